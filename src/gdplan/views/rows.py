"""The rows of each view; `gdplan schema` prints their JSON Schema.

A row repeats whose it is and where it stands (document, section, task), so that rows of many documents can be put
together. Numbers are written as numbers, so that no reader of rows has to make them of text.
"""

from fractions import Fraction
from typing import Annotated, Literal, Protocol

from pydantic import PlainSerializer

from gdplan.model import Value
from gdplan.model.mention import AnyMention
from gdplan.normalize import fold
from gdplan.patterns import lazy
from gdplan.terms import Comparator, NameBasis, Role, RoleBasis, Severity
from gdplan.vocab.bounds import LOWERED_TO

_LOWERED_TO = lazy(LOWERED_TO)


def to_number(figure: str) -> int | float:
    """The number of a figure, 3600, -6.5 or 1/3; a whole one is an int.

    >>> to_number("30"), to_number("-6.5"), to_number("1/4")
    (30, -6.5, 0.25)
    """
    if "/" in figure:
        return float(Fraction(figure))
    return float(figure) if "." in figure else int(figure)


Figure = Annotated[str, PlainSerializer(to_number, return_type=int | float)]
"""Digits without separators, or a/b, as in a target; written as the number."""


class HasFigures(Protocol):
    """A number as rows and targets have it: a range has two ends and no value."""

    @property
    def value(self) -> str | None: ...
    @property
    def low(self) -> str | None: ...
    @property
    def high(self) -> str | None: ...


def tell_figure(row: HasFigures) -> str:
    """The number as a reader would write it: 30, 3–5."""
    return row.value if row.value is not None else f"{row.low or ''}–{row.high or ''}"


def is_lowered_to(text: str) -> bool:
    """Whether a target as printed says to what something falls: 压缩至3个工作日 is met by 2, too.

    >>> is_lowered_to("壓縮至3個工作日"), is_lowered_to("下降3%"), is_lowered_to("提高到75%")
    (True, False, False)
    """
    return _LOWERED_TO.match(fold(text)) is not None


class DocumentRow(Value):
    """The document that a row is about."""

    document: str | None  # the name of the input
    path: str | None  # of the input, as given, with /; files of one name differ in it
    document_title: str | None
    year: int | None  # the one that the title names
    issuer: str | None
    region: str | None  # name of the place whose paper it is
    issued_on: str | None


class Row(DocumentRow):
    """Where in its document a row comes from."""

    section: tuple[str, ...]  # numbers and headings above the task, from the top
    eid: str  # of the node
    task: str  # number and heading; without a heading, the first sentence


class TaskRow(Row):
    """A task and its owners."""

    num: str | None
    number: int | None
    heading: str | None
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    support: tuple[str, ...]
    implementing: tuple[str, ...]
    offices: tuple[str, ...]  # 責任處室, units inside a body
    people: tuple[str, ...]  # 責任領導
    due: tuple[str, ...]  # dates by which it or a measure of it is to be done, then what has none: 長期堅持
    targets: tuple[str, ...]  # as printed; those already achieved left out
    deadlines: tuple[str, ...]  # of these targets, each once
    text: str  # all sentences
    page: int | None
    where: str | None  # page, sheet and cell, table and row, paragraph or element, where the format has them
    line: int
    start: int
    end: int


class TargetRow(Row):
    """A target, or a quantity reported as reached, and who answers for it."""

    indicator: str | None
    comparator: Comparator
    value: Figure | None
    low: Figure | None
    high: Figure | None
    unit: str
    change: Literal["level", "increase", "decrease", "multiple"]
    deadline: str | None
    deadline_basis: Literal["clause", "paragraph", "heading", "plan"] | None
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    support: tuple[str, ...]
    implementing: tuple[str, ...]
    role: Literal["target", "achieved"]
    text: str
    normalized_value: Figure | None
    normalized_low: Figure | None
    normalized_high: Figure | None
    normalized_unit: str
    page: int | None
    where: str | None  # page, sheet and cell, table and row, paragraph or element, where the format has them
    line: int
    start: int
    end: int


class AgencyRow(Row):
    """A body and one task that it has a part in; rows of one body stand together, those with most tasks first."""

    agency: str
    role: Role
    shared_with: tuple[str, ...]  # the other bodies of the same bracket
    open_ended: bool
    as_written: str
    role_basis: RoleBasis
    name_basis: NameBasis
    scope: str | None
    page: int | None
    where: str | None  # page, sheet and cell, table and row, paragraph or element, where the format has them
    line: int
    start: int
    end: int


class MentionRow(AnyMention, Row):
    """A named thing; which of the fields after `text` are filled depends on its kind."""

    page: int | None
    where: str | None  # page, sheet and cell, table and row, paragraph or element, where the format has them
    line: int
    start: int
    end: int


class CheckRow(DocumentRow):
    """A diagnostic."""

    code: str
    severity: Severity
    message: str
    page: int | None
    where: str | None  # page, sheet and cell, table and row, paragraph or element, where the format has them
    line: int
    start: int
    end: int
