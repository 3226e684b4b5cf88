"""Raised text on its way into a draft: 2 of 强度² and of m²."""

from collections.abc import Iterator

from gdplan.patterns import lazy

# Around raised text, until a line is added: no character of any document (Unicode 23.7, noncharacters).
RAISED_BEGIN, RAISED_END = "\ufdd0", "\ufdd1"
RAISED = lazy(f"{RAISED_BEGIN}([^{RAISED_BEGIN}{RAISED_END}]*){RAISED_END}")
# Behind a word of letters (GDP, 5G, R&D, Token): no unit (m, KM) and no formula (CO², as it is misprinted).
BEHIND_WORD = r"(?:(?<=[A-Z]{2})(?<![KHDCMN]M)(?<![CSN]O)|(?<=[0-9][GK])|(?<=&[A-Z])|(?<=[A-Za-z]{4}))"
# What a mark in the size of its line stands behind, beside brackets, and the words that go on behind it.
HAN_CLOSED = "一-鿿”》"
GOES_ON = "达为约是超不较比"
# 2 of 强度² and 500² marks a note; of m², 10² it is an exponent.
NOTE_MARK = lazy(r"[\[(（［〔]?\s*(?:\d{1,3}|[①-⑳*※†])\s*[\])）］〕]?")
BEFORE_EXPONENT = lazy(rf"(?:[A-Za-zμµΩ℃°)](?!{BEHIND_WORD})|(?<![0-9.,])(?P<ten>10))\s*$")
EXPONENTS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")  # behind 10, so that it is no digit of a larger number


def raise_text(text: str) -> str:
    """Raised text, to stand inside a line that is added to a draft."""
    return f"{RAISED_BEGIN}{text}{RAISED_END}"


def lower_text(text: str) -> str:
    """A line with its raised text as any other: for a title."""
    return text.replace(RAISED_BEGIN, "").replace(RAISED_END, "")


def drop_raised(text: str) -> str:
    """A line without its raised text."""
    return RAISED.sub("", text) if RAISED_BEGIN in text else text


def find_raised(text: str) -> Iterator[tuple[str, int]]:
    """The raised pieces of a line and how much text stands before each of them."""
    marks = 0
    for raised in RAISED.finditer(text):
        yield raised[1], raised.start() - marks
        marks += len(RAISED_BEGIN + RAISED_END)
