"""Many inputs with one job and with two: wall time, which is what jobs are for, and CPU time, which they cannot save.

    python benchmarks/jobs.py [--quick]

Sixty made-up plans of 200 tasks, written and read by whole commands. Floors of runs that take turns.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from editions import make_plan  # noqa: E402

PLANS, TASKS = 60, 200
COMMANDS = (["parse", "-f", "jsonl"], ["parse", "-f", "yaml"], ["tasks", "-f", "csv"], ["show"])
JOBS = ("1", "2")


def spend(command: list[str]) -> tuple[float, float]:
    """Seconds of wall time, and of CPU time of the process and all that it starts."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(*, quick: bool = False) -> None:
    """Print a line for each command."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{seed}.txt" for seed in range(PLANS)]
        for seed, path in enumerate(paths):
            path.write_text(make_plan(seed, tasks=TASKS).render(), encoding="utf-8")
        size = sum(len(path.read_text(encoding="utf-8")) for path in paths)
        print(f"{PLANS} made-up plans, {size} characters, {os.cpu_count()} cores")
        for command in COMMANDS[: 1 if quick else None]:
            spent = {
                jobs: [spend([sys.executable, "-m", "gdplan", *command, *map(str, paths), "-j", jobs])] for jobs in JOBS
            }
            for _ in range(1 if quick else 2):
                for jobs in JOBS:
                    spent[jobs].append(spend([sys.executable, "-m", "gdplan", *command, *map(str, paths), "-j", jobs]))
            wall, cpu = ([min(run[at] for run in spent[jobs]) for jobs in JOBS] for at in (0, 1))
            print(
                f"{' '.join(command):<16} one job {wall[0]:.2f} s (CPU {cpu[0]:.2f}), two {wall[1]:.2f} s "
                f"(CPU {cpu[1]:.2f}): {wall[1] / wall[0]:.2f} times the wall time"
            )


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--quick", action="store_true", help="one command, fewer runs")
    main(quick=cli.parse_args().quick)
