"""Numbers in a row (增长4.3%、5.5%): what they share, and what each has of its own."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from gdplan.extract.deadlines import Deadline, dates_before
from gdplan.extract.quantities import Quantity
from gdplan.extract.quantities.unit_behind import Pieces
from gdplan.extract.targets.indicators import clause_start, span_before
from gdplan.extract.targets.shared_units import AND, WIDEST, with_shared_units
from gdplan.extract.targets.stages import with_stages
from gdplan.extract.targets.town_and_country import of_both
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.terms import Comparator
from gdplan.vocab import indicators as vocab
from gdplan.vocab.dates import YEAR
from gdplan.vocab.lookup import lookup
from gdplan.vocab.words import lengths, words

_ONLY_CHANGE = lazy(f"[,、](?:同比|[比较](?:上年|去年|{YEAR}年)(?:同期)?|分别|各|年均|名义|实际)*")
_NOUNS_AND = lazy("、|以及|(?<![饱共温])和(?![谐平美])|(?<!参)与|(?<!普)及(?![格时])")
_MEASURES, _QUALITIES = lookup(vocab.MEASURES), lookup(vocab.QUALITIES)
_MEASURING = "率额量数值"
_DOING = ("接待", "完成", "实现", "吸引", "培训", "利用", "吸纳")
_ENDINGS = tuple("性化型式者员物业品类区制")  # they make another word of the one before
_GLOSS = lazy(r"\([A-Za-z0-9.]+\)$")
_ORDINAL = lazy("第?[一二三]")
_TRADES = lazy("第?(?P<which>[一二三]{2,3})(?=(?:次)?产业)")
_LATIN = lazy("[A-Za-z0-9.]+$")
_SIDES = (  # measures of one thing that stand side by side: 财政收入、支出
    {"收入", "支出"},
    {"面积", "产量", "产值", "增加值"},
    {"产值", "利润", "税收", "营业收入", "利润总额"},
    {"存款余额", "贷款余额"},
    {"出口", "进口", "出口额", "进口额"},
    {"客运量", "货运量", "吞吐量"},
)
_WANTS_HEAD = 3  # characters, at most, that want the head noun of the last where others have their own: 建筑业
_OF_GOODS = lazy("(?:运输|吞吐|货运|进出口|进口|出口|交易|销售|成交|监管)(?:总|货)?量$")
_BARE_OF_GOODS = ("货值", "价值", "总值", "产值", "金额", "交易额", "销售额", "成交额", "总额")


class Item(NamedTuple):
    """A quantity in its list; one that stands alone is a list of one."""

    quantity: Quantity
    first: Quantity
    list_end: int  # where the last of the list ends
    position: int
    size: int
    comparator: Comparator  # with the bound that spreads over the list
    indicator: Pieces | None  # its own part of A和B分别达到…
    half: int | None = None  # 0 and 1: of the towns and of the country, where 城乡 stood before its own part


def list_quantities(text: PlanText, quantities: Sequence[Quantity]) -> list[Item]:
    """Every quantity with its list: numbers with nothing but 、 or 和 between them.

    A bound before the first spreads over the list, one behind the last only over a 分别 list.

    >>> from gdplan.extract.quantities import find_quantities
    >>> text = PlanText("人均收入分别超过8万元、4万元")
    >>> [item.comparator for item in list_quantities(text, find_quantities(text))]
    ['>', '>']
    """
    quantities = with_shared_units(text, quantities)
    items: list[Item] = []
    start, last = 0, len(quantities) - 1
    for place, quantity in enumerate(quantities):
        if place < last and _continues(text, quantity, quantities[place + 1]):
            continue
        if place == start:
            items.append(Item(quantity, quantity, quantity.end, 0, 1, quantity.comparator, None))
        else:
            items += _named_as(text, items, _spread(text, quantities[start : place + 1]))
        start = place + 1
    return items


def _spread(text: PlanText, listed: Sequence[Quantity]) -> list[Item]:
    """The items of one list, with what they share."""
    first, last = listed[0], listed[-1]
    clause = clause_start(text, first.start)
    apart = text.rfind("分别", clause, first.start)
    alone = apart >= 0 and not any(quantity.bound for quantity in listed[:-1])  # 8%、9%以上、10%以上 have their own
    bound = first if first.bound == "before" else last if alone and last.bound else None
    span = None
    if apart >= 0:  # 两项工程 | 分别惠及3500万、2300万人次
        span = span_before(text, clause, apart, whole=True) or span_before(text, clause, first.start, whole=True)
    parts = _such_as(text, clause, span, len(listed)) or respectively(text, span, len(listed)) if span else ()
    both = None
    if len(listed) == 2 and not parts and text.find("城乡", clause, first.start) >= 0:
        both = of_both(text, span or span_before(text, clause, first.start), span)
    parts = ((both,),) * 2 if both else parts
    items = []
    for position, quantity in enumerate(listed):
        comparator = quantity.comparator if quantity.bound or bound is None else bound.comparator
        indicator, half = parts[position] if parts else None, position if both else None
        items.append(Item(quantity, first, last.end, position, len(listed), comparator, indicator, half))
    return items


def _named_as(text: str, before: Sequence[Item], items: list[Item]) -> list[Item]:
    """The items of a list with the names of the list before, where nothing but a verb parts them: …,增长4%、5%."""
    size = len(items)
    named = before[-size:]
    if items[0].indicator or len(named) < size or named[0].position or named[0].size != size:
        return items
    if not named[0].indicator or not _ONLY_CHANGE.fullmatch(text, named[-1].list_end, items[0].first.start):
        return items
    return [own._replace(indicator=one.indicator, half=one.half) for own, one in zip(items, named, strict=True)]


def _continues(text: str, one: Quantity, two: Quantity) -> bool:
    """4.3%、5.5% or 16%和36%: the same kind of unit, or any after 分别, and no verb of its own."""
    return (
        two.start - one.end <= WIDEST
        and two.verb == ""
        and AND.fullmatch(text, one.end, two.start) is not None
        and (two.kind == one.kind or text.find("分别", clause_start(text, one.start), one.start) >= 0)
    )


def respectively(text: str, span: tuple[int, int], count: int) -> tuple[Pieces, ...]:
    """Each part of A、B和C, for a 分别 list of as many numbers; the shared head noun stands in all of them.

    >>> text = "城镇和农村居民人均可支配收入"
    >>> ["".join(text[a:b] for a, b in pieces) for pieces in respectively(text, (0, len(text)), 2)]
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    """
    if count == 2 and text.startswith("进出口", span[0]):  # 进出口总额分别增长3%、5%
        return (((span[0], span[0] + 1), (span[0] + 2, span[1])), ((span[0] + 1, span[1]),))
    trades = _TRADES.match(text, *span)
    if trades and len(trades["which"]) == count:  # 一二三产业增加值
        return tuple(((at, at + 1), (trades.end("which"), span[1])) for at in range(*trades.span("which")))
    parts = _parts(text, span, count)
    if len(parts) != count or any(a >= b for a, b in parts):
        return with_stages(text, span, count)
    *others, last = parts
    if len(parts) == 2 and text[parts[0][1] - 1] + text[last[0]] in vocab.HALVES:
        ((whose, kind), rest) = parts[0], (last[0] + 1, last[1])
        return ((parts[0], rest), ((whose, kind - 1), last) if kind - 1 > whose else (last,))
    if len(parts) == 2 and (of := _goods(text, parts[0], last) or _side(text, parts[0], last)):
        return ((parts[0],), (of, last))
    are_whole = any(_measures(text, part) for part in others)  # then 免签入境游客 is, too
    return (
        *(
            (part,)
            if _measures(text, part) or (are_whole and part[1] - part[0] > _WANTS_HEAD)
            else _with_head(text, part, last)
            for part in others
        ),
        (last,),
    )


def _goods(text: str, first: tuple[int, int], last: tuple[int, int]) -> tuple[int, int] | None:
    """What two bare measures are of, where the first says it: 口岸货物 of 口岸货物运输量、货值."""
    measure = _OF_GOODS.search(text, *first) if text[slice(*last)] in _BARE_OF_GOODS else None
    return (first[0], measure.start()) if measure and measure.start() - first[0] >= _WANTS_HEAD - 1 else None


def _side(text: str, first: tuple[int, int], last: tuple[int, int]) -> tuple[int, int] | None:
    """What two bare measures of one thing are of, where the first says it: 地方财政 of 地方财政收入、支出."""
    also = text[slice(*last)]
    sides = {side for beside in _SIDES if also in beside for side in beside - {also}}
    measure = max((side for side in sides if text.endswith(side, *first)), key=len, default="")
    end = first[1] - len(measure)
    return (first[0], end) if measure and end - first[0] >= _WANTS_HEAD - 1 else None


def _such_as(text: str, start: int, span: tuple[int, int], count: int) -> tuple[Pieces, ...]:
    """Each of the examples before a class, with its measure: 二氧化硫、氮氧化物等 | 污染物排放总量."""
    if text[span[0] - 1] != "等" or not (named := span_before(text, start, span[0] - 1, whole=True)):
        return ()
    measure = span[1]
    while found := _MEASURES.before(text, measure, span[0]):
        measure -= len(found)
    named_all = [
        (a, (gloss.start() if (gloss := _GLOSS.search(text, a, b)) else b)) for a, b in _parts(text, named, count)
    ]
    if len(named_all) != count or measure == span[1] or any(a >= b for a, b in named_all):
        return ()
    return tuple((part, (measure, span[1])) for part in named_all)


def _parts(text: str, span: tuple[int, int], count: int) -> list[tuple[int, int]]:
    """The parts of A、B和C; cut at 、 alone where that makes as many as there are numbers: 甲市及周边地区、乙平原."""
    for pattern in (_NOUNS_AND, lazy("、")):
        cuts = [cut.span() for cut in pattern.finditer(text, *span)]
        if len(cuts) == count - 1:
            break
    edges = [span[0], *(edge for cut in cuts for edge in cut), span[1]]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _is_word(text: str, length: int) -> bool:
    """Whether a text begins with a word of so many characters and no longer one: not 天然 of 天然气, 挥发 of 挥发性."""
    return (
        text[length : length + 1] not in _ENDINGS
        and text[:length] in words()
        and not any(text[:longer] in words() for longer in range(length + 1, lengths().get(text[:2], 0) + 1))
    )


def _measures(text: str, part: tuple[int, int]) -> bool:
    """Whether a noun phrase is a measure by itself: 吞吐量, 增加值."""
    return text[part[1] - 1] in _MEASURING or _MEASURES.before(text, part[1], part[0]) != ""


def _with_head(text: str, part: tuple[int, int], last: tuple[int, int]) -> Pieces:
    """A part with the head noun of the last: what stands there behind its counterpart, 居住建筑 | 公共建筑节能率."""
    noun, whole = text[part[0] : part[1]], text[slice(*last)]
    length = len(noun)
    if _ORDINAL.fullmatch(noun) and (ordinal := _ORDINAL.match(whole)):  # 第一 | 三产业增加值
        return (part, (last[0] + ordinal.end(), last[1]))
    if noun.startswith(_DOING):  # 接待游客 is named whole
        return (part,)
    head = last[1]
    while measure := _MEASURES.before(text, head, last[0]):
        head -= len(measure)
    while head < last[1] and (quality := _QUALITIES.before(text, head, last[0])):
        head -= len(quality)
    if head < last[1] and (name := _LATIN.search(text, last[0], head)):  # PM2.5浓度
        head = name.start()
    for size in range(length - 1, 0, -1):  # 居住建筑 | 公共建筑节能率
        end = text.find(noun[-size:], last[0], head) + size
        whole_word = size > 1 or end in (head, last[0] + length) or _is_word(whole, end - last[0])
        if size <= end - last[0] and end < last[1] and whole_word:
            return (part, (end, last[1]))
    shares_first = length == WIDEST and noun[0] == whole[0] and "、" not in whole  # 用水 | 用气报装时限
    if length < len(whole) - 1 and (shares_first or _is_word(whole, length)):  # 城镇 | 农村居民人均可支配收入
        return (part, (last[0] + length, last[1]))
    return (part, (head, last[1])) if head < last[1] else (part,)


def own_dates(text: PlanText, item: Item, dates: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """The dates that may govern an item: its own of 2026年、2027年分别建成30座、40座, else all."""
    if item.size == 1:
        return dates
    before = dates_before(item.first.start, dates)
    row = dates[max(0, before - item.size) : before]
    if len(row) < item.size or any(not AND.fullmatch(text, a.end, b.start) for a, b in itertools.pairwise(row)):
        return dates
    return (row[item.position]._replace(is_firm=True),)
