"""PDF files with a text layer, read by PDFium."""

import ctypes
import itertools
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.draft import Draft, find_title
from gdplan.sources.lines import Line, PageSize, Paragraph, to_paragraphs
from gdplan.workers import Limits, run

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

MEDIA_TYPE = "application/pdf"
_MOST_PAGES = 5_000
_SECONDS, _SECONDS_PER_MB = 20, 10  # some hundred times what a document takes
_MEMORY = 1 << 30  # bytes, beside the file itself
_BEGINNING = 20  # paragraphs in which a title stands
_MOST_BOOKMARKS = 20_000
_LEAST_TEXT = 50  # characters a page, on average, where most pages are pictures
_PICTURE = 0.5  # of the page's area
_LEAST_READABLE = 0.5  # of the characters; a font without a table to Unicode gives private or control characters
_SAMPLE_PAGES = 5
_HYPHENS = {"\x02": "-", "\ufffe": "-"}  # PDFium's marks for a hyphen at the end of a line
_SLANT = 0.06  # of a right angle
_WIDE_GAP = 2.0  # em; wider than any blank within a line of text: the next column or cell


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
    sizes: list[PageSize] = []
    for number in range(1, len(document) + 1):
        at.page = number
        page = document[number - 1]
        sizes.append(PageSize(*page.get_size()))
        lines.extend(_find_lines(page, number))
        page.close()
    at.page = 0
    _refuse_pictures(document, lines)
    paragraphs = to_paragraphs(lines, sizes)
    levels = _find_levels(document, paragraphs, sizes)
    draft = Draft()
    for i, paragraph in enumerate(paragraphs):
        draft.add(paragraph.text, f"page {paragraph.page}", levels.get(i), page=paragraph.page)
    title = find_title((paragraph.text, paragraph.is_large) for paragraph in paragraphs[:_BEGINNING])
    return draft.finish(data, MEDIA_TYPE, metadata=[("title", title)] if title else ())


def _find_lines(page: "pypdfium2.PdfPage", number: int) -> Iterator[Line]:
    """The lines of a page as PDFium divides them, parted again at blanks as wide as the space between columns."""
    text_page = page.get_textpage()
    boxes = _Boxes(text_page, page)
    chars = boxes.text()
    start = 0
    for end, char in enumerate(chars + "\n"):
        if char in "\r\n":
            for begin, stop in boxes.part(chars, start, end):
                if boxes.is_slanting(begin):  # a watermark
                    continue
                text = boxes.clean(chars, begin, stop)
                left, right = boxes.find(begin), boxes.find(stop - 1)
                yield Line(text, number, left.left, right.right, left.top, left.size)
            start = end + 1
    text_page.close()


class _Box(NamedTuple):
    """As the page is shown; `top` counts from its upper edge."""

    left: float
    right: float
    top: float
    size: float


class _Boxes:
    """The characters of a page and where they stand."""

    def __init__(self, text_page: "pypdfium2.PdfTextPage", page: "pypdfium2.PdfPage") -> None:
        from pypdfium2 import raw  # noqa: PLC0415 (an extra)

        self._rotation = page.get_rotation()
        self._width, self._height = page.get_size()
        self._page, self._raw = text_page, raw
        self._rect = raw.FS_RECTF()

    def text(self) -> str:
        """One character for each of PDFium's indices."""
        text: str = self._page.get_text_range()
        count = self._page.count_chars()
        if len(text) != count:  # characters beyond the basic plane, or some that PDFium leaves out of ranges
            codes = (self._raw.FPDFText_GetUnicode(self._page, at) for at in range(count))
            text = "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)
        return text

    def find(self, at: int) -> _Box:
        """The box of a character, as high as its font and as wide as its advance."""
        self._raw.FPDFText_GetLooseCharBox(self._page, at, ctypes.byref(self._rect))
        left, right, bottom, top = self._rect.left, self._rect.right, self._rect.bottom, self._rect.top
        if self._rotation == 90:  # PDFium gives places as they are before the page is turned
            return _Box(bottom, top, left, right - left)
        if self._rotation == 270:
            return _Box(self._width - top, self._width - bottom, self._height - right, right - left)
        if self._rotation == 180:
            return _Box(self._width - right, self._width - left, bottom, top - bottom)
        return _Box(left, right, self._height - top, top - bottom)

    def is_slanting(self, at: int) -> bool:
        """Whether a character stands neither upright nor on a side."""
        quarters: float = self._raw.FPDFText_GetCharAngle(self._page, at) / (math.pi / 2)
        return abs(quarters - round(quarters)) > _SLANT

    def part(self, chars: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of a line between wide gaps, without blanks at their ends."""
        begin = start
        while begin < end and chars[begin].isspace():
            begin += 1
        while end > begin and chars[end - 1].isspace():
            end -= 1
        at = chars.find(" ", begin, end)
        while at >= 0:
            after = at + 1
            while after < end and chars[after].isspace():
                after += 1
            before, following = self.find(at - 1), self.find(after)
            if following.left - before.right > before.size * _WIDE_GAP:
                yield begin, at
                begin = after
            at = chars.find(" ", after, end)
        if begin < end:
            yield begin, end

    def clean(self, chars: str, begin: int, end: int) -> str:
        """The text without blanks that are only the space a program leaves between Chinese and Latin."""
        text = chars[begin:end]
        if " " in text:
            text = "".join(
                char
                for at, char in enumerate(text)
                if char != " "
                or text[at - 1].isascii() == text[at + 1].isascii()
                or not self._raw.FPDFText_IsGenerated(self._page, begin + at)
            )
        for mark, hyphen in _HYPHENS.items():
            text = text.replace(mark, hyphen)
        return text


def _refuse_pictures(document: "pypdfium2.PdfDocument", lines: list[Line]) -> None:
    """Raise where the pages are pictures of text, or the text has lost its meaning."""
    text = "".join(line.text for line in lines)
    if len(text) < _LEAST_TEXT * len(document):
        sample = range(min(len(document), _SAMPLE_PAGES))
        pictures = sum(_is_picture(document[number]) for number in sample)
        if not text.strip() or pictures * 2 > len(sample):
            raise CannotReadError("PDF file without usable text: its pages are pictures; run OCR on it first")
    readable = sum(char.isprintable() and not "\ue000" <= char <= "\uf8ff" and char != "\ufffd" for char in text)
    if readable < _LEAST_READABLE * len(text):
        raise CannotReadError(
            "PDF file without usable text: its fonts do not say which characters; run OCR on it first"
        )


def _is_picture(page: "pypdfium2.PdfPage") -> bool:
    from pypdfium2 import raw  # noqa: PLC0415 (an extra)

    width, height = page.get_size()
    covered = 0.0
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = thing.get_bounds()
        covered += max(right - left, 0) * max(top - bottom, 0)
    return covered > float(width * height) * _PICTURE


def _find_levels(
    document: "pypdfium2.PdfDocument", paragraphs: list[Paragraph], sizes: list[PageSize]
) -> dict[int, int]:
    """Which paragraphs bookmarks point at, with the depth of the bookmark."""
    by_page: dict[int, list[int]] = {}
    for at, paragraph in enumerate(paragraphs):
        by_page.setdefault(paragraph.page, []).append(at)
    levels: dict[int, int] = {}
    for bookmark in itertools.islice(document.get_toc(), _MOST_BOOKMARKS):
        target = bookmark.get_dest()
        page = target.get_index() if target else None
        try:
            words = "".join(bookmark.get_title().split())
        except UnicodeDecodeError:  # half a character, which no line of the text begins with
            continue
        if page is None or not 0 <= page < len(sizes) or not words:
            continue
        for at in by_page.get(page + 1, ()):
            if at not in levels and "".join(paragraphs[at].text.split()).startswith(words):
                levels[at] = bookmark.level + 1
                break
    return levels
