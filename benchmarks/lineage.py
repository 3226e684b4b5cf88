"""Following tasks over years: how much of a known history is found, and what it costs.

    python benchmarks/lineage.py [--quick]

Each plan has 60 tasks; every year so many merges, splits, pauses, drops and additions, twice as many moves, and half of
the other tasks touched, a quarter rewritten. Cost in diffs of neighbours, CPU time; memory as Python counts it.
"""

import argparse
import itertools
import statistics
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from timing import measure

import gdplan

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from histories import make_history, read_chains, score_chains, score_links  # noqa: E402

SEEDS = range(10)
EVENTS = (2, 4)  # of each kind a year


def find_quality(seeds: range) -> None:
    """The mean over the seeds: links (F1), and chains found whole."""
    for events in EVENTS:
        scores = []
        for seed in seeds:
            history = make_history(seed, events=events)
            links, chains = read_chains(gdplan.lineage(gdplan.parse(plan.render()) for plan in history.plans))
            scores.append((score_links(links, history), score_chains(chains, history)))
        found = [statistics.mean(one) for one in zip(*scores, strict=True)]
        print(
            f"ten years of 60 tasks, {events} of each event a year, {len(scores)} seeds: "
            f"links F1 {found[0]:.3f}, chains right {found[1]:.3f}"
        )


def find_cost(runs: int) -> None:
    """Ten editions in diffs; thirty, given one by one, against the memory of ten."""
    texts = [plan.render() for plan in make_history(1, years=30).plans]
    ten = [gdplan.parse(text) for text in texts[:10]]
    diffs = sum(measure(lambda pair=pair: gdplan.diff(*pair), runs).floor for pair in itertools.pairwise(ten))
    for name, explain in (("", False), (", explained", True)):
        cost = measure(lambda explain=explain: gdplan.lineage(ten, explain=explain), runs).floor
        print(f"ten editions of 60 tasks{name}: {9 * cost / diffs:.1f} diffs ({cost:.0f} ms)")
    held = _find_peak(lambda: [gdplan.parse(text) for text in texts[:10]])
    peak = _find_peak(lambda: gdplan.lineage([gdplan.parse(text) for text in texts[:10]]))
    thirty = _find_peak(lambda: gdplan.lineage(gdplan.parse(text) for text in texts))
    print(
        f"thirty editions of 60 tasks, one by one: {thirty / 1e6:.1f} MB at most; "
        f"ten held and followed {peak / 1e6:.1f} MB, ten held {held / 1e6:.1f} MB"
    )


def _find_peak(work: Callable[[], object]) -> int:
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def main(*, quick: bool = False) -> None:
    """Print all figures."""
    find_quality(SEEDS[:3] if quick else SEEDS)
    find_cost(3 if quick else 9)


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--quick", action="store_true", help="fewer seeds and runs")
    main(quick=cli.parse_args().quick)
