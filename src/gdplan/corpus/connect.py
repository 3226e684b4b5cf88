"""A corpus open for questions: nothing can be changed, and no SQL gets at files, the network or extensions."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from time import monotonic

import duckdb

from gdplan import __version__
from gdplan.corpus.parquet import is_folder_name, read_table, version_of_folder
from gdplan.corpus.records import TABLES
from gdplan.corpus.store import describe, literal, version_of
from gdplan.errors import CannotReadError, GdplanError

_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",  # no values of the program by their names
    "temp_directory": "",  # nothing is written, not even what memory has no room for
}

_NO_COLUMN = re.compile(r'(?:Referenced column|does not have a column named) "(?P<name>.*?)"(?! was)')
_GUESSES = "! Candidate bindings"  # names that look like the wrong one and mean something else: printed_date for name


def connect(path: str) -> duckdb.DuckDBPyConnection:
    """The tables of a corpus, a database or a folder of Parquet files, for questions and nothing else.

    Raises CannotReadError where there is none, and for one that another version of gdplan made.
    """
    is_folder = is_folder_name(path)
    if not os.path.exists(path):  # noqa: PTH110, any name has an answer
        raise CannotReadError(f"{path}: no such corpus; gdplan corpus build FOLDER --to {path} makes it")
    try:
        connection = duckdb.connect(":memory:" if is_folder else path, read_only=not is_folder, config=_CLOSED)
    except duckdb.Error as error:
        raise CannotReadError(describe(path, error)) from None
    try:
        _check_version(path, version_of_folder(path) if is_folder else version_of(connection))
        if is_folder:
            for table in TABLES:
                connection.execute(f"CREATE VIEW {table} AS {read_table(path, table)}")
            connection.execute(f"SET allowed_directories = [{literal(path)}]")
        if not _is_closed(connection):
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
    except BaseException as error:
        connection.close()
        if isinstance(error, duckdb.Error):
            raise CannotReadError(describe(path, error)) from None
        raise
    return connection


def _is_closed(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether this process has the database open for questions already: DuckDB shares what is set between the two."""
    settings = "SELECT current_setting('lock_configuration') AND NOT current_setting('enable_external_access')"
    return connection.execute(settings).fetchall() == [(True,)]


def _check_version(path: str, made_by: str | None) -> None:
    if made_by is None:
        raise CannotReadError(f"{path}: this is no corpus; gdplan corpus build FOLDER --to {path} makes one")
    if made_by != __version__:
        raise CannotReadError(
            f"{path}: made by gdplan {made_by}, this is {__version__}; "
            f"parse all of it again: gdplan corpus build FOLDER --to {path} --renew"
        )


def check_question(sql: str) -> None:
    """Raise GdplanError for SQL that is not one question: SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW or SUMMARIZE."""
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise GdplanError(f"this is no SQL that DuckDB knows: {_first_line(error)}") from None
    if len(statements) != 1:
        raise GdplanError(f"{len(statements)} statements where one is wanted; give one SELECT")
    if statements[0].type != duckdb.StatementType.SELECT:
        kind = str(statements[0].type).rpartition(".")[2]
        raise GdplanError(f"{kind} is refused: a corpus is only read here; ask with SELECT, DESCRIBE or SHOW")


class Clock:
    """So many seconds for a question; what becomes of the answer in between takes none of them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, seconds: float, question: str = "") -> None:
        self._connection, self._question = connection, question
        self._seconds = self._left = seconds

    @contextmanager
    def running(self) -> Iterator[None]:
        """Let the database work; GdplanError where it takes too long or cannot do it."""
        timer = Timer(max(self._left, 0.001), self._connection.interrupt)
        timer.daemon = True
        begin = monotonic()
        timer.start()
        try:
            yield
        except duckdb.InterruptException:
            raise GdplanError(
                f"the question takes more than {self._seconds:g} seconds; ask for less, or give it more: --timeout"
            ) from None
        except duckdb.PermissionException as error:
            raise GdplanError(f"refused: {_first_line(error)}; ask for what the tables hold") from None
        except duckdb.Error as error:
            said = _first_line(error)
            missing = _NO_COLUMN.search(said)
            if missing and (known := _list_columns(self._connection, self._question)):
                said, name = said.partition(_GUESSES)[0], missing["name"]
                if f'"{name}"' in self._question:
                    raise GdplanError(
                        f"DuckDB says: {said}; a text stands in single quotes, '{name}'; there are {known}"
                    ) from None
                raise GdplanError(f"DuckDB says: {said}; there are {known}") from None
            raise GdplanError(f"DuckDB says: {said}; gdplan schema corpus tells the tables") from None
        finally:
            timer.cancel()
            timer.join()  # a thread that is still ending when Python does can break it off
            self._left -= monotonic() - begin


def _list_columns(connection: duckdb.DuckDBPyConnection, question: str) -> str:
    """The columns of the tables that a question asks: documents (path, year); "" where it asks none of a corpus."""
    try:
        asked = connection.get_table_names(question)
    except duckdb.Error:  # of two that are joined by USING it wants to know the columns
        asked = set(re.findall(r"\w+", question))
    return ", ".join(f"{name} ({', '.join(kind.model_fields)})" for name, kind in TABLES.items() if name in asked)


def _first_line(error: duckdb.Error) -> str:
    return " ".join(line.strip() for line in str(error).split("\n\n")[0].splitlines())
