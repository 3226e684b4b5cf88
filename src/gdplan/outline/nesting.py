"""Lists within lists whose numbers look alike (1.⏎2.⏎␣␣1.⏎␣␣2.⏎3.): the depth that the format tells of parts them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gdplan.outline.markers import Marker
from gdplan.outline.paragraphs import INSET, Paragraph
from gdplan.sources import SourceText

MOST_NESTED = 10
_LONGEST = 60  # characters of a heading


class Depths(NamedTuple):
    """How many lists a line stands in, and which lines are headings, by where they begin in the source."""

    lines: Mapping[int, int]
    headings: frozenset[int]


def find_depths(source: SourceText) -> Depths:
    """The depths that the format of a source tells of."""
    return Depths({line.start: line.depth for line in source.lists}, frozenset(mark.start for mark in source.headings))


def nest(paragraphs: Sequence[Paragraph], markers: list[list[Marker]], depths: Depths) -> list[list[Marker]]:
    """The markers, those of inner lists below the numbers of their own family that are open around them.

    An inner list begins with 1: an item that is only set further in (1.⏎2.⏎␣3.) goes on with its elders.
    """
    if not depths.lines:
        return markers
    nested = list(markers)
    around: dict[int, list[int]] = {}  # rank -> depths of the lists that are open, outermost first
    for i, (paragraph, found) in enumerate(zip(paragraphs, markers, strict=True)):
        place = paragraph.place(0)
        if place in depths.headings:
            around.clear()
        marker = found[0] if found and found[0].firm else None
        if marker is None:
            continue
        around = {rank: lists for rank, lists in around.items() if rank <= marker.rank}
        lists = around.setdefault(marker.rank, [])
        depth = depths.lines.get(place, 0)
        while lists and lists[-1] > depth:
            lists.pop()
        if not lists or (lists[-1] < depth and marker.number == 1 and len(lists) < MOST_NESTED):
            lists.append(depth)
        if len(lists) > 1:
            nested[i] = [marker._replace(nesting=len(lists) - 1), *found[1:]]
    return nested


def find_outer_items(
    paragraphs: Sequence[Paragraph], markers: Sequence[Sequence[Marker]], depths: Depths
) -> dict[int, tuple[Marker, float]]:
    """The items without a number that hold numbered lists (总体要求⏎␣␣1.⏎␣␣2.⏎重点任务⏎␣␣1.), and those beside them.

    Each as a marker of no width and a height, between the numbers below it and those around it.
    """
    at = [depths.lines.get(paragraph.place(0), 0) for paragraph in paragraphs] if depths.lines else []
    rows: list[list[tuple[int, Marker]]] = []  # items and the first number in the lists within their list
    open_rows: dict[int, list[tuple[int, Marker]]] = {}  # by depth
    for i, depth in enumerate(at):
        if not depth or paragraphs[i].place(0) in depths.headings:
            open_rows.clear()
            continue
        open_rows = {of: row for of, row in open_rows.items() if of <= depth}
        if any(marker.firm for marker in markers[i]) or not _is_item(paragraphs[i]):
            continue
        below = markers[i + 1][:1] if i + 1 < len(at) and at[i + 1] > depth else []
        if depth not in open_rows and below and below[0].firm and below[0].number == 1:
            open_rows[depth] = [(i, below[0])]
            rows.append(open_rows[depth])
        elif depth in open_rows:
            open_rows[depth].append((i, open_rows[depth][0][1]))
    return {
        i: (
            marker._replace(paragraph=i, start=0, end=0, number=None),
            marker.rank + (marker.nesting - 0.5) / MOST_NESTED,
        )
        for row in rows
        if len(row) > 1  # a page laid out as a list has one
        for i, marker in row
    }


def _is_item(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= _LONGEST and paragraph.text != INSET and len(paragraph.sentences) == 1
