"""`gdplan corpus sql`, `find`, `targets`, `tasks`, `agencies`, `stats`: what a corpus is asked."""

from functools import partial
from typing import Annotated, Any

import typer

from gdplan.cli.corpus_answers import AnswerFormat, AnswerTo, answer
from gdplan.cli.options import check_output, with_options
from gdplan.cli.row_filters import Agency, Match, Roles, Section, TargetRole, given, of_tasks
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


def pick_papers(*, year: Year = None, region: Region = None, issuer: Issuer = None) -> dict[str, Any]:
    """The filters that say of which documents."""
    return given(year=year, region=region, issuer=issuer)


def _to_answer(*, timeout: Timeout = 60, wanted: Wanted = None, output: Output = None) -> AnswerTo:
    return AnswerTo(wanted, output, timeout)


# `to` says where the answer goes and what it may take, `papers` of which documents, `asked` which of their rows.
_with_options = partial(with_options, to=_to_answer, papers=pick_papers, asked=of_tasks)


@_with_options
def sql(
    to: AnswerTo,
    *,
    question: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT, DESCRIBE or SHOW of DuckDB's SQL.")],
    corpus: Base,
) -> None:
    """Ask one question in SQL; nothing can be changed, and files, network and extensions are closed to it."""
    answer(corpus, lambda opened: opened.sql(question), to)


@_with_options
def find(
    to: AnswerTo,
    papers: dict[str, Any],
    *,
    words: Words = None,
    corpus: Base,
    match: FindMatch = None,
    agency: Agency = None,
) -> None:
    """List the sentences and headings in which all of the words stand, in either script."""
    if not words and match is None:
        raise GdplanError("name the words to find, then the corpus: gdplan corpus find 数据要素 市场化 plans.duckdb")
    asked = given(agency=agency) | papers
    answer(corpus, lambda opened: opened.find(*words or (), match=match, **asked), to, asked=asked, view="find")


@_with_options
def targets(
    to: AnswerTo,
    papers: dict[str, Any],
    asked: dict[str, Any],
    *,
    corpus: Base,
    role: Roles = TargetRole.target,
) -> None:
    """List what is promised: task, indicator, bound and value, unit, deadline, lead agency."""
    asked |= papers | {"role": role.value}
    answer(corpus, lambda opened: opened.targets(**asked), to, asked=asked, view="targets")


@_with_options
def tasks(to: AnswerTo, papers: dict[str, Any], asked: dict[str, Any], *, corpus: Base) -> None:
    """List the tasks with the bodies that lead, are responsible, support and implement."""
    asked |= papers
    answer(corpus, lambda opened: opened.tasks(**asked), to, asked=asked, view="tasks")


@_with_options
def agencies(
    to: AnswerTo,
    papers: dict[str, Any],
    *,
    corpus: Base,
    agency: Agency = None,
    section: Section = None,
    match: Match = None,
) -> None:
    """List the bodies, and what each of them leads and shares."""
    asked = given(agency=agency, section=section) | papers
    answer(corpus, lambda opened: opened.agencies(match=match, **asked), to, asked=asked, view="agencies")


@_with_options
def stats(to: AnswerTo, *, corpus: Base) -> None:
    """Count documents, tasks, targets and the rest: in all, by year, by region and by kind."""
    answer(corpus, lambda opened: opened.stats(), to, view="stats")
