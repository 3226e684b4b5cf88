"""Labels in a responsibility: 责任单位: before the names, and 完成时限:, 适用范围: beside them."""

from typing import NamedTuple

from gdplan.extract import limits, roles
from gdplan.patterns import lazy
from gdplan.terms import Role
from gdplan.vocab import owner_labels as vocab
from gdplan.vocab.owner_labels import Owners

OTHER = lazy(r"(?:[^、,;。:()]|\([^()]{0,6}\)){2,10}+:")  # of anything but names: 完成时限:, 联系电话:
SCOPE = lazy(r"适用(?:范围|地区|区域):")
CREDIT = lazy("[主承协][办辦協协]+(?:[单單]位)?[:：]")  # 主办单位：, also under a web page; in any script
_LABEL = lazy(rf"{vocab.LABEL}(?::|(?<=[位门体])(?!(?<=具体)为主)[为是])")
_LIMIT = lazy(rf"{limits.LABEL.pattern}[^:,。;]{{1,30}}+[,;\n] *")
_NEXT = lazy(r"[^:,。;]{1,30}+[,;\n] *")
_PEOPLE_ONLY = lazy(r"[^:,。;\n]{1,30}+[。;\n ]*\Z")


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


def starts_with_label(text: str) -> bool:
    """Whether a text opens with a label of owners, or of a time that stands beside them."""
    return read_label(text) is not None or limits.LABEL.match(text) is not None


def is_labelled(sentence: str, *, may_be_credit: bool = True) -> bool:
    """Whether a sentence opens with a label of owners and its colon, people or a date before it left out.

    With `may_be_credit` 主办单位: and its kin, which also stand under web pages, do not count. People make a sentence
    a responsibility where nothing else follows.

    >>> is_labelled("责任领导:刘某;责任单位:市科委"), is_labelled("主办单位:市科委"), is_labelled("责任人:报送进展,汇总")
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
