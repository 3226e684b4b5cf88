"""Rows as a workbook of one sheet, one column a field."""

import contextlib
import datetime as dt
import functools
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from gdplan.export.sheet import Cell, check_length, to_text, width_of, write_sheet
from gdplan.export.writer import Data, Writer, fields_of
from gdplan.workbook import make_book

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_DAYS = frozenset(("issued_on", "deadline", "due", "deadlines"))  # fields that hold dates, whole or of a year or month
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _render(values: Iterable[Data], kind: type[Data], many: bool) -> str:  # noqa: ARG001, FBT001
    """A line for each value, as another process can send it: its cells as JSON.

    Raises GdplanError where a cell has no room, here already: it costs the document and no other.
    """
    columns = fields_of(kind)
    rows = [cast("Any", value).model_dump() for value in values]
    for row in rows:
        for column in columns:
            check_length(to_text(to_cell(column, row[column])), column, row.get("document"))
    return "".join(json.dumps([row[column] for column in columns]) + "\n" for row in rows)


def _join(
    texts: Iterable[str],
    kind: type[Data],
    many: bool,  # noqa: ARG001, FBT001
    heads: Mapping[str, str] | None = MappingProxyType({}),
) -> Iterator[bytes]:
    """The file, in one piece."""
    fields = fields_of(kind)
    columns = [(heads.get(name, name) if heads else name, width_of(name)) for name in fields]
    rows = (
        [to_cell(name, value) for name, value in zip(fields, json.loads(line), strict=True)]
        for line in itertools.chain.from_iterable(map(str.splitlines, texts))
    )

    def fill(book: "Workbook") -> None:
        write_sheet(book, None, columns, rows, has_head=heads is not None)

    yield make_book(fill, "", in_order=True)


XLSX = Writer(_render, _join)


def with_heads(_name: str, heads: Mapping[str, str] | None) -> Writer[bytes]:
    """The writer with other names over the columns, by those of the fields; None: without a line of names."""
    return Writer(_render, functools.partial(_join, heads=heads))


def to_cell(field: str, value: Any) -> Cell:
    """A value of a field as a cell; a whole day that stands alone is a date."""
    texts = tuple(value) if isinstance(value, list | tuple) else (value,)
    if field in _DAYS and len(texts) == 1 and isinstance(texts[0], str) and _DAY.fullmatch(texts[0]):
        with contextlib.suppress(ValueError):  # no day of the calendar
            return dt.date.fromisoformat(texts[0])
    return texts if isinstance(value, list | tuple) else cast("Cell", value)
