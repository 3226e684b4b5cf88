"""Folders that Spark reads and writes, in whatever file system or object store it takes."""

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from gdplan.corpus.parquet import MARK, Mark, is_run, to_mark
from gdplan.corpus.records import TABLES
from gdplan.errors import CannotReadError, GdplanError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_PARQUET = ("/*.parquet", "/*/*.parquet")
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\*?[]{}"})


class Place:
    """A folder, by its address."""

    def __init__(self, spark: "SparkSession", name: str) -> None:
        self.name = name
        self._gateway = spark.sparkContext._gateway  # noqa: SLF001, there is no other way to Hadoop's file systems
        self._java = self._gateway.jvm.org.apache.hadoop.fs
        self._texts = self._gateway.jvm.org.apache.hadoop.util.StringUtils
        self._settings = spark._jsc.hadoopConfiguration()  # noqa: SLF001
        path = self._java.Path(name)
        self._files = path.getFileSystem(self._settings)
        self._files.setVerifyChecksum(False)  # of the local file system: sums beside files that others may write anew
        self._files.setWriteChecksum(False)
        self._path = self._files.makeQualified(path)
        self.address: str = self._path.toString()

    def inside(self, *names: str) -> str:
        """The address of what is below."""
        return "/".join((self.address.rstrip("/"), *names))

    def pattern(self, *names: str) -> str:
        """The same, for who takes patterns of the shell."""
        return self.inside(*names).translate(_SPECIAL)

    def check_source(self) -> None:
        """Raise CannotReadError where it is no folder."""
        if not self._files.exists(self._path):
            raise CannotReadError(f"{self.name}: no such folder; check the path, and where Spark looks for it")
        if not self._files.getFileStatus(self._path).isDirectory():
            raise CannotReadError(f"{self.name}: Spark is given a folder; name the one that holds this file")

    def list_paths(self, files: "DataFrame") -> set[str]:
        """The paths of all files in it that Spark has listed for a table, also of those that are empty."""
        named = self._texts.join("\n", files._jdf.inputFiles())  # noqa: SLF001, a million at once
        above = len(self._path.toUri().getPath().rstrip("/")) + 1
        return {unquote(urlsplit(address).path)[above:] for address in named.split("\n") if address}

    # ---------------------------------------------------------------- of a corpus

    def read_mark(self) -> Mark | None:
        """The mark of the corpus; None where there is none."""
        mark = self._java.Path(self.inside(MARK))
        if not self._files.exists(mark):
            return None
        opened = self._files.open(mark)
        try:
            return to_mark(self._gateway.jvm.org.apache.commons.io.IOUtils.toString(opened, "UTF-8"))
        finally:
            opened.close()

    def is_used(self) -> bool:
        """Whether anything is there beside what runs that were killed left behind."""
        return any(not is_run(name) for name in self._names())

    def has_rows(self, *names: str) -> bool:
        """Whether there are Parquet files in a folder or in those in it."""
        found = (self._files.globStatus(self._java.Path(self.pattern(*names) + end)) for end in _PARQUET)
        return any(files is not None and len(files) for files in found)

    def publish(self, before: Mark | None, mark: Mark) -> None:
        """Let the mark name the tables of a run, at one stroke, and remove those of runs before.

        Raises GdplanError where another run has done so in the meantime.
        """
        new, name = self._java.Path(self.inside(mark.tables, MARK)), self._java.Path(self.inside(MARK))
        opened = self._files.create(new, True)
        opened.write(bytearray(mark.to_json().encode()))
        opened.close()
        if self.read_mark() != before:
            raise GdplanError(f"{self.name}: another build has written it in the meantime; run this one again")
        context = self._java.FileContext.getFileContext(name.toUri(), self._settings)
        options = self._gateway.new_array(self._java.Options.Rename, 1)
        options[0] = self._java.Options.Rename.OVERWRITE
        context.rename(new, name, options)
        for old in self._names():
            if old in TABLES or (is_run(old) and old != mark.tables):
                self.remove(old)

    def remove(self, *names: str) -> None:
        """Remove a folder below, if it is there."""
        self._files.delete(self._java.Path(self.inside(*names)), True)

    def _names(self) -> list[str]:
        if not self._files.exists(self._path):
            return []
        return [status.getPath().getName() for status in self._files.listStatus(self._path)]
