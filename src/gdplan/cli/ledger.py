"""`gdplan ledger`: the workbook in which people follow the tasks, or the table of them that is annexed to a notice."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gdplan.cli.files import keep_inputs, name_by
from gdplan.cli.inputs import Batch
from gdplan.cli.options import Output, check_output, with_options
from gdplan.cli.output import STDOUT
from gdplan.documents import Read, to_value
from gdplan.errors import GdplanError
from gdplan.export.files import write_file
from gdplan.model import Document

_SUFFIX, _TABLE = ".xlsx", ".docx"


class RowsOf(StrEnum):
    """What a line of the ledger is."""

    task = "task"
    measure = "measure"


Rows = Annotated[
    RowsOf, typer.Option("--rows", help="A line for each task, or for each measure where owners or dates differ.")
]
Carry = Annotated[
    list[str] | None,
    typer.Option(
        "--carry",
        metavar="FILE|FOLDER",
        help="A ledger that people filled in, also one of an earlier edition, or a folder of them: what they typed "
        "comes to stand at the same tasks, or in the sheet 未承接; may be given again.",
    ),
]
Reports = Annotated[
    list[str] | None,
    typer.Option(
        "--outcomes",
        metavar="FILE",
        help="A later document that reports what became of the targets: its values fill 当前值; may be given again.",
    ),
]
PerBody = Annotated[
    str | None,
    typer.Option(
        "--per-body", metavar="FOLDER", callback=check_output, help="Where to write a workbook for each body (交办单)."
    ),
]


@with_options
def ledger(
    batch: Batch,
    *,
    rows: Rows = RowsOf.task,
    carry: Carry = None,
    reports: Reports = None,
    per_body: PerBody = None,
    output: Output = None,
) -> None:
    """Write the ledger of tasks, targets and bodies as a workbook to fill in (XLSX), or its tasks as a table (DOCX)."""
    from gdplan.ledger import make_ledger, split_by_body, write_annex, write_book  # noqa: PLC0415, listing it needs none

    _check_names(output, per_body, carry, reports)
    carry = [file for path in carry or () for file in _find_ledgers(path)]
    inputs = [*batch.paths, *carry, *(reports or ())]
    keep_inputs(inputs, [output])
    documents = [(document, path) for path, found in batch.each(_values) for document in found]
    later = Batch(reports or [], batch.script)
    answers = [document for _, document in later.each_document()]
    if documents and not later.failed:
        made = make_ledger(documents, rows=rows.value, carry=carry, reports=answers)
        parts = dict(split_by_body(made)) if per_body else {}
        files = {name: str(Path(per_body or "", file)) for name, file in name_by(parts, _SUFFIX).items()}
        keep_inputs(inputs, files.values())
        if output:
            write_file([write_annex(made) if _suffix(output) == _TABLE else write_book(made)], output, None)
        for name, part in parts.items():
            write_file([write_book(part)], files[name], None)
    batch.exit_if_failed()
    later.exit_if_failed()


def _check_names(output: str | None, per_body: str | None, carry: list[str] | None, reports: list[str] | None) -> None:
    if (output is None and not per_body) or (output is not None and _suffix(output) not in (_SUFFIX, _TABLE)):
        raise GdplanError(
            "a ledger is a workbook, or a table in Word; name it, as in -o 台账.xlsx or -o 任务分解表.docx"
        )
    if carry and output is None:
        raise GdplanError(
            "what was filled in and belongs to no body has its place in the whole ledger; name it with -o"
        )
    if (carry or reports) and output is not None and _suffix(output) == _TABLE:
        raise GdplanError(
            "the table in Word holds what the documents set, nothing that was filled in or reported; "
            "name a workbook for that, as in -o 台账.xlsx"
        )


def _suffix(output: str) -> str:
    return "" if output == STDOUT else Path(output).suffix.lower()


def _find_ledgers(path: str) -> list[str]:
    """A file as it is named, of a folder the workbooks in it; not what Excel keeps beside an open one (~$)."""
    if not Path(path).is_dir():
        return [path]
    found = sorted(file for file in Path(path).iterdir() if file.suffix.lower() == _SUFFIX and file.name[:2] != "~$")
    if not found:
        raise GdplanError(f"{path}: no workbooks in this folder; name the ledgers that were filled in")
    return list(map(str, found))


def _values(documents: tuple[Read, ...]) -> tuple[Document, ...]:
    return tuple(map(to_value, documents))
