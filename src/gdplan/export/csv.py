"""Comma- and tab-separated rows, one column a field: numbers as numbers, text as text and never as a formula."""

import csv
import functools
import io
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from gdplan.controls import show_controls
from gdplan.export.writer import Data, Writer, fields_of

if TYPE_CHECKING:
    from gdplan.model import Value

# What a spreadsheet may take for the start of a formula; the full-width forms too, in a Chinese locale.
_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
# What it starts like one and is none: a sign by itself, and a number with its sign.
_HARMLESS = re.compile(r"[=+\-@＝＋－＠]|[+-]\d+(?:\.\d+)?%?")
# What it may take for a date: a fraction, a range of small numbers. 2025-12 and 2025-12-31 are dates.
_DATE_LIKE = re.compile(r"\d{1,4}[/／]\d{1,4}(?:[/／]\d{1,4})?|\d{1,2}[-－]\d{1,2}(?:[-－]\d{1,4})?")
_LIST = "、"


def write_lines(rows: Iterable[Iterable[str]], dialect: str) -> str:
    """Rows of cells as lines."""
    lines = io.StringIO()
    csv.writer(lines, dialect, lineterminator="\n").writerows(rows)
    return lines.getvalue()


def _render(values: Iterable[Data], kind: type[Data], many: bool, dialect: str) -> str:  # noqa: ARG001, FBT001
    """A line for each value; a cell with a separator, quote or line break is quoted."""
    columns = fields_of(kind)
    rows = (cast("Value", value).model_dump() for value in values)
    return write_lines(([to_cell(row[column]) for column in columns] for row in rows), dialect)


def _join(
    texts: Iterable[str],
    kind: type[Data],
    many: bool,  # noqa: ARG001, FBT001
    dialect: str,
    heads: Mapping[str, str] | None = MappingProxyType({}),
) -> Iterator[str]:
    """A header, then the lines."""
    if heads is None:
        return iter(texts)
    return itertools.chain([write_lines([[heads.get(name, name) for name in fields_of(kind)]], dialect)], texts)


CSV = Writer(functools.partial(_render, dialect="excel"), functools.partial(_join, dialect="excel"))
TSV = Writer(functools.partial(_render, dialect="excel-tab"), functools.partial(_join, dialect="excel-tab"))


def with_heads(name: str, heads: Mapping[str, str] | None) -> Writer[str]:
    """The writer of csv or tsv with other names over the columns, by those of the fields; None: without that line."""
    dialect = {"csv": "excel", "tsv": "excel-tab"}[name]
    return Writer(functools.partial(_render, dialect=dialect), functools.partial(_join, dialect=dialect, heads=heads))


def to_cell(value: Any) -> str:
    """The text of one cell: lists joined by 、; None is empty.

    An apostrophe stands before text that a spreadsheet would take for a formula or a date; control characters are
    made visible.

    >>> [to_cell(value) for value in ("=1+1", "1/3", ("省科技厅", "省财政厅"), None, False, -6.5, "=")]
    ["'=1+1", "'1/3", '省科技厅、省财政厅', '', 'false', '-6.5', '=']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str | tuple):
        return str(value)
    text = show_controls(_LIST.join(value) if isinstance(value, tuple) else value)
    is_formula = text.startswith(_FORMULA) and not _HARMLESS.fullmatch(text)
    return "'" + text if is_formula or _DATE_LIKE.fullmatch(text) else text
