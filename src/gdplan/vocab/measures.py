"""One measure under several names: 能耗强度 and 单位国内生产总值能耗 (measures.csv).

Each row turns what a pattern finds in a folded name into its canonical form; names that come out the same measure the
same. `one` and `other` are such a pair, `unlike` is a name near by that measures something else, `source` says where
the names or their use are laid down.
"""

import functools
import re
from typing import NamedTuple

from gdplan.vocab.csv_rows import read_rows


class Measure(NamedTuple):
    pattern: str
    canonical: str
    one: str
    other: str
    unlike: str
    source: str


@functools.cache
def measures() -> tuple[Measure, ...]:
    """The rows in the order in which they are applied."""
    return tuple(Measure(*row) for row in read_rows("measures.csv"))


@functools.cache
def _compiled() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row.pattern), row.canonical) for row in measures())


@functools.lru_cache(4096)
def to_canonical_measure(name: str) -> str:
    """The form that all folded names of a measure have in common.

    >>> to_canonical_measure("单位国内生产总值能耗"), to_canonical_measure("城镇登记失业率")
    ('能耗强度', '城镇登记失业率')
    """
    for pattern, canonical in _compiled():
        name = pattern.sub(canonical, name)
    return name
