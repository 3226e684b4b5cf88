"""What groups the rows of a table of tasks: a cell merged over several numbered rows, a row from edge to edge."""

from collections.abc import Callable, Sequence
from itertools import chain

from gdplan.outline.insets.columns import Kind, column_kind
from gdplan.outline.paragraphs import Paragraph
from gdplan.patterns import lazy
from gdplan.sources import Cell, TableText

ReadCell = Callable[[Cell], list[Paragraph]]

_FEWEST = 2  # cells of a row that is a measure: one alone may be a note
_LONGEST = 40  # characters
_NOTE = lazy(r"[(\[]?(?:备注|注释?|说明|合计|总计|填报|制表|联系)")


def with_groups_first(table: TableText, height: int, read_cell: ReadCell) -> tuple[TableText, int]:
    """The table with the columns before 序号 that group its rows, wherever they are printed, and how many were moved.

    A text that several numbered rows share (产业发展 beside 1 and 2) is their heading; what one number has is its own.
    """
    width = range(len(table.grid[0]))
    heads = ["".join(p.text for p in _read(table, c, height, read_cell)).replace(" ", "") for c in width]
    numbers = next((c for c in width if column_kind(heads[c]) == "number"), None)
    if numbers is None:
        return table, 0
    rows = table.grid[height:]
    groups = [
        c
        for c in width
        if c > numbers
        and column_kind(heads[c]) == "text"
        and any(row[c].rows > 1 and _count_numbers(table, row[c], numbers) > 1 for row in rows)
    ]
    if not groups:
        return table, 0
    order = [*groups, *(c for c in width if c not in groups)]
    places = {c: at for at, c in enumerate(order)}
    made: dict[Cell, Cell] = {}
    for cell in chain.from_iterable(table.grid):
        if cell not in made:
            covered = [places[c] for c in range(cell.column, min(cell.column + cell.columns, len(order)))]
            made[cell] = cell._replace(column=min(covered))
    grid = tuple(tuple(made[row[c]] for c in order) for row in table.grid)
    return table._replace(grid=grid), len(groups)


def _read(table: TableText, column: int, height: int, read_cell: ReadCell) -> list[Paragraph]:
    return [p for cell in dict.fromkeys(row[column] for row in table.grid[:height]) for p in read_cell(cell)]


def _count_numbers(table: TableText, cell: Cell, numbers: int) -> int:
    """How many numbered rows a cell stands beside."""
    below = {row[numbers] for row in table.grid[cell.row : cell.row + cell.rows]}
    return sum(number.start < number.end for number in below)


def find_parents(table: TableText, height: int, read_cell: ReadCell) -> frozenset[int]:
    """The rows of one cell from edge to edge that name those below them; a note at the end names none."""
    width = len(table.grid[0])
    found = set()
    for i, row in enumerate(table.grid[height:-1], height):
        cell = row[0]
        if cell.columns < width or cell.rows > 1:
            continue
        text = "".join(p.text for p in read_cell(cell))
        if 0 < len(text) <= _LONGEST and text[-1] not in "。；;" and not _NOTE.match(text):
            found.add(i)
    return frozenset(found)


def with_measures_below(table: TableText, height: int, kinds: Sequence[Kind]) -> TableText:
    """The table with the cells of a task drawn down over the rows below it that have no number of their own.

    Text files have no merged cells: 1⇥建食堂⇥选址⇥甲局 and ⇥⇥开业⇥乙局 below it are two measures of one task.
    """
    numbers = next((c for c, kind in enumerate(kinds) if kind == "number"), None)
    if numbers is None:
        return table
    grid = [list(row) for row in table.grid]
    for r in range(height + 1, len(grid)):
        row, above = grid[r], grid[r - 1]
        filled = sum(cell.start < cell.end for cell in row)
        if row[numbers].start < row[numbers].end or above[numbers].start == above[numbers].end or filled < _FEWEST:
            continue
        for c in range(numbers, len(row)):
            if row[c].start < row[c].end or row[c].row != r or kinds[c] not in ("number", "text"):
                break
            whole = above[c]._replace(rows=r - above[c].row + 1)
            for i in range(whole.row, r + 1):
                grid[i][c] = whole
    return table._replace(grid=tuple(map(tuple, grid)))
