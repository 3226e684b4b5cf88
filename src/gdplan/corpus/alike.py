"""The promises and results of a corpus that may be of one measure: those that have a name like it."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Literal, NamedTuple

import pyarrow as pa

from gdplan.answers.measure import Measure, match_names
from gdplan.answers.names import Likeness
from gdplan.corpus.points import Kind
from gdplan.corpus.questions import Question
from gdplan.corpus.result import rows_of
from gdplan.corpus.store import quote
from gdplan.terms import Comparator
from gdplan.vocab.report_words import Lasting

Ask = Callable[[Question], Iterable[pa.RecordBatch]]
"""What gives the rows that answer a question."""


class Row(NamedTuple):
    """What a trend tells of a row of `targets`."""

    names: str
    kind: Kind
    lasting: Lasting
    region: str | None
    issuer: str | None
    document_kind: str | None
    year: int | None
    year_basis: str | None
    is_fraction: bool | None  # as printed
    normalized_unit: str
    role: Literal["target", "achieved"]
    comparator: Comparator
    normalized_value: float | None
    normalized_low: float | None
    normalized_high: float | None
    text: str
    indicator: str | None
    path: str
    document_title: str | None
    eid: str
    page: int | None
    line: int
    start: int
    end: int
    sentence: str  # of what stands in none its task


_MADE = {
    "year": "coalesce(left(deadline, 4)::INTEGER, year)",
    "year_basis": "CASE WHEN deadline IS NOT NULL THEN deadline_basis WHEN year IS NOT NULL THEN 'document' END",
    "is_fraction": "contains(printed_value, '/')",
    "sentence": "coalesce(sentence, task)",
}
_COLUMNS = ", ".join(_MADE.get(name) or quote(name) for name in Row._fields)
_LEAST = 0.5  # of a name that is shared, to be told and why it is left out


def find_alike(ask: Ask, measure: Measure, papers: Question | None) -> tuple[list[Row], dict[str, Likeness]]:
    """Whatever has a name like that of the measure, in the order of paths and places, and how much its names are that.

    Of all papers, or of some.
    """
    values: dict[str, object] = {f"pair{number}": pair for number, pair in enumerate(measure.pairs)}
    in_part = " OR ".join(f"contains(names, ${name})" for name in values)
    asked = Question(f"SELECT DISTINCT names FROM targets WHERE {in_part}", values)
    likenesses = {
        names: likeness
        for batch in ask(asked)
        for names in batch.column(0).to_pylist()
        if (likeness := match_names(measure, names.split("\n"))).score >= _LEAST
    }
    if not likenesses:
        return [], {}
    wanted = "names IN (SELECT unnest($names))" + (f" AND path IN ({papers.sql})" if papers else "")
    found = Question(
        f"SELECT {_COLUMNS} FROM targets WHERE {wanted}",
        {"names": list(likenesses), **(papers.values if papers else {})},
    )
    rows = [row for batch in ask(found) for row in map(Row._make, rows_of(batch))]
    rows.sort(key=attrgetter("path", "start"))  # they mostly are: the database would take long to see it
    return rows, likenesses
