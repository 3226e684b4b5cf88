"""Outcomes as rows, for a table, a spreadsheet or a database."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from gdplan.answers.outcome import Count, Outcome, Outcomes, Relation, Unanswered, Words
from gdplan.compare.model import Edition, PlacedTarget
from gdplan.language import phrase
from gdplan.language.codes import tell_code
from gdplan.views import find_document
from gdplan.views.rows import DocumentRow


class Paths(NamedTuple):
    """Those of the inputs, as rows tell them; None: not known."""

    old: str | None = None
    new: str | None = None


UNKNOWN = Paths()
MET = {True: "met", False: "missed", None: "undecided"}
"""How it is called whether an answered promise was met."""


class ReportedRow(DocumentRow):
    """The document that promises, and in `result_…` the same of the one that reports."""

    result_document: str | None
    result_path: str | None
    result_document_title: str | None
    result_year: int | None
    result_issuer: str | None
    result_region: str | None
    result_issued_on: str | None


class OutcomeRow(ReportedRow):
    """A promise and the quantity that answers it."""

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
    page: int | None  # these of the promise
    where: str | None
    line: int
    start: int
    end: int
    result_eid: str | None
    result_page: int | None
    result_where: str | None
    result_line: int | None
    result_start: int | None
    result_end: int | None


class CountRow(ReportedRow):
    """How many promises a section or a body has, and what became of them."""

    kind: Literal["all", "section", "body"]
    name: str
    targets: int
    met: int
    missed: int
    undecided: int
    unanswered: int


def to_rows(found: Outcomes, paths: Paths = UNKNOWN) -> Iterator[OutcomeRow]:
    """One row for each promise, in the order printed."""
    documents = {**find_document(found.old, paths.old), **find_reporting(found.new, paths.new)}
    for one in found.outcomes:
        promise, result, evidence = one.target, one.result, one.evidence
        yield OutcomeRow(
            **documents,
            section=one.section,
            eid=promise.eid,
            task=one.task,
            indicator=promise.indicator,
            promised=promise.text,
            deadline=promise.deadline,
            agencies=one.agencies,
            result_indicator=result.indicator if result else None,
            relation=one.relation,
            met=one.met,
            unanswered=evidence.unanswered,
            score=evidence.score,
            why=tell_why(one),
            sentence=evidence.old.text,
            page=evidence.old.page,
            where=evidence.old.where,
            line=promise.line,
            start=promise.span[0],
            end=promise.span[1],
            **tell_result(result, evidence.new),
        )


def count_rows(found: Outcomes, paths: Paths = UNKNOWN) -> Iterator[CountRow]:
    """All promises, then those of each section, then those of each body."""
    documents = {**find_document(found.old, paths.old), **find_reporting(found.new, paths.new)}
    counts: list[tuple[Literal["all", "section", "body"], Count]] = [("all", found.total)]
    counts += [("section", count) for count in found.sections] + [("body", count) for count in found.bodies]
    for kind, count in counts:
        yield CountRow(**documents, kind=kind, **count.model_dump())


def find_reporting(edition: Edition | None, path: str | None) -> dict[str, Any]:
    """What rows say of the document that reports; all None where none does."""
    told = find_document(edition, path) if edition else dict.fromkeys(DocumentRow.model_fields)
    return {f"result_{name}": value for name, value in told.items()}


def tell_result(result: PlacedTarget | None, words: Words | None) -> dict[str, Any]:
    """What rows say of the quantity that answers a promise, and of the words it was read from; None where none does."""
    return {
        "reported": result and result.text,
        "result_sentence": words and words.text,
        "result_eid": result and result.eid,
        "result_page": words and words.page,
        "result_where": words and words.where,
        "result_line": result and result.line,
        "result_start": result and result.span[0],
        "result_end": result and result.span[1],
    }


def tell_why(outcome: Outcome) -> str:
    """What was compared, and what came near: 生产总值 growth 2017; not 增长7.1% (period: year / average)."""
    evidence = outcome.evidence
    old, new = evidence.old, evidence.new
    said = [_tell_words(old)]
    if new and (new.name, new.form, new.period) != (old.name, old.form, old.period):
        said[0] += f" = {_tell_words(new)}"
    if evidence.met_by == "text":
        said.append(phrase("the report says so"))
    if outcome.same_as:
        said.append(phrase("named before, at {place}", place=outcome.same_as[0]))
    for other in evidence.candidates:
        about = [tell_code("about", part) for part in other.about.split(" / ") if part]
        reason = tell_code("obstacle", other.obstacle)
        reason = phrase("{name}: {words}", name=reason, words=" / ".join(about)) if about else reason
        said.append(phrase("not {text} of {name} ({reason})", text=other.text, name=other.name, reason=reason))
    return phrase("; ").join(said)


def _tell_words(words: Words) -> str:
    """What is measured, in which form and over which time."""
    lasting, _, year = words.period.rpartition(" to ")
    told = phrase("{lasting} to {year}", lasting=tell_code("lasting", lasting), year=year) if lasting else words.period
    return f"{words.name} {tell_code('form', words.form)} {told}".strip()
