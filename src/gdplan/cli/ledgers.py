"""`gdplan tasks`, `targets`, `agencies`, `mentions`: one table each."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

import typer

from gdplan.cli.emit import emit
from gdplan.cli.inputs import Batch
from gdplan.cli.options import AsRows, Inputs, InScript, Output, Script
from gdplan.cli.output import say
from gdplan.errors import GdplanError
from gdplan.model import Document
from gdplan.model.mention import MENTION_KINDS
from gdplan.views import filters, list_agencies, list_mentions, list_targets, list_tasks
from gdplan.views.filters import bodies_of, nearest_names, parse_date, such_that
from gdplan.views.rows import AgencyRow, MentionRow, Row, TargetRow, TaskRow

MentionKind = StrEnum("MentionKind", {kind: kind for kind in MENTION_KINDS})  # type: ignore[misc]  # the model is the source


class TargetRole(StrEnum):
    """What is promised, what has been reached, or both."""

    target = "target"
    achieved = "achieved"
    all = "all"


class Filter(NamedTuple):
    """An option and the rows that it lets pass."""

    option: str
    narrow: Callable[[Iterable[Any], Any], tuple[Any, ...]]
    argument: Any  # None where the option is not given

    def __str__(self) -> str:
        given = self.argument if isinstance(self.argument, list) else [self.argument]
        return " ".join(f"--{self.option} {argument}" for argument in given)


_BODIES: dict[str, Callable[[Any], tuple[str, ...]]] = {"agency": bodies_of, "lead": lambda row: row.lead}


def _check_date(date: str | None) -> str | None:
    try:
        return date and parse_date(date)
    except GdplanError as error:
        raise typer.BadParameter(str(error)) from None


_SCRIPTS = "in either script"

Agency = Annotated[
    str | None,
    typer.Option(metavar="NAME", help=f"Only where a body has a part whose name has this in it, {_SCRIPTS}."),
]
Lead = Annotated[
    str | None, typer.Option(metavar="NAME", help=f"Only where a body leads whose name has this in it, {_SCRIPTS}.")
]
Section = Annotated[
    str | None, typer.Option(metavar="WORDS", help=f"Only below a heading that has this in it, {_SCRIPTS}.")
]
DueBy = Annotated[
    str | None,
    typer.Option(metavar="DATE", callback=_check_date, help="Only what is due by 2025, 2025-12 or 2025-12-31."),
]
Roles = Annotated[TargetRole, typer.Option("--role", help="What is promised, what has been reached, or both.")]
Kinds = Annotated[
    list[MentionKind] | None,
    typer.Option("--kind", metavar="KIND", help=f"Only this kind ({', '.join(MentionKind)}); may be given again."),
]


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
    asked = (
        Filter("agency", filters.by_agency, agency),
        Filter("lead", filters.by_lead, lead),
        Filter("due-by", filters.due_by, due_by),
        Filter("section", filters.by_section, section),
    )
    _emit(Batch(files, script.value), list_tasks, TaskRow, asked, wanted, output)


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
    asked = (
        Filter("role", filters.by_role, role),
        Filter("agency", filters.by_agency, agency),
        Filter("lead", filters.by_lead, lead),
        Filter("due-by", filters.due_by, due_by),
        Filter("section", filters.by_section, section),
    )
    _emit(Batch(files, script.value), list_targets, TargetRow, asked, wanted, output)


def agencies(
    files: Inputs,
    *,
    agency: Annotated[
        str | None, typer.Option(metavar="NAME", help=f"Only bodies whose name has this in it, {_SCRIPTS}.")
    ] = None,
    section: Section = None,
    wanted: AsRows = None,
    output: Output = None,
    script: InScript = Script.source,
) -> None:
    """List the bodies, and what each of them leads and shares."""
    asked = (Filter("agency", filters.by_body, agency), Filter("section", filters.by_section, section))
    _emit(Batch(files, script.value), list_agencies, AgencyRow, asked, wanted, output)


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
    asked = (Filter("kind", filters.by_kind, kind or None), Filter("section", filters.by_section, section))
    _emit(Batch(files, script.value), list_mentions, MentionRow, asked, wanted, output)


def _emit(
    batch: Batch,
    view: Callable[[Document], tuple[Any, ...]],
    kind: type[Row],
    asked: tuple[Filter, ...],
    wanted: str | None,
    output: str | None,
) -> None:
    """Write the rows that pass all filters, and say so where none does."""
    asked = tuple(one for one in asked if one.argument is not None)
    keep = such_that(*((one.narrow, one.argument) for one in asked))
    found = False
    bodies: dict[str, set[str]] = {one.option: set() for one in asked if one.option in _BODIES}

    def narrow(document: Document) -> tuple[Any, ...]:
        nonlocal found
        rows = view(document)
        for option, names in bodies.items():
            names.update(name for row in rows for name in _BODIES[option](row))
        kept: tuple[Any, ...] = keep(rows)
        found = found or bool(kept)
        return kept

    emit(batch, narrow, kind, wanted, output)
    told = [one for one in asked if one.argument != TargetRole.target]  # what is asked for without an option
    if told and not found:
        near = [
            name
            for one in told
            if one.option in bodies
            for name in nearest_names(one.argument, sorted(bodies[one.option]))
        ]
        say(f"gdplan: no rows match {' '.join(map(str, told))}" + (f"; the nearest: {', '.join(near)}" if near else ""))
