"""Responsibilities in the shape of the model, and what of them holds for later ones: 列第一位者为牵头单位, 下同."""

from functools import cached_property

from gdplan.extract.responsibilities import find_labelled_responsibility, find_responsibility
from gdplan.extract.responsibilities.duties import Duty, find_duties
from gdplan.extract.responsibilities.labels import CREDIT
from gdplan.extract.responsibilities.leading import LeadRule, find_stated_rule
from gdplan.extract.responsibilities.readings import ResponsibilityReading
from gdplan.fields import AgencyFields, OfficeFields, ResponsibilityFields, StandingAgencyFields
from gdplan.normalize import PlanText, to_ideographs
from gdplan.outline import Paragraph
from gdplan.terms import NameBasis, Span

Bracket = tuple[Paragraph, ResponsibilityReading]  # its inside, and what it says


class Responsibilities:
    """Those of one document, read and made in the order printed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.standing: list[StandingAgencyFields] = []  # agencies that hold for all later tasks
        self.unread_rules: list[Span] = []  # clauses about who leads that could not be read
        self.unread_names: list[Span] = []  # what stands among names and may be none
        self._rule: LeadRule | None = None  # of who leads, as far as the document has been read

    @cached_property
    def _has_one_credit(self) -> bool:
        """Whether 主办单位： is printed once, as under a web page; a list of tasks prints it for each."""
        labels = CREDIT.findall(self.text)
        return len(set(labels)) == len(labels)

    def read(self, inside: str, *, bare: bool = True) -> ResponsibilityReading | None:
        """What the inside of a bracket says; without `bare`, a list without role words is none."""
        reading = find_responsibility(PlanText(inside), rule=self._rule)
        if reading and not bare and any(agency.role_basis == "bare-list" for agency in reading.agencies):
            return None
        return reading

    def read_labelled(self, sentence: PlanText) -> ResponsibilityReading | None:
        """What a labelled sentence says, 责任单位:市科委、市数据局。"""
        return find_labelled_responsibility(sentence, may_be_credit=self._has_one_credit, rule=self._rule)

    def read_duties(self, sentence: PlanText) -> list[Duty]:
        """The duties that a sentence tells; a rule of who leads that it states holds from here on."""
        self._rule = find_stated_rule(sentence) or self._rule
        return find_duties(sentence)

    def make(self, inside: Paragraph, reading: ResponsibilityReading, covers: Span, eid: str) -> ResponsibilityFields:
        """A responsibility of the node `eid`, for the sentences that it `covers`."""
        self._rule = reading.rule or self._rule
        if reading.unread_rule:
            self.unread_rules.append(inside.span(*reading.unread_rule))
        self.unread_names += [inside.span(*part) for part in reading.unread_names]

        def printed(part: Span) -> str:
            text = inside.source(self.text, *part)
            return "".join(text.split()) if " " in inside.text else text

        agencies: list[AgencyFields] = []
        for agency in reading.agencies:
            as_written, span = printed((agency.start, agency.end)), inside.span(agency.start, agency.end)
            name = as_written
            basis: NameBasis = "printed"
            if agency.prefix:
                name, basis = printed(agency.prefix) + as_written, "prefix-carried"
            elif agency.tail:
                name, basis = as_written + printed(agency.tail), "tail-carried"
            agencies.append(
                {
                    "name": to_ideographs(name),
                    "as_written": as_written,
                    "role": agency.role,
                    "open_ended": agency.open_ended,
                    "span": span,
                    "role_basis": agency.role_basis,
                    "name_basis": basis,
                }
            )
            if agency.standing:
                self.standing.append({"name": to_ideographs(name), "role": agency.role, "since": eid, "span": span})
        return {
            "text": inside.source(self.text, 0, len(inside.text)).replace("\n", ""),
            "span": inside.span(0, len(inside.text)),
            "sentences": covers,
            "scope": inside.source(self.text, *reading.scope) if reading.scope else None,
            "agencies": agencies,
            "offices": [
                {
                    "name": to_ideographs(printed((office.start, office.end))),
                    "within": to_ideographs(printed(office.within)) if office.within else None,
                    "role": office.role,
                    "span": inside.span(office.start, office.end),
                }
                for office in reading.offices
            ],
            "people": [
                {
                    "label": printed(person.label),
                    "name": to_ideographs(printed((person.start, person.end))),
                    "span": inside.span(person.start, person.end),
                }
                for person in reading.people
            ],
        }


def settle_offices(responsibilities: list[ResponsibilityFields]) -> None:
    """Say of the offices of one node whose they are; where it names no body, they are its agencies."""
    named = {a["name"]: None for r in responsibilities for a in r["agencies"]}
    if not named:
        for responsibility in responsibilities:
            offices = responsibility["offices"]
            responsibility["agencies"] = [_to_agency(office) for office in offices]
            responsibility["offices"] = []
        return
    bodies = {a["name"]: None for r in responsibilities for a in r["agencies"] if not a["open_ended"]}
    for responsibility in responsibilities:
        for office in responsibility["offices"]:
            office["within"] = office["within"] or (next(iter(bodies)) if len(bodies) == 1 else None)


def _to_agency(office: OfficeFields) -> AgencyFields:
    name = office["name"]
    return {
        "name": name,
        "as_written": name,
        "role": office["role"],
        "open_ended": False,
        "span": office["span"],
        "role_basis": "label",
        "name_basis": "printed",
    }
