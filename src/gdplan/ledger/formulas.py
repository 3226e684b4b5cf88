"""Formulas: the cells that gdplan's own ask for, and where those of people point once rows and columns have moved."""

import re
from collections.abc import Callable
from typing import NamedTuple

from gdplan.ledger.cells import Ledger, Place, Table

_QUOTED = r'"(?:[^"]|"")*"'
_SHEET = r"(?:(?P<sheet>'(?:[^']|'')+'|[\w.]+)!)?"
_NAME_END = r"(?![\w(.!])"
_REFERENCE = re.compile(  # a text, or a cell with or without its sheet
    rf"{_QUOTED}|{_SHEET}(?<![\w.])(?P<fixed>\$?)(?P<letters>[A-Z]{{1,3}})(?P<row_fixed>\$?)(?P<row>\d{{1,7}}){_NAME_END}"
)
_LAST_COLUMN = 16_384


class Cells(NamedTuple):
    """The cells around a formula."""

    ledger: Ledger
    table: Table
    row: int  # in the sheet, from 0

    def beside(self, head: str) -> str:
        """The cell of a column in the same row: L2."""
        return f"{letter(self.table.at(head))}{self.row + 1}"

    def all_of(self, name: str, head: str) -> str:
        """All cells of a column of a sheet: '任务台账'!$H$2:$H$9."""
        table = self.ledger.table(name)
        column = letter(table.at(head))
        return f"'{name}'!${column}$2:${column}${len(table.rows) + 1}"


def letter(at: int) -> str:
    """The letter of a column.

    >>> letter(0), letter(25), letter(26), letter(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


def shape(formula: str) -> str:
    """A formula without what moves when rows and columns do, nor how a program spells it.

    >>> shape('=IF(L2="","", L2/$F$2)') == shape('=IF(M14="","",M14/G14)')
    True
    """
    found = _REFERENCE.sub(lambda match: match[0] if match["letters"] is None else "#", formula)
    return re.sub(r"\s", "", found).upper()


def repoint(formula: str, here: Place, find: Callable[[Place], Place | None]) -> str | None:
    """The same formula where its cells stand now; None where one of them has no place any more.

    `here` is the cell that it stood in; `find` tells where a cell has gone. The ends of a range stay as far apart as
    they were.

    >>> repoint("=L3*2+K3", Place(0, "表", 2, 12), lambda place: place._replace(row=place.row + 4))
    '=L7*2+K7'
    """
    went: list[tuple[int, int]] = []
    lost = False

    def move(match: re.Match[str]) -> str:
        nonlocal lost
        if match["letters"] is None:
            return match[0]
        sheet = (match["sheet"] or "").strip("'").replace("''", "'")
        row, column = int(match["row"]) - 1, number_of(match["letters"])
        if column >= _LAST_COLUMN:
            return match[0]
        place = find(Place(here.workbook, sheet or here.sheet, row, column))
        if place is None:
            lost = True
            return match[0]
        step = place.row - row, place.column - column
        if formula[: match.start()].endswith(":") and went and went[-1] != step:
            lost = True
        went.append(step)
        before = "'" + place.sheet.replace("'", "''") + "'!" if sheet else ""
        return f"{before}{match['fixed']}{letter(place.column)}{match['row_fixed']}{place.row + 1}"

    moved = _REFERENCE.sub(move, formula)
    return None if lost else moved


def number_of(letters: str) -> int:
    """The place of a column by its letter, from 0.

    >>> number_of("A"), number_of("AA")
    (0, 26)
    """
    at = 0
    for one in letters:
        at = 26 * at + ord(one) - 64
    return at - 1
