"""Which line of a ledger a row is, after people have sorted rows, inserted some and typed over cells of others."""

from collections import Counter
from collections.abc import Mapping, Sequence

from gdplan.ledger.columns import COUNTED
from gdplan.ledger.record import RecordedLine
from gdplan.ledger.tables_found import FoundTable, is_own

_SAME_ROW = 0.5  # of what was written in a row: it is that row, whatever a person changed in it
_TOO_COMMON = 64  # rows; what stands in more of them tells none

Said = Mapping[str, str]


def find_lines(table: FoundTable, own: Sequence[RecordedLine]) -> dict[int, int]:
    """Rows and their lines, by the key, by all that was written, by most of it; a row that people added has none.

    Of two rows with the same key, as a copied one has, the first is the line.
    """
    rows = {row: _written(table, row) for row in table.by_row if row > table.head}
    found: dict[int, int] = {}
    keys = {one.cells["编号"]: at for at, one in enumerate(own) if "编号" in one.cells}
    _take(found, {row: keys.get(said.get("编号", "")) for row, said in rows.items()})
    whole = {_tell(one.cells): at for at, one in reversed([*enumerate(own)])}
    _take(found, {row: whole.get(_tell(said)) for row, said in rows.items()})
    left = {row: said for row, said in rows.items() if row not in found}
    free = set(range(len(own))) - set(found.values())
    if left and free:
        index: dict[tuple[str, str], list[int]] = {}
        for at in sorted(free):
            for cell in _tell(own[at].cells):
                index.setdefault(cell, []).append(at)
        for row, said in left.items():
            _take(found, {row: _find_most_alike(said, own, index, set(found.values()))})
    return found


def _take(found: dict[int, int], proposed: Mapping[int, int | None]) -> None:
    """Give rows their lines, each line once."""
    taken = set(found.values())
    for row, at in proposed.items():
        if row not in found and at is not None and at not in taken:
            found[row] = at
            taken.add(at)


def _find_most_alike(
    said: Said, own: Sequence[RecordedLine], index: Mapping[tuple[str, str], Sequence[int]], taken: set[int]
) -> int | None:
    now = _tell(said)
    places = (index.get(cell, ()) for cell in now)
    votes = Counter(at for some in places if len(some) <= _TOO_COMMON for at in some if at not in taken)
    for at, _ in votes.most_common(1):
        was = _tell(own[at].cells)
        if len(was & now) >= _SAME_ROW * len(was):
            return at
    return None


def _written(table: FoundTable, row: int) -> dict[str, str]:
    """What stands in gdplan's own columns."""
    cells = table.by_row[row]
    return {
        one[0]: cells[column] for column, one in table.columns.items() if column in cells and is_own(table.name, one)
    }


def _tell(cells: Said) -> frozenset[tuple[str, str]]:
    """What a row says of itself: its formulas and its count depend on where it stands."""
    return frozenset((head, text) for head, text in cells.items() if not text.startswith("=") and head != COUNTED)
