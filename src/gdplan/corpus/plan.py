"""What is to be done for each file of a build: nothing, parsing, or the rows of another with the same bytes."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from typing import NamedTuple

from gdplan.errors import GdplanError

_MOST_FILES, _MOST_BYTES = 64, 2 << 20  # of a shard: what is parsed, handed over and committed at once


class Known(NamedTuple):
    """A file that the corpus has rows of."""

    size: int | None
    sha256: str | None  # None where it could not even be opened
    failed: bool


class File(NamedTuple):
    """A file to parse, or to copy the rows of another for."""

    path: str  # in the corpus
    file: str  # where it is
    size: int | None
    sha256: str | None
    is_known: bool  # there are rows to replace


class Plan(NamedTuple):
    """What is to be done; all of these have distinct paths."""

    parse: list[File]
    copy: list[tuple[str, File]]  # beside the path whose rows it gets
    unchanged: int


def name_paths(files: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Where each file is, by its path in the corpus, given as (path, where); each file once.

    Raises GdplanError where two files have one path.
    """
    named: dict[str, str] = {}
    for given, file in files:
        path = PurePath(given).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        other = named.setdefault(path, file)
        if other != file and os.path.realpath(other) != os.path.realpath(file):
            raise GdplanError(f"{other} and {file} would both be {path} in the corpus; name the folder that holds both")
    return named


def make_plan(files: Mapping[str, str], known: Mapping[str, Known], *, retry: bool = False) -> Plan:
    """What is to be done for files, given by their paths in the corpus, beside those that it has rows of.

    A file is unchanged where its size and hash are. With `retry`, those that failed are parsed again.
    """
    parse: list[File] = []
    copy: list[tuple[str, File]] = []
    unchanged = 0
    first: dict[tuple[str, str], str] = {}  # by hash and ending, which tells Markdown and CSV
    rest: list[File] = []
    for path, where in files.items():
        before = known.get(path)
        size, sha256 = _digest(where)
        file = File(path, where, size, sha256, before is not None)
        if before and sha256 and before[:2] == (size, sha256) and not (retry and before.failed):
            first.setdefault(_kind(file), path)
            unchanged += 1
        else:
            rest.append(file)
    for file in rest:
        original = first.setdefault(_kind(file), file.path) if file.sha256 else file.path
        if original == file.path:
            parse.append(file)
        else:
            copy.append((original, file))
    return Plan(parse, copy, unchanged)


def _kind(file: File) -> tuple[str, str]:
    return file.sha256 or "", PurePath(file.path).suffix.lower()


def _digest(file: str) -> tuple[int | None, str | None]:
    """The size and the hash of a file; reading it will tell why there are none."""
    with suppress(OSError, ValueError), Path(file).open("rb") as opened:
        return os.fstat(opened.fileno()).st_size, hashlib.file_digest(opened, "sha256").hexdigest()
    return None, None


def make_shards(files: Sequence[File], workers: int) -> Iterator[list[File]]:
    """The files in their order, so many at a time that one commit is worth while and no worker is without."""
    most = min(_MOST_FILES, -(-len(files) // (2 * workers)))
    shard: list[File] = []
    size = 0
    for file in files:
        if shard and (len(shard) == most or size + (file.size or 0) > _MOST_BYTES):
            yield shard
            shard, size = [], 0
        shard.append(file)
        size += file.size or 0
    if shard:
        yield shard
