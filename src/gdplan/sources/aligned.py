"""Tables without upright rules: columns under the words of a head, rows by what stands side by side."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gdplan.sources.printed_line import Line
from gdplan.vocab.numerals import TO_TEN

_FEWEST_ROWS = 3  # that must agree, the head among them
_FEWEST_COLUMNS = 3  # without any rule: two may be a label and its text, or two columns of text
_SAME_ROW = 0.5  # em
_NEAR, _FAR = 1.5, 3.0  # em from row to row: what belongs together at least; at most
_LONGEST_NUMBER = 3  # characters
_LONGEST_NAME = 4  # characters: rows of names are a list

_Extent = list[float]  # from left to right


class Block(NamedTuple):
    """Lines that stand in columns: their places in the page's order, and where the columns are parted.

    `is_whole` is false where more of the kind stands beside it, so that no table can be made.
    """

    members: list[int]
    across: tuple[float, ...]
    is_whole: bool


def find_columns(head: Sequence[Line], rest: Sequence[Line]) -> tuple[float, ...]:
    """Where columns are parted, with their outer edges: in the middle between what stands under the words of a head."""
    extents = _extents(head)
    for line in rest:
        _grow(extents, line)
    return _edges(extents)


def _extents(lines: Sequence[Line]) -> list[_Extent]:
    extents: list[_Extent] = []
    for line in sorted(lines, key=lambda line: line.left):
        if extents and line.left < extents[-1][1]:
            extents[-1][1] = max(extents[-1][1], line.right)
        else:
            extents.append([line.left, line.right])
    return extents


def _grow(extents: list[_Extent], line: Line) -> bool:
    """Whether a line stands in one column alone, which then reaches as far."""
    touched = [extent for extent in extents if line.left < extent[1] and extent[0] < line.right]
    if len(touched) == 1:
        touched[0][:] = min(touched[0][0], line.left), max(touched[0][1], line.right)
    return len(touched) == 1


def _edges(extents: Sequence[_Extent]) -> tuple[float, ...]:
    inner = [(one[1] + other[0]) / 2 for one, other in pairwise(extents)]
    return (extents[0][0], *inner, extents[-1][1]) if extents else ()


def column_of(line: Line, across: Sequence[float]) -> int | None:
    """The column that a line stands in, None where it reaches over more than one."""
    middle = (line.left + line.right) / 2
    column = sum(edge <= middle for edge in across[1:-1])
    inside = line.left >= across[column] - line.size and line.right <= across[column + 1] + line.size
    return column if inside else None


def find_rows(lines: Sequence[Line], across: Sequence[float]) -> list[list[Line]] | None:
    """The rows of a table without rules between them; None where they cannot be told.

    Either wider gaps part them, and each has a first cell, or each begins with a number, beside most of its cells.
    """
    ordered = sorted(lines, key=lambda line: (line.top, line.left))
    for gap in sorted({round(gap, 1) for gap in _gaps(ordered)}):
        rows = _part(ordered, gap)
        if len(rows) > 1 and all(_is_row(row, across) for row in rows):
            return rows
    rows = []
    for line in ordered:
        begins = column_of(line, across) == 0 and _is_number(line)
        if not rows or (begins and line.top - rows[-1][0].top > line.size * _SAME_ROW):
            rows.append([line])
        else:
            rows[-1].append(line)
    beside = [[line for line in row if line.top - row[0].top < line.size * _SAME_ROW] for row in rows]
    return rows if len(rows) > 1 and all(_is_row(row, across) for row in beside) else None


def _gaps(ordered: Sequence[Line]) -> Iterator[float]:
    reach = ordered[0].top
    for line in ordered:
        if line.top > reach:
            yield line.top - reach
        reach = max(reach, line.top + line.size)


def _part(ordered: Sequence[Line], gap: float) -> list[list[Line]]:
    """The lines in groups that gaps as wide as this part."""
    rows: list[list[Line]] = []
    reach = float("-inf")
    for line in ordered:
        if line.top - reach > gap - 0.1:
            rows.append([])
        rows[-1].append(line)
        reach = max(reach, line.top + line.size)
    return rows


def _is_row(row: Sequence[Line], across: Sequence[float]) -> bool:
    """Whether lines may be one row: most columns have something, the first has, and nothing stands beside it in one."""
    places = sorted((-1 if (column := column_of(line, across)) is None else column, line.top) for line in row)
    columns = {column for column, _ in places}
    if 0 not in columns or -1 in columns or 2 * len(columns) < len(across) - 1:
        return False
    return all(
        column != other or below - top > row[0].size * _SAME_ROW for (column, top), (other, below) in pairwise(places)
    )


def _is_number(line: Line) -> bool:
    text = line.text.strip("（）()、.．")
    return len(text) <= _LONGEST_NUMBER and (text.isdecimal() or set(text) <= set(TO_TEN))


def find_blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """Where rows of a page stand under a head of three columns or more, each of its lines under one of them."""
    ordered = sorted(range(len(lines)), key=lambda i: (lines[i].top, lines[i].left))
    at_line = iter(ordered)
    bands = [[next(at_line) for _ in band] for band in _part([lines[i] for i in ordered], 0.1)] if lines else []
    taken: set[int] = set()
    at = 0
    while at < len(bands):
        extents = _extents([lines[i] for i in bands[at]])
        end = at + 1
        is_whole = True
        if len(extents) < _FEWEST_COLUMNS or any(_is_number(lines[i]) for i in bands[at]):
            at = end
            continue
        while end < len(bands) and _distance(lines, bands, end) < _FAR:
            grown = [[*extent] for extent in extents]
            if not all(_grow(grown, lines[i]) for i in bands[end]) or _extents_meet(grown):
                break
            if len(bands[end]) == 1 and grown[0][1] - extents[0][1] > lines[bands[end][0]].size:
                is_whole = False  # the name of a group of rows
                break
            extents, end = grown, end + 1
        members = [i for band in bands[at:end] for i in band]
        full = [band for band in bands[at:end] if len(_extents([lines[i] for i in band])) >= _FEWEST_COLUMNS]
        if len(full) >= _FEWEST_ROWS and _is_table([lines[i] for i in members]):
            for other in (at - 1, end):
                if 0 <= other < len(bands) and _distance(lines, bands, max(other, at)) < _NEAR:
                    is_whole = is_whole and not _is_of_table([lines[i] for i in bands[other]], extents)
            yield Block(sorted(members), _edges(extents), is_whole)
            taken.update(members)
        at = end
    yield from _find_others(lines, bands, taken)


def _find_others(lines: Sequence[Line], bands: Sequence[list[int]], taken: set[int]) -> Iterator[Block]:
    """Where three rows near one another, in none of the blocks, have three columns or more."""
    run: list[list[int]] = []
    for at, band in enumerate([*bands, []]):
        if not band or band[0] in taken or (run and _distance(lines, bands, at) > _FAR):
            full = [n for n, row in enumerate(run) if len(_extents([lines[i] for i in row])) >= _FEWEST_COLUMNS]
            members = sorted(i for row in run[full[0] : full[-1] + 1] for i in row) if full else []
            if len(full) >= _FEWEST_ROWS and _is_table([lines[i] for i in members]):
                yield Block(members, (), is_whole=False)
            run = []
        if band and band[0] not in taken:
            run.append(band)


def _distance(lines: Sequence[Line], bands: Sequence[Sequence[int]], at: int) -> float:
    """From a band to the one above it, in em."""
    above = max(lines[i].top + lines[i].size for i in bands[at - 1])
    first = min((lines[i] for i in bands[at]), key=lambda line: line.top)
    return (first.top - above) / (first.size or 1.0)


def _extents_meet(extents: Sequence[_Extent]) -> bool:
    return any(other[0] <= one[1] for one, other in pairwise(extents))


def _is_of_table(band: Sequence[Line], extents: list[_Extent]) -> bool:
    """Whether lines above or below a block seem to stand in its columns, too."""
    return not band[0].text.startswith("单位") and (len(band) > 1 or _grow([[*extent] for extent in extents], band[0]))


def _is_table(lines: Sequence[Line]) -> bool:
    """Rows of short names alone are a list."""
    return any(len("".join(line.text.split())) > _LONGEST_NAME or any(map(str.isdecimal, line.text)) for line in lines)
