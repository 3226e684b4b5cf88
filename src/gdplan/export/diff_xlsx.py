"""A comparison as a sheet (对照表): what went is struck, what came is underlined; text is text, never a formula.

Its words are Simplified Chinese in every language, the texts in the script of their editions.
"""

import datetime as dt
import io
import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from gdplan import __version__
from gdplan.compare.model import Comparison
from gdplan.errors import GdplanError
from gdplan.export.diff_docx import HEADS
from gdplan.export.diff_rows import tell_selection, tell_titles
from gdplan.export.diff_sides import Stretch, list_sides
from gdplan.export.page import show_controls
from gdplan.language import phrase, speaking, tell

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (60, 60, 36)  # characters of half width
_LINE, _TALLEST = 15.0, 409.0  # points
_LONGEST = 32_767  # characters of a cell, by Excel's own limit
_EPOCH = dt.datetime(2000, 1, 1)  # noqa: DTZ001, a date of the file's properties


def to_xlsx(comparison: Comparison) -> bytes:
    """The file; equal comparisons give equal bytes. Raises GdplanError where XlsxWriter is not installed."""
    try:
        import xlsxwriter  # noqa: PLC0415, only where such a file is written
    except ImportError:
        raise GdplanError(
            "writing a workbook needs xlsxwriter: pip install xlsxwriter, or pipx inject gdplan xlsxwriter"
        ) from None
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with speaking("zh"), xlsxwriter.Workbook(written, options) as book:
        book.set_properties({"title": "修改对照表", "comments": f"gdplan {__version__}", "created": _EPOCH})
        _write_sides(book, comparison)
        _write_about(book, comparison)
    return written.getvalue()


def _write_sides(book: "Workbook", comparison: Comparison) -> None:
    base = {"text_wrap": True, "valign": "top", "border": 1, "font_name": "宋体", "font_size": 10}
    text, bold = book.add_format(base), book.add_format({**base, "bold": True, "bg_color": "#D9E2F3"})
    sheet: Worksheet = book.add_worksheet("对照表")
    for column, (head, width) in enumerate(zip(HEADS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, bold)
    looks = {
        (op, is_heading): book.add_format({**look, "bold": is_heading, "font_name": "宋体", "font_size": 10})
        for op, look in (
            ("equal", {}),
            ("delete", {"font_strikeout": True, "font_color": "#C00000"}),
            ("insert", {"underline": 1, "font_color": "#0052A5"}),
        )
        for is_heading in (False, True)
    }
    at = 1
    for title, rows in list_sides(comparison):
        sheet.merge_range(at, 0, at, len(HEADS) - 1, "", bold)
        sheet.write_string(at, 0, _cut(title), bold)
        at += 1
        for row in rows:
            notes = _cut("\n".join(row.notes))
            for column, side in enumerate((row.old, row.new)):
                _write_rich(sheet, at, column, side, looks, text)
            sheet.write_string(at, len(HEADS) - 1, notes, text)
            texts = ("".join(one.text for one in row.old), "".join(one.text for one in row.new), notes)
            lines = max(_lines(words, width) for words, width in zip(texts, _WIDTHS, strict=True))
            sheet.set_row(at, min(_TALLEST, _LINE * lines))
            at += 1
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_rich(
    sheet: "Worksheet", row: int, column: int, side: Sequence[Stretch], looks: dict[Any, "Format"], text: "Format"
) -> None:
    """A cell of several looks; XlsxWriter wants two stretches at least for one."""
    pieces = [(looks[one.op, one.is_heading], words) for one, words in _cut_all(side)]
    if not pieces:
        sheet.write_blank(row, column, None, text)
    elif len(pieces) == 1:
        sheet.write_rich_string(row, column, *pieces[0], pieces[0][0], "\u200b", text)
    else:
        sheet.write_rich_string(row, column, *(part for piece in pieces for part in piece), text)


def _cut_all(side: Sequence[Stretch]) -> Iterator[tuple[Stretch, str]]:
    """As many stretches as a cell takes, none of them empty."""
    left = _LONGEST - 1
    for stretch in side:
        words = show_controls(stretch.text)[:left]
        left -= len(words)
        if words:
            yield stretch, words


def _write_about(book: "Workbook", comparison: Comparison) -> None:
    sheet: Worksheet = book.add_worksheet("说明")
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80, book.add_format({"text_wrap": True}))
    old, new = tell_titles(comparison)
    counts = [(phrase(kind), str(count)) for kind, count in comparison.summary.model_dump().items()]
    said = [("注意", tell(warning)) for warning in comparison.warnings]
    chosen = [("范围", words) for words in (tell_selection(comparison),) if words]
    sources = [("原文SHA-256", comparison.old.source.sha256), ("新文SHA-256", comparison.new.source.sha256)]
    for at, row in enumerate((("原文", old), ("新文", new), *sources, *chosen, *counts, *said)):
        for column, words in enumerate(row):
            sheet.write_string(at, column, _cut(words))


def _cut(text: str) -> str:
    return show_controls(text)[:_LONGEST]


def _lines(text: str, width: int) -> int:
    """The lines that a text takes in a column: Chinese characters are two wide, and a margin stays free."""
    return sum(max(1, math.ceil(cell_len(line) / (width - 1))) for line in text.split("\n"))
