"""Where a measure begins: a clause opens with adverbs and verbs (持续深入推进|…), its object stands behind them."""

import functools
import re
from typing import NamedTuple

from gdplan.vocab.mentions import either

Slice = tuple[int, int]

END = ",;。:！？\n"  # what ends a clause; 、 only ends a part of it
REACH = 40  # characters; no clause of a measure has more before its object


class Opening(NamedTuple):
    """The front of a clause."""

    start: int
    object: int  # behind the adverbs and verbs
    promotes: bool  # the last verb is one that takes an undertaking: 推进, not 打通


@functools.cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        rf"(?: |[要将应须]|(?P<promote>{either('promote')})[好了]?|(?P<verb>{either('verb')})[好了]?|{either('adverb')})*+"
    )


def find_opening(text: str, before: int, stops: str = END + "、“”》") -> Opening:
    """The front of the clause that `before` stands in.

    >>> text = "持续推进省级“云上办”改革"
    >>> text[find_opening(text, 6).object :]
    '省级“云上办”改革'
    """
    start = max(text.rfind(stop, max(0, before - REACH), before) for stop in stops) + 1
    start = max(start, before - REACH, 0)
    opening = _verbs().match(text, start, before)
    if opening is None:  # cannot be: the pattern matches the empty string
        return Opening(start, start, promotes=False)
    return Opening(start, opening.end(), promotes=opening.lastgroup == "promote")
