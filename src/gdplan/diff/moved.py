"""Sentences that went to an item which is not what their own item became."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gdplan.diff.align import Link
from gdplan.diff.model import MovedSentence, PlacedSentence
from gdplan.diff.reading import Item, Line
from gdplan.diff.similarity import Weights, leave_out_stock, to_grams

_STAYED = 0.5  # of what a clause tells stands in what its item became: it did not move
_SAME = 0.6  # of what two clauses tell together
_SHORTEST = 6  # characters
_MOST_CLAUSES_OF_A_GRAM = 40  # beyond, it does not help to find a clause again
_CLAUSE = re.compile(r"[^,;。！？:]+")


class _Clause(NamedTuple):
    item: int
    line: Line
    grams: frozenset[str]
    mass: float


def find_moved(
    old: Sequence[Item], new: Sequence[Item], links: Sequence[Link], weights: Weights
) -> tuple[MovedSentence, ...]:
    """Pairs of sentences with a clause in common, neither of which what its own item became or came from holds."""
    linked = {(link.old, link.new) for link in links}
    there = _grams_of_partners(((link.old, link.new) for link in links), new)
    back = _grams_of_partners(((link.new, link.old) for link in links), old)
    gone = list(_find_stray(old, there, weights))
    come = list(_find_stray(new, back, weights))
    index: dict[str, list[int]] = {}
    for j, clause in enumerate(come):
        for gram in sorted(clause.grams):
            index.setdefault(gram, []).append(j)
    found = []
    for i, clause in enumerate(gone):
        shared: dict[int, float] = {}
        for gram in sorted(clause.grams):
            places = index.get(gram, ())
            if len(places) <= _MOST_CLAUSES_OF_A_GRAM:
                for j in places:
                    shared[j] = shared.get(j, 0.0) + weights.values[gram]
        found += [
            (-2 * mass / (clause.mass + come[j].mass), i, j)
            for j, mass in shared.items()
            if 2 * mass >= _SAME * (clause.mass + come[j].mass) and (clause.item, come[j].item) not in linked
        ]
    olds: set[int] = set()
    news: set[int] = set()
    pairs: dict[tuple[int, int], MovedSentence] = {}
    for _, i, j in sorted(found):
        if i not in olds and j not in news:
            olds.add(i)
            news.add(j)
            lines = gone[i].line, come[j].line
            pairs[lines[0].sentence.span[0], lines[1].sentence.span[0]] = MovedSentence(
                old=_place(lines[0]), new=_place(lines[1])
            )
    return tuple(pairs[key] for key in sorted(pairs))


def _grams_of_partners(pairs: Iterable[tuple[int, int]], items: Sequence[Item]) -> dict[int, set[str]]:
    grams: dict[int, set[str]] = {}
    for own, partner in pairs:
        grams.setdefault(own, set()).update(to_grams(items[partner].heading + "\n" + items[partner].key))
    return grams


def _find_stray(items: Sequence[Item], partners: dict[int, set[str]], weights: Weights) -> Iterator[_Clause]:
    """The clauses of items that what they became, or came from, does not hold."""
    for item in items:
        known = partners.get(item.place, set())
        for line in item.lines:
            for text in _CLAUSE.findall(leave_out_stock(line.key)):
                if len(text) >= _SHORTEST:
                    grams = frozenset(to_grams(text))
                    mass = weights.mass(grams)
                    if mass and weights.mass(grams & known) < _STAYED * mass:
                        yield _Clause(item.place, line, grams, mass)


def _place(line: Line) -> PlacedSentence:
    return PlacedSentence(eid=line.eid, span=line.sentence.span, text=line.sentence.text)
