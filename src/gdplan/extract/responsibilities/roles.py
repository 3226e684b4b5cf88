"""Role words: where the list of names ends and what they are to do begins, and the pieces that separators make.

省科技厅牵头 | , | 省财政厅 | 、 | 教育厅按职责分工负责
"""

import functools
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from gdplan.extract.deadlines import limits
from gdplan.extract.responsibilities import bodies
from gdplan.extract.responsibilities.collectives import joins_one_name
from gdplan.patterns import lazy
from gdplan.terms import Role, RoleBasis
from gdplan.vocab import agencies as vocab
from gdplan.vocab import owner_labels


class Phrase(NamedTuple):
    """Names and what the words behind them make of them; offsets in the piece."""

    names: tuple[bodies.Name, ...]
    role: Role | None
    alone: bool  # 市科委(牵头): the role is of this name only


ROLE_OF = {row.text: row.role for row in vocab.ROLE_WORDS}
_WEAK_ROLE = {row.text: row.role for row in vocab.WEAK_ROLE_WORDS}
_STRENGTH = {row.text: -place for place, row in enumerate(vocab.ROLE_WORDS)}
ROLE = owner_labels.ROLE
BEARER = owner_labels.BODIES
_ROLE_OF_LABEL = ROLE_OF | {row.text: row.role for row in owner_labels.LABEL_WORDS if row.role}
_STRONGEST: tuple[Role, ...] = ("lead", "support", "responsible", "implementing")

# Up to a separator outside inner brackets, and the separator; an unclosed bracket is a character as any other.
_PIECE = lazy(
    r"([^、,;。/(〔<“《]*"
    r"(?:(?:\([^()]*\)|〔[^〔〕]*〕|<[^<>]*>|“[^“”]*”|《[^《》]*》|[(〔<“《])[^、,;。/(〔<“《]*)*)"
    r"([、,;。/])"
)
ROLE_WORD = lazy(ROLE)
_LABEL_ROLE = lazy(vocab.any_of(tuple(_ROLE_OF_LABEL)))
# Read backwards (负责 as 责负), so that finding where the role words begin never looks at the names before them.
# 组织 is a verb here only where it does not end 社会组织, 党组织.
_BACKWARDS = vocab.any_of(tuple(word[::-1] for word in (*ROLE_OF, *vocab.MANNER_WORDS)))
_TAIL_BACKWARDS = lazy(
    rf"(?:{BEARER[::-1]})(?:{ROLE[::-1]})为作?+[均都皆]?+"
    rf"|(?:{_BACKWARDS}|织组(?![会业党团体益])|和(?=责职))++"
)
_ROLE_NOTE = lazy(rf"[(〔\[](?:{BEARER}|为)*+(?:{ROLE})(?:{ROLE}|{BEARER}|为)*+(?:,?以?下均?同)?[)〕\]]\Z")
_ROLE_INSIDE = lazy(rf"(?:{ROLE}){{1,3}}+")
_TAIL_ENDS = frozenset(text[-1] for text in (*ROLE_OF, *vocab.MANNER_WORDS, *BEARER.split("|"), "组织", "和"))
# 、 and / behind a division may stand inside one name; also 各县党委、政府 and 各委、办、局.
_MAY_JOIN = lazy(
    f"[、/](?:(?<=[{''.join(sorted({word[-1] for word in vocab.DIVISIONS}))})>].)|(?<=[党工市州区县旗]委.)|(?<=\\)委.)"
    "|(?<=[各直属、][部委办局厅].))"
)
# 主/协办机关:, 负责政策局/部门: the mark stands inside the label.
_DIVIDED_LABEL = lazy(
    rf"(?<![^,;。、])(?:主|(?:{ROLE}|{owner_labels.LABEL_WORD})(?:{BEARER})?)[、/](?:{ROLE})?(?:{BEARER})?(?:\([^()]*\))?:"
)
LONGEST_PIECE = 80  # between two separators; beyond it is prose


def find_pieces(text: str) -> list[tuple[str, str]]:
    """What stands between separators, with the separator behind it, ; at the end; 各市、县(区)人民政府 is one piece.

    >>> find_pieces("各市、县(区)人民政府,省科技厅负责")
    [('各市、县(区)人民政府', ','), ('省科技厅负责', ';')]
    """
    pieces = _PIECE.findall(text + ";")
    return _joined(pieces) if _MAY_JOIN.search(text) or (":" in text and _DIVIDED_LABEL.search(text)) else pieces


def _joined(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    joined = pieces[:1]
    for piece, mark in pieces[1:]:
        held, held_mark = joined[-1]
        if (":" not in held and _DIVIDED_LABEL.match(held + held_mark + piece)) or (
            _MAY_JOIN.match(held + held_mark, len(held))
            and len(held) + 1 + len(piece) <= LONGEST_PIECE
            and joins_one_name(held, piece[: _tail_start(piece)])
        ):
            joined[-1] = (held + held_mark + piece, mark)
        else:
            joined.append((piece, mark))
    return joined


def _tail_start(piece: str) -> int:
    """Where the role words at the end begin: 4 in 省科技厅按职责分工负责."""
    tail = _TAIL_BACKWARDS.match(piece[::-1]) if piece[-1:] in _TAIL_ENDS else None
    return len(piece) - tail.end() if tail else len(piece)


@functools.lru_cache(1024)
def role_in(words: str) -> Role | None:
    """The strongest role word's role; 按职责分工 alone makes responsible."""
    found = ROLE_WORD.findall(words)
    if found:
        return ROLE_OF[max(found, key=_STRENGTH.__getitem__)]
    return "responsible" if "职责" in words or "分工" in words else None


def roles_of_label(words: str) -> set[Role]:
    """All roles that a label names."""
    return {_ROLE_OF_LABEL[word] for word in _LABEL_ROLE.findall(re.sub("[(、/)]", "", words))}


@functools.lru_cache(256)
def role_of_label(words: str) -> Role | None:
    """The strongest role of a label; where it names leaders and helpers together it cannot be told who leads.

    >>> role_of_label("牵头负责"), role_of_label("牵头/配合"), role_of_label("主(协)办")
    ('lead', 'responsible', 'responsible')
    """
    found = roles_of_label(words)
    if {"lead", "support"} <= found:
        return "responsible"
    return next((role for role in _STRONGEST if role in found), None)


def give(bases: AbstractSet[RoleBasis], names: Sequence[bodies.Name], *, is_due: bool) -> bool:
    """Whether what gives them roles makes a responsibility of some names, or a list of bodies that is one by itself.

    One of government or Party must be among them: (学校负责) says it of schools in general. Where it says by when
    (`is_due`), a list of any bodies is one: (市供电公司,2026年10月底前).
    """
    if "label" in bases:
        return True
    kinds = {name.kind for name in names}
    if "word" in bases:
        return "place" in kinds or any(bodies.is_body_or_departments(name) for name in names)
    if is_due and kinds == {"body"}:
        return True
    return "other" not in kinds and any(bodies.is_official(name) for name in names)


@functools.lru_cache(4096)
def read_phrases(piece: str) -> tuple[Phrase, ...]:
    """The piece as names and roles: one, or two where a comma is missing (省科技厅牵头省财政厅配合)."""
    if len(piece) > LONGEST_PIECE:  # prose
        return (Phrase((bodies.read_name(piece),), None, False),)
    stop = _tail_start(piece)
    role = role_in(piece[stop:])
    if role == "implementing" and (steadily := limits.STEADILY_AT_END.search(piece, 0, stop)):  # how long, no role
        piece, role = piece[: steadily.start()], None
    if role is None and stop < len(piece) and bodies.kind_of(piece[:stop]) == "body":
        role = next((_WEAK_ROLE[word] for word in _WEAK_ROLE if word in piece[stop:]), None)
    stop = stop if role else len(piece)
    phrases: list[Phrase] = []
    start = 0
    for words in _ROLE_INSIDE.finditer(piece, 0, stop):
        names = _names(piece, start, words.start())
        following = _names(piece, words.end(), stop)
        if names and following and names[-1].kind in ("body", "rest") and following[0].kind == "body":
            phrases.append(Phrase(names, role_in(words[0]), False))
            start = words.end()
    note = _ROLE_NOTE.search(piece, start, stop) if piece.endswith((")", "〕", "]")) else None
    if note:
        phrases.append(Phrase(_names(piece, start, note.start()), role_in(note[0]), True))
        start = stop
    if start < stop or role:
        phrases.append(Phrase(_names(piece, start, stop), role, False))
    return tuple(phrases)


def _names(piece: str, start: int, end: int) -> tuple[bodies.Name, ...]:
    names = bodies.find_names(piece[start:end])
    return tuple([name._replace(start=start + name.start) for name in names]) if start else names
