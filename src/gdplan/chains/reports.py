"""What reports say of the targets of an edition: each report answers for one year, that of most of its results."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from gdplan.answers import outcomes
from gdplan.answers.outcome import Outcome
from gdplan.chains.chain import Answer
from gdplan.errors import GdplanError, not_a_document
from gdplan.model import Document
from gdplan.terms import Span


class Report(NamedTuple):
    """A document that tells what was reached, and of which year."""

    document: Document
    year: int


def read_reports(documents: Iterable[Document]) -> tuple[Report, ...]:
    """The reports, each with the year it answers for: a 政府工作报告 the year before its own, a 工作总结 its own.

    Raises GdplanError for a document that reports nothing of any year.
    """
    return tuple(map(_read, documents))


def find_answers(
    edition: Document, year: int | None, reports: Iterable[Report], *, explain: bool
) -> Mapping[Span, tuple[Answer, ...]]:
    """What the reports for a year say of the targets of its edition, by the places of the numbers."""
    found: dict[Span, tuple[Answer, ...]] = {}
    for number, report in enumerate(reports):
        for one in outcomes(edition, report.document, explain=explain).outcomes if report.year == year else ():
            found[one.target.span] = (*found.get(one.target.span, ()), *_to_answer(number, one))
    return found


def _to_answer(number: int, one: Outcome) -> tuple[Answer, ...]:
    if one.result is None:
        return ()
    return (Answer(report=number, result=one.result, relation=one.relation, met=one.met, evidence=one.evidence),)


def _read(document: Document) -> Report:
    if not isinstance(document, Document):
        raise not_a_document("lineage", document)
    results = (target for node in document.walk() for target in node.targets if target.role == "achieved")
    years = Counter(int(target.deadline[:4]) for target in results if target.deadline)
    if not years:
        name = document.source.name or document.metadata.title or "—"
        raise GdplanError(f"{name}: reports no result of any year; name a report that tells what was reached")
    return Report(document, max(years, key=lambda year: (years[year], year)))
