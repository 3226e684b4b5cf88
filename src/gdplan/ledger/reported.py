"""What a later document reports of the targets of a ledger: the value of today, with the words that say so."""

from collections.abc import Sequence

from gdplan.answers import outcomes
from gdplan.answers.outcome import Outcome
from gdplan.ledger.lines import Lines, tell_place
from gdplan.model import Document
from gdplan.normalize import fold
from gdplan.views import list_targets
from gdplan.views.rows import to_number

Notes = dict[int, str]
"""By the place of a target: the words of the report and where they stand."""


def read_reports(lines: Lines, documents: Sequence[Document], reports: Sequence[Document]) -> tuple[Lines, Notes]:
    """The lines with what the reports say of their targets, of several the last that says it.

    Only a single value in the unit of the target is taken.
    """
    targets, notes = [*lines.targets], Notes()
    places = {(line.document, line.span): at for at, line in enumerate(targets)}
    for report in reports:
        rows = {row.start: row for row in list_targets(report)}
        title = report.metadata.title or report.source.name or ""
        for number, document in enumerate(documents):
            for outcome in outcomes(document, report).outcomes:
                at, value = places.get((number, outcome.target.span)), _single_value(outcome)
                if at is None or value is None or outcome.result is None:
                    continue
                targets[at] = targets[at]._replace(now=value)
                row = rows.get(outcome.result.span[0])
                place = tell_place(row) if row else f"第{outcome.result.line}行"
                said = outcome.evidence.new.text if outcome.evidence.new else ""
                notes[at] = f"{title}，{place}：\n{said or outcome.result.text}"
    return lines._replace(targets=targets), notes


def _single_value(outcome: Outcome) -> float | None:
    """The number that answers a target, where it is one number of the same kind, for all that the target lists."""
    was, now = outcome.target, outcome.result
    if now is None or now.value is None or (fold(was.unit), was.change) != (fold(now.unit), now.change):
        return None
    if "、" in (was.indicator or "") and "、" not in (now.indicator or ""):  # 二氧化硫、氮氧化物排放量
        return None
    return float(to_number(now.value))
