"""How alike two items are: the cosine of their character triples, each weighted by how telling it is.

What stands in few items of an edition tells much; set phrases tell nothing. Chinese has no blanks between words, and
triples of characters need no word list: they hold for any wording and any subject. On real editions they part items
that belong together from those that do not better than pairs do, which any two plans share.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import itemgetter, mul
from typing import NamedTuple

from gdplan.compare.reading import Item
from gdplan.vocab.set_phrases import SET_PHRASES

Vector = dict[str, float]

# Beyond this many items a gram no longer helps to find partners; it still counts once they are found.
_MOST_ITEMS_OF_A_GRAM = 64
_RUNS = re.compile(r"\w{2,}")
_SET_PHRASES = re.compile("|".join(row.pattern for row in SET_PHRASES))


class Pair(NamedTuple):
    """An old and a new item, by place, and how alike they are, from 0 to 1."""

    similarity: float
    old: int
    new: int


class Weights(NamedTuple):
    """How telling each gram is: its rarity in the edition that has more of it."""

    values: dict[str, float]  # 0.7 and more for what one item alone has, near 0 for what all have
    shared: set[str]  # the grams of both editions

    def mass(self, grams: Iterable[str]) -> float:
        """How much grams tell, in any order; those of neither edition nothing."""
        get = self.values.get
        return math.fsum([get(gram, 0.0) for gram in grams])


def to_grams(text: str, size: int = 3) -> list[str]:
    """Triples of characters that no punctuation parts, and runs of two; with `size` 2 pairs.

    >>> to_grams("公共数据,要素"), to_grams("公共数据", 2)
    (['公共数', '共数据', '要素'], ['公共', '共数', '数据'])
    """
    grams: list[str] = []
    for run in _RUNS.findall(text):
        grams += [run[i : i + size] for i in range(len(run) - size + 1)] if len(run) > size else [run]
    return grams


def leave_out_set_phrases(text: str) -> str:
    """Folded text without the set phrases of official documents.

    >>> leave_out_set_phrases("本办法自印发之日起施行。")
    ' 。'
    """
    return _SET_PHRASES.sub(" ", text)


def count_grams(items: Sequence[Item], *, with_set_phrases: bool, size: int = 3) -> list[Counter[str]]:
    """The grams of each item, heading included."""
    texts = ("\n".join(chain((item.heading,), (line.key for line in item.lines))) for item in items)
    return [Counter(to_grams(text if with_set_phrases else leave_out_set_phrases(text), size)) for text in texts]


def weigh(old: Sequence[Counter[str]], new: Sequence[Counter[str]]) -> Weights:
    """The weights for comparing two editions.

    A gram counts by the edition in which more items have it, so that one that both have once is not taken for common.
    """
    items = 1 + max(len(old), len(new))
    rarity = [0.0, *(math.log(items / count) for count in range(1, items))]
    values, others = (
        {gram: rarity[count] for gram, count in Counter(chain.from_iterable(side)).items()} for side in (old, new)
    )
    shared = values.keys() & others.keys()
    lower = {gram: value for gram, value in values.items() if gram in shared and value < others[gram]}
    return Weights({**values, **others, **lower}, shared)


def find_pairs(old: Sequence[Counter[str]], new: Sequence[Counter[str]], weights: Weights, floor: float) -> list[Pair]:
    """All pairs of items at least as alike as the floor.

    Time grows with the number of items times what few of them share, not with the number of pairs.
    """
    old_vectors, new_vectors = _to_vectors(old, weights), _to_vectors(new, weights)
    index: dict[str, list[tuple[int, float]]] = {}
    for j, vector in enumerate(new_vectors):
        for gram, weight in vector.items():
            index.setdefault(gram, []).append((j, weight))
    common = [gram for gram, entries in index.items() if len(entries) > _MOST_ITEMS_OF_A_GRAM]
    columns = {gram: place for place, gram in enumerate(common)}
    rows = [[vector.get(gram, 0.0) for gram in common] for vector in new_vectors]
    for gram in common:
        index[gram] = []
    pairs = []
    for i, vector in enumerate(old_vectors):
        dots: dict[int, float] = defaultdict(float)
        for gram, weight in vector.items():
            for j, other in index.get(gram, ()):
                dots[j] += weight * other
        rest = [columns[gram] for gram in vector if gram in columns]
        near = _finish(dots, rest, [vector[common[place]] for place in rest], rows, floor / 2) if rest else dots.items()
        pairs += [Pair(min(dot, 1.0), i, j) for j, dot in near if dot >= floor]
    return pairs


def _finish(
    dots: dict[int, float], places: list[int], weights: list[float], rows: list[list[float]], floor: float
) -> Iterable[tuple[int, float]]:
    """The products that reach the floor, with what the grams in these places of the rows add to them."""
    pick = itemgetter(*places, places[0])  # the first once more, for nothing: of one place it would give no tuple
    by = [*weights, 0.0]
    return [(j, dot + sum(map(mul, by, pick(rows[j])))) for j, dot in dots.items() if dot >= floor]


def _to_vectors(counts: Sequence[Counter[str]], weights: Weights) -> list[Vector]:
    """Of each item the grams that the other edition has too; all its grams together would have the length 1."""
    values, shared = weights.values, weights.shared
    vectors = []
    for grams in counts:
        repeated = {gram: 1 + math.log(count) for gram, count in grams.items() if count > 1}
        plain = [values[gram] for gram in grams]
        length = math.fsum(map(mul, plain, plain))
        length += math.fsum([values[gram] ** 2 * (factor * factor - 1) for gram, factor in repeated.items()])
        norm = math.sqrt(length) or 1.0
        vectors.append({gram: values[gram] * repeated.get(gram, 1.0) / norm for gram in grams if gram in shared})
    return vectors
