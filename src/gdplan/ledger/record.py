"""What gdplan wrote, held in a hidden sheet of the workbook: by it a later ledger knows what people changed.

A row each: its kind, then its value as JSON, cut into pieces where it is longer than a cell. All cells are texts.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import Field, ValidationError

from gdplan import __version__
from gdplan.errors import CannotReadError
from gdplan.ledger.cells import NO_LINE, Ledger, Row, read_line, told
from gdplan.ledger.columns import COUNTED, SHEETS
from gdplan.ledger.formulas import Cells
from gdplan.ledger.measures import TaskLine
from gdplan.ledger.promised import TargetLine
from gdplan.model import Value

_MARK = "gdplan ledger"
_VERSION = "1"  # of the record; another one is refused
_PIECE = 30_000  # characters
_ENTRIES = ("document", "line", "words")


class RecordedDocument(Value):
    """A document that the ledger was made of."""

    path: str
    title: str


class RecordedLine(Value):
    """A line as it was written."""

    sheet: str
    document: int | None = None
    cells: dict[str, str]  # by head: what was written, "" left out
    above: str = ""  # of a task: what the next edition is aligned by
    heading: str = ""
    said: tuple[str, ...] = ()
    task: int | None = None  # of a target: the place of its task among the lines of tasks


class Record(Value):
    """All of it."""

    documents: tuple[RecordedDocument, ...]
    lines: dict[str, tuple[RecordedLine, ...]] = Field(default_factory=dict)  # by sheet
    words: frozenset[str]  # remarks and notes that are gdplan's own


def write_record(ledger: Ledger) -> Iterator[list[str]]:
    """The rows of the hidden sheet."""
    yield [_MARK, _VERSION, __version__]
    for path, title in ledger.documents:
        yield _to_cells("document", {"path": path, "title": title})
    own = [row.at for row in ledger.table("任务台账").rows if row.at != NO_LINE]
    tasks = {at: place for place, at in enumerate(own)}
    for table in ledger.tables:
        for at, row in enumerate(table.rows, 1):
            if row.at != NO_LINE:
                yield _to_cells("line", _to_fields(Cells(ledger, table, at), row, tasks))
    notes = (note for table in ledger.tables for row in table.rows for note in row.notes.values())
    yield _to_cells("words", list(dict.fromkeys((*ledger.remarks, *notes))))


def _to_cells(kind: str, value: object) -> list[str]:
    text = json.dumps(value, separators=(",", ":"))
    return [kind, *(text[at : at + _PIECE] for at in range(0, len(text), _PIECE))]


def _to_fields(beside: Cells, row: Row, tasks: Mapping[int, int]) -> dict[str, object]:
    line, table = row.line, beside.table
    written = {
        column.head: column.formula(line, beside) if column.formula else told(read_line(column, line))
        for column in table.columns
        if not column.is_added and column.head != COUNTED
    }
    fields: dict[str, object] = {"sheet": table.name, "cells": {head: text for head, text in written.items() if text}}
    if isinstance(line, TaskLine):
        fields |= {"document": line.document, "above": line.above, "heading": line.heading, "said": line.said}
    if isinstance(line, TargetLine):
        fields |= {"document": line.document, "task": None if line.at is None else tasks.get(line.at)}
    return fields


def read_record(rows: Iterable[Sequence[str]]) -> Record:
    """What the hidden sheet holds. Raises CannotReadError where it holds no such account, or another version's."""
    first, *others = [[cell for cell in row if cell] for row in rows] or [[]]
    if first[:1] != [_MARK] or first[1:2] != [_VERSION]:
        told_by = first[2] if first[:1] == [_MARK] and len(first) > 2 else "an earlier one"
        raise CannotReadError(
            f"a ledger of another version of gdplan ({told_by}), whose account of what it wrote cannot be read; "
            f"copy what was filled in to a ledger that this version ({__version__}) writes"
        )
    found: dict[str, list[object]] = {kind: [] for kind in _ENTRIES}
    try:
        for kind, *pieces in filter(None, others):
            found[kind].append(json.loads("".join(pieces)))
        lines = [RecordedLine.model_validate(one) for one in found["line"]]
        return Record.model_validate(
            {
                "documents": found["document"],
                "lines": {sheet: tuple(one for one in lines if one.sheet == sheet) for sheet in SHEETS},
                "words": [words for some in found["words"] if isinstance(some, list) for words in some],
            }
        )
    except (KeyError, ValueError, ValidationError, RecursionError):
        raise CannotReadError(
            "the hidden sheet that holds what gdplan wrote is damaged; give a copy of the ledger from before that"
        ) from None
