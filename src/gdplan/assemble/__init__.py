"""Drafts to nodes: each with the sentences, responsibilities, targets and mentions of its text.

Nodes are plain mappings here, in the shape of the model: one validation at the end makes all the values of a document,
at a fraction of the cost of making each by itself.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from gdplan.assemble.due import DueReader
from gdplan.assemble.links import assign, resolve_references, walk
from gdplan.assemble.own_text import OwnTextReader
from gdplan.assemble.responsibilities import Responsibilities
from gdplan.assemble.rows import read_row
from gdplan.extract.context import Passage, TargetContext, read_context
from gdplan.fields import AttachmentFields, DeadlineFields, MetadataFields, NodeFields, StandingAgencyFields
from gdplan.findings import Findings
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


def assemble(text: str, plan: PlanText, parts: Outline, metadata: MetadataFields, line: Callable[[int], int]) -> Tree:
    """The nodes of an outline of `text`, which is `plan` normalized; `line` gives the printed line of a place."""
    context = read_context(metadata, plan)
    make = _Assembler(text, context, line, DueReader(text, plan, context, metadata))
    tree = Tree(
        cover=make.part(parts.cover),
        preamble=make.part(parts.preamble),
        body=[make.node(draft) for draft in parts.body],
        conclusions=make.part(parts.conclusions),
        attachments=[make.attachment(annex) for annex in parts.annexes],
        standing_agencies=make.standing,
        unread_rules=make.unread_rules,
    )
    make.findings.fill()
    annexed = [node for attachment in tree.attachments for node in attachment.body]
    around = [part for part in (tree.cover, tree.preamble, tree.conclusions) if part]
    resolve_references(walk([*around, *tree.body]), walk(tree.body))
    resolve_references(walk(annexed), walk(annexed))
    assign(tree.body, tree.attachments)
    return tree


class _Assembler:
    """Makes the nodes of one document, in the order printed: a bracket may hold for those after it."""

    def __init__(self, text: str, context: TargetContext, line: Callable[[int], int], due: DueReader) -> None:
        self.text = text
        self._due = due
        self.line = line
        self.findings = Findings(text, line, context)
        responsibilities = Responsibilities(text)
        self.standing = responsibilities.standing
        self.unread_rules = responsibilities.unread_rules
        self._reader = OwnTextReader(text, self.findings, responsibilities)

    def node(self, draft: Draft, above: tuple[PlanText, ...] = (), before: Sequence[Passage] = ()) -> NodeFields:
        """A numbered or unmarked node with all below it; `above` are the headings it stands under.

        What stands before a list of —— items, or opens a section of goals, holds for them (到2025年：——…——…);
        `before` is that text.
        """
        heading, brackets = self._reader.heading(draft.heading) if draft.heading else (None, [])
        headings = (*above, heading.text) if heading else above
        headings += tuple(PlanText(inside.text[slice(*reading.limit)]) for inside, reading in brackets if reading.limit)
        self.findings.begin(headings, before)
        if heading:
            self.findings.add(heading.text, heading, 0, starts=True)
        own = self._reader.read(draft.paragraphs, draft.eid, brackets, heading)
        limits: list[Paragraph] = []
        if isinstance(draft, Row):
            read_row(draft, own, self._reader)
            limits = [chain(cell.paragraphs) for cell in draft.cells if cell.kind == "deadline"]
            for limit in limits:
                self.findings.limit_all(limit.text)
        is_goals = heading is not None and "目标" in heading.text
        carries = [child for child in draft.children if is_goals or child.heading_text.startswith("——")]
        opening = self.findings.opening(1 if heading else 0, carries[0].span[0]) if carries else ()
        if not carries and draft.paragraphs and draft.paragraphs[-1].text.rstrip().endswith(":"):
            carries, opening = draft.children, self.findings.opening(1 if heading else 0, draft.span[1])[-1:]
        deadlines: list[DeadlineFields] = []
        if own.brackets or limits or self._due.may_stand_in(draft.span):
            texts = self.findings.texts(1 if heading else 0)
            deadlines = self._due.read(headings, heading, texts, own.brackets, limits, own.sentences)
        targets, mentions = self.findings.end()
        if isinstance(draft, Row):
            targets += self.findings.values(draft, heading)
        children = [self.node(child, headings, opening if child in carries else ()) for child in draft.children]
        start, end = draft.span
        return NodeFields(
            eid=draft.eid,
            level=draft.level,
            num=draft.marker.source(self.text, 0, len(draft.marker.text)) if draft.marker else None,
            number=draft.number,
            heading=heading.source(self.text, 0, len(heading.text)) if heading else None,
            line=self.line(start),
            span=(start, end),
            sentences=own.sentences,
            responsibilities=own.responsibilities,
            deadlines=deadlines,
            assigned_in=None,
            targets=targets,
            mentions=mentions,
            children=children,
        )

    def part(self, draft: Draft | None) -> NodeFields | None:
        """Cover, preamble or conclusions: text without a number."""
        return self.node(draft) if draft else None

    def attachment(self, annex: Annex) -> AttachmentFields:
        """An annex: its title, and the tree of its own numbers."""
        label, *titles = annex.title
        last = annex.title[-1]
        above = tuple(line.text for line in titles or [label])  # 认定标准, 名词解释: what its numbers are
        end = last.span(0, len(last.text))[1]
        return AttachmentFields(
            eid=annex.eid,
            title="".join([line.source(self.text, 0, len(line.text)) for line in titles or [label]]),
            span=(label.place(0), max([end, *(draft.end for draft in annex.body)])),
            body=[self.node(draft, above) for draft in annex.body],
        )
