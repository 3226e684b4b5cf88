"""Items written anew: left over in both editions, and far more alike than any other two that are left over."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from gdplan.compare.reading import Item, title_above
from gdplan.compare.similarity import Pair, count_grams, find_pairs, weigh

_RIVAL = 0.5  # of the best: how near the second best may be
_FLOOR = 0.18  # by pairs of characters; chance reaches 0.14 between items about other things
_FLOOR_IN_PLACE = 0.12  # the same under one title, between neighbours that are linked

Partners = tuple[Mapping[int, int], Mapping[int, int]]  # of each old, of each new: what it is linked to


def find_ahead(items: tuple[Sequence[Item], Sequence[Item]], partners: Partners) -> list[Pair]:
    """The pairs of items without partners that have no rival, the most alike first.

    Told by pairs of characters: of an item that was written anew hardly a triple remains (清理河道淤泥, 河道清淤).
    Words of all items weigh next to nothing.
    """
    left = [[item.place not in own for item in side] for side, own in zip(items, partners, strict=True)]
    if not (any(left[0]) and any(left[1])):
        return []
    grams = [count_grams(side, with_set_phrases=False, size=2) for side in items]
    rest = [
        [own if is_left else Counter[str]() for own, is_left in zip(side, sides_left, strict=True)]
        for side, sides_left in zip(grams, left, strict=True)
    ]
    pairs = sorted(find_pairs(rest[0], rest[1], weigh(*grams), _RIVAL * _FLOOR_IN_PLACE), reverse=True)
    alike: tuple[dict[int, list[float]], dict[int, list[float]]] = defaultdict(list), defaultdict(list)
    for pair in pairs:
        alike[0][pair.old].append(pair.similarity)
        alike[1][pair.new].append(pair.similarity)
    linked = sorted(partners[0].items())
    found = []
    for pair in pairs:
        rivals = alike[0][pair.old], alike[1][pair.new]
        is_ahead = all(own[0] == pair.similarity and own[1:2] <= [_RIVAL * pair.similarity] for own in rivals)
        is_in_place = title_above(items[0][pair.old]) == title_above(items[1][pair.new]) and _is_between(pair, linked)
        floor = _FLOOR_IN_PLACE if is_in_place else _FLOOR
        if is_ahead and pair.similarity >= floor:
            found.append(pair)
    return found


def _is_between(pair: Pair, linked: Sequence[tuple[int, int]]) -> bool:
    """Whether the nearest linked items before and behind the old one stand around the new one."""
    i = bisect_left(linked, (pair.old, 0))
    before = linked[i - 1][1] if i else -1
    behind = linked[i][1] if i < len(linked) else None
    return before < pair.new and (behind is None or pair.new < behind)
