"""Rows in whose words a user's pattern is found: in either script, and within a time limit."""

import time
from collections.abc import Iterable
from typing import TypeVar

import regex

from gdplan.errors import GdplanError
from gdplan.normalize import ZERO_WIDTH, normalize, to_simplified
from gdplan.views.rows import AgencyRow, MentionRow, Row, TargetRow, TaskRow

AnyRow = TypeVar("AnyRow", bound=Row)

_LONGEST = 5.0  # seconds for the rows of one document; what is no trap takes a thousandth of it
_WORDS: dict[type[Row], tuple[str, ...]] = {  # beside the heading of the task, which every row has
    TaskRow: ("text",),
    TargetRow: ("indicator", "text"),
    AgencyRow: ("agency", "as_written"),
    MentionRow: ("text", "phrase", "title", "document_number", "object", "indicator"),
}


def compile_pattern(pattern: str) -> "regex.Pattern[str]":
    """A pattern for normalised text; raises GdplanError where it is none."""
    try:
        regex.compile(pattern)  # as it is given, so that the place of an error is that of the user's
        return regex.compile(fold_pattern(pattern))
    except regex.error as error:
        raise GdplanError(
            f"no pattern: {pattern!r}: {error}; put \\ before ( [ . * + ? that stand for themselves"
        ) from None


def fold_pattern(pattern: str) -> str:
    r"""The same in Simplified and half-width; what is a sign of patterns only then stands for itself.

    >>> fold_pattern("（數據|算力）？[０-９]+")
    '\\(数据|算力\\)\\?[0-9]+'
    """
    return "".join(char if char.isascii() else _fold_sign(char) for char in to_simplified(pattern))


def _fold_sign(char: str) -> str:
    folded = _fold(char)
    return regex.escape(folded) if folded.isascii() else folded


class Matcher:
    """A pattern that is looked for in the words of some rows; all of them together have the time limit."""

    def __init__(self, pattern: str) -> None:
        self._given = pattern
        self._pattern = compile_pattern(pattern)
        self._end = time.monotonic() + _LONGEST

    def finds(self, words: str) -> bool:
        """Whether it is found in them, in either script; GdplanError where that takes too long."""
        try:
            return self._pattern.search(_fold(words), timeout=max(self._end - time.monotonic(), 0.001)) is not None
        except TimeoutError:
            raise GdplanError(
                f"the pattern {self._given!r} takes more than {_LONGEST:g} seconds; write a repeat within a repeat, "
                "as in (a+)+, as one"
            ) from None


def find_matching(rows: Iterable[AnyRow], pattern: str) -> tuple[AnyRow, ...]:
    """The rows, in their order; all of them together have the time limit."""
    matcher = Matcher(pattern)
    return tuple(row for row in rows if any(matcher.finds(words) for words in _find_words(row)))


def _find_words(row: Row) -> tuple[str, ...]:
    found = (getattr(row, name) for name in ("task", *_WORDS[type(row)]))
    return tuple(words for words in found if words)


def _fold(text: str) -> str:
    """As `normalize`, and without what has no width; ! and ?, which are signs of patterns, half-width too."""
    return normalize(text).replace(ZERO_WIDTH, "").replace("！", "!").replace("？", "?")
