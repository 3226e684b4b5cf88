"""Note marks beside words (研发投入强度¹, 5G基站[2]) and the notes that they point to: none of them is text.

Where the format tells which text is raised it is believed. In plain text a raised digit behind a Chinese character is
a mark; a bracket or a circled number is one where a line begins with the same, below it.
"""

from collections.abc import Sequence

from gdplan.normalize import PlanText
from gdplan.outline.paragraphs import Line
from gdplan.patterns import lazy
from gdplan.sources import SourceText
from gdplan.terms import Span

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_BESIDE = "[一-鿿”》)%]"
_MARK = lazy(rf"(?<={_BESIDE})(?:[{_RAISED}]{{1,3}}|\[\d{{1,2}}\](?!号)|[①-⑳](?=[,。;:、)”\d达为约是超不较比]|$))")
_OPENS = lazy(rf"(?:[{_RAISED}]{{1,3}}|\[\d{{1,2}}\]|[①-⑳])(?=\S| \S)")
_HEAD = lazy(r"(?:名词解释|注释|注|脚注|术语解释)[:：]?")  # the line above the notes
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_MAY_BE = ("¹", "²", "³", "[", "①")


def find_notes(lines: Sequence[Line], plan: PlanText, source: SourceText) -> tuple[list[Span], dict[int, str]]:
    """The spans of the marks, in order, and the lines (by index) that are notes: all as omitted kinds."""
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
    found, own = _find_printed(lines)
    return sorted({*marks, *found}), notes | own


def _find_printed(lines: Sequence[Line]) -> tuple[list[Span], dict[int, str]]:
    """The same in text that says nothing of what is raised."""
    openers: dict[str, int] = {}  # the last line that a mark opens
    below_head = False
    for i, line in enumerate(lines):
        opens = _OPENS.match(line.text)
        if opens and (below_head or opens[0] not in _CIRCLED):  # ① opens the points of a list, too
            openers[opens[0]] = i
        below_head = (below_head and opens is not None) or _HEAD.fullmatch(line.text) is not None
    marks: list[Span] = []
    pointed: dict[str, int] = {}  # marks that have a line of their own, by the first place that points to it
    for i, line in enumerate(lines):
        for mark in _MARK.finditer(line.text):
            target = openers.get(mark[0], -1)
            if target > i:
                pointed.setdefault(mark[0], i)
            if target > i or mark[0][0] in _RAISED:
                marks.append((line.start + mark.start(), line.start + mark.end()))
    notes = {openers[mark]: "note" for mark in pointed}
    heads = {i: "note" for i, line in enumerate(lines[:-1]) if i + 1 in notes and _HEAD.fullmatch(line.text)}
    return marks, {**heads, **notes}
