"""The rows of a table on their way into a draft: its title above them, notes below, and the grid that they make."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gdplan.sources import Cell

if TYPE_CHECKING:
    from gdplan.sources.draft import DraftCell

_NOTE = re.compile("(?:备?注|附注|注释|说明|填表|填报|制表)[^:：]{0,4}[:：]")
_FEWEST_ROWS = 2  # of a table with a note


def part_rows(given: Sequence[Sequence["DraftCell"]]) -> tuple[list[str], list[Sequence["DraftCell"]], list[str]]:
    """The lines above a table, its rows, and the lines below it; blank rows above its head are left out."""
    rows = list(given)
    widest = max((sum(cell.columns for cell in row) for row in rows), default=0)
    title: list[str] = []
    notes: list[str] = []
    while len(rows) > 1 and widest > 1 and (_is_blank(rows[0]) or _is_full(rows[0], widest)):
        title += [line for cell in rows.pop(0) for line in cell.lines]
    while len(rows) > _FEWEST_ROWS and _is_full(rows[-1], widest) and _NOTE.match("".join(rows[-1][0].lines).lstrip()):
        notes[:0] = rows.pop()[0].lines
    return title, rows, notes


def _is_blank(row: Sequence["DraftCell"]) -> bool:
    return all(cell.rows == 1 and not "".join(cell.lines).strip() for cell in row)


def _is_full(row: Sequence["DraftCell"], widest: int) -> bool:
    return len(row) == 1 and row[0].columns >= widest > 1


def to_grid(places: dict[tuple[int, int], Cell], height: int, width: int, end: int) -> tuple[tuple[Cell, ...], ...]:
    """A cell for each place of a table; where one without text comes last, it stands at the table's end."""

    def find(place: tuple[int, int]) -> Cell:
        cell = places.get(place) or Cell(end, end, *place)
        return cell if cell.start <= end else cell._replace(start=end, end=end)

    return tuple(tuple(find((row, column)) for column in range(width)) for row in range(height))
