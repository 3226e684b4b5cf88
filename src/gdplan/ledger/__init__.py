"""The ledger (督办台账): what documents set, as a workbook that people fill in.

    lines     documents to lines: tasks or measures, targets, bodies, doubts, sources
    columns   what stands in which column of which sheet
    book      lines to the workbook

Heads and names of sheets are Simplified Chinese, whatever the script of the documents.
"""

from collections.abc import Iterable

from gdplan.ledger.book import write_book
from gdplan.ledger.lines import RowsOf, read_lines
from gdplan.model import Document

__all__ = ["RowsOf", "to_ledger"]


def to_ledger(documents: Iterable[Document | tuple[Document, str]], *, rows: RowsOf = "task") -> bytes:
    """The workbook (XLSX) of documents; of a pair the second is the path that it was read from.

    `rows` asks for a line for each task, or for each measure where owners or dates differ within a task. Equal
    documents give equal bytes. Needs XlsxWriter.
    """
    given = [one if isinstance(one, tuple) else (one, one.source.name or "") for one in documents]
    return write_book(read_lines(given, rows))
