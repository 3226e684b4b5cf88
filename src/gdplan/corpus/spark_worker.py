"""What a worker of Spark does with the files that it gets: the tables of each few of them, as one row.

A file that breaks the process that parses it would break the worker, and every other that the task is given to. So
parsing is done in a child of the worker, which starts another one; the file is a row of `errors`.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence

import pyarrow as pa

from gdplan import __version__
from gdplan.corpus.batches import arrow_schema, read_shard, to_error
from gdplan.corpus.records import TABLES, columns
from gdplan.errors import GdplanError
from gdplan.sources.read import TOO_LONG
from gdplan.workers import Limits, run

Parse = Callable[[Sequence[tuple[str, bytes]]], bytes]
IsWanted = Callable[[str, bytes | None], bool]

GIVEN, KEPT = "given", "kept"
"""Columns beside the tables: the paths of all files that were given, and of those that are as they were."""

_LISTS = {name: pa.list_(pa.struct(list(arrow_schema(name)))) for name in TABLES}
_NAMES = pa.list_(pa.string())
_ROW = pa.schema([(GIVEN, _NAMES), (KEPT, _NAMES), *_LISTS.items()])
_MOST_FILES, _MOST_BYTES = 16, 2 << 20  # that are parsed at once


def spark_type(sql: str) -> str:
    """The type in Spark's SQL of a type in that of DuckDB.

    >>> spark_type("VARCHAR[]"), spark_type("DECIMAL(38,10)")
    ('ARRAY<STRING>', 'DECIMAL(38,10)')
    """
    return f"ARRAY<{spark_type(sql[:-2])}>" if sql.endswith("[]") else "STRING" if sql == "VARCHAR" else sql


def spark_schema(table: str, between: str = " ") -> str:
    """The columns of a table in Spark's SQL."""
    return ", ".join(f"`{name}`{between}{spark_type(kind)}" for name, kind in columns(table).items())


def spark_row() -> str:
    """The columns of what `parse_files` gives in Spark's SQL."""
    tables = [f"`{name}` ARRAY<STRUCT<{spark_schema(name, ': ')}>>" for name in TABLES]
    return ", ".join([f"{GIVEN} ARRAY<STRING>", f"{KEPT} ARRAY<STRING>", *tables])


def parse_files(
    batches: Iterator[pa.RecordBatch], *, is_wanted: IsWanted, parse: Parse, limits: Limits, version: str
) -> Iterator[pa.RecordBatch]:
    """For each few files one row with lists: the paths, and the rows of each table.

    The batches have columns `path`, `is_kept` and `content`, which is None for files that are kept as they are and for
    those that are too long. Raises GdplanError where Spark is given another gdplan than the one that asks.
    """
    if version != __version__:
        raise GdplanError(f"gdplan {__version__} is installed where Spark runs, this is {version}; bring both to one")
    for batch in batches:
        names = (batch.column(name).to_pylist() for name in ("path", "is_kept"))
        for shard in _make_shards(zip(*names, batch.column("content"), strict=True)):
            given = [path for path, _, _ in shard]
            kept = [path for path, is_kept, _ in shard if is_kept and is_wanted(path, None)]
            changed = [(path, data) for path, is_kept, data in shard if not is_kept and is_wanted(path, data)]
            found: list[Mapping[str, pa.Table]] = [
                to_error(path, None, None, TOO_LONG) for path, data in changed if data is None
            ]
            files = [(path, data) for path, data in changed if data is not None]
            found += _parse_apart(files, parse, limits)
            yield _to_row(given, kept, found)


def _make_shards(files: Iterator[tuple[str, bool, pa.Scalar]]) -> Iterator[list[tuple[str, bool, bytes | None]]]:
    shard: list[tuple[str, bool, bytes | None]] = []
    size = 0
    for path, is_kept, content in files:
        data = content.as_py()
        length = len(data or b"")
        if shard and (len(shard) == _MOST_FILES or size + length > _MOST_BYTES):
            yield shard
            shard, size = [], 0
        shard.append((path, is_kept, data))
        size += length
    if shard:
        yield shard


def _parse_apart(files: Sequence[tuple[str, bytes]], parse: Parse, limits: Limits) -> Iterator[Mapping[str, pa.Table]]:
    """The tables of files; where they break the process that parses them, each of them by itself."""
    if not files:
        return
    try:
        yield read_shard(run(parse, files, limits))
    except GdplanError as error:
        if len(files) > 1:
            for file in files:
                yield from _parse_apart([file], parse, limits)
        else:
            [(path, data)] = files
            yield to_error(path, len(data), hashlib.sha256(data).hexdigest(), str(error))


def _to_row(given: list[str], kept: list[str], found: Sequence[Mapping[str, pa.Table]]) -> pa.RecordBatch:
    columns = [pa.array([given], _NAMES), pa.array([kept], _NAMES)]
    for name, kind in _LISTS.items():
        tables = [tables[name] for tables in found] or [arrow_schema(name).empty_table()]
        rows = pa.concat_tables(tables).combine_chunks().to_struct_array().combine_chunks()
        columns.append(pa.ListArray.from_arrays(pa.array([0, len(rows)], pa.int32()), rows, kind))
    return pa.record_batch(columns, _ROW)
