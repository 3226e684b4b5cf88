"""`gdplan corpus build`: many documents as the tables of one database."""

import contextlib
import functools
import os
import sys
import time
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypedDict, Unpack

import typer

from gdplan.cli.folders import ENDINGS, Choice, choose, expand, is_wanted, tell_empty, tell_left_out
from gdplan.cli.options import Exclude, Glob, check_output
from gdplan.cli.output import STDIN, TROUBLE, say
from gdplan.errors import GdplanError
from gdplan.language import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gdplan.corpus import Step, Summary

_PATIENCE = 1.0  # seconds of work before a progress bar appears
_OTHER_KINDS = ENDINGS | {".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".parquet", ".svg", ".png", ".sqlite", ".zip"}


class _Wanted(TypedDict):
    """What to do with files that are there already."""

    prune: bool
    retry: bool
    renew: bool


class Engine(StrEnum):
    """What does the work."""

    local = "local"
    spark = "spark"


Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Documents, and folders of them.", show_default=False)]
To = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="PATH",
        callback=check_output,
        help="The database to make or to bring up to date; a folder, plans/, gets the same tables as Parquet files.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", metavar="NUMBER", min=1, help="Processes that parse; without it one for each processor."
    ),
]
Prune = Annotated[bool, typer.Option("--prune", help="Remove the rows of files that are not among those named.")]
Retry = Annotated[bool, typer.Option("--retry", help="Try the files again that could not be read before.")]
Renew = Annotated[bool, typer.Option("--renew", help="Parse all files again; what is there is removed first.")]
WithEngine = Annotated[
    Engine,
    typer.Option(
        "--engine",
        help="local, or spark: FILE is then one folder and PATH another, as Spark takes them (hdfs://, s3a://).",
    ),
]
Master = Annotated[
    str | None,
    typer.Option(
        "--master",
        metavar="URL",
        help="Where Spark runs; without it where it is configured to, or on this machine: local[*,3].",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress, no files that failed, no summary.")]


def corpus() -> None:
    """Many documents as the tables of one database: build it, then ask it."""


def build(
    files: Files,
    *,
    to: To,
    jobs: Jobs = None,
    glob: Glob = None,
    exclude: Exclude = None,
    prune: Prune = False,
    retry: Retry = False,
    renew: Renew = False,
    engine: WithEngine = Engine.local,
    master: Master = None,
    quiet: Quiet = False,
) -> None:
    """Bring a corpus up to date: only new and changed files are parsed, and a run that was ended goes on."""
    _check_name(to)
    choice = choose(glob, exclude)
    wanted = _Wanted(prune=prune, retry=retry, renew=renew)
    if engine is Engine.spark:
        if jobs is not None:
            raise GdplanError("-j is for the local engine; Spark is told by --master local[2,3]")
        lost, done = False, _build_with_spark(files, to, choice, master, quiet=quiet, **wanted)
    elif master is not None:
        raise GdplanError("--master is where Spark runs; add --engine spark")
    else:
        lost, done = _build(files, to, choice, jobs, quiet=quiet, **wanted)
    if not quiet:
        say(
            f"{done.parsed} parsed, {done.copied} copied, {done.unchanged} unchanged, "
            f"{done.removed} removed, {done.failed} failed"
        )
    if lost or done.failed:
        raise SystemExit(TROUBLE)


def _build(
    files: list[str], to: str, choice: Choice, jobs: int | None, *, quiet: bool, **options: Unpack[_Wanted]
) -> "tuple[bool, Summary]":
    """Whether something that was named is no file, and what became of those that are."""
    from gdplan.corpus import build as build_corpus  # noqa: PLC0415, a command that is only listed needs none of it

    lost = False
    found: list[tuple[str, str]] = []
    left_out: list[str] = []
    for path, below in expand(files, choice, to, left_out=left_out):
        if trouble := _find_trouble(path):
            say(f"{path}: {tell(trouble)}")
            lost = True
        else:
            found.append((below or path, path))
    if left_out and not quiet:
        say(tell_left_out(left_out))
    if lost and not found:
        raise SystemExit(TROUBLE)
    with _watch(len(found), quiet=quiet) as note:
        return lost, build_corpus(found, to, jobs=jobs or os.cpu_count() or 1, note=note, **options)


def _build_with_spark(
    files: list[str], to: str, choice: Choice, master: str | None, *, quiet: bool, **options: Unpack[_Wanted]
) -> "Summary":
    from gdplan.corpus import build_with_spark  # noqa: PLC0415, as in _build

    if len(files) != 1:
        raise GdplanError(f"Spark is given one folder, and these are {len(files)}; name the one that holds them")
    if not to.endswith("/"):
        raise GdplanError(f"{to}: Spark writes a folder of Parquet files; name one, with / at its end")
    with _watch(0, quiet=quiet) as note:
        wanted = functools.partial(is_wanted, choice)
        return build_with_spark(files[0], to, endings=ENDINGS, is_wanted=wanted, master=master, note=note, **options)


def _check_name(to: str) -> None:
    """Raise GdplanError for the name of a file of another kind: plans.csv."""
    ending = os.path.splitext(to)[1].lower()  # noqa: PTH122, any name has an answer
    if ending in _OTHER_KINDS and not os.path.isdir(to):  # noqa: PTH112
        raise GdplanError(
            f"{to}: a corpus is a DuckDB database or a folder of Parquet files, no {ending}; name plans.duckdb or "
            "plans/"
        )


def _find_trouble(path: str) -> str | None:
    """Why there is no file to put into a corpus."""
    if path == STDIN:
        raise GdplanError("a corpus is made of files; name files or folders")
    if os.path.isdir(path):  # noqa: PTH112, like those below: any name has an answer
        return tell_empty(path)
    if not os.path.exists(path):  # noqa: PTH110
        return "no such file; check the path"
    return None if os.path.isfile(path) else "a corpus is made of files; name files or folders"  # noqa: PTH113


@contextlib.contextmanager
def _watch(total: int, *, quiet: bool) -> "Iterator[Callable[[Step], None]]":
    """What is called with each step: tells which files failed, and moves the bar where there is one."""
    with contextlib.ExitStack() as stack:
        is_watched = not quiet and sys.stderr is not None and sys.stderr.isatty()
        move = stack.enter_context(_open_bar(total)) if is_watched else None

        def note(step: "Step") -> None:
            for path, message in () if quiet else step.failed:
                say(f"{path}: {tell(message)}")
            if move:
                move(step)

        yield note


@contextlib.contextmanager
def _open_bar(total: int) -> "Iterator[Callable[[Step], None]]":
    """Once it takes long, a bar on standard error shows how many are done, how many a second, and the time left."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=total, rate="")
    begin = time.monotonic()
    parsed = 0

    def move(step: "Step") -> None:
        nonlocal parsed
        parsed += step.parsed
        seconds = time.monotonic() - begin
        if seconds > _PATIENCE:
            bar.start()
        bar.update(task, advance=step.done, rate=f"{parsed / max(seconds, 0.001):.1f}/s")

    try:
        yield move
    finally:
        bar.stop()
