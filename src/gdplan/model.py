"""The values gdplan speaks in: a Document, its nodes, and what was found in them.

All of them are frozen. Spans are half-open pairs of code points in the source text. Fields stand in the order in
which they are written out; a value that is absent is None or (), never a missing key.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from gdplan.items import find_items, find_tasks
from gdplan.terms import (
    SCHEMA_VERSION,
    Comparator,
    DiagnosticValue,
    Level,
    NameBasis,
    Role,
    RoleBasis,
    SchemaVersion,
    Script,
    Severity,
    Span,
)


class Value(BaseModel):
    """Base of all values: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Locator(Value):
    """Where a stretch of the source text stands in the input, for a person to go back to."""

    span: Span
    where: str  # "page 3", "paragraph 12", "table 1, row 2, cell 3", "p[12]": the twelfth <p>
    page: int | None = None  # the same as numbers, each from 1
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    sheet: int | None = None


class Source(Value):
    """Where the text came from."""

    name: str | None
    media_type: str
    encoding: str | None
    script: Script | None
    sha256: str  # of the input bytes; of the UTF-8 form where a str was parsed
    length: int  # code points of the source text
    locators: tuple[Locator, ...] = ()  # in the order of the text; () for plain text: its lines are its places
    text: str | None = None  # only where asked for


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


class Sentence(Value):
    """One sentence of a node's own text."""

    text: str
    span: Span


class Agency(Value):
    """A body and its part in a task."""

    name: str  # with a carried prefix: 省科技廳
    as_written: str  # 科技廳
    role: Role
    open_ended: bool  # 等單位, 各有關單位: no body in particular
    span: Span
    role_basis: RoleBasis
    name_basis: NameBasis


class Office(Value):
    """A unit inside a body (處室) and its part in a task; never one of the agencies."""

    name: str
    within: str | None  # the body
    role: Role
    span: Span


class Person(Value):
    """Who is named as responsible, as printed."""

    label: str  # 責任領導
    name: str
    span: Span


class Responsibility(Value):
    """One responsibility bracket (責任分工) and what it says."""

    text: str  # without the outer brackets
    span: Span
    sentences: tuple[int, int]  # those of the node it covers, half-open
    scope: str | None  # 适用范围
    agencies: tuple[Agency, ...]
    offices: tuple[Office, ...] = ()
    people: tuple[Person, ...] = ()


class StandingAgency(Value):
    """A body that a 下同 clause makes responsible in every later task."""

    name: str
    role: Role
    since: str  # eid of the node that says so
    span: Span


class Deadline(Value):
    """By when a task, a measure or a body's part in it is to be done (完成時限)."""

    text: str
    span: Span
    date: str | None  # 2026, 2026-12 or 2026-12-31, as precise as printed; None where there is none to tell
    kind: Literal["date", "standing", "recurring"]  # standing: 長期堅持; recurring: 每季度末
    basis: Literal["bracket", "label", "cell", "clause", "heading"]
    sentences: tuple[int, int] | None  # those of the node it covers, half-open; None: the whole node


class Quantity(Value):
    """A number in base units, 1.24万亿元 -> 1240000000000 元. No conversion between units."""

    value: str | None
    low: str | None
    high: str | None
    unit: str


class Target(Value):
    """A commitment with a number (量化目標), or a quantity reported as reached."""

    text: str
    span: Span
    line: int
    role: Literal["target", "achieved"]
    indicator: str | None
    comparator: Comparator
    comparator_basis: Literal["printed", "spread"]
    value: str | None  # digits without separators, or a/b; None for a range
    low: str | None
    high: str | None
    unit: str  # as printed, 萬 and 億 included
    normalized: Quantity
    change: Literal["level", "increase", "decrease", "multiple"]
    deadline: str | None  # 2025, 2025-12 or 2025-12-31
    deadline_basis: Literal["clause", "paragraph", "heading", "plan"] | None


class Initiative(Value):
    """“…” that names an undertaking."""

    kind: Literal["initiative"] = "initiative"
    text: str
    span: Span
    line: int
    phrase: str  # the words a reader would keep: “機器人+”行動


class Citation(Value):
    """《…》 or a 文號, and what is done with it."""

    kind: Literal["citation"] = "citation"
    text: str
    span: Span
    line: int
    title: str | None
    document_number: str | None
    act: str | None  # 印發, 修訂, 立法 …


class Instrument(Value):
    """A document that is promised: 印發…實施意見."""

    kind: Literal["instrument"] = "instrument"
    text: str
    span: Span
    line: int
    verb: str
    object: str


class Place(Value):
    """A place, also inside the name of an institution."""

    kind: Literal["place"] = "place"
    text: str
    span: Span
    line: int
    division: str  # province, city, county, region …
    in_name: bool


class FuzzyQuantity(Value):
    """A quantity without a number: 一批, 若干, 首批."""

    kind: Literal["fuzzy"] = "fuzzy"
    text: str
    span: Span
    line: int
    marker: str
    indicator: str | None


class Reference(Value):
    """An article or item of the same document: 本條例第三條第一款."""

    kind: Literal["reference"] = "reference"
    text: str
    span: Span
    line: int
    target: str | None  # its eid


Mention = Annotated[Initiative | Citation | Instrument | Place | FuzzyQuantity | Reference, Field(discriminator="kind")]


class Node(Value):
    """Anything with a place in the tree (條目)."""

    eid: str
    level: Level | None
    num: str | None  # the marker as printed, （二十一）
    number: int | None
    heading: str | None  # without its final 。 or ：
    line: int  # of the source text, from 1
    span: Span  # the whole node, children included
    sentences: tuple[Sentence, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    deadlines: tuple[Deadline, ...] = ()  # of the node or one of its measures, in the order printed
    assigned_in: str | None = None  # eid of the row of an annex that assigns this task
    targets: tuple[Target, ...] = ()
    mentions: tuple[Mention, ...] = ()
    children: tuple["Node", ...] = ()

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """The bodies of all responsibilities of this node, in the order printed."""
        return tuple(agency for responsibility in self.responsibilities for agency in responsibility.agencies)

    def walk(self) -> Iterator["Node"]:
        """The node itself and all below it, in the order printed."""
        yield self
        for child in self.children:
            yield from child.walk()


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
    values: dict[str, DiagnosticValue] = {}  # what the message tells, by name; (2, 4) is from 2 to 4
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

    def walk(self) -> Iterator[Node]:
        """Every node of the body, in the order printed."""
        for node in self.body:
            yield from node.walk()

    def items(self) -> tuple[Node, ...]:
        """What `diff` aligns: the articles where there are any, otherwise numbered nodes with text of their own.

        Those of the body; of the annexes where the body is empty, as in a notice with a table of tasks.
        """
        return tuple(find_items(self.body, self._annexes))

    def tasks(self) -> tuple[Node, ...]:
        """The items of top-level sections where some item has a responsibility; all items where none has.

        Those of an annex, too, where it says who is responsible: a table of tasks (任務分工表).
        """
        return tuple(find_tasks(self.body, self._annexes))

    @property
    def _annexes(self) -> tuple[tuple[Node, ...], ...]:
        return tuple(attachment.body for attachment in self.attachments)
