"""Due dates in sentences and headings: by when something is to be done, with or without a number."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from gdplan.dates import Date, has_year, read_date
from gdplan.extract.deadlines.issue import ISSUED, after_issue, is_own_issue
from gdplan.extract.deadlines.named_ways import in_named_way
from gdplan.patterns import lazy
from gdplan.vocab import dates as vocab
from gdplan.vocab.numerals import TO_TEN
from gdplan.vocab.promises import EXPECTING

Kind = Literal["date", "standing", "recurring"]
Basis = Literal["bracket", "label", "cell", "clause", "heading"]


class Due(NamedTuple):
    """One due date; offsets are into the text that it is read from."""

    start: int
    end: int
    date: str | None
    kind: Kind
    basis: Basis
    year: int | None = None  # what a later date without a year goes on with


class Calendar(NamedTuple):
    """What dates take from the document: its own year, and the days it was issued and comes into force."""

    year: int | None
    issued_on: str | None = None
    effective_on: str | None = None
    looks_back: bool = False  # a report: what it says was done by a day has been done


DATED = (
    f"(?:(?:(?:{vocab.YEAR}年)?[0-9]{{1,2}}|{vocab.DATE}){vocab.TO})?(?P<date>{vocab.DATE}|{vocab.YEAR_ALONE}){vocab.HOUR}"
    f"(?P<by>年?[底末]?{vocab.BEFORE_ALONE}|年?[底末]|{vocab.WITHIN})?"
)
_LIMIT = lazy(f"(?P<every>{vocab.RECURRING})|(?P<issued>{ISSUED})|(?P<dated>{DATED})")
# What stands before these where they may end a limit; of the rest, whether a verb that ends something follows.
_SIGNS = {
    "前": frozenset("底末月份日号年度旬时点分班午)以之0123456789"),
    "内": frozenset("年月日天周度以之"),
    "底": frozenset("年月度"),
    "末": frozenset("年月度"),
    "月": frozenset(f"0123456789{TO_TEN}"),
    "旬": frozenset("上中下"),
    "季度": frozenset("一二三四1234"),
    "半年": frozenset("上下"),
    "迟": frozenset("最不得"),
    "晚": frozenset("最不得"),
    "时限": None,
    "期限": None,
    "节点": None,
    "时间": None,
    "日期": None,
    "进度": None,
}
OPENERS = frozenset(("(", *(word[0] for word in _SIGNS)))  # one of them stands in every text with a due date
_PARTS = ("季度", "半年")
_WHOLE_YEAR = "(全年)"  # of 四季度(全年): what is counted by then
_MUST_END = ("月", "旬", "季度", "半年")
_NO_LIMIT = lazy(
    r"(?:截[至止]|[比较按与自由]|[高低快慢优好多少早]于|(?:已经?|曾经?|原)(?:于|在)?|效期[至到为]|提前|相比)$"
)
_LATEST = lazy("(?:不得?[迟晚]于|最[迟晚](?:不得?(?:[迟晚]于|超过)|[于在])?)$")
_EVERY_YEAR, _HORIZON, _ALREADY = lazy("每一?年|逐年"), lazy("[到至]$"), lazy("已|曾|业[于经]")
_NOT_OWN = lazy("[到至较比按从由]$")  # 到2030年, 较2020年: what follows is of another year
_EXPECTS = lazy(EXPECTING)
# 对2026年6月底前到期的…: what a measure applies to.
_APPLIES = lazy("(?:对于?|凡是?|符合|属于|针对)")
# 总结2025年底前开展的试点, 制定2030年前碳达峰行动方案: a date inside the object of a verb.
_GOVERNS = lazy("(?:总结|巩固|制定|制订|编制|修订|印发|出台|落实|贯彻|执行|实施|推进|推动|推广|清理|淘汰|支持|用好)$")
_OF = lazy(
    r"(?:已经?|尚?未|仍未?|曾经?)[^,;。、:\d的]{1,8}?[的之]|[^\W\d_]{0,2}(?:[并和或及][^\W\d_]{2})?了?[的之](?!前|(?:重点|主要)?(?:任务|工作|事项))"
    rf"|(?:(?:{vocab.FINISHES}|开工|建设|投入)+)的(?!(?:重点|主要)?(?:任务|工作|事项)|整改)"
)
# 单位在12月31日前签订合同的,给予补贴: who is given something, and for what.
_EARNS = lazy("[^,;。:]{2,60}的,(?!各|要|应)[^,;。:]{0,10}(?:给予|发放|享受|予以|补[贴助]|奖[励补]|减免|免[征收])")
_OF_WHOM = lazy("[^,;。:]{1,40}?的[^,;。:]")
_LATER_OF = lazy(r"[^,;。:]{0,20}?的")
_FINISHES = lazy(rf"{vocab.FINISHES_SOFTLY}(?:{vocab.FINISHES})(?![率值额量了]|[^,;。0-9]{{0,8}}的)")
_CLOSES = lazy("[^,;。]{2,40}?(?:到位|完成|建成|完工|竣工|投用)(?=[,;。”]|$)")  # 一季度全部标识更新到位
# 用人单位可在12月底前分期补缴: who may do it; not 平台可于6月底前上线, which is promised.
_MAY = lazy(r"(?<![许认])可以?(?:选择)?[在于自]?$")
_STARTS = lazy("止|[^,;。]{0,2}?(?:起|开始|以来|施行)")
_SINCE = lazy("(?:起|开始),?(?:一?直)?[到至]$")  # 从现在起至2027年12月底: when it goes on
_COLON = lazy("[^,;。:]{0,4}[:为]")
_ENDS_NEAR = lazy(rf"[^,;。]{{0,12}}?(?:{vocab.FINISHES})")
_STEADY_BRACKET = lazy(rf"\((?:{vocab.STEADILY})")
_BLANKS, _CLAUSE = " \n\u3000", ",;:。("
_LONGEST_TITLE = 80  # characters
_NEAR = 8


def find_signs(text: str) -> list[int]:
    """The places of a text where a due date may stand, in order; most sentences have none.

    >>> find_signs("当前要在6月底前建成。9月举办。")
    [5, 6, 7]
    """
    return sorted(_signs(text))


def _signs(text: str) -> Iterator[int]:
    for word, behind in _SIGNS.items():
        place = text.find(word)
        while place >= 0:
            if _is_sign(text, place, word, behind):
                yield place
            place = text.find(word, place + 1)
    for match in _STEADY_BRACKET.finditer(text):
        yield match.start()


def _is_sign(text: str, place: int, word: str, behind: frozenset[str] | None) -> bool:
    end = place + len(word)
    if behind is None:
        return _COLON.match(text, end) is not None
    before = text[max(0, place - 4) : place].rstrip(_BLANKS)
    return before[-1:] in behind and (
        word not in _MUST_END
        or _ENDS_NEAR.match(text, end) is not None
        or (word in _PARTS and _CLOSES.match(text, end) is not None)
    )


def find_due(text: str, own: Calendar) -> tuple[Due, ...]:
    """Every due date of a sentence or heading, in order.

    >>> [due.date for due in find_due("2027年6月底前印发细则,9月底前完成首轮评估。", Calendar(2026))]
    ['2027-06', '2027-09']
    >>> [(due.date, due.kind) for due in find_due("每年2月底前报送,到2030年建成。", Calendar(2026))]
    [(None, 'recurring')]
    """
    if OPENERS.isdisjoint(text) or next(_signs(text), None) is None:  # one sign is enough
        return ()
    return tuple(_find(text, own))


def _find(text: str, own: Calendar) -> Iterator[Due]:
    carried: int | None = None
    for match in (limit for limit in _LIMIT.finditer(text) if _may_set(text, *limit.span())):
        start, end = match.span()
        basis: Basis = "bracket" if _in_brackets(text, start) else "clause"
        if match["every"]:
            yield Due(start, end, None, "recurring", basis)
        elif match["issued"]:
            if is_own_issue(text, match):
                yield Due(start, end, after_issue(match, own.issued_on, own.effective_on), "date", basis)
        else:
            printed = match["dated"]
            named = has_year(printed) or has_year(match["date"])
            is_part = match["date"][0] != "年" and not named and not match["date"].startswith(vocab.OWN_YEARS)
            date = read_date(match["date"], _year(match, carried if is_part else None, own.year))
            if printed.startswith(("当年", "次年")) and text[start - 1 : start] == "后":
                continue  # 投产后当年年底: from each case's own event
            if match["date"].startswith("次年") and match["by"] and carried is None and own.year is None:
                yield Due(start, end, None, "recurring", basis)  # 于次年2月底前报送上年度报告
            elif is_part and date.month and _EVERY_YEAR.search(text, max(0, start - _LONGEST_TITLE), start):
                yield Due(start, end, None, "recurring", basis)  # 每年开展评估,于3月底前报送
            elif _is_limit(text, match, own, date):
                yield Due(start, end, date.iso, "date", basis, date.year if date.month else None)
            is_over = own.year and date.year and date.year < own.year and not own.looks_back
            if named and not is_over and not _NOT_OWN.search(text, max(0, start - 1), start):
                carried = date.year


def _may_set(text: str, start: int, end: int) -> bool:
    """Whether a limit may be set for what is to be done: not for who is given something, nor in a name."""
    if text[start - 1 : start] == "对" and _OF_WHOM.match(text, end):
        return False  # 对年内开业的旅行社给予奖励: who gets it
    return not _is_permission(text, start, end) and not in_named_way(text, start, end)


def _is_permission(text: str, start: int, end: int) -> bool:
    """Whether a limit is that of something which one may do, not of what is to be done."""
    may = _MAY.search(text, max(0, start - _NEAR), start)
    return may is not None and not (
        _FINISHES.match(text, end) or _EXPECTS.search(text, _clause_start(text, start), start)
    )


def _year(match: re.Match[str], carried: int | None, own: int | None) -> int | None:
    """The year of a date that names none: that of the other end of its span, of a date before it, or the plan's."""
    begin = match["dated"]
    if has_year(begin) and not has_year(match["date"]):
        return read_date(begin, None).year
    return carried or own


def _is_limit(text: str, match: re.Match[str], own: Calendar, date: Date) -> bool:
    """Whether a date is one by which something is to be done: 6月底前, 年内, 10月完成; not 10月举办."""
    start, end = match.span("dated")
    near = max(0, start - _NEAR)
    latest = _LATEST.search(text, near, start) is not None
    if _EARNS.match(text, end) or (not latest and (_NO_LIMIT.search(text, near, start) or _STARTS.match(text, end))):
        return False
    title = text.rfind("《", max(0, start - _LONGEST_TITLE), start)
    if title >= 0 and text.find("》", title, start) < 0:
        return False
    by, printed = match["by"] or "", match["date"]
    if by == "前" and not _has_part(printed) and _HORIZON.search(text, near, start):
        return False  # 到2030年前, a horizon
    if by.endswith("前") or latest:
        return latest or not _modifies(text, start, end, only_year=by == "前" and not _has_part(printed))
    if by.endswith("内"):
        return (not _has_part(printed) or printed[-1] in "度年") and not text.startswith(("可", "不"), end)
    is_over = own.year and date.year and date.year < own.year
    if is_over or not (_has_part(printed) or (by and not _HORIZON.search(text, near, start))):
        return False  # 2027年建成, 到2030年底
    clause = _clause_start(text, start)
    if (date.day or own.looks_back) and not _EXPECTS.search(text, clause, start):
        return False  # 5月13日验收
    if _SINCE.search(text, near, start) and not _FINISHES.match(text, end):
        return False
    if by and text.startswith(",", end):
        end += 1  # 6月底,全面完成
    end += len(_WHOLE_YEAR) if text.startswith(_WHOLE_YEAR, end) else 0
    done = _FINISHES.match(text, end) or (printed.endswith(_PARTS) and _CLOSES.match(text, end))
    return done is not None and not _ALREADY.search(text, clause, start)


def _modifies(text: str, start: int, end: int, *, only_year: bool) -> bool:
    """Whether a date only says which things are meant: 2025年底前开展的试点, 制定2030年前碳达峰行动方案."""
    clause = _clause_start(text, start)
    if _ALREADY.search(text, clause, start) or _OF.match(text, end):
        return True
    governed = _GOVERNS.search(text, clause, start) is not None
    if only_year:
        return governed
    return (governed or _APPLIES.match(text, clause, start) is not None) and _LATER_OF.match(text, end) is not None


def _has_part(date: str) -> bool:
    return date[-1] in "月份日号旬度年" and not date.endswith("年度") and (date[-1] != "年" or date.endswith("半年"))


def _clause_start(text: str, place: int) -> int:
    near = max(0, place - _LONGEST_TITLE)
    return max(near - 1, *(text.rfind(mark, near, place) for mark in _CLAUSE)) + 1


def _in_brackets(text: str, place: int) -> bool:
    opened = text.rfind("(", max(0, place - _LONGEST_TITLE), place)
    return opened >= 0 and text.find(")", opened, place) < 0
