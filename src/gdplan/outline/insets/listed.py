"""Tables that a text prints one cell a line: the cells of the head, then those of one row after another.

A table whose rows do not agree stays lines, and so do the cells of a row that can be read in two ways: no owner is
guessed.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from gdplan.outline.insets.listed_heads import Head, find_heads, may_have_heads
from gdplan.outline.insets.listed_rows import Row, RowReader
from gdplan.outline.paragraphs import Line
from gdplan.sources import Cell, TableText
from gdplan.terms import Span


class Listing(NamedTuple):
    """What was found in a text."""

    tables: list[TableText]
    again: list[Span]  # lines inside them that are a head or the number of a page, printed again
    doubts: list[Span]  # tables and rows that stay lines


def find_listed(lines: Sequence[Line]) -> Listing:
    """The tables among printed lines, in order."""
    found = Listing([], [], [])
    at = 0 if may_have_heads(lines) else len(lines)
    while at < len(lines):
        table = None
        for head in find_heads(lines, at):
            table = RowReader(head)
            if table.agree():
                break
        else:
            at += 1
            if table and table.is_numbered and table.rows:
                found.doubts.append(_span(table))
                at = bisect_left(lines, _span(table)[1], key=lambda line: line.start)
            continue
        end = _span(table)[1]
        found.tables.append(_to_text(table))
        found.again.extend((line.start, line.end) for line in table.head.again if line.start < end)
        found.doubts.extend(_span_of(table, row.lines) for row in table.rows if not row.cells)
        found.doubts.extend(_span_of(table, lines) for lines in table.unread)
        at = bisect_left(lines, end, key=lambda line: line.start)
    return found


def _span(table: RowReader) -> Span:
    return table.head.cells[0][0], table.lines[table.rows[-1].lines.stop - 1].end


def _span_of(table: RowReader, lines: range) -> Span:
    return table.lines[lines.start].start, table.lines[lines.stop - 1].end


def _to_text(table: RowReader) -> TableText:
    """The table with its grid. The name of a group stands in a row of one cell, or in its column over all its rows.

    One that counts, 行动二：…, holds those in the column behind it: it has a row of one cell, too.
    """
    head, width = table.head, len(table.head.names)
    grid = _head_rows(head)
    for row in table.rows:
        names = [table.lines[i] for i in row.names]
        counted = len([*takewhile(table.groups.__contains__, row.names)]) if head.lead else len(names)
        for line in names[:counted]:
            grid.append([Cell(line.start, line.end, len(grid), 0, 1, width)] * width)
        grid.append(_cells(table, row, names[counted:], grid))
    return TableText(*_span(table), tuple(map(tuple, grid)))


def _head_rows(head: Head) -> list[list[Cell]]:
    """One row; two where a name stands over several columns."""
    if head.over is None:
        return [[Cell(*span, 0, c) for c, span in enumerate(head.cells)]]
    span, start, stop = head.over
    over, below = Cell(*span, 0, start, 1, stop - start), range(start, stop)
    cells = [Cell(*s, int(c in below), c, 1 if c in below else 2) for c, s in enumerate(head.cells)]
    return [[over if c in below else cell for c, cell in enumerate(cells)], cells]


def _cells(table: RowReader, row: Row, names: Sequence[Line], grid: list[list[Cell]]) -> list[Cell]:
    """The cells of one row below those of a grid; what it has not of a group is merged with the row above."""
    lead, width = table.head.lead, len(table.head.names)
    lines = table.lines[row.lines.start : row.lines.stop]
    texts = next((members for name, members in table.columns.groups if name == "text"), ())
    end = lines[0].start
    height = 1 if table.head.over is None else 2
    cells: list[Cell] = []
    for c in range(width):
        above = grid[-1][c]
        merged = c < lead or (row.cells and c - lead in texts[:-1]) or (row.is_part and c - lead < texts[-1])
        if not row.cells and c - lead == texts[0] and len(lines) > 1:
            unread = Cell(lines[1].start, lines[-1].end, len(grid), c, 1, width - c)
            return [*cells, *[unread] * (width - c)]
        own = lines[slice(*row.cells[c - lead])] if row.cells else lines[: c == lead]
        named = names[c : c + 1] if c < lead - 1 else names[c:]  # of more lines than columns the last has the rest
        inside = named if c < lead else own
        if inside:
            end = inside[-1].end
            cells.append(Cell(inside[0].start, end, len(grid), c))
        elif merged and above.row >= height and above.columns == 1 and above.start < above.end:
            cells.append(_reach_down(grid, above))
        else:
            cells.append(Cell(end, end, len(grid), c))
    return cells


def _reach_down(grid: list[list[Cell]], above: Cell) -> Cell:
    taller = above._replace(rows=above.rows + 1)
    for cells in grid[above.row :]:
        cells[above.column] = taller
    return taller
