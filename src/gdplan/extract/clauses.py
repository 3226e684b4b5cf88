"""Where a measure begins: a clause opens with adverbs and verbs (持续深入推进|…), its object stands behind them."""

import functools
import re
from typing import NamedTuple

from gdplan.vocab.mentions import either, firsts

Slice = tuple[int, int]

CLAUSE = re.compile("[,;。:！？\n]")  # what ends a clause
PART = re.compile("[,;。:！？\n、“”》]")  # what ends a part of one
REACH = 40  # characters; no clause of a measure has more before its object
WITHIN = 80


class Opening(NamedTuple):
    """The front of a clause."""

    start: int
    object: int  # behind the adverbs and verbs
    promotes: bool  # the last verb is one that takes an undertaking: 推进, not 打通


@functools.cache
def _verbs() -> re.Pattern[str]:
    opens = firsts("promote", "verb", "adverb")
    return re.compile(
        rf"(?:(?={opens})(?:(?P<promote>{either('promote')})[好了]?|(?P<verb>{either('verb')})[好了]?|{either('adverb')})"
        "|[ 要将应须])*"  # not *+: Python 3.11 loses groups inside possessive repeats
    )


def is_inside(text: str, place: int, marks: str) -> bool:
    """`place` stands between marks such as 《》 that hold at most `WITHIN` characters and no 。."""
    before = text[max(0, place - WITHIN) : place]
    opened = before.rfind(marks[0])
    return opened >= 0 and before.find(marks[1], opened) < 0 and before.find("。", opened) < 0


def find_opening(text: str, before: int, stops: re.Pattern[str] = PART) -> Opening:
    """The front of the clause that `before` stands in.

    >>> text = "持续推进省级“云上办”改革"
    >>> text[find_opening(text, 6).object :]
    '省级“云上办”改革'
    """
    start = max(before - REACH, 0)
    if stop := stops.search(text[start:before][::-1]):
        start = before - stop.start()
    opening = _verbs().match(text, start, before)
    if opening is None:  # cannot be: the pattern matches the empty string
        return Opening(start, start, promotes=False)
    return Opening(start, opening.end(), promotes=opening.lastgroup == "promote")
