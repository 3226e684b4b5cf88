"""Quantities: every number with a unit, its bound and the verb of change that touches it.

    quantity = [verb ["了"]] [bound] number ["多"] [scale] unit [bound]
    number   = Arabic | Chinese | number "分之" number
    scale    = 万 | 亿 | 万亿: belongs to the unit (1000 + 亿元); 十 百 千 belong to the number

Whether a quantity is promised, reached or only part of a name is not asked here.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from gdplan.model import Comparator
from gdplan.normalize import PlanText
from gdplan.numerals import parse_inexact, parse_numeral
from gdplan.vocab import bounds
from gdplan.vocab.units import units

Pieces = tuple[tuple[int, int], ...]

_CN = "一二两三四五六七八九十百千零廿"


class Quantity(NamedTuple):
    """One quantity; all offsets are into the text it was found in."""

    start: int  # with the verb and bound that touch it
    end: int
    number: tuple[int, int]
    value: str | None  # None for a range
    low: str | None
    high: str | None
    unit: Pieces
    unit_text: str
    kind: str  # of the unit: count, money …; scale for a bare 万; empty without one
    scale: int
    comparator: Comparator
    bound: str  # before, after or empty
    verb: str  # increase, decrease, reach, new or empty
    is_chinese: bool


def find_quantities(text: PlanText) -> tuple[Quantity, ...]:
    """Every quantity of a text, in order; ranges (5%—5.5%, 3000至5000家) are one.

    >>> [(q.value, q.unit_text, q.comparator) for q in find_quantities(PlanText("装机超过214万千瓦,建站5座以上"))]
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
    first = "".join(sorted({row.unit[0] for row in table.values()}))
    # 千 of 千瓦 and 百 of 百分点 are the unit's
    own = "|".join(re.escape(u[1:]) for u in table if u[0] in "十百千" and len(u) > 1)
    arabic = r"(?:\d{0,2}(?:,\d{3})++(?!\d)|\d*+)(?:\.\d++)?"
    place = f"(?:[十百千](?!{own}))?"
    after = "|".join(bound.text for bound in bounds.AFTER)
    return re.compile(
        rf"""[0-9{_CN}万亿几数半](?<![第A-Za-z0-9.].)
        (?:(?<=[0-9]){arabic}(?:[万亿](?=\d)\d{arabic}{place})*+{place}
          |(?<=[{_CN}])(?<![{_CN}万亿].)(?:分之)?[{_CN}]*+半?(?:点[{_CN}]++)?(?:[万亿][{_CN}]++(?=[万亿]))*+(?:分之[{_CN}0-9.]++)?
          |(?<=[几数])[十百千]?|(?<=半)|(?<=[万亿]))
        (?P<more>[多余几])?
        (?P<to>[—–~\-至到]{{1,2}}(?:\d{arabic}|[{_CN}]++))?
        (?P<scale>[万亿]*+)(?P<more2>[多余])?
        (?:(?P<unit>[ ]?(?=[{re.escape(first)}])(?:{unit})(?:[/每][十百千万亿]*(?:{unit})|\((?:{unit})\))?)
          |(?<=[万亿])|(?<=[万亿][多余])|(?=(?:\(含\))?(?:{after})|[,、;。:)和及与]|$))
        (?P<more3>多(?=[,、;。)]))?
        (?P<after>(?:\(含\))?(?:{after}))?""",
        re.VERBOSE | re.DOTALL,
    )


def _backwards(words: Iterable[str], unless: Mapping[str, str] = MappingProxyType({})) -> str:
    """An alternation that reads the words from their last character, the longest first."""
    return "|".join(
        word[::-1] + (f"(?![{unless[word]}])" if unless.get(word) else "")
        for word in sorted(words, key=lambda word: (-len(word), word))
    )


@functools.cache
def _lead() -> re.Pattern[str]:
    """What touches the number on its left, for reversed text: a match at its start needs no search."""
    negatable = (bound.text for bound in bounds.BEFORE if bound.comparator in "<>" and bound.text[0] != "不")
    not_behind = {bound.text: bound.not_behind for bound in bounds.BEFORE}
    by = _backwards(verb.text for verb in bounds.VERBS if verb.change)
    every = _backwards(verb.text for verb in bounds.VERBS)
    return re.compile(
        rf"(?P<some>上|了?翻)?(?:(?P<negated>{_backwards(negatable)})(?P<negation>{_backwards(bounds.NEGATIONS)})"
        rf"|(?P<bound>{_backwards(not_behind, not_behind)}))?"
        rf"(?:(?P<new>{_backwards(bounds.ADDED)})|了?(?P<by>{by})"
        rf"|(?P<reach>[到至](?:{every})|到达|达(?![下送传转发直表欠])|至(?![甚乃以直截])|到(?![得收受遇看听感接想找直等不])))?"
    )


_BOUND = {bound.text: bound.comparator for bound in (*bounds.BEFORE, *bounds.AFTER)}
_CHANGE = {verb.text: verb.change for verb in bounds.VERBS}
_DIGITS = re.compile(r"[\d,.]+")
_WORD = re.compile(r"[A-Za-z0-9+×.]")
_COMPOUND = re.compile("[/每(]")
_HAN = re.compile("[\u4e00-\u9fff“]")
_LEAD_REACH = 14  # characters; the longest lead is 下降到不超过


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    """One match as a quantity; None where it only looked like one."""
    number_end = next(match.start(g) for g in ("more", "to", "scale") if match.start(g) >= 0)
    number = text[match.start() : number_end]
    unit, scale, after = match["unit"] or "", match["scale"], match["after"] or ""
    if not (unit or scale or after or "." in number or "分之" in number or number.isdecimal() or number == "一半"):
        return None
    lead = _lead().match(text[max(0, match.start() - _LEAD_REACH) : match.start()][::-1])
    assert lead is not None  # it may be empty
    bare = number in "万亿"
    if bare and number:  # 万名, 亿元: the scale is the unit's
        scale, number, number_end = number + scale, "", match.start()
    value, low, high, comparator, bound = _value(number, match, scale, lead, after)
    if value is None and low is None:
        return None
    if not (unit or scale or after or "分之" in number) and not (lead["reach"] or lead["by"] or number == "一半"):
        return None
    if not unit and _WORD.match(text, match.end()):
        return None
    name = unit.strip()
    head = _COMPOUND.split(name, maxsplit=1)[0]
    kind = units()[head].kind if name else "scale" if scale else ""
    if "百分之" in number:
        kind, pieces, name = "ratio", ((match.start(), match.start() + 3),), "百分之"
    else:
        scale_start = match.start("scale") if not bare else match.start()
        unit_start = match.end("unit") - len(name) if name else match.end("scale")
        pieces = tuple(
            p for p in ((scale_start, match.end("scale")), (unit_start, unit_start + len(name))) if p[0] < p[1]
        )
        if len(pieces) == 2 and pieces[0][1] == pieces[1][0]:
            pieces = ((pieces[0][0], pieces[1][1]),)
        name = scale + name
    verb = "new" if lead["new"] else "reach" if lead["reach"] else _CHANGE[lead["by"][::-1]] or "" if lead["by"] else ""
    start = match.start() - lead.end()
    if lead["bound"] == "破突" and kind == "count" and _HAN.match(text, match.end()):
        start, comparator, bound = match.start(), _BOUND.get(after, "="), "after" if after else ""  # 突破百项技术
    if lead["some"] == "上" and comparator != ">=":
        start = match.start()
    if (
        kind in ("count", "scale")
        and _HAN.match(text, match.end())
        and lead["by"]
        and lead["by"][::-1] in bounds.ALSO_ACTS
    ):
        start, verb = match.start(), ""
    return Quantity(
        start,
        match.end("after")
        if after
        else max(
            end
            for _, end in (
                *pieces,
                (0, match.end("unit") if unit else match.end("more2") if match["more2"] else match.end("scale")),
            )
        ),
        (match.start(), number_end),
        value,
        low,
        high,
        pieces,
        name,
        kind,
        10 ** (4 * scale.count("万") + 8 * scale.count("亿")),
        comparator,
        bound,
        verb,
        not number[:1].isdecimal(),
    )


def _value(
    number: str, match: re.Match[str], scale: str, lead: re.Match[str], after: str
) -> tuple[str | None, str | None, str | None, Comparator, str]:
    """Value or range, comparator and where the bound is printed."""
    comparator: Comparator = "="
    bound = ""
    if lead["negated"]:
        comparator, bound = bounds.NEGATED[_BOUND[lead["negated"][::-1]]], "before"
    elif lead["bound"]:
        comparator, bound = _BOUND[lead["bound"][::-1]], "before"
    elif lead["some"] == "上" and number[:1] in "十百千万亿":  # 上百家; 迈上4万亿 is none
        comparator, bound = ">=", "before"
    if not bound and after:
        comparator, bound = _BOUND[after.removeprefix("(含)")], "after"
    if number[:1].isdecimal() and not (match["to"] or match["more"]) and _DIGITS.fullmatch(number):
        digits = number.replace(",", "")
        return (
            (digits, None, None, ">", bound or "after")
            if match["more2"] or match["more3"]
            else (digits, None, None, comparator, bound)
        )
    try:
        if match["to"]:
            return (
                None,
                _plain(parse_numeral(number)),
                _plain(parse_numeral(match["to"].lstrip("—–~-至到"))),
                comparator,
                bound,
            )
        if match["more"] or match["more2"] or match["more3"] or number[:1] in ("几", "数"):
            if match["more"] == "几" or number[:1] in ("几", "数"):
                inexact = parse_inexact(number + (match["more"] or "")) if number not in ("几", "数") else None
                if inexact is None:
                    return (
                        (None, "2", "9", comparator, bound) if number == "数" and scale else (None, None, None, "=", "")
                    )
                assert inexact.low is not None and inexact.high is not None
                return None, _plain(inexact.low), _plain(inexact.high), comparator, bound
            return _plain(_scaled(number or "一", scale)), None, None, ">", bound or "after"
        if not number:
            return "1", None, None, comparator, bound
        if number.startswith("百分之"):
            return _plain(parse_numeral(number[3:])), None, None, comparator, bound
        try:
            return _plain(_scaled(number, scale)), None, None, comparator, bound
        except ValueError:
            inexact = parse_inexact(number)
            assert inexact.low is not None and inexact.high is not None
            return None, _plain(inexact.low), _plain(inexact.high), comparator, bound
    except ValueError:
        return None, None, None, "=", ""


def _scaled(number: str, scale: str) -> Decimal | Fraction:
    """The number in units of its last scale: 3亿5000万 is 35000 + 万."""
    if scale and ("万" in number or "亿" in number):
        return parse_numeral(number + scale) / parse_numeral(scale)
    return parse_numeral(number)


def _plain(number: Decimal | Fraction) -> str:
    """Digits without separators, or a/b."""
    return str(number) if isinstance(number, Fraction) else f"{number:f}"


def _range(text: str, one: Quantity, two: Quantity) -> Quantity | None:
    """5%—5.5% as one quantity."""
    between = text[one.end : two.number[0]]
    if between not in ("—", "——", "-", "~", "至", "到", "–") or one.value is None or two.value is None:
        return None
    shared = two.unit_text == one.unit_text or (one.kind == "scale" and two.unit_text.startswith(one.unit_text))
    if not shared or text[max(0, one.start - 1) : one.start] in ("从", "由"):
        return None
    return two._replace(
        start=one.start,
        number=one.number,
        value=None,
        low=one.value,
        high=two.value,
        verb=one.verb,
        comparator=one.comparator if one.bound else two.comparator,
        bound=one.bound or two.bound,
    )
