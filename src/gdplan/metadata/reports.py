"""What a report says under its title: the meeting that hears it, who gives it; and the year of the work ahead."""

from collections.abc import Iterable, Sequence

from gdplan.outline.particulars import iso_date
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

# 某县人民政府县长 某某, 国务院总理 某某: for whom one speaks.
_SPEAKER = lazy(
    rf"{_MARKS}(?P<body>[^\W\d_]{{0,16}}?(?:人民政府|国务院|法院|检察院|委员会|常委会|[局厅部])) *代?理?"
    r"(?:省长|市长|县长|区长|州长|盟长|旗长|乡长|镇长|主席|总理|院长|检察长|主任|局长|厅长|部长)"
    rf"(?: *[^\W\d_] *[^\W\d_]{{1,5}}(?:·[^\W\d_]{{1,8}})?)?{_MARKS}"
)
SPEAKS_FOR = lazy(r"我代表(?P<body>[^,。;]{0,16}?(?:政府|国务院))")
_ONLY_LEVEL = lazy(r"[省市县区州旗镇乡]|自治|本|全|.*届")  # 我代表县人民政府: a short name


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
    date = _meeting(lines)
    return int(date[:4]) if date and not _LATE.search(date) else None


def date_of_meeting(lines: Iterable[str]) -> str | None:
    """The day on which a report was given, ISO 8601.

    >>> date_of_meeting(["2030年1月9日在某市第三届人民代表大会第二次会议上"])
    '2030-01-09'
    """
    date = _meeting(lines)
    return iso_date(date) if date else None


def _meeting(lines: Iterable[str]) -> str | None:
    return next((match["date"] for line in lines if (match := _MEETING.fullmatch(line))), None)


def reporter(lines: Sequence[str]) -> tuple[int, int, int] | None:
    """For whom a report speaks: the line, and where in it the name stands, in full.

    >>> reporter(["各位代表:", "某县人民政府县长 某某"]), reporter(["我代表县人民政府,报告工作。"])
    ((1, 0, 6), None)
    """
    for pattern in (_SPEAKER.fullmatch, SPEAKS_FOR.search):
        for i, line in enumerate(lines):
            if (found := pattern(line)) and not _ONLY_LEVEL.match(found["body"]):
                return i, *found.span("body")
    return None
