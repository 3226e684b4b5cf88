"""Comparing editions: how much of a known history is found, how fast it is, and how the cost grows.

    python benchmarks/diff.py [--quick]

CPU time throughout; that of 58 against 50 tasks also as a ratio to OpenCC t2s of the new edition in Traditional form.
"""

import argparse
import statistics
import sys
import time
import tracemalloc
from pathlib import Path

import opencc
from timing import measure

import gdplan

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from editions import Plan, Score, make_plan, read_plan, revise, score  # noqa: E402

PLAN = ROOT / "data/raw/guangdong_2025.txt"
SEEDS = range(10)
SIZES = (250, 500, 1000, 2000)


def find_quality() -> None:
    """The mean over ten seeds: pairs of tasks (F1), merges and splits found exactly."""
    published = gdplan.load(PLAN)
    for name, plans in (
        ("made-up plan", [make_plan(seed) for seed in SEEDS]),
        ("published plan", [read_plan(published) for _ in SEEDS]),
    ):
        scores = [_score(old, revise(old, seed + 100)) for seed, old in zip(SEEDS, plans, strict=True)]
        means = [statistics.mean(getattr(one, field) for one in scores) for field in ("pairs", "merges", "splits")]
        print(
            f"rewritten editions of a {name}, {len(scores)} seeds: "
            f"pairs F1 {means[0]:.3f}, merges {means[1]:.3f}, splits {means[2]:.3f}"
        )


def find_speed(runs: int) -> None:
    """58 against 50 tasks, in floors."""
    published = read_plan(gdplan.load(PLAN))
    extra = make_plan(1, tasks=8)
    old = gdplan.parse(Plan(published.title, [*published.sections, *extra.sections]).render())
    text = revise(published, 7, events=3).render()
    new = gdplan.parse(text)
    traditional, converter = opencc.OpenCC("s2t").convert(text), opencc.OpenCC("t2s")
    base, cost = (
        measure(work, runs) for work in (lambda: converter.convert(traditional), lambda: gdplan.diff(old, new))
    )
    print(
        f"diff of {len(old.items())} and {len(new.items())} tasks: {cost}; "
        f"its floor is {cost.floor / base.floor:.0f} times OpenCC's of {base.floor:.2f} ms"
    )


def find_growth(sizes: tuple[int, ...]) -> None:
    """Time and memory as the editions grow, and what is found at each size."""
    for size in sizes:
        old = make_plan(1, tasks=size)
        new = revise(old, 2, events=max(1, size // 20))
        documents = [gdplan.parse(plan.render()) for plan in (old, new)]
        start = time.process_time()
        comparison = gdplan.diff(*documents)
        seconds = time.process_time() - start
        tracemalloc.start()
        gdplan.diff(*documents)
        memory = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        found = score(comparison, old, new)
        print(
            f"diff of {len(old.tasks):>5} and {len(new.tasks):>5} tasks: {seconds:6.2f} s, {memory / 1e6:4.0f} MB, "
            f"pairs F1 {found.pairs:.3f}"
        )


def _score(old: Plan, new: Plan) -> Score:
    return score(gdplan.diff(gdplan.parse(old.render()), gdplan.parse(new.render())), old, new)


def main(*, quick: bool = False) -> None:
    """Print all figures."""
    find_quality()
    find_speed(5 if quick else 15)
    find_growth(SIZES[:2] if quick else SIZES)


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--quick", action="store_true", help="fewer runs, smaller editions")
    main(quick=cli.parse_args().quick)
