"""Tables of pandoc without |: in a grid of +---+, whose cells may go over several rows, or in columns under dashes."""

import re
import unicodedata
from itertools import pairwise

from gdplan.sources.draft import DraftCell

GRID_RULE = re.compile(r"\s*\+(?:[-=:]+\+)+\s*$")
_PART_OF_RULE = re.compile(r"[-=:]{2,}")
_COLUMNS = re.compile(r" {0,3}-{2,}(?: +-{2,})+ *$")  # under the heads; a row a line
_LONG = re.compile(r" {0,3}-{6,} *$")  # around a table whose rows go over several lines
_DASHES = re.compile("-+")
_MOST_HEADS = 6  # lines
_NEAR = 3  # places in which a column may begin elsewhere than its dashes
_ITEM = re.compile(r"[-*+] |\d{1,2}[.)] ")
_Rows = list[list[DraftCell]]


class _Cell:
    """A cell on its way in; its lines are one text that was wrapped, empty ones part paragraphs."""

    def __init__(self) -> None:
        self.rows = 1
        self._lines: list[str] = []
        self._ends = True

    def add(self, text: str) -> None:
        text = text.strip()
        if not text:
            self._ends = True
        elif self._ends or _ITEM.match(text):
            self._lines.append(text)
            self._ends = False
        else:
            last = self._lines[-1]
            self._lines[-1] = last + (" " if last[-1].isascii() and text[0].isascii() else "") + text

    def finish(self) -> DraftCell:
        return DraftCell(tuple(self._lines) or ("",), self.rows)


def read_grid(lines: list[str], at: int) -> tuple[_Rows, int]:
    """Rows between rules; a rule that leaves a column out lets its cell go on: |   +---+."""
    rows: list[list[_Cell]] = []
    cells: list[_Cell] = []
    end = at + 1
    while end < len(lines):
        line = lines[end].strip()
        if GRID_RULE.match(line):
            cells = []
        elif line.startswith(("|", "+")):
            parts = _split(line)
            if any(map(_PART_OF_RULE.fullmatch, parts)) and len(parts) == len(cells):
                cells = [
                    _Cell() if _PART_OF_RULE.fullmatch(part) else cell for cell, part in zip(cells, parts, strict=True)
                ]
                rows.append([cell for cell, part in zip(cells, parts, strict=True) if _PART_OF_RULE.fullmatch(part)])
                for cell, part in zip(cells, parts, strict=True):
                    cell.rows += not _PART_OF_RULE.fullmatch(part)
            elif not cells:
                cells = [_Cell() for _ in parts]
                rows.append(cells)
            for cell, part in zip(cells, parts, strict=False):
                cell.add("" if _PART_OF_RULE.fullmatch(part) else part)
        else:
            break
        end += 1
    return [[cell.finish() for cell in row] for row in rows], end


def _split(line: str) -> list[str]:
    """The parts between |, and of a rule those between +."""
    mark = r"(?<!\\)[|+]" if re.search(r"\+[-=:]{2,}|[-=:]{2,}\+", line) else r"(?<!\\)\|"
    parts = [part.strip() for part in re.split(mark, line)[1:]]
    return parts if parts[-1] else parts[:-1]


def find_columns(lines: list[str], at: int) -> tuple[_Rows, int] | None:
    """A table in columns that begins at a line, and the line behind it: with dashes under its heads, or around it."""
    if _COLUMNS.match(lines[at]):
        return _read_lines(lines, at, at + 1, [])
    if at + 1 < len(lines) and lines[at].strip() and _COLUMNS.match(lines[at + 1]):
        return _read_lines(lines, at + 1, at + 2, [at])
    if _LONG.match(lines[at]):
        stop = min(at + 2 + _MOST_HEADS, len(lines))
        heads = next((i for i in range(at + 1, stop) if _COLUMNS.match(lines[i]) or not lines[i].strip()), None)
        if heads is not None and _COLUMNS.match(lines[heads]):
            return _read_paragraphs(lines, at, heads)
    return None


def _read_lines(lines: list[str], dashes: int, first: int, heads: list[int]) -> tuple[_Rows, int] | None:
    """A row a line, up to an empty one or to dashes."""
    starts = _starts(lines[dashes])
    end = first
    while end < len(lines) and lines[end].strip() and not _COLUMNS.match(lines[end]):
        end += 1
    is_closed = end < len(lines) and _COLUMNS.match(lines[end]) is not None
    if end == first or not (heads or is_closed):
        return None
    rows = [_to_row([lines[i]], starts) for i in (*heads, *range(first, end))]
    return (rows, end + is_closed) if all(map(_fits, rows)) else None


def _read_paragraphs(lines: list[str], at: int, dashes: int) -> tuple[_Rows, int] | None:
    """A row a paragraph, up to a long row of dashes."""
    end = next((i for i in range(dashes + 1, len(lines)) if _LONG.match(lines[i])), None)
    if end is None:
        return None
    starts = _starts(lines[dashes])
    rows = [_to_row(lines[at + 1 : dashes], starts)]
    row: list[str] = []
    for line in (*lines[dashes + 1 : end], ""):
        if line.strip():
            row.append(line)
        elif row:
            rows.append(_to_row(row, starts))
            row = []
    return rows, end + 1


def _fits(row: list[DraftCell]) -> bool:
    return any(cell.lines[0] for cell in row)


def _starts(dashes: str) -> list[int]:
    return [group.start() for group in _DASHES.finditer(dashes)]


def _to_row(lines: list[str], starts: list[int]) -> list[DraftCell]:
    cells = [_Cell() for _ in starts]
    for line in lines:
        cuts = [0, *(_find_cut(line, start) for start in starts[1:]), len(line)]
        for cell, (begin, end) in zip(cells, pairwise(cuts), strict=True):
            if text := line[begin:end].strip():
                cell.add(text)
    return [cell.finish() for cell in cells]


def _find_cut(line: str, place: int) -> int:
    """The index at which a column begins that stands `place` columns to the right: a Chinese character takes two."""
    at = column = 0
    while at < len(line) and column < place:
        column += 2 if unicodedata.east_asian_width(line[at]) in "WF" else 1
        at += 1
    for away in range(_NEAR):
        for near in (at - away, at + away):
            if 0 < near <= len(line) and line[near - 1].isspace():
                return near
    return at
