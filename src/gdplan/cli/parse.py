"""`gdplan parse`: documents as data."""

from typing import Annotated

import typer

from gdplan.cli.emit import emit_documents
from gdplan.cli.inputs import Batch
from gdplan.cli.options import AsDocuments, Inputs, InScript, Jobs, Output, Script

WithSource = Annotated[bool, typer.Option("--with-source", help="Put the source text into the result.")]


def parse(
    files: Inputs,
    *,
    wanted: AsDocuments = None,
    output: Output = None,
    script: InScript = Script.source,
    with_source: WithSource = False,
    jobs: Jobs = 1,
) -> None:
    """Read documents and write all that they say: one as an object, several as an array."""
    emit_documents(Batch(files, script.value, with_source=with_source, jobs=jobs), wanted, output)
