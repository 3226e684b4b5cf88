"""The options that say which rows a view keeps, of documents as of a corpus."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from gdplan.cli.options import check_date
from gdplan.errors import GdplanError
from gdplan.model.mention import MENTION_KINDS

MentionKind = StrEnum("MentionKind", {kind: kind for kind in MENTION_KINDS})  # type: ignore[misc]  # the model is the source


class TargetRole(StrEnum):
    """What is promised, what has been reached, or both."""

    target = "target"
    achieved = "achieved"
    all = "all"


def _check_pattern(pattern: str | None) -> str | None:
    if pattern is not None:
        from gdplan.views.matching import compile_pattern  # noqa: PLC0415, regex loads where there is a pattern

        try:
            compile_pattern(pattern)
        except GdplanError as error:
            raise typer.BadParameter(str(error)) from None
    return pattern


SCRIPTS = "in either script"
ANY = "May be given again: any of them."

Agency = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help=f"Only where a body has a part whose name has this in it, {SCRIPTS}. {ANY}"),
]
Lead = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help=f"Only where a body leads whose name has this in it, {SCRIPTS}. {ANY}"),
]
Section = Annotated[
    str | None, typer.Option(metavar="WORDS", help=f"Only below a heading that has this in it, {SCRIPTS}.")
]
Match = Annotated[
    str | None,
    typer.Option(
        metavar="PATTERN",
        callback=_check_pattern,
        help=f"Only where this regular expression is found in the task's heading or the row's own words, {SCRIPTS}.",
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


def given(**asked: Any) -> dict[str, Any]:
    """The filters that were given, by the names of their options."""
    return {name: value for name, value in asked.items() if value not in (None, [])}


def of_tasks(
    *, agency: Agency = None, lead: Lead = None, due_by: DueBy = None, section: Section = None, match: Match = None
) -> dict[str, Any]:
    """Those of rows that stand in a task."""
    return given(agency=agency, lead=lead, due_by=due_by, section=section, match=match)
