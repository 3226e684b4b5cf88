"""Tables of a Word document: rows, cells and how they are merged."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator

from gdplan.sources.archive import local_name
from gdplan.sources.draft import DraftCell
from gdplan.sources.word_styles import get

Table = list[list[DraftCell]]

# Elements that stand around paragraphs or runs and say nothing gdplan needs; ins and moveTo hold accepted revisions.
WRAPPERS = frozenset(
    {"ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir"}
)
_MOST_COLUMNS = 63  # Word's own limit


def read_table(table: ET.Element, find_lines: Callable[[ET.Element], Iterable[str]]) -> Table:
    """The rows of a w:tbl, its merged cells counted together; `find_lines` gives the lines of a cell."""
    rows: Table = []
    above: dict[int, tuple[int, int]] = {}  # column -> row and place of the cell that a merge goes on from
    for row in find_wrapped(table, "tr"):
        if any(local_name(mark.tag) == "del" for child in row if local_name(child.tag) == "trPr" for mark in child):
            continue
        column = _grid_before(row)
        cells = [DraftCell((), columns=column)] if column else []
        rows.append(cells)
        for cell in find_wrapped(row, "tc"):
            wide, merge = _cell_shape(cell)
            lines = tuple(find_lines(cell))
            if merge == "continue" and column in above:
                up, place = above[column]
                first = rows[up][place]
                rows[up][place] = first._replace(lines=first.lines + lines, rows=len(rows) - up)
            else:
                above.pop(column, None)
                if merge:
                    above[column] = len(rows) - 1, len(cells)
                cells.append(DraftCell(lines, columns=wide))
            column += wide
    return rows


def find_wrapped(parent: ET.Element, wanted: str) -> Iterator[ET.Element]:
    """Elements of one name, such as the rows of a table, also where something is wrapped around them."""
    for element in parent:
        name = local_name(element.tag)
        if name == wanted:
            yield element
        elif name in WRAPPERS:
            yield from find_wrapped(element, wanted)


def _grid_before(row: ET.Element) -> int:
    """How many columns a row leaves free at its beginning."""
    for properties in row:
        if local_name(properties.tag) == "trPr":
            for element in properties:
                if local_name(element.tag) == "gridBefore":
                    return _to_width(get(element, "val"), 0)
    return 0


def _cell_shape(cell: ET.Element) -> tuple[int, str]:
    """How many columns a cell covers; "restart", "continue" or "" for its part in a vertical merge."""
    wide, merge = 1, ""
    for properties in cell:
        if local_name(properties.tag) == "tcPr":
            for element in properties:
                name = local_name(element.tag)
                if name == "gridSpan":
                    wide = _to_width(get(element, "val"), 1)
                elif name == "vMerge":
                    merge = get(element, "val") or "continue"
    return wide, merge


def _to_width(text: str, least: int) -> int:
    return min(max(int(text), least), _MOST_COLUMNS) if text.isdecimal() else least
