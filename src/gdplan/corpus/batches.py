"""From files to the tables of a shard: `parse_batch`, which everything that fills a corpus calls."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from gdplan.collector import collector_paused
from gdplan.corpus.collect import Collector, Rows
from gdplan.corpus.records import OF_DOCUMENT, OF_NODE, TABLES, columns
from gdplan.documents import read_documents, to_value
from gdplan.errors import BadDocumentError, GdplanError
from gdplan.model import Document
from gdplan.normalize import ZERO_WIDTH, normalize
from gdplan.sources.read import read_bytes

_ARROW = {
    "VARCHAR": pa.string(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "DECIMAL(38,10)": pa.decimal128(38, 10),
}
_BETWEEN = "\0"  # texts, while they are folded in one go
BATCH = pa.schema([("path", pa.string()), ("content", pa.binary())])
"""What `parse_batch` takes."""


def arrow_schema(table: str) -> pa.Schema:
    """The columns of a table as Arrow has them.

    >>> arrow_schema("errors").names
    ['path', 'size', 'sha256', 'message']
    """
    return pa.schema([(name, arrow_type(kind)) for name, kind in columns(table).items()])


def arrow_type(sql: str) -> pa.DataType:
    """The type in Arrow of a type in SQL."""
    return pa.list_(arrow_type(sql.removesuffix("[]"))) if sql.endswith("[]") else _ARROW[sql]


@collector_paused()
def parse_batch(batch: pa.RecordBatch) -> dict[str, pa.Table]:
    """The tables of a corpus, by name, with the rows of these documents, in their order.

    The batch has columns `path` (text), the key of the rows, whose ending tells Markdown and CSV, and `content`, the
    bytes of the file. Whatever the bytes are, nothing is raised: a document that cannot be read is a row of `errors`.
    """
    collector = Collector()
    for path, content in zip(batch.column("path").to_pylist(), batch.column("content"), strict=True):
        data = content.as_py()
        digest = hashlib.sha256(data).hexdigest()
        try:
            collector.add(_read(data, path), path, len(data), digest)
        except GdplanError as error:
            collector.add_error(path, len(data), digest, str(error))
        except MemoryError:
            collector.add_error(path, len(data), digest, "not enough memory to read it; split it")
        except Exception as error:  # noqa: BLE001, one document costs no other
            told = f"reading it failed: {type(error).__name__}: {error}; please report it, with the file"
            collector.add_error(path, len(data), digest, told)
    return _to_tables(collector)


def _read(data: bytes, path: str) -> Document:
    documents = read_documents(path, data=data)
    if len(documents) != 1:
        raise BadDocumentError(f"{len(documents)} documents where one is wanted")
    return to_value(documents[0])


def _to_tables(collector: Collector) -> dict[str, pa.Table]:
    """The rows as tables; what rows share with their document or node is taken from there."""
    tables: dict[str, pa.Table] = {}
    for name in TABLES:
        rows = collector.tables[name]
        found = _own_columns(name, rows)
        if OF_DOCUMENT[0] in rows.shared:
            owners = pa.array(rows.owners, pa.int32())
            found |= _take(tables["nodes" if OF_NODE[0] in rows.shared else "documents"], rows.shared, owners)
        tables[name] = pa.table([found[column] for column in columns(name)], arrow_schema(name))
    return tables


def _take(table: pa.Table, names: Iterable[str], owners: pa.Array) -> dict[str, pa.ChunkedArray]:
    taken = table.select(list(names)).take(owners)
    return dict(zip(taken.column_names, taken.columns, strict=True))


def _own_columns(table: str, rows: Rows) -> dict[str, pa.Array]:
    schema = arrow_schema(table)
    values: Sequence[Sequence[Any]] = list(zip(*rows.values, strict=True)) or [()] * len(rows.names)
    found = dict(zip(rows.names, values, strict=True))
    if "folded" in found:
        found["folded"] = fold_each(found["folded"])
    return {name: _to_array(column, schema.field(name).type) for name, column in found.items()}


def _to_array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, kind)
    except (pa.ArrowInvalid, OverflowError):  # a number that no document means: an item with twenty digits
        return pa.array([_fitting(value, kind) for value in values], kind)


def _fitting(value: Any, kind: pa.DataType) -> Any:
    try:
        return pa.scalar(value, kind).as_py()
    except (pa.ArrowInvalid, OverflowError):
        return None


def fold_each(texts: Sequence[str]) -> list[str]:
    r"""Each text as `normalize.fold` gives it, line by line.

    >>> fold_each(["數字 廣東", "（１）\n２"])
    ['数字广东', '(1)\n2']
    """
    folded = normalize(_BETWEEN.join(texts)).replace(" ", "").replace(ZERO_WIDTH, "").split(_BETWEEN)
    if len(folded) != len(texts) and texts:  # one of them has that character, too
        return [fold_each([text.replace(_BETWEEN, "")])[0] for text in texts]
    return folded if texts else []


# ---------------------------------------------------------------- for workers


def parse_shard(files: Sequence[tuple[str, str]]) -> bytes:
    """The tables of some files, each given by its path in the corpus and where it is, for `read_shard`."""
    found: list[tuple[str, bytes]] = []
    lost = Collector()
    for path, file in files:
        try:
            found.append((path, read_bytes(file)))
        except GdplanError as error:
            lost.add_error(path, None, None, str(error))
    tables = _parse_each(found)
    tables["errors"] = pa.concat_tables([tables["errors"], _to_tables(lost)["errors"]])
    return _pack(tables)


def parse_contents(files: Sequence[tuple[str, bytes]]) -> bytes:
    """The same of files that somebody else has read, each given by its path in the corpus and its bytes."""
    return _pack(_parse_each(files))


def _parse_each(files: Sequence[tuple[str, bytes]]) -> dict[str, pa.Table]:
    paths, contents = zip(*files, strict=True) if files else ((), ())
    return parse_batch(pa.record_batch([pa.array(paths, pa.string()), pa.array(contents, pa.binary())], BATCH))


def _pack(tables: Mapping[str, pa.Table]) -> bytes:
    sink = pa.BufferOutputStream()
    for table in tables.values():
        with pa.ipc.new_stream(sink, table.schema) as stream:
            stream.write_table(table)
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]


def read_shard(data: bytes) -> dict[str, pa.Table]:
    """The tables that `parse_shard` or `parse_contents` gave."""
    streams = pa.BufferReader(data)
    return {name: pa.ipc.open_stream(streams).read_all() for name in TABLES}


def to_error(path: str, size: int | None, sha256: str | None, message: str) -> dict[str, pa.Table]:
    """The tables of a file that could not be read."""
    lost = Collector()
    lost.add_error(path, size, sha256, message)
    return _to_tables(lost)
