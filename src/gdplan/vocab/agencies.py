"""Words of the 責任分工: how names of bodies begin and end, which words give them a role
(labels of owners: owner_labels.py).

Sources: the organs named in 《国务院关于机构设置的通知》（国发〔2023〕5号） and in the lists of departments of
provincial governments; the divisions of 《宪法》 article 30; role clauses as plans of the State Council, provinces and
cities word them. Every row has an example, which a test reads with the extractor.
"""

from typing import NamedTuple

from gdplan.terms import Role


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def any_of(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


class Ending(NamedTuple):
    """How a body's name ends."""

    text: str
    example: str
    carries: bool  # departments of one government: 省科技厅、财政局 may leave the 省 out of the second
    not_in: tuple[str, ...] = ()  # words that end so and are no bodies


class RoleWord(NamedTuple):
    """A verb that gives a role: at the end of a clause (牵头负责) or in a label (牵头单位:)."""

    text: str
    role: Role
    example: str  # a clause, its body is 省科技厅


ENDINGS = (
    Ending(
        "部",
        "农业农村部",
        False,
        ("全部", "内部", "外部", "东部", "西部", "南部", "北部", "中部", "局部", "干部", "底部"),
    ),
    Ending("委", "省卫生健康委", True),
    Ending("部门", "公安部门", False),
    Ending("成员单位", "市服务企业联席会议成员单位", False),
    Ending("局", "省政务和数据局", True, ("布局", "格局", "结局", "全局", "大局", "开局")),
    Ending("厅", "省工业和信息化厅", True),
    Ending(
        "办",
        "省委金融办",
        True,
        ("主办", "承办", "协办", "举办", "经办", "督办", "代办", "新办", "开办", "民办", "公办"),
    ),
    Ending("室", "市行政审批制度改革工作领导小组办公室", True, ("教室", "浴室")),
    Ending("工作室", "名师工作室", False),
    Ending("署", "审计署", False, ("部署", "签署")),
    Ending("院", "省检察院", True, ("影院", "剧院")),
    Ending("学院", "省工程技术学院", False),
    Ending("研究院", "省产业技术研究院", False),
    Ending("设计院", "省建筑设计院", False),
    Ending(
        "会", "省总工会", True, ("社会", "机会", "大会", "峰会", "展会", "晚会", "博览会", "交易会", "运动会", "国会")
    ),
    Ending(
        "行",
        "人民银行",
        False,
        ("执行", "试行", "施行", "推行", "运行", "进行", "发行", "先行", "现行", "可行", "出行", "平行", "自行"),
    ),
    Ending("协会", "省软件行业协会", False),
    Ending("学会", "省计算机学会", False),
    Ending("商会", "省浙江商会", False),
    Ending("基金会", "省教育发展基金会", False),
    Ending("社", "新华社", False),
    Ending("供销社", "省供销社", True),
    Ending("联社", "省供销合作联社", True),
    Ending("总社", "省供销合作总社", True),
    Ending("政府", "各设区市人民政府", False),
    Ending("公司", "中国铁路总公司", False),
    Ending("集团", "省交通集团", False),
    Ending("兵团", "新疆生产建设兵团", False),
    Ending("中心", "申康医院发展中心", False),
    Ending("小组", "市数字化转型工作领导小组", False),
    Ending("党组", "省科技厅党组", False),
    Ending("专班", "省营商环境工作专班", False),
    Ending("海关", "上海海关", False),
    Ending("机关", "各级公安机关", False),
    Ending("总队", "省海洋综合执法总队", True),
    Ending("服务中心管委会", "市行政服务中心管委会", True),
    Ending("支队", "市交警支队", True),
    Ending("大队", "市交警大队", True),
    Ending("调查队", "国家统计局某某调查队", False),
    Ending("部队", "驻粤部队", False),
    Ending("台", "市广播电视台", False, ("平台", "舞台", "后台", "前台", "阳台", "展台", "窗台", "柜台", "出台")),
    Ending("机场", "某某机场", False),
    Ending("林场", "各国有林场", False),
    Ending("处", "市公积金管理处", False, ("好处", "之处")),
    Ending("站", "市农技推广站", False, ("车站", "网站", "电站", "泵站")),
    Ending("所", "上海证券交易所", False, ("场所", "厕所")),
    Ending("馆", "省档案馆", False),
    Ending("大学", "中山大学", False),
    Ending("学校", "市技工学校", False),
    Ending("党校", "省委党校", False),
    Ending("联", "省妇联", True, ("互联", "物联", "关联", "串联", "并联")),
    Ending("科协", "省科协", True),
    Ending("政协", "省政协", True),
    Ending("人大", "省人大", True),
    Ending("军区", "省军区", True),
    Ending("省委", "团省委", False),
    Ending("电网", "南方电网", False),
    Ending("移动", "中国移动", False),
    Ending("联通", "中国联通", False),
    Ending("电信", "中国电信", False),
    Ending("铁塔", "中国铁塔", False),
    Ending("实验室", "鹏城实验室", False),
)

# Strongest first: 牵头负责 leads, 配合落实 supports, 负责落实 is responsible.
ROLE_WORDS = (
    RoleWord("牵头", "lead", "省科技厅牵头"),
    RoleWord("主办", "lead", "主办单位:省科技厅"),
    RoleWord("主责", "lead", "主责部门:省科技厅"),
    RoleWord("主政", "lead", "主政机关:省科技厅"),
    RoleWord("为主", "lead", "以省科技厅为主"),
    RoleWord("配合", "support", "省科技厅积极配合"),
    RoleWord("协助", "support", "省科技厅予以协助"),
    RoleWord("协办", "support", "协办单位:省科技厅"),
    RoleWord("参与", "support", "省科技厅参与"),
    RoleWord("参加", "support", "省科技厅参加"),
    RoleWord("支持", "support", "省科技厅给予支持"),
    RoleWord("指导", "support", "指导单位:省科技厅"),
    RoleWord("负责", "responsible", "省科技厅按照职责分工负责"),
    RoleWord("责任", "responsible", "责任单位:省科技厅"),
    RoleWord("承办", "responsible", "承办单位:省科技厅"),
    RoleWord("承担", "responsible", "省科技厅承担"),
    RoleWord("各负其责", "responsible", "省科技厅按职责分工各负其责"),
    RoleWord("落实", "implementing", "省科技厅结合实际抓好落实"),
    RoleWord("实施", "implementing", "省科技厅组织实施"),
    RoleWord("执行", "implementing", "省科技厅贯彻执行"),
    RoleWord("推进", "implementing", "省科技厅分别推进"),
    RoleWord("办理", "implementing", "省科技厅具体办理"),
)

# What gives a role behind a body where no word of those does: 市发展改革委统筹,各区配合.
WEAK_ROLE_WORDS = (
    RoleWord("统筹", "lead", "省科技厅统筹"),
    RoleWord("抓总", "lead", "省科技厅抓总"),
    RoleWord("督导", "support", "省科技厅督导"),
    RoleWord("督促", "support", "省科技厅督促"),
    RoleWord("督办", "support", "省科技厅督办"),
    RoleWord("调度", "support", "省科技厅调度"),
)

# Words that stand around a role word and give none: 按职责分工, 结合实际, 抓好 …
MANNER_WORDS = _words(
    "按照 按 根据 依据 依 各自 工作职责 职责 职能 权限 范围 分工 分别 共同 联合 具体 统筹 统一 积极 密切 认真 "
    "结合 本地 实际 抓好 做好 予以 给予 分级 协同 全力 共 贯彻 协调 抓总 总 工作 推动 到位 情况 督导 督促 督办 调度"
)

# What stands for all of a kind, after 各, 有关 or 相关: 各有关单位, 相关企业.
CLASSES = _words("单位 部门 地区 地方 机构 企业 高校 院校 协会 部委 委办局 街镇 镇街")

# Zones, which stand beside the divisions and are none: 各街镇、开发区.
ZONE_KINDS = _words("开发区 高新区 经开区 功能区 工业园区 产业园区 园区 风景区 度假区 新区")

# Divisions, in names that stand for all of a kind: 各市、县(区)人民政府.
DIVISIONS = (
    *_words(
        "省 自治区 直辖市 新疆生产建设兵团 地级以上市 地级市 设区的市 设区市 县级市 市州 州市 地市 县市区 区县 县区 "
        "市县 市 自治州 州 盟 地区 自治县 自治旗 县 旗 区 乡镇 乡 镇 街镇 镇街 镇街道 街道 管委会 地"
    ),
    *ZONE_KINDS,
)

# Bodies only with more before them; by themselves they may be examples of something: (医院、学校).
GENERIC = _words(
    "医院 学校 大学 学院 银行 公司 集团 协会 学会 商会 企业 机构 中心 法院 检察院 海关 "
    "政府 人民政府 党委 办公室 委员会 领导小组 部门 社会组织 行业协会 高校 研究所 研究院 实验室 管委会 图书馆 博物馆 "
    "合作社 供销社 医疗机构 "
    "基金会"
)

# Endings of organs of government and Party.
OFFICIAL_ENDINGS = _words("部 委 局 厅 署 办 办公室 政府 管委会 法院 检察院 委员会 海关 人民银行 检查总站 检查站")

# Level signs that open a name and are carried on: 省科技厅、财政厅. Patterns: what follows a sign may make another
# word of it (市场监管局, 省直单位, 区域办).
LEVELS = (
    "自治区",
    "自治州",
    "兵团",
    "[省州县区](?![直级属域块])",
    "市(?![直级属场容域政辖])",
    "市(?=政府|政协|政务|政法)",
    "旗",
    "镇(?!街)",
)

# Departments of the Party committee that no government has: after 省委… they take 省委 and not 省.
PARTY_DEPARTMENTS = ("组织部", "宣传部", "统战部", "社会工作部", "政法委", "党校", "老干部局")

# How names open that say by themselves whose they are; no 省 is carried onto them. The provinces, the cities and
# regions after which central organs outside Beijing are named (海关, 海事局), words of central and collective bodies.
CENTRAL = _words("国家 国务院 中央 中国 全国 人民银行 人行 海关总署 税务总局 国网 南网 南方电网 民航 武警")
OWN_NAMED = CENTRAL + _words(
    "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 "
    "重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾 大连 青岛 宁波 厦门 深圳 广州 南京 武汉 "
    "成都 西安 沈阳 哈尔滨 长春 济南 杭州 合肥 南昌 长沙 郑州 南宁 昆明 贵阳 兰州 石家庄 太原 珠海 汕头 湛江 拱北 "
    "黄埔 江门 华东 华南 华北 华中 西南 西北 东北 南方 长江 珠江 黄河 中共 "
    "团省委 团市委 各 有关 相关 其他 驻 属地"
)

# Endings of bodies that belong to the centre, or to themselves, wherever they stand.
OWN_NAMED_ENDINGS = _words(
    "总局 海事局 证监局 银保监局 金融监管局 外汇局 铁路局 监会 分局 专员办 监管办 医院 管委会 人民银行"
)

ZONES = _words("管理区 开发区 高新区 经开区 工业园区 度假区")
# What a place before them makes the name of a body, beside its 市政府, 区教育局: 成都、绵阳、德阳海关.
TAILS = (
    *ZONES,
    *_words(
        "海关 海事局 航道局 铁路局 铁路监管局 证监局 银保监局 银保监分局 金融监管局 金融监管分局 监管局 监管分局 "
        "外汇局 税务局 通信管理局 邮政管理局 供电局 供电公司 电力公司 分行 中心支行 支行 分公司 分局 专员办 特派办 "
        "管委会 出入境边防检查总站 出入境边防检查站 边防检查总站 边检总站 边检站"
    ),
)

# Trades and firms that lists name by two or three characters alone, as they name places: 消防、气象、各镇政府.
TRADES = _words(
    "消防 气象 供电 电力 邮政 公安 教育 卫健 卫生 税务 财政 民政 通信 金融 银行 保险 国网 南网 烟草 盐业 石油 "
    "石化 铁路 民航 海事 法院 检察 司法 水利 水务 农业 林业 交通 住建 规划 环保 发改 工信 科技 商务 文旅 文化 "
    "旅游 体育 医保 人社 审计 统计 应急 信访 城管 国资 宣传 组织 统战 政法 工会 工商 供销 高校 企业 学校 医院 "
    "社区 园区 景区 医疗 养老 媒体 电信 海关 公路 水文 地震 移动 联通 铁塔 广电 邮储 农行 工行 建行 中行 "
    "中石油 中石化 中海油 华为 腾讯 阿里 百度 京东 小米"
)
