"""What `lineage` gives: the editions, and the chains of items that run through them."""

from typing import Literal, get_args

from gdplan.answers.outcome import Form, OutcomeEvidence, Relation
from gdplan.compare.model import Body, Edition, Evidence, PlacedDeadline, PlacedTarget, Ref
from gdplan.model import Value
from gdplan.terms import SCHEMA_VERSION, SchemaVersion, Span

StepKind = Literal["same", "edited", "renamed", "moved", "merged", "split", "new", "dropped", "back-again"]
STEP_KINDS: tuple[StepKind, ...] = get_args(StepKind)
Basis = Literal["pair", "attached", "remaining", "ahead", "set-phrases", "over-gap"]


class DatedEdition(Edition):
    """One of the documents."""

    year: int | None  # by its title, its period or its date; None where the order was given


class Member(Ref):
    """An item of one edition, as a part of its chain."""

    span: Span
    page: int | None  # where in the input it begins
    where: str | None
    section: tuple[str, ...]  # numbers and headings above it, from the top
    agencies: tuple[Body, ...]  # who answers for it
    deadlines: tuple[PlacedDeadline, ...]
    targets: tuple[PlacedTarget, ...]  # quantities already achieved included
    text: str  # its sentences and those of all below it

    @property
    def label(self) -> str:
        """What a reader calls it: number and heading, without a heading the beginning of its text."""
        return f"{self.num or ''}{self.heading or self.text.partition('。')[0]}" or self.eid


class Tie(Value):
    """An item of an earlier edition that one comes from, and why."""

    edition: int  # from 0
    eid: str
    chain: int  # that the earlier item belongs to
    similarity: float
    basis: Basis  # the step of the comparison that linked them; over-gap: an edition lies between
    sentences: tuple[Evidence, ...] = ()  # that stand nearly word for word in both; where an explanation is asked for


class Step(Value):
    """What became of a chain in one edition."""

    edition: int  # from 0
    kind: StepKind | None  # None in the first edition: nothing is before it
    also: tuple[StepKind, ...]  # what else happened
    item: Member | None  # None where it was dropped, or merged into an item of another chain
    ties: tuple[Tie, ...]  # what the item comes from; of one that merged or split several, or of another chain
    into: int | None = None  # the chain that it merged into


class Answer(Value):
    """What a report says of a target."""

    report: int  # of `reports`, from 0
    result: PlacedTarget
    relation: Relation | None  # by the printed numbers; of what is to fall, by how much it fell
    met: bool | None  # None where the bound does not decide and the text does not say
    evidence: OutcomeEvidence


class LineValue(Value):
    """What is promised of a measure in one edition."""

    edition: int  # from 0
    target: PlacedTarget
    page: int | None  # where in the input the number stands
    where: str | None
    answers: tuple[Answer, ...] = ()  # of the reports for the year of the edition that name the measure


class TargetLine(Value):
    """A target through the years: one measure in one unit and form, in the editions that promise it."""

    indicator: str | None  # of the last of them
    unit: str  # without its scale: 户, of 10万户
    form: Form
    values: tuple[LineValue, ...]  # in the order of the editions, one of each at most


class Chain(Value):
    """One task through the editions, an item of each at most.

    Where items merge, the chain of the one whose heading stays goes on, otherwise that of the one that most of the text
    comes from, and the others end; where one splits, likewise one goes on and others begin.
    """

    number: int  # from 1
    heading: str  # of its last item
    steps: tuple[Step, ...]  # in the order of the editions; none for an edition in which it pauses
    lines: tuple[TargetLine, ...] = ()  # in the order in which they begin

    @property
    def kinds(self) -> tuple[StepKind, ...]:
        """All that happened to it."""
        return tuple(dict.fromkeys(kind for step in self.steps for kind in (step.kind, *step.also) if kind))

    @property
    def bodies(self) -> tuple[str, ...]:
        """All that had a part in it."""
        members = (step.item for step in self.steps if step.item)
        return tuple(dict.fromkeys(body.name for member in members for body in member.agencies))


class Lineage(Value):
    """What became of the items of several editions."""

    schema_version: SchemaVersion = SCHEMA_VERSION
    editions: tuple[DatedEdition, ...]  # in the order of their years
    reports: tuple[DatedEdition, ...] = ()  # what tells which targets were met; their year is the one they report of
    chains: tuple[Chain, ...]  # in the order printed; one that is new behind what it stands behind
    warnings: tuple[str, ...] = ()
