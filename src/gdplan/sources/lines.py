"""Printed lines (PDF, OFD) back to paragraphs: page marks out, columns in order, wrapped lines joined."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """A line as printed. Any unit of length will do; `top` counts from the top of the page."""

    text: str
    page: int  # from 1
    left: float  # of the first and the right edge of the last character that is no blank
    right: float
    top: float
    size: float  # height of its characters: one em


class PageSize(NamedTuple):
    width: float
    height: float


class Paragraph(NamedTuple):
    """Lines joined; the page is that of the first one."""

    text: str
    page: int
    top: float
    is_large: bool = False  # set larger than the body


_PAGE_NUMBER = re.compile(
    r"^[-—–－―·•\s]*(?:第\s*)?(?:[0-9０-９]{1,4}|[ivxIVX]{1,6})(?:\s*页)?[-—–－―·•\s]*$"
    r"|^\s*(?:第?\s*[0-9]{1,4}\s*页?\s*[/／，,共]\s*共?\s*[0-9]{1,4}\s*页?)\s*$"
)
_LEADERS = re.compile(r"[.．…·]{4}\s*+[0-9ivxIVX]*+\s*+$")
_NUMBERED = re.compile(  # of a heading or an item
    r"[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)）]|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.．、](?![0-9])"
    r"|第[一二三四五六七八九十百]{1,6}[编篇章节条]|[①-⑳]"
)
_DIGIT_RUN = re.compile(r"[0-9０-９]+")
_WORD = re.compile(r"[!-~]+")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f‘-”—…]")
_MARGIN = 0.12  # of the page's height: page numbers and running headers stand in it (GB/T 9704: 35-37 mm of 297)
_LEAST_REPEATS = 3  # pages, for a running header; in a short document every page
_SAME_PLACE = 0.02  # of the page's height
_INDENT = 0.8  # em; a first line is indented by two
_SHORT = 2.0  # em before the right edge: more than a mark that may not end or begin a line ever leaves free
_LEAST_COLUMN = 6  # lines
_LARGE = 1.15
_SEVERAL = 0.03  # of the lines
_GAP = 4  # em from line to line; half of it is wide spacing
_ENDS = ("。", "！", "？", "）", ")")  # after ； and ： a list may go on in the line: ①…；②…


def to_paragraphs(lines: Sequence[Line], sizes: Sequence[PageSize]) -> list[Paragraph]:
    """The paragraphs of a document in reading order; sizes[0] is that of page 1.

    >>> a = Line("到2027年，建成一批", 1, 40, 100, 10, 10), Line("创新中心。", 1, 20, 70, 30, 10)
    >>> [p.text for p in to_paragraphs(a, [PageSize(120, 200)])]
    ['到2027年，建成一批创新中心。']
    """
    placed = [found for page in _by_page(_drop_page_marks(lines, sizes)) for found in _order_columns(page)]
    fields = [(sizes[line.page - 1].width, column) for line, column in placed]
    edges = _find_edges(placed, fields)
    joined: list[list[Line]] = []
    before: tuple[Line, _Edges] | None = None
    for (line, _), field in zip(placed, fields, strict=True):
        if before and _goes_on(*before, line, edges[field]):
            joined[-1].append(line)
        else:
            joined.append([line])
        before = line, edges[field]
    body = sorted(line.size for line, _ in placed)[len(placed) // 2] if placed else 0
    return [Paragraph(_join(run), run[0].page, run[0].top, run[0].size > body * _LARGE) for run in joined]


def _by_page(lines: Iterable[Line]) -> list[list[Line]]:
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return list(pages.values())


# ---------------------------------------------------------------- page numbers and running headers


def _drop_page_marks(lines: Sequence[Line], sizes: Sequence[PageSize]) -> list[Line]:
    """All but page numbers in the margins and lines that stand in the same place of the margin on several pages."""
    pages: dict[tuple[str, int], set[int]] = {}
    count = len({line.page for line in lines})
    for line in lines:
        if _in_margin(line, sizes):
            for key in _places(line, sizes):
                pages.setdefault(key, set()).add(line.page)
    least = max(2, min(_LEAST_REPEATS, count))

    def is_mark(line: Line) -> bool:
        if not _in_margin(line, sizes):
            return False
        if _PAGE_NUMBER.search(line.text):
            return True
        return max(len(pages[key]) for key in _places(line, sizes)) >= least

    return [line for line in lines if not is_mark(line)]


def _in_margin(line: Line, sizes: Sequence[PageSize]) -> bool:
    height = sizes[line.page - 1].height
    return line.top + line.size < height * _MARGIN or line.top > height * (1 - _MARGIN)


def _places(line: Line, sizes: Sequence[PageSize]) -> tuple[tuple[str, int], tuple[str, int]]:
    """What a running header has in common over pages: its words, numbers aside, and about where it stands."""
    words = _DIGIT_RUN.sub("0", "".join(line.text.split()))
    step = line.top / (sizes[line.page - 1].height * _SAME_PLACE)
    return (words, int(step)), (words, int(step + 0.5) + 1_000)  # two rasters, so that no border parts two neighbours


# ---------------------------------------------------------------- columns


_ONE, _LEFT, _RIGHT = range(3)  # which column of its page a line stands in


def _order_columns(page: list[Line]) -> list[tuple[Line, int]]:
    """The lines of a page and their columns, the left column before the right one wherever there are two."""
    gutter = _find_gutter(page)
    if gutter is None:
        return [(line, _ONE) for line in page]
    ordered: list[tuple[Line, int]] = []
    left: list[tuple[Line, int]] = []
    right: list[tuple[Line, int]] = []
    for line in sorted(page, key=lambda line: (line.top, line.left)):
        if line.right <= gutter:
            left.append((line, _LEFT))
        elif line.left >= gutter:
            right.append((line, _RIGHT))
        else:
            ordered += [*left, *right, (line, _ONE)]
            left, right = [], []
    return ordered + left + right


def _find_gutter(page: list[Line]) -> float | None:
    """Where two columns of running text part; a table's cells do not fill theirs."""
    if len(page) < 2 * _LEAST_COLUMN:
        return None
    begin, end = min(line.left for line in page), max(line.right for line in page)
    middle = begin + (end - begin) / 2
    left = [line for line in page if line.right <= middle + line.size]
    right = [line for line in page if line.left >= middle - line.size and line.left > begin + line.size * _SHORT]
    if min(len(left), len(right)) < _LEAST_COLUMN or len(left) + len(right) < len(page) * 0.7:
        return None
    edge, start = max(line.right for line in left), min(line.left for line in right)
    if edge >= start:
        return None
    full = sum(line.right > edge - line.size * _SHORT for line in left)
    full_right = sum(line.right > end - line.size * _SHORT for line in right)
    return (edge + start) / 2 if full * 2 > len(left) and full_right * 2 > len(right) else None


# ---------------------------------------------------------------- paragraphs


class _Edges(NamedTuple):
    left: float
    right: float


_Field = tuple[float, int]  # width of the page, column


def _find_edges(placed: Sequence[tuple[Line, int]], fields: Sequence[_Field]) -> dict[_Field, _Edges]:
    """Where lines begin and end, on pages of one width and in one column of them."""
    groups: dict[_Field, list[Line]] = {}
    for (line, _), field in zip(placed, fields, strict=True):
        groups.setdefault(field, []).append(line)
    return {field: _find_edge(group, *field) for field, group in groups.items()}


def _find_edge(lines: Sequence[Line], width: float, column: int) -> _Edges:
    """The leftmost place where several lines begin; the right edge that full lines reach.

    Where no line is full, the right margin is thought to be as wide as the left one.
    """
    em = sorted(line.size for line in lines)[len(lines) // 2] or 1.0
    starts = Counter(round(line.left / em * 2) for line in lines)
    least = len(lines) * _SEVERAL
    begin = min(start for start, count in starts.items() if count >= least)
    left = min(line.left for line in lines if round(line.left / em * 2) == begin)
    right = sorted(line.right for line in lines)[int(len(lines) * 0.8)]
    return _Edges(left, max(right, width - left - em * _SHORT) if column == _ONE else right)


def _goes_on(line: Line, here: _Edges, following: Line, there: _Edges) -> bool:
    """Whether a paragraph goes on from one line to the next."""
    em = max(line.size, following.size) or 1.0
    if abs(line.size - following.size) > em / 4 or _LEADERS.search(line.text) or _LEADERS.search(following.text):
        return False
    if following.left > there.left + em * _INDENT:
        return False
    drop = following.top - line.top
    if line.page == following.page and here == there and not em / 2 < drop < em * _GAP:
        return False  # beside it, above it, or after a gap
    if line.text.endswith(_ENDS) and _NUMBERED.match(following.text):
        return False
    room = here.right - line.right
    if room < em * _SHORT:
        return True
    word = _WORD.match(following.text)  # a long foreign word may not have fitted
    return word is not None and room < (len(word[0]) / 2 + 1) * em and not line.text.endswith(_ENDS)


def _join(lines: Sequence[Line]) -> str:
    """One text; a blank only between two words of a foreign language."""
    text = lines[0].text.strip()
    for line in lines[1:]:
        more = line.text.strip()
        foreign = text and more and not _WIDE.match(text[-1]) and not _WIDE.match(more[0]) and not text.endswith("-")
        text += (" " if foreign and (text[-1].isalpha() or more[0].isalpha()) else "") + more
    return text
