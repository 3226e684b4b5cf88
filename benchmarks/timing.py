"""CPU time of work, in this process or in one of its children: what else the machine does does not count."""

import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Times(NamedTuple):
    """Some runs of the same work, in milliseconds; ratios are taken of the floors, which noise can only raise."""

    floor: float
    lower: float
    median: float
    upper: float

    def __str__(self) -> str:
        return f"floor {self.floor:.2f}, median {self.median:.2f}, quartiles {self.lower:.2f} to {self.upper:.2f} ms"


def summarize(values: Sequence[float]) -> Times:
    """The least, the median and the quartiles."""
    lower, median, upper = statistics.quantiles(values, n=4, method="inclusive") if len(values) > 1 else [*values] * 3
    return Times(min(values), lower, median, upper)


def measure(work: Callable[[], object], runs: int) -> Times:
    """CPU time of this process, after one run that does not count."""
    values = []
    for run in range(runs + 1):
        begin = time.process_time()
        work()
        if run:
            values.append((time.process_time() - begin) * 1000)
    return summarize(values)


def child_ms(command: Sequence[str]) -> float:
    """CPU time of a whole process and of what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000
