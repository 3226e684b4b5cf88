"""Units that numbers of a list share: 12.7个、12 | 个百分点, 53和32 | 微克, 3500万、2300万 | 人次."""

from collections.abc import Sequence

from gdplan.extract.quantities import Quantity
from gdplan.patterns import lazy

AND = lazy("[、和与及]|以及")
WIDEST = 2  # characters of 以及
_SHARED = "个"  # what 12.7个 prints of 个百分点


def with_shared_units(text: str, quantities: Sequence[Quantity]) -> Sequence[Quantity]:
    """The quantities of a text; one that prints no unit, or a part of one, has it from the next of its list."""
    if not any(quantity.unit_text in ("", _SHARED) or quantity.kind == "scale" for quantity in quantities):
        return quantities
    whole = list(quantities)
    for place in range(len(whole) - 2, -1, -1):
        one, two = whole[place : place + 2]
        if two.start - one.end > WIDEST or two.verb or not AND.fullmatch(text, one.end, two.start):
            continue
        if one.unit_text == "" and two.unit_text and two.bound != "before":
            whole[place] = one._replace(
                unit=two.unit, base=two.base, unit_text=two.unit_text, kind=two.kind, scale=two.scale
            )
        elif one.unit_text == _SHARED and two.unit_text.startswith(_SHARED) and two.unit_text != _SHARED:
            unit = (*one.unit, (two.unit[0][0] + len(_SHARED), two.unit[0][1]), *two.unit[1:])
            whole[place] = one._replace(unit=unit, base=unit, unit_text=two.unit_text, kind=two.kind)
        elif one.kind == "scale" != two.kind and two.scale == one.scale and two.bound != "before":
            whole[place] = one._replace(
                unit=(*one.unit, *two.base), base=two.base, unit_text=two.unit_text, kind=two.kind
            )
    return whole
