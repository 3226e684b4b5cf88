"""What is overdue at a day that the caller names: the clock is never asked, for equal input gives equal output."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from gdplan.dates import parse_date, to_last_day
from gdplan.diagnostics.finding import name_task
from gdplan.items import find_task
from gdplan.model import Diagnostic, Document, Node
from gdplan.terms import Span
from gdplan.vocab.messages import MESSAGES, tell

_CODE = "overdue"


class _Due(NamedTuple):
    task: str
    date: str
    printed: str
    line: int
    span: Span


def is_overdue(date: str, as_of: dt.date) -> bool:
    """Whether the last day of a year, month or day is over.

    >>> is_overdue("2026-06", dt.date(2026, 6, 30)), is_overdue("2026-06", dt.date(2026, 7, 1))
    (False, True)
    """
    return to_last_day(date) < as_of


def find_overdue(document: Document, as_of: str) -> Iterator[Diagnostic]:
    """A diagnostic for each due date that is over, and for each target whose own deadline is.

    Raises GdplanError where `as_of` is no date.
    """
    day = to_last_day(parse_date(as_of))
    for due in _find_dates(document):
        if is_overdue(due.date, day):
            values = {"task": due.task, "date": due.date, "printed": due.printed}
            yield Diagnostic(
                code=_CODE,
                severity=MESSAGES[_CODE].severity,
                message=tell(_CODE, values),
                values=values,
                line=due.line,
                where=_find_where(document, due.span[0]),
                span=due.span,
            )


def _find_dates(document: Document) -> Iterator[_Due]:
    for node, above in _walk_with_tasks(document):
        task = name_task(above)
        for deadline in node.deadlines:
            if deadline.date:
                yield _Due(task, deadline.date, deadline.text, node.line, deadline.span)
        told = {deadline.date for deadline in node.deadlines}
        for target in node.targets:
            if target.role == "target" and target.deadline and target.deadline not in told:
                printed = f"{target.indicator or ''}{target.text}"
                yield _Due(task, target.deadline, printed, target.line, target.span)


def _walk_with_tasks(document: Document) -> Iterator[tuple[Node, Node]]:
    """Every node with the task that it belongs to, as rows name it."""
    items = set(map(id, document.items()))
    tasks: dict[int, Node] = {}
    for node in document.walk():
        task = tasks.pop(id(node), node)
        yield node, task
        tasks |= {id(child): find_task(child, task, items) for child in node.children}


def _find_where(document: Document, at: int) -> str | None:
    locators = document.source.locators
    before = bisect_right(locators, at, key=lambda locator: locator.span[0])
    return locators[before - 1].where if before else None
