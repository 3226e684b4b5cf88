"""Drafts to nodes: each with the sentences, responsibilities, targets and mentions of its text.

The text of every node is read in the order printed, for a bracket may hold for those after it; what stands in all texts
is found in one pass; then the nodes are made, complete.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gdplan.assemble.due import DueReader
from gdplan.assemble.links import assign, resolve_references, walk
from gdplan.assemble.opening import Opening, is_over_goals, year_reviewed
from gdplan.assemble.own_text import OwnText, OwnTextReader
from gdplan.assemble.responsibilities import Responsibilities
from gdplan.assemble.rows import read_row
from gdplan.assemble.values import Found, NodeText, Text, ValueReader
from gdplan.extract.context import Passage, TargetContext, read_context
from gdplan.extract.deadlines.limits import line_limit, may_say_when
from gdplan.extract.responsibilities.duties import are_duties
from gdplan.extract.targets.tense import read_about
from gdplan.fields import AttachmentFields, DeadlineFields, MetadataFields, NodeFields, StandingAgencyFields
from gdplan.normalize import PlanText
from gdplan.outline import Annex, Draft, Outline, Paragraph, Row
from gdplan.outline.paragraphs import chain
from gdplan.terms import Span


class Tree(NamedTuple):
    """All nodes of a document, and what they say of one another."""

    cover: NodeFields | None
    preamble: NodeFields | None
    body: list[NodeFields]
    conclusions: NodeFields | None
    attachments: list[AttachmentFields]
    standing_agencies: list[StandingAgencyFields]
    unread_rules: list[Span]  # clauses about who leads
    unread_names: list[Span]  # what stands among names of bodies and may be none

    def walk(self) -> Iterator[NodeFields]:
        """Every node: of the cover, the preamble, the body, the conclusions and the annexes."""
        around = (self.cover, self.preamble, *self.body, self.conclusions)
        return walk([*filter(None, around), *(node for annex in self.attachments for node in annex.body)])


def assemble(text: str, plan: PlanText, parts: Outline, metadata: MetadataFields, line: Callable[[int], int]) -> Tree:
    """The nodes of an outline of `text`, which is `plan` normalized; `line` gives the printed line of a place."""
    context = read_context(metadata, plan)
    responsibilities = Responsibilities(text)
    reader = _Reader(OwnTextReader(text, responsibilities), DueReader(text, plan, context, metadata), context)
    cover, preamble = reader.part(parts.cover), reader.part(parts.preamble)
    body = [reader.read(draft) for draft in parts.body]
    conclusions = reader.part(parts.conclusions)
    annexes = [reader.annex(annex) for annex in parts.annexes]
    found = ValueReader(text, line, context).find(reader.texts)
    make = _Maker(text, line, iter(found))
    tree = Tree(
        cover=next(map(make.node, cover), None),
        preamble=next(map(make.node, preamble), None),
        body=[make.node(node) for node in body],
        conclusions=next(map(make.node, conclusions), None),
        attachments=[make.attachment(*annex) for annex in zip(parts.annexes, annexes, strict=True)],
        standing_agencies=responsibilities.standing,
        unread_rules=responsibilities.unread_rules,
        unread_names=responsibilities.unread_names,
    )
    annexed = [node for attachment in tree.attachments for node in attachment.body]
    around = [part for part in (tree.cover, tree.preamble, tree.conclusions) if part]
    resolve_references(walk([*around, *tree.body]), walk(tree.body))
    resolve_references(walk(annexed), walk(annexed))
    assign(tree.body, tree.attachments)
    return tree


class _Read(NamedTuple):
    """A node whose text has been read."""

    draft: Draft
    heading: Paragraph | None
    own: OwnText
    span: Span
    deadlines: list[DeadlineFields]
    children: "list[_Read]"


class _Reader:
    """Reads the text of the nodes of one document."""

    def __init__(self, own_text: OwnTextReader, due: DueReader, context: TargetContext) -> None:
        self._own_text = own_text
        self._due = due
        self._context = context
        self.texts: list[NodeText] = []  # of the nodes read so far, in the order printed

    def part(self, draft: Draft | None) -> list[_Read]:
        """Cover, preamble or conclusions, where there are any: text without a number."""
        return [self.read(draft)] if draft else []

    def annex(self, annex: Annex) -> list[_Read]:
        """The nodes of an annex; its title says what its numbers are: 认定标准, 名词解释."""
        above = tuple(line.text for line in annex.title[1:] or annex.title)
        return [self.read(draft, above) for draft in annex.body]

    def read(
        self,
        draft: Draft,
        above: tuple[PlanText, ...] = (),
        before: Sequence[Passage] = (),
        *,
        is_duty: bool = False,
    ) -> _Read:
        """A numbered or unmarked node with all below it; `above` are the headings it stands under.

        `before` is what stands before the list that it is a point of.
        """
        heading, brackets = self._own_text.heading(draft.heading) if draft.heading else (None, [])
        headings = (*above, heading.text) if heading else above
        headings += tuple(PlanText(inside.text[slice(*reading.limit)]) for inside, reading in brackets if reading.limit)
        own = self._own_text.read(draft.paragraphs, draft.eid, brackets, heading, is_duty=is_duty)
        limits: list[Paragraph] = []
        if isinstance(draft, Row):
            read_row(draft, own, self._own_text)
            limits = [chain(cell.paragraphs) for cell in draft.cells if cell.kind == "deadline"]
        self.texts.append(_node_text(draft, heading, own, limits, headings, before))
        deadlines: list[DeadlineFields] = []
        span = draft.span
        dated = [bracket for bracket in own.brackets if may_say_when(bracket.text)]
        stands = self._due.may_stand_in(span)
        if dated or limits or stands:
            texts = own.texts if stands else ()
            deadlines = self._due.read(headings, heading, texts, dated, limits, own.sentences)
        children = self._children(draft, heading, own, headings, before) if draft.children else []
        return _Read(draft, heading, own, span, deadlines, children)

    def _children(
        self,
        draft: Draft,
        heading: Paragraph | None,
        own: OwnText,
        headings: tuple[PlanText, ...],
        before: Sequence[Passage],
    ) -> list[_Read]:
        """The nodes below one, each with what holds for it of what stands before."""
        is_among_goals = any(read_about(above) == "goals" for above in headings)
        opening = Opening(draft, heading, own.texts, before, is_among_goals=is_among_goals)
        if opening.is_of_conditions:
            headings = (*headings, opening.passages[-1].text)
        year = year_reviewed(heading.text, own.texts[0].text) if heading is not None and own.texts else None
        if year and self._context.is_past(year):
            headings = (*headings, PlanText(f"{year}年"))
        is_duty = heading is not None and are_duties(
            heading.text, [child.heading_text.rstrip("。: ") for child in draft.children]
        )
        children: list[_Read] = []
        for child in draft.children:
            children.append(self.read(child, headings, opening.over(child), is_duty=is_duty))
            opening.pass_on(children[-1].heading, _says_first(children[-1]))
        return children


def _says_first(read: _Read) -> Sequence[Text]:
    """What a node says, itself or in 总体目标, the first below it."""
    first = read.children[0] if read.children and not read.own.texts else None
    return first.own.texts if first and first.heading and is_over_goals(first.heading.text) else read.own.texts


def _node_text(
    draft: Draft,
    heading: Paragraph | None,
    own: OwnText,
    limits: Sequence[Paragraph],
    headings: tuple[PlanText, ...],
    before: Sequence[Passage],
) -> NodeText:
    """The texts of a node, each with by when it is to be done: what its bracket says, otherwise a line or a column."""
    above = [Text(heading.text, heading, 0, starts=True)] if heading else []
    texts = [*above, *own.texts]
    whole = (
        limits[0].text
        if limits
        else next((limit for text in texts if ":" in text.text and (limit := line_limit(text.text))), None)
    )
    own_limits = own.limits
    passages = [Passage(text.text, text.starts, whole) for text in above]
    passages += [Passage(text.text, text.starts, own_limits.get(i, whole)) for i, text in enumerate(own.texts)]
    return NodeText(headings, texts, passages, before, draft if isinstance(draft, Row) else None, heading)


class _Maker:
    """Makes the nodes of one document of what was read and `found`, both in the order printed."""

    def __init__(self, text: str, line: Callable[[int], int], found: Iterator[Found]) -> None:
        self.text = text
        self.line = line
        self._found = found

    def node(self, read: _Read) -> NodeFields:
        """A node with all below it."""
        draft, heading = read.draft, read.heading
        targets, mentions = next(self._found)
        return NodeFields(
            eid=draft.eid,
            level=draft.level,
            num=draft.marker.source(self.text, 0, len(draft.marker.text)) if draft.marker else None,
            number=draft.number,
            heading=heading.source(self.text, 0, len(heading.text)) if heading else None,
            line=self.line(read.span[0]),
            span=read.span,
            sentences=read.own.sentences,
            responsibilities=read.own.responsibilities,
            deadlines=read.deadlines,
            assigned_in=None,
            targets=targets,
            mentions=mentions,
            children=[self.node(child) for child in read.children],
        )

    def attachment(self, annex: Annex, body: Sequence[_Read]) -> AttachmentFields:
        """An annex: its title, and the tree of its own numbers."""
        label, *titles = annex.title
        last = annex.title[-1]
        end = last.span(0, len(last.text))[1]
        return AttachmentFields(
            eid=annex.eid,
            title="".join([line.source(self.text, 0, len(line.text)) for line in titles or [label]]),
            span=(label.place(0), max([end, *(draft.end for draft in annex.body)])),
            body=[self.node(node) for node in body],
        )
