"""A corpus by the local engine and by Spark: documents a second on one processor and on two.

    python benchmarks/spark.py [--documents 300 1200] [--corpus FOLDER]

Documents are those of benchmarks/corpus.py. Every build is a command of its own, held to so many processors; wall time
is the floor of runs that take turns, CPU time that of all its processes, the Java machine too. For Linux.
"""

import argparse
import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from made_up import ROOT, write_documents

_ADOPT = 36  # of prctl: processes whose parent ends become children of this one, so that their time is counted


class Spent(NamedTuple):
    """Seconds that a command took."""

    wall: float
    cpu: float


def spend(command: list[str], processors: int) -> Spent:
    """Run a command on so many processors to its end, and to that of all that it started."""
    ours = sorted(os.sched_getaffinity(0))
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    os.sched_setaffinity(0, ours[:processors])
    try:
        done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.sched_setaffinity(0, ours)
    wall = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(done.stderr)
    with suppress(ChildProcessError):
        while True:
            os.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def compare(corpus: Path, documents: int, rounds: int) -> None:
    """Print a line for each engine and number of processors."""
    with tempfile.TemporaryDirectory() as name:
        size = write_documents(Path(name, "in"), documents, corpus)
        print(f"{documents} made-up documents, {size / 1e6:.1f} MB", flush=True)
        spent: dict[tuple[str, int], list[Spent]] = {}
        for number in range(rounds):
            for processors in (1, 2):
                for engine, options in (
                    ("local", ["-j", str(processors)]),
                    ("spark", ["--engine", "spark", "--master", f"local[{processors},3]"]),
                ):
                    to = f"{name}/{engine}{processors}{number}/"
                    command = [sys.executable, "-m", "gdplan", "corpus", "build", f"{name}/in", "--to", to, *options]
                    spent.setdefault((engine, processors), []).append(spend(command, processors))
        for (engine, processors), all_spent in spent.items():
            wall, cpu = (min(figures) for figures in zip(*all_spent, strict=True))
            told = f"{wall:.1f} s, {documents / wall:.1f} documents a second; CPU {cpu:.1f} s"
            print(f"{engine}, {processors} processors: {told}", flush=True)


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)
    shared = Path(os.environ.get("GDPLAN_SHARED", ROOT.parent / "shared"))
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--corpus", type=Path, default=shared / "corpus")
    cli.add_argument("--documents", type=int, nargs="+", default=[300, 1200])
    cli.add_argument("--rounds", type=int, default=2)
    args = cli.parse_args()
    for documents in args.documents:
        compare(args.corpus, documents, args.rounds)
