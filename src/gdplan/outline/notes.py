"""Note marks beside words (研发投入强度¹, 5G基站[2]) and the notes that they point to: none of them is text.

Where the format tells which text is raised it is believed. In plain text a raised digit behind a Chinese character, a
word of letters or a number (but 10³) is a mark; a bracket, a circled number or a star is one where a line begins with
the same, below it.
"""

from collections.abc import Container, Mapping, Sequence

from gdplan.normalize import PlanText
from gdplan.outline.markers import Marker, find_markers
from gdplan.outline.paragraphs import Line, Paragraph
from gdplan.patterns import lazy
from gdplan.sources import SourceText
from gdplan.sources.raised import BEHIND_WORD, GOES_ON, HAN_CLOSED
from gdplan.terms import Span

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_BESIDE = f"[{HAN_CLOSED})%]"
_GOES_ON = rf"(?=[,。;:、)”\d{GOES_ON}]|$)"  # the sentence, behind a mark in it
_STAR = r"(?<!\*)\*(?!\*)|※"  # ** are the marks of bold text
_BY_WORD = rf"(?:[①-⑳]|{_STAR})"
_MARK = lazy(
    rf"(?:(?<={_BESIDE})|(?<=\d)(?<!(?<![\d.,])10)|{BEHIND_WORD})"
    rf"(?:[{_RAISED}]{{1,3}}|\[\d{{1,2}}\](?!号)|(?:(?<=[一-鿿]){_BY_WORD}{_GOES_ON}|{_BY_WORD}$))"
)
_OPENS = lazy(rf"(?:[{_RAISED}]{{1,3}}|\[\d{{1,2}}\]|[①-⑳]|\*(?![ *])(?!.*\*)|※)(?=\S| \S)")
# A mark that is no point of a list: neither 条件①、② nor 包括①.
_POINTS = lazy(
    r"(?<=[一-鿿%\d)])(?<![括含有见第按如])(?<![①-⑳][、,和及或至])"
    rf"(?:[①-⑳](?!为|是|[、,和及或至][①-⑳])|{_STAR}){_GOES_ON}"
)
_HEAD = lazy(r"(?:名词解释|注释|注|脚注|术语解释)[:：]?")  # the line above the notes
_NUMBERED_NOTE = lazy(r"(?:备注|附注|注释?|说明) *[:：] *(?=[(\d①])")
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_STARS = ("*", "※")
_MAY_BE = ("¹", "²", "³", "[", "①", *_STARS)


def find_notes(
    lines: Sequence[Line], printed: Sequence[Line], plan: PlanText, source: SourceText
) -> tuple[list[Span], dict[int, str]]:
    """The spans of the marks, in order, and the lines (by index) that are notes: all as omitted kinds.

    `printed` are all lines, those of tables, too: marks stand in cells, notes do not.
    """
    marks = [(aside.start, aside.end) for aside in source.asides if aside.kind == "note-mark"]
    stated = [(aside.start, aside.end) for aside in source.asides if aside.kind == "note"]
    notes: dict[int, str] = {}
    if stated:
        spans = iter([*stated, (len(plan) + 1, 0)])
        span = next(spans)
        for i, line in enumerate(lines):
            while span[1] and span[1] <= line.start:
                span = next(spans)
            if span[0] <= line.start and line.end <= span[1]:
                notes[i] = "note"
    if not any(sign in plan for sign in _MAY_BE):
        return marks, notes
    found, own = _find_printed(lines, printed)
    return sorted({*marks, *found}), notes | own


def _find_printed(lines: Sequence[Line], printed: Sequence[Line]) -> tuple[list[Span], dict[int, str]]:
    """The same in text that says nothing of what is raised."""
    openers = _find_openers(lines, printed)
    signs = {*_RAISED, *(mark[0] for mark in openers)}
    marks: list[Span] = []
    pointed: set[str] = set()  # marks that have a line of their own
    for line in printed:
        if signs.isdisjoint(line.text):
            continue
        for mark in _MARK.finditer(line.text):
            has_note = mark[0] in openers and lines[openers[mark[0]]].start > line.start
            if has_note:
                pointed.add(mark[0])
            if has_note or mark[0][0] in _RAISED:
                marks.append((line.start + mark.start(), line.start + mark.end()))
    notes = {openers[mark]: "note" for mark in pointed}
    heads = {i: "note" for i, line in enumerate(lines[:-1]) if i + 1 in notes and _HEAD.fullmatch(line.text)}
    return marks, {**heads, **notes}


def _find_openers(lines: Sequence[Line], printed: Sequence[Line]) -> dict[str, int]:
    """The last line that each mark opens, where that may be a note.

    ① opens the points of a list, too, and a star an item or the rule of who leads (*为牵头单位): without a head above
    them these are notes where each of a row is pointed to in a sentence, and no other line begins with the same.
    """
    openers: dict[str, int] = {}
    doubtful: dict[str, list[int]] = {}  # lines
    below_head = False
    for i, line in enumerate(lines):
        opens = _OPENS.match(line.text)
        mark = opens[0] if opens else ""
        if mark[:1] in _STARS or (mark in _CIRCLED and not below_head):
            doubtful.setdefault(mark, []).append(i)
        elif opens:
            openers[mark] = i
        below_head = (below_head and opens is not None) or _HEAD.fullmatch(line.text) is not None
    if doubtful:
        alone = {mark: found[0] for mark, found in doubtful.items() if len(found) == 1}
        pointed = {mark[0] for line in printed for mark in _POINTS.finditer(line.text)}
        openers |= {mark: i for mark, i in alone.items() if mark in pointed and _is_note(lines, i, alone, pointed)}
    return openers


def _is_note(lines: Sequence[Line], at: int, alone: Mapping[str, int], pointed: Container[str]) -> bool:
    """Whether a line that a star or a circled number opens is no item of a list and no rule."""
    if lines[at].text[0] in _STARS:
        return "牵头" not in lines[at].text
    rows = {i: mark for mark, i in alone.items() if mark in _CIRCLED}
    first = last = at
    while first - 1 in rows:
        first -= 1
    while last + 1 in rows:
        last += 1
    row = [rows[i] for i in range(first, last + 1)]
    announced = first > 0 and lines[first - 1].text.endswith(":")
    return not announced and row[0] == "①" and all(mark in pointed for mark in row)


def without_note_numbers(paragraphs: Sequence[Paragraph], markers: list[list[Marker]]) -> list[list[Marker]]:
    """The markers without those of 2.… below 注：1.…, which go on with the note: no items of the text around it.

    Where the text has an item 1. open, 2. may be its own.
    """
    last: dict[int, int | None] = {}  # rank -> the number that is open
    rank, number = -1, 0  # of the note that is open
    for i, found in enumerate(markers):
        marker = found[0] if found and found[0].firm else None
        note = _NUMBERED_NOTE.match(paragraphs[i].text) if marker is None else None
        if note and (inner := find_markers(PlanText(paragraphs[i].text[note.end() :]), i, glued=False)):
            is_own = inner[0].number == 1 and last.get(inner[0].rank) != 1
            rank, number = (inner[0].rank, 1) if is_own else (-1, 0)
        elif marker and marker.rank == rank and marker.number == number + 1:
            markers[i] = found[1:]
            number += 1
        elif marker:
            rank = -1
            last = {
                **{of: open_number for of, open_number in last.items() if of < marker.rank},
                marker.rank: marker.number,
            }
    return markers
