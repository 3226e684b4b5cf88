"""Comma- and tab-separated rows, one column a field: numbers as numbers, text as text and never as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from gdplan.model import Value

# What a spreadsheet may take for the start of a formula; the full-width forms too, in a Chinese locale.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# What it starts like one and is none: a sign by itself, and a number with its sign.
_HARMLESS = re.compile(r"[=+\-@＝＋－＠]|[+-]\d+(?:\.\d+)?%?")
# What it may take for a date: a fraction, a range of small numbers. 2025-12 and 2025-12-31 are dates.
_DATE_LIKE = re.compile(r"\d{1,4}[/／]\d{1,4}(?:[/／]\d{1,4})?|\d{1,2}[-－]\d{1,2}(?:[-－]\d{1,4})?")
_LIST = "、"


def to_csv(values: Iterable[Value], kind: type[Value], many: bool) -> Iterator[str]:  # noqa: ARG001, FBT001
    """Header and rows with commas; a cell with a comma, quote or line break is quoted."""
    return _write(values, kind, "excel")


def to_tsv(values: Iterable[Value], kind: type[Value], many: bool) -> Iterator[str]:  # noqa: ARG001, FBT001
    """Header and rows with tabs."""
    return _write(values, kind, "excel-tab")


def _write(values: Iterable[Value], kind: type[Value], dialect: str) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line, dialect, lineterminator="\n")
    columns = tuple(kind.model_fields)
    writer.writerow(columns)
    for value in values:
        fields = value.model_dump()
        writer.writerow([to_cell(fields[column]) for column in columns])
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def to_cell(value: Any) -> str:
    """The text of one cell: lists joined by 、; None is empty.

    An apostrophe stands before text that a spreadsheet would take for a formula or a date.

    >>> [to_cell(value) for value in ("=1+1", "1/3", ("省科技厅", "省财政厅"), None, False, -6.5, "=")]
    ["'=1+1", "'1/3", '省科技厅、省财政厅', '', 'false', '-6.5', '=']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str | tuple):
        return str(value)
    text = _LIST.join(value) if isinstance(value, tuple) else value
    is_formula = text.startswith(_FORMULA) and not _HARMLESS.fullmatch(text)
    return "'" + text if is_formula or _DATE_LIKE.fullmatch(text) else text
