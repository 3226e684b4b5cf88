"""Pieces of documents as rows, for a spreadsheet: whose they are first, then one column for each thing they tell."""

from gdplan.views.chunks import Chunk
from gdplan.views.rows import DocumentRow


class ChunkRow(DocumentRow):
    """A piece of a document; what is nested in it is told in words."""

    id: str
    context: tuple[str, ...]
    citation: str
    eid: str
    text: str
    pages: tuple[str, ...]
    agencies: tuple[str, ...]  # each once, in the order of the piece
    targets: tuple[str, ...]  # what is promised: indicator and number as printed
    achieved: tuple[str, ...]  # what was reached, likewise
    deadlines: tuple[str, ...]  # as printed
    start: int
    end: int


def to_row(chunk: Chunk) -> ChunkRow:
    """The row of a piece."""
    document = chunk.document
    return ChunkRow(
        document=document.name,
        path=document.path,
        document_title=document.title,
        year=document.year,
        issuer=document.issuer,
        region=document.region,
        issued_on=document.issued_on,
        id=chunk.id,
        context=chunk.context,
        citation=chunk.citation,
        eid=chunk.eid,
        text=chunk.text,
        pages=tuple(map(str, chunk.pages)),
        agencies=tuple(dict.fromkeys(agency.name for agency in chunk.agencies)),
        targets=_tell_targets(chunk, "target"),
        achieved=_tell_targets(chunk, "achieved"),
        deadlines=tuple(deadline.text for deadline in chunk.deadlines),
        start=chunk.span[0],
        end=chunk.span[1],
    )


def _tell_targets(chunk: Chunk, role: str) -> tuple[str, ...]:
    return tuple(f"{target.indicator or ''}{target.text}" for target in chunk.targets if target.role == role)
