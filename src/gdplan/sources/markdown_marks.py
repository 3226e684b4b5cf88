"""What Markdown and its converters write inside a line: emphasis, links, raised text, numbers as formulas."""

import re

from gdplan.sources.raised import raise_text

# A number as MinerU sets it, $ 3 . 2 \%$, with the blanks around it; a lone $ is none.
_FORMULA = re.compile(
    r"(?:(?<=[^\x00-\x7f]) )?(?<![\\$])\$(?=[^$\n]{0,80}\d)(?P<inside>[^$\n]{1,80}?)(?<!\\)\$(?!\d)"
    r"(?: (?=[^\x00-\x7f]))?"
)
ATTRIBUTES = r"\{(?:[.#][\w-]|[\w-]{1,40}=)[^{}]{0,500}\}"  # pandoc's {.underline}, {#目标 .unnumbered}
_MARKS = (  # in the order they go
    (
        re.compile(
            r"(?<!\\)<(?:img|figure|/figure|figcaption|/figcaption|source|picture|/picture)\b[^<>]{0,2000}>",
            re.IGNORECASE,
        ),
        "",
    ),
    (re.compile(r"!\[[^\[\]]{0,500}\]\([^()]{0,2000}\)(?:\{[^{}]{0,500}\})?"), ""),
    (re.compile(rf"(?<!\\)\[([^\[\]]{{1,500}})\](?:\([^()]{{0,2000}}\)|\[[^\[\]]{{0,500}}\]|{ATTRIBUTES})"), r"\1"),
    (re.compile(r"(?<!\\)<(https?://[^<>\s]{1,2000})>"), r"\1"),
    (
        re.compile(
            r"(?<!\\)</?(?:b|strong|i|em|u|font|span|center|div|p|small|sub)(?:\s[^<>]{0,500})?>", re.IGNORECASE
        ),
        "",
    ),
    (re.compile(r"(?<!\\)(\*{1,3})(?=\S)([^*\n]{1,2000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\\\w])(_{2})(?=\S)([^_\n]{1,2000}?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"(?<!\\)`([^`\n]{1,2000})`"), r"\1"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
_POWER = re.compile(r"(?<!\\)\^([^\s^]{1,20})(?<!\\)\^")  # pandoc's m^2^
_LOWERED = re.compile(r"(?<=[A-Za-z])~(\d{1,2})~")  # and H~2~O
_SUP = re.compile(r"(?<!\\)<sup(?:\s[^<>]{0,500})?>([^<>]{0,60})</sup\s*>", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\[\^([^\]\s]{1,40})\]")
_RAISED_IN_FORMULA = re.compile(r"\^\s*(?:\{((?:[^{}]|\{[^{}]{0,40}\}){0,60})\}|([^\s{}\\]))")
_WORDS_OF_FORMULAS = (
    (re.compile(r"\^\s*(?:\{\s*\\circ\s*\}|\\circ)\s*(?:\\(?:mathrm|text|rm)\s*\{\s*C\s*\}|C)"), "℃"),
    (re.compile(r"\\(?:mu|upmu)(?![a-zA-Z])"), "μ"),
    (re.compile(r"\\(?:cdot|bullet)(?![a-zA-Z])"), "·"),
    (re.compile(r"\\pm(?![a-zA-Z])"), "±"),
    (re.compile(r"\\(?:approx|thickapprox)(?![a-zA-Z])"), "≈"),
    (re.compile(r"\\(?:geq?|geqslant)(?![a-zA-Z])"), "≥"),
    (re.compile(r"\\(?:leq?|leqslant)(?![a-zA-Z])"), "≤"),
    (re.compile(r"\\sim(?![a-zA-Z])"), "~"),
    (re.compile(r"\\times(?![a-zA-Z])"), "×"),
    (re.compile(r"\\(?:mathrm|mathbf|text|textbf|rm|bf)(?![a-zA-Z])"), ""),
    (re.compile(r"\\([%#&$_])"), r"\1"),
    (re.compile(r"\\[,;:! ]|[{}_]"), ""),
    (re.compile(r"\s+"), ""),
    (re.compile(r"~(?=[A-Za-zμ°])"), ""),  # a blank before a unit
)


def strip_marks(text: str) -> str:
    r"""A text without its marks; what is raised stands as `raise_text` writes it.

    >>> strip_marks(r"占比 $1 2 \%$ ，见[附表](a.html)")
    '占比12%，见附表'
    """
    if "$" in text:
        text = _FORMULA.sub(_read_formula, text)
    if "[^" in text:
        text = _NOTE_MARK.sub(lambda mark: raise_text(mark[1] if mark[1].isdecimal() else "*"), text)
    if "^" in text or "~" in text:
        text = _LOWERED.sub(r"\1", _POWER.sub(lambda raised: raise_text(raised[1]), text))
    if "<" in text:
        text = _SUP.sub(lambda raised: raise_text(raised[1]), text)
    if any(mark in text for mark in "*_`[<\\!"):
        for pattern, instead in _MARKS:
            text = pattern.sub(instead, text)
    return text


def _read_formula(formula: re.Match[str]) -> str:
    r"""A number as it is printed: $ 3 . 2 \%$ is 3.2%. Blanks that set a formula off from Chinese text go."""
    inside = formula["inside"]
    first, *others = _WORDS_OF_FORMULAS
    inside = _RAISED_IN_FORMULA.sub(lambda raised: raise_text(raised[1] or raised[2]), first[0].sub(first[1], inside))
    for pattern, instead in others:
        inside = pattern.sub(instead, inside)
    return inside.strip()
