"""`gdplan tasks`, `targets`, `agencies`, `mentions`: one table each."""

from enum import StrEnum
from typing import Annotated

import typer

from gdplan.cli.emit import emit
from gdplan.cli.inputs import Batch
from gdplan.cli.options import AsRows, Inputs, InScript, Output, Script
from gdplan.errors import GdplanError
from gdplan.views import filters, list_agencies, list_mentions, list_targets, list_tasks
from gdplan.views.filters import parse_date, such_that
from gdplan.views.rows import AgencyRow, MentionRow, TargetRow, TaskRow


class TargetRole(StrEnum):
    """What is promised, what has been reached, or both."""

    target = "target"
    achieved = "achieved"
    all = "all"


class MentionKind(StrEnum):
    """The kinds of mentions."""

    initiative = "initiative"
    citation = "citation"
    instrument = "instrument"
    place = "place"
    fuzzy = "fuzzy"


def _check_date(date: str | None) -> str | None:
    try:
        return date and parse_date(date)
    except GdplanError as error:
        raise typer.BadParameter(str(error)) from None


Agency = Annotated[str | None, typer.Option(metavar="NAME", help="Only where this body has a part.")]
Lead = Annotated[str | None, typer.Option(metavar="NAME", help="Only where this body leads.")]
Section = Annotated[str | None, typer.Option(metavar="WORDS", help="Only below a heading with these words.")]
DueBy = Annotated[
    str | None,
    typer.Option(metavar="DATE", callback=_check_date, help="Only with a deadline by 2025, 2025-12 or 2025-12-31."),
]
Roles = Annotated[TargetRole, typer.Option("--role", help="What is promised, what has been reached, or both.")]
Kinds = Annotated[list[MentionKind] | None, typer.Option("--kind", help="Only this kind; may be given again.")]


def tasks(
    files: Inputs,
    *,
    agency: Agency = None,
    lead: Lead = None,
    due_by: DueBy = None,
    section: Section = None,
    wanted: AsRows = None,
    output: Output = None,
    script: InScript = Script.source,
) -> None:
    """List the tasks with the bodies that lead, are responsible, support and implement."""
    keep = such_that(
        (filters.by_agency, agency), (filters.by_lead, lead), (filters.due_by, due_by), (filters.by_section, section)
    )
    emit(Batch(files, script.value), lambda document: keep(list_tasks(document)), TaskRow, wanted, output)


def targets(
    files: Inputs,
    *,
    role: Roles = TargetRole.target,
    agency: Agency = None,
    lead: Lead = None,
    due_by: DueBy = None,
    section: Section = None,
    wanted: AsRows = None,
    output: Output = None,
    script: InScript = Script.source,
) -> None:
    """List what is promised: task, indicator, bound and value, unit, deadline, lead agency."""
    keep = such_that(
        (filters.by_role, role),
        (filters.by_agency, agency),
        (filters.by_lead, lead),
        (filters.due_by, due_by),
        (filters.by_section, section),
    )
    emit(Batch(files, script.value), lambda document: keep(list_targets(document)), TargetRow, wanted, output)


def agencies(
    files: Inputs,
    *,
    agency: Annotated[str | None, typer.Option(metavar="NAME", help="Only this body.")] = None,
    section: Section = None,
    wanted: AsRows = None,
    output: Output = None,
    script: InScript = Script.source,
) -> None:
    """List the bodies, and what each of them leads and shares."""
    keep = such_that((filters.by_body, agency), (filters.by_section, section))
    emit(Batch(files, script.value), lambda document: keep(list_agencies(document)), AgencyRow, wanted, output)


def mentions(
    files: Inputs,
    *,
    kind: Kinds = None,
    section: Section = None,
    wanted: AsRows = None,
    output: Output = None,
    script: InScript = Script.source,
) -> None:
    """List named things: initiatives, citations, instruments, places, quantities without a number."""
    keep = such_that((filters.by_kind, kind or None), (filters.by_section, section))
    emit(Batch(files, script.value), lambda document: keep(list_mentions(document)), MentionRow, wanted, output)
