"""Plan text to outline: what stands before, in and after the numbered tree, every character in exactly one place."""

from collections.abc import Callable
from typing import NamedTuple

from gdplan.normalize import PlanText, normalize
from gdplan.outline.front import Front, read_front
from gdplan.outline.furniture import find_furniture
from gdplan.outline.headings import find_headings, split_unmarked
from gdplan.outline.holes import find_holes
from gdplan.outline.markers import find_markers, may_be_glued
from gdplan.outline.paragraphs import Paragraph
from gdplan.outline.rejoin import Break, rejoin, split_lines
from gdplan.outline.sequence import Taken, choose
from gdplan.outline.tail import find_annexes, find_tail, take_conclusions
from gdplan.outline.tree import Draft, grow, name
from gdplan.sources import SourceText
from gdplan.terms import Span

__all__ = ["Annex", "Draft", "Outline", "Paragraph", "outline"]


class Annex(NamedTuple):
    """An attachment: the lines of its title, and its tree."""

    eid: str
    title: tuple[Paragraph, ...]
    body: list[Draft]


class Outline(NamedTuple):
    """The parts of a document, as drafts."""

    head: list[Paragraph]
    front: Front
    body: list[Draft]
    conclusions: list[Paragraph]
    annexes: list[Annex]
    omitted: list[tuple[str, Span]]  # kind and place, in order
    taken: list[tuple[Taken, Paragraph]]  # the markers of the tree and their paragraphs, for what is wrong with them
    breaks: list[Break]
    paragraphs: list[Paragraph]


def outline(source: SourceText, plan: PlanText, is_responsibility: Callable[[PlanText], bool]) -> Outline:
    """The outline of a source; `plan` is its text in normalised form.

    `is_responsibility` tells whether the inside of a bracket names who is responsible: what follows the bracket of the
    last item is no part of it.
    """
    text = source.text
    lines = split_lines(text, plan)
    omitted_lines = find_furniture(lines)
    holes = find_holes(text, plan)
    kept = [line for i, line in enumerate(lines) if i not in omitted_lines] if omitted_lines else lines
    paragraphs, breaks = rejoin(kept, holes, plan)
    omitted = [("markup", hole) for hole in holes]
    omitted += [(kind, (lines[i].start, lines[i].end)) for i, kind in omitted_lines.items()]
    omitted.sort(key=lambda row: row[1])

    glued = may_be_glued(plan)
    markers = [find_markers(p.text, i, glued=glued) for i, p in enumerate(paragraphs)]
    starts = find_annexes(paragraphs, [marker for found in markers for marker in found if marker.firm])
    end = starts[0] if starts else len(paragraphs)
    tail = find_tail(paragraphs[:end])
    taken = choose([m for found in markers[:tail] for m in found])
    all_taken = [(item, paragraphs[item.marker.paragraph]) for item in taken]
    begin = taken[0].marker.paragraph if taken else tail
    head = paragraphs[:begin]
    if taken and taken[0].marker.start:
        head = [*head, paragraphs[begin].cut(0, taken[0].marker.start)]
    roots, drafts = grow(paragraphs[:tail], taken)
    find_headings(roots)
    if drafts:
        conclusions = take_conclusions(drafts[-1], is_responsibility)
    else:
        head, conclusions = _sign_off(head, is_responsibility)
    conclusions += paragraphs[tail:end]
    for draft in drafts:
        split_unmarked(draft)
    name(roots)

    annexes = []
    for number, (start, stop) in enumerate(zip(starts, [*starts, len(paragraphs)][1:], strict=True), 1):
        annex, found = _annex(paragraphs[start:stop], number)
        annexes.append(annex)
        all_taken += found
    return Outline(
        head,
        read_front(head, _known_titles(source)),
        roots,
        conclusions,
        annexes,
        omitted,
        all_taken,
        breaks,
        paragraphs,
    )


def _sign_off(
    head: list[Paragraph], is_responsibility: Callable[[PlanText], bool]
) -> tuple[list[Paragraph], list[Paragraph]]:
    """A text without numbers, and its signature; a line with a date under a title alone is none."""
    last = Draft.unmarked()
    last.paragraphs = list(head)
    conclusions = take_conclusions(last, is_responsibility)
    is_text = bool(last.paragraphs) and last.paragraphs[-1].text[-1] in "。！？)"
    return (last.paragraphs, conclusions) if is_text else (head, [])


def _known_titles(source: SourceText) -> tuple[str, ...]:
    """The titles that the format states, in plan text without blanks."""
    return tuple("".join(normalize(value).split()) for key, value in source.metadata if key == "title")


def _annex(paragraphs: list[Paragraph], number: int) -> tuple[Annex, list[tuple[Taken, Paragraph]]]:
    """One annex: its label and title, and the tree of its own numbers."""
    markers = [m for i, p in enumerate(paragraphs) for m in find_markers(p.text, i)]
    taken = choose([m for m in markers if m.paragraph > 0])
    begin = taken[0].marker.paragraph if taken else len(paragraphs)
    title = 1
    while title < min(begin, 3) and len(paragraphs[title].text) <= 60 and paragraphs[title].text[-1] not in "。；;:,":
        title += 1
    eid = f"att_{number}"
    roots, drafts = grow(paragraphs, taken)
    find_headings(roots)
    lead = Draft.unmarked()
    lead.paragraphs = paragraphs[title:begin]
    if taken and taken[0].marker.start:
        lead.paragraphs.append(paragraphs[begin].cut(0, taken[0].marker.start))
    for draft in drafts:
        split_unmarked(draft)
    roots = [lead, *roots] if lead.paragraphs else roots
    name(roots, eid + "__")
    return Annex(eid, tuple(paragraphs[:title]), roots), [(item, paragraphs[item.marker.paragraph]) for item in taken]
