"""Tables without upright rules as rows of cells."""

import re
from collections.abc import Sequence
from itertools import pairwise

from gdplan.sources.aligned import column_of, find_columns, find_rows
from gdplan.sources.printed_cells import Filled, PrintedTable, write_table
from gdplan.sources.printed_line import Line
from gdplan.sources.ruled import Flat, GridCell

_FEWEST_COLUMNS = 2
_FEWEST_ROWS = 3
_NEXT = 2.0  # em from the outermost rule to a row beyond it
_FIGURE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]+)?[%％]?")  # in no head; a year is


def widen(area: Flat, lines: Sequence[Line]) -> Flat:
    """The area with a row above its first rule and one below its last, which have none of their own."""
    down = [*area.down]
    for at, direction in ((0, -1), (-1, 1)):
        edge = down[at]
        row = [
            line
            for line in lines
            if 0 <= (line.top + line.size / 2 - edge) * direction < line.size * _NEXT
            and area.left - line.size < line.left
            and line.right < area.right + line.size
        ]
        if len(row) >= _FEWEST_COLUMNS:
            tops = [line.top for line in row]
            down.insert(0 if at == 0 else len(down), min(tops) - 1 if at == 0 else max(tops) + row[0].size + 1)
    return area._replace(down=tuple(down))


def read_flat(lines: Sequence[Line], down: Sequence[float], page: int) -> PrintedTable | None:
    """A table with flat rules alone, over and under its head and at its end, or between its rows."""
    bands = [[line for line in lines if low <= line.top + line.size / 2 < high] for low, high in pairwise(down)]
    rows: list[list[Line]] = []
    across = find_columns(bands[0], [line for band in bands[1:] for line in band])
    if len(across) <= _FEWEST_COLUMNS or any(_FIGURE.fullmatch(line.text) for line in bands[0]):
        return None
    for at, band in enumerate(bands):
        if band:
            parted = find_rows(band, across) if at else None  # the head is one row
            if parted is None and at and len(bands) == 2 and len(band) > len(across):
                return None
            rows += parted or [band]
    return read_rows(rows, across, page)


def read_rows(rows: Sequence[Sequence[Line]], across: tuple[float, ...], page: int) -> PrintedTable | None:
    """A table of such rows; None where they are too few, or a line reaches over columns beside others."""
    width = len(across) - 1
    if width < _FEWEST_COLUMNS or sum(len(row) >= _FEWEST_COLUMNS for row in rows) < _FEWEST_ROWS:
        return None
    cells: list[Filled] = []
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
    return write_table(across, len(rows), cells, page, [(min(own), max(own)) if own else (0.0, 0.0) for own in reach])
