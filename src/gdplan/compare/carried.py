"""Sentences of one item that stand in another nearly word for word: what ties two items whose rest was rewritten."""

from collections.abc import Sequence
from typing import NamedTuple

from gdplan.compare.reading import Item, Line
from gdplan.compare.similarity import Weights, leave_out_set_phrases, to_grams

_CARRIED = 0.75  # of a sentence's telling grams: it stands in the other item nearly word for word
_IN_ONE_SENTENCE = 0.6  # of them, in a single sentence there


class Carried(NamedTuple):
    """A sentence of one item that stands in the other nearly word for word."""

    side: str  # old or new: where it is a sentence
    line: Line


def find_carried(old: Item, new: Item, weights: Weights) -> tuple[Carried, ...]:
    """The sentences that tie two items: those of either that stand in the other nearly word for word."""
    carried = []
    for side, item, other in (("old", old, new), ("new", new, old)):
        sentences = [set(to_grams(text)) for text in (other.heading, *(line.key for line in other.lines))]
        there = set().union(*sentences)
        carried += [Carried(side, line) for line in item.lines if _is_carried(line, there, sentences, weights)]
    return tuple(carried)


def _is_carried(line: Line, there: set[str], sentences: Sequence[set[str]], weights: Weights) -> bool:
    """Whether nearly all of a sentence stands in another item, and most of it in one sentence there.

    The second, because an item of a thousand characters holds nearly anything somewhere.
    """
    grams = set(to_grams(leave_out_set_phrases(line.key)))
    mass = weights.mass(grams)
    if not mass or weights.mass(grams & there) < _CARRIED * mass:
        return False
    return any(weights.mass(grams & sentence) >= _IN_ONE_SENTENCE * mass for sentence in sentences)
