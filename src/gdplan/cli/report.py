"""`gdplan report`: a document as one page."""

import functools
from typing import Annotated

import typer

from gdplan.cli.files import keep_inputs, keep_one_file
from gdplan.cli.inputs import Batch
from gdplan.cli.options import AsOf, InScript, OneFile, Script
from gdplan.cli.output import write
from gdplan.documents import Read, to_value
from gdplan.errors import GdplanError
from gdplan.export.script import OutputScript

File = Annotated[
    str,
    typer.Argument(metavar="FILE", help="A document, or gdplan's own JSON; - is standard input.", show_default=False),
]


def report(file: File, *, output: OneFile = None, as_of: AsOf = None, script: InScript = Script.source) -> None:
    """Write a document as one page (HTML): facts, dates, bodies, tasks, targets, and the text with all of it marked."""
    page = keep_one_file("report", output)
    if page and not page.lower().endswith((".html", ".htm")):
        raise GdplanError(f"{output}: a report is a page; name it, as in -o 报告.html")
    keep_inputs([file], [output])
    batch = Batch([file], with_source=True)
    for _, page in batch.each(functools.partial(_to_page, as_of, script.value)):
        write([page], output)
    batch.exit_if_failed()


def _to_page(as_of: str | None, script: OutputScript, documents: tuple[Read, ...]) -> str:
    from gdplan.export.report import to_report  # noqa: PLC0415, a command that is only listed needs none of it

    if len(documents) != 1:
        raise GdplanError(f"{len(documents)} documents where one is wanted")
    return to_report(to_value(documents[0]), as_of=as_of, script=script)
