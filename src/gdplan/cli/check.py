"""`gdplan check`: what a careful editor would query."""

import typer

from gdplan.cli.emit import emit
from gdplan.cli.inputs import Batch
from gdplan.cli.options import AsRows, Inputs, Output
from gdplan.cli.output import say
from gdplan.model import Document
from gdplan.views import list_diagnostics
from gdplan.views.rows import CheckRow

PROBLEMS = 1


def check(files: Inputs, *, wanted: AsRows = None, output: Output = None) -> None:
    """List what a careful editor would query. Exit status 1 where anything is a warning or worse."""
    found: list[CheckRow] = []

    def note(document: Document) -> tuple[CheckRow, ...]:
        rows = list_diagnostics(document)
        found.extend(rows)
        return rows

    emit(Batch(files), note, CheckRow, wanted, output)
    if not found:
        say("gdplan: nothing to query")
    if any(row.severity != "info" for row in found):
        raise typer.Exit(PROBLEMS)
