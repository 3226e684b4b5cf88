"""What stands in a cell: its value with its type, and the words by which two values are the same."""

import datetime as dt
import re
from typing import Literal, NamedTuple

from gdplan.controls import show_controls
from gdplan.ledger.columns import Column, ColumnId
from gdplan.workbook import LONGEST

Scalar = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta
GENERAL = "General"
NO_LINE = -1  # the place of a row that a person added

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


class Place(NamedTuple):
    """A cell of one of several workbooks; row and column count from 0."""

    workbook: int
    sheet: str
    row: int
    column: int


class Cell(NamedTuple):
    """What a person left in a cell, or what takes the place of what gdplan writes."""

    value: Scalar | None
    kind: Literal["value", "formula", "array", "error", "own"] = "value"  # own: what gdplan writes there stays
    form: str = GENERAL  # number format
    note: str = ""  # what a person noted at it
    was: str = ""  # what gdplan had written there
    is_marked: bool = False  # for all to see that it is not gdplan's
    stood: Place | None = None  # of a formula


class Row(NamedTuple):
    """A row of a sheet: gdplan's line, and what stands beside it or in its stead."""

    at: int  # the place of the line among those of its sheet, or NO_LINE
    line: object  # None in a row that a person added
    cells: dict[ColumnId, Cell]
    notes: dict[ColumnId, str]  # gdplan's own, at a cell
    stood: tuple[int, int] | None = None  # of an added one: workbook and row


class Table(NamedTuple):
    """A sheet with a head."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def at(self, head: str) -> int:
        """The place of a column of gdplan's own, from 0."""
        return next(at for at, column in enumerate(self.columns) if column.id == (head, 0))


class Loose(NamedTuple):
    """A sheet that a person added, cell by cell; rows and columns count from 0."""

    name: str
    cells: dict[tuple[int, int], Cell]


class Ledger(NamedTuple):
    """All sheets of a workbook."""

    tables: tuple[Table, ...]
    documents: tuple[tuple[str, str], ...]  # path and title of each
    remarks: tuple[str, ...]  # below the sources
    loose: tuple[Loose, ...] = ()
    standing: tuple[str, ...] = ()  # remarks, too: bodies that have a part in what follows, and stand in one row

    def table(self, name: str) -> Table:
        """The sheet of this name."""
        return next(table for table in self.tables if table.name == name)


def told(value: object) -> str:
    r"""What a value says, whatever its type; equal for what people would call the same.

    >>> told(30.0), told(None), told(dt.datetime(2026, 6, 30)), told("a\r\nb ")
    ('30', '', '2026-06-30', 'a\nb')
    """
    if value is None:
        return ""
    if isinstance(value, str) and value.isprintable():  # most are, and there are many
        return value.strip()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return format(value, ".15g")
    if isinstance(value, dt.datetime):
        return value.isoformat(" ") if value.time() != dt.time() else value.date().isoformat()
    return _CONTROL.sub("", re.sub("\r\n?", "\n", str(value))).strip()


def read_line(column: Column, line: object) -> Scalar | None:
    """What gdplan reads for a cell, as much of it as a cell takes; None where it reads nothing."""
    value: Scalar | None = column.read(line) if column.read and line is not None else None
    if isinstance(value, str):
        return show_controls(value)[:LONGEST] or None
    return value


def told_in(row: Row, column: Column) -> str:
    """What a cell of a row says: what a person typed, otherwise what gdplan reads."""
    cell = row.cells.get(column.id)
    return told(cell.value if cell is not None and cell.kind != "own" else read_line(column, row.line))
