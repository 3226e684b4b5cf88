"""`gdplan check`: what a careful editor would query."""

import functools

import typer

from gdplan import diagnostics
from gdplan.cli.emit import TABLE, Seen, emit, find_format
from gdplan.cli.inputs import Batch
from gdplan.cli.options import AsOf, RowsTo, with_options
from gdplan.cli.output import say
from gdplan.language.diagnostics import tell_diagnostic
from gdplan.model import Document
from gdplan.views import list_diagnostics
from gdplan.views.rows import CheckRow

PROBLEMS = 1
SEVERITY = "severity"


@with_options
def check(batch: Batch, to: RowsTo, *, as_of: AsOf = None) -> None:
    """List what a careful editor would query. Exit status 1 where anything is a warning or worse."""
    for_people = find_format(to.wanted, to.output) == TABLE
    see = functools.partial(_see, for_people, as_of)
    severities = emit(batch, see, CheckRow, *to)[SEVERITY]
    if not severities:
        say("nothing to query")
    if severities - {"info"}:
        raise typer.Exit(PROBLEMS)


def _see(for_people: bool, as_of: str | None, path: str | None, document: Document) -> Seen:  # noqa: FBT001, of a function in the making
    document = document.model_copy(update={"diagnostics": diagnostics.check(document, as_of=as_of)})
    rows = list_diagnostics(document, path)
    if for_people:
        told = [tell_diagnostic(said.code, said.values, said.message) for said in document.diagnostics]
        rows = tuple(row.model_copy(update={"message": words}) for row, words in zip(rows, told, strict=True))
    return Seen(rows, {SEVERITY: {row.severity for row in rows}})
