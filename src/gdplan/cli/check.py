"""`gdplan check`: what a careful editor would query."""

import typer

from gdplan.cli.emit import Seen, emit
from gdplan.cli.inputs import Batch
from gdplan.cli.options import AsRows, Inputs, Jobs, Output
from gdplan.cli.output import say
from gdplan.model import Document
from gdplan.views import list_diagnostics
from gdplan.views.rows import CheckRow

PROBLEMS = 1
SEVERITY = "severity"


def check(files: Inputs, *, wanted: AsRows = None, output: Output = None, jobs: Jobs = 1) -> None:
    """List what a careful editor would query. Exit status 1 where anything is a warning or worse."""
    severities = emit(Batch(files, jobs=jobs), _see, CheckRow, wanted, output)[SEVERITY]
    if not severities:
        say("gdplan: nothing to query")
    if severities - {"info"}:
        raise typer.Exit(PROBLEMS)


def _see(document: Document) -> Seen:
    rows = list_diagnostics(document)
    return Seen(rows, {SEVERITY: {row.severity for row in rows}})
