"""The lines of a PDF page: those of PDFium, parted at wide gaps, joined again where raised text had parted them."""

import ctypes
import math
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from gdplan.sources.pdf_boxes import Box, Turned, cell_of
from gdplan.sources.printed_line import Line
from gdplan.sources.raised import raise_text
from gdplan.sources.ruled import FindCell, Place

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

_HYPHENS = {"\x02": "-", "\ufffe": "-"}  # PDFium's marks for a hyphen at the end of a line
_SLANT = 0.06  # of a right angle
_WIDE_GAP = 2.0  # em; wider than any blank within a line of text: the next column or cell
_NARROW_GAP = 0.6  # em; parts the columns of a table
_LOOSE = 0.3  # em; no gap of a cell's edge
_NO_GAP = 1.2  # em; what follows as near as that in the same row is the same line
_SAME_ROW = 0.5  # of the lower one's height
_NO_BLANK = 0.08  # em between two foreign characters, one of which is raised or lowered
_STRETCHED = 0.5  # em between two Chinese characters; less is a line drawn out to its edge
_SAMPLE = 5  # characters of a line, to tell its size
_HIGHEST = 1.6  # em, what fonts state as the height of their characters
_MAY_BE_RAISED = re.compile(r"[0-9①-⑳*※†\[\]〔〕()（）]")
_SMALL, _HIGH = 0.9, 0.15  # of the line's em: the size of raised text, and how far its base is above that of the line


class _Piece(NamedTuple):
    """Stretches of the page's characters that are one line, from the first one's box to the last one's."""

    stretches: list[tuple[int, int]]
    left: float
    right: float
    top: float
    bottom: float
    cell: Place | None


def find_lines(chars: "Chars", number: int, find_cell: FindCell) -> Iterator[tuple[Line, Place | None]]:
    """The lines of a page in the order they are drawn, each with the cell of a ruled table that it stands in.

    Slanting watermarks are left out. Raised marks of notes are written as `raise_text` does.
    """
    before: _Piece | None = None
    for piece in chars.find_pieces(find_cell):
        if before and _is_one(before, piece):
            before = before._replace(
                stretches=before.stretches + piece.stretches, right=piece.right,
                top=min(before.top, piece.top), bottom=max(before.bottom, piece.bottom),
            )  # fmt: skip
            continue
        if before:
            yield chars.write(before, number), before.cell
        before = piece
    if before:
        yield chars.write(before, number), before.cell


def _is_one(before: _Piece, piece: _Piece) -> bool:
    """Whether two pieces are one line: the second follows the first in its row, without a gap."""
    em = max(before.bottom - before.top, piece.bottom - piece.top)
    less = min(before.bottom - before.top, piece.bottom - piece.top)
    shared = min(before.bottom, piece.bottom) - max(before.top, piece.top)
    gap = piece.left - before.right
    if piece.cell and piece.cell[1] < 0:
        return False
    return before.cell == piece.cell and -em < gap < em * _NO_GAP and shared > less * _SAME_ROW


class Chars:
    """The characters of a page and where they stand."""

    def __init__(self, text_page: "pypdfium2.PdfTextPage", turned: Turned) -> None:
        from pypdfium2 import raw  # noqa: PLC0415 (an extra)

        self._page, self._raw, self._turned = text_page.raw, raw, turned
        self._rect, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._text = self._read(text_page)

    def _read(self, text_page: "pypdfium2.PdfTextPage") -> str:
        """One character for each of PDFium's indices."""
        text: str = text_page.get_text_range()
        count = text_page.count_chars()
        if len(text) != count:  # characters beyond the basic plane, or some that PDFium leaves out of ranges
            codes = (self._raw.FPDFText_GetUnicode(self._page, at) for at in range(count))
            text = "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)
        return text

    def find_pieces(self, find_cell: FindCell) -> Iterator[_Piece]:
        start = 0
        for end, char in enumerate(self._text + "\n"):
            if char in "\r\n":
                for begin, stop in self._part(start, end, _WIDE_GAP):
                    if not self._is_slanting(begin):  # a watermark
                        yield from self._part_cells(begin, stop, find_cell)
                start = end + 1

    def write(self, piece: _Piece, page: int) -> Line:
        """The line that a piece is."""
        shown = [at for begin, end in piece.stretches for at in range(begin, end) if not self._text[at].isspace()]
        sample = shown[:: max(1, len(shown) // _SAMPLE)]
        em = _median(map(self._font_size, sample))
        size_of = self._font_size
        if not piece.bottom - piece.top < em * _HIGHEST <= (piece.bottom - piece.top) * _HIGHEST:
            em, size_of = _median(map(self._height, sample)), self._height
        texts: list[str] = []
        for begin, end in piece.stretches:
            small = [
                at
                for match in _MAY_BE_RAISED.finditer(self._text, begin, end)
                if size_of(at := match.start()) < em * _SMALL
            ]
            texts.append(self._clean(begin, end, self._find_raised(small, sample, em) if small else {}))
        return Line("".join(texts), page, piece.left, piece.right, piece.top, em)

    def _box(self, at: int) -> Box:
        """The box of a character, as high as its font and as wide as its advance."""
        self._raw.FPDFText_GetLooseCharBox(self._page, at, self._rect)
        x, y = self._turned.point(self._rect.left, self._rect.top)
        far_x, far_y = self._turned.point(self._rect.right, self._rect.bottom)
        if not self._turned.rotation:
            return Box(x, far_x, y, far_y)
        return Box(min(x, far_x), max(x, far_x), min(y, far_y), max(y, far_y))

    def _height(self, at: int) -> float:
        box = self._box(at)
        return box.bottom - box.top

    def _font_size(self, at: int) -> float:
        """That of a character as shown; some fonts state one that says nothing of it."""
        self._raw.FPDFText_GetMatrix(self._page, at, self._matrix)
        size: float = self._raw.FPDFText_GetFontSize(self._page, at)
        scale: float = abs(self._matrix.d) or abs(self._matrix.c)
        return size * scale

    def _base(self, at: int) -> float:
        self._raw.FPDFText_GetCharOrigin(self._page, at, ctypes.byref(self._x), ctypes.byref(self._y))
        return self._turned.point(self._x.value, self._y.value)[1]

    def _is_slanting(self, at: int) -> bool:
        """Whether a character stands neither upright nor on a side."""
        quarters: float = self._raw.FPDFText_GetCharAngle(self._page, at) / (math.pi / 2)
        return abs(quarters - round(quarters)) > _SLANT

    def _part(self, start: int, end: int, gap: float) -> Iterator[tuple[int, int]]:
        """The stretches of a line between wide gaps, without blanks at their ends."""
        chars, begin = self._text, start
        while begin < end and chars[begin].isspace():
            begin += 1
        while end > begin and chars[end - 1].isspace():
            end -= 1
        at = chars.find(" ", begin, end)
        while at >= 0:
            after = at + 1
            while after < end and chars[after].isspace():
                after += 1
            before, following = self._box(at - 1), self._box(after)
            high = before.bottom - before.top
            # PDFium takes a narrow cell's next line for the same one
            below = following.top > before.bottom - high * _SAME_ROW and following.left < before.left
            if below or following.left - before.right > high * gap:
                yield begin, at
                begin = after
            at = chars.find(" ", after, end)
        if begin < end:
            yield begin, end

    def _part_cells(self, begin: int, end: int, find_cell: FindCell) -> Iterator[_Piece]:
        """A stretch, parted where it goes from one cell to the next; text that is too long for its cell stays whole."""
        first, last = self._box(begin), self._box(end - 1)
        cell, other = cell_of(first, find_cell), cell_of(last, find_cell)
        if cell and cell[1] < 0:  # of a table without upright rules
            for start, stop in self._part(begin, end, _NARROW_GAP):
                left, right = self._box(start), self._box(stop - 1)
                yield _Piece([(start, stop)], left.left, right.right, left.top, left.bottom, cell)
            return
        if cell == other:
            yield _Piece([(begin, end)], first.left, last.right, first.top, first.bottom, cell)
            return
        start, left, right = begin, first, first
        for at in range(begin, end):
            if self._text[at].isspace():
                continue
            box = self._box(at)
            other = cell_of(box, find_cell)
            if other != cell and not self._is_drawn_on(at, right, box):
                yield _Piece([(start, at)], left.left, right.right, left.top, left.bottom, cell)
                start, left, cell = at, box, other
            right = box
        yield _Piece([(start, end)], left.left, right.right, left.top, left.bottom, cell)

    def _is_drawn_on(self, at: int, before: Box, box: Box) -> bool:
        """Whether a character is drawn at once with the one before it, beside it."""
        if at == 0 or box.left - before.right > (before.bottom - before.top) * _LOOSE:
            return False
        objects = [self._raw.FPDFText_GetTextObject(self._page, place) for place in (at - 1, at)]
        one, other = (ctypes.cast(thing, ctypes.c_void_p).value for thing in objects)
        return one == other

    def _clean(self, begin: int, end: int, raised: dict[int, str]) -> str:
        """The text without blanks that are only the space a program leaves between Chinese and Latin."""
        text = self._text[begin:end].rstrip()
        if " " in text or raised:
            text = "".join(
                raised.get(begin + at, char)
                for at, char in enumerate(text)
                if char != " "
                or not self._raw.FPDFText_IsGenerated(self._page, begin + at)
                or (text[at - 1].isascii() == text[at + 1].isascii() and self._is_gap(begin + at))
            )
        for mark, hyphen in _HYPHENS.items():
            text = text.replace(mark, hyphen)
        return text

    def _is_gap(self, at: int) -> bool:
        """Whether there is room for the blank that PDFium thinks is there."""
        before, following = self._box(at - 1), self._box(at + 1)
        most = _NO_BLANK if self._text[at - 1].isascii() else _STRETCHED
        return abs(following.left - before.right) > (before.bottom - before.top) * most

    def _find_raised(self, small: list[int], sample: list[int], em: float) -> dict[int, str]:
        """Which of a line's small characters are raised, with what is written for each: a whole run at its first."""
        base = _median(map(self._base, sample))
        written: dict[int, str] = {}
        first = -1
        for at in small:
            if base - self._base(at) > em * _HIGH:
                if at - 1 in written:
                    written[first], written[at] = written[first] + self._text[at], ""
                else:
                    first, written[at] = at, self._text[at]
        return {at: raise_text(run) if run else "" for at, run in written.items()}


def _median(numbers: Iterable[float]) -> float:
    ordered = sorted(numbers)
    return ordered[len(ordered) // 2]
