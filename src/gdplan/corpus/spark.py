"""A corpus made by Spark, where one machine is not enough: the same rows, in a folder of Parquet files.

Spark's `binaryFile` reads the files, and `mapInArrow` has them parsed; what comes of that is written down once. Of it,
and of the rows that the corpus had, the tables are made, in a new folder below the corpus. At the end its mark gets to
name that folder. However a build ends before, the corpus is what it was.
"""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from functools import partial, reduce
from typing import TYPE_CHECKING

from py4j.protocol import Py4JError
from pyspark.sql import functions as f

from gdplan import __version__
from gdplan.corpus.batches import parse_contents
from gdplan.corpus.building import LIMITS, Step, Summary
from gdplan.corpus.parquet import WITHOUT_YEAR, Mark
from gdplan.corpus.records import TABLES, columns
from gdplan.corpus.spark_places import Place
from gdplan.corpus.spark_session import start_spark
from gdplan.corpus.spark_worker import GIVEN, KEPT, IsWanted, parse_files, spark_row, spark_schema
from gdplan.corpus.store import check_version
from gdplan.sources.read import MAX_BYTES

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

    Parse = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]

_STAGED = "staged"
_KNOWN = ("path", "size", "sha256")
_LONGEST = 1 << 30  # characters of a path
_READING = {
    "recursiveFileLookup": "true",
    "ignoredPathSegmentRegex": r"^(\.|~\$)",  # Spark by itself leaves out what begins with _, too
}
_WRITING = {
    "compression": "zstd",
    "parquet.page.size.row.check.min": "1",  # of such rows a hundred would be a gigabyte
    "parquet.block.size.row.check.min": "1",
}
_SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "64",  # of files, which a worker holds at once
    "spark.sql.execution.arrow.maxBytesPerBatch": str(64 << 20),
    "spark.sql.parquet.columnarReaderBatchSize": "32",  # rows of what is staged hold the tables of several documents
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",  # a year before 1582 is that year
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
}


def build_with_spark(
    source: str,
    to: str,
    *,
    endings: Collection[str],
    is_wanted: IsWanted,
    master: str | None = None,
    prune: bool = False,
    retry: bool = False,
    renew: bool = False,
    note: Callable[[Step], None] = lambda _: None,
) -> Summary:
    """Bring a corpus, a folder of Parquet files, up to date with the documents of a folder.

    Both are addresses that Spark takes, such as `hdfs://…` and `s3a://…`. Of the source those files are read that have
    these endings (`.txt`), hidden ones apart, and of these those parsed for which `is_wanted` is true, given the path
    below the source and, where it was read, the content; it is called where Spark runs. `prune`, `retry` and `renew`
    are those of `build`. A document that breaks the process that parses it is a row of `errors`; what Spark gives a
    worker that breaks is done again, as often as Spark is told to. Raises GdplanError where Spark fails.
    """
    parse = partial(parse_files, is_wanted=is_wanted, parse=parse_contents, limits=LIMITS, version=__version__)
    with start_spark(master) as spark:
        for name, value in _SETTINGS.items():
            spark.conf.set(name, value)
        given, corpus = Place(spark, source), Place(spark, to)
        given.check_source()
        before = corpus.read_mark()
        if corpus.is_used():
            check_version(to, before and before.version, renew=renew)
        had = {}
        if before and not renew:
            had = {table: _read(spark, corpus.pattern(before.tables, table), spark_schema(table)) for table in TABLES}
        mark = Mark(__version__, f"run-{os.urandom(8).hex()}")
        try:
            place = corpus.inside(mark.tables, _STAGED)
            _stage(spark, given, endings, _find_known(had, retry=retry), parse, place)
            staged = _read(spark, corpus.pattern(mark.tables, _STAGED), spark_row())
            found = {table: staged.select(f.inline(table)) for table in TABLES}
            kept = staged.select(f.explode(KEPT).alias("path"))
            done, old = _compare(found, kept, had, prune=prune, note=note)
            if old is not None:
                for table, rows in found.items():
                    all_rows = old[table].unionByName(rows) if old else rows
                    _write(spark, table, all_rows, corpus, mark.tables)
                corpus.remove(mark.tables, _STAGED)
                corpus.publish(before, mark)
        finally:
            with suppress(Py4JError, OSError):  # it may have ended
                if corpus.read_mark() != mark:
                    corpus.remove(mark.tables)
    return done


def _read(spark: "SparkSession", place: str, schema: str) -> "DataFrame":
    return spark.read.schema(schema).parquet(place)


def _find_known(had: Mapping[str, "DataFrame"], *, retry: bool) -> "DataFrame | None":
    """Path, size and hash of the files whose rows are kept where these are the same; None where there are none."""
    tables = [had[table].select(*_KNOWN) for table in ("documents", *(() if retry else ("errors",))) if had]
    return reduce(lambda one, other: one.union(other), tables) if tables else None


def _stage(
    spark: "SparkSession",
    given: Place,
    endings: Collection[str],
    known: "DataFrame | None",
    parse: "Parse",
    place: str,
) -> None:
    """Have the files parsed, and written down what comes of it."""
    names = ",".join("".join(f"[{sign}{sign.upper()}]" if sign.isalpha() else sign for sign in one) for one in endings)
    files = spark.read.format("binaryFile").options(**_READING, pathGlobFilter=f"*{{{names}}}").load(given.pattern())
    below = f.when(f.col("path").startswith(given.inside("")), f.substring("path", len(given.inside("")) + 1, _LONGEST))
    below = below.otherwise(f.raise_error(f.concat(f.lit("not below the source: "), "path")))
    read = files.where(f.col("length") <= MAX_BYTES).select(
        below.alias("path"), f.col("length").alias("size"), "content"
    )
    large = files.where(f.col("length") > MAX_BYTES).select(
        below.alias("path"), f.lit(False).alias("is_kept"), f.lit(None).cast("binary").alias("content")
    )
    _parse(_mark_known(read, known).union(large), parse, place)
    seen = _read(spark, place, spark_row()).select(f.explode(GIVEN)).toArrow().column(0).to_pylist()
    empty = sorted(given.list_paths(files).difference(seen))  # Spark lists them, and reads none
    if empty:
        rows = spark.createDataFrame([(path, 0, b"") for path in empty], "path STRING, size LONG, content BINARY")
        _parse(_mark_known(rows, known), parse, place)


def _mark_known(files: "DataFrame", known: "DataFrame | None") -> "DataFrame":
    """Which files are kept; their content goes no further."""
    if known is None:
        return files.select("path", f.lit(False).alias("is_kept"), "content")
    files = files.withColumn("sha256", f.sha2("content", 256))
    known = f.broadcast(known.withColumn("is_known", f.lit(True)))
    joined = files.join(known, list(_KNOWN), "left")
    is_kept = f.coalesce("is_known", f.lit(False))
    return joined.select("path", is_kept.alias("is_kept"), f.when(~is_kept, f.col("content")).alias("content"))


def _parse(files: "DataFrame", parse: "Parse", place: str) -> None:
    files.mapInArrow(parse, spark_row()).write.mode("append").options(**_WRITING).parquet(place)


def _compare(
    found: Mapping[str, "DataFrame"],
    kept: "DataFrame",
    had: Mapping[str, "DataFrame"],
    *,
    prune: bool,
    note: Callable[[Step], None],
) -> "tuple[Summary, Mapping[str, DataFrame] | None]":
    """What became of the files, and the rows of before that stay; None where all of them do, and none are new."""
    errors = [(row["path"], row["message"]) for row in found["errors"].select("path", "message").toLocalIterator()]
    parsed = found["documents"].count()
    note(Step(parsed + len(errors), parsed + len(errors), errors))
    if not had:
        return Summary(parsed, 0, 0, len(errors), 0), {}
    failed = kept.join(had["errors"], "path", "left_semi").count()
    replaced, removed = _paths(found), 0
    if prune:
        gone = _paths(had).join(_paths(found).union(kept), "path", "left_anti")
        replaced, removed = replaced.union(gone), gone.count()
    done = Summary(parsed, 0, kept.count() - failed, failed + len(errors), removed)
    if not (parsed or errors or removed):
        return done, None
    return done, {table: rows.join(replaced, "path", "left_anti") for table, rows in had.items()}


def _paths(tables: Mapping[str, "DataFrame"]) -> "DataFrame":
    return tables["documents"].select("path").union(tables["errors"].select("path"))


def _write(spark: "SparkSession", table: str, rows: "DataFrame", corpus: Place, run: str) -> None:
    """Write a table; where it has no rows, a file that tells its columns."""
    if "year" in columns(table):
        writer = rows.hint("rebalance", "year").sortWithinPartitions("year", "path").write.partitionBy("year")
    else:
        writer = rows.coalesce(1).write
    writer.option("compression", "zstd").parquet(corpus.inside(run, table))
    if not corpus.has_rows(run, table):
        own = spark.createDataFrame([], spark_schema(table)).drop("year").coalesce(1)
        place = (run, table, WITHOUT_YEAR) if "year" in columns(table) else (run, table)
        own.write.mode("append").parquet(corpus.inside(*place))
