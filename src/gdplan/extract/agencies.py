"""責任分工: the bodies that a bracket makes responsible, and their roles.

A bracket is a list of names with role words. A role word at the end of a clause (`…牵头`, `…按职责分工负责`) governs every name
back to the last one; a label (`责任单位:`) governs every name up to the next. Without either it is a responsibility only
where it lists bodies and nothing else.
"""

import functools
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from gdplan.model import Role
from gdplan.normalize import PlanText
from gdplan.vocab import agencies as vocab

RoleBasis = Literal["word", "label", "first-listed", "bare-list"]


class AgencyReading(NamedTuple):
    """A body as a bracket names it; offsets count from the bracket's first character."""

    start: int
    end: int
    prefix: tuple[int, int] | None  # where the carried 省 stands
    role: Role
    role_basis: RoleBasis
    open_ended: bool  # 等单位, 各有关单位: no body in particular
    standing: bool  # holds for all later tasks: 下同


class ResponsibilityReading(NamedTuple):
    """What one bracket says."""

    agencies: tuple[AgencyReading, ...]
    scope: tuple[int, int] | None  # 适用范围:…
    first_listed_leads: bool  # 列第一位者为牵头单位,下同: holds for later brackets too


class _Member(NamedTuple):
    """A name in the list."""

    start: int
    end: int
    kind: Literal["body", "place", "other", "open"]
    run: int  # names joined by 、 share a run, and the 省 of its first
    clause: int  # up to ; or 。
    own_role: Role | None = None  # 市科委(牵头)
    prefix: tuple[int, int] | None = None


class _Group(NamedTuple):
    """The names that one role word or label governs."""

    members: tuple[_Member, ...]
    role: Role | None
    basis: RoleBasis


def _any_of(words: tuple[str, ...]) -> str:
    """An alternation, longest first; words may be patterns."""
    return "|".join(sorted(words, key=len, reverse=True))


# Separators outside inner brackets; nothing in the pattern looks further than to the next bracket.
_CUT = re.compile(r"\([^()]*+\)|〔[^〔〕]*+〕|<[^<>]*+>|“[^“”]*+”|《[^《》]*+》|([、,;。/])")

_ROLE_OF = {row.text: row.role for row in vocab.ROLE_WORDS}
_ROLE_WORD = re.compile(_any_of(tuple(_ROLE_OF)))
_ROLE_RANK = {row.text: rank for rank, row in enumerate(vocab.ROLE_WORDS)}
_GENERIC = "单位|部门|主体|机构|地区"
# 按职责分工负责, 牵头负责, 结合实际落实, 为牵头单位. 组织 only as a verb: 社会组织, 党组织 are bodies.
_TAIL = re.compile(
    rf"(?:(?:作)?为(?:{_any_of(tuple(_ROLE_OF))})(?:{_GENERIC})"
    rf"|(?:{_any_of((*_ROLE_OF, *vocab.MANNER_WORDS))}|(?<![会业党团体益])组织|(?<=[责工])和){{1,12}}+)\Z"
)
_LABEL = re.compile(
    rf"(?:[省市区县州]|国家|中央)?[级直]?"
    rf"((?:{_any_of(tuple(_ROLE_OF))}|主要|第一|共同|具体|组织|和|或|及|与){{1,6}}+)(?:{_GENERIC}|处室|科室|方)?"
    rf"(?:[和及与/](?:{_GENERIC}))?(?:\((?:{_GENERIC})\))?:"
)
_OTHER_LABEL = re.compile(r"[^、,;。:()]{2,10}+:")
_SCOPE_LABEL = re.compile(r"适用(?:范围|地区|区域):")
_FIRST_LISTED = re.compile(r"(?:第一|首[位个列]|[排列]首).{0,10}?(?:牵头|主办|主责)")
_SAME_BELOW = re.compile(r"[以]?下同\Z")

# 等, 等单位, 等有关部门, 等7个部门和单位
_OPEN_TAIL = re.compile(
    rf"(?<![高同平均中初优对])等(?:\d+|[一二三四五六七八九十]+)?个?[省市区县州]?[级直属]?(?:有关|相关|其他|各)?"
    rf"(?:{_any_of(vocab.CLASSES)}|区|市|县|成员单位){{0,2}}+(?:[和及](?:{_any_of(vocab.CLASSES)}))?\Z"
)
_ENDING = re.compile(f"(?:{_any_of(tuple(row.text for row in vocab.ENDINGS))})\\Z")
_NO_BODY = re.compile(f"(?:{_any_of(tuple(word for row in vocab.ENDINGS for word in row.not_in))})\\Z")
_PLACE_END = re.compile(r"[^、]{2,}[省市区县州旗镇]\Z")
_DIVISION = rf"(?:{_any_of(vocab.DIVISIONS)})(?:[(<][^()<>]*+[)>])?"
_COLLECTIVE = re.compile(
    rf"(?:全?[省市区县州]|国务院)?[级直属]?(?:各|有关|相关|其他)(?![项种类负司尽])"
    rf".{{0,12}}?(?:{_any_of(vocab.CLASSES)}|{_DIVISION}|{_any_of(tuple(row.text for row in vocab.ENDINGS))})\Z"
)
# The two halves of 各市、县(区)人民政府: divisions only, the second perhaps with what they are divisions of.
_HEAD_OF_COLLECTIVE = re.compile(rf"(?:各|有关|相关|各有关|各相关)?(?:{_DIVISION}){{1,4}}+\Z")
_REST_OF_COLLECTIVE = re.compile(
    rf"(?:{_DIVISION}){{1,4}}+(?:(?:党委|党工委)?[和、]?(?:人民政府|政府|管委会))?(?:[(<][^()<>]*+[)>])?(?=\Z|等|{_TAIL.pattern[:-2]})"
)
_INNER_ROLE = re.compile(rf"\((?:{_any_of(tuple(_ROLE_OF))}|{_GENERIC}|为|的){{1,4}}\)\Z")
_ABBREVIATION = re.compile(r"\((?:以下)?简称[^()]*+\)\Z")
_LEAD_IN = re.compile(r"(?:具体|一?并|分别|共同)?由|以及|会同|联合(?!国|会)|[和及与]")
_JOINT = re.compile(r"以及|会同|[和及与]")
_PROSE = re.compile(
    r"\d|按|经(?!济|贸|信|开|发|合)|已|未|需|含(?!山)|包括|根据|依托|鼓励|加快|推动|推进|以下|见|须|不|除|其中|例如|比如|参照|适用"
    r"|原则|具体|属于|符合|完成|持续|长期|涉及|各项"
)
_LONGEST_NAME = 40
_LONGEST_PIECE = 80  # between two separators; beyond it is prose

_PREFIX = re.compile(rf"(?:{'|'.join(vocab.LEVELS)}|[^\W\d_]{{2,4}}?(?:省|自治区|市(?![场政容域])))")
_CARRIES = re.compile(f"(?:{_any_of(tuple(row.text for row in vocab.ENDINGS if row.carries))})\\Z")
# 自贸区, 天河区, 惠州: a division in the name; 城市, 市场, 区域 are none.
_PLACE_INSIDE = re.compile(r"[^城都]市(?![场政容域])|[县州旗]|区(?![域块])")
_OF_GOVERNMENT = re.compile(r"(?!.?(?:委|人大|政协|法院|检察院|纪|总工会|妇联|科协|高院))")
_ANY_SIGN = re.compile(f"{_ROLE_WORD.pattern}|第一|{_ENDING.pattern}|{_PLACE_END.pattern}|等\\Z")


def may_be_responsibility(text: PlanText) -> bool:
    """Whether it is worth reading: a role word somewhere, or an end like a body's.

    >>> may_be_responsibility(PlanText("共建"))
    False
    """
    return _ANY_SIGN.search(text.rstrip()) is not None


def find_responsibility(text: PlanText, *, first_listed_leads: bool = False) -> ResponsibilityReading | None:
    """The bodies and roles of one bracket, given without its outer marks; None where it is no responsibility.

    With `first_listed_leads` the rule 列第一位者为牵头单位 of an earlier bracket holds. Agencies stand in the order printed
    and never overlap.

    >>> reading = find_responsibility(PlanText("省科技厅、财政厅牵头,省国资委等单位按职责分工负责"))
    >>> [(agency.role, agency.prefix, agency.open_ended) for agency in reading.agencies]
    [('lead', None, False), ('lead', (0, 1), False), ('responsible', None, False), ('responsible', None, True)]
    """
    if not may_be_responsibility(text):
        return None
    compact, places = _without_blanks(text)
    reading = _read(compact, first_listed_leads=first_listed_leads)
    if reading is None or places is None:
        return reading
    return _moved(reading, places)


def find_labelled_responsibility(sentence: PlanText) -> ResponsibilityReading | None:
    """The same for a sentence or line of its own that opens with a label: 责任单位:市科委、市数据局。

    Nothing else makes a sentence a responsibility. 主办单位: and 承办单位: do not, they stand under web pages.

    >>> find_labelled_responsibility(PlanText("由市科委负责。"))
    """
    label = _LABEL.match(sentence)
    if label is None or "办" in label[1]:
        return None
    return find_responsibility(PlanText(sentence.rstrip(" 。;")))


def _read(text: str, *, first_listed_leads: bool) -> ResponsibilityReading | None:
    groups, scope, rule, standing = _groups(text)
    worded = any(group.role for group in groups) or any(m.own_role for group in groups for m in group.members)
    members = [member for group in groups for member in group.members]
    if not any(member.kind != "other" for member in members):
        return ResponsibilityReading((), scope, rule == "for all") if rule else None
    if not worded and not _lists_bodies_only(text, members):
        return None
    agencies = [agency for group in groups for agency in _agencies(text, group, standing)]
    if not agencies:
        return None
    first = agencies[0]
    if (first_listed_leads or rule) and not first.open_ended and all(agency.role != "lead" for agency in agencies):
        if first.role == "responsible":
            agencies[0] = first._replace(role="lead", role_basis="first-listed")
    return ResponsibilityReading(tuple(agencies), scope, first_listed_leads or rule == "for all")


def _groups(text: str) -> tuple[list[_Group], tuple[int, int] | None, str | None, set[int]]:
    """The names by role; the scope; the first-listed rule ("here" or "for all"); the clauses that hold for later tasks."""
    groups: list[_Group] = []
    pending: list[_Member] = []
    label_role: Role | None = None
    scope, rule, standing = None, None, set()
    run = clause = 0
    skipping = False  # behind 适用范围:, 完成时限:
    last = ""

    def close(role: Role | None, basis: RoleBasis) -> None:
        if pending:
            groups.append(_Group(tuple(_with_prefixes(text, pending)), role, basis))
            pending.clear()

    for mark, start, end in _pieces(text):
        if mark in ";。":
            clause += 1
            skipping = False
        if mark != "、":
            run += 1
        label = _LABEL.match(text, start, end)
        if label:
            close(label_role, "label" if label_role else "bare-list")
            label_role, start, skipping = _role_in(label[1]), label.end(), False
            run += 1
        elif other := _OTHER_LABEL.match(text, start, end):
            skipping = True
            if _SCOPE_LABEL.match(text, start, end):
                scope = (other.end(), end)
        elif skipping and scope and mark == "、" and scope[1] == start - 1:
            scope = (scope[0], end)
        if skipping or start == end:
            continue
        below = _SAME_BELOW.search(text, start, end)
        if below:
            end = below.start()
        if end - start > _LONGEST_PIECE:
            last = ""
            continue
        if _FIRST_LISTED.search(text, start, end):
            rule, last = rule or "here", "rule"
        elif start < end:
            last = "names"
            for name_start, name_end, role in _role_clauses(text, start, end):
                pending += _members(text, name_start, name_end, run, clause)
                if role:
                    close(role, "word")
                    run += 1
        if below and last == "rule":
            rule = "for all"
        elif below and last == "names":
            standing.add(clause)
    close(label_role, "label" if label_role else "bare-list")
    return groups, scope, rule, standing


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """What stands between separators, with the separator before it; 各市、县(区)人民政府 in one piece."""
    mark, start, held = "、", 0, None
    cuts = [(cut[0], cut.start()) for cut in _CUT.finditer(text) if cut[1]]
    for next_mark, end in (*cuts, ("", len(text))):
        if held is not None and mark == "、" and _joins_collective(text, held[1], start, end):
            held = (held[0], held[1], end)
        else:
            if held is not None:
                yield held
            held = (mark, start, end)
        mark, start = next_mark, end + 1
    if held is not None:
        yield held


def _role_clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int, Role | None]]:
    """Names and the role word behind them; two of each where a comma is missing: 省科技厅牵头省财政厅配合."""
    tail = _TAIL.search(text, start, end)
    role = _role_in(tail[0]) if tail else None
    stop = tail.start() if tail and role else end
    for word in _ROLE_WORD.finditer(text, start, stop):
        if word.start() > start and _kind(text[start : word.start()]) == "body" and word.end() < stop:
            yield start, word.start(), _ROLE_OF[word[0]]
            start = word.end()
    yield start, stop, role


def _role_in(words: str) -> Role | None:
    """The strongest role word's role; 按职责分工 alone makes responsible."""
    found = _ROLE_WORD.findall(words)
    if found:
        return _ROLE_OF[min(found, key=_ROLE_RANK.__getitem__)]
    return "responsible" if "职责" in words or "分工" in words else None


def _members(text: str, start: int, end: int, run: int, clause: int) -> Iterator[_Member]:
    """The names in one piece: most often one, two where 和 joins whole bodies, and 等单位 as one of its own."""
    own_role = None
    if inner := _INNER_ROLE.search(text, start, end):
        own_role, end = _role_in(inner[0]), inner.start()
    if abbreviation := _ABBREVIATION.search(text, start, end):
        end = abbreviation.start()
    while lead_in := _LEAD_IN.match(text, start, end):
        start = lead_in.end()
    for joint in _JOINT.finditer(text, start, end):
        left = _OPEN_TAIL.search(text, start, joint.start())
        if (
            _kind(text[start : left.start() if left else joint.start()]) == "body"
            and _kind(text[joint.end() : end]) == "body"
        ):
            yield from _members(text, start, joint.start(), run, clause)
            start = joint.end()
    rest = _OPEN_TAIL.search(text, start, end)
    name_end = rest.start() if rest else end
    if start < name_end:
        yield _Member(start, name_end, _kind(text[start:name_end]), run, clause, own_role)
    if rest:
        yield _Member(rest.start(), end, "open", run, clause, own_role)


@functools.lru_cache(4096)
def _kind(name: str) -> Literal["body", "place", "other"]:
    """What a name is by its form."""
    plain = name[: name.rindex("(")] if name.endswith(")") and "(" in name else name
    if len(name) > _LONGEST_NAME or _PROSE.match(plain):
        return "other"
    if _COLLECTIVE.match(name) or _COLLECTIVE.match(plain):
        return "body"
    if len(plain) > 1 and _ENDING.search(plain) and not _NO_BODY.search(plain):
        return "body"
    return "place" if _PLACE_END.match(plain) else "other"


def _joins_collective(text: str, start: int, cut: int, end: int) -> bool:
    """Whether the 、 before `cut` stands inside one name: 各市 、 县(区)人民政府."""
    head = _HEAD_OF_COLLECTIVE.match(text, start, cut - 1) or (
        "、" in text[start : cut - 1] and text[start] in "各有相"
    )
    if not head:
        return False
    rest = _REST_OF_COLLECTIVE.match(text, cut, end)
    return rest is not None and (text[start] in "各有相" or "政府" in rest[0])


def _with_prefixes(text: str, members: list[_Member]) -> Iterator[_Member]:
    """Members with the 省 that the first of their run carries on.

    A run that prints the 省 of its departments twice spells it out: what stands bare in it is meant bare, except a 厅, which
    only provinces have.
    """
    printed = [_PREFIX.match(text, m.start, m.end) for m in members]
    spelt_out: dict[int, int] = {}
    for member, prefix in zip(members, printed, strict=True):
        if prefix and _OF_GOVERNMENT.match(text, prefix.end(), member.end):
            spelt_out[member.run] = spelt_out.get(member.run, 0) + 1
    carried: re.Match[str] | None = None
    party: re.Match[str] | None = None
    run = -1
    for member, prefix in zip(members, printed, strict=True):
        if member.run != run:
            run, carried, party = member.run, None, None
        if prefix:
            carried = prefix
            party = prefix if text.startswith("委", prefix.end()) else party
            yield member
            continue
        name = text[member.start : member.end]
        if party and name in vocab.PARTY_DEPARTMENTS:
            yield member._replace(prefix=(party.start(), party.end() + 1))
        elif (
            carried
            and member.kind == "body"
            and _takes_prefix(name)
            and (spelt_out.get(run, 0) < 2 or name.endswith("厅"))
        ):
            yield member._replace(prefix=carried.span())
        else:
            yield member


@functools.lru_cache(4096)
def _takes_prefix(name: str) -> bool:
    """Whether a bare name is a department that leaves out its 省, and no body with a name of its own."""
    return (
        _CARRIES.search(name) is not None
        and not name.startswith(vocab.OWN_NAMED)
        and not name.endswith(vocab.OWN_NAMED_ENDINGS)
        and not _PLACE_INSIDE.search(name)
    )


def _lists_bodies_only(text: str, members: list[_Member]) -> bool:
    kinds = {member.kind for member in members}
    return "body" in kinds and "other" not in kinds and "“" not in text


def _agencies(text: str, group: _Group, standing: set[int]) -> Iterator[AgencyReading]:
    """The group's names that are bodies; a name of unknown form counts in a run with a body, 省科技厅、鹏城云脑参与."""
    runs_with_body = {member.run for member in group.members if member.kind == "body"}
    for member in group.members:
        name = text[member.start : member.end]
        known = member.kind != "other" or (group.role and member.run in runs_with_body and not _PROSE.match(name))
        if not known:
            continue
        yield AgencyReading(
            member.start,
            member.end,
            member.prefix,
            member.own_role or group.role or "responsible",
            "word" if member.own_role else group.basis,
            member.kind == "open" or "有关" in name or "相关" in name or "其他" in name,
            member.clause in standing,
        )


def _without_blanks(text: str) -> tuple[str, list[int] | None]:
    """The text without blanks, and where each character stood; a blank between two whole bodies becomes 、."""
    if " " not in text and "\n" not in text:
        return text, None
    places = [place for place, character in enumerate(text) if character not in " \n"]
    return "".join(text[place] for place in places), places


def _moved(reading: ResponsibilityReading, places: list[int]) -> ResponsibilityReading:
    def back(span: tuple[int, int]) -> tuple[int, int]:
        return places[span[0]], places[span[1] - 1] + 1

    agencies = tuple(
        agency._replace(start=start, end=end, prefix=back(agency.prefix) if agency.prefix else None)
        for agency in reading.agencies
        for start, end in (back((agency.start, agency.end)),)
    )
    return reading._replace(agencies=agencies, scope=back(reading.scope) if reading.scope else None)
