"""A document's own rule of who leads: 第一个逗号前为牵头单位, 列前两位的为牵头单位, 带*号的为牵头单位,下同.

Such a clause speaks of the list that it stands in and names no body; what it says holds for the list and for all
later ones. A clause of its form that none of these patterns reads gives nobody a role.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from gdplan.extract.responsibilities import bodies, roles
from gdplan.patterns import lazy
from gdplan.terms import Role
from gdplan.vocab.agencies import MANNER_WORDS, any_of
from gdplan.vocab.owner_labels import LABEL_WORD


class LeadRule(NamedTuple):
    """Who of a list leads: its first `size` names, those before a comma or semicolon, or those with a mark."""

    by: Literal["first", "comma", "semicolon", "mark"]
    size: int = 1  # how many lead by their place
    mark: str = ""
    others: Role = "responsible"  # 其余为配合单位
    else_nobody: bool = False  # 未明确牵头单位的按职责分工负责: in a list without the sign nobody leads


class LeadNote(NamedTuple):
    """A clause about leading, where it stands; without a rule it only speaks of leaders: 多个牵头部门的分别负责."""

    start: int
    end: int
    rule: LeadRule | None
    unread: bool = False  # of the form of a rule: 加粗的为牵头单位


_LEADS = "牵头|主办|主责|主要责任|第一责任"
_SAYS = f"{_LEADS}|配合|协办|协助|参与"
_BEARER = roles.BEARER
# What may stand between a position and the word of leading: 列第一位[的责任单位均为]牵头单位.
_FILLER = (
    "(?:[位个名家者的之所列排序顺居标注均皆都即则应有为是系,]|作为|标[注记明示]|工作|任务|项目|具体"
    rf"|{_BEARER}|责任){{0,12}}"
)
_HOW_MANY = {"二": 2, "两": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4, "五": 5, "5": 5}
_STARS = "*★☆"
_BEFORE = "(?:(?:为界|分隔|隔开|区分)[,的]?)?[之以]?前[面者]?"
_SEPARATOR = rf"(?:第[一1]个|首个)?(?:以)?(?:(?P<stop>[逗分])号|[“‘\"]?(?P<sign>[,;])[”’\"]|(?P<pause>顿)号){_BEFORE}"
_MARKED = (
    rf"(?:[带标注打加有以用前后]|标[注记]){{0,4}}[“‘\"]?(?:(?P<mark>[{bodies.MARKS}])|(?P<star>星))[”’\"]?(?:号|标)?"
)
_FIRST_FEW = rf"名?列?第[一1](?:[、至到和-]第?(?P<to>[二三四五2-5]))?|前(?P<count>[{''.join(_HOW_MANY)}])"
_FIRST_OF = rf"(?:前者|首|[排列居]?在?最前面?|{_FIRST_FEW})"
_RULE = lazy(
    rf"(?:{_SEPARATOR}|{_MARKED}|{_FIRST_OF}){_FILLER}(?:{_LEADS})(?:{_BEARER})?+(?![:为是])"
    rf"|(?:{_LEADS})(?:{_BEARER})?(?:均|都|一律|应)?[排列居放置为在位于]{{1,3}}(?:首|第[一1]|最前)[位个名列面]?"
)
# What the rest do, no body named: 其余为配合单位, 其他有关单位按职责分工配合, 第二位及以后的为参加单位.
_REST = (
    rf"其[余他它后]|[余另]外|余[下者]?|剩余|之?后[面者列续]?|列?第[二2](?:[位个名]|[及和起以之往]{{1,2}}后)+"
    rf"|[未不无没][有带标注加]{{0,3}}[{bodies.MARKS}]?号?的?|[逗分]号[之以]?后"
)
_ROLE_OF_REST = rf"{roles.ROLE}|(?:{LABEL_WORD})(?={_BEARER})"
_OTHERS = lazy(
    rf"[,;。、)]{{0,2}}+(?:以?下均?同[,;。]?+)?\(?+(?:{_REST})(?P<words>(?:{_BEARER}|{_ROLE_OF_REST}|{any_of(MANNER_WORDS)}"
    r"|有关|相关|各自?|均|都|皆|应|须|要|[作为系是列位的者和及与并由]|依次|相应|开展|完成)++)(?=[,;。:()、]|以?下均?同|\Z)"
)
_WHO_THEY_ARE = lazy(rf"(?:{roles.ROLE})(?:{_BEARER})(?=.)")  # 其他[责任单位]配合
_UNSIGNED = lazy(rf"(?:未|没有|不)(?:明确|标明|列明|注明|指定|确定|设)(?:{_LEADS})(?:{_BEARER})?的")
# A rule by its form: 加粗的为牵头单位, 括号内为牵头部门.
_LIKE_A_RULE = lazy(
    rf"(?:[的者前后内中外上下余他]|体|线|粗|色|号|标注)(?:{_BEARER}|责任)*(?:均|都)?(?:[为是系]|作为)?(?:{_SAYS})(?:{_BEARER})?\Z"
)
_WHOLE = lazy(  # 其他有关单位配合 may stand behind it
    rf"(?:(?:[为是]|作为)(?:{_LEADS})(?:{_BEARER})|(?:{_BEARER}).{{0,6}}(?:首|第[一1]|最前)[位个名列面]?)(?=[,;。(]|\Z)"
)
_OF_LEADERS = lazy(rf"(?:{_LEADS})(?:{_BEARER})(?=[^:为是])")  # 多个牵头部门的按职责分工负责
_MAY_SPEAK = frozenset("第首前号列排的者为是多各有无若如" + bodies.MARKS)
_ROLE_WORD = lazy(_SAYS)
_CLAUSE = lazy(r"[^,;。:()]+")
_NOTE = lazy(r"\(.{0,3}:")  # (注:
_TO_THE_END = lazy(r"[^,;。:、()]*")


def find_notes(text: str) -> list[LeadNote]:
    """The clauses about leading in a bracket or sentence, in its order; none overlaps another.

    >>> [(n.rule.by, n.rule.size) for n in find_notes("市教委、市民政局。前两位为牵头单位,其余为配合单位,下同")]
    [('first', 2)]
    >>> find_notes("市第一人民医院牵头")
    []
    """
    if _MAY_SPEAK.isdisjoint(text) or not _ROLE_WORD.search(text):
        return []
    notes: list[LeadNote] = []
    for found in _RULE.finditer(text):
        start, end = _clause_start(text, found.start()), _clause_end(text, found.end())
        if notes and start < notes[-1].end:
            continue
        rule = _rule_of(found)
        others = _OTHERS.match(text, found.end()) or _OTHERS.match(text, end)
        said = _WHO_THEY_ARE.sub("", others["words"]) if others else ""
        role = roles.role_in(said) or roles.role_of_label(said)
        if others and role:
            rule, end = rule._replace(others=role), _clause_end(text, others.end())
        elif unsigned := _UNSIGNED.match(text, end + 1):
            rule, end = rule._replace(else_nobody=True), _clause_end(text, unsigned.end())
        notes.append(LeadNote(start, end, rule))
    return sorted((*notes, *_find_others(text, notes)), key=lambda note: note.start)


def find_stated_rule(sentence: str) -> LeadRule | None:
    """The rule that a sentence outside of brackets states: 各项任务责任单位中,排在第一位的为牵头单位。

    Only a whole clause about bodies is one: 首个牵头制定的国际标准 is none.
    """
    for note in find_notes(sentence):
        if note.rule and _WHOLE.search(sentence, note.start, note.end):
            return note.rule
    return None


def _rule_of(found: re.Match[str]) -> LeadRule:
    stop = found["stop"] or found["sign"]
    if stop:
        return LeadRule("comma" if stop in "逗," else "semicolon")
    if found["mark"] or found["star"]:
        return LeadRule("mark", mark=found["mark"] or _STARS)
    return LeadRule("first", _HOW_MANY.get(found["to"] or found["count"] or "", 1))


def _find_others(text: str, notes: list[LeadNote]) -> Iterator[LeadNote]:
    """Clauses about leading that state no rule, or none that can be read."""
    for clause in _CLAUSE.finditer(text):
        words = clause[0]
        if not _ROLE_WORD.search(words) or any(
            note.start < clause.end() and clause.start() < note.end for note in notes
        ):
            continue
        leaders = _OF_LEADERS.search(words)
        like = None if leaders else _LIKE_A_RULE.search(words)
        found = leaders or like
        if found and not words.startswith(("各", "有关", "相关")) and not _names_a_body(words[: found.start() + 1]):
            yield LeadNote(*clause.span(), None, unread=like is not None and not _OTHERS.search(words))


def _names_a_body(words: str) -> bool:
    return any(name.kind == "body" for name in bodies.find_names(words))


def _clause_start(text: str, place: int) -> int:
    start = max(text.rfind(mark, 0, place) for mark in ",;。:、") + 1
    opening = text.rfind("(", 0, place)
    return opening if opening >= start or (opening >= 0 and _NOTE.fullmatch(text, opening, start)) else start


def _clause_end(text: str, place: int) -> int:
    """Where the clause ends that a place stands in; a bracket of its own belongs to it whole."""
    match = _TO_THE_END.match(text, place)
    return match.end() if match else place


def leads_by(rule: LeadRule, text: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """Of the names of a list, in its order, which lead by the rule; `text` is the whole bracket.

    >>> leads_by(LeadRule("comma"), "市教委、市科委,市财政局", [(0, 3), (4, 7), (8, 12)])
    [True, True, False]
    """
    if rule.by == "mark":
        beside = [(text[:start][-1:], text[end : end + 2].lstrip("(")[:1]) for start, end in spans]
        return [any(mark and mark in rule.mark for mark in marks) for marks in beside]
    if rule.by == "first":
        return [place < rule.size for place in range(len(spans))]
    stops = ",;。" if rule.by == "comma" else ";。"
    first = next(
        (
            place
            for place, (left, right) in enumerate(pairwise(spans))
            if any(c in stops for c in text[left[1] : right[0]])
        ),
        -1 if rule.else_nobody else len(spans),
    )
    return [place <= first for place in range(len(spans))]
