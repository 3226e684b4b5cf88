"""Speed, in CPU time and as ratios to OpenCC's own t2s time on the same text in Traditional form; jobs: wall time too.

    python benchmarks/bench.py [--corpus FOLDER] [--quick]

Of several runs the floor, the median and the quartiles are told; a ratio is one of floors, which noise can only raise.
Without a corpus the plan in data/raw/ alone is timed.
"""

import argparse
import compileall
import contextlib
import functools
import importlib
import importlib.util
import io
import logging
import os
import statistics
import sys
import tracemalloc
from importlib.metadata import version
from pathlib import Path

import diff
import formats
import jobs
import ledger
import lineage
import opencc
from timing import Times, child_ms, measure, summarize

import gdplan

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "data/raw/guangdong_2025.txt"
IMPORTS = "import typer, pydantic, rich.console, opencc, regex"


def time_opencc(text: str, runs: int) -> Times:
    """OpenCC t2s of the text in Traditional form."""
    traditional = opencc.OpenCC("s2t").convert(opencc.OpenCC("t2s").convert(text))
    converter = opencc.OpenCC("t2s")
    return measure(lambda: converter.convert(traditional), runs)


def parse_ratios(files: list[Path], runs: int) -> list[float]:
    """Whole parse, without reading and output, over OpenCC: one row a file."""
    print(
        f"{'parse(str), CPU ms':<36}{'characters':>11}"
        f"{'OpenCC':>9}{'floor':>9}{'median':>9}{'quartiles':>20}{'ratio':>7}"
    )
    ratios = []
    for file in files:
        text = file.read_text(encoding="utf-8-sig")
        repeat = 3 if len(text) > 100_000 else runs
        base, parse = time_opencc(text, repeat), measure(functools.partial(gdplan.parse, text), repeat)
        ratios.append(parse.floor / base.floor)
        quartiles = f"{parse.lower:.2f} to {parse.upper:.2f}"
        print(
            f"{file.name:<36}{len(text):>11}{base.floor:>9.2f}{parse.floor:>9.2f}{parse.median:>9.2f}"
            f"{quartiles:>20}{ratios[-1]:>7.1f}"
        )
    told = summarize(ratios)
    print(f"ratio: floor {told.floor:.1f}, median {told.median:.1f}, quartiles {told.lower:.1f} to {told.upper:.1f}")
    return ratios


def change(line: str, char: str) -> str:
    """The line with its ninth character changed, where it is longer than a heading."""
    return line[:8] + char + line[9:] if len(line) > 12 else line


def growth(text: str) -> None:
    """How time and memory grow: 40 times the text; a changed character in each line keeps it from being a copy."""
    copies = ["\n".join(change(line, chr(0x5000 + copy)) for line in text.split("\n")) for copy in range(40)]
    long = "\n".join(copies)
    once, often = measure(lambda: gdplan.parse(text), 5), measure(lambda: gdplan.parse(long), 2)
    print(f"40 times the plan: {often.floor / once.floor:.1f} times the CPU time")
    memory = []
    for sample in (text, long):
        tracemalloc.start()
        gdplan.parse(sample)
        memory.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    print(f"40 times the plan: {memory[1] / memory[0]:.1f} times the memory ({memory[1] / 1e6:.0f} MB at most)")


def cold(runs: int) -> None:
    """Whole processes against one that only imports the packages, all compiled as an installation leaves them."""
    compileall.compile_dir(Path(gdplan.__file__).parent, quiet=1)
    gdplan_command = [sys.executable, "-m", "gdplan"]
    rows = {
        "imports": [sys.executable, "-c", IMPORTS],
        "gdplan --version": [*gdplan_command, "--version"],
        "gdplan parse": [*gdplan_command, "parse", str(PLAN)],
    }
    times: dict[str, list[float]] = {name: [] for name in rows}
    for run in range(runs + 1):
        for name, command in rows.items():
            spent = child_ms(command)
            if run:
                times[name].append(spent)
    for name, values in times.items():
        told = summarize(values)
        print(f"cold {name:<20}{told}, {told.floor / min(times['imports']):.2f} times the imports")


def peer(files: list[Path]) -> None:
    """JioNLP's money and time extraction on the same text, where it is installed (extra `bench`)."""
    if importlib.util.find_spec("jionlp") is None:
        print("JioNLP is not installed: pip install -e '.[bench]' to compare with it")
        return
    logging.disable()  # it tells of each word it cannot read
    with contextlib.redirect_stdout(io.StringIO()):
        jionlp = importlib.import_module("jionlp")
    ratios = []
    for file in files:
        text = file.read_text(encoding="utf-8-sig")
        if len(text) > 100_000:
            continue  # minutes

        def extract(text: str = text) -> None:
            jionlp.ner.extract_money(text)
            jionlp.ner.extract_time(text)

        ratios.append(measure(extract, 1).floor / measure(functools.partial(gdplan.parse, text), 3).floor)
    median = statistics.median(ratios)
    print(f"JioNLP money and time: {median:.1f} times gdplan's whole parse, median of {len(ratios)} texts")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = Path(os.environ.get("GDPLAN_SHARED", ROOT.parent / "shared"))
    cli.add_argument("--corpus", type=Path, default=shared / "corpus")
    cli.add_argument("--quick", action="store_true", help="fewer runs")
    args = cli.parse_args()
    files = sorted(args.corpus.rglob("*.txt")) if args.corpus.is_dir() else [PLAN]
    runs = 5 if args.quick else 15
    print(f"Python {sys.version.split()[0]}, opencc {version('opencc')}, {os.cpu_count()} cores")
    parse_ratios(files, runs)
    growth(PLAN.read_text(encoding="utf-8"))
    peer(files)
    diff.main(quick=args.quick)
    lineage.main(quick=args.quick)
    ledger.main(quick=args.quick)
    formats.main(args.corpus, quick=args.quick)
    cold(3 if args.quick else 9)
    jobs.main(quick=args.quick)


if __name__ == "__main__":
    main()
