"""Words that decide whether a result answers a promise: over which time, by which deed, of which part.

Patterns are over folded text (Simplified, half-width, without blanks). Every row has a text that it must find and a
look-alike in which it must find nothing; tests read both. Sources: government work reports of the state, of provinces
and of counties; 统计公报 for the words of periods.
"""

from typing import Literal, NamedTuple

from gdplan.vocab.dates import HALF, MONTH, QUARTER, TO, YEAR
from gdplan.vocab.numerals import ONES, SEVERAL, TO_TEN

# How long what a number tells took: one year, several, one of several on average, a part of a year, or a day or month.
Lasting = Literal["year", "years", "average", "part", "rate"]
Deed = Literal["starts", "finishes", "adds", "cuts", "does"]
_COUNT = f"[{SEVERAL}2-9]|1[0-9]"


class PeriodWord(NamedTuple):
    pattern: str
    lasting: Lasting
    example: str
    counterexample: str


# Of several in one clause the first in this order holds: 五年来年均增长7.1% is an average.
PERIODS = (
    PeriodWord(
        "(?:年均|年平均)(?!浓度)|(?<!每[人户亩家])(?:平均)?每年(?!度)",
        "average",
        "五年来年均增长7.1%",
        "由每人每年420元",
    ),
    PeriodWord("日均|月均|(?:平均)?每[天日月周]|(?:平均)?每个?季度", "rate", "日均新设企业", "当日新设企业"),
    PeriodWord(
        f"前[一二三1-3]季度|{QUARTER}|{HALF}|{MONTH}(?![底末])|前[{TO_TEN}0-9]{{1,3}}个月",
        "part",
        "上半年增长5%",
        "12月底达到5%",
    ),
    PeriodWord(
        f"今明两年|(?:过去|近|这|前|今后|未来|本届)的?(?:{_COUNT})年"
        f"|(?:{_COUNT}|多|几)年(?:来|间|内|累计|共|合计|投入|减少|新增|增加|增长|下降)"
        f"|十[{ONES}](?:五”?|个五年)(?:计划|规划)?(?:时期|期间|以来|累计|五年)"
        "|本届政府|任期|历年|改革开放以来|党的[^,;]{2,4}大以来",
        "years",
        "五年来",
        "一年来",
    ),
    PeriodWord(
        f"{YEAR}年?(?:{TO}){YEAR}年|自{YEAR}年|{YEAR}年以来|从{YEAR}年", "years", "从2015年的20%", "到2015年的20%"
    ),
    PeriodWord("(?<!全年)(?<!年内)(?<!今年)(?<!去年)累计|总计(?=[^,;]{0,4}年)", "years", "累计减税", "全年累计减税"),
    PeriodWord(
        f"去年|上年|过去一年|一年来|全年|当年|同比|年末|年内|今年|过去的{YEAR}年|^{YEAR}年(?=[,:])",
        "year",
        "全年完成投资",
        "三年完成投资",
    ),
)


# What a change is measured from: the year before makes it a change in one year, any earlier one in several.
BASE = f"[比较]({YEAR})年"


class DeedWord(NamedTuple):
    pattern: str
    deed: Deed
    example: str
    counterexample: str


# What is done to the thing that is counted; of several before one number the last decides.
DEEDS = (
    DeedWord("(?:新|再|正式)?开工(?:建设|改造)?|动工|开建|启动(?:建设|改造|实施)?", "starts", "再开工20项", "复工20家"),
    DeedWord(
        "(?:基本)?建成(?:投产|投用|通车)?|竣工|完工|投产|投用|投入(?:使用|运营)|通车",
        "finishes",
        "基本建成300万套",
        "在建300万套",
    ),
    DeedWord("新增|增加(?![值到至])|净增|新设|新登记|新发现|增设|增发", "adds", "新增5万个", "增加值5万元"),
    DeedWord(
        "减少(?![到至])|压减(?![到至])|压缩(?![到至])|退出|淘汰|化解|关闭|降低(?![到至])|减轻|减免|取消|缩减|削减|下调|停建|缓建|停征|裁减|清退|拆除|脱贫|摘帽",
        "cuts",
        "淘汰380万辆",
        "增产380万辆",
    ),
    DeedWord(
        "新建|改建|扩建|改扩建|建设|改造|完成|实现|实施|推进|推动|推广|培训|培育|培养|治理|修复|修缮|整治|搬迁|安排|发放|发行|资助|救助|引进|签约|设立|创建|认定|建立|举办|转移"
        "|安置|打造|布局|组织|开展|清理|规范|制定|修订|审议|提请|落实|支持|开放|共享|归集|帮扶|提供|配备|更新|种植|下达|帮助",
        "does",
        "改造600万套",
        "600万套",
    ),
)


class NumberContext(NamedTuple):
    pattern: str
    example: str
    counterexample: str


# Before the number: how much more or less it is than a year before, which is no answer to how much it is.
DIFFERENCE = NumberContext(
    "比(?:去年|上年|上一?年度?|前年)(?:同期)?[^,;:。〇]{0,5}$",
    "比去年多",
    "比去年增长快,新增",
)


# Before the number: what there is, not what was done.
STANDS = NumberContext("(?:还有|尚有|仍有|剩余|剩下|现有|拥有)的?[^,;:。〇]{0,4}$", "目前还有", "今年新建")
# Before the number: what was so in each of several years was so in the last.
HELD = NumberContext("(?:稳定|保持|维持|控制)在[^,;:。〇]{0,4}$", "连年稳定在", "稳定增长")
# Before or behind a number of a later report: it is the promise that the report measures itself by.
QUOTED = NumberContext(
    "(?:超过|高于|低于|好于|快于|超出|优于|比)了?(?:原定|年初|预定|预期|计划|既定|目标)[^,;:。]{0,6}$",
    "超过原定的",
    "超过",
)


class Qualifier(NamedTuple):
    """Members of which two differ are of two measures. `must_agree`: one alone also differs from none."""

    members: tuple[str, ...]
    must_agree: bool
    example: tuple[str, str]  # two names that it parts
    counterexample: tuple[str, str]  # two that it does not


QUALIFIERS = (
    Qualifier(
        ("登记(?=失业)", "调查(?=失业)"), False, ("城镇登记失业率", "城镇调查失业率"), ("城镇调查失业率", "失业率")
    ),
    Qualifier(
        ("城镇|城市(?!群)", "农村|乡村|农民"), False, ("城镇居民收入", "农村居民收入"), ("城镇新增就业", "新增就业")
    ),
    Qualifier(("中央", "地方"), True, ("中央财政赤字", "财政赤字"), ("中央财政赤字", "中央赤字")),
    Qualifier(
        ("[人户亩]均|每[万千百]?[人户亩]|单位面积",),
        True,
        ("人均生产总值", "生产总值"),
        ("人均生产总值", "人均国内生产总值"),
    ),
    Qualifier(("民间|民营", "国有"), True, ("民间固定资产投资", "固定资产投资"), ("民间投资", "民间固定资产投资")),
    Qualifier(
        ("占比|比[重例率]|之比|率$",),
        True,
        ("服务业增加值占比", "服务业增加值"),
        ("服务业增加值比重", "服务业增加值占比"),
    ),
    Qualifier(("余额|存量|保有量", "增量"), False, ("贷款余额", "贷款增量"), ("贷款余额", "贷款")),
    Qualifier(("(?<![进出])出口", "(?<![进出])进口(?!出)"), True, ("出口总额", "进口总额"), ("出口", "出口总额")),
    Qualifier(("收入", "支出"), False, ("财政收入", "财政支出"), ("财政收入", "公共财政收入")),
    Qualifier(
        ("国家级|全国(?=重点|文明|示范|试点|先进|优秀|百强)", "省级", "市级", "[区县]级"),
        False,
        ("省级重点实验室", "全国重点实验室"),
        ("省级中试平台", "中试平台"),
    ),
    Qualifier(("浓度",), True, ("二氧化硫浓度", "二氧化硫排放量"), ("细颗粒物浓度", "细颗粒物平均浓度")),
)


class LightWord(NamedTuple):
    """Words that tell nothing of what is measured; a name is the same without them."""

    pattern: str
    example: str
    same: str  # the name that is left
    counterexample: str  # keeps it


LIGHT = (
    LightWord(
        "(?:全[国省市县区州]|[我本][国省市县区州])(?!重点|文明|示范|试点|先进|优秀|百强)(?=.)",
        "全国粮食产量",
        "粮食产量",
        "全民健身",
    ),
    LightWord("整体|总体|平均", "整体通关时间", "通关时间", "整理通关时间"),
    LightWord("(?:年内|全年|之内)$", "移动流量资费年内", "移动流量资费", "年内资费"),
    LightWord("^向?社会(?=开放|公布|公开|征集)", "社会开放数据集", "数据集", "社会组织"),
    LightWord("大规模|大幅度?|大力", "大规模扩招", "扩招", "规模扩招"),
    LightWord("(?:预期|年均)?(?:增长|增速|增幅|涨幅)(?:预期)?(?:目标)?(?:拟?定)?$", "贷款增速", "贷款", "增长点"),
    LightWord("全社会", "全社会用电量", "用电量", "社会用电量"),
    LightWord("城乡(?=居民)", "城乡居民收入", "居民收入", "城乡融合"),
    LightWord("各类|各级各类", "各类学校", "学校", "分类学校"),
    LightWord("(?:一直|继续|持续|保持|稳定|始终)+(?:在|$)", "赤字率一直", "赤字率", "持续时间"),
    LightWord(
        "^(?:完成|实现|力争|确保|预期|预计|再|又|拟|将|要|全年|年末|年度|当年|今年|去年|累计|其中|年均|平均|共|总)+",
        "年末城镇失业率",
        "城镇失业率",
        "新能源年末",
    ),
    LightWord("(?:预期|工作|年度)?(?:目标|任务)$", "造林任务", "造林", "目标岗位"),
    LightWord(
        "(?:总数|总量|总额|数量|人数|规模|水平|面积|标准|个数|指标|实际|同比|预期|投资建设|工程)$",
        "灌溉面积",
        "灌溉",
        "面积计量",
    ),
    LightWord("^[、和及与]|[、和及与]$|(?:再|又|将|均|都|要)$", "收费项目再", "收费项目", "再生资源"),
    LightWord("建设(?=投资)", "铁路建设投资", "铁路投资", "建设用地"),
    LightWord(f"^“?十[{ONES}]五”?(?:时期|期间|以来|末)?", "“十四五”时期粮食产量", "粮食产量", "十五座"),
    LightWord("[的了“”‘’《》()]", "建成的平台", "建成平台", "平台"),
)


class Statement(NamedTuple):
    """What a report says itself of its targets, behind a number or around it."""

    pattern: str
    met: bool
    example: str
    counterexample: str


STATEMENTS = (
    Statement(
        "(?:未|没有|未能)(?:全面|如期)?(?:完成|达到|实现)[^,;。]{0,12}?(?:目标|任务|计划)",
        False,
        "未完成年度目标",
        "低于3%左右的预期目标",  # of prices, that is better than promised
    ),
    Statement(
        "超额[^,;。]{0,4}完成|(?:提前|如期|圆满|顺利|全面|胜利|均|都|已)?(?:完成|实现|达到)了?[^,;。0-9]{0,8}?(?:年度|全年|预期|既定|计划|规划)[^,;。0-9]{0,6}(?:目标|任务|计划)",
        True,
        "超额完成年度目标任务",
        "完成铁路投资",
    ),
)
