"""Places on a PDF page as it is shown."""

from typing import TYPE_CHECKING, NamedTuple

from gdplan.sources.ruled import FindCell, Place

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]


class Turned:
    """The way from the places that PDFium gives, those of the page before it is turned, to the page as it is shown."""

    def __init__(self, page: "pypdfium2.PdfPage") -> None:
        self.rotation: int = page.get_rotation()
        self.width, self.height = page.get_size()

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A place as shown; the second number counts from the upper edge."""
        if self.rotation == 90:
            return y, x
        if self.rotation == 270:
            return self.width - y, self.height - x
        if self.rotation == 180:
            return self.width - x, y
        return x, self.height - y


class Box(NamedTuple):
    """As the page is shown; `top` and `bottom` count from its upper edge."""

    left: float
    right: float
    top: float
    bottom: float


def cell_of(box: Box, find_cell: FindCell) -> Place | None:
    return find_cell((box.left + box.right) / 2, (box.top + box.bottom) / 2)
