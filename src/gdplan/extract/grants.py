"""Numbers of a grant or a penalty: how much someone may get or must pay, and on what condition.

A document of measures says so in nearly every sentence, and promises nothing by it: 对投资5000万元以上的项目,给予
不超过50万元奖励. Each rule is a function of a text and an item of it, as those of `mere_numbers`, which asks them.
"""

from collections.abc import Sequence

from gdplan.extract.indicators import is_made
from gdplan.extract.lists import Item
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab import cues

_NEAR = 16  # characters looked at on either side
_JOINED = lazy("[、和或及][^,;。0-9]{0,8}")
_PAID_OUT = lazy("(?:发放|拨付|兑付|兑现|下达|累计|争取)(?:了|各类|各项)?[^,;。:给]{0,10}$")
_GIVES = "(?:给予|予以|奖励|奖补|补助|补贴|资助|贴息|扶持)"
_WHO = lazy("(?:^|[,;:。、])(?:[一二三]是)?(?:对|凡|凡是|对于)[^,;。对]{0,40}$")
_OF_WHOM = lazy("[^,;。]{0,40}?的(?=[^,;。]{2})")
_IF = lazy(
    rf"(?:[^,;。对]{{0,16}},)?[^,;。对]{{0,20}}的,?[^,;。对]{{0,12}}?{_GIVES}"
    rf"|,(?:一次性|再|另|可|则|分别|每年)*{_GIVES}(?!金|资金|标准|总额|对象|产品)"
)
_CAPPED = lazy(
    "(?:补助|补贴|奖励|奖补|资助|扶持)(?:金额|总额|资金|额度|标准)?(?:合计|累计|原则上|均)?$"
    "|(?:单个|单户|单家|单笔|单项|单一|每户|每家)[^,;。0-9]{0,14}$"
)
_PAYS = lazy("[^,;。0-9]{0,24},(?:一次性|分别|再)?给予[^,;。0-9]{0,10}[0-9]")
_PROMISED = lazy("力争|确保|争取|实现|目标|到20|20..年")
_TARIFF = lazy(
    "(?:贴息|报销|支付|起付|持股|奖励|奖补|资助|赔付|抵扣|授信|担保费|入股)(?:比例|标准|总额|限额|线|额度|金额|上限)"
    "(?:[0-9]?[A-Z]级)?(?:原则上|最高|分别|一般|可|应|为|是|按)*$"
    "|(?:标准为|按照?)每[^,;。:、0-9]{1,6}$"
)


def is_sum(text: PlanText, item: Item) -> bool:
    """给予不超过50万元: what someone may get."""
    start = item.quantity.start
    near = max(0, start - _NEAR)
    if item.quantity.scale > 1 and _PAID_OUT.search(text, near, start):
        return False  # 发放各类补贴956万元
    return _SIGN.search(text, near, start) is not None and _BEFORE.search(text, near, start) is not None


def is_tariff(text: PlanText, item: Item) -> bool:
    """报销比例为60%, 按每台300元; but 报销比例提高到60% is a promise."""
    quantity = item.quantity
    near = max(0, quantity.start - _NEAR)
    if quantity.comparator in ("<=", "<") and _CAPPED.search(text, near, quantity.start):
        return True
    return quantity.verb == "" and _TARIFF.search(text, near, quantity.start) is not None


def is_condition(text: PlanText, item: Item) -> bool:
    """对投资5000万元以上的项目, 纳税达到30万元的,给予奖励: for whom, and when."""
    quantity = item.quantity
    if _PAYS.match(text, quantity.end):
        return True
    if not (quantity.bound or quantity.verb == "reach"):
        return False
    if _WHO.search(text, max(0, quantity.start - 3 * _NEAR), quantity.start) and _OF_WHOM.match(text, quantity.end):
        return True
    if is_made(text, quantity.start) and not text.startswith("的", quantity.end):
        return False
    near = max(0, quantity.start - 5 * _NEAR)
    return _IF.match(text, quantity.end) is not None and not _PROMISED.search(text, near, quantity.start)


def is_penalty(text: PlanText, item: Item) -> bool:
    """3人以上10人以下死亡, 一万元以上罚款; but 造成3人死亡 is reported."""
    return item.quantity.bound != "" and _PENALTY.match(text, item.quantity.end) is not None


def spread_over_lists(text: PlanText, items: Sequence[Item], mere: Sequence[bool]) -> list[bool]:
    """奖励100万元、50万元和20万元: what holds for one sum of a list holds for all."""
    spread = list(mere)
    if not _SIGN.search(text) and "单" not in text:
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


_BEFORE = lazy("|".join(f"(?:{far.pattern})$" for far in cues.BEFORE_SUMS))
_SIGN = lazy("|".join(sign for far in cues.BEFORE_SUMS for sign in far.signs))
_PENALTY = lazy(cues.PENALTY.pattern)
