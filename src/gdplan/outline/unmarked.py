"""Headings without a number where the format tells of none: sections of a report, titles between running numbers."""

from collections.abc import Sequence

from gdplan.extract.responsibilities import is_responsibility
from gdplan.normalize import PlanText
from gdplan.outline.families import FAMILIES
from gdplan.outline.markers import Marker
from gdplan.outline.paragraphs import Paragraph
from gdplan.patterns import lazy
from gdplan.vocab.dates import YEAR
from gdplan.vocab.numerals import TO_TEN

Heights = dict[int, tuple[Marker, float]]  # by paragraph: a marker of no width, and how high the heading stands

_LONGEST = 24  # characters
_FEWEST = 2  # headings of a kind: one may be chance
_FEWEST_ALTERNATING = 3
_TERMINAL = "。！？；;"
_NO_HEADING = lazy(r"[。！？;:,、〔]|\d$|^\(")
# A time, and what is said of it: 2024年工作回顾, “十四五”时期的主要目标任务.
_SECTION = lazy(
    rf"(?:{YEAR} *年?(?:[-—–~至]{YEAR} *年)?度?|(?:过去|今后|未来)[一三五几]年"
    rf"|“[{TO_TEN}]{{2,3}}五”(?:时期|期间)?|今年|去年|明年|上年度?|本年度|下一步|下一阶段|本届)[^\W\d_]{{0,10}}"
    r"(?:回顾|总结|安排|打算|部署|任务|目标|要求|思路|建议|重点|工作|成就|成效|情况|展望)"
)

# What every plan has: 总体要求, 重点任务, 保障措施, 组织领导和责任分工.
_PART = lazy(
    r"(?:(?:总体|指导|基本|主要|重点|工作|发展|政策|保障|组织|实施|具体|目标|时间|进度|责任|职责|监督|资金)"
    r"(?:要求|思想|思路|原则|目标|任务|工作|举措|措施|安排|保障|实施|步骤|分工|领导|考核|检查)(?:[和与及、](?!$))?){1,2}"
)


def find_unmarked(
    paragraphs: Sequence[Paragraph],
    markers: Sequence[Sequence[Marker]],
) -> Heights:
    """The headings that nothing but their form and place tells of; lines of the title may be among them.

    Sections of a report come in rows, over text or over numbers that begin anew. Where numbers run on through the
    document (61. 62. 公营房屋 63.) and the items close with a full stop, a short line without one is no text of theirs.
    """
    firm = [next((marker for marker in found if marker.firm), None) for found in markers]
    short = [i for i, p in enumerate(paragraphs[:-1]) if firm[i] is None and _is_short(p.text)]
    if not short:
        return {}
    if not any(firm) and (found := _alternate(short, paragraphs)):
        return found
    return _sections(short, paragraphs, firm) or _parts(short, paragraphs, firm) or _between(short, paragraphs, firm)


def _is_short(text: str) -> bool:
    return 2 <= len(text) <= _LONGEST and not _NO_HEADING.search(text)


def _unmarked(i: int, rank: int, height: float) -> tuple[Marker, float]:
    return Marker(i, 0, 0, min(rank, len(FAMILIES) - 1), None, well_formed=True, glued=False), height


def _sections(short: Sequence[int], paragraphs: Sequence[Paragraph], firm: Sequence[Marker | None]) -> Heights:
    """“十四五”时期工作回顾 and 2026年重点工作 over text, or over numbers from 1."""
    found = [
        i
        for i in short
        if _SECTION.fullmatch(paragraphs[i].text) and (firm[i + 1] or paragraphs[i + 1].text[-1] in _TERMINAL + ":")
    ]
    if len(found) < _FEWEST and not (found and found[0] and paragraphs[found[0] - 1].text[-1] in _TERMINAL):
        return {}
    return _divide(found, firm)


def _parts(short: Sequence[int], paragraphs: Sequence[Paragraph], firm: Sequence[Marker | None]) -> Heights:
    """总体要求, 重点任务 and 保障措施 on lines of their own, where no number stands beside them: each begins at 1."""
    found = [
        i
        for i in short
        if _PART.fullmatch(paragraphs[i].text) and (firm[i + 1] or paragraphs[i + 1].text[-1] in _TERMINAL + ":")
    ]
    if len(found) < _FEWEST or any(firm[: found[0]]) or any(m.number != 1 for m in _first_below(found, firm) if m):
        return {}
    return _divide(found, firm)


def _alternate(short: Sequence[int], paragraphs: Sequence[Paragraph]) -> Heights:
    """进展情况, 存在问题 and 下一步要求, each over text, in a document without numbers: no other line between them."""
    over = [
        i for i in short if i and _is_text(paragraphs[i + 1].text) and paragraphs[i - 1].text[-1] in _TERMINAL + ":"
    ]
    if len(over) < _FEWEST_ALTERNATING:
        return {}
    between = range(over[0], over[-1])
    if any(not _is_text(paragraphs[i].text) for i in between if i not in set(over)):
        return {}
    return {i: _unmarked(i, 0, 0.0) for i in over}


def _is_text(text: str) -> bool:
    return text[-1] in _TERMINAL


def _first_below(found: Sequence[int], firm: Sequence[Marker | None]) -> list[Marker | None]:
    """The first number below each heading."""
    stops = [*found[1:], len(firm)]
    return [next((marker for marker in firm[i:stop] if marker), None) for i, stop in zip(found, stops, strict=True)]


def _divide(found: Sequence[int], firm: Sequence[Marker | None]) -> Heights:
    """How high the headings stand: over the numbers that begin below them."""
    below = _first_below(found, firm)
    over = [marker.rank for marker in below if marker and marker.number == 1]
    rank = min(over, default=min((marker.rank for marker in firm if marker), default=0))
    return {
        i: _unmarked(i, rank, rank - 0.5)
        if marker is None or marker.number == 1
        else _unmarked(i, marker.rank + 1, marker.rank + 0.5)  # 二、 goes on below it: a part of 一、
        for i, marker in zip(found, below, strict=True)
    }


def _between(
    short: Sequence[int],
    paragraphs: Sequence[Paragraph],
    firm: Sequence[Marker | None],
) -> Heights:
    """公营房屋 between 62. and 63., each of which ends with a full stop; of two lines the first stands over both."""
    last: dict[int, int | None] = {}  # the number before, of each family
    found: Heights = {}
    running = 0
    lines = set(short)
    for i, marker in enumerate(firm):
        if marker is None:
            continue
        first = i
        while first and first - 1 in lines and i - first < _FEWEST:
            first -= 1
        ends = first > 0 and paragraphs[first - 1].text[-1] in _TERMINAL
        if first < i and (ends or not last):
            goes_on = marker.rank in last and marker.number == (last[marker.rank] or 0) + 1
            running += goes_on
            for line in range(first, i):
                found[line] = _unmarked(line, marker.rank, marker.rank - (0.5 if line == i - 1 else 0.75))
        last[marker.rank] = marker.number
    texts = [paragraphs[i].text for i in found]
    if running < _FEWEST or len(set(texts)) < len(texts) or any(is_responsibility(PlanText(text)) for text in texts):
        return {}
    return found
