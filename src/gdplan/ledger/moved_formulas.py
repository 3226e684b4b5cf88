"""The formulas of people in a ledger whose rows and columns have moved."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from gdplan.ledger.cells import Cell, Ledger, Loose, Place, Row, Table
from gdplan.ledger.formulas import repoint

_LOST = "公式引用的单元格已不在原处，请核对"
Find = Callable[[Place], Place | None]
Key = TypeVar("Key")


def move_formulas(ledger: Ledger, find: Find) -> Ledger:
    """The ledger with its formulas moved; one that points to what is gone stays as typed, and is marked.

    `find` tells where a cell stands now, by where it stood.
    """
    return ledger._replace(
        tables=tuple(
            table._replace(rows=tuple(_move_row(table, at, row, find) for at, row in enumerate(table.rows, 1)))
            for table in ledger.tables
        ),
        loose=tuple(_move_sheet(sheet, find) for sheet in ledger.loose),
    )


def _move_row(table: Table, at: int, row: Row, find: Find) -> Row:
    if not any(cell.stood for cell in row.cells.values()):
        return row
    places = {column.id: place for place, column in enumerate(table.columns)}
    moved = _move_all(row.cells, lambda one: Place(0, table.name, at, places[one]), find)
    lost = [one for one, (_, is_lost) in moved.items() if is_lost]
    notes = {one: "\n".join(filter(None, (row.notes.get(one, ""), _LOST))) for one in lost}
    cells = {one: cell for one, (cell, _) in moved.items()}
    return row._replace(cells={**row.cells, **cells}, notes={**row.notes, **notes})


def _move_sheet(sheet: Loose, find: Find) -> Loose:
    moved = _move_all(sheet.cells, lambda place: Place(0, sheet.name, *place), find)
    return sheet._replace(cells={**sheet.cells, **{place: cell for place, (cell, _) in moved.items()}})


def _move_all(cells: Mapping[Key, Cell], now: Callable[[Key], Place], find: Find) -> dict[Key, tuple[Cell, bool]]:
    """The cells with a formula as they are now, and whether one points to what is gone."""
    moved: dict[Key, tuple[Cell, bool]] = {}
    for key, cell in cells.items():
        if cell.stood:
            formula = repoint(str(cell.value), cell.stood, find)
            is_lost = formula is None
            value = cell.value if is_lost else formula
            marked = cell.is_marked or is_lost
            moved[key] = cell._replace(value=value, stood=now(key), is_marked=marked), is_lost
    return moved
