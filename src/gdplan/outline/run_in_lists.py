"""Lists run into a paragraph (一年来，我们…。①…。②…。): each ends with its paragraph.

What the next paragraph says is no more of ②, and where it runs in a list of its own, that begins anew.
"""

from collections.abc import Sequence
from typing import NamedTuple

from gdplan.outline.families import RANK
from gdplan.outline.markers import Marker
from gdplan.outline.sequence import Taken

_OUTERMOST = RANK["1."]  # what is glued and stands higher has lost its line break
_FEWEST = 2  # numbers that make a list: one may be a reference


class _Open(NamedTuple):
    """A list run in, while no other number is printed."""

    rank: int
    paragraph: int
    has_text: bool  # before it, and no number


def find_later_lists(markers: Sequence[Sequence[Marker]]) -> dict[int, tuple[Marker, float]]:
    """The paragraphs without a number that run in a list each, where one begins anew: nodes that hold the lists.

    Each as a marker of no width and a height, between the numbers of its list and those around it. The first of them
    is one, too, unless its list is that of a number at its head.
    """
    found: dict[int, tuple[Marker, float]] = {}
    last: _Open | None = None
    for i, own in enumerate(markers):
        begin = _begin(own)
        starts = bool(own) and own[0].start == 0
        if begin is None:
            last = None if starts and own[0].firm else last
            continue
        if starts:
            last = _Open(begin.rank, i, has_text=False) if own[0].firm else None
            continue
        if last and last.rank == begin.rank:
            for k in (last.paragraph, i) if last.has_text else (i,):
                found[k] = begin._replace(paragraph=k, start=0, end=0, number=None, glued=False), begin.rank - 0.5
        last = _Open(begin.rank, i, has_text=True)
    return found


def _begin(markers: Sequence[Marker]) -> Marker | None:
    """The first number of a list that a paragraph runs in behind text of its own or a number."""
    begin = next((m for m in markers if m.glued and m.number == 1 and m.rank >= _OUTERMOST), None)
    if begin is None or any(m.rank == begin.rank for m in markers if m.start < begin.start):
        return None
    row = [m.number for m in markers if m.rank == begin.rank]
    return begin if len(row) >= _FEWEST and row == list(range(1, len(row) + 1)) else None


def find_ends(taken: Sequence[Taken]) -> set[int]:
    """Which markers (by index) end a list that their paragraph runs in, and that does not go on below it."""
    rows: dict[int, list[int]] = {}
    for i, item in enumerate(taken):
        rows.setdefault(item.marker.paragraph, []).append(i)
    ends = set()
    for row in rows.values():
        begin = _begin([taken[i].marker for i in row if taken[i].marker.end])
        last = taken[row[-1]]
        if begin and begin.rank == last.marker.rank and not _goes_on(last, taken[row[-1] + 1 : row[-1] + 2]):
            ends.add(row[-1])
    return ends


def _goes_on(last: Taken, following: Sequence[Taken]) -> bool:
    """Whether the next paragraph with a number begins with that of a list's next item."""
    return any(
        (item.marker.start, item.marker.rank, item.number) == (0, last.marker.rank, last.number + 1)
        for item in following
    )
