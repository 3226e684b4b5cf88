"""The year of a report whose title names none: that of the work ahead, otherwise that of the meeting that hears it."""

from collections.abc import Iterable

from gdplan.patterns import lazy
from gdplan.vocab.dates import SPACED_DAY, YEAR

_LONGEST_HEADING = 30  # characters
_AHEAD = lazy(
    rf"(?!.*(?:回顾|总结|(?:执行|完成|落实|进展|实施|推进)情况))[^\d。,;]{{0,6}}(?P<year>{YEAR}) *年[^。,;]{{0,12}}?"
    r"(?:安排|草案|计划|目标|任务|重点工作|主要工作|打算|部署|举措|总体要求|工作思路)[^。,;]{0,8}"
)
_MARKS = "[(—–― )-]*"
_MEETING = lazy(rf"{_MARKS}(?P<date>{SPACED_DAY}) *在[^。,;]{{4,60}}会议?上?{_MARKS}")
_LATE = lazy(r"年 *1[12] *月")  # a congress at the end of a year hears the report for the next


def year_ahead(texts: Iterable[str]) -> int | None:
    """The year of the work ahead, which a heading names.

    >>> year_ahead(["一、2029年工作回顾", "二、2030年工作安排"])
    2030
    >>> year_ahead(["一、2029年计划执行情况", "二、2030年预算草案"])
    2030
    """
    found = (_AHEAD.fullmatch(text) for text in texts if len(text) <= _LONGEST_HEADING)
    return next((int(match["year"]) for match in found if match), None)


def year_of_meeting(lines: Iterable[str]) -> int | None:
    """The year in which a report was given, from the line under its title; None where that may be the year before.

    >>> year_of_meeting(["——2030年1月9日在某市第三届人民代表大会第二次会议上", "市长 某某"])
    2030
    >>> year_of_meeting(["——2029年12月28日在某县第三届人民代表大会第二次会议上"])
    """
    found = next((match for line in lines if (match := _MEETING.fullmatch(line))), None)
    return int(found["date"][:4]) if found and not _LATE.search(found["date"]) else None
