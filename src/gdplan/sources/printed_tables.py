"""The tables of a printed page: its lines in the cells that rules make, or in columns that rows agree in."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from gdplan.sources.aligned import column_of, find_blocks, find_rows
from gdplan.sources.aligned_tables import read_flat, read_rows, widen
from gdplan.sources.joined_tables import fit
from gdplan.sources.lines import find_gutter
from gdplan.sources.printed_cells import Filled, PrintedTable, write_table
from gdplan.sources.printed_line import Line
from gdplan.sources.ruled import FindCell, Flat, Grid, Place, Rules

_FEWEST_COLUMNS = 2
_FEWEST_ROWS = 3  # that have no rule between them
_MOST_PASSES = 3
_FULL = 0.7  # of a column's width: a line as long may go on in the next


Area = Grid | Flat


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
    areas: list[Area] = [*rules.grids, *rules.flat]
    if rules.flat:
        free = [line for line, place in find_lines(_finder(areas)) if place is None]
        areas = [widen(area, free) if isinstance(area, Flat) else area for area in areas]
    doubts: list[Doubt] = []
    for left in range(_MOST_PASSES, -1, -1):
        found = [*find_lines(_finder(areas))]
        tables, failed = _read_areas(areas, found, number, before)
        if not failed:
            break
        doubts += [Doubt(number, area.down[0], area.down[-1]) for area in failed]
        areas = [area for area in areas if area not in failed] if left > 1 else []
    lines = _place(found, {at: len(before) + place for place, at in enumerate(tables)})
    doubts += [Doubt(number, area.top, area.bottom) for area in rules.doubtful]
    doubts = [doubt for doubt in doubts if any(find_blocks(_within(lines, doubt)))]
    if find_gutter([line for line in lines if line.table is None]) is None:
        lines, more, doubtful = _read_blocks(lines, number, len(before) + len(tables))
        return Page(lines, [*tables.values(), *more], doubts + doubtful)
    return Page(lines, [*tables.values()], doubts)


def _within(lines: Iterable[Line], area: Doubt) -> list[Line]:
    return [line for line in lines if line.table is None and area.top <= line.top <= area.bottom]


def _finder(areas: Sequence[Area]) -> FindCell:
    def find(x: float, y: float) -> Place | None:
        for at, area in enumerate(areas):
            cell = area.find(x, y)
            if cell is not None:
                return at, cell
        return None

    return find


def _read_areas(
    areas: Sequence[Area], found: Iterable[tuple[Line, Place | None]], number: int, before: Sequence[PrintedTable]
) -> tuple[dict[int, PrintedTable], list[Area]]:
    """The tables of areas, and the areas that are none."""
    inside: dict[int, list[tuple[Line, int]]] = {}
    for line, place in found:
        if place:
            inside.setdefault(place[0], []).append((line, place[1]))
    tables: dict[int, PrintedTable] = {}
    failed: list[Area] = []
    for at, members in inside.items():
        table = _read_area(areas[at], members, number, before)
        if table:
            tables[at] = table
        else:
            failed.append(areas[at])
    return tables, failed


def _read_area(
    area: Area, members: Sequence[tuple[Line, int]], number: int, before: Sequence[PrintedTable]
) -> PrintedTable | None:
    lines = [line for line, _ in members]
    if isinstance(area, Flat):
        return read_flat(lines, area.down, number)
    rows = len(area.down) - 1
    above = takewhile(lambda table: table.last_page >= number - 1, reversed(before))
    if rows == 1 and not any(fit(table, area.across) for table in above):
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
        table = read_rows(rows, block.across, page) if rows else None
        if table:
            at_line.update(dict.fromkeys(members, len(tables)))
            tables.append(table)
        else:
            doubts.append(Doubt(page, min(line.top for line in own), max(line.top for line in own)))
    if not tables:
        return lines, [], doubts
    found = [(line, (at_line[at], 0) if at in at_line else None) for at, line in enumerate(lines)]
    return _place(found, {at: first + at for at in range(len(tables))}), tables, doubts


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
    cells: list[Filled] = []
    for at, cell in enumerate(grid.cells):
        start, end = starts[cell.row], starts[cell.row + cell.rows]
        if cell.row in parted:
            for shift, row_lines in enumerate(parted[cell.row]):
                own = [line for line in row_lines if column_of(line, grid.across) == cell.column]
                cells.append((cell._replace(row=start + shift), own))
        else:
            cells.append((cell._replace(row=start, rows=end - start), inside.get(at, [])))
    return write_table(grid.across, starts[-1], cells, page, [*pairwise(grid.across)])


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
