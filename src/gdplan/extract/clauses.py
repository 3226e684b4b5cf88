"""Where a measure begins: a clause opens with adverbs and verbs (持续深入推进|…), its object stands behind them."""

import functools
import re
from typing import NamedTuple

from gdplan.patterns import lazy
from gdplan.vocab.mentions import words

Slice = tuple[int, int]

CLAUSE = lazy("[,;。:！？\n]")  # what ends a clause
PART = lazy("[,;。:！？\n、“”》]")  # what ends a part of one
# How something is done, before its verb: 按照计划 | 新建公厕20座, 以县城为重点 | 新建公厕20座 (以 may stand before it).
HOW = (
    "按照?[^,;。]{0,12}|根据[^,;。]{2,10}|结合(?!部)[^,;。]{2,6}"
    "|(?:采取|采用|通过)[^,;。]{1,14}(?:方式|形式|模式|办法|途径|渠道)"
    "|(?:以|(?<=以))[^,;。]{1,10}为(?:重点|抓手|契机|依托|主|导向|单元|载体|基础|主线|核心|纽带|试点)"
)
REACH = 40  # characters; no clause of a measure has more before its object
WITHIN = 80


class Opening(NamedTuple):
    """The front of a clause."""

    start: int
    object: int  # behind the adverbs and verbs
    promotes: bool  # the last verb is one that takes an undertaking: 推进, not 打通


@functools.cache
def _openers() -> dict[str, list[tuple[str, str]]]:
    """What a clause opens with, by first character, each with its use; a word of two uses is a verb that promotes."""
    openers = {char: [(char, "between")] for char in " 要将应须"}
    for use in ("adverb", "verb", "promote"):
        for first, listed in words(use).by_first.items():
            openers[first] = [*((word, use) for word in listed), *openers.get(first, ())]
    return openers


def is_inside(text: str, place: int, marks: str) -> bool:
    """`place` stands between marks such as 《》 that hold at most `WITHIN` characters and no 。."""
    opened = text.rfind(marks[0], max(0, place - WITHIN), place)
    return opened >= 0 and text.find(marks[1], opened, place) < 0 and text.find("。", opened, place) < 0


def find_opening(text: str, before: int, stops: re.Pattern[str] = PART) -> Opening:
    """The front of the clause that `before` stands in.

    >>> text = "持续推进省级“云上办”改革"
    >>> text[find_opening(text, 6).object :]
    '省级“云上办”改革'
    """
    start = max(before - REACH, 0)
    if stop := stops.search(text[start:before][::-1]):
        start = before - stop.start()
    openers = _openers()
    place, promotes = start, False
    while place < before:
        for word, use in openers.get(text[place], ()):
            if text.startswith(word, place, before):
                place += len(word)
                if use in ("promote", "verb"):
                    promotes = use == "promote"
                    place += text.startswith(("好", "了"), place, before)
                break
        else:
            break
    return Opening(start, place, promotes)
