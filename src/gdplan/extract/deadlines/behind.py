"""The date that stands behind a number and governs it: 新建平台3个,2026年6月底前完成."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from gdplan.extract.deadlines import Deadline
from gdplan.extract.deadlines.due import Calendar, find_due
from gdplan.patterns import lazy
from gdplan.vocab import dates as vocab
from gdplan.vocab.promises import BEFORE_DATE

_ENDS = lazy(f"{vocab.FINISHES_SOFTLY}(?:{vocab.FINISHES})")
_OPENS = lazy(r"(?:^|[,;:(。])(?:[^,;:(。\d]{0,8})$")  # 力争2027年, 确保于12月底前
_WILL = lazy(rf"(?:将|拟|计划|{'|'.join(BEFORE_DATE)})[于在]?$")
# A rate that is in force until then: 提高至40%以上的政策延续到2026年底.
_LASTS = lazy("[%上下右内倍元]的?政策(?:措施)?[^,;。0-9]{0,6}(?:延续|延长|顺延|继续)(?:实施|执行)?[到至]?$")
_CLAUSE_END = lazy("[,;。)]|$")
LONGEST_CLOSING = 30  # characters of a sentence that only says by when: 2026年底前全部完成。


def find_closing(text: str, dates: Sequence[Deadline], year: int | None, numbers: Sequence[int]) -> list[Deadline]:
    """The dates of a sentence that close what stands before them; `numbers` is where its quantities begin.

    >>> [date.date for date in find_closing("新建桥梁3座,12月底前投入使用", (), 2026, [4])]
    ['2026-12']
    """
    return [date for date in sorted({*_all(text, dates, year)}) if _closes(text, date, numbers)]


def closing_sentence(text: str, dates: Sequence[Deadline], year: int | None) -> Deadline | None:
    """The date of a short sentence that only says by when what the one before tells is done: 2026年底前全部完成。"""
    found = find_closing(text, dates, year, ())
    if not found or not _OPENS.search(text, 0, found[0].start):
        return None
    rest = _ENDS.match(text, found[0].end)
    return found[0] if rest and not any(char.isdecimal() for char in text[rest.end() :]) else None


def date_behind(text: str, end: int, closing: Sequence[Deadline]) -> Deadline | None:
    """The first of them behind a number that ends at `end`; one in a bracket governs the clause before it alone."""
    for at in range(bisect_left(closing, end, key=attrgetter("start")), len(closing)):
        date = closing[at]
        between = text[end : date.start]
        if ";" in between or "。" in between:
            return None
        opened = between.rfind("(")
        if opened >= 0 and ")" not in between[opened:] and "," in between[:opened]:
            continue
        return date
    return None


def _all(text: str, dates: Sequence[Deadline], year: int | None) -> Iterator[Deadline]:
    yield from (date for date in dates if _ENDS.match(text, date.end) or date.is_firm)
    known = {date.start for date in dates}
    for due in find_due(text, Calendar(year)):
        if due.kind == "date" and due.date and due.start not in known:
            yield Deadline(due.start, due.end, due.date, int(due.date[:4]), is_firm=True)


def _closes(text: str, date: Deadline, numbers: Sequence[int]) -> bool:
    match = _CLAUSE_END.search(text, date.end)
    stop = match.start() if match else len(text)
    if bisect_left(numbers, date.end) < bisect_left(numbers, stop):
        return False  # 2026年底前达到10所
    if _LASTS.search(text, max(0, date.start - 24), date.start):
        return True
    opens = _OPENS.search(text, max(0, date.start - 12), date.start) is not None
    if not opens and _WILL.search(text, max(0, date.start - 4), date.start):
        return _ENDS.match(text, date.end) is not None  # 3所学校将于2027年9月投用
    return opens and (
        _ENDS.match(text, date.end) is not None or (date.is_firm and stop == date.end and text[stop : stop + 1] != ",")
    )
