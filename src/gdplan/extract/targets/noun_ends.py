"""Where a noun phrase ends and the words begin that lead from it to its number.

NOUN linking*      失业率 | 控制在 5% · 收入中位数 | 三年间 上升3000元 · 失业率 | 为24年来新低的 3%
"""

from gdplan.patterns import lazy
from gdplan.vocab import indicators as vocab
from gdplan.vocab.bounds import VERBS
from gdplan.vocab.dates import DAY, HALF, MONTH, NUMBER, QUARTER, TO, YEAR
from gdplan.vocab.lookup import either, lookup
from gdplan.vocab.numerals import COUNTS, ONES, TO_TEN
from gdplan.vocab.promises import PROMISED

_MOVING = (verb.text for verb in VERBS if verb.change and len(verb.text) > 1)
_LINKING = lookup((*",、: (", *vocab.LINKING, *_MOVING, "约"))
_EACH = lazy(  # 提高到每平方米(50元): the number's denominator
    "(?P<each>(?<=[到至为达])|(?<=标准)|(?:[降升增减涨调]|提高|降低|调整)[至到为])(?:每[^,;。:、每的0-9]{1,4})+$"
)
_NO_LINK = ("签约", "预约", "合约", "节约", "响应", "供应", "对应", "政要", "纪要", "概要", "摘要")
# What follows the noun and is no part of it; searched only where a sign of one stands.
_CUT_SIGNS = frozenset("比较从由年于出超占史期基月季个争保拟划计已后先中")
_CUTS = (
    lazy("在[^,;。、在\\d]{1,14}的?基础上$"),  # 在法定时限基础上压缩
    lazy(rf"(?:已经?)?连续(?:[\d{COUNTS}]+年)?$"),
    # 较2020年提高
    lazy(r"同?[比较](?:\d+年(?:同期|底|末)?|上一?年|上一年度|去年|年初|同期|上年同期|“?十.五”?末?)[^,;。]{0,3}$"),
    lazy(rf"[比较](?:{YEAR}年|上年|去年|同期|“?十.五”?末?)[^,;。\d]{{0,6}}的[^,;。]*$"),  # 较2020年的932亿元增加
    lazy(
        "[比较](?:全[国省市区县]|周边|同类|上级|(?:年度|全年|序时)?计划|(?:时序|序时|时间)进度)"
        "[^,;。]{0,6}(?:[高低快慢多少大小优]|[滞落]后|超前)$"
    ),  # 比全省高20个百分点
    lazy(r"[从由](?=[^,;。]{0,10}\d)(?:[^,;。]|(?<=\d),(?=\d))*$"),  # 收入倍差从1.96缩小至1.81
    lazy(rf"[于在]?(?:{YEAR}|1[0-2]\d)年(?:底|末)?$"),  # 达到2020年的2.5倍
    # 改厕任务 | 9月底前, 下降至 | 本年7月底
    lazy(
        rf"(?<!按照)(?<!按)(?:[于在到至比较]|截[至止])?(?:(?:{YEAR}|[01]?\d\d|[今本去当])年)?"
        rf"(?:(?:{NUMBER}月?{TO})?{MONTH}(?:{DAY})?|{QUARTER}|{HALF})[底末]?(?:[以之]?前)?$"
    ),
    # 11个重点项目 | 中的6个
    lazy(
        "(?<![初高完其集普职途])中(?:的|遴选|选取|选择|选出|评选|筛选)$|(?:(?<=项目)|(?<=企业)|(?<=[村镇县区乡户]))中$"
    ),
    # 支出进度 | 落后于序时进度8.5个百分点
    lazy(
        "不?(?:(?:落后|滞后|领先)于?(?:全[国省市区县]|上年|去年|同期|平均|预期|计划|时序|序时|时间进度|目标)[^,;。、]*"
        "|落后|滞后)$"
    ),
    # 省级平台 | 力争接入, 公厕 | 确保年内新建
    lazy(f"(?<![年度])(?:{either(PROMISED)})(?:全年|今年|年内|每年|再|新)*(?:{either(vocab.MAKING)})$"),
    lazy(
        f"(?<=[^,;:。、]{{2}})已(?:经|累计|全部)*(?!(?:{either(vocab.BUILDING_STAGES)})$)(?:{either(vocab.MAKING)})$"
    ),  # 公园 | 已新建
    lazy(f"[{TO_TEN}两]个$"),  # 扬尘治理 | 六个100%
    lazy("[比较](?:历史|历年|同期)最[高低多少][^,;。、]{0,10}$"),  # 较历史最高的一年减少
    # 为24年来新低之3.38%
    lazy(
        rf"[为是创]?(?:(?:近|过去)?[\d{COUNTS}几多数]{{1,3}}年(?:以?来)?|历年(?:以?来)?|历史|同期)[的同期]*"
        "(?:最[高低大小多少好]|[新次][高低])(?:水平|纪录|点|位)?[之的]?$"
    ),
    # 三年间上升
    lazy(
        rf"[于在]?(?:过去|最近|未来|今后|近|这)?的?(?<![\d至到])[\d{COUNTS}]{{1,2}}年(?:以?来|[之期]?间|[之期以]?内)$"
    ),
    lazy(rf"[于在]?“?十[{ONES}]五”?(?:期间|时期)$"),
    # 超年度计划28%
    lazy("[超占](?:全[省市国县区年]|年度|年计划|年初|计划|预期|序时)[^,;。、]{0,4}(?<!比重)(?<!比例)(?<!份额)$"),
    lazy(  # 增速高于全省平均2个百分点
        "(?:高于|低于|快于|慢于|高出|低出|优于|多于|少于)"
        "(?:(?:全国|全省|全市|全区|上年|去年|同期|平均|预期|计划|经济|GDP|地区|规上|货物)[^、]*|[^、]{0,3})$"
    ),
)
_MARGINS = ("增幅", "涨幅", "降幅", "跌幅")  # 总额增幅 | 高于全国0.2个百分点: the number is of how fast it grows
_MARK_ENDS = ("关", "口", "槛", "阶")
_MARK_PASSED = lazy(  # 经济总量 | 跨过两个万亿元大关、超过6万亿元
    "(?:连续|再次|先后)?(?:跨[过越上]|迈[上过入]|[站跃登]上|越过|突破)[^,;。]{0,12}(?:大关|关口|门槛|台阶)$"
)
# The whole that a share is taken of: 销售量达到 | 销售总量的20%.
_SHARE_OF = lazy(
    r"(?:[为是达到]|相当于)[^,;。、0-9]{0,14}(?:年均|月均|日均|平均|常年)[^,;。、0-9]{0,6}[0-9.]+[^,;。、0-9的]{1,4}的$|"
    "(?:达到|完成|相当于|不[低高少多][于]|不超过?|超过?|高于|低于|占到?|[是为达])(?!比)[^,;。、的0-9]{1,24}的$"
)

_SPELT_OUT = lazy(r"(?:达到?|[至到为]|突破|超过?)(?:每[^\W\d_]{1,3})?[0-9][^,;。()]*$")


_GROUPED = lazy(r"(?<=[^\W\d_])\d+个?(?:大类|类|大项|批|方面|领域)$")  # 服务项目达到 | 11大类 | 37项


def noun_end(text: str, start: int, end: int) -> int:
    """Where the words begin that lead from a noun to its number: what it is compared with, linked by or divided by."""
    if grouped := _GROUPED.search(text, start, end):
        end = grouped.start()
    if text[end - 1 : end] == "的" and (share := _SHARE_OF.search(text, start, end)):
        end = share.start()
    if each := _EACH.search(text, start, end):
        end = each.start("each")
    end = unlinked(text, start, end)
    if text[end - 1 : end] in _MARK_ENDS and (passed := _MARK_PASSED.search(text, start, end)):
        end = unlinked(text, start, passed.start())
    for pattern in () if _CUT_SIGNS.isdisjoint(text[start:end]) else _CUTS:
        if match := pattern.search(text, start, end):
            end = match.start()
            end = end if text.endswith(_MARGINS, start, end) else unlinked(text, start, end)
    return end


def unlinked(text: str, start: int, end: int) -> int:
    """Where the words end that lead from a noun to its number: 失业率 | 控制在."""
    while (word := _LINKING.before(text, end, start)) and not text.endswith(_NO_LINK, start, end):
        end -= len(word)
    return end


def behind_bracket(text: str, start: int, end: int) -> int:
    """Where a noun begins behind a bracket that is only closed there: (甲街道、乙镇) | 取水设施."""
    close = text.rfind(")", start, end)
    return close + 1 if close >= 0 and text.find("(", start, close) < 0 and end - close > 2 else start


def beside_bracket(text: str, start: int, end: int) -> tuple[int, int]:
    """Where to look before a number in brackets: inside them for a noun (号源(其中专家号源), else before (线路(长)."""
    opened = text.rfind("(", start, end)
    if opened > 0 and opened + 1 == end and (spelt := _SPELT_OUT.search(text, start, opened)):
        return start, spelt.start()  # 算力达到每秒5×1018次(5EFLOPS)
    if opened < 0 or text.find(")", opened, end) >= 0:
        return start, end
    return (opened + 1, end) if unlinked(text, opened + 1, end) - opened > 2 else (start, opened)
