"""From files to a corpus: shards are parsed in workers, one after another committed, and nothing is done twice."""

import contextlib
import os
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gdplan.corpus.batches import parse_shard, read_shard, to_error
from gdplan.corpus.parquet import Folder, is_folder_name, write_table
from gdplan.corpus.plan import File, make_plan, make_shards, name_paths
from gdplan.corpus.records import TABLES
from gdplan.corpus.store import Store
from gdplan.errors import GdplanError
from gdplan.workers import Limits, run_each

if TYPE_CHECKING:
    import pyarrow as pa

LIMITS = Limits(600, 8 << 30, "its rows are left out; --retry tries it again")
_MOST_COPIES = 500  # of a transaction


class Step(NamedTuple):
    """So many files more are done, so many of them parsed; those that failed, with what happened."""

    done: int
    parsed: int = 0
    failed: Sequence[tuple[str, str]] = ()


class Summary(NamedTuple):
    """What has become of the files that were named, and how many others were removed."""

    parsed: int
    copied: int  # with the rows of another that has the same bytes
    unchanged: int
    failed: int  # now or before: they are rows of `errors`
    removed: int


def build(
    files: Iterable[tuple[str, str]],
    to: str,
    *,
    jobs: int = 1,
    prune: bool = False,
    retry: bool = False,
    renew: bool = False,
    limits: Limits = LIMITS,
    note: Callable[[Step], None] = lambda _: None,
) -> Summary:
    """Bring a corpus up to date with files, each given by its path in the corpus and where it is.

    `to` is a DuckDB database, or a folder (`plans/`) of Parquet files that is written whole or not at all. Files whose
    bytes are those of the last build are not parsed again; `retry` tries those that failed, `renew` all of them,
    `prune` removes the rows of files that are not named. `jobs` worker processes parse within `limits`; a document that
    breaks its worker is a row of `errors`. However a build ends, what was committed are whole documents, and the next
    build does the rest. Raises GdplanError where the corpus cannot be written.
    """
    named = name_paths(files)
    folder = Folder(to) if is_folder_name(to) else None
    with contextlib.closing(_open_store(to, folder, renew=renew)) as store:
        known = store.known()
        plan = make_plan(named, known, retry=retry)
        note(Step(plan.unchanged))
        for step in _parse(store, plan.parse, jobs, limits):
            note(step)
        for at in range(0, len(plan.copy), _MOST_COPIES):
            part = plan.copy[at : at + _MOST_COPIES]
            store.copy([(original, file.path) for original, file in part])
            note(Step(len(part)))
        gone = [path for path in known if prune and path not in named]
        store.remove(gone)
        failed = {path for path, known in store.known().items() if known.failed and path in named}
        is_new = bool(plan.parse or plan.copy or gone) or (folder is not None and not folder.path.exists())
        made = _write_folder(store, folder) if folder and is_new else None
    if folder:
        folder.replace(made)
    parsed = sum(file.path not in failed for file in plan.parse)
    copied = sum(file.path not in failed for _, file in plan.copy)
    return Summary(parsed, copied, len(named) - parsed - copied - len(failed), len(failed), len(gone))


def _open_store(to: str, folder: Folder | None, *, renew: bool) -> Store:
    if folder is None:
        return Store(to, renew=renew)
    folder.check(renew=renew)
    store = Store(str(folder.database), renew=renew)
    if not renew and not store.known():
        store.run(folder.loading())
    return store


def _parse(store: Store, files: Sequence[File], jobs: int, limits: Limits) -> Iterator[Step]:
    """Parse files and commit their rows, shard by shard; where one breaks its worker, each of its files by itself."""
    rest: Iterator[list[File]] | None = make_shards(files, jobs)
    while rest:
        broken: list[list[File]] = []
        for shard, found in _answers(rest, jobs, limits):
            if not isinstance(found, GdplanError):
                yield _commit(store, shard, found)
            elif len(shard) == 1:
                [file] = shard
                yield _commit(store, shard, to_error(file.path, file.size, file.sha256, str(found)))
            else:
                broken += ([file] for file in shard)
        rest = iter(broken) if broken else None


def _answers(
    shards: Iterable[list[File]], jobs: int, limits: Limits
) -> Iterator[tuple[list[File], Mapping[str, "pa.Table"] | GdplanError]]:
    """Each shard with its tables, in order, or with what has broken its worker."""
    asked: deque[list[File]] = deque()

    def ask() -> Iterator[list[tuple[str, str]]]:
        for shard in shards:
            asked.append(shard)
            yield [(file.path, file.file) for file in shard]

    with contextlib.closing(run_each(parse_shard, ask(), jobs, limits)) as answers:
        for answer in answers:
            try:
                tables = read_shard(answer())
            except GdplanError as error:
                yield asked.popleft(), error
            else:
                yield asked.popleft(), tables


def _commit(store: Store, shard: Sequence[File], tables: Mapping[str, "pa.Table"]) -> Step:
    store.commit(tables, [file.path for file in shard if file.is_known])
    errors = tables["errors"]
    failed = zip(errors["path"].to_pylist(), errors["message"].to_pylist(), strict=True)
    return Step(len(shard), len(shard), tuple(failed))


def _write_folder(store: Store, folder: Folder) -> Path:
    """The tables as Parquet files, in a folder that is to get its name."""
    made = folder.path.with_name(f".gdplan-{os.urandom(8).hex()}.part")
    try:
        for table in TABLES:
            (made / table).mkdir(parents=True)
            store.run(write_table(str(made), table, is_empty=not store.count(table)))
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return made
