"""Words that tell a commitment from a result, and a quantity from a number that is only part of something else.

Each group is a tuple of patterns over plan text; the example beside it is a text that it must match.
"""

from typing import NamedTuple


class Cue(NamedTuple):
    pattern: str
    example: str


# Section headings that look back, and those that look ahead.
LOOKS_BACK = (
    Cue("回[顾首眸望]|走过", "2025年工作回顾"),
    Cue("总结", "上年度工作总结"),
    Cue("(?:发展|工作|现实|产业)?基础(?:$|和|与|、)", "发展基础"),
    Cue("现状|(?:发展|面临).{0,3}形势|背景", "发展现状与形势"),
    Cue("(?:工作|完成|执行|进展|落实)情况", "计划执行情况"),
)
# Headings that look back unless they stand under one that looks ahead: (一)经济发展取得新成效.
SEEMS_BACK = (
    Cue("成就|成效", "发展成就"),
    Cue("取得", "经济发展取得新突破"),
)
LOOKS_AHEAD = (
    Cue("目标(?!(?:任务|指标)*的?(?:完成|执行|进展|落实|实现)情况)", "主要目标"),
    Cue("(?:工作|重点|主要)(?:任务|安排|部署)(?!(?:完成|执行|进展|落实)情况)|任务举措", "重点任务"),
    Cue("总体(?:要求|部署|思路)|(?:工作|政策)建议|工作的建议|施政(?:方针|重点)|政策取向", "总体要求"),
    Cue("重点工作|工作重点|工作打算|工作思路|主要举措", "2030年重点工作"),
    Cue("今年|明年|下一步|未来|今后|远景|展望", "今年工作安排"),
)


class Word(NamedTuple):
    """A word of tense or aspect; before or behind some characters it is another word."""

    text: str
    example: str
    not_behind: str = ""
    not_before: str = ""


# Words of a sentence, up to the number. The last one decides.
IS_ACHIEVED = (
    Word("已", "已建成"),
    Word("同比", "同比增长"),
    Word("创历史", "创历史新高"),
    Word("去年", "去年新增", "比较于"),
    Word("上年", "上年完成", "比较于"),
    Word("往年", "往年"),
    Word("近年来", "近年来"),
    *(Word(f"{count}年来", f"{count}年来") for count in "一三五十多几"),
    Word("过去", "过去五年"),
    Word("截至", "截至6月"),
    Word("截止", "截止6月"),
    Word("目前", "目前", "项科题栏节数"),
    Word("现有", "现有"),
    Word("迄今", "迄今"),
)
IS_TARGET = (
    Word("力争", "力争达到"),
    Word("争取", "争取达到", "", "到"),
    Word("确保", "确保完成"),
    Word("预期", "预期增长", "", "寿"),
    Word("预计", "预计达到"),
    Word("目标是", "主要目标是"),
    Word("目标为", "预期目标为"),
    Word("拟", "拟安排", "模虚"),
    Word("今年", "今年新增", "", "以0123456789"),
    Word("年内", "年内建成"),
    Word("今后", "今后五年"),
    Word("下一步", "下一步"),
    Word("未来", "未来三年", "", "产城工科"),
    Word("将", "将建成", "", "近领士军"),
    *(Word(f"再{what}", f"再{what}") for what in ("建", "新建", "新增", "增加", "完成", "开工", "培育", "引进")),
    *(Word(who, f"{who}兴建") for who in ("我们会", "我会", "政府会", "局会", "署会", "我们计划", "我建议")),
)
# Clauses in which such a word tells only what the work builds on, up to their comma.
BUILDS_ON = Cue(
    "[^,;。:]{0,4}?(?:依托|利用|发挥|整合|立足|盘活|巩固|用好|结合|基于|针对|对照|优化|统筹)|[在对从以按]",
    "依托现有园区",
)

# Kinds of document whose numbers are conditions of a rule, by the last word of the title.
RULE_KINDS = ("法", "条例", "办法", "规定", "细则", "规则", "准则", "法典", "宪法", "章程")
REPORT_KINDS = ("报告",)
# Titles of documents that look back at the year they name.
REVIEWS = Cue("(?:执行|完成|落实|进展)情况|工作(?:总结|成果)|审查(?:结果|意见)|统计公报", "2023年计划执行情况的报告")


# Headings over what applicants must be, or may get.
CONDITIONS = Cue(
    "(?:申报|申请|申领|认定|支持|准入|入选|评选|评定|奖励|扶持|补贴|补助|资助)(?:条件|对象|资格)$|条件$",
    "申报条件",
)
