"""The tree of a document as a page prints it: the own text of each node with targets, due dates and bodies marked."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gdplan.dates import to_last_day
from gdplan.diagnostics.overdue import is_overdue
from gdplan.items import label
from gdplan.language import phrase
from gdplan.model import Document, Node
from gdplan.terms import Span
from gdplan.views.citations import Citations
from gdplan.views.filters import bodies_of, is_date
from gdplan.views.marks import Mark, Marked, Piece
from gdplan.views.positions import Place, find_places
from gdplan.views.printed import HEADING_END, Printed
from gdplan.views.rows import TaskRow
from gdplan.views.table_cells import Tables

_FIRST_WORDS = 24  # characters by which the contents name what has no heading, or a long one


_BAR = "　|　"  # between the names of columns


class Facts(NamedTuple):
    """What the filters of the page ask of an item."""

    sections: tuple[str, ...] = ()  # eids of what stands at the top
    bodies: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    citation: str = ""
    is_late: bool = False
    has_target: bool = False

    @property
    def due(self) -> tuple[str, ...]:
        """The last days in time, as the page compares them, and words for what has none or is over."""
        days = tuple(to_last_day(date).isoformat() for date in self.dates)
        return (*days, *(("late",) if self.is_late else ()), *(() if days else ("none",)))


class Paragraph(NamedTuple):
    """A line of text; of a table's cell, under the name of its column."""

    pieces: tuple[Piece, ...]
    column: str = ""


class Shown(NamedTuple):
    """A node as the page shows it."""

    eid: str
    depth: int  # of its heading, from 3
    heading: tuple[Piece, ...]
    label: str  # what the contents call it
    task: TaskRow | None
    facts: Facts | None  # of what the filters show or hide; None: of what is over such items or in one
    parts: tuple["Paragraph | Shown", ...]
    is_row: bool = False


class Text:
    """The text of one document. `facts` are those of each node that stands in an item, by eid, once it was read."""

    def __init__(self, document: Document, printed: Printed, tasks: Sequence[TaskRow], as_of: dt.date | None) -> None:
        self._document = document
        self._printed = printed
        self._tasks = {task.eid: task for task in tasks}
        self._as_of = as_of
        self._places = {place.node.eid: place for place in find_places(document)}
        self._citations = Citations(document, printed)
        self._marked = Marked(printed, _find_marks(self._places.values()))
        self._tables = Tables(printed)
        self.facts: dict[str, Facts] = {}
        self.sections: list[tuple[str, str]] = []

    def items(self) -> Iterator[Facts]:
        """The facts of each item once."""
        yield from {id(facts): facts for facts in self.facts.values()}.values()

    def is_late(self, dates: Iterable[str]) -> bool:
        """Whether one of these dates is over."""
        return self._as_of is not None and any(is_overdue(date, self._as_of) for date in dates)

    def read(self) -> list[Shown]:
        """The parts of the document in the order printed."""
        document = self._document
        around = (("cover", document.cover), ("preamble", document.preamble), ("conclusions", document.conclusions))
        found = [(node.span, self._read_top(node, phrase(name))) for name, node in around if node]
        found += [(node.span, self._read_top(node, "")) for node in document.body]
        for annex in document.attachments:
            self.sections.append((annex.eid, annex.title))
            below = tuple(self._show(node, 4, annex.eid) for node in annex.body)
            shown = Shown(annex.eid, 3, self._cut_title(annex.span, annex.body), annex.title, None, None, below)
            found.append((annex.span, shown))
        return [shown for _, shown in sorted(found, key=lambda part: part[0])]

    def _cut_title(self, span: Span, body: Sequence[Node]) -> tuple[Piece, ...]:
        return tuple(self._marked.cut((span[0], min((node.span[0] for node in body), default=span[1]))))

    def _read_top(self, node: Node, name: str) -> Shown:
        shown = self._show(node, 3, node.eid)
        if not shown.heading:
            words = name or _shorten(label(node))
            shown = shown._replace(heading=(Piece(name, (), ()),) if name else (), label=words)
        self.sections.append((node.eid, shown.label))
        return shown

    def _show(self, node: Node, depth: int, section: str, item: Facts | None = None) -> Shown:
        is_item = item is None and (node.eid in self._tasks or not node.children)
        if is_item:
            item = self._find_facts(node, section)
        if item:
            self.facts[node.eid] = item
        place = self._places[node.eid]
        table = self._tables.around(place)
        start = self._printed.end_of_heading(node) if node.num or node.heading else node.span[0]
        heading = () if table and node.level is None else _strip(tuple(self._marked.cut((node.span[0], start))))
        parts: list[tuple[int, Paragraph | Shown]] = []
        for segment in self._printed.segments(node):
            first = max(segment.span[0], start) if heading and segment.span[0] < start else segment.span[0]
            cells = table.read(node, segment.span) if table else []
            if cells:
                told = [cell for cell in cells if not heading or cell.span[1] > start]
                parts += [(cell.span[0], Paragraph(tuple(self._marked.cut(cell.span)), cell.name)) for cell in told]
            elif node.level == "table" and node.children and first < node.children[0].span[0]:
                parts.append((first, self._join(self._printed.paragraphs((first, segment.span[1]), node))))
            elif first < segment.span[1]:
                spans = self._printed.paragraphs((first, segment.span[1]), node)
                parts += [(span[0], Paragraph(tuple(self._marked.cut(span)))) for span in spans]
        deeper = min(depth + 1, 6) if heading else depth
        parts += [(child.span[0], self._show(child, deeper, section, item)) for child in node.children]
        return Shown(
            node.eid,
            depth,
            heading,
            _shorten(label(node)) if node.num or node.heading else "",
            self._tasks.get(node.eid),
            item if is_item else None,
            tuple(part for _, part in sorted(parts, key=lambda part: part[0]) if not _is_blank(part)),
            is_row=table is not None,
        )

    def _join(self, cells: Sequence[Span]) -> Paragraph:
        """The head of a table in a line."""
        bar = Piece(_BAR, (), ())
        return Paragraph(tuple(piece for span in cells for piece in (bar, *self._marked.cut(span)))[1:])

    def _find_facts(self, node: Node, section: str) -> Facts:
        place, task = self._places[node.eid], self._tasks.get(node.eid)
        parts = tuple(node.walk())
        targets = [target for part in parts for target in part.targets if target.role == "target"]
        if task:
            bodies, due = bodies_of(task), task.due
        else:
            bodies = tuple(body.name for part in parts for body in part.agencies)
            due = tuple(one.date for part in parts for one in part.deadlines if one.date)
        dates = (*filter(is_date, due), *(target.deadline for target in targets if target.deadline))
        dates = tuple(dict.fromkeys(dates))
        cited = self._citations.of(place, self._printed.pages(node.span))
        return Facts((section,), tuple(dict.fromkeys(bodies)), dates, cited, self.is_late(dates), bool(targets))


def _find_marks(places: Iterable[Place]) -> Iterator[Mark]:
    at = 0
    for place in places:
        node = place.node
        for target in node.targets:
            at += 1  # in the order in which they are listed
            told = f"{target.indicator or ''} {target.text}"
            told = phrase("{name} ({words})", name=told, words=target.deadline) if target.deadline else told
            yield Mark(target.span, target.role, told.strip(), f"target-{at}")
        for due in node.deadlines:
            yield Mark(due.span, "due", due.date or phrase(due.kind))
        for body in node.agencies:
            yield Mark(body.span, "agency", phrase("{name} ({words})", name=body.name, words=body.role))


def _strip(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A heading without the mark at its end."""
    if not pieces:
        return ()
    last = pieces[-1]._replace(text=pieces[-1].text.rstrip(HEADING_END))
    return (*pieces[:-1], last) if last.text or len(pieces) > 1 else pieces


def _shorten(words: str) -> str:
    return words if len(words) <= _FIRST_WORDS else f"{words[:_FIRST_WORDS]}…"


def _is_blank(part: Paragraph | Shown) -> bool:
    return isinstance(part, Paragraph) and not any(piece.text.strip() for piece in part.pieces)
