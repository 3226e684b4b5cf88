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

# Titles of documents that look back at the year they name.
REVIEWS = Cue("(?:执行|完成|落实|进展)情况|工作(?:总结|成果)|审查(?:结果|意见)|统计公报", "2023年计划执行情况的报告")


class Far(NamedTuple):
    """Words that reach over others to a number."""

    signs: tuple[str, ...]  # one of them stands in every match: what lets most numbers skip the search
    pattern: str  # up to the number
    example: str


# Words right before a number that only names, ranks, dates or scopes something.
RIGHT_BEFORE = (
    *(Word(word, f"{word}3个") for word in ("每", "第", "前", "这", "辖", "所有", "其他", "其余", "另外", "两者")),
    *(Word(word, f"{word}3年") for word in ("连续", "历时", "为期", "过去", "未来", "今后")),
    *(Word(word, f"{word}5项") for word in ("上述", "以上", "下列", "一式")),
    Word("±", "±2%"),
    *(Word(word, f"{word}6亩") for word in ("不含", "(含")),
    *(Word(word, f"{word}16%的税率") for word in ("现行", "原来", "原来的")),
    *(
        Word(f"{rank}{where}", f"{rank}{where}3位")
        for rank in ("排名", "位居", "位列")
        for where in ("", "全国", "全省", "世界", "全球")
    ),
)
BEFORE = (
    Far(("最",), "最[高多长](?!标准|限度)[^,;。:]{0,8}|最大", "最高"),
    Far(
        ("允许", "可以", "不得", "应当", "准予", "须", "方可"),
        "(?:允许|可以|不得|应当|准予|须|方可)[^,;。:]*",
        "允许不超过",
    ),
    Far(("减按",), "减按", "减按"),
    Far(("满足", "符合", "具备"), "(?:须|应|需|应当|必须)(?:同时)?(?:满足|符合|具备)[^。]*", "须满足"),
    Far(("每",), "每[^,;。:0-9]{1,6}(?:限|申报|推荐)[^,;。:0-9]{0,4}", "每户限补"),
    Far(("奖",), "[一二三特优]等?奖[^,;。0-9]{0,2}", "一等奖"),
    Far(("以下",), "(?:^|[,;。:、将对按为好成])以下", "以下"),
    Far(("指",), "(?:是|[:”])指[^。]*", "“三横”指"),
    Far(("时", "点", ":"), r"\d[时点:]", "07时"),
)
# What 11个 counts in passing: divisions of the country.
DIVISIONS = Cue("(?:设区)?(?:地级)?(?:市|区|州|盟|旗)(?!场|域|民|级|块|间|政|直|管|属|外|内|值)", "市")
# Packages named by a count, that are there to be carried out: 落实稳经济41条措施.
PACKAGES = Cue("[^,;。0-9]{0,6}?(?:措施|政策|举措)", "硬措施")
CARRIES_OUT = Cue("(?:落实|执行|依托|贯彻|用好|兑现)[^,;。0-9]{0,16}$", "落实稳经济")
# Areas that a list closes with: 电子商务、现代物流等12个领域.
AREAS = Cue("(?:重点|主要|细分)?(?:领域|行业|环节|产业)", "领域")
# The same for sums and shares: what someone may get.
BEFORE_SUMS = (
    Far(
        ("给予", "发给", "核发", "酌予", "奖", "补助", "补贴", "资助", "处以", "罚款", "封顶", "一次性"),
        "(?:给予|发给|核发|酌予|奖励|奖补|补助|补贴|资助(?!金)|处以|罚款|封顶|一次性)(?!资金|标准|金额|经费|总额|对象)[^,;。:]{0,8}",
        "给予",
    ),
)
# What someone pays or suffers, up to so much: right behind the number, or behind its other end.
PENALTY = Cue(
    "(?:[0-9.一二两三四五六七八九十百千万亿元人倍%分之]+以[上下])?的?(?:罚款|罚金|有期徒刑|拘役|死亡|重伤|直接经济损失)",
    "罚款",
)
# Headings over what applicants must be, or may get.
CONDITIONS = Cue(
    "(?:申报|申请|申领|认定|支持|准入|入选|评选|评定|奖励|扶持|补贴|补助|资助)(?:条件|对象|资格)$|条件$",
    "申报条件",
)
# What the document counts of itself: 部署50项具体任务, 5个方面20项工作.
DECLARES = Cue(
    "(?:部署|提出|明确|包括|设置|设定|设|安排|大类|共|共有)了?[ ]?"
    "|(?:[做抓办]好|部署|提出|明确|聚焦|围绕|以下|如下|下列|从|分)了?[0-9一二三四五六七八九十]{1,3}个?方面的?",
    "重点做好以下5个方面",
)
DECLARED = Cue("(?:方面)?(?:具体|重点|主要)?(?:任务|举措|措施|工作|指标)", "具体任务")
# What stands right behind it.
NOT_BEHIND = (
    Cue("级(?!别)|倍差", "级码头"),
    Cue("(?:大|重要|主要)?(?:方面|维度|层面|环节|阶段|步骤|台阶|原则|统筹|关系|民族(?!乡))", "方面"),
    Cue("[百千万亿]+元?(?:台阶|大关)|的(?:预期|控制|年度|全年)?目标", "万亿元台阶"),
    Cue("(?:范围)?内", "内换乘"),
    Cue("人口的?城市", "人口城市"),
    Cue("的?基础上", "基础上"),
    Cue("[^,;。0-9]{0,10}的标准(?!化)", "管护人员的标准"),
    Cue("为(?:上|下)?限|额度", "为限"),
    Cue(
        "(?:等?[二三四五]个(?:层次|档次|等级))?(?:给予|予以|(?:奖励|补助|补贴|资助|奖补)(?!资金|标准|对象))|[^,;。0-9]{0,12}之一",
        "补助",
    ),
)
