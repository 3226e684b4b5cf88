"""The answer to a question: rows that are fetched when they are wanted, some thousand at a time."""

import itertools
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from gdplan.controls import show_controls
from gdplan.corpus.batches import arrow_type
from gdplan.corpus.connect import Clock
from gdplan.corpus.records import sql_type
from gdplan.errors import CannotReadError, GdplanError
from gdplan.model import Value

_ROWS = 4096  # fetched at once
_SHOWN, _LONGEST = 20, 24  # rows that are printed, and characters of what stands in them

Narrow = Callable[[pa.RecordBatch], pa.RecordBatch]


class Answer(ABC):
    """Rows: `for row in answer` gives a dict for each; `to_arrow` and `to_pandas` give all of them."""

    @abstractmethod
    def batches(self) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """The columns, and the rows some thousand at a time."""

    def to_arrow(self) -> pa.Table:
        """All rows as a table of PyArrow."""
        schema, batches = self.batches()
        return pa.Table.from_batches(batches, schema)

    def to_pandas(self) -> Any:
        """All rows as a DataFrame; CannotReadError where pandas is not installed."""
        try:
            import pandas as pd  # noqa: F401, PLC0415, only where it is asked for
        except ImportError:
            raise CannotReadError(
                "to_pandas() needs pandas: pip install pandas; to_arrow() needs nothing more"
            ) from None
        return self.to_arrow().to_pandas()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for batch in self.batches()[1]:
            yield from batch.to_pylist()

    def __repr__(self) -> str:
        """Names of columns and the first rows, for who prints it; asked anew, as by every use."""
        from gdplan.corpus.saving import plain, to_text  # noqa: PLC0415, it writes answers

        try:
            schema, batches = self.batches()
            rows = list(itertools.islice((row for batch in batches for row in rows_of(batch)), _SHOWN + 1))
        except (GdplanError, duckdb.Error) as error:  # no reason to break a debugger
            return f"<{type(self).__name__}: {error}>"
        lines = [schema.names, *([_shorten(to_text(plain(value))) for value in row] for row in rows[:_SHOWN])]
        more = [[f"… the first {_SHOWN} rows; iterate, or to_arrow(), gives all"]] if len(rows) > _SHOWN else []
        return "\n".join(["\t".join(line) for line in (*lines, *more)])


class Result(Answer):
    """Rows of a corpus. Every use asks anew, so the same answer can be written twice."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        sql: str,
        values: Mapping[str, object] | None = None,
        *,
        seconds: float,
        narrow: Narrow | None = None,
    ) -> None:
        self._connection = connection
        self._sql, self._values = sql, dict(values or {})
        self._seconds = seconds
        self._narrow = narrow

    def batches(self) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """The columns, and the rows some thousand at a time.

        Raises GdplanError for SQL that the database does not know or that takes longer than the limit.
        """
        cursor = self._connection.cursor()
        clock = Clock(cursor, self._seconds, self._sql)
        with clock.running():
            reader = cursor.sql(self._sql, params=self._values).to_arrow_reader(_ROWS)
        if self._narrow is None:
            return reader.schema, _fetch(reader, clock)
        narrow = self._narrow
        empty = narrow(pa.RecordBatch.from_pylist([], reader.schema))
        return empty.schema, map(narrow, _fetch(reader, clock))


class Listed(Answer):
    """Rows that are known, each of them a value of one kind."""

    def __init__(self, kind: type[Value], values: Sequence[Value]) -> None:
        self._kind, self._values = kind, values

    def batches(self) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """The columns, and all rows at once."""
        fields = self._kind.model_fields.items()
        schema = pa.schema([(name, arrow_type(sql_type(about.rebuild_annotation()))) for name, about in fields])
        rows = [value.model_dump() for value in self._values]
        return schema, iter([pa.RecordBatch.from_pylist(rows, schema)] if rows else [])


def _shorten(text: str) -> str:
    line = " ".join(show_controls(text).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _fetch(reader: pa.RecordBatchReader, clock: Clock) -> Iterator[pa.RecordBatch]:
    while True:
        with clock.running():
            try:
                batch = reader.read_next_batch()
            except StopIteration:
                return
        if batch.num_rows:
            yield batch


def rows_of(batch: pa.RecordBatch) -> Iterator[tuple[Any, ...]]:
    """The rows of a batch, whose columns may have equal names."""
    return zip(*(column.to_pylist() for column in batch.columns), strict=True)
