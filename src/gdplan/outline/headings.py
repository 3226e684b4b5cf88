"""Heading or sentence: what the text after a marker begins with.

Decided for a family of markers in one document, by what most of them do: in 1.拓展两个市场。积极稳妥地… the first
sentence is a heading because nearly all of its siblings begin with one as short; in （九）卫生健康行政部门对…。 it is
the measure itself. Where a family is of two minds, the siblings under one node decide, and a first sentence that says
nothing, a mere name (医养结合补贴。), is a heading wherever it stands.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from gdplan.outline.evidence import NO_EVIDENCE, Evidence
from gdplan.outline.families import ARTICLE
from gdplan.outline.paragraphs import Paragraph
from gdplan.outline.sentences import Piece
from gdplan.outline.title_lines import ADDRESS
from gdplan.outline.tree import Draft
from gdplan.patterns import lazy

_SHORT = 25  # characters: a first sentence that may be a heading, where a family is judged
_LONGEST = 60  # characters: no heading is longer
_NAME = 16  # characters: a first sentence that may be a mere name
_UNMARKED = 20  # characters: the same for a paragraph without a number
_UNMARKED_ALONE = 30  # characters: and where the heading has the line for itself
_BEFORE_COLON = lazy(r"[^。,;:！？]{2,30}:(?=\s*\S)")
_COLON_WITHIN = 31
# When something happened, who we are, what is: sentences say so, headings do not. 一是… enumerates.
_SENTENCE_LIKE = lazy(r"^(?:\d|这一年|一年来|五年来|过去|今年|去年|当前|各位)|我们|[^一二三四五六七八九十]是")
# What a statement has and a name has not: particles, auxiliaries, prepositions, numbers, a clause.
_STATES = lazy(
    "[的了着过是为有在由被把将对从向以按应须要可得能会已不未无并且或及与和等,:;0-9]|^(?:各|每|凡|本|该)|禁止|鼓励|支持"
)
_TERMINAL = "。！？;"
_IN_BRACKETS = lazy(r"\([^()]*\)")


class Member(NamedTuple):
    """A numbered draft with text, and how its first paragraph begins."""

    draft: Draft
    first: Piece | None  # the first sentence; None where a bracket comes before it
    sentences: int
    pieces: int

    @classmethod
    def of(cls, draft: Draft) -> "Member":
        pieces = draft.paragraphs[0].sentences
        first = pieces[0]
        if first.is_bracket:
            return cls(draft, None, 0, len(pieces))
        count = len(pieces) if len(pieces) == 1 else sum(not piece.is_bracket for piece in pieces)
        return cls(draft, first, count, len(pieces))


def find_headings(roots: Sequence[Draft], evidence: Evidence = NO_EVIDENCE) -> None:
    """Give every numbered draft its heading; what follows it stays as text."""
    families: dict[int, list[list[Member]]] = defaultdict(list)
    groups = [roots]
    while groups:
        siblings = groups.pop()
        members = [Member.of(draft) for draft in siblings if draft.marker and draft.paragraphs]
        for rank in {member.draft.rank for member in members}:
            families[rank].append([member for member in members if member.draft.rank == rank])
        groups += [draft.children for draft in siblings if draft.children]
    for rank, clans in families.items():
        _name_family(clans, evidence, is_law=rank == ARTICLE)


def _name_family(clans: list[list[Member]], evidence: Evidence, *, is_law: bool) -> None:
    """Headings for the members of one family, given sibling by sibling."""
    members = [member for clan in clans for member in clan]
    run_in, colon = (False, False) if is_law else (_runs_in(members), _has_colons(members))
    for clan in clans:
        agreed = not run_in and not is_law and len(clan) > 1 and _runs_in(clan)
        for member in clan:
            draft = member.draft
            short = not run_in and not is_law and _begins_short(member, name=not agreed)
            end = _heading_end(member, run_in=run_in or short, colon=colon)
            if not end and evidence.levels and draft.marker and evidence.is_heading(draft.marker):
                only = draft.paragraphs[0].sentences[0]
                end = only.end if member.pieces == 1 and only.end <= _LONGEST else 0
            if end:
                first = draft.paragraphs[0]
                draft.heading = first.cut(0, end)
                draft.runs_in = end < len(first.text)
                draft.paragraphs[0:1] = [first.after(end)] if draft.runs_in else []


def _heading_end(member: Member, *, run_in: bool, colon: bool) -> int:
    """Where the heading ends in the text after the marker; 0 where there is none."""
    draft, first = member.draft, member.first
    if first is None:
        return 0
    text, length = draft.paragraphs[0].text, first.end
    followed = bool(draft.children or (run_in and len(draft.paragraphs) > 1))
    if draft.rank == ARTICLE:
        bare = member.pieces == 1 and text[first.end - 1] not in _TERMINAL + ":,"
        return first.end if bare and length <= _SHORT else 0
    if colon and (match := _BEFORE_COLON.match(text)):
        return match.end()
    if member.sentences > 1:
        return first.end if run_in and length <= _LONGEST else 0
    if text[first.end - 1] in _TERMINAL + ":":
        return first.end if followed and length <= _LONGEST and text[first.end - 1] != ";" else 0
    return first.end if text[first.end - 1] not in ",、" and (followed or length <= _LONGEST) else 0


def _begins_short(member: Member, *, name: bool) -> bool:
    """Whether a first sentence that others follow is short; with `name`, whether it is a mere name."""
    paragraphs = member.draft.paragraphs
    if member.first is None or (member.sentences == 1 and len(paragraphs) == 1):
        return False
    text = paragraphs[0].text[: member.first.end]
    if not name:
        return len(text) <= _SHORT
    return text[-1] == "。" and len(text) <= _NAME and not _STATES.search(_IN_BRACKETS.sub("", text))


def _runs_in(members: list[Member]) -> bool:
    """Whether most of a family begin with a short sentence that others follow."""
    votes = 0
    for draft, first, sentences, _ in members:
        if first is None:
            continue
        if sentences > 1:
            votes += 1 if first.end <= _SHORT else -1
        elif draft.paragraphs[0].text[first.end - 1] in _TERMINAL and not draft.children:
            votes += 1 if len(draft.paragraphs) > 1 and first.end <= _LONGEST else -1
    return votes > 0


def _has_colons(members: list[Member]) -> bool:
    """Whether most of a family that have text on the line begin with a few words and a colon."""
    texts = [member.draft.paragraphs[0].text for member in members if member.pieces > 1 or _ends(member)]
    colons = sum(_BEFORE_COLON.match(text) is not None for text in texts if text.find(":", 0, _COLON_WITHIN) > 0)
    return colons > 1 and colons * 2 >= len(texts)


def _ends(member: Member) -> bool:
    return member.draft.paragraphs[0].text[-1:] in _TERMINAL


def split_unmarked(draft: Draft) -> None:
    """Make children of the unmarked paragraphs that have headings of their own (坚持党的领导。坚持和加强…).

    They come in rows: at least two, by far the most common shape of the paragraphs at hand. A paragraph without a
    heading that follows one belongs to it.
    """
    first = 1 if draft.runs_in or (draft.paragraphs and draft.heading is None) else 0
    paragraphs = draft.paragraphs[first:]
    if len(paragraphs) < 2 or draft.rank == ARTICLE:
        return
    address = next((i for i, p in enumerate(paragraphs) if i and p.text.startswith(ADDRESS)), len(paragraphs))
    paragraphs, closing = paragraphs[:address], paragraphs[address:]
    ends = [
        unmarked_heading(paragraph, following)
        for paragraph, following in zip(paragraphs, [*paragraphs[1:], None], strict=True)
    ]
    run_in = sum(0 < end < len(p.text) for end, p in zip(ends, paragraphs, strict=True))
    alone = sum(end == len(p.text) for end, p in zip(ends, paragraphs, strict=True))
    begin = next((i for i, end in enumerate(ends) if end), 0)
    if run_in + alone < 2 or (run_in >= alone and run_in * 3 < (len(paragraphs) - begin - alone * 2) * 2):
        return
    own = draft.paragraphs[:first]
    children: list[Draft] = []
    for paragraph, end in zip(paragraphs, ends, strict=True):
        if end:
            child = Draft.unmarked(paragraph.cut(0, end))
            child.runs_in = end < len(paragraph.text)
            child.paragraphs += [paragraph.cut(end, len(paragraph.text))] if child.runs_in else []
            children.append(child)
        else:
            # What follows an item that a dash marks, and has none, is no part of it.
            itemized = children and children[-1].runs_in and children[-1].heading_text.startswith("——")
            (children[-1].paragraphs if children and not itemized else own).append(paragraph)
    draft.paragraphs = own + closing
    draft.children[:0] = children


def unmarked_heading(paragraph: Paragraph, following: Paragraph | None) -> int:
    """Where the heading of an unmarked paragraph ends; 0 where it has none."""
    text = paragraph.text
    stop = text.find("。", 0, _UNMARKED_ALONE + 3)
    head = text[: stop + 1] if stop > 0 else text
    bare = head.lstrip("—–- ")
    longest = _UNMARKED_ALONE if len(head) == len(text) else _UNMARKED
    if (
        _SENTENCE_LIKE.search(bare)
        or not 4 <= len(bare) <= longest + 1
        or bare.count(",") > 1
        or any(c in bare for c in ";:！？()")
    ):
        return 0
    if stop > 0 and stop + 1 < len(text):
        return stop + 1 if text[stop + 1] not in "(”’" else 0
    return len(text) if following is not None and len(following.text) > len(text) * 2 and bare[-1] not in ",、" else 0
