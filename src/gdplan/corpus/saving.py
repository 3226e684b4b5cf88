"""Answers as files: CSV and JSON lines piece by piece, workbooks and Parquet as files that are whole or not there."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pyarrow.parquet as pq

from gdplan.corpus.result import Answer, rows_of
from gdplan.export.csv import to_cell, write_lines
from gdplan.export.json import escape
from gdplan.export.sheet import Cell as SheetCell
from gdplan.export.sheet import width_of, write_sheet
from gdplan.workbook import make_book


def plain(value: Any) -> Any:
    """A value as JSON has it: numbers as numbers, whole ones as such, days as text, lists as tuples.

    >>> plain([Decimal("30.0000000000"), Decimal("6.50"), 30.0, dt.date(2025, 12, 31)])
    (30, 6.5, 30, '2025-12-31')
    """
    if isinstance(value, Decimal | float):
        return int(value) if value % 1 == 0 else float(value)
    if isinstance(value, list | tuple):
        return tuple(map(plain, value))
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    return value if value is None or isinstance(value, str | int | float) else str(value)


def to_csv(result: Answer) -> Iterator[str]:
    """Lines of CSV, a line of names first; no cell is a formula."""
    schema, batches = result.batches()
    yield write_lines([schema.names], "excel")
    for batch in batches:
        yield write_lines([[_cell(value) for value in row] for row in rows_of(batch)], "excel")


def to_jsonl(result: Answer) -> Iterator[str]:
    """A JSON object a line."""
    schema, batches = result.batches()
    for batch in batches:
        objects = (dict(zip(schema.names, map(plain, row), strict=True)) for row in rows_of(batch))
        yield "".join(escape(json.dumps(one, ensure_ascii=False, separators=(",", ":"))) + "\n" for one in objects)


def write_parquet(result: Answer, path: Path) -> None:
    """Write a Parquet file."""
    schema, batches = result.batches()
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)


def to_xlsx(result: Answer, head: Callable[[str], str] = str) -> Iterator[bytes]:
    """A workbook of one sheet, in one piece; `head` names its columns. Raises GdplanError where it has no room."""
    schema, batches = result.batches()
    rows = ([_sheet_cell(value) for value in row] for batch in batches for row in rows_of(batch))
    columns = [(head(name), width_of(name)) for name in schema.names]
    yield make_book(lambda book: write_sheet(book, None, columns, rows), "", in_order=True)


def _sheet_cell(value: Any) -> SheetCell:
    if type(value) is dt.date:
        return value
    value = plain(value)
    return to_text(value) if isinstance(value, tuple | dict) else cast("SheetCell", value)


def _cell(value: Any) -> str:
    value = plain(value)
    return to_cell(to_text(value) if isinstance(value, tuple | dict) else value)


def to_text(value: Any) -> str:
    """A value of `plain` as a cell has it: nothing for None, lists joined by 、, what is nested as JSON.

    >>> [to_text(value) for value in (None, 30, ("省科技厅", "省财政厅"), (31, None), {"a": 1})]
    ['', '30', '省科技厅、省财政厅', '31、', '{"a": 1}']
    """
    if isinstance(value, dict) or (isinstance(value, tuple) and any(isinstance(one, tuple | dict) for one in value)):
        return json.dumps(value, ensure_ascii=False)
    return "、".join(map(to_text, value)) if isinstance(value, tuple) else "" if value is None else str(value)
