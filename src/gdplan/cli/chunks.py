"""`gdplan chunks`: pieces of documents for search and retrieval."""

import functools
from typing import TYPE_CHECKING, Annotated

import typer

from gdplan.cli.emit import TABLE, Seen, emit, find_format
from gdplan.cli.inputs import Batch
from gdplan.cli.options import AsChunks, Output, with_options
from gdplan.export import FORMATS
from gdplan.export.script import OutputScript, value_in_script
from gdplan.model import Document
from gdplan.views.arrangement import Arrangement
from gdplan.views.chunk_rows import ChunkRow, to_row
from gdplan.views.chunks import MAX_CHARS, Chunk, list_chunks

if TYPE_CHECKING:
    from collections.abc import Iterable

MaxChars = Annotated[
    int,
    typer.Option(metavar="NUMBER", min=1, help="Characters of a piece at most; a single sentence is never cut."),
]


@with_options
def chunks(
    batch: Batch,
    arranged: Arrangement,
    *,
    max_chars: MaxChars = MAX_CHARS,
    wanted: AsChunks = None,
    output: Output = None,
) -> None:
    """Cut documents into pieces for search: each with the headings above it, how to cite it, and what it sets."""
    name = find_format(wanted, output)
    name = "jsonl" if name == TABLE else name
    in_rows = not FORMATS[name].takes_documents
    see = functools.partial(_see, max_chars, batch.keep_source(), in_rows)
    emit(batch, see, ChunkRow if in_rows else Chunk, name, output, arranged)


def _see(max_chars: int, script: OutputScript, in_rows: bool, path: str | None, document: Document) -> Seen:  # noqa: FBT001, of a function in the making
    found: Iterable[Chunk] = list_chunks(document, path, max_chars)
    if script != "source":
        found = [_in_script(chunk, script) for chunk in found]
    return Seen(map(to_row, found) if in_rows else found, {})


def _in_script(chunk: Chunk, script: OutputScript) -> Chunk:
    converted = value_in_script(chunk, script)
    names = {"name": chunk.document.name, "path": chunk.document.path}  # of files: they are not words of the document
    return converted.model_copy(update={"document": converted.document.model_copy(update=names)})
