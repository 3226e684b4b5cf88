"""What stands in the cells of a printed table: lines of a cell to paragraphs, tables of two pages to one."""

import math
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gdplan.sources.draft import DraftCell, drop_raised
from gdplan.sources.lines import NUMBER, Line, join_lines, room_for_next

_SAME_ROW = 0.5  # em
_CENTRED = 0.6  # em
_SAME_EDGE = 4.0  # points
_SPARE = 0.3  # em
_ENDS = ("。", "；", "！", "？", ";")
_BODY = re.compile(r"([省市县区州盟旗镇国])\S+[局委厅部办院署司]$")  # a body whole in its line


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


def write_cell(lines: Iterable[Line], left: float, right: float, pad: float) -> tuple[tuple[str, ...], float]:
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
    return _room(line, left, right, pad) < room_for_next(following.text) + _SPARE


def find_pad(lines: Iterable[tuple[Line, float, float]]) -> float:
    """How near the lines of a table come to the edges of their cells: each with its left and right edge."""
    nearest = min((min(line.left - left, right - line.right) for line, left, right in lines), default=0.0)
    return max(nearest, 0.0)


def join_tables(table: PrintedTable, following: PrintedTable) -> PrintedTable | None:
    """Both as one table, where the second has the columns of the first and stands on the next page.

    Rows of the head that are printed again are left out; a row and a merged cell that the page parted are one.
    """
    if following.first_page != table.last_page + 1:
        return None
    across = max(table.across, following.across, key=len)
    upper, lower = fit(table, across), fit(following, across)
    if upper is None or lower is None:
        return None
    again = _count_heads(upper, lower)
    heads = [cell for cell in lower.cells if cell.row < again]
    rest = [cell._replace(row=cell.row - again) for cell in lower.cells if cell.row >= again]
    if any(cell.row + cell.rows > again for cell in heads):
        return None
    cells = {(cell.row, cell.column): cell for cell in upper.cells}
    last = {c: cell for cell in upper.cells if cell.row + cell.rows == upper.height for c in _columns(cell)}
    shift = upper.height
    first = [cell for cell in rest if cell.row == 0]
    if _is_broken(first, last):
        shift -= 1
        for cell in first:
            above = last[cell.column]
            cells[above.row, above.column] = above._replace(
                lines=(*above.lines[:-1], "".join((*above.lines[-1:], *cell.lines[:1])), *cell.lines[1:])
                if cell.lines
                else above.lines,
                rows=above.rows + cell.rows - 1,
                room=cell.room if cell.lines else above.room,
            )
        rest = [cell for cell in rest if cell.row > 0]
    else:
        for cell in first:
            over = last.get(cell.column)
            if over and not cell.lines and over.columns == cell.columns and max(over.rows, cell.rows) > 1:
                cells[over.row, over.column] = over._replace(rows=over.rows + cell.rows)
                rest.remove(cell)
    for cell in rest:
        cells[cell.row + shift, cell.column] = cell._replace(row=cell.row + shift)
    height = shift + lower.height - again
    return PrintedTable(across, height, tuple(cells.values()), table.first_page, following.last_page)


def _columns(cell: PrintedCell) -> range:
    return range(cell.column, cell.column + cell.columns)


def fit(table: PrintedTable, across: Sequence[float]) -> PrintedTable | None:
    """The table with its columns counted by other edges, among which its own are; None where they are not."""
    shift = across[0] - table.across[0]
    away = [[abs(other - edge - shift) for other in across] for edge in table.across]
    places = [near.index(min(near)) for near in away]
    if any(min(near) > _SAME_EDGE for near in away) or len(set(places)) < len(places):
        return None
    cells = tuple(
        cell._replace(column=places[cell.column], columns=places[cell.column + cell.columns] - places[cell.column])
        for cell in table.cells
    )
    return table._replace(cells=cells)


def _count_heads(table: PrintedTable, following: PrintedTable) -> int:
    """How many rows at the top of the second are those at the top of the first."""
    rows = [
        [[(c.column, c.columns, c.lines) for c in each.cells if c.row == row] for row in range(each.height)]
        for each in (table, following)
    ]
    count = 0
    for one, other in zip(*rows, strict=False):
        if one != other or not any(lines for _, _, lines in one):
            break
        count += 1
    return count


def _is_broken(first: Sequence[PrintedCell], last: dict[int, PrintedCell]) -> bool:
    """Whether a row goes on over the page: its first cell is empty, and no text in it had room behind the one above."""
    if not first or first[0].lines or any(cell.column not in last for cell in first):
        return False
    if any(last[cell.column].columns != cell.columns for cell in first):
        return False
    texts = [cell for cell in first if cell.lines]
    return bool(texts) and all(last[c.column].room < room_for_next(c.lines[0]) + _SPARE for c in texts)


def to_rows(table: PrintedTable) -> list[list[DraftCell]]:
    """The rows for a draft; a cell under or beside a merged one is not among them."""
    rows: list[list[DraftCell]] = [[] for _ in range(table.height)]
    for cell in sorted(table.cells):
        rows[cell.row].append(DraftCell(cell.lines, cell.rows, cell.columns, page=cell.page))
    return rows
