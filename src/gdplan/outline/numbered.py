"""The tree of the numbers in some paragraphs: of the body, of an annex, of a box."""

from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from gdplan.outline.families import ARTICLE
from gdplan.outline.format_headings import NO_EVIDENCE, Evidence
from gdplan.outline.headings import find_headings
from gdplan.outline.markers import Marker
from gdplan.outline.named_numbers import find_named_numbers
from gdplan.outline.owner_lines import take_owner_lines
from gdplan.outline.paragraphs import Paragraph
from gdplan.outline.run_in_lists import find_later_lists
from gdplan.outline.sequence import Taken, choose
from gdplan.outline.tree import Draft, grow
from gdplan.terms import Span

AllTaken = list[tuple[Taken, Paragraph]]


class Numbered(NamedTuple):
    """What stands before the first number, and the tree from there on."""

    lead: list[Paragraph]
    roots: list[Draft]
    drafts: list[Draft]  # all of the tree, in the order printed
    last: Draft | None  # the one that the last paragraph belongs to
    taken: AllTaken  # the markers of the tree and their paragraphs
    mended: Sequence[Span] = ()  # line breaks inside clauses that were taken out


def read_numbered(
    paragraphs: Sequence[Paragraph],
    markers: Sequence[Sequence[Marker]],
    evidence: Evidence = NO_EVIDENCE,
    unmarked: Mapping[int, tuple[Marker, float]] = MappingProxyType({}),
) -> Numbered:
    """The tree of some paragraphs, of which `markers` are those that may number a node.

    `unmarked` are the headings that only the format tells of, by paragraph, with their heights.
    """
    announced = _announced(paragraphs, markers)
    unmarked = {**_later_lists(markers, announced), **find_named_numbers(paragraphs, markers), **unmarked}
    run_in = {i: item for i, item in find_later_lists(markers).items() if i not in unmarked}
    unmarked = {**run_in, **unmarked}
    if unmarked:
        markers = [
            [unmarked[i][0], *(found if i in run_in else ())] if i in unmarked else found
            for i, found in enumerate(markers)
        ]
    taken = choose([marker for found in markers for marker in found], announced)
    first = taken[0].marker if taken else None
    lead = list(paragraphs[: first.paragraph] if first else paragraphs)
    if first and first.start:
        lead.append(paragraphs[first.paragraph].cut(0, first.start))
    roots, drafts, last = grow(paragraphs, taken, {i: height for i, (_, height) in unmarked.items()})
    speaking = take_owner_lines(roots)
    mended = find_headings(roots, evidence)
    for node, lines in speaking:
        if last and lines[0].place(0) >= last.end:
            last = node
        node.paragraphs += lines
    return Numbered(lead, roots, drafts, last, [(item, paragraphs[item.marker.paragraph]) for item in taken], mended)


def _announced(paragraphs: Sequence[Paragraph], markers: Sequence[Sequence[Marker]]) -> set[int]:
    """The paragraphs with a marker after one without that announces a list (有下列情形之一的，应当拒绝：⏎（一）…)."""
    return {
        i
        for i, found in enumerate(markers)
        if found and i and not markers[i - 1] and paragraphs[i - 1].text.endswith(":")
    }


def _later_lists(markers: Sequence[Sequence[Marker]], announced: Container[int]) -> dict[int, tuple[Marker, float]]:
    """What announces a second list under the same parent (1.⏎2.⏎儿童符合下列条件的：⏎1.⏎2.), as nodes that hold it.

    Each as a marker of no width and a height, between the numbers below it and those around it. Not in an article:
    there it is one of its paragraphs (款).
    """
    later: dict[int, tuple[Marker, float]] = {}
    last: dict[int, int] = {}  # rank -> number of the list that is open
    for i, found in enumerate(markers):
        marker = next((marker for marker in found if marker.firm), None)
        if marker is None or marker.number is None:
            continue
        begins_anew = marker.number == 1 < last.get(marker.rank, 0) and ARTICLE not in last
        if begins_anew and i in announced:
            later[i - 1] = marker._replace(paragraph=i - 1, start=0, end=0, number=None), marker.rank - 0.5
        last = {rank: number for rank, number in last.items() if rank < marker.rank}
        last[marker.rank] = marker.number
    return later
