"""What a responsibility bracket says, as values: bodies, offices and people, with where they stand in it."""

from collections.abc import Callable
from typing import NamedTuple

from gdplan.extract.responsibilities.leading import LeadRule, leads_by
from gdplan.terms import Role, RoleBasis

Part = tuple[int, int]


class AgencyReading(NamedTuple):
    """A body as a bracket names it; offsets count from the bracket's first character."""

    start: int
    end: int
    prefix: Part | None  # where the carried 省 stands
    tail: Part | None  # where the carried 海关 stands
    role: Role
    role_basis: RoleBasis
    open_ended: bool  # 等单位, 各有关单位: no body in particular
    standing: bool  # holds for all later tasks: 下同


class OfficeReading(NamedTuple):
    """A unit inside a body: 供水科 under 责任处室:, or in 市水务局供水科."""

    start: int
    end: int
    role: Role
    role_basis: RoleBasis
    within: Part | None  # the body, where it is printed with it


class PersonReading(NamedTuple):
    """Who is named behind a label of people: 责任领导:刘某."""

    label: Part
    start: int
    end: int


class ResponsibilityReading(NamedTuple):
    """What one bracket says; agencies in the order printed, none overlapping another."""

    agencies: tuple[AgencyReading, ...]
    offices: tuple[OfficeReading, ...] = ()
    people: tuple[PersonReading, ...] = ()
    scope: Part | None = None  # 适用范围:…
    limit: Part | None = None  # 2025年6月底前: by when
    rule: LeadRule | None = None  # of who leads, stated here: holds for later brackets too
    unread_rule: Part | None = None  # a clause about who leads that could not be read
    unread_names: tuple[Part, ...] = ()  # what stands among the names and could not be told from prose

    def moved(self, move: Callable[[Part], Part]) -> "ResponsibilityReading":
        """The same with its offsets in another text."""

        def at(part: Part | None) -> Part | None:
            return part and move(part)

        agencies, offices, people = [], [], []
        for agency in self.agencies:
            start, end = move((agency.start, agency.end))
            agencies.append(agency._replace(start=start, end=end, prefix=at(agency.prefix), tail=at(agency.tail)))
        for office in self.offices:
            start, end = move((office.start, office.end))
            offices.append(office._replace(start=start, end=end, within=at(office.within)))
        for person in self.people:
            start, end = move((person.start, person.end))
            people.append(PersonReading(move(person.label), start, end))
        return self._replace(
            agencies=tuple(agencies),
            offices=tuple(offices),
            people=tuple(people),
            scope=at(self.scope),
            limit=at(self.limit),
            unread_rule=at(self.unread_rule),
            unread_names=tuple(map(move, self.unread_names)),
        )


def with_leaders(agencies: list[AgencyReading], rule: LeadRule, text: str) -> list[AgencyReading]:
    """The agencies of a bracket with the roles that a rule gives those without one, unless a word names leaders."""
    if any(agency.role == "lead" for agency in agencies):
        return agencies
    flags = leads_by(rule, text, [(agency.start, agency.end) for agency in agencies])
    basis: RoleBasis = "first-listed" if rule.by == "first" and rule.size == 1 else "position"
    led = []
    for agency, first in zip(agencies, flags, strict=True):
        role = "lead" if first else rule.others
        changes = agency.role == "responsible" and role != "responsible" and not (first and agency.open_ended)
        led.append(agency._replace(role=role, role_basis=basis) if changes else agency)
    return led
