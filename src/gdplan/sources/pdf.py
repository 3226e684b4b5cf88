"""PDF files with a text layer, read by PDFium."""

import contextlib
import functools
import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.draft import Draft
from gdplan.sources.lines import to_paragraphs
from gdplan.sources.pdf_boxes import Turned
from gdplan.sources.pdf_rules import find_rules
from gdplan.sources.pdf_text import Chars, find_lines
from gdplan.sources.printed_draft import PrintedDraft
from gdplan.sources.printed_facts import Entry, find_levels, find_printed_title
from gdplan.sources.printed_line import Line, PageSize
from gdplan.sources.printed_tables import Doubt, read_page
from gdplan.sources.ruled import read_rules
from gdplan.workers import Limits, run

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

    from gdplan.sources.printed_cells import PrintedTable

MEDIA_TYPE = "application/pdf"
_MOST_PAGES = 5_000
_SECONDS, _SECONDS_PER_MB = 20, 10  # some hundred times what a document takes
_MEMORY = 1 << 30  # bytes, beside the file itself
_MOST_BOOKMARKS = 20_000
_LEAST_TEXT = 50  # characters a page, on average, where most pages are pictures
_PICTURE = 0.5  # of the page's area
_LEAST_READABLE = 0.5  # of the characters; a font without a table to Unicode gives private or control characters
_SAMPLE_PAGES = 5


def read_pdf(data: bytes) -> SourceText:
    """The text layer of a PDF, a paragraph a line; page numbers, running headers and slanting watermarks are left out.

    Bookmarks that are found in the text become heading marks. Raises CannotReadError where pypdfium2 is not installed,
    for a damaged or encrypted file, and for one whose text can only be had by OCR. PDFium is not written for hostile
    files and runs programs of theirs: it does so in a process of its own, within limits.
    """
    seconds = _SECONDS + _SECONDS_PER_MB * len(data) / (1 << 20)
    return run(
        read_pages, data, Limits(round(seconds), _MEMORY + 3 * len(data), "open it in its program and save it again")
    )


def read_pages(data: bytes) -> SourceText:
    """What `read_pdf` gives, in this process and without limits."""
    try:
        import pypdfium2  # noqa: PLC0415 (an extra)
    except ImportError:
        raise CannotReadError(
            "reading PDF needs pypdfium2: pip install pypdfium2, or pipx inject gdplan pypdfium2"
        ) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise CannotReadError("encrypted PDF file; save a copy without a password") from None
        raise CannotReadError(f"damaged PDF file ({error}); open it in its program and save it again") from None
    at = _Place()
    try:
        return _read(document, data, at)
    except pypdfium2.PdfiumError as error:
        raise CannotReadError(f"damaged PDF file{at} ({error}); open it in its program and save it again") from None
    finally:
        document.close()


class _Place:
    """How far reading has come, for a message."""

    page = 0

    def __str__(self) -> str:
        return f", page {self.page}" if self.page else ""


def _read(document: "pypdfium2.PdfDocument", data: bytes, at: _Place) -> SourceText:
    if not 0 < len(document) <= _MOST_PAGES:
        raise CannotReadError(f"PDF file with {len(document)} pages; gdplan reads 1 to {_MOST_PAGES}")
    lines: list[Line] = []
    tables: list[PrintedTable] = []
    doubts: list[Doubt] = []
    sizes: list[PageSize] = []
    for number in range(1, len(document) + 1):
        at.page = number
        page = document[number - 1]
        turned = Turned(page)
        sizes.append(PageSize(turned.width, turned.height))
        text_page = page.get_textpage()
        find = functools.partial(find_lines, Chars(text_page, turned), number)
        found = read_page(read_rules(find_rules(page, turned)), find, number, tables)
        lines += found.lines
        tables += found.tables
        doubts += found.doubts
        text_page.close()
        page.close()
    at.page = 0
    _refuse_pictures(document, lines)
    paragraphs = to_paragraphs(lines, sizes)
    levels = find_levels(paragraphs, _find_entries(document))
    draft = Draft()
    printed = PrintedDraft(draft, tables)
    printed.write(paragraphs, levels)
    source = draft.finish(data, MEDIA_TYPE, metadata=find_printed_title(paragraphs))
    return source._replace(notices=printed.find_notices(doubts))


def _refuse_pictures(document: "pypdfium2.PdfDocument", lines: list[Line]) -> None:
    """Raise where the pages are pictures of text, or the text has lost its meaning."""
    text = "".join(line.text for line in lines)
    if len(text) < _LEAST_TEXT * len(document):
        sample = range(min(len(document), _SAMPLE_PAGES))
        pictures = sum(_is_picture(document[number]) for number in sample)
        if not text.strip() or pictures * 2 > len(sample):
            raise CannotReadError(
                "PDF file without usable text: its pages are pictures; run `ocrmypdf -l chi_sim` on it"
            )
    readable = sum(char.isprintable() and not "\ue000" <= char <= "\uf8ff" and char != "\ufffd" for char in text)
    if readable < _LEAST_READABLE * len(text):
        raise CannotReadError(
            "PDF file without usable text: its fonts do not say which characters; run `ocrmypdf -f -l chi_sim` on it"
        )


def _is_picture(page: "pypdfium2.PdfPage") -> bool:
    from pypdfium2 import raw  # noqa: PLC0415 (an extra)

    width, height = page.get_size()
    covered = 0.0
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = thing.get_bounds()
        covered += max(right - left, 0) * max(top - bottom, 0)
    return covered > float(width * height) * _PICTURE


def _find_entries(document: "pypdfium2.PdfDocument") -> Iterator[Entry]:
    """The bookmarks that point at a page."""
    for bookmark in itertools.islice(document.get_toc(), _MOST_BOOKMARKS):
        target = bookmark.get_dest()
        page = target.get_index() if target else None
        with contextlib.suppress(UnicodeDecodeError):  # half a character, which no line of the text begins with
            if page is not None:
                yield Entry(bookmark.get_title(), page + 1, bookmark.level + 1)
