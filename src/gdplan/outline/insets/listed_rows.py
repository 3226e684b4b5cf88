"""The rows of a table that a text prints one cell a line.

Where a row begins its running number says; where there is none, that the lines agree with the columns.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gdplan.outline.families import RANK
from gdplan.outline.insets.line_cells import Columns, Reading, group_columns, nature_of, read_by_form, read_counted
from gdplan.outline.insets.listed_heads import MOST_GROUPS, Head, number_of
from gdplan.outline.markers import find_markers
from gdplan.outline.named_numbers import find_counted
from gdplan.outline.paragraphs import Line
from gdplan.patterns import lazy
from gdplan.vocab.dates import SPACED_DAY

_FEWEST = 3  # rows that agree, where neither numbers nor figures tell them apart
_FEWEST_TOLD = 2  # likewise, where they do
_LONGEST = 40  # lines of a row
_MOST_TIMES = 3  # as many lines as columns has a row that cannot be read
_LONGEST_NAME = 40  # characters, of a group of rows
_REMARKS = lazy(r"备注|说明")
_DAY = lazy(SPACED_DAY)  # of a signature


class Row(NamedTuple):
    """A row: its lines, and which of them stand in which column."""

    names: range  # lines over it that name it and those below
    lines: range
    cells: Reading  # from the number on, offsets into `lines`; () where they cannot be told
    is_sure: bool
    is_part: bool = False  # a measure of the row above, which has its number and task


class RowReader:
    """Reads the rows under one head."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.lines = head.body
        self.columns = group_columns(head.kinds[head.lead :])
        self.is_numbered = self.columns.kinds[0] == "number"
        self.rows: list[Row] = []
        self.groups = find_counted([line.text for line in self.lines])  # 行动一：…, 行动二：… over the rows
        self.unread: list[range] = []  # lines behind them that begin with the next number
        if self.is_numbered:
            self._read_numbered()
        else:
            self._read_others()

    def agree(self) -> bool:
        """Whether the rows are those of a table: enough of them read, and each column of texts has some."""
        clear = [row for row in self.rows if row.cells]
        few = self.is_numbered or "indicator" in self.columns.kinds
        if len(clear) < (_FEWEST_TOLD if few else _FEWEST) or 3 * len(clear) < 2 * len(self.rows):
            return False
        filled = {i for row in clear for i, (start, end) in enumerate(row.cells) if start < end}
        return 2 * sum(row.is_sure for row in clear) >= len(clear) and all(
            i in filled or _REMARKS.fullmatch(name) for i, name in enumerate(self.head.names[self.head.lead :])
        )

    def _read_numbered(self) -> None:
        at = next(i for i, line in enumerate(self.lines) if number_of(line.text) == 1)
        names, number = range(at), 1
        following: int | None = at
        while following is not None:
            at = following
            number = number_of(self.lines[at].text) or 1
            reach = range(at + 1, min(at + _LONGEST, len(self.lines)))
            nexts = [i for i in reach if number_of(self.lines[i].text) in (number + 1, 1)]
            rows, following = next(self._read_until(at, nexts), None) or (self._read_to_end(at), None)
            if not rows:
                self.unread.append(range(at, min(at + len(self.columns.kinds), len(self.lines))))
                break
            self.rows += [rows[0]._replace(names=names), *rows[1:]]
            names = range(rows[-1].lines.stop, following or 0)
        sure = [row for row in self.rows if row.is_sure]
        if any(end - start > 1 for row in sure for start, end in row.cells):  # two lines may be one cell of others, too
            self.rows = [row if row.is_sure else row._replace(cells=()) for row in self.rows]

    def _read_others(self) -> None:
        at = 0
        while row := self._read_whole(at):
            at = row.lines.stop
            self.rows.append(row)

    def _read_until(self, at: int, nexts: Sequence[int]) -> Iterator[tuple[list[Row], int]]:
        """The ways to read the row that begins at a line and ends before one of the next numbers, likeliest first."""
        for following in nexts:
            yield from self._read_named(at, following, self._read_sure)
        for following in nexts:
            yield from self._read_named(at, following, self._read_parts)
            yield from self._read_named(at, following, self._read)
        first = next((i for i in nexts if number_of(self.lines[i].text) != 1), None)
        if first is not None and first - at <= _MOST_TIMES * len(self.columns.kinds):
            yield [Row(range(0), range(at, first), (), is_sure=False)], first

    def _read_named(
        self, at: int, following: int, read: Callable[[int, int], list[Row]]
    ) -> Iterator[tuple[list[Row], int]]:
        """The same before one number, with as many lines in between that name the next row."""
        last = following - 1
        named = last if _opens_group(self.lines[last]) else following
        group = bisect_right(self.groups, at)
        if group < len(self.groups) and self.groups[group] < following:
            named = min(named, self.groups[group])
        for stop in range(named, max(at + 1, following - MOST_GROUPS - 1), -1):
            rows = read(at, stop)
            if rows and self._are_names(rows[-1], following):
                yield rows, following

    def _are_names(self, row: Row, stop: int) -> bool:
        """Whether the lines between a row and the next name that and those below it; numbers begin anew only there."""
        lines = self.lines[row.lines.stop : stop]
        restarts = number_of(self.lines[stop].text) == 1
        if len(lines) < max(self.head.lead, 1):
            return not lines and not restarts
        # Where the first row has a name over it, others may; but a last cell that may be empty could be that line.
        others = bool(self.rows) and len(self.rows[0].names) > 0 and row.cells[-1][0] < row.cells[-1][1]
        may_be = bool(self.head.lead) or restarts or others or all(map(_opens_group, lines))
        return may_be and all(nature_of(line.text) == "text" and len(line.text) <= _LONGEST_NAME for line in lines)

    def _read(self, at: int, stop: int) -> list[Row]:
        """The row of some lines; none where there is no one way to read it."""
        if row := self._read_sure(at, stop):
            return row
        counted = read_counted(self._with_gaps(at, stop), self.columns)
        return [Row(range(0), range(at, stop), counted[0], is_sure=False)] if counted else []

    def _read_sure(self, at: int, stop: int) -> list[Row]:
        """The same where each line is what its column holds."""
        counted = read_counted(self._with_gaps(at, stop), self.columns)
        cells = counted[0] if counted and counted[1] else self._by_form(at, stop, self.columns)
        return [Row(range(0), range(at, stop), cells, is_sure=True)] if cells else []

    def _by_form(self, at: int, stop: int, columns: Columns) -> Reading | None:
        return read_by_form([line.text for line in self.lines[at:stop]], columns)

    def _read_parts(self, at: int, stop: int) -> list[Row]:
        """A row, and its measures with owners or dates of their own: 1⏎建食堂⏎选址⏎甲局⏎开业⏎乙局."""
        rows = self._read_to_end(at, stop) if self.columns.kinds[-1] in ("owner", "deadline") else []
        return rows if len(rows) > 1 and rows[-1].lines.stop == stop else []

    def _read_to_end(self, at: int, stop: int | None = None) -> list[Row]:
        """The row that begins at a line and is the last, with its measures; those where others have some."""
        rows = [row] if (row := self._read_whole(at, stop)) else []
        texts = next((members for name, members in self.columns.groups if name == "text"), ())
        if not rows or not texts or (stop is None and not any(row.is_part for row in self.rows)):
            return rows
        columns = group_columns(self.columns.kinds[texts[-1] :])
        while part := self._read_part(rows[-1].lines.stop, stop, columns, texts[-1]):
            rows.append(part)
        return rows

    def _read_part(self, at: int, stop: int | None, columns: Columns, above: int) -> Row | None:
        """The shortest row of the columns behind the first `above` that has all of them."""
        for end in range(at + 1, min(at + _LONGEST, stop or len(self.lines)) + 1):
            cells = self._by_form(at, end, columns)
            if cells and all(low < high for low, high in cells):
                row = Row(range(0), range(at, end), (*[(0, 0)] * above, *cells), is_sure=True, is_part=True)
                return row if self._ends(row) else None
        return None

    def _with_gaps(self, at: int, stop: int) -> Sequence[str]:
        """The texts of some lines, with "" for an empty line between them where there are as many as columns then."""
        lines = self.lines[at:stop]
        by_line = {line.number: line.text for line in lines}
        printed = range(lines[0].number, lines[-1].number + 1)
        is_row = len(lines) < len(self.columns.kinds) == len(printed)
        return [by_line.get(number, "") for number in printed] if is_row else [line.text for line in lines]

    def _read_whole(self, at: int, stop: int | None = None) -> Row | None:
        """The shortest row from a line on that has what the rows before it have."""
        needed = self._needed()
        for end in range(at + 2, min(at + _LONGEST, stop or len(self.lines)) + 1):
            for row in self._read_sure(at, end):
                if all(row.cells[i][0] < row.cells[i][1] for i in needed):
                    return row if self._ends(row) else None
        return None

    def _ends(self, row: Row) -> bool:
        """Whether a row that nothing follows ends where it seems to, and is no text with a signature."""
        behind = self.lines[row.lines.stop : row.lines.stop + 1]
        last = {"owner": "bodies", "deadline": "date"}.get(self.columns.kinds[-1])
        if self._is_loose(row) and behind and nature_of(behind[0].text) == last:
            return False
        own = [self.lines[i] for i in row.lines]
        first = [self.lines[i] for i in self.rows[0].lines] if self.rows else own
        if self._is_loose(row) and "indicator" not in self.columns.kinds and any(number_of(o.text) for o in own):
            return False
        if any(map(_opens_group, own)) and not any(map(_opens_group, first)):
            return False
        is_dated = any(_DAY.fullmatch(line.text) for line in (*own, *behind))
        return not is_dated or any(_DAY.fullmatch(line.text) for line in first)

    def _is_loose(self, row: Row) -> bool:
        """Whether nothing but its form says where a row begins."""
        return row.is_part or not self.is_numbered

    def _needed(self) -> list[int]:
        """The columns that no row may leave empty: those that most have filled; a group's name may be merged."""
        clear = [row for row in self.rows if row.cells and not row.is_part]
        lead = next((members for name, members in self.columns.groups if name == "text"), ())
        return [
            i
            for i, name in enumerate(self.head.names[self.head.lead :])
            if (2 * sum(row.cells[i][0] < row.cells[i][1] for row in clear) > len(clear) and i not in lead[:-1])
            or (not clear and not _REMARKS.fullmatch(name))
        ]


def _opens_group(line: Line) -> bool:
    """Whether a line begins as the heading over several numbered rows does: 一、 （一）"""
    markers = find_markers(line.text, 0, glued=False)
    return bool(markers) and markers[0].firm and markers[0].rank < RANK["1."]
