"""`gdplan diff`: what changed between two editions."""

import contextlib
import shutil
from enum import StrEnum
from typing import Annotated

import typer

from gdplan.cli.console import is_coloured
from gdplan.cli.files import find_one_format, keep_inputs
from gdplan.cli.inputs import Batch, tell_path
from gdplan.cli.options import InScript, OneFile, Script
from gdplan.cli.output import PipeClosed, file_of, is_shown, write
from gdplan.compare import FLOOR, Comparison
from gdplan.compare import diff as compare
from gdplan.compare.model import KINDS
from gdplan.errors import GdplanError
from gdplan.export.diff import DIFF_FORMATS, export_comparison, format_of_comparison, save_comparison
from gdplan.export.script import in_script
from gdplan.model import Document

DIFFERENT = 1

DiffFormat = StrEnum("DiffFormat", {name: name for name in DIFF_FORMATS})  # type: ignore[misc]  # the table is the source
ChangeKind = StrEnum("ChangeKind", {kind: kind for kind in KINDS})  # type: ignore[misc]  # likewise


class Colour(StrEnum):
    """When to colour the text."""

    auto = "auto"
    always = "always"
    never = "never"


Old = Annotated[
    str,
    typer.Argument(metavar="OLD", help="A document, or gdplan's own JSON; - is standard input.", show_default=False),
]
New = Annotated[str, typer.Argument(metavar="NEW", help="Its later edition, likewise.", show_default=False)]
As = Annotated[
    DiffFormat | None, typer.Option("--format", "-f", help="Without it, by the ending of -o, otherwise text.")
]
Only = Annotated[
    list[ChangeKind] | None,
    typer.Option(
        "--only",
        metavar="KIND",
        help=f"Only items to which this happened ({', '.join(ChangeKind)}), first or also; may be given again. Counts "
        "are of these, each under its first kind. Moved sentences come with moved; text outside the items is left out.",
    ),
]
Stat = Annotated[bool, typer.Option("--stat", help="Counts instead of the changes; always text.")]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Nothing on standard output, only the exit status; -o is still written.")
]
Explain = Annotated[bool, typer.Option("--explain", help="The scores and sentences that tie the items of each change.")]
InColour = Annotated[Colour, typer.Option("--color", help="When to colour the text.")]
Threshold = Annotated[
    float,
    typer.Option("--threshold", metavar="NUMBER", help="Least similarity of linked items, above 0 and at most 1."),
]


def diff(
    old: Old,
    new: New,
    *,
    wanted: As = None,
    output: OneFile = None,
    only: Only = None,
    stat: Stat = False,
    quiet: Quiet = False,
    explain: Explain = False,
    colour: InColour = Colour.auto,
    script: InScript = Script.source,
    threshold: Threshold = FLOOR,
) -> None:
    """Compare two editions, item by item. Exit status 0 where nothing changed but numbers, 1 where anything did."""
    form = _find_format(wanted, output, stat=stat)
    keep_inputs([old, new], [output])
    documents = _load([old, new], script)
    if script == Script.source and DIFF_FORMATS[form].in_one_script:
        documents = _in_one_script(*documents)
    comparison = compare(*documents, threshold=threshold, explain=explain)
    if not quiet or output:
        with contextlib.suppress(PipeClosed):  # a reader that has seen enough changes no answer
            shown = comparison.only(*(kind for kind in KINDS if kind in only)) if only else comparison
            _write(shown, form, output, colour, (old, new), stat=stat)
    if not comparison.is_same:
        raise typer.Exit(DIFFERENT)


def _load(paths: list[str], script: Script) -> tuple[Document, Document]:
    batch = Batch(paths, script.value)
    documents = [document for _, document in batch.each_document()]
    batch.exit_if_failed()
    old, new = documents
    return old, new


def _in_one_script(old: Document, new: Document) -> tuple[Document, Document]:
    """The same two, the old one in the script of the new one."""
    script = new.source.script
    return (in_script(old, script) if script and script != old.source.script else old), new


def _find_format(wanted: str | None, output: str | None, *, stat: bool) -> str:
    """The format asked for by name or by the ending of the file."""
    name = find_one_format("diff", wanted, output, format_of_comparison, "text")
    if stat and name != "text":
        raise GdplanError(f"--stat is text, not {name}; leave --format out or name a .txt file")
    return name


def _write(
    comparison: Comparison, form: str, output: str | None, colour: Colour, inputs: tuple[str, str], *, stat: bool
) -> None:
    known, file = DIFF_FORMATS[form], file_of(output)
    if file and not known.is_text:
        save_comparison(comparison, form, file)
        return
    if form == "csv":
        from gdplan.export.diff_data import to_csv  # noqa: PLC0415, the one format whose rows tell paths

        write(to_csv(comparison, [*map(tell_path, inputs)]), output, encoding=known.encoding)
        return
    if form != "text":
        write(export_comparison(comparison, form), output, encoding=known.encoding)
        return
    from gdplan.export.diff_text import to_text  # noqa: PLC0415, Rich is for people

    on_terminal = is_shown(output)
    in_colour = colour == "always" or (colour == "auto" and on_terminal and is_coloured())
    width = shutil.get_terminal_size().columns if on_terminal else None
    write(to_text(comparison, colour=in_colour, width=width, stat=stat), output, rendered=True)
