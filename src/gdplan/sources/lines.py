"""Printed lines (PDF, OFD) back to paragraphs: page marks out, columns in order, wrapped lines joined."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gdplan.sources.foot_notes import Placed, part_notes
from gdplan.sources.page_marks import drop_page_marks
from gdplan.sources.printed_line import UNBROKEN, Line, PageSize, join_lines, width_of
from gdplan.sources.raised import drop_raised
from gdplan.vocab.numerals import TO_HUNDRED, TO_TEN


class Paragraph(NamedTuple):
    """Lines joined; the page is that of the first one."""

    text: str
    page: int
    top: float
    is_large: bool = False  # set larger than the body
    is_note: bool = False  # at the foot of its page
    table: int | None = None


_LEADERS = re.compile(r"[.．…·]{4}\s*+[0-9ivxIVX]*+\s*+$")
NUMBER = re.compile(  # of a heading or an item
    rf"[（(](?:[{TO_TEN}]{{1,3}}|[0-9]{{1,2}})[)）]|[{TO_TEN}]{{1,3}}、|[0-9]{{1,2}}[.．、](?![0-9])"
    rf"|第[{TO_HUNDRED}]{{1,6}}[编篇章节条]|[①-⑳]"
)
_INDENT = 0.8  # em; a first line is indented by two
_SHORT = 2.0  # em before the right edge: more than a mark that may not end or begin a line ever leaves free
_LEAST_COLUMN = 6  # lines
_LARGE = 1.15
_SEVERAL = 0.03  # of the lines
_GAP = 4  # em from line to line; half of it is wide spacing
_SAME_LEFT = 0.4  # em
_BLOCK_ENDS = ("。", "！", "？", "；", ";", "：", ":")
_ENDS = ("。", "！", "？", "）", ")")  # after ； and ： a list may go on in the line: ①…；②…


def to_paragraphs(lines: Sequence[Line], sizes: Sequence[PageSize]) -> list[Paragraph]:
    """The paragraphs of a document in reading order; sizes[0] is that of page 1.

    >>> a = Line("到2027年，建成一批", 1, 40, 100, 10, 10), Line("创新中心。", 1, 20, 70, 30, 10)
    >>> [p.text for p in to_paragraphs(a, [PageSize(120, 200)])]
    ['到2027年，建成一批创新中心。']
    """
    placed = [found for page in _by_page(drop_page_marks(lines, sizes)) for found in _order_columns(page)]
    of_text = sorted(line.size for line, _ in placed if line.table is None)
    body = of_text[len(of_text) // 2] if of_text else 0.0
    placed, notes = part_notes(placed, body)
    joined = _join_lines(placed, sizes)
    paragraphs: list[Paragraph] = []
    waiting = iter([*notes, None])
    note = next(waiting)
    end = 0
    for run in joined:
        first = run[0]
        paragraphs.append(
            Paragraph(
                join_lines(run),
                first.page,
                first.top,
                first.table is None and first.size > body * _LARGE,
                table=first.table,
            )
        )
        end += len(run)
        while note and note.after <= end:  # behind the paragraph that goes on over the page
            opens = note.lines[0]
            paragraphs.append(Paragraph(join_lines(note.lines), opens.page, opens.top, is_note=True))
            note = next(waiting)
    return paragraphs


def _join_lines(placed: Sequence[Placed], sizes: Sequence[PageSize]) -> list[list[Line]]:
    """The lines of each paragraph."""
    fields = [(sizes[line.page - 1].width, column) for line, column in placed]
    edges = _find_edges(placed, fields)
    joined: list[list[Line]] = []
    for at, (line, _) in enumerate(placed):
        after = placed[at + 1][0] if at + 1 < len(placed) else None
        if joined and _goes_on(joined[-1], edges[fields[at - 1]], line, edges[fields[at]], after):
            joined[-1].append(line)
        else:
            joined.append([line])
    return joined


def _by_page(lines: Iterable[Line]) -> list[list[Line]]:
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return list(pages.values())


# ---------------------------------------------------------------- columns


_ONE, _LEFT, _RIGHT = range(3)  # which column of its page a line stands in


def _order_columns(page: list[Line]) -> list[tuple[Line, int]]:
    """The lines of a page and their columns, the left column before the right one wherever there are two."""
    gutter = find_gutter([line for line in page if line.table is None])
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


def find_gutter(page: list[Line]) -> float | None:
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
        of_field = groups.setdefault(field, [])
        if line.table is None:
            of_field.append(line)
    return {field: _find_edge(group, *field) for field, group in groups.items()}


def _find_edge(lines: Sequence[Line], width: float, column: int) -> _Edges:
    """The leftmost place where several lines begin; the right edge that full lines reach.

    Where no line is full, the right margin is thought to be as wide as the left one.
    """
    if not lines:
        return _Edges(0, width)
    em = sorted(line.size for line in lines)[len(lines) // 2] or 1.0
    starts = Counter(round(line.left / em * 2) for line in lines)
    least = len(lines) * _SEVERAL
    begin = min(start for start, count in starts.items() if count >= least)
    left = min(line.left for line in lines if round(line.left / em * 2) == begin)
    right = sorted(line.right for line in lines)[int(len(lines) * 0.8)]
    return _Edges(left, max(right, width - left - em * _SHORT) if column == _ONE else right)


def _goes_on(paragraph: Sequence[Line], here: _Edges, following: Line, there: _Edges, after: Line | None) -> bool:
    """Whether a paragraph goes on in the line that follows; `after` is the one behind that."""
    line = paragraph[-1]
    if line.table is not None or following.table is not None:
        return False
    em = max(line.size, following.size) or 1.0
    if abs(line.size - following.size) > em / 4 or _LEADERS.search(line.text) or _LEADERS.search(following.text):
        return False
    drop = following.top - line.top
    if line.page == following.page and here == there and not em / 2 < drop < em * _GAP:
        return False  # beside it, above it, or after a gap
    text = drop_raised(line.text)
    opens_item = NUMBER.match(following.text) is not None
    if text.endswith(_ENDS) and opens_item:
        return False
    room = here.right - line.right
    if following.left > there.left + em * _INDENT:
        broken = room < em * _SHORT and not text.endswith(_BLOCK_ENDS) and not opens_item
        return broken and _is_block(paragraph, following, there, after)
    if room < em * _SHORT:
        return True
    word = UNBROKEN.match(following.text)  # a long foreign word or a short bracket may not have fitted
    return word is not None and room < (width_of(word[0]) + 1) * em and not text.endswith(_ENDS)


def _is_block(paragraph: Sequence[Line], following: Line, there: _Edges, after: Line | None) -> bool:
    """Whether a line that begins right of the margin may go on a paragraph that is indented as a whole.

    It begins where the line above it does, or as its text does behind a number. It is no first line of a paragraph,
    whose second would go back to the margin.
    """
    em = following.size or 1.0
    first, line = paragraph[0], paragraph[-1]
    level = abs(following.left - line.left) < em * _SAME_LEFT
    number = NUMBER.match(first.text)
    hangs = number and len(paragraph) == 1 and 0 < following.left - first.left < (width_of(number[0]) + 1) * em
    if not level and not hangs:
        return False
    if after is None or hangs or after.table is not None or NUMBER.match(after.text):
        return True
    return after.left > there.left + em * _INDENT or drop_raised(following.text).endswith(_ENDS)
