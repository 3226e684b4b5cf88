"""Two texts as runs of what stayed, went and came: whole words, and readable rather than as short as possible."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from gdplan.compare.model import Op, Run
from gdplan.compare.reading import Line
from gdplan.compare.sequence import find_common
from gdplan.compare.words import Splitter
from gdplan.normalize import BLANKS

_BLANKS = frozenset(BLANKS + " \n")
_PUNCTUATION = frozenset(",;:、。！？()·—…-/")
_ANCHOR = 5  # characters; whole clauses of this length that both texts have are held before words are compared
_LONG_ISLAND = 8  # characters; what stayed is shown as such from here on, however much changed around it


Word = tuple[str, str]
"""A word as compared and as printed, with the blanks behind it. A plain pair: there are thousands of them."""


class Piece(NamedTuple):
    """A run while it is being put together."""

    op: Op
    old: list[Word]  # [] where inserted
    new: list[Word]  # [] where deleted
    size: int  # characters that say something, punctuation left out


def compare_texts(old: Sequence[Line], new: Sequence[Line], splitter: Splitter) -> tuple[Run, ...]:
    """The runs from the old lines to the new ones.

    Three times over what both have holds, and what stands between is looked at more closely: sentences, clauses, words.
    """
    pieces: list[Piece] = []
    at = (0, 0)
    for i, j in [*find_common([line.key for line in old], [line.key for line in new]), (len(old), len(new))]:
        if (i, j) != at:
            before, after = (
                [
                    token
                    for line in lines
                    for token in _cut(line.key, line.sentence.text, splitter.find_tokens(line.key))
                ]
                for lines in (old[at[0] : i], new[at[1] : j])
            )
            pieces += _make_readable(_compare_tokens(before, after, splitter))
        if i < len(old):
            pieces.append(
                _to_piece("equal", [(old[i].key, old[i].sentence.text)], [(new[j].key, new[j].sentence.text)])
            )
        at = i + 1, j + 1
    return tuple(_to_runs(pieces))


def _to_piece(op: Op, old: list[Word], new: list[Word]) -> Piece:
    size = sum([len(key) for key, _ in old or new if key not in _PUNCTUATION])
    return Piece(op, old, new, size)


def _cut(key: str, text: str, keys: Sequence[str]) -> list[Word]:
    """A compared text and the printed text that it comes from, cut into words together."""
    ends = list(accumulate(map(len, keys)))
    if len(key) != len(text):  # blanks go with the word before them
        places = [i for i, char in enumerate(text) if char not in _BLANKS]
        ends = [places[end] if end < len(places) else len(text) for end in ends]
    return [(word, text[begin:end]) for word, begin, end in zip(keys, [0, *ends], ends, strict=False)]


def _compare_tokens(old: list[Word], new: list[Word], splitter: Splitter) -> Iterator[Piece]:
    """Long stretches of whole clauses hold; between them words are compared."""
    i = j = 0
    for begin, other, length in _find_stretches(old, new):
        held = _to_piece("equal", old[begin : begin + length], new[other : other + length])
        if length and held.size < _ANCHOR:
            continue
        if i < begin and j < other:
            gap = old[i:begin], new[j:other]
            yield from _compare_words(_split(*gap, splitter), _split(*gap[::-1], splitter))
        else:
            yield from _compare_words(old[i:begin], new[j:other])
        i, j = begin + length, other + length
        if length:
            yield held


def _split(tokens: list[Word], others: list[Word], splitter: Splitter) -> list[Word]:
    """The words of tokens; a token that has no two characters in common with the other side stays whole."""
    pairs = {key[i : i + 2] for key, _ in others for i in range(len(key) - 1)}
    words: list[Word] = []
    for token in tokens:
        key, text = token
        keys = splitter.split_token(key) if any(key[i : i + 2] in pairs for i in range(len(key) - 1)) else ()
        words += _cut(key, text, keys) if len(keys) > 1 else (token,)
    return words


def _compare_words(old: list[Word], new: list[Word]) -> Iterator[Piece]:
    i = j = 0
    for begin, other, length in _find_stretches(old, new):
        if begin > i:
            yield _to_piece("delete", old[i:begin], [])
        if other > j:
            yield _to_piece("insert", [], new[j:other])
        i, j = begin + length, other + length
        if length:
            yield _to_piece("equal", old[begin:i], new[other:j])


def _find_stretches(old: list[Word], new: list[Word]) -> Iterator[tuple[int, int, int]]:
    """Where common words follow one another on both sides: (old, new, how many); the end of both comes last, with 0."""
    begin = other = length = 0
    for i, j in find_common([key for key, _ in old], [key for key, _ in new]):
        if (i, j) == (begin + length, other + length):
            length += 1
        else:
            if length:
                yield begin, other, length
            begin, other, length = i, j, 1
    if length:
        yield begin, other, length
    yield len(old), len(new), 0


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
    old = [word for piece in changed for word in piece.old]
    new = [word for piece in changed for word in piece.new]
    return [*stack[: place - len(before)], _to_piece("delete", old, []), _to_piece("insert", [], new)]


def _changes_from(stack: list[Piece], end: int) -> list[Piece]:
    begin = end
    while begin and stack[begin - 1].op != "equal":
        begin -= 1
    return stack[begin:end]


def _to_runs(pieces: Iterable[Piece]) -> Iterator[Run]:
    """Neighbours of one kind as one; between two that are equal, what went before what came."""
    for is_equal, stretch in groupby(pieces, lambda piece: piece.op == "equal"):
        group = list(stretch)
        old = "".join([text for piece in group for _, text in piece.old])
        new = "".join([text for piece in group for _, text in piece.new])
        if is_equal:
            yield Run(op="equal", text=new, old_text=old)
            continue
        if old:
            yield Run(op="delete", text=old)
        if new:
            yield Run(op="insert", text=new)
