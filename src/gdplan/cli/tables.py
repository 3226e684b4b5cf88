"""Rows as tables for people: the columns that matter, folded to the terminal, never cut."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Group
from rich.table import Table
from rich.text import Text

from gdplan.cli.console import find_width, render, styled
from gdplan.export.wrap import longest_word, wrap
from gdplan.model import Value
from gdplan.views.rows import AgencyRow, CheckRow, MentionRow, TargetRow, TaskRow


class Column(NamedTuple):
    """One column: its title, what stands in it and how it looks."""

    title: str
    cell: Callable[[Any], str | None]
    style: str = ""


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
_LONGEST_WORD = 16  # columns; a longer one is cut where there is no room
_GAP = 2  # columns between two of the table

_TASK: tuple[Column, ...] = (Column("task", lambda row: row.task),)

COLUMNS: dict[type[Value], tuple[Column, ...]] = {
    TaskRow: (
        *_TASK,
        Column("lead", lambda row: _join(row.lead), "green"),
        Column("responsible", lambda row: _join(row.responsible)),
        Column("support", lambda row: _join(row.support)),
        Column("implementing", lambda row: _join(row.implementing)),
        Column("targets", lambda row: _join(row.targets), "yellow"),
        Column("line", lambda row: str(row.line), "dim"),
    ),
    TargetRow: (
        *_TASK,
        Column("indicator", lambda row: row.indicator),
        Column("value", amount, "yellow"),
        Column("unit", lambda row: row.unit),
        Column("deadline", lambda row: row.deadline),
        Column("lead", lambda row: _join(row.lead), "green"),
        Column("responsible", lambda row: _join(row.responsible)),
        Column("role", lambda row: row.role, "dim"),
        Column("line", lambda row: str(row.line), "dim"),
    ),
    AgencyRow: (
        Column("role", lambda row: row.role),
        *_TASK,
        Column("with", lambda row: _join(row.shared_with)),
        Column("line", lambda row: str(row.line), "dim"),
    ),
    MentionRow: (
        Column("kind", lambda row: row.kind, "dim"),
        Column("text", lambda row: row.text, "cyan"),
        Column("what", _describe),
        *_TASK,
        Column("line", lambda row: str(row.line), "dim"),
    ),
    CheckRow: (
        Column("severity", lambda row: row.severity),
        Column("code", lambda row: row.code),
        Column("place", lambda row: row.where or f"line {row.line}", "dim"),
        Column("message", lambda row: row.message),
    ),
}


def to_table(values: Iterable[Any], kind: type[Any], *, colour: bool = True) -> Iterator[str]:
    """One table; of several documents one for each, and of agencies one for each body."""
    empty = True
    for title, rows in groupby(values, key=_title_agency if kind is AgencyRow else _title_document):
        yield draw(COLUMNS[kind], list(rows), title, colour=colour)
        empty = False
    if empty:
        yield draw(COLUMNS[kind], [], "", colour=colour)


def _title_document(row: Any) -> str:
    return row.document or ""


def _title_agency(row: Any) -> str:
    return f"{row.agency}  {row.document or ''}"


def _count_roles(rows: list[Any]) -> Counter[str]:
    return Counter(row.role for row in rows)


def draw(columns: tuple[Column, ...], rows: list[Any], title: str, *, colour: bool) -> str:
    """The table of these rows; a column in which nothing stands is left out."""
    if rows and isinstance(rows[0], AgencyRow):
        title += "  " + ", ".join(f"{role} {count}" for role, count in _count_roles(rows).items())
    shown = [column for column in columns if not rows or any(column.cell(row) for row in rows)]
    cells = [[styled(column.cell(row)) for row in rows] for column in shown]
    widths = fit([(column.title, [cell.plain for cell in own]) for column, own in zip(shown, cells, strict=True)])
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, _GAP - 1, 0, 0), pad_edge=False)
    for column, width in zip(shown, widths, strict=True):  # what is cropped is a blank at the end of a line
        table.add_column(column.title, style=column.style, width=width, no_wrap=True, overflow="crop")
    for row in zip(*cells, strict=True):
        table.add_row(*(Text("\n").join(wrap(cell, width)) for cell, width in zip(row, widths, strict=True)))
    drawn = Group("", styled(title, "bold"), table, "") if title else Group("", table, "")
    return render(drawn, colour=colour, width=sum(widths) + _GAP * len(widths))


def fit(columns: Sequence[tuple[str, Sequence[str]]]) -> list[int]:
    """How wide each column is, given by title and cells: as wide as it can be, or as it has to be, on the terminal.

    Titles and words stay whole; the room that is left goes, column by column, to where most would be folded.
    """
    most = [max(map(cell_len, (title, *cells))) for title, cells in columns]
    widths = [
        max(cell_len(title), min(most, _NARROWEST), min(max(map(longest_word, cells), default=0), _LONGEST_WORD))
        for (title, cells), most in zip(columns, most, strict=True)
    ]
    for _ in range(find_width() - sum(widths) - _GAP * len(widths)):
        at = max(range(len(widths)), key=lambda column: most[column] / widths[column])
        if widths[at] >= most[at]:
            break
        widths[at] += 1
    return widths
