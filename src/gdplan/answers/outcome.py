"""What `outcomes` gives: each promise of a document and what a later one reports of it."""

from typing import Literal

from gdplan.compare.model import Edition, PlacedTarget
from gdplan.model import Value
from gdplan.terms import SCHEMA_VERSION, SchemaVersion, Span

Relation = Literal["above", "equal", "below"]
Unanswered = Literal["not-reported", "not-due", "repeated"]
Form = Literal["growth", "points", "multiple", "difference", "addition", "reduction", "count", "level", "amount"]
Obstacle = Literal["form", "period", "qualifier", "taken"]


class Words(Value):
    """What a quantity was read from."""

    text: str  # the sentence
    span: Span | None  # None where no sentence holds it: the cell of a table
    page: int | None  # where in the input the number stands
    where: str | None
    name: str  # what is measured, as compared
    form: Form
    period: str  # 2017, years to 2017, average to 2017; ? where no year is told


class Candidate(Value):
    """A quantity that came near and is not the answer."""

    eid: str
    text: str
    span: Span
    name: str
    score: float
    obstacle: Obstacle
    about: str  # what differs: 登记 and 调查, year and years


class OutcomeEvidence(Value):
    """Why a result answers a promise, or why none does."""

    unanswered: Unanswered | None
    score: float | None  # from 0 to 1: how much of both names is the same
    met_by: Literal["bound", "text"] | None
    old: Words
    new: Words | None
    candidates: tuple[Candidate, ...] = ()  # only where an explanation is asked for


class Outcome(Value):
    """A promise and the quantity that answers it."""

    target: PlacedTarget
    result: PlacedTarget | None
    relation: Relation | None  # by the printed numbers; of what is to fall, by how much it fell
    met: bool | None  # by the printed bound; None where that does not decide and the text does not say
    same_as: Span | None  # the target that this one repeats
    section: tuple[str, ...]  # numbers and headings above the task, from the top
    task: str  # number and heading; without a heading, the first sentence
    agencies: tuple[str, ...]  # who answers for it
    evidence: OutcomeEvidence


class Count(Value):
    """How many promises there are, and what became of them; one that is repeated is not counted again."""

    name: str  # of the section or the body; "" for all
    targets: int
    met: int
    missed: int
    undecided: int  # answered, and the bound does not decide
    unanswered: int


class Outcomes(Value):
    """What became of the promises of one document by a later one."""

    schema_version: SchemaVersion = SCHEMA_VERSION
    old: Edition
    new: Edition
    total: Count
    sections: tuple[Count, ...]  # by the outermost heading, in the order printed
    bodies: tuple[Count, ...]
    outcomes: tuple[Outcome, ...]  # every target of the old document once, in the order printed
