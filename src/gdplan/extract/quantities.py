"""Quantities: every number with a unit, its bound and the verb of change that touches it.

    quantity = [verb ["了"]] [bound] number ["多"] [scale] unit [bound]
    number   = Arabic | Chinese | number "分之" number | number ("—" | "至") number
    scale    = 万 | 亿 | 万亿: belongs to the unit (1000 + 亿元); 十 百 千 belong to the number

Whether a quantity is promised, reached or only part of a name is not asked here.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from gdplan.extract.amounts import Amount, parse_amount
from gdplan.normalize import PlanText
from gdplan.terms import Comparator
from gdplan.vocab import bounds
from gdplan.vocab.units import units

Pieces = tuple[tuple[int, int], ...]
Verb = Literal["increase", "decrease", "reach", "new", ""]

_CN = "一二两三四五六七八九十百千零廿"
_LEAD_REACH = 14  # characters; the longest lead is 下降到不超过
_DASHES = ("—", "——", "-", "~", "至", "到", "–")
_CALENDAR = ("年", "月", "日")
_LASTING = "到至为限长短高减"  # 压缩至3日, 年限11.3年
_DIVIDING = ("area", "volume", "energy", "time", "mass")  # 微克/立方米
_EACH = ("人", "户", "家", "件", "次", "公里")  # 万元/人
_COMPOUND = re.compile("[/每(]")
_FAR_VERBS = "建成|建设|新建|新增|打造|培育|设立|配备|开展|举办|组织|完成|创建|形成|引进|安排|有"
_FAR = re.compile(f"(至少|最少|至多|最多)(?:{_FAR_VERBS})$")
_MINUS = re.compile("[\u4e00-\u9fff]-$")
_HAN = re.compile("[\u4e00-\u9fff“]")
_WORD = re.compile("[A-Za-z0-9+×]")


class Quantity(NamedTuple):
    """One quantity; all offsets are into the text it was found in."""

    start: int  # with the verb and bound that touch it
    end: int
    number: tuple[int, int]
    amount: Amount
    unit: Pieces  # 亿 and 人 of 13亿多人 are two pieces
    base: Pieces  # the unit without its scale
    unit_text: str
    kind: str  # of the unit, see vocab.units; scale for a bare 万, empty without any
    scale: int
    comparator: Comparator
    bound: Literal["before", "after", ""]  # where it is printed
    verb: Verb


def find_quantities(text: PlanText) -> tuple[Quantity, ...]:
    """Every quantity of a text, in order; a range (5%—5.5%, 3000至5000家) is one.

    >>> text = PlanText("装机超过214万千瓦,建站5座以上")
    >>> [(q.amount.value, q.unit_text, q.comparator) for q in find_quantities(text)]
    [('214', '万千瓦', '>'), ('5', '座', '>=')]
    """
    found: list[Quantity] = []
    for match in _number().finditer(text):
        quantity = _read(text, match)
        if quantity is None:
            continue
        if found and (joined := _range(text, found[-1], quantity)):
            found[-1] = joined
        else:
            found.append(quantity)
    return tuple(found)


@functools.cache
def _number() -> re.Pattern[str]:
    """Built on first use: the table of units is a file. Possessive throughout, so no number is tried twice."""
    table = units()
    unit = "|".join(re.escape(row.unit) + (f"(?![{row.unless}])" if row.unless else "") for row in table.values())
    first = re.escape("".join(sorted({row.unit[0] for row in table.values()})))
    own = "|".join(re.escape(u[1:]) for u in table if u[0] in "十百千" and len(u) > 1)  # 千 of 千瓦 is the unit's
    per = "|".join(re.escape(row.unit) for row in table.values() if row.kind in _DIVIDING or row.unit in _EACH)
    arabic = r"(?:\d{0,2}(?:,\d{3})++(?!\d)|\d*+)(?:\.\d++)?"
    place = f"(?:[十百千](?!{own}))?"
    after = "|".join(bound.text for bound in bounds.AFTER)
    return re.compile(
        rf"""[0-9{_CN}万亿几数翻](?<![第A-Za-z0-9./].)
        (?:(?<=[0-9]){arabic}(?:/\d++|(?:[万亿](?=\d)\d{arabic}{place})*+{place})
          |(?<=[{_CN}])(?<![{_CN}万亿].)(?:分之)?[{_CN}]*+半?(?:点[{_CN}]++)?
            (?:[万亿][{_CN}]++(?=[万亿]))*+(?:分之[{_CN}0-9.]++)?
          |(?<=[几数])[十百千]?|(?<=翻)(?=番)|(?<=[万亿]))
        (?P<more>[多余几])?
        (?P<to>[—–~\-至到]{{1,2}}(?:\d{arabic}|[{_CN}]++))?
        (?P<scale>[万亿]*+)(?P<more2>[多余])?
        (?:(?P<unit>[ ]?(?=[{first}])(?:{unit})(?:[/每][十百千万亿]*(?:{per})|\([\u4e00-\u9fff]{{1,2}}\))?)
          |(?<=[万亿])|(?<=[万亿][多余])|(?P<ratio>:1(?![\d,.]))|(?=(?:\(含\))?(?:{after}))
          |(?:(?<=[0-9半])|(?<=分之.)|(?<=分之..)|(?<=分之...))(?=[,、;。:)和及与的]|$))
        (?P<more3>多(?=[,、;。)]))?
        (?P<after>(?:\(含\))?(?:{after}))?""",
        re.VERBOSE | re.DOTALL | re.ASCII,
    )


@functools.cache
def _lead() -> re.Pattern[str]:
    """What touches the number on its left, for reversed text: a match at its start needs no search."""
    negatable = (bound.text for bound in bounds.BEFORE if bound.comparator in "<>" and bound.text[0] != "不")
    not_behind = {bound.text: bound.not_behind for bound in bounds.BEFORE}
    by = _backwards(verb.text for verb in bounds.VERBS if verb.change)
    every = _backwards(verb.text for verb in bounds.VERBS)
    return re.compile(
        rf"(?P<some>上(?=.?)|了?翻)?(?:(?P<negated>{_backwards(negatable)})(?:{_backwards(bounds.NEGATIONS)})"
        rf"|(?P<bound>{_backwards(not_behind, not_behind)}))?"
        rf"(?:(?P<new>{_backwards(bounds.ADDED)})|(?P<by>了?(?:{by})|-(?=\())"
        rf"|(?P<reach>[到至](?:{every})|到达|{_backwards(bounds.REACHED, bounds.REACHED)}))?"
    )


def _backwards(words: Iterable[str], unless: Mapping[str, str] = MappingProxyType({})) -> str:
    """An alternation that reads the words from their last character, the longest first."""
    return "|".join(
        word[::-1] + (f"(?![{unless[word]}])" if unless.get(word) else "")
        for word in sorted(words, key=lambda word: (-len(word), word))
    )


_BOUND = {bound.text: bound.comparator for bound in (*bounds.BEFORE, *bounds.AFTER)}
_LEADS = (
    *_BOUND,
    *bounds.REACHED,
    *bounds.ADDED,
    *(verb.text for verb in bounds.VERBS),
    "上",
    "翻",
    "了",
    "-",
    *(word for word in _FAR_VERBS.split("|")),
)
_LAST = frozenset(word[-1] for word in _LEADS)  # few characters: most numbers have nothing that touches them
_CHANGE = {verb.text: verb.change for verb in bounds.VERBS}


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    """One match as a quantity; None where it only looked like one."""
    if match["unit"] in _CALENDAR and text[match.start() - 1] not in _LASTING:
        return None  # nearly every 年, 月 and 日 is a date
    amount = parse_amount(match)
    if amount is None:
        return None
    number = match.start()
    touches = text[number - 1] in _LAST
    lead = _lead().match(text[max(0, number - _LEAD_REACH) : number][::-1] if touches else "")
    if lead is None or not (match["unit"] or _is_measured(text, match, lead)):
        return None
    unit = (match["unit"] or "").strip()
    scale, scale_start = match["scale"], match.start("scale")
    if text[match.start()] in "万亿":  # 万名: all that is printed is the scale
        scale, scale_start = match[0][: match.end("scale") - match.start()], match.start()
    kind = _kind(unit) if unit else "scale" if scale else ""
    unit_end = match.end("unit") if unit else match.end("scale")
    base: Pieces = ((unit_end - len(unit), unit_end),) if unit else ()
    if amount.number.startswith("百分之"):
        kind, unit, base = "ratio", "百分之", ((match.start(), match.start() + 3),)
    pieces = ((scale_start, match.end("scale")), *base) if scale else base
    if len(pieces) == 2 and pieces[0][1] == pieces[1][0]:
        pieces = ((pieces[0][0], pieces[1][1]),)
    plain = not (touches or match["after"] or amount.is_more)
    touch = _Touch(number) if plain else _touch(text, match, lead, amount, kind)
    return Quantity(
        start=touch.start,
        end=match.end(),
        number=(match.start(), match.start() + len(amount.number)),
        amount=amount.negative() if touch.is_negative else amount,
        unit=pieces,
        base=base,
        unit_text=scale + unit,
        kind=kind,
        scale=10 ** (4 * scale.count("万") + 8 * scale.count("亿")) if scale else 1,
        comparator=touch.comparator,
        bound=touch.bound,
        verb=touch.verb,
    )


@functools.cache
def _kind(unit: str) -> str:
    """微克/立方米 is of the kind of 微克."""
    return units()[_COMPOUND.split(unit, maxsplit=1)[0]].kind


class _Touch(NamedTuple):
    """What touches a number on its left, and the bound."""

    start: int
    comparator: Comparator = "="
    bound: Literal["before", "after", ""] = ""
    verb: Verb = ""
    is_negative: bool = False


def _touch(text: str, match: re.Match[str], lead: re.Match[str], amount: Amount, kind: str) -> _Touch:
    """The verb and bound of a number, unless they are words for something else."""
    number = match.start()
    start, verb = number - lead.end(), _verb(lead)
    comparator, bound = _comparator(lead, match["after"], amount)
    acts = _HAN.match(text, match.end()) and kind in ("count", "scale")
    if acts and lead["bound"] == "破突":  # 突破百项技术 makes them, 规模突破百项 passes them
        start, (comparator, bound) = number, _comparator(None, match["after"], amount)
    if acts and lead["by"] and lead["by"][::-1] in bounds.ALSO_ACTS:  # 提升600个服务站
        start, verb = number, ""
    if not bound and (far := _FAR.search(text, max(0, start - _LEAD_REACH), start)):  # 至少建成1个
        start, comparator, bound = far.start(), _BOUND[far[1]], "before"
    if lead["some"] == "上" and not _is_bare(amount.number):  # 上百家, but 迈上4万亿
        start = number
    is_negative = kind == "ratio" and _MINUS.search(text, max(0, number - 2), number) is not None  # 增长率为-6.5%
    return _Touch(number - 1 if is_negative else start, comparator, bound, verb, is_negative)


def _is_measured(text: str, match: re.Match[str], lead: re.Match[str]) -> bool:
    """Without a unit, a bound behind or a verb before: 缩小至1.81, 减少一半, 占1/3."""
    if _WORD.match(text, match.end()):
        return False
    number = text[match.start() : match.end("scale")]
    if match["scale"] or match["after"] or "分之" in number or "半" in number or number in ("万", "亿"):
        return True
    return bool(lead["reach"] or lead["by"] or ("/" in number and text[match.start() - 1] in "国省的"))


def _verb(lead: re.Match[str]) -> Verb:
    if lead["new"] or lead["reach"]:
        return "new" if lead["new"] else "reach"
    if lead["by"]:
        return _CHANGE.get(lead["by"][::-1].removesuffix("了"), "decrease") or ""  # (-19.41%)
    return ""


def _comparator(
    lead: re.Match[str] | None, after: str | None, amount: Amount
) -> tuple[Comparator, Literal["before", "after", ""]]:
    """The bound before the number, then the one behind; 30多 and 百余 are more than they say."""
    if lead and lead["negated"]:
        return bounds.NEGATED[_BOUND[lead["negated"][::-1]]], "before"
    if lead and lead["bound"]:
        return _BOUND[lead["bound"][::-1]], "before"
    if lead and lead["some"] == "上" and _is_bare(amount.number):
        return ">=", "before"
    if after:
        return _BOUND[after.removeprefix("(含)")], "after"
    return (">", "after") if amount.is_more else ("=", "")


def _is_bare(number: str) -> bool:
    """百, 千万: a scale without a digit."""
    return not number.strip("十百千万亿")


def _range(text: str, one: Quantity, two: Quantity) -> Quantity | None:
    """5%—5.5% as one quantity."""
    if text[one.end : two.number[0]] not in _DASHES or one.amount.value is None or two.amount.value is None:
        return None
    shared = two.unit_text == one.unit_text or (one.kind == "scale" and two.unit_text.startswith(one.unit_text))
    if not shared or text[max(0, one.start - 1) : one.start] in ("从", "由"):
        return None
    low, high = one.amount.value, two.amount.value
    return two._replace(
        start=one.start,
        number=one.number,
        amount=Amount(one.amount.number, None, low, high, is_more=False),
        verb=one.verb,
        comparator=one.comparator if one.bound else two.comparator,
        bound=one.bound or two.bound,
    )
