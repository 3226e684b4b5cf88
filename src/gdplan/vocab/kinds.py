"""Words that end the title of an official document, what follows from each, and the edition in brackets after them.

Sources: 党政机关公文处理工作条例 (2012), article 8, names the fifteen kinds of official document (公文种类); the
rest are the kinds of plan and rule that such documents enclose, from 规章制定程序条例 (2017), article 7, of ledgers and
tables of tasks (GB/T 9704-2012 leaves their names open), and common titles.
"""

from itertools import chain
from typing import NamedTuple


class Kind(NamedTuple):
    """The last word of a title, and how the numbers under it are read."""

    text: str
    is_rule: bool = False  # its numbers are conditions, unless it promises them: 到2025年, 力争
    is_report: bool = False  # it looks back where nothing else is said
    grants: bool = False  # it says what is given to whom
    is_plan: bool = False  # its body is work ahead


def _kinds(
    words: str, *, is_rule: bool = False, is_report: bool = False, grants: bool = False, is_plan: bool = False
) -> tuple[Kind, ...]:
    return tuple(Kind(word, is_rule, is_report, grants, is_plan) for word in words.split())


_PLANS = _kinds(
    """
    国民经济和社会发展五年规划纲要 施政目标与重点 重点工作任务 财政预算案 工作要点 行动方案 实施方案 工作方案 总体方案
    建设方案 整改方案 行动计划 工作计划 实施计划 实施意见 指导意见 若干意见 规划纲要 发展规划 专项规划 施政方针
    工作安排 重点任务 重点工作 目标任务 建设指南 工作指引 行动纲领 政策纲领 任务书 白皮书 路线图 预算案
    意见 方案 计划 要点 规划 纲要 纲领 蓝图 指南 指引 目录 安排 方针 机制 预案 大纲 战略
""",
    is_plan=True,
)
_MEASURES = _kinds(
    "若干措施 若干政策 政策措施 支持措施 政策举措 若干举措 扶持政策 优惠政策 措施 政策",
    grants=True,
)
_LEDGERS = _kinds("""
    任务分工表 任务分解表 目标分解表 责任分解表 责任清单 任务清单 任务分工 任务分解 责任分解 分工表 分解表 任务表 责任表
    计划表 推进表 时间表 进度表 安排表 一览表 项目表 明细表 统计表 汇总表 评分表 情况表 进展表 调度表 指标体系 台账 清单
    名单 分工
""")
_RULES = _kinds(
    """
    管理办法 暂行办法 实施办法 实施细则 管理规定 暂行规定 若干规定 工作规则 管理规程 操作规程 管理规范 工作规范 服务规范
    管理制度 裁量基准 办法 条例 规定 细则 规则 规程 规范 章程 准则 标准 制度 守则 须知 导则 公约 宪法 法典 法
    诊疗方案 救治方案
    """,
    is_rule=True,
)
_REPORTS = _kinds(
    """
    政府工作报告 施政报告 工作报告 报告
    工作成果 完成情况 执行情况 执行情形 落实情况 进展情况 工作总结 统计公报 总结 决算
    """,
    is_report=True,
)
_LETTERS = _kinds("""
    决议 决定 命令 公报 公告 通告 通知 通报 请示 批复 议案 纪要 答复 复函 回复 解释 解读 说明 简章 倡议书 承诺书 责任书
    备忘录 协议 协定 倡议 宣言 声明 讲话 预算 函 令
""")

KINDS: tuple[Kind, ...] = tuple(  # longest first, so that 实施方案 is found before 方案
    sorted(
        chain(_PLANS, _MEASURES, _LEDGERS, _RULES, _REPORTS, _LETTERS),
        key=lambda kind: -len(kind.text),
    )
)
KIND_OF = {kind.text: kind for kind in KINDS}
WORDS = tuple(KIND_OF)

EDITIONS = (
    "征求意见稿", "公开征求意见稿", "修订征求意见稿", "送审稿", "审议稿", "讨论稿", "草案", "修订草案", "修正草案",
    "草案修改稿", "试行", "暂行", "修订", "修订稿", "修正", "修订版", "修正版", "初稿", "摘要", "节选", "摘编",
    "全文", "实录",
)  # fmt: skip
