"""The targets of a document as lines: those of each task, and those of none, such as the goals of the whole."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gdplan.ledger.measures import tell_bound
from gdplan.model import Document
from gdplan.terms import Span
from gdplan.views.rows import TargetRow, TaskRow, to_number

_IN_TABLE = "table_"  # in the eid of a row


class TargetLine(NamedTuple):
    """A target."""

    source: str
    task: str  # or what it stands in, where that is no task
    at: int | None  # line of its task or measure, from 0
    indicator: str
    bound: str
    value: float | None
    high: float | None  # of a range, whose lower end is the value
    unit: str
    deadline: str
    lead: tuple[str, ...]
    text: str
    place: str
    key: str  # of its task, and which of its targets it is
    document: int
    span: Span
    now: float | None = None  # what a report says of it


def name_targets(document: Document, targets: Iterable[TargetRow]) -> list[TargetRow]:
    """The targets; one in a table that measures nothing by its own words measures what its row is called.

    A table of indicators has 1.签约覆盖率 in one cell and 达到80% in the next. Where a row without a number says more,
    what it is called may be the kind of its indicator.
    """
    called = {
        node.eid: node.heading
        for node in document.walk()
        if _IN_TABLE in node.eid and (node.num or sum(not one.text.isdecimal() for one in node.sentences) == 1)
    }
    return [row if row.indicator else row.model_copy(update={"indicator": called.get(row.eid)}) for row in targets]


def share_out(
    document: Document, tasks: Iterable[TaskRow], targets: Iterable[TargetRow]
) -> tuple[dict[str, list[TargetRow]], list[TargetRow]]:
    """What is promised in each task, by its eid, and what in none.

    To the row of an annex belongs what the tasks of the body promise that it assigns; what both say stands once.
    """
    promised = sorted((row for row in targets if row.role == "target"), key=lambda row: row.start)
    starts = [row.start for row in promised]

    def between(start: int, end: int) -> list[TargetRow]:
        return promised[bisect_left(starts, start) : bisect_left(starts, end)]

    assigned: dict[str, list[TargetRow]] = {}
    for node in document.walk():
        if node.assigned_in:
            assigned.setdefault(node.assigned_in, []).extend(between(*node.span))
    shares: dict[str, list[TargetRow]] = {}
    taken: set[int] = set()
    for task in tasks:
        own, given = between(task.start, task.end), assigned.get(task.eid, [])
        told = {row.text for row in own}
        shares[task.eid] = own + [row for row in given if row.text not in told]
        taken.update(row.start for row in (*own, *given))
    return shares, [row for row in promised if row.start not in taken]


def to_line(row: TargetRow, *, task: str, at: int | None, key: str, document: int, place: str) -> TargetLine:
    """The line of a target."""
    first = row.value if row.value is not None else row.low
    return TargetLine(
        source=row.document_title or row.document or "",
        task=task,
        at=at,
        indicator=row.indicator or "",
        bound=tell_bound(row),
        value=None if first is None else float(to_number(first)),
        high=None if row.value is not None or row.high is None else float(to_number(row.high)),
        unit=row.unit,
        deadline=row.deadline or "",
        lead=row.lead or row.responsible,
        text=row.text,
        place=place,
        key=key,
        document=document,
        span=(row.start, row.end),
    )


def in_order(lines: Sequence[TargetLine]) -> list[TargetLine]:
    """The lines of one document as they are printed in it."""
    return sorted(lines, key=lambda line: line.span)
