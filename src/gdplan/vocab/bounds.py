"""Words that bound a number or say how it moved, each with a phrase that a test reads it from.

Source of the senses of 以上, 以下, 以内 (which include the number): 《民法典》 article 1259.
"""

from typing import Literal, NamedTuple

from gdplan.terms import Comparator

Move = Literal["increase", "decrease"]


class Bound(NamedTuple):
    text: str
    comparator: Comparator
    example: str
    not_behind: str = ""  # characters that make it the end of another word: 签约
    only_behind: str = ""  # the characters behind which alone it is this word: 产值过, not 召开过


class Verb(NamedTuple):
    """A verb of change: BY so much where it stands alone, TO so much before 到 or 至."""

    text: str
    change: Move | None  # None: has no direction, only used with 到 and 至
    example: str


# Before the number. 不超过, 未超过, 不得超过 turn > into <= and < into >=: see NEGATED.
BEFORE = (
    Bound("不少于", ">=", "不少于30个"),
    Bound("不低于", ">=", "不低于80%"),
    Bound("不小于", ">=", "不小于6%"),
    Bound("不下于", ">=", "不下于5次"),
    Bound("至少", ">=", "至少20家"),
    Bound("最少", ">=", "最少3场"),
    Bound("超过", ">", "超过100亿元"),
    Bound("突破", ">", "突破5000万人次"),
    Bound("冲破", ">", "冲破5000万人次"),
    Bound("首破", ">", "首破10亿元"),
    Bound("破", ">", "破10亿元", "打攻侦读爆"),
    Bound("高于", ">", "高于60%"),
    Bound("大于", ">", "大于5%"),
    Bound("多于", ">", "多于40件"),
    Bound("超出", ">", "超出20%"),
    Bound("超", ">", "超500件", "赶反"),
    Bound("逾", ">", "逾300家"),
    Bound("过", ">", "产值过10亿元", only_behind="值入收额资税润模量口、造"),
    Bound("不超过", "<=", "不超过10%"),
    Bound("不高于", "<=", "不高于5%"),
    Bound("不大于", "<=", "不大于3%"),
    Bound("不多于", "<=", "不多于5家"),
    Bound("不突破", "<=", "不突破200亿元"),
    Bound("不超", "<=", "不超3%"),
    Bound("至多", "<=", "至多5家"),
    Bound("最多", "<=", "最多30人"),
    Bound("低于", "<", "低于5%"),
    Bound("少于", "<", "少于20家"),
    Bound("小于", "<", "小于2%"),
    Bound("不足", "<", "不足1%"),
    Bound("不到", "<", "不到3%"),
    Bound("不满", "<", "不满5家"),
    Bound("大约", "~", "大约40家"),
    Bound("将近", "~", "将近300家"),
    Bound("接近", "~", "接近80%"),
    Bound("约", "~", "约50家", "签预合条公制节契违履特相"),
    Bound("近", "~", "近300万人", "附最邻靠临亲"),
    Bound("≥", ">=", "≥85%"),
    Bound("≧", ">=", "≧85%"),
    Bound(">=", ">=", ">=85%"),
    Bound(">", ">", ">50%", "-="),  # arrows: ->, =>
    Bound("≤", "<=", "≤5%"),
    Bound("≦", "<=", "≦5%"),
    Bound("<=", "<=", "<=5%"),
    Bound("<", "<", "<5%"),
    Bound("≈", "~", "≈40%"),
)
NEGATIONS = ("不得", "不能", "不可", "不应", "不会", "不宜", "不准", "不允许", "不再", "未", "没有", "没", "未曾", "不")
NEGATED: dict[Comparator, Comparator] = {">": "<=", "<": ">="}

# Behind the unit.
AFTER = (
    Bound("及以上", ">=", "60分及以上"),
    Bound("以上", ">=", "100个以上"),
    Bound("及以下", "<=", "5%及以下"),
    Bound("以下", "<=", "3%以下"),
    Bound("以内", "<=", "5%以内"),
    Bound("之内", "<=", "5%之内"),
    Bound("左右", "~", "2%左右"),
    Bound("上下", "~", "6%上下"),
)

VERBS = (
    Verb("增长", "increase", "增长5%"),
    Verb("增加", "increase", "增加20%"),
    Verb("提高", "increase", "提高3个百分点"),
    Verb("提升", "increase", "提升2个百分点"),
    Verb("提速", "increase", "提速20%"),
    Verb("上升", "increase", "上升2%"),
    Verb("上涨", "increase", "上涨2%"),
    Verb("上浮", "increase", "上浮10%"),
    Verb("上调", "increase", "上调5%"),
    Verb("上扬", "increase", "上扬3%"),
    Verb("调增", "increase", "调增8%"),
    Verb("调高", "increase", "调高5%"),
    Verb("调升", "increase", "调升5%"),
    Verb("调涨", "increase", "调涨5%"),
    Verb("成长", "increase", "成长3.5%"),
    Verb("正成长", "increase", "正成长3.5%"),
    Verb("正增长", "increase", "正增长3.5%"),
    Verb("递增", "increase", "递增6%"),
    Verb("激增", "increase", "激增40%"),
    Verb("扩增", "increase", "扩增20%"),
    Verb("扩大", "increase", "扩大20%"),
    Verb("回升", "increase", "回升2个百分点"),
    Verb("攀升", "increase", "攀升6%"),
    Verb("多增", "increase", "多增300亿元"),
    Verb("涨幅", "increase", "涨幅2%"),
    Verb("增幅", "increase", "增幅6%"),
    Verb("微增", "increase", "微增2%"),
    Verb("微涨", "increase", "微涨2%"),
    Verb("涨", "increase", "涨3%"),
    Verb("增", "increase", "增6%"),
    Verb("升", "increase", "升2%"),
    Verb("下降", "decrease", "下降3%"),
    Verb("下跌", "decrease", "下跌3%"),
    Verb("跌幅", "decrease", "跌幅3%"),
    Verb("跌", "decrease", "跌3%"),
    Verb("降低", "decrease", "降低15%"),
    Verb("减少", "decrease", "减少20%"),
    Verb("精简", "decrease", "精简26%"),
    Verb("消减", "decrease", "消减50%"),
    Verb("减量", "decrease", "减量5%"),
    Verb("减碳", "decrease", "减碳5%"),
    Verb("减排", "decrease", "减排10%"),
    Verb("负成长", "decrease", "负成长2%"),
    Verb("负增长", "decrease", "负增长2%"),
    Verb("递减", "decrease", "递减2%"),
    Verb("骤降", "decrease", "骤降30%"),
    Verb("锐减", "decrease", "锐减40%"),
    Verb("压减", "decrease", "压减10%"),
    Verb("压降", "decrease", "压降10%"),
    Verb("缩减", "decrease", "缩减30%"),
    Verb("缩短", "decrease", "缩短30%"),
    Verb("压缩", "decrease", "压缩50%"),
    Verb("缩小", "decrease", "缩小5%"),
    Verb("削减", "decrease", "削减44%"),
    Verb("回落", "decrease", "回落3%"),
    Verb("收窄", "decrease", "收窄2%"),
    Verb("下调", "decrease", "下调10%"),
    Verb("调降", "decrease", "调降10%"),
    Verb("调低", "decrease", "调低10%"),
    Verb("调减", "decrease", "调减10%"),
    Verb("下滑", "decrease", "下滑6%"),
    Verb("下浮", "decrease", "下浮5%"),
    Verb("降幅", "decrease", "降幅5%"),
    Verb("微降", "decrease", "微降2%"),
    Verb("降", "decrease", "降5%"),
    Verb("减", "decrease", "减5%"),
    Verb("跃升", None, "跃升到38家"),
    Verb("发展", None, "发展到300家"),
    Verb("扩展", None, "扩展到50个"),
    Verb("拓展", None, "拓展到30个"),
    Verb("恢复", None, "恢复到60%"),
    Verb("延长", None, "延长至30年"),
    Verb("调整", None, "调整至5%"),
    Verb("升级", None, "升级到9%"),
    Verb("壮大", None, "壮大到60家"),
    Verb("推高", None, "推高至5%"),
    Verb("拉升", None, "拉升至5%"),
    Verb("优化", None, "优化至5%"),
    Verb("改善", None, "改善到90%"),
    Verb("控制", None, "控制到5%"),
)
# The same as patterns, for readers of words around a number or over its column.
RISES, FALLS = (
    "|".join(verb.text for verb in VERBS if verb.change == change and len(verb.text) > 1)
    for change in ("increase", "decrease")
)
# A move to a number that less of is better than: 压缩至3个工作日, 降到了1%.
LOWERED_TO = f"(?:{'|'.join(verb.text for verb in VERBS if verb.change == 'decrease')})[到至]"
RATES = "增速"  # a noun of such a change
# Those that are BY so much also before 为 and 达: 增长为5%, but 调降为1% is a level.
ALWAYS_BY = "增长|增幅|涨幅|上涨|成长|递增|下降|降幅|跌幅|下跌|递减"
# Verbs of less that take their object before the number: 减少税费30亿元.
CUTS = "减轻|减免|减少|压减|降低|削减|缩减|缩短|压降|精简"
# With the characters before them that make another word: 下达, 乃至, 得到.
REACHED = {
    "达到": "",
    "达至": "",
    "高达": "提",
    "多达": "",
    "达": "下送传转发直表欠",
    "至": "甚乃以直截",
    "到": "得收受遇看听感接想找直等不做",
}
ADDED = ("新增", "净增")
# With a classifier these act on things and move no number: 提升1000个综合体.
ALSO_ACTS = ("提升", "提高", "调高", "调降", "扩大", "增")
