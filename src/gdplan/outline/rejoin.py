"""Printed lines to paragraphs: hard wrapping undone, stray breaks mended, a document in one line taken apart."""

from bisect import bisect_left
from collections.abc import Container, Sequence
from typing import NamedTuple

from gdplan.normalize import PlanText
from gdplan.outline.markers import starts_with_marker
from gdplan.outline.paragraphs import INSET, Line, Paragraph, inset, join
from gdplan.outline.particulars import iso_date
from gdplan.outline.wrapping import CUT_ENDS, ENDS, Wrapping, find_wrapping
from gdplan.patterns import lazy
from gdplan.terms import Span
from gdplan.vocab.dates import LIMIT_LABEL
from gdplan.vocab.owner_labels import LABEL

_MID_CLAUSE = ",、到至在于和与及为达约将从由向或"  # no heading ends so, but in one of these words: 促进公众参与
_WHOLE_WORD = lazy(
    r"(?:参与|普及|[共总温缓调饱]和|行为|(?:担当|主动|积极)作为|有为|[发传送表直通]达|[节集公合契条预履签违守简]约"
    r"|服从|[自理事缘]由|[方导取走流动投意双]向)\Z"
)
# （ii） and • number no node; a line that begins so is an item of a list all the same.
_LIST_ITEM = lazy(r"\((?:[ivx]{1,5}|[a-z])\)|[•●◆■▪]")
_INSIDE_CLAUSE = ("“", "‘", "《", "(", ",", "、", ";", "。", ")", "”", "》")
_OPEN_LINES = 40  # printed lines of a paragraph that are looked at for what is still open
_QUOTES_AND_BRACKETS = lazy("[“”()《》〔〕]")
_CLAUSE_END = lazy(r"[。！？][”’)]*")
_BRACKET_BEFORE = lazy(r"\([^()]*\)(?=\S)")
_LABEL_ALONE = lazy(rf"(?:{LABEL}|{LIMIT_LABEL}):")
_LABEL_OPEN = lazy(rf"[(〔]{LABEL}:\Z")
_LONGEST_VALUE = 80  # characters: the names of a list
_CLOSER = {"”": "“", ")": "(", "》": "《", "〕": "〔"}


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
    wrapped = find_wrapping([line for line in lines if line.text != INSET], text)
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


def _stray(group: list[Line], line: Line, wrapped: Wrapping | None) -> str | None:
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
    return state.stray(line, wrapped)


def _is_complete(text: str) -> bool:
    """Whether a line ends a sentence and leaves nothing open."""
    return (
        text[-1] in "。！？"
        and text.count("“") == text.count("”")
        and text.count("(") == text.count(")")
        and text.count("《") == text.count("》")
        and text.count("〔") == text.count("〕")
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

    def stray(self, line: Line, wrapped: Wrapping | None) -> str | None:
        """Why the paragraph goes on in `line`; None where it does not."""
        clause = self.clause.strip().removeprefix("**").removesuffix("**")
        if self.marks and (self._closes(line.text) or _LABEL_OPEN.search(clause)):
            return self.marks[-1]
        if (bracket := _BRACKET_BEFORE.match(clause)) and not starts_with_marker(PlanText(clause)):
            clause = clause[bracket.end() :]
        if not clause or clause[-1] in (CUT_ENDS if wrapped and wrapped.pieces else ENDS):
            return None
        if clause[-1] in _MID_CLAUSE and (self.marks or not _WHOLE_WORD.search(clause)):
            return "clause"
        if starts_with_marker(PlanText(clause)):
            return None
        if clause[-1] == "”":  # no title or heading without a number ends so
            return "clause"
        goes_on = wrapped is not None and wrapped.is_full(line)  # no paragraph ends with it
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
