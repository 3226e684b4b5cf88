"""GB18030 and Big5 back in step: lines in which a byte is lost are read again.

Where a lead byte is lost, the rest of the line is paired wrongly and comes out as other, valid, rare characters. A
line with such characters or with bad bytes is read again, as the likeliest sequence of characters and bad bytes;
an intact line stays as it is, for a rare character costs no more than the bad byte that could take its place.
"""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from gdplan.sources.frequency import COST_FREQUENT, COST_RARE, cost

_COST_BAD_BYTE, _COST_BAD_PAIR = 12, 16  # two bad bytes in a row are one damaged character
LEAD_BYTES = ("gb18030", "big5hkscs")
_LONGEST_LINE = 1_000  # characters read again at a time
_MOST_REPAIRS = 100  # lines; a file with more is decoded as it stands, so that no file takes long


class _Step(NamedTuple):
    cost: int
    size: int  # bytes
    char: str


def resynchronise(decoded: str, encoding: str) -> str:
    """The same bytes, with damaged lines decoded anew."""
    if not (rare := "".join(c for c in set(decoded) if c > "\u3400" and cost(c) == COST_RARE)):
        return decoded
    pieces: list[str] = []
    end = 0
    for start, stop in _find_lines_with(re.compile(f"[{re.escape(rare)}]"), decoded):
        raw = decoded[start:stop].encode(encoding, "gdplan.bytes")
        pieces += decoded[end:start], _read_again(raw, encoding)
        end = stop
    pieces.append(decoded[end:])
    return "".join(pieces)


def _find_lines_with(rare: re.Pattern[str], decoded: str) -> Iterator[tuple[int, int]]:
    end = 0
    for _ in range(_MOST_REPAIRS):
        if not (found := rare.search(decoded, end)):
            return
        start = max(decoded.rfind("\n", end, found.start()) + 1, found.start() - _LONGEST_LINE, end)
        stop = decoded.find("\n", found.end(), found.end() + _LONGEST_LINE) + 1
        end = stop or min(found.end() + _LONGEST_LINE, len(decoded))
        yield start, end


def _read_again(raw: bytes, encoding: str) -> str:
    """The cheapest way to read a line; a shortest path from its end to its start."""
    best = [_Step(0, 0, "")] * (len(raw) + 1)
    for at in range(len(raw) - 1, -1, -1):
        best[at] = min(
            step._replace(cost=step.cost + best[at + step.size].cost) for step in _find_steps(raw, at, encoding)
        )
    chars: list[str] = []
    at = 0
    while at < len(raw):
        chars.append(best[at].char)
        at += best[at].size
    return "".join(chars)


def _find_steps(raw: bytes, at: int, encoding: str) -> Iterator[_Step]:
    """The ways to read what begins at a byte: ASCII; bad bytes; a character of two bytes or, in GB18030, four."""
    if raw[at] < 0x80:
        yield _Step(COST_FREQUENT, 1, chr(raw[at]))
        return
    yield _Step(_COST_BAD_BYTE, 1, chr(0xDC00 + raw[at]))
    for size in (2, 4) if raw[at + 1 : at + 2].isdigit() else (2,):
        if at + size <= len(raw):
            char = raw[at : at + size].decode(encoding, "replace")
            if len(char) == 1 and char != "\ufffd":
                yield _Step(cost(char), size, char)
            elif size == 2:
                yield _Step(_COST_BAD_PAIR, 2, "".join(chr(0xDC00 + byte) for byte in raw[at : at + 2]))


def _put_bytes_back(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return bytes(ord(c) - 0xDC00 for c in error.object[error.start : error.end]), error.end


codecs.register_error("gdplan.bytes", _put_bytes_back)
