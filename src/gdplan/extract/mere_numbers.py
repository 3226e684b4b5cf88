"""Numbers with a unit that promise and report nothing: ranks, durations, classes, baselines, parts of names.

Each rule is a function of a text and an item of it; RULES says of which kinds of unit, and in which places,
each is asked; any one settles it. What the rules leave counts.
"""

import functools
import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from gdplan.extract.classes import (
    NEAR,
    QUOTES,
    is_bare_scale,
    is_class,
    is_continued,
    is_declared,
    is_other_word,
    is_own_count,
    is_package,
    is_programme,
    is_quoted,
    is_set,
    is_size,
    is_subtotal,
)
from gdplan.extract.grants import is_condition, is_penalty, is_sum, is_tariff, spread_over_lists
from gdplan.extract.lists import Item
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab import cues

_DESCRIBING = ("time", "rating", "age")
_MEASURING = (*_DESCRIBING, "money", "mass", "length", "area", "volume", "energy", "power", "data", "score", "multiple")
_LASTING = ("年", "月", "日")  # 达到3年 is how long, 压缩至3日 is a promise
_SECOND_OF = lazy("第[0-9一二三四五六七八九十]{1,3}[、和及至—-]$")
_UNTIL = lazy(r"(?:[年底末月份度之以]|\d日)前$")
_RANKS = ("位", "位次", "个位次", "名次")
_SHORTER = lazy("压缩|缩短|缩减|压减")
_LIMITED = lazy("(?:时间|时限|时长|周期|用时|耗时)(?:平均|总体|原则上|均|一律|控制在|保持在|稳定在)*$")
_LIVES = lazy("(?:寿命|年限)[^,;。]{0,3}分别[^,;。]{0,4}$")
_LIFE = lazy("(?:寿命|年限)[^,;。]{0,14}$")
_FROM = lazy(r"[从由](?:(?:19|20)\d\d年)?[^\d,;。]{0,8}$")
_AGAINST = lazy("[较比](?:(?:19|20)[0-9]{2}年|上年|去年|同期|“?十.五”?末?)[^,;。0-9]{0,6}$")
_MOVES = lazy("增加|提高|增长|提升|下降|减少|降低|压减")
_TO = lazy(r",?[^,;。、]{0,6}?(?:到|至|为|—)")


class _Far(NamedTuple):
    """Words that reach over others to the number; searched only where a sign of one stands."""

    sign: re.Pattern[str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, group: tuple[cues.Far, ...]) -> "_Far":
        signs = "|".join(sign for far in group for sign in far.signs)
        return cls(lazy(signs), lazy("|".join(f"(?:{far.pattern})$" for far in group)))

    def reaches(self, text: str, start: int) -> bool:
        near = _near(start)
        return self.sign.search(text, near, start) is not None and self.pattern.search(text, near, start) is not None


def find_counting(text: PlanText, items: Sequence[Item]) -> list[Item]:
    """Those of the quantities of a text that are targets or results.

    >>> from gdplan.extract.lists import list_quantities
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
        quantity.amount.number[:1] not in _DIGITS,
        text[start - 1 : start] in _INTRODUCING,
        text[end : end + 1] not in _MARKS,
        quantity.bound != "" and text[end : end + 1] not in _MARKS_OF_BOUND,
        is_signed,
    )
    for rule in _rules(quantity.kind, where):  # noqa: SIM110 - a plain loop is faster, and this runs for every number
        if rule(text, item):
            return True
    return False


@functools.cache
def _rules(kind: str, holds: tuple[bool, ...]) -> tuple[Callable[[PlanText, Item], bool], ...]:
    """The rules to ask of a kind of unit in a place of which so much holds."""
    true = {"always"} | {where for where, is_so in zip(_PLACES, holds, strict=True) if is_so}
    return tuple(row.rule for row in RULES if row.where in true and (row.kinds is None or kind in row.kinds))


def _near(start: int) -> int:
    """Where the characters begin that are looked at before `start`."""
    return max(0, start - NEAR)


def is_description(text: PlanText, item: Item) -> bool:
    """连续5年, 3岁以下, 500千伏; but 压缩至3周以内, 办理时间不超过5小时 and 寿命达到80岁 count."""
    quantity = item.quantity
    if _LIFE.search(text, _near(quantity.start), quantity.start):
        return False
    if item.size > 1 and _LIVES.search(text, _near(item.first.start), item.first.start):
        return False
    if quantity.comparator in ("<=", "<") and _LIMITED.search(text, _near(quantity.start), quantity.start):
        return False
    if quantity.unit_text in _LASTING:
        return not _SHORTER.search(text, quantity.start, quantity.end)
    return quantity.verb != "reach"


def is_introduced(text: PlanText, item: Item) -> bool:
    """第3, 第2、3, 每10万人, 连续5年; but 年底前新增6家 counts."""
    start = item.quantity.start
    if text.endswith(_RIGHT_BEFORE, 0, start):
        return not _UNTIL.search(text, max(0, start - 4), start)
    return _SECOND_OF.search(text, max(0, start - 6), start) is not None


def is_in_reach(text: PlanText, item: Item) -> bool:
    """最高3000万元, 不得超过5%."""
    return _FAR.reaches(text, item.quantity.start)


def is_rank(_: PlanText, item: Item) -> bool:
    """排名提升6位."""
    return item.quantity.unit_text in _RANKS and item.quantity.verb != ""


def is_mark(text: PlanText, item: Item) -> bool:
    """扣2分."""
    return item.quantity.unit_text == "分" and text[item.quantity.number[0] - 1] in "扣加得减计满"


def is_baseline(text: PlanText, item: Item) -> bool:
    """从1.96缩小至1.81, 从46503元和16935元分别提高到…, 较2020年的932亿元增加…: where it came from."""
    start = item.first.start
    if _AGAINST.search(text, _near(start), start) and _MOVES.match(text, item.list_end):
        return True
    if text.find("从", _near(start), start) < 0 and text.find("由", _near(start), start) < 0:
        return False
    return _FROM.search(text, _near(start), start) is not None and _TO.match(text, item.list_end) is not None


Where = Literal["always", "in words", "introduced", "followed", "bounded", "signed"]
_PLACES: tuple[Where, ...] = ("in words", "introduced", "followed", "bounded", "signed")


class Rule(NamedTuple):
    """A rule, the kinds of unit it is asked of (None: of all) and where."""

    rule: Callable[[PlanText, Item], bool]
    kinds: tuple[str, ...] | None = None
    where: Where = "always"


RULES = (
    Rule(is_description, _DESCRIBING),
    Rule(is_rank, ("count", "score")),
    Rule(is_mark, ("score",)),
    Rule(is_own_count, ("count",)),
    Rule(is_other_word, ("multiple",)),
    # The number is no Arabic one.
    Rule(is_bare_scale, None, "in words"),
    Rule(is_set, None, "in words"),
    # What stands before it ends as one of the words that introduce a number.
    Rule(is_introduced, None, "introduced"),
    # No mark follows.
    Rule(is_continued, None, "followed"),
    Rule(is_programme, _MEASURING, "followed"),
    Rule(is_size, ("mass", "power", "energy", "volume"), "followed"),
    Rule(is_penalty, None, "followed"),
    Rule(is_declared, ("count",), "followed"),
    Rule(is_subtotal, ("count",), "followed"),
    Rule(is_package, ("count",), "followed"),
    # It has a bound, and no mark but a bracket follows.
    Rule(is_class, ("count", *_MEASURING), "bounded"),
    # A sign of a word that reaches far, or of a name, stands somewhere in the text.
    Rule(is_in_reach, None, "signed"),
    Rule(is_sum, ("money", "ratio"), "signed"),
    Rule(is_tariff, ("money", "ratio"), "signed"),
    Rule(is_condition, None, "signed"),
    Rule(is_baseline, None, "signed"),
    Rule(is_quoted, None, "signed"),
)
_FAR = _Far.of(cues.BEFORE)
_RIGHT_BEFORE = tuple(word.text for word in cues.RIGHT_BEFORE)
_INTRODUCING = frozenset((*(word[-1] for word in _RIGHT_BEFORE), *"、和及至—-"))
_MARKS = frozenset(("", *",、;。:)”"))
_MARKS_OF_BOUND = _MARKS - {")"}
_DIGITS = frozenset("0123456789")
_SIGN = lazy(
    "|".join(
        (
            *"从由较比的每单奖补",
            *(q[0] for q in QUOTES),
            *(s for far in (*cues.BEFORE, *cues.BEFORE_SUMS) for s in far.signs),
        )
    )
)
