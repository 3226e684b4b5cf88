"""What says that a number is promised: its section, a word of promise, a deed. Without any it is no target.

In a report every number is a result or a promise, since that is what reports are written for; elsewhere

    goals     a section of goals                    its word is enough
    ahead     a section of work ahead               a deed, a promise, a bound, or a measure before the number
    unsaid    no heading says anything              a deed, a promise or a bound
    gives     support, rewards, 若干措施             a promise, or a deed of the government that pays nobody
    problem   what a plan of correction finds wrong a promise
"""

from collections.abc import Sequence
from typing import Literal

from gdplan.extract.clauses import CLAUSE, find_opening
from gdplan.extract.targets.indicators import clause_start, find_making
from gdplan.extract.targets.lists import Item
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab import evidence as vocab
from gdplan.vocab.mentions import words

Stance = Literal["goals", "ahead", "unsaid", "gives", "problem"]

_FAR = 160  # characters before its clause that may say for whom it is
_NEAR = 30  # characters before a number that are looked at for a measure
_COUNTED = ("count", "area", "length", "mass", "volume", "power", "energy", "data")
_ENDS = ("", *",;。、:)")
_IS_SHARE, _MEASURE, _HAPPENS, _GOVERNS, _OF_OTHERS, _PAYS, _SHARES, _TALLY, _STANDARD, _LEADS, _BY_ALL, _THERE = (
    lazy(sign.pattern)
    for sign in (
        vocab.IS_SHARE, vocab.MEASURE, vocab.HAPPENS, vocab.GOVERNS, vocab.OF_OTHERS, vocab.PAYS, vocab.SHARES,
        vocab.TALLY, vocab.STANDARD, vocab.LEADS_OTHERS, vocab.BY_ALL, vocab.PROMISED_THERE,
    )
)  # fmt: skip
_BRINGS, _LENT, _CREDIT, _ANSWERS, _FOR_WHOM, _PAID_BY, _GOES_ON, _APPLIES, _FOUNDED = (
    lazy(sign.pattern)
    for sign in (
        vocab.BRINGS_ABOUT, vocab.LENT, vocab.CREDIT, vocab.ANSWERS_FOR, vocab.FOR_WHOM, vocab.PAID_BY,
        vocab.GOES_ON, vocab.APPLIES, vocab.FOUNDED,
    )
)  # fmt: skip
_BESIDE = lazy("[^,;:。、的0-9]{2,16}、")  # 30家 | 企业建设绿色工厂、 | 5家企业建设零碳工厂
_NOBODY = lazy("(?:支持|全[省市县区]|全年|每年)*")
_DOES = lazy(f"{vocab.ARRANGES.pattern}|{vocab.MOVES.pattern}")


def with_evidence(text: PlanText, items: Sequence[Item], stance: Stance, promised: Sequence[bool]) -> list[bool]:
    """Which of the numbers of a sentence something says are promised; `promised`: by a word or date before them.

    What holds for one holds for the next of the sentence: 新增贷款20亿元,减税降费8亿元; back only in one clause.
    """
    found: list[bool] = []
    for item, is_promised in zip(items, promised, strict=True):
        if stance == "gives":
            listed = found != [] and found[-1] and _is_beside(text, items[len(found) - 1], item)
            found.append(listed or _is_of_government(text, item, is_promised=is_promised))
        else:
            goes_on = found != [] and found[-1]
            is_so = is_promised or goes_on or stance == "goals" or _has_deed(text, item)
            found.append(is_so or (stance == "ahead" and _is_measured(text, item)))
    if stance in ("ahead", "unsaid"):
        for place in range(len(found) - 2, -1, -1):
            one, two = items[place].quantity, items[place + 1].quantity
            found[place] = found[place] or (
                found[place + 1] and _SHARES.fullmatch(text, one.end, two.start) is not None
            )
    return found


def _is_measured(text: PlanText, item: Item) -> bool:
    start = item.first.start
    return _MEASURE.search(text, max(0, start - _NEAR), start) is not None


def _has_deed(text: PlanText, item: Item) -> bool:
    """新建3座, 不低于80%, 支持20个县, 100%的村卫生室完成改造; not 面积约30平方公里."""
    first = item.first
    start = clause_start(text, first.start)
    if first.verb == "" and (share := _IS_SHARE.search(text, start, first.start)):
        return first.bound == "after" and share[0].startswith("占") and _follows_deed(text, start)
    if first.verb or first.comparator not in ("=", "~"):
        return True
    return (
        find_making(text, start, first.start)
        or _opens_with_verb(text, first.start)
        or _DOES.search(text, start, item.quantity.end) is not None
        or _HAPPENS.match(text, item.list_end) is not None
        or (
            first.kind in _COUNTED
            and text[item.list_end : item.list_end + 1] in _ENDS
            and _TALLY.search(text, max(0, first.start - _NEAR), first.start) is not None
        )
    )


def _follows_deed(text: PlanText, start: int) -> bool:
    """Whether the clause before is a deed, which brings about a share: 提供居家养老服务, | 享受的老人占总数的6%以上."""
    before = clause_start(text, start - 1) if start else 0
    return start > 0 and text[start - 1] == "," and find_making(text, before, start - 1)


def _opens_with_verb(text: PlanText, end: int) -> bool:
    """持续擦亮(3张名片), but not 围绕(10万亩无人农场)."""
    opening = find_opening(text, end, CLAUSE)
    verb = words("verb", "promote").before(text, opening.object, opening.start)
    return verb != "" and verb not in vocab.RESTS_ON


def _is_of_all(text: str, item: Item) -> bool:
    """新设立企业100%发放电子执照: what is done for all."""
    first = item.first
    is_all = first.kind == "ratio" and first.amount.value == "100"
    return is_all and _BY_ALL.match(text, item.list_end) is not None


def _is_founded(text: str, item: Item) -> bool:
    """设立专项资金贷款,第一期规模(100亿元)."""
    first = item.first
    return first.kind == "money" and _FOUNDED.search(text, max(0, first.start - 2 * _NEAR), first.start) is not None


def _is_of_government(text: PlanText, item: Item, *, is_promised: bool) -> bool:
    """Where support is given: 每年遴选平台10家, 到2027年培育50家; not what someone gets or must have for it."""
    first = item.first
    start = clause_start(text, first.start)
    if is_promised:
        return not (first.bound and text.startswith("的", item.list_end))
    if first.verb and (first.kind == "time" or _STANDARD.search(text, start, first.start)):
        return not (first.bound and text.startswith("的", item.list_end))  # 办理时限压缩至15个工作日
    if _is_of_all(text, item) or _LEADS.search(text, max(0, start - 1), first.start):
        return not _PAYS.match(text, item.list_end)
    if _is_founded(text, item) or _is_commitment(text, item, start):
        return True
    if _THERE.search(text, max(0, start - 1), first.start):
        return not (text.startswith("的", item.list_end) or _PAYS.match(text, item.list_end))
    if _OF_OTHERS.search(text, start, first.start):
        return False
    if first.kind == "ratio":
        return first.verb != "" and _is_measured(text, item) and not _PAYS.match(text, item.list_end)
    if first.kind == "money" and (first.scale == 1 or not _GOVERNS.search(text, start, first.start)):
        return False
    if _GOVERNS.search(text, start, first.start):
        return True
    deed = first.verb != "" or find_making(text, start, first.start)
    return deed and not _PAYS.match(text, item.list_end)


def _is_commitment(text: PlanText, item: Item, start: int) -> bool:
    """Where support is given: 新增上市企业30家以上, 贷款增速不低于10%; not what is said of those who apply."""
    first, end = item.first, item.list_end
    if text.startswith("的", end) and not _GOES_ON.match(text, end):
        return False
    if _APPLIES.match(text, end):
        return False
    if first.kind == "money" and "亿" in first.unit_text and _CREDIT.match(text, end):
        return first.verb == "new" and _NOBODY.fullmatch(text, start, first.start) is not None
    near = max(0, start - _FAR)
    part = max(near, *(text.rfind(mark, near, start) + 1 for mark in ";。"))
    if _FOR_WHOM.search(text, part, first.start) or (_PAYS.match(text, end) and not _PAID_BY.match(text, end)):
        return False
    if first.kind == "ratio":
        is_bound = first.bound or first.verb or first.amount.value == "100"
        return bool(is_bound) and _ANSWERS.search(text, start, first.start) is not None
    if not _BRINGS.search(text, max(0, start - 1), first.start):
        return False
    is_rough = first.comparator != "="
    return first.kind != "money" or (is_rough and _LENT.search(text, start, first.start) is not None)


def _is_beside(text: PlanText, before: Item, item: Item) -> bool:
    """支持30家企业建设绿色工厂、5家企业建设零碳工厂: what holds for one holds for the next of its list."""
    one, two = before.quantity, item.quantity
    return one.kind == two.kind == "count" and _BESIDE.fullmatch(text, one.end, two.start) is not None
