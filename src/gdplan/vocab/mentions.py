"""The words of mentions.csv: what opens a measure, names an undertaking, a document, an institution.

Sources: the measures of plans and government reports of the State Council and the provinces; for kinds of documents
《党政机关公文处理工作条例》(2012) and 《规章制定程序条例》. Each row has an example, which a test reads with the finder.
"""

import csv
import functools
import importlib.resources
from typing import NamedTuple


class Word(NamedTuple):
    """A row: the word, what it is used for, and a text in which it must do so."""

    use: str
    word: str
    example: str


@functools.cache
def table() -> tuple[Word, ...]:
    """All rows, in the order of the file."""
    lines = (importlib.resources.files(__package__) / "mentions.csv").read_text(encoding="utf-8").splitlines()
    return tuple(Word(*row) for row in csv.reader(lines[1:]))


@functools.cache
def words(use: str) -> frozenset[str]:
    """The words of one use."""
    return frozenset(row.word for row in table() if row.use == use)


def either(*uses: str) -> str:
    """An alternation of all words of these uses, longest first, for a regular expression."""
    return "|".join(sorted(set().union(*map(words, uses)), key=lambda word: (-len(word), word)))
