"""Comma- and tab-separated rows, one column a field, that a spreadsheet opens as text and never as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from gdplan.model import Value

# What a spreadsheet may take for the start of a formula; the full-width forms too, in a Chinese locale.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
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
        writer.writerow([to_cell(getattr(value, column)) for column in columns])
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def to_cell(value: Any) -> str:
    """The text of one cell. An apostrophe before what would be a formula; lists joined by 、; None is empty.

    >>> to_cell("=1+1"), to_cell(("省科技厅", "省财政厅")), to_cell(None), to_cell(False)
    ("'=1+1", '省科技厅、省财政厅', '', 'false')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = _LIST.join(value) if isinstance(value, tuple) else str(value)
    return "'" + text if text.startswith(_FORMULA) else text
