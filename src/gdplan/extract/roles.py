"""Role words: where the list of names ends and what they are to do begins, and the pieces that separators make.

省科技厅牵头 | , | 省财政厅 | 、 | 教育厅按职责分工负责
"""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from gdplan.extract import bodies
from gdplan.model import Role
from gdplan.vocab import agencies as vocab


class Phrase(NamedTuple):
    """Names and what the words behind them make of them; offsets in the piece."""

    names: tuple[bodies.Name, ...]
    role: Role | None
    alone: bool  # 市科委(牵头): the role is of this name only


_ROLE_OF = {row.text: row.role for row in vocab.ROLE_WORDS}
_STRENGTH = {row.text: -place for place, row in enumerate(vocab.ROLE_WORDS)}
ROLE = vocab.any_of(tuple(_ROLE_OF))
BEARER = "单位|部门|主体|机构|地区"  # 责任单位, 牵头部门

# Separators outside inner brackets.
_CUT = re.compile(r"\([^()]*+\)|〔[^〔〕]*+〕|<[^<>]*+>|“[^“”]*+”|《[^《》]*+》|([、,;。/])")
_ROLE_WORD = re.compile(ROLE)
# Read backwards (负责 as 责负), so that finding where the role words begin never looks at the names before them.
# 组织 is a verb here only where it does not end 社会组织, 党组织.
_BACKWARDS = vocab.any_of(tuple(word[::-1] for word in (*_ROLE_OF, *vocab.MANNER_WORDS)))
_TAIL_BACKWARDS = re.compile(
    rf"(?:{BEARER[::-1]})(?:{ROLE[::-1]})为作?+"
    rf"|(?:{_BACKWARDS}|织组(?![会业党团体益])|和(?=责职))++"
)
_ROLE_NOTE = re.compile(rf"\((?:{ROLE}|{BEARER}|为){{1,4}}+\)\Z")
_ROLE_INSIDE = re.compile(rf"(?:{ROLE}){{1,3}}+")
_DIVISION_ENDS = frozenset(word[-1] for word in vocab.DIVISIONS) | {")", ">"}
LONGEST_PIECE = 80  # between two separators; beyond it is prose


def find_pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """What stands between separators, with the separator before it; 各市、县(区)人民政府 is one piece."""
    mark, start = "、", 0
    held: tuple[str, int, int] | None = None
    for next_mark, end in (*((cut[0], cut.start()) for cut in _CUT.finditer(text) if cut[1]), ("", len(text))):
        if (
            held
            and mark == "、"
            and text[held[2] - 1] in _DIVISION_ENDS
            and end - held[1] <= LONGEST_PIECE
            and bodies.joins_one_name(text[held[1] : held[2]], text[start : start + _tail_start(text[start:end])])
        ):
            held = (held[0], held[1], end)
        else:
            if held:
                yield held
            held = (mark, start, end)
        mark, start = next_mark if next_mark != "/" else "、", end + 1
    if held:
        yield held


def _tail_start(piece: str) -> int:
    """Where the role words at the end begin: 4 in 省科技厅按职责分工负责."""
    tail = _TAIL_BACKWARDS.match(piece[::-1])
    return len(piece) - tail.end() if tail else len(piece)


def role_in(words: str) -> Role | None:
    """The strongest role word's role; 按职责分工 alone makes responsible."""
    found = _ROLE_WORD.findall(words)
    if found:
        return _ROLE_OF[max(found, key=_STRENGTH.__getitem__)]
    return "responsible" if "职责" in words or "分工" in words else None


@functools.lru_cache(4096)
def read_phrases(piece: str) -> tuple[Phrase, ...]:
    """The piece as names and roles: one, or two where a comma is missing (省科技厅牵头省财政厅配合)."""
    stop = _tail_start(piece)
    role = role_in(piece[stop:])
    stop = stop if role else len(piece)
    phrases: list[Phrase] = []
    start = 0
    for words in _ROLE_INSIDE.finditer(piece, 0, stop):
        names = tuple(bodies.find_names(piece, start, words.start()))
        following = next(bodies.find_names(piece, words.end(), stop), None)
        if names and following and names[-1].kind in ("body", "rest") and following.kind == "body":
            phrases.append(Phrase(names, role_in(words[0]), alone=False))
            start = words.end()
    note = _ROLE_NOTE.search(piece, start, stop)
    if note:
        phrases.append(Phrase(tuple(bodies.find_names(piece, start, note.start())), role_in(note[0]), alone=True))
        start = stop
    if start < stop or role:
        phrases.append(Phrase(tuple(bodies.find_names(piece, start, stop)), role, alone=False))
    return tuple(phrases)


PROSE = Phrase((bodies.Name(0, LONGEST_PIECE, "other"),), None, alone=False)
