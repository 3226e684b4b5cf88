"""Which item became which: links between the items of two editions, and the groups they form.

A few steps, each deterministic and the same with the editions exchanged: pair the items that are most alike; attach
what is left over to an item that holds part of it (merged, split); pair what then remains. Once the documents have
proved to be editions of one another, less is enough for what is left, and set phrases count, too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gdplan.compare.carried import find_carried
from gdplan.compare.leftovers import find_ahead
from gdplan.compare.reading import Item, title_above
from gdplan.compare.similarity import Pair, Weights, count_grams, find_pairs, leave_out_set_phrases, to_grams, weigh
from gdplan.vocab.dates import YEAR

FLOOR = 0.17
"""The least similarity of two linked items. Items of unrelated documents reach 0.15, rewritten ones start near 0.2."""

_SHORTEST_SENTENCE = 8  # characters that can carry a link by themselves
_PREFERRED = 0.6  # an item is not paired with one that it resembles so much less than its best
_MUTUAL = 0.6  # of the floor is enough, in editions of one document, for two items that resemble no others as much
_REST_OF_SET_PHRASES = 0.34  # of an item that consists of set phrases may be other words
_KINDRED = 0.2  # share of the smaller edition's items that are linked in editions of one document
YEARS = re.compile(f"{YEAR}年?")

Grams = list[Counter[str]]


class Link(NamedTuple):
    """An old and a new item, by place; `basis` says which step found it."""

    old: int
    new: int
    similarity: float
    basis: str  # pair, attached, remaining, ahead, set-phrases


class Alignment(NamedTuple):
    """All links, and what they were found with: the grams of the old and of the new items, and their weights."""

    links: tuple[Link, ...]
    grams: tuple[Grams, Grams]
    weights: Weights


def align(
    old: Sequence[Item],
    new: Sequence[Item],
    *,
    titles: tuple[str | None, str | None] = (None, None),
    floor: float = FLOOR,
) -> Alignment:
    """The links between the items of two editions, in the order of the old one."""
    matcher = _Matcher(old, new, floor)
    matcher.pair_identical()
    matcher.pair()
    matcher.attach()
    matcher.pair_remaining()
    if _are_kindred(matcher, titles):
        matcher.pair_identical(with_set_phrases=True)
        matcher.pair_mutual()
        matcher.pair_ahead()
        matcher.pair_with_set_phrases()
    else:
        matcher.drop_coincidences()
    return Alignment(tuple(sorted(matcher.links)), matcher.grams, matcher.weights)


def group(links: Iterable[Link]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The old and new items that hang together, by place.

    >>> group([Link(0, 0, 0.9, "pair"), Link(1, 0, 0.4, "attached"), Link(2, 1, 1.0, "pair")])
    [((0, 1), (0,)), ((2,), (1,))]
    """
    olds: dict[int, list[int]] = defaultdict(list)
    news: dict[int, list[int]] = defaultdict(list)
    for link in links:
        olds[link.new].append(link.old)
        news[link.old].append(link.new)
    groups = {(tuple(sorted(olds[new[0]])), tuple(sorted(new))) for new in news.values()}
    return sorted(groups)


class _Matcher:
    """The links found so far, and the steps that find more."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item], floor: float) -> None:
        self.old, self.new, self.floor = old, new, floor
        self.grams = count_grams(old, with_set_phrases=False), count_grams(new, with_set_phrases=False)
        self.weights = weigh(*self.grams)
        self.pairs = self._in_order(find_pairs(*self.grams, self.weights, floor / 2))
        self.best: tuple[dict[int, float], dict[int, float]] = ({}, {})  # similarity of each old, of each new
        for pair in self.pairs:
            self.best[0].setdefault(pair.old, pair.similarity)
            self.best[1].setdefault(pair.new, pair.similarity)
        self.links: list[Link] = []
        self.partners: tuple[dict[int, int], dict[int, int]] = ({}, {})  # of each old, of each new: its first link
        self.linked: tuple[dict[int, list[int]], dict[int, list[int]]] = (defaultdict(list), defaultdict(list))  # all
        self.many: tuple[set[int], set[int]] = (set(), set())  # olds split, news merged

    def pair_identical(self, *, with_set_phrases: bool = False) -> None:
        """Link items with the same heading and text, in their order; those under the same title first."""
        for told in (lambda item: (title_above(item), item.heading, item.key), lambda item: (item.heading, item.key)):
            waiting: dict[tuple[str | None, ...], list[int]] = defaultdict(list)
            for item in reversed(self.new):
                if item.place not in self.partners[1]:
                    waiting[told(item)].append(item.place)
            for item in self.old:
                places = waiting.get(told(item))
                if places and item.place not in self.partners[0] and (with_set_phrases or self.grams[0][item.place]):
                    self._link(Pair(1.0, item.place, places.pop()), "pair")

    def pair(self) -> None:
        """Link the most alike first, one to one, unless either plainly prefers another."""
        for pair in self.pairs:
            preferred = _PREFERRED * max(self.best[0][pair.old], self.best[1][pair.new])
            if self._both_free(pair) and pair.similarity >= preferred and self._is_enough(pair):
                self._link(pair, "pair")

    def attach(self) -> None:
        """Link what is left over to an item that holds some of it which that item's partner does not have."""
        for pair in self.pairs:
            taken = [self.partners[0].get(pair.old), self.partners[1].get(pair.new)]
            if (taken[0] is None) == (taken[1] is None):
                continue
            side = 0 if taken[0] is None else 1  # which of the two is left over
            host, partner = (pair.new, taken[1]) if side == 0 else (pair.old, taken[0])
            if partner in self.many[side]:  # its partner is shared out already: no many-to-many
                continue
            if self._adds(pair, side, host):
                self._link(pair, "attached")
                self.many[1 - side].add(host)

    def pair_remaining(self) -> None:
        """Link what the first step left waiting for a better partner that another item got."""
        for pair in self.pairs:
            if self._both_free(pair) and self._is_enough(pair):
                self._link(pair, "remaining")

    def pair_mutual(self) -> None:
        """In editions of one document, link what is left over and resembles each other more than anything else."""
        for pair in self.pairs:
            is_best = self.best[0][pair.old] == self.best[1][pair.new] == pair.similarity
            if self._both_free(pair) and is_best and pair.similarity >= _MUTUAL * self.floor:
                self._link(pair, "remaining")

    def pair_ahead(self) -> None:
        """In editions of one document, link what is left over and far more alike than any other two left over."""
        for pair in find_ahead((self.old, self.new), self.partners):
            self._link(pair, "ahead")

    def pair_with_set_phrases(self) -> None:
        """Link the items that consist of set phrases."""
        rest = tuple(
            tuple(item for item in side if item.place not in self.partners[i])
            for i, side in enumerate((self.old, self.new))
        )
        if not all(rest):
            return
        grams = [count_grams(side, with_set_phrases=True) for side in rest]
        found = find_pairs(grams[0], grams[1], weigh(*grams), self.floor)
        for pair in self._in_order([Pair(p.similarity, rest[0][p.old].place, rest[1][p.new].place) for p in found]):
            if self._both_free(pair) and self._share_heading_or_text(pair):
                self._link(pair, "set-phrases")

    def drop_coincidences(self) -> None:
        """Of documents that are no editions of one another keep only links that are beyond doubt."""
        self.links = [link for link in self.links if link.similarity >= 2 * self.floor]

    def _in_order(self, pairs: Iterable[Pair]) -> list[Pair]:
        """The most alike first; of equals those under the same title, then those nearest in place."""
        titles = [[title_above(item) for item in side] for side in (self.old, self.new)]
        sizes = len(self.old), len(self.new)

        def rank(pair: Pair) -> tuple[float, bool, float, int, int]:
            similarity, old, new = pair
            way = round(abs(old / sizes[0] - new / sizes[1]), 6)
            return -round(similarity, 6), titles[0][old] != titles[1][new], way, old, new

        return sorted(pairs, key=rank)

    def _both_free(self, pair: Pair) -> bool:
        return pair.old not in self.partners[0] and pair.new not in self.partners[1]

    def _link(self, pair: Pair, basis: str) -> None:
        self.links.append(Link(pair.old, pair.new, pair.similarity, basis))
        self.partners[0].setdefault(pair.old, pair.new)
        self.partners[1].setdefault(pair.new, pair.old)
        self.linked[0][pair.old].append(pair.new)
        self.linked[1][pair.new].append(pair.old)

    def _is_enough(self, pair: Pair) -> bool:
        """At the floor, or at half of it where a whole sentence has been kept."""
        return pair.similarity >= self.floor or self._keeps_a_sentence(self.old[pair.old], self.new[pair.new], set())

    def _adds(self, pair: Pair, side: int, host: int) -> bool:
        """Whether the host holds enough of the item left over that is not from its other partners."""
        known = set[str]().union(*(self.grams[side][place] for place in self.linked[1 - side][host]))
        old, new = self.grams[0][pair.old].keys(), self.grams[1][pair.new].keys()
        shared = self.weights.mass((old & new) - known)
        least = (self.floor / 2) ** 2 * self.weights.mass(set(old)) * self.weights.mass(set(new))
        if shared * shared < least:
            return False
        return pair.similarity >= self.floor or self._keeps_a_sentence(self.old[pair.old], self.new[pair.new], known)

    def _keeps_a_sentence(self, old: Item, new: Item, known: set[str]) -> bool:
        """Whether the sentences of one that stand in the other, and are new to it, are a fair part of the shorter."""
        kept = {"old": 0.0, "new": 0.0}
        for carried in find_carried(old, new, self.weights):
            own = leave_out_set_phrases(carried.line.key)
            grams = set(to_grams(own))
            if len(own) >= _SHORTEST_SENTENCE and 2 * len(grams - known) > len(grams):
                kept[carried.side] += self.weights.mass(grams)
        masses = self.weights.mass(self.grams[0][old.place]), self.weights.mass(self.grams[1][new.place])
        return max(kept.values()) >= self.floor * min(masses) > 0

    def _share_heading_or_text(self, pair: Pair) -> bool:
        old, new = self.old[pair.old], self.new[pair.new]
        if old.heading or new.heading:
            return pair.similarity >= 2 * self.floor or old.heading == new.heading
        return pair.similarity >= 2 * self.floor and _is_set_phrase(old) and _is_set_phrase(new)


def _are_kindred(matcher: _Matcher, titles: tuple[str | None, str | None]) -> bool:
    """Whether two documents are editions of one: many items linked, one title but for its year, or the same text."""
    old, new = matcher.old, matcher.new
    smaller = min(len(old), len(new))
    if len({link.old for link in matcher.links}) >= _KINDRED * smaller and len(matcher.links) > 1:
        return True
    plain = [YEARS.sub("", title) for title in titles if title]
    if len(plain) == 2 and plain[0] == plain[1]:
        return True
    there = {(item.heading, item.key) for item in new}
    return 2 * sum((item.heading, item.key) in there for item in old) >= smaller > 0


def _is_set_phrase(item: Item) -> bool:
    """Whether an item without a heading consists of set phrases: what a penalty is for stands beside it."""
    return len(leave_out_set_phrases(item.key)) <= _REST_OF_SET_PHRASES * len(item.key)
