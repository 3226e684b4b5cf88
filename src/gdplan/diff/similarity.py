"""How alike two items are: the cosine of their character pairs and triples, each weighted by how telling it is.

What stands in few items of an edition tells much; set phrases tell nothing. Chinese has no blanks between words, and
pairs and triples of characters need no word list: they hold for any wording and any subject.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from gdplan.diff.reading import Item
from gdplan.vocab.stock import STOCK_PHRASES

Vector = dict[str, float]

# Beyond this many items a gram no longer helps to find partners; it still counts once they are found.
_MOST_ITEMS_OF_A_GRAM = 64
_RUNS = re.compile(r"\w+")
_STOCK = re.compile("|".join(row.pattern for row in STOCK_PHRASES))


class Pair(NamedTuple):
    """An old and a new item, by place, and how alike they are, from 0 to 1."""

    similarity: float
    old: int
    new: int


class Weights(NamedTuple):
    """How telling each gram is: its rarity in the edition that has more of it."""

    values: dict[str, float]  # 0.7 and more for what one item alone has, near 0 for what all have

    def mass(self, grams: Iterable[str]) -> float:
        """How much grams tell, in any order; those of neither edition nothing."""
        get = self.values.get
        return math.fsum([get(gram, 0.0) for gram in grams])


def to_grams(text: str) -> list[str]:
    """Pairs and triples of characters that no punctuation parts.

    >>> to_grams("数据,要素")
    ['数据', '要素']
    >>> to_grams("数据库")
    ['数据', '据库', '数据库']
    """
    grams: list[str] = []
    for run in _RUNS.findall(text):
        grams += [run[i : i + 2] for i in range(len(run) - 1)]
        grams += [run[i : i + 3] for i in range(len(run) - 2)]
    return grams


def leave_out_stock(text: str) -> str:
    """Folded text without the set phrases of official documents.

    >>> leave_out_stock("本办法自印发之日起施行。")
    ' 。'
    """
    return _STOCK.sub(" ", text)


def count_grams(items: Sequence[Item], *, with_stock: bool) -> list[Counter[str]]:
    """The grams of each item, heading included."""
    texts = ("\n".join(chain((item.heading,), (line.key for line in item.lines))) for item in items)
    return [Counter(to_grams(text if with_stock else leave_out_stock(text))) for text in texts]


def weigh(old: Sequence[Counter[str]], new: Sequence[Counter[str]]) -> Weights:
    """The weights for comparing two editions.

    A gram counts by the edition in which more items have it, so that one that both have once is not taken for common.
    """
    frequency = Counter(chain.from_iterable(old)) | Counter(chain.from_iterable(new))
    items = 1 + max(len(old), len(new))
    return Weights({gram: math.log(items / count) for gram, count in frequency.items()})


def find_pairs(old: Sequence[Counter[str]], new: Sequence[Counter[str]], weights: Weights, floor: float) -> list[Pair]:
    """All pairs of items at least as alike as the floor.

    Time grows with the number of items times what few of them share, not with the number of pairs.
    """
    old_vectors, new_vectors = ([_to_vector(grams, weights.values) for grams in side] for side in (old, new))
    index: dict[str, list[tuple[int, float]]] = {}
    for j, vector in enumerate(new_vectors):
        for gram, weight in vector.items():
            index.setdefault(gram, []).append((j, weight))
    common = {gram for gram, entries in index.items() if len(entries) > _MOST_ITEMS_OF_A_GRAM}
    pairs = []
    for i, vector in enumerate(old_vectors):
        dots: dict[int, float] = {}
        for gram, weight in vector.items():
            if gram in index and gram not in common:
                for j, other in index[gram]:
                    dots[j] = dots.get(j, 0.0) + weight * other
        for j, dot in dots.items():
            exact = _add_common(dot, vector, new_vectors[j], common) if common and dot >= floor / 2 else dot
            if exact >= floor:
                pairs.append(Pair(min(exact, 1.0), i, j))
    return pairs


def _add_common(dot: float, vector: Vector, other: Vector, common: set[str]) -> float:
    return dot + sum(vector[gram] * other[gram] for gram in sorted(common & vector.keys() & other.keys()))


def _to_vector(grams: Counter[str], values: Vector) -> Vector:
    vector = {g: values[g] * (1 + math.log(count)) if count > 1 else values[g] for g, count in grams.items()}
    norm = math.sqrt(math.fsum([weight * weight for weight in vector.values()]))
    return {gram: weight / norm for gram, weight in vector.items()} if norm else {}
