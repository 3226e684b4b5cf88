"""Source text to paragraphs: page furniture left out, lines rejoined, tables and boxes set aside."""

from typing import NamedTuple

from gdplan.normalize import PlanText, normalize
from gdplan.outline.decimals import number_decimals
from gdplan.outline.furniture import find_furniture
from gdplan.outline.insets import Insets, find_tables, set_aside
from gdplan.outline.insets.boxes import WORD as BOX_WORD
from gdplan.outline.insets.grids import find_grids, split_cells
from gdplan.outline.insets.listed import find_listed
from gdplan.outline.markers import Marker, find_markers, may_be_glued
from gdplan.outline.markup import find_markup
from gdplan.outline.nesting import Depths, find_depths, nest
from gdplan.outline.notes import find_notes, without_note_numbers
from gdplan.outline.page_head import find_page_head
from gdplan.outline.paragraphs import Paragraph
from gdplan.outline.printed_lines import split_lines
from gdplan.outline.rejoin import Break, rejoin
from gdplan.sources import SourceText
from gdplan.terms import Span

_BY_LINES = "application/pdf"  # where a heading of two lines is marked at its first
_NOTES = ("footnote", "endnote")  # places in a Word document; what stands there follows the text


class Text(NamedTuple):
    """The paragraphs of a document and what was found on the way."""

    paragraphs: list[Paragraph]
    markers: list[list[Marker]]  # that may be one, of each paragraph
    insets: Insets
    notes: int  # the first paragraph that is a footnote; their number if there is none
    omitted: list[tuple[str, Span]]
    breaks: list[Break]
    stated: tuple[tuple[str, Span], ...]  # by the labels over the document, and where
    titles: tuple[str, ...]  # that the format states, in plan text without blanks
    depths: Depths  # of lists
    doubts: list[Span]  # what may be a table and is read as lines


def read_text(source: SourceText, plan: PlanText) -> Text:
    """The paragraphs of a source; `plan` is its text in normalised form."""
    printed = split_lines(source.text, plan)
    page_head = find_page_head(printed)
    over = [printed[i] for i in sorted(page_head.lines)]
    printed = [line for i, line in enumerate(printed) if i not in page_head.lines] if over else printed
    tables = find_tables(plan, source.tables) if source.tables else []
    rules: list[Span] = []
    if not source.tables and (tables := find_tables(plan, find_grids(printed, source.text, plan))):
        printed, rules = split_cells(printed, tables, plan)
    again: list[Span] = []
    doubts: list[Span] = []
    if not tables and not source.tables:
        listed, again, doubts = find_listed(printed)
        tables = find_tables(plan, listed)
    lines = set_aside(printed, tables) if tables else printed
    furniture = find_furniture(lines)
    inside = find_markup(plan)
    omitted = [("markup", span) for span in [*inside, *rules]]
    omitted += [("running-header", span) for span in again if any(t.start < span[0] < t.end for t in tables)]
    marks, notes_at = find_notes(lines, printed, plan, source)
    furniture = {**furniture, **notes_at}
    omitted += [("note-mark", mark) for mark in marks]
    inside = sorted([*inside, *marks]) if marks else inside
    omitted += [(kind, (lines[i].start, lines[i].end)) for i, kind in furniture.items()]
    omitted += [("rubric", (line.start, line.end)) for line in over]
    kept = [line for i, line in enumerate(lines) if i not in furniture] if furniture else lines
    places = [locator.start for locator in source.locators if locator.where.startswith(_NOTES)]
    headings = frozenset(mark.start for mark in source.headings) if source.media_type != _BY_LINES else ()
    paragraphs, breaks = rejoin(kept, inside, source.text, plan, frozenset(places), headings)
    titles = tuple("".join(normalize(value).split()) for key, value in source.metadata if key == "title")
    insets = Insets()
    if tables:
        paragraphs = insets.read_tables(paragraphs, tables, printed, inside, plan, titles)
    glued = may_be_glued(plan)
    markers = [find_markers(p.text, i, glued=glued) for i, p in enumerate(paragraphs)]
    if BOX_WORD in plan:
        paragraphs, markers = insets.read_boxes(paragraphs, markers)
    depths = find_depths(source)
    markers = nest(paragraphs, without_note_numbers(paragraphs, number_decimals(paragraphs, markers)), depths)
    notes = next((i for i, p in enumerate(paragraphs) if p.place(0) >= places[0]), None) if places else None
    notes = len(paragraphs) if notes is None else notes
    omitted.sort(key=lambda row: row[1])
    return Text(paragraphs, markers, insets, notes, omitted, breaks, page_head.stated, titles, depths, doubts)
