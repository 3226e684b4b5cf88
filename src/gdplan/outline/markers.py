"""The markers that number a Chinese document, and where in a paragraph one may stand.

The order of the families is that of GB/T 9704-2012, 7.3.3 (一、 （一） 1. （1）), of the Legislation Law, article 65
(编 章 节 条 款 项 目), and of the handbook of the Executive Yuan for Taiwan's papers (壹、 一、 （一） １、 （１）).
"""

import functools
import re
from typing import NamedTuple

from gdplan.normalize import PlanText
from gdplan.terms import Level


class Family(NamedTuple):
    """One way of numbering."""

    name: str
    level: Level
    eid: str
    example: str


FAMILIES = (  # outermost first; the place in this tuple is the rank
    Family("篇", "part", "part", "第一篇　總論"),
    Family("章", "chapter", "chp", "第一章　總則"),
    Family("壹、", "chapter", "chp", "壹、內政"),
    Family("節", "section", "sec", "第一節　公民"),
    Family("條", "article", "art", "第一條　為了"),
    Family("一、", "section", "sec", "一、總體要求"),
    Family("（一）", "subsection", "subsec", "（一）指導思想"),
    Family("1.", "paragraph", "para", "1.實施攻關"),
    Family("（1）", "subparagraph", "subpara", "（1）自行租屋"),
    Family("1）", "point", "point", "1）租金"),
    Family("①", "point", "point", "①租金"),
    Family("A、", "point", "point", "A、租金"),
)
RANK = {family.name: rank for rank, family in enumerate(FAMILIES)}
ARTICLE = RANK["條"]

_ORDINAL_RANK = {"篇": 0, "编": 0, "部分": 0, "章": RANK["章"], "节": RANK["節"], "条": ARTICLE}
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_FORMAL = str.maketrans("壹贰貳叁参參肆伍陆陸柒捌玖拾佰", "一二二三三三四五六六七八九十百")

_CN = "一二三四五六七八九十百千零〇两廿卅"
_CN_OR_DASH = f"[{_CN}—–―ー─-]"  # a dash is typed or scanned for 一
_MARKER = rf"""
    第\ *(?P<nth>\w{{1,9}}?)\ *(?P<unit>篇|编|部分|章|节|条)
  | (?P<formal>[壹贰貳叁参參肆伍陆陸柒捌玖拾佰]+)\ *、
  | (?P<plain>(?:(?!——|--|––|――|──){_CN_OR_DASH})+)\ *[、.]
  | \(\ *(?P<bracketed>{_CN_OR_DASH}+)\ *\)(?:\ *、)?
  | (?P<arabic>\d{{1,3}})\ *[.、]
  | \(\ *(?P<round>\d{{1,3}})\ *\)(?:\ *、)?
  | (?P<half>\d{{1,2}})\)
  | (?P<circled>[①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛㈠-㈩])\ *[、.]?
  | (?P<letter>[A-Z])、
"""
_AT_START = re.compile(_MARKER, re.VERBOSE)
_MAY_BE_GLUED = re.compile(
    rf"[。！？)”]\ *(?:第|\(\ *[一二三四五六七八九十\d]|[①-⑳⑴-⒛㈠-㈩]|\d{{1,3}}\ *[.、)]|[{_CN}]{{1,3}}\ *、|[A-Z]、)"
)
_REFERENCE = re.compile(r"(?:[的规第款项、,至和及与或所之]|中(?![华国央共])|\(\ *[一二三四五六七八九十]+\ *\)[项款])")
_CIRCLED_ROWS = (
    ("①", 20, "①"),
    ("㉑", 15, "①"),
    ("㊱", 15, "①"),
    ("⑴", 20, "（1）"),
    ("⒈", 20, "1."),
    ("㈠", 10, "（一）"),
)


class Marker(NamedTuple):
    """A place that may number a node."""

    paragraph: int  # index
    start: int  # of the marker in the paragraph's text
    end: int
    rank: int
    number: int | None  # None: no valid numeral
    well_formed: bool  # of a shape that only markers have: no digit after 1., a blank after 第一条
    glued: bool  # inside a paragraph, after the end of a sentence or a bracket

    @property
    def firm(self) -> bool:
        """At the start of a paragraph, and well formed: always a marker."""
        return self.well_formed and not self.glued


@functools.cache
def ordinal(text: str) -> int | None:
    """The integer that a Chinese numeral up to 9,999 states, None where it states none.

    >>> [ordinal(t) for t in ("二十一", "十", "一百零五", "廿三", "十十")]
    [21, 10, 105, 23, None]
    """
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text)) if all(c in _DIGITS for c in text) else None
    total, digit, last = 0, None, 10_000
    for c in text:
        if c in _UNITS:
            if _UNITS[c] >= last or (digit is None and c != "十"):
                return None
            total, digit, last = total + (1 if digit is None else digit) * _UNITS[c], None, _UNITS[c]
        elif c in _DIGITS and (digit is None or digit == 0):
            digit = _DIGITS[c]
        else:
            return None
    return total + (digit or 0)


@functools.cache
def _glued() -> re.Pattern[str]:
    return re.compile(rf"(?<=[。！？)”])\ *(?P<marker>{_MARKER})", re.VERBOSE)


def may_be_glued(plan: PlanText) -> bool:
    """Whether a text has anything like a marker after 。！？）”; most have not."""
    return _MAY_BE_GLUED.search(plan) is not None


def find_markers(text: PlanText, paragraph: int, *, glued: bool = True) -> list[Marker]:
    """The markers that may stand in one paragraph: at its start and, with `glued`, after 。！？）” inside it.

    >>> [(m.rank, m.number, m.firm) for m in find_markers(PlanText("1.2亿千瓦"), 0)]
    [(7, 1, False)]
    """
    found = []
    match = _AT_START.match(text)
    if match and (marker := _read(match, text, paragraph, match.start(), glued=False)):
        found.append(marker)
    if glued and _MAY_BE_GLUED.search(text):
        for match in _glued().finditer(text):
            marker = _read(match, text, paragraph, match.start("marker"), glued=True)
            if marker:
                found.append(marker)
    return found


def _read(match: re.Match[str], text: str, paragraph: int, start: int, *, glued: bool) -> Marker | None:
    """The rank and number of one match; None where the words after it show that it is a reference or a decimal."""
    kind, end = match.lastgroup, match.end()
    if kind == "marker":
        kind = next(name for name in _KINDS if match[name] is not None)
    well_formed = True
    number: int | None
    if kind == "unit":
        rank, nth = _ORDINAL_RANK[match["unit"]], match["nth"]
        number = int(nth) if nth.isdecimal() else ordinal(nth)
        if number is None or _REFERENCE.match(text, end):
            return None
        well_formed = end == len(text) or text[end] in " (【" or match["unit"] != "条"
    elif kind == "formal":
        rank, number = RANK["壹、"], ordinal(match["formal"].translate(_FORMAL))
        if number is None:
            return None
    elif kind in ("plain", "bracketed"):
        rank, numeral = RANK["一、" if kind == "plain" else "（一）"], match[kind]
        number = ordinal(numeral)
        if number is None and not any(c in "—–―ー─-" for c in numeral):
            return None
        if number is None and glued:
            return None
        if kind == "plain" and text[end - 1] == "." and text[end : end + 1].isdecimal():
            return None
    elif kind == "arabic":
        rank, number = RANK["1."], int(match["arabic"])
        well_formed = not text[end : end + 1].isdecimal()
    elif kind in ("round", "half"):
        rank, number = RANK["（1）" if kind == "round" else "1）"], int(match[kind])
        well_formed = kind == "round"
    elif kind == "circled":
        rank, number = _circled(match["circled"])
    else:
        rank, number, well_formed = RANK["A、"], ord(match["letter"]) - ord("A") + 1, False
    return Marker(paragraph, start, end, rank, number, well_formed, glued)


_KINDS = ("unit", "formal", "plain", "bracketed", "arabic", "round", "half", "circled", "letter")


def _circled(char: str) -> tuple[int, int]:
    for first, count, family in _CIRCLED_ROWS:
        index = ord(char) - ord(first)
        if 0 <= index < count:
            base = {"㉑": 20, "㊱": 35}.get(first, 0)
            return RANK[family], base + index + 1
    raise AssertionError(char)


def starts_with_marker(text: PlanText) -> bool:
    """Whether a line may begin a node: a firm marker, whatever its number."""
    match = _AT_START.match(text)
    marker = match and _read(match, text, 0, 0, glued=False)
    return bool(marker and marker.firm)
