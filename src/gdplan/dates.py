"""Dates as they are printed, read to ISO 8601 in the precision that exists: of 2025年6月31日 the month."""

import datetime as dt
import re
from typing import NamedTuple

from gdplan.errors import GdplanError
from gdplan.numerals import parse_numeral
from gdplan.patterns import lazy
from gdplan.vocab import dates as vocab
from gdplan.vocab.numerals import TO_TEN

_ENDS_OF_HALVES = {"上": 6, "下": 12}
_ENDS_OF_QUARTERS = {char: 3 * n for n, four in enumerate(("一1", "二2", "三3", "四4"), 1) for char in four}
_FROM_OWN = {"明": 1, "次": 1, "后": 2, "去": -1, "上": -1}  # 今, 本, 当 are the plan's own
_HAN = str.maketrans(vocab.HAN_DIGITS, "000123456789")
_SMALL = f"[0-9]{{1,2}}|[一二三]?十?[{TO_TEN}]"
_DATE = lazy(
    rf"(?:(?:(?P<digits>{vocab.YEAR})年度?|(?P<roc>{vocab.ROC_YEAR})年|(?P<han>{vocab.HAN_YEAR})年|(?P<own>[今本当明次后去上])年度?|年)?"
    rf"(?:(?P<month>{_SMALL})月份?(?:(?P<day>{_SMALL})[日号])?|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)?)"
)


REPUBLIC = 1911  # the year 0 of Taiwan's calendar


class Date(NamedTuple):
    """A date in the precision printed; of half a year or a quarter its last month."""

    year: int | None
    month: int | None
    day: int | None

    @property
    def iso(self) -> str | None:
        """2026, 2026-12 or 2026-12-31; None without a year. A day that its month does not have is left out.

        >>> Date(2026, 6, 31).iso, Date(2026, 2, 28).iso, Date(None, 6, None).iso
        ('2026-06', '2026-02-28', None)
        """
        if self.year is None:
            return None
        return f"{self.year}" if self.month is None else to_iso(self.year, self.month, self.day)


def read_date(printed: str, own_year: int | None) -> Date:
    """The date that a text begins with; what has no year of its own is in `own_year`.

    >>> read_date("12月底前", 2026).iso, read_date("二〇二七年第三季度", 2026).iso, read_date("明年上半年", 2026).iso
    ('2026-12', '2027-09', '2027-06')
    """
    match = _DATE.match(printed)
    if match is None:  # never: all of it may be absent
        return Date(own_year, None, None)
    digits, han, own = match["digits"], match["han"], match["own"]
    year = int(digits) if digits else int("2" + han.translate(_HAN)[1:]) if han else own_year
    if match["roc"]:
        year = int(match["roc"]) + REPUBLIC
    if own and own_year is not None:
        year = own_year + _FROM_OWN.get(own, 0)
    half, quarter = match["half"], match["quarter"]
    month = _ENDS_OF_HALVES[half] if half else _ENDS_OF_QUARTERS[quarter] if quarter else _number(match["month"])
    if month is None or not 1 <= month <= 12:
        return Date(year, None, None)
    return Date(year, month, _number(match["day"]))


def read_figures(text: str) -> Date | None:
    """The date that a text is, in figures; of a period its end.

    >>> read_figures("2026-06-30").iso, read_figures("2026.3-2026.12").iso, read_figures("2026.5%")
    ('2026-06-30', '2026-12', None)
    """
    match = _FIGURES.fullmatch(text)
    if match is None:
        return None
    year, month, *day = (int(number) for number in re.split("[-/.]", match["date"]))
    return Date(year, month, day[0] if day else None) if 1 <= month <= 12 else None


_FIGURES = lazy(rf" *(?:(?:{vocab.IN_FIGURES}) *{vocab.TO} *)?(?P<date>{vocab.IN_FIGURES}) *(?:{vocab.BEFORE})? *")


def has_year(printed: str) -> bool:
    """Whether a date names its year, and not by the plan's own."""
    match = _DATE.match(printed)
    return match is not None and (match["digits"] or match["han"] or match["roc"]) is not None


def year_of(text: str) -> int | None:
    """The one year that a heading or a title names, a horizon and a period left out."""
    years = {int(year) for year in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


_YEAR = lazy(f"(?<![0-9到至])({vocab.YEAR})年(?!{vocab.END})")


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdecimal() else int(parse_numeral(text))


_MONTHS, _DAYS = {"月": 1, "年": 12, "半年": 6, "半月": 1}, {"日": 1, "天": 1, "周": 7, "工作日": 1.4}


def after(start: str, count: str, unit: str) -> str:
    """The date so long after another: months and years end in a month, working days too, days on a day.

    >>> after("2026-03-10", "3", "月"), after("2026-03-10", "三十", "日"), after("2026-03-10", "20", "工作日")
    ('2026-06', '2026-04-09', '2026-04')
    """
    number = (_number(count) if count else 1) or 1
    year, month, day = (int(part) for part in start.split("-"))
    if months := _MONTHS.get(unit):
        place = year * 12 + month - 1 + number * months
        return f"{place // 12}-{place % 12 + 1:02}"
    day += int(number * _DAYS[unit])
    while day > (length := days_of(year, month)):
        day -= length
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return f"{year}-{month:02}" + ("" if unit == "工作日" else f"-{day:02}")


def to_iso(year: int, month: int, day: int | None = None) -> str:
    """The date; without a day where none is given or the month has no such day. `month` is from 1 to 12.

    >>> to_iso(2025, 6, 30), to_iso(2025, 6, 31), to_iso(2028, 2, 29), to_iso(2025, 2, 29)
    ('2025-06-30', '2025-06', '2028-02-29', '2025-02')
    """
    exists = day is not None and 1 <= day <= days_of(year, month)
    return f"{year:04}-{month:02}-{day:02}" if exists else f"{year:04}-{month:02}"


def days_of(year: int, month: int) -> int:
    """How many days a month has."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 + leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31


_ISO = lazy("[0-9]{4}(?:-[0-9]{2}){0,2}")


def parse_date(date: str) -> str:
    """The same year, month or day; raises GdplanError where it is none.

    >>> parse_date("2025-12")
    '2025-12'
    """
    try:
        dt.date.fromisoformat(date + "-01-01"[len(date) - 4 :] if _ISO.fullmatch(date) else "")
    except ValueError:
        raise GdplanError(
            f"no date: {date!r}; write a year, month or day such as 2025, 2025-12 or 2025-12-31"
        ) from None
    return date


def to_last_day(date: str) -> dt.date:
    """The last day of a year, a month or a day.

    >>> [to_last_day(date).isoformat() for date in ("2026", "2026-06", "2024-02", "2026-06-15")]
    ['2026-12-31', '2026-06-30', '2024-02-29', '2026-06-15']
    """
    year, month, day = (*map(int, date.split("-")), 0, 0)[:3]
    month = month or 12
    return dt.date(year, month, day or days_of(year, month))
