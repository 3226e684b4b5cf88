"""The ruling lines of a PDF page: straight strokes and thin filled shapes."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from gdplan.sources.pdf_boxes import Turned
from gdplan.sources.ruled import Rule

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

_MOST_OBJECTS = 20_000  # of a page, and points of its paths: more are a drawing
_DEEPEST = 3  # forms within forms
_THIN = 4.0  # points; a filled shape no thicker is a line
_SHORTEST = 5.0
_SLOPE = 1.0  # points, from end to end, of what is still straight

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)


def find_rules(page: "pypdfium2.PdfPage", turned: Turned) -> list[Rule]:
    """The rules of a page as it is shown; none where there are as many paths as a drawing has."""
    reader = _Paths(turned)
    rules: list[Rule] = []
    for rule in reader.find(page):
        rules.append(rule)
        if len(rules) > _MOST_OBJECTS:
            return []
    return [] if reader.is_drawing else rules


class _Paths:
    """Walks the objects of one page."""

    def __init__(self, turned: Turned) -> None:
        from pypdfium2 import raw  # noqa: PLC0415 (an extra)

        self._raw: Any = raw
        self._turned = turned
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._left = _MOST_OBJECTS

    @property
    def is_drawing(self) -> bool:
        """Whether there was more than a page of text has."""
        return self._left < 0

    def find(self, page: "pypdfium2.PdfPage") -> Iterator[Rule]:
        for at in range(self._raw.FPDFPage_CountObjects(page.raw)):
            yield from self._find(self._raw.FPDFPage_GetObject(page.raw, at), _SAME, _DEEPEST)

    def _find(self, thing: Any, outer: _Matrix, depth: int) -> Iterator[Rule]:
        kind = self._raw.FPDFPageObj_GetType(thing)
        if kind == self._raw.FPDF_PAGEOBJ_PATH:
            yield from self._read_path(thing, self._matrix_of(thing, outer))
        elif kind == self._raw.FPDF_PAGEOBJ_FORM and depth:
            inner = self._matrix_of(thing, outer)
            for at in range(self._raw.FPDFFormObj_CountObjects(thing)):
                self._left -= 1
                if self._left < 0:
                    return
                yield from self._find(self._raw.FPDFFormObj_GetObject(thing, at), inner, depth - 1)

    def _matrix_of(self, thing: Any, outer: _Matrix) -> _Matrix:
        self._raw.FPDFPageObj_GetMatrix(thing, self._matrix)
        m = self._matrix
        a, b, c, d, e, f = outer
        return (
            m.a * a + m.b * c, m.a * b + m.b * d, m.c * a + m.d * c, m.c * b + m.d * d,
            m.e * a + m.f * c + e, m.e * b + m.f * d + f,
        )  # fmt: skip

    def _read_path(self, path: Any, matrix: _Matrix) -> Iterator[Rule]:
        self._raw.FPDFPath_GetDrawMode(path, self._fill, self._stroke)
        count = self._raw.FPDFPath_CountSegments(path)
        self._left -= count
        if self._left < 0 or not (self._fill.value or self._stroke.value):
            return
        points: list[tuple[float, float]] = []
        is_straight = True
        for at in range(count):
            segment = self._raw.FPDFPath_GetPathSegment(path, at)
            kind = self._raw.FPDFPathSegment_GetType(segment)
            if kind == self._raw.FPDF_SEGMENT_MOVETO:
                yield from self._read_outline(points, is_straight=is_straight)
                points, is_straight = [], True
            is_straight = is_straight and kind != self._raw.FPDF_SEGMENT_BEZIERTO
            points.append(self._point(segment, matrix))
            if self._raw.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        yield from self._read_outline(points, is_straight=is_straight)

    def _point(self, segment: Any, matrix: _Matrix) -> tuple[float, float]:
        self._raw.FPDFPathSegment_GetPoint(segment, self._x, self._y)
        x, y = self._x.value, self._y.value
        a, b, c, d, e, f = matrix
        return self._turned.point(a * x + c * y + e, b * x + d * y + f)

    def _read_outline(self, points: list[tuple[float, float]], *, is_straight: bool) -> Iterator[Rule]:
        """The rules of a stroke or shape without gaps."""
        if len(points) < 2 or not is_straight:
            return
        whole = _around(points)
        if min(whole.right - whole.left, whole.bottom - whole.top) <= _THIN:
            if max(whole.right - whole.left, whole.bottom - whole.top) >= _SHORTEST:
                yield whole
        elif self._stroke.value:
            for begin, end in pairwise(points):
                side = _around([begin, end])
                wide, high = side.right - side.left, side.bottom - side.top
                if min(wide, high) <= _SLOPE and max(wide, high) >= _SHORTEST:
                    yield side


def _around(points: list[tuple[float, float]]) -> Rule:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Rule(min(across), min(down), max(across), max(down))
