"""Numbers that promise and report nothing, by what stands around them: ranks, classes, sets, baselines, grants.

A row is tried on each quantity of a text; a match settles that it does not count. `why` says so in the words of the
definition of a target. A test reads every example (none of its numbers counts) and every counterexample (one does)
under a heading of goals, so that nothing but the row decides.
"""

from typing import Literal, NamedTuple

from gdplan.vocab.bounds import FALLS, RISES
from gdplan.vocab.dates import YEAR
from gdplan.vocab.numerals import COUNTS, TO_TEN

Beside = Literal["", "bound", "capped", "bare", "moved", "no verb"]


class Mere(NamedTuple):
    """What must stand around a number; what is empty asks nothing."""

    why: str
    example: str
    counterexample: str
    words: tuple[str, ...] = ()  # one of them right before it
    before: str = ""  # a pattern that ends where it begins, with the verb and bound that touch it
    behind: str = ""  # a pattern from its end
    signs: tuple[str, ...] = ()  # one of them stands in every match of `before`: most numbers skip the search
    kinds: tuple[str, ...] = ()  # of its unit
    units: tuple[str, ...] = ()
    beside: Beside = ""  # has a bound; an upper one; neither bound nor verb; a verb of more or less; no verb
    unless: str = ""  # what before it makes it count all the same
    near: int = 16  # how many characters before it are looked at
    of_list: bool = False  # 46503元和16935元分别提高到: before the first and behind the last of its list


_HEAVY = ("mass", "power", "energy", "volume")
MEASURES = ("time", "rating", "age", "money", "length", "area", "data", "score", "multiple", *_HEAVY)
_SUMS = ("money", "ratio")
_GRANT = (
    "(?:给予|发给|核发|酌予|奖励|奖补|补助|补贴|资助(?!金)|处以|罚款|封顶|一次性)"
    "(?!资金|标准|金额|经费|总额|对象)[^,;。:]{0,8}$"
)
_GIVING = ("给予", "发给", "核发", "酌予", "奖", "补助", "补贴", "资助", "处以", "罚款", "封顶", "一次性")
# Who gets something, as a sentence begins that says so: 对…, …的, …的单位.
_RECIPIENTS = (
    "企业|单位|机构|组织|个人|人员|人才|团队|毕业生|学生|家庭|[商农用大]户|者|主体|合作社|农场|基地|园区|平台"
    "|孵化器|项目|学校|医院|社区|村"
)
_TO_WHOM = (
    "(?:^|[;。:])(?:[一二三]是)?"
    rf"(?:对(?![标照口接外])[^,;。:]*|凡[^,;。:]*|[^,;。:]*的(?:[^,;。:的]{{0,8}}(?:{_RECIPIENTS}))?)"
)
_GIFTS = "补贴|补助|奖励|奖补|奖金|贴息|资助|减免|贷款额度"
_PLACES = ("", "全国", "全省", "世界", "全球")

_OURS = "(?:全[省市县区州国]|[省市县区](?:内|里)|现有|已有|已?建成的?|[我本][省市县区州])?的?"
# Before a number how large a work is, and behind it the work: 占地300亩的 | 园区.
_DIMENSIONS = "占地(?:面积)?|总?库容|装机(?:容量)?|全长|总长|建筑面积|可?容纳|建设规模|[年日]产"
_WORKS = (
    "(?:、[^,;。0-9的]{0,6}[0-9.]+[^,;。0-9的]{1,6})?"
    "的(?!目标|任务|要求|(?:生产|加工|处理|供应)?(?:能力|产能|规模|水平))"
)

RIGHT_BEFORE = (
    Mere(
        "how many look for work",
        "今年高校毕业生765万人",
        "培训高校毕业生765万人",
        before=r"(?:^|[,;。:])(?:(?:今|明)年|全[国省市县区])*(?:需要?)?(?:就业的|新成长的?|城镇|应届|高校|大学|职校|普通)*(?:毕业生|劳动力)(?:总?规模|人数|总量)?(?:将|预计)?(?:高?达到?|超过|[为有约])?$",
        signs=("毕业生", "劳动力"),
        units=("人", "万人", "名", "万名"),
    ),
    Mere("a rank", "力争居全省第3位", "建成第三方平台5个", words=("第",)),
    Mere(
        "a rank",
        "整治第2、3类水体",
        "治理Ⅱ、Ⅲ类水体3个",
        before=f"第[0-9{TO_TEN}]{{1,3}}[、和及至—-]$",
        signs=("第",),
        near=6,
    ),
    Mere("a rank", "竞争力排名提升6位", "平均分提升6分", units=("位", "位次", "个位次", "名次"), beside="moved"),
    Mere(
        "a rank",
        "全球排名由369位上升到235位",
        "公布排名后招收学员235名",
        before="排名(?:从|由|[^,;。]{1,8}(?:提升|上升|提高|前移|跃升)(?:到|至))[^,;。]{0,4}$",
        signs=("排名",),
        units=("位", "名"),
    ),
    Mere(
        "a rank",
        "经济总量位居全国3位",
        "培育全国百强企业3家",
        words=tuple(rank + where for rank in ("排名", "位居", "位列") for where in _PLACES),
    ),
    Mere("the number of a meeting", "六届六十次会议", "召开会议六十次", words=("届",)),
    Mere(
        "the number of a meeting",
        "经区政府14次常务会议审议通过",
        "召开常务会议14次,审议方案",
        behind="[^,;。0-9]{0,6}会议?(?:审议|研究|讨论|听取|通过|精神|部署|纪要|要求|决定|决议)",
        units=("次",),
        beside="bare",
    ),
    Mere("a denominator", "每3个村配一名医生", "每万人拥有医生30名", words=("每",)),
    Mere("a denominator", "每期40人", "每年培训40人", words=("每期", "每班", "每场", "每次", "每批", "每组")),
    Mere(
        "how often",
        "15天完成1次清洗",
        "完成清洗15次",
        before=r"\d(?:天|日|周|个?月|小时|年)(?:至少)?(?:完成|进行|开展|组织|实施)?$",
        units=("次",),
    ),
    Mere("a stretch before", "前3个月", "年底前新增6家", words=("前",), unless=r"(?:[年底末月份度之以]|\d日)前$"),
    Mere("a duration", "连续3年无事故", "新开线路3条", words=("连续", "历时", "为期", "过去", "未来", "今后")),
    Mere("a set", "完成上述5项", "完成新增5项", words=("上述", "以上", "下列", "一式", "这")),
    Mere("a set", "其余5个县", "新建5个站", words=("所有", "其他", "其余", "另外", "两者")),
    Mere("a thing that exists", "全市辖3个镇", "全市新建3个社区", words=("辖",)),
    Mere("a thing that exists", "现行16%的税率", "税率降至16%", words=("现行", "原来", "原来的")),
    Mere(
        "a rate of pay",
        "按不超过50%提高标准",
        "赤字率按3%安排",
        before="(?:^|[,;。:])按照?$",
        behind="(?!左右?安排|安排|把握|的?幅度)",
        kinds=_SUMS,
        beside="no verb",
    ),
    Mere("a number of a formula", "签约率=签约人数/人口×100%", "签约率=100%", words=("×", "*", "÷", "✕")),
    Mere("a tolerance", "误差±2%", "误差降至2%", words=("±",)),
    Mere("an aside", "农田(不含6亩鱼塘)", "农田6亩(不含鱼塘)", words=("不含", "(含")),
)

BEFORE = (
    Mere(
        "what it hangs on",
        "最高3000万元",
        "最高标准提高到3000元",
        before="(?<![来史期])最[高多长](?!标准|限度)[^,;。:]{0,8}$",
        signs=("最",),
    ),
    Mere(
        "a forecast of a problem",
        "总人口到2030年将开始少于2300万人",
        "试点户数到2030年不少于2300户",
        before="(?:开始|逐渐|很快)(?:会|将)?$",
        beside="capped",
    ),
    Mere(
        "a class",
        "河流水质达到三类",
        "治理三类水体3处",
        before="水[质体][^,;。0-9]{0,8}$",
        signs=("水质", "水体"),
        units=("类",),
    ),
    Mere("a size", "最大3000吨", "能力扩大3000吨", before="最大$", signs=("最",)),
    Mere(
        "a condition of a permission",
        "允许不超过5%",
        "比例不超过5%",
        before="(?:允许|可以|不得(?![低少高大小多超][于过]?[0-9])|应当|准予|须|方可)[^,;。:]*$",
        signs=("允许", "可以", "不得", "应当", "准予", "须", "方可"),
    ),
    Mere(
        "a condition of a permission",
        "消费者可通过手机支付补贴2次",
        "服务可及性提升2个百分点",
        before="可(?:通过|享受|申请|申领|获得?|领取|凭|选择|按)[^,;。:]*$",
        signs=("可",),
        near=40,
    ),
    Mere(
        "what it hangs on",
        "招收学生直至比例的100%",
        "招收比例提高到100%",
        before="直[至到][^,;。]*$",
        signs=("直至", "直到"),
        near=40,
    ),
    Mere("a rate of tax", "减按15%", "减少15%", words=("减按",)),
    Mere(
        "what it hangs on",
        "申报者须满足产值5000万元以上",
        "产值达到5000万元以上",
        before="(?:须|应|需|应当|必须)(?:同时)?(?:满足|符合|具备)[^。]*$",
        signs=("满足", "符合", "具备"),
    ),
    Mere(
        "a limit for each",
        "每户限补20台",
        "每户补栽果树20株",
        before="每[^,;。:0-9]{1,6}(?:限|申报|推荐)[^,;。:0-9]{0,4}$",
        signs=("每",),
    ),
    Mere("a part of a set", "获一等奖3项", "获奖项目3项", before="[一二三特优]等?奖[^,;。0-9]{0,2}$", signs=("奖",)),
    Mere("a set", "办好以下5个重点", "办好5个重点节庆", before="(?:^|[,;。:、将对按为好成])以下$", signs=("以下",)),
    Mere(
        "a definition",
        "零碳园区是指以研发办公为核心功能的园区,建成期面积不小于5公顷",
        "“5”是指新建、改建以竹为主的特色园5座",
        before="(?:是|[:”])指[^。]*$",
        signs=("指",),
        unless="指(?:新建|新增|改建|建成|实施|完成|培育|打造|利用|在)[^。]*$",
        near=80,
    ),
    Mere(
        "a definition",
        "“5”即依托临江等5家市中心,建设区域中心",
        "“5”即新建临江等5家市中心",
        before="”即(?!新建|新增|改建|建成|实施|完成|培育|打造)[^。;]*$",
        signs=("即",),
        near=60,
    ),
    Mere(
        "a definition",
        "所称小店,是员工不超过10人的实体",
        "小店员工不超过10人",
        before="所称[^。]*$",
        signs=("所称",),
        near=60,
    ),
    Mere(
        "a definition",
        "小店(员工不超过10人)是指新型实体",
        "小店(含门店10家)建成",
        before=r"\([^()]*$",
        behind=r"[^()。]{0,20}\),?(?:是指|即指|系指|指|是)",
        signs=("(",),
        near=30,
    ),
    Mere(
        "a definition",
        "规模一般不超过10人的团队",
        "规模不超过10人",
        words=("一般", "通常", "大多", "普遍"),
        behind="的",
        beside="bound",
    ),
    Mere(
        "a need",
        "未来三年约需新增教师3000人",
        "新增急需紧缺教师3000人",
        before="(?<![按供急必所各])需要?(?:新增|增加|补充|投入)[^;。]*$",
        signs=("需新", "需增", "需补", "需投", "需要"),
        near=40,
    ),
    Mere(
        "a thing that exists",
        "该区涉及临江、南屏等6个县",
        "支持临江、南屏等6个县",
        before="(?:涉及|包括|涵盖|位于|地处)[^;。]*等$",
        signs=("涉及", "包括", "涵盖", "位于", "地处"),
        near=100,
        kinds=("count",),
    ),
    Mere(
        "a thing that exists",
        "其中涉及我县的有5项,所涉及的5个镇",
        "将涉及企业的事项压减到5项",
        before="涉及(?:[我本]们?)?[^,;。0-9、]{0,6}(?:的|有|共有?)+$",
        signs=("涉及",),
        kinds=("count",),
        beside="bare",
    ),
    Mere(
        "where it lies",
        "整治涉及5个乡镇50个村",
        "整治涉及企业5个,新建村级站50个",
        before=r"(?:涉及|涵盖)(?:全[省市县区])?(?:[0-9]+个[^,;。、0-9]{1,6}[、和及]?)*$",
        signs=("涉及", "涵盖"),
        behind="[^,;。、0-9的]{0,4}(?:乡镇?|镇|街道|村|社区|县|地市)(?:[、和及,;。0-9]|$)",
        units=("个",),
        beside="bare",
    ),
    Mere(
        "a thing that exists",
        "现有20万吨污水厂深度治理",
        "现有污水厂新增能力20万吨",
        words=("现有", "原有", "既有"),
        kinds=("area", "length", *_HEAVY),
    ),
    Mere(
        "a thing that exists",
        "针对剩余的490名贫困人口",
        "针对贫困人口培训490名",
        before="针对(?:全[省市县区]|剩余|现有|存量|排查出|摸排出|发现|反馈|梳理出)*的?$",
        signs=("针对",),
        kinds=("count",),
        beside="bare",
    ),
    Mere(
        "a problem",
        "针对5所学校建设未启动的问题",
        "针对学校建设未启动的问题,新建5所",
        before="针对[^,;。]*$",
        behind="[^,;。]{0,40}(?:问题|短板|不足|困难|瓶颈|矛盾|现象|缺口|未|没有|滞后|偏低)",
        signs=("针对",),
        near=40,
    ),
    Mere(
        "a thing that exists",
        "东至清江,南至明山,面积约8平方公里",
        "建成位于城东的公园,面积约8平方公里",
        before="(?:[东南西北]至|四至|位于|坐落)[^。]*面积$",
        signs=("至", "位于", "坐落"),
        kinds=("area",),
        unless="(?:新增|新建|改造|建成|改建|扩建|修复|治理|整治)[^。]*$",
        near=80,
    ),
    Mere(
        "a thing of nature",
        "年降水量一般在400毫米以下,分布不均,部分地区低于50毫米",
        "防洪能力达到日降雨400毫米以上",
        before="(?:海拔|降[水雨雪]量|蒸发量)[^。]*$",
        signs=("海拔", "降水量", "降雨量", "降雪量", "蒸发量"),
        kinds=("length",),
        near=48,
    ),
    Mere("a time of day", "07时30分", "时速提高到30公里", before=r"\d[时点:]$", signs=("时", "点", ":")),
)

BASELINES = (
    Mere(
        "a baseline",
        "产值较2020年的932亿元增加",
        "产值较2020年增加932亿元",
        before=f"[较比](?:{YEAR}年|上年|去年|同期|“?十.五”?末?)[^,;。0-9]{{0,6}}$",
        behind=f"(?:{RISES}|{FALLS}|翻)",
        signs=("较", "比"),
        of_list=True,
    ),
    Mere(
        "a baseline",
        "倍差从1.96逐步缩小",
        "倍差从1.96缩小到1.81",
        before=rf"[从由](?:{YEAR}年)?[^\d,;。]{{0,8}}$",
        behind=r",?[^,;。、]{0,6}?(?:到|至|为|—)",
        signs=("从", "由"),
        of_list=True,
    ),
)

GRANTS = (
    Mere(
        "a grant",
        "给予不超过50万元",
        "发放各类补贴956万元",
        before=_GRANT,
        signs=_GIVING,
        kinds=_SUMS,
        unless="(?:发放|拨付|兑付|兑现|下达|累计|争取)(?:了|各类|各项)?[^,;。:给]{0,10}$",
    ),
    Mere(
        "several grants",
        "分别给予不低于500、1000、2000元",
        "发放补贴、培训500、1000人",
        before=_GRANT,
        signs=_GIVING,
        behind=r"(?:、[0-9.,]+[万亿]?){1,8}元",
    ),
    Mere(
        "several grants",
        "给予500、2000元的补贴",
        "补贴500、建设2000所",
        before=_GRANT.removesuffix("$") + r"[0-9.,]+[万亿]?(?:、[0-9.,]+[万亿]?)*、$",
        signs=_GIVING,
        units=("元",),
        near=60,
    ),
    Mere(
        "a grant",
        "实行1.25倍的运营补助",
        "建成1.25倍的运营场地",
        behind="的?[^,;。0-9]{0,10}(?:补助|补贴|奖励|奖补|[电水气]价|价格|工资|酬金|赔偿|违约金)(?![0-9])",
        units=("倍",),
    ),
    Mere("a grant", "每人发放补贴500元", "人均补贴标准提高到500元", before=_GRANT, signs=_GIVING, units=("元",)),
    Mere(
        "what a grant is reckoned by",
        "按照展位费和3名工作人员交通费各30%的标准给予补贴",
        "按照规划要求建成展位30个,给予补贴",
        before="(?:^|[,;。:])(?:分别|一律|均|原则上)?(?:按照?|以)[^,;。:]*$",
        signs=("按", "以"),
        behind="[^,;。:]{0,40}?(?:给予|予以|发给|(?:补助|补贴|奖励|奖补|资助)(?:[,;。]|$))",
        near=40,
    ),
    Mere(
        "a rate that a grant is named by",
        "给予担保机构年化担保费率0.5%的担保费补贴",
        "给予补贴的担保机构年化担保费率降至0.5%",
        before="(?:给予|予以|发给|享受)[^,;。:]*$",
        signs=("给予", "予以", "发给", "享受"),
        behind="的?[^,;。0-9]{0,10}(?:补贴|补助|奖励|奖补|贴息|资助|返还|减免|优惠)(?![0-9])",
        kinds=_SUMS,
        near=40,
    ),
    Mere(
        "relief of a tax",
        "允许纳税人按照可抵扣进项税额加计5%抵减应纳税额",
        "节能改造后加热能耗抵减5%",
        before="(?:加计|税[^,;。:]{0,6}(?:减按|扣除|抵减|抵扣))[^,;。:]{0,6}$",
        signs=("加计", "税"),
        kinds=("ratio",),
        beside="no verb",
    ),
    Mere(
        "relief of a tax",
        "对服务业纳税人分别实施5%、10%增值税加计抵减",
        "服务业增值税收入增长5%、10%",
        behind="(?:、[0-9.]+%)*的?(?:增值税|所得税|进项税)?[^,;。0-9]{0,4}(?:加计|抵减|抵扣)",
        kinds=("ratio",),
    ),
    Mere(
        "who bears how much of a payment",
        "由省财政厅、市财政局各承担50%",
        "新能源公交车承担50%的客运量",
        before="(?:各|分别)(?:自)?(?:承担|负担|分担|出资)$",
        signs=("承担", "负担", "分担", "出资"),
    ),
    Mere(
        "a grant on a condition",
        "留用率超过80%的基地,补贴标准提高到50%",
        "加大基地的帮扶力度,补贴标准提高到50%",
        before=rf"{_TO_WHOM},[^,;。:]{{0,12}}(?:{_GIFTS})[^,;。:]{{0,14}}$",
        signs=("补", "奖", "贴息", "资助", "减免", "贷款"),
        kinds=_SUMS,
        near=80,
    ),
    Mere(
        "what a grant hangs on",
        "留用率超过80%的基地,补贴标准提高到50%",
        "留用率超过80%,补贴标准提高",
        behind=rf"的(?:[^,;。:的]{{0,8}}(?:{_RECIPIENTS}))?,[^,;。:]{{0,12}}(?:{_GIFTS})[^,;。:]{{0,6}}(?:提高|上浮|增加|上调|为|按)",
    ),
    Mere(
        "up to how much",
        "补贴总额不超过5%",
        "贴息贷款不良率不超过5%",
        before="(?:补助|补贴|奖励|奖补|资助|扶持)(?:金额|总额|资金|额度|标准)?(?:合计|累计|原则上|均)?$"
        "|(?:单个|单户|单家|单笔|单项|单一|每户|每家)[^,;。0-9]{0,14}$",
        kinds=_SUMS,
        signs=("补", "奖", "资助", "扶持", "单", "每"),
        beside="capped",
    ),
    Mere(
        "a rate of pay",
        "报销比例为60%",
        "报销比例提高到60%",
        before="(?:贴息|报销|(?<!款)支付|起付|持股|奖励|奖补|资助|赔付|抵扣|授信|担保费|入股)(?:比例|标准|总额|限额|线|额度|金额|上限)"
        "(?:[0-9]?[A-Z]级)?(?:原则上|最高|分别|一般|可|应|为|是|按)*$"
        "|(?:标准为|按照?)每[^,;。:、0-9]{1,6}$",
        kinds=_SUMS,
        beside="no verb",
    ),
)

BEHIND = (
    Mere(
        "a class",
        "断面达到三类水质标准",
        "断面达到水质标准3处",
        behind="(?:以上)?(?:水质|水体|水标准|标准)",
        units=("类",),
    ),
    Mere("a class", "建设30万吨级码头", "建设码头30个", behind="级(?!别)|倍差"),
    Mere(
        "a set",
        "从3个方面推进",
        "办好3个文化节",
        behind="(?:大|重要|主要)?(?:方面|维度|层面|阶段|步骤|原则|统筹|关系|民族(?!乡))",
    ),
    Mere("a set", "从3个环节推进", "审批压减到3个环节", behind="(?:大|重要|主要)?环节", beside="bare"),
    Mere("a set", "登上3个大台阶", "财政收入迈上200亿元大台阶", behind="(?:大|重要|新)?台阶", kinds=("count",)),
    Mere(
        "whom it is about", "关怀年龄≥80岁者,上门服务", "关怀高龄老人≥80名", behind="者(?=[,;。、:)]|$)", beside="bound"
    ),
    Mere(
        "when it applies",
        "浓度≥75微克/立方米时,启动预警",
        "浓度≤75微克/立方米",
        behind="时(?=,)",
        beside="bound",
    ),
    Mere("a name", "跨越4个万亿元台阶", "总产值突破万亿元", behind="[百千万亿]+[元级]?(?:台阶|大关)"),
    Mere(
        "a name",
        "迈上万亿元台阶",
        "迈上12万亿元台阶",
        words=("迈", "跨", "站", "跃", "登"),
        behind="(?:大|新)?(?:台阶|大关)",
    ),
    Mere("a name", "实施费率下调50%的政策", "下调费率50%的目标", behind="的(?:优惠|扶持|补贴|减免)?政策(?=[,;。、]|$)"),
    Mere(
        "a rate of tax",
        "落实15%所得税优惠政策",
        "税收占比达到15%",
        behind="的?(?:企业|个人|高端人才)*(?:所得税|增值税|关税|税率|优惠税率|征收率|预征率|抵扣率)",
        kinds=("ratio",),
        beside="bare",
    ),
    Mere(
        "what a goal is about",
        "完成5%的预期目标",
        "落实达标面积占比5%的目标",
        behind="的(?:预期|控制|年度|全年)?目标",
        unless="(?:率|比重|占比|比例|强度|[值额量]|收入|投资|面积|规模|面积占[^,;。]{1,8})$",
    ),
    Mere("a stretch", "解决500米服务半径盲区", "服务半径缩短到500米", behind="(?:的)?服务半径", kinds=("length",)),
    Mere("a stretch", "50米内换乘", "服务半径降至50米以内", behind="(?<![%点])(?:范围)?内"),
    Mere("a class", "建设百万人口城市", "人口达到百万人", behind="人口的?城市"),
    Mere("a baseline", "在5%的基础上提高", "基础设施增长5%", behind="的?基础上"),
    Mere("a rate of pay", "按3名管护人员的标准", "制定3项国家标准", behind="[^,;。0-9]{0,10}的标准(?!化)"),
    Mere("up to how much", "以5万元为限", "额度达到5万元", behind="为(?:上|下)?限|额度"),
    Mere(
        "what it hangs on",
        "投资5亿元给予补助",
        "安排5亿元补助资金",
        behind="(?:等?[二三四五]个(?:层次|档次|等级))?(?:给予|予以|(?:奖励|补助|补贴|资助|奖补)(?!资金|标准|对象))",
    ),
    Mere(
        "a set that one stands in",
        "在6个试点城市中进位争先",
        "在6个试点城市中推广",
        behind="[^,;。0-9]{2,16}中(?:进位|争先|位居|排名|保持|名列|率先|走在|领先|居)",
    ),
    Mere(
        "a thing that exists",
        "9亿多劳动力、1亿多人才,是我们最大的优势",
        "培养1亿多人才,是我们的目标",
        behind="[^,;。0-9]{1,24}(?:、[0-9.]+[^,;。0-9]{1,24})?,是(?:我们|我[国省市县区])(?!的(?:目标|任务|承诺))",
        beside="bound",
    ),
    Mere(
        "a class",
        "巩固160kW 及以下企业的接入成果",
        "接入容量提高到160kW",
        behind=r"\s及以[上下](?=[^\W\d_])",
        kinds=MEASURES,
    ),
    Mere(
        "the whole that parts are told of",
        "11个重点项目中2030年开工的",
        "新建11所高中2030年开工",
        behind=r"[^,;。、0-9]{1,14}(?<![初高完其集普职途])中"
        r"(?:的?[0-9]|(?:遴选|选取|选择|选出|评选|筛选)[^,;。0-9]{0,6}[0-9])",
        kinds=("count",),
        beside="bare",
    ),
    Mere("one of a set", "全国3个试点城市之一", "建成试点城市3个", behind="[^,;。0-9]{0,20}之一"),
    Mere(
        "a thing that exists",
        "复盖11个市",
        "引进11名市外专家",
        behind="(?:设区)?(?:地级)?(?:省区|省份|市|区|州|盟|旗)(?!场|域|民|级|块|间|政|直|管|属|外|内|值)",
        units=("个", "座", "县"),
    ),
    Mere(
        "a name",
        "推进0.1微克攻坚行动",
        "下降0.1微克",
        behind="(?!实施|推[行进动]|开展)"
        r"[^\W\d_a-zA-Z]{0,4}(?:行动|工程|计划|战略|专项(?!资金|债|引导|基金|贷款|经费|信贷|授信|额度|融资|再贷款))",
        kinds=MEASURES,
    ),
    Mere(
        "a size",
        "推进100万千瓦风电项目",
        "推进风电100万千瓦",
        behind=r"[^\W\d_a-zA-Z的]{1,8}?(?:项目|装置|机组|电站)",
        kinds=_HEAVY,
        beside="bare",
    ),
    Mere(
        "a size",
        "推进甲公司20万吨印染、乙公司10万台电机等一批项目",
        "新增印染能力20万吨、电机10万台",
        behind="[^,;。0-9、]{1,10}(?:、[^。;]{2,60})?等(?:一批)?[^,;。]{0,8}项目",
        units=("台", "万台", "套", "万套", "辆", "万辆", "件", "万件", "只", "万只", "亿只", "万吨", "吨"),
        beside="bare",
    ),
    Mere(
        "a size",
        "推进4.2米直径火箭研制",
        "火箭直径达到4.2米",
        behind="(?:直径|口径|宽幅|高度|长度|深度|跨径|跨度|厚度)[^,;。、]",
        kinds=("length",),
        beside="bare",
    ),
    Mere(
        "a size",
        "研制200马力拖拉机",
        "动力达到200马力",
        behind=r"[^\W\d_a-zA-Z的]{0,4}?(?:火箭|轮船|货轮|邮轮|拖拉机|机床|压机|起重机|卫星|飞机|直升机|盾构机|望远镜|发动机|挖掘机|风机|矿卡|电池)",
        kinds=("length", *_HEAVY),
        beside="bare",
    ),
    Mere(
        "a set",
        "优先发展2个领域",
        "优先发展2个领域的企业",
        behind=r"(?:重点|优先|主要|关键|细分)?(?:领域|方向|行业|板块|环节|赛道|维度|重点|关键|专题|抓手|着力点)\Z",
        units=("个",),
        beside="bare",
    ),
    Mere(
        "a size",
        "10万片晶片项目竣工",
        "新增10万片晶片",
        behind=r"[^\W\d_a-zA-Z的]{1,14}?(?:项目|生产线)",
        units=("万片", "万台", "万套", "万辆", "万只", "万件", "万块", "亿片", "亿只"),
        beside="bare",
    ),
    Mere(
        "who lives there",
        "1000万临江人民的愿望",
        "惠及1000万农村居民",
        behind="[^,;。0-9]{0,6}?(?:人民|父老|儿女|同胞)",
        units=("万", "亿", "万人"),
        beside="bare",
    ),
    Mere(
        "a penalty",
        "一万元以上罚款",
        "罚没收入一万元以上",
        behind=f"(?:[0-9.{COUNTS}百千万亿元人倍%分之]+以[上下])?的?(?:罚款|罚金|有期徒刑|拘役|死亡|重伤|直接经济损失)",
        beside="bound",
    ),
    Mere(
        "a class",
        "60万以上人口的县",
        "覆盖60万以上人口",
        behind="(?:以[上下])?人口以?[上下]?的",
    ),
    Mere(
        "a class",
        "推进20户以上自然村道路硬化",
        "搬迁20户以上农户",
        behind="的?(?:自然村|行政村|建制镇|村民小?组|村寨|院落|[村镇县](?![民域级医官干务])|城市|社区(?!居民)|小区|企业(?!家|员工|职工)|单位|机构|学校|工厂"
        "|[大中小]型活动|安置点|安置区|聚居点|规模养殖)",
        units=("人", "万人", "名", "户", "万户", "头", "只"),
        beside="bound",
    ),
    Mere(
        "a class",
        "购置9座以下新能源载客车",
        "新能源载客车增加到9座以上",
        behind="的?(?:[新大中小微重轻][^,;。0-9]{0,6})?(?:载?客车|载?货车|汽车|轿车|校车|渔船|货船|客船)",
        units=("座", "吨", "人", "米", "马力"),
        beside="bound",
    ),
    Mere(
        "a class",
        "接待4000人以上且无安全事故的旅行社",
        "接待游客达到4000人以上,安全无事故",
        behind="(?:并且|同时|,?且)[^,;。]{2,30}的[^,;。]{2}",
        beside="bound",
    ),
    Mere(
        "a class",
        "建设500亩规模以上蔬菜基地",
        "推动500家规模以上企业转型",
        behind="(?:规模以[上下]|以[上下]规模)的?[^,;。:、0-9]",
        kinds=MEASURES,
        beside="bare",
    ),
    Mere("a grouping of the next", "整合12类5个方面", "办好实事12类", units=("类", "批", "大类", "方面"), behind=r"\d"),
    Mere(
        "a grouping of the next",
        "对照19个重点领域的60项重点内容",
        "培育19个重点领域的企业",
        behind=r"(?:重点|主要|关键)?(?:领域|方面|环节)的?\d",
        units=("个",),
    ),
)

AROUND = (
    Mere(
        "what is not done yet",
        "8个项目尚未开工,",
        "8个项目开工",
        behind=r"[^,;。、0-9尚仍均还都]{2,12}+[尚仍均还都]未[^,;。0-9]{1,8}(?=[,;。]|\Z)",
        kinds=("count",),
        beside="bare",
    ),
    Mere(
        "what happens to call for something",
        "发生死亡3人以上的火灾,由市政府组织调查",
        "火灾死亡人数控制在3人以下",
        before="(?:发生|造成|出现|导致|引发)[^,;。:]{0,14}$",
        signs=("发生", "造成", "出现", "导致", "引发"),
        behind="(?:[0-9.]+[^,;。0-9]{1,3}以[上下])?的",
        beside="bound",
    ),
    Mere(
        "a class",
        "监管入井人数超过30人、井深超过800米的地下矿山",
        "入井人数超过30人、产值超过800万元的目标",
        before="[^,;。:、0-9]{2}$",
        behind="(?:、[^,;。:、0-9]{1,12}[0-9.]+[^,;。:、0-9的]{1,6}){1,3}的(?!目标|任务|要求|水平|能力|规模|成绩|好成绩)[^,;。:、]{2}",
        kinds=("count", *MEASURES),
        beside="bound",
        unless="(?:实现|确保|力争|达到|新增|新建|建成|完成)[^,;。:]*$",
    ),
    Mere(
        "kinds of a thing",
        "场所类型分为等级避难场所和社区避难场所2类",
        "整治等级避难场所和社区避难场所2类",
        before="(?:分为|分成|划分[为成]|归为|归并为)[^,;。:]*$",
        signs=("分为", "分成", "划分", "归为", "归并"),
        units=("类", "大类", "种", "级", "档"),
        beside="bare",
        near=48,
    ),
    Mere(
        "kinds of a thing",
        "建设等级避难场所(包括6个等级)",
        "建设等级避难场所(包括6个社区场所)",
        before=r"\((?:包括|包含|含|分为?|共|分别为)+$",
        signs=("(",),
        behind=r"(?:等级|级别|类别|类型|档次|层级|层次|部分|阶段|批次|品种|方面)\)",
        units=("个", "种"),
    ),
    Mere(
        "a thing that exists",
        "盯住流经我县的甲河、乙河、丙河3条河流",
        "治理甲河、乙河、丙河3条河流",
        before="(?:流经|途经|穿越|流入|汇入)(?:[我本全][省市县区州镇]|境内)?的?[^,;。:]*$",
        signs=("流经", "途经", "穿越", "流入", "汇入"),
        kinds=("count",),
        beside="bare",
        near=48,
    ),
    Mere(
        "members of a place by name",
        "长寨街道3个：磨油村、杉木村、牛坡村",
        "长寨街道新建站点3个：磨油站、杉木站、牛坡站",
        before=r"(?:^|[;。])(?:[0-9]{1,2}[.．、])?[^,;。:0-9]{1,6}(?:街道|[镇乡县区市村])(?:共?有|共计)?$",
        behind=r"(?:村|社区|[镇乡县区])?(?::[^;。:]{2,}|\([^()]+、[^()]+\)|:?\Z)",
        signs=("街道", "镇", "乡", "县", "区", "市", "村"),
        units=("个",),
        beside="bare",
        unless="新增|新建|新设|建设|建成|打造|培育|创建|改造|整治|命名|培养",
    ),
    Mere(
        "what others set as a task",
        "市政府给我县下达了2万户的改造任务",
        "完成市下达的2万户改造任务",
        before="(?:下达|交办|布置|分配)(?:给[^,;。:0-9]{1,8}|我[省市县区州])?了?$",
        signs=("下达", "交办", "布置", "分配"),
        behind="[^,;。0-9]{0,16}(?:任务|指标)(?!资金)",
        kinds=("count",),
    ),
    Mere(
        "the whole that parts are told of",
        "在11个重点项目中,到2030年全部开工",
        "在新城新建11所高中,到2030年全部开工",
        before="[在从](?:[^,;。、0-9的]{1,8}的)?$",
        signs=("在", "从"),
        behind=r"[^,;。、0-9]{1,14}(?<![初高完其集普职途])中,[^,;。0-9]{0,12}[0-9]",
        kinds=("count",),
        beside="bare",
    ),
    Mere(
        "the whole that parts are told of",
        "确定的22件事项中,(其余下一步办理)",
        "确定的22件事项已办结",
        before="的$",
        signs=("的",),
        behind="[^,;。0-9]{0,12}中,",
        kinds=("count",),
        beside="bare",
    ),
    Mere(
        "the number of a bulletin",
        "20期",
        "简报20期",
        before=r"\A\s*\(?(?:总第)?$",
        behind=r"\)?\s*\Z",
        units=("期", "号"),
    ),
    Mere(
        "a thing that exists",
        "我国有上亿市场主体,活力增强",
        "我国新增上亿市场主体,活力增强",
        before="我国(?:现|已|共|拥)?有着?$",
        signs=("有",),
        behind="[^,;。0-9]{2,8}(?=[,;。]|$)",
        units=("", "亿", "万", "万亿", "亿户", "亿人", "亿多"),
    ),
    Mere(
        "a set that one stands in",
        "临江镇被列入全国首批127个特色小镇",
        "全国首批特色小镇新增127个",
        before=f"(?:列入|列为|入选|入围|跻身|纳入|成为|评为|确定为)了?(?:全国|全省|国家|国家级|省级|世界|全球)*(?:首批|第[{TO_TEN}]批|年度|前)?$",
        signs=("列", "入", "纳", "成", "评", "确定"),
        behind="[^,;。0-9]{2,20}(?=[,;。、]|$)",
        kinds=("count",),
        beside="bare",
        unless="(?:^|[,;。:、])(?:推荐|新增|推动|培育)[^,;。]*$|(?:家|个|名|所|项|人|条|件|座)[^,;。]*$",
    ),
    Mere(
        "a size",
        "投资5.2亿元的污水厂三期工程加快建设",
        "投资5.2亿元建设污水厂三期工程",
        before="(?:^|[,;。:、和]|由[^,;。]{1,8})投资(?:约|近|达|超过?)*$",
        signs=("投资",),
        behind="的[^,;。0-9]{2,40}?(?:工程|项目)",
        kinds=("money",),
    ),
    Mere(
        "a size",
        "设置垃圾桶(240升)若干组",
        "新增蓄水能力(240升)",
        before=r"\($",
        behind=rf"\)(?:至少|不少于|若干|各)?[0-9{COUNTS}若]",
        kinds=("length", "area", *_HEAVY),
        beside="bare",
    ),
    Mere(
        "a size",
        "新建特色园若干座(区域面积1000平方米以上)",
        "新建绿道若干条(总长1000公里以上)",
        before=r"[个座家条所处片块栋]\((?!其中|合计|总|共)[^()0-9]{0,8}$",
        signs=("(",),
        behind=r"\)",
        kinds=("length", "area", *_HEAVY),
        beside="bound",
    ),
    Mere(
        "the document's own count", "扩大内需(8项)", "新建学校8所", before=r"[(共]$", behind=r"\)\Z", kinds=("count",)
    ),
    Mere(
        "the document's own count",
        "部署50项具体任务",
        "完成50项具体任务",
        before="(?:部署|提出|明确|包括|设置|设定|设|安排|大类|共|共有)了?[ ]?$"
        f"|(?:[做抓办]好|部署|提出|明确|聚焦|围绕|以下|如下|下列|从|分)了?[0-9{TO_TEN}]{{1,3}}个?方面的?$",
        behind="(?:方面)?(?:具体|重点|主要)?(?:任务|举措|措施|工作|指标)",
        kinds=("count",),
    ),
    Mere(
        "a set",
        "落实低保、孤儿等6类群体政策",
        "培训困难群体6类",
        words=("等",),
        behind="(?:困难|重点|特殊)?(?:群体|人群|人员|对象|情形)",
        units=("类", "种"),
    ),
    Mere(
        "a set",
        "电子商务等12个领域",
        "电子商务示范企业12个",
        words=("等",),
        behind="(?:重点|主要|细分)?(?:领域|行业|环节|产业)(?=[,;。、:的]|$)",
    ),
    Mere(
        "a set",
        "电子商务等12个行业应用标准",
        "推动电子商务等12个行业分步应用标准",
        before="等$",
        signs=("等",),
        behind="(?:重点|主要|细分)?(?:领域|行业|环节|产业)",
        unless="(?:推[进动]|支持|引导|促进|实现)[^,;。]*等$",
        near=48,
    ),
    Mere(
        "what there is",
        "依托全市28个站点和甲、乙等5家企业开展宣传",
        "依托站点建设甲、乙等基地28个",
        before=f"(?:依托|借助|凭借|立足|基于|依靠)(?:{_OURS}"
        "|(?:(?!建设|新建|打造|培育|建成|引进|实施)[^,;。:]){0,60}等)$",
        signs=("依托", "借助", "凭借", "立足", "基于", "依靠"),
        kinds=("count",),
        beside="bare",
        near=80,
    ),
    Mere(
        "what there is",
        "发挥全市9条商业街的作用",
        "盘活利用9处闲置资源",
        before=f"(?:发挥好?|依托|借助|凭借|用好|(?<![活发合再收])利用)(?:好|了)?{_OURS}$",
        signs=("发挥", "依托", "借助", "凭借", "用好", "利用"),
        behind="[^,;。0-9]{2,24}(?:作用|优势|资源|功能|效应|效能|潜力|渠道|政策|条件|力量)",
        kinds=("count",),
        beside="bare",
    ),
    Mere(
        "where it lies",
        "与新区接壤51.2公里,距省城85公里",
        "新增道路51.2公里",
        before="(?:接壤|毗邻|相邻|相距|相隔)[^,;。0-9]{0,4}$"
        "|距离?[^,;。:0-9的]{1,8}[省市县区镇乡村城京沪港站场口](?:约|仅|不足|不到|近)*$",
        signs=("接壤", "毗邻", "相邻", "相距", "相隔", "距"),
        kinds=("length",),
    ),
    Mere(
        "where it lies",
        "境内有3条国道过境,有5个出口",
        "建成3条国道过境段",
        before="(?:境内|辖区)(?:共?有|分布)[^,;。:]{0,8}$|(?:穿境|过境|贯穿|纵贯|横贯|接壤)[^。0-9]*有$",
        signs=("境内", "辖区", "穿境", "过境", "贯穿", "纵贯", "横贯", "接壤"),
        kinds=("count",),
        beside="bare",
    ),
    Mere(
        "where it lies",
        "3条国道穿境而过",
        "新建3条国道过境线",
        behind="[^,;。0-9]{1,10}(?:穿境|过境|贯穿|纵贯|横贯|穿城)",
        kinds=("count",),
        beside="bare",
        unless="(?:建成|新建|打通|开通|建设|开工|规划|形成|改造)[^,;。]*$",
    ),
    Mere(
        "how large the land is",
        "国土面积1460平方公里,海岸线长120公里",
        "绿化面积1460平方公里",
        before="(?:国土|幅员|辖区|行政区域?|全[省市县区州]总)面积$|(?:海岸线|边境线|国境线|边界线)(?:总?长度?)?$",
        signs=("国土", "幅员", "辖区", "行政区", "总面积", "线"),
        kinds=("area", "length"),
        beside="no verb",
        unless="(?:整治|修复|治理|新增|养护|保护|巡护|建设|绿化)[^,;。]*$",
    ),
    Mere(
        "a thing that exists",
        "保障14亿人的粮食安全",
        "保障14亿人次出行",
        before="(?:保障|解决|满足|关系|事关)[好了]?$",
        signs=("保障", "解决", "满足", "关系", "事关"),
        behind="的",
        units=("人", "万人", "亿人"),
    ),
    Mere(
        "a size",
        "两所9个班的幼儿园",
        "建设2所幼儿园,9个班的教室",
        before=r"[0-9一二三两][所个座家处条栋幢台艘]$",
        signs=("所", "个", "座", "家", "处", "条", "栋", "幢", "台", "艘"),
        behind="[^,;。0-9的]{0,6}的",
        beside="no verb",
    ),
    Mere(
        "a size",
        "新建日处理垃圾400吨的焚烧厂",
        "新增日处理能力400吨",
        before="[日年](?:处理|产|供水|供热|发电|加工)(?:能力|量|规模|垃圾|污水|生活垃圾|生活污水)?$",
        behind=_WORKS,
    ),
    Mere(
        "a size",
        "启动占地300亩的园区建设",
        "占地面积减少300亩的目标",
        before=f"(?:{_DIMENSIONS})(?:约|达|近|为|超过?)*$",
        signs=("占地", "容", "装机", "长", "面积", "规模", "年产", "日产"),
        behind=f"(?:以上|左右)?{_WORKS}",
        kinds=("count", "length", "area", *_HEAVY),
    ),
    Mere(
        "a set",
        "聚焦2个产业集群",
        "打造2个产业集群",
        words=("聚焦", "围绕", "突出", "紧扣", "瞄准", "针对", "立足", "涉及"),
        behind="[^,;。0-9]{0,4}?(?:领域|方向|行业|产业|板块|环节|赛道|维度|重点|关键|专题)",
        units=("个",),
    ),
    Mere(
        "a package named by its count",
        "落实稳经济41条措施",
        "出台政策措施41条",
        before="(?:落实|执行|依托|贯彻|用好|兑现)[^,;。0-9]{0,36}$",
        near=40,
        behind="[^,;。0-9]{0,6}?(?:措施|政策|举措|具体行动|具体任务)",
        units=("条", "项"),
    ),
    Mere(
        "the document's own count",
        "加强二十一条重点任务落实",
        "出台二十一条政策措施",
        behind="[^,;。0-9]{0,6}?(?:任务|措施|举措|重点内容|具体内容)",
        units=("条", "项"),
        unless="(?:出台|推出|制定|印发|发布|完成|实施|新增)[^,;。0-9]{0,6}$",
    ),
)

ROWS = (*RIGHT_BEFORE, *BEFORE, *BASELINES, *GRANTS, *BEHIND, *AROUND)
