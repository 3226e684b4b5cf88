"""Numbers in a row (增长4.3%、5.5%): what they share, and what each has of its own."""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from gdplan.extract.deadlines import Deadline
from gdplan.extract.indicators import clause_start, respectively, span_before
from gdplan.extract.quantities import Pieces, Quantity
from gdplan.normalize import PlanText
from gdplan.terms import Comparator

_AND = re.compile("[、和与及]|以及")
_WIDEST = 2  # characters of 以及
_SHARED = "个"  # what 12.7个 prints of 个百分点


class Item(NamedTuple):
    """A quantity in its list; one that stands alone is a list of one."""

    quantity: Quantity
    first: Quantity
    list_end: int  # where the last of the list ends
    position: int
    size: int
    comparator: Comparator  # with the bound that spreads over the list
    indicator: Pieces | None  # its own part of A和B分别达到…


def list_quantities(text: PlanText, quantities: Sequence[Quantity]) -> list[Item]:
    """Every quantity with its list: numbers with nothing but 、 or 和 between them.

    A bound before the first spreads over the list, one behind the last only over a 分别 list.

    >>> from gdplan.extract.quantities import find_quantities
    >>> text = PlanText("人均收入分别超过8万元、4万元")
    >>> [item.comparator for item in list_quantities(text, find_quantities(text))]
    ['>', '>']
    """
    quantities = _with_shared_units(text, quantities)
    items: list[Item] = []
    start, last = 0, len(quantities) - 1
    for place, quantity in enumerate(quantities):
        if place < last and _continues(text, quantity, quantities[place + 1]):
            continue
        if place == start:
            items.append(Item(quantity, quantity, quantity.end, 0, 1, quantity.comparator, None))
        else:
            items += _spread(text, quantities[start : place + 1])
        start = place + 1
    return items


def _with_shared_units(text: str, quantities: Sequence[Quantity]) -> Sequence[Quantity]:
    """12.7个、12个百分点: the first has the rest of its unit from the second."""
    if not any(quantity.unit_text == _SHARED for quantity in quantities):
        return quantities
    whole = list(quantities)
    for place in range(len(whole) - 2, -1, -1):
        one, two = whole[place : place + 2]
        if one.unit_text != _SHARED or not two.unit_text.startswith(_SHARED) or two.unit_text == _SHARED:
            continue
        if two.start - one.end <= _WIDEST and two.verb == "" and _AND.fullmatch(text, one.end, two.start):
            unit = (*one.unit, (two.unit[0][0] + len(_SHARED), two.unit[0][1]), *two.unit[1:])
            whole[place] = one._replace(unit=unit, base=unit, unit_text=two.unit_text, kind=two.kind)
    return whole


def _spread(text: PlanText, listed: Sequence[Quantity]) -> list[Item]:
    """The items of one list, with what they share."""
    first, last = listed[0], listed[-1]
    clause = clause_start(text, first.start)
    each = text.find("分别", clause, first.start) >= 0
    bound = first if first.bound == "before" else last if each and last.bound else None
    span = span_before(text, clause, first.start, whole=True) if each else None
    parts = respectively(text, span, len(listed)) if span else ()
    items = []
    for position, quantity in enumerate(listed):
        comparator = quantity.comparator if quantity.bound or bound is None else bound.comparator
        indicator = parts[position] if parts else None
        items.append(Item(quantity, first, last.end, position, len(listed), comparator, indicator))
    return items


def _continues(text: str, one: Quantity, two: Quantity) -> bool:
    """4.3%、5.5% or 16%和36%: the same kind of unit, and no verb of its own."""
    return (
        two.start - one.end <= _WIDEST
        and two.verb == ""
        and (two.unit_text == one.unit_text or two.kind == one.kind)
        and _AND.fullmatch(text, one.end, two.start) is not None
    )


def own_dates(text: PlanText, item: Item, dates: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """The dates that may govern an item: its own of 2026年、2027年分别建成30座、40座, else all."""
    if item.size == 1:
        return dates
    row = [date for date in dates if date.end <= item.first.start][-item.size :]
    if len(row) < item.size or any(not _AND.fullmatch(text, a.end, b.start) for a, b in itertools.pairwise(row)):
        return dates
    return (row[item.position]._replace(is_firm=True),)
