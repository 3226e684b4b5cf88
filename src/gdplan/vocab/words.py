"""The words of words.txt with how frequent they are."""

import functools
from pathlib import Path


@functools.cache
def words() -> dict[str, int]:
    """Each word with the binary logarithm of its count.

    >>> words()["建设"] > words()["中试"]
    True
    """
    table: dict[str, int] = {}
    for line in Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines():
        count, *row = line.split(" ")
        if count != "#":
            table.update(dict.fromkeys(row, int(count)))
    return table


@functools.cache
def lengths() -> dict[str, int]:
    """For the first two characters of words, the length of the longest: what begins otherwise need not be looked up.

    >>> lengths()["人工"]
    4
    """
    longest: dict[str, int] = {}
    for word in sorted(words(), key=len):
        longest[word[:2]] = len(word)
    return longest
