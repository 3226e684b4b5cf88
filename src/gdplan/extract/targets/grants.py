"""Numbers of a grant or a penalty: how much someone may get or must pay, and on what condition.

A document of measures says so in nearly every sentence, and promises nothing by it: 对投资5000万元以上的项目,给予
不超过50万元奖励. Each rule is a function of a text and an item of it, as those of `mere_numbers`, which asks them.
"""

from collections.abc import Sequence

from gdplan.extract.targets.classes import is_set_up
from gdplan.extract.targets.indicators import is_made
from gdplan.extract.targets.lists import Item
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab.mere_numbers import GRANTS
from gdplan.vocab.promises import PROMISES

_NEAR = 16  # characters looked at on either side
_JOINED = lazy("[、和或及][^,;。0-9]{0,8}")
_GIVES = "(?:给予|予以|奖励|奖补|补助|补贴|资助|贴息|扶持)"
_MANNER = "一次性|再|另|可|则|分别|每年|择优|优先|按规定|按程序|酌情|适当|对其"
_WHO = lazy("(?:^|[,;:。、])(?:[一二三]是)?(?:对|凡|凡是|对于)[^,;。对]{0,40}$")
_OF_WHOM = lazy("[^,;。]{0,40}?的(?=[^,;。]{2})")
_IF = lazy(
    rf"(?:[^,;。对]{{0,16}},)?[^,;。对]{{0,20}}的(?:企业|项目|单位|机构|园区|平台|[^,;。]{{0,4}}基地)?,?[^,;。对]{{0,12}}?{_GIVES}"
    rf"|,(?:{_MANNER})*{_GIVES}(?!金|资金|标准|总额|对象|产品)"
)
_PAID_FROM = lazy(rf",[^,;。0-9]{{0,6}}财政(?:{_MANNER})*{_GIVES}")  # not 新增上市企业30家,市级财政给予奖励
_PAYS = lazy("[^,;。0-9]{0,24},(?:一次性|分别|再)?给予[^,;。0-9]{0,10}[0-9]")
_PROMISED = lazy("|".join((*(word.text for word in PROMISES if word.pledges), "实现", "目标", "到20", "20..年")))


def is_condition(text: PlanText, item: Item) -> bool:
    """对投资5000万元以上的项目, 纳税达到30万元的,给予奖励: for whom, and when."""
    quantity = item.quantity
    if quantity.scale > 1 and is_set_up(text, quantity.start):
        return False  # 安排专项资金500万元,给予每人800元补助
    if _PAYS.match(text, quantity.end):
        return True
    if not (quantity.bound or quantity.verb == "reach"):
        return False
    if _WHO.search(text, max(0, quantity.start - 3 * _NEAR), quantity.start) and _OF_WHOM.match(text, quantity.end):
        return True
    if is_made(text, quantity.start) and not text.startswith("的", quantity.end):
        return False
    near = max(0, quantity.start - 5 * _NEAR)
    paid = quantity.kind != "count" and _PAID_FROM.match(text, quantity.end)
    return bool(paid or _IF.match(text, quantity.end)) and not _PROMISED.search(text, near, quantity.start)


def spread_over_lists(text: PlanText, items: Sequence[Item], mere: Sequence[bool]) -> list[bool]:
    """奖励100万元、50万元和20万元: what holds for one sum of a list holds for all."""
    spread = list(mere)
    if not _SIGN.search(text):
        return spread
    for step in (range(1, len(items)), range(len(items) - 2, -1, -1)):
        back = 1 if step.step > 0 else -1
        for i in step:
            spread[i] = spread[i] or (spread[i - back] and _are_listed(text, *sorted((items[i], items[i - back]))))
    return spread


def _are_listed(text: str, one: Item, two: Item) -> bool:
    first, second = one.quantity, two.quantity
    return (
        _JOINED.fullmatch(text, first.end, second.start) is not None
        and (first.kind == second.kind or first.comparator == second.comparator == "<=")
        and {first.kind, second.kind} <= {"money", "ratio"}
        and first.verb == second.verb == ""
    )


_SIGN = lazy("|".join(sign for row in GRANTS for sign in row.signs))
