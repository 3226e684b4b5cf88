"""`gdplan corpus sql`, `find`, `targets`, `tasks`, `agencies`, `stats`: what a corpus is asked."""

from typing import Annotated, Any

import typer

from gdplan.cli.corpus_answers import AnswerFormat, answer
from gdplan.cli.ledgers import Agency, DueBy, Lead, Match, Roles, Section, TargetRole
from gdplan.cli.options import check_output
from gdplan.errors import GdplanError

Base = Annotated[
    str, typer.Argument(metavar="CORPUS", help="What gdplan corpus build made: plans.duckdb, or a folder of Parquet.")
]
Words = Annotated[
    list[str] | None, typer.Argument(metavar="WORD", help="Words that stand in one sentence.", show_default=False)
]
Wanted = Annotated[
    AnswerFormat | None, typer.Option("--format", "-f", help="Without it, by the ending of -o, otherwise table.")
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="PATH", callback=check_output, help="The one file to write.")
]
Timeout = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", min=0.001, help="What the question may take at most.")
]
Year = Annotated[
    list[int] | None, typer.Option(metavar="YEAR", help="Only documents of this year; may be given again.")
]
Region = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only papers of a place whose name has this in it, in either script.")
]
Issuer = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only papers of a body whose name has this in it, in either script.")
]
FindMatch = Annotated[
    str | None,
    typer.Option(metavar="PATTERN", help="Only sentences in which this regular expression is found, in either script."),
]


def sql(
    question: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT, DESCRIBE or SHOW of DuckDB's SQL.")],
    corpus: Base,
    *,
    timeout: Timeout = 60,
    wanted: Wanted = None,
    output: Output = None,
) -> None:
    """Ask one question in SQL; nothing can be changed, and files, network and extensions are closed to it."""
    answer(corpus, lambda opened: opened.sql(question), (wanted, output), seconds=timeout)


def find(
    *,
    words: Words = None,
    corpus: Base,
    match: FindMatch = None,
    agency: Agency = None,
    year: Year = None,
    region: Region = None,
    issuer: Issuer = None,
    timeout: Timeout = 60,
    wanted: Wanted = None,
    output: Output = None,
) -> None:
    """List the sentences and headings in which all of the words stand, in either script."""
    if not words and match is None:
        raise GdplanError("name the words to find, then the corpus: gdplan corpus find 数据要素 市场化 plans.duckdb")
    asked = given(agency=agency, year=year, region=region, issuer=issuer)
    answer(
        corpus,
        lambda opened: opened.find(*words or (), match=match, **asked),
        (wanted, output),
        seconds=timeout,
        asked=asked,
        view="find",
    )


def targets(
    corpus: Base,
    *,
    role: Roles = TargetRole.target,
    agency: Agency = None,
    lead: Lead = None,
    due_by: DueBy = None,
    section: Section = None,
    match: Match = None,
    year: Year = None,
    region: Region = None,
    issuer: Issuer = None,
    timeout: Timeout = 60,
    wanted: Wanted = None,
    output: Output = None,
) -> None:
    """List what is promised: task, indicator, bound and value, unit, deadline, lead agency."""
    asked = given(
        agency=agency,
        lead=lead,
        due_by=due_by,
        section=section,
        year=year,
        region=region,
        issuer=issuer,
        role=role.value,
    )
    answer(
        corpus,
        lambda opened: opened.targets(match=match, **asked),
        (wanted, output),
        seconds=timeout,
        asked=asked,
        view="targets",
    )


def tasks(
    corpus: Base,
    *,
    agency: Agency = None,
    lead: Lead = None,
    due_by: DueBy = None,
    section: Section = None,
    match: Match = None,
    year: Year = None,
    region: Region = None,
    issuer: Issuer = None,
    timeout: Timeout = 60,
    wanted: Wanted = None,
    output: Output = None,
) -> None:
    """List the tasks with the bodies that lead, are responsible, support and implement."""
    asked = given(agency=agency, lead=lead, due_by=due_by, section=section, year=year, region=region, issuer=issuer)
    answer(
        corpus,
        lambda opened: opened.tasks(match=match, **asked),
        (wanted, output),
        seconds=timeout,
        asked=asked,
        view="tasks",
    )


def agencies(
    corpus: Base,
    *,
    agency: Agency = None,
    section: Section = None,
    match: Match = None,
    year: Year = None,
    region: Region = None,
    issuer: Issuer = None,
    timeout: Timeout = 60,
    wanted: Wanted = None,
    output: Output = None,
) -> None:
    """List the bodies, and what each of them leads and shares."""
    asked = given(agency=agency, section=section, year=year, region=region, issuer=issuer)
    answer(
        corpus,
        lambda opened: opened.agencies(match=match, **asked),
        (wanted, output),
        seconds=timeout,
        asked=asked,
        view="agencies",
    )


def stats(corpus: Base, *, timeout: Timeout = 60, wanted: Wanted = None, output: Output = None) -> None:
    """Count documents, tasks, targets and the rest: in all, by year, by region and by kind."""
    answer(corpus, lambda opened: opened.stats(), (wanted, output), seconds=timeout)


def given(**asked: Any) -> dict[str, Any]:
    """The filters that were given."""
    return {name: value for name, value in asked.items() if value not in (None, [])}
