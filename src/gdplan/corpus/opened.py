"""A corpus for who asks it questions in Python; the command line asks the same."""

import os
from typing import Self, Unpack

from gdplan.answers.measure import to_measure
from gdplan.collector import collector_paused
from gdplan.corpus import picking
from gdplan.corpus.alike import find_alike
from gdplan.corpus.connect import check_question, connect
from gdplan.corpus.points import By, Trend
from gdplan.corpus.questions import (
    VIEWS,
    Filters,
    Names,
    Question,
    ask_counts,
    ask_documents,
    ask_paths,
    ask_sentences,
    ask_view,
)
from gdplan.corpus.result import Narrow, Result
from gdplan.corpus.trend import find_trend

SECONDS = 60.0
"""What a question may take, where nothing else is said."""


def open(path: str | os.PathLike[str], *, seconds: float = SECONDS) -> "Corpus":  # noqa: A001, as the built-in one opens a file
    """The corpus that `build` made, a database or a folder of Parquet files; `seconds` is what a question may take.

    Raises CannotReadError where there is none, and for one that another version of gdplan made.
    """
    return Corpus(os.fspath(path), seconds)


class Corpus:
    """A corpus, to be read and never changed: `with gdplan.corpus.open("plans.duckdb") as plans:`."""

    def __init__(self, path: str, seconds: float) -> None:
        self._path, self._connection = path, connect(path)
        self._seconds = seconds
        self.names = Names(self._connection, seconds)

    def __repr__(self) -> str:
        return f"<Corpus {self._path}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()

    def sql(self, question: str) -> Result:
        """The answer to one question in DuckDB's SQL; files, network and extensions are closed to it.

        Raises GdplanError for what is no question.
        """
        check_question(question)
        return Result(self._connection, question, seconds=self._seconds)

    def targets(self, *, match: str | None = None, **filters: Unpack[Filters]) -> Result:
        """As `gdplan targets --role all`; `role="target"` is what is promised."""
        return self._view("targets", filters, match)

    def tasks(self, *, match: str | None = None, **filters: Unpack[Filters]) -> Result:
        """As `gdplan tasks`."""
        return self._view("tasks", filters, match)

    def agencies(self, *, match: str | None = None, **filters: Unpack[Filters]) -> Result:
        """As `gdplan agencies`: the bodies with most tasks first."""
        return self._view("agencies", filters, match)

    def find(self, *words: str, match: str | None = None, **filters: Unpack[Filters]) -> Result:
        """The sentences and headings in which all of these words stand, in either script."""
        return self._answer(ask_sentences(words, filters, self.names), picking.sentences(words, match))

    def documents(self, *, match: str | None = None, **filters: Unpack[Filters]) -> Result:
        """Path, title, year and hash of the documents in whose titles a pattern is found, by year, region or issuer."""
        narrow = picking.titles(match) if match is not None else None
        return self._answer(ask_documents(filters, self.names), narrow)

    @collector_paused()
    def trend(self, measure: str, *, by: By = "region", **filters: Unpack[Filters]) -> Trend:
        """One measure over the years, under all its names: promised and achieved, levels and changes apart.

        `measure` is its name (GDP, 城镇新增就业, in either script), `by` what series are told apart by. Raises
        GdplanError for a name that tells nothing (数量).
        """
        papers = ask_paths(filters, self.names) if filters else None
        found = find_alike(lambda question: self._answer(question).batches()[1], to_measure(measure), papers)
        return Trend(measure, *find_trend(*found, by))

    def stats(self) -> Result:
        """How much there is: in all, by year, by region, by kind of document."""
        return self._answer(ask_counts(self.names))

    def _view(self, view: str, filters: Filters, match: str | None) -> Result:
        question = ask_view(view, filters, self.names)
        narrow = picking.matching(match, VIEWS[view]) if match is not None else None
        return self._answer(question, narrow)

    def _answer(self, question: Question, narrow: Narrow | None = None) -> Result:
        return Result(self._connection, question.sql, question.values, seconds=self._seconds, narrow=narrow)
