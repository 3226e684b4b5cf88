"""What says that a number is promised, and what takes that back: each pattern with a sentence and a look-alike.

A test reads both: of an example the number counts where nothing else says so, of a counterexample it does not.
"""

from typing import NamedTuple

from gdplan.vocab.bounds import FALLS, RISES, VERBS

_TO = "|".join(verb.text for verb in VERBS if verb.change is None)


class Sign(NamedTuple):
    pattern: str
    example: str
    counterexample: str


# Verbs that arrange things, before their number, beside the verbs of making.
ARRANGES = Sign(
    "加快|加强|深化|统筹|布局|选取|遴选|确定|抓好|做好|做到|启动|创建|争创|支持|推[动进]|保障|稳定在|保持在|控制在|维持在|实行"
    "|受理|接待|辅导|创造|到位|帮助|通达|联系|走访|拜访|登门|回访|慰问|宣讲|检查|追回|体检|救助|帮扶|安置|转移|招聘|招录|招收|招生(?=[0-9])|签约|签订|成交|研发|孵化|转化"
    "|减税|降费|减负|减租|降本|播种|种植|养殖|出栏|收储|供应|投放|采购|铺设|架设|敷设|安装|修缮|维修|绿化|硬化|清淤|疏浚|抚育|造林|植树|排查|化解|处置|演出|放映",
    "加强15%的中医馆内涵建设",
    "社区的中医馆15%",
)
# Verbs of change and arrival that do not touch their number: 达到2020年的2.5倍.
MOVES = Sign(
    f"达到|翻|{RISES}|{FALLS}|(?:{_TO})[到至]",
    "存储能力达到2020年的2.5倍",
    "存储能力为2020年的2.5倍",
)
# A clause that tells what and then how many, as lists of work do; behind a measure or 有, 共, 为 it states a fact.
TALLY = Sign(
    "(?:^|[,;:。、])(?!全[市县省区国]|现[有存]|共|其中|目前|每|各|辖|第|由|平均)(?:[^,;:。、0-9有共为是约达占辖在]|(?<=[签预合])约){3,24}(?<!面积)(?<!规模)(?<!里程)"
    "(?<!长度)(?<!总量)(?<!总数)(?<!人口)(?<!数量)(?<!人数)$",
    "选育良种5个",
    "全市乡镇42个",
)
# What is done by as many as a number counts, right behind it.
HAPPENS = Sign(
    "[^,;。]{0,24}?(?:完成|实现|达到|启动|开展|建成|建立|投产|投用|投入使用|开工|开通|竣工|完工|落成|合龙|覆盖|复盖|通[车水电气]|提能|升级|改造|落地"
    "|通|追回|获|纳入|参加|接受|上市|挂牌|设立|设置|配备)",
    "100%的乡镇卫生院完成设置",
    "100%的乡镇卫生院",
)
# Between two numbers: what holds for the later holds for the one before, 12个园区营收增长9%, 游客17万人次,分别增长3%.
SHARES = Sign(
    "[^,;:。]*|[^;:。]{0,12},[^,;:。]{0,6}分别[^,;:。]*",
    "游客17万人次,分别增长32%",
    "游客17万人次",
)
# The end of a noun that measures, in a section of work ahead: 复盖率95%.
MEASURE = Sign(
    "(?:率|比重|占比|比例|增速|强度|增加值|产值|产量|总额|面积|里程|规模|总量|人数)[^,;。0-9]{0,3}$",
    "主要道路机械化清扫率95%",
    "电脑派位1个随机号码",
)
# What says how much of something a thing is, no more: a fact even with a bound.
IS_SHARE = Sign(
    "(?:约|大约|大致)?占[^,;。]*的(?:将近|接近)?$",
    "草业占农民收入比重提高到30%以上",
    "草业约占农民收入的30%以上",
)
# What the government itself does where support is given; whoever is paid does other things.
GOVERNS = Sign(
    "走访|拜访|登门|回访|慰问|宣讲|遴选|评选|评定|认定|选树|选派|选聘|培育|培养|设立|安排|统筹|举办|组织|筹集|发放|打造|建立|布局|出台|制定|力争|提供|招引|引育|开展",
    "每年遴选示范平台10家以上",
    "企业购置设备10台以上",
)
# Who acts where support is given, if it is not the government: 对新引进…, 企业新建….
OF_OTHERS = Sign(
    "(?:^|[,;。:])(?:[一二三]是)?(?:对|凡|为)|(?<![走拜回]访)(?:企业|单位)|机构|个人|人员|团队|主体|消费者|居民|市民|群众|学生|职工|申请|申报|享受|每[人户家个位]|可(?!持续|再生|视|支配)",
    "设立产业基金5亿元",
    "对设立研发机构5家的单位从优支持",
)
# Where support is given, what is promised by its own words although others act or are acted upon: a plan with a
# number, what a year is to bring, a quota of posts or orders, and what the government does to those it counts.
PROMISED_THERE = Sign(
    "(?:(?<!企业)(?<!单位)(?<!项目)(?<!主体)(?<!个人)(?<!机构)|(?<=国有企业)|(?<=事业单位))"
    "(?:计划|拟)(?:招聘|招录|招募|新增|新建|建设|培训|引进|开发|筹集|安排|发放|建成|完成)[^,;。:]*$"
    "|(?:^|[,;。:])(?:全[国省市县区])?(?:全年|年内|今年|当年)(?:计划|力争|再)?"
    "(?:培育|新增|新建|引进|认定|招聘|培训|发放|投放|举办|建设|改造|完成|开发|募集)[^,;。:]*$"
    "|(?:岗位|(?:招聘|招录|招收)[^,;。:]{2,16}(?:比例|占比)|预留[^,;。:]{0,8}份额|预留比例)(?:占比|比例)?(?:阶段性|统一|原则上)?$"
    "|(?:^|[,;。:、])(?:[一二三]是)?(?:依法|全力|积极|每年|新)*(?:培育|引进|招引|遴选|评选|认定|取缔|关停|整治|整改|整改提升|募集|招募)"
    "[^,;。:、的0-9]{0,14}$",
    "国有企业计划招聘毕业生不少于5000人",
    "企业计划新增用工不少于100人的,给予补助",
)
# Where support is given, clauses that open with what the government brings about, for nobody named: 新增上市企业30家.
BRINGS_ABOUT = Sign(
    "(?:^|[,;。:])(?:[一二三]是)?(?:支持|全[省市县区]|全年|每年)*"
    "(?:新增|新建|新培育|新认定|新评定|新开工|培育|认定|改建|扩建|建成|改造)(?:、?(?:认定|改造|改建|扩建|提升))*"
    "[^,;。:、的0-9]{0,16}$",
    "新增上市企业不少于30家",
    "企业新增用工不少于30人",
)
# The same of money: only what is lent is a result, what is spent a condition.
LENT = Sign(
    "(?:贷款|放款|融资|信贷|投放|授信)[^,;。0-9]{0,4}$", "新增新型政银担业务放款1200亿元以上", "新增投资1200亿元以上"
)
# The same behind hundreds of millions of credit, which no single one gets: 新增800亿元信贷额度.
CREDIT = Sign(
    "的?(?:信贷|贷款|再贷款|再贴现|授信|融资)[^,;。、0-9]{0,4}(?:额度|规模)",
    "新增800亿元信贷额度",
    "新增800亿元技改投资",
)
# Rates that a government answers for, before their bound, their move or 100%: 贷款增速, 账款化解率.
ANSWERS_FOR = Sign(
    "(?<!补贴)(?<!补助)(?<!奖励)(?<!奖补)(?<!贴息)(?<!资助)(?<!减免)(?<!返还)(?<!报销)(?<!抵扣)(?<!持股)(?<!入股)(?<!出资)(?<!资本金)(?<!税)(?<!年化利)(?<!款利)"
    "(?:率|比例|比重|占比|份额|增速|增量|增幅)(?:(?:总体|统一|原则上|阶段性|保持|控制|稳定|维持|在|均|分别)*|[由从][0-9.]+%[^,;。0-9]{0,3})$",
    "全市贷款增速不低于10%",
    "单户补贴比例不低于10%",
)
# In the same sentence part, before the number: for whom or on what condition something is said.
FOR_WHOM = Sign(
    "(?:^|[;。:,])(?:[一二三]是)?(?:对(?![标接照口外])|凡|鼓励|符合|申请|申报|享受)|的,|(?:企业|单位|机构|个人|项目|人员)(?:可|应|须|需|符合|达到|年度?|上年)",
    "贷款增速不低于10%",
    "对符合条件的银行,贷款增速不低于10%",
)
# Behind a number the end of a condition that it is part of.
APPLIES = Sign(
    "[^;。]{0,60}?的,(?:可|给予|予以|按|由|均|一律|准予|免|视)|[^,;。]{0,12},可(?:享受|申请|申领|按|以|获)",
    "全市贷款增速不低于10%,新增贷款80亿元以上",
    "裁员率不高于5.5%,30人以下的,可以申请返还",
)
# Behind a number what is paid for it, with who pays: 新认定园区10家左右,省引导资金给予一次性奖补.
PAID_BY = Sign(
    "[^,;。]{0,16},(?:各[省市县区地级]|省|市|县|区|由)[^,;。0-9]{0,16}(?:给予|予以)[^,;。0-9]{0,10}(?=[,;。]|$)",
    "新认定服务业园区10家左右,省财政给予一次性奖补",
    "新认定服务业园区10家左右,给予一次性奖补",
)
# Behind a bound that goes on being in force: 提高至40%以上的政策延续到年底.
GOES_ON = Sign(
    "的?政策(?:措施)?[^,;。]{0,4}(?:延续|延长|顺延|继续)",
    "预留份额阶段性提高至40%以上的政策延续到年底",
    "预留份额提高至40%以上的项目",
)
# Where support is given, what the government gets others to do: 引导担保机构提供2亿元贷款; who is 鼓励 or 支持 applies.
LEADS_OTHERS = Sign(
    "(?:^|[,;。:])(?:引导|推动|组织|督促|协调|指导|动员)[^,;。:0-9]{2,20}?(?:提供|发放|投放|新增|安排|设立|建设|开展|完成|创建)[^,;。:0-9]{0,6}$",
    "引导政策性担保机构提供不低于2亿元贷款",
    "对担保机构提供不低于2亿元贷款的从优支持",
)
# What all do: 新设立企业100%发放电子执照.
BY_ALL = Sign(
    "(?:发放|实现|完成|覆盖|复盖|纳入|办理|办结|落实|使用|开通|接入|达标)(?![^,;。]{0,8}(?:补贴|补助|奖|津贴|资金|贷款))",
    "新设立企业100%发放电子执照",
    "新设立企业100%发放补贴",
)
# The same behind what was founded in the clause before: 设立专项资金贷款,第一期规模100亿元.
FOUNDED = Sign(
    "(?:设立|组建|成立|筹集|募集|发起)[^,;。:]{2,40}(?:基金|资金|贷款|资金池|母基金)[^,;。:]{0,4},(?:首期|第?[一二三]期|初始|目标|总)*规模(?:为|达到?|约)*$",
    "设立专项资金贷款,第一期规模100亿元",
    "对设立研发机构,规模100亿元的企业从优支持",
)
# A standard that is moved, also where support is given.
STANDARD = Sign(
    "(?:标准|费率|价格|基准|限额|补贴线|保障线)$",
    "最低工资标准提高到2100元",
    "最低工资标准为2100元",
)
# Within how many working days a case is closed, a promise; the days that others are given or that run from an event are
# none. What stands behind the number, or before it where the clause ends behind it.
CLOSED_WITHIN = Sign(
    "(?:全部|予以|一次性|依法)?(?:办结|办完|办理完[毕成]|审结|审批完[毕成]|完成(?:全部)?(?:审批|办理|审核|审查|登记|核准)|到达|抵达|送达(?!的))",
    "不动产登记1个工作日内办结",
    "企业收到通知后1个工作日内提交",
)
PROCEDURE = Sign(
    "(?:审批|办理|登记|开办|核准|备案|许可|审查|审核|办结|核发|过户|注销|报装)(?:时限|时间|环节|事项)?(?:控制在|稳定在|限定在|[在为于]|原则上|平均|均|一律)*$",
    "环评报告书审批14个工作日内",
    "环评报告书公示14个工作日内",
)
# Done within a term, where the clause before is about such a procedure: 实行并联审批,10个工作日内完成.
DONE = Sign(
    "(?:全部|予以)?完成(?=[,;。、)]|$)",
    "电力接入工程实行备案制,2个工作日内完成",
    "电力接入工程实行备案制,2个工作日内完成整改",
)
IN_PROCEDURE = Sign(
    "(?:审批|备案|登记|核准|许可|审核|核发|过户|报装|接入|并联|容缺|联办|预审)(?:制|制度|流程|程序|改革|手续|方式|管理|办理|审批)?[,、](?:原则上|一般|均|一律)?$",
    "电力接入工程纳入并联审批,10个工作日内完成",
    "电力接入工程纳入考核,10个工作日内完成",
)
# Behind a condition: what is paid for it.
PAYS = Sign(
    "[^。]{0,60}?(?:给予|予以|(?:奖励|奖补|补助|补贴|资助)(?!标准(?:提高|[由从]))|贴息|扶持|支持)",
    "新建标准厂房5座",
    "新建标准厂房5座,给予支持",
)
# Verbs that open a clause and only say what it rests on.
RESTS_ON = frozenset(
    ("依托", "借鉴", "利用", "围绕", "基于", "坚持", "立足", "结合", "聚焦", "锚定", "贯彻", "对接", "把握")
)
