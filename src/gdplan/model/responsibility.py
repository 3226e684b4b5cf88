"""Who is responsible for what (責任分工)."""

from gdplan.model.value import Value
from gdplan.terms import NameBasis, Role, RoleBasis, Span


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
