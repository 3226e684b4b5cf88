"""By when: the year or date that governs a place in a sentence."""

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from gdplan.extract.context import TargetContext

Basis = Literal["clause", "paragraph", "heading", "plan"]

# Begins with a character, not with an option, so that a search can skip to it.
_DATE = re.compile(
    r"[0-9十今明后去上当全本年](?:(?<=[0-9])(?P<digits>\d{0,3})年(?:度|(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?"
    r"|(?<=十)(?P<plan>[一二三四五六七])五”?|(?<=年)[内底末]|(?<!年)年)"
    r"(?P<after>期?末|期间|时期|规划期|(?:前|年)?[底末初]?(?:或?[以之]?前)?)(?P<since>以来|起|开始)?(?P<of>的(?:(?![\d万])|(?=[\d.]+倍)))?",
    re.ASCII,
)
# “十五五”开局之年, 确保“十五五”开好局: says nothing of its last year, as 收官之年 does.
_BEGINNING = re.compile(r"[^,;。、\d]{0,6}?(?:开局|起步|开好局|起好步|开好头|开门红|第一年|头一年|首年|元年)")
_FIVE_YEAR_PLAN = {c: 2005 + 5 * n for n, c in enumerate("一二三四五六七", 1)}  # 十一五 ended in 2010
_AT_END = ("末", "底")
_OTHER_YEARS = {"明": 1, "后": 2, "去": -1, "上": -1}
_BASELINE = re.compile("(?:[高低快慢优好多少等]于|[自从比较与以按]|相比|超过)“?$")  # 比2020年: measured from it
_REACHES = re.compile("(?:[到至在于]|民国)“?$")
_AS_OF = re.compile("截[至止]“?$")
_LONGEST_TITLE = 80  # characters
_COUNTS = tuple("一二两三四五六七八九十几0123456789个半")
_APART = ("", *",;:。 、—(")
_ROC = 1911  # 民国 99 is 2010
_MOVES = (",", "达", "提高", "提升", "降至", "降到", "增至", "力争")  # 覆盖率2027年达95%
_SPAN = re.compile("一遇|以[上下内来]|[左之]右|[来内间期多余]|的?历史")  # 100年一遇, 100年来: how long


class Deadline(NamedTuple):
    """A date that a text names."""

    start: int
    end: int
    date: str  # 2025, 2025-12 or 2025-12-31
    year: int
    is_firm: bool  # 到2027年, 2025年底前, 年底前; not a year that only stands there


def find_deadlines(text: str, year: int | None) -> tuple[Deadline, ...]:
    """Every date that can govern a number, in order; `year` is the plan's own, which 今年 and 年底 mean.

    >>> [d.date for d in find_deadlines("到2027年,建成5座;年底前开工3座;比2020年翻一番", 2026)]
    ['2027', '2026']
    """
    if "年" not in text and "五" not in text:
        return ()
    found = []
    for match in _DATE.finditer(text):
        start, end = match.span()
        before = text[max(0, start - 3) : start]
        number = _year(match, text, before, year)
        if number is None or match["since"] or (match["of"] and not match["after"]) or _BASELINE.search(before):
            continue
        if match["plan"] and match["after"][-1:] not in _AT_END and _BEGINNING.match(text, end):
            continue
        near = text[max(0, start - _LONGEST_TITLE) : start]
        if near.rfind("《") > near.rfind("》"):
            continue  # 《…2035年远景目标纲要》
        date, month, day = f"{number}", match["month"], match["day"]
        if month and 1 <= int(month) <= 12:
            date += f"-{int(month):02}"
            date += f"-{int(day):02}" if day and 1 <= int(day) <= 31 else ""
        stands_apart = before[-1:] in _APART or before.endswith("其中") or text.startswith(_MOVES, end)
        reaches = bool(match["after"] or _REACHES.search(before))
        is_firm = reaches or (day is None and (match["digits"] is None or stands_apart))  # 3月14日 is an event
        if (
            _AS_OF.search(before)
            or text[end : end + 1] == "止"
            or (match["digits"] is None and text[end : end + 1].isdecimal())
        ):
            is_firm = False  # 截至2026年6月底, 本年1至6月: what was so by then
        found.append(Deadline(start, end, date, number, is_firm))
    return tuple(found)


def _year(match: re.Match[str], text: str, before: str, own: int | None) -> int | None:
    """2026年, 99年底 (民国), 十五五 (its last year), 今年."""
    first = match[0][0]
    if first.isdecimal():
        number = int(first + match["digits"])
        if before[-1:].isdecimal() or before[-1:] == ".":
            return None
        if 1900 < number < 2100:
            return number
        if not 80 <= number < 130 or _SPAN.match(text, match.end()):
            return None  # 30年 is how long
        dated = match["month"] or "度" in match[0] or match["after"][-1:] in ("底", "前") or _REACHES.search(before)
        return number + _ROC if dated or before[-1:] in _APART else None
    if match["plan"]:
        return _FIVE_YEAR_PLAN[match["plan"]]
    if own is None or match[0] in ("年", "年初") or first == "十":
        return None
    if first == "年" and before[-1:] in _COUNTS:  # 三年内
        return None
    return own + _OTHER_YEARS.get(first, 0)


def governing_date(
    position: int,
    dates: Sequence[Deadline],
    carried: Callable[[], Deadline | None],
    in_headings: Sequence[Deadline],
    context: TargetContext,
    *,
    is_past: bool,
) -> tuple[str | None, Basis | None]:
    """The date that governs a number, and where it stands: its sentence, the paragraph, a heading or the title.

    A result takes the year under review, a target one that is not over.
    """
    for date in reversed(dates):
        fits = context.year is None or context.is_past(date.year) == is_past
        if date.end <= position and fits and (date.is_firm or is_past):
            return date.date, "clause"
    if not is_past and (before := carried()) and not context.is_past(before.year):
        return before.date, "paragraph"
    for date in in_headings:
        if context.year is None or context.is_past(date.year) == is_past:
            return date.date, "heading"
    year = context.reviewed if is_past else context.year
    return (str(year), "plan") if year else (None, None)
