"""Comma- and tab-separated rows, one column a field, that a spreadsheet opens as text and never as a formula."""

import csv
import functools
import io
import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from gdplan.export.writer import Data, Writer

if TYPE_CHECKING:
    from gdplan.model import Value

# What a spreadsheet may take for the start of a formula; the full-width forms too, in a Chinese locale.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LIST = "、"


def _write(rows: Iterable[Iterable[str]], dialect: str) -> str:
    lines = io.StringIO()
    csv.writer(lines, dialect, lineterminator="\n").writerows(rows)
    return lines.getvalue()


def _render(values: Iterable[Data], kind: type[Data], many: bool, dialect: str) -> str:  # noqa: ARG001, FBT001
    """A line for each value; a cell with a separator, quote or line break is quoted."""
    columns = _columns(kind)
    return _write(([to_cell(getattr(value, column)) for column in columns] for value in values), dialect)


def _join(texts: Iterable[str], kind: type[Data], many: bool, dialect: str) -> Iterator[str]:  # noqa: ARG001, FBT001
    """A header, then the lines."""
    return itertools.chain([_write([_columns(kind)], dialect)], texts)


def _columns(kind: type[Data]) -> tuple[str, ...]:
    return tuple(cast("type[Value]", kind).model_fields)


CSV = Writer(functools.partial(_render, dialect="excel"), functools.partial(_join, dialect="excel"))
TSV = Writer(functools.partial(_render, dialect="excel-tab"), functools.partial(_join, dialect="excel-tab"))


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
