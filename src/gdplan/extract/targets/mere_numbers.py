"""Numbers with a unit that promise and report nothing: what the rows of a table and a few functions leave out.

A row says what stands around such a number; a function settles what depends on how the number itself is printed.
Any one settles it. What they leave may count.
"""

import functools
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from gdplan.extract.quantities import Quantity
from gdplan.extract.quantities.bounds import Verb
from gdplan.extract.targets.classes import (
    QUOTES,
    is_bare_scale,
    is_class,
    is_description,
    is_mark,
    is_other_word,
    is_quality,
    is_quoted,
    is_set,
)
from gdplan.extract.targets.grants import is_condition, spread_over_lists
from gdplan.extract.targets.lists import Item
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab.mere_numbers import MEASURES, ROWS, Beside, Mere

Test = Callable[[PlanText, Item], bool]
Where = Literal["always", "in words", "introduced", "followed", "bounded", "marked", "signed"]
_BESIDE_NUMBER = frozenset(("", *",、;。:)”"))
_BESIDE_BOUND = _BESIDE_NUMBER - {")"}
_ARABIC = frozenset("0123456789")


class Rule(NamedTuple):
    """A test that settles that a number does not count, and of which numbers it is asked (empty: of all)."""

    test: Test
    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    beside: Beside = ""
    where: Where = "always"


def find_counting(text: PlanText, items: Sequence[Item]) -> list[Item]:
    """Those of the quantities of a text that may be targets or results.

    >>> from gdplan.extract.targets.lists import list_quantities
    >>> from gdplan.extract.quantities import find_quantities
    >>> text = PlanText("总投资亿元以上项目由12个增加到30个")
    >>> [item.quantity.amount.value for item in find_counting(text, list_quantities(text, find_quantities(text)))]
    ['30']
    """
    is_signed = _SIGN.search(text) is not None
    mere = [_is_mere(text, item, is_signed=is_signed) for item in items]
    if is_signed and True in mere and False in mere:
        mere = spread_over_lists(text, items, mere)
    return [item for item, is_mere in zip(items, mere, strict=True) if not is_mere]


def _is_mere(text: PlanText, item: Item, *, is_signed: bool) -> bool:
    quantity = item.quantity
    start, end = quantity.start, quantity.end
    where = (
        quantity.amount.number[:1] not in _ARABIC,
        text[start - 1 : start] in _INTRODUCING,
        text[end : end + 1] not in _BESIDE_NUMBER,
        quantity.bound != "" and text[end : end + 1] not in _BESIDE_BOUND,
        is_signed,
        is_signed and _ROW_SIGN.search(text, max(0, start - _FARTHEST), start) is not None,
    )
    for test in _tests(quantity.kind, quantity.unit_text, _touches(quantity), where):  # noqa: SIM110 - a plain loop is faster
        if test(text, item):
            return True
    return False


def _touches(quantity: Quantity) -> tuple[bool, bool, Verb]:
    return quantity.bound != "", quantity.comparator in ("<=", "<"), quantity.verb


@functools.lru_cache(maxsize=4096)
def _tests(kind: str, unit: str, touches: tuple[bool, bool, Verb], where: tuple[bool, ...]) -> tuple[Test, ...]:
    """The tests of a number with such a unit and such words beside it, in a place of which so much holds."""
    bound, capped, verb = touches
    true: set[str] = {"always"} | {place for place, holds in zip(_PLACES, where, strict=True) if holds}
    is_so: dict[Beside, bool] = {
        "": True,
        "bound": bound,
        "capped": capped,
        "moved": verb in ("increase", "decrease"),
        "no verb": verb == "",
        "bare": not bound and verb == "",
    }
    return tuple(
        rule.test
        for rule in RULES
        if rule.where in true
        and is_so[rule.beside]
        and (not rule.kinds or kind in rule.kinds)
        and (not rule.units or unit in rule.units)
    )


def _grouped(rows: Iterable[Mere]) -> list[Rule]:
    """The rows as few tests: those that ask the same of a number are one pattern."""
    groups: dict[object, list[Mere]] = {}
    for row in rows:
        asked = row._replace(why="", example="", counterexample="", words=(), before="", behind="", signs=())
        shape = (bool(row.words), bool(row.before), bool(row.behind))
        groups.setdefault(row if sum(shape) > 1 else (asked, shape, bool(row.signs)), []).append(row)
    return [_rule(group) for group in groups.values()]


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in dict.fromkeys(words))


def _rule(rows: Sequence[Mere]) -> Rule:
    row = rows[0]
    near_by: Where = "introduced" if row.words else "followed" if row.behind and not row.before else "always"
    where: Where = "signed" if row.signs else near_by
    words = tuple(word for each in rows for word in each.words)
    sign = lazy(_either(sign for each in rows for sign in each.signs)) if row.signs else None
    before = lazy("|".join(f"(?:{each.before})" for each in rows)) if row.before else None
    behind = lazy("|".join(f"(?:{each.behind})" for each in rows)) if row.behind else None
    unless = lazy(row.unless) if row.unless else None

    def test(text: PlanText, item: Item) -> bool:
        """Whether what a row says stands around the number."""
        start = (item.first if row.of_list else item.quantity).start
        if words and not text.endswith(words, 0, start):
            return False
        near = max(0, start - row.near) if before or unless else 0
        if before and ((sign and not sign.search(text, near, start)) or not before.search(text, near, start)):
            return False
        if behind and not behind.match(text, item.list_end if row.of_list else item.quantity.end):
            return False
        return not (unless and unless.search(text, near, start))

    return Rule(test, row.kinds, row.units, row.beside, where)


_PLACES: tuple[Where, ...] = ("in words", "introduced", "followed", "bounded", "marked", "signed")
RULES = (
    Rule(is_description, ("time", "rating", "age")),
    Rule(is_mark, ("score",)),
    Rule(is_other_word, ("multiple",)),
    Rule(is_bare_scale, where="in words"),  # the number is no Arabic one
    Rule(is_set, where="in words"),
    # It has a bound, and no mark but a bracket follows.
    Rule(is_class, ("count", "scale", *MEASURES), where="bounded"),
    # A sign of a name, of a condition or of a row stands somewhere in the text.
    Rule(is_condition, where="marked"),
    Rule(is_quality, ("ratio", *MEASURES), where="marked"),
    Rule(is_quoted, where="marked"),
    *_grouped(ROWS),
)
_INTRODUCING = frozenset(word[-1] for row in ROWS for word in row.words)
_ROW_SIGN = lazy(_either(sign for row in ROWS for sign in row.signs))
_FARTHEST = max(row.near for row in ROWS)
_SIGN = lazy(f"{_either(('的', *(left for left, _ in QUOTES)))}|{_either(sign for row in ROWS for sign in row.signs)}")
