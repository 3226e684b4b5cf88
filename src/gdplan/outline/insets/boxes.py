"""專欄: the boxes of a plan, which stand between its items and have numbers of their own."""

from collections.abc import Sequence
from typing import NamedTuple

from gdplan.normalize import PlanText
from gdplan.ordinals import NUMBER
from gdplan.outline.families import RANK
from gdplan.outline.markers import Marker
from gdplan.outline.paragraphs import Paragraph
from gdplan.patterns import lazy

WORD = "专栏"
_LABEL = lazy(
    rf"专栏 *(?P<number>{NUMBER})?"
    r"(?: *[-—.:、] *| +|(?=[^\d、,。;]|$))(?P<title>[^。;]{0,60})"
)
_BOX_NUMBER = lazy(NUMBER)
_LONGEST_TITLE = 60
_NO_TITLE = ("。", ";", ":", ",", "？")
_SECTION = RANK["一、"]
_FAR = 200  # paragraphs that are looked at for the number that follows


class Box(NamedTuple):
    """Where a box stands among the paragraphs, and what it is called."""

    start: int
    inside: int  # the first paragraph after the title
    stop: int
    number: str  # as printed, "" for none
    title: Paragraph | None


def find_boxes(
    paragraphs: Sequence[Paragraph], markers: Sequence[Sequence[Marker]], is_inset: Sequence[bool]
) -> list[Box]:
    """The boxes of a text, in order, none inside another.

    A box has no end mark: it ends where the numbers of the body go on, where the next box begins, or after the frame
    that stands under its title (`is_inset`). `markers` are those of each paragraph.
    """
    boxes: list[Box] = []
    state: dict[int, int] = {}  # of the body: rank -> number of the open node
    i = 0
    while i < len(paragraphs):
        box = _read_title(paragraphs, i) if paragraphs[i].text.startswith(WORD) else None
        if box is None:
            _advance(state, markers[i])
            i += 1
            continue
        if box.inside < len(paragraphs) and is_inset[box.inside]:
            stop = box.inside + 1
        else:
            stop = box.inside
            inner: dict[int, int] = {}
            while stop < len(paragraphs) and not _ends(stop, paragraphs, markers, state, inner):
                _advance(inner, markers[stop])
                stop += 1
        boxes.append(box._replace(stop=stop))
        i = stop
    return boxes


def _read_title(paragraphs: Sequence[Paragraph], i: int) -> Box | None:
    """专栏1 title, and the same over two or three lines: 专栏, 1, title."""
    label = _LABEL.fullmatch(paragraphs[i].text)
    if label is None or label["title"].endswith(_NO_TITLE):
        return None
    number, title, after = label["number"] or "", None, i + 1
    if label["title"]:
        title = paragraphs[i].cut(label.start("title"), label.end("title"))
    else:
        if not number and after < len(paragraphs) and _BOX_NUMBER.fullmatch(paragraphs[after].text):
            number, after = paragraphs[after].text, after + 1
        if after < len(paragraphs) and _is_title(paragraphs[after].text):
            title, after = paragraphs[after], after + 1
    return Box(i, after, after, number, title) if number or title else None


def _is_title(text: PlanText) -> bool:
    return 2 <= len(text) <= _LONGEST_TITLE and not text.endswith(_NO_TITLE)


def _advance(state: dict[int, int], markers: Sequence[Marker]) -> None:
    """Open the node of a paragraph that begins with a marker; deeper ones are closed."""
    for marker in markers:
        if marker.firm and marker.number is not None:
            for rank in [rank for rank in state if rank > marker.rank]:
                del state[rank]
            state[marker.rank] = marker.number


def _ends(
    at: int,
    paragraphs: Sequence[Paragraph],
    markers: Sequence[Sequence[Marker]],
    state: dict[int, int],
    inner: dict[int, int],
) -> bool:
    """Whether a box ends before a paragraph."""
    if paragraphs[at].text.startswith(WORD) and _read_title(paragraphs, at):
        return True
    marker = next((marker for marker in markers[at] if marker.firm), None)
    if marker is None:
        return False
    if marker.rank not in state:  # of a kind the body has not used here: part of the box, unless it is an outer one
        return marker.rank < min(state, default=_SECTION + 1)
    if marker.rank not in inner:
        return marker.number != 1
    if marker.number != state[marker.rank] + 1:
        return False
    if marker.number != inner[marker.rank] + 1:
        return True
    return not _comes_again(at, markers, marker, state)  # 4. after the box's 3., where the body is at 3., too


def _comes_again(at: int, markers: Sequence[Sequence[Marker]], marker: Marker, state: dict[int, int]) -> bool:
    """Whether the same number follows before an outer one of the body: then the body's is that one."""
    for found in markers[at + 1 : at + _FAR]:
        for later in found:
            if later.firm and later.rank == marker.rank and later.number == marker.number:
                return True
            if later.firm and later.rank < marker.rank and later.number == state.get(later.rank, 0) + 1:
                return False
    return False
