"""A comparison as a sheet (对照表): what went is struck, what came is underlined; text is text, never a formula.

Its words are Simplified Chinese in every language, the texts in the script of their editions.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from gdplan.compare.model import Comparison
from gdplan.controls import show_controls
from gdplan.export.diff_docx import HEADS
from gdplan.export.diff_rows import tell_selection, tell_titles
from gdplan.export.diff_sides import Stretch, list_sides
from gdplan.language import phrase, speaking, tell
from gdplan.workbook import HEAD, LONGEST, LOOK, lay_out, make_book, set_height

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (60, 60, 36)  # characters of half width
_A4 = 9


def to_xlsx(comparison: Comparison) -> bytes:
    """The file; equal comparisons give equal bytes. Raises CannotReadError where XlsxWriter is not installed."""

    def fill(book: "Workbook") -> None:
        _write_sides(book, comparison)
        _write_about(book, comparison)

    with speaking("zh"):
        return make_book(fill, "修改对照表")


def _write_sides(book: "Workbook", comparison: Comparison) -> None:
    text, bold = book.add_format(LOOK), book.add_format({**LOOK, "bold": True, "bg_color": HEAD["bg_color"]})
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
            set_height(sheet, at, zip(texts, _WIDTHS, strict=True))
            at += 1
    lay_out(sheet, 0, len(HEADS), paper=_A4)


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
    left = LONGEST - 1
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
    return show_controls(text)[:LONGEST]
