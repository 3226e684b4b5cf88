"""What a number says of its indicator: a level, how much more or less it becomes, how many times as much."""

from typing import Literal

from gdplan.extract.quantities import Quantity
from gdplan.patterns import lazy
from gdplan.vocab import bounds

Change = Literal["level", "increase", "decrease", "multiple"]

_NEAR = 24  # characters
# A verb of less with its object before the number: 减轻企业负担200亿元; 减税 and 减负 are nouns of their own.
_CUTS = lazy(f"(?:^|[,;:。、和并])[^,;:。、0-9到至]{{0,6}}?(?:{bounds.CUTS})(?P<what>[^,;:。、0-9到至为达]{{1,16}})$")
_DIMINISHED = ("量", "额", "费", "成本", "负担")
_BY_LAST = frozenset("度标别均都约为是在持定制到达年")
_ALWAYS = ")|(?<=".join(bounds.ALWAYS_BY.split("|"))
_BY = lazy(
    rf"(?:(?P<up>{bounds.RISES})|(?P<down>{bounds.FALLS}))(?:(?<={_ALWAYS})|(?![为是在达到保稳控]))"
    r"(?:幅度|预期目标|目标|分别|均|都|约|为|是|在|保持|稳定|控制|达到|达|每年|年均|平均)+$"
)


def change_of(text: str, quantity: Quantity, first: Quantity) -> Change:
    """By how much (增长5%), how many times, or to what level; a list shares the verb of its first."""
    if quantity.kind == "multiple":
        return "multiple"
    if first.verb in ("increase", "decrease"):
        return "increase" if first.verb == "increase" else "decrease"
    if (
        first.verb == ""
        and text[first.start - 1 : first.start] in _BY_LAST
        and (match := _BY.search(text, max(0, first.start - 12), first.start))
    ):
        return "increase" if match["up"] else "decrease"
    if first.verb == "" and (cuts := _CUTS.search(text, max(0, first.start - _NEAR), first.start)):
        return "decrease" if _is_amount(quantity, cuts["what"]) else "level"
    return "level"


def _is_amount(quantity: Quantity, what: str) -> bool:
    """Whether a number behind 减少税费 is by how much: sums, weights, shares; of things, 减少环节3个, it is a count."""
    return quantity.kind in ("money", "mass", "energy", "power", "volume", "ratio") or what.endswith(_DIMINISHED)
