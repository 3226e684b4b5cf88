"""Promised or reached: what headings, and the words of tense and aspect before a number, say of it."""

import bisect
import functools
import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from gdplan.extract.context import TargetContext
from gdplan.extract.deadlines import SHARE_OF, Deadline, find_deadlines
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab import cues
from gdplan.vocab.numerals import ONES
from gdplan.vocab.promises import PROMISES

_DOES = lazy(cues.DOES.pattern)
_LAGS, _LAG_REACH = lazy(cues.LAGS.pattern), 20
Role = Literal["target", "achieved"]
About = Literal["", "goals", "conditions", "challenges", "gives"]


class Said(NamedTuple):
    """What a heading says of the text under it."""

    looks_back: bool
    looks_ahead: bool
    dates: tuple[Deadline, ...]
    about: About  # 主要目标, 申报条件, 面临的挑战, 奖励标准
    only_seems: bool  # looks back as a goal may, too: 取得新成效


def read_heading(heading: PlanText, context: TargetContext) -> Said:
    """Whether a heading looks back or ahead, or both, and its dates.

    >>> read_heading(PlanText("2025年工作回顾"), TargetContext(2026, "报告"))[:2]
    (True, False)
    """
    dates = find_deadlines(heading, context.own_year, issued=context.issued) or _plan_reviewed(heading, context)
    past = [context.is_past(date.year) for date in dates]
    does = _DOES.match(heading) is not None
    back = any(past) or (not does and _pattern(cues.LOOKS_BACK).search(heading) is not None)
    seems = not (back or does) and _pattern(cues.SEEMS_BACK).search(heading) is not None
    ahead = (context.is_dated and False in past) or _pattern(cues.LOOKS_AHEAD).search(heading) is not None
    return Said(back or seems, ahead and not (past and all(past)), dates, read_about(heading), seems)


def _plan_reviewed(heading: PlanText, context: TargetContext) -> tuple[Deadline, ...]:
    """The last year of the plan that a heading looks back at, once it is over: “十四五”规划执行情况."""
    match = _PLAN_REVIEWED.search(heading) if context.is_dated and not _DOES.match(heading) else None
    dates = find_deadlines(f"{match[1]}末", None) if match else ()
    return tuple(date for date in dates if context.is_past(date.year))


@functools.lru_cache(4096)
def read_about(heading: str) -> About:
    """What numbers a heading or label announces.

    >>> [read_about(heading) for heading in ("主要目标", "认定标准", "资金支持", "重点任务")]
    ['goals', 'conditions', 'gives', '']
    """
    if _pattern(cues.CONDITIONS).search(heading):
        return "conditions"
    if _pattern(cues.GOALS).search(heading):
        return "goals"
    if _pattern(cues.CHALLENGES).search(heading):
        return "challenges"
    return "gives" if _pattern(cues.GIVES).search(heading) else ""


def section_role(headings: Sequence[Said]) -> Role | None:
    """What headings say, outermost first: the last that says anything decides; None where it says both at once."""
    is_ahead = any(said.looks_ahead and not said.looks_back for said in headings)
    for said in reversed(headings):
        if (said.looks_back and not (said.only_seems and is_ahead)) or said.looks_ahead:
            return None if said.looks_back and said.looks_ahead else "achieved" if said.looks_back else "target"
    return None


class Tense(NamedTuple):
    """The words of tense, aspect and date of one text, in order."""

    ends: tuple[int, ...]
    roles: tuple[Role | None, ...]  # None: what was said before is over
    promise: int | None  # in a review or rule: where the first promise of a time to come is complete, 力争到2030年

    def before(self, position: int) -> Role | None:
        """What the last of them before a position says."""
        found = bisect.bisect_right(self.ends, position)
        return self.roles[found - 1] if found else None


def read_tense(text: str, context: TargetContext, dates: Sequence[Deadline], section: Role | None = None) -> Tense:
    """The words of tense of a text; its dates speak where it is known when the plan was made.

    >>> read_tense("已建成3座,力争5座", TargetContext(2026, None), ()).roles
    ('achieved', 'target')
    """
    words: list[tuple[int, Role | None]] = []
    own = [date.end for date in dates if date.date == str(context.own_year) and not context.is_past(date.year)]
    dated_from = own[0] if own and not context.is_report else len(text)
    for match in _WORDS.finditer(text):
        if match[0] == _AGAINST and (section == "target" or dated_from <= match.start()):
            continue  # in goals, and behind the year of a plan, 同比增长6% is promised
        if _is_itself(text, match) and not _PROMISED_CHANGE.match(text, match.start()):
            words += _said(text, match, words[-1][1] if words else None)
    if dates and context.is_dated:
        past = [(date, context.is_past(date.year)) for date in dates if not _is_base(text, date)]
        if section == "target":  # 下一步工作 in a report on the half of a year: 年底前 is of the same year
            past = [(date, over and date.year != context.year) for date, over in past]
        words += [(date.end, "achieved" if over else "target") for date, over in past if over or date.is_firm]
        words.sort(key=lambda word: word[0])
    if _pattern(cues.REPORTED).search(text):
        words.insert(0, (0, "achieved"))
    promise = _promise(text, context, dates, section) if section == "achieved" or context.is_rule else None
    return Tense(tuple(word[0] for word in words), tuple(word[1] for word in words), promise)


def is_behind(text: str, start: int) -> bool:
    """Whether a number says how far something is behind.

    >>> is_behind("滞后时序进度3个百分点", 6), is_behind("不落后于全省2个百分点", 6)
    (True, False)
    """
    return _LAGS.search(text, max(0, start - _LAG_REACH), start) is not None


def find_promise(text: str, *, pledged: bool = False) -> re.Match[str] | None:
    """The first word of promise that holds in a review and in a rule; `pledged`: only one that the government says.

    >>> find_promise("确保了供应,力争到2030年建成")[0], find_promise("确保了供应")
    ('力争', None)
    """
    words = _PLEDGED if pledged else _HOLDING
    return next((match for match in words.finditer(text) if _is_itself(text, match)), None)


def _promise(text: str, context: TargetContext, dates: Sequence[Deadline], section: Role | None) -> int | None:
    """Where the first promise of a time to come is complete; asked only where nothing less is one."""
    promised = find_promise(text)
    if promised and promised[0] in _ALONE:
        return promised.end()
    comes = [date.end for date in dates if not context.is_past(date.year)]
    if promised is None or not comes or (section == "achieved" and not context.is_dated):
        return None  # 从2011年的100亿元增加到2016年的165亿元
    return max(promised.end(), comes[0])


def holds_both(said: Said) -> bool:
    """Whether a heading is over a review and over what is to come: 发展成就和主要目标; what is under it says which."""
    return said.looks_back and said.looks_ahead


def role_of(
    position: int, tense: Tense, section: Role | None, carried: Callable[[], Role | None], *, reviews: bool
) -> Role:
    """The role of a number, from the words before it in its sentence, its section and the sentences before.

    `reviews`: where nothing else is said it was reached, as in a report and under a heading that begins with a review.
    """
    word = tense.before(position)
    if section == "achieved":  # only a promise in so many words is one there
        promised = word == "target" and tense.promise is not None and tense.promise <= position
        return "target" if promised else "achieved"
    if section == "target" or not reviews:
        return "achieved" if word == "achieved" else "target"
    return word or carried() or "achieved"


def _said(text: str, match: re.Match[str], before: Role | None) -> list[tuple[int, Role | None]]:
    """What a word says and from where; 依托现有园区,新建厂房 builds on what there is, and says so up to the comma."""
    word: tuple[int, Role | None] = (match.end(), _ROLES[match[0]])
    if match[0] not in _OF_WHAT_IS:
        return [word]
    if SHARE_OF.match(text, match.end()):  # 不低于上年支出的60%
        return []
    if match[0] == "现有" and text[match.start() - 1 : match.start()] not in _HAS_NOW:  # 整治现有小区
        return []
    near = max(0, match.start() - _CLAUSE)
    clause = max(near - 1, *(text.rfind(mark, near, match.start()) for mark in _CLAUSE_MARKS)) + 1
    comma = text.find(",", match.end(), match.end() + _CLAUSE)
    if comma < 0 or not (_BUILDS_ON.match(text, clause) or _OF_BEFORE.match(text, match.end())):
        return [word]
    return [word, (comma, before)]


def _is_base(text: str, date: Deadline) -> bool:
    """Whether a date is only what a number is compared with: 首贷户数高于2025年."""
    return _COMPARED.search(text, max(0, date.start - 4), date.start) is not None


@functools.cache
def _pattern(group: tuple[cues.Cue, ...]) -> re.Pattern[str]:
    return lazy("|".join(f"(?:{cue.pattern})" for cue in group))


def _is_itself(text: str, match: re.Match[str]) -> bool:
    """Not the part of another word that it would be between some characters."""
    if match[0] in _DATED and not text.startswith(_CENTURY, max(0, match.start() - 4)):
        return False
    not_behind, not_before = _NEIGHBOURS[match[0]]
    return (
        text[match.start() - 1 : match.start()] not in not_behind
        and text[match.end() : match.end() + 1] not in not_before
    )


_PLAN_REVIEWED = lazy(
    f"(十[{ONES}]五)”?(?:发展|专项|[^,;。、:]{{2,8}})?(?:规划|纲要|计划)(?:纲要)?(?:主要|目标|任务|指标|的)*"
    "(?:(?:完成|执行|进展|落实|实施|实现)情况|(?:实施|执行)?(?:回顾|总结|成效|成就))(?![^和与及、。])"
)
_UNTIL = "到20"  # 到2027年
_ROLES: dict[str, Role] = {
    **{word.text: "achieved" for word in cues.IS_ACHIEVED},
    **{word.text: "target" for word in PROMISES},
}
_NEIGHBOURS = {
    _UNTIL: ((), ()),
    **{word.text: (tuple(word.not_behind), tuple(word.not_before)) for word in cues.IS_ACHIEVED},
    **{word.text: (tuple(word.not_behind), tuple(word.not_before)) for word in PROMISES},
}
_DATED, _CENTURY = frozenset(word.text for word in PROMISES if word.dated), "20"
_ALONE = frozenset(word.text for word in PROMISES if word.alone)
_PLEDGED = lazy("|".join((*(word.text for word in PROMISES if word.pledges), _UNTIL)))
_HOLDING = lazy("|".join((*sorted((word.text for word in PROMISES if word.holds), key=len, reverse=True), _UNTIL)))
_WORDS = lazy("|".join(sorted(_ROLES, key=len, reverse=True)))  # plain words: a search skips to their first characters
# 同比下降30%以上 is promised, 同比下降30% was measured.
_PROMISED_CHANGE = lazy(
    r"同比[^,;。\d]{0,4}?(?:不[低少高]于|不超过|[^,;。\d]{0,4}[\d.]+(?:%|个百分点)(?:以上|左右|以内))"
)
_AGAINST = "同比"
_COMPARED = lazy("(?:[高低多少快好优]于|超过)$")
_OF_WHAT_IS = ("已", "现有", "去年", "上年", "往年", "目前")
_HAS_NOW = ("", *",;:。、市县省区国镇村院校")
_CLAUSE = 80  # characters
_CLAUSE_MARKS = ",;:。"
_BUILDS_ON, _OF_BEFORE = lazy(cues.BUILDS_ON.pattern), lazy(cues.OF_BEFORE.pattern)
