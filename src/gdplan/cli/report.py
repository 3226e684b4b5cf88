"""`gdplan report`: a document as one page."""

from typing import Annotated

import typer

from gdplan.cli.files import is_folder, keep_inputs
from gdplan.cli.inputs import Batch, only_one
from gdplan.cli.options import AsOf, InScript, Script, check_output
from gdplan.cli.output import STDOUT, TROUBLE, write
from gdplan.documents import to_value
from gdplan.errors import GdplanError

File = Annotated[
    str,
    typer.Argument(metavar="FILE", help="A document, or gdplan's own JSON; - is standard input.", show_default=False),
]
To = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", callback=check_output, help="The one file to write.")
]


def report(file: File, *, output: To = None, as_of: AsOf = None, script: InScript = Script.source) -> None:
    """Write a document as one page (HTML): facts, dates, bodies, tasks, targets, and the text with all of it marked."""
    from gdplan.export.report import to_report  # noqa: PLC0415, a command that is only listed needs none of it

    if output not in (None, STDOUT):
        if is_folder(output):
            raise GdplanError(f"{output}: this is a folder; report writes one file, name it")
        if not output.lower().endswith((".html", ".htm")):
            raise GdplanError(f"{output}: a report is a page; name it, as in -o 报告.html")
    keep_inputs([file], [output])
    batch = Batch([file], with_source=True)
    for path, read in batch.each(tuple):
        write([to_report(to_value(only_one(path, read)), as_of=as_of, script=script.value)], output)
    if batch.failed:
        raise typer.Exit(TROUBLE)
