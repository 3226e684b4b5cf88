"""What a sum of money or a share is for, where the words behind it say so: 安排81亿元 | 充实 | 引导基金."""

from gdplan.extract.quantities import Quantity
from gdplan.patterns import lazy

_FOR = "(?:专项|重点|主要|优先)?(?:用于)?(?:支持|充实|扶持|补充)"
_SPENDS = lazy(f"{_FOR}(?=[^,;。]{{3}})(?!项目|政策|力度|体系|资金)")
_SPENT_BEHIND = lazy(f",{_FOR}(?P<on>[^,;。、0-9]{{3,30}})(?=[,;。、]|$)")
_SETS_UP = lazy(  # 按用地面积5%的比例 | 设置 | 活动场地
    "的比例(?:规划|统一|同步|配套)?(?:设置|配置|配建|配备|建设|安排|布设|预留|落实)(?P<on>[^,;。、的0-9]{2,24})(?=[,;。、]|$)"
)
_ARRANGES = ("安排", "统筹", "新增", "投入", "拨付", "下达")


def behind_spending(text: str, quantity: Quantity) -> int:
    """Where a noun behind a number may begin: behind the verb that says what a sum is spent on."""
    spends = _SPENDS.match(text, quantity.end) if quantity.kind == "money" else None
    return spends.end() if spends else quantity.end


def spent_on(text: str, quantity: Quantity) -> tuple[int, int] | None:
    """What the next clause says a sum is for that is arranged for nothing named: 统筹安排25亿元,支持科学中心建设.

    So of what a share is set up: 按用地面积5%的比例设置活动场地.
    """
    if quantity.kind == "ratio":
        sets_up = _SETS_UP.match(text, quantity.end)
        return sets_up.span("on") if sets_up else None
    is_arranged = quantity.kind == "money" and (text.endswith(_ARRANGES, 0, quantity.start) or quantity.verb == "new")
    spent = _SPENT_BEHIND.match(text, quantity.end) if is_arranged else None
    return spent.span("on") if spent else None
