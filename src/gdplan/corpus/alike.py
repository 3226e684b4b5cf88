"""The promises and results of a corpus that may be of one measure: those that have a name like it."""

from collections.abc import Callable, Iterable
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

    path: str
    eid: str
    document_title: str | None
    document_kind: str | None
    year: int | None
    issuer: str | None
    region: str | None
    indicator: str | None
    folded: str
    text: str
    role: Literal["target", "achieved"]
    comparator: Comparator
    deadline: str | None
    deadline_basis: str | None
    printed_value: str | None
    normalized_value: float | None
    normalized_low: float | None
    normalized_high: float | None
    normalized_unit: str
    page: int | None
    line: int
    start: int
    end: int
    sentence: str  # of what stands in none its task
    names: str
    kind: Kind
    lasting: Lasting


_COLUMNS = ", ".join("coalesce(sentence, task)" if name == "sentence" else quote(name) for name in Row._fields)


class Alike(NamedTuple):
    """A promise or result, and how much its name is that of the measure."""

    row: Row
    likeness: Likeness


def find_alike(ask: Ask, measure: Measure, papers: Question | None) -> list[Alike]:
    """Whatever has a name like that of the measure, in the order of paths and places; of all papers, or of some."""
    values: dict[str, object] = {f"pair{number}": pair for number, pair in enumerate(measure.pairs)}
    in_part = " OR ".join(f"contains(names, ${name})" for name in values)
    asked = Question(f"SELECT DISTINCT names FROM targets WHERE {in_part}", values)
    likenesses = {
        names: likeness
        for batch in ask(asked)
        for names in batch.column(0).to_pylist()
        if (likeness := match_names(measure, names.split("\n"))).score
    }
    if not likenesses:
        return []
    wanted = "names IN (SELECT unnest($names))" + (f" AND path IN ({papers.sql})" if papers else "")
    found = Question(
        f"SELECT {_COLUMNS} FROM targets WHERE {wanted} ORDER BY path, start",
        {"names": list(likenesses), **(papers.values if papers else {})},
    )
    rows = (Row._make(row) for batch in ask(found) for row in rows_of(batch))
    return [Alike(row, likenesses[row.names]) for row in rows]
