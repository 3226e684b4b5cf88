"""Printed lines to paragraphs: hard wrapping undone, stray breaks mended, a document in one line taken apart."""

from bisect import bisect_left
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from gdplan.normalize import PlanText
from gdplan.outline.markers import starts_with_marker
from gdplan.outline.paragraphs import INSET, Line, Paragraph, inset, join
from gdplan.outline.particulars import iso_date
from gdplan.patterns import lazy
from gdplan.terms import Span
from gdplan.vocab.numerals import TO_TEN
from gdplan.vocab.owner_labels import LABEL

_ENDS = "。！？；：;:.!?…”’》）)】」』"
_MID_CLAUSE = ",、到至在于和与及为达约将从由向或"  # no heading ends so, but in one of these words: 促进公众参与
_WHOLE_WORD = lazy(
    r"(?:参与|普及|[共总温缓调饱]和|行为|(?:担当|主动|积极)作为|有为|[发传送表直通]达|[节集公合契条预履签违守简]约"
    r"|服从|[自理事缘]由|[方导取走流动投意双]向)\Z"
)
# （ii） and • number no node; a line that begins so is an item of a list all the same.
_LIST_ITEM = lazy(r"\((?:[ivx]{1,5}|[a-z])\)|[•●◆■▪]")
_INSIDE_CLAUSE = ("“", "‘", "《", "(", ",", "、", ";", "。", ")", "”", "》")
_NARROWEST_PAGE, _WIDEST_PAGE = 14, 80  # characters a line: narrower or wider text is not hard-wrapped
_OPEN_LINES = 40  # printed lines of a paragraph that are looked at for what is still open
_FEWEST = 2  # breaks inside sentences that show wrapping: one may be chance
_DEEPEST_INDENT = 4  # blanks: two letters, where ASCII blanks are printed for them
_NEAR = 3  # a full line may end so many characters early, where punctuation may not begin the next one
_QUOTES_AND_BRACKETS = lazy("[“”()《》]")
_CLAUSE_END = lazy(r"[。！？][”’)]*")
_GLUED_HEADING = lazy(rf"[。)] *(?:[{TO_TEN}]{{1,3}}、|\([{TO_TEN}]{{1,3}}\))[^。]*$")
_BRACKET_BEFORE = lazy(r"\([^()]*\)(?=\S)")
_LABEL_ALONE = lazy(rf"(?:{LABEL}|(?:完成|整改|办结|落实|责任)?(?:时限|期限|时间节点|完成时间)):")
_LONGEST_VALUE = 80  # characters: the names of a list
_CLOSER = {"”": "“", ")": "(", "》": "《"}


class Break(NamedTuple):
    """A line break that was no paragraph mark."""

    line: int
    span: Span
    reason: str  # wrapped, or what was still open: clause, sentence, a mark


def rejoin(
    lines: Sequence[Line],
    omitted: list[Span],
    text: str,
    plan: PlanText,
    notes: Container[int] = (),
    headings: Container[int] = (),
) -> tuple[list[Paragraph], list[Break]]:
    """The paragraphs of the lines of `text` that are text, in order, and every break that was taken out.

    `omitted` are omitted spans inside lines (zero-width characters, markup); `notes` are where footnotes begin,
    `headings` where lines begin that the format calls headings: nothing goes on in them or behind them.
    """
    wrapped = _wrapping([line for line in lines if line.text != INSET], text)
    paragraphs, breaks = [], []
    group: list[Line] = []
    for line in lines:
        if group:
            reason = None
            ends = INSET in (group[-1].text, line.text) or line.start in notes
            if not ends and group[-1].start not in headings and line.start not in headings:
                reason = (
                    _under_label(group, line)
                    or (wrapped and wrapped.reason(group[-1], line))
                    or _stray(group, line, wrapped)
                )
            if reason:
                breaks.append(Break(group[-1].number, (group[-1].end, line.start), reason))
            else:
                paragraphs.append(_close(group, omitted, plan))
                group = []
        group.append(line)
    if group:
        paragraphs.append(_close(group, omitted, plan))
    return [paragraph for paragraph in paragraphs if paragraph.text], breaks


def _under_label(group: list[Line], line: Line) -> str | None:
    """Whether a line holds what the label before it says, which stands alone: 责任单位: | 市教育局、市财政局."""
    label = group[0].text
    if len(group) > 1 or label[-1] != ":" or not _LABEL_ALONE.fullmatch(label):
        return None
    text = line.text
    is_value = len(text) <= _LONGEST_VALUE and ":" not in text and "。" not in text[:-1]
    return "clause" if is_value and not starts_with_marker(text) else None


def _stray(group: list[Line], line: Line, wrapped: "_Wrapping | None") -> str | None:
    """Why the paragraph of `group` goes on in `line` although its printed line ended; None where it does not."""
    if (
        (len(group) == 1 and _is_complete(group[0].text))
        or starts_with_marker(line.text)
        or _LIST_ITEM.match(line.text)
    ):
        return None
    state = _Open()
    for printed in group[-_OPEN_LINES:]:
        state.read(printed.text)
    return state.stray(line, goes_on=wrapped is not None and wrapped.is_full(line))


def _is_complete(text: str) -> bool:
    """Whether a line ends a sentence and leaves nothing open."""
    return (
        text[-1] in "。！？"
        and text.count("“") == text.count("”")
        and text.count("(") == text.count(")")
        and text.count("《") == text.count("》")
    )


def _close(group: list[Line], omitted: list[Span], plan: PlanText) -> Paragraph:
    if group[0].text == INSET:
        return inset(group[0].start)
    return join(group, _inside(omitted, group), plan)


def _inside(omitted: list[Span], group: list[Line]) -> list[Span]:
    if not omitted:
        return omitted
    return omitted[bisect_left(omitted, (group[0].start,)) : bisect_left(omitted, (group[-1].end,))]


class _Open:
    """What a paragraph leaves open where a line of it ends."""

    def __init__(self) -> None:
        self.marks: list[str] = []  # quotes and brackets
        self.clause = ""  # what follows the last sentence
        self.sentences = False

    def read(self, text: str) -> None:
        for mark in _QUOTES_AND_BRACKETS.findall(text):
            if mark not in _CLOSER:
                self.marks.append(mark)
            elif self.marks and self.marks[-1] == _CLOSER[mark]:
                self.marks.pop()
        end = 0
        for match in _CLAUSE_END.finditer(text):
            end = match.end()
        self.sentences = self.sentences or end > 0
        self.clause = text[end:] if end else self.clause + text

    def stray(self, line: Line, *, goes_on: bool) -> str | None:
        """Why the paragraph goes on in `line`; None where it does not. `goes_on`: no paragraph ends with it."""
        if self.marks and self._closes(line.text):
            return self.marks[-1]
        clause = self.clause.strip().removeprefix("**").removesuffix("**")
        if (bracket := _BRACKET_BEFORE.match(clause)) and not starts_with_marker(PlanText(clause)):
            clause = clause[bracket.end() :]
        if not clause or clause[-1] in _ENDS:
            return None
        if clause[-1] in _MID_CLAUSE and (self.marks or not _WHOLE_WORD.search(clause)):
            return "clause"
        if starts_with_marker(PlanText(clause)):
            return None
        if self.sentences and (goes_on or line.text[-1] in ");" or "。" in line.text) and not iso_date(line.text):
            return "sentence"
        if "," in clause and line.text.startswith(_INSIDE_CLAUSE):
            return "clause"
        return None

    def _closes(self, text: str) -> bool:
        """Whether the innermost open mark is closed in `text` before another of its kind opens."""
        mark = self.marks[-1]
        closer = next(c for c, o in _CLOSER.items() if o == mark)
        end, again = text.find(closer), text.find(mark)
        return end >= 0 and (again < 0 or end < again)


class _Wrapping(NamedTuple):
    """How a hard-wrapped text breaks its lines."""

    width: int  # characters of a full line, indent included
    columns: int  # the same with full-width characters counted twice
    indented: bool  # paragraphs begin with an indent
    text: str  # the source

    def is_full(self, line: Line) -> bool:
        return _width(line) >= self.width - _NEAR or _columns(line, self.text) >= self.columns - _NEAR

    def reason(self, last: Line, line: Line) -> str | None:
        if self.indented:
            centred = last.indent > _DEEPEST_INDENT and line.indent < 2
            return "wrapped" if line.indent < 2 and not centred and self.is_full(last) else None
        if (
            self.is_full(last)
            and not starts_with_marker(line.text)
            and (last.text[-1] not in "。：:" or _columns(last, self.text) == self.columns)
        ):
            return "wrapped"
        return None


def _width(line: Line) -> int:
    """Characters of the printed line up to the end of this part of it."""
    return line.before + line.indent + len(line.text)


def _columns(line: Line, text: str) -> int:
    """The same in the source, with full-width characters counted twice: U+3000 and ，are as wide as a letter."""
    begin = line.start - line.indent - line.before
    return sum(2 if c >= "\u2e80" or c in "“”‘’…—" else 1 for c in text[begin : line.end])


def _wrapping(lines: Sequence[Line], text: str) -> _Wrapping | None:
    """The width at which the text is hard-wrapped, None where its lines are paragraphs."""
    widths = [_width(line) for line in lines]
    if len(lines) < 4 or not _NARROWEST_PAGE <= max(widths) <= _WIDEST_PAGE:
        return None
    width = max(widths)
    columns = max(_columns(line, text) for line in lines)
    form = _Wrapping(width, columns, indented=False, text=text)
    pairs = [(last, line) for last, line in pairwise(lines) if form.is_full(last)]
    broken = [
        line
        for last, line in pairs
        if last.text[-1] not in _ENDS and not starts_with_marker(line.text) and not _GLUED_HEADING.search(last.text)
    ]
    if len(broken) < _FEWEST or len(broken) * 4 < len(lines) or len(broken) * 2 < len(pairs):
        return None
    starts = sum(line.indent >= 2 for line in lines)
    # Where paragraphs are indented, hardly any line that goes on another is.
    indented = starts > 1 and sum(line.indent < 2 for line in broken) >= 0.9 * len(broken)
    return form._replace(indented=indented)
