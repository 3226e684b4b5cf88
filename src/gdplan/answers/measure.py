"""One measure by its name, to be looked for in many documents: how much another name is its own."""

from collections.abc import Iterable
from typing import NamedTuple

from gdplan.answers.names import Likeness, compare_words, is_generic, to_name
from gdplan.errors import GdplanError
from gdplan.normalize import fold


class Measure(NamedTuple):
    """The name of a measure as names are compared; a name that has none of its pairs is another."""

    name: str
    pairs: tuple[str, ...]  # of its characters


def to_measure(words: str) -> Measure:
    """The measure that a user names, in either script. Raises GdplanError for words that name none.

    >>> to_measure("全省生產總值增速").name, to_measure("GDP").name
    ('生产总值', '生产总值')
    """
    name = to_name(fold(words))
    if is_generic(name) or len(name) < 2:
        raise GdplanError(f"{words!r} names no measure; say of what: 地区生产总值, 城镇新增就业")
    return Measure(name, tuple({name[i : i + 2] for i in range(len(name) - 1)}))


def match_names(measure: Measure, names: Iterable[str]) -> Likeness:
    """How much of the measure's name is that of one of these, where nothing around them tells more."""
    readings = (compare_words(measure.name, name) for name in names)
    return max(readings, key=lambda one: (not one.parted, one.score), default=Likeness(0.0, "", "", ""))
