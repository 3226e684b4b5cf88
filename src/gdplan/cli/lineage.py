"""`gdplan lineage`: what became of each task over several editions."""

import os
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from gdplan.chains import lineage as follow
from gdplan.chains.chain import Lineage
from gdplan.chains.editions import Paths
from gdplan.chains.listing import StepRow, to_rows
from gdplan.cli.arranged import check_arranged, write_rows
from gdplan.cli.console import find_look
from gdplan.cli.files import check_destination, find_one_format, keep_inputs
from gdplan.cli.folders import choose
from gdplan.cli.inputs import Batch, tell_path
from gdplan.cli.options import InScript, OneFile, Script, with_options
from gdplan.cli.output import say, write
from gdplan.export.lineage import LINEAGE_FORMATS, export_lineage, format_of_lineage
from gdplan.language import as_data
from gdplan.model import Document
from gdplan.views.arrangement import Arrangement

LineageFormat = StrEnum("LineageFormat", {name: name for name in ("table", *LINEAGE_FORMATS)})  # type: ignore[misc]
_ROWS = ("csv", "tsv")

Editions = Annotated[
    list[str],
    typer.Argument(
        metavar="EDITION",
        help="Two to thirty editions of one document, in any order, folders of them, or gdplan's own JSON; "
        "- is standard input.",
        show_default=False,
    ),
]
As = Annotated[
    LineageFormat | None, typer.Option("--format", "-f", help="Without it, by the ending of -o, otherwise table.")
]
Reports = Annotated[
    list[str] | None,
    typer.Option(
        "--outcomes",
        metavar="FILE",
        help="A report that tells which targets of a year were met, as that of the next year; may be given again.",
    ),
]
InOrder = Annotated[bool, typer.Option("--in-order", help="Keep the order given, whatever years the editions are of.")]
Explain = Annotated[bool, typer.Option("--explain", help="The sentences that tie each item to what it comes from.")]


@with_options
def lineage(
    editions: Editions,
    arranged: Arrangement,
    *,
    wanted: As = None,
    output: OneFile = None,
    reports: Reports = None,
    in_order: InOrder = False,
    explain: Explain = False,
    script: InScript = Script.source,
) -> None:
    """Follow each task over several editions: kept, edited, moved, merged, split, new, dropped or back again."""
    follow_editions(editions, reports, (wanted, output), arranged, in_order=in_order, explain=explain, script=script)


def follow_editions(
    editions: list[str],
    reports: list[str] | None,
    to: tuple[LineageFormat | None, str | None],
    arranged: Arrangement,
    *,
    explain: bool,
    script: Script,
    in_order: bool = False,
    folder: str = "",
) -> None:
    """Read the editions and write what became of each task; `to` is the format, or None, and the file, or None.

    Rows tell the paths of editions below `folder`.
    """
    form, output = _find_format(*to), to[1]
    check_arranged(arranged, StepRow, form, _ROWS)
    batch = Batch(editions, script.value, choice=choose(None, None), output=output)
    keep_inputs([*batch.paths, *(reports or ())], [output])
    paths: dict[str, list[str | None]] = {}  # by the hash of the input, as read: the editions are put in order
    given = tuple(_read(Batch(reports or [], script.value), {}))
    found = follow(_read(batch, paths, folder), reports=given, in_order=in_order, explain=explain)
    for warning in found.warnings if form not in ("table", "html") else ():
        say(warning)
    in_turn = [paths[edition.source.sha256].pop(0) for edition in found.editions]
    _write(found, form, output, arranged, Paths(in_turn, list(map(tell_path, reports or ()))))


def _read(batch: Batch, paths: dict[str, list[str | None]], folder: str = "") -> Iterator[Document]:
    """The editions one by one, noting their paths; none is followed where one cannot be read."""
    for path, document in batch.each_document():
        below = os.path.relpath(path, folder) if folder else batch.below.get(path) or path
        paths.setdefault(document.source.sha256, []).append(tell_path(below))
        yield document
    batch.exit_if_failed()


def _find_format(wanted: str | None, output: str | None) -> str:
    """The format asked for by name or by the ending of the file."""
    name = find_one_format("lineage", wanted, output, format_of_lineage, "table")
    if name in LINEAGE_FORMATS:
        check_destination(name, LINEAGE_FORMATS[name].encoding, output)
    return name


def _write(found: Lineage, form: str, output: str | None, arranged: Arrangement, paths: Paths) -> None:
    if form == "table":
        from gdplan.cli.lineage_table import to_table  # noqa: PLC0415, Rich loads only where there is something to show

        write(to_table(found, find_look(output)), output, rendered=True)
        return
    if form in _ROWS:
        pieces = write_rows(as_data(to_rows(found, paths)), StepRow, form, arranged)
    else:
        pieces = export_lineage(found, form, paths)
    write(pieces, output, encoding=LINEAGE_FORMATS[form].encoding)
