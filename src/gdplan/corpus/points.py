"""What a trend tells: points, series by series, and the names by which they were found."""

from collections.abc import Sequence
from typing import Literal

from gdplan.corpus.result import Listed
from gdplan.model import Value
from gdplan.terms import Comparator
from gdplan.vocab.report_words import Lasting

By = Literal["region", "issuer", "title"]
Kind = Literal[
    "level", "amount", "done", "addition", "reduction", "difference", "growth", "decline", "points up", "points down",
    "multiple",
]  # fmt: skip


class Point(Value):
    """A number that was promised or reached, whose it is and where it stands."""

    series: int  # from 1; points of one number are of one series
    place: str  # region, issuer or title, as the first of them prints it; "" where nothing tells
    role: Literal["target", "achieved"]
    kind: Kind
    lasting: Lasting  # over which time: year, years, average (of several), part (of a year), rate (a day, a month)
    year: int | None
    year_basis: str | None  # where the year was found; document: only the title tells one
    comparator: Comparator  # an open bound is no value: >= 1100 promises at least so much
    value: float | None  # in base units: 1100万人 is 11000000; null for a range
    low: float | None
    high: float | None
    unit: str
    text: str  # the number as printed
    indicator: str | None  # the name as printed
    path: str
    document_title: str | None
    eid: str
    page: int | None
    line: int
    start: int
    end: int
    sentence: str


class Name(Value):
    """A printed name that was joined, or that came near and was left out."""

    indicator: str
    name: str  # as compared
    joined: bool
    score: float
    reason: str  # why it is left out: the qualifiers that differ, or what its numbers are; "" where names differ
    points: int
    path: str  # of the first
    line: int


class Trend(Listed):
    """The points of a measure, series by series, and the names by which they were found."""

    def __init__(self, measure: str, points: Sequence[Point], names: Sequence[Name]) -> None:
        super().__init__(Point, points)
        self.measure = measure  # as it was asked for
        self.points, self.names = points, names

    def explain(self) -> Listed:
        """Which printed names were joined, and which came near and were left out."""
        return Listed(Name, self.names)
