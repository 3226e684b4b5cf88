"""How work grows with its text: CPU time of this process alone, the least of several runs on both sides, as a ratio."""

import gc
import time
from collections.abc import Callable
from typing import Any

TRIES = 12


def cpu_seconds(work: Callable[[], Any]) -> float:
    """CPU time of one run, without the collector's walks over what other tests left."""
    gc.disable()
    try:
        begin = time.process_time()
        work()
        return time.process_time() - begin
    finally:
        gc.enable()


def assert_linear(
    work: Callable[[Any], Any], make: Callable[[int], Any], short: int, times: int = 8, slack: float = 2
) -> None:
    """`work` on `times` the text costs less than `slack` times `times` as much; `times` squared would be quadratic.

    `make(n)` gives the text of size `n`, outside what is timed; `short` is large enough to be measured. What else the
    machine does can only add to a time: the least of each side counts, and there are more looks before a verdict.
    """
    little, much = make(short), make(short * times)
    work(little)  # what is compiled or loaded on first use is no growth
    once = often = float("inf")
    for _ in range(TRIES):
        once = min(once, *(cpu_seconds(lambda: work(little)) for _ in range(2)))
        often = min(often, cpu_seconds(lambda: work(much)))
        if often < slack * times * once:
            return
    raise AssertionError(f"{times} times the text took {often / once:.0f} times the CPU time")
