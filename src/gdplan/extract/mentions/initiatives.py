"""Initiatives in a text: “…” that names an undertaking, such as 开展“机器人+”行动.

What a quotation is, is decided in this order:
    “十五五”规划, “X、Y、Z”, a whole sentence     not: a period, a principle
    “一站式”服务, 严禁“一刀切”管理                 not: a manner, something refused
    “千万工程”经验                                 yes: its own last word is an undertaking
    “链主”企业培育, “五位一体”总体布局             not: a label of persons, things, ideas stands behind it, unless a
                                                     programme for them does: “链主”企业培育工程
    “机器人+”行动, “互联网+”农产品出村进城工程     yes: the noun phrase behind it has an undertaking for its head
    深化“民意速办”。 推动政务服务“跨境通办”,       yes: the object of a verb that promotes, nothing behind it
    everything else                                   not: “最后一公里”, “硬骨头”
Quotations in a row (“粤省事”“粤商通”等重点平台) are decided together, by what stands before the first and
behind the last.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from gdplan.extract.clauses import Slice, find_opening
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab.lookup import Lookup
from gdplan.vocab.mentions import words

_ONE = "“[^“”。]{1,60}+”"
_ROW = lazy(rf"{_ONE}(?:(?:、|和|与|及|以及)?{_ONE})*+")
_INSIDE = lazy("“([^“”。]++)”")
_AND_MORE = lazy(r"[^,;。:！？“”\n]{0,30}?等")  # “X”、…等|工程
_BEHIND = lazy(r"[ 的]*+(?:[^,;。:！？、“”《》()\n的和与及并以在对向为将使是即指]++|为民|\([^()]{1,6}\))*+")
# Verbs that no name of an undertaking holds: the phrase ends before them.
_VERB_BEHIND = lazy(
    "推[动进]|促进|支持|鼓励|引导|实[现行]|加快|开[展辟]|带动|助力|提供|纳入|完成|复盖|惠及|提升(?![^,;。]{0,4}(?:工程|行动|计划|专项))"
)
_REFUSED = lazy("不[能得搞准要许]|严禁|防止|杜绝|避免|克服|反对")
_CUT = lazy("以?下简?称|沿着|围绕|我们|要(?![素求点])|[]］对将把以为与和及从向让使的由给]|在(?![京川粤琼沪浙藏疆])")
# How no name of an undertaking begins, and how none begins that nothing but a verb shows to be one.
_OPENS_MEASURE = ("建设", "坚持", "争当", "争做", "争创", "我", "把", "在", "让", "看", "要")
_NO_BARE_NAME = (*(f"{number}个" for number in "两三四五六七八九十"), "不", "只", "先", "谁", "零", "无", "非")
_PERIODS = frozenset(f"{tens}{number}五" for tens in ("", "十") for number in "一二三四五六七八九")  # “十五五”规划
_CLAUSE_WITHIN = "了出到成为是有作称即指让"  # the last character of a clause that a quotation ends
LONGEST_NAME = 20
_CLAUSE_ENDS = frozenset(",;:！？")
_ENDS_OBJECT = frozenset(("", *",;。:！？、()\n和与及并"))
_ASIDE = lazy(r"\([^()]{1,6}\)")
_ADDED = ("建设", "能力", "服务", "业务", "工作")  # what is done with an undertaking: “云上办”平台|建设
BEHIND = 24  # characters behind it that a noun phrase may take to its head
MODIFIER = 16  # characters before the quotation that a name carries along


class InitiativeReading(NamedTuple):
    """`start` and `end` hold the words inside the quotation marks."""

    start: int
    end: int
    phrase: Slice
    kind: Literal["initiative"] = "initiative"


def find_initiatives(text: PlanText) -> tuple[InitiativeReading, ...]:
    """The initiatives of a text, in reading order.

    >>> text = PlanText("持续开展“机器人+”行动,打通“最后一公里”。")
    >>> [(text[i.start : i.end], text[slice(*i.phrase)]) for i in find_initiatives(text)]
    [('机器人+', '“机器人+”行动')]
    """
    return tuple(_initiatives(text)) if "“" in text else ()


def _initiatives(text: str) -> Iterator[InitiativeReading]:
    for row in _ROW.finditer(text):
        first, behind = row.span()
        more = _AND_MORE.match(text, behind) if text.startswith(("、", "等"), behind) else None
        behind = more.end() if more else behind
        head = _find_head(text, behind, labelled=not more and _is_label(text, behind))
        opening = find_opening(text, first)
        if _REFUSED.search(text, opening.start, first):
            continue
        bare = head is None and opening.promotes and _is_bare(text, opening.object, first, behind)
        inside = [quote.span(1) for quote in _INSIDE.finditer(text, *row.span())]
        for start, end in inside:
            name = text[start:end]
            if _is_no_name(name):
                continue
            if (
                head is None
                and not words("named").before(name, len(name))
                and (not bare or name.startswith(_NO_BARE_NAME))
            ):
                continue
            phrase = (start - 1, end + 1)
            if len(inside) == 1:
                phrase = _within_title(text, _find_modifier(text, opening.object, first), *phrase, head or end + 1)
            yield InitiativeReading(start, end, phrase)


def _within_title(text: str, begin: int, start: int, end: int, stop: int) -> Slice:
    """The phrase from `begin` to `stop` around a quotation, no part of a 《…》 that holds or follows it."""
    opened, closed = text.rfind("《", begin, start), text.find("》", end, stop)
    return opened + 1 or begin, stop if closed < 0 else closed


def _find_head(text: str, behind: int, *, labelled: bool) -> int | None:
    """End of the last head noun of the noun phrase that begins at `behind`; behind a label, of a programme only."""
    run = _BEHIND.match(text, behind, behind + BEHIND)
    if run is None or run.end() == behind:
        return None
    verb = _VERB_BEHIND.search(text, behind, run.end())
    end = verb.start() if verb else run.end()
    heads = list(_heads(text, behind, end, words("programme" if labelled else "undertaking")))
    if len(heads) > 1 and heads[-1][0] == heads[-2][1] and text[slice(*heads[-1])] in _ADDED:
        heads.pop()
    return heads[-1][1] if heads else None


def _heads(text: str, start: int, end: int, table: Lookup) -> Iterator[Slice]:
    """The head nouns of a phrase, each with a document of it and a bracket: 计划|方案|(试行)."""
    place = start
    while place < end:
        head = table.at(text, place, end) if text[place] in table.by_first else None
        if not head or text.endswith("上平台", start, place + len(head)):
            place += 1
            continue
        stop = place + len(head)
        stop += len(words("document").at(text, stop, end))
        aside = _ASIDE.match(text, stop, end)
        stop = aside.end() if aside else stop
        yield place, stop
        place = stop


def _is_label(text: str, start: int) -> bool:
    """Persons, things or ideas stand behind a quotation: “链主”企业."""
    while text.startswith((" ", "的"), start):
        start += 1
    return words("label").at(text, start) != ""


def _is_no_name(name: str) -> bool:
    """A measure, a period, a sentence, a row of its own, a manner: 全链条式, 点对点."""
    return (
        name.startswith(_OPENS_MEASURE)
        or name.endswith("式")
        or name in _PERIODS
        or len(name) > LONGEST_NAME
        or not _CLAUSE_ENDS.isdisjoint(name)
        or name.count("、") > 1
        or (len(name) == 3 and name[0] == name[2] and name[1] in "对到")
    )


def _is_bare(text: str, lead: int, quote: int, behind: int) -> bool:
    """The quotation is the object of the opening: no other verb before, nothing behind it that it belongs to."""
    if quote - lead > MODIFIER or (lead < quote and text[quote - 1] in _CLAUSE_WITHIN):
        return False
    return text[behind : behind + 1] in _ENDS_OBJECT


def _find_modifier(text: str, start: int, quote: int) -> int:
    """Where the words before the quotation that belong to the name begin: 省域治理“一网统管”."""
    if start == quote:
        return quote
    cuts = [cut.end() for cut in _CUT.finditer(text, start, quote)]
    start = cuts[-1] if cuts else start
    return start if quote - start <= MODIFIER else quote
