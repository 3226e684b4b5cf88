"""One body under a short and a long name: 省供销社 and 省供销合作联社 (aliases.csv).

Each row turns what a pattern finds in a name into its canonical form; names that come out the same are one body.
`short` and `long` are such a pair, `source` says where the full name or its use is laid down.
"""

import functools
import re
from typing import NamedTuple

from gdplan.vocab.csv_rows import read_rows

# The province in the name of a provincial body: 广东省科技厅 is 省科技厅 where no other province is meant.
_PROVINCE = re.compile(r"^[^省市区]{2,3}(?=省)|^[^省市区]{2,6}(?=自治区)")


class Alias(NamedTuple):
    pattern: str
    canonical: str
    short: str
    long: str
    source: str


@functools.cache
def aliases() -> tuple[Alias, ...]:
    """The rows in the order in which they are applied."""
    return tuple(Alias(*row) for row in read_rows("aliases.csv"))


@functools.cache
def _compiled() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row.pattern), row.canonical) for row in aliases())


@functools.lru_cache(4096)
def to_canonical(name: str) -> str:
    """The form that all names of a body have in common.

    >>> to_canonical("省发展和改革委员会"), to_canonical("省发展改革委")
    ('省发改委', '省发改委')
    """
    for pattern, canonical in _compiled():
        name = pattern.sub(canonical, name)
    return name


def is_same_body(one: str, other: str) -> bool:
    """Whether two Simplified names are of one body; a province may be named in one of them only.

    >>> is_same_body("广东金融监管局", "国家金融监督管理总局广东监管局"), is_same_body("省科技厅", "广东省科学技术厅")
    (True, True)
    >>> is_same_body("广东省科技厅", "湖南省科技厅")
    False
    """
    first, second = to_canonical(one), to_canonical(other)
    return first == second or _PROVINCE.sub("", first) == second or first == _PROVINCE.sub("", second)
