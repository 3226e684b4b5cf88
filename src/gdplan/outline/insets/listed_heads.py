"""The heads of tables that a text prints one cell a line: short lines that name columns, and where the rows begin."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from gdplan.normalize import PlanText
from gdplan.ordinals import NUMBER, ordinal
from gdplan.outline.insets.columns import Kind, column_kind, is_quantity
from gdplan.outline.markers import starts_with_marker
from gdplan.outline.paragraphs import Line
from gdplan.patterns import lazy
from gdplan.terms import Span
from gdplan.vocab.dates import YEAR

MOST_GROUPS = 2  # columns before 序号, and lines between two rows
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 12
_LONGEST_HEADER = 16  # characters
_SIGNS = ("号", "标", "标名称", "标内容", "标项目", "单位", "部门", "机构", "主体", "处室", "科室")  # as heads end
_NUMBER = lazy(rf"\(?(?P<number>{NUMBER})[.、)]?")
_PAGE = lazy(r"[-—–] ?\d{1,3} ?[-—–]")
_NO_HEAD = ("表", "清单", "方案", "台账", "附件")  # what the title of a table ends in
_NO_HEAD_END = "。;:,、"
_HEADS_ONLY = ("number", "owner", "people", "deadline", "unit", "attribute")  # kinds that no cell of a row looks like
_OVER = lazy("(?:责任|任务|职责)?分工|责任(?:落实|体系|单位|部门)?|(?:规划|发展|年度|预期|主要)?目标值?|指标值|规划值")
_LAST = lazy(r"备注|说明|.{0,6}(?:目标|成果|形式|要求|措施|举措|内容|任务|情况|进展|依据|标准|事项)")
_YEAR = lazy(f"{YEAR}年?")
# What is one name over two lines in a narrow column: neither half is a name.
_HALF = lazy("序|编|牵头|责任|配合|协办|主办|完成|办结|整改|重点|工作|具体|主要")
_OTHER_HALF = lazy("号|单位|部门|时限|期限|时间|任务|措施|举措|指标|内容")
_GROUP_HEAD = lazy(r".{0,4}(?:类别|类型|分类|领域|板块|方面|项目|专项|维度|目标|任务|一级指标|环节|区域)")


class Head(NamedTuple):
    """The head of what may be a table."""

    cells: list[Span]
    names: list[str]  # of the columns, without blanks; one over several of them is none
    over: tuple[Span, int, int] | None  # such a one: 责任分工, the first of its columns and the column behind it
    kinds: list[Kind]
    lead: int  # columns before that of the numbers
    body: list[Line]  # the lines behind it, to the end of the text
    again: list[Line]  # those that print it again on a new page, or the number of one


def may_have_heads(lines: Sequence[Line]) -> bool:
    """Whether a text is worth a look: a word alone on its line that heads a column."""
    return any(len(line.text) <= _LONGEST_HEADER and line.text.endswith(_SIGNS) for line in lines)


def find_heads(lines: Sequence[Line], at: int) -> Iterator[Head]:
    """The heads that may begin at a line, likeliest first."""
    places, names = _names(lines, at)  # the line behind each name
    kinds = [_kind(name) for name in names]
    lead = kinds.index("number") if "number" in kinds[: MOST_GROUPS + 1] else None
    if len(names) < _FEWEST_COLUMNS or (lead and not all(map(_GROUP_HEAD.fullmatch, names[:lead]))):
        return
    widths = [width for width in range(len(names), 0, -1) if _may_end(names[width - 1], kinds[:width])]
    if lead is None and at and _kind(_squeeze(lines[at - 1])) == "number":
        return  # the rest of a head
    if lead is not None:
        behind = range(places[0], min(len(lines), places[-1] + MOST_GROUPS + 1))
        one = next((i for i in behind if number_of(lines[i].text) == 1), 0)
        widths = [
            places.index(one - lead - groups) + 1 for groups in range(MOST_GROUPS + 1) if one - lead - groups in places
        ]
    for width in widths:
        begins = [at, *places[: width - 1]]
        cells = [(lines[i].start, lines[j - 1].end) for i, j in zip(begins, places, strict=False)]
        goes_on = kinds[width] if width < len(kinds) else "text"
        for order, over in _arrange(names[:width], kinds[:width]) if goes_on not in _HEADS_ONLY else ():
            own = _settle([kinds[i] for i in order])
            if _FEWEST_COLUMNS <= len(order) <= _MOST_COLUMNS and _is_of_data(own):
                kept, again = _without_heads(lines, at, places[width - 1])
                group = (cells[over[0]], *over) if over else None
                yield Head([cells[i] for i in order], [names[i] for i in order], group, own, lead or 0, kept, again)


def _arrange(names: Sequence[str], kinds: Sequence[Kind]) -> Iterator[tuple[list[int], tuple[int, int] | None]]:
    """The columns in their order, by the places of their names, and the columns that another name stands over.

    Those below it are printed last: 序号 指标 目标值 属性, and under 目标值 2025年 2030年.
    """
    yield list(range(len(names))), None
    below = len(names)
    while below and (kinds[below - 1] == "owner" if kinds[-1] == "owner" else _YEAR.match(names[below - 1])):
        below -= 1
    for over in range(below) if len(names) - below > 1 else ():
        if _OVER.fullmatch(names[over]):
            order = [*range(over), *range(below, len(names)), *range(over + 1, below)]
            yield order, (over, over + len(names) - below)


def _may_end(name: str, kinds: Sequence[Kind]) -> bool:
    """Whether a head that no number follows may end in a name; an unknown one may be the first cell of the rows."""
    return kinds[-1] != "text" or _LAST.fullmatch(name) is not None


def _names(lines: Sequence[Line], at: int) -> tuple[list[int], list[str]]:
    """The names of columns from a line on, and the line behind each; 牵头⏎单位 is one."""
    places: list[int] = []
    names: list[str] = []
    while at < len(lines) and len(names) <= _MOST_COLUMNS and _is_head(name := _squeeze(lines[at])):
        if names and _HALF.fullmatch(names[-1]) and _OTHER_HALF.fullmatch(name):
            names[-1] += name
            places[-1] = at + 1
        else:
            names.append(name)
            places.append(at + 1)
        at += 1
    return places, names


def number_of(text: str) -> int | None:
    """The number of a row whose first cell is such a line; None where it is none.

    >>> number_of("12"), number_of("(三)"), number_of("1200万元")
    (12, 3, None)
    """
    match = _NUMBER.fullmatch(text)
    return None if match is None else int(match["number"]) if match["number"].isdecimal() else ordinal(match["number"])


@lru_cache(1024)
def _kind(text: str) -> Kind:
    return column_kind(text)


def _squeeze(line: Line) -> str:
    return line.text.replace(" ", "")


def _is_head(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEADER
        and text[-1] not in _NO_HEAD_END
        and not text.endswith(_NO_HEAD)
        and not starts_with_marker(PlanText(text))
        and (not is_quantity(text) or _kind(text) != "text")
    )


def _settle(kinds: Sequence[Kind]) -> list[Kind]:
    """The kinds of columns, which hold figures beside indicators only: 目标任务 heads texts."""
    if "indicator" in kinds:
        return list(kinds)
    return ["text" if kind in ("value", "base", "unit", "attribute") else kind for kind in kinds]


def _is_of_data(kinds: Sequence[Kind]) -> bool:
    """Whether such columns make a table of tasks or of indicators."""
    has_figures = "indicator" in kinds and ("value" in kinds or "base" in kinds)
    return has_figures or ("text" in kinds and "owner" in kinds)


def _without_heads(lines: Sequence[Line], begin: int, body: int) -> tuple[list[Line], list[Line]]:
    head = [line.text for line in lines[begin:body]]
    kept: list[Line] = []
    again: list[Line] = []
    at = body
    while at < len(lines):
        size = int(_PAGE.fullmatch(lines[at].text) is not None)
        if lines[at].text == head[0] and [line.text for line in lines[at : at + len(head)]] == head:
            size = len(head)
        (again if size else kept).extend(lines[at : at + max(size, 1)])
        at += max(size, 1)
    return kept, again
