"""The words of mentions.csv: what opens a measure, names an undertaking, a document, an institution.

Sources: the measures of plans and government reports of the State Council and the provinces; for kinds of documents
《党政机关公文处理工作条例》(2012) and 《规章制定程序条例》. Each row has an example,
which a test reads with the finder.
"""

import csv
import functools
import importlib.resources
import re
from collections import defaultdict
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


@functools.cache
def either(*uses: str) -> str:
    """A regular expression for any word of these uses, the longest that fits, branching a character at a time.

    >>> import re
    >>> re.match(either("undertaking"), "品牌形象宣传")[0]
    '品牌形象'
    """
    return _branches(set().union(*map(words, uses)))


@functools.cache
def firsts(*uses: str) -> str:
    """A character class of what these words begin with: a cheap look ahead of `either`."""
    return "[" + "".join(sorted({re.escape(word[0]) for use in uses for word in words(use)})) + "]"


def _branches(endings: set[str]) -> str:
    by_first: defaultdict[str, set[str]] = defaultdict(set)
    for ending in endings - {""}:
        by_first[ending[0]].add(ending[1:])
    branches = "|".join(re.escape(first) + _branches(rest) for first, rest in sorted(by_first.items()) if first)
    if not branches:
        return ""
    return f"(?:{branches})?" if "" in endings else f"(?:{branches})"
