"""Tables of two printed pages to one."""

import re
from collections.abc import Sequence

from gdplan.sources.printed_cells import SPARE, PrintedCell, PrintedTable
from gdplan.sources.printed_line import room_for_next

_SAME_EDGE = 4.0  # points
_ITEM = re.compile(r"[（(]?([0-9]{1,2})([.．、)）])(?![0-9])")
_LONG = 12  # characters: no name of a body, no date


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
                lines=_join_lines(above, cell),
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
    """Whether a row goes on over the page: its first cell is empty on one, and the texts in it go on those above.

    Each does that had no room behind it; a long one, or one whose items go on in number, speaks for all others.
    """
    if not first or any(cell.column not in last for cell in first):
        return False
    if first[0].lines and last[0].lines:  # in the middle of its height its number may stand on either page
        return False
    if any(last[cell.column].columns != cell.columns for cell in first):
        return False
    texts = [cell for cell in first if cell.lines]
    go_on = [cell for cell in texts if _goes_on(last[cell.column], cell)]
    if any(len(last[cell.column].lines[-1]) >= _LONG for cell in go_on):
        return True
    return bool(texts) and (len(go_on) == len(texts) or any(_follows(last[c.column].lines, c.lines[0]) for c in texts))


def _goes_on(above: PrintedCell, cell: PrintedCell) -> bool:
    return above.room < room_for_next(cell.lines[0]) + SPARE


def _join_lines(above: PrintedCell, cell: PrintedCell) -> tuple[str, ...]:
    if above.lines and cell.lines and _goes_on(above, cell):
        return (*above.lines[:-1], above.lines[-1] + cell.lines[0], *cell.lines[1:])
    return above.lines + cell.lines


def _follows(lines: Sequence[str], line: str) -> bool:
    """Whether a line is the next numbered item of those above it: 3. after 2."""
    number = _ITEM.match(line)
    above = [item for text in lines if (item := _ITEM.match(text))]
    return bool(number and above and number[2] == above[-1][2] and int(number[1]) == int(above[-1][1]) + 1)
