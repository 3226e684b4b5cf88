"""Responsibilities in the shape of the model, and what of them holds for later ones: 列第一位者为牵头单位, 下同."""

from functools import cached_property

from gdplan.extract.agencies import ResponsibilityReading
from gdplan.extract.labels import CREDIT
from gdplan.extract.responsibilities import find_labelled_responsibility, find_responsibility
from gdplan.fields import AgencyFields, ResponsibilityFields, StandingAgencyFields
from gdplan.normalize import PlanText
from gdplan.outline import Paragraph
from gdplan.terms import Span

Bracket = tuple[Paragraph, ResponsibilityReading]  # its inside, and what it says


class Responsibilities:
    """Those of one document, read and made in the order printed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.standing: list[StandingAgencyFields] = []  # agencies that hold for all later tasks
        self._first_listed_leads = False

    @cached_property
    def _has_one_credit(self) -> bool:
        """Whether 主办单位： is printed once, as under a web page; a list of tasks prints it for each."""
        labels = CREDIT.findall(self.text)
        return len(set(labels)) == len(labels)

    def read(self, inside: str, *, bare: bool = True) -> ResponsibilityReading | None:
        """What the inside of a bracket says; without `bare`, a list without role words is none."""
        reading = find_responsibility(PlanText(inside), first_listed_leads=self._first_listed_leads)
        if reading and not bare and any(agency.role_basis == "bare-list" for agency in reading.agencies):
            return None
        return reading

    def read_labelled(self, sentence: PlanText) -> ResponsibilityReading | None:
        """What a labelled sentence says, 责任单位:市科委、市数据局。"""
        return find_labelled_responsibility(sentence, may_be_credit=self._has_one_credit)

    def make(self, inside: Paragraph, reading: ResponsibilityReading, covers: Span, eid: str) -> ResponsibilityFields:
        """A responsibility of the node `eid`, for the sentences that it `covers`."""
        self._first_listed_leads = reading.first_listed_leads
        agencies: list[AgencyFields] = []
        for agency in reading.agencies:
            as_written = inside.source(self.text, agency.start, agency.end)
            if " " in inside.text:
                as_written = "".join(as_written.split())
            name = inside.source(self.text, *agency.prefix) + as_written if agency.prefix else as_written
            span = inside.span(agency.start, agency.end)
            agencies.append(
                {
                    "name": name,
                    "as_written": as_written,
                    "role": agency.role,
                    "open_ended": agency.open_ended,
                    "span": span,
                    "role_basis": agency.role_basis,
                    "name_basis": "prefix-carried" if agency.prefix else "printed",
                }
            )
            if agency.standing:
                self.standing.append({"name": name, "role": agency.role, "since": eid, "span": span})
        return {
            "text": inside.source(self.text, 0, len(inside.text)).replace("\n", ""),
            "span": inside.span(0, len(inside.text)),
            "sentences": covers,
            "scope": inside.source(self.text, *reading.scope) if reading.scope else None,
            "agencies": agencies,
            "offices": [],
            "people": [],
        }
