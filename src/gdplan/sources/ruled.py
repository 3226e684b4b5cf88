"""Ruling lines of a printed page to the grids that they make: rows, columns and merged cells."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

Place = tuple[int, int]  # an area of the page and a cell in it, -1 where its cells are not known
FindCell = Callable[[float, float], Place | None]  # by x and y

_NEAR = 3.0  # points: lines as near as that meet, or are one
_MOST_LINES = 1_000  # of a page: more are a drawing
_MOST_PLACES = 20_000  # rows times columns of a page's table
_EDGE = 0.9  # of a table's width or height, that its outer lines cover at least


class Rule(NamedTuple):
    """A straight line on the page, flat or upright; `top` and `bottom` count from the upper edge."""

    left: float
    top: float
    right: float
    bottom: float


class GridCell(NamedTuple):
    """A cell between rules, and how many rows and columns it covers."""

    row: int  # from 0
    column: int
    rows: int
    columns: int


class Grid(NamedTuple):
    """A ruled table: where its columns and rows are parted, its outer edges among them, and its cells in order."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    cells: tuple[GridCell, ...]
    places: tuple[tuple[int, ...], ...]  # the cell that stands in each row and column

    def find(self, x: float, y: float) -> int | None:
        """The cell at a place of the page."""
        if not (self.across[0] <= x <= self.across[-1] and self.down[0] <= y <= self.down[-1]):
            return None
        row = min(bisect_right(self.down, y), len(self.down) - 1) - 1
        return self.places[row][min(bisect_right(self.across, x), len(self.across) - 1) - 1]


class _Line(NamedTuple):
    """A flat line (at its y, from x to x) or an upright one (at its x)."""

    at: float
    start: float
    end: float


class Flat(NamedTuple):
    """Flat lines of one width below one another, with nothing upright."""

    left: float
    right: float
    down: tuple[float, ...]

    def find(self, x: float, y: float) -> int | None:
        """-1 for a place between them: its columns are not known."""
        return -1 if self.left <= x <= self.right and self.down[0] <= y <= self.down[-1] else None


class Rules(NamedTuple):
    """What the rules of a page make: grids of several columns, and flat lines."""

    grids: tuple[Grid, ...]
    flat: tuple[Flat, ...]
    doubtful: tuple[Rule, ...]  # areas where lines cross and make no table


def read_rules(rules: Iterable[Rule]) -> Rules:
    """The grids that rules make, the smallest first.

    >>> rules = [Rule(0, y, 90, y) for y in (0, 20, 40)] + [Rule(x, 0, x, 40) for x in (0, 30, 90)]
    >>> [(grid.across, grid.down) for grid in read_rules(rules).grids]
    [((0.0, 30.0, 90.0), (0.0, 20.0, 40.0))]
    """
    flat: list[_Line] = []
    upright: list[_Line] = []
    for rule in rules:
        if rule.right - rule.left > rule.bottom - rule.top:
            flat.append(_Line((rule.top + rule.bottom) / 2, rule.left, rule.right))
        else:
            upright.append(_Line((rule.left + rule.right) / 2, rule.top, rule.bottom))
    flat, upright = _unite(flat), _unite(upright)
    if len(flat) + len(upright) > _MOST_LINES:
        return Rules((), (), ())
    grids: list[Grid] = []
    doubtful: list[Rule] = []
    alone: list[_Line] = []
    for lines, crossing in _find_groups(flat, upright):
        if not crossing:
            alone += lines
        elif lines:
            across, down = _edges(crossing, lines), _edges(lines, crossing)
            if (
                len(across) < 3 or len(down) < 2 or len(across) * len(down) > _MOST_PLACES
            ):  # a frame, a cross, a drawing
                continue
            grid = _make_grid(across, down, lines, crossing)
            if grid is not None:
                grids.append(grid)
            elif len(lines) > 2 and len(crossing) > 2:
                doubtful.append(Rule(across[0], down[0], across[-1], down[-1]))
    grids.sort(key=lambda grid: (grid.across[-1] - grid.across[0]) * (grid.down[-1] - grid.down[0]))
    return Rules(tuple(grids), tuple(_find_flat(alone)), tuple(doubtful))


def _unite(lines: list[_Line]) -> list[_Line]:
    """The lines with those in one that meet or stand side by side."""
    united: list[_Line] = []
    lines.sort()
    begin = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and lines[end].at - lines[begin].at < _NEAR:
            continue
        side_by_side = sorted(lines[begin:end], key=lambda line: line.start)
        last = side_by_side[0]
        for line in side_by_side[1:]:
            if line.start <= last.end + _NEAR:
                last = last._replace(end=max(last.end, line.end))
            else:
                united.append(last)
                last = line._replace(at=side_by_side[0].at)
        united.append(last)
        begin = end
    return united


def _find_groups(flat: Sequence[_Line], upright: Sequence[_Line]) -> list[tuple[list[_Line], list[_Line]]]:
    """Lines that cross or meet, directly or by others: the flat and the upright ones of each group."""
    group = list(range(len(flat) + len(upright)))

    def find(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for i, line in enumerate(flat):
        for j, other in enumerate(upright, len(flat)):
            if (
                line.start - _NEAR <= other.at <= line.end + _NEAR
                and other.start - _NEAR <= line.at <= other.end + _NEAR
            ):
                group[find(i)] = find(j)
    groups: dict[int, tuple[list[_Line], list[_Line]]] = {}
    for at, line in enumerate([*flat, *upright]):
        groups.setdefault(find(at), ([], []))[at >= len(flat)].append(line)
    return list(groups.values())


def _edges(lines: Sequence[_Line], crossing: Sequence[_Line]) -> list[float]:
    """Where columns (or rows) are parted: at each line, and at the ends of the crossing ones that reach further."""
    found = [min(line.start for line in crossing), max(line.end for line in crossing)]
    places = sorted({line.at for line in lines})
    edges = [place for place, following in pairwise([*places, places[-1] + 2 * _NEAR]) if following - place >= _NEAR]
    if found[0] < edges[0] - _NEAR:
        edges.insert(0, found[0])
    if found[1] > edges[-1] + _NEAR:
        edges.append(found[1])
    return edges


def _make_grid(across: list[float], down: list[float], flat: list[_Line], upright: list[_Line]) -> Grid | None:
    """The grid; None where its outer lines do not go around it."""
    width, height = len(across) - 1, len(down) - 1
    over = _cover(down, across, flat)  # over[i][j]: a line stands over row i in column j
    before = _cover(across, down, upright)
    outer = [sum(over[0]) / width, sum(over[height]) / width, sum(before[0]) / height, sum(before[width]) / height]
    closed = [share >= _EDGE for share in outer]
    is_open = any(closed[:2]) and not any(outer[2:])  # at its sides
    if not all(closed[2:]) and not is_open and sum(closed) < 3:  # a page may cut it above and below
        return None
    places = [[-1] * width for _ in range(height)]
    cells: list[GridCell] = []
    for row in range(height):
        for column in range(width):
            if places[row][column] >= 0:
                continue
            right = column + 1
            while right < width and places[row][right] < 0 and not before[right][row]:
                right += 1
            below = row + 1
            while below < height and not any(over[below][column:right]):
                if any(before[c][below] for c in range(column + 1, right)):
                    break
                below += 1
            for at in range(row, below):
                places[at][column:right] = [len(cells)] * (right - column)
            cells.append(GridCell(row, column, below - row, right - column))
    return Grid(tuple(across), tuple(down), tuple(cells), tuple(map(tuple, places)))


def _cover(edges: Sequence[float], steps: Sequence[float], lines: Sequence[_Line]) -> list[list[bool]]:
    """For each edge and each step along it, whether a line stands there."""
    covered = [[False] * (len(steps) - 1) for _ in edges]
    for line in lines:
        at = min(range(len(edges)), key=lambda edge: abs(edges[edge] - line.at))
        for step, (start, end) in enumerate(pairwise(steps)):
            if line.start <= (start + end) / 2 <= line.end:
                covered[at][step] = True
    return covered


def _find_flat(lines: Sequence[_Line]) -> list[Flat]:
    """Flat lines of one width, three or more below one another."""
    groups: list[list[_Line]] = []
    for line in sorted(lines):
        for group in groups:
            if abs(group[0].start - line.start) < _NEAR and abs(group[0].end - line.end) < _NEAR:
                group.append(line)
                break
        else:
            groups.append([line])
    return [Flat(group[0].start, group[0].end, tuple(line.at for line in group)) for group in groups if len(group) > 2]
