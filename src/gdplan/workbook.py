"""What all workbooks (XLSX) that gdplan writes have in common; equal contents give equal bytes."""

import datetime as dt
import io
import math
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from gdplan import __version__
from gdplan.errors import CannotReadError
from gdplan.terms import OWN_SHEET

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767  # characters of a cell, by Excel's own limit
LOOK: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1, "font_name": "宋体", "font_size": 10}
HEAD = {"bold": True, "bg_color": "#D9E2F3", "align": "center"}
DAY = "yyyy-mm-dd"

_EPOCH = dt.datetime(2000, 1, 1)  # noqa: DTZ001, a date of the file's properties
_INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LINE, _TALLEST = 15.0, 409.0  # points
_MOST_LINES = int(_TALLEST / _LINE)
_WIDEST = 255  # characters of a column, by Excel's own limit
_A3 = 8
_WORD = re.compile("(?:.[“‘])?([!-~]+)(?:[”’].?)?")  # quotes and what they stand against are part of it


def make_book(
    fill: "Callable[[Workbook], None]", title: str, record: Iterable[Iterable[str]] = (), *, in_order: bool = False
) -> bytes:
    """The workbook whose sheets `fill` writes, and a hidden one by which it is known as gdplan's, with `record` on it.

    No string becomes a formula or a link. Where cells are written in the order of rows (`in_order`), a sheet of any
    length takes little memory. Raises CannotReadError where XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415, only where a workbook is written
    except ImportError:
        raise CannotReadError(
            "writing a workbook needs xlsxwriter: pip install xlsxwriter, or pipx inject gdplan xlsxwriter"
        ) from None
    written = io.BytesIO()
    options = {**_INERT, "constant_memory": in_order, "in_memory": not in_order}
    with xlsxwriter.Workbook(written, options) as book:
        book.set_properties({"title": title, "comments": f"gdplan {__version__}", "created": _EPOCH})
        fill(book)
        own = book.add_worksheet(OWN_SHEET)
        for row, texts in enumerate(record):
            for column, text in enumerate(texts):
                own.write_string(row, column, text)
        own.very_hidden()
    return written.getvalue()


def set_height(sheet: "Worksheet", row: int, texts: Iterable[tuple[str, int]]) -> None:
    """Make a row as high as its texts in columns of their widths take: LibreOffice and WPS cut them off otherwise."""
    lines = max((count_lines(text, width) for text, width in texts if text), default=1)
    sheet.set_row(row, min(_TALLEST, _LINE * lines))


def widen(texts: Iterable[str], width: int) -> int:
    """The width that a column needs for its longest text to stand in the highest row; the rest would be cut off."""
    long = [text for text in texts if 5 * len(text) // width + text.count("\n") >= _MOST_LINES]  # lines are half full
    while width < _WIDEST and any(count_lines(text, width) > _MOST_LINES for text in long):
        width = min(_WIDEST, width * 5 // 4)
    return width


def count_lines(text: str, width: int) -> int:
    """The lines that a text takes in a column: Chinese characters are two wide, and a margin stays free.

    ASCII counts a quarter more: where 宋体 is not installed another font stands in, with wider letters and digits.
    """
    if 2 * len(text) < width and "\n" not in text:
        return 1
    return sum(_count_lines(line, width - 1) for line in text.split("\n"))


def _count_lines(line: str, room: int) -> int:
    """Chinese breaks anywhere, a word in ASCII goes whole to the next line."""
    at, read = 0.0, 0
    for word in _WORD.finditer(line):
        at += cell_len(line[read : word.start()])
        wide = cell_len(word[0]) + len(word[1]) / 4
        if at % room + wide > room:
            at = math.ceil(at / room) * room
        at, read = at + wide, word.end()
    return max(1, math.ceil((at + cell_len(line[read:])) / room))


def lay_out(sheet: "Worksheet", rows: int, columns: int, *, paper: int = _A3, kept: int = 0) -> None:
    """A sheet with a head that stays, is printed on each page and filters; `kept` columns stay, too."""
    sheet.freeze_panes(1, kept)
    if rows and columns:
        sheet.autofilter(0, 0, rows, columns - 1)
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
