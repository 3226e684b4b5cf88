"""`gdplan outcomes`: what became of the targets of a document."""

import itertools
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from gdplan.answers import outcomes as compare
from gdplan.answers.listing import CountRow, OutcomeRow, Paths, ReportedRow, count_rows, to_rows
from gdplan.cli.arranged import check_arranged, write_rows
from gdplan.cli.console import find_look
from gdplan.cli.files import check_destination, find_one_format, keep_inputs
from gdplan.cli.inputs import Batch, tell_path
from gdplan.cli.options import InScript, OneFile, Script, with_options
from gdplan.cli.output import write
from gdplan.errors import GdplanError
from gdplan.export.outcomes import OUTCOME_FORMATS, format_of_outcomes
from gdplan.language import as_data
from gdplan.views.arrangement import Arrangement

if TYPE_CHECKING:
    from collections.abc import Sequence

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
Stat = Annotated[
    bool, typer.Option("--stat", help="Counts by section and body instead; table, csv, tsv, xlsx or jsonl.")
]
Explain = Annotated[bool, typer.Option("--explain", help="What was compared, and what came near and is no answer.")]


@with_options
def outcomes(
    old: Old,
    new: News,
    arranged: Arrangement,
    *,
    wanted: As = None,
    output: OneFile = None,
    stat: Stat = False,
    explain: Explain = False,
    script: InScript = Script.source,
) -> None:
    """Pair each target of OLD with what NEW reports of it: a year's report and the next, a plan and its summary."""
    form = _find_format(wanted, output, stat=stat)
    check_arranged(arranged, CountRow if stat else OutcomeRow, form, _ROWS)
    keep_inputs([old, *new], [output])
    batch = Batch([old, *new], script.value)
    documents = dict(batch.each_document())
    if old in documents:
        known = [path for path in new if path in documents]
        found = [compare(documents[old], documents[path], explain=explain) for path in known]
        if writer := OUTCOME_FORMATS[form].writer if form in OUTCOME_FORMATS else None:
            write(writer(found), output)
        else:
            list_rows = count_rows if stat else to_rows
            paths = [Paths(tell_path(old), tell_path(path)) for path in known]
            take = list if form == "table" else as_data
            rows = [take(list_rows(*each)) for each in zip(found, paths, strict=True)]
            _write(rows, form, output, arranged, stat=stat, explain=explain)
    batch.exit_if_failed()


def _find_format(wanted: str | None, output: str | None, *, stat: bool) -> str:
    """The format asked for by name or by the ending of the file."""
    name = find_one_format("outcomes", wanted, output, format_of_outcomes, "table")
    if name in OUTCOME_FORMATS:
        check_destination(name, OUTCOME_FORMATS[name].encoding, output)
    if stat and name not in _ROWS:
        raise GdplanError(f"--stat is a table of counts, not {name}; name one of {', '.join(_ROWS)}")
    return name


def _write(
    rows: "Sequence[list[ReportedRow]]",
    form: str,
    output: str | None,
    arranged: Arrangement,
    *,
    stat: bool,
    explain: bool,
) -> None:
    """Write the rows of each document that reports."""
    if form == "table":
        from gdplan.cli.outcome_tables import to_tables  # noqa: PLC0415, Rich loads only where there is something to show

        write(to_tables(rows, arranged, find_look(output), stat=stat, explain=explain), output, rendered=True)
        return
    kind = CountRow if stat else OutcomeRow
    pieces = write_rows(itertools.chain.from_iterable(rows), kind, form, arranged)
    write(pieces, output, encoding=OUTCOME_FORMATS[form].encoding)


_ROWS = ("table", *(name for name, known in OUTCOME_FORMATS.items() if known.writer is None))
