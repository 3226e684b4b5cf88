"""The options that several commands share, and those that say what to read, which a command gets as a batch."""

import functools
import inspect
import re
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, get_origin

import typer

from gdplan.cli.folders import choose
from gdplan.cli.inputs import Batch
from gdplan.dates import parse_date
from gdplan.errors import GdplanError
from gdplan.export import FORMATS
from gdplan.language.headers import find_column
from gdplan.views.arrangement import Arrangement

_FOR_ALL = [name for name, form in FORMATS.items() if form.takes_documents]
_OF_ROWS = [name for name, form in FORMATS.items() if form.takes_rows]
_FOR_ROWS = [name for name in _OF_ROWS if name not in _FOR_ALL]
DocumentFormat = StrEnum("DocumentFormat", {name: name for name in _FOR_ALL})  # type: ignore[misc]  # the table is the source
RowFormat = StrEnum(  # type: ignore[misc]
    "RowFormat", {name: name for name in ("table", *_FOR_ROWS, *(n for n in _OF_ROWS if n in _FOR_ALL))}
)


class ChunkFormat(StrEnum):
    """How pieces of documents are written."""

    jsonl = "jsonl"
    json = "json"
    yaml = "yaml"
    csv = "csv"
    tsv = "tsv"
    xlsx = "xlsx"


def check_date(date: str | None) -> str | None:
    """The same; raises BadParameter for what is no date."""
    try:
        return date and parse_date(date)
    except GdplanError as error:
        raise typer.BadParameter(str(error)) from None


class Script(StrEnum):
    """The script of the output."""

    source = "source"
    hans = "hans"
    hant = "hant"
    hk = "hk"
    tw = "tw"


def check_output(output: str | None) -> str | None:
    """The same; raises BadParameter for an empty name, such as an unset variable of the shell gives."""
    if output == "":
        raise typer.BadParameter("the name is empty; leave the option out, or name a file")
    return output


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        help="Documents, folders of them, or gdplan's own JSON; - is standard input.",
        show_default=False,
    ),
]
AsDocuments = Annotated[
    DocumentFormat | None,
    typer.Option("--format", "-f", help="Without it, by the ending of -o, otherwise json."),
]
AsRows = Annotated[
    RowFormat | None,
    typer.Option("--format", "-f", help="Without it, by the ending of -o, otherwise table."),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        callback=check_output,
        help="File to write. A folder, out/, gets a file for each input: plan.json; of inputs with one stem "
        "plan.txt.json and plan.md.json; of inputs with one name plan.txt.json, plan.txt-2.json and so on, as given.",
    ),
]
OneFile = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", callback=check_output, help="The one file to write.")
]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=check_date,
        help="What is overdue by 2025, 2025-12 or 2025-12-31 is told; without it nothing is, whatever day it is.",
    ),
]
InScript = Annotated[Script, typer.Option("--script", help="Script of the output; spans stay those of the source.")]
Glob = Annotated[
    list[str] | None,
    typer.Option(
        "--glob", metavar="PATTERN", help="Only files of folders with such a name or path; may be given again."
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude", metavar="PATTERN", help="No files of folders with such a name or path; may be given again."
    ),
]
Failed = Annotated[
    str | None,
    typer.Option("--failed", metavar="FILE", callback=check_output, help="Where to list the inputs that failed."),
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs",
        "-j",
        metavar="NUMBER",
        min=1,
        help="Inputs read at once, each in a process of its own; what is written is the same.",
    ),
]
AsChunks = Annotated[
    ChunkFormat | None,
    typer.Option("--format", "-f", help="Without it, by the ending of -o, otherwise jsonl."),
]
Columns = Annotated[
    str | None,
    typer.Option(metavar="NAMES", help="Only these columns, in this order: task,lead,due."),
]
Sort = Annotated[
    str | None,
    typer.Option(metavar="NAMES", help="Rows of all inputs by these columns; -value goes from the last to the first."),
]
Limit = Annotated[int | None, typer.Option(metavar="NUMBER", min=1, help="So many rows at most.")]


class HeaderLanguage(StrEnum):
    """The language of the names of columns."""

    en = "en"
    zh = "zh"


Header = Annotated[
    HeaderLanguage | None,
    typer.Option(
        "--header", help="Language of the names of columns; without it en in CSV and TSV, that of words in XLSX."
    ),
]
NoHeader = Annotated[bool, typer.Option("--no-header", help="CSV, TSV and XLSX without the line of names.")]


_SEPARATORS = re.compile(r"[\s,，、]+")  # between names of columns, also as Chinese keyboards make them


class RowsTo(NamedTuple):
    """How and where rows are written."""

    wanted: RowFormat | None
    output: str | None
    arranged: Arrangement


def _to_batch(
    files: Inputs,
    *,
    script: InScript = Script.source,
    glob: Glob = None,
    exclude: Exclude = None,
    failed: Failed = None,
    jobs: Jobs = 1,
    output: str | None = None,
) -> Batch:
    return Batch(files, script.value, jobs=jobs, choice=choose(glob, exclude), output=output, failures=failed)


def _to_arrangement(
    *,
    columns: Columns = None,
    sort: Sort = None,
    limit: Limit = None,
    header: Header = None,
    no_header: NoHeader = False,
) -> Arrangement:
    named = [tuple(find_column(name) for name in _SEPARATORS.split(names or "") if name) for names in (columns, sort)]
    return Arrangement(named[0], named[1], limit, None if no_header else header.value if header else "usual")


def _to_rows(*, arranged: Arrangement, wanted: AsRows = None, output: Output = None) -> RowsTo:
    return RowsTo(wanted, output, arranged)


_MAKERS: dict[str, Callable[..., Any]] = {"batch": _to_batch, "to": _to_rows, "arranged": _to_arrangement}


def with_options(command: Callable[..., None], **more: Callable[..., Any]) -> Callable[..., None]:
    """A command whose parameters `batch`, `to` and `arranged`, and those of `more`, are made of options.

    What makes one names the options that it takes; those of the command itself come first. What it takes without an
    option is made by another, or is one of the command's own, such as where to write to.
    """
    makers = _MAKERS | more
    wanted = inspect.signature(command, eval_str=True).parameters
    takes = {name: inspect.signature(make, eval_str=True).parameters for name, make in makers.items()}
    needed = {one for name in makers if name in wanted for one in (name, *takes[name])}
    order = [name for name in reversed(makers) if name in needed]
    own = [one for name, one in wanted.items() if name not in makers]
    options = [one for name in order for one in takes[name].values() if get_origin(one.annotation) is Annotated]
    together = sorted([*own, *options], key=lambda one: one.annotation is not Inputs)

    @functools.wraps(command)
    def called(**given: Any) -> None:
        known = dict(given)
        for name in order:
            known[name] = makers[name](**{one: known.get(one) for one in takes[name]})
        command(**{name: known[name] for name in wanted})

    del called.__wrapped__
    called.__signature__ = inspect.Signature(together)  # type: ignore[attr-defined]
    called.__annotations__ = {one.name: one.annotation for one in together}
    return called
