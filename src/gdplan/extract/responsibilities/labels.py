"""Labels in a responsibility: 责任单位: before the names, and 完成时限:, 适用范围: beside them."""

from typing import NamedTuple

from gdplan.extract.deadlines import limits
from gdplan.extract.responsibilities import roles
from gdplan.patterns import lazy
from gdplan.terms import Role
from gdplan.vocab import owner_labels as vocab
from gdplan.vocab.owner_labels import Owners

OTHER = lazy(r"(?:[^、,;。:()]|\([^()]{0,6}\)){2,10}+:")  # of anything but names: 完成时限:, 联系电话:
# The same glued behind the last name: 责任单位:某镇 | 任务目标:新建….
OTHER_BEHIND = lazy(
    r"(?:任务目标|工作目标|目标任务|主要任务|重点任务|工作任务|(?:工作|建设|实施|主要|任务|整改|改造)内容|(?:工作|具体|主要|整改)措施"
    r"|(?:进展|完成|整改|落实)情况|(?:完成|整改|办结)(?:时限|时间|期限)|计划安排|备注):"
)
SCOPE = lazy(r"适用(?:范围|地区|区域):")
CREDIT = lazy("[主承协][办辦協协]+(?:[单單]位)?[:：]")  # 主办单位：, also under a web page; in any script
_LABEL = lazy(rf"{vocab.LABEL}(?::|(?<=[位门体])(?!(?<=具体)为主)[为是])")
_LIMIT = lazy(rf"{limits.LABEL.pattern}[^:,。;]{{1,30}}+[,;\n] *")
_NEXT = lazy(r"[^:,。;]{1,30}+[,;\n] *")
_PEOPLE_ONLY = lazy(r"[^:,。;\n]{1,30}+[。;\n ]*\Z")

_WORD_OF_ROLE: dict[Role, str] = {"lead": "牵头", "responsible": "责任", "support": "配合", "implementing": "落实"}
_LONGEST_PERSON = 16
_OFFICES, _PEOPLE, _MIXED = lazy(vocab.OFFICES), lazy(vocab.PEOPLE_HEADER), lazy(vocab.MIXED_HEADER)
_JOINED = lazy("[和及与、/]")


class Label(NamedTuple):
    """A label of owners."""

    start: int  # where its words begin, behind the body whose offices they are
    stop: int  # where they end
    end: int  # behind its colon and note
    owners: Owners
    role: Role | None
    note: str | None  # (排第一位的为牵头单位)
    within: tuple[int, int] | None  # the body that its offices are inside of: 市水务局内牵头科室


def read_label(text: str, start: int = 0, end: int | None = None) -> Label | None:
    """The label of owners that a text opens with.

    >>> label = read_label("市水务局内牵头科室:供水科")
    >>> label.owners, label.role, label.end, label.within
    ('offices', 'lead', 10, (0, 4))
    """
    match = _LABEL.match(text, start, len(text) if end is None else end)
    if match is None:
        return None
    owners: Owners = "offices" if match["offices"] else "people" if match["people"] else "bodies"
    within = match.span("within") if match["within"] and len(match["within"]) > 1 else None
    stop = match.start("note") if match["note"] else match.end() - 1
    role = roles.role_of_label(match["words"])
    return Label(match.start("words"), stop, match.end(), owners, role, match["note"], within)


def read_header(header: str) -> tuple[str, str | None]:
    """The label that says in a bracket what the header of a column says, and the body whose offices are under it.

    Where it names several roles together it cannot be told who has which.

    >>> read_header("市水务局内牵头科室"), read_header("牵头单位及配合单位"), read_header("责任领导")
    (('牵头处室:', '市水务局'), ('责任单位:', None), ('责任领导:', None))
    """
    if _PEOPLE.match(header) and not names_people_too(header):
        return "责任领导:", None
    label = read_label(header + ":")
    within = header[slice(*label.within)] if label and label.within else None
    several = len(roles.roles_of_label(header)) > 1 and _JOINED.search(header)
    role = _WORD_OF_ROLE[("responsible" if several else roles.role_of_label(header)) or "responsible"]
    return f"{role}{'处室' if _OFFICES.search(header) else '单位'}:", within


def names_people_too(header: str) -> bool:
    """Whether a column holds bodies and their people: 责任单位及责任人."""
    return _MIXED.match(header) is not None


def is_title(text: str, end: int) -> bool:
    """Whether a text ends with what somebody is, at `end`: 县委常委."""
    return text.endswith(vocab.TITLES, 0, end)


def may_be_person(piece: str) -> bool:
    """Whether what stands under 责任领导: may be somebody.

    >>> may_be_person("副县长张某"), may_be_person("市科委牵头")
    (True, False)
    """
    if len(piece) > _LONGEST_PERSON:
        return False
    named = (name for phrase in roles.read_phrases(piece) for name in phrase.names)
    return is_title(piece, len(piece)) or all(name.kind != "body" for name in named)


def starts_with_label(text: str) -> bool:
    """Whether a text opens with a label of owners, or of a time that stands beside them."""
    return read_label(text) is not None or limits.LABEL.match(text) is not None


def is_labelled(sentence: str, *, may_be_credit: bool = True) -> bool:
    """Whether a sentence opens with a label of owners and its colon, people or a date before it left out.

    With `may_be_credit` 主办单位: and its kin, which also stand under web pages, do not count. People make a sentence
    a responsibility where nothing else follows.

    >>> is_labelled("责任领导:刘某;责任单位:市科委"), is_labelled("主办单位:市科委"), is_labelled("责任人:报送,汇总")
    (True, False, False)
    """
    start = 0
    while beside := _LIMIT.match(sentence, start):
        start = beside.end()
    while label := read_label(sentence, start):
        if sentence[label.end - 1] != ":" or (may_be_credit and CREDIT.match(sentence, start)):
            return False
        if label.owners != "people" or _PEOPLE_ONLY.match(sentence, label.end):
            return True
        if (beside := _NEXT.match(sentence, label.end)) is None:
            return False
        start = beside.end()
    return False
