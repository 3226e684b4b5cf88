"""Plan text to outline: what stands before, in and after the numbered tree, every character in exactly one place."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from gdplan.normalize import PlanText, normalize
from gdplan.outline.boxes import WORD as BOX_WORD
from gdplan.outline.evidence import NO_EVIDENCE, Evidence
from gdplan.outline.front import Front, read_front
from gdplan.outline.furniture import find_furniture
from gdplan.outline.headings import find_headings, split_unmarked
from gdplan.outline.holes import find_holes
from gdplan.outline.insets import AllTaken, Insets, find_tables, set_aside
from gdplan.outline.markers import Marker, find_markers, may_be_glued
from gdplan.outline.paragraphs import INSET, Paragraph
from gdplan.outline.rejoin import Break, rejoin, split_lines
from gdplan.outline.sequence import Taken, choose
from gdplan.outline.tables import CellText, Row
from gdplan.outline.tail import find_annexes, find_tail, take_conclusions
from gdplan.outline.tree import Draft, grow, name
from gdplan.sources import SourceText
from gdplan.terms import Span

__all__ = ["Annex", "CellText", "Draft", "Outline", "Paragraph", "Row", "outline"]


_NOTES = ("footnote", "endnote")  # places in a Word document; what stands there follows the text


class Annex(NamedTuple):
    """An attachment: the lines of its title, and its tree."""

    eid: str
    title: tuple[Paragraph, ...]
    body: list[Draft]


class Outline(NamedTuple):
    """The parts of a document, as drafts."""

    head: list[Paragraph]
    front: Front
    cover: Draft | None
    preamble: Draft | None
    body: list[Draft]
    conclusions: Draft | None
    annexes: list[Annex]
    omitted: list[tuple[str, Span]]  # kind and place, in order
    taken: AllTaken  # the markers of the tree and their paragraphs, for what is wrong with them
    breaks: list[Break]
    paragraphs: list[Paragraph]
    closing: list[Paragraph]  # of the conclusions


def outline(source: SourceText, plan: PlanText, is_responsibility: Callable[[PlanText], bool]) -> Outline:
    """The outline of a source; `plan` is its text in normalised form.

    `is_responsibility` tells whether the inside of a bracket names who is responsible: what follows the bracket of the
    last item is no part of it.
    """
    text, titles, insets = source.text, _known_titles(source), Insets()
    printed = split_lines(text, plan)
    tables = find_tables(plan, source.tables) if source.tables else []
    lines = set_aside(printed, tables) if tables else printed
    omitted_lines = find_furniture(lines)
    holes = find_holes(text, plan)
    kept = [line for i, line in enumerate(lines) if i not in omitted_lines] if omitted_lines else lines
    notes = [place.start for place in source.locators if place.where.startswith(_NOTES)]
    paragraphs, breaks = rejoin(kept, holes, plan, frozenset(notes))
    omitted = [("markup", hole) for hole in holes]
    omitted += [(kind, (lines[i].start, lines[i].end)) for i, kind in omitted_lines.items()]
    omitted.sort(key=lambda row: row[1])

    if tables:
        paragraphs = insets.read_tables(paragraphs, tables, printed, holes, plan, titles)
    glued = may_be_glued(plan)
    markers = [find_markers(p.text, i, glued=glued) for i, p in enumerate(paragraphs)]
    if BOX_WORD in plan:
        paragraphs, markers = insets.read_boxes(paragraphs, markers)
    starts = find_annexes(paragraphs, [marker for found in markers for marker in found if marker.firm])
    end = starts[0] if starts else len(paragraphs)
    tail = find_tail(paragraphs[:end])
    if notes and not starts:
        tail = next((i for i, p in enumerate(paragraphs[:tail]) if p.place(0) >= notes[0]), tail)
    evidence = Evidence({mark.start: mark.level for mark in source.headings}) if source.headings else NO_EVIDENCE
    if title := evidence.find_title(paragraphs[:tail]):
        titles = (*titles, title)
    heights = _add_unmarked(paragraphs[:tail], markers, evidence, titles)
    taken = choose([m for found in markers[:tail] for m in found])
    begin = _begin(taken, paragraphs[:tail], insets)
    head = paragraphs[:begin]
    if taken and taken[0].marker.start:
        head = [*head, paragraphs[begin].cut(0, taken[0].marker.start)]
    roots, drafts = grow(paragraphs[:tail], taken, heights)
    find_headings(roots, evidence)
    if not taken and begin < tail:  # tables alone
        drafts = [_unmarked(paragraphs[begin:tail])]
        roots = [drafts[0]]
    if drafts:
        conclusions = take_conclusions(drafts[-1], is_responsibility)
    else:
        head, conclusions = _sign_off(head, is_responsibility)
    conclusions += paragraphs[tail:end]
    for draft in drafts:
        split_unmarked(draft)
    roots = insets.put_back(roots)
    name(roots)

    front = read_front(head, titles)
    cover, preamble, closing = (
        insets.part(name, part)
        for name, part in (
            ("cover", [head[i] for i in front.cover]),
            ("preamble", [head[i] for i in front.preamble]),
            ("conclusions", conclusions),
        )
    )
    all_taken = [(item, paragraphs[item.marker.paragraph]) for item in taken] + insets.taken
    annexes = []
    for number, (start, stop) in enumerate(zip(starts, [*starts, len(paragraphs)][1:], strict=True), 1):
        annex, found = _annex(paragraphs[start:stop], number, insets, evidence)
        annexes.append(annex)
        all_taken += found
    return Outline(
        head, front, cover, preamble, roots, closing, annexes, omitted, all_taken, breaks, paragraphs, conclusions
    )


def _begin(taken: list[Taken], paragraphs: list[Paragraph], insets: Insets) -> int:
    """The paragraph in which the body begins: that of the first number; where there is none, the first table."""
    if taken:
        return taken[0].marker.paragraph
    return next((i for i, p in enumerate(paragraphs) if insets.holds(p)), len(paragraphs))


def _unmarked(paragraphs: list[Paragraph]) -> Draft:
    draft = Draft.unmarked()
    draft.paragraphs = list(paragraphs)
    return draft


def _sign_off(
    head: list[Paragraph], is_responsibility: Callable[[PlanText], bool]
) -> tuple[list[Paragraph], list[Paragraph]]:
    """A text without numbers, and its signature; a line with a date under a title alone is none."""
    last = _unmarked(head)
    conclusions = take_conclusions(last, is_responsibility)
    is_text = bool(last.paragraphs) and last.paragraphs[-1].text[-1] in "。！？)"
    return (last.paragraphs, conclusions) if is_text else (head, [])


def _known_titles(source: SourceText) -> tuple[str, ...]:
    """The titles that the format states, in plan text without blanks."""
    return tuple("".join(normalize(value).split()) for key, value in source.metadata if key == "title")


def _add_unmarked(
    paragraphs: list[Paragraph], markers: list[list[Marker]], evidence: Evidence, titles: Collection[str]
) -> dict[int, float]:
    """Add the headings without numbers to the markers; the height of each, by paragraph."""
    if not evidence.levels:
        return {}
    begin = next((i for i, found in enumerate(markers) if any(m.firm for m in found)), len(paragraphs))
    begin = min(begin, evidence.find_section(paragraphs, titles))
    kinds = read_front(paragraphs[:begin], titles).kinds
    unmarked = evidence.find_unmarked(paragraphs, markers[: len(paragraphs)], max(kinds, default=-1) + 1)
    for i, (marker, _) in unmarked.items():
        markers[i] = [marker]
    return {i: height for i, (_, height) in unmarked.items()}


def _annex(paragraphs: list[Paragraph], number: int, insets: Insets, evidence: Evidence) -> tuple[Annex, AllTaken]:
    """One annex: its label and title, and the tree of its own numbers."""
    markers = [find_markers(p.text, i) if i else [] for i, p in enumerate(paragraphs)]
    begin = next((i for i, found in enumerate(markers) if found), len(paragraphs))
    title = 1
    while title < min(begin, 3) and _is_title_line(paragraphs[title].text):
        title += 1
    unmarked = evidence.find_unmarked(paragraphs, markers, title)
    taken = choose([m for i, found in enumerate(markers) for m in ([unmarked[i][0]] if i in unmarked else found)])
    begin = taken[0].marker.paragraph if taken else len(paragraphs)
    roots, drafts = grow(paragraphs, taken, {i: height for i, (_, height) in unmarked.items()})
    find_headings(roots, evidence)
    lead = _unmarked(paragraphs[title:begin])
    if taken and taken[0].marker.start:
        lead.paragraphs.append(paragraphs[begin].cut(0, taken[0].marker.start))
    for draft in drafts:
        split_unmarked(draft)
    eid = f"att_{number}"
    roots = insets.put_back([lead, *roots] if lead.paragraphs else roots)
    name(roots, eid + "__")
    return Annex(eid, tuple(paragraphs[:title]), roots), [(item, paragraphs[item.marker.paragraph]) for item in taken]


def _is_title_line(text: str) -> bool:
    return len(text) <= 60 and text != INSET and text[-1] not in "。；;:,"
