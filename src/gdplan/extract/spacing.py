"""What printing puts between words and numbers that no reader of numbers needs to know of.

Blanks, as in 达到 300 亿元 or between thousands (77 100个), and asides that explain or abbreviate a name or give its
formula: 小微店(即新型组织,以下简称小店)数量突破100家 counts 小微店数量.
"""

from collections.abc import Sequence

from gdplan.normalize import PlanText
from gdplan.patterns import lazy

_HAN = r"[^\W\d_a-zA-Z]"
_SIGNS = "≥≧>≤≦<≈"
# 77 100个, but 2025 100个 and 表1 200家 are two numbers each, and so is a row of a table.
_THOUSANDS = (
    r"(?<![0-9.,%/A-Za-z表图栏第])(?<![0-9%] )[1-9][0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]+)?(?![0-9.])"
    rf"(?= ?(?![年月日]){_HAN})"
)
_BLANKS = (
    rf"(?<=[0-9%‰]) +(?=[%‰]|{_HAN})|(?<={_HAN}) +(?=[0-9{_SIGNS}])|(?<=[,;:。、(“{_SIGNS}]) +(?=[0-9])"
    rf"|{_THOUSANDS}"
)
_NAMING = "即|以下[统简]?称|[下统又也简]称|下同|[^()]{1,24},(?:以?下)[统简]?称"
_EXCEPT = "(?:不包括|不包含|不含|除)"
_ASIDE = rf"\((?:{_NAMING})[^()0-9]{{0,40}}\)|\({_EXCEPT}[^()0-9]{{10,60}}\)|\([^()]{{2,40}}[×*÷] ?100%?\)"
_GONE = lazy(rf"{_BLANKS}|{_ASIDE}")
_SIGN = lazy(r"\((?:即|[下统又也简]称|以下|不[包含]|除)|称[^()]{1,20}\)|下同|[×*÷]")


def is_spaced(text: str) -> bool:
    """Whether a text may have any such thing."""
    return " " in text or ("(" in text and _SIGN.search(text) is not None)


def close_up(text: PlanText) -> PlanText:
    """The text without such blanks and asides.

    >>> close_up(PlanText("到 2027 年,AI PC 达到 85 %以上"))
    '到2027年,AI PC 达到85%以上'
    >>> close_up(PlanText("优良率 ≥ 90 %")), close_up(PlanText("提供77 100个单位"))
    ('优良率≥90%', '提供77100个单位')
    >>> close_up(PlanText("小微店(即新型组织,以下简称小店)数量(含门店)比上年(下同)增长5%"))
    '小微店数量(含门店)比上年增长5%'
    """
    if not is_spaced(text):
        return text
    return PlanText(_GONE.sub(lambda match: "" if match[0][0] == "(" else match[0].replace(" ", ""), text))


def kept_places(text: PlanText) -> list[int]:
    """Where in a text each character of its closed-up form stands.

    >>> kept_places(PlanText("到 5 家"))
    [0, 2, 4]
    """
    gone: set[int] = set()
    for match in _GONE.finditer(text):
        aside = match[0][0] == "("
        gone.update(place for place in range(*match.span()) if aside or text[place] == " ")
    return [place for place in range(len(text)) if place not in gone]


def printed_pieces(places: Sequence[int], start: int, end: int, text: str) -> list[tuple[int, int]]:
    """The pieces of a text that a slice of its closed-up form is, asides left out.

    >>> text = PlanText("小店(以下简称店)数 5")
    >>> [text[slice(*piece)] for piece in printed_pieces(kept_places(text), 0, 3, text)]
    ['小店', '数']
    """
    pieces = [(places[start], places[start] + 1)]
    for place in places[start + 1 : end]:
        first, last = pieces[-1]
        if text.find("(", last, place) < 0:
            pieces[-1] = (first, place + 1)
        else:
            pieces.append((place, place + 1))
    return pieces
