"""The lines of targets as rows, one for each value, and as words."""

from collections.abc import Iterator
from typing import Any

from gdplan.answers.listing import MET, ReportedRow, find_reporting, tell_result
from gdplan.answers.outcome import Form, Relation
from gdplan.chains.chain import Answer, Lineage, LineValue, TargetLine
from gdplan.chains.editions import UNKNOWN, Paths, find_editions
from gdplan.language import phrase
from gdplan.terms import Comparator
from gdplan.views.rows import Figure


class LineRow(ReportedRow):
    """What an edition promises of a measure, and what a report says of it; without one `result_…` are None."""

    chain: int
    chain_heading: str  # of its last item
    target_line: int  # of the chain, from 1
    indicator: str | None  # as the last edition names it
    form: Form
    text: str
    comparator: Comparator
    value: Figure | None
    low: Figure | None
    high: Figure | None
    unit: str  # as printed
    deadline: str | None
    eid: str
    reported: str | None
    relation: Relation | None
    met: bool | None
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


def to_line_rows(found: Lineage, paths: Paths = UNKNOWN) -> Iterator[LineRow]:
    """The values of each line in the order of the editions; one that several reports answer once for each of them."""
    documents = find_editions(found.editions, paths.editions)
    reporting = [
        find_reporting(one, path)
        for one, path in zip(found.reports, paths.reports or [None] * len(found.reports), strict=True)
    ]
    for chain in found.chains:
        for number, line in enumerate(chain.lines, 1):
            about = {
                "chain": chain.number,
                "chain_heading": chain.heading,
                "target_line": number,
                "indicator": line.indicator,
                "form": line.form,
            }
            for value in line.values:
                told = documents[value.edition] | about | _tell_target(value)
                for answer in value.answers or (None,):
                    by = reporting[answer.report] if answer else find_reporting(None, None)
                    yield LineRow(**told, **by, **_tell_answer(answer))


def _tell_target(value: LineValue) -> dict[str, Any]:
    target = value.target
    told = {name: getattr(target, name) for name in _OF_TARGET}
    return told | {"page": value.page, "where": value.where, "start": target.span[0], "end": target.span[1]}


def _tell_answer(answer: Answer | None) -> dict[str, Any]:
    if answer is None:
        return {"relation": None, "met": None, **tell_result(None, None)}
    return {"relation": answer.relation, "met": answer.met, **tell_result(answer.result, answer.evidence.new)}


def is_told(line: TargetLine) -> bool:
    """Whether a line says more than the target alone does: of several editions, or answered."""
    return len(line.values) > 1 or any(value.answers for value in line.values)


def tell_line(line: TargetLine, last: int) -> str | None:
    """A line up to an edition that has a value of it: 省级中试平台 15个 → 20个; None where there is no more to say."""
    values = [value for value in line.values if value.edition <= last]
    if not values or values[-1].edition != last or not (len(values) > 1 or values[-1].answers):
        return None
    return f"{line.indicator or ''} {' → '.join(map(tell_value, values))}".strip()


def tell_value(value: LineValue) -> str:
    """A number as printed, and what became of it: 5万人以上 (met: 5.3万人)."""
    return " ".join([value.target.text, *(f"({tell_answer(answer)})" for answer in value.answers)])


def tell_answer(answer: Answer) -> str:
    """Met or not, and the number that was reached."""
    return f"{phrase(MET[answer.met])}: {answer.result.text}"


_OF_TARGET = ("text", "comparator", "value", "low", "high", "unit", "deadline", "eid", "line")
