"""Which noun phrase names which number: the one behind it, the one before it, or that of the number before."""

from collections.abc import Sequence
from typing import NamedTuple

from gdplan.extract.quantities import Quantity
from gdplan.extract.quantities.terms import is_term
from gdplan.extract.quantities.unit_behind import Pieces
from gdplan.extract.targets.completed import completed
from gdplan.extract.targets.doers import (
    adds_at,
    done_by_people,
    find_brought_to,
    find_taken,
    is_rate_of_all,
    without_measure,
)
from gdplan.extract.targets.indicators import (
    BARE_MEASURES,
    clause_start,
    find_making,
    is_bare_deed,
    span_before,
    spreading_subject,
    subject,
)
from gdplan.extract.targets.levels import with_level
from gdplan.extract.targets.lists import Item
from gdplan.extract.targets.noun_ends import unlinked
from gdplan.extract.targets.nouns_behind import span_behind
from gdplan.extract.targets.parallel_lists import with_kinds
from gdplan.extract.targets.stages import tell_stages
from gdplan.extract.targets.sums import behind_spending, spent_on
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab import indicators as vocab
from gdplan.vocab.dates import YEAR
from gdplan.vocab.lookup import lookup

_EXTENTS = ("面积", "总面积", "建筑面积", "长度", "总长度", "里程", "总里程", "总长")
_AGAINST = "(?:同比|[比较](?:上年|去年|同期|上年同期))?"
_OF_THEM = ("其中", "其中的")
_WORK_ON_THEM = lazy(r"(?:进行|开展|实施)([^,;。、\d]{2,12})(?=[,;。]|\Z)")
_SEEN = lazy("(?:检测|排查|检查|监测|摸排|普查|巡查)$")
_BARE_EACH = lazy(f"(?:到?{YEAR}年底?)?{_AGAINST}(?:年均)?分别{_AGAINST}(?:[为占是达][^,;。、]{{0,10}}的?)?")

_SHARE = lazy(
    "[,、]?(?:大?约|将?近|超过?)?(?P<of>占(?!全?年度?(?:目标|计划|任务)|年初|计划|预期|序时)[^,;。:、0-9]{1,24}?)[超之]?"
)
_SHARE_TOO = lazy("[,、](?:大?约|将?近|超过?)?占")
_SAYS_MORE = lazy("(?![在对按与同从]|全年|其中|截至)[^,;。]{2,}")  # of another subject, not only when or where

_DATED = lazy(f"(?:到|至)?{YEAR}年[底末]?")
_DONE = lazy(  # 对电力接入工程实行备案制,2个工作日内完成
    "(?:^|[,;。、])(?:对|将)(?P<what>[^,;。]{2,40}?)(?:实行|推行|实施|采用|采取|纳入|列入)[^,;。]{2,16},$"
)
_PRICE = lazy("(?:计划|概算|估算|规划)?(?:总|年度)?投资$")
_NEAR = 8  # characters
_MEASURE = lookup((*vocab.MEASURES, *vocab.COUNTED))


class Named(NamedTuple):
    """What the numbers before have used of a text."""

    floor: int  # where the last number, or the noun behind it, ended
    behind: tuple[int, int] | None  # that noun
    subject: Pieces | None  # the last indicator that stood before its number


def name_quantities(text: str, items: Sequence[Item]) -> list[Pieces | None]:
    """The indicator of each quantity of a text that counts.

    >>> from gdplan.extract.targets.lists import list_quantities
    >>> from gdplan.extract.quantities import find_quantities
    >>> text = "建成泊位30个,吞吐量达到900吨"
    >>> items = list_quantities(text, find_quantities(text))
    >>> [text[slice(*piece)] for (piece,) in name_quantities(text, items)]
    ['泊位', '吞吐量']
    """
    found: list[Pieces | None] = []
    named = Named(0, None, None)
    limits = [*(item.quantity.start for item in items[1:]), len(text)]
    for item, limit in zip(items, limits, strict=True):
        quantity = item.quantity
        if item.indicator:
            indicator: Pieces | None = item.indicator
            named = Named(quantity.end, None, indicator)
        elif item.size > 1 and item.size <= len(found) - item.position and _names_none(text, item.first.start):
            indicator = found[-item.size]  # 游客17万人次、花费12亿元,分别增长32%、41%
            named = Named(quantity.end, None, indicator)
        else:
            indicator, named = _name(text, quantity, limit, named, is_first=item.first is quantity)
        found.append(indicator)
    with_kinds(text, items, found)
    tell_stages(text, [item.quantity for item in items], found)
    for place in range(len(items) - 2, -1, -1):
        quantity, noun = items[place].quantity, found[place]
        if quantity.end == items[place + 1].quantity.start and (
            noun is None or noun[-1][1] <= clause_start(text, quantity.start)
        ):
            found[place] = found[place + 1]  # 2500余公里3460个排污口
        found[place] = with_level(text, items[place], found[place], items[place + 1], found[place + 1])
    return found


def _is_price(text: str, quantity: Quantity) -> bool:
    """总投资10亿元的项目 measures the investment."""
    return quantity.kind == "money" and text.startswith("的", quantity.end) and text.endswith("投资", 0, quantity.start)


def _share(text: str, floor: int, quantity: Quantity) -> tuple[int, int] | None:
    """What a share is taken of, where its clause says no more: 获奖42项, | 占全市获奖总数 | 的49.4%."""
    if quantity.kind != "ratio" and "/" not in (quantity.amount.value or ""):
        return None
    end = unlinked(text, floor, quantity.number[0])
    match = _SHARE.fullmatch(text, floor, end)
    return match.span("of") if match else None


def _measure_of_it(text: str, quantity: Quantity, floor: int) -> tuple[int, int] | None:
    """What a number before 的 measures of the noun behind: 形成 | 年产值 | 达500亿元的产业集群."""
    if quantity.verb != "reach" or not text.startswith("的", quantity.end):
        return None
    floor = max(clause_start(text, quantity.start), floor)
    if not _MEASURE.before(text, unlinked(text, floor, quantity.start), floor):
        return None
    return span_before(text, floor, quantity.start)


def _closes(text: str, quantity: Quantity) -> bool:
    """不动产登记1个工作日内办结 measures what stands before it."""
    return quantity.kind == "time" and is_term(PlanText(text), quantity.number[0], quantity.end, quantity.unit_text)


def _names_none(text: str, start: int) -> bool:
    """Whether a 分别 list leaves out what its numbers measure, since the list before has said so."""
    return _BARE_EACH.fullmatch(text, clause_start(text, start), start) is not None


def _name_behind(text: str, quantity: Quantity, limit: int, named: Named) -> tuple[Pieces, Named] | None:
    """The indicator that stands behind its number, and what is used with it."""
    start, end = quantity.start, quantity.end
    if _is_price(text, quantity) and (span := span_behind(text, end, limit)):
        price = _PRICE.search(text, max(named.floor, start - _NEAR), start)
        return (span, price.span()) if price else (span,), Named(span[1], span, named.subject)
    if _is_price(text, quantity) or is_rate_of_all(text, quantity, named.floor) or _closes(text, quantity):
        return None
    if brought := find_brought_to(text, quantity):
        return (brought,), Named(end, None, named.subject)
    if span := span_behind(text, behind_spending(text, quantity), limit):
        span = without_measure(text, span) if span[1] == limit < len(text) and quantity.kind == "count" else span
        used = Named(span[1], span, named.subject)
        if done := done_by_people(text, quantity, named.floor, span):
            return done, used
        if measure := _measure_of_it(text, quantity, named.floor):
            return (span, measure), used
        if quantity.kind == "ratio" and text[slice(*span)] in _EXTENTS:  # 果园60%以上面积: of what it is the area
            floor = max(clause_start(text, start), named.floor)
            if whose := span_before(text, floor, start):
                return (whose, span), used
        return (span,), used
    if on := spent_on(text, quantity):  # 统筹安排25亿元,支持科学中心建设
        return (on,), Named(on[1], on, named.subject)
    return _of_them(text, quantity, named)


def _of_them(text: str, quantity: Quantity, named: Named) -> tuple[Pieces, Named] | None:
    """What a part is of that something else is done to: 检测主管123公里,对其中的24公里进行修复."""
    start, end = quantity.start, quantity.end
    if not text.endswith(_OF_THEM, 0, start) or not named.subject or not (work := _WORK_ON_THEM.match(text, end)):
        return None
    *others, (first, last) = named.subject
    seen = _SEEN.search(text, first, last)
    whole = (*others, (first, seen.start() if seen and seen.start() - first >= 2 else last))
    return whole, Named(work.end(), None, named.subject)


def _name(text: str, quantity: Quantity, limit: int, named: Named, *, is_first: bool) -> tuple[Pieces | None, Named]:
    """The indicator of a number and what is used with it: the noun behind, the noun before, or the last one's.

    `limit` is where the next number begins; the first of a list alone has a noun of its own before it.
    """
    start, end = quantity.start, quantity.end
    if used := _name_behind(text, quantity, limit, named):
        return used
    if not is_first:
        return named.subject, Named(end, None, named.subject)
    clause = clause_start(text, start)
    floor = max(clause, named.floor)
    comma = text.rfind("、", floor, start) + 1
    if named.behind and floor == named.floor and not comma and not adds_at(text, floor, start):
        floor = named.behind[0]  # 17个重点产业增加值增长5%: the noun behind one number is the subject of the next
    elif floor == named.floor > clause:
        floor = max(floor, comma)
    span = _noun_before(text, floor, quantity, named)
    if span is None and (mark := text.find(";", named.floor, start)) >= 0 and _SAYS_MORE.match(text, mark + 1, clause):
        named = named._replace(subject=None)  # …增长11%;经济由负转正,全年增长3%: another subject
        span = _subject_behind(text, mark + 1, clause)
    elif span is None and named.subject is None:
        span = _subject_before(text, clause, quantity, named)
    if span is None and (share := _share(text, max(clause, named.floor), quantity)):
        whole = (named.behind,) if named.behind else named.subject
        return (*(whole or ()), share), Named(end, None, named.subject)
    found = _completed(text, span, named, start)
    if span and found and _SHARE_TOO.match(text, end) and (share := _share(text, span[1], quantity)):
        return (*found, share), Named(end, None, found)  # 产量占全市41%,占全省36%
    if span and text[span[0] - 1] in ",(" and text[slice(*span)] in _EXTENTS and 0 < named.floor <= span[0]:
        whole = (named.behind,) if named.behind else named.subject  # 改造公园30个,面积135公顷
        found = (*whole, span) if whole and len(whole) == 1 and not text.endswith(_EXTENTS, *whole[0]) else found
    return found, Named(end, None, found)


def _completed(text: str, span: tuple[int, int] | None, named: Named, start: int) -> Pieces | None:
    """13个重点园区 | 2025年 | 营业收入: a bare measure behind a date is of the noun behind the last number."""
    if span and named.behind and text[slice(*span)] in BARE_MEASURES and _DATED.fullmatch(text, named.floor, span[0]):
        return (named.behind, span)
    return completed(text, span, named.subject, named.floor, start)


def _noun_before(text: str, floor: int, quantity: Quantity, named: Named) -> tuple[int, int] | None:
    """The noun phrase before a number; none in 取缔351家、整改87家, which are of what the clause before is about."""
    span = span_before(text, floor, quantity.start)
    if span is None or not is_bare_deed(text, span):
        return span
    same = text.startswith("、", named.floor) and text.endswith(quantity.unit_text, 0, named.floor)
    return None if named.subject is None or same or ";" in text[named.floor : quantity.start] else span


def _subject_before(text: str, clause: int, quantity: Quantity, named: Named) -> tuple[int, int] | None:
    """The subject of the clause before one that names none, where no number has used one."""
    if taken := find_taken(text, quantity):
        return taken
    if _closes(text, quantity) and (done := _DONE.search(text, named.floor, clause)):
        return done.span("what")
    if named.behind:  # 每年遴选50家优质企业,累计达到150家
        span = spreading_subject(text, clause_start(text, clause - 1), clause - 1) if clause else None
        return span or named.behind
    # 物流总额稳定增长,2020年超过300万亿元
    return subject(text, clause_start(text, clause - 1), clause - 1) if clause else None


def _subject_behind(text: str, start: int, end: int) -> tuple[int, int] | None:
    """What clauses between two places say something of: the last with a predicate, or what the last one makes."""
    last = clause_start(text, end - 1)
    place = start if find_making(text, last, end - 1) else end
    while (clause := clause_start(text, place - 1)) >= start and place > start:
        if found := subject(text, clause, place - 1, said=True):
            return found
        place = clause
    return subject(text, last, end - 1)
