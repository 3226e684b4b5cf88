"""Page numbers and running headers among printed lines."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gdplan.sources.printed_line import Line, PageSize

_PAGE_NUMBER = re.compile(
    r"^[-—–－―·•\s]*(?:第\s*)?(?:[0-9０-９]{1,4}|[ivxIVX]{1,6})(?:\s*页)?[-—–－―·•\s]*$"
    r"|^\s*(?:第?\s*[0-9]{1,4}\s*页?\s*[/／，,共]\s*共?\s*[0-9]{1,4}\s*页?)\s*$"
)
# What a browser prints around a page: when, beside its title, and the address beside the page number.
_WHEN = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s*(?:[上下]午)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?\s*\Z")
_ADDRESS = re.compile(r"(?:https?|file)://\S+\s*\Z")
_DIGITS = re.compile(r"[0-9０-９]+")
_MARGIN = 0.12  # of the page's height: page numbers and running headers stand in it (GB/T 9704: 35-37 mm of 297)
_LEAST_REPEATS = 3  # pages, for a running header; in a short document every page
_SAME_PLACE = 0.02  # of the page's height


def drop_page_marks(lines: Sequence["Line"], sizes: Sequence["PageSize"]) -> list["Line"]:
    """All but page numbers in margins, what a browser prints there, and lines in the same place of several pages."""
    pages: dict[tuple[str, int], set[int]] = {}
    count = len({line.page for line in lines})
    for line in lines:
        if _in_margin(line, sizes):
            for key in _places(line, sizes):
                pages.setdefault(key, set()).add(line.page)
    least = max(2, min(_LEAST_REPEATS, count))
    when = {line.page: line.top for line in lines if _WHEN.match(line.text) and _in_margin(line, sizes)}

    def is_mark(line: "Line") -> bool:
        if not _in_margin(line, sizes):
            return False
        if _PAGE_NUMBER.search(line.text):
            return True
        if line.page in when and (_ADDRESS.match(line.text) or abs(line.top - when[line.page]) < line.size / 2):
            return True
        return max(len(pages[key]) for key in _places(line, sizes)) >= least

    return [line for line in lines if not is_mark(line)]


def _in_margin(line: "Line", sizes: Sequence["PageSize"]) -> bool:
    height = sizes[line.page - 1].height
    return line.top + line.size < height * _MARGIN or line.top > height * (1 - _MARGIN)


def _places(line: "Line", sizes: Sequence["PageSize"]) -> tuple[tuple[str, int], tuple[str, int]]:
    """What a running header has in common over pages: its words, numbers aside, and about where it stands."""
    words = _DIGITS.sub("0", "".join(line.text.split()))
    step = line.top / (sizes[line.page - 1].height * _SAME_PLACE)
    return (words, int(step)), (words, int(step + 0.5) + 1_000)  # two rasters, so that no border parts two neighbours
