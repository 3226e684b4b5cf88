"""Wrapping text for a terminal: between words, never inside a mark, a number with its unit or a Latin word."""

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

# What stands on one line: a word with the brackets and marks ([-30个-]) before it and the punctuation after it.
_WORD = re.compile(
    r"\s+|(?:\[-|\{\+)?[“‘「『《〈（(〔【]*"
    r"(?:(?:[A-Za-z0-9._/&'%‰]|-(?!\])|\+(?!\}))+(?:(?<=[0-9])(?:个百分点|[百千万亿萬億]*[㐀-鿿]))?|.)"
    r"[”’」』》〉）)〕】，。；：、！？,;:!?…]*(?:-\]|\+\})?[，。；：、！？,;:]?\s*"
)


def wrap(text: Text, width: int) -> list[Text]:
    """Lines of at most `width` columns; only a word that is longer than a line is cut.

    >>> [line.plain for line in wrap(Text("建成5G基站[-200个-]{+300个+}。"), 12)]
    ['建成5G基站', '[-200个-]', '{+300个+}。']
    """
    return [
        piece
        for line in text.split("\n", allow_blank=True)
        for piece in line.divide(tuple(_find_breaks(line.plain, width)))
    ]


def longest_word(text: str) -> int:
    """The columns that the longest word takes.

    >>> longest_word("不少于30个平台，responsible")
    11
    """
    return max((cell_len(word.rstrip()) for word in _WORD.findall(text)), default=0)


def _find_breaks(line: str, width: int) -> Iterator[int]:
    used = 0
    for found in _WORD.finditer(line):
        word = found[0]
        wide = cell_len(word.rstrip())
        if used and used + wide > width:
            yield found.start()
            used = 0
        if wide <= width:
            used += cell_len(word)
            continue
        for at, char in enumerate(word, found.start()):
            if used and used + cell_len(char) > width:
                yield at
                used = 0
            used += cell_len(char)
