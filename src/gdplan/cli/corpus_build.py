"""`gdplan corpus build`: many documents as the tables of one database."""

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING, Annotated

import typer

from gdplan.cli.folders import choose, expand, tell_empty
from gdplan.cli.options import Exclude, Glob, check_output
from gdplan.cli.output import STDIN, TROUBLE, say
from gdplan.errors import GdplanError
from gdplan.language import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gdplan.corpus import Step

_PATIENCE = 1.0  # seconds of work before a progress bar appears

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
    quiet: Quiet = False,
) -> None:
    """Bring a corpus up to date: only new and changed files are parsed, and a run that was ended goes on."""
    from gdplan.corpus import build as build_corpus  # noqa: PLC0415, a command that is only listed needs none of it

    lost = False
    found: list[tuple[str, str]] = []
    for path, below in expand(files, choose(glob, exclude), to):
        if trouble := _find_trouble(path):
            say(f"{path}: {tell(trouble)}")
            lost = True
        else:
            found.append((below or path, path))
    with _watch(len(found), quiet=quiet) as note:
        done = build_corpus(
            found, to, jobs=jobs or os.cpu_count() or 1, prune=prune, retry=retry, renew=renew, note=note
        )
    if not quiet:
        say(
            f"{done.parsed} parsed, {done.copied} copied, {done.unchanged} unchanged, "
            f"{done.removed} removed, {done.failed} failed"
        )
    if lost or done.failed:
        raise SystemExit(TROUBLE)


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
