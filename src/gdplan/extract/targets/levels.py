"""Levels that stand for a noun which only the next number has: 4个国家级、8个省级 | 示范基地."""

from gdplan.extract.quantities.unit_behind import Pieces
from gdplan.extract.targets.lists import Item
from gdplan.patterns import lazy
from gdplan.vocab import indicators as vocab

_BESIDE_OTHERS = lazy(r"[,、和与及][^,;。\d]{0,20}")  # 3个千亿级,食品工业、现代种业 | 2个百亿级产业集群
_BESIDE = ("、", "和", "与", "及")


def with_level(text: str, item: Item, indicator: Pieces | None, after: Item, whole: Pieces | None) -> Pieces | None:
    """An indicator that is only a level with the noun of the next: 4个国家级、8个省级 | 示范基地."""
    words = text[slice(*indicator[0])] if indicator and len(indicator) == 1 else ""
    if not indicator or not whole or words not in (*vocab.WHERE, *vocab.SIZE_LEVELS):
        return indicator
    levels = vocab.SIZE_LEVELS if words in vocab.SIZE_LEVELS else vocab.WHERE
    level = max((word for word in levels if text.startswith(word, *whole[0])), key=len, default="")
    between = text[indicator[0][1] : after.quantity.start]
    is_beside = between in _BESIDE or (words in vocab.SIZE_LEVELS and _BESIDE_OTHERS.fullmatch(between) is not None)
    beside = is_beside and indicator[0][0] == item.quantity.end
    return (*indicator, (whole[0][0] + len(level), whole[0][1])) if level and beside else indicator
