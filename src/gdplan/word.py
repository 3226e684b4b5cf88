"""What all Word files (DOCX) that gdplan writes have in common; equal contents give equal bytes."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from gdplan import __version__
from gdplan.controls import show_controls
from gdplan.errors import GdplanError
from gdplan.workbook import count_lines

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Row

WIDTH = 25.7  # centimetres of a page between its margins
_FONT, _SIZE, _TITLE = "宋体", 10.5, 18  # points
_MARGIN = 2
_CHARACTER = 0.19  # centimetres of half width
_SHORT = 14  # lines, half a page
_EPOCH = dt.datetime(2000, 1, 1)  # noqa: DTZ001, a date of the file's properties
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the date of each file in the archive
_LONGEST_TITLE = 255  # characters of a property, by the format's limit


def make_word(fill: "Callable[[Document], None]", title: str) -> bytes:
    """The file, A4 across, whose paragraphs and tables `fill` writes.

    Raises GdplanError where python-docx is not installed.
    """
    try:
        import docx  # noqa: PLC0415, only where such a file is written
    except ImportError:
        raise GdplanError(
            "writing a Word file needs python-docx: pip install python-docx, or pipx inject gdplan python-docx"
        ) from None
    document = docx.Document()
    _set_up(document)
    document.core_properties.title = show_controls(title)[:_LONGEST_TITLE]
    fill(document)
    written = io.BytesIO()
    document.save(written)
    return _without_dates(written.getvalue())


def add_table(document: "Document", names: Sequence[str], widths: Sequence[float]) -> "tuple[Table, _Row]":
    """A table with the row of its head, which stands on each page; widths are in centimetres."""
    from docx.shared import Cm  # noqa: PLC0415

    table = document.add_table(rows=1, cols=len(names), style="Table Grid")
    table.autofit = False
    head = table.rows[0]
    mark_row(head, "w:tblHeader")
    for cell, column, name, width in zip(head.cells, table.columns, names, widths, strict=True):
        column.width = cell.width = Cm(width)
        cell.paragraphs[0].add_run(name).bold = True
    return table, head


def add_title(document: "Document", title: str) -> None:
    """What the file is called, above all else."""
    from docx.shared import Pt  # noqa: PLC0415

    paragraph: Any = document.add_paragraph()
    centre(paragraph)
    run = paragraph.add_run(show_controls(title))
    run.bold, run.font.size = True, Pt(_TITLE)


def add_section(table: Any, title: str) -> None:
    """A row from edge to edge that stays with the next one."""
    row = table.add_row()
    mark_row(row, "w:cantSplit")
    paragraph: Any = row.cells[0].merge(row.cells[-1]).paragraphs[0]
    paragraph.add_run(show_controls(title)).bold = True
    paragraph.paragraph_format.keep_with_next = True


def centre(paragraph: Any) -> None:
    """Set a paragraph in the middle of its line."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def mark_row(row: "_Row", name: str) -> None:
    """Set a property of a row for which python-docx has no name."""
    from docx.oxml import OxmlElement  # noqa: PLC0415

    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001


def keep_whole(row: "_Row", texts: Iterable[str], widths: Iterable[float]) -> None:
    """Keep a row on one page where it takes up to half of one; its texts stand in columns so many centimetres wide."""
    lines = (count_lines(text, int(width / _CHARACTER)) for text, width in zip(texts, widths, strict=True))
    if max(lines) <= _SHORT:
        mark_row(row, "w:cantSplit")


def _set_up(document: "Document") -> None:
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Cm, Pt  # noqa: PLC0415

    page: Any = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(WIDTH + 2 * _MARGIN), Cm(21)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(_MARGIN)
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_SIZE)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    properties = document.core_properties
    properties.author, properties.comments = "", f"gdplan {__version__}"
    properties.created = properties.modified = _EPOCH


def _without_dates(data: bytes) -> bytes:
    """The same archive, all of its files of one date."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, given.read(name))
    return written.getvalue()
