"""Units of quantity: measures, shares and the classifiers that things are counted in (units.csv).

kind says how a number of it is read: count (家), money, mass, length, area, volume, energy, power, data, ratio (%),
multiple (倍), score, and those that mostly describe: time, age, rating (千伏). `unless` holds characters that, right
behind the unit, make it another word: 人 before 口.
"""

import csv
import functools
from importlib.resources import files
from typing import NamedTuple


class Unit(NamedTuple):
    unit: str
    kind: str
    unless: str
    example: str  # a phrase the extractor reads the unit from
    source: str  # empty: usage of the documents themselves


@functools.cache
def units() -> dict[str, Unit]:
    """The table by unit, longest first, so that an alternation of its keys takes the longest."""
    lines = (files(__package__) / "units.csv").read_text(encoding="utf-8").splitlines()
    rows = [Unit(**row) for row in csv.DictReader(lines)]
    return {row.unit: row for row in sorted(rows, key=lambda row: (-len(row.unit), row.unit))}
