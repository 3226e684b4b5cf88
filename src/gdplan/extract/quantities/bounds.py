"""The verb of change and the bound beside a number: on its left, or the bound behind its unit."""

import functools
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from gdplan.extract.quantities.amounts import Amount
from gdplan.patterns import lazy
from gdplan.terms import Comparator
from gdplan.vocab import bounds
from gdplan.vocab.dates import YEAR
from gdplan.vocab.numerals import COUNTS

Lead = re.Match[str]
Verb = Literal["increase", "decrease", "reach", "new", ""]

_LEAD_REACH = 14  # characters; the longest lead is 下降到不超过
_FAR_REACH = 6  # characters; 至少 with up to four behind it
_FAR = lazy(rf"((?:至|最)[少多])(?:(?![{COUNTS}百千万亿的])[^\W\d_a-zA-Z]){{0,4}}$")  # not 最多的3个市
_WHOLE_REACH = 34  # characters from such a bound to the number
_OF_WHOLE = lazy(
    f"({'|'.join(b.text for b in bounds.BEFORE if len(b.text) > 1)})"
    "(?:[^,;。、:0-9]+的|(?:每[^,;。、:每的0-9]{1,4}){1,2}"
    "|(?<=不..)[^,;。、:的0-9]+(?:金额|总额|人数|总数|价款|总价|造价|总量|面积|收入|支出|总投资))$"
    "|((?:大?约|将?近|超过?)(?=占))占[^,;。、:0-9]+的$"
)
_ENDS_SUM = frozenset("额款价量积入出资数")  # of what a share is of
_EACH_REACH = 8
_DATE_OF = lazy(rf"{YEAR}年[底末]?的$")
_DATE_REACH = 8
_ACTS = ("改造", "整治", "建设", "维修", "整改", "规范")
_HAN = lazy(r"[^\W\d_a-zA-Z]|“")
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
)
_LAST = frozenset(word[-1] for word in _LEADS)  # few characters: most numbers have nothing that touches them
_CHANGE = {verb.text: verb.change for verb in bounds.VERBS}
_MARGINS = tuple(verb.text for verb in bounds.VERBS if verb.text.endswith("幅"))  # of two characters


Place = Literal["before", "after", ""]


class VerbAndBound(NamedTuple):
    """What a number has of its own: a verb and a bound."""

    start: int  # of what touches it on its left
    comparator: Comparator = "="
    bound: Place = ""  # where it is printed
    verb: Verb = ""


def find_lead(text: str, number: int) -> Lead | None:
    """The words that touch a number on its left, None where none can."""
    if text[number - 1 : number] not in _LAST and not _has_far(text, number):
        return None
    return _lead().match(text[max(0, number - _LEAD_REACH) : number][::-1])


def _has_far(text: str, start: int) -> bool:
    """Whether a look for 至少建成(1个) is worth its time."""
    near = text[max(0, start - _FAR_REACH) : start]
    return "少" in near or "多" in near


def find_verb_and_bound(
    text: str, number: int, end: int, *, lead: Lead | None, after: str | None, amount: Amount, kind: str
) -> VerbAndBound:
    """The verb and bound of the number between two places, unless they are words for something else.

    `after` is the bound behind its unit, `kind` the kind of the unit.
    """
    comparator, bound = _comparator(lead, after, amount)
    if lead is None or not lead[0]:
        if over := _over_words(text, number, amount, kind, comparator, bound):
            return over
        if lead is None:
            return VerbAndBound(number, comparator, bound)
    start, verb = number - lead.end(), _verb(lead)
    if lead["reach"] and text.endswith(_MARGINS, 0, start):  # 增幅达5% is by so much
        verb = _CHANGE[text[start - len(_MARGINS[0]) : start]] or ""
    acts = kind in ("count", "scale") and _HAN.match(text, end)
    # 突破百项技术 makes them, 规模突破百项 passes them
    if kind == "count" and acts and lead["bound"] in ("破突", "破冲"):
        start, (comparator, bound) = number, _comparator(None, after, amount)
    if acts and lead["by"] and lead["by"][::-1] in bounds.ALSO_ACTS:  # 提升600个服务站
        start, verb = number, ""
    if lead["by"] and not bound and text.endswith(_ACTS, 0, start):  # 改造提升200万亩 moves nothing
        start, verb = number, ""
    # 至少建成1个, 至少主动联系1次
    if not bound and _has_far(text, start) and (far := _FAR.search(text, max(0, start - _FAR_REACH), start)):
        start, comparator, bound = far.start(), _BOUND[far[1]], "before"
    if lead["some"] == "上" and not _is_bare(amount.number):  # 上百家, but 迈上4万亿
        start = number
    return VerbAndBound(start, comparator, bound, verb)


def may_have_whole(text: str, number: int, kind: str) -> bool:
    """Whether what a number is a share of, or counted for, may stand before it: 总额(的30%), 每人每年(700元)."""
    last = text[number - 1 : number]
    return (
        last == "的"
        or (kind == "ratio" and last in _ENDS_SUM)
        or text.find("每", max(0, number - _EACH_REACH), number) >= 0
    )


def _over_words(
    text: str, number: int, amount: Amount, kind: str, comparator: Comparator, bound: Place
) -> VerbAndBound | None:
    """What stands before other words and holds for the number: 不低于支出的80%, 提升至2026年的79.1岁."""
    if text[number - 1] != "的":
        return _bound_of_share(text, number) if may_have_whole(text, number, kind) else None
    is_share = (kind in ("ratio", "multiple") or "/" in (amount.value or "")) and not bound
    return (is_share and _bound_of_share(text, number)) or _bound_over_date(text, number, comparator, bound)


def _bound_of_share(text: str, number: int) -> VerbAndBound | None:
    """不低于支出的80%, 不低于每亩300万元: the bound stands before the whole, or what the number is counted for."""
    match = _OF_WHOLE.search(text, max(0, number - _WHOLE_REACH), number)
    if not match:
        return None
    comparator, start = _BOUND[match[1] or match[2]], match.start()
    negation = next((word for word in bounds.NEGATIONS if text.endswith(word, 0, start)), "")
    if negation:
        comparator, start = bounds.NEGATED.get(comparator, comparator), start - len(negation)
    return VerbAndBound(start, comparator, "before")


def _bound_over_date(text: str, number: int, comparator: Comparator, bound: Place) -> VerbAndBound:
    """提升至2026年的79.1岁: the verb stands before the date, and what touches the number begins behind it."""
    date = _DATE_OF.search(text, max(0, number - _DATE_REACH), number)
    lead = find_lead(text, date.start()) if date else None
    return VerbAndBound(number, comparator, bound, _verb(lead) if lead else "")


def _verb(lead: re.Match[str]) -> Verb:
    if lead["new"] or lead["reach"]:
        return "new" if lead["new"] else "reach"
    if lead["by"]:
        return _CHANGE.get(lead["by"][::-1].removesuffix("了"), "decrease") or ""  # (-19.41%)
    return ""


def _comparator(lead: re.Match[str] | None, after: str | None, amount: Amount) -> tuple[Comparator, Place]:
    """The bound before the number, then the one behind; 30多 and 百余 are more than they say."""
    if lead and lead["negated"]:
        return bounds.NEGATED[_BOUND[lead["negated"][::-1]]], "before"
    if lead and lead["bound"]:
        return _BOUND[lead["bound"][::-1]], "before"
    if lead and lead["some"] == "上" and _is_bare(amount.number):
        return ">=", "before"
    if after:
        return _BOUND[after], "after"
    return (">", "after") if amount.is_more else ("~", "after") if amount.is_about else ("=", "")


def _is_bare(number: str) -> bool:
    """百, 千万: a scale without a digit."""
    return not number.strip("十百千万亿")


@functools.cache
def _lead() -> re.Pattern[str]:
    """For reversed text: a match at its start needs no search."""
    negatable = (bound.text for bound in bounds.BEFORE if bound.comparator in "<>" and bound.text[0] != "不")
    not_behind = {
        bound.text: f"^{bound.only_behind}" if bound.only_behind else bound.not_behind for bound in bounds.BEFORE
    }
    by = _backwards(verb.text for verb in bounds.VERBS if verb.change)
    every = _backwards(verb.text for verb in bounds.VERBS)
    return lazy(
        rf"(?P<some>上(?=.?)|了?翻)?(?:了?(?P<negated>{_backwards(negatable)})(?:{_backwards(bounds.NEGATIONS)})"
        rf"|了?(?P<bound>{_backwards(not_behind, not_behind)}))?"
        rf"(?:(?P<new>了?(?:{_backwards(bounds.ADDED)}))|(?P<by>了?(?:{by})|-(?=\())"
        rf"|(?P<reach>[到至](?:{every})|到达|{_backwards(bounds.REACHED, bounds.REACHED)}))?"
    )


def _backwards(words: Iterable[str], unless: Mapping[str, str] = MappingProxyType({})) -> str:
    """An alternation that reads the words from their last character, the longest first."""
    return "|".join(
        word[::-1] + (f"(?![{unless[word]}])" if unless.get(word) else "")
        for word in sorted(words, key=lambda word: (-len(word), word))
    )
