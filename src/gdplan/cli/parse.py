"""`gdplan parse`: documents as data."""

from typing import Annotated

import typer

from gdplan.cli.emit import emit_documents
from gdplan.cli.inputs import Batch
from gdplan.cli.options import AsDocuments, Output, with_options

WithSource = Annotated[bool, typer.Option("--with-source", help="Put the source text into the result.")]


@with_options
def parse(batch: Batch, *, wanted: AsDocuments = None, output: Output = None, with_source: WithSource = False) -> None:
    """Read documents and write all that they say: one as an object, several as an array."""
    batch.with_source = with_source
    emit_documents(batch, wanted, output)
