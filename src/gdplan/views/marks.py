"""What was found in a text, marked in it: stretches of the source cut where a mark begins or ends."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from gdplan.terms import Span
from gdplan.views.printed import Printed


class Mark(NamedTuple):
    """A stretch of the source and what it is evidence of."""

    span: Span
    kind: str
    told: str  # what was read there
    key: str = ""


class Piece(NamedTuple):
    """Characters that the same marks cover."""

    text: str
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]  # those that begin with them


class Marked:
    """The source text of a document with its marks."""

    def __init__(self, printed: Printed, marks: Iterable[Mark]) -> None:
        self._printed = printed
        self._marks = sorted(marks, key=lambda mark: mark.span)
        self._starts = [mark.span[0] for mark in self._marks]
        self._longest = max((mark.span[1] - mark.span[0] for mark in self._marks), default=0)

    def cut(self, span: Span) -> Iterator[Piece]:
        """A stretch of the source as one line, in pieces."""
        first = bisect_right(self._starts, span[0] - self._longest - 1)
        near = [mark for mark in self._marks[first : bisect_right(self._starts, span[1])] if mark.span[1] > span[0]]
        known: set[Mark] = set()

        def over(at: int) -> tuple[Mark, ...]:
            return tuple(mark for mark in near if mark.span[0] <= at < mark.span[1])

        for marks, places in groupby(self._printed.places(span), over):
            opens = tuple(mark for mark in marks if mark not in known)
            yield Piece("".join(self._printed.text[at] for at in places), marks, opens)
            known.update(marks)
