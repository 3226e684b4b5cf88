"""What names of a list lend each other: 省 to 财政厅 behind it, 海关 to 成都 before it.

A prefix goes to the departments behind it that leave it out, within its level; a tail to the bare places before it.
"""

import functools
from collections.abc import Sequence
from typing import NamedTuple

from gdplan.extract.gazetteer import is_known_place, opens_with_city_or_zone
from gdplan.extract.responsibilities import bodies
from gdplan.patterns import lazy
from gdplan.vocab import agencies as vocab

Part = tuple[int, int]


class Lent(NamedTuple):
    """Where the prefix and the tail stand that a name is read with."""

    prefix: Part | None = None
    tail: Part | None = None


NOTHING = Lent()
_CARRIES = {row.text: row.carries for row in vocab.ENDINGS}
_DIVISION_INSIDE = lazy(r"[^城都]市(?![场政容域])|[县州旗]|区(?![域块])|\A[省市]直")  # 天河区教育局, 惠州海关
_PROVINCES = ("省", "自治区")
_SIGNS = frozenset(("自治区", "自治州", "兵团", *"省州县区市旗镇"))
_LEVEL = "|".join(vocab.LEVELS)
# The whole government of a place lends as little as the place: 绵阳市人民政府、民政厅.
_PLACE_ITSELF = lazy(r"(?:党委|[市区县州]委)?(?:、|和)?(?:(?:人民)?政府|管委会|行政公署|行署)?(?:[(<][^()<>]*[)>])?\Z")
_TAIL = lazy(
    rf"[^\W\d_省市区县盟旗各全本驻]{{2,4}}?(?P<tail>(?:{_LEVEL}|盟|乡|街道)(?P<organ>.*)|{vocab.any_of(vocab.TAILS)})\Z"
)
_BARE_PLACE = lazy(r"[^\W\d_]{2,3}\Z")
_REGULATOR, _FINANCE_OFFICE = "金融监管局", "金融办"
_LONGEST_ZONE = 4  # characters
_REST_OF_PLACES = lazy(rf"等.*(?:{vocab.any_of(vocab.DIVISIONS)}|政府|管委会|海关)")


def lend(run: Sequence[bodies.Name], starts: Sequence[int]) -> list[Lent]:
    """What each of the names that 、 joins is lent; `starts`: where they stand.

    >>> names = [bodies.read_name(name) for name in ("省水利厅", "临江市", "财政厅", "成都", "绵阳海关")]
    >>> [lent != NOTHING for lent in lend(names, (0, 5, 9, 13, 16))]
    [False, False, True, True, False]
    """
    prefixes, tails = _prefixes(run, starts), find_tails(run, starts)
    return [Lent(prefix, tail) if prefix or tail else NOTHING for prefix, tail in zip(prefixes, tails, strict=True)]


def _prefixes(run: Sequence[bodies.Name], starts: Sequence[int]) -> list[Part | None]:
    """A run that prints the 省 of two departments spells it out: what stands bare in it is meant bare, except a 厅,

    which only provinces have. What follows 省委… takes 省, a department of the committee 省委.
    """
    spelt_out = _spells_out(run)
    nearest: Part | None = None
    province: Part | None = None
    committee: Part | None = None
    has_own = False
    found: list[Part | None] = []
    for at, (name, start) in enumerate(zip(run, starts, strict=True)):
        lent = None
        if name.prefix:
            if _lends(name):  # 市教育局、各区教育局、财政局: whose the last is cannot be told
                of_each = name.text.startswith("各")
                nearest = None if of_each and has_own else (start, start + name.prefix)
                has_own |= not of_each
                province = nearest if name.text.endswith(_PROVINCES, 0, name.prefix) else province
            if name.text.startswith(("委", "党委"), name.prefix):
                committee = (start, start + name.text.index("委", name.prefix) + 1)
        elif committee and name.text in vocab.PARTY_DEPARTMENTS:
            lent = committee
        elif nearest and (_leaves_out_prefix(name.text) or _regulates_locally(run, at)):
            if name.text.endswith("厅") and not name.text.endswith("办公厅"):  # no city has one
                lent = province
            else:
                lent = None if spelt_out else nearest
        found.append(lent)
    return found


def _spells_out(run: Sequence[bodies.Name]) -> bool:
    """Whether a department prints its 省 again where nothing asks for it, as a body with a name of its own does."""
    spelt = [name.of_government and _lends(name) and not name.text.startswith("各") for name in run]
    after_own = [False, *(not spells and _names_itself(name.text) for spells, name in zip(spelt, run, strict=True))]
    return sum(spells and not after for spells, after in zip(spelt, after_own, strict=False)) > 1


def _names_itself(name: str) -> bool:
    """Whether a body is named without its government: 临江银保监分局, 国网临江供电公司."""
    return not name.startswith("各") and not _leaves_out_prefix(name)


def _regulates_locally(run: Sequence[bodies.Name], at: int) -> bool:
    """Whether a 金融监管局 is a government's own: it has no place before it, and no central body beside it in front.

    The offices of the national one are named with their place; where a committee has a 金融办, the bare name is theirs.
    """
    name, before = run[at].text, run[at - 1]
    if name != _REGULATOR:
        return name == "地方" + _REGULATOR
    is_own = before.prefix > 0 or _leaves_out_prefix(before.text)
    return is_own and not any(other.text.endswith(_FINANCE_OFFICE) for other in run)


def _lends(name: bodies.Name) -> bool:
    """Whether a name's prefix is a department's: 绵阳市教育局, 市政府; not 绵阳市, 绵阳市人民政府."""
    return name.text[: name.prefix] in _SIGNS or _PLACE_ITSELF.match(name.text, name.prefix) is None


@functools.lru_cache(4096)
def _leaves_out_prefix(name: str) -> bool:
    """Whether a bare name is a department's, and not the full name of a body that has one of its own."""
    ending = max([ending for ending in bodies.ENDINGS if name.endswith(ending)], key=len, default="")
    return (
        _CARRIES.get(ending, False)
        and not name.startswith(vocab.OWN_NAMED)
        and not any(name.endswith(own) and len(own) >= len(ending) for own in vocab.OWN_NAMED_ENDINGS)
        and not _DIVISION_INSIDE.search(name)
        and not opens_with_city_or_zone(name)
    )


def find_tails(run: Sequence[bodies.Name], starts: Sequence[int]) -> list[Part | None]:
    """For each bare place of a run: where the tail stands that it shares with the body behind it."""
    tails: list[Part | None] = [None] * len(run)
    for place in range(len(run) - 1, 0, -1):
        name, before = run[place], run[place - 1]
        if before.kind == "other" and (is_bare_place(before.text) or _names_zone(before.text, name.text)):
            tails[place - 1] = tails[place] or _tail_of(name, starts[place])
    return tails


def _names_zone(before: str, name: str) -> bool:
    """Whether a name may be that of a zone, which are longer than those of places: 人民大垸、荒湖管理区."""
    return len(before) == _LONGEST_ZONE and before.isalpha() and name.endswith(vocab.ZONES)


def _tail_of(name: bodies.Name, start: int) -> Part | None:
    match = _TAIL.match(name.text) if name.kind in ("body", "place") else None
    if match is None or (match["organ"] and bodies.kind_of("市" + match["organ"]) != "body"):
        return None
    return start + match.start("tail"), start + match.end("tail")


def is_bare_place(text: str) -> bool:
    """Whether a name of no body's form may be a place without its 市, 县, 区.

    >>> is_bare_place("绵阳"), is_bare_place("呼和浩特"), is_bare_place("消防"), is_bare_place("鹏城云脑")
    (True, True, False, False)
    """
    return bodies.kind_of(text) == "other" and (_BARE_PLACE.match(text) is not None or is_known_place(text))


def is_within(department: str, name: str) -> bool:
    """Whether a bare 局 behind an office is of the same department of a province, in that one's own paper.

    >>> is_within("市场监管厅", "登记注册局"), is_within("省水利厅", "能源局")
    (True, False)
    """
    return name.endswith("局") and department.endswith("厅") and not bodies.read_name(department).prefix


def with_places(run: Sequence[bodies.Name], lents: Sequence[Lent]) -> list[bodies.Name]:
    """The names of a run; those that are lent a tail are bodies, and bare ones before 等市政府 are places."""
    names = list(run)
    open_end = False
    for at in range(len(run) - 1, -1, -1):
        name = run[at]
        if lents[at].tail:
            names[at] = name._replace(kind="body")
        elif name.kind == "rest":
            open_end = _REST_OF_PLACES.match(name.text) is not None
        elif name.kind != "other" or not is_bare_place(name.text):
            open_end = False
        elif open_end:
            names[at] = name._replace(kind="place")
    return names
