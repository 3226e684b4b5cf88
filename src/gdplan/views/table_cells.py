"""The cells of a table's rows, each with the name of its column, as far as the places in the input tell it."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from gdplan.model import Locator, Node
from gdplan.outline.insets.columns import column_kind
from gdplan.terms import Span
from gdplan.views.positions import Place
from gdplan.views.printed import Printed

_BODIES = ("owner", "people")  # kinds of columns


class NamedCell(NamedTuple):
    """A cell of a row."""

    name: str  # of its column; "" where it cannot be told
    span: Span


class TableCells:
    """The rows of one table (a node of the level `table`) of a document."""

    def __init__(self, printed: Printed, table: Node) -> None:
        self._printed = printed
        first = min((row.span[0] for row in table.children), default=table.span[1])
        head = [locator for locator in printed.locators((table.span[0], first)) if locator.cell]
        rows = {locator.row for locator in head}
        self._names: dict[int, str] = {}
        if len(rows) == 1 or _is_exact(head):  # of merged heads over others only a sheet tells the columns
            for locator in head:
                name = "".join(printed.line(locator.span).split())
                self._names[locator.cell or 0] = self._names.get(locator.cell or 0, "") + name

    def read(self, node: Node, span: Span) -> list[NamedCell]:
        """The cells of a row in a stretch of its own text; () where the input has no places for them."""
        locators = [locator for locator in self._printed.locators(span) if locator.cell and locator.span[0] >= span[0]]
        cells = list(_join(locators))
        width, last = max(self._names, default=0), max((cell for cell, _ in cells), default=0)
        ways = [self._name(cells, 0)]
        if last < width and not _is_exact(locators):  # cells at its end are blank, or one of a row above reaches down
            ways = [way for way in (*ways, self._name(cells, width - last)) if self._fits(way, node)]
        return ways[0] if len(ways) == 1 else [NamedCell("", span) for _, span in cells]

    def _name(self, cells: list[tuple[int, Span]], shift: int) -> list[NamedCell]:
        return [NamedCell(self._names.get(cell + shift, ""), span) for cell, span in cells]

    def _fits(self, cells: Iterable[NamedCell], node: Node) -> bool:
        """Whether bodies and dates stand in their columns, and nothing else does."""
        owners = [one.span[0] for one in node.responsibilities]
        dates = [one.span[0] for one in node.deadlines if one.basis == "cell"]
        told = False
        for name, (start, end) in cells:
            kind = column_kind(name)
            holds_owner = any(start <= place < end for place in owners)
            holds_date = any(start <= place < end for place in dates)
            is_blank = not any(map(str.isalnum, self._printed.line((start, end))))  # a dash, a stroke
            if not is_blank and (holds_owner != (kind in _BODIES) or holds_date != (kind == "deadline")):
                return False
            told = told or holds_owner or holds_date
        return told


class Tables:
    """The tables of one document, each read when something in it is first asked for."""

    def __init__(self, printed: Printed) -> None:
        self._printed = printed
        self._read: dict[str, TableCells] = {}

    def around(self, place: Place) -> TableCells | None:
        """The table that a node stands in."""
        table = next((above for above in place.above if above.level == "table"), None)
        if table is None:
            return None
        if table.eid not in self._read:
            self._read[table.eid] = TableCells(self._printed, table)
        return self._read[table.eid]


def _is_exact(locators: Iterable[Locator]) -> bool:
    """Whether the number of a cell is that of its column: in a sheet, where cells are not counted but lettered."""
    return all(locator.sheet for locator in locators)


def _join(locators: Iterable[Locator]) -> Iterator[tuple[int, Span]]:
    for (_, cell), lines in groupby(locators, key=lambda locator: (locator.row, locator.cell)):
        own = list(lines)
        yield cell or 0, (own[0].span[0], own[-1].span[1])
