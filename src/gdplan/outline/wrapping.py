"""How a text is hard-wrapped: the width of its lines, and the rows that a reader of PDF files took apart."""

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from gdplan.outline.markers import starts_with_marker
from gdplan.outline.paragraphs import Line
from gdplan.outline.particulars import is_document_number
from gdplan.outline.titles import is_title
from gdplan.patterns import lazy
from gdplan.vocab.numerals import TO_TEN
from gdplan.vocab.owner_labels import LABEL

ENDS = "。！？；：;:.!?…”’》）)】」』"
CUT_ENDS = "。！？；：;:.!?…"  # where rows are cut behind ”》） as well
_NARROWEST_PAGE, _WIDEST_PAGE = 14, 80  # characters a line: narrower or wider text is not hard-wrapped
_FEWEST_LINES = 4
_FEWEST_BROKEN, _FEWEST_BROKEN_BESIDE = 4, 3  # of so many lines one breaks inside a sentence; where a few are longer
_MARKS = frozenset(",。;")
_FEW = 50  # of so many lines one may be longer than the page is wide
_FEWEST = 2  # breaks inside sentences that show wrapping: one may be chance
_DEEPEST_INDENT = 4  # blanks: two letters, where ASCII blanks are printed for them
_NEAR = 3  # a full line may end so many characters early, where punctuation may not begin the next one
_GLUED_HEADING = lazy(rf"[。)] *(?:[{TO_TEN}]{{1,3}}、|\([{TO_TEN}]{{1,3}}\))[^。]*$")
# Where a reader of PDF files cuts a row: behind punctuation that is set narrower, and before what opens.
_CUT_BEHIND, _CUT_BEFORE = (*",、。;:.！？…)”’》〕】",), ("“", "‘", "《", "(", "〔", "【", ",", "。", "、")
_CUT_WITHIN = (",", "、", "。", ";", ":")  # of a sentence or paragraph, and no mark of a title, date or note
_TO_END = ("。", ";", "！", "？")  # a row that ends so may be the last of its paragraph, of any width
_HANGING = 2  # columns of punctuation that is set narrower at the end of a row
_NARROW = lazy("[0-9A-Za-z %.+-]")
_OWNERS = lazy(f"{LABEL}:")
_ADDRESSEES = lazy("(?:政府|单位|部门|机构|委员会|管委会|小组|企业) *:$")
_FIRST_INDENT = 4  # columns that are missing in the first row of a paragraph, where its indent was lost


class Wrapping(NamedTuple):
    """How a hard-wrapped text breaks its lines."""

    width: int  # characters of a full line, indent included
    columns: int  # the same with full-width characters counted twice
    indented: bool  # paragraphs begin with an indent
    text: str  # the source
    pieces: Mapping[int, bool]  # by where a line begins that is a piece of a row: whether it is the last of it
    begins: Container[int] = ()  # where lines begin whose indent was lost with the rows

    def is_full(self, line: Line) -> bool:
        if (is_last := self.pieces.get(line.start)) is not None:
            return is_last
        lost = _FIRST_INDENT if line.start in self.begins else 0
        return _width(line) >= self.width - _NEAR or _columns(line, self.text) + lost >= self.columns - _NEAR

    def reason(self, last: Line, line: Line) -> str | None:
        if (starts_with_marker(line.text) and not self.indented) or _is_number(line.text):
            return None
        if self.pieces.get(last.start) is False:
            return "wrapped"
        if self.indented:
            centred = last.indent > _DEEPEST_INDENT and line.indent < 2
            return "wrapped" if line.indent < 2 and not centred and self.is_full(last) else None
        if self.is_full(last) and (last.text[-1] not in "。：:" or _columns(last, self.text) == self.columns):
            return "wrapped"
        return None


def _is_number(text: str) -> bool:
    """Whether a line is a 文号, which stands by itself however full the line before it is."""
    return text.endswith("号") and is_document_number(text)


def _ends(text: str, after: str) -> bool:
    """Whether a line ends its paragraph for what it is: addressees (…，市直各单位：), a title (方案（2023—2025年）)."""
    if text.endswith(":"):
        return _ADDRESSEES.search(text) is not None and _OWNERS.search(text) is None
    return text.endswith(")") and not after.startswith(_CUT_BEFORE) and is_title(text)


def _width(line: Line) -> int:
    """Characters of the printed line up to the end of this part of it."""
    return line.before + line.indent + len(line.text)


def _columns(line: Line, text: str) -> int:
    """The same in the source, with full-width characters counted twice: U+3000 and ，are as wide as a letter."""
    begin = line.start - line.indent - line.before
    return sum(2 if c >= "\u2e80" or c in "“”‘’…—" else 1 for c in text[begin : line.end])


def _printed_width(line: Line) -> int:
    """Columns that a line takes on a printed page, where punctuation is as wide as a letter in whatever form."""
    return 2 * (line.indent + len(line.text)) - len(_NARROW.findall(line.text))


def find_wrapping(lines: Sequence[Line], text: str) -> Wrapping | None:
    """The width at which the text is hard-wrapped, None where its lines are paragraphs.

    That of its longest line; or, where nearly all lines are shorter and many of these break inside sentences, of them.
    """
    if len(lines) < _FEWEST_LINES:
        return None
    form = _find_form(lines, text, lines, _FEWEST_BROKEN)
    if form is None and (usual := _without_longest(lines)) and _is_prose(usual):
        form = _find_form(lines, text, usual, _FEWEST_BROKEN_BESIDE)
    return form


def _have_three_lines(broken: Sequence[Line], pairs: Sequence[tuple[Line, Line]]) -> bool:
    """Whether paragraphs go on for three lines and more, not for a heading and a line of text that is as long."""
    inside = {line.start for line in broken}
    return sum(last.start in inside and line.start in inside for last, line in pairs) * 4 >= len(broken)


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether half of the long lines hold marks of sentences: the names of a list are as long by chance."""
    width = max(map(_width, lines))
    full = [line.text for line in lines if _width(line) >= width - _NEAR]
    return sum(not _MARKS.isdisjoint(text) for text in full) * 2 >= len(full)


def _without_longest(lines: Sequence[Line]) -> list[Line]:
    """The lines without the few that are much longer than all others; none where there are no such few."""
    ranked = sorted(map(_width, lines), reverse=True)
    for last, width in pairwise(ranked[: 1 + max(1, len(lines) // _FEW)]):
        if last - width > _NEAR:
            return [line for line in lines if _width(line) <= width]
    return []


def _find_form(lines: Sequence[Line], text: str, measured: Sequence[Line], least: int) -> Wrapping | None:
    """The form at the width of the longest line of `measured`, where one of `least` lines breaks inside a sentence."""
    width = max(map(_width, measured))
    if not _NARROWEST_PAGE <= width <= _WIDEST_PAGE:
        return None
    pieces = _find_pieces(lines, [_printed_width(line) for line in lines], max(map(_printed_width, measured)))
    columns = max(_columns(line, text) for line in measured)
    form = Wrapping(width, columns, indented=False, text=text, pieces=pieces)
    if pieces:
        form = form._replace(begins={line.start for last, line in pairwise(lines) if _may_begin(last, line, form)})
    inner = sum(not is_last for is_last in pieces.values())
    pairs = [(last, line) for last, line in pairwise(lines) if form.is_full(last)]
    broken = [
        line
        for last, line in pairs
        if last.text[-1] not in ENDS and not starts_with_marker(line.text) and not _GLUED_HEADING.search(last.text)
    ]
    if len(broken) < _FEWEST or (len(broken) + inner) * least < len(lines) or len(broken) * 2 < len(pairs):
        return None
    if len(measured) < len(lines) and not _have_three_lines(broken, pairs):
        return None
    starts = sum(line.indent >= 2 for line in lines)
    # Where paragraphs are indented, hardly any line that goes on another is.
    indented = starts > 1 and sum(line.indent < 2 for line in broken) >= 0.9 * len(broken)
    return form._replace(indented=indented)


def _may_begin(last: Line, line: Line, form: Wrapping) -> bool:
    """Whether a paragraph may begin with a line behind another."""
    return last.text.endswith(_TO_END) or starts_with_marker(line.text) or not form.is_full(last)


def _find_pieces(lines: Sequence[Line], widths: Sequence[int], full: int) -> dict[int, bool]:
    """The lines that together fill a row of `full` columns, by where each begins, and whether it is the last of it.

    A reader of PDF files makes a line of each run of letters, and a run ends where punctuation is set narrower:
    紧扣总体要求,⏎落实责任,⏎推进重⏎点工作. Lines that fill a row by chance all end sentences.
    """
    pieces: dict[int, bool] = {}
    is_cut, at = False, 0
    begins = True  # a paragraph, whose indent was lost
    while at < len(lines):
        last = _last_of_row(lines, widths, at, full, begins=begins or starts_with_marker(lines[at].text))
        if last > at:
            is_cut |= any(line.text.endswith((",", "、")) for line in lines[at:last])
            pieces |= {line.start: line is lines[last] for line in lines[at : last + 1]}
        begins = lines[last].text.endswith(_TO_END) or (last == at and widths[at] < full - _NEAR)
        at = last + 1
    return pieces if is_cut else {}


def _last_of_row(lines: Sequence[Line], widths: Sequence[int], first: int, full: int, *, begins: bool) -> int:
    """The last of the lines from `first` that fill one row; `first` itself where none do."""
    filled, last = widths[first], first
    while last + 1 < len(lines) and filled + widths[last + 1] <= full + _HANGING:
        piece, after = lines[last].text, lines[last + 1].text
        may_cut = piece.endswith(_CUT_BEHIND) or after.startswith(_CUT_BEFORE)
        if not may_cut or starts_with_marker(after) or _OWNERS.match(after) or _is_number(after) or _ends(piece, after):
            break
        last += 1
        filled += widths[last]
    is_text = starts_with_marker(lines[first].text) or any(
        line.text.endswith(_CUT_WITHIN) for line in lines[first:last]
    )
    least = full - _NEAR - (_FIRST_INDENT if begins and is_text else 0)
    return last if filled >= least and not lines[last].text.endswith(_TO_END) else first
