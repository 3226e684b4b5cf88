"""`gdplan tasks`, `targets`, `agencies`, `mentions`: one table each."""

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any

import typer

from gdplan.cli.emit import Seen, emit
from gdplan.cli.inputs import Batch
from gdplan.cli.options import RowsTo, with_options
from gdplan.cli.output import say_no_rows
from gdplan.cli.row_filters import ANY, SCRIPTS, Kinds, Match, Roles, Section, TargetRole, given, of_tasks
from gdplan.model import Document
from gdplan.views import filters, list_agencies, list_mentions, list_targets, list_tasks
from gdplan.views.filters import bodies_of, leads_of, nearest_names, such_that
from gdplan.views.rows import AgencyRow, MentionRow, Row, TargetRow, TaskRow

Filter = Callable[[Iterable[Any], Any], tuple[Any, ...]]
_FILTERS: dict[str, Filter] = {  # by the name of the option
    "role": filters.by_role,
    "kind": filters.by_kind,
    "agency": filters.by_agency,
    "lead": filters.by_lead,
    "due_by": filters.due_by,
    "section": filters.by_section,
    "match": filters.by_match,
}
_BODIES: dict[str, Callable[[Any], tuple[str, ...]]] = {"agency": bodies_of, "lead": leads_of}

_with_options = functools.partial(with_options, asked=of_tasks)


@_with_options
def tasks(batch: Batch, to: RowsTo, asked: dict[str, Any]) -> None:
    """List the tasks with the bodies that lead, are responsible, support and implement."""
    _emit(batch, list_tasks, TaskRow, asked, to)


@_with_options
def targets(batch: Batch, to: RowsTo, asked: dict[str, Any], *, role: Roles = TargetRole.target) -> None:
    """List what is promised: task, indicator, bound and value, unit, deadline, lead agency."""
    _emit(batch, list_targets, TargetRow, {"role": role.value} | asked, to)


@_with_options
def agencies(
    batch: Batch,
    to: RowsTo,
    *,
    agency: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help=f"Only bodies whose name has this in it, {SCRIPTS}. {ANY}"),
    ] = None,
    section: Section = None,
    match: Match = None,
) -> None:
    """List the bodies, and what each of them leads and shares."""
    asked = given(agency=agency, section=section, match=match)
    _emit(batch, list_agencies, AgencyRow, asked, to)


@_with_options
def mentions(
    batch: Batch,
    to: RowsTo,
    *,
    kind: Kinds = None,
    section: Section = None,
    match: Match = None,
) -> None:
    """List named things: initiatives, citations, instruments, places, quantities without a number."""
    asked = given(kind=[one.value for one in kind or ()], section=section, match=match)
    _emit(batch, list_mentions, MentionRow, asked, to)


_FOUND = "found"  # noted where any row passes


def _emit(
    batch: Batch,
    view: Callable[[Document, str | None], tuple[Any, ...]],
    kind: type[Row],
    asked: Mapping[str, Any],
    to: RowsTo,
) -> None:
    """Write the rows that pass all filters, and say so where none does."""
    keep = such_that(*((_FILTERS[option], argument) for option, argument in asked.items()))
    bodies = {option: _BODIES[option] for option in asked if option in _BODIES}
    noted = emit(batch, functools.partial(_see_rows, view, keep, bodies), kind, *to)
    told = {
        option: argument if isinstance(argument, list) else [argument]
        for option, argument in asked.items()
        if argument != TargetRole.target  # what is asked for without an option
    }
    if told and not noted[_FOUND]:
        near = [
            name
            for option in bodies
            for argument in told[option]
            for name in nearest_names(argument, sorted(noted[option]))
        ]
        named = " ".join(f"--{option.replace('_', '-')} {one}" for option, argument in told.items() for one in argument)
        say_no_rows(named, near)


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
