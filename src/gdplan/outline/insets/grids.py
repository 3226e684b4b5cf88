"""Tables in plain text: cells parted by tabs or |; those printed one cell a line are in listed.py."""

from collections.abc import Iterator, Sequence

from gdplan.normalize import PlanText
from gdplan.outline.insets.columns import column_kind
from gdplan.outline.markers import starts_with_marker
from gdplan.outline.paragraphs import Line
from gdplan.sources import Cell, TableText
from gdplan.terms import Span

_FEWEST_ROWS = 2  # with that of the headers
_FEWEST_COLUMNS = 3  # two may be a label and its text, unless they are headers
_LONGEST_HEADER = 24  # characters


def find_grids(lines: Sequence[Line], text: str, plan: PlanText) -> list[TableText]:
    """The tables among the printed lines of `text`, in order."""
    return list(_find_parted(lines, text, plan)) if "\t" in text or "|" in plan else []


def split_cells(lines: Sequence[Line], tables: Sequence[TableText], plan: PlanText) -> tuple[list[Line], list[Span]]:
    """The lines with each cell of the tables as one of its own; and what is no cell, a rule of |---|---|."""
    cells = sorted({(c.start, c.end) for table in tables for row in table.grid for c in row if c.start < c.end})
    kept: list[Line] = []
    rules: list[Span] = []
    at = 0
    ends = iter([*sorted((table.start, table.end) for table in tables), (len(plan), len(plan))])
    table_start, table_end = next(ends)
    for line in lines:
        while table_end <= line.start:
            table_start, table_end = next(ends)
        inside = []
        while at < len(cells) and cells[at][0] < line.end:
            inside.append(cells[at])
            at += 1
        begin = line.start - line.before - line.indent
        if inside:
            kept += [Line(line.number, s, e, 0, PlanText(plan[s:e]), s - begin) for s, e in inside]
        elif table_start <= line.start:
            rules.append((line.start, line.end))
        else:
            kept.append(line)
    return kept, rules


def _find_parted(lines: Sequence[Line], text: str, plan: PlanText) -> Iterator[TableText]:
    """Neighbouring lines whose cells are parted by tabs or stand between |."""
    rows: list[list[Span]] = []
    run: list[Line] = []
    for line in [*lines, None]:
        cells = _cells(line, text, plan) if line else []
        if not rows and len(cells) < _FEWEST_COLUMNS and not _is_header(cells, plan):
            cells = []
        if line and ((cells and (not rows or len(cells) <= len(rows[0]))) or (rows and _is_rule(line.text))):
            run.append(line)
            rows += [cells] if cells else []
            continue
        if len(rows) >= _FEWEST_ROWS and not starts_with_marker(run[0].text):
            width = len(rows[0])
            filled = [row + [(row[-1][1], row[-1][1])] * (width - len(row)) for row in rows]
            yield TableText(run[0].start, run[-1].end, _grid(filled))
        rows, run = ([cells], [line]) if line and cells else ([], [])


def _is_rule(text: str) -> bool:
    return text.startswith("|") and not text.strip("|-: ")


def _cells(line: Line, text: str, plan: PlanText) -> list[Span]:
    """Where the cells of a line stand, without the blanks around them; [] where it has none."""
    if line.text.startswith("|") and line.text.count("|") > 1 and not _is_rule(line.text):
        start, end, mark = line.start + 1, line.end - line.text.endswith("|"), "|"
    elif "\t" in text[line.start : line.end] and not line.before:
        start, end, mark = line.start - line.indent, line.end, "\t"
    else:
        return []
    spans: list[Span] = []
    for part in text[start:end].split(mark):
        inside = plan[start : start + len(part)]
        begin = start + len(inside) - len(inside.lstrip())
        spans.append((begin, max(begin, start + len(inside.rstrip()))))
        start += len(part) + 1
    return spans


def _is_header(cells: Sequence[Span], plan: PlanText) -> bool:
    """Whether two cells head columns (指标, 目标值) rather than label a text."""
    names = [plan[start:end].replace(" ", "") for start, end in cells]
    return (
        len(names) > 1 and all(0 < len(name) <= _LONGEST_HEADER for name in names) and column_kind(names[1]) != "text"
    )


def _grid(rows: Sequence[Sequence[Span]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell(*span, r, c) for c, span in enumerate(row)) for r, row in enumerate(rows))
