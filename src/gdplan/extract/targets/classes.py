"""Numbers that name or describe a thing, told by how they are printed: classes, durations, sets, parts of names.

Each is a test of a text and an item of it, which `mere_numbers` asks.
"""

from gdplan.extract.quantities import Quantity
from gdplan.extract.quantities.terms import is_term
from gdplan.extract.targets.indicators import clause_start, find_making, is_made
from gdplan.extract.targets.lists import Item
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab import indicators
from gdplan.vocab.lookup import either

NEAR = 16  # characters looked at on either side
QUOTES = (("“", "”"), ("《", "》"))
_SMALL = 10  # 三个, 十方面: Chinese numerals up to ten name sets
_TOUCHED = frozenset("座所栋幢艘辆架处家")  # counters of buildings, vehicles, firms; 个, 项, 条 also name sets
_FIGURE = lazy("[^,;。、]{0,10}?(?:城市?|高地|丰碑)(?=[,;。、的]|$)|[人亲](?!才|力|工)|之[言长地]|独")
_LEAVES = lazy("[^,;。、0-9]{0,4}(?:村|乡|镇|县|社区)(?:全部|如期|顺利|整体|稳定)*(?:脱贫|出列|摘帽|退出)")
_CLOSES = frozenset(("", *",;。、("))
_LASTING = ("年", "月", "日")  # 达到3年 is how long, 压缩至3日 is a promise
_INDEX = lazy("(?:指数?|股|大盘|点位)[^,;。]{0,8}$")
_IS_NOW = lazy("(?:现在|现时|目前|平均|综合)[^,;。]{0,16}(?:时间|时长|用时)(?:平均|已|约|大约)*[为是](?:约|大约)?$")
_SHORTER = lazy("压缩|缩短|缩减|压减")
_SHORTENED_TO = ("压缩为", "缩短为", "缩减为", "压减为")
_KINDS_OF_CASES = f"(?:[,、]?(?:{either(indicators.CASES)})(?:事项|业务|案件|件|情况|项目)?)"
_SERVES = "(?:办理|等候|等待|排队|响应|审批|审核|受理|处理|反馈|答复|通关|报装|接入)"
_LIMITED = lazy(
    f"{_SERVES}(?:时间|时限|时长|周期){_KINDS_OF_CASES}?(?:原则上|一般|控制在|保持在)*$|"
    "(?:时间|时限|时长|周期|用时|耗时|[时延]延|延[迟时]|抖动|响应)(?:平均|总体|原则上|分别|均|一律|控制在|保持在|稳定在)*$"
)
# 审批时限不超过70个工作日,社会投资项目(不超过40个工作日)
_LIMITED_ALSO = lazy(
    "(?:时间|时限|时长|周期|用时|耗时)(?:不超过|控制在|压缩[到至])[0-9.]+个?(?:工作日|天|日|小时)(?:以?内)?,[^,;。0-9]{2,20}$"
    f"|{_SERVES}(?:时间|时限|时长|周期){_KINDS_OF_CASES}(?:不超过|控制在|压缩[到至])[0-9.]+个?(?:工作日|天|日|小时|分钟)(?:以?内)?{_KINDS_OF_CASES}(?:原则上|控制在|保持在)*$"
)
_IN_OURS = lazy("(?:在|对|围绕|聚焦|依托|用好|针对)[我全本][省市县区州]$")  # 在我市十二条产业链推广
_LIVES = lazy("(?:寿命|年限)[^,;。]{0,3}分别[^,;。]{0,4}$")
_LIFE = lazy(  # 优良天数 | 330天, 优良天数330天,比上年 | 增加5天
    "(?:寿命|年限)[^,;。]{0,14}$|[天日时]数(?:平均|分别|达|稳定在|保持在?|控制在|维持在|为|是|有)*"
    "(?:[0-9.]+(?:天|日|小时)[^,;。]{0,2},(?:同比|[比较][^,;。]{2,6}))?$"
)
_SET_UP = lazy("(?:设立|安排|提供|建成|成立|组建|筹集|投入)[^,;。0-9]{0,6}$")
_NUMBERED = lazy("[^,;。]{0,40}[0-9]")
_ENDS_MEASURE = frozenset("量数值额率积模口员距栏")
_CLASS = lazy(r"\)?[的“]|(?![和并及与])[^\W\d_a-zA-Z]")
_CLASS_COUNTED = lazy(r"的|[^\W\d_a-zA-Z]{2,8}[0-9]")  # 超10亿元企业20家
_COUNTS = lazy(r"\d(?![\d年月日])[^,;。:、]{2,24}$")
_COUNTS_THOSE_WITH = lazy(  # 2家营业收入 | 超10亿元企业
    rf"[\d十百][家个户座条所处项片](?:及?以上)?(?:{either(indicators.OF_SIZE)})*(?:{either(indicators.MEASURES)}|纳税额?)$"
)
_NOUN_BEHIND = lazy(  # or the next class of a list: 2家营业收入过10亿元、 | 3家过5亿元的企业
    r"(?!以上|以下)[^\W\d_a-zA-Z的和与及]{2}|、[\d十百]+[家个户座条所处项片](?:及?以上)?[^,;。:、]{4,24}的"
)
_COUNTED = lazy(r"的[^\W\d_a-zA-Z的和与及]{2,16}\d++(?![年月日])")
_IS_ALSO = lazy(",(?:并|且|同时)?(?:具备|具有|拥有|能够|设有|配有|符合|满足)[^;。0-9]{2,60}的[^,;。的]{2}")
_DOUBLED, _DOUBLED_NEAR = lazy("翻(?:了|将|接|近|约|大约|超过?)*$"), 6
_ENDS = lazy("[,;。、:)]|$|[人户家名个元亩吨]")
_LONGEST_NAME = 40  # a longer “…” is a sentence someone said


def is_description(text: PlanText, item: Item) -> bool:
    """连续5年, 3岁以下, 500千伏; but 压缩至3周以内, 压缩为3小时, 办理时间不超过5小时 and 寿命达到80岁 count."""
    quantity = item.quantity
    start = quantity.start
    if _LIFE.search(text, max(0, start - NEAR), start):
        return False
    if item.size > 1 and _LIVES.search(text, max(0, item.first.start - NEAR), item.first.start):
        return False
    if _IS_NOW.search(text, max(0, start - 2 * NEAR), start):
        return False  # 现在平均轮候时间为5.1年
    first = item.first.start
    if item.comparator in ("<=", "<") and (
        _LIMITED.search(text, max(0, first - NEAR), first) or _is_term(text, quantity)
    ):
        return False
    if quantity.comparator == "<=" and _LIMITED_ALSO.search(text, max(0, start - 3 * NEAR), start):
        return False
    if _SHORTER.search(text, start, quantity.end) or text.endswith(_SHORTENED_TO, 0, start):
        return False
    return quantity.unit_text in _LASTING or quantity.verb != "reach"


def _is_term(text: PlanText, quantity: Quantity) -> bool:
    """不动产登记1个工作日内办结."""
    return is_term(text, quantity.number[0], quantity.end, quantity.unit_text)


def is_mark(text: PlanText, item: Item) -> bool:
    """扣2分, 最多扣10分; 三点要求, but 指数突破3500点."""
    if item.quantity.unit_text.endswith("点") and len(item.quantity.unit_text) <= len("万点"):
        return not _INDEX.search(text, max(0, item.quantity.start - NEAR), item.quantity.start)
    return item.quantity.unit_text == "分" and text[item.quantity.number[0] - 1] in "扣加得减计满"


def is_class(text: PlanText, item: Item) -> bool:
    """亿元以上项目 are a class, 100个以上项目 a count."""
    quantity = item.quantity
    if quantity.comparator == "~" or (quantity.kind == "count" and text[quantity.start - 1] not in _ENDS_MEASURE):
        return False
    if quantity.kind == "time" and _is_term(text, quantity):
        return False
    if is_set_up(text, quantity.start) and not _NUMBERED.match(text, quantity.end):
        return False  # 设立规模不低于1亿元的基金
    if quantity.kind == "scale":  # 营业收入超千万的企业
        return quantity.bound == "before" and text.startswith("的", quantity.end)
    if quantity.bound == "before":  # 超千亿元的县域, but 突破千亿元大关
        return _CLASS_COUNTED.match(text, quantity.end) is not None
    if quantity.kind == "length" and is_made(text, quantity.start) and not _NUMBERED.match(text, quantity.end):
        return False  # 建设30公里以上绿道
    return quantity.bound == "after" and _CLASS.match(text, quantity.end) is not None


def is_quality(text: PlanText, item: Item) -> bool:
    """3万平方米节能率不低于15%的建筑, 产值达10亿元的企业5家, 2家产值超亿元企业: of those another number counts."""
    quantity = item.quantity
    if quantity.bound == "before" and quantity.kind != "ratio" and _NOUN_BEHIND.match(text, quantity.end):
        return _COUNTS_THOSE_WITH.search(text, max(0, quantity.start - NEAR), quantity.start) is not None
    return (
        (quantity.bound == "before" or quantity.verb == "reach")
        and (text.startswith("的", quantity.end) or _IS_ALSO.match(text, quantity.end) is not None)
        and (
            _COUNTS.search(text, max(0, quantity.start - 2 * NEAR), quantity.start) is not None
            or _COUNTED.match(text, quantity.end) is not None
        )
    )


def is_set_up(text: str, start: int) -> bool:
    """设立规模(不低于1亿元的基金), 安排资金(500万元)."""
    return _SET_UP.search(text, max(0, start - NEAR), start) is not None


def is_bare_scale(text: PlanText, item: Item) -> bool:
    """万家灯火, 亿元大关; but 带动万名青年, 十余家, 近百家 and 超万亿元 count."""
    quantity = item.quantity
    if quantity.amount.is_rounded or quantity.amount.value is None or text[slice(*quantity.number)].strip("十百千万亿"):
        return False
    if quantity.kind == "scale" and not quantity.bound and not _ENDS.match(text, quantity.end):
        return True  # 南达万经济带
    made = quantity.kind in ("count", "area", "scale") and is_made(text, quantity.start)
    return not (quantity.bound or quantity.verb or made)


def is_set(text: PlanText, item: Item) -> bool:
    """三个高地, 十方面实事, 在我市十二条产业链; but 至少三个, 新增两所 and 建成一座消防站 count."""
    quantity = item.quantity
    number = quantity.amount.number
    near = max(0, quantity.start - NEAR)
    if not number[:1].isdecimal() and quantity.kind == "count" and _IN_OURS.search(text, near, quantity.start):
        return True
    if (
        number[:1].isdecimal()
        or quantity.amount.is_rounded
        or quantity.kind in ("ratio", "multiple")
        or "/" in (quantity.amount.value or "")
    ):
        return False
    if quantity.scale == 1 and quantity.unit_text and quantity.amount.top <= _SMALL:
        if _is_built(text, quantity) or (quantity.unit_text == "个" and _LEAVES.match(text, quantity.end)):
            return False
        return not (quantity.bound == "before" or (quantity.amount.top > 1 and quantity.verb in ("reach", "new")))
    return quantity.kind == "scale" and not quantity.bound and not quantity.verb


def _is_built(text: PlanText, quantity: Quantity) -> bool:
    """新建两座桥梁, 新建学校一所: what one can touch is counted; not 打造一座公园城市."""
    if quantity.unit_text not in _TOUCHED or _FIGURE.match(text, quantity.end):
        return False
    start = quantity.start
    if quantity.verb == "new" or is_made(text, start):
        return True
    return text[quantity.end : quantity.end + 1] in _CLOSES and find_making(text, clause_start(text, start), start)


def is_other_word(text: PlanText, item: Item) -> bool:
    """番 without 翻; 翻了近一番 is one."""
    quantity = item.quantity
    if quantity.unit_text != "番" or "翻" in text[quantity.start : quantity.end]:
        return False
    return not _DOUBLED.search(text, max(0, quantity.start - _DOUBLED_NEAR), quantity.start)


def is_quoted(text: PlanText, item: Item) -> bool:
    """“百千万工程”, 《…2035年…》: part of a name."""
    start = item.quantity.start
    for left, right in QUOTES:
        opened = text.rfind(left, max(0, start - _LONGEST_NAME), start)
        if opened >= 0 and text.find(right, opened, opened + _LONGEST_NAME) > start:
            return True
    return False
