"""Quantities: every number with a unit, its bound and the verb of change that touches it.

    quantity = [verb ["了"]] [bound] number ["多"] [scale] unit [bound]
    number   = Arabic | Chinese | number "分之" number | number ("—" | "至") number
    scale    = 万 | 亿 | 万亿 | 兆 of money: belongs to the unit (1000 + 亿元); 十 百 千 belong to the number,
               save behind a decimal (260.7 + 百万吨)

Whether a quantity is promised, reached or only part of a name is not asked here.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from gdplan.extract.quantities.amounts import Amount, parse_amount
from gdplan.extract.quantities.bounds import Lead, Verb, VerbAndBound, find_lead, find_verb_and_bound, may_have_whole
from gdplan.extract.quantities.number_pattern import AFTER, INCLUDED, number_pattern
from gdplan.extract.quantities.terms import is_term
from gdplan.extract.quantities.unit_behind import WITH_TENTH, Pieces, Unit, find_unit
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.terms import Comparator
from gdplan.vocab import bounds

_SEPARATOR = "。"
_DASHES = ("—", "——", "-", "~", "至", "到", "–")
_WIDEST_DASH = 2
_WORTH = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8, "兆": 10**12}
_STANDARD = lazy("国[一二三四五六](?!分)")  # 国三及以下
_PLACES = ("十", "百", "千")
_WITHOUT_UNIT = frozenset("分半万亿")  # 三分之一, 一半, 十四万七千
_LISTED = lazy("[、和][0-9]")  # 不高于53和32微克
_MORE = ("多", "余")
_WORD = lazy("[A-Za-z0-9+×]")
_NOT_BELOW = ("自", "担", "欠", "抱", "胜")  # 自负30%


class Quantity(NamedTuple):
    """One quantity; all offsets are into the text it was found in."""

    start: int  # with the verb and bound that touch it
    end: int
    number: tuple[int, int]
    amount: Amount
    unit: Pieces  # 亿 and 人 of 13亿多人 are two pieces
    base: Pieces  # the unit without its scale
    unit_text: str
    kind: str  # of the unit, see vocab.units; scale for a bare 万, empty without any
    scale: int
    comparator: Comparator
    bound: Literal["before", "after", ""]  # where it is printed
    verb: Verb


def find_quantities(text: PlanText) -> list[Quantity]:
    """Every quantity of a text, in order; a range (5%—5.5%, 3000至5000家) is one.

    >>> text = PlanText("装机超过214万千瓦,建站5座以上")
    >>> [(q.amount.value, q.unit_text, q.comparator) for q in find_quantities(text)]
    [('214', '万千瓦', '>'), ('5', '座', '>=')]
    """
    return find_all_quantities([text]).get(0, [])


def find_all_quantities(texts: Sequence[PlanText]) -> dict[int, list[Quantity]]:
    """The quantities of many texts, by the index of the text; one without any is left out.

    One scan goes over all of them: most sentences hold no number, and cost nothing by themselves.
    """
    starts = list(accumulate([len(text) + len(_SEPARATOR) for text in texts], initial=0))
    found: dict[int, list[Quantity]] = {}
    text, base, limit, done = PlanText(""), 0, 0, 0
    for match in list(number_pattern().finditer(_SEPARATOR.join([*texts, ""]))):
        number = match.start() - base
        if number >= limit:
            index = bisect_right(starts, match.start()) - 1
            text, base, done = texts[index], starts[index], 0
            limit, number = len(text), match.start() - base
        if number < done or (quantity := _read(text, base, match)) is None:  # 百 of 个百分点 is no number
            continue
        if not done:
            found[index] = [quantity]
        elif number - done <= _WIDEST_DASH and (joined := _range(text, found[index][-1], quantity)):
            found[index][-1] = joined
        else:
            found[index].append(quantity)
        done = quantity.end
    return found


_BEHIND = lazy(rf"(多(?=[,、;。)]))?(?:(?:{INCLUDED})?({AFTER}))?")
_BEHIND_FIRST = frozenset(("多", "(", *(bound.text[0] for bound in bounds.AFTER)))


def _is_limit(text: PlanText, start: int, end: int, lead: Lead | None, unit: Unit) -> bool:
    """压缩至1个工作日内, 登记1个工作日内办结; 3个月内不得重复检查 limits something else."""
    return bool(lead and (lead["reach"] or lead["by"])) or is_term(text, start, end + 1, unit.text)


def _read(text: PlanText, base: int, match: re.Match[str]) -> Quantity | None:
    """A match in texts joined, of which `text` begins at `base`, as a quantity; None where it only looked like one."""
    printed, more, to, scale, more2, scale2, bare = match.group(1, "more", "to", "scale", "more2", "scale2", "bare")
    number, end = match.start() - base, match.end() - base
    unit = Unit() if bare == ":1" else find_unit(text, end, number, printed)
    if unit is None or (bare is None and not unit.text) or not _may_follow(text, number, unit):
        return None
    if not unit.text and text[end : end + 1] in _PLACES:  # 3万千元: no number
        return None
    end = unit.pieces[-1][1] if unit.pieces else end
    after, more3, end = _bound_behind(text, end + len(unit.tenth))
    amount = parse_amount(printed, more, to, scale, is_more=bool(more2 or more3 or more in _MORE))
    if amount and unit.text in WITH_TENTH:
        amount = amount.in_tenths(unit.tenth) if unit.text == "成" else amount.with_tenth(unit.tenth)
    if amount is None:
        return None
    share = Unit("百分之", "ratio", ((number, number + 3),)) if amount.number.startswith("百分之") else unit
    start = _sign(text, number) if share.kind == "ratio" else number
    lead = find_lead(text, start)
    if (
        after is None
        and unit.kind == "time"
        and text.startswith("内", end)
        and _is_limit(text, number, end, lead, unit)
    ):
        after, end = "以内", end + 1
    if not unit.text and not _is_measured(text, number, end, match, lead=lead, after=after):
        return None
    unit = share
    pieces, worth, kind, scales = unit.pieces, 1, unit.kind, ""
    if scale or not amount.number:
        scale_end = match.end("scale") - base
        scales = scale if amount.number else text[number:scale_end]  # 万名: all that is printed is the scale
        if scale2:  # 2万多亿元
            pieces = _with_scale(scale2, match.end("scale2") - base, pieces)
        pieces, scales = _with_scale(scales, scale_end, pieces), scales + (scale2 or "")
        worth, kind = _worth(scales), kind or "scale"
    beside = VerbAndBound(start)  # most numbers stand alone
    if lead or after or amount.is_more or amount.is_about or may_have_whole(text, number, kind):
        beside = find_verb_and_bound(text, start, end, lead=lead, after=after, amount=amount, kind=kind)
    return Quantity(
        beside.start,
        end,
        (number, number + len(amount.number)),
        amount.negative() if start < number else amount,
        pieces,
        unit.pieces,
        scales + unit.text,
        kind,
        worth,
        beside.comparator,
        beside.bound,
        beside.verb,
    )


def _may_follow(text: str, number: int, unit: Unit) -> bool:
    """Whether what stands before it leaves the number whole and none of a name: 正负5%, PM2.5; but APP30个."""
    before = text[number - 1 : number]
    if before == "±" or text.endswith("正负", 0, number):
        return False
    return unit.kind == "count" or not (before.isascii() and before.isalpha())


def _bound_behind(text: str, end: int) -> tuple[str | None, str | None, int]:
    """The bound behind a unit, the 多 before it, and where they end."""
    behind = _BEHIND.match(text, end) if text[end : end + 1] in _BEHIND_FIRST else None
    return (behind[2], behind[1], behind.end()) if behind else (None, None, end)


def _sign(text: str, number: int) -> int:
    """Where a share below zero begins: 增长-2.5%, 负0.5%; the dash of 3%-5% is no sign."""
    before = text[number - 2 : number - 1]
    if text[number - 1 : number] == "-" and "一" <= before <= "鿿":
        return number - 1
    if text[number - 1 : number] == "负" and before not in _NOT_BELOW:
        return number - 1
    return number


def _with_scale(scale: str, end: int, unit: Pieces) -> Pieces:
    """The pieces of a scale that ends at `end` and its unit, as one where they adjoin."""
    if unit and unit[0][0] == end:
        return ((end - len(scale), unit[0][1]),)
    return ((end - len(scale), end), *unit)


def _worth(scale: str) -> int:
    return math.prod(_WORTH.get(character, 1) for character in scale)  # 万多


def _is_measured(
    text: str, number: int, end: int, match: re.Match[str], *, lead: Lead | None, after: str | None
) -> bool:
    """Without a unit, a bound behind or a verb before: 缩小至1.81, 减少一半, 占1/3."""
    if _WORD.match(text, end):
        return False
    if _STANDARD.search(text, max(0, number - 1), end):
        return False
    printed = match[0][: match.end("scale") - match.start()]
    if match["scale"] or after or set(printed) & _WITHOUT_UNIT:
        return True
    if lead and (lead["reach"] or lead["by"] or ((lead["bound"] or lead["negated"]) and _LISTED.match(text, end))):
        return True
    return "/" in printed and text[number - 1] in "国省的"


def _range(text: str, one: Quantity, two: Quantity) -> Quantity | None:
    """5%—5.5% as one quantity."""
    if text[one.end : two.number[0]] not in _DASHES or one.amount.value is None or two.amount.value is None:
        return None
    shared = two.unit_text == one.unit_text or (one.kind == "scale" and two.unit_text.startswith(one.unit_text))
    if not shared or text[max(0, one.start - 1) : one.start] in ("从", "由"):
        return None
    low, high = one.amount.value, two.amount.value
    return two._replace(
        start=one.start,
        number=one.number,
        amount=Amount(one.amount.number, None, low, high, is_more=False),
        verb=one.verb,
        comparator="=" if one.bound == "after" else one.comparator if one.bound else two.comparator,
        bound=one.bound or two.bound,
    )
