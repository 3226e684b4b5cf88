"""Drafts to nodes: the text of each read into sentences and responsibilities.

Nodes are plain mappings here, in the shape of the model: one validation at the end makes all the values of a document,
at a fraction of the cost of making each by itself.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from gdplan.extract.agencies import ResponsibilityReading
from gdplan.extract.cells import read_owners
from gdplan.extract.labels import CREDIT
from gdplan.extract.responsibilities import (
    find_labelled_responsibility,
    find_responsibility,
    is_responsibility,
    may_be_responsibility,
)
from gdplan.extract.targets import Passage, TargetContext
from gdplan.findings import Findings
from gdplan.normalize import PlanText
from gdplan.outline import Annex, Draft, Paragraph, Row
from gdplan.outline.columns import FIGURES, label_of
from gdplan.outline.markers import find_markers
from gdplan.outline.paragraphs import chain
from gdplan.terms import Fields, Leaf, Span

Bracket = tuple[Paragraph, ResponsibilityReading]  # its inside, and what it says

_BRACKET = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)|〔([^〔〕]*)〕|【([^【】]*)】|\[([^\[\]]*)\]")
_ENDS_SENTENCE = re.compile(r" *[。；;]? *$")
_CLOSERS = (")", "〕", "】", "]")
_MARKS = (*_CLOSERS, ":")  # of brackets and labels
_LABEL_WITHIN = 14  # characters: a label, 责任单位:, ends so early in its sentence


class _Own:
    """A node's own text, as far as it has been read."""

    def __init__(self, sentences: list[Leaf], responsibilities: list[Leaf]) -> None:
        self.sentences = sentences
        self.responsibilities = responsibilities
        self._covered = 0  # sentences that a responsibility covers already
        self._last = 0  # the first of those that the last one covers

    def uncovered(self, more: int = 0) -> Span:
        """The sentences since the last responsibility, and `more` that are still to come.

        Where there are none (牵头单位:… and below it 配合单位:…) it holds for those that the last one covers.
        """
        end = len(self.sentences) + more
        self._last = self._covered if self._covered < end else self._last
        return self._last, end

    def add(self, responsibility: Leaf, *, through: bool = False) -> None:
        """Add a responsibility for all sentences so far; with `through`, also for the one at hand."""
        self.responsibilities.append(responsibility)
        self._covered = len(self.sentences) + through


class Assembler:
    """Makes the nodes of one document, in the order printed: a bracket may hold for those after it."""

    def __init__(self, text: str, context: TargetContext) -> None:
        self.text = text
        self.standing: list[Leaf] = []
        self.findings = Findings(text, self.line, context)
        self._first_listed_leads = False
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]

    @cached_property
    def _has_one_credit(self) -> bool:
        """Whether 主办单位： is printed once, as under a web page; a list of tasks prints it for each."""
        labels = CREDIT.findall(self.text)
        return len(set(labels)) == len(labels)

    def line(self, offset: int) -> int:
        """The number of the printed line of a place in the source, from 1."""
        return bisect_right(self._line_starts, offset)

    def node(self, draft: Draft, above: tuple[PlanText, ...] = (), before: Sequence[Passage] = ()) -> Fields:
        """A numbered or unmarked node with all below it; `above` are the headings it stands under.

        What stands before a list of —— items, or opens a section of goals, holds for them (到2025年：——…——…);
        `before` is that text.
        """
        heading, brackets = self._heading(draft.heading) if draft.heading else (None, [])
        headings = (*above, heading.text) if heading else above
        headings += tuple(PlanText(inside.text[slice(*reading.limit)]) for inside, reading in brackets if reading.limit)
        self.findings.begin(headings, before)
        if heading:
            self.findings.add(heading.text, heading, 0, starts=True)
        sentences, responsibilities = self._read(draft.paragraphs, draft.eid, brackets)
        if isinstance(draft, Row):
            self._read_row(draft, sentences, responsibilities)
            for cell in draft.cells:
                if cell.kind == "deadline":
                    self.findings.limit_all(chain(cell.paragraphs).text)
        is_goals = heading is not None and "目标" in heading.text
        carries = [child for child in draft.children if is_goals or child.heading_text.startswith("——")]
        opening = self.findings.opening(1 if heading else 0, carries[0].span[0]) if carries else ()
        targets, mentions = self.findings.end()
        if isinstance(draft, Row):
            targets += self.findings.values(draft, heading)
        children = [self.node(child, headings, opening if child in carries else ()) for child in draft.children]
        start, end = draft.span
        return Fields(
            eid=draft.eid,
            level=draft.level,
            num=draft.marker.source(self.text, 0, len(draft.marker.text)) if draft.marker else None,
            number=draft.number,
            heading=heading.source(self.text, 0, len(heading.text)) if heading else None,
            line=self.line(start),
            span=(start, end),
            sentences=sentences,
            responsibilities=responsibilities,
            targets=targets,
            mentions=mentions,
            children=children,
        )

    def part(self, draft: Draft | None) -> Fields | None:
        """Cover, preamble or conclusions: text without a number."""
        return self.node(draft) if draft else None

    def attachment(self, annex: Annex) -> Fields:
        """An annex: its title, and the tree of its own numbers."""
        label, *titles = annex.title
        last = annex.title[-1]
        end = last.span(0, len(last.text))[1]
        return Fields(
            eid=annex.eid,
            title="".join([line.source(self.text, 0, len(line.text)) for line in titles or [label]]),
            span=(label.place(0), max([end, *(draft.end for draft in annex.body)])),
            body=[self.node(draft) for draft in annex.body],
        )

    def _heading(self, heading: Paragraph) -> tuple[Paragraph | None, list[Bracket]]:
        """The heading without its end mark and responsibility bracket."""
        end = len(heading.text.rstrip("。: "))
        brackets = []
        if heading.text[:end].endswith(_CLOSERS):
            *_, last = [None, *_BRACKET.finditer(heading.text, 0, end)]
            if last and last.end() == end and (reading := self._responsibility(last[last.lastindex or 1])):
                brackets.append((heading.cut(*last.span(last.lastindex or 1)), reading))
                end = len(heading.text[: last.start()].rstrip("。: "))
        return heading.cut(0, end) if end else None, brackets

    def _read(
        self, paragraphs: Sequence[Paragraph], eid: str, brackets: list[Bracket]
    ) -> tuple[list[Leaf], list[Leaf]]:
        """The sentences of a node's own text, and its responsibilities with the sentences that each covers."""
        own = _Own([], [self._make(inside, reading, (0, 0), eid) for inside, reading in brackets])
        for paragraph in paragraphs:
            if any(mark in paragraph.text for mark in _MARKS):
                self._read_marked(paragraph, own, eid)
            else:  # most paragraphs of a report
                own.sentences += self._plain_sentences(paragraph)
        return own.sentences, own.responsibilities

    def _read_marked(self, paragraph: Paragraph, own: _Own, eid: str) -> None:
        """A paragraph with brackets or labels. A bracket that names nobody begins the next sentence."""
        begin: int | None = None
        for start, end, is_bracket in paragraph.sentences:
            if is_bracket:
                inside = paragraph.cut(start + 1, len(paragraph.text[:end].rstrip(" 。")) - 1)
                if reading := self._responsibility(inside.text):
                    self._add(inside, reading, own, eid)
                elif begin is None:
                    begin = start
            else:
                self._read_sentence(paragraph, start if begin is None else begin, end, own, eid)
                begin = None
        if begin is not None:
            own.sentences.append(self._sentence(paragraph, begin, len(paragraph.text), []))

    def _read_sentence(self, paragraph: Paragraph, start: int, end: int, own: _Own, eid: str) -> None:
        """A sentence that may be a labelled line (责任单位:…) or hold brackets before its end mark."""
        text = paragraph.text
        if text.find(":", start, start + _LABEL_WITHIN) >= 0 and (
            reading := find_labelled_responsibility(PlanText(text[start:end]), may_be_credit=self._has_one_credit)
        ):
            self._add(paragraph.cut(start, end), reading, own, eid)
            return
        holes: list[Span] = []
        listed = False  # a bracket before tells whose someone is: 刘某(市住建局)、周某(市财政局)
        for match in _BRACKET.finditer(text, start, end):
            last = _ENDS_SENTENCE.match(text, match.end(), end) is not None
            group = match.lastindex or 1
            if reading := self._responsibility(match[group], bare=last and not listed):
                self._add(paragraph.cut(*match.span(group)), reading, own, eid, more=1, through=last)
                holes.append(match.span())
            elif not last:
                listed = listed or is_responsibility(PlanText(match[group]))
        own.sentences.append(self._sentence(paragraph, start, end, holes))

    def _add(
        self,
        inside: Paragraph,
        reading: ResponsibilityReading,
        own: _Own,
        eid: str,
        *,
        more: int = 0,
        through: bool = False,
    ) -> None:
        """Add a responsibility to a node's own text; what it says of time holds for the sentences that it covers."""
        first, end = covers = own.uncovered(more)
        if reading.limit:
            self.findings.limit(PlanText(inside.text[slice(*reading.limit)]), end - more - first, more)
        own.add(self._make(inside, reading, covers, eid), through=through)

    def _read_row(self, row: Row, sentences: list[Leaf], responsibilities: list[Leaf]) -> None:
        """Add what stands in the cells of a row: every responsibility holds for the whole row."""
        for cell in row.cells:
            inside = chain(cell.paragraphs)
            if cell.kind == "owner" and (reading := read_owners(inside.text, label_of(cell.header))):
                responsibilities.append(self._make(inside, reading, (0, 0), row.eid))
            elif cell.kind in FIGURES:
                sentences += [self._leaf(line, 0, len(line.text)) for line in cell.paragraphs]
            else:
                for line in cell.paragraphs:
                    texts, brackets = self._read_line(line, row.eid)
                    sentences += texts
                    responsibilities += brackets
        for responsibility in responsibilities:
            responsibility["sentences"] = (0, len(sentences))

    def _read_line(self, line: Paragraph, eid: str) -> tuple[list[Leaf], list[Leaf]]:
        """One line of a cell. Its number makes no node: it stays in the first sentence and says nothing."""
        marker = next((marker for marker in find_markers(line.text, 0, glued=False) if marker.firm), None)
        texts, brackets = self._read([line.cut(marker.end, len(line.text)) if marker else line], eid, [])
        if marker and texts:
            number = line.source(self.text, 0, marker.end)
            texts[0] = {"text": number + texts[0]["text"], "span": (line.place(0), texts[0]["span"][1])}
        return texts, brackets

    def _responsibility(self, inside: str, *, bare: bool = True) -> ResponsibilityReading | None:
        text = PlanText(inside)
        if not may_be_responsibility(text):
            return None
        reading = find_responsibility(text, first_listed_leads=self._first_listed_leads)
        if reading and not bare and any(agency.role_basis == "bare-list" for agency in reading.agencies):
            return None
        return reading

    def _plain_sentences(self, paragraph: Paragraph) -> list[Leaf]:
        """All sentences of a paragraph that holds nothing else: the most frequent case, so the shortest way."""
        if len(paragraph.places) > 1:
            return [self._sentence(paragraph, start, end, []) for start, end, _ in paragraph.sentences]
        text, plan, place = self.text, paragraph.text, paragraph.places[0]
        self.findings.add_all([(PlanText(plan[start:end]), paragraph, start) for start, end, _ in paragraph.sentences])
        return [
            {"text": text[place + start : place + end], "span": (place + start, place + end)}
            for start, end, _ in paragraph.sentences
        ]

    def _sentence(self, paragraph: Paragraph, start: int, end: int, holes: list[Span]) -> Leaf:
        span = paragraph.span(start, end)
        if holes:
            paragraph = paragraph.cut(start, end).without([(low - start, high - start) for low, high in holes])
            start, end = 0, len(paragraph.text)
        self.findings.add(PlanText(paragraph.text[start:end]), paragraph, start, starts=start == 0)
        return {"text": paragraph.source(self.text, start, end), "span": span}

    def _leaf(self, paragraph: Paragraph, start: int, end: int) -> Leaf:
        return {"text": paragraph.source(self.text, start, end), "span": paragraph.span(start, end)}

    def _make(self, inside: Paragraph, reading: ResponsibilityReading, covers: Span, eid: str) -> Leaf:
        self._first_listed_leads = reading.first_listed_leads
        agencies = []
        for agency in reading.agencies:
            as_written = inside.source(self.text, agency.start, agency.end)
            if " " in inside.text:
                as_written = "".join(as_written.split())
            name = inside.source(self.text, *agency.prefix) + as_written if agency.prefix else as_written
            span = inside.span(agency.start, agency.end)
            agencies.append(
                {
                    "name": name,
                    "as_written": as_written,
                    "role": agency.role,
                    "open_ended": agency.open_ended,
                    "span": span,
                    "role_basis": agency.role_basis,
                    "name_basis": "prefix-carried" if agency.prefix else "printed",
                }
            )
            if agency.standing:
                self.standing.append({"name": name, "role": agency.role, "since": eid, "span": span})
        return {
            "text": inside.source(self.text, 0, len(inside.text)).replace("\n", ""),
            "span": inside.span(0, len(inside.text)),
            "sentences": covers,
            "scope": inside.source(self.text, *reading.scope) if reading.scope else None,
            "agencies": agencies,
        }
