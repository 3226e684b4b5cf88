"""The words of mentions.csv: what opens a measure, names an undertaking, a document, an institution.

Sources: the measures of plans and government reports of the State Council and the provinces; for kinds of documents
《党政机关公文处理工作条例》(2012) and 《规章制定程序条例》. Each row has an example,
which a test reads with the finder.
"""

import functools
from typing import NamedTuple

from gdplan.vocab.csv_rows import read_rows
from gdplan.vocab.lookup import Lookup, lookup


class Word(NamedTuple):
    """A row: the word, what it is used for, and a text in which it must do so."""

    use: str
    word: str
    example: str


@functools.cache
def table() -> tuple[Word, ...]:
    """All rows, in the order of the file."""
    return tuple(map(Word._make, read_rows("mentions.csv")))


@functools.cache
def words(*uses: str) -> Lookup:
    """The words of these uses, to be looked up.

    >>> words("undertaking").at("品牌形象宣传", 0)
    '品牌形象'
    """
    return lookup([word for use in uses for word in _by_use()[use]])


@functools.cache
def _by_use() -> dict[str, list[str]]:
    by_use: dict[str, list[str]] = {}
    for row in table():
        by_use.setdefault(row.use, []).append(row.word)
    return by_use


@functools.cache
def either(*uses: str) -> str:
    """A regular expression for any word of these uses, the longest that fits."""
    return "|".join(sorted(words(*uses).words, key=lambda word: (-len(word), word)))
