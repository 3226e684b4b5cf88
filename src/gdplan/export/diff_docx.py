"""A comparison as a table in Word (对照表): what went is struck, what came is underlined, in Word's own formatting.

Its words are Simplified Chinese in every language, the texts in the script of their editions.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from gdplan.compare.model import Comparison
from gdplan.controls import show_controls
from gdplan.export.diff_rows import tell_selection, tell_titles
from gdplan.export.diff_sides import Sides, Stretch, list_sides
from gdplan.language import phrase, speaking, tell
from gdplan.word import add_section, add_table, add_title, keep_whole, make_word

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

HEADS = ("原文", "新文", "修改说明")
_WIDTHS = (10.3, 10.3, 5.1)
_COLOURS = {"delete": (0xC0, 0x00, 0x00), "insert": (0x00, 0x52, 0xA5)}


def to_docx(comparison: Comparison) -> bytes:
    """The file; equal comparisons give equal bytes. Raises GdplanError where python-docx is not installed."""
    old, new = tell_titles(comparison)

    def fill(document: "Document") -> None:
        _write_head(document, comparison)
        table, _ = add_table(document, HEADS, _WIDTHS)
        for title, rows in list_sides(comparison):
            add_section(table, title)
            for row in rows:
                _write_row(table, row)

    with speaking("zh"):
        return make_word(fill, f"{old} → {new}")


def _write_head(document: "Document", comparison: Comparison) -> None:
    old, new = map(show_controls, tell_titles(comparison))
    add_title(document, "修改对照表")
    document.add_paragraph(f"原文：{old}\n新文：{new}")
    counts = [(phrase(kind), count) for kind, count in comparison.summary.model_dump().items() if count]
    document.add_paragraph("，".join(f"{kind} {count} 处" for kind, count in counts))
    lines = (tell_selection(comparison), *map(tell, comparison.warnings))
    for line in filter(None, lines):
        document.add_paragraph(show_controls(line))


def _write_row(table: Any, row: Sides) -> None:  # python-docx has no types for rows
    written = table.add_row()
    old, new, notes = written.cells
    _add(old, row.old)
    _add(new, row.new)
    notes.text = show_controls("\n".join(row.notes))
    keep_whole(written, (old.text, new.text, notes.text), _WIDTHS)


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
