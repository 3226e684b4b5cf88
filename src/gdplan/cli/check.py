"""`gdplan check`: what a careful editor would query."""

import typer

from gdplan.cli.emit import TABLE, emit, find_format
from gdplan.cli.inputs import Batch
from gdplan.cli.options import AsRows, Inputs, Output
from gdplan.cli.output import say
from gdplan.language.diagnostics import tell_diagnostic
from gdplan.model import Document
from gdplan.views import list_diagnostics
from gdplan.views.rows import CheckRow

PROBLEMS = 1


def check(files: Inputs, *, wanted: AsRows = None, output: Output = None) -> None:
    """List what a careful editor would query. Exit status 1 where anything is a warning or worse."""
    found: list[CheckRow] = []
    for_people = find_format(wanted, output) == TABLE

    def note(document: Document) -> tuple[CheckRow, ...]:
        rows = list_diagnostics(document)
        if for_people:
            told = [tell_diagnostic(said.code, said.values, said.message) for said in document.diagnostics]
            rows = tuple(row.model_copy(update={"message": words}) for row, words in zip(rows, told, strict=True))
        found.extend(rows)
        return rows

    emit(Batch(files), note, CheckRow, wanted, output)
    if not found:
        say("nothing to query")
    if any(row.severity != "info" for row in found):
        raise typer.Exit(PROBLEMS)
