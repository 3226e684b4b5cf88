"""Two texts as runs of what stayed, went and came: whole words, and readable rather than as short as possible."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from gdplan.diff.model import Op, Run
from gdplan.diff.reading import Line
from gdplan.diff.sequence import find_common
from gdplan.diff.words import Splitter
from gdplan.normalize import BLANKS

_BLANKS = frozenset(BLANKS + " \n")
_LONG_ISLAND = 8  # characters; what stayed is shown as such from here on, however much changed around it


class Word(NamedTuple):
    """A word as compared and as printed, with the blanks behind it."""

    key: str
    text: str


class Piece(NamedTuple):
    """A run while it is being put together."""

    op: Op
    old: tuple[Word, ...]  # () where inserted
    new: tuple[Word, ...]  # () where deleted

    @property
    def size(self) -> int:
        """Characters that say something, punctuation left out."""
        words = self.old or self.new
        return sum(len(word.key) for word in words if word.key[0].isalnum() or len(word.key) > 1)


def compare_texts(old: Sequence[Line], new: Sequence[Line], splitter: Splitter) -> tuple[Run, ...]:
    """The runs from the old lines to the new ones; lines that are the same hold, words are compared between them."""
    pieces: list[Piece] = []
    at = (0, 0)
    for i, j in [*find_common([line.key for line in old], [line.key for line in new]), (len(old), len(new))]:
        if (i, j) != at:
            words = [_to_words(lines, splitter) for lines in (old[at[0] : i], new[at[1] : j])]
            pieces += _make_readable(_compare_words(*words))
        if i < len(old):
            pieces.append(Piece("equal", (Word(old[i].key, ""),), (Word(new[j].key, new[j].sentence.text),)))
        at = i + 1, j + 1
    return tuple(_to_runs(pieces))


def _to_words(lines: Iterable[Line], splitter: Splitter) -> tuple[Word, ...]:
    words: list[Word] = []
    for line in lines:
        text, places = line.sentence.text, _find_places(line)
        at = 0
        for key in splitter.split(line.key):
            end = at + len(key)
            begin, stop = (places[at] if at else 0), (places[end] if end < len(places) else len(text))
            words.append(Word(key, text[begin:stop]))
            at = end
    return tuple(words)


def _find_places(line: Line) -> Sequence[int]:
    """For each character compared, its place in the printed sentence."""
    text = line.sentence.text
    if len(text) == len(line.key):
        return range(len(text))
    return [i for i, char in enumerate(text) if char not in _BLANKS]


def _compare_words(old: tuple[Word, ...], new: tuple[Word, ...]) -> Iterator[Piece]:
    common = find_common([word.key for word in old], [word.key for word in new])
    i = j = 0
    for stretch in _find_stretches([*common, (len(old), len(new))]):
        first, last = stretch[0], stretch[-1]
        if first[0] > i:
            yield Piece("delete", old[i : first[0]], ())
        if first[1] > j:
            yield Piece("insert", (), new[j : first[1]])
        i, j = min(last[0] + 1, len(old)), min(last[1] + 1, len(new))
        if first[0] < len(old) and first[1] < len(new):
            yield Piece("equal", old[first[0] : i], new[first[1] : j])


def _find_stretches(common: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Common words that follow one another on both sides; the end of both texts stands alone."""
    for _, stretch in groupby(
        enumerate(common), lambda entry: (entry[1][0] - entry[0], entry[1][1] - entry[0], entry[0] == len(common) - 1)
    ):
        yield [place for _, place in stretch]


def _make_readable(pieces: Iterable[Piece]) -> list[Piece]:
    """Without islands: a few words that stayed between greater changes are shown as changed with them."""
    stack: list[Piece] = []  # equal pieces and, between them, at most one of each change
    for piece in pieces:
        stack.append(piece)
        while (merged := _drown_island(stack)) is not None:
            stack[:] = merged
    return stack


def _drown_island(stack: list[Piece]) -> list[Piece] | None:
    """The pieces with the last island drowned, once the changes on both sides of it are known; None where it stays."""
    after = _changes_from(stack, len(stack))
    place = len(stack) - len(after) - 1
    if not after or place < 0:
        return None
    before = _changes_from(stack, place)
    island = stack[place]
    if not before or island.size > min(_LONG_ISLAND, max(p.size for p in before), max(p.size for p in after)):
        return None
    changed = [*before, island, *after]
    old = tuple(word for piece in changed for word in piece.old)
    new = tuple(word for piece in changed for word in piece.new)
    return [*stack[: place - len(before)], Piece("delete", old, ()), Piece("insert", (), new)]


def _changes_from(stack: list[Piece], end: int) -> list[Piece]:
    begin = end
    while begin and stack[begin - 1].op != "equal":
        begin -= 1
    return stack[begin:end]


def _to_runs(pieces: Iterable[Piece]) -> Iterator[Run]:
    """Neighbours of one kind as one; between two that are equal, what went before what came."""
    for is_equal, stretch in groupby(pieces, lambda piece: piece.op == "equal"):
        group = list(stretch)
        sides: tuple[tuple[Op, list[Word]], ...] = (
            ("equal" if is_equal else "delete", [w for p in group for w in (p.new if is_equal else p.old)]),
            ("insert", [] if is_equal else [w for p in group for w in p.new]),
        )
        yield from (Run(op=op, text="".join(word.text for word in words)) for op, words in sides if words)
