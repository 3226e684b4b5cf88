"""What stands in the cells of a printed table: the lines of a cell to paragraphs, cells to the rows of a draft."""

import math
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gdplan.sources.draft import DraftCell
from gdplan.sources.lines import NUMBER
from gdplan.sources.printed_line import Line, join_lines, room_for_next
from gdplan.sources.raised import drop_raised
from gdplan.sources.ruled import GridCell

_SAME_ROW = 0.5  # em
_CENTRED = 0.6  # em
SPARE = 0.3  # em that programs leave free although more would fit
_ENDS = ("。", "；", "！", "？", ";")
_BODY = re.compile(r"([省市县区州盟旗镇国])\S+[局委厅部办院署司]$")  # a body whole in its line


Filled = tuple[GridCell, list[Line]]


class PrintedCell(NamedTuple):
    """A cell and its paragraphs; `room` in em is left behind the last, without end where a sentence ends there."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[str, ...]
    room: float = math.inf
    page: int = 0


class PrintedTable(NamedTuple):
    """A table of one page, or of several pages one after another."""

    across: tuple[float, ...]  # where its columns are parted, its edges among them
    height: int  # rows
    cells: tuple[PrintedCell, ...]
    first_page: int
    last_page: int


def _write_cell(lines: Iterable[Line], left: float, right: float, pad: float) -> tuple[tuple[str, ...], float]:
    """The paragraphs of a cell between two edges, `pad` points beside which are free, and the room behind the last."""
    rows: list[Line] = []
    for line in sorted(lines, key=lambda line: line.top):
        if rows and abs(line.top - rows[-1].top) < line.size * _SAME_ROW:
            first, second = sorted((rows[-1], line), key=lambda each: each.left)
            rows[-1] = first._replace(text=f"{first.text} {second.text}", right=second.right)
        else:
            rows.append(line)
    paragraphs: list[list[Line]] = []
    for line in rows:
        if paragraphs and _goes_on(paragraphs[-1][-1], line, left, right, pad):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    ends = not rows or drop_raised(rows[-1].text).endswith(_ENDS)
    return tuple(map(join_lines, paragraphs)), math.inf if ends else _room(rows[-1], left, right, pad)


def _room(line: Line, left: float, right: float, pad: float) -> float:
    """How much more would fit, in em; half of what a centred line leaves is on its other side."""
    before, behind = line.left - left - pad, right - line.right - pad
    em = line.size or 1.0
    is_centred = before > em * _CENTRED and abs(before - behind) < em * _CENTRED
    return (before + behind if is_centred else behind) / em


def _goes_on(line: Line, following: Line, left: float, right: float, pad: float) -> bool:
    """Whether what follows did not fit: no new item, no further body of a list with one a line."""
    text = drop_raised(line.text)
    if NUMBER.match(following.text) and (text.endswith(_ENDS) or not text):
        return False
    body, other = _BODY.match(text), _BODY.match(following.text)
    if body and other and body[1] == other[1]:
        return False
    return _room(line, left, right, pad) < room_for_next(following.text) + SPARE


def _find_pad(lines: Iterable[tuple[Line, float, float]]) -> float:
    """How near the lines of a table come to the edges of their cells: each with its left and right edge."""
    nearest = min((min(line.left - left, right - line.right) for line, left, right in lines), default=0.0)
    return max(nearest, 0.0)


def write_table(
    across: tuple[float, ...],
    height: int,
    cells: Iterable[Filled],
    page: int,
    sides: Sequence[tuple[float, float]],
) -> PrintedTable:
    """The table of one page; `sides` of each column are those between which its lines are broken."""
    edges = [(cell, lines, sides[cell.column][0], sides[cell.column + cell.columns - 1][1]) for cell, lines in cells]
    pad = _find_pad((line, left, right) for _, lines, left, right in edges for line in lines)
    made = []
    for cell, lines, left, right in edges:
        texts, room = _write_cell(lines, left, right, pad)
        made.append(PrintedCell(cell.row, cell.column, cell.rows, cell.columns, texts, room, page))
    return PrintedTable(across, height, tuple(made), page, page)


def to_rows(table: PrintedTable) -> list[list[DraftCell]]:
    """The rows for a draft; a cell under or beside a merged one is not among them."""
    rows: list[list[DraftCell]] = [[] for _ in range(table.height)]
    for cell in sorted(table.cells):
        rows[cell.row].append(DraftCell(cell.lines, cell.rows, cell.columns, page=cell.page))
    return rows
