"""A comparison as a table in Word (对照表): what went is struck, what came is underlined, in Word's own formatting.

Its words are Simplified Chinese in every language, the texts in the script of their editions.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from gdplan import __version__
from gdplan.compare.model import Comparison
from gdplan.errors import GdplanError
from gdplan.export.diff_rows import tell_selection, tell_titles
from gdplan.export.diff_sides import Sides, Stretch, list_sides
from gdplan.export.page import show_controls
from gdplan.language import phrase, speaking, tell

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

HEADS = ("原文", "新文", "修改说明")
_WIDTHS = (10.3, 10.3, 5.1)  # centimetres of A4 across
_COLOURS = {"delete": (0xC0, 0x00, 0x00), "insert": (0x00, 0x52, 0xA5)}
_FONT, _SIZE = "宋体", 10.5
_EPOCH = dt.datetime(2000, 1, 1)  # noqa: DTZ001, a date of the file's properties
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the date of each file in the archive


def to_docx(comparison: Comparison) -> bytes:
    """The file; equal comparisons give equal bytes. Raises GdplanError where python-docx is not installed."""
    try:
        import docx  # noqa: PLC0415, only where such a file is written
    except ImportError:
        raise GdplanError(
            "writing a Word file needs python-docx: pip install python-docx, or pipx inject gdplan python-docx"
        ) from None
    document = docx.Document()
    with speaking("zh"):
        _set_up(document)
        _write_head(document, comparison)
        table = document.add_table(rows=1, cols=len(HEADS), style="Table Grid")
        _write_names(table)
        for title, rows in list_sides(comparison):
            _write_section(table, title)
            for row in rows:
                _write_row(table, row)
    written = io.BytesIO()
    document.save(written)
    return _without_dates(written.getvalue())


def _set_up(document: "Document") -> None:
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Cm, Pt  # noqa: PLC0415

    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    for name in ("Normal", "Title"):
        font = document.styles[name].font
        font.name = _FONT
        document.styles[name].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    document.styles["Normal"].font.size = Pt(_SIZE)
    properties = document.core_properties
    properties.author, properties.comments = "", f"gdplan {__version__}"
    properties.created = properties.modified = _EPOCH


def _write_head(document: "Document", comparison: Comparison) -> None:
    old, new = map(show_controls, tell_titles(comparison))
    document.core_properties.title = f"{old} → {new}"[:255]  # the longest that the format takes
    document.add_heading("修改对照表", level=0)
    document.add_paragraph(f"原文：{old}\n新文：{new}")
    counts = [(phrase(kind), count) for kind, count in comparison.summary.model_dump().items() if count]
    document.add_paragraph("，".join(f"{kind} {count} 处" for kind, count in counts))
    lines = (tell_selection(comparison), *map(tell, comparison.warnings))
    for line in filter(None, lines):
        document.add_paragraph(show_controls(line))


def _write_names(table: "Table") -> None:
    """The head, which stands on each page."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.shared import Cm  # noqa: PLC0415

    table.autofit = False
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001, python-docx has no name for it
    for cell, column, name, width in zip(row.cells, table.columns, HEADS, _WIDTHS, strict=True):
        column.width = cell.width = Cm(width)
        _add(cell, (Stretch(name, "equal", is_heading=True),))


def _add_row(table: Any) -> "tuple[_Cell, ...]":  # python-docx has no types for it
    cells: tuple[_Cell, ...] = table.add_row().cells
    return cells


def _write_section(table: "Table", title: str) -> None:
    cells = _add_row(table)
    _add(cells[0].merge(cells[-1]), (Stretch(title, "equal", is_heading=True),))


def _write_row(table: "Table", row: Sides) -> None:
    old, new, notes = _add_row(table)
    _add(old, row.old)
    _add(new, row.new)
    notes.text = show_controls("\n".join(row.notes))


def _add(cell: "_Cell", stretches: Iterable[Stretch]) -> None:
    from docx.shared import RGBColor  # noqa: PLC0415

    paragraph: Any = cell.paragraphs[0]
    for stretch in stretches:
        run = paragraph.add_run(show_controls(stretch.text))
        run.bold = stretch.is_heading or None
        if stretch.op != "equal":
            run.font.strike = stretch.op == "delete" or None
            run.font.underline = stretch.op == "insert" or None
            run.font.color.rgb = RGBColor(*_COLOURS[stretch.op])


def _without_dates(data: bytes) -> bytes:
    """The same archive, all of its files of one date."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, given.read(name))
    return written.getvalue()
