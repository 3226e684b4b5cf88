"""Headings that are numbered by a name (行动1：…, 任务二：…): nodes without a number of a family of their own."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gdplan.ordinals import ordinal
from gdplan.outline.markers import Marker
from gdplan.outline.paragraphs import Paragraph
from gdplan.patterns import lazy
from gdplan.vocab.numerals import TO_TEN

_NAMED = lazy(
    rf"(?:——)?(?P<name>(?:重点|专项|主要|具体)?(?:行动|任务|举措|措施|工程|计划))(?P<number>\d{{1,2}}|[{TO_TEN}]{{1,3}}):[^。;]{{2,50}}$"
)
_MOST = 10  # names, each a level of its own


class _Found(NamedTuple):
    paragraph: int
    name: str
    number: int


def find_named_numbers(
    paragraphs: Sequence[Paragraph], markers: Sequence[Sequence[Marker]]
) -> dict[int, tuple[Marker, float]]:
    """Those of rows that count from 1, each as a marker of no width and a height below the number that is open there.

    The name that comes first stands outermost: 行动1 holds 任务1 and 任务2, 行动2 goes on with 任务3.
    """
    found = [one for i in range(len(paragraphs)) if not markers[i] and (one := _read(paragraphs[i].text, i))]
    names = [name for name in dict.fromkeys(one.name for one in found) if _counts([o for o in found if o.name == name])]
    if not names or len(names) > _MOST:
        return {}
    first = next(one for one in found if one.name in names).paragraph
    above = [marker.rank for own in markers[:first] for marker in own if marker.firm]
    rank = above[-1] if above else -1
    return {
        one.paragraph: (
            Marker(one.paragraph, 0, 0, rank + 1, None, well_formed=True, glued=False),
            rank + (1 + names.index(one.name)) / (_MOST + 1),
        )
        for one in found
        if one.name in names
    }


def find_counted(texts: Sequence[str]) -> list[int]:
    """Which of some lines are headings that a name numbers, where they count from 1: 行动一：…, 行动二：….

    >>> find_counted(("行动一:改造", "1", "推进改造", "行动二:提升", "任务三:宣传"))
    [0, 3]
    """
    found = [one for i, text in enumerate(texts) if (one := _read(text, i))]
    rows = [[one for one in found if one.name == name] for name in dict.fromkeys(one.name for one in found)]
    return sorted(one.paragraph for row in rows if _counts(row) for one in row)


def _read(text: str, paragraph: int) -> _Found | None:
    match = _NAMED.match(text)
    if match is None:
        return None
    printed = match["number"]
    number = int(printed) if printed.isdecimal() else ordinal(printed)
    return _Found(paragraph, match["name"], number) if number else None


def _counts(row: Sequence[_Found]) -> bool:
    """Whether they count 1, 2, 3 …, once or anew under each heading."""
    return len(row) > 1 and row[0].number == 1 and all(b.number in (a.number + 1, 1) for a, b in pairwise(row))
