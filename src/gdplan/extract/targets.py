"""Targets: which quantities of a node are promised or reported, what they measure and by when."""

import functools
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from gdplan.extract.deadlines import Deadline, find_deadlines
from gdplan.extract.indicators import Pieces, is_made, respectively, span_before, span_behind, subject
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
        if passage.starts_paragraph and not _DASH.match(passage.text):
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
_DASH = re.compile(r"\s*(?:[—-]|[一二三四五六七八九十]是|[(①-⑨])")  # the points of a list share the date before it
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
    readings: list[TargetReading] = []
    quantities = find_quantities(text)
    if not any(_counts(text, quantity) for quantity in quantities):
        return readings
    dates = find_deadlines(text, context.year)
    lists = _spread(text, quantities)
    named = _Named(0, None, None)
    limits = [*(following.start for following in quantities[1:]), len(text)]
    for quantity, limit, (first, spread, parts) in zip(quantities, limits, lists, strict=True):
        if not _counts(text, quantity):
            continue
        indicator, named = _indicator(text, quantity, first, parts, named, limit)
        role = _role(text[: quantity.start], context, section, carried)
        deadline, basis = _deadline(quantity, dates, role, context, carried)
        readings.append(
            TargetReading(
                passage=index,
                start=quantity.start,
                end=quantity.end,
                role=role,
                indicator=indicator,
                comparator=spread.comparator,
                comparator_basis="printed" if quantity.bound or spread.comparator == "=" else "spread",
                value=quantity.value,
                low=quantity.low,
                high=quantity.high,
                unit=quantity.unit,
                normalized=_normalized(quantity),
                change=_change(text, quantity, first),
                deadline=deadline,
                deadline_basis=basis,
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


class _Named(NamedTuple):
    """What the numbers before have used of a text."""

    floor: int  # where the last number, or the noun behind it, ended
    behind: tuple[int, int] | None  # that noun
    subject: Pieces | None  # the last indicator that stood before its number


def _indicator(
    text: str, quantity: Quantity, first: Quantity, parts: tuple[Pieces, ...], named: _Named, limit: int
) -> tuple[Pieces | None, _Named]:
    """The indicator, and what is used with it: a part of a 分别 list, the noun behind, the noun before, or the last one."""
    start, end = quantity.start, quantity.end
    if parts:
        return parts[0], _Named(end, None, parts[0])
    if span := span_behind(text, end, limit):
        return (span,), _Named(span[1], span, named.subject)
    if first is not quantity:
        return named.subject, named._replace(floor=end, behind=None)
    clause = max((m.end() for m in _STOP.finditer(text, 0, start)), default=0)
    floor = max(clause, named.floor)
    comma = text.rfind("、", floor, start) + 1
    if named.behind and floor == named.floor and not comma:
        floor = named.behind[0]  # 17个重点产业增加值增长5%: the noun behind one number is the subject of the next
    elif floor == named.floor and floor > clause:
        floor = max(floor, comma)
    span = span_before(text, floor, start)
    if span is None and named.subject is None and clause:  # 物流总额稳定增长,2020年超过300万亿元
        span = subject(text, max((m.end() for m in _STOP.finditer(text, 0, clause - 1)), default=0), clause - 1)
    found = (span,) if span else named.subject
    return found, _Named(end, None, found)


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
    if quantity.unit_text in ("位", "位次", "个位次", "名次") and quantity.verb in ("increase", "reach", "decrease"):
        return False  # ranks
    if kind not in ("count", "scale", "ratio") and _PROGRAMME.match(behind):
        return False
    if _is_baseline(text, quantity) or _is_quoted(text, start):
        return False
    if _declared(before, behind, quantity):
        return False
    # 亿元以上项目: a class, not a count; 100个以上项目 is a count
    if (
        kind not in ("count", "scale", "ratio", "")
        and quantity.bound
        and re.match("的|(?=[^,;。、)和并及与，；！？的])[\u4e00-\u9fff“]", behind)
        and quantity.comparator != "~"
    ):
        return False
    if not text[slice(*quantity.number)].strip("十百千万亿"):  # 万名, 百家
        made = kind in ("count", "area", "scale") and is_made(text, start)
        return bool(quantity.bound or quantity.verb or made)
    if quantity.is_chinese and kind not in ("ratio", "multiple") and "/" not in (quantity.value or ""):
        top = float(quantity.value or quantity.high or 0)
        if quantity.scale == 1 and top <= _SMALL and quantity.unit_text:  # 三个 … names a set; 至少三个 counts
            return quantity.bound == "before" or (top > 1 and quantity.verb in ("reach", "new"))
        if kind == "scale" and not quantity.bound and not quantity.verb:
            return False
    if kind == "multiple" and "番" in quantity.unit_text and "翻" not in text[start:end]:
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
    head = text[max(0, quantity.start - 16) : quantity.start]
    return bool(_FROM.search(head) and _TO.match(text, quantity.end))


def _is_quoted(text: str, start: int) -> bool:
    """Inside “…” or 《…》 a number is part of a name."""
    return any(
        (opened := text.rfind(left, 0, start)) > text.rfind(right, 0, start)
        and text.find(right, start) - opened < 40
        and right in text[start:]
        for left, right in (("“", "”"), ("《", "》"))
    )


_SMALL = 10
_FROM = re.compile(r"[从由](?:(?:19|20)\d\d年)?[^\d,;。]{0,8}$")
_TO = re.compile(r"[^,;。、]{0,6}?(?:到|至|为|—)")
_PROGRAMME = re.compile("[\u4e00-\u9fff]{0,4}(?:行动|工程|计划|战略|专项)")
_BY = re.compile(
    r"(?:(?P<up>增长|提高|提升|涨幅|增幅|上升|上涨)|(?P<down>下降|降低|减少|降幅))"
    r"(?:幅度|预期目标|目标|分别|均|都|约|为|是|在|保持|稳定|控制|达到|达|每年|年均|平均)+$"
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
    quantity: Quantity, dates: tuple[Deadline, ...], role: Role, context: TargetContext, carried: _Carried
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
    ahead = [d for d in before if d.firm and (context.year is None or d.year >= context.year)]
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
