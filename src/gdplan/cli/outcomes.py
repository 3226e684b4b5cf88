"""`gdplan outcomes`: what became of the targets of a document."""

from enum import StrEnum
from typing import Annotated

import typer

from gdplan.answers import outcomes as compare
from gdplan.answers.listing import CountRow
from gdplan.answers.outcome import Outcomes
from gdplan.cli.console import find_look
from gdplan.cli.files import check_destination, is_folder, keep_inputs
from gdplan.cli.inputs import Batch, only_one
from gdplan.cli.options import InScript, Script, check_output
from gdplan.cli.output import STDOUT, TROUBLE, write
from gdplan.documents import to_value
from gdplan.errors import GdplanError
from gdplan.export import get_writer
from gdplan.export.outcomes import OUTCOME_FORMATS, format_of_outcomes, list_counts

OutcomeFormat = StrEnum("OutcomeFormat", {name: name for name in ("table", *OUTCOME_FORMATS)})  # type: ignore[misc]

Old = Annotated[
    str,
    typer.Argument(
        metavar="OLD", help="The document that promises, or gdplan's own JSON; - is standard input.", show_default=False
    ),
]
News = Annotated[
    list[str],
    typer.Argument(metavar="NEW", help="The documents that report; each answers OLD by itself.", show_default=False),
]
As = Annotated[
    OutcomeFormat | None, typer.Option("--format", "-f", help="Without it, by the ending of -o, otherwise table.")
]
To = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", callback=check_output, help="The one file to write.")
]
Stat = Annotated[
    bool, typer.Option("--stat", help="Counts by section and body instead; table, csv, tsv, xlsx or jsonl.")
]
Explain = Annotated[bool, typer.Option("--explain", help="What was compared, and what came near and is no answer.")]


def outcomes(
    old: Old,
    new: News,
    *,
    wanted: As = None,
    output: To = None,
    stat: Stat = False,
    explain: Explain = False,
    script: InScript = Script.source,
) -> None:
    """Pair each target of OLD with what NEW reports of it: a year's report and the next, a plan and its summary."""
    form = _find_format(wanted, output, stat=stat)
    keep_inputs([old, *new], [output])
    batch = Batch([old, *new], script.value)
    documents = {path: to_value(only_one(path, read)) for path, read in batch.each(tuple)}
    if old in documents:
        reports = [documents[path] for path in new if path in documents]
        _write([compare(documents[old], report, explain=explain) for report in reports], form, output, stat, explain)
    if batch.failed:
        raise typer.Exit(TROUBLE)


def _find_format(wanted: str | None, output: str | None, *, stat: bool) -> str:
    """The format asked for by name or by the ending of the file."""
    to_file = output is not None and output != STDOUT
    if to_file and is_folder(output):
        raise GdplanError(f"{output}: this is a folder; outcomes writes one file, name it")
    name = wanted or (format_of_outcomes(output or "") if to_file else "table")
    if name in OUTCOME_FORMATS:
        check_destination(name, OUTCOME_FORMATS[name].encoding, output)
    if stat and name not in _COUNTED:
        raise GdplanError(f"--stat is a table of counts, not {name}; name one of {', '.join(_COUNTED)}")
    return name


def _write(found: list[Outcomes], form: str, output: str | None, stat: bool, explain: bool) -> None:  # noqa: FBT001
    if form == "table":
        from gdplan.cli.outcome_tables import to_tables  # noqa: PLC0415, Rich loads only where there is something to show

        colour = output in (None, STDOUT)
        write(to_tables(found, find_look(colour=colour), stat=stat, explain=explain), output, rendered=True)
        return
    known = OUTCOME_FORMATS[form]
    pieces = get_writer(form).write(list_counts(found), CountRow, many=True) if stat else known.writer(found)
    write(pieces, output, encoding=known.encoding)


_COUNTED = ("table", "csv", "tsv", "xlsx", "jsonl")
