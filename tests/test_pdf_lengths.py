"""How far, how large, how many, of what PDFium gives: the last that counts, and the next that does not (test_lengths.py)."""

import ctypes
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest
from office_files import Printed, make_drawing, make_pdf
from test_lengths import Limit
from test_printed_lengths import line, turned

from gdplan.errors import CannotReadError
from gdplan.sources.pdf import _Place, _read, _refuse_pictures
from gdplan.sources.pdf_boxes import Box, Turned
from gdplan.sources.pdf_rules import find_rules
from gdplan.sources.pdf_text import Chars, _is_one, _Piece, find_lines
from gdplan.sources.raised import RAISED_BEGIN
from gdplan.sources.ruled import FindCell


class Characters(Chars):
    """Characters of a font, each an em wide, and where they begin: what PDFium says of a page."""

    def __init__(self, text: str, *lefts: float, em: float = 10, high: float | None = None) -> None:
        self._text, self._page, self._em = text, None, em
        self._boxes = [Box(left, left + em, 0, high or em) for left in lefts]
        self._raw = SimpleNamespace(
            FPDFText_IsGenerated=lambda *_: True, FPDFText_GetTextObject=lambda *_: ctypes.c_void_p(1)
        )

    def _box(self, at: int) -> Box:
        return self._boxes[at]

    def _font_size(self, at: int) -> float:
        return self._em

    def _is_slanting(self, at: int) -> bool:
        return False

    def parted(self, find_cell: FindCell) -> int:
        return len([*self.find_pieces(find_cell)])

    def written(self) -> Any:
        (piece,) = self.find_pieces(lambda _x, _y: None)
        return self.write(piece, 1)


def piece(left: float, top: float) -> _Piece:
    return _Piece([(0, 1)], left, left + 10, top, top + 10, None)


def on_page(*printed: Printed) -> str:
    """The lines of a page, the marks of raised text among them."""
    page = pypdfium2.PdfDocument(make_pdf([printed]))[0]
    text = page.get_textpage()  # it is gone with its last name
    return "/".join(found.text for found, _ in find_lines(Chars(text, Turned(page)), 1, lambda _x, _y: None))


def rules(*drawn: str) -> int:
    page = pypdfium2.PdfDocument(make_drawing(*drawn))[0]
    return len(find_rules(page, Turned(page)))


def refused(text: str, covered: Sequence[int] = (0,)) -> str:
    """Why a file of such pages is refused, of each of which pictures cover so many hundredths."""
    pages = [
        SimpleNamespace(get_size=lambda: (100, 100), get_objects=lambda of=share, **_: [SimpleNamespace(get_bounds=lambda: (0, 0, 100, of))])
        for share in covered
    ]  # fmt: skip
    try:
        _refuse_pictures(pages, [line(text, 0, 0)])
    except CannotReadError as error:
        return "pictures" if "pictures" in str(error) else "fonts"
    return ""


def too_many(pages: int) -> bool:
    """Whether a file of so many pages is refused; none of these can be read."""
    try:
        _read(range(pages), b"", _Place())
    except CannotReadError:
        return True
    except AttributeError:
        return False
    raise AssertionError


LIMITS = [
    # of ten points
    Limit("a gap in a row that parts no line", lambda n: _is_one(piece(0, 0), piece(10 + n, 0)), 11, True, False),
    Limit("tenths by which a piece stands lower in its line", lambda n: _is_one(piece(0, 0), piece(10, n / 10)), 49, True, False),
    # hundredths of an em
    Limit("a gap that parts no columns", lambda n: Characters("推广 良种", 0, 100, 200, 200 + n, 300 + n, em=100).parted(lambda _x, _y: (0, -1)), 60, 1, 2),
    Limit("a gap behind a character that is drawn on over its cell", lambda n: Characters("推广良种", 0, 100, 200 + n, 300 + n, em=100).parted(lambda x, _y: (0, int(x > 200))), 30, 1, 2),
    Limit("thousandths between two words that are no blank", lambda n: Characters("AB CD", 0, 1000, 2000, 2000 + n, 3000 + n, em=1000).written().text, 80, "ABCD", "AB CD"),
    Limit("how high a font states its characters, in tenths", lambda n: Characters("推广", 0, 10, high=n).written().size, 15, 10, 16),
    Limit("the size of raised text", lambda n: RAISED_BEGIN in on_page(("强度", 90, 100, 100), ("1", 290, 80, n), ("提高", 340, 100, 100)), 89, True, False),
    Limit("how far up text stands that is not raised", lambda n: RAISED_BEGIN in on_page(("强度", 90, 100, 100), ("1", 290, 144 - n, 50), ("提高", 320, 100, 100)), 15, False, True),
    # half degrees
    Limit("the slant of text that is no watermark", lambda n: on_page(("推广良种", 100, 100, 16, turned(n / 2))), 10, "推广良种", ""),
    # tenths of a point
    Limit("a stroke that is too short for a rule", lambda n: rules(f"100 100 m {100 + n / 10} 100 l S"), 49, 0, 1),
    Limit("how far a stroke slopes that is straight", lambda n: rules(f"100 100 m 300 {100 + n / 10} l 300 300 l S"), 10, 2, 1),
    Limit("how thick a shape is that is a rule", lambda n: rules(f"100 100 200 {n / 10} re f"), 40, 1, 0),
    # how many
    Limit("forms within forms", lambda n: rules(*["/X Do"] * n, "100 100 m 200 100 l S"), 3, 1, 0),
    Limit("pages of a file", too_many, 5_000, False, True),
    Limit("points of a path that is no drawing", lambda n: rules(f"100 100 m {'200 100 l ' * (n - 1)}S"), 20_000, 1, 0),
    Limit("characters of a page with a picture that is none of text", lambda n: refused("推" * n, [100]), 49, "pictures", ""),
    Limit("hundredths of a page that a picture covers", lambda n: refused("推广", [n]), 50, "", "pictures"),
    Limit("the last page of a file that is looked at for pictures", lambda n: refused("推广", [0, 0, *[100] * (n - 2), *[0] * (9 - n)]), 4, "", "pictures"),
    Limit("hundredths of a text that mean nothing", lambda n: refused("\ue000" * n + "推" * (100 - n)), 50, "", "fonts"),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_the_last_that_counts_and_the_next(limit):
    assert [limit.read(limit.last), limit.read(limit.last + 1)] == [limit.within, limit.beyond]
