"""What people typed into a ledger: all that differs from what gdplan wrote there."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gdplan.ledger.cells import NO_LINE, Cell, Loose, Place, told
from gdplan.ledger.columns import COUNTED, Added, Column, ColumnId
from gdplan.ledger.filled import Filled
from gdplan.ledger.formulas import shape
from gdplan.ledger.record import Record, RecordedLine, read_record
from gdplan.ledger.rows_found import find_lines
from gdplan.ledger.tables_found import FoundTable, find_tables, is_own

NOTED = "\n——\n"  # between a note of gdplan's and what a person wrote behind it

_WHOLE = re.compile(r"[0-9]+")


class TypedRow(NamedTuple):
    """What people typed in a row; `line` is NO_LINE where they added it."""

    sheet: str
    row: int  # in their workbook
    line: int
    after: int  # the line above it, or NO_LINE
    name: str  # what to call it
    cells: dict[ColumnId, Cell]


class Typed(NamedTuple):
    """All that people typed in a workbook."""

    number: int  # of the workbook among those carried
    name: str  # of its file
    record: Record
    rows: tuple[TypedRow, ...]
    columns: dict[str, tuple[Added, ...]]  # by sheet
    loose: tuple[Loose, ...]  # sheets that they added
    stray: tuple[tuple[str, str, Cell], ...]  # sheet, place and cell of what stands above a head
    names: dict[str, str]  # the sheets of gdplan's own by the names that people gave them
    lines: dict[tuple[str, int], int]  # sheet, by gdplan's name, and row -> line
    heads: dict[tuple[str, int], ColumnId]  # likewise, of columns


def find_typed(filled: Filled, number: int, name: str) -> Typed:
    """What people typed. Raises CannotReadError where the hidden sheet cannot be read."""
    record = read_record(filled.account)
    tables = find_tables(filled.sheets)
    known = {table.sheet.name for table in tables.values()}
    words = frozenset(map(told, record.words))
    rows: list[TypedRow] = []
    stray: list[tuple[str, str, Cell]] = []
    lines: dict[tuple[str, int], int] = {}
    heads: dict[tuple[str, int], ColumnId] = {}
    columns: dict[str, tuple[Added, ...]] = {}
    for table in tables.values():
        own = record.lines.get(table.name, ())
        claimed = find_lines(table, own)
        columns[table.name] = tuple(_find_added(table))
        rows.extend(_read_rows(table, own, claimed, words, number))
        stray.extend(_find_stray(table))
        lines |= {(table.name, row): line for row, line in claimed.items()}
        heads |= {(table.name, column): one for column, one in table.columns.items()}
    loose = tuple(
        Loose(sheet.name, {place: _at(cell, number, sheet.name, *place) for place, cell in sheet.cells.items()})
        for sheet in filled.sheets
        if sheet.name not in known and sheet.cells
    )
    names = {table.sheet.name: table.name for table in tables.values()}
    return Typed(number, name, record, tuple(rows), columns, loose, tuple(stray), names, lines, heads)


def _find_added(table: FoundTable) -> Iterator[Added]:
    before: ColumnId | None = None
    for _, one in sorted(table.columns.items()):
        if not is_own(table.name, one):
            yield Column(one[0], 20, is_added=True, nth=one[1]), before
        before = one


def _find_stray(table: FoundTable) -> Iterator[tuple[str, str, Cell]]:
    above = {place: cell for place, cell in table.sheet.cells.items() if place[0] < table.head}
    for (row, column), cell in sorted(above.items()):
        yield table.name, f"第{row + 1}行第{column + 1}列", cell
    for column, one in table.columns.items():
        noted = table.sheet.cells.get((table.head, column))
        if noted and noted.note:
            yield table.name, one[0], Cell(noted.note)


def _read_rows(
    table: FoundTable, own: Sequence[RecordedLine], claimed: dict[int, int], words: frozenset[str], number: int
) -> Iterator[TypedRow]:
    last = NO_LINE
    noted = {row for row, _ in table.sheet.cells if row > table.head}
    for row in sorted(noted):
        said = table.by_row.get(row, {})
        at = claimed.get(row, NO_LINE)
        if at == NO_LINE and all(text in words for text in said.values()) and said:
            continue
        written = own[at].cells if at != NO_LINE else {}
        cells = dict(_read_cells(table, row, written, words, number))
        if cells and (at != NO_LINE or set(cells) != {(COUNTED, 0)}):
            name = written or {one[0]: said[column] for column, one in table.columns.items() if column in said}
            yield TypedRow(table.name, row, at, last, _name(name), cells)
        last = at if at != NO_LINE else last


def _read_cells(
    table: FoundTable, row: int, written: dict[str, str], words: frozenset[str], number: int
) -> Iterator[tuple[ColumnId, Cell]]:
    said, nothing = table.by_row.get(row, {}), Cell(None)
    for column, one in table.columns.items():
        if (row, column) in table.sheet.covered:
            continue
        was = written.get(one[0], "") if one[1] == 0 else ""
        cell, text = table.sheet.cells.get((row, column), nothing), said.get(column, "")
        if cell.note:
            cell = cell._replace(note=_without_own(cell.note, words))
        is_count = one == (COUNTED, 0) and bool(_WHOLE.fullmatch(text) or not text)
        same = text == was or (text.startswith("=") and was.startswith("=") and shape(text) == shape(was))
        if not (same or is_count):
            yield one, _at(cell._replace(was=was), number, table.sheet.name, row, column)
        elif cell.note:
            yield one, Cell(None, "own", note=cell.note)


def _at(cell: Cell, number: int, sheet: str, row: int, column: int) -> Cell:
    return cell._replace(stood=Place(number, sheet, row, column)) if cell.kind in ("formula", "array") else cell


def _without_own(note: str, words: frozenset[str]) -> str:
    """What a person noted, without what gdplan had noted before it."""
    own, _, behind = note.partition(NOTED)
    return behind if told(own) in words else "" if told(note) in words else note


def _name(cells: dict[str, str]) -> str:
    """What to call a row: its task with its indicator, or the first thing it says."""
    parts = [cells[head] for head in ("任务", "指标") if cells.get(head)]
    parts = parts or [text for head, text in cells.items() if head not in (COUNTED, "来源")][:1]
    return " ".join(parts).replace("\n", " ")[:60]
