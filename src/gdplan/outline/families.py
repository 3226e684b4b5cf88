"""The families of markers: the level and rank of each, what its marker looks like and how its number is read.

The order of the families is that of GB/T 9704-2012, 7.3.3 (一、 （一） 1. （1）), of the Legislation Law, article 65
(编 章 节 条 款 项 目), and of the handbook of the Executive Yuan for Taiwan's papers (壹、 一、 （一） １、 （１）).
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from gdplan.ordinals import ordinal
from gdplan.patterns import lazy
from gdplan.terms import Level
from gdplan.vocab.numerals import SAID, TO_TEN


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
    Family("1", "section", "sec", "1　總則"),
    Family("1.1", "subsection", "subsec", "1.1　編制目的"),
    Family("1.1.1", "paragraph", "para", "1.1.1　法律"),
    Family("1.1.1.1", "subparagraph", "subpara", "1.1.1.1　法規"),
    Family("（一）", "subsection", "subsec", "（一）指導思想"),
    Family("1.", "paragraph", "para", "1.實施攻關"),
    Family("（1）", "subparagraph", "subpara", "（1）自行租屋"),
    Family("1）", "point", "point", "1）租金"),
    Family("①", "point", "point", "①租金"),
    Family("A、", "point", "point", "A、租金"),
)
RANK = {family.name: rank for rank, family in enumerate(FAMILIES)}
ARTICLE = RANK["條"]
DECIMAL = RANK["1"]  # the first of the four that only the whole text tells: see decimals.py

_ORDINAL_RANK = {"篇": 0, "编": 0, "部分": 0, "章": RANK["章"], "节": RANK["節"], "条": ARTICLE}
_FORMAL = str.maketrans("壹贰貳叁参參肆伍陆陸柒捌玖拾佰", "一二二三三三四五六六七八九十百")

_DASHES = "—–―ー─-"  # typed or scanned for 一
_CN_OR_DASH = f"[{SAID}{_DASHES}]"
# Any marker, to be read with re.VERBOSE; the group that matches last tells its form.
MARKER = rf"""
    第\ *(?P<nth>\w(?:\ *\w){{0,8}}?)(?:-(?P<dashed>\d{{1,2}}))?\ *(?P<unit>篇|编|部分|章|节|条)
    (?:\ *之\ *(?P<inserted>[{SAID}]{{1,3}}|\d{{1,2}}))?
  | (?P<formal>[壹贰貳叁参參肆伍陆陸柒捌玖拾佰]+)\ *、
  | (?P<plain>(?:(?!——|--|––|――|──){_CN_OR_DASH})+)\ *[、.]
  | \(\ *(?P<bracketed>{_CN_OR_DASH}+)\ *\)(?:\ *、)?
  | (?P<arabic>\d{{1,3}})\ *[.、]
  | \(\ *(?P<round>\d{{1,3}})\ *\)(?:\ *、)?
  | (?P<half>\d{{1,2}})\)
  | (?P<circled>[①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛㈠-㈩])\ *[、.]?
  | (?P<letter>[A-Z])、
"""
# What follows an article that is spoken of, 第二条规定的…; it may as well begin one: 第二条规划区内….
_REFERENCE = lazy(rf"[的规第、,至和及与或所之]|中(?![华国央共])|\(\ *[{TO_TEN}]+\ *\)[项款]")
_ONLY_NUMBER = lazy(r" *\d{1,3}\.[\d.,]* *[%‰]? *")  # a value of a table that was flattened
_CIRCLED_ROWS = (  # first character, how many, family, number before the first
    ("①", 20, "①", 0),
    ("㉑", 15, "①", 20),
    ("㊱", 15, "①", 35),
    ("⑴", 20, "（1）", 0),
    ("⒈", 20, "1.", 0),
    ("㈠", 10, "（一）", 0),
)


class MarkerReading(NamedTuple):
    """What the form of one marker says; the fields are those of `Marker`."""

    rank: int
    number: int | None
    well_formed: bool = True
    is_reference: bool = False
    inserted: int | None = None


def read_marker(match: re.Match[str], text: str) -> MarkerReading | None:
    """What a match of `MARKER` in a text says; None where it is a decimal or no numeral."""
    kind = match.lastgroup or ""
    if kind not in _READERS:  # an outer group, around the whole marker
        kind = next(name for name in _READERS if match[name] is not None)
    return _READERS[kind](match[kind], match, text)


def _read_unit(_: str, match: re.Match[str], text: str) -> MarkerReading | None:
    """第三章, 第 1 0 条, 第十七条之一, 第17-1條; 第十二条规定的… may be a reference."""
    number, unit, end = _integer(match["nth"].replace(" ", "")), match["unit"], match.end()
    if number is None:
        return None
    is_reference = _REFERENCE.match(text, end) is not None
    well_formed = end == len(text) or text[end] in " (【" or unit != "条"
    inserted = _integer(match["inserted"] or match["dashed"] or "")
    return MarkerReading(_ORDINAL_RANK[unit], number, well_formed and not is_reference, is_reference, inserted)


def _integer(numeral: str) -> int | None:
    """That of digits or of a Chinese numeral; None where it is neither."""
    return int(numeral) if numeral.isdecimal() else ordinal(numeral) if numeral else None


def _read_formal(numeral: str, _match: re.Match[str], _text: str) -> MarkerReading | None:
    """壹、"""
    number = ordinal(numeral.translate(_FORMAL))
    return None if number is None else MarkerReading(RANK["壹、"], number)


def _read_plain(numeral: str, match: re.Match[str], text: str) -> MarkerReading | None:
    """一、 and —、; 一.5 is none."""
    if text[match.end() - 1] == "." and text[match.end() : match.end() + 1].isdecimal():
        return None
    return _read_chinese("一、", numeral)


def _read_bracketed(numeral: str, _match: re.Match[str], _text: str) -> MarkerReading | None:
    """（一） and （ー）"""
    return _read_chinese("（一）", numeral)


def _read_chinese(family: str, numeral: str) -> MarkerReading | None:
    """A numeral, or what was typed for one: with a dash in it it has no number of its own."""
    number = ordinal(numeral)
    if number is None and not any(c in _DASHES for c in numeral):
        return None
    return MarkerReading(RANK[family], number)


def _read_arabic(digits: str, match: re.Match[str], text: str) -> MarkerReading | None:
    """1. and 1、; before a digit it may be a decimal or two numbers, and is one where the line holds nothing else."""
    if _ONLY_NUMBER.fullmatch(text):
        return None
    return MarkerReading(RANK["1."], int(digits), not text[match.end() : match.end() + 1].isdecimal())


def _read_round(digits: str, _match: re.Match[str], _text: str) -> MarkerReading:
    """（1）"""
    return MarkerReading(RANK["（1）"], int(digits))


def _read_half(digits: str, _match: re.Match[str], _text: str) -> MarkerReading:
    """1）"""
    return MarkerReading(RANK["1）"], int(digits), well_formed=False)


def _read_circled(char: str, _match: re.Match[str], _text: str) -> MarkerReading | None:
    """① and its kin."""
    for first, count, family, before in _CIRCLED_ROWS:
        index = ord(char) - ord(first)
        if 0 <= index < count:
            return MarkerReading(RANK[family], before + index + 1)
    return None


def _read_letter(letter: str, _match: re.Match[str], _text: str) -> MarkerReading:
    """A、"""
    return MarkerReading(RANK["A、"], ord(letter) - ord("A") + 1, well_formed=False)


_READERS: dict[str, Callable[[str, re.Match[str], str], MarkerReading | None]] = {  # by the pattern's groups
    "unit": _read_unit,
    "inserted": _read_unit,
    "formal": _read_formal,
    "plain": _read_plain,
    "bracketed": _read_bracketed,
    "arabic": _read_arabic,
    "round": _read_round,
    "half": _read_half,
    "circled": _read_circled,
    "letter": _read_letter,
}
