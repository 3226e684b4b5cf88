"""`gdplan parse`: documents as data."""

from typing import Annotated

import typer

from gdplan.cli.emit import emit
from gdplan.cli.inputs import Batch
from gdplan.cli.options import AsDocuments, Inputs, InScript, Output, Script
from gdplan.model import Document

WithSource = Annotated[bool, typer.Option("--with-source", help="Put the source text into the result.")]


def parse(
    files: Inputs,
    *,
    wanted: AsDocuments = None,
    output: Output = None,
    script: InScript = Script.source,
    with_source: WithSource = False,
) -> None:
    """Read documents and write all that they say: one as an object, several as an array."""
    batch = Batch(files, script.value, with_source=with_source)
    emit(batch, lambda document: (document,), Document, wanted, output)
