"""Places: the divisions of GB/T 2260 down to the county, regions, waters and mountains of national plans.

In places.csv `name` is the short form and `full` the official one; `code` is the leading part of the GB/T 2260 code
that all divisions inside share (of the division it lies in where a place has none of its own). Three columns keep a
name from being read across a word border: `edge` is `clean` where the name must stand at the beginning of a word
(制定|西部 is no 定西), `not_after` and `not_before` are characters that show another word (上|海南, 长治|久安).
"""

import functools
from typing import NamedTuple

from gdplan.vocab.csv_rows import read_rows


class PlaceName(NamedTuple):
    """One row of places.csv."""

    name: str
    full: str
    division: str  # province city county district region river lake sea mountain
    code: str
    edge: str
    not_after: str
    not_before: str
    source: str


class County(NamedTuple):
    """One row of counties.csv: a division below the prefecture."""

    code: str
    name: str

    @property
    def division(self) -> str:
        """A district for a 区, otherwise county: 县, 县级市, 旗."""
        return "district" if self.name.endswith("区") else "county"


@functools.cache
def places() -> tuple[PlaceName, ...]:
    """All rows of places.csv."""
    return tuple(map(PlaceName._make, read_rows("places.csv")))


@functools.cache
def counties() -> tuple[County, ...]:
    """All rows of counties.csv, source: GB/T 2260 with the changes announced until 2023."""
    return tuple(map(County._make, read_rows("counties.csv")))
