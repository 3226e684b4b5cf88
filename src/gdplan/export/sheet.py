"""Rows as a sheet of a workbook: numbers are numbers, whole days dates, text is text, never a formula or a link."""

import datetime as dt
import math
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from gdplan.controls import show_controls
from gdplan.errors import GdplanError
from gdplan.workbook import DAY, HEAD, LONGEST, LOOK, lay_out, set_height

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | bool | dt.date | tuple[str, ...] | None

_MOST_ROWS = 1_048_576  # of a sheet, by Excel's own limit, like the digits and the first day
_EXACT = 10**15  # numbers from here on lose digits
_FIRST_DAY = dt.date(1900, 3, 1)  # before it the programs differ by a day
_NARROW = 14
_SHOWN = 16  # characters of a text that is told by them
_WIDTHS = {
    **dict.fromkeys(("text", "sentence", "message"), 60),
    **dict.fromkeys(("task", "why", "citation", "context", "target_lines"), 36),
    **dict.fromkeys(("document", "document_title", "section", "heading", "chain_heading", "targets", "came_from"), 28),
    **dict.fromkeys(("responsible", "support", "implementing", "shared_with", "agencies", "indicator"), 22),
    **dict.fromkeys(("year", "page", "line", "start", "end"), 8),
}


def width_of(field: str) -> int:
    """The width of a field's column, in characters of half width."""
    return _WIDTHS.get(field.removeprefix("result_"), _NARROW)


def write_sheet(
    book: "Workbook",
    name: str | None,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Cell]],
    *,
    has_head: bool = True,
    kept: int = 0,
    document: int | None = None,
    colour_of: Callable[[int, int], str | None] = lambda _row, _column: None,
) -> None:
    """Add a sheet of columns, each a head and a width, and rows, which may be read one by one.

    `kept` columns stay in sight; `document` is the one that names the document of a row; `colour_of` gives the ground
    of a cell by row, without the head, and column. Raises GdplanError where a sheet or a cell has no room.
    """
    sheet, looks = book.add_worksheet(name), _Looks(book)
    for at, (words, width) in enumerate(columns):
        sheet.set_column(at, at, width)
        if has_head:
            sheet.write_string(0, at, show_controls(words), looks.head)
    row, first = 0, int(has_head)
    for row, cells in enumerate(rows, first):
        if row == _MOST_ROWS:
            raise GdplanError("more than 1,048,575 rows, which no sheet of a workbook takes; write csv or jsonl")
        whose = None if document is None else to_text(cells[document])
        for (head, _), value in zip(columns, cells, strict=True):
            check_length(to_text(value), head, whose)
        texts = [
            _put(sheet, row, at, value, looks.of(colour_of(row - first, at), is_day=_is_day(value)))
            for at, value in enumerate(cells)
        ]
        set_height(sheet, row, ((text, width) for text, (_, width) in zip(texts, columns, strict=True)))
    if has_head:
        lay_out(sheet, row, len(columns), kept=kept)


class _Looks:
    """The formats of a sheet, each made when it is first asked for."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[str | None, bool], Any] = {}
        self.head = book.add_format({**LOOK, **HEAD})

    def of(self, colour: str | None, *, is_day: bool) -> Any:
        if (colour, is_day) not in self._made:
            ground = {"bg_color": colour} if colour else {}
            self._made[colour, is_day] = self._book.add_format(
                {**LOOK, **ground, **({"num_format": DAY} if is_day else {})}
            )
        return self._made[colour, is_day]


def _put(sheet: "Worksheet", row: int, column: int, value: Cell, look: Any) -> str:
    """Write a value as what it is, and give its text where it is text."""
    if _is_day(value):
        sheet.write_datetime(row, column, value, look)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif isinstance(value, int | float) and math.isfinite(value) and abs(value) < _EXACT:
        sheet.write_number(row, column, value, look)
    elif text := to_text(value):
        sheet.write_string(row, column, text, look)
        return text
    else:
        sheet.write_blank(row, column, None, look)
    return ""


def check_length(text: str, column: str, document: str | None) -> None:
    """Raise GdplanError for a text that no cell takes; it says whose and which."""
    if len(text) > LONGEST:
        raise GdplanError(
            f"{document or '—'}, {column} ({text[:_SHOWN]}…): more than 32,767 characters, which no cell of a workbook "
            "takes; write csv or jsonl, or leave the column out"
        )


def _is_day(value: Cell) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime) and value >= _FIRST_DAY


def to_text(value: Cell) -> str:
    if value is None:
        return ""
    return show_controls("、".join(value) if isinstance(value, tuple) else str(value))
