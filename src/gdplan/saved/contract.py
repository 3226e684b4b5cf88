"""What the data contract promises beyond types: spans, order, eids, dates, numbers."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from gdplan.model import (
    Attachment,
    Deadline,
    Document,
    Metadata,
    Node,
    Quantity,
    Reference,
    Responsibility,
    SourceTable,
    StandingAgency,
    Target,
    Value,
)
from gdplan.sources import MOST_PLACES
from gdplan.terms import Span

Steps = tuple[str | int, ...]
"""The way to a field: ("body", 0, "span")."""

Breach = tuple[Steps, str]

_NUMBER = re.compile(r"-?\d++(?:\.\d++|/0*+[1-9]\d*+)?", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def find_breaches(document: Document) -> Iterator[Breach]:
    """Where a document of the right types breaks the contract, and how; nothing where it holds."""
    values = list(_walk(document, ()))
    eids = Counter(value.eid for _, value in values if isinstance(value, Node | Attachment))
    length = document.source.length
    if document.source.text is not None and len(document.source.text) != length:
        yield ("source", "length"), f"{length}, but the text has {len(document.source.text)} characters"
    for path, value in values:
        span: Span | None = getattr(value, "span", None)
        if span and not 0 <= span[0] <= span[1] <= length:
            yield (*path, "span"), f"{list(span)} is no stretch of a source of {length} characters"
        if isinstance(value, Node | Attachment) and eids[value.eid] > 1:
            yield (*path, "eid"), f"{value.eid!r} stands {eids[value.eid]} times; an eid is of one node"
        for field, is_right, what in _FIELDS.get(type(value), ()):
            held = getattr(value, field)
            if held is not None and not is_right(held):
                yield (*path, field), f"{held!r} is no {what}"
        for field in _EIDS.get(type(value), ()):
            held = getattr(value, field)
            if held is not None and held not in eids:
                yield (*path, field), f"{held!r} is the eid of no node"
        for where, what in _check_order(value):
            yield (*path, *where), what


def is_number(text: str) -> bool:
    """Whether it is a decimal or a fraction.

    >>> [is_number(text) for text in ("30", "-0.5", "2/3", "1,000", "1e3", "2/0", "三")]
    [True, True, True, False, False, False, False]
    """
    return bool(_NUMBER.fullmatch(text))


def is_date(text: str) -> bool:
    """Whether it is a year, a month or a day that exists.

    >>> [is_date(text) for text in ("2025", "2025-12", "2024-02-29", "2025-02-29", "2025-13", "2025-6")]
    [True, True, True, False, False, False]
    """
    if not (found := _DATE.fullmatch(text)):
        return False
    try:
        date(*(int(part or 1) for part in found.groups()))
    except ValueError:
        return False
    return True


_FIELDS: dict[type[Value], tuple[tuple[str, Callable[[str], bool], str], ...]] = {
    Metadata: tuple((field, is_date, "date") for field in ("issued_on", "effective_on", "valid_until")),
    Deadline: (("date", is_date, "date"),),
    Target: (("deadline", is_date, "date"), *((field, is_number, "number") for field in ("value", "low", "high"))),
    Quantity: tuple((field, is_number, "number") for field in ("value", "low", "high")),
}
_EIDS: dict[type[Value], tuple[str, ...]] = {
    Node: ("assigned_in",),
    Reference: ("target",),
    StandingAgency: ("since",),
}


def _check_order(value: Value) -> Iterator[Breach]:
    """Of a node: what it holds stands inside it, one after another, and is covered as far as there is something."""
    match value:
        case Document():
            yield from _check_row("body", value.body, None)
        case Attachment():
            yield from _check_row("body", value.body, value.span)
        case Node():
            yield from _check_row("children", value.children, value.span)
            yield from _check_row("sentences", value.sentences, value.span)
            for field in ("responsibilities", "deadlines"):
                yield from _check_covered(field, getattr(value, field), len(value.sentences))
        case SourceTable():
            yield from _check_table(value)


def _check_row(field: str, row: Sequence[Any], around: Span | None) -> Iterator[Breach]:
    for place, one in enumerate(row):
        if around and not around[0] <= one.span[0] <= one.span[1] <= around[1]:
            yield (field, place, "span"), f"{list(one.span)} is not within {list(around)}, which holds it"
    for place, (before, after) in enumerate(pairwise(row), 1):
        if after.span[0] < before.span[1]:
            yield (field, place, "span"), f"{list(after.span)} begins before {list(before.span)} ends"


def _check_covered(field: str, row: Sequence[Responsibility | Deadline], count: int) -> Iterator[Breach]:
    for place, one in enumerate(row):
        if one.sentences and not 0 <= one.sentences[0] <= one.sentences[1] <= count:
            yield (field, place, "sentences"), f"{list(one.sentences)} is no stretch of {count} sentences"


def _check_table(table: SourceTable) -> Iterator[Breach]:
    covered = sum(cell.rows * cell.columns for cell in table.cells)
    if table.rows < 1 or table.columns < 1 or max(table.rows * table.columns, covered) > MOST_PLACES:
        yield ("rows",), f"{table.rows} rows of {table.columns} columns are none or too many"
    if len({(cell.row, cell.column) for cell in table.cells}) < len(table.cells):
        yield ("cells",), "two of them begin in one place"
    for place, cell in enumerate(table.cells):
        for first, count, most in ((cell.row, cell.rows, table.rows), (cell.column, cell.columns, table.columns)):
            if not 1 <= first < first + count <= most + 1:
                yield ("cells", place), f"it stands outside {table.rows} rows of {table.columns} columns"


def _walk(value: Value, path: Steps) -> Iterator[tuple[Steps, Value]]:
    """Every value in a value and itself, with the way there."""
    yield path, value
    for field, held in value:
        if isinstance(held, Value):
            yield from _walk(held, (*path, field))
        elif isinstance(held, tuple):
            for place, item in enumerate(held):
                if isinstance(item, Value):
                    yield from _walk(item, (*path, field, place))
