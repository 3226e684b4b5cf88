"""The rows of each view; `gdplan schema` prints their JSON Schema.

A row repeats where it stands (document, section, task), so that rows of many documents can be put together.
"""

from typing import Literal

from gdplan.model import Value
from gdplan.model.mention import AnyMention
from gdplan.terms import Comparator, NameBasis, Role, RoleBasis, Severity


class Row(Value):
    """Where a row comes from."""

    document: str | None  # the name of the input
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
    line: int
    start: int
    end: int


class TargetRow(Row):
    """A target, or a quantity reported as reached, and who answers for it."""

    indicator: str | None
    comparator: Comparator
    value: str | None
    low: str | None
    high: str | None
    unit: str
    change: Literal["level", "increase", "decrease", "multiple"]
    deadline: str | None
    deadline_basis: str | None
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    support: tuple[str, ...]
    implementing: tuple[str, ...]
    role: Literal["target", "achieved"]
    text: str
    normalized_value: str | None
    normalized_low: str | None
    normalized_high: str | None
    normalized_unit: str
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
    line: int
    start: int
    end: int


class MentionRow(AnyMention, Row):
    """A named thing; which of the fields after `text` are filled depends on its kind."""

    line: int
    start: int
    end: int


class CheckRow(Value):
    """A diagnostic."""

    document: str | None
    code: str
    severity: Severity
    message: str
    line: int
    where: str | None  # page, paragraph or element, where the format has them
    start: int
    end: int
