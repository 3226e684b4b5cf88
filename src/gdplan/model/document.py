"""One edition of a document, as data."""

from collections.abc import Iterator
from typing import Literal

from pydantic import ConfigDict, Field

from gdplan.items import InForce, find_items, find_owners, find_tasks, in_force
from gdplan.model.node import Node, Task
from gdplan.model.responsibility import StandingAgency
from gdplan.model.source import Source
from gdplan.model.value import Value
from gdplan.terms import SCHEMA_VERSION, DiagnosticValue, SchemaVersion, Severity, Span


class Period(Value):
    """The years a title names, as in （2023—2025年）."""

    from_: int = Field(alias="from")
    to: int

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Region(Value):
    """A place whose paper a document is."""

    name: str
    code: str  # GB/T 2260, six digits


class Metadata(Value):
    """What the document says about itself, as printed unless stated otherwise."""

    title: str | None = None
    cover_title: str | None = None  # the title of the notice that encloses the plan
    kind: str | None = None  # 工作要點, 方案, 意見 …: the last word of the title
    edition: str | None = None  # 征求意見稿, 試行 …
    year: int | None = None  # the one year the title names
    period: Period | None = None
    document_number: str | None = None  # 文號, 國發〔2018〕38號
    issuer: str | None = None
    issuers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    issued_on: str | None = None  # 成文日期, ISO 8601
    declared_tasks: int | None = None  # 部署50項具體任務
    region: Region | None = None  # None for the State Council
    effective_on: str | None = None  # 自…起施行
    valid_until: str | None = None  # 有效期至…


class FrontMatter(Value):
    """A line that belongs to the document as a whole and to no node."""

    kind: Literal["title", "cover_title", "document_number", "addressee", "issuer", "date", "edition"]
    text: str
    span: Span


class Omitted(Value):
    """A stretch of the source that is not text of the document."""

    kind: Literal[
        "page-number", "running-header", "table-of-contents", "repeated-body", "markup", "rubric", "note-mark", "note"
    ]
    span: Span


class Attachment(Value):
    """An annex (附件) with a tree of its own."""

    eid: str
    title: str
    span: Span
    body: tuple[Node, ...] = ()


class Diagnostic(Value):
    """Something a careful editor would query."""

    code: str
    severity: Severity
    message: str  # in English
    # What the message tells, by name; (2, 4) is from 2 to 4.
    values: dict[str, DiagnosticValue] = {}  # noqa: RUF012, of a value by pydantic each has its own
    line: int
    where: str | None = None  # the place in the input, where the source has locators
    span: Span


class Document(Value):
    """One edition of a document (公文), as data."""

    schema_version: SchemaVersion = SCHEMA_VERSION
    source: Source
    metadata: Metadata
    front: tuple[FrontMatter, ...] = ()
    cover: Node | None = None
    preamble: Node | None = None
    body: tuple[Node, ...] = ()
    conclusions: Node | None = None
    attachments: tuple[Attachment, ...] = ()
    standing_agencies: tuple[StandingAgency, ...] = ()
    omitted: tuple[Omitted, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def walk(self, *, body_only: bool = False) -> Iterator[Node]:
        """Every node: of the cover, the preamble, the body, the conclusions and the annexes; or of the body alone."""
        for root in self.body if body_only else self._roots():
            yield from root.walk()

    def items(self) -> tuple[Node, ...]:
        """What `diff` aligns: the articles where there are any, otherwise numbered nodes with text of their own.

        Those of the body; of the annexes where the body is empty, as in a notice with a table of tasks.
        """
        return tuple(find_items(self.body, self._annexes))

    def tasks(self) -> tuple[Task, ...]:
        """The items of top-level sections where something says who is responsible; all items where nothing does.

        Those of an annex, too, where it says who is responsible: a table of tasks (任務分工表). The agencies of a task
        are all that answer for it, also in a bracket of the section above or of a measure in it.
        """
        assigned: dict[str, list[Node]] = {}
        holding: dict[int, InForce] = {}
        rest = [(root, InForce()) for root in self._roots()]
        while rest:
            node, above = rest.pop()
            holding[id(node)] = in_force(node, above)
            if node.assigned_in:
                assigned.setdefault(node.assigned_in, []).append(node)
            rest += [(child, holding[id(node)]) for child in reversed(node.children)]
        return tuple(
            Task.model_construct(
                **node.__dict__, owners=find_owners(node, holding[id(node)], assigned.get(node.eid, ()))
            )
            for node in find_tasks(self.body, self._annexes)
        )

    def _roots(self) -> Iterator[Node]:
        around = (self.cover, self.preamble, *self.body, self.conclusions)
        yield from (node for node in around if node)
        for annex in self._annexes:
            yield from annex

    @property
    def _annexes(self) -> tuple[tuple[Node, ...], ...]:
        return tuple(attachment.body for attachment in self.attachments)
