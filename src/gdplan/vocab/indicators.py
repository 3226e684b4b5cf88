"""Words around the noun phrase that a number measures, in clauses of work and of results.

They are spelt as plan text is: 复盖 for 覆盖, 显着 for 显著.
"""


def _words(*lines: str) -> tuple[str, ...]:
    return tuple(word for line in lines for word in line.split())


# Verbs that open a clause of work and are no part of the thing made.
MAKING = _words(
    "开工建设 开工改造 建设改造 改造提升 筹集建设 新建改建 启动建设 布局建设 建设提升 提升建设 整合提升",
    "更新改造 签约落地",
    "招引落地 加快建设 兴建 修建 成功创建 成功举办 建成投用 改造完工 疏解提质 签约入驻 维护提升 制定实施 制定修订",
    "新创建 新评定 新遴选 新打造 新推出",
    "培育壮大 发展壮大 培育形成 培育建设 签订 配备 预留 加装 投运 更新投运 投放",
    "新开工改造 新开工 新升规 投用 新培育 新认定 新入选 新开发 新获批 新引进 新筹建 争取 累计 新建 改建",
    "扩建 续建 再建 建成 建设",
    "改造 新增 净增 培育 打造 形成 推动 推进 支持 实施 开展 完成 举办 组织 引进 引育 选派 选送 出台 制定",
    "修订 印发 发布 安排",
    "供应 办理 推介 招引 组建 开设 开行 开通 开发 开拓 盘活 筹集 交付 更新 关闭 压缩 压减 减少 削减 疏解",
    "竣工 完工 落地 淘汰",
    "去化 整治 治理 下达 拨付 发放 提供 带动 吸纳 培训 认定 授权 创建 获批 遴选 评选 命名 布局 部署 落实 实现",
    "取得 突破 推出 构建",
    "建立 设立 成立 储备 生产 销售 投入 投资 拆除 清退 化解 查处 收集 归集 开放 上线 接入 推广 复盖 惠及",
    "减轻 减免 降低 提高",
    "提升 增加 扩大 使用 利用 记录 服务 探索 打通 优化 入选 承担 退出 资助 改善 取消 停征 抓好 办好 办成 制修订",
    "参与制定 新改建",
    "新改扩建",
    "改扩建 补建 新(改、扩)建 新(改扩)建 竣工投产 集聚 攻克 解决",
    "修改 制定或修改 制定修改 废止 重组 扶持 撬动 主导 新培养 召开",
    "整合设立 统筹设立 争创 升级改造 改造升级 保护提升 修复治理 整治修复 整治提升 修复 运行",
    "新(改)建 新(扩)建 改(扩)建",
    "向上争取 轮训 认领 招聘 招录 招募 选聘 聘请 腾退 接访 发动 动员 织密 督促 新配 铺设 架设 敷设 关停 撤并 侦破 征集",
    "摄制 嫁接改良 修缮 疏浚 配置",
    "恢复 硬化 安装 新安装 缔结 新缔结 充实 统筹安排 摆放 上传",
    "增设 开办 新开办 种植 布设 增补 规划布局 规划建设 滚动实施 谋划实施 谋划 新签约 新开通",
    "培养 选拔 评定 转化 设置 直接服务 重点引进 重点培养 重点培育 重点培训 重点扶持 重点支持 重点建设 重点打造",
)
# What begins like such a verb and is a noun.
NOT_MAKING = _words(
    "服务业 服务贸易 服务消费 服务进出口 服务出口 服务企业 服务收入 服务外包 服务机构 服务综合体 服务站",
    "主导产业 主导品种 销售收入 销售额 销售量 续建项目 续建里程 增加值 增值税 开发区 投资完成率 投资率 投资额",
    "投资规模 投资增速 建设用地 生产总值 生产安全事故 生产能力",
    "生产率 提供商",
    "建成区 治理率 使用率 利用率",
    "运行里程 运行时间 运行率 修复率 复盖率 复盖面 发展轴 开放平台 保障性住房 创建率 获批率 落实率 办理时限 办理时间",
    "培养目标 培养单位 培养方案 培养体系 培养质量 转化医学 转化基地 转化平台 转化中心 转化效率",
    "供应链 供应商 预留份额 预留比例 安装率 硬化率 恢复期 恢复率",
    "配置比例 配置标准 配置效率 投放量 投运率",
    "种植面积 种植业 种植户 获得感 获得者 获得电力 获得用水 获得用气 获得信贷",
    "解决方案 办理总时限 招聘会 推介会 培训班 开办企业 开办时间 办理用时 办理时长 办理周期 办理环节",
    "重点建设项目",
)
# In these such a noun is none, though it ends with their first character: 建成 | 区域中心, 提供 | 商铺, 培训 | 班组长.
OTHER_NOUNS = _words("区域 区间 商铺 商品 商户 商业 商务 班组 班主任 班子 会计")
# Verbs of work upon things and people, which lead to a noun and are no deed that makes one: 走访 | 企业500家.
WORKING_ON = frozenset(
    _words(
        "走访 走访慰问 慰问 拜访 回访 约谈 取缔 募集 打击 清理 清理整治 排查 排查整治 巡查 检查 对接 申报并获批 申报",
        "查封 清除 消除 帮助 承接 整顿 缴获 抓获 打掉 惩处 整改 整改提升 整改规范 检查发现 排查发现 发现",
        "处置 消化 清收 清欠 清偿 偿还 兑现 兑付 追缴 追回 退还 返还 征收 收购 收储 收回 回购 轮换 调剂",
        "迁改 迁建 垦造 铺装 补植 栽植 栽种 抚育 封育 放流 增殖放流 选育 加固 维修加固 除险加固 检修 清淤 清运 清洗",
        "拆解 拍摄 编写 编印 修编 起草 报送 调处 查办 督办 立案查处 签订 签署 达成 颁发 换发 核发 曝光 表彰 表彰奖励",
        "选树 培树 调训 聘任 聘用 录用 招收 分流 输送 接收 收治 救治 治愈 随访 结对帮扶 转移就业 派驻 增派 选任",
        "更换 替换 配发 配租 配售 出售 加开 增开 下放 归并 精简 销号 清零 申创 攻关 研制",
        "完善 健全 提档升级 提质改造 综合整治 整体改造 达标改造 试点推广 示范推广 滚动推进 创新推出",
        "巩固 巩固提升 巩固拓展 深化 吸引集聚 扩种 改种 新形成 新谋划 重点推进 重点实施 强化实施 提质扩容",
        "协调解决 推荐申报 宣布失效 大修 中修 大中修 翻修 修整",
        "新发展 新建成 推广应用 推广使用 做好 用好 建好 用足 用好用足 管好用好",
    )
)
# Such verbs that also tell what a place or its people are for: 孵化 | 企业30家, but 孵化基地3个.
WORKING_AT = _words(
    "研发 孵化 回收 帮扶 救助 供养 采购 养护 维修 接种 筛查 采集 创作 放映 巡演 出版 安置 搬迁 签约 吸引",
)
# Behind them what makes a noun of both.
PLACES_OF_WORK = _words(
    "中心 基地 机构 网点 场所 载体 车间 投入 经费 费用 支出 强度 合同 服务 产品 技术 组织 室 房 区 户 人口 群众 标准",
    "干部 基金 箱 链 厂 场 社 物 所 小区 住房 社区 工程 体系 系统 成果 专利 工作 总额 里程 面积 规模 人次 场次 委员会",
    "能力 模式 投资 入住 入驻 生产 制造 设计 试验 管理",
)
# How such work is done, before its verb.
MANNERS = _words(
    "强力 依法 依法依规 依规 集中 主动 严厉 及时 从严 坚决 严格 彻底 常态化 广泛 全力 抓紧 科学 加大力度",
    "联合 定期 逐一 扎实 有力 有力有效 高效 规范 合理 协同 协调 联动 一体 一体化 同步 纵深 聚力 压茬 逐步 逐年 滚动",
    "分批 分期 分期分批 分步 分类 分级 分级分类 分年度 分阶段 因地制宜 抢先 超前 前瞻 前瞻性 提前 动态 常年 常态",
    "高标准 高质量 高水平 高起点 高规格 保质保量 按期 按时 按质按量",
)
# Behind such a verb what makes a noun of both: 检查 | 站, 对接 | 活动.
MAKING_NOUNS = _words(
    "站 点 员 队 组 会 率 量 数 金 品 器 活动 机制 制度 平台 计划 任务 行动 人员 对象 事项 频次 次数 复盖",
    "合格 完成 项目 人力 能力",
    "材料 单位 环节 时间 资金 演出 家数",
    "型 式 性 价 额 费 时限 时长 用时 周期 成本 规模 比例 占比 效率 速度 进度 水平 质量 成效 渠道 方式",
    "标准 份额 预留 年限 金额 后 力",
)
# Stages of such work beside these, which may end an indicator: 项目开工43个、竣工38个.
STAGES = _words("开工 动工 基本建成 主体完工 投产 回迁")
# Stages of building that are counted apart: 新开工 | 保障性住房3000套、 | 竣工 | 2000套.
BUILDING_STAGES = _words("开工建设 新开工 开工 动工 续建 基本建成 建成 竣工 完工 主体完工 投产 投用 交付 回迁")
# What people do or get that a number counts: 零就业家庭至少1人 | 就业 is of the families.
DONE_BY_PEOPLE = frozenset(_words("就业 稳定就业 创业 上岗 参保 参训 受益 增收"))
# Cases that a limit tells apart: 办理时限 | 一般事项 | 不超过5个工作日、 | 复杂事项 | 不超过10个工作日.
CASES = _words("一般 普通 简单 简易 常规 复杂 特殊 重大 疑难 紧急 其他")
# Measures that need such a verb to say of what, beside MEASURES.
COUNTED = _words(
    "总数 总额 总量 人次 半径 总人数 总规模 总面积 里程 次数 场次 批次 户数 天数 长度 数 量 额 率",
    "家数 适用率 完成率 应用率 执行率 落实率",
)
# Verbs of making that name a measure together with it: 投资总额, 改造面积; 完成产值 is an output.
NAMING = _words(
    "投资 投入 改造 建设 培训 服务 认定 生产 销售 供应 使用 利用 治理 整治 交付 储备 查处 授权",
    "评选 引进 资助 拨付 发放 压减 减免 淘汰 惠及 复盖 接待 参与 推广 更新 安排 开放 接入 种植 养殖",
)
# Verbs without which such a measure would be that of all there is: 新增装机容量, 治理水土流失面积.
CHANGING = frozenset(_words("新增 净增 治理 整治 修复 改造 新建"))
EXTENTS = _words("面积 里程 容量 装机 产能 长度")
# What may stand before verb and noun.
OPENING = _words(
    "其中 同时 并且 并 以及 及 和 与 还 再 又 即 也 全年 今年 明年 后年 来年 当年 年内 年均 每年 全部 分别 力争 争取",
    "提请 确保 预计 预期 计划 努力 要求 围绕 聚焦 对照",
    "推行 统筹 设定 引导 鼓励 或 高质量 着力 积极 大力 加快 继续 持续 深入 稳步 有序 全面 进一步 率先 成功 首批 使",
    "将 把 让 为 向 对",
    "令 育",
    "以 精准 平均 平均每天",
    "每天 要 一律 目前 目前已 已 已经 去年 当前 现有 现在 现时",
    "发生 共发生 累计发生",
)
NOT_OPENING = _words(
    "高质量发展 对上争取 引导基金 引导资金 再贷款 再贴现 再融资 再担保 再保险",
    "预期寿命 对口 对外 再生 再制造 再就业 还本 并购 并网 育儿 育种 育苗 育龄 和美 和平 即时",
    "发生率 发生器 发生地",
    "要素 要点 要件 要道 并联 对接 及时 以旧换新 以工代赈 向阳 为农 为老服务 为民服务 全部财政收入",
)
# Verbs that may stand in the middle: who does it, then the noun.
INNER = _words(
    "举办 选派 选送 培育 打造 出台 争取 安排 供应 办理 推介 招引 引育 引进 组建 开设 建成 开通 完成 下达",
    "新增 新建 筹集 记录 实现 遴选 选拔 认定 评选 发布 培养 资助 力争",
    "组织 发放 带动 达到 开展 审议 已有 拥有 共有 要求 增补 布设 募集 征集",
    "上传 去化 计划招聘 计划招录 计划招募 计划新增 计划新建",
)
# Those of them that also say what kind of project a thing is: 专利 | 培育项目.
OF_NOUN = _words("培育 培养 引进 引育 招引 认定 遴选 选拔 评选")
# Those that stand in the middle of a rate's name: 预警信息发布公众覆盖率.
OF_RATE = _words("发布 办理 认定 供应")
# Verbs of drafting in the middle, and what is drafted: 院校 | 修订 | 培养方案200个.
DRAFTING = _words("制定 修订 编制")
DRAFTED = _words("方案 标准 规范 办法 制度 规划 目录 预案 规程 条例 章程 清单 教材 指南")
# What a share of a group does, whose name stands before it: 企业 | 50%以上 | 生成电子印章.
DONE_BY_A_SHARE = _words(
    "生成 产生 配备 建立 设立 建有 设有 具备 拥有 参与 参加 享受 采用 应用 推行 实行 执行 签订",
    "签署 安装 开通 取得 获得",
)
# Verbs that bring people to what stands behind their number: 带动 | 1000户 | 脱贫.
BRINGING = _words("带动 帮助 帮扶 助力 吸纳")
BROUGHT_TO = _words("脱贫 增收 致富 受益 搬迁 就业 创业")
# Verbs that say what somebody is given, who stands before them: 向社会 | 开放数据集.
GIVING = _words(
    "开放 公开 公布 发布 提供 发放 投放 供应 推送 推介 推出 输送 选派 派出 下达 拨付 减免 减轻 配备 办理 解决 兑现",
    "征集 征求 招聘 招募",
)
# Verbs of building and fitting out for somebody, who stands before them: 为老年人 | 建设床位.
BUILDING = _words("建设 新建 建成 改造 实施 开展 安排 落实 筹集 新增 增设 配置 安装 免费安装 化解")
# Verbs that say only that work is done: 对农村危房 | 实施 | 改造1000户 measures 农村危房改造.
DOING = _words("实施 进行 开展")
# Verbs of winning, which lead to a noun and are no deed by themselves: 对获得国家奖2项的单位.
WINNING = _words("争得 获得 获评 荣获 夺得 斩获 摘得 赢得 捧得 捧回 获颁 获授 喜摘 喜获 揽获 勇夺")
# Before a verb of making in the middle: 东江区 | 共实施 | 科技项目.
ADDING_UP = _words("共 共计 总共 累计 先后 陆续 相继 已 已经")
# What stands between a noun and its number.
LINKING = _words(
    "分别 均 都 各 也 为 是 达到 达 完成 建成 实现 累计 总计 合计 共计 共 占 将 已 年均 平均 同比",
    "预期目标 稳定 保持 维持 控制",
    "巩固 原则上 总体上 总体 基本 力争 确保 争取 努力 预计 预期 可 则 在 至 到 由 从 开行 新认定 的",
    "首次 实际 名义 再 有 最 已经",
    "年均每年 逐年 每年 累计达 率先 全部 如期 约合 折合 按不变价计算 按不变价格计算 按可比价计算 同口径 可比",
    "按可比价 按可比价格 持续",
    "统一 整体 逐步 逐渐 进一步 普遍 大幅 稳步 一律 严格 平稳 同步 相应 较快 快速 总体平均 阶段性",
    "连续 迈上 站上 跃上 登上 跨上 跨越 跨过 越过 迈过 止跌 企稳 由负转正 由降转升",
    "日均 月均 户均 推进 设定 设置了 了 仅 按 拟 拟按 要 应 增长 翻 一般",
    "做到 每季度 每季 每半年 每周 每学期 每两年 每人 每户 每月 每人每年 每人每月 新台币 人民币 港币",
    "发生 共发生 当年",
)
# Where, or at what level: alone before a number it stands for itself with the measure before.
WHERE = frozenset(
    _words(
        "市区 城区 主城区 中心城区 县城 县域 县(市) 县(市、区) 县(区) 建制镇 乡镇 镇区 城镇 农村 乡村 城市 郊区",
        "山区 国家级 省级 市级 县级 区级 省市级 市县级 县乡级 乡级 乡镇级 镇级 村级",
    )
)
# The size of things, which stands for itself before another size: 3个千亿级、2个百亿级 | 产业集群.
SIZE_LEVELS = frozenset(_words("十亿级 百亿级 五百亿级 千亿级 五千亿级 万亿级"))
# What measures what the number before it does, where it stands bare in the next clause: 增加值完成97亿元,增速5%.
OF_THE_SAME = frozenset(_words("增速 占比 完成率 增长率 复合增长率"))
# What is said of the noun behind a number: there it ends.
SAYING = _words(
    "提能 提档 升级 入选 入围 上榜 设立 开工 建成 投产 投用 实现 纳入 进行 开展 喝上 提请 获批 获评 获 落地",
    "落户 入乡 化解 通过 达到 发生",
    "挂牌 追回 搬进 通水 通车 通电 通气 住进 用上 吃上 扎实 加快 刷新 进社区 进乡村 完成 启动 启用 引入 设置 安装",
    "配备 提供 带动 投向 接入 联网 试运行 叫好 上市 并网 就读",
    "复盖 显着 明显 全面",
    "荣获 荣膺",
    "取得 向 集中 全部 均 已 实施 受益 参加 参与 享受 脱贫 出列 摘帽 搬迁 迁入 增长 下降 提高 提升 成为 被 正式",
    "顺利 相继 陆续 在 由 与 可",
    "将 以 用于 按 喜迁 得到 基本 接受 有效 落到 发放 投入使用 入市 推广 列入 拔地而起 应用到 建设用 免费",
    "办好 解决 安排 不变 以内 大关 关口 门槛 台阶 新台阶 两个台阶 三个台阶 两个大关 三个大关",
    "进入 跻身 开诊 投运 揭牌 持证",
    "派驻 投入运行 投入运营 上传 牵头 进军 跨入 迈入 挺进 冲刺 晋级",
    "加紧 抓紧 也 迅速 主动 实行 快速推进 快速增长 加速 稳步 创成 开馆 深度合作 深度融合",
    "逐一 逐项 逐个 务实 年内 年底 分批 分步 分期分批 有序 批复实施 批复建设 批准实施 批准建设",
    "持平 赴 出国 出境 分解 每年 入驻 参赛 组织开展 组织实施 圆满 如期 提前 出台 施行 开局 实战化 梯次 不及 正在",
)
# The same where they end the clause: 5000个公屋单位 | 落成.
ENDING = _words(
    "落成 合龙 贯通 封顶 完竣 入伙 动工 面世 问世 亮相 到岗 开园 开业 复工 复产", "提质升级 转型升级 提质扩面"
)
# Behind money what it is for: 3亿元资金 | 支持企业技术改造.
FINANCING = _words("引导 支持 扶持 鼓励 推动 促进 助力 撬动")
# What those do that a number counts, if its object follows: 20个县深化城乡一体化; 5个医疗中心建设项目 is a noun.
ACTING = _words(
    "制定 形成",
    "组建 成立 深化 推进 推动 加强 强化 健全 探索 建设 建立 创建 打造 完善 优化 培育 发展 实施 承担 承接 争创 申报",
    "引进 改造 整治 治理 拓展 做强 做优 做大 提升 签订 率先 试行",
)
# What those make whose object the next number counts: 60个村 | 新建公厕80座; 60个村新建公厕项目 is a noun.
ADDING = _words("新建 新增 新改建 改建 建成 增设 开发 种植 引进 招引 开设 开通 安装 上传")
# What begins or goes on like such a word and belongs to the noun.
NOT_SAYING = _words(
    "出国人员 出国留学 出境旅游 出境游 入驻企业 入驻项目 入驻机构 参赛选手 参赛作品",
    "上市公司 上市企业 在建 在校 在园 在读 在册 在岗 在营",
    "可回收物 可再生 可利用 可复制",
    "可再生能源 可支配收入 可持续项目 可降解材料 可视化平台 提升工程 提升培训 提升行动 提升计划 提升项目",
    "可靠性 可行性 可及性 可追溯 搬迁安置 获得者 为民实事 加快器",
    "牵头单位 牵头部门 晋级赛 冲刺班",
    "发生率 发生地 解决率 解决方案 化解决方案 推广项目 集中运营中心 集中安置点 集中供养机构",
)
# What ends the subject of a clause.
PREDICATING = _words(
    "明显 保持 持续 稳定 稳步 稳中 不断 大幅 增长 下降 提高 提升 达到 实现 总体 基本 显着 全面 进一步 均 居 位居 创",
)
# What its subject does to as many things as it counts: the next number counts the subject again.
SPREADING = _words(
    "通达 通往 直达 遍及 遍布 辐射 复盖 联通 连通 连接 通航",
)
# Words of which a list prints the first characters apart and the rest once: 存、贷款余额, 进、出口额.
HALVES = frozenset(("存贷", "进出", "出进", "产销", "供需", "汽机"))
# What measures, and needs what stands before 的 to say of what: 出口退税的 | 平均时间.
BARE_HEADS = _words(
    "时间 时长 时限 用时 耗时 周期 环节 次数 频次 天数 成本 费用 价格 材料 数 数量 人数 占比 比例 比重 份额 率 量 额",
)
BEFORE_BARE_HEADS = _words(
    "平均 办理 审批 审核 审查 申报 申请 受理 处理 响应 等待 等候 跑动 运行 使用 总 年均 日均 月均 人均 户均",
    "整体 最低 综合 预留",
)
# What stands before such a noun and is part of the measure: 地表水、近海 | 水质优良比例.
QUALITIES = _words("水质优良 优良水质 水质达标 优良 达标 合格 安全利用 综合利用 规范管理 资源化利用 无害化处理")
# The nouns that measure, which a 分别 list may share.
MEASURES = _words(
    "增加值 总产值 产值 产量 吞吐量 发电量 排放量 销售量 使用量 拥有量 人数 件数 起数 户数 比重 占比 比例",
    "复盖率 普及率 入学率",
    "参保率 合格率 达标率 满意率 就业率 失业率 收入 支出 投资 总额 余额 零售额 销售额 交易额 成交额",
    "进出口额 投资额 规模 面积 数量",
    "产能 增速 标准 出口 进口 进出口 出口额 进口额 装机 装机容量 浓度 使用比例 排放总量 总量 货运量 客运量",
    "消费量 用量 营业收入 利润 利润总额 税收 贷款余额 存款余额 增加值占比",
)
# What may stand before such a measure of a class: 2家 | 年销售 | 收入超10亿元企业.
OF_SIZE = _words("年均 年度 年 总 占地 规划 建筑 销售 主营业务")
