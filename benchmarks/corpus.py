"""A corpus of made-up documents: what a build takes beside parsing, and how fast it answers.

    python benchmarks/corpus.py [--documents 3000] [--corpus FOLDER]

Documents are variations of those of a folder, or of the checkout's own. Every build is a command of its own, whose CPU
time is that of all its processes. Questions are asked in this process; their CPU time is the floor of some runs, with
all threads of DuckDB.
"""

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import duckdb
from made_up import write_documents
from timing import measure

import gdplan.corpus
from gdplan.normalize import fold

ROOT = Path(__file__).resolve().parent.parent
WORDS = ("数据", "建设")
MEASURE = "地区生产总值"
PARSE = """
import sys, gdplan
from pathlib import Path
for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
    gdplan.load(path)
"""


class Spent(NamedTuple):
    """What a command took."""

    wall: float  # seconds
    cpu: float  # seconds, of all its processes
    most: float  # MB of the process itself


def spend(command: list[str]) -> Spent:
    """Run a command to its end."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    _, said = process.communicate()
    if process.returncode:
        raise SystemExit(said)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    most = re.search(r"most (\d+) KB", said)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(wall, cpu, int(most[1]) / 1024 if most else 0)


def build(folder: Path, to: Path, jobs: int) -> Spent:
    """A build, by the command line; it tells the memory of its own process."""
    code = (
        "import resource, sys; from gdplan.cli.app import run; status = run(sys.argv[1:]); "
        "print(f'most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss} KB', file=sys.stderr); sys.exit(status)"
    )
    return spend([sys.executable, "-c", code, "corpus", "build", str(folder), "--to", str(to), "-j", str(jobs)])


def time_builds(folder: Path, place: Path, size: int) -> None:
    """One process and two, and once more where nothing has changed."""
    parse = spend([sys.executable, "-c", PARSE, str(folder)])
    one, two = (build(folder, place / f"{jobs}.duckdb", jobs) for jobs in (1, 2))
    again = build(folder, place / "2.duckdb", 2)
    written = (place / "2.duckdb").stat().st_size
    print(f"parsing alone: {parse.wall:.1f} s, CPU {parse.cpu:.1f} s")
    print(f"build, one process: {one.wall:.1f} s, CPU {one.cpu:.1f} s: {one.cpu / parse.cpu:.2f} times that of parsing")
    print(f"build, two processes: {two.wall:.1f} s: {two.wall / one.wall:.2f} times the time of one")
    print(f"build of unchanged files: {again.wall:.2f} s: {again.wall / two.wall:.3f} times the first")
    print(f"database: {written / 1e6:.1f} MB, {written / size:.2f} times the bytes of the sources")


def compare_memory(place: Path, corpus: Path, many: int) -> None:
    """The main process with many documents and with a tenth of them."""
    most = []
    for count in (many // 10, many):
        folder = place / f"of_{count}"
        write_documents(folder, count, corpus, seed=2)
        most.append(build(folder, place / f"{count}.duckdb", 2).most)
    print(f"memory of the writer: {most[0]:.0f} MB, ten times the documents {most[1]:.0f} MB: {most[1] / most[0]:.2f}")


def time_find(database: Path, runs: int) -> None:
    """`find` against the count of the rows that have the words, by DuckDB alone."""
    connection = duckdb.connect(str(database), read_only=True)
    wanted = " AND ".join(f"folded LIKE '%{fold(word)}%'" for word in WORDS)
    (characters,) = connection.execute("SELECT sum(length(folded)) FROM nodes").fetchone() or (0,)
    like = measure(lambda: connection.execute(f"SELECT count(*) FROM nodes WHERE {wanted}").fetchall(), runs).floor
    connection.close()
    with gdplan.corpus.open(database) as corpus:
        found = corpus.find(*WORDS).to_arrow().num_rows
        find = measure(lambda: corpus.find(*WORDS).to_arrow(), runs).floor
    print(
        f"find {' '.join(WORDS)} in {characters / 1e6:.1f} M characters: {found} sentences in {find:.0f} ms, "
        f"{find / like:.1f} times DuckDB's own count of the rows ({like:.1f} ms of CPU)"
    )


def time_trend(database: Path, runs: int) -> None:
    """`trend` against the count of the targets whose indicator has the name, likewise."""
    connection = duckdb.connect(str(database), read_only=True)
    wanted = f"SELECT count(*) FROM targets WHERE folded LIKE '%{fold(MEASURE)}%'"
    (rows,) = connection.execute("SELECT count(*) FROM targets").fetchone() or (0,)
    like = measure(lambda: connection.execute(wanted).fetchall(), runs).floor
    connection.close()
    with gdplan.corpus.open(database) as corpus:
        points = len(corpus.trend(MEASURE).points)
        trend = measure(lambda: corpus.trend(MEASURE), runs).floor
    print(
        f"trend {MEASURE} among {rows} targets: {points} points in {trend:.0f} ms, "
        f"{trend / like:.1f} times DuckDB's own count of the rows ({like:.1f} ms of CPU)"
    )


def main(corpus: Path, documents: int) -> None:
    """Print a line for each figure."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        size = write_documents(place / "in", documents, corpus)
        print(f"{documents} made-up documents, {size / 1e6:.1f} MB, {os.cpu_count()} cores")
        time_builds(place / "in", place, size)
        compare_memory(place, corpus, documents)
        time_find(place / "2.duckdb", 5)
        time_trend(place / "2.duckdb", 5)


if __name__ == "__main__":
    shared = Path(os.environ.get("GDPLAN_SHARED", ROOT.parent / "shared"))
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--corpus", type=Path, default=shared / "corpus")
    cli.add_argument("--documents", type=int, default=3000)
    args = cli.parse_args()
    main(args.corpus, args.documents)
