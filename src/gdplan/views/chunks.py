"""Pieces of a document for search and retrieval: each with the headings above it, how to cite it, and what it sets."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from gdplan.model import Deadline, Document, Node, Target, Value
from gdplan.terms import Role, Span
from gdplan.views import Place, find_document, find_places, label
from gdplan.views.printed import Printed, Segment, split
from gdplan.views.table_cells import TableCells

MAX_CHARS = 500
_ANNEX = re.compile(r"附\s*[件錄录表]\s*[0-9０-９一二三四五六七八九十]{0,3}")  # the label of an annex
_PAGE = {"hant": "頁", "hans": "页", None: "页"}


class ChunkDocument(Value):
    """The document that a piece is of."""

    name: str | None
    path: str | None
    title: str | None
    document_number: str | None
    year: int | None
    issuer: str | None
    region: str | None
    issued_on: str | None


class ChunkAgency(Value):
    """A body with a part in what a piece sets."""

    name: str
    role: Role


class Chunk(Value):
    """A piece of a document: the own text of one node, or some of its sentences."""

    id: str  # the same for the same bytes
    text: str
    span: Span
    context: tuple[str, ...]  # the headings above it, outermost first; never a part of `text`
    citation: str  # 《…》三、（二）5，第4页
    document: ChunkDocument
    eid: str
    pages: tuple[int, ...]
    agencies: tuple[ChunkAgency, ...]
    targets: tuple[Target, ...]
    deadlines: tuple[Deadline, ...]


class _Part(NamedTuple):
    """A stretch that is never cut: a sentence with what stands beside it, or a part of a cell."""

    span: Span
    column: str = ""  # the name of its cell's column
    is_cell: bool = False
    opens: bool = False  # its cell


def list_chunks(document: Document, path: str | None = None, max_chars: int = MAX_CHARS) -> tuple[Chunk, ...]:
    """The pieces of a document, in the order printed: every sentence stands in one of them, whole.

    A piece has at most `max_chars` characters, unless a single sentence has more. Wants the source text; GdplanError
    where the document was saved without it.
    """
    chunker = _Chunker(document, path, max_chars)
    return tuple(sorted((chunk for place in find_places(document) for chunk in chunker.read(place)), key=_start))


def _start(chunk: Chunk) -> int:
    return chunk.span[0]


class _Chunker:
    def __init__(self, document: Document, path: str | None, max_chars: int) -> None:
        self._document = document
        self._max_chars = max_chars
        self._printed = Printed(document)
        self._annexes = {annex.eid: annex.span[0] for annex in document.attachments}
        self._tables: dict[str, TableCells] = {}
        facts = find_document(document, path)
        self._about = ChunkDocument(
            name=facts.pop("document"),
            title=facts.pop("document_title"),
            document_number=document.metadata.document_number,
            **facts,
        )

    def read(self, place: Place) -> Iterator[Chunk]:
        """The pieces of a node's own text."""
        count = 0
        for segment in self._printed.segments(place.node):
            if segment.is_bare and place.node.children:
                continue  # a heading over others is their context
            for parts in self._pack(self._divide(place, segment)):
                count += 1
                yield self._make(place, parts, count)

    def _divide(self, place: Place, segment: Segment) -> list[_Part]:
        node = place.node
        table = next((above for above in place.above if above.level == "table"), None)
        cells = self._cells_of(table).read(node, segment.span) if table else []
        if not cells:
            return [_Part(span) for span in split(segment, node.sentences)]
        parts: list[_Part] = []
        for name, span in cells:
            begins = [s.span[0] for s in node.sentences if span[0] < s.span[0] < span[1]]
            edges = [span[0], *begins, span[1]]
            parts += [_Part((start, end), name, is_cell=True, opens=start == span[0]) for start, end in pairwise(edges)]
        return parts

    def _cells_of(self, table: Node) -> TableCells:
        if table.eid not in self._tables:
            self._tables[table.eid] = TableCells(self._printed, table)
        return self._tables[table.eid]

    def _pack(self, parts: Iterable[_Part]) -> Iterator[list[_Part]]:
        """As many parts together as there is room for."""
        packed: list[_Part] = []
        for part in parts:
            if packed and len(self._write([*packed, part])) > self._max_chars:
                yield packed
                packed = []
            packed.append(part)
        if packed:
            yield packed

    def _write(self, parts: list[_Part]) -> str:
        """The slice of the source; of a table's row a line for each cell, 列名：值."""
        if not parts[0].is_cell:
            return self._printed.line((parts[0].span[0], parts[-1].span[1]))
        text = ""
        for part in parts:
            if part.opens or not text:
                text += "\n" * bool(text) + (f"{part.column}：" if part.column else "")
            text += self._printed.line(part.span)
        return text

    def _make(self, place: Place, parts: list[_Part], count: int) -> Chunk:
        node = place.node
        span = self._printed.tighten((parts[0].span[0], parts[-1].span[1]))
        sentences = [i for i, sentence in enumerate(node.sentences) if span[0] <= sentence.span[0] < span[1]]
        pages = self._printed.pages(span)
        source = self._document.source
        return Chunk(
            id=f"{source.sha256[:16]}:{node.eid}" + (f":{count}" if count > 1 else ""),
            text=self._write(parts),
            span=span,
            context=(*_context(place), *([_own_label(node)] if count > 1 and _own_label(node) else [])),
            citation=self._cite(place, pages),
            document=self._about,
            eid=node.eid,
            pages=pages,
            agencies=_agencies(place, span, sentences),
            targets=tuple(target for target in node.targets if span[0] <= target.span[0] < span[1]),
            deadlines=tuple(d for d in node.deadlines if d.sentences is None or _meet(d.sentences, sentences)),
        )

    def _cite(self, place: Place, pages: tuple[int, ...]) -> str:
        data, source = self._document.metadata, self._document.source
        title = data.cover_title if place.node is self._document.cover and data.cover_title else data.title
        cited = f"《{title}》" if title else source.name or ""
        numbers = _numbers((*place.above, place.node))
        start = self._annexes.get(place.node.eid.partition("__")[0])
        if start is not None:
            label = _ANNEX.match(self._printed.text, start)
            cited += "".join(label[0].split()) if label else "附件"
            numbers = f"，{numbers}" if numbers else ""
        cited += numbers
        if pages:
            shown = f"{pages[0]}—{pages[-1]}" if len(pages) > 1 else f"{pages[0]}"
            cited += f"，第{shown}{_PAGE[source.script]}"
        return cited


def _numbers(nodes: tuple[Node, ...]) -> str:
    """Numbers from the top: 三、（二）5; of a node without one its heading, where it is the last."""
    printed = [(node.num or "").strip().rstrip(".．") for node in nodes]
    last = nodes[-1]
    return "".join((*printed, "" if last.num else last.heading or "")).rstrip("、")


def _context(place: Place) -> tuple[str, ...]:
    named = tuple(label(node) for node in place.above if node.num or node.heading)
    return (place.annex, *named) if place.annex else named


def _own_label(node: Node) -> str:
    return f"{node.num or ''}{node.heading or ''}"


def _agencies(place: Place, span: Span, sentences: list[int]) -> tuple[ChunkAgency, ...]:
    """Those of the brackets that cover a sentence of the piece or stand in it; failing any, those of the task."""
    own = [
        one
        for one in place.node.responsibilities
        if span[0] <= one.span[0] < span[1] or _meet(one.sentences, sentences)
    ]
    found = {(a.name, a.role): None for one in own or place.responsibilities for a in one.agencies if not a.open_ended}
    return tuple(ChunkAgency(name=name, role=role) for name, role in found)


def _meet(covered: Span, sentences: list[int]) -> bool:
    return any(covered[0] <= i < covered[1] for i in sentences)
