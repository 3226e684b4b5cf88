"""What was counted in reading real papers line by line beside their results: readings.csv, a row a paper or a group.

    python docs/made/readings.py

Papers were read before anything was mended on them, or `after`; an empty cell was not counted. `wrong` are the targets
whose indicator, role, unit or deadline an analyst would write otherwise; all are in `targets`, what was missed is not.
"""

import csv
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

TARGETS = ("targets", "right", "wrong", "invented", "missed")
OWNERS = ("owners", "owners wrong", "owners invented", "owners missed")
DUE = ("due", "due wrong", "due invented", "due missed")
TOLD = ("F", "G", "H")  # the last readings
HEADER = ("papers", "targets: right, wrong, invented; missed", "owners: wrong, invented; missed", "due dates: same")

Row = Mapping[str, str]


def read() -> list[Row]:
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def add(rows: Iterable[Row]) -> dict[str, str]:
    """The counts of rows together; what none of them counted stays empty."""
    rows = list(rows)
    told = {name: [int(row[name]) for row in rows if row[name]] for name in (*TARGETS, *OWNERS, *DUE)}
    return {name: str(sum(numbers)) if numbers else "" for name, numbers in told.items()}


def find_told() -> list[Row]:
    """The rows that README tells together: what to expect of papers that nothing was mended on."""
    return [row for row in read() if row["reading"] in TOLD and row["mended"] == "before"]


def write() -> str:
    """A table: a row for each paper or group, behind several of one reading their sum."""
    lines = [f"| {' | '.join(HEADER)} |", "|---|---|---|---|"]
    for (reading, mended), group in groupby(read(), lambda row: (row["reading"], row["mended"])):
        rows = list(group)
        lines += [_line(f"{reading}: {row['papers']}{', mended on them' * (mended == 'after')}", row) for row in rows]
        if len(rows) > 1:
            lines.append(_line(f"**{reading}: all {len(rows)}{', mended on them' * (mended == 'after')}**", add(rows)))
    return "\n".join(lines)


def _line(name: str, row: Row) -> str:
    return f"| {name} | {' | '.join(_tell(row, names) for names in (TARGETS, OWNERS, DUE))} |"


def _tell(row: Row, names: tuple[str, ...]) -> str:
    """`27: 22, 5, 0; 0`; – for what was not counted."""
    listed, *parts, missed = (row[name] or "–" for name in names)
    return "–" if listed == "–" else f"{listed}: {', '.join(parts)}; {missed}"


if __name__ == "__main__":
    print(write())
