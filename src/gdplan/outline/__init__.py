"""Plan text to outline: what stands before, in and after the numbered tree, every character in exactly one place."""

from collections.abc import Collection
from typing import NamedTuple

from gdplan.normalize import PlanText
from gdplan.outline.closing import elders_of, take_conclusions
from gdplan.outline.decimals import number_decimals
from gdplan.outline.enclosed import find_further_plans, without_numbers_of_notice
from gdplan.outline.format_headings import NO_EVIDENCE, Evidence
from gdplan.outline.front import Front, part_line, read_front
from gdplan.outline.heading_rows import split_unmarked
from gdplan.outline.insets.table_rows import CellText, Row
from gdplan.outline.markers import Marker, find_markers
from gdplan.outline.nesting import Depths, find_outer_items, nest
from gdplan.outline.numbered import AllTaken, Numbered, read_numbered
from gdplan.outline.numbered_title import is_numbered_title
from gdplan.outline.paragraphs import INSET, Paragraph, glue
from gdplan.outline.rejoin import Break
from gdplan.outline.tail import find_annexes, find_tail, part_label
from gdplan.outline.text import Text, read_text
from gdplan.outline.tree import Draft, name
from gdplan.outline.unmarked import Heights, find_unmarked
from gdplan.patterns import lazy
from gdplan.sources import SourceText
from gdplan.terms import Span

__all__ = ["Annex", "CellText", "Draft", "Outline", "Paragraph", "Row", "outline"]

_LONGEST_TITLE_LINE = 60
_FORM_NUMBER = lazy(r"[^\W\d_]{0,16} *〔[ \d]*〕 *(?:第? *\d* *)号")  # of a form to fill in: 某举奖字〔 〕 号


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
    closing: list[Paragraph]  # of the conclusions
    conclusions: Draft | None
    annexes: list[Annex]
    stated: tuple[tuple[str, Span], ...]  # by the labels of a page over the document: key of the metadata and place
    omitted: list[tuple[str, Span]]  # kind and place, in order
    taken: AllTaken  # the markers of all trees and their paragraphs, for what is wrong with them
    breaks: list[Break]
    paragraphs: list[Paragraph]
    doubts: list[Span]  # what may be a table and is read as lines


def outline(source: SourceText, plan: PlanText) -> Outline:
    """The outline of a source; `plan` is its text in normalised form."""
    text = read_text(source, plan)
    paragraphs, insets = text.paragraphs, text.insets
    markers = without_numbers_of_notice(paragraphs, text.markers)
    evidence = Evidence({mark.start: mark.level for mark in source.headings}) if source.headings else NO_EVIDENCE
    starts = find_annexes(paragraphs, [marker for found in markers for marker in found if marker.firm])
    plans = find_further_plans(paragraphs, markers)  # of one letter: the first is the document
    starts = sorted({*starts, *(start for start in plans if start - 1 not in starts)})
    end = starts[0] if starts else len(paragraphs)
    tail = min(find_tail(paragraphs[:end]), end if starts else text.notes)
    title = evidence.find_title(paragraphs[:tail])
    titles = (*text.titles, title) if title else text.titles

    if is_numbered_title(paragraphs, markers):
        markers = [[], *markers[1:]]
    unmarked = _find_unmarked(paragraphs[:tail], markers[:tail], evidence, titles, text.depths)
    body = read_numbered(paragraphs[:tail], markers[:tail], evidence, unmarked)
    if not body.drafts:
        body = _without_numbers(body.lead, text)
    head = body.lead
    if body.last:
        closing = take_conclusions(body.last, elders_of(body.last, body.roots, body.drafts))
    else:
        head, closing = _sign_off(head)
    closing += paragraphs[tail:end]
    for draft in body.drafts:
        split_unmarked(draft)
    roots = insets.put_back(body.roots)
    name(roots)

    head = [part for paragraph in head for part in part_line(paragraph)]
    if head and body.drafts:
        head[-1:] = part_label(head[-1])  # 附件1：某办法, which a notice hands over
    front = read_front(head, titles)
    annexes, taken = [], body.taken + insets.taken
    for number, (start, stop) in enumerate(zip(starts, [*starts, len(paragraphs)][1:], strict=True), 1):
        annex, found = _read_annex(paragraphs[start:stop], number, text, evidence, plans.get(start, 0))
        annexes.append(annex)
        taken += found
    return Outline(
        head=head,
        front=front,
        cover=insets.part("cover", [head[i] for i in front.cover]),
        preamble=insets.part("preamble", [head[i] for i in front.preamble]),
        body=roots,
        closing=closing,
        conclusions=insets.part("conclusions", closing),
        annexes=annexes,
        stated=text.stated,
        omitted=_with_notes(text.omitted, [head[i] for i in front.notes]),
        taken=taken,
        breaks=[*text.breaks, *(_broken_clause(source.text, span) for span in body.mended)],
        paragraphs=paragraphs,
        doubts=text.doubts,
    )


def _broken_clause(text: str, span: Span) -> Break:
    return Break(text.count("\n", 0, span[0]) + 1, span, "clause")


def _find_unmarked(
    paragraphs: list[Paragraph],
    markers: list[list[Marker]],
    evidence: Evidence,
    titles: Collection[str],
    depths: Depths,
) -> Heights:
    """The headings without numbers, those of the title left out: the format tells of them, or their form."""
    found = find_outer_items(paragraphs, markers, depths)
    if not evidence.levels:
        found = find_unmarked(paragraphs, markers) | found
    if not evidence.levels and not found:
        return {}
    begin = next((i for i, row in enumerate(markers) if any(m.firm for m in row)), len(paragraphs))
    begin = min(begin, evidence.find_section(paragraphs, titles))
    kinds = read_front(paragraphs[:begin], titles).kinds.items()
    first = max((i for i, kind in kinds if kind not in ("issuer", "date")), default=-1) + 1  # these may sign the text
    found = {i: heading for i, heading in found.items() if i >= first}
    return evidence.find_unmarked(paragraphs, markers, first) | found


def _without_numbers(paragraphs: list[Paragraph], text: Text) -> Numbered:
    """The body of a document without numbers: from its first table on."""
    begin = next((i for i, p in enumerate(paragraphs) if text.insets.holds(p)), len(paragraphs))
    drafts = [_unmarked(paragraphs[begin:])] if begin < len(paragraphs) else []
    return Numbered(paragraphs[:begin], drafts, drafts, drafts[-1] if drafts else None, [])


def _unmarked(paragraphs: list[Paragraph]) -> Draft:
    draft = Draft.unmarked()
    draft.paragraphs = list(paragraphs)
    return draft


def _sign_off(
    head: list[Paragraph],
) -> tuple[list[Paragraph], list[Paragraph]]:
    """A text without numbers, and its signature; a line with a date under a title alone is none."""
    last = _unmarked(head)
    closing = take_conclusions(last, ())
    is_text = bool(last.paragraphs) and last.paragraphs[-1].text[-1] in "。！？)"
    return (last.paragraphs, closing) if is_text else (head, [])


def _with_notes(omitted: list[tuple[str, Span]], notes: list[Paragraph]) -> list[tuple[str, Span]]:
    """What stands on the page beside the text, and the notes between the notice and the plan."""
    found = [("rubric", span) for note in notes for span in note.spans(0, len(note.text))]
    return sorted([*omitted, *found], key=lambda row: row[1]) if found else omitted


def _read_annex(
    paragraphs: list[Paragraph], number: int, text: Text, evidence: Evidence, lines: int
) -> tuple[Annex, AllTaken]:
    """One annex: its label and title, and the tree of its own numbers; without a label its title has so many lines."""
    markers = number_decimals(paragraphs, [find_markers(p.text, i) if i else [] for i, p in enumerate(paragraphs)])
    markers = nest(paragraphs, markers, text.depths)
    begin = next((i for i, found in enumerate(markers) if found), len(paragraphs))
    label = (glue(paragraphs[:lines]),) if lines else part_label(paragraphs[0])
    title = max(1, lines)
    while not lines and len(label) == 1 and title < min(begin, 3) and _is_title_line(paragraphs[title].text):
        title += 1
    items = {i: item for i, item in find_outer_items(paragraphs, markers, text.depths).items() if i >= title}
    unmarked = evidence.find_unmarked(paragraphs, markers, title) | items
    tree = read_numbered(paragraphs, markers, evidence, unmarked)
    for draft in tree.drafts:
        split_unmarked(draft)
    eid = f"att_{number}"
    lead = [_unmarked(tree.lead[title:])] if tree.lead[title:] else []
    roots = text.insets.put_back([*lead, *tree.roots])
    name(roots, eid + "__")
    return Annex(eid, (*label, *paragraphs[max(1, lines) : title]), roots), tree.taken


def _is_title_line(text: str) -> bool:
    return (
        len(text) <= _LONGEST_TITLE_LINE
        and text != INSET
        and text[-1] not in "。；;:,"
        and not text.startswith("序号")
        and not _FORM_NUMBER.fullmatch(text)
    )
