"""Words that tell a commitment from a result, and a quantity from a number that is only part of something else.

Each group is a tuple of patterns over plan text; the example beside it is a text that it must match.
"""

from typing import NamedTuple

from gdplan.vocab.numerals import COUNTS


class Cue(NamedTuple):
    pattern: str
    example: str


# Section headings that look back, and those that look ahead.
LOOKS_BACK = (
    Cue("回[顾首眸望]|走过", "2025年工作回顾"),
    Cue("总结", "上年度工作总结"),
    Cue(f"过去(?:的|这)?[{COUNTS}几]+年|^[^,。]{{0,4}}[{COUNTS}几]年来", "过去五年主要工作"),
    Cue("(?:^|发展|工作|现实|现有|产业|建设|实施|合作|良好|坚实)的?基础(?:$|和|与|、)", "发展基础"),
    Cue("现状|(?:发展|面临).{0,3}形势|背景", "发展现状与形势"),
    Cue("(?:工作|完成|执行|进展|落实)情况", "计划执行情况"),
)
# Headings that look back unless they stand under one that looks ahead: (一)经济发展取得新成效.
SEEMS_BACK = (
    Cue("成就|成效", "发展成就"),
    Cue("取得", "经济发展取得新突破"),
)
# What begins with a deed is to be done, whatever noun it ends in: 夯实发展基础, 提升建设成效, 总结推广经验. By what
# means may stand before it, and then no state behind it: 通过整治提升环境改善成效明显.
DOES = Cue(
    "(?:(?:运用|应用|利用|依托|借助|用好|通过|发挥|聚焦|围绕|以)[^,;。、]{2,16}?(?!.*(?:成效|成就)[^和与及、]))?"
    "(?:持续|全面|着力|不断|进一步|切实|扎实|大力)?(?:夯[实牢]|筑牢|打牢|巩固|做实|建强|强化|加强|增强|提升|提高|改善|优化"
    "|完善|健全|深化|推进|推动|推广|总结推广|加快|扩大|开展|做好|抓好|建立|构建|培育|激发|放大|固牢|厚植)",
    "夯实发展基础",
)
LOOKS_AHEAD = (
    Cue("(?<![于距离])目标(?!(?:任务|指标)*的?(?:完成|执行|进展|落实|实现)情况)", "主要目标"),
    Cue("(?:工作|重点|主要)(?:任务|安排|部署)(?!(?:完成|执行|进展|落实)情况)|任务举措", "重点任务"),
    Cue("总体(?:要求|部署|思路)|(?:工作|政策)建议|工作的建议|施政(?:方针|重点)|政策取向", "总体要求"),
    Cue("重点工作|工作重点|工作打算|工作思路|主要举措", "2030年重点工作"),
    Cue("^(?:下一?步|有关|相关|几点|具体|整改|工作)+要求$", "有关工作要求"),
    Cue("今年|明年|下一?步|未来|今后|远景|展望", "今年工作安排"),
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
    Word("去年", "去年新增", "比较于从由"),
    Word("上年", "上年完成", "比较于从由以"),
    Word("往年", "往年"),
    Word("近年来", "近年来"),
    *(Word(f"{count}年来", f"{count}年来") for count in "一三五十多几"),
    Word("过去", "过去五年"),
    Word("截至", "截至6月"),
    Word("截止", "截止6月"),
    Word("目前", "目前", "项科题栏节数"),
    Word("现有", "现有"),
    Word("迄今", "迄今"),
    Word("共发生", "共发生"),
    Word("累计发生", "累计发生"),
)
# Clauses in which such a word tells only what the work builds on, up to their comma.
BUILDS_ON = Cue(
    "[^,;。:]{0,4}?(?:依托|利用|发挥|整合|立足|盘活|巩固|用好|结合|基于|针对|对照|优化|统筹|执行|落实|兑现|延[续长])|[在对从以按]",
    "依托现有园区",
)
# Behind such a word: 去年出台的政策 is only what the sentence is about.
OF_BEFORE = Cue(
    "(?:出台|制定|印发|发布|推出|实施|部署|确定|提出|批复|立项|下达|安排|启动|开工|签约)的", "去年出台的政策"
)

# How a report begins that has no title line.
REPORTS = (
    Cue(
        "(?:向|给)(?:大会|本次会议|各位代表)(?:报告|作)[^。]{0,16}(?:工作|报告)",
        "现在,我代表县人民政府,向大会报告政府工作",
    ),
    Cue("现(?:将|就|把)?[^。]{0,60}?(?:通报|汇报|报告|公布|公示)如下", "现将有关情况汇报如下"),
    Cue("(?:项目|实事|任务|工作)(?:已)?全部完成(?=[,;。])", "10件民生实事项目全部完成,累计完成投资14亿元"),
    Cue("^今年以来,我(?:省|市|县|区|州|局|委|办|厅|镇|乡|街道|单位|部门)", "今年以来,我局积极推进乡村振兴"),
)
# What a sentence says of what was done, wherever its numbers stand: 完成投资5亿元,比年度计划高20个百分点.
REPORTED = (
    Cue("比(?:年度|全年|序时)?计划(?:投资|进度|任务)?[高低多少快慢超]", "完成投资5亿元,比年度计划高20个百分点"),
    Cue("与(?:年度|全年|序时)?计划(?:投资|进度|任务)?持平", "完成投资2亿元,与年度计划持平"),
    Cue("(?:排|居|列|位居|位列|排名)(?:全国|全省|全市|全区|全州|全县)第.", "增长5%,排全省第2"),
    Cue("(?:任务|投资|计划)完成率(?:为|达(?!到))?[0-9.]+%(?!以上|左右)", "种植11万亩,任务完成率129%"),
)
# What an answer begins with that is wrong.
PROBLEM = Cue(
    "(?:针对|解决了?|破解了?|消除了?)[^,;。]{0,80}?(?:的?(?:问题|短板|不足|困难|瓶颈|矛盾|现象|缺口)|(?:未|没有|尚未)[^,;。]{1,12}?)(?=[,;。])",
    "针对2024年5所学校建设未启动的问题,",
)
# In a sentence without a word of tense: what is counted so was reached, whatever the sentence before promises.
TELLS_RESULTS = Cue(
    f"[0-9](?:[十百千万亿]*[多余])(?![年月日])|(?<![后来])[{COUNTS}几]年(?:间|累计|新增|来累计)",
    "五年新增织机3000多台",
)
# A label in a paragraph over what was done, up to the next label.
TOLD_LABEL = Cue("(?:完成|执行|进展|落实|推进|实施)(?:工作)?情况$|^(?:工作|主要)成效$|^已?完成$", "完成情况")
# Before a number how far something is behind: nobody promises that.
LAGS = Cue(
    "(?<!不)(?:落后|滞后)于?(?:[^,;。、:0-9产]{0,8}(?:进度|平均|水平|目标|计划|全[国省市区县州]))?$", "滞后时序进度"
)
# What stands behind a number of what was done, where no heading says: 在37个县开展了试点. Before it 了 alone does.
DID = Cue("[^,;。:]{0,30}?(?:开展|建成|实施|完成|取得|形成|举办|出台|召开|建立|进行)了", "个县开展了试点")
JUST_DONE = "了"
# Titles of documents that state what is given and to whom.
SUPPORTS = Cue("奖励|奖补|补助|补贴|资助|扶持|专项资金", "产业扶持办法")
# Titles of plans that answer what an inspection found wrong.
CORRECTS = Cue("整改", "环境问题整改方案")
# Titles of documents that look back at the year they name.
REVIEWS = Cue(
    "(?:执行|完成|落实|进展)情况(?!.*草案)|工作(?:总结|成果)|审查(?:结果|意见)|统计公报|(?:情况|形势|结果|事故|案例)的?通报",
    "2023年计划执行情况的报告",
)


# Headings over goals.
GOALS = (
    Cue(
        "(?<![于距离])目标(?!(?:任务|指标)*的?(?:完成|执行|进展|落实|实现)情况)|(?:主要|核心|预期|约束性)指标",
        "主要目标",
    ),
)
# How a goal is put that is told as a state: a thing, and what has become of it.
STATE = Cue("更加?|显著|明显|大幅|持续|稳步|进一步|不断|全面|基本|有[力效]|初步|日[趋益]|逐步|整体", "体制机制更加完善")
# Headings over what applicants must be or have.
CONDITIONS = (
    Cue(
        "(?:申报|申请|申领|认定|支持|准入|入选|评选|评定|奖励|扶持|补贴|补助|资助|参评|报名)(?:条件|对象|资格)$"
        "|^(?!.*(?:改善|改进|提升|提高|优化|完善|创造|夯实|强化|增强|营造))"
        "[^,。]*(?<!办[学园医]|生产|生活|居住|工作|基础|自然|气候|发展|设施|装备|学习|住房|交通|出行|就医)条件$",
        "申报条件",
    ),
    Cue(
        "(?:认定|评定|评价|评选|评审|评分|考核|考评|验收|申报|准入|入选|等级|星级|达标|创建)(?:的)?(?:标准|办法|细则|要求|评分|评价)$",
        "认定标准",
    ),
    Cue(
        "^(?!.*(?:[奖补]|资助|支持|扶持|提高|提升|完善|统一|制定|修订|建立|健全|落实|调整|推进|强化|优化|贯彻|执行|实施|引领|对标))"
        "[^,。]{2,14}(?:标准|定额)$|(?:建设|配置|配备|场地|面积|设施|人员|技术|资质|准入|服务)要求$|^考核$",
        "建设标准",
    ),
    # 符合下列条件之一的: before a list.
    Cue(
        "(?:符合|具备|满足|出现|存在|具有|有|属于)(?:以下|下列|如下|上述)[^。;:,]{0,16}(?:条件|情形|情况|要求|之一|任[何意]?一[条项种])",
        "符合下列条件之一的,及时转诊",
    ),
    # What terms and indicators mean.
    Cue("(?:名词|术语|指标|相关用语)(?:解释|说明|释义)|(?:计算|统计|考核)(?:公式|口径|方法)$|填报说明", "名词解释"),
)
# Headings over what makes work hard: what is forecast or needed there is promised by nobody.
CHALLENGES = (
    Cue(
        "^(?!.*(?:应对|解决|破解|化解|整治|治理|防范|排查|整改|迎接|直面|聚焦|针对|消除))[^,;。]*?"
        "(?:(?:面临|存在|遇到)的?[^,;。]{0,8}(?:挑战|困难|问题|压力|风险)|挑战$|(?:主要|突出|困难|短板|挑战)[和与及、]?(?:问题|困难|不足|短板)$)",
        "面临的新挑战",
    ),
)
# In a sentence: what is reckoned to come, and what is needed.
FORECASTS = (
    Cue("(?:据|经|按)[^,;。]{0,12}(?:测算|预测|估算|推算)|预测|预计", "据测算"),
    Cue(
        "将(?![近领士军])[^,;。]{0,20}?(?:达|为|有|超|突破|增[长加至到]|上升|下降|减少|出现|面临)",
        "入园人数将达到50万人",
    ),
    Cue("(?<![主重必概纪提首])要(?:达|有|求|增)", "60%以上要达到本科学历"),
)
NEEDS = Cue("(?<![按供急必所各])(?:约|共|还)?需要?(?:新增|增加|补充|投入)", "需要新增园舍面积90万平方米")
# What promises there all the same.
PLEDGES = Cue("力争|争取(?!到)|确保(?!了)", "力争到2027年新增教师2000人")
# How a sentence begins that tells parts of what the one before it tells.
OF_THEM = Cue(r"\s*其中[,:]?", "其中,公办15所")
# Headings over what is given.
GIVES = (
    Cue(
        "(?:支持|扶持|奖励|奖补|补贴|补助|资助|优惠|惠企|激励|减免)(?:政策|标准|措施|范围|内容|方式|办法|额度|力度|资金)",
        "奖励标准",
    ),
    Cue("(?:财政|资金|政策|税收|投资|租金|住房|人才|金融)(?:支持|扶持|奖补|奖励|补贴|补助|优惠|减免)$", "资金支持"),
    Cue("(?:奖励|奖补|补贴|补助|资助|减免)$", "升规奖励"),
)
# Lines of a plan of correction: from such a label on it says what will be done, from the other what is wrong.
WILL_CORRECT = Cue("(?:整改)?(?:目标|措施|要求|任务|时限|举措)[^:。]{0,4}:", "整改目标:")
IS_WRONG = Cue("(?:存在|主要|反馈|具体)?(?:的)?问题[^:。]{0,6}:", "存在问题:")
