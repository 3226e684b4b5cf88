"""What the columns of a table hold, told by their headers."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from gdplan.patterns import lazy
from gdplan.vocab.dates import LIMIT_LABEL, YEAR
from gdplan.vocab.owner_labels import MIXED_HEADER, OWNER_HEADER, PEOPLE_HEADER

Kind = Literal[
    "number", "owner", "people", "deadline", "unit", "attribute", "indicator", "value", "base", "figure", "text"
]

FIGURES = ("unit", "attribute", "value", "base", "figure", "deadline")  # columns without sentences


class Header(NamedTuple):
    """A kind of column."""

    kind: Kind
    words: str  # a pattern for the header without blanks; few documents have tables, so none is compiled before
    example: str


REACHED = r"实际|实绩|已完成|已达到?|已建成?|(?:完成|达成)(?:值|数|量|额|率|比例|进度|情况)"  # by now
HEADERS = (  # the first that fits
    Header("number", r"(?:序号?|编号|项次|项目号)$", "序号"),
    Header("unit", r"(?:计量)?单位$", "单位"),
    Header("deadline", rf".*(?:时限|期限)|{LIMIT_LABEL}$|时间$", "完成时限"),
    Header("owner", MIXED_HEADER, "责任单位及责任人"),
    Header("people", PEOPLE_HEADER, "责任领导"),
    Header("text", r".*(?:联系人|领导)", "联系人"),
    Header("owner", OWNER_HEADER, "牵头单位"),
    Header("attribute", r".*(?:属性|性质)$", "属性"),
    Header("base", rf".*(?:现状|基期|基数|基准|{REACHED})(?!.*(?:目标|计划))", "2020年现状"),
    Header("indicator", r".*指标(?:名称|项目|内容)?$", "指标名称"),
    Header("value", rf".*(?:[目标预期规划指计]{{2}}值|目标|预期|年均|累计|增速|{YEAR})", "2025年目标值"),
)  # fmt: skip
_QUANTITY = lazy(
    rf"(?:[较比](?:上一?年度?|去年|{YEAR}年)(?:同期)?)?"
    r"[\[(〔≥≤><＞＜~约达不少低于高超过累计年均增长提高升降低下降减少至到 ]{0,8}\d[^。]{0,20}"
)
_MEASURES = lazy(
    r"(?:率|度|比|比重|占比|比例|额|量|数|值|增速|增幅|面积|收入|支出|里程|规模|得分|人次)(?:[\[(〔][^\[\]()〔〕]{1,12}[\])〕])?$"
)
_SHARES = lazy(r"(?:完成|达成)(?:率|比例|进度)(?:[\[(〔][%‰][\])〕])?$")  # of the goal, not of what a row is about
_RATE = lazy(r"(?:率|占比|比重|比例|增速|增幅|进度)(?:[\[(〔][^\[\]()〔〕]{1,12}[\])〕])?$")
_HAS_REACHED = lazy(rf"(?:{REACHED})(?!.*(?:目标|计划))")
_YEAR = lazy(rf"(?<![较比于])(?:{YEAR})")  # 较2020年增长: measured from it
_AHEAD = lazy("目标|预期|规划|计划")


def column_kind(header: str) -> Kind:
    """What a column holds that has this header.

    >>> [column_kind(header) for header in ("序号", "牵头单位", "完成时限", "主要指标", "2025年目标值", "工作任务")]
    ['number', 'owner', 'deadline', 'indicator', 'value', 'text']
    """
    return next((row.kind for row in HEADERS if re.match(row.words, header)), "text")


def has_reached(header: str) -> bool:
    """Whether a column says how far things are: 已完成, 完成率; no 完成率目标.

    >>> has_reached("已完成(个)"), has_reached("完成率目标值")
    (True, False)
    """
    return _HAS_REACHED.search(header) is not None


def is_ahead(header: str) -> bool:
    """Whether a column says that it is aimed at.

    >>> is_ahead("2025年目标值"), is_ahead("2025年")
    (True, False)
    """
    return _AHEAD.search(header) is not None


def is_rate(name: str) -> bool:
    """Whether what a row or column is about is a part of something, or how fast it grows.

    >>> is_rate("地区生产总值增速"), is_rate("地区生产总值")
    (True, False)
    """
    return _RATE.search(name) is not None


def year_of(header: str) -> int | None:
    """The one year a header names."""
    years = set(_YEAR.findall(header))
    return int(years.pop()) if len(years) == 1 else None


def is_quantity(text: str) -> bool:
    """Whether a cell holds a number and little else."""
    return _QUANTITY.fullmatch(text) is not None


def find_kinds(headers: Sequence[str], cells: Sequence[Sequence[str]]) -> list[Kind]:
    """The kind of each column; `cells` are the texts below each header, those that are empty left out."""
    kinds = [column_kind(header) for header in headers]
    for i, kind in enumerate(kinds):
        numbers = sum(is_quantity(text) for text in cells[i])
        if kind in ("value", "base") and numbers * 2 <= len(cells[i]):
            kinds[i] = "text"
    if "indicator" in kinds:
        kinds = ["figure" if kind == "base" and _SHARES.search(headers[i]) else kind for i, kind in enumerate(kinds)]
    else:
        kinds = ["text" if kind in ("value", "base", "attribute", "unit") else kind for kind in kinds]
        if "owner" not in kinds:
            kinds = [
                "figure" if kind == "text" and _is_figure(headers[i], cells[i]) else kind
                for i, kind in enumerate(kinds)
            ]
    return _without_bases(headers, kinds)


def _is_figure(header: str, cells: Sequence[str]) -> bool:
    """Whether a column holds nothing but numbers that its header names: 完成率 over 93.7%, 100%."""
    is_named = _MEASURES.search(header) or has_reached(header)
    return bool(cells) and bool(is_named) and all(is_quantity(text) for text in cells)


def _without_bases(headers: Sequence[str], kinds: list[Kind]) -> list[Kind]:
    """Of several years the first is where things stand, unless its header says that it is aimed at."""
    years = {i: year for i, kind in enumerate(kinds) if kind == "value" and (year := year_of(headers[i]))}
    if len(set(years.values())) > 1:
        for i, year in years.items():
            if year == min(years.values()) and not is_ahead(headers[i]):
                kinds[i] = "base"
    return kinds
