"""How documents spell a date, a year, the parts of a year, and what they call a limit: the one spelling of each.

Patterns are over plan text (half-width, Simplified) and hold no groups, so that they can be put together. Sources:
党政机关公文格式 (GB/T 9704-2012) 7.3.5.4 and 出版物上数字用法 (GB/T 15835-2011) for dates and numerals; the labels are
those of 任务分工表, 整改清单 and 督查台账.
"""

from typing import NamedTuple

from gdplan.vocab.numerals import COUNTS, ONES, TO_TEN

HAN_DIGITS = f"〇零○{ONES}"

YEAR = "(?:19|20)[0-9]{2}"  # without 年
NUMBER = "[0-9]{1,2}"  # of a month or a day
HAN_YEAR = f"二[〇零○][{HAN_DIGITS}]{{2}}"
ROC_YEAR = "(?<![0-9])(?:[89][0-9]|1[0-2][0-9])"  # of Taiwan, without 年
MONTH = f"(?:[0-9]{{1,2}}|(?<![{TO_TEN}])(?:十[一二]|[{TO_TEN}]))月份?"
DAY = f"(?:[0-9]{{1,2}}|[二三]?十[{TO_TEN}]?|[{TO_TEN}])[日号]"
SPACED_DAY = f"{YEAR} *年 *[0-9]{{1,2}} *月 *[0-9]{{1,2}} *日"  # a whole date, with blanks as a page prints it
THIRD = "[上中下]旬"
QUARTER = "(?<!前)第?[一二三四1-4]季度"  # 前三季度 is nine months
HALF = "[上下]半年"
# 2027-28年度, 2026-27学年: of a budget or a school.
FISCAL_YEAR = f"(?<![0-9]){YEAR}[-—–/][0-9]{{2}}(?![0-9])(?:财政|财|学|学校)?年?度?"
PART = f"(?:{MONTH}(?:{DAY}|{THIRD})?|{QUARTER}|{HALF})"
OWN_YEARS = ("今年", "本年", "当年", "明年", "次年", "后年")  # measured from the plan's own
OWN_YEAR = "(?:[今本当明次]年度?|后年)"
# 年 alone is a date in 年底前 and 年内, not in 三年内 and 学年末.
YEAR_ALONE = f"(?<![0-9{COUNTS}几半个近每同多百学财岛全历整])年(?=年?[底末]|[以之]?内)"
TO = "[-—–―~至到]{1,2}"
# A date with its year, and one that takes it from what stands around it.
WITH_YEAR = f"(?:(?:{YEAR}年度?|{HAN_YEAR}年|{OWN_YEAR}){PART}?|{ROC_YEAR}年(?:{PART}|(?=年?[底末])))"
DATE = f"(?:{WITH_YEAR}|(?<![年0-9]){PART})"
# A date without 年, where only a date can stand: 2026-06-30, 2026/6, 2026.6.30.
IN_FIGURES = "|".join(f"{YEAR}{mark}{NUMBER}(?:{mark}{NUMBER})?" for mark in ("-", "/", "[.]"))
HOUR = (
    r"(?:\((?:星期|周)[一二三四五六日天]\))?"
    "(?:下班|中午|(?:[上下]午|晚上?)?(?:下班|[0-9]{1,2}(?:[时点](?:整|[0-9]{1,2}分)?|:[0-9]{2})))?"
)
END = "年?[底末]"
BEFORE = "[之以]?前"
# 前 of 前后, 前期, 前往, 前三季度 is no limit.
BEFORE_ALONE = f"{BEFORE}(?![后期沿景瞻往]|[0-9{COUNTS}]{{1,2}}(?:个?月|季度|名|位|强|批))"
WITHIN = "[之以]?内(?!蒙)"

# Weekly, monthly, yearly: 每年2月底前, 每月28日前, 每季度末; a frequency alone (每季度公布) is no limit.
EVERY = "每一?个?(?:年度?|季度?|月度?|半年|周|星期|学期)的?"
RECURRING = (
    f"{EVERY}(?:{PART}{END}?{BEFORE}|(?:第?[一二三]个?月|首月|末月|最后一个?月)?{DAY}(?:[、和及]{DAY})?{HOUR}{BEFORE}"
    f"|[一二三四五六日]{HOUR}{BEFORE}"
    f"|(?:{END}|[季月]?度?[底末])(?:{DAY})?(?:{BEFORE})?|(?:第[一二三]个?月|首月|末月){END}?{BEFORE}"
    f"|(?:结束|终了)后?的?第?[0-9一二三五十]{{1,3}}个?(?:工作日|[日天])(?:{WITHIN}|前))"
    f"|[次下]个?月(?:{DAY}|[底末]){BEFORE}"
)

# What goes on, where a bracket, label or cell says by when: 长期坚持, 持续推进. In a sentence these are its verbs.
STEADILY = "持续|长期|常态化?|常年|全年|每年|逐年|滚动|分步|稳步|贯穿全年|经常性?"
# What is done by a date.
DONE = (
    "力争|全面|基本|分别|取得|明显|初步|阶段性|成效|进展|完成|建成|见效|到位|启动|落实|实施|执行|推进|坚持|开展|进行"
    "|整改|治理|销号|办结|并|全部|任务|工作"
)
AT_ONCE = "立行立改|即行即改|即知即改|立即(?:整改|完成|办理|落实)?|边[查督]边改|即时"
# Verbs that end something: with them 6月完成, 年底建成 are limits, too.
FINISHES = (
    "完成|建成|竣工|完工|办结|投用|投产|投运|投入(?:使用|运营|运行|生产)|通车|开通|交付|印发|出台|上线|开工|开园|开业"
    "|启用|验收|销号|整改到位|整治到位|落实到位|到位|报送|上报|全覆盖"
)
FINISHES_SOFTLY = "(?:前?基本|全部|全面|力争|确保|率先|正式|初步|如期|按期|顺利|陆续|予以|即可?|要|可|将|并){0,3}"

# What a limit is called. Its head says that it is one, or the word before it does: 完成时间, not 报名时间.
_DUE = (
    "完成|办结|整改|治理|落实|实施|推进|建成|竣工|完工|投用|销号|报送|上报|报告|出台|印发|截止|交付|验收|达标|见效|解决"
    "|达成|进度"
)
_HEADS = "时限|时间节点|时间要求|时间安排|时间进度|时序进度|进度安排|进度要求|完成节点"
LIMIT_LABEL = (
    f"(?:[^\\W\\d_]{{0,6}}?(?:{_HEADS})(?:要求|安排)?"
    f"|[^\\W\\d_]{{0,4}}?(?:{_DUE})的?(?:时间|期限|日期|时点|节点|限期)(?:要求|安排|节点)?)"
)
# Beside the names of bodies, and over a column, also 时间 alone.
LIMIT_LABEL_BESIDE = f"(?:{LIMIT_LABEL}|[^\\W\\d_]{{0,8}}?(?:期限|时间))"


class Spelling(NamedTuple):
    """A way to print by when; the examples are whole sentences of a plan of 2026, issued on 2026-03-10."""

    what: str
    example: str
    reads: tuple[str, ...]  # the due dates of a task with that sentence; where there is no date, the words
    counterexample: str  # a look-alike that is none


SPELLINGS = (
    Spelling("year and its end", "2027年底前建成三所学校。", ("2027",), "到2027年,三所学校建成。"),
    Spelling("year in Chinese", "二〇二七年底前完成清查。", ("2027",), "总结二〇二五年底前开展的试点。"),
    Spelling("year alone", "2027年前,实现整县推进。", ("2027",), "制定2030年前碳达峰行动方案。"),
    Spelling("the plan's own year", "年底前完成部署。", ("2026",), "老旧小区三年内改完。"),
    Spelling("within the year", "项目年内全部开工。", ("2026",), "旅客离岛年内可不限次数购买。"),
    Spelling("next year", "明年3月底前完成评估。", ("2027-03",), "对明年3月底前到期的许可证予以延续。"),
    Spelling("month", "9月底前完成首轮评估。", ("2026-09",), "9月举办博览会。"),
    Spelling("month in Chinese", "十一月底前印发方案。", ("2026-11",), "十一月举办博览会。"),
    Spelling("month and the end of a task", "2026年10月完成验收。", ("2026-10",), "2026年10月举办运动会。"),
    Spelling("third of a month", "5月中旬前报送清单。", ("2026-05",), "5月中旬举办集市。"),
    Spelling("day", "系统于2027年3月31日前上线。", ("2027-03-31",), "通知书于6月5日发出。"),
    Spelling("hour of a day", "6月12日17:00前提交名单。", ("2026-06-12",), "17:00前闭馆。"),
    Spelling("year of Taiwan", "99年6月底前完成评鉴。", ("2010-06",), "评鉴业于98年6月完成。"),
    Spelling("two days of a month", "每月5日、20日前上报台账。", ("每月5日、20日前",), "每月5日、20日开放。"),
    Spelling("close of a day", "每周五下班前汇总进度。", ("每周五下班前",), "每周五下班后开会。"),
    Spelling("quarter", "三季度前完成招标。", ("2026-09",), "三季度召开调度会。"),
    Spelling("quarter and the end of a task", "第三季度全面完成改造。", ("2026-09",), "第三季度起实行新规。"),
    Spelling(
        "the last quarter and all the year", "四季度(全年)完成投资9亿元。", ("2026-12",), "四季度(全年)举办展会。"
    ),
    Spelling("half a year", "上半年完成选址。", ("2026-06",), "上半年召开推进会。"),
    Spelling("half a year and a share", "下半年完成20%的小区。", ("2026-12",), "下半年完成改造的小区优先验收。"),
    Spelling("quarter and the end of its clause", "一季度标识全部更新到位。", ("2026-03",), "一季度标识由厂家更新。"),
    Spelling("the year after", "次年2月底前报送总结。", ("2027-02",), "企业投产后次年2月底前申报。"),
    Spelling("year carried on", "2027年6月底前印发,9月底前完成评估。", ("2027-06", "2027-09"), "1至9月开展清查。"),
    Spelling("from the day of issue", "本方案印发后3个月内出台细则。", ("2026-06",), "受理后3个月内办结。"),
    Spelling("any kind of document", "本工作要点印发后30日内报送。", ("2026-04-09",), "本单位方案印发后30日内报送。"),
    Spelling(
        "from the day of issue, told before who is to do it",
        "自本政策公布之日起,有关单位要在1个月内公布细则。",
        ("2026-04",),
        "自本政策公布之日起,企业取得证书后在1个月内备案。",
    ),
    Spelling("what may be done is no duty", "平台可于6月底前上线。", ("2026-06",), "企业可在6月底前采取分期方式补缴。"),
    Spelling("how long it holds", "自本办法公布之日起5日内报送。", ("2026-03-15",), "自本办法公布之日起5年内有效。"),
    Spelling("in days", "自本通知印发之日起30日内报送清单。", ("2026-04-09",), "30日内未答复的,视为同意。"),
    Spelling("from its issue", "通知下发后两个月内完成自查。", ("2026-05",), "国家标准发布后两个月内修订。"),
    Spelling("every year", "每年2月底前报送计划。", ("每年2月底前",), "每年报送计划。"),
    Spelling("every month", "每月28日前上传数据。", ("每月28日前",), "每月上传数据。"),
    Spelling("every quarter", "每季度末通报进度。", ("每季度末",), "每季度通报进度。"),
    Spelling("bracket without bodies", "更新设备(2026年12月底前完成)。", ("2026-12",), "修订规程(2026年版)。"),
    Spelling("what goes on", "开展巡查(长期坚持)。", ("长期坚持",), "长期坚持绿色发展。"),
    Spelling("label in a bracket", "修缮校舍(完成时限:2026年10月)。", ("2026-10",), "压减办结时限,公布完成时限目录。"),
    Spelling("label of an unusual head", "整治时间节点:2026年8月31日", ("2026-08-31",), "报名时间:5月19日至5月22日"),
    Spelling("label and what goes on", "整改时限:立行立改,长期坚持", ("立行立改", "长期坚持"), "办理时限:5个工作日"),
)  # fmt: skip
