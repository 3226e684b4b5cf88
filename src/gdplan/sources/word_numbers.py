"""Word's automatic numbers (ECMA-376, part 1, 17.9): which number a paragraph has, and how it is printed."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import NamedTuple

from gdplan.sources.archive import local_name

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_DASHES = frozenset("-–—―－")
_COUNTING, _FORMAL_HANS, _FORMAL_HANT = (
    "零一二三四五六七八九十百千万",
    "零壹贰叁肆伍陆柒捌玖拾佰仟万",
    "零壹貳參肆伍陸柒捌玖拾佰仟萬",
)
_HANS_FORMATS = {  # numFmt -> digits, ten, hundred, thousand, ten thousand
    "chineseCounting": _COUNTING,
    "chineseCountingThousand": _COUNTING,
    "taiwaneseCounting": _COUNTING,
    "taiwaneseCountingThousand": _COUNTING,
    "japaneseCounting": _COUNTING,
    "chineseLegalSimplified": _FORMAL_HANS,
    "ideographLegalTraditional": _FORMAL_HANT,
    "japaneseLegal": _FORMAL_HANT,
}
_DIGIT_FORMATS = {
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "ideographDigital": "〇一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
}
_SERIES = {  # printed up to their end, then in decimal
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}
_ROMAN_VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_ROMAN_LETTERS = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
_MOST_LETTERS = 780  # Word repeats a letter up to thirty times: AA, AAA
_MOST_ROMAN, _MOST_HANS = 3_999, 99_999


def format_number(number: int, form: str) -> str:
    """A number as w:numFmt prints it; decimal where the form is unknown or does not reach so far.

    >>> [format_number(21, form) for form in ("chineseCounting", "decimalEnclosedCircle", "lowerRoman", "decimal")]
    ['二十一', '㉑', 'xxi', '21']
    """
    if form == "none":
        return ""
    if number > 0:
        if form in _HANS_FORMATS and number <= _MOST_HANS:
            return _to_hans(number, _HANS_FORMATS[form])
        if form in _SERIES and number <= len(_SERIES[form]):
            return _SERIES[form][number - 1]
        if form in ("upperLetter", "lowerLetter") and number <= _MOST_LETTERS:
            letters = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letters if form == "upperLetter" else letters.lower()
        if form in ("upperRoman", "lowerRoman") and number <= _MOST_ROMAN:
            return _to_roman(number) if form == "upperRoman" else _to_roman(number).lower()
    if form in _DIGIT_FORMATS:
        return "".join(_DIGIT_FORMATS[form][int(digit)] for digit in str(abs(number)))
    if form == "decimalZero":
        return f"{number:02}"
    return f"- {number} -" if form == "numberInDash" else str(number)


def _to_hans(number: int, chars: str) -> str:
    """二十一 for 21, 十一 for 11 but 壹拾壹, 一百零一 for 101."""
    parts: list[str] = []
    zero = False
    for power in (4, 3, 2, 1, 0):
        digit, number = divmod(number, 10**power)
        if digit:
            parts.append(("零"[: zero and bool(parts)]) + chars[digit] + (chars[9 + power] if power else ""))
        zero = not digit
    text = "".join(parts)
    return text.removeprefix("一") if chars == _COUNTING and text.startswith("一十") else text


def _to_roman(number: int) -> str:
    parts: list[str] = []
    for value, letters in zip(_ROMAN_VALUES, _ROMAN_LETTERS, strict=True):
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


class Level(NamedTuple):
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    text: str = ""  # 第%1条, （%2）
    restart: int | None = None  # the level (from 1) whose number starts this one anew; 0 none, None any above
    legal: bool = False  # all numbers of the text in decimal
    gap: str = " "  # between number and text
    style: str | None = None  # the paragraph style that has this level


class _List(NamedTuple):
    counters: str  # lists made from one w:abstractNum count on from each other
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]  # level -> number, at the first paragraph of this list


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: ET.Element | None = None) -> None:
        """`root` is w:numbering; a list is read when a paragraph belongs to it."""
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._numbers: dict[str, ET.Element] = {}
        self._abstracts: dict[str, ET.Element] = {}
        self._styles: dict[str, str] = {}  # a list style -> the abstract list that defines it
        for element in root if root is not None else ():
            name = local_name(element.tag)
            if name == "num":
                self._numbers[_get(element, "numId")] = element
            elif name == "abstractNum":
                self._abstracts[_get(element, "abstractNumId")] = element
                if link := _values(element, deep=False).get("styleLink"):
                    self._styles[link] = _get(element, "abstractNumId")

    def level_of_style(self, num_id: str, style: str) -> int:
        """The level that a list gives to a paragraph style; the first where it names none."""
        found = self._find(num_id)
        levels = found.levels.items() if found else ()
        return next((at for at, level in levels if level.style == style), 0)

    def count(self, num_id: str, at: int) -> str:
        """Count one paragraph and give the number printed before it, with the gap after it; "" for a bullet."""
        found = self._find(num_id)
        if found is None or at not in found.levels:
            return ""
        counts = self._counts.setdefault(found.counters, [None] * _LEVELS)
        if num_id not in self._begun:
            self._begun.add(num_id)
            for level, start in found.restarts.items():
                counts[level:] = [start - 1] + [None] * (_LEVELS - level - 1)
        for upper in range(at):
            if counts[upper] is None:
                counts[upper] = found.levels.get(upper, Level()).start
        now = counts[at]
        counts[at] = found.levels[at].start if now is None else now + 1
        for deeper in range(at + 1, _LEVELS):
            restart = found.levels.get(deeper, Level()).restart
            if restart is None or at < restart:
                counts[deeper] = None
        return _print(found.levels, at, counts)

    def _find(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            element = self._numbers.get(num_id)
            self._lists[num_id] = None if element is None else self._read(element)
        return self._lists[num_id]

    def _read(self, element: ET.Element) -> _List | None:
        abstract_id = _values(element, deep=False).get("abstractNumId", "")
        abstract = self._abstracts.get(abstract_id)
        if abstract is None:
            return None
        if (link := _values(abstract, deep=False).get("numStyleLink")) in self._styles:
            abstract_id = self._styles[link]
            abstract = self._abstracts[abstract_id]
        levels = dict(_read_levels(abstract))
        restarts: dict[int, int] = {}
        for override in element:
            at = _to_int(_get(override, "ilvl"), -1)
            if local_name(override.tag) == "lvlOverride" and at in range(_LEVELS):
                levels.update(_read_levels(override))
                if start := _values(override, deep=False).get("startOverride"):
                    restarts[at] = _to_int(start, 1)
        return _List(abstract_id, levels, restarts)


def _print(levels: Mapping[int, Level], at: int, counts: list[int | None]) -> str:
    level = levels[at]
    if level.form == "bullet":  # a dot or a square is no word; —— is how plans print an item without a number
        return level.text if level.text and not set(level.text) - _DASHES else ""

    def put(match: re.Match[str]) -> str:
        which = int(match[1]) - 1
        form = levels.get(which, Level()).form
        return format_number(counts[which] or 0, "decimal" if level.legal and form != "none" else form)

    text = _PLACEHOLDER.sub(put, level.text).strip()
    return text + level.gap if text else ""


def _read_levels(parent: ET.Element) -> list[tuple[int, Level]]:
    return [
        (at, _read_level(element))
        for element in parent
        if local_name(element.tag) == "lvl" and (at := _to_int(_get(element, "ilvl"), -1)) in range(_LEVELS)
    ]


def _read_level(element: ET.Element) -> Level:
    given = _values(element, deep=True)
    return Level(
        start=_to_int(given.get("start"), 0),
        form=given.get("numFmt") or "decimal",
        text=given.get("lvlText", ""),
        restart=_to_int(given["lvlRestart"], 0) if "lvlRestart" in given else None,
        legal=given.get("isLgl", "0") not in ("0", "false", "off"),
        gap="" if given.get("suff") == "nothing" else " ",
        style=given.get("pStyle"),
    )


def _values(element: ET.Element, *, deep: bool) -> dict[str, str]:
    """w:val of each child by name, of all below with `deep`; of two, the last is the fallback of a choice."""
    return {local_name(child.tag): _get(child, "val") for child in (element.iter() if deep else element)}


def _get(element: ET.Element, name: str) -> str:
    return next((value for key, value in element.items() if local_name(key) == name), "")


def _to_int(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text) else default
