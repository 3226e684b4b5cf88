"""`gdplan ledger`: the workbook in which people follow the tasks."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gdplan.cli.files import keep_inputs
from gdplan.cli.inputs import Batch
from gdplan.cli.options import Output, over_batch
from gdplan.cli.output import STDOUT, TROUBLE
from gdplan.documents import Read, to_value
from gdplan.errors import GdplanError
from gdplan.export.files import write_bytes
from gdplan.model import Document


class RowsOf(StrEnum):
    """What a line of the ledger is."""

    task = "task"
    measure = "measure"


Rows = Annotated[
    RowsOf, typer.Option("--rows", help="A line for each task, or for each measure where owners or dates differ.")
]


@over_batch
def ledger(batch: Batch, *, rows: Rows = RowsOf.task, output: Output = None) -> None:
    """Write the ledger of tasks, targets and bodies as a workbook to fill in (XLSX)."""
    from gdplan.ledger import to_ledger  # noqa: PLC0415, a command that is only listed needs none of it

    if output in (None, STDOUT) or Path(output or "").suffix.lower() != ".xlsx":
        raise GdplanError("a ledger is a workbook; name it, as in -o 台账.xlsx")
    keep_inputs(batch.paths, [output])
    documents = [(document, path) for path, found in batch.each(_values) for document in found]
    if documents:
        write_bytes(to_ledger(documents, rows=rows.value), output or "")
    if batch.failed:
        raise SystemExit(TROUBLE)


def _values(documents: tuple[Read, ...]) -> tuple[Document, ...]:
    return tuple(map(to_value, documents))
