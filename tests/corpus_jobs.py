"""Builds that end at a chosen moment, and documents that break the process that parses them."""

import os
import signal
import sys
from pathlib import Path

from gdplan.corpus import building, plan, store
from gdplan.corpus.batches import parse_contents, parse_shard
from gdplan.corpus.spark_worker import parse_files


def parse_or_crash(files):
    """As `parse_shard`, where a file whose name says so ends the process."""
    if any("crash" in path for path, _ in files):
        os.kill(os.getpid(), signal.SIGKILL)
    return parse_shard(files)


def parse_or_crash_once(flag, wanted, files):
    """As `parse_shard`; the process that is first asked for a certain file ends."""
    if not Path(flag).exists() and wanted in [path for path, _ in files]:
        Path(flag).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return parse_shard(files)


def parse_contents_or_crash(files):
    """The same of files that Spark has read."""
    if any("crash" in path for path, _ in files):
        os.kill(os.getpid(), signal.SIGKILL)
    return parse_contents(files)


def parse_files_or_die(flag, batches, **options):
    """As `parse_files`; the worker of Spark that comes first ends, and without a flag each of them."""
    if not flag or not Path(flag).exists():
        if flag:
            Path(flag).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    yield from parse_files(batches, **options)


def find_files(folder):
    paths = sorted(path for path in Path(folder).rglob("*") if path.is_file())
    return [(path.relative_to(folder).as_posix(), str(path)) for path in paths]


def end_at(steps):
    """From now on this process ends before so many more pieces of a transaction are done."""
    left = [steps]
    for name in ("_insert", "_remove", "count"):
        real = getattr(store.Store, name)

        def counted(self, *arguments, real=real):
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(self, *arguments)

        setattr(store.Store, name, counted)


if __name__ == "__main__":
    folder, to, steps = sys.argv[1:]
    plan._MOST_FILES = 2
    end_at(int(steps))
    building.build(find_files(folder), to)
