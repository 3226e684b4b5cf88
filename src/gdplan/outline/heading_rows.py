"""Rows of unmarked paragraphs with headings of their own: 坚持党的领导。坚持和加强…, 资金支持：设立基金。

They come in rows. Those that nothing but a heading explains make the row; once it stands, it decides about its other
members, whose headings hold a bracket or a quotation or are long.
"""

from collections.abc import Collection, Sequence
from enum import Enum
from itertools import zip_longest
from typing import NamedTuple

from gdplan.outline.families import ARTICLE
from gdplan.outline.paragraphs import INSET, Paragraph
from gdplan.outline.title_lines import ADDRESS
from gdplan.outline.tree import Draft
from gdplan.patterns import lazy
from gdplan.vocab.dates import YEAR
from gdplan.vocab.numerals import TO_TEN

_SHORT = 20  # characters: a heading that its sentences follow, and that helps to make a row
_ALONE = 30  # characters: the same where the heading has the line for itself
_MEMBER = 40  # characters: a heading in a row that stands
_FEWEST = 2  # members that make a row: one may be chance
_NO_HEADING = frozenset(";:！？()")
_DASHES = ("——", "--", "––")
# When something happened, who we are, what is: sentences say so, headings do not. 一是… enumerates, 特别是… adds.
_SENTENCE_LIKE = lazy(rf"^(?:\d|这一年|一年来|五年来|过去|今年|去年|当前|各位|[到至]{YEAR}年)|我们|[^{TO_TEN}别其]是")
_LISTED = lazy(rf"[{TO_TEN}]{{1,2}}是")
_TELLS = lazy(
    r"^(?:要(?!素|件|塞)|将|必须|应当|并(?![网轨购联])|也|还(?![林草湖])|同时|此外|对此)"
)  # a sentence between members rather than one of them
_COUNTS = lazy(r"\d(?![A-Za-z])")  # 40家, but 5G
_ASIDE = lazy(r"(?<=[^\W\d_])\([^()\d,;:。]{1,8}\)(?=[^\W\d_])")  # 道路(街区)建设成果显现: inside a name
_IN_BRACKETS = lazy(r"\([^()]*\)|“[^“”]*”|《[^《》]*》")
# A name before a colon; what is said (会议强调：) or announced (任务如下：) is none, nor is a label (牵头单位：).
_BEFORE_COLON = lazy(r"[^。,;:！？\d(]{2,16}:(?=\s*[^\s:][^:]{3,}[。)])")
# The same in a row of such: a name with brackets, or several (各镇政府、街道(开发区)办事处:).
_NAMES = lazy(
    r"(?:[^。,;:！？、\d()]|\([^()。;:]*\)){2,24}(?:、(?:[^。,;:！？、\d()]|\([^()。;:]*\)){2,16}){0,5}"
    r":(?=\s*[^\s:][^:]{3,}[。)])"
)
_LABEL_WORD = (
    "(?:单位|部门|机构|领导|处室|科室|人员?|时限|时间|期限|日期|节点|地点|地址|电话|传真|邮箱|网址|邮编|文号|密级"
    "|来源|编辑)"
)
_LABEL = lazy(rf"[^。,;:！？()]{{0,12}}{_LABEL_WORD}(?:\([^()]{{1,12}}\))?:")
_SAYS = lazy(rf"(?:强调|指出|要求|提出|认为|明确|规定|如下|包括|包含|为|是|即|例如|比如|注|说明|备注|{_LABEL_WORD})$")


class _Kind(Enum):
    NONE = 0
    RUN_IN = 1  # ends at 。, its sentences follow on the line
    COLON = 2  # ends at ：
    ALONE = 3  # has the line for itself


class _Start(NamedTuple):
    """How a paragraph begins: where its heading ends, 0 where it has none."""

    end: int = 0
    kind: _Kind = _Kind.NONE


def split_unmarked(draft: Draft) -> None:
    """Make children of the unmarked paragraphs of a node that have headings of their own.

    A paragraph that has none belongs to the heading that stands alone on the line before, otherwise to the node above;
    a —— line between members is a node of its own.
    """
    if draft.rank == ARTICLE:
        return
    first = 1 if draft.runs_in or (draft.paragraphs and draft.heading is None) else 0
    before = len(draft.paragraphs)
    if draft.children:
        before = sum(p.place(0) < draft.children[0].start for p in draft.paragraphs)
        behind = sum(p.place(0) < draft.children[-1].end for p in draft.paragraphs)
        own, children = _split(draft.paragraphs[behind:])
        draft.paragraphs[behind:] = own
        draft.children += children
    own, children = _split(draft.paragraphs[first:before])
    draft.paragraphs[first:before] = own
    draft.children[:0] = children


def _split(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Draft]]:
    """Some paragraphs of a node: those that stay its own, and the children that the others make."""
    if len(paragraphs) < _FEWEST:
        return paragraphs, []
    address = next((i for i, p in enumerate(paragraphs) if i and p.text.startswith(ADDRESS)), len(paragraphs))
    paragraphs, closing = paragraphs[:address], paragraphs[address:]
    starts = _read_row(paragraphs)
    if not starts:
        return [*paragraphs, *closing], []
    own: list[Paragraph] = []
    children: list[Draft] = []
    for paragraph, (end, kind) in zip(paragraphs, starts, strict=True):
        if kind is not _Kind.NONE:
            child = Draft.unmarked(paragraph.cut(0, end) if end else None)
            child.runs_in = 0 < end < len(paragraph.text)
            child.paragraphs += [paragraph.cut(end, len(paragraph.text))] if end < len(paragraph.text) else []
            children.append(child)
        else:
            joins = children and (_stands_alone(children[-1]) or _is_about_last(paragraph.text))
            (children[-1].paragraphs if joins else own).append(paragraph)
    return own + closing, children


def is_row(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether unmarked paragraphs make a row of headings."""
    return len(paragraphs) >= _FEWEST and bool(_read_row(paragraphs))


def _stands_alone(child: Draft) -> bool:
    return child.heading is not None and not child.runs_in


def _is_about_last(text: str) -> bool:
    """Whether a line says more of what stands before it: a bracket, a label (牵头单位：…), a table."""
    return text == INSET or text[0] in "([【〔" or (":" in text[:24] and _LABEL.match(text) is not None)


def _read_row(paragraphs: Sequence[Paragraph]) -> list[_Start]:
    """How each paragraph of a row begins; [] where they make none."""
    starts = [_heading(p, after) for p, after in zip_longest(paragraphs, paragraphs[1:])]
    dashed = {i for i, paragraph in enumerate(paragraphs) if paragraph.text.startswith(_DASHES)}
    others = [i for i, paragraph in enumerate(paragraphs) if i not in dashed and not _is_about_last(paragraph.text)]
    # —— lines stand in a row of others and do not vote, or make one of their own.
    if _are_most(others, starts, paragraphs):
        found = _with_all_members(starts, dashed, paragraphs)
        listed = {i for i, paragraph in enumerate(paragraphs) if _LISTED.match(paragraph.text)}
        if any(found[i].end == 0 for i in listed):  # 一是优化审批。 is one sentence: so are the others
            found = [_Start() if i in listed else start for i, start in enumerate(found)]
        return found if any(start.end for start in found) else []
    if _are_most(sorted(dashed), starts, paragraphs):
        return [start if i in dashed else _Start() for i, start in enumerate(starts)]
    return []


def _are_most(places: Sequence[int], starts: Sequence[_Start], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether members are by far the most common shape of these paragraphs from the first one on."""
    kinds = [starts[i].kind for i in places]
    run_in, colon, alone = (kinds.count(kind) for kind in (_Kind.RUN_IN, _Kind.COLON, _Kind.ALONE))
    if run_in + alone < _FEWEST and colon < _FEWEST:
        return False
    begin = next(i for i, kind in enumerate(kinds) if kind is not _Kind.NONE)
    joined, wanted = run_in + colon, (len(kinds) - begin - alone * 2) * 2
    if joined < alone or joined * 3 >= wanted or joined * 6 < wanted:
        return joined < alone or joined * 3 >= wanted
    others = [paragraphs[i].text for i in places[begin:] if starts[i].kind is _Kind.NONE]
    more = sum(_member_end(text, named=colon >= _FEWEST) > 0 for text in others)
    return (joined + min(more, joined)) * 3 >= wanted


def _with_all_members(starts: list[_Start], dashed: Collection[int], paragraphs: Sequence[Paragraph]) -> list[_Start]:
    """A row with those members that only the others explain, and the —— lines between them."""
    members = [i for i, start in enumerate(starts) if start.end and i not in dashed]
    if all(starts[i].kind is _Kind.ALONE for i in members):
        return starts
    named = sum(starts[i].kind is _Kind.COLON for i in members) >= _FEWEST
    found = list(starts)
    for i, paragraph in enumerate(paragraphs):
        if starts[i].end == 0 and (end := _member_end(paragraph.text, named=named)):
            found[i] = _Start(end, _Kind.RUN_IN)
        elif starts[i].end == 0 and i in dashed and members[0] < i < members[-1]:
            found[i] = _Start(0, _Kind.RUN_IN)
    return found


def _heading(paragraph: Paragraph, following: Paragraph | None) -> _Start:
    """The heading of a paragraph that may make a row."""
    text = paragraph.text
    if (match := _BEFORE_COLON.match(text)) and not _is_said(match[0]):
        return _Start(match.end(), _Kind.COLON)
    stop = text.find("。", 0, _ALONE + 3)
    head = text[: stop + 1] if stop > 0 else text
    bare = head.lstrip("—–- ")
    bare = _ASIDE.sub("", bare) if 0 < stop < len(text) - 1 else bare
    longest = _ALONE if len(head) == len(text) else _SHORT
    if (
        not 4 <= len(bare) <= longest + 1
        or bare.count(",") > 1
        or not _NO_HEADING.isdisjoint(bare)
        or _SENTENCE_LIKE.search(bare)
        or _TELLS.match(bare)
    ):
        return _Start()
    if stop > 0 and stop + 1 < len(text):
        return _Start(stop + 1, _Kind.RUN_IN) if text[stop + 1] not in "(”’" else _Start()
    is_alone = following is not None and len(following.text) > len(text) * 2 and bare[-1] not in ",、"
    return _Start(len(text), _Kind.ALONE) if is_alone else _Start()


def _member_end(text: str, *, named: bool) -> int:
    """Where the heading of a paragraph ends that stands in a row; 0 where it has none.

    In a row of names before colons (`named`) it may be a name with a bracket, or several names.
    """
    if named and (match := _NAMES.match(text)) and not _is_said(_IN_BRACKETS.sub("", match[0])):
        return match.end()
    stop = text.find("。", 0, _MEMBER + 3)
    if stop < 0 or stop + 1 == len(text) or text[stop + 1] in "(”’":
        return 0
    bare = _IN_BRACKETS.sub("", text[:stop].lstrip("—–- "))
    tells = _SENTENCE_LIKE.search(bare) or _TELLS.match(bare) or _COUNTS.search(bare)
    if tells or bare.count(",") > 1 or not _NO_HEADING.isdisjoint(bare):
        return 0
    return stop + 1 if len(bare) >= _FEWEST else 0


def _is_said(head: str) -> bool:
    """Whether what stands before a colon is said or a label rather than a name."""
    return _SAYS.search(head[:-1]) is not None or _SENTENCE_LIKE.search(head) is not None
