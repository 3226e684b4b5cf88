"""A line as it is printed on a page, and how lines are one text."""

import re
from collections.abc import Sequence
from typing import NamedTuple

UNBROKEN = re.compile(r"[（(]?[!-~]+[）)]?|[（(][^（()）。；;：:]{1,8}[）)]")  # 县（市、区）
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f‘-”—…]")
_CLOSING = "，。、；：！？）》”’%％"  # none begins a line


class Line(NamedTuple):
    """A line as printed. Any unit of length will do; `top` counts from the top of the page."""

    text: str
    page: int  # from 1
    left: float  # of the first and the right edge of the last character that is no blank
    right: float
    top: float
    size: float  # of most of its characters: one em
    table: int | None = None  # the table, counted by whoever read the page, that stands here with this text in it


class PageSize(NamedTuple):
    width: float
    height: float


def room_for_next(text: str) -> float:
    """How much room, in em, a line needs for the beginning of the next, which a program would not break.

    >>> room_for_next("5G基站"), room_for_next("委、市财政局")
    (1.0, 2.0)
    """
    word = UNBROKEN.match(text)
    end = word.end() if word else min(1, len(text))
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return width_of(text[:end])


def width_of(text: str) -> float:
    """In em."""
    return sum(1.0 if _WIDE.match(char) else 0.5 for char in text)


def join_lines(lines: Sequence[Line]) -> str:
    """One text; a blank only between two words of a foreign language."""
    text = lines[0].text.strip()
    for line in lines[1:]:
        more = line.text.strip()
        foreign = text and more and not _WIDE.match(text[-1]) and not _WIDE.match(more[0]) and not text.endswith("-")
        text += (" " if foreign and (text[-1].isalpha() or more[0].isalpha()) else "") + more
    return text
