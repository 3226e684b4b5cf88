"""Filters over rows: by body, section, deadline, role and kind. Names match in either script, and in part."""

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from gdplan.errors import GdplanError
from gdplan.normalize import fold
from gdplan.views.rows import AgencyRow, MentionRow, Row, TargetRow, TaskRow

AnyRow = TypeVar("AnyRow", bound=Row)
AnyOwned = TypeVar("AnyOwned", bound=TaskRow | TargetRow)

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def such_that(*filters: tuple[Callable[[Iterable[Any], Any], tuple[Any, ...]], Any]) -> Callable[[Iterable[Any]], Any]:
    """All of these filters in one; a filter whose argument is None lets every row pass."""
    asked = tuple((narrow, argument) for narrow, argument in filters if argument is not None)

    def keep(rows: Iterable[Any]) -> tuple[Any, ...]:
        for narrow, argument in asked:
            rows = narrow(rows, argument)
        return tuple(rows)

    return keep


def by_section(rows: Iterable[AnyRow], words: str) -> tuple[AnyRow, ...]:
    """Rows below a heading that has these words."""
    wanted = fold(words)
    return tuple(row for row in rows if any(wanted in fold(heading) for heading in row.section))


def by_agency(rows: Iterable[AnyOwned], name: str) -> tuple[AnyOwned, ...]:
    """Rows in which a body of this name has a part."""
    wanted = fold(name)
    return tuple(
        row
        for row in rows
        if any(wanted in fold(body) for body in (*row.lead, *row.responsible, *row.support, *row.implementing))
    )


def by_lead(rows: Iterable[AnyOwned], name: str) -> tuple[AnyOwned, ...]:
    """Rows in which a body of this name leads."""
    wanted = fold(name)
    return tuple(row for row in rows if any(wanted in fold(body) for body in row.lead))


def by_body(rows: Iterable[AgencyRow], name: str) -> tuple[AgencyRow, ...]:
    """The rows of bodies of this name."""
    wanted = fold(name)
    return tuple(row for row in rows if wanted in fold(row.agency))


def due_by(rows: Iterable[AnyOwned], date: str) -> tuple[AnyOwned, ...]:
    """Rows with a deadline no later than the end of a day, month or year: 2025-12-31, 2025-12, 2025."""
    last = last_day(parse_date(date))
    return tuple(row for row in rows if any(last_day(deadline) <= last for deadline in _deadlines(row)))


def by_role(rows: Iterable[TargetRow], role: str) -> tuple[TargetRow, ...]:
    """What is promised (target), what has been reached (achieved), or both (all)."""
    return tuple(row for row in rows if role in (row.role, "all"))


def by_kind(rows: Iterable[MentionRow], kinds: Iterable[str]) -> tuple[MentionRow, ...]:
    """Mentions of these kinds."""
    wanted = set(kinds)
    return tuple(row for row in rows if row.kind in wanted)


def parse_date(date: str) -> str:
    """The same year, month or day; raises GdplanError where it is none.

    >>> parse_date("2025-12")
    '2025-12'
    """
    if not _DATE.fullmatch(date):
        raise GdplanError(f"no date: {date!r}; write a year, month or day such as 2025, 2025-12 or 2025-12-31")
    return date


def last_day(date: str) -> str:
    """The last day of a year, month or day, as text to compare by; 31 stands for the last day of any month.

    >>> last_day("2025"), last_day("2025-06"), last_day("2025-06-30")
    ('2025-12-31', '2025-06-31', '2025-06-30')
    """
    return date + "-12-31"[len(date) - 4 :]


def _deadlines(row: TaskRow | TargetRow) -> tuple[str, ...]:
    if isinstance(row, TaskRow):
        return row.deadlines
    return (row.deadline,) if row.deadline else ()
