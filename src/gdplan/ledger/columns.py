"""The columns of each sheet: head, width in characters of half width, and what stands in it."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from gdplan.views.rows import is_lowered_to

STATES = ("未启动", "推进中", "已完成", "逾期", "长期")
COUNTED = "序号"  # the head of what is counted where it is written
UNPLACED = "未承接"

_MOST_STACKED = 25
_OPEN = re.compile(r"(?<=.)等(?:[^、]*(?:单位|單位|部门|部門|地区|地區))?$")

ColumnId = tuple[str, int]
"""A head, and which column of this head it is, from 0; gdplan's own have 0."""


class Addresses(Protocol):
    """Of the cells that a formula may ask for, by the heads of their columns."""

    def beside(self, head: str) -> str: ...
    def all_of(self, name: str, head: str) -> str: ...


class Column(NamedTuple):
    """One column; without a reading and a formula it is for people to fill in."""

    head: str
    width: int
    read: Callable[[Any], Any] | None = None
    formula: Callable[[Any, Addresses], str] | None = None
    is_open: bool = False  # to fill in, although gdplan may have read something
    is_added: bool = False  # by a person
    nth: int = 0

    @property
    def id(self) -> ColumnId:
        """What tells the column from others."""
        return self.head, self.nth

    @property
    def is_blank(self) -> bool:
        """Whether people fill it in."""
        return self.is_open or not (self.read or self.formula or self.head == COUNTED)


Added = tuple[Column, ColumnId | None]
"""A column that people added, and the one before it."""


def join_names(names: tuple[str, ...]) -> str:
    """Names in one cell, as they are printed.

    >>> join_names(("省科技厅", "省国资委", "等单位"))
    '省科技厅、省国资委等单位'
    """
    return "、".join(names).replace("、等", "等")


def split_names(cell: str) -> list[str]:
    """The names of a cell, without what leaves their list open.

    >>> split_names("省科技厅、省国资委等单位")
    ['省科技厅', '省国资委']
    """
    return [_OPEN.sub("", name).strip() for name in cell.split("、")]


def _stack(words: tuple[str, ...]) -> str:
    return "\n".join(words)


def _stack_tasks(tasks: tuple[str, ...]) -> str:
    """A line each, where a row takes so many."""
    return ("\n" if len(tasks) <= _MOST_STACKED else "；").join(tasks)


def _reached(line: Any, cells: Addresses) -> str:
    """How much is reached; it knows the direction of the bound."""
    is_cap = line.bound.endswith(("≤", "<")) or (not line.bound and is_lowered_to(line.text))
    goal = cells.beside("目标值上限" if is_cap and line.high is not None else "目标值")
    now = cells.beside("当前值")
    reached = f"IF({now}<={goal},1,{goal}/{now})" if is_cap else f"{now}/{goal}"
    return f'=IF(OR({now}="",{goal}="",{goal}=0),"",{reached})'


def _count_of(role: str) -> Callable[[Any, Addresses], str]:
    """How many tasks a body has a role in, counted in the ledger: its name stands whole there, or before 等单位."""

    def formula(_line: Any, cells: Addresses) -> str:
        body, listed = f'"、"&${cells.beside("单位")}', f'"、"&{cells.all_of("任务台账", role)}'
        return f'=SUMPRODUCT(--(ISNUMBER(FIND({body}&"、",{listed}&"、"))+ISNUMBER(FIND({body}&"等",{listed}))>0))'

    return formula


TASKS = (
    Column(COUNTED, 6),
    Column("来源", 22, lambda line: line.source),
    Column("文号", 14, lambda line: line.number),
    Column("章节", 18, lambda line: " / ".join(line.sections)),
    Column("任务", 26, lambda line: line.task),
    Column("具体举措", 60, lambda line: line.measure),
    Column("量化目标", 24, lambda line: _stack(line.targets)),
    Column("牵头单位", 16, lambda line: join_names(line.lead)),
    Column("责任单位", 16, lambda line: join_names(line.responsible)),
    Column("配合单位", 16, lambda line: join_names(line.support)),
    Column("落实单位", 16, lambda line: join_names(line.implementing)),
    Column("完成时限", 12, lambda line: line.due),
    Column("完成时限原文", 16, lambda line: _stack(line.due_text)),
    Column("责任领导", 10, lambda line: join_names(line.people)),
    Column("责任处室", 12, lambda line: join_names(line.offices)),
    Column("进展情况", 26),
    Column("完成状态", 10),
    Column("存在问题及下一步措施", 26),
    Column("填报人", 10),
    Column("填报日期", 12),
    Column("原文位置", 10, lambda line: line.place),
    Column("编号", 24, lambda line: line.key),
)
TARGETS = (
    Column(COUNTED, 6),
    Column("来源", 22, lambda line: line.source),
    Column("任务", 26, lambda line: line.task),
    Column("指标", 26, lambda line: line.indicator),
    Column("要求", 8, lambda line: line.bound),
    Column("目标值", 12, lambda line: line.value),
    Column("目标值上限", 12, lambda line: line.high),
    Column("单位", 10, lambda line: line.unit),
    Column("期限", 12, lambda line: line.deadline),
    Column("牵头单位", 18, lambda line: join_names(line.lead)),
    Column("基期值", 12),
    Column("当前值", 12, lambda line: line.now, is_open=True),
    Column("完成率", 10, formula=_reached),
    Column("原文", 20, lambda line: line.text),
    Column("原文位置", 10, lambda line: line.place),
    Column("编号", 26, lambda line: line.key),
)
BODIES = (
    Column("单位", 24, lambda line: line.name),
    Column("牵头", 8, formula=_count_of("牵头单位")),
    Column("责任", 8, formula=_count_of("责任单位")),
    Column("配合", 8, formula=_count_of("配合单位")),
    Column("落实", 8, formula=_count_of("落实单位")),
    Column("任务", 80, lambda line: _stack_tasks(line.tasks)),
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
    Column("SHA-256", 82, lambda line: line.sha256),
    Column("任务数", 8, lambda line: line.tasks),
    Column("目标数", 8, lambda line: line.targets),
)
LEFT = (  # what found no place
    Column("来自", 30),
    Column("工作表", 12),
    Column("行", 40),
    Column("栏目", 20),
    Column("内容", 60),
    Column("说明", 40),
)
SHEETS = {"任务台账": TASKS, "指标台账": TARGETS, "单位清单": BODIES, "疑点": DOUBTS, "说明": SOURCES, UNPLACED: LEFT}
"""In their order; the lines of each stand in the same place of `Lines`, the last has none."""

ROLES = {"牵头单位": "lead", "责任单位": "responsible", "配合单位": "support", "落实单位": "implementing"}
