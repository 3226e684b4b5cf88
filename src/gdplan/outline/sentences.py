"""A paragraph's sentences: cut at 。！？ outside brackets and quotes."""

import re
from typing import NamedTuple

from gdplan.normalize import PlanText

_MARKS = re.compile(r"[。！？]++|[“”()《》]")
_GOES_ON = re.compile(r"[,、;:。的等]")  # after 。” these carry the sentence on
_PAIRS = {"”": "“", ")": "(", "》": "《"}


class Piece(NamedTuple):
    """A sentence, or a bracket that stands by itself between sentences."""

    start: int
    end: int
    is_bracket: bool


def split_sentences(text: PlanText) -> list[Piece]:
    """The pieces of a paragraph, in order; together they hold all of it but blanks.

    A text whose quotes or brackets do not close is cut as if it had none of that kind.

    >>> [text[p.start : p.end] for text in [PlanText("推广“一次。办”。(省科技厅牵头)")] for p in split_sentences(text)]
    ['推广“一次。办”。', '(省科技厅牵头)']
    """
    if not any(mark in text for mark in "(“《"):
        return _cut_plain(text)
    pieces, unclosed = _cut(text, "“(《")
    if unclosed:
        pieces, _ = _cut(text, "".join(mark for mark in "“(《" if mark not in unclosed))
    return pieces


def _cut_plain(text: str) -> list[Piece]:
    pieces, start = [], 0
    for match in _MARKS.finditer(text):
        if match[0][0] in "。！？":
            _add(pieces, text, start, match.end(), is_bracket=False)
            start = match.end()
    _add(pieces, text, start, len(text), is_bracket=False)
    return pieces


def _cut(text: str, openers: str) -> tuple[list[Piece], set[str]]:
    """The pieces, and the kinds of mark that were left open."""
    pieces: list[Piece] = []
    stack: list[str] = []
    start = 0
    bracket = -1  # where the outermost bracket began, if a piece begins with it
    for match in _MARKS.finditer(text):
        mark = match[0]
        if mark in openers:
            if not stack and mark == "(" and not text[start : match.start()].strip():
                bracket = match.start()
            stack.append(mark)
        elif mark in _PAIRS:
            if stack and stack[-1] == _PAIRS[mark]:
                stack.pop()
                if stack:
                    continue
                if mark == ")" and bracket >= 0:
                    _add(pieces, text, start, match.end(), is_bracket=True)
                    start, bracket = match.end(), -1
                elif mark == "”" and text[match.start() - 1] in "。！？" and not _GOES_ON.match(text, match.end()):
                    _add(pieces, text, start, match.end(), is_bracket=False)
                    start = match.end()
        elif not stack and mark[0] in "。！？":
            if pieces and pieces[-1].is_bracket and not text[start : match.start()].strip():
                pieces[-1] = pieces[-1]._replace(end=match.end())
            else:
                _add(pieces, text, start, match.end(), is_bracket=False)
            start = match.end()
    _add(pieces, text, start, len(text), is_bracket=False)
    return pieces, set(stack)


def _add(pieces: list[Piece], text: str, start: int, end: int, *, is_bracket: bool) -> None:
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    if start < end:
        pieces.append(Piece(start, end, is_bracket))
