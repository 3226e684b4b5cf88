"""A corpus as a folder of Parquet files: one folder for each table, in it one for each year.

A mark tells which version made it, and, where Spark did, in which folder below it the tables are: that of its last run
that came to its end.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gdplan import __version__
from gdplan.corpus.records import TABLES, columns
from gdplan.corpus.store import check_version, literal, names_of, quote

MARK = "_gdplan.json"  # readers of such folders leave out what begins with _
_RUN = re.compile("run-[0-9a-f]{16}")
WITHOUT_YEAR = "year=__HIVE_DEFAULT_PARTITION__"
"""The folder of rows that have no year."""


class Mark(NamedTuple):
    """What stands beside the tables of a folder."""

    version: str  # of gdplan
    tables: str = ""  # the folder below it that they are in

    def to_json(self) -> str:
        """It as it is written."""
        return json.dumps({name: value for name, value in self._asdict().items() if value}) + "\n"


def to_mark(text: str) -> Mark | None:
    """The mark that a text is; None where it is none.

    >>> to_mark('{"version": "1.0"}'), to_mark('{"version": "1.0", "tables": ".."}')
    (Mark(version='1.0', tables=''), None)
    """
    try:
        told = json.loads(text)
        mark = Mark(str(told["version"]), str(told.get("tables", "")))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return mark if not mark.tables or is_run(mark.tables) else None


def is_run(name: str) -> bool:
    """Whether a folder below a corpus is of a run of Spark: the tables, or what a run that was killed left behind."""
    return _RUN.fullmatch(name) is not None


def is_folder_name(path: str) -> bool:
    """Whether a corpus of this name is a folder of Parquet files: it ends with / or is a folder."""
    return path.endswith(("/", os.sep)) or os.path.isdir(path)  # noqa: PTH112, any name has an answer


def read_mark(folder: str) -> Mark | None:
    """The mark of a folder; None where there is none."""
    try:
        return to_mark(Path(folder, MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def version_of_folder(folder: str) -> str | None:
    """The version of gdplan that made a folder; None where none did."""
    mark = read_mark(folder)
    return mark and mark.version


def read_table(folder: str, table: str) -> str:
    """What gives the rows of a table of a folder in SQL."""
    mark = read_mark(folder)
    files = Path(folder, mark.tables if mark else "", table)
    if "year" not in columns(table):
        return f"SELECT {names_of(table)} FROM read_parquet({literal(str(files / '*.parquet'))})"
    pattern = literal(str(files / "*" / "*.parquet"))
    of_years = "hive_partitioning = true, hive_types = {'year': INTEGER}"
    return f"SELECT {names_of(table)} FROM read_parquet({pattern}, {of_years})"


def write_table(folder: str, table: str, *, is_empty: bool) -> Iterator[str]:
    """The SQL that writes a table; readers find its columns where it has no rows, too."""
    files = Path(folder, table)
    if "year" not in columns(table):
        yield f"COPY {table} TO {literal(str(files / 'data_0.parquet'))} (FORMAT parquet, COMPRESSION zstd)"
    elif is_empty:
        year = files / WITHOUT_YEAR
        year.mkdir()
        own = ", ".join(quote(name) for name in columns(table) if name != "year")
        target = literal(str(year / "data_0.parquet"))
        yield f"COPY (SELECT {own} FROM {table}) TO {target} (FORMAT parquet, COMPRESSION zstd)"
    else:
        yield (
            f"COPY {table} TO {literal(str(files))} "
            "(FORMAT parquet, COMPRESSION zstd, PARTITION_BY (year), OVERWRITE_OR_IGNORE)"
        )


class Folder:
    """Where such a corpus is, and the database beside it in which it is made; a run that was killed goes on there."""

    def __init__(self, path: str) -> None:
        self.path = Path(os.path.realpath(path))
        self.database = self.path.with_name(f".{self.path.name}.part.duckdb")

    def check(self, *, renew: bool) -> None:
        """Raise GdplanError where other files stand there, or rows of another version."""
        if self.path.exists() and not all(is_run(inside.name) for inside in self.path.iterdir()):
            check_version(str(self.path), version_of_folder(str(self.path)), renew=renew)

    def loading(self) -> Iterator[str]:
        """The SQL that fills a new database with the rows that the folder has."""
        if version_of_folder(str(self.path)) == __version__:
            yield "BEGIN"
            yield from (f"INSERT INTO {table} {read_table(str(self.path), table)}" for table in TABLES)
            yield "COMMIT"

    def replace(self, made: Path | None) -> None:
        """Give a folder that is complete the name, and clear away what had it, and the database."""
        if made:
            (made / MARK).write_text(Mark(__version__).to_json(), encoding="utf-8")
            before = self.path.with_name(f".gdplan-{os.urandom(8).hex()}.old")
            if self.path.exists():
                self.path.rename(before)
            made.rename(self.path)
            shutil.rmtree(before, ignore_errors=True)
        self.database.unlink()
