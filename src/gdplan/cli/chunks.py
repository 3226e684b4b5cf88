"""`gdplan chunks`: pieces of documents for search and retrieval."""

import functools
from typing import Annotated

import typer

from gdplan.cli.emit import Seen, emit, find_format
from gdplan.cli.inputs import Batch
from gdplan.cli.options import AsChunks, Inputs, Jobs, Output
from gdplan.model import Document
from gdplan.views.chunks import MAX_CHARS, Chunk, list_chunks

MaxChars = Annotated[
    int,
    typer.Option(metavar="NUMBER", min=1, help="Characters of a piece at most; a single sentence is never cut."),
]


def chunks(
    files: Inputs,
    *,
    max_chars: MaxChars = MAX_CHARS,
    wanted: AsChunks = None,
    output: Output = None,
    jobs: Jobs = 1,
) -> None:
    """Cut documents into pieces for search: each with the headings above it, how to cite it, and what it sets."""
    name = find_format(wanted, output, for_documents=True, for_rows=True)
    see = functools.partial(_see, max_chars)
    emit(Batch(files, with_source=True, jobs=jobs), see, Chunk, name, output)


def _see(max_chars: int, path: str | None, document: Document) -> Seen:
    return Seen(list_chunks(document, path, max_chars), {})
