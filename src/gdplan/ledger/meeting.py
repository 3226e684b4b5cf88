"""What people typed in several cells that become one: all of it stays, a line each with where it came from."""

from collections.abc import Sequence
from typing import NamedTuple

from gdplan.ledger.cells import Cell, told
from gdplan.workbook import LONGEST

_MEET = "承接自多处，请核对"


class Origin(NamedTuple):
    """Where a cell came from."""

    workbook: str  # name of the file
    row: str  # what its row is called


class Met(NamedTuple):
    """One cell of several, gdplan's note at it, and what it has no room for."""

    cell: Cell
    note: str
    left: tuple[tuple[Origin, Cell], ...]


def meet(found: Sequence[tuple[Origin, Cell]]) -> Met:
    """The cell that all of these become; what is the same stays once, and what is alone stays as it is."""
    values: dict[tuple[str, str], list[Origin]] = {}
    first: dict[tuple[str, str], Cell] = {}
    for origin, cell in found:
        if cell.kind != "own":
            key = cell.kind, told(cell.value)
            values.setdefault(key, []).append(origin)
            first.setdefault(key, cell)
    if len(values) > 1:
        values = {key: own for key, own in values.items() if key[1]} or values
    noted = _join_notes(found)
    if len(noted) > LONGEST:
        left = tuple((origin, Cell(cell.note)) for origin, cell in found if cell.note)
        return meet([(origin, cell._replace(note="")) for origin, cell in found])._replace(left=left)
    if not values:
        return Met(Cell(None, "own", note=noted), "", ())
    if len(values) == 1:
        return Met(first[next(iter(values))]._replace(note=noted), "", ())
    names = _name({origin for own in values.values() for origin in own})
    text = "\n".join(
        f"【{'、'.join(dict.fromkeys(names[origin] for origin in own))}】{show(first[key])}"
        for key, own in values.items()
    )
    if len(text) > LONGEST:
        (kept, _), *others = values.items()
        left = tuple((own[0], first[key]) for key, own in others)
        return Met(first[kept]._replace(note=noted, is_marked=True), _MEET, left)
    return Met(Cell(text, note=noted, is_marked=True), _MEET, ())


def show(cell: Cell) -> str:
    """The words of a cell, all that its value holds: a format may show less of it.

    >>> show(Cell(0.455, form="0%")), show(Cell(" 是 "))
    ('45.5%', ' 是 ')
    """
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in cell.form:
        return f"{told(round(value * 100, 10))}%"
    return value if isinstance(value, str) else told(value)


def _join_notes(found: Sequence[tuple[Origin, Cell]]) -> str:
    notes: dict[str, list[Origin]] = {}
    for origin, cell in found:
        if cell.note:
            notes.setdefault(cell.note, []).append(origin)
    if len(notes) < 2:
        return next(iter(notes), "")
    names = _name({origin for own in notes.values() for origin in own})
    return "\n".join(f"【{'、'.join(dict.fromkeys(names[one] for one in own))}】{note}" for note, own in notes.items())


def _name(origins: set[Origin]) -> dict[Origin, str]:
    """What tells origins apart: their rows, their workbooks, or both."""
    rows, workbooks = {one.row for one in origins}, {one.workbook for one in origins}
    if len(workbooks) == 1:
        return {one: one.row for one in origins}
    if len(rows) == 1:
        return {one: one.workbook for one in origins}
    return {one: f"{one.workbook} {one.row}" for one in origins}
