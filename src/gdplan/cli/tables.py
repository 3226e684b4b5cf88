"""Rows as tables for people: the columns that matter, wrapped, never cut."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from rich import box
from rich.table import Table

from gdplan.cli.console import render, styled
from gdplan.model import Value
from gdplan.views.rows import AgencyRow, CheckRow, MentionRow, TargetRow, TaskRow


class Column(NamedTuple):
    """One column: its title, what stands in it, how it looks and how much room it gets."""

    title: str
    cell: Callable[[Any], str | None]
    style: str = ""
    ratio: int | None = None  # of the room that is left; None takes what it needs


def _join(names: tuple[str, ...]) -> str:
    return "、".join(names)


def amount(row: TargetRow) -> str:
    """Bound and value as a reader would write them, with the direction of a change.

    >>> from types import SimpleNamespace as Row
    >>> amount(Row(comparator=">=", value="30", low=None, high=None, change="level"))
    '≥ 30'
    >>> amount(Row(comparator="=", value=None, low="3", high="5", change="increase"))
    '+ 3–5'
    """
    bound = {">=": "≥", "<=": "≤", "=": ""}.get(row.comparator, row.comparator)
    change = {"level": "", "increase": "+", "decrease": "−", "multiple": "×"}[row.change]
    value = row.value if row.value is not None else f"{row.low or ''}–{row.high or ''}"
    return " ".join(part for part in (change, bound, value) if part)


def _describe(row: MentionRow) -> str:
    if row.kind == "place" and row.in_name:
        return f"{row.division} (in a name)"
    details = (row.phrase, row.act, row.verb, row.object, row.title, row.document_number, row.division, row.indicator)
    return " ".join(dict.fromkeys(detail for detail in details if detail and detail != row.text))


_NARROWEST = 8  # columns: four Chinese characters a line can still be read

_TASK: tuple[Column, ...] = (Column("task", lambda row: row.task, ratio=3),)

COLUMNS: dict[type[Value], tuple[Column, ...]] = {
    TaskRow: (
        *_TASK,
        Column("lead", lambda row: _join(row.lead), "green", 2),
        Column("responsible", lambda row: _join(row.responsible), ratio=3),
        Column("support", lambda row: _join(row.support), ratio=2),
        Column("implementing", lambda row: _join(row.implementing), ratio=2),
        Column("targets", lambda row: _join(row.targets), "yellow", 2),
        Column("line", lambda row: str(row.line), "dim"),
    ),
    TargetRow: (
        *_TASK,
        Column("indicator", lambda row: row.indicator, ratio=2),
        Column("value", amount, "yellow"),
        Column("unit", lambda row: row.unit),
        Column("deadline", lambda row: row.deadline),
        Column("lead", lambda row: _join(row.lead), "green", 2),
        Column("responsible", lambda row: _join(row.responsible), ratio=2),
        Column("role", lambda row: row.role, "dim"),
        Column("line", lambda row: str(row.line), "dim"),
    ),
    AgencyRow: (
        Column("role", lambda row: row.role),
        *_TASK,
        Column("with", lambda row: _join(row.shared_with), ratio=4),
        Column("line", lambda row: str(row.line), "dim"),
    ),
    MentionRow: (
        Column("kind", lambda row: row.kind, "dim"),
        Column("text", lambda row: row.text, "cyan", 3),
        Column("what", _describe, ratio=3),
        *_TASK,
        Column("line", lambda row: str(row.line), "dim"),
    ),
    CheckRow: (
        Column("severity", lambda row: row.severity),
        Column("code", lambda row: row.code),
        Column("place", lambda row: row.where or f"line {row.line}", "dim"),
        Column("message", lambda row: row.message, ratio=1),
    ),
}


def to_table(values: Iterable[Value], kind: type[Value], *, colour: bool = True) -> Iterator[str]:
    """One table; of several documents one for each, and of agencies one for each body."""
    empty = True
    for title, rows in groupby(values, key=_title_agency if kind is AgencyRow else _title_document):
        yield render(draw(COLUMNS[kind], list(rows), title), colour=colour)
        empty = False
    if empty:
        yield render(draw(COLUMNS[kind], [], ""), colour=colour)


def _title_document(row: Any) -> str:
    return row.document or ""


def _title_agency(row: Any) -> str:
    return f"{row.agency}  {row.document or ''}"


def _count_roles(rows: list[Any]) -> Counter[str]:
    return Counter(row.role for row in rows)


def draw(columns: tuple[Column, ...], rows: list[Any], title: str) -> Table:
    """The table of these rows; a column in which nothing stands is left out."""
    if rows and isinstance(rows[0], AgencyRow):
        title += "  " + ", ".join(f"{role} {count}" for role, count in _count_roles(rows).items())
    table = Table(box=box.SIMPLE_HEAD, title=styled(title, "bold"), title_justify="left", expand=True, pad_edge=False)
    shown = [column for column in columns if not rows or any(column.cell(row) for row in rows)]
    for column in shown:
        narrowest = _NARROWEST if column.ratio else None
        table.add_column(column.title, style=column.style, ratio=column.ratio, min_width=narrowest, overflow="fold")
    for row in rows:
        table.add_row(*(styled(column.cell(row)) for column in shown))
    return table
