"""Dates as ISO 8601, in the precision that exists: of 2025年6月31日 the month, for there is no such day."""


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
