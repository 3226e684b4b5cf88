"""The database of a corpus, open for writing: whatever is committed is of whole documents."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath

import duckdb
import pyarrow as pa

from gdplan import __version__
from gdplan.corpus.plan import Known
from gdplan.corpus.records import LONG, TABLES, columns
from gdplan.errors import GdplanError

MARK = "_gdplan"
"""A table with the version that made the others."""

_MEMORY = 128 << 20  # bytes, of which most are pages of the database that might be wanted again
_ROWS = 8192  # of a group, which is written anew until it is full
_MOST_ROWS = _MEMORY >> 2  # bytes of the rows of a commit for which that is enough
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": "1",  # what a shard brings is little; the workers have the other processors
    "memory_limit": f"{_MEMORY >> 20}MB",
    "checkpoint_threshold": "64MB",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_PACKED = " USING COMPRESSION zstd"  # left to itself DuckDB keeps Chinese text as it is


def quote(name: str) -> str:
    """A name in SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"


def names_of(table: str) -> str:
    """The columns of a table, in their order."""
    return ", ".join(map(quote, columns(table)))


@contextmanager
def database_errors(path: str) -> Iterator[None]:
    """GdplanError where the database cannot do what it is asked, as for want of room."""
    try:
        yield
    except duckdb.Error as error:
        raise GdplanError(describe(path, error)) from None


def describe(path: str, error: duckdb.Error) -> str:
    """What is wrong with a database, and what to try."""
    words = str(error).partition("\n")[0]
    if "lock on file" in words:
        return f"{path}: another process has it open; try again when that is done"
    if "not a valid DuckDB" in words or "is a directory" in words.lower():
        return (
            f"{path}: this is no corpus; name a file that is one, or a new one for gdplan corpus build FOLDER --to FILE"
        )
    return f"{path}: the database says: {words}; check the path, the room on the disk and who may write there"


class Store:
    """A database that is made where there is none.

    Raises GdplanError for what is no corpus, and for one that another version made: its rows are not those of this
    one. With `renew` that one is emptied.
    """

    def __init__(self, path: str, *, renew: bool = False) -> None:
        self.path = path
        with database_errors(path):
            if not os.path.lexists(path):
                _create(path)
            self._connection = duckdb.connect(config=_SETTINGS)
            try:
                self._connection.execute("SET enable_progress_bar = false")  # of Python without a script: a notebook
                self._connection.execute(f"ATTACH {literal(path)} AS corpus (ROW_GROUP_SIZE {_ROWS})")
                self._connection.execute("USE corpus")
                check_version(path, version_of(self._connection), renew=renew)
                if renew:
                    with self._transaction():
                        _make_tables(self._connection)
            except BaseException:
                self._connection.close()
                raise

    def known(self) -> dict[str, Known]:
        """The files that there are rows of."""
        with database_errors(self.path):
            rows = self._connection.execute(
                "SELECT path, size, sha256, false FROM documents UNION ALL SELECT path, size, sha256, true FROM errors"
            ).fetchall()
        return {path: Known(*rest) for path, *rest in rows}

    def commit(self, tables: Mapping[str, pa.Table], replaced: Sequence[str]) -> None:
        """Add the rows of some documents; those that their paths had before go."""
        size = sum(table.nbytes for table in tables.values())
        with database_errors(self.path), self._room_for(size), self._transaction():
            self._remove(replaced)
            for name, table in tables.items():
                if table.num_rows:
                    self._insert(name, table)

    def copy(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Give (path, another) the rows of the first to the other, too, in place of what that one had."""
        originals, paths = zip(*pairs, strict=True)
        documents = [PurePath(path).name for path in paths]
        table = pa.table({"original": originals, "new_path": paths, "new_document": documents})
        with database_errors(self.path), self._transaction():
            self._remove(paths)
            self._connection.register("pairs", table)
            for name in TABLES:
                known = {"path": "new_path", "document": "new_document"}
                wanted = ", ".join(known.get(column, f"t.{quote(column)}") for column in columns(name))
                self._connection.execute(
                    f"INSERT INTO {name} SELECT {wanted} FROM {name} t JOIN pairs ON t.path = pairs.original"
                )
            self._connection.unregister("pairs")

    def remove(self, paths: Sequence[str]) -> None:
        """Take the rows of files out."""
        with database_errors(self.path), self._transaction():
            self._remove(paths)

    def count(self, table: str) -> int:
        """The number of rows of a table."""
        with database_errors(self.path):
            row = self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(row[0]) if row else 0

    def run(self, statements: Iterable[str]) -> None:
        """Have some SQL done."""
        with database_errors(self.path):
            for statement in statements:
                self._connection.execute(statement)

    def close(self) -> None:
        """Write what is still in the log into the file, and let go of it."""
        with database_errors(self.path):
            self._connection.execute("CHECKPOINT")
            self._connection.close()

    def _insert(self, name: str, table: pa.Table) -> None:
        self._connection.register("rows_of_shard", table)
        self._connection.execute(f"INSERT INTO {name} SELECT * FROM rows_of_shard")
        self._connection.unregister("rows_of_shard")

    def _remove(self, paths: Sequence[str]) -> None:
        if paths:
            for name in TABLES:
                self._connection.execute(
                    f"DELETE FROM {name} WHERE path IN (SELECT unnest($1))",
                    [list(paths)],
                )

    @contextmanager
    def _room_for(self, size: int) -> Iterator[None]:
        """More memory while the rows of a document that is a book are written."""
        if size <= _MOST_ROWS:
            yield
            return
        self._connection.execute(f"SET memory_limit = '{(_MEMORY + 8 * size) >> 20}MB'")
        try:
            yield
        finally:
            self._connection.execute(f"SET memory_limit = '{_MEMORY >> 20}MB'")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.begin()
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()


def check_version(path: str, made_by: str | None, *, renew: bool) -> None:
    """Raise GdplanError for what gdplan has not made, and for what another version has, unless that is renewed."""
    if made_by is None:
        raise GdplanError(f"{path}: this holds something else than a corpus; name another place")
    if made_by != __version__ and not renew:
        raise GdplanError(f"{path}: made by gdplan {made_by}, this is {__version__}; parse all of it again: --renew")


def version_of(connection: duckdb.DuckDBPyConnection) -> str | None:
    """The version of gdplan that made a database; None where none did."""
    found = connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = $1", [MARK]).fetchone()
    row = connection.execute(f"SELECT version FROM {MARK}").fetchone() if found else None
    return str(row[0]) if row else None


def _create(path: str) -> None:
    """Make a database with empty tables, which has its name once it is whole."""
    parent = Path(path).absolute().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        temporary = parent / f".gdplan-{os.urandom(8).hex()}.part"
        try:
            connection = duckdb.connect(str(temporary), config=_SETTINGS)
            _make_tables(connection)
            connection.close()
            temporary.rename(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise GdplanError(f"{path}: cannot be written ({error.strerror}); name another place") from None


def _make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    for name in TABLES:
        types = ", ".join(
            f"{quote(column)} {kind}{_PACKED if column in LONG and kind == 'VARCHAR' else ''}"
            for column, kind in columns(name).items()
        )
        connection.execute(f"CREATE OR REPLACE TABLE {name} ({types})")
    connection.execute(f"CREATE OR REPLACE TABLE {MARK} AS SELECT {literal(__version__)} AS version")
