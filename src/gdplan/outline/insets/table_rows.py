"""Rows of tables as drafts of nodes, and what their cells hold."""

from typing import NamedTuple

from gdplan.outline.insets.columns import Kind
from gdplan.outline.paragraphs import Paragraph
from gdplan.outline.tree import UNMARKED, Draft


class CellText(NamedTuple):
    """A cell of a row: what its column holds, and its lines."""

    kind: Kind
    header: str  # without blanks
    paragraphs: list[Paragraph]
    heads: list[Paragraph]  # the lines of its header


class Row(Draft):
    """A row, or the merged cells that several rows share."""

    __slots__ = ("cells", "is_indicator", "unit")

    def __init__(self) -> None:
        super().__init__(UNMARKED, None, None)
        self.cells: list[CellText] = []  # in the order printed, without number and heading
        self.unit: Paragraph | None = None  # that the table states for all of its numbers
        self.is_indicator = False  # the heading names what the row's numbers measure
