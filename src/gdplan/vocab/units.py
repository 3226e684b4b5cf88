"""Units of quantity: measures, shares and the classifiers that things are counted in (units.csv).

kind says how a number of it is read: count (家), money, mass, length, area, volume, energy, power, data, ratio (%),
multiple (倍), score, and those that mostly describe: time, age, rating (千伏). `unless` holds characters that, right
behind the unit, make it another word: 人 before 口.
"""

import functools
from typing import NamedTuple

from gdplan.vocab.csv_rows import read_rows


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
def _index() -> tuple[dict[str, tuple[int, ...]], dict[str, Unit]]:
    """How long the units are that begin with a character, longest first, and the table."""
    lengths: dict[str, tuple[int, ...]] = {}
    for unit in units():
        known = lengths.get(unit[0], ())
        lengths[unit[0]] = known if len(unit) in known else (*known, len(unit))
    return lengths, units()


def unit_at(text: str, start: int) -> Unit | None:
    """The longest unit that stands at `start` of a text, unless what follows makes it another word.

    >>> [unit and unit.unit for unit in (unit_at("5人次", 1), unit_at("5人口", 1))]
    ['人次', None]
    """
    lengths, table = _index()
    for length in lengths.get(text[start : start + 1], ()):
        row = table.get(text[start : start + length])
        if row and not (row.unless and text.startswith(tuple(row.unless), start + length)):
            return row
    return None
