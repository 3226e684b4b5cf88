"""The targets of a node with their folded words: in which sentence each stands, and where in that."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gdplan.compare.reading import fold_all
from gdplan.model import Node, Sentence, Target


class Told(NamedTuple):
    """A target with its folded words."""

    target: Target
    text: str
    indicator: str
    unit: str


def texts_of(node: Node) -> Iterator[str]:
    """What is folded of a node: heading, sentences, and three words of each target."""
    yield node.heading or ""
    yield from (sentence.text for sentence in node.sentences)
    for target in node.targets:
        yield from (target.text, target.indicator or "", target.normalized.unit)


def by_sentence(targets: Sequence[Told], sentences: Sequence[Sentence]) -> tuple[list[list[Told]], list[Told]]:
    """The targets that stand in each sentence, and those that stand in none."""
    starts = [sentence.span[0] for sentence in sentences]
    inside: list[list[Told]] = [[] for _ in sentences]
    loose: list[Told] = []
    for one in targets:
        start = one.target.span[0]
        at = bisect_right(starts, start) - 1
        (inside[at] if at >= 0 and start < sentences[at].span[1] else loose).append(one)
    return inside, loose


def locate(targets: Sequence[Told], sentence: Sentence, line: str) -> list[tuple[int, int] | None]:
    """Where targets stand in a folded sentence: of several places with their words the one nearest to their span."""
    offsets = [one.target.span[0] - sentence.span[0] for one in targets]
    if len(line) != len(sentence.text):  # blanks were left out
        offsets = [len(ahead) for ahead in fold_all(sentence.text[:offset] for offset in offsets)]
    places: list[tuple[int, int] | None] = []
    for one, expected in zip(targets, offsets, strict=True):
        start = expected if line.startswith(one.text, expected) else _find_nearest(line, one.text, expected)
        places.append((start, start + len(one.text)) if start >= 0 else None)
    return places


def _find_nearest(line: str, text: str, expected: int) -> int:
    """Where a text stands that is expected elsewhere; -1 where it does not."""
    before, behind = line.rfind(text, 0, expected + len(text)), line.find(text, expected)
    found = [at for at in (before, behind) if at >= 0]
    return min(found, key=lambda at: abs(at - expected), default=-1)
