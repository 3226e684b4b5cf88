"""Outcomes as rows, for a table, a spreadsheet or a database."""

from collections.abc import Iterator

from gdplan.answers.outcome import Count, Outcome, Outcomes, Relation, Unanswered
from gdplan.model import Value


class OutcomeRow(Value):
    """A promise and the quantity that answers it."""

    document: str | None  # the name of the input that promises
    result_document: str | None  # and of the one that reports
    section: tuple[str, ...]
    eid: str
    task: str
    indicator: str | None
    promised: str  # as printed
    deadline: str | None
    agencies: tuple[str, ...]
    result_indicator: str | None
    reported: str | None  # as printed
    relation: Relation | None
    met: bool | None
    unanswered: Unanswered | None
    score: float | None
    why: str  # what was compared; of a promise without an answer, what came near and what parts it
    sentence: str
    result_sentence: str | None
    line: int
    start: int
    end: int
    result_eid: str | None
    result_line: int | None
    result_start: int | None
    result_end: int | None


class CountRow(Value):
    """How many promises a section or a body has, and what became of them."""

    document: str | None
    result_document: str | None
    kind: str  # all, section, body
    name: str
    targets: int
    met: int
    missed: int
    undecided: int
    unanswered: int


def to_rows(found: Outcomes) -> Iterator[OutcomeRow]:
    """One row for each promise, in the order printed."""
    for one in found.outcomes:
        promise, result, evidence = one.target, one.result, one.evidence
        yield OutcomeRow(
            document=found.old.source.name,
            result_document=found.new.source.name,
            section=one.section,
            eid=promise.eid,
            task=one.task,
            indicator=promise.indicator,
            promised=promise.text,
            deadline=promise.deadline,
            agencies=one.agencies,
            result_indicator=result.indicator if result else None,
            reported=result.text if result else None,
            relation=one.relation,
            met=one.met,
            unanswered=evidence.unanswered,
            score=evidence.score,
            why=tell_why(one),
            sentence=evidence.old.text,
            result_sentence=evidence.new.text if evidence.new else None,
            line=promise.line,
            start=promise.span[0],
            end=promise.span[1],
            result_eid=result.eid if result else None,
            result_line=result.line if result else None,
            result_start=result.span[0] if result else None,
            result_end=result.span[1] if result else None,
        )


def count_rows(found: Outcomes) -> Iterator[CountRow]:
    """All promises, then those of each section, then those of each body."""
    counts: list[tuple[str, Count]] = [("all", found.total)]
    counts += [("section", count) for count in found.sections] + [("body", count) for count in found.bodies]
    for kind, count in counts:
        yield CountRow(
            document=found.old.source.name,
            result_document=found.new.source.name,
            kind=kind,
            **count.model_dump(),
        )


def tell_why(outcome: Outcome) -> str:
    """What was compared, and what came near: 生产总值 growth 2017; not 增长7.1% (period: year / average)."""
    evidence = outcome.evidence
    old, new = evidence.old, evidence.new
    said = [f"{old.name} {old.form} {old.period}".strip()]
    if new and (new.name, new.form, new.period) != (old.name, old.form, old.period):
        said[0] += f" = {new.name} {new.form} {new.period}"
    if evidence.met_by == "text":
        said.append("the report says so")
    if outcome.same_as:
        said.append(f"named before, at {outcome.same_as[0]}")
    for other in evidence.candidates:
        about = f": {other.about}" if other.about else ""
        said.append(f"not {other.text} of {other.name} ({other.obstacle}{about})")
    return "; ".join(said)
