"""Two 分别 lists of as many numbers, one behind the other: what the second counts is of what the first tells apart."""

from collections.abc import Sequence

from gdplan.extract.quantities.unit_behind import Pieces
from gdplan.extract.targets.lists import Item
from gdplan.patterns import lazy
from gdplan.vocab import indicators as vocab
from gdplan.vocab.lookup import either

_MEASURE = lazy(f"[^,;。、的]{{0,4}}(?:{either(vocab.MEASURES)})")
_MARKS = (",", ";")


def with_kinds(text: str, items: Sequence[Item], found: list[Pieces | None]) -> None:
    """Put the kinds of the first list into the second: 甲类、乙类事故起数分别下降3%、4%,死亡人数分别下降5%、6%."""
    for place in range(len(items)):
        size = items[place].size
        if size == 1 or items[place].position or place < size or items[place - size].size != size:
            continue
        measure, kinds = found[place], _kinds(text, found[place - size : place])
        if (
            kinds
            and measure
            and len(measure) == 1
            and text[measure[0][0] - 1] in _MARKS
            and _MEASURE.fullmatch(text, *measure[0])
            and all(each == measure for each in found[place : place + size])
        ):
            found[place : place + size] = [(*kind, *measure) for kind in kinds]


def _kinds(text: str, names: Sequence[Pieces | None]) -> list[Pieces]:
    """What tells the names of a list apart that all end in one measure; [] where they do not."""
    first, *_, last = names
    if not first or not last or len(first) != 2 or last[-1][1] != first[-1][1]:
        return []
    head = first[-1]
    kinds = [name[:-1] for name in names[:-1] if name and len(name) == 2 and name[-1] == head]
    start = last[0][0]
    if len(kinds) != len(names) - 1 or start >= head[0] or not _MEASURE.fullmatch(text, *head):
        return []
    return [*kinds, ((start, head[0]),)]
