"""The tables of a printed page: its lines in the cells that rules make, or in columns that rows agree in."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from gdplan.sources.aligned import column_of, find_blocks, find_columns, find_rows
from gdplan.sources.lines import Line, find_gutter
from gdplan.sources.printed_cells import PrintedCell, PrintedTable, find_pad, fit, write_cell
from gdplan.sources.ruled import FindCell, Flat, Grid, GridCell, Place, Rules

_FEWEST_COLUMNS = 2
_FEWEST_ROWS = 3  # that have no rule between them
_MOST_PASSES = 3
_FULL = 0.7  # of a column's width: a line as long may go on in the next

_Filled = tuple[GridCell, list[Line]]


class Doubt(NamedTuple):
    """An area of a page that looks like a table and was not read as one."""

    page: int
    top: float
    bottom: float


class Page(NamedTuple):
    """The lines of a page, among which each table stands as one; its tables; and what might have been one."""

    lines: list[Line]
    tables: list[PrintedTable]
    doubts: list[Doubt]


def read_page(
    rules: Rules, find_lines: Callable[[FindCell], Iterable[tuple[Line, Place | None]]], number: int,
    before: Sequence[PrintedTable],
) -> Page:  # fmt: skip
    """The page that lines make; `find_lines` gives them, parted at the cells that it is told of, with their cells.

    `before` are the tables of the pages before this one. Where what rules make is no table, its lines are not parted.
    """
    areas: list[Grid | Flat] = [*rules.grids, *rules.flat]
    doubts: list[Doubt] = []
    at_area: dict[int, int] = {}
    tables: list[PrintedTable] = []
    for left in range(_MOST_PASSES, -1, -1):
        found = [*find_lines(_finder(areas))]
        inside: dict[int, list[tuple[Line, int]]] = {}
        for line, place in found:
            if place:
                inside.setdefault(place[0], []).append((line, place[1]))
        read = {at: _read_area(areas[at], members, number, before) for at, members in inside.items()}
        failed = {at for at, table in read.items() if table is None}
        if not failed:
            tables = [table for table in read.values() if table]
            at_area = {at: len(before) + place for place, at in enumerate(read)}
            break
        for at in failed:
            area = areas[at]
            if isinstance(area, Flat) and any(find_blocks([line for line, _ in inside[at]])):
                doubts.append(Doubt(number, area.down[0], area.down[-1]))
        areas = [area for at, area in enumerate(areas) if at not in failed] if left > 1 else []
    lines = _place(found, at_area)
    for _, top, _, bottom in rules.doubtful:
        if any(find_blocks([line for line in lines if line.table is None and top <= line.top <= bottom])):
            doubts += [Doubt(number, top, bottom)]
    if find_gutter([line for line in lines if line.table is None]) is None:
        lines, more, doubtful = _read_blocks(lines, number, len(before) + len(tables))
        return Page(lines, tables + more, doubts + doubtful)
    return Page(lines, tables, doubts)


def _finder(areas: Sequence[Grid | Flat]) -> FindCell:
    def find(x: float, y: float) -> Place | None:
        for at, area in enumerate(areas):
            cell = area.find(x, y)
            if cell is not None:
                return at, cell
        return None

    return find


def _read_area(
    area: Grid | Flat, members: Sequence[tuple[Line, int]], number: int, before: Sequence[PrintedTable]
) -> PrintedTable | None:
    lines = [line for line, _ in members]
    if isinstance(area, Flat):
        return _read_flat(lines, area.down, number)
    rows = len(area.down) - 1
    if rows == 1 and not any(table.last_page == number - 1 and fit(table, area.across) for table in before):
        return None  # two columns of text in a frame; a table's last row has the table before it
    if rows <= _FEWEST_COLUMNS and find_gutter(lines) is not None:
        return None
    return _read_grid(area, members, number)


def _place(found: Sequence[tuple[Line, Place | None]], at_area: dict[int, int]) -> list[Line]:
    """The lines of a page with one line for each table, where the first of its own stood."""
    kept: list[Line] = []
    members: dict[int, list[Line]] = {}
    for line, place in found:
        table = at_area.get(place[0]) if place else None
        if table is None:
            kept.append(line)
            continue
        if table not in members:
            kept.append(line._replace(table=table))
        members.setdefault(table, []).append(line)
    return [_around(members[line.table], line.table) if line.table is not None else line for line in kept]


def _around(lines: Sequence[Line], table: int) -> Line:
    return Line(
        " ".join(line.text for line in lines),
        lines[0].page,
        min(line.left for line in lines),
        max(line.right for line in lines),
        min(line.top for line in lines),
        lines[0].size,
        table,
    )


# ---------------------------------------------------------------- with rules


def _read_grid(grid: Grid, lines: Sequence[tuple[Line, int]], page: int) -> PrintedTable | None:
    """The table; None where text stands in one column only: a frame, a chart."""
    inside: dict[int, list[Line]] = {}
    for line, at in lines:
        inside.setdefault(at, []).append(line)
    if len({grid.cells[at].column for at in inside}) < _FEWEST_COLUMNS:
        return None
    starts = [0]  # of the rows of the grid among those of the table
    parted: dict[int, list[list[Line]]] = {}
    for row in range(len(grid.down) - 1):
        rows = _part_band(grid, inside, row)
        if rows:
            parted[row] = rows
        starts.append(starts[-1] + max(1, len(rows)))
    cells: list[_Filled] = []
    for at, cell in enumerate(grid.cells):
        start, end = starts[cell.row], starts[cell.row + cell.rows]
        if cell.row in parted:
            for shift, row_lines in enumerate(parted[cell.row]):
                own = [line for line in row_lines if column_of(line, grid.across) == cell.column]
                cells.append((cell._replace(row=start + shift), own))
        else:
            cells.append((cell._replace(row=start, rows=end - start), inside.get(at, [])))
    return _write(grid.across, starts[-1], cells, page, [*pairwise(grid.across)])


def _part_band(grid: Grid, inside: dict[int, list[Line]], row: int) -> list[list[Line]]:
    """The rows that stand between two rules without one between them; () where it is one row."""
    width = len(grid.across) - 1
    cells = [at for at, cell in enumerate(grid.cells) if cell.row == row and cell.rows == cell.columns == 1]
    first = inside.get(cells[0], []) if len(cells) == width else []
    if len(first) < _FEWEST_ROWS:
        return []
    room = (grid.across[1] - grid.across[0]) * _FULL
    rows = find_rows([line for at in cells for line in inside.get(at, [])], grid.across)
    is_parted = rows and len(rows) == len(first) and all(line.right - line.left < room for line in first)
    return rows if rows and is_parted else []


def _read_flat(lines: Sequence[Line], down: Sequence[float], page: int) -> PrintedTable | None:
    """A table with flat rules alone, over and under its head and at its end, or between its rows."""
    bands = [[line for line in lines if low <= line.top + line.size / 2 < high] for low, high in pairwise(down)]
    rows: list[list[Line]] = []
    across = find_columns(bands[0], [line for band in bands[1:] for line in band])
    if len(across) <= _FEWEST_COLUMNS:
        return None
    for at, band in enumerate(bands):
        if band:
            parted = find_rows(band, across) if at else None  # the head is one row
            if parted is None and at and len(bands) == 2 and len(band) > len(across):
                return None
            rows += parted or [band]
    return _read_rows(rows, across, page)


# ---------------------------------------------------------------- without


def _read_blocks(lines: list[Line], page: int, first: int) -> tuple[list[Line], list[PrintedTable], list[Doubt]]:
    """The lines of a page, each table without rules among them as one; those tables; and what might have been one."""
    text = [at for at, line in enumerate(lines) if line.table is None]
    tables: list[PrintedTable] = []
    doubts: list[Doubt] = []
    at_line: dict[int, int] = {}
    for block in find_blocks([lines[at] for at in text]):
        members = [text[at] for at in block.members]
        own = [lines[at] for at in members]
        rows = find_rows(own, block.across) if block.is_whole else None
        table = _read_rows(rows, block.across, page) if rows else None
        if table:
            at_line.update(dict.fromkeys(members, len(tables)))
            tables.append(table)
        else:
            doubts.append(Doubt(page, min(line.top for line in own), max(line.top for line in own)))
    if not tables:
        return lines, [], doubts
    found = [(line, (at_line[at], 0) if at in at_line else None) for at, line in enumerate(lines)]
    return _place(found, {at: first + at for at in range(len(tables))}), tables, doubts


def _read_rows(rows: Sequence[Sequence[Line]], across: tuple[float, ...], page: int) -> PrintedTable | None:
    """A table of such rows; None where they are too few, or a line reaches over columns beside others."""
    width = len(across) - 1
    if width < _FEWEST_COLUMNS or sum(len(row) >= _FEWEST_COLUMNS for row in rows) < _FEWEST_ROWS:
        return None
    cells: list[_Filled] = []
    reach: list[list[float]] = [[] for _ in range(width)]
    for at, row in enumerate(rows):
        if len(row) == 1 and at < len(rows) - 1:  # alone: it names the rows below it
            cells.append((GridCell(at, 0, 1, width), [*row]))
            continue
        columns = [column_of(line, across) for line in row]
        for line, column in zip(row, columns, strict=True):
            if column is None:
                return None
            reach[column] += line.left, line.right
        cells += [
            (GridCell(at, c, 1, 1), [line for line, column in zip(row, columns, strict=True) if column == c])
            for c in range(width)
        ]
    return _write(across, len(rows), cells, page, [(min(own), max(own)) if own else (0.0, 0.0) for own in reach])


# ---------------------------------------------------------------- both


def _write(
    across: tuple[float, ...],
    height: int,
    cells: Iterable[_Filled],
    page: int,
    sides: Sequence[tuple[float, float]],  # of the columns, between which lines are broken
) -> PrintedTable:
    edges = [(cell, lines, sides[cell.column][0], sides[cell.column + cell.columns - 1][1]) for cell, lines in cells]
    pad = find_pad((line, left, right) for _, lines, left, right in edges for line in lines)
    made = []
    for cell, lines, left, right in edges:
        texts, room = write_cell(lines, left, right, pad)
        made.append(PrintedCell(cell.row, cell.column, cell.rows, cell.columns, texts, room, page))
    return PrintedTable(across, height, tuple(made), page, page)
