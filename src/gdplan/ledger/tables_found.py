"""Where the sheets of a ledger stand in a workbook that people have worked on: under another name, below other rows."""

from collections.abc import Iterator
from typing import NamedTuple

from gdplan.ledger.cells import told
from gdplan.ledger.columns import SHEETS, ColumnId
from gdplan.ledger.filled import FilledSheet

_SEARCHED = 20  # rows in which a head is looked for
_ENOUGH = 0.5  # of the heads of a sheet
_HEADS = {name: frozenset(column.head for column in columns) for name, columns in SHEETS.items()}


class FoundTable(NamedTuple):
    """A sheet of the ledger in the workbook."""

    name: str  # gdplan's
    sheet: FilledSheet
    head: int  # the row of the head
    columns: dict[int, ColumnId]  # by place; those without a head that hold nothing are left out
    by_row: dict[int, dict[int, str]]  # what the cells say, row by row, those of merged cells once


def find_tables(sheets: tuple[FilledSheet, ...]) -> dict[str, FoundTable]:
    """Each sheet of the ledger by gdplan's name for it: the one of that name, otherwise one with its head."""
    found: dict[str, FoundTable] = {}
    read = {sheet.name: _by_row(sheet) for sheet in sheets}
    for name in sorted(SHEETS, key=lambda name: name not in read):
        taken = {table.sheet.name for table in found.values()}
        likely = [sheet for sheet in sheets if sheet.name == name]
        likely += [sheet for sheet in sheets if sheet.name not in SHEETS]
        for sheet in likely:
            if sheet.name not in taken and (head := _find_head(name, read[sheet.name])) is not None:
                columns = dict(_name_columns(name, sheet, read[sheet.name], head))
                found[name] = FoundTable(name, sheet, head, columns, read[sheet.name])
                break
    return found


def is_own(sheet: str, column: ColumnId) -> bool:
    """Whether a column is one of gdplan's own."""
    return column[1] == 0 and column[0] in _HEADS[sheet]


def _by_row(sheet: FilledSheet) -> dict[int, dict[int, str]]:
    rows: dict[int, dict[int, str]] = {}
    for row, column in sorted(sheet.cells):
        if text := told(sheet.cells[row, column].value):
            rows.setdefault(row, {})[column] = text
    return rows


def _find_head(name: str, by_row: dict[int, dict[int, str]]) -> int | None:
    """The row that has most of the heads of a sheet."""
    heads = _HEADS[name]
    rows = [row for row in by_row if row < _SEARCHED]
    counts = [(len(heads & {"".join(text.split()) for text in by_row[row].values()}), -row) for row in rows]
    count, row = max(counts, default=(0, 0))
    return -row if count >= _ENOUGH * len(heads) else None


def _name_columns(
    name: str, sheet: FilledSheet, by_row: dict[int, dict[int, str]], head: int
) -> Iterator[tuple[int, ColumnId]]:
    heads = _HEADS[name]
    seen: dict[str, int] = {}
    used = {column for (row, column), cell in sheet.cells.items() if row >= head and cell.note}
    used.update(column for row, said in by_row.items() if row >= head for column in said)
    for column in sorted(used):
        said = by_row[head].get(column, "")
        said = joined if (joined := "".join(said.split())) in heads else said
        yield column, (said, seen.get(said, 0))
        seen[said] = seen.get(said, 0) + 1
