"""Sentences that went to an item which is not what their own item became."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gdplan.compare.align import Alignment
from gdplan.compare.model import MovedSentence, PlacedSentence
from gdplan.compare.reading import Item, Line
from gdplan.compare.similarity import Weights, leave_out_set_phrases, to_grams

_STAYED = 0.5  # of a clause stands in what its item became: it did not move
_SAME = 0.5  # of what two clauses tell together
_SHORTEST = 6  # characters of a clause that is most of its sentence; any clause may recur by chance in a long one
_LONG = 12
_MOST_CLAUSES_OF_A_GRAM = 40  # beyond, it does not help to find a clause again
_CLAUSE = re.compile(r"[^,;。！？:]+")


class _Clause(NamedTuple):
    item: int
    line: Line
    grams: frozenset[str]
    mass: float
    is_weighty: bool  # long, or most of its sentence


def find_moved(old: Sequence[Item], new: Sequence[Item], alignment: Alignment) -> tuple[MovedSentence, ...]:
    """Pairs of sentences with a clause in common, neither of which what its own item became or came from holds."""
    weights = alignment.weights
    linked = {(link.old, link.new) for link in alignment.links}
    gone = list(_find_stray(old, new, linked, alignment.grams[1], weights))
    come = list(_find_stray(new, old, {(j, i) for i, j in linked}, alignment.grams[0], weights)) if gone else []
    index: dict[str, list[int]] = {}
    for j, clause in enumerate(come):
        for gram in clause.grams:
            index.setdefault(gram, []).append(j)
    telling = {gram: weights.values.get(gram, 0.0) for gram, js in index.items() if len(js) <= _MOST_CLAUSES_OF_A_GRAM}
    found = []
    for i, clause in enumerate(gone):
        shared: dict[int, float] = defaultdict(float)
        for gram in sorted(clause.grams & telling.keys()):  # sorted, for sums hang on the order
            weight = telling[gram]
            for j in index[gram]:
                shared[j] += weight
        found += [
            (-2 * mass / (clause.mass + come[j].mass), i, j)
            for j, mass in shared.items()
            if 2 * mass >= _SAME * (clause.mass + come[j].mass)
            and (clause.item, come[j].item) not in linked
            and (clause.is_weighty or come[j].is_weighty)
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


def _find_stray(
    items: Sequence[Item],
    others: Sequence[Item],
    linked: Iterable[tuple[int, int]],
    grams_of: Sequence[Counter[str]],
    weights: Weights,
) -> Iterator[_Clause]:
    """The clauses of items that what they became, or came from, does not hold."""
    partners: dict[int, list[int]] = {}
    for place, partner in linked:
        partners.setdefault(place, []).append(partner)
    for item in items:
        own = partners.get(item.place, ())
        known = set[str]().union(*(grams_of[i] for i in own))
        kept = "\n".join(line.key for i in own for line in others[i].lines)
        for line in item.lines:
            if line.key in kept:
                continue
            for text in _CLAUSE.findall(line.key):
                if len(text) < _SHORTEST or text in kept:
                    continue
                grams = frozenset(to_grams(text))
                if len(grams & known) >= _STAYED * len(grams) or grams.isdisjoint(weights.shared):
                    continue
                if len(leave_out_set_phrases(text)) >= _SHORTEST:
                    is_weighty = len(text) >= _LONG or 2 * len(text) >= len(line.key)
                    yield _Clause(item.place, line, grams, weights.mass(grams), is_weighty)


def _place(line: Line) -> PlacedSentence:
    return PlacedSentence(eid=line.eid, span=line.sentence.span, text=line.sentence.text)
