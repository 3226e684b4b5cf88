"""Tables as drafts: one node a row, merged cells as nodes around the rows that share them."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from gdplan.ordinals import NUMBER, ordinal
from gdplan.outline.families import RANK
from gdplan.outline.insets.captions import caption_number, is_caption, unit_of
from gdplan.outline.insets.columns import FIGURES, column_kind, find_kinds
from gdplan.outline.insets.groups import find_parents, with_groups_first, with_measures_below
from gdplan.outline.insets.table_rows import CellText, Row
from gdplan.outline.markers import find_markers
from gdplan.outline.paragraphs import Paragraph, chain, glue
from gdplan.outline.tree import BOX, TABLE, Draft
from gdplan.patterns import lazy
from gdplan.sources import Cell, TableText

ReadCell = Callable[[Cell], list[Paragraph]]

_LONGEST_HEADER = 24  # characters
_LONGEST_HEADING = 40
_BROKEN = 12  # characters of a line in a narrow column
_SENTENCE_ENDS = "。；;！？:"
_BARE_NUMBER = lazy(rf"(?P<number>{NUMBER})[.、]?")
_INHERITED = ("owner", "deadline")  # of these a cell that several rows share holds for each of them
_WORD = lazy(r"\w")
_BOX_TITLE = lazy(rf"专栏 *(?P<number>{NUMBER})?[ :.、]*(?P<title>[^。;:]{{0,60}})")


def read_table(table: TableText, read_cell: ReadCell, caption: Sequence[Paragraph] = ()) -> Draft:
    """The draft of a table, or of a box where it has a single column; `caption` are the lines over it."""
    if len(table.grid[0]) == 1 and not caption:
        return _read_frame(table, read_cell)
    draft = Draft(TABLE, None, None)
    draft.extent = min([table.start, *(p.place(0) for p in caption)]), table.end
    for line in caption:
        if draft.heading is None and is_caption(line.text):
            draft.heading = line
            if number := caption_number(line.text):
                draft.label = int(number) if number.isdecimal() else ordinal(number)
        else:
            draft.paragraphs.append(line)
    unit = next((u for line in draft.paragraphs if (u := unit_of(line))), None)
    height = _header_height(table, read_cell)
    table, moved = with_groups_first(table, height, read_cell)
    columns = _Columns(table, read_cell, height, unit, moved)
    if all(kind == "text" for kind in columns.kinds):  # what heads known columns is no sentence
        for cell in _cells_of(table, 0, height):
            draft.paragraphs += read_cell(cell)
    draft.children = columns.read(height, len(table.grid), 0)
    return draft


def _read_frame(table: TableText, read_cell: ReadCell) -> Draft:
    """Text in a frame: a box, whose first line is its title where it reads like one."""
    draft = Draft(BOX, None, None)
    draft.extent = table.start, table.end
    lines = [line for cell in _cells_of(table, 0, len(table.grid)) for line in read_cell(cell)]
    first = lines[0].text if lines else ""
    if title := _BOX_TITLE.fullmatch(first):
        number = title["number"] or ""
        draft.label = int(number) if number.isdecimal() else ordinal(number) if number else None
        if title["title"]:
            draft.heading = lines[0].cut(*title.span("title"))
            del lines[0]
        elif len(lines) > 1 and _is_heading(lines[1].text):
            draft.heading = lines[1]
            del lines[:2]
    elif len(lines) > 1 and _is_heading(first) and not find_markers(lines[0].text, 0):
        draft.heading = lines.pop(0)
    draft.paragraphs = lines
    return draft


def _cells_of(table: TableText, start: int, stop: int) -> list[Cell]:
    """The cells that begin in some rows, each once, in the order printed."""
    return list(dict.fromkeys(c for row in table.grid[start:stop] for c in row if start <= c.row and c.start < c.end))


def _squeeze(paragraphs: Sequence[Paragraph]) -> str:
    return "".join(p.text for p in paragraphs).replace(" ", "")


def _is_heading(text: str) -> bool:
    return 1 < len(text) <= _LONGEST_HEADING and text[-1] not in _SENTENCE_ENDS


def _is_one(lines: Sequence[Paragraph]) -> bool:
    """Whether the lines of a cell are words broken over them rather than texts of their own."""
    broken = all(len(line.text) <= _BROKEN and line.text[-1] not in _SENTENCE_ENDS for line in lines[:-1])
    return broken and not any(find_markers(line.text, 0, glued=False) for line in lines[1:])


def _header_height(table: TableText, read_cell: ReadCell) -> int:
    """How many rows at the top are headers; 0 where there are none."""
    first = list(dict.fromkeys(table.grid[0]))
    texts = [_squeeze(read_cell(cell)) for cell in first]
    if len(table.grid) < 2 or any(len(text) > _LONGEST_HEADER or text.endswith("。") for text in texts):
        return 0
    known = any(column_kind(text) != "text" for text in texts)
    named = all(texts) and len(set(texts)) == len(texts) and not any(text[0].isdecimal() for text in texts)
    height = max(cell.rows for cell in first)
    return (height if height < len(table.grid) else 1) if known else int(named)


class _Columns:
    """The columns of one table and what they hold."""

    def __init__(self, table: TableText, read_cell: ReadCell, height: int, unit: Paragraph | None, moved: int) -> None:
        """`moved` columns at the front were printed behind 序号: a cell of a single row there is the row's own."""
        self.table = table
        self.read_cell = read_cell
        self.unit = unit
        width = range(len(table.grid[0]))
        above = [list(dict.fromkeys(row[c] for row in table.grid[:height])) for c in width]
        self.heads = [[p for cell in cells for p in read_cell(cell)] for cells in above]
        self.headers = [_squeeze(lines) for lines in self.heads]
        rows = [
            row for row in table.grid[height:] if row[0].columns < len(row) or len(row) == 1
        ]  # none that name others
        below = [list(dict.fromkeys(row[c] for row in rows)) for c in width]
        texts = [[text for cell in cells if (text := _squeeze(read_cell(cell)))] for cells in below]
        self.kinds = find_kinds(self.headers, texts)
        self.are_tasks = "owner" in self.kinds and "text" in self.kinds
        if self.are_tasks:
            table = self.table = with_measures_below(table, height, self.kinds, read_cell)
            below = [list(dict.fromkeys(row[c] for row in table.grid[height:])) for c in width]
        # Those that say what a row is about stand before its owners and values.
        end = next((c for c in width if self.kinds[c] not in ("number", "text", "indicator")), len(width))
        self.lead = range(end)
        numbers = next((c for c in self.lead if self.kinds[c] == "number"), 0)
        self.parents = find_parents(table, height, read_cell) if self.are_tasks else frozenset[int]()
        self.groups = {c for c in range(moved, numbers) if any(cell.rows > 1 for cell in below[c])}

    def read(self, start: int, stop: int, first: int) -> list[Draft]:
        """The nodes of rows start to stop, the columns before `first` being those of the node around them."""
        drafts: list[Draft] = []
        while start < stop:
            row = self.table.grid[start]
            end = max([start + 1, *(min(row[c].row + row[c].rows, stop) for c in self.lead if c >= first)])
            shared = [c for c in self.lead if c >= first and row[c].row + row[c].rows >= end > start + 1]
            shared = shared[: next((i for i, (a, b) in enumerate(pairwise(shared), 1) if b != a + 1), len(shared))]
            if not shared and first in self.groups and row[first].start < row[first].end:
                shared = [first]  # a group of one row, where others have more
            if first == 0 and start in self.parents:
                end = self._end_of(start, stop)
                draft = self._make(start, stop=start + 1, columns=range(len(row)), holds=True)
                draft.children = self.read(start + 1, end, 0)
            elif shared and shared[0] == first:
                draft = self._make(start, stop=end, columns=range(first, shared[-1] + 1), holds=True)
                draft.children = self.read(start, end, shared[-1] + 1)
            else:
                end = start + 1
                draft = self._make(start, stop=end, columns=range(first, len(row)))
            drafts += [draft] if draft.extent != (0, 0) else []
            start = end
        return drafts

    def _end_of(self, parent: int, stop: int) -> int:
        """Where the rows end that one from edge to edge names: 一、 holds （一） below it, a title what is marked."""
        rank = self._rank_of(parent)
        if rank is None and parent + 1 in self.parents:
            rank = -1  # above all that have a marker
        for i in (i for i in range(parent + 1, stop) if i in self.parents):
            other = self._rank_of(i)
            if rank is None or other is None or other <= rank:
                return i
        return stop

    def _rank_of(self, parent: int) -> int | None:
        row = self._make(parent, stop=parent + 1, columns=range(len(self.table.grid[0])), holds=True)
        return row.rank if row.marker else None

    def _make(self, start: int, *, stop: int, columns: range, holds: bool = False) -> Row:
        """One row; or, where it `holds` others, the cells that they share, which begin in the first of them."""
        grid = self.table.grid
        row = Row()
        row.unit = self.unit
        cells: dict[Cell, int] = {}
        for c in columns:
            cell = grid[start][c]
            if cell.start < cell.end and (cell not in cells or self.kinds[cells[cell]] == "number"):
                cells[cell] = c  # of several columns the first that is none of numbers
        inside = [cell for cell in _cells_of(self.table, start, stop) if cell.column >= columns.start]
        row.extent = (0, 0)
        if inside:  # groups that stand first here may be printed behind others
            row.extent = min(cell.start for cell in inside), max(cell.end for cell in inside)
        texts = {cell: self.read_cell(cell) for cell in cells}
        rest = [cell for cell, c in cells.items() if cell.row == start or self.kinds[c] in _INHERITED]
        rest = self._number(row, rest, cells, texts)
        if rest and rest[0].row == start and cells[rest[0]] in self.lead:
            rest = self._title(row, rest, cells, texts, shared=holds)
        at = [(cells[cell], texts[cell]) for cell in rest]
        row.cells = [CellText(self.kinds[c], self.headers[c], lines, self.heads[c]) for c, lines in at]
        row.cells = [cell for cell in row.cells if cell.kind in FIGURES or _WORD.search(_squeeze(cell.paragraphs))]
        return row

    def _number(
        self, row: Row, rest: list[Cell], cells: dict[Cell, int], texts: dict[Cell, list[Paragraph]]
    ) -> list[Cell]:
        """Give a row of a table of tasks its number from the column 序號; what is left of its cells."""
        i = next((i for i, cell in enumerate(rest) if self.kinds[cells[cell]] == "number"), None)
        if i is None or not self.are_tasks or any(self.kinds[cells[cell]] != "text" for cell in rest[:i]):
            return rest
        match = _BARE_NUMBER.fullmatch(_squeeze(texts[rest[i]]))
        if match is None:
            return rest
        number = match["number"]
        row.marker = chain(texts[rest[i]])
        row.rank = RANK["1." if number.isdecimal() else "一、"]
        row.number = int(number) if number.isdecimal() else ordinal(number)
        return [*rest[:i], *rest[i + 1 :]]

    def _title(
        self, row: Row, rest: list[Cell], cells: dict[Cell, int], texts: dict[Cell, list[Paragraph]], *, shared: bool
    ) -> list[Cell]:
        """Give a row its heading, from its first words where more follow them; what is left of its cells."""
        kinds = [self.kinds[cells[cell]] for cell in rest]
        i = next((i for i, kind in enumerate(kinds) if kind != "number"), None)
        if not shared and not self.are_tasks:  # behind the group that each row repeats: 绿化 | 1 | 新建绿地 | 35
            i = next((at for at, kind in enumerate(kinds) if kind == "indicator" and cells[rest[at]] in self.lead), i)
        if i is None or cells[rest[i]] not in self.lead or not _is_one(texts[rest[i]]):
            return rest
        if len(texts[rest[i]]) > 1 and rest[i].column + rest[i].columns > len(self.lead):
            return rest  # its lines are of several columns
        line = glue(texts[rest[i]])
        row.is_indicator = self.kinds[cells[rest[i]]] == "indicator"
        marker = next(iter(find_markers(line.text, 0, glued=False)), None)
        if marker and marker.firm and row.marker is None and marker.number is not None:
            row.marker, row.number, row.rank = line.cut(0, marker.end), marker.number, marker.rank
            line = line.cut(marker.end, len(line.text))
        followed = shared or any(self.kinds[cells[cell]] not in ("owner", "deadline") for cell in rest[i + 1 :])
        if line.text and followed and _is_heading(line.text.rstrip("。")) and "。" not in line.text[:-1]:
            row.heading = line
            return [*rest[:i], *rest[i + 1 :]]
        texts[rest[i]] = [line] if line.text else []
        return rest
