"""Targets: which quantities of a node are promised or reported, what they measure and by when."""

import functools
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from gdplan.extract.deadlines import Deadline, find_deadlines
from gdplan.extract.indicators import Pieces, respectively, span_before, span_behind
from gdplan.extract.quantities import Quantity, find_quantities
from gdplan.model import Comparator
from gdplan.normalize import PlanText
from gdplan.vocab import cues

Role = Literal["target", "achieved"]
Change = Literal["level", "increase", "decrease", "multiple"]
Basis = Literal["clause", "paragraph", "heading", "plan"]


class Passage(NamedTuple):
    """One sentence, or a heading."""

    text: PlanText
    starts_paragraph: bool  # the first of a printed paragraph


class TargetContext(NamedTuple):
    """What stands around a node."""

    year: int | None  # the one year the plan's title names
    kind: str | None  # the last word of the title, Simplified
    headings: tuple[PlanText, ...]  # of the sections above, outermost first, and the node's own last


class Amount(NamedTuple):
    """A number in base units: 1.24万亿元 is 1240000000000 元."""

    value: str | None
    low: str | None
    high: str | None
    unit: Pieces  # of the passage; ％ for 百分之


class TargetReading(NamedTuple):
    """One target; offsets are into the text of its passage, pieces are to be joined as the source prints them."""

    passage: int
    start: int
    end: int
    role: Role
    indicator: Pieces | None
    comparator: Comparator
    comparator_basis: Literal["printed", "spread"]
    value: str | None
    low: str | None
    high: str | None
    unit: Pieces
    normalized: Amount
    change: Change
    deadline: str | None
    deadline_basis: Basis | None


def find_targets(passages: Sequence[Passage], context: TargetContext) -> tuple[TargetReading, ...]:
    """Every target and reported result of one node, in order; its heading, where it has one, is the first passage.

    >>> text = PlanText("到2027年,建成示范基地20个以上。")
    >>> (found,) = find_targets([Passage(text, True)], TargetContext(2026, "方案", ()))
    >>> found.value, found.comparator, text[slice(*found.indicator[0])], found.deadline
    ('20', '>=', '示范基地', '2027')
    """
    if context.kind and context.kind.endswith(cues.RULE_KINDS):
        return ()
    readings: list[TargetReading] = []
    section = _section_role(context)
    carried = _Carried(section, None)
    for index, passage in enumerate(passages):
        if passage.starts_paragraph:
            carried = carried._replace(deadline=None)
        readings += _read_passage(index, passage.text, context, section, carried)
        carried = _carry(carried, passage.text, context)
    return tuple(readings)


class _Carried(NamedTuple):
    """What earlier passages of the node leave for later ones."""

    role: Role | None
    deadline: Deadline | None


@functools.cache
def _any(group: tuple[cues.Cue, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{cue.pattern})" for cue in group))


_YEAR = re.compile(r"((?:19|20)\d\d)年")
_PLAN = re.compile("十([一二三四五六七])五")
_STOP = re.compile("[,;:。！？]")
_LIST = re.compile("[、和与及]|以及")


def _section_role(context: TargetContext) -> Role | None:
    """What the headings say, the innermost first; None where they say nothing or both."""
    for heading in reversed(context.headings):
        back, ahead = bool(_any(cues.LOOKS_BACK).search(heading)), bool(_any(cues.LOOKS_AHEAD).search(heading))
        if context.year is not None:
            ends = [int(year) for year in _YEAR.findall(heading)]
            ends += [2005 + 5 * "一二三四五六七".index(plan) + 5 for plan in _PLAN.findall(heading)]
            back, ahead = back or any(y < context.year for y in ends), ahead or any(y >= context.year for y in ends)
            if ends and all(y < context.year for y in ends):
                return "achieved"
        if back != ahead:
            return "achieved" if back else "target"
        if back and ahead:
            return None
    return None


def _carry(carried: _Carried, text: PlanText, context: TargetContext) -> _Carried:
    dates = [date for date in find_deadlines(text, context.year) if date.firm]
    role = carried.role
    if cue := _last_cue(text, context):
        role = cue
    return _Carried(role, dates[-1] if dates else carried.deadline)


def _last_cue(text: str, context: TargetContext) -> Role | None:
    """What the last word of tense or aspect says."""
    achieved = max((m.end() for m in _any(cues.IS_ACHIEVED).finditer(text)), default=-1)
    target = max((m.end() for m in _any(cues.IS_TARGET).finditer(text)), default=-1)
    if context.year is not None:
        for date in find_deadlines(text, context.year):
            if date.year < context.year:
                achieved = max(achieved, date.end)
            else:
                target = max(target, date.end)
    if achieved == target:
        return None
    return "achieved" if achieved > target else "target"


def _read_passage(
    index: int, text: PlanText, context: TargetContext, section: Role | None, carried: _Carried
) -> list[TargetReading]:
    kept: list[Quantity] = []
    readings: list[TargetReading] = []
    dates: tuple[Deadline, ...] | None = None
    quantities = find_quantities(text)
    lists = _spread(text, quantities)
    previous: Pieces | None = None
    floor = 0  # where the last number, with the noun behind it, ended
    baseline: Quantity | None = None
    for position, quantity in enumerate(quantities):
        if _is_baseline(text, quantity):
            baseline = quantity
            continue
        if not _counts(text, quantity):
            continue
        if dates is None:
            dates = find_deadlines(text, context.year)
        first, spread, parts = lists[position]
        clause = max((m.end() for m in _STOP.finditer(text, 0, first.start)), default=0)
        until = quantity.start
        if baseline and quantity.start - baseline.end < 20 and not _STOP.search(text, baseline.end, quantity.start):
            until = max(text.rfind("从", 0, baseline.start), text.rfind("由", 0, baseline.start))
        indicator, behind = _indicator(text, quantity, first, max(clause, floor), parts, until, previous)
        floor = max(quantity.end, behind)
        previous = indicator or previous
        role = _role(text[: quantity.start], context, section, carried)
        deadline, basis = _deadline(text, quantity, dates, role, context, carried)
        kept.append(quantity)
        readings.append(
            TargetReading(
                index,
                quantity.start,
                quantity.end,
                role,
                indicator,
                spread.comparator,
                "printed" if quantity.bound or spread.comparator == "=" else "spread",
                quantity.value,
                quantity.low,
                quantity.high,
                quantity.unit,
                _normalized(quantity),
                _change(text, quantity, first),
                deadline,
                basis,
            )
        )
    return readings


def _spread(text: str, quantities: tuple[Quantity, ...]) -> list[tuple[Quantity, Quantity, tuple[Pieces, ...]]]:
    """For each quantity the first of its list, itself with the list's bound, and the list's indicators."""
    result = []
    start = 0
    while start < len(quantities):
        stop = start + 1
        while stop < len(quantities) and _LIST.fullmatch(text[quantities[stop - 1].end : quantities[stop].start]):
            if quantities[stop].verb != "" or (
                quantities[stop].unit_text != quantities[start].unit_text
                and quantities[stop].kind != quantities[start].kind
            ):
                break
            stop += 1
        items = quantities[start:stop]
        first = items[0]
        clause = max((m.end() for m in _STOP.finditer(text, 0, first.start)), default=0)
        head = text[clause : first.start]
        bound = first if first.bound == "before" else items[-1] if "分别" in head and items[-1].bound else None
        parts: tuple[Pieces, ...] = ()
        if len(items) > 1 and "分别" in head:
            span = span_before(text, clause, first.start, whole=True)
            parts = respectively(text, span, len(items)) if span else ()
        for item in items:
            spread = item if item.bound or bound is None else item._replace(comparator=bound.comparator)
            result.append((first, spread, parts[len(result) - start : len(result) - start + 1]))
        start = stop
    return result


def _indicator(
    text: str,
    quantity: Quantity,
    first: Quantity,
    floor: int,
    parts: tuple[Pieces, ...],
    until: int,
    previous: Pieces | None,
) -> tuple[Pieces | None, int]:
    """The indicator, and where the noun behind the number ends if it is that."""
    if parts:
        return parts[0], 0
    if span := span_behind(text, quantity.end):
        return (span,), span[1]
    if first is not quantity:
        return previous, 0
    region = (
        floor + max(text.rfind("、", floor, until) - floor + 1, 0)
        if floor and text[floor - 1] not in ",;:。"
        else floor
    )
    if span := span_before(text, region, until):
        return (span,), 0
    return previous, 0


def _counts(text: str, quantity: Quantity) -> bool:
    """Whether a quantity is more than part of a name, a rank, a condition or a measure of size."""
    start, end, kind = quantity.start, quantity.end, quantity.kind
    before, behind = text[max(0, start - 16) : start], text[end : end + 12]
    if kind in ("time", "rating", "age"):
        if quantity.verb not in ("reach",) and not (kind != "time" and re.search("寿命|年限|年龄$", before)):
            return False
        if (
            kind == "time"
            and quantity.verb == "reach"
            and quantity.unit_text in ("年", "月", "日")
            and "压缩" not in text[start:end]
            and "缩" not in text[start:end]
            and "年限" not in before
        ):
            return False
    if _any(cues.NOT_BEFORE).search(before) or _any(cues.NOT_AFTER).match(behind):
        return False
    if not quantity.unit_text and not quantity.value:
        return False
    if _is_quoted(text, start):
        return False
    if _declared(before, behind, quantity):
        return False
    if not text[slice(*quantity.number)].strip("十百千万亿"):  # 万名, 百家
        return bool(
            quantity.bound == "before"
            or quantity.verb
            or (
                kind in ("count", "area")
                and re.search(
                    "(?:带动|培训|培育|新增|建设|新建|打造|形成|实施|惠及|服务|引进|组织|选派|招引|完成|突破|制定|开拓|探索)$",
                    before,
                )
            )
        )
    if quantity.is_chinese and kind in ("count", "scale", "score", ""):
        number = quantity.value
        small = number is not None and "/" not in number and float(number) <= 10
        if (small or kind == "scale" and not quantity.bound) and not (
            quantity.bound == "before" or quantity.verb in ("reach", "new") or "." in (number or "")
        ):
            return False
        if number == "1" and quantity.bound != "before":
            return False
    if kind == "multiple" and "番" in quantity.unit_text and "翻" not in text[start:end]:
        return False
    # 亿元以上项目: a class, not a count; 100个以上项目 is a count
    if (
        kind not in ("count", "scale", "ratio", "")
        and quantity.bound
        and re.match("的|(?=[^,;。、)和并及与，；！？的])[\u4e00-\u9fff“]", behind)
        and quantity.comparator != "~"
    ):
        return False
    return True


def _declared(before: str, behind: str, quantity: Quantity) -> bool:
    """部署50项具体任务: what a document says of itself."""
    return bool(
        quantity.unit_text in ("项", "条", "个", "方面")
        and re.search(cues.DECLARES.pattern, before)
        and re.match(cues.DECLARED.pattern, behind)
    )


def _is_baseline(text: str, quantity: Quantity) -> bool:
    """从1.96缩小至1.81: the first number is where it came from."""
    head = text[max(0, quantity.start - 14) : quantity.start]
    match = re.search(r"[从由](?:(?:19|20)\d\d年(?:底|末)?的?)?(?:不足|不到)?$", head)
    if match is None:
        return False
    return bool(re.match(r"[^,;。]{0,6}?(?:到|至|为|缩|增|减|提|扩|下|上|跃|—)", text[quantity.end :]))


def _is_quoted(text: str, start: int) -> bool:
    """Inside “…” or 《…》 a number is part of a name."""
    return any(
        (opened := text.rfind(left, 0, start)) > text.rfind(right, 0, start)
        and text.find(right, start) - opened < 40
        and right in text[start:]
        for left, right in (("“", "”"), ("《", "》"))
    )


_BY = re.compile(
    r"(?:(?P<up>增长|提高|提升|涨幅|增幅|上升|上涨)|(?P<down>下降|降低|减少|降幅))"
    r"(?:幅度|预期目标|目标|分别|均|都|约|为|是|在|保持|稳定|控制|达到|达|每年|年均|平均)*$"
)


def _change(text: str, quantity: Quantity, first: Quantity) -> Change:
    if quantity.kind == "multiple":
        return "multiple"
    if first.verb in ("increase", "decrease"):
        return "increase" if first.verb == "increase" else "decrease"
    if first.verb == "" and (match := _BY.search(text, max(0, first.start - 12), first.start)):
        return "increase" if match["up"] else "decrease"
    return "level"


def _role(before: str, context: TargetContext, section: Role | None, carried: _Carried) -> Role:
    cue = _last_cue(before, context)
    is_report = bool(context.kind and context.kind.endswith(cues.REPORT_KINDS))
    if section == "achieved":
        return (
            "target"
            if cue == "target" and re.search("力争|今后|到20", before) and _future(before, context)
            else "achieved"
        )
    if section == "target" or (section is None and not is_report):
        return "achieved" if cue == "achieved" else "target"
    return cue or carried.role or "achieved"


def _future(text: str, context: TargetContext) -> bool:
    return (
        context.year is None
        or any(date.year >= context.year for date in find_deadlines(text, context.year))
        or "今后" in text
    )


def _deadline(
    text: str, quantity: Quantity, dates: tuple[Deadline, ...], role: Role, context: TargetContext, carried: _Carried
) -> tuple[str | None, Basis | None]:
    before = [date for date in dates if date.end <= quantity.start]
    if role == "achieved":
        past = [d for d in before if context.year is None or d.year < context.year]
        if past:
            return past[-1].date, "clause"
        for heading in reversed(context.headings):
            for date in find_deadlines(heading, context.year):
                if context.year is None or date.year < context.year:
                    return date.date, "heading"
        return (
            (str(context.year - 1), "plan")
            if context.year and context.kind and context.kind.endswith(cues.REPORT_KINDS)
            else (None, None)
        )
    ahead = [d for d in before if context.year is None or d.year >= context.year]
    if ahead:
        return ahead[-1].date, "clause"
    if carried.deadline and (context.year is None or carried.deadline.year >= context.year):
        return carried.deadline.date, "paragraph"
    for heading in reversed(context.headings):
        for date in find_deadlines(heading, context.year):
            if context.year is None or date.year >= context.year:
                return date.date, "heading"
    return (str(context.year), "plan") if context.year else (None, None)


def _normalized(quantity: Quantity) -> Amount:
    """In base units: the scale goes into the number."""
    value, low, high = (
        number if number is None or quantity.scale == 1 else _times(number, quantity.scale)
        for number in (quantity.value, quantity.low, quantity.high)
    )
    if quantity.scale == 1 or not quantity.unit:
        return Amount(value, low, high, quantity.unit)
    skip = sum(1 for c in quantity.unit_text if c in "万亿" and quantity.unit_text.index(c) < 3)
    unit = tuple((max(a, quantity.unit[0][0] + skip), b) for a, b in quantity.unit if b > quantity.unit[0][0] + skip)
    return Amount(value, low, high, unit)


def _times(number: str, scale: int) -> str:
    product = Fraction(number) * scale
    return str(product.numerator) if product.denominator == 1 else f"{float(product):f}".rstrip("0")
