"""How work grows with its text: CPU time of this process alone, the least of several runs on both sides, as a ratio."""

import gc
import time
from collections.abc import Callable
from typing import Any

RUNS = 3


def cpu_seconds(work: Callable[[], Any], runs: int = RUNS) -> float:
    """The least CPU time of some runs: what else the machine does can only add to it."""
    least = float("inf")
    for _ in range(runs):
        gc.collect()
        begin = time.process_time()
        work()
        least = min(least, time.process_time() - begin)
    return least


def assert_linear(work: Callable[[Any], Any], make: Callable[[int], Any], short: int, times: int = 8) -> None:
    """`work` on `times` the text costs less than twice `times` as much; `times` squared would be quadratic.

    `make(n)` gives the text of size `n`, outside what is timed; `short` is large enough to be measured.
    """
    little, much = make(short), make(short * times)
    work(little)  # what is compiled or loaded on first use is no growth
    once = cpu_seconds(lambda: work(little))
    for _ in range(RUNS):  # a second look before the verdict
        ratio = cpu_seconds(lambda: work(much), 1) / once
        if ratio < 2 * times:
            return
        once = min(once, cpu_seconds(lambda: work(little)))
    raise AssertionError(f"{times} times the text took {ratio:.0f} times the CPU time")
