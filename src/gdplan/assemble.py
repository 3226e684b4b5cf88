"""Drafts to nodes: the text of each read into sentences, responsibilities, targets and mentions."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from gdplan.extract.agencies import ResponsibilityReading, find_labelled_responsibility, find_responsibility
from gdplan.extract.agencies import may_be_responsibility
from gdplan.findings import Finder, Part
from gdplan.model import Agency, Node, Responsibility, Sentence, Span, StandingAgency
from gdplan.normalize import PlanText
from gdplan.outline import Draft, Paragraph
from gdplan.outline.sentences import split_sentences

Bracket = tuple[Paragraph, ResponsibilityReading]  # its inside, and what it says

_BRACKET = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)")
_OPENS_LIST = re.compile(r" *+[。；;]? *+$")
_MAY_BE_LABEL = re.compile(r"[^。,;]{2,12}:")


def is_responsibility(inside: PlanText) -> bool:
    """Whether the inside of a bracket says who is responsible."""
    return may_be_responsibility(inside) and find_responsibility(inside) is not None


class Assembler:
    """Makes the nodes of one document; brackets are read in the order printed, since one may hold for those after it."""

    def __init__(self, text: str, year: int | None, kind: str | None) -> None:
        self.text = text
        self.standing: list[StandingAgency] = []
        self._first_listed_leads = False
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._finder = Finder(text, self.line, year, kind)

    def line(self, offset: int) -> int:
        """The number of the printed line of a place in the source, from 1."""
        return bisect_right(self._line_starts, offset)

    def node(self, draft: Draft, above: tuple[PlanText, ...] = ()) -> Node:
        """A numbered or unmarked node with all below it; `above` are the headings it stands under."""
        heading, brackets = self._heading(draft.heading) if draft.heading else (None, [])
        parts, sentences, responsibilities = self._read(draft.paragraphs, draft.eid, brackets)
        headings = above
        if heading:
            parts.insert(0, (heading, True))
            headings = (*above, heading.text)
        start, end = draft.span
        return Node(
            eid=draft.eid,
            level=draft.level,
            num=draft.marker.source(self.text, 0, len(draft.marker.text)) if draft.marker else None,
            number=draft.number,
            heading=heading.source(self.text, 0, len(heading.text)) if heading else None,
            line=self.line(start),
            span=(start, end),
            sentences=sentences,
            responsibilities=responsibilities,
            targets=self._finder.targets(parts, headings),
            mentions=self._finder.mentions(parts),
            children=tuple([self.node(child, headings) for child in draft.children]),
        )

    def part(self, eid: str, paragraphs: Sequence[Paragraph]) -> Node | None:
        """Cover, preamble or conclusions: text without a number."""
        if not paragraphs:
            return None
        draft = Draft.unmarked()
        draft.eid = eid
        draft.paragraphs = list(paragraphs)
        return self.node(draft)

    def _heading(self, heading: Paragraph) -> tuple[Paragraph | None, list[Bracket]]:
        """The heading as printed, without its end mark and responsibility bracket."""
        end = len(heading.text.rstrip("。: "))
        brackets = []
        if heading.text[:end].endswith(")"):
            matches = list(_BRACKET.finditer(heading.text, 0, end))
            if matches and matches[-1].end() == end and (reading := self._responsibility(matches[-1][1])):
                brackets.append((heading.cut(matches[-1].start(1), matches[-1].end(1)), reading))
                end = len(heading.text[: matches[-1].start()].rstrip("。: "))
        return heading.cut(0, end) if end else None, brackets

    def _read(
        self, paragraphs: Sequence[Paragraph], eid: str, brackets: list[Bracket]
    ) -> tuple[list[Part], tuple[Sentence, ...], tuple[Responsibility, ...]]:
        """A node's own text: its sentences, as places in the source and as values, and its responsibilities."""
        parts: list[Part] = []
        sentences: list[Sentence] = []
        found: list[Responsibility] = [self._make(inside, reading, (0, 0), eid) for inside, reading in brackets]
        covered = 0
        for paragraph in paragraphs:
            text = paragraph.text
            begin = -1  # of a bracket that turned out to be text: the sentence after it begins there
            for piece in split_sentences(text):
                if piece.is_bracket:
                    inside = paragraph.cut(piece.start + 1, text.rindex(")", piece.start, piece.end))
                    if reading := self._responsibility(inside.text):
                        found.append(self._make(inside, reading, (covered, len(sentences)), eid))
                        covered = len(sentences)
                    else:
                        begin = piece.start if begin < 0 else begin
                    continue
                start, begin = (piece.start if begin < 0 else begin), -1
                whole = paragraph.cut(start, piece.end)
                if _MAY_BE_LABEL.match(whole.text) and (reading := find_labelled_responsibility(whole.text)):
                    found.append(self._make(whole, reading, (covered, len(sentences)), eid))
                    covered = len(sentences)
                    continue
                holes = []
                if ")" in whole.text:
                    for match in _BRACKET.finditer(whole.text):
                        last = _OPENS_LIST.match(whole.text, match.end()) is not None
                        if reading := self._responsibility(match[1], bare=last):
                            inside = whole.cut(match.start(1), match.end(1))
                            found.append(self._make(inside, reading, (covered, len(sentences) + 1), eid))
                            covered = len(sentences) + 1 if last else len(sentences)
                            holes.append(match.span())
                sentences.append(self._sentence(whole, holes))
                parts.append((whole.without(holes) if holes else whole, start == 0))
            if begin >= 0:
                whole = paragraph.cut(begin, len(text))
                sentences.append(self._sentence(whole, []))
                parts.append((whole, begin == 0))
        return parts, tuple(sentences), tuple(found)

    def _responsibility(self, inside: str, *, bare: bool = True) -> ResponsibilityReading | None:
        text = PlanText(inside)
        if not may_be_responsibility(text):
            return None
        reading = find_responsibility(text, first_listed_leads=self._first_listed_leads)
        if reading and not bare and any(agency.role_basis == "bare-list" for agency in reading.agencies):
            return None
        return reading

    def _sentence(self, whole: Paragraph, holes: list[Span]) -> Sentence:
        span = whole.span(0, len(whole.text))
        if holes:
            whole = whole.without(holes)
        return Sentence(text=whole.source(self.text, 0, len(whole.text)), span=span)

    def _make(self, inside: Paragraph, reading: ResponsibilityReading, covers: Span, eid: str) -> Responsibility:
        self._first_listed_leads = reading.first_listed_leads
        agencies = []
        for agency in reading.agencies:
            as_written = "".join(inside.source(self.text, agency.start, agency.end).split())
            prefix = inside.source(self.text, *agency.prefix) if agency.prefix else ""
            made = Agency(
                name=prefix + as_written,
                as_written=as_written,
                role=agency.role,
                open_ended=agency.open_ended,
                span=inside.span(agency.start, agency.end),
                role_basis=agency.role_basis,
                name_basis="prefix-carried" if prefix else "printed",
            )
            agencies.append(made)
            if agency.standing:
                self.standing.append(StandingAgency(name=made.name, role=made.role, since=eid, span=made.span))
        return Responsibility(
            text=inside.source(self.text, 0, len(inside.text)),
            span=inside.span(0, len(inside.text)),
            sentences=covers,
            scope=inside.source(self.text, *reading.scope) if reading.scope else None,
            agencies=tuple(agencies),
        )
