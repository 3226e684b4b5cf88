"""The words of words.txt with how frequent they are."""

import functools
from importlib.resources import files

LONGEST_WORD = 4


@functools.cache
def words() -> dict[str, int]:
    """Each word with the binary logarithm of its count.

    >>> words()["建设"] > words()["中试"]
    True
    """
    table: dict[str, int] = {}
    for line in (files(__package__) / "words.txt").read_text(encoding="utf-8").splitlines():
        count, *row = line.split(" ")
        if count != "#":
            table.update(dict.fromkeys(row, int(count)))
    return table
