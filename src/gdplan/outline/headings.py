"""Heading or sentence: what the text after a marker begins with.

Decided for a family of markers in one document, by what most of them do: in 1.拓展两个市场。积极稳妥地… the first
sentence is a heading because nearly all of its siblings begin with one as short; in （九）卫生健康行政部门对…。 it is
the measure itself. Where a family is of two minds, the siblings under one node decide, and a first sentence that says
nothing, a mere name (医养结合补贴。), is a heading wherever it stands.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from gdplan.outline.families import ARTICLE
from gdplan.outline.format_headings import NO_EVIDENCE, Evidence
from gdplan.outline.paragraphs import INSET, glue
from gdplan.outline.sentences import Piece
from gdplan.outline.tree import Draft
from gdplan.patterns import lazy
from gdplan.terms import Span

_SHORT = 25  # characters: a first sentence that may be a heading, where a family is judged
_LONGEST = 60  # characters: no heading is longer
_FEWEST = 3  # siblings that are of one mind about the last
_NAME = 16  # characters: a first sentence that may be a mere name
_BEFORE_COLON = lazy(r"[^。,;:！？]{2,30}:(?=\s*\S)")
# What a statement has and a name has not: particles, auxiliaries, prepositions, numbers, a clause.
_STATES = lazy(
    "[的了着过是为有在由被把将对从向以按应须要可得能会已不未无并且或及与和等,:;0-9]|^(?:各|每|凡|本|该)|禁止|鼓励|支持"
)
_NUMBER = lazy("[0-9]")
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


def find_headings(roots: Sequence[Draft], evidence: Evidence = NO_EVIDENCE) -> list[Span]:
    """Give every numbered draft its heading; what follows it stays as text.

    The line breaks inside a clause that were taken out on the way, as places in the source.
    """
    mended: list[Span] = []
    families: dict[int, list[list[Member]]] = defaultdict(list)
    groups = [roots]
    while groups:
        siblings = groups.pop()
        members = [
            Member.of(draft)
            for draft in siblings
            if draft.marker and draft.paragraphs and draft.paragraphs[0].text != INSET
        ]
        for rank in {member.draft.rank for member in members}:
            clan = [member for member in members if member.draft.rank == rank]
            families[rank].append(clan)
        groups += [draft.children for draft in siblings if draft.children]
    for rank, clans in families.items():
        is_law = rank == ARTICLE
        articles = [member for clan in clans for member in clan] if is_law else []
        for clan in clans:
            mended += _mend_clauses(clan, articles or clan, evidence)
        _name_family(clans, evidence, is_law=is_law)
    return mended


def _mend_clauses(clan: list[Member], kin: Sequence[Member], evidence: Evidence) -> list[Span]:
    """Join a first line that ends inside its clause (第二条 违反本条例第五条⏎规定的，…) with the paragraph after it.

    Where most of its kin are statements, as articles and points in a list (…；…。) are, a line without an end is no
    heading, unless the format calls it one.
    """
    broken = [
        (i, member.draft)
        for i, member in enumerate(clan)
        if member.pieces == 1
        and member.draft.paragraphs[0].text[-1] not in _TERMINAL + ":"
        and len(member.draft.paragraphs) > 1
        and member.draft.paragraphs[1].text[-1] in _TERMINAL
        and not any(child.start < member.draft.paragraphs[1].place(0) for child in member.draft.children)
        and not (member.draft.marker and evidence.is_heading(member.draft.marker))
    ]
    listed = broken and (clan[0].draft.rank == ARTICLE or any(_last_mark(member) == ";" for member in kin))
    stated = sum(_last_mark(member) in _TERMINAL + ":" for member in kin)
    if not listed or stated * 2 <= len(kin):
        return []
    mended = []
    for i, draft in broken:
        first, second = draft.paragraphs[:2]
        mended.append((first.place(len(first.text) - 1) + 1, second.place(0)))
        draft.paragraphs[0:2] = [glue([first, second])]
        clan[i] = Member.of(draft)
    return mended


def _name_family(clans: list[list[Member]], evidence: Evidence, *, is_law: bool) -> None:
    """Headings for the members of one family, given sibling by sibling."""
    members = [member for clan in clans for member in clan]
    run_in, family_colon = (False, False) if is_law else (_runs_in(members), _has_colons(members))
    for clan in clans:
        colon = not is_law and (_has_colons(clan) or (family_colon and not _agrees_on_stops(clan)))
        agreed = not run_in and not is_law and len(clan) > 1 and _runs_in(clan)
        for member in clan:
            draft = member.draft
            longest = _LONGEST if agreed and _is_alone_long(member, clan) else _SHORT
            short = not run_in and not is_law and _begins_short(member, name=not agreed, longest=longest)
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


def _begins_short(member: Member, *, name: bool, longest: int = _SHORT) -> bool:
    """Whether a first sentence that others follow is short; with `name`, whether it is a mere name."""
    paragraphs = member.draft.paragraphs
    if member.first is None or (member.sentences == 1 and len(paragraphs) == 1):
        return False
    text = paragraphs[0].text[: member.first.end]
    if not name:
        return len(text) <= longest
    return text[-1] == "。" and len(text) <= _NAME and not _STATES.search(_IN_BRACKETS.sub("", text))


def _is_alone_long(member: Member, clan: Sequence[Member]) -> bool:
    """Whether all siblings of a member, three or more, begin with a short sentence that others follow.

    Then it does so with a longer one, unless it states a number: 到2030年,建成…30个。
    """
    others = [one for one in clan if one is not member]
    return (
        len(others) >= _FEWEST
        and all(one.sentences > 1 and one.first and one.first.end <= _SHORT for one in others)
        and not (member.first and _NUMBER.search(member.draft.paragraphs[0].text, 0, member.first.end))
    )


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
    colons = sum(_BEFORE_COLON.match(text) is not None for text in texts)
    return colons > 1 and colons * 2 >= len(texts)


def _agrees_on_stops(clan: list[Member]) -> bool:
    """Whether two siblings or more begin with a short sentence that others follow, and no fewer than have a colon."""
    texts = [member.draft.paragraphs[0].text for member in clan]
    stops = sum(member.sentences > 1 and member.first is not None and member.first.end <= _SHORT for member in clan)
    return stops > 1 and stops >= sum(_BEFORE_COLON.match(text) is not None for text in texts)


def _last_mark(member: Member) -> str:
    return member.draft.paragraphs[0].text[-1]


def _ends(member: Member) -> bool:
    return _last_mark(member) in _TERMINAL
