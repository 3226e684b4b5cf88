"""Tables and boxes: set aside before the body's numbers are read, and put back where they stood.

Each leaves one character in the text (U+FFFC, which Unicode has for this), so that it interrupts nothing.
"""

import functools
from bisect import bisect_left
from collections.abc import Collection, Sequence

from gdplan.normalize import PlanText
from gdplan.ordinals import ordinal
from gdplan.outline.furniture import is_imprint
from gdplan.outline.heading_rows import split_unmarked
from gdplan.outline.insets.boxes import WORD, Box, find_boxes
from gdplan.outline.insets.captions import end_of_titles, find_caption
from gdplan.outline.insets.tables import read_table
from gdplan.outline.markers import Marker, find_markers
from gdplan.outline.numbered import AllTaken, read_numbered
from gdplan.outline.paragraphs import INSET, Line, Paragraph, inset, join
from gdplan.outline.tree import BOX, Draft, name
from gdplan.sources import Cell, TableText
from gdplan.terms import Span

_SHORTEST_TEXT = 300  # characters: in a shorter one a cell may well be most of it
_FEW_CELLS = 6  # of an imprint


def find_tables(text: str, tables: Sequence[TableText]) -> list[TableText]:
    """Those tables that hold data: a frame around the page, a red head, an imprint are text like any other."""
    return [table for table in tables if _holds_data(text, table)]


def _holds_data(text: str, table: TableText) -> bool:
    cells = {cell for row in table.grid for cell in row if cell.start < cell.end}
    if max((cell.end - cell.start for cell in cells), default=0) * 2 > max(len(text), _SHORTEST_TEXT):
        return False
    inside = text[table.start : table.end]
    if len(cells) <= _FEW_CELLS and is_imprint(inside.rsplit("\n", 1)[-1]):
        return False
    if len(table.grid) > 1 and len(table.grid[0]) > 1:
        return True
    return WORD in inside or "。" in inside or (len(table.grid[0]) == 1 and inside.count("\n") > 1)


def set_aside(lines: Sequence[Line], tables: Sequence[TableText]) -> list[Line]:
    """The lines with each table as one line that holds INSET."""
    kept: list[Line] = []
    starts = [line.start for line in lines]
    at = 0
    for table in tables:
        first, stop = bisect_left(starts, table.start), bisect_left(starts, table.end)
        kept += lines[at:first]
        if first < stop:
            kept.append(Line(lines[first].number, lines[first].start, lines[stop - 1].end, 0, INSET))
        at = stop
    return [*kept, *lines[at:]]


class Insets:
    """The tables and boxes of a document, by where they begin."""

    def __init__(self) -> None:
        self.drafts: dict[int, Draft] = {}
        self.taken: AllTaken = []  # the markers inside boxes

    def read_tables(
        self,
        paragraphs: list[Paragraph],
        tables: Sequence[TableText],
        lines: Sequence[Line],
        omitted: list[Span],
        plan: PlanText,
        titles: Collection[str],
    ) -> list[Paragraph]:
        """Read each table that still stands in the text, and draw its caption to it."""
        starts = [line.start for line in lines]
        begins = [low for low, _ in omitted]

        @functools.cache
        def read_cell(cell: Cell) -> list[Paragraph]:
            inside = lines[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
            gaps = [omitted[bisect_left(begins, line.start) : bisect_left(begins, line.end)] for line in inside]
            return [p for line, within in zip(inside, gaps, strict=True) if (p := join([line], within, plan)).text]

        by_start = {lines[i].start: t for t in tables if (i := bisect_left(starts, t.start)) < len(lines)}
        kept: list[Paragraph] = []
        titled = end_of_titles(paragraphs) if titles else 0
        for i, paragraph in enumerate(paragraphs):
            table = by_start.get(paragraph.place(0)) if paragraph.text == INSET else None
            if table is not None:
                first = find_caption(kept, titles if i <= titled else ())
                caption, kept = kept[first:], kept[:first]
                draft = read_table(table, read_cell, caption)
                if draft.rank == BOX:
                    self._fill(draft, draft.paragraphs)
                self.drafts[draft.start] = draft
            kept.append(inset(draft.start) if table is not None else paragraph)
        return kept

    def read_boxes(
        self, paragraphs: list[Paragraph], markers: list[list[Marker]]
    ) -> tuple[list[Paragraph], list[list[Marker]]]:
        """Take the boxes out of paragraphs and their markers."""
        kept, kept_markers, at = [], [], 0
        for box in find_boxes(paragraphs, markers, [self.holds(p) for p in paragraphs]):
            kept += paragraphs[at : box.start]
            kept_markers += markers[at : box.start]
            draft = self._read_box(paragraphs, box)
            self.drafts[draft.start] = draft
            kept.append(inset(draft.start))
            kept_markers.append([])
            at = box.stop
        kept += paragraphs[at:]
        kept_markers += markers[at:]
        return kept, [[m._replace(paragraph=i) for m in found] for i, found in enumerate(kept_markers)]

    def _read_box(self, paragraphs: list[Paragraph], box: Box) -> Draft:
        draft = Draft(BOX, None, None)
        draft.heading = box.title
        draft.label = int(box.number) if box.number.isdecimal() else ordinal(box.number) if box.number else None
        label = paragraphs[box.inside - 1]
        draft.extent = paragraphs[box.start].place(0), label.span(0, len(label.text))[1]
        inside = paragraphs[box.inside : box.stop]
        if len(inside) == 1 and (frame := self._frame(inside[0])):
            frame.heading, frame.label, frame.extent = draft.heading, draft.label, (draft.start, frame.end)
            return frame
        self._fill(draft, inside)
        return draft

    def _fill(self, draft: Draft, inside: list[Paragraph]) -> None:
        """The text of a box, with the tree of its own numbers."""
        tree = read_numbered(inside, [find_markers(p.text, i) for i, p in enumerate(inside)])
        self.taken += tree.taken
        draft.paragraphs, draft.children = tree.lead, tree.roots
        for part in [draft, *tree.drafts]:
            split_unmarked(part)

    def _frame(self, paragraph: Paragraph) -> Draft | None:
        """The frame that a paragraph stands for, where it has no title of its own."""
        draft = self.drafts.get(paragraph.place(0)) if self.holds(paragraph) else None
        return draft if draft and draft.rank == BOX and draft.heading is None else None

    def holds(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph stands for a table or box."""
        return paragraph.text == INSET and paragraph.place(0) in self.drafts

    def put_back(self, roots: list[Draft]) -> list[Draft]:
        """The roots with the tables and boxes in their texts as children; a root of nothing else gives way to them."""
        if not self.drafts:
            return roots
        for root in roots:
            self._put_back(root)
        return [draft for root in roots for draft in ([root] if root.has_text else root.children)]

    def part(self, eid: str, paragraphs: list[Paragraph]) -> Draft | None:
        """Cover, preamble or conclusions."""
        if not paragraphs:
            return None
        draft = Draft.unmarked()
        draft.eid, draft.paragraphs = eid, paragraphs
        if self.drafts:
            self._put_back(draft)
            name(draft.children, eid + "__")
        return draft

    def _put_back(self, draft: Draft) -> None:
        for child in draft.children:
            self._put_back(child)
        found = [self.drafts[p.place(0)] for p in draft.paragraphs if self.holds(p)]
        if found:
            draft.paragraphs = [p for p in draft.paragraphs if not self.holds(p)]
            for child in found:
                self._put_back(child)
            draft.children = sorted([*draft.children, *found], key=lambda child: child.start)
