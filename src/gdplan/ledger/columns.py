"""The columns of each sheet: head, width in characters of half width, and what stands in it."""

from collections.abc import Callable
from typing import Any, NamedTuple

STATES = ("未启动", "推进中", "已完成", "逾期", "长期")


class Column(NamedTuple):
    """One column; without a reading it is for people to fill in."""

    head: str
    width: int
    read: Callable[[Any], Any] | None = None


def _join(names: tuple[str, ...]) -> str:
    return "、".join(names)


def _stack(words: tuple[str, ...]) -> str:
    return "\n".join(words)


TASKS = (
    Column("序号", 6),  # counted where it is written
    Column("来源", 22, lambda line: line.source),
    Column("文号", 14, lambda line: line.number),
    Column("章节", 22, lambda line: line.section),
    Column("任务", 26, lambda line: line.task),
    Column("具体举措", 60, lambda line: line.measure),
    Column("量化目标", 26, lambda line: _stack(line.targets)),
    Column("牵头单位", 18, lambda line: _join(line.lead)),
    Column("责任单位", 18, lambda line: _join(line.responsible)),
    Column("配合单位", 18, lambda line: _join(line.support)),
    Column("落实单位", 18, lambda line: _join(line.implementing)),
    Column("完成时限", 12, lambda line: line.due),
    Column("完成时限原文", 16, lambda line: _stack(line.due_text)),
    Column("责任领导", 10, lambda line: _join(line.people)),
    Column("责任处室", 12, lambda line: _join(line.offices)),
    Column("进展情况", 30),
    Column("完成状态", 10),
    Column("存在问题及下一步措施", 30),
    Column("填报人", 10),
    Column("填报日期", 12),
    Column("原文位置", 10, lambda line: line.place),
    Column("编号", 24, lambda line: line.key),
)
TARGETS = (
    Column("序号", 6),
    Column("来源", 22, lambda line: line.source),
    Column("任务", 26, lambda line: line.task),
    Column("指标", 26, lambda line: line.indicator),
    Column("要求", 8, lambda line: line.bound),
    Column("目标值", 12, lambda line: line.value),
    Column("目标值上限", 12, lambda line: line.high),
    Column("单位", 10, lambda line: line.unit),
    Column("期限", 12, lambda line: line.deadline),
    Column("牵头单位", 18, lambda line: _join(line.lead)),
    Column("基期值", 12),
    Column("当前值", 12),
    Column("完成率", 10),
    Column("原文", 20, lambda line: line.text),
    Column("原文位置", 10, lambda line: line.place),
)
BODIES = (
    Column("单位", 24, lambda line: line.name),
    Column("牵头", 8),
    Column("责任", 8),
    Column("配合", 8),
    Column("落实", 8),
    Column("任务", 80, lambda line: _stack(line.tasks)),
)
DOUBTS = (
    Column("来源", 22, lambda line: line.source),
    Column("程度", 8, lambda line: line.severity),
    Column("疑点", 80, lambda line: line.words),
    Column("原文位置", 12, lambda line: line.place),
)
SOURCES = (
    Column("文件", 40, lambda line: line.path),
    Column("标题", 40, lambda line: line.title),
    Column("文号", 18, lambda line: line.number),
    Column("成文日期", 12, lambda line: line.issued_on),
    Column("SHA-256", 66, lambda line: line.sha256),
    Column("任务数", 8, lambda line: line.tasks),
    Column("目标数", 8, lambda line: line.targets),
)
