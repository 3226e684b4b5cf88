"""A document in the making: mappings in the shape of the model, whose names mypy checks.

One validation at the end makes all the values of a document, at a fraction of the cost of making each by itself; what
is only written as JSON needs none. What is asked for along the way is read like an attribute (`Fields`), the rest by
its key. A test holds names and order to those of the model.
"""

from operator import itemgetter
from typing import Any, TypedDict, dataclass_transform

from gdplan.terms import (
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


@dataclass_transform(kw_only_default=True)
class Fields(dict[str, Any]):
    """A mapping that is read like attributes; a subclass declares what it holds, in its order."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        for name in cls.__annotations__:  # ten times as fast as __getattr__, which is asked last
            setattr(cls, name, property(itemgetter(name)))


class LocatorFields(TypedDict):
    span: Span
    where: str
    page: int | None
    paragraph: int | None
    table: int | None
    row: int | None
    cell: int | None
    sheet: int | None


class TableCellFields(TypedDict):
    span: Span
    row: int
    column: int
    rows: int
    columns: int


class SourceTableFields(TypedDict):
    span: Span
    rows: int
    columns: int
    cells: list[TableCellFields]


class SourceFields(TypedDict):
    name: str | None
    media_type: str
    encoding: str | None
    script: Script | None
    sha256: str
    length: int
    locators: list[LocatorFields]
    tables: list[SourceTableFields]
    text: str | None


PeriodFields = TypedDict("PeriodFields", {"from": int, "to": int})


class RegionFields(TypedDict):
    name: str
    code: str


class MetadataFields(Fields):
    title: str | None
    cover_title: str | None
    kind: str | None
    edition: str | None
    year: int | None
    period: PeriodFields | None
    document_number: str | None
    issuer: str | None
    issuers: tuple[str, ...]
    addressees: tuple[str, ...]
    issued_on: str | None
    declared_tasks: int | None
    region: RegionFields | None
    effective_on: str | None
    valid_until: str | None


class FrontFields(TypedDict):
    kind: str
    text: str
    span: Span


class OmittedFields(TypedDict):
    kind: str
    span: Span


class SentenceFields(TypedDict):
    text: str
    span: Span


class AgencyFields(TypedDict):
    name: str
    as_written: str
    role: Role
    open_ended: bool
    span: Span
    role_basis: RoleBasis
    name_basis: NameBasis


class OfficeFields(TypedDict):
    name: str
    within: str | None
    role: Role
    span: Span


class PersonFields(TypedDict):
    label: str
    name: str
    span: Span


class ResponsibilityFields(TypedDict):
    text: str
    span: Span
    sentences: Span
    scope: str | None
    agencies: list[AgencyFields]
    offices: list[OfficeFields]
    people: list[PersonFields]


class StandingAgencyFields(TypedDict):
    name: str
    role: Role
    since: str
    span: Span


class DeadlineFields(TypedDict):
    text: str
    span: Span
    date: str | None
    kind: str
    basis: str
    sentences: Span | None


class QuantityFields(TypedDict):
    value: str | None
    low: str | None
    high: str | None
    unit: str


class TargetFields(TypedDict):
    text: str
    span: Span
    line: int
    role: str
    indicator: str | None
    comparator: Comparator
    comparator_basis: str
    value: str | None
    low: str | None
    high: str | None
    unit: str
    normalized: QuantityFields
    change: str
    deadline: str | None
    deadline_basis: str | None


MentionFields = dict[str, Any]  # what it holds depends on its kind, and is what the reading of that kind holds


class NodeFields(Fields):
    eid: str
    level: Level | None
    num: str | None
    number: int | None
    heading: str | None
    line: int
    span: Span
    sentences: list[SentenceFields]
    responsibilities: list[ResponsibilityFields]
    deadlines: list[DeadlineFields]
    assigned_in: str | None
    targets: list[TargetFields]
    mentions: list[MentionFields]
    children: "list[NodeFields]"


class AttachmentFields(Fields):
    eid: str
    title: str
    span: Span
    body: list[NodeFields]


class DiagnosticFields(TypedDict):
    code: str
    severity: Severity
    message: str
    values: dict[str, DiagnosticValue]
    line: int
    where: str | None
    span: Span


class DocumentFields(Fields):
    schema_version: SchemaVersion
    source: SourceFields
    metadata: MetadataFields
    front: list[FrontFields]
    cover: NodeFields | None
    preamble: NodeFields | None
    body: list[NodeFields]
    conclusions: NodeFields | None
    attachments: list[AttachmentFields]
    standing_agencies: list[StandingAgencyFields]
    omitted: list[OmittedFields]
    diagnostics: list[DiagnosticFields]
