"""Whether two quantities measure the same: their names folded, light words left out, compared piece by piece.

The measure is the same where the names come out the same, or where one says more than the other and what it says more
stands around the other. Where each says something that the other does not, they are two measures, however much the
rest agrees: 二氧化硫排放量 and 二氧化碳排放量.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from gdplan.answers.reading import Quantity, read_quantities
from gdplan.model import Document
from gdplan.patterns import lazy
from gdplan.vocab.measures import measures, to_canonical_measure
from gdplan.vocab.report_words import DEEDS, LIGHT, QUALIFIERS

_LIGHT = tuple(lazy(row.pattern) for row in LIGHT)
_LEADING_DEED = lazy("^新?(?:" + "|".join(row.pattern for row in DEEDS) + ")(?=..)")
_CLOSING_DEED = lazy("(?<=..)新?(?:" + "|".join(row.pattern for row in DEEDS) + ")$")
_QUALIFIERS = tuple((tuple(lazy(member) for member in row.members), row.must_agree) for row in QUALIFIERS)
_GENERIC = lazy(
    "^(?:增速|增幅|涨幅|增长|目标|规模|数量|人数|总数|比重|比例|占比|项目|收费项目|事项|标准|补助|资金|收入|支出|投资|面积|里程|产量|产能|产值|产业"
    "|企业|单位|人员|人口|人|用户|服务|水平|能力|率|其|其中|部分|地方|地市|总量|个人|开工|建成|完成|新增|减少|量|年)?$"
)
_JOINS = "以及|(?<![普以波危])及(?![格时])|(?<!参)与(?!会)"  # not in 参与率, 普及率
_AND = lazy(_JOINS)
_PARTS = lazy(f"[、或]|(?<![共总])和(?!谐)|{_JOINS}")
_LONGEST = 24  # characters of the words of a clause that stand for a name
_ONE_OF_SEVERAL = 0.9  # one of the things that a promise lists
_NARROWED = 0.9
_SUPPORTED = 0.97  # what one name leaves out stands around it
_BESIDE = 0.8  # a clause beside a bare number names the other measure; more for a longer name
_SHORTEST = 3
_MOST_PARTS = 4
_ALSO_GROWTH = lazy("^的(?:增长)?(?:增速|增幅|速度|增长)")
_PAST_NUMBER = lazy(".*〇")


@functools.cache
def _canonical() -> tuple[str, ...]:
    """The measures of the table, which is a file."""
    return tuple({row.canonical for row in measures()})


class Likeness(NamedTuple):
    """How much of two names is the same, and what parts them."""

    score: float  # qualifiers left aside
    old: str
    new: str
    parted: str  # the qualifiers that differ; "" where none do


class Named(NamedTuple):
    """A quantity and what it may be said to measure."""

    quantity: Quantity
    names: tuple[str, ...]
    is_bare: bool  # its indicator tells nothing: 开工580万套, 6.5%的增速
    pairs: frozenset[str]  # of characters in its names; two measures that share none are not the same


def name_quantities(document: Document) -> tuple[Named, ...]:
    """The promises and results of a document with their names, to be compared."""
    return tuple(Named(one, *(found := find_names(one)), _pair(found[0])) for one in read_quantities(document))


def _pair(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name[i : i + 2] for name in names for i in range(len(name) - 1))


def find_names(quantity: Quantity) -> tuple[tuple[str, ...], bool]:
    """Named by its indicator, also with the words behind it; if that is bare, by its clause. And whether it is bare."""
    is_rate = _ALSO_GROWTH.match(quantity.behind) is not None
    is_bare = is_rate or is_generic(to_name(quantity.indicator))
    found = dict.fromkeys(map(to_name, () if is_rate else _find_words(quantity, is_bare=is_bare)))
    return tuple(name for name in found if not is_generic(name)), is_bare


def _find_words(quantity: Quantity, *, is_bare: bool) -> list[str]:
    clause, indicator = _PAST_NUMBER.sub("", quantity.before), quantity.indicator
    if is_bare:
        return [f"{clause}{quantity.behind}"[-_LONGEST:]]
    words = [indicator]
    at = quantity.behind.find(indicator)
    if at >= 0:
        words.append(quantity.behind[at:][:_LONGEST])
    if quantity.deed in ("adds", "cuts") and indicator in clause:  # 减轻企业税负 is 减税
        words.append(clause[-_LONGEST:])
    return words


def compare_names(old: Named, new: Named) -> Likeness:
    """The best reading of both names; of one that is bare, the clause beside it decides."""
    readings: list[Likeness] = []
    for name in old.names:
        if name in new.names:
            return Likeness(1.0, name, name, "")
    if old.pairs & new.pairs:
        around = old.quantity.around, new.quantity.around
        readings += [compare_words(one, other, *around) for one in old.names for other in new.names]
    if old.is_bare and not new.is_bare:
        readings += [_find_beside(old.quantity, other) for other in new.names]
    elif new.is_bare and not old.is_bare:
        readings += [_find_beside(new.quantity, one) for one in old.names]
    return max(readings, key=lambda one: (not one.parted, one.score), default=Likeness(0.0, "", "", ""))


def is_generic(name: str) -> bool:
    """Whether a name tells nothing of what is measured: 数量, 规模, 增速."""
    return _GENERIC.match(name) is not None


def _find_beside(bare: Quantity, name: str) -> Likeness:
    """Whether the clauses before a bare number name the other measure: 启动棚改攻坚计划,今年开工580万套."""
    found = len(name) >= _SHORTEST and name in to_canonical_measure(bare.ahead)
    return Likeness(_BESIDE + min(len(name), 10) / 200 if found else 0.0, name, name, "")


@functools.lru_cache(4096)
def to_name(words: str) -> str:
    """The folded name of a measure without what tells nothing of it: light words, deeds, other spellings.

    >>> to_name("年末城镇登记失业率"), to_name("新建改建农村公路"), to_name("棚改"), to_name("高效节水灌溉面积")
    ('城镇登记失业率', '农村公路', '棚户区改造', '高效节水灌溉')
    """
    return _lighten(to_canonical_measure(_lighten(to_canonical_measure(words))))


def _lighten(name: str) -> str:
    """Taken off as long as anything comes off and two characters are left."""
    while True:
        lighter = name
        for pattern in (_LEADING_DEED, *_LIGHT, *(() if name.endswith(_canonical()) else (_CLOSING_DEED,))):
            shorter = pattern.sub("", lighter)
            lighter = shorter if len(shorter) >= 2 else lighter
        if lighter == name:
            return name
        name = lighter


def compare_words(one: str, other: str, around_one: str = "", around_other: str = "") -> Likeness:
    """How much of two names is the same; what one says more may stand around the other."""
    best = Likeness(0.0, one, other, "")
    for first in _conjuncts(one):
        for second in _conjuncts(other):
            whole = (first, second) == (one, other)
            score = _likeness(_AND.sub("和", first), _AND.sub("和", second), around_one, around_other)
            score *= 1.0 if whole else _ONE_OF_SEVERAL
            if score > best.score:
                best = Likeness(score, first, second, parting_of(first, second))
    return best


@functools.lru_cache(4096)
def _conjuncts(name: str) -> tuple[str, ...]:
    """A name, and the names that it lists: 二氧化硫、氮氧化物排放量 are two that share their end.

    >>> _conjuncts("二氧化硫、氮氧化物排放量")[:3]
    ('二氧化硫、氮氧化物排放量', '二氧化硫', '氮氧化物排放量')
    >>> _conjuncts("群众参与率")
    ('群众参与率',)
    """
    parts = [part for part in _PARTS.split(name) if part]
    if not 2 <= len(parts) <= _MOST_PARTS or any(len(part) < 2 for part in parts):
        return (name,)
    listed = dict.fromkeys((*parts, *_with_shared(parts)))
    return (name, *(part for part in listed if not is_generic(part)))


def _with_shared(parts: list[str]) -> Iterator[str]:
    """The parts with an end of the last, or with a beginning of the first."""
    for i, part in enumerate(parts):
        if i < len(parts) - 1:
            yield from (part + parts[-1][cut:] for cut in range(1, len(parts[-1]) - 1))
        if i:
            yield from (parts[0][:cut] + part for cut in range(2, len(parts[0])))


def _likeness(one: str, other: str, around_one: str, around_other: str) -> float:
    """From 0 to 1, qualifiers left aside."""
    if one == other:
        return 1.0
    common, mine, others = _align(one, other) if one < other else _turned(_align(other, one))
    if not common or (mine and others):
        return 0.0
    more, around = (mine, around_other) if mine else (others, around_one)
    if all(piece in around or piece in to_canonical_measure(around) for piece in more):
        return _SUPPORTED
    # What stands before a noun narrows it: 新能源汽车产量 is a part of 汽车产量.
    narrowed = _NARROWED if (one if mine else other).startswith(more[0]) else 1.0
    return 2 * common / (len(one) + len(other)) * narrowed


@functools.lru_cache(16384)
def _align(one: str, other: str) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """How many characters two names share in runs of two and more, and what else each has; asked one way round only."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    same = [block for block in blocks if block.size >= 2]
    extra = _left(one, [(block.a, block.size) for block in same]), _left(other, [(b.b, b.size) for b in same])
    return sum(block.size for block in same), *extra


def _turned(aligned: tuple[int, tuple[str, ...], tuple[str, ...]]) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    return aligned[0], aligned[2], aligned[1]


def _left(name: str, blocks: list[tuple[int, int]]) -> tuple[str, ...]:
    """The pieces of a name outside the blocks."""
    pieces, at = [], 0
    for start, size in blocks:
        pieces.append(name[at:start])
        at = start + size
    return tuple(piece for piece in (*pieces, name[at:]) if piece)


def parting_of(one: str, other: str) -> str:
    """The qualifiers that make two measures of two names: 登记 / 调查."""
    rows = zip(_QUALIFIERS, _find_qualifiers(one), _find_qualifiers(other), strict=True)
    for (members, must_agree), first, second in rows:
        if (first and second and not first & second) or (must_agree and bool(first) != bool(second)):
            return f"{_tell(members, first, one)} / {_tell(members, second, other)}"
    return ""


@functools.lru_cache(4096)
def _find_qualifiers(name: str) -> tuple[frozenset[int], ...]:
    """Of each row of qualifiers, which of its members a name has."""
    return tuple(frozenset(i for i, one in enumerate(members) if one.search(name)) for members, _ in _QUALIFIERS)


def _tell(members: tuple[re.Pattern[str], ...], found: frozenset[int], name: str) -> str:
    return "、".join(match[0] for i in sorted(found) if (match := members[i].search(name))) or "–"
