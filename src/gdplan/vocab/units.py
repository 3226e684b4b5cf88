"""Units of quantity: measures, shares and the classifiers that things are counted in (units.csv).

kind says how a number of it is read: count (家), money, mass, length, area, volume, energy, power, data, ratio (%),
multiple (倍), score, and those that mostly describe: time, age, rating (千伏). `unless` holds characters that, right
behind the unit, make it another word: 人 before 口.
"""

import functools
from typing import NamedTuple

from gdplan.vocab.rows import read_rows


class Unit(NamedTuple):
    unit: str
    kind: str
    unless: str
    example: str  # a phrase the extractor reads the unit from
    source: str  # empty: usage of the documents themselves


@functools.cache
def units() -> dict[str, Unit]:
    """The table by unit, longest first, so that an alternation of its keys takes the longest."""
    rows = [Unit(*row) for row in read_rows("units.csv")]
    return {row.unit: row for row in sorted(rows, key=lambda row: (-len(row.unit), row.unit))}


@functools.cache
def units_by_first() -> dict[str, tuple[Unit, ...]]:
    """The rows by the first character of the unit, longest first."""
    table: dict[str, tuple[Unit, ...]] = {}
    for row in units().values():
        table[row.unit[0]] = (*table.get(row.unit[0], ()), row)
    return table


def unit_at(text: str, start: int) -> Unit | None:
    """The longest unit that stands at `start` of a text, unless what follows makes it another word.

    >>> [unit and unit.unit for unit in (unit_at("5人次", 1), unit_at("5人口", 1))]
    ['人次', None]
    """
    for row in units_by_first().get(text[start : start + 1], ()):
        end = start + len(row.unit)
        if text.startswith(row.unit, start) and not (row.unless and text[end : end + 1] in tuple(row.unless)):
            return row
    return None
