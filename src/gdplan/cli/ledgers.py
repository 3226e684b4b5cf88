"""`gdplan tasks`, `targets`, `agencies`, `mentions`: one table each."""

import functools
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

import typer

from gdplan.cli.emit import Seen, emit
from gdplan.cli.inputs import Batch
from gdplan.cli.options import RowsTo, check_date, over_rows
from gdplan.cli.output import say
from gdplan.errors import GdplanError
from gdplan.model import Document
from gdplan.model.mention import MENTION_KINDS
from gdplan.views import filters, list_agencies, list_mentions, list_targets, list_tasks
from gdplan.views.filters import bodies_of, leads_of, nearest_names, such_that
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


_BODIES: dict[str, Callable[[Any], tuple[str, ...]]] = {"agency": bodies_of, "lead": leads_of}


def _check_pattern(pattern: str | None) -> str | None:
    if pattern is not None:
        from gdplan.views.matching import compile_pattern  # noqa: PLC0415, regex loads where there is a pattern

        try:
            compile_pattern(pattern)
        except GdplanError as error:
            raise typer.BadParameter(str(error)) from None
    return pattern


_SCRIPTS = "in either script"
_ANY = "May be given again: any of them."

Agency = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help=f"Only where a body has a part whose name has this in it, {_SCRIPTS}. {_ANY}"),
]
Lead = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help=f"Only where a body leads whose name has this in it, {_SCRIPTS}. {_ANY}"),
]
Section = Annotated[
    str | None, typer.Option(metavar="WORDS", help=f"Only below a heading that has this in it, {_SCRIPTS}.")
]
Match = Annotated[
    str | None,
    typer.Option(
        metavar="PATTERN",
        callback=_check_pattern,
        help=f"Only where this regular expression is found in the task's heading or the row's own words, {_SCRIPTS}.",
    ),
]
DueBy = Annotated[
    str | None,
    typer.Option(metavar="DATE", callback=check_date, help="Only what is due by 2025, 2025-12 or 2025-12-31."),
]
Roles = Annotated[TargetRole, typer.Option("--role", help="What is promised, what has been reached, or both.")]
Kinds = Annotated[
    list[MentionKind] | None,
    typer.Option("--kind", metavar="KIND", help=f"Only this kind ({', '.join(MentionKind)}); may be given again."),
]


@over_rows
def tasks(
    batch: Batch,
    to: RowsTo,
    *,
    agency: Agency = None,
    lead: Lead = None,
    due_by: DueBy = None,
    section: Section = None,
    match: Match = None,
) -> None:
    """List the tasks with the bodies that lead, are responsible, support and implement."""
    asked = (
        Filter("agency", filters.by_agency, agency or None),
        Filter("lead", filters.by_lead, lead or None),
        Filter("due-by", filters.due_by, due_by),
        Filter("section", filters.by_section, section),
        Filter("match", filters.by_match, match),
    )
    _emit(batch, list_tasks, TaskRow, asked, to)


@over_rows
def targets(
    batch: Batch,
    to: RowsTo,
    *,
    role: Roles = TargetRole.target,
    agency: Agency = None,
    lead: Lead = None,
    due_by: DueBy = None,
    section: Section = None,
    match: Match = None,
) -> None:
    """List what is promised: task, indicator, bound and value, unit, deadline, lead agency."""
    asked = (
        Filter("role", filters.by_role, role.value),
        Filter("agency", filters.by_agency, agency or None),
        Filter("lead", filters.by_lead, lead or None),
        Filter("due-by", filters.due_by, due_by),
        Filter("section", filters.by_section, section),
        Filter("match", filters.by_match, match),
    )
    _emit(batch, list_targets, TargetRow, asked, to)


@over_rows
def agencies(
    batch: Batch,
    to: RowsTo,
    *,
    agency: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help=f"Only bodies whose name has this in it, {_SCRIPTS}. {_ANY}"),
    ] = None,
    section: Section = None,
    match: Match = None,
) -> None:
    """List the bodies, and what each of them leads and shares."""
    asked = (
        Filter("agency", filters.by_body, agency or None),
        Filter("section", filters.by_section, section),
        Filter("match", filters.by_match, match),
    )
    _emit(batch, list_agencies, AgencyRow, asked, to)


@over_rows
def mentions(
    batch: Batch,
    to: RowsTo,
    *,
    kind: Kinds = None,
    section: Section = None,
    match: Match = None,
) -> None:
    """List named things: initiatives, citations, instruments, places, quantities without a number."""
    asked = (
        Filter("kind", filters.by_kind, [one.value for one in kind or ()] or None),
        Filter("section", filters.by_section, section),
        Filter("match", filters.by_match, match),
    )
    _emit(batch, list_mentions, MentionRow, asked, to)


_FOUND = "found"  # noted where any row passes


def _emit(
    batch: Batch,
    view: Callable[[Document, str | None], tuple[Any, ...]],
    kind: type[Row],
    asked: tuple[Filter, ...],
    to: RowsTo,
) -> None:
    """Write the rows that pass all filters, and say so where none does."""
    asked = tuple(one for one in asked if one.argument is not None)
    keep = such_that(*((one.narrow, one.argument) for one in asked))
    bodies = {one.option: _BODIES[one.option] for one in asked if one.option in _BODIES}
    noted = emit(batch, functools.partial(_see_rows, view, keep, bodies), kind, *to)
    told = [one for one in asked if one.argument != TargetRole.target]  # what is asked for without an option
    if told and not noted[_FOUND]:
        near = [
            name
            for one in told
            if one.option in bodies
            for argument in one.argument
            for name in nearest_names(argument, sorted(noted[one.option]))
        ]
        named = " ".join(map(str, told))
        say(f"no rows match {named}; the nearest: {', '.join(near)}" if near else f"no rows match {named}")


def _see_rows(
    view: "Callable[[Document, str | None], tuple[Any, ...]]",
    keep: Callable[[Iterable[Any]], tuple[Any, ...]],
    named: dict[str, Callable[[Any], tuple[str, ...]]],
    path: str | None,
    document: "Document",
) -> Seen:
    """The rows that pass; noted are whether any does, and the bodies that any row names."""
    rows = view(document, path)
    noted = {option: {name for row in rows for name in names_of(row)} for option, names_of in named.items()}
    kept = keep(rows)
    return Seen(kept, noted | {_FOUND: {"rows"} if kept else set()})
