"""The sheets of a workbook as lines and tables: what a sheet shows, title lines above its table, lines below it."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from gdplan.sources.draft import Draft, DraftCell

_MOST_PLACES = 250_000  # rows times columns of a table; beyond that its cells are lines
_HEAD_ROWS = 2
_LONGEST_LABEL = 8  # characters before a colon

Place = tuple[int, int]  # row and column, from 1
_Row = tuple[int, dict[int, str]]  # its number, and its cells by their columns


class Sheet(NamedTuple):
    """What a sheet holds, and what of it is hidden."""

    number: int
    cells: Mapping[Place, str]  # as shown
    merges: Sequence[tuple[int, int, int, int]] = ()  # first row and column, last row and column
    hidden_rows: Collection[int] = frozenset()
    hidden_columns: Collection[int] = frozenset()


def write_sheet(draft: Draft, sheet: Sheet) -> None:
    """Add what a sheet shows; rows and columns without text are not there.

    Rows of one cell above the table (任务分解表, 单位：万元) and below it (注：…) are lines; one of them between its
    rows spans it, as the name of a group does. A table begins anew where the first cell of its head stands again.
    """
    shown, merges = _show(sheet)
    rows = sorted({row for row, _ in shown})
    columns = sorted({column for _, column in shown})
    by_row: dict[int, dict[int, str]] = {row: {} for row in rows}
    for (row, column), text in sorted(shown.items()):
        by_row[row][column] = text
    if len(rows) * len(columns) > _MOST_PLACES:
        for row in rows:
            _write_lines(draft, sheet, (row, by_row[row]))
        return
    for lines_before, table, lines_after in _part([(row, by_row[row]) for row in rows], merges):
        for line in lines_before:
            _write_lines(draft, sheet, line)
        if table:
            draft.add_table(_to_cells(sheet, table, columns, {**_merge_head(table, columns, merges), **merges}))
        for line in lines_after:
            _write_lines(draft, sheet, line)


def _show(sheet: Sheet) -> tuple[dict[Place, str], dict[Place, Place]]:
    """The cells that are shown and have text, and for the first cell of each merge the last that it covers."""
    shown = {
        (row, column): text
        for (row, column), text in sheet.cells.items()
        if text.strip() and row not in sheet.hidden_rows and column not in sheet.hidden_columns
    }
    merges: dict[Place, Place] = {}
    for top, left, bottom, right in sheet.merges:
        text = sheet.cells.get((top, left), "")
        row = next((row for row in range(top, bottom + 1) if row not in sheet.hidden_rows), None)
        column = next((column for column in range(left, right + 1) if column not in sheet.hidden_columns), None)
        if row and column and text.strip():  # what a merge shows stands in the first of its cells, hidden or not
            shown[row, column] = text
            merges[row, column] = bottom, right
    rows, columns = (sorted({place[axis] for place in shown}) for axis in (0, 1))
    return shown, {
        place: (rows[bisect_right(rows, bottom) - 1], columns[bisect_right(columns, right) - 1])
        for place, (bottom, right) in merges.items()
    }


def _part(rows: list[_Row], merges: Mapping[Place, Place]) -> list[tuple[list[_Row], list[_Row], list[_Row]]]:
    """The tables of a sheet, each with the lines above and below it."""
    alone = _find_lines(rows, merges)
    head = next((at for at, (number, _) in enumerate(rows) if number not in alone), len(rows))
    if head == len(rows):
        return [(rows, [], [])]
    first = next(iter(rows[head][1].items()))
    parts = []
    begin = 0
    for at in range(head + 1, len(rows) + 1):
        if at == len(rows) or (first in rows[at][1].items() and next(iter(rows[at][1].items())) == first):
            end = at
            while at < len(rows) and end > head + 1 and rows[end - 1][0] in alone:
                end -= 1  # lines above the next table
            last = end
            while last > head + 1 and rows[last - 1][0] in alone and _is_note(rows[last - 1], merges):
                last -= 1
            parts.append((rows[begin:head], rows[head:last], rows[last:end]))
            begin, head = end, at
    return parts


def _find_lines(rows: list[_Row], merges: Mapping[Place, Place]) -> set[int]:
    """The rows that are one cell alone, or such particulars as 填报单位：… 日期：…; none that a higher cell reaches."""
    high = sorted((top, bottom) for (top, _), (bottom, _) in merges.items() if bottom > top)
    found = set()
    at = reach = 0
    for number, cells in rows:
        while at < len(high) and high[at][0] <= number:
            reach = max(reach, high[at][1])
            at += 1
        if reach < number and (len(cells) == 1 or all(map(_is_particular, cells.values()))):
            found.add(number)
    return found


def _is_note(row: _Row, merges: Mapping[Place, Place]) -> bool:
    """Whether a line at the end of a table is one below it: not the mere name of a row without values."""
    number, cells = row
    column, text = next(iter(cells.items()))
    wide = merges.get((number, column), (number, column))[1] > column
    return wide or any(mark in text for mark in "：:。")


def _is_particular(text: str) -> bool:
    return 0 < text.replace(":", "：").find("：") <= _LONGEST_LABEL


def _write_lines(draft: Draft, sheet: Sheet, row: _Row) -> None:
    number, cells = row
    for column, text in cells.items():
        for line in text.split("\n"):
            draft.add(line, _where(sheet, number, column), sheet=sheet.number, row=number, cell=column)


def _where(sheet: Sheet, row: int, column: int) -> str:
    return f"sheet {sheet.number}, row {row}, cell {column}"


def _merge_head(table: list[_Row], columns: list[int], merges: Mapping[Place, Place]) -> dict[Place, Place]:
    """The merges of a head of two rows that states none, as in CSV: 责任分工 over 牵头单位 and 配合单位.

    The other heads stand over both rows. The second row fills what the first leaves free, and the places under the
    heads of those groups.
    """
    if len(table) <= _HEAD_ROWS or any(row in (table[0][0], table[1][0]) for row, _ in merges):
        return {}
    (upper, heads), (lower, under) = table[:_HEAD_ROWS]
    groups: dict[int, int] = {}  # the first column of each -> its last
    first = columns[0]
    for column in columns:
        if column in heads:
            first = column
        elif column in under:
            groups[first] = column
        else:
            return {}
    fits = columns[0] in heads and groups and columns[0] not in groups and not any(map(_has_digit, under.values()))
    below = {column for first, last in groups.items() for column in columns if first <= column <= last}
    if not fits or set(under) != below:
        return {}
    return {(upper, c): (upper, groups[c]) if c in groups else (lower, c) for c in heads}


def _has_digit(text: str) -> bool:
    return any(character.isdecimal() for character in text)


def _to_cells(
    sheet: Sheet, table: list[_Row], columns: list[int], merges: Mapping[Place, Place]
) -> list[list[DraftCell]]:
    """The rows of a table, each cell with its place in the sheet."""
    numbers = [number for number, _ in table]
    made: list[list[DraftCell]] = []
    covered: set[Place] = set()
    for number, cells in table:
        row: list[DraftCell] = []
        alone = number != numbers[-1] and len(cells) == 1 and not next(iter(cells.values())).strip().isdecimal()
        for column in columns:
            if (number, column) in covered:
                continue
            text = cells.get(column, "")
            bottom, right = merges.get((number, column), (number, column))
            if alone and column == columns[0] and text:  # alone in its row: it names those below it
                right = columns[-1]
            high = numbers[bisect_left(numbers, number) : bisect_right(numbers, bottom)]
            wide = columns[bisect_left(columns, column) : bisect_right(columns, right)]
            covered.update((r, c) for r in high for c in wide if (r, c) != (number, column))
            row.append(DraftCell(tuple(text.split("\n")), len(high), len(wide), (sheet.number, number, column)))
        made.append(row)
    return made
