"""Of which numbers of a sentence something says that they are promised or reached."""

from collections.abc import Sequence

from gdplan.extract.targets.evidence import with_evidence
from gdplan.extract.targets.lists import Item
from gdplan.extract.targets.parts import unpromised
from gdplan.extract.targets.section_so_far import SectionSoFar
from gdplan.extract.targets.tense import find_promise


def said_of(items: Sequence[Item], so_far: SectionSoFar, place: int, *, goes_on: bool) -> list[bool]:
    """Of which numbers of a passage something says that they are promised or reached.

    `goes_on`: it tells parts of what the sentence before it says.
    """
    is_challenge = so_far.about == "challenges"
    only_forecast = unpromised(so_far.passages, place, items, challenges=is_challenge)
    said = [True] * len(items) if goes_on else _said(items, so_far, place)
    return [is_so and not is_forecast for is_so, is_forecast in zip(said, only_forecast, strict=True)]


def _said(items: Sequence[Item], so_far: SectionSoFar, place: int) -> list[bool]:
    text, stance = so_far.passages[place].text, so_far.stance(place)
    if stance is None:
        return [True] * len(items)
    tense = so_far.tense(place)
    roles = [tense.before(item.first.start) for item in items]
    if stance == "problem":  # a date may be that of the fault
        return [role == "target" for role in roles]
    firm = next((date.end for date in so_far.dates(place) if date.is_firm), len(text))
    if stance == "gives":  # 将…纳入, 拟新建: words of promise there are about those who apply
        pledge = find_promise(text, pledged=True)
        firm = min(firm, pledge.end() if pledge else firm)
        roles = [None] * len(roles)
    promised = [role is not None or firm <= item.first.start for role, item in zip(roles, items, strict=True)]
    return with_evidence(text, items, stance, promised)
