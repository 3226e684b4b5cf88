"""Items that come back after a pause of one edition: what they became, or came from, is not in the one between."""

from collections import Counter
from collections.abc import Mapping, Sequence

from gdplan.chains.holding import BEYOND_DOUBT
from gdplan.compare.align import FLOOR, Alignment, Grams, Link
from gdplan.compare.reading import Item
from gdplan.compare.similarity import Pair, find_pairs, weigh

_RIVAL = 0.75  # of the best: how near the second best may be
_STRONGER = 2.0  # times: so much more alike than a weak link between neighbours, for it to give way


def find_returns(
    items: tuple[Sequence[Item], Sequence[Item]],
    grams: tuple[Grams, Grams],
    held: tuple[Mapping[int, float], Mapping[int, float]],
) -> Alignment:
    """The links from an edition to the next but one: items of one heading, and such as resemble no others as much.

    `held`: of each item, by place, the similarity of its strongest link to the edition between; items without one come
    first of all. An item that was written anew in the edition between has only weak links there, and so has one that
    took a pause and was linked for want of better: it is the second where its like comes an edition later.
    """
    weights = weigh(*grams)
    rest = tuple(
        [own if links.get(place, 0.0) < BEYOND_DOUBT else Counter[str]() for place, own in enumerate(side)]
        for side, links in zip(grams, held, strict=True)
    )
    pairs = sorted(find_pairs(rest[0], rest[1], weights, _RIVAL * FLOOR), reverse=True)
    rivals: tuple[dict[int, list[float]], dict[int, list[float]]] = ({}, {})
    for pair in pairs:
        rivals[0].setdefault(pair.old, []).append(pair.similarity)
        rivals[1].setdefault(pair.new, []).append(pair.similarity)

    def has_one_heading(pair: Pair) -> bool:
        return bool(items[0][pair.old].heading) and items[0][pair.old].heading == items[1][pair.new].heading

    def is_enough(pair: Pair) -> bool:
        strongest = max(held[0].get(pair.old, 0.0), held[1].get(pair.new, 0.0))
        return pair.similarity >= (max(BEYOND_DOUBT, _STRONGER * strongest) if strongest else FLOOR)

    def is_alone(pair: Pair) -> bool:
        both = rivals[0][pair.old], rivals[1][pair.new]
        return all(own[0] == pair.similarity and own[1:2] <= [_RIVAL * pair.similarity] for own in both)

    links: dict[int, Link] = {}  # by the old item
    taken: set[int] = set()
    for pair in sorted(filter(is_enough, pairs), key=lambda pair: not has_one_heading(pair)):
        if pair.old not in links and pair.new not in taken and (has_one_heading(pair) or is_alone(pair)):
            links[pair.old] = Link(pair.old, pair.new, pair.similarity, "over-gap")
            taken.add(pair.new)
    return Alignment(tuple(sorted(links.values())), grams, weights)
