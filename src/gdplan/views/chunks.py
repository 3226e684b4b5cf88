"""Pieces of a document for search and retrieval: each with the headings above it, how to cite it, and what it sets."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Generic, NamedTuple, TypeVar

from gdplan.items import label
from gdplan.model import Deadline, Document, Responsibility, Sentence, Target, Value
from gdplan.terms import Role, Span
from gdplan.views import find_document
from gdplan.views.citations import Citations
from gdplan.views.positions import Place, find_leads_above, find_places
from gdplan.views.printed import Printed, Segment, split
from gdplan.views.table_cells import Tables

Placed = Sentence | Target | Responsibility | Deadline
AnyCovering = TypeVar("AnyCovering", Responsibility, Deadline)

MAX_CHARS = 500


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
        self._citations = Citations(document, self._printed)
        self._tables = Tables(self._printed)
        facts = find_document(document, path)
        self._about = ChunkDocument(
            name=facts.pop("document"),
            title=facts.pop("document_title"),
            document_number=document.metadata.document_number,
            **facts,
        )

    def read(self, place: Place) -> Iterator[Chunk]:
        """The pieces of a node's own text."""
        node, count = place.node, 0
        brackets, limits = _Covering(node.responsibilities), _Covering(node.deadlines)
        for segment in self._printed.segments(node):
            if segment.is_bare and node.children:
                continue  # a heading over others is their context
            for parts in self._pack(self._divide(place, segment)):
                count += 1
                span = self._printed.tighten((parts[0].span[0], parts[-1].span[1]))
                sentences = range(*_within(node.sentences, span))
                own = brackets.find(span, sentences)
                owners = (*find_leads_above(place), *own) if own else place.responsibilities
                yield Chunk(
                    **self._describe(place, span, count),
                    text=self._write(parts),
                    agencies=_agencies(owners),
                    targets=node.targets[slice(*_within(node.targets, span))],
                    deadlines=tuple(limits.find(span, sentences)),
                )

    def _divide(self, place: Place, segment: Segment) -> list[_Part]:
        node = place.node
        table = self._tables.around(place)
        cells = table.read(node, segment.span) if table else []
        if not cells:
            return [_Part(span) for span in split(segment, node.sentences)]
        parts: list[_Part] = []
        for name, span in cells:
            begins = [s.span[0] for s in node.sentences if span[0] < s.span[0] < span[1]]
            edges = [span[0], *begins, span[1]]
            parts += [_Part((start, end), name, is_cell=True, opens=start == span[0]) for start, end in pairwise(edges)]
        return parts

    def _pack(self, parts: Iterable[_Part]) -> Iterator[list[_Part]]:
        """As many parts together as there is room for."""
        packed: list[_Part] = []
        length = 0
        for part in parts:
            more = len(self._printed.line(part.span)) + self._printed.follows_blank(part.span[0])
            more += len(part.column) + 2 if part.is_cell and (part.opens or not packed) else 0  # \n and ：
            if packed and length + more > self._max_chars:
                yield packed
                packed, length = [], 0
            packed.append(part)
            length += more
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

    def _describe(self, place: Place, span: Span, count: int) -> dict[str, Any]:
        """Where a piece stands; `count` is its number among those of its node."""
        node = place.node
        pages = self._printed.pages(span)
        own = f"{node.num or ''}{node.heading or ''}" if count > 1 else ""
        return {
            "id": f"{self._document.source.sha256[:16]}:{node.eid}" + (f":{count}" if count > 1 else ""),
            "span": span,
            "context": (*_context(place), *([own] if own else [])),
            "citation": self._citations.of(place, pages),
            "document": self._about,
            "eid": node.eid,
            "pages": pages,
        }


def _context(place: Place) -> tuple[str, ...]:
    named = tuple(label(node) for node in place.above if node.num or node.heading)
    return (place.annex, *named) if place.annex else named


def _agencies(responsibilities: Iterable[Responsibility]) -> tuple[ChunkAgency, ...]:
    found = {(a.name, a.role): None for one in responsibilities for a in one.agencies if not a.open_ended}
    return tuple(ChunkAgency(name=name, role=role) for name, role in found)


def _within(values: Sequence[Placed], span: Span) -> tuple[int, int]:
    """Which of them, half-open, begin in a stretch; they stand in the order of the text."""
    return tuple(bisect_left(values, place, key=lambda value: value.span[0]) for place in span)  # type: ignore[return-value]


class _Covering(Generic[AnyCovering]):
    """What holds for some sentences of a node, found by sentence: brackets, due dates."""

    def __init__(self, values: Iterable[AnyCovering]) -> None:
        self._values: list[AnyCovering] = sorted(values, key=lambda value: value.span)
        self._whole = {i for i, value in enumerate(self._values) if value.sentences is None}
        self._by_sentence: dict[int, list[int]] = {}
        for i, value in enumerate(self._values):
            for sentence in range(*(value.sentences or (0, 0))):
                self._by_sentence.setdefault(sentence, []).append(i)

    def find(self, span: Span, sentences: range) -> list[AnyCovering]:
        """Those that cover one of the sentences, stand in the stretch or hold for the whole node."""
        found = self._whole | set(range(*_within(self._values, span)))
        for sentence in sentences:
            found.update(self._by_sentence.get(sentence, ()))
        return [self._values[i] for i in sorted(found)]
