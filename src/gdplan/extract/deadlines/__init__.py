"""By when: the year or date that governs a place in a sentence."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

from gdplan.dates import REPUBLIC, read_figures, to_iso
from gdplan.extract.context import TargetContext
from gdplan.extract.deadlines.years import find_fiscal_years, find_terms
from gdplan.patterns import lazy
from gdplan.vocab.dates import FINISHES, FINISHES_SOFTLY, HAN_DIGITS, NUMBER, TO
from gdplan.vocab.indicators import MAKING, OPENING
from gdplan.vocab.lookup import lookup
from gdplan.vocab.numerals import COUNTS, ONES, TO_TEN
from gdplan.vocab.promises import BEFORE_DATE

Basis = Literal["clause", "paragraph", "heading", "plan"]

# Begins with a character, not with an option, so that a search can skip to it.
_PART = (  # of a year; of 1—6月 its end
    rf"(?:(?:{NUMBER}月?(?:{NUMBER}日)?{TO})?(?P<month>{NUMBER})月份?(?:(?P<day>{NUMBER})日)?"
    r"|(?P<half>[上下])半年|第?(?P<quarter>[一二三四])季度)"
)
_DATE = lazy(
    r"[0-9十二今明后去上当全本年]"
    rf"(?:(?:(?<=[0-9])(?P<digits>\d{{0,3}})|(?<=二)(?P<han>[{HAN_DIGITS[:3]}][{HAN_DIGITS}]{{2}})|(?<![0-9年二]))年(?:度|{_PART})?"
    rf"|(?<=十)(?P<plan>[{ONES}])五”?|(?<=年)[内底末])"
    r"(?P<after>期?末|期间|时期|规划期|(?:前|年)?[底末初]?(?:或?[以之]?前)?)(?P<since>以来|起|开始)?(?P<of>的(?:(?![\d万])|(?=[\d.]+倍)))?",
    re.ASCII,
)
# 6月底前, 三季度前; behind the label of a limit also 9月底. 1至6月 is a period.
_PART_ALONE = lazy(rf"(?<![\d年前.~—\-]){_PART}[底末]?(?P<by>[之以]?前)?", re.ASCII)
# 三季度末完成25%, 9月底,完成25%: of what is counted behind them a limit, too.
_ENDS_SOME = lazy(rf"(?:(?<=[底末]),)?{FINISHES_SOFTLY}(?:{FINISHES})(?![率值额量了])[^,;:。、的\d]{{0,16}}\d")
_LIMIT = ("时限:", "期限:", "时间:")
# “十五五”开局之年, 确保“十五五”开好局: says nothing of its last year, as 收官之年 does.
_BEGINNING = lazy(r"[^,;。、\d]{0,6}?(?:开局|起步|开好局|起好步|开好头|开门红|第一年|头一年|首年|元年)")
_NAMES_PLAN = lazy(
    "(?!(?:规划)?(?:收官|目标|期|末))[^,;。、:]{0,12}?(?:规划|纲要|计划|方案)(?!(?:的|纲要)?(?:收官|期|目标))"
)
_IS_BASE = lazy(f"”?的?基础上|(?:(?<=的)|”?(?:时期|期间)?的)[0-9.{TO_TEN}]+倍")
_FIVE_YEAR_PLAN = {c: 2005 + 5 * n for n, c in enumerate(ONES, 1)}  # 十一五 ended in 2010
_SIGN = lazy("[年五月季]")
_HALVES = {"上": 6, "下": 12}
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12}
_TO_ARABIC = str.maketrans(HAN_DIGITS, "000123456789")
_AT_END = ("末", "底")
_HORIZON = ("到", "至")  # 到2027年,建成5座;9月底前开工3座: of another year
_OTHER_YEARS = {"明": 1, "后": 2, "去": -1, "上": -1}
_LAST_YEAR = "去上"
# The rest of 上年支出的60%: what a share is taken of.
SHARE_OF = lazy(rf"[^,;。:、\d]{{2,20}}的(?=[\d.]+%|[{TO_TEN}]+[分成])")
_COMING = "明后"
_DOES = lookup((*MAKING, *OPENING))  # 全市2026年新增500个
_SAME = ("全", "当")
_BASELINE = lazy(
    "(?:[高低快慢优好多少等]于|[自从由比较与以按]|效期[至到为]|相比|超过)“?$"
)  # 比2020年: measured from it
_REACHES = lazy(rf"(?:[到至在于]|民国|标为|{'|'.join(BEFORE_DATE)})“?$")
_AS_OF = lazy("截[至止]“?$")
_LONGEST_TITLE = 80  # characters
_COUNTS = tuple(f"{COUNTS}几0123456789个半")
_APART = ("", *",;:。 、—(")
_DIVISIONS = tuple("省市县区州镇乡")  # 江海县2027年优良率达到90%
_MOVES = (",", "达", "提高", "提升", "降至", "降到", "增至", *BEFORE_DATE)  # 覆盖率2027年达95%
_SPAN = lazy("一遇|以[上下内来]|[左之]右|[来内间期多余]|的?历史")  # 100年一遇, 100年来: how long


class Deadline(NamedTuple):
    """A date that a text names."""

    start: int
    end: int
    date: str  # 2025, 2025-12 or 2025-12-31
    year: int
    is_firm: bool  # 到2027年, 2025年底前, 年底前; not a year that only stands there


def find_deadlines(
    text: str, year: int | None, *, issued: int | None = None, is_limit: bool = False
) -> tuple[Deadline, ...]:
    """Every date that can govern a number, in order; `year` is the plan's own, which 今年 and 年底 mean.

    In a text that is a limit (完成时限) a bare month is a date, too. 3年内 counts from the year that it was `issued`.

    >>> [d.date for d in find_deadlines("到2027年,建成5座;年底前开工3座;比2020年翻一番", 2026)]
    ['2027', '2026']
    """
    if is_limit and (figures := read_figures(text)) and figures.iso:
        return (Deadline(0, len(text), figures.iso, int(figures.iso[:4]), is_firm=True),)
    if not _SIGN.search(text):
        return ()
    found: list[Deadline] = []
    named: list[Deadline] = []  # dates with a year, whose other ends may follow: 2027年新建3所,9月底前…
    for match in _DATE.finditer(text):
        before = text[max(0, match.start() - 3) : match.start()]
        own = found[-1].year if found and match[0].startswith(_SAME) else year  # 去年新增3万人,全年完成5万人
        own = named[-1].year if own is None and named and match[0][0] == "年" else own  # 年底前, not 本年6月
        number = _year(match, text, before, own)
        if number is not None and _may_govern(match, text, before):
            date = f"{number}{_part(match, number)}"
            comes = year is None or number > year
            found.append(Deadline(*match.span(), date, number, _is_firm(match, text, before, comes=comes)))
            has_year = match["digits"] is not None or match["han"] is not None
            if has_year and found[-1].is_firm and number >= (year or number) and before[-1:] not in _HORIZON:
                named.append(found[-1])
    if "年内" in text or "年以内" in text or "年之内" in text:
        found += [Deadline(a, b, str(last), last, is_firm=True) for a, b, last in find_terms(text, issued)]
    found += _in_fiscal_years(text)
    if year is not None or named:
        found += _in_own_year(text, year, named, is_limit=is_limit)
    return tuple(sorted(found))


def _may_govern(match: re.Match[str], text: str, before: str) -> bool:
    """Not a beginning, a baseline, a modifier of a noun or a part of a title."""
    start, end = match.span()
    if match["since"] or (match["of"] and not match["after"]) or _BASELINE.search(before) or _IS_BASE.match(text, end):
        return False
    if match["plan"] and not match["after"] and _NAMES_PLAN.match(text, end):
        return False
    if match[0][0] in _LAST_YEAR and SHARE_OF.match(text, end):
        return False  # 不低于上年支出的60%
    if match["plan"] and match["after"][-1:] not in _AT_END and _BEGINNING.match(text, end):
        return False
    near = text[max(0, start - _LONGEST_TITLE) : start]
    return near.rfind("《") <= near.rfind("》")  # 《…2035年远景目标纲要》


def _is_firm(match: re.Match[str], text: str, before: str, *, comes: bool) -> bool:
    """Whether a date that may govern does: 到2027年, 年底前; not a year that only stands there.

    `comes`: it is later than the plan's own year.
    """
    end = match.end()
    if match["plan"] and not match["after"]:  # 启动“十四五”重大工程 names it in passing
        return before.rstrip("“")[-1:] in (*_APART, *"到至在于望") and not text[end : end + 1].isdecimal()
    is_own = match["digits"] is None and match["han"] is None  # 今年, 年底
    if (
        _AS_OF.search(before)
        or (text[end : end + 1] == "止" and not comes)
        or (is_own and text[end : end + 1].isdecimal())
    ):
        return False  # 截至2026年6月底: what was so by then
    if match["after"] or _REACHES.search(before):
        return True
    if is_own:  # 今年3月 may be over, 明年3月 is not
        return not _part(match, 0) or match[0][0] in _COMING
    stands_apart = (
        before[-1:] in _APART or before[-1:] in _DIVISIONS or before.endswith("其中") or text.startswith(_MOVES, end)
    )
    return match["day"] is None and (stands_apart or bool(_DOES.at(text, end)))  # 3月14日 is an event


def _part(match: re.Match[str], year: int) -> str:
    """The month that a date names, or the last of its half or quarter of a year, and its day: -06, -06-30."""
    month, day, half, quarter = match.group("month", "day", "half", "quarter")
    number = int(month) if month else _HALVES[half] if half else _QUARTERS[quarter] if quarter else 0
    return to_iso(year, number, int(day) if day else None)[4:] if 1 <= number <= 12 else ""


def _in_fiscal_years(text: str) -> Iterator[Deadline]:
    """于2027-28年度完工: firm where it stands as another year does."""
    for start, end, year in find_fiscal_years(text):
        before = text[max(0, start - 3) : start]
        is_firm = before[-1:] in (*_APART, *_DIVISIONS) or _REACHES.search(before) is not None
        yield Deadline(start, end, str(year), year, is_firm)


def _in_own_year(text: str, year: int | None, named: Sequence[Deadline], *, is_limit: bool) -> Iterator[Deadline]:
    """Dates without a year, of the last one named before them or the plan's own: 6月底前, 上半年前, 完成时限:9月."""
    for match in _PART_ALONE.finditer(text):
        is_labelled = is_limit or text.endswith(_LIMIT, 0, match.start())
        is_period = match["month"] and match.start("month") > match.start()  # 1—6月完成3亿元
        if is_labelled or match["by"] or (not is_period and _ENDS_SOME.match(text, match.end())):
            own = next((date.year for date in reversed(named) if date.end <= match.start()), year)
            if own is not None and (part := _part(match, own)):
                yield Deadline(match.start(), match.end(), f"{own}{part}", own, is_firm=True)


def _year(match: re.Match[str], text: str, before: str, own: int | None) -> int | None:
    """2026年, 99年底 (民国), 十五五 (its last year), 今年."""
    first = match[0][0]
    if match["han"]:
        return int("2" + match["han"].translate(_TO_ARABIC))
    if first.isdecimal():
        number = int(first + match["digits"])
        if before[-1:].isdecimal() or before[-1:] == ".":
            return None
        if 1900 < number < 2100:
            return number
        if not 80 <= number < 130 or _SPAN.match(text, match.end()):
            return None  # 30年 is how long
        dated = match["month"] or "度" in match[0] or match["after"][-1:] in ("底", "前") or _REACHES.search(before)
        return number + REPUBLIC if dated or before[-1:] in _APART else None
    if match["plan"]:
        return _FIVE_YEAR_PLAN[match["plan"]]
    if own is None or match[0] in ("年", "年初") or first == "十" or (first == "上" and before[-1:] == "以"):
        return None
    if first == "年" and before[-1:] in _COUNTS:  # 三年内
        return None
    return own + _OTHER_YEARS.get(first, 0)


def dates_before(position: int, dates: Sequence[Deadline]) -> int:
    """How many of the dates of a text end before a place in it."""
    return bisect_right(dates, position, key=attrgetter("end"))


def fitting(dates: Iterable[Deadline], context: TargetContext, *, is_past: bool) -> list[Deadline]:
    """The dates of a text that may govern a result, or a target, in their order."""
    return [date for date in dates if context.fits(date.year, is_past=is_past) and (date.is_firm or is_past)]


def governing_date(
    position: int,
    dates: Sequence[Deadline],
    behind: Callable[[], Deadline | None],
    carried: Callable[[], Deadline | None],
    in_headings: Sequence[Deadline],
    context: TargetContext,
    *,
    apart: int,
    is_past: bool,
) -> tuple[str | None, Basis | None]:
    """The date that governs a number, and where it stands: its sentence, the paragraph, a heading or the title.

    `dates` are the fitting ones of its sentence; one before `apart`, the last ; before the number, gives way to one
    behind. A result takes the year under review, a target one that is not over.
    """
    before = dates_before(position, dates)
    is_near = before > 0 and dates[before - 1].start > apart
    if not is_past and not is_near and (closing := behind()):
        return closing.date, "clause"
    if before:
        return dates[before - 1].date, "clause"
    if (above := carried()) and context.fits(above.year, is_past=is_past):
        return above.date, "paragraph"
    for date in in_headings:
        if context.fits(date.year, is_past=is_past):
            return date.date, "heading"
    if context.year is None or (is_past and not context.is_report):
        return None, None
    return str(context.reviewed if is_past else context.year), "plan"
