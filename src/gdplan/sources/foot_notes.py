"""Notes at the foot of printed pages: small type at a page's end that opens with a mark which stands above it."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from gdplan.sources.raised import GOES_ON, HAN_CLOSED, find_raised, lower_text, raise_text

if TYPE_CHECKING:
    from gdplan.sources.printed_line import Line

Placed = tuple["Line", int]  # and its column

_SMALL = 0.9  # of the body's size
_SAME = 0.08  # of a size
_SHORT = 2.0  # em before the right edge of the page's text
_BRACKETS = "[](){}（）〔〕［］ "
_OPENS = re.compile(r"\s*([\[〔［(（]?(?:[0-9]{1,2}|[①-⑳*※†])[\]〕］)）]?)(?![0-9.．年月日%％])")
# In the size of its line a bracket, star or circled number is a mark only behind a word.
_PRINTED = re.compile(
    rf"(?<=[{HAN_CLOSED}）)%％])(?:[\[〔［][0-9]{{1,2}}[\]〕］](?!号)|[*※†]"
    rf"|[①-⑳](?=[，,。；;：:、）)”0-9{GOES_ON}]|$))"
)


class Note(NamedTuple):
    """A note as printed, its lines in order; `after`: how many lines of the text stand before it."""

    after: int
    lines: list["Line"]


def part_notes(placed: Sequence[Placed], body: float) -> tuple[list[Placed], list[Note]]:
    """The lines of the text and the notes at the foot of its pages or columns; `body` is the size of most lines.

    Small type at the end of a page is a note where it opens with a mark, raised or behind a word, that the page or one
    before it has, and goes on to the page's end; also where a note of the page before goes on. Marks that are as large
    as their line are then written as raised ones.
    """
    if not any(line.size < body * _SMALL for line, _ in placed):
        return [*placed], []
    kept: list[Placed] = []
    notes: list[Note] = []
    marks: set[str] = set()  # raised ones that no note has explained yet
    for _, page in groupby(placed, lambda each: each[0].page):
        columns = [_part_tail([*column], body) for _, column in groupby(page, itemgetter(1))]
        text = [line for above, _ in columns for line, _ in above]
        marks |= {_core(mark) for line in text for mark, at in find_raised(line.text) if at}
        printed = {_core(mark[0]) for line in text for mark in _PRINTED.finditer(line.text)}
        for above, tail in columns:
            opens = [_opening(line, marks | printed) for line, _ in tail]
            begin = next((at for at, mark in enumerate(opens) if mark), len(tail))
            explained = {mark for mark in opens if mark}
            marks -= explained
            goes_on = bool(begin and notes) and _goes_on(notes[-1].lines[-1], tail[0][0], kept)
            kept += [(_raise(line, explained & printed), column) for line, column in above]
            if goes_on:
                notes[-1].lines.extend(line for line, _ in tail[:begin])
            else:
                kept += tail[:begin]
            for (line, _), mark in zip(tail[begin:], opens[begin:], strict=True):
                if mark:
                    notes.append(Note(len(kept), [line]))
                else:
                    notes[-1].lines.append(line)
    return kept, notes


def _part_tail(column: list[Placed], body: float) -> tuple[list[Placed], list[Placed]]:
    """The lines of a column, and those in small type below all others, from the top."""
    large = [line.top for line, _ in column if line.size >= body * _SMALL or line.table is not None]
    end = max(large, default=0.0)
    tail = [each for each in column if each[0].top > end]
    return [each for each in column if each[0].top <= end], sorted(tail, key=lambda each: (each[0].top, each[0].left))


def _opening(line: "Line", known: Iterable[str]) -> str | None:
    """The mark of the note that a line opens, one of those known."""
    raised = next(find_raised(line.text), None)
    if raised and raised[1] == 0:
        return mark if (mark := _core(raised[0])) in known else None
    opens = _OPENS.match(line.text)
    return mark if opens and (mark := _core(opens[1])) in known else None


def _goes_on(last: "Line", following: "Line", text: Sequence[Placed]) -> bool:
    """Whether a note goes on over the page: its last line is full, no sentence ends with it, the type is the same."""
    if following.page != last.page + 1 or abs(following.size - last.size) > last.size * _SAME:
        return False
    right = max((line.right for line, _ in text if line.page == last.page), default=last.right)
    return last.right > right - last.size * _SHORT and not lower_text(last.text).endswith("。")


def _core(mark: str) -> str:
    return mark.strip(_BRACKETS)


def _raise(line: "Line", marks: Iterable[str]) -> "Line":
    """The line with such marks as raised ones."""
    if not marks:
        return line

    def write(mark: re.Match[str]) -> str:
        return raise_text(mark[0]) if _core(mark[0]) in marks else mark[0]

    return line._replace(text=_PRINTED.sub(write, line.text))
