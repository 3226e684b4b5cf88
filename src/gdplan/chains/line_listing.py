"""The lines of targets as rows, one for each value, and as words."""

from collections.abc import Iterator

from gdplan.answers.outcome import Form, Relation
from gdplan.chains.chain import Answer, Lineage, LineValue, TargetLine
from gdplan.language import phrase
from gdplan.model import Value
from gdplan.terms import Comparator


class LineRow(Value):
    """What an edition promises of a measure, and what a report says of it."""

    chain: int
    chain_heading: str  # of its last item
    target_line: int  # of the chain, from 1
    indicator: str | None  # as the last edition names it
    form: Form
    document: str | None
    document_title: str | None
    year: int | None
    text: str
    comparator: Comparator
    value: str | None
    low: str | None
    high: str | None
    unit: str  # as printed
    deadline: str | None
    eid: str
    line: int
    start: int
    end: int
    result_document: str | None  # None where no report names the measure
    reported: str | None
    relation: Relation | None
    met: bool | None
    result_sentence: str | None
    result_eid: str | None
    result_line: int | None
    result_start: int | None
    result_end: int | None


def to_line_rows(found: Lineage) -> Iterator[LineRow]:
    """The values of each line in the order of the editions; one that several reports answer once for each of them."""
    for chain in found.chains:
        for number, line in enumerate(chain.lines, 1):
            for value in line.values:
                edition, target = found.editions[value.edition], value.target
                told = {name: getattr(target, name) for name in _OF_TARGET}
                for answer in value.answers or (None,):
                    yield LineRow(
                        chain=chain.number,
                        chain_heading=chain.heading,
                        target_line=number,
                        indicator=line.indicator,
                        form=line.form,
                        document=edition.source.name,
                        document_title=edition.metadata.title,
                        year=edition.year,
                        start=target.span[0],
                        end=target.span[1],
                        result_document=found.reports[answer.report].source.name if answer else None,
                        reported=answer.result.text if answer else None,
                        relation=answer.relation if answer else None,
                        met=answer.met if answer else None,
                        result_sentence=answer.evidence.new.text if answer and answer.evidence.new else None,
                        result_eid=answer.result.eid if answer else None,
                        result_line=answer.result.line if answer else None,
                        result_start=answer.result.span[0] if answer else None,
                        result_end=answer.result.span[1] if answer else None,
                        **told,
                    )


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
    return f"{phrase(_SAY_MET[answer.met])}: {answer.result.text}"


_SAY_MET = {True: "met", False: "missed", None: "undecided"}
_OF_TARGET = ("text", "comparator", "value", "low", "high", "unit", "deadline", "eid", "line")
