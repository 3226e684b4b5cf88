"""`gdplan diff`: what changed between two editions."""

import contextlib
import shutil
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gdplan.cli.console import is_coloured
from gdplan.cli.inputs import Batch
from gdplan.cli.options import InScript, Script
from gdplan.cli.output import STDOUT, PipeClosed, write
from gdplan.compare import FLOOR, Comparison
from gdplan.compare import diff as compare
from gdplan.errors import GdplanError
from gdplan.export.diff import DIFF_FORMATS, export_comparison, format_of_comparison
from gdplan.model import Document

DIFFERENT, TROUBLE = 1, 2
_WIDTH = 100  # columns where there is no terminal; COLUMNS overrides

DiffFormat = StrEnum("DiffFormat", {name: name for name in DIFF_FORMATS})  # type: ignore[misc]  # the table is the source
ChangeKind = StrEnum("ChangeKind", "same edited renamed moved merged split removed added")


class Colour(StrEnum):
    """When to colour the text."""

    auto = "auto"
    always = "always"
    never = "never"


Edition = Annotated[
    str, typer.Argument(help="A document, or gdplan's own JSON; - is standard input.", show_default=False)
]
As = Annotated[
    DiffFormat | None, typer.Option("--format", "-f", help="Without it, by the ending of -o, otherwise text.")
]
To = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="File to write.")]
Only = Annotated[list[ChangeKind] | None, typer.Option("--only", help="Only changes of this kind; may be repeated.")]
Stat = Annotated[bool, typer.Option("--stat", help="Counts instead of the changes.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No output, only the exit status.")]
Explain = Annotated[bool, typer.Option("--explain", help="The scores and sentences that tie the items of each change.")]
InColour = Annotated[Colour, typer.Option("--color", help="Colour of the text.")]
Threshold = Annotated[
    float, typer.Option("--threshold", help="Least similarity of linked items, above 0 and at most 1.")
]


def diff(
    old: Edition,
    new: Edition,
    *,
    wanted: As = None,
    output: To = None,
    only: Only = None,
    stat: Stat = False,
    quiet: Quiet = False,
    explain: Explain = False,
    colour: InColour = Colour.auto,
    script: InScript = Script.source,
    threshold: Threshold = FLOOR,
) -> None:
    """Compare two editions, item by item. Exit status 0 where nothing changed but numbers, 1 where anything did."""
    if wanted and stat and wanted != "text":
        raise GdplanError("--stat is text; leave --format out")
    documents = _load([old, new], script)
    comparison = compare(*documents, threshold=threshold, explain=explain)
    if not quiet or output:
        with contextlib.suppress(PipeClosed):  # a reader that has seen enough changes no answer
            _write(_select(comparison, only), wanted, output, colour, stat=stat)
    if not comparison.is_same:
        raise typer.Exit(DIFFERENT)


def _load(paths: list[str], script: Script) -> tuple[Document, Document]:
    batch = Batch(paths, script.value)
    found = [documents for _, documents in batch]
    if batch.failed:
        raise typer.Exit(TROUBLE)
    for path, documents in zip(paths, found, strict=True):
        if len(documents) != 1:
            raise GdplanError(f"{path}: {len(documents)} documents where one is wanted")
    return found[0][0], found[1][0]


def _select(comparison: Comparison, only: list[ChangeKind] | None) -> Comparison:
    """The changes that are of one of these kinds, or also of it, and such headings; the summary stays."""
    if not only:
        return comparison
    kinds = {kind.value for kind in only}
    changes = tuple(change for change in comparison.changes if kinds & {change.kind, *change.also})
    headings = tuple(change for change in comparison.headings if change.kind in kinds)
    return comparison.model_copy(update={"changes": changes, "headings": headings, "other": ()})


def _write(comparison: Comparison, wanted: str | None, output: str | None, colour: Colour, *, stat: bool) -> None:
    to_file = output is not None and output != STDOUT
    name = wanted or (format_of_comparison(Path(output or "")) if to_file and not stat else "text")
    if name != "text":
        write(export_comparison(comparison, name), output, byte_order_mark=DIFF_FORMATS[name].byte_order_mark)
        return
    from gdplan.export.diff_text import to_text  # noqa: PLC0415, Rich is for people

    in_colour = colour == "always" or (colour == "auto" and not to_file and is_coloured())
    width = shutil.get_terminal_size((_WIDTH, 24)).columns
    write(to_text(comparison, colour=in_colour, width=width, stat=stat), output, rendered=True)
