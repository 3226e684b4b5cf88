"""Filters over rows: by body, section, deadline, words, role and kind. Names match in either script, and in part."""

import difflib
import functools
import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from gdplan.dates import parse_date
from gdplan.normalize import fold
from gdplan.views.rows import AgencyRow, MentionRow, Row, TargetRow, TaskRow

AnyRow = TypeVar("AnyRow", bound=Row)
AnyOwned = TypeVar("AnyOwned", bound=TaskRow | TargetRow)

_MOST_NEAR = 3
_NEAR = 0.6  # ratio of characters in common, twice their number to the length of both names
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def such_that(*filters: tuple[Callable[[Iterable[Any], Any], tuple[Any, ...]], Any]) -> Callable[[Iterable[Any]], Any]:
    """All of these filters in one; a filter whose argument is None lets every row pass. It can be pickled."""
    return functools.partial(_keep, tuple((narrow, argument) for narrow, argument in filters if argument is not None))


def _keep(asked: tuple[tuple[Callable[..., Iterable[Any]], Any], ...], rows: Iterable[Any]) -> tuple[Any, ...]:
    for narrow, argument in asked:
        rows = narrow(rows, argument)
    return tuple(rows)


def by_section(rows: Iterable[AnyRow], words: str) -> tuple[AnyRow, ...]:
    """Rows below a heading that has these words."""
    wanted = fold(words)
    return tuple(row for row in rows if any(wanted in fold(heading) for heading in row.section))


def by_agency(rows: Iterable[AnyOwned], name: str | Iterable[str]) -> tuple[AnyOwned, ...]:
    """Rows in which a body of this name, or of any of these names, has a part."""
    return _by_names(bodies_of, rows, name)


def by_lead(rows: Iterable[AnyOwned], name: str | Iterable[str]) -> tuple[AnyOwned, ...]:
    """Rows in which a body of this name, or of any of these names, leads."""
    return _by_names(leads_of, rows, name)


def by_body(rows: Iterable[AgencyRow], name: str | Iterable[str]) -> tuple[AgencyRow, ...]:
    """The rows of bodies of this name, or of any of these names."""
    return _by_names(bodies_of, rows, name)


def due_by(rows: Iterable[AnyOwned], date: str) -> tuple[AnyOwned, ...]:
    """Rows with a due date or a deadline no later than the end of a day, month or year: 2025-12-31, 2025-12, 2025.

    Raises GdplanError for what is no date.
    """
    last = last_day(parse_date(date))
    return tuple(row for row in rows if any(last_day(deadline) <= last for deadline in _deadlines(row)))


def by_role(rows: Iterable[TargetRow], role: str) -> tuple[TargetRow, ...]:
    """What is promised (target), what has been reached (achieved), or both (all)."""
    return tuple(row for row in rows if role in (row.role, "all"))


def by_kind(rows: Iterable[MentionRow], kinds: Iterable[str]) -> tuple[MentionRow, ...]:
    """Mentions of these kinds."""
    wanted = set(kinds)
    return tuple(row for row in rows if row.kind in wanted)


def by_match(rows: Iterable[AnyRow], pattern: str) -> tuple[AnyRow, ...]:
    """Rows in whose words a regular expression (of the `regex` package) is found, in either script.

    The words are the heading of the task and what the row itself quotes: text, indicator, body, title. A full-width
    bracket or digit is the same as a half-width one; `（` in the pattern is a bracket of the text, `(` opens a group.
    Raises GdplanError for a pattern that is none, and for one that takes more than five seconds.
    """
    from gdplan.views.matching import find_matching  # noqa: PLC0415, regex loads where there is a pattern

    return find_matching(rows, pattern)


def bodies_of(row: AgencyRow | TaskRow | TargetRow) -> tuple[str, ...]:
    """The bodies that a row names, whatever their part."""
    if isinstance(row, AgencyRow):
        return (row.agency,)
    return (*row.lead, *row.responsible, *row.support, *row.implementing)


def leads_of(row: TaskRow | TargetRow) -> tuple[str, ...]:
    """The bodies that lead."""
    return row.lead


def nearest_names(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names, three at most, that come nearest to one that is in none of them.

    >>> nearest_names("省科技听", ["省財政廳", "省科技廳", "市教委"])
    ('省科技廳',)
    """
    wanted, known = fold(name), {fold(known): known for known in names}
    if any(wanted in key for key in known):
        return ()
    return tuple(known[key] for key in difflib.get_close_matches(wanted, known, _MOST_NEAR, _NEAR))


def is_date(text: str) -> bool:
    """Whether a text is a year, month or day as gdplan writes them."""
    return _DATE.fullmatch(text) is not None


def last_day(date: str) -> str:
    """The last day of a year, month or day, as text to compare by; 31 stands for the last day of any month.

    >>> last_day("2025"), last_day("2025-06"), last_day("2025-06-30")
    ('2025-12-31', '2025-06-31', '2025-06-30')
    """
    return date + "-12-31"[len(date) - 4 :]


def _deadlines(row: TaskRow | TargetRow) -> tuple[str, ...]:
    if isinstance(row, TaskRow):
        return (*(date for date in row.due if _DATE.fullmatch(date)), *row.deadlines)
    return (row.deadline,) if row.deadline else ()


def _by_names(
    bodies: Callable[[Any], Iterable[str]], rows: Iterable[AnyRow], names: str | Iterable[str]
) -> tuple[AnyRow, ...]:
    """Rows in which one of their bodies has one of these names, or a longer one."""
    wanted = tuple(map(fold, (names,) if isinstance(names, str) else names))
    return tuple(row for row in rows if any(name in body for body in map(fold, bodies(row)) for name in wanted))
