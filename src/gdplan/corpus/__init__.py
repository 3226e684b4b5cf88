"""Many documents as the tables of one database, or of a folder of Parquet files: filled by `build`, asked by `open`.

>>> import gdplan.corpus
>>> sorted(gdplan.corpus.TABLES)[:4]
['agencies', 'deadlines', 'diagnostics', 'documents']

What needs DuckDB and PyArrow (the extra `corpus`) loads when it is first used.
"""

from typing import TYPE_CHECKING

from gdplan.corpus.records import TABLES
from gdplan.errors import CannotReadError

if TYPE_CHECKING:
    from gdplan.corpus.batches import arrow_schema, parse_batch
    from gdplan.corpus.building import Step, Summary, build
    from gdplan.corpus.opened import Corpus, open  # noqa: A004, as the built-in one opens a file
    from gdplan.corpus.points import Trend
    from gdplan.corpus.result import Result
    from gdplan.corpus.spark import build_with_spark

_ROOMS = {
    "arrow_schema": "batches",
    "parse_batch": "batches",
    "Step": "building",
    "Summary": "building",
    "build": "building",
    "build_with_spark": "spark",
    "Corpus": "opened",
    "open": "opened",
    "Result": "result",
    "Trend": "points",
}

__all__ = [
    "TABLES",
    "Corpus",
    "Result",
    "Step",
    "Summary",
    "Trend",
    "arrow_schema",
    "build",
    "build_with_spark",
    "open",
    "parse_batch",
]


def __dir__() -> list[str]:
    return __all__


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module 'gdplan.corpus' has no attribute {name!r}")
    import importlib  # noqa: PLC0415

    try:
        module = importlib.import_module(f"gdplan.corpus.{_ROOMS[name]}")
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package in ("pyspark", "py4j"):
            raise CannotReadError(
                "Spark needs PySpark, the extra spark: pip install 'pyspark>=4.3' 'pandas<3', or pipx inject gdplan "
                "'pyspark>=4.3' 'pandas<3'"
            ) from None
        if package not in ("duckdb", "pyarrow"):
            raise
        raise CannotReadError(
            f"a corpus needs {package}: pip install duckdb pyarrow, or pipx inject gdplan duckdb pyarrow"
        ) from None
    return getattr(module, name)
