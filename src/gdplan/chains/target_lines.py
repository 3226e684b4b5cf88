"""A target's own line through the editions of a chain: the same measure, in the same unit and form, year after year."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gdplan.answers import read_named
from gdplan.answers.names import Named
from gdplan.answers.outcome import Form
from gdplan.answers.pairing import LEAST_ALIKE, find_repeated, judge
from gdplan.chains.chain import Answer, LineValue, Member, TargetLine
from gdplan.compare.model import PlacedTarget
from gdplan.compare.targets import pair_up
from gdplan.model import Document
from gdplan.terms import Span
from gdplan.views import Locations

Spot = tuple[int, int]  # an edition and an item of it, by place

_LINE, _VALUE = set(TargetLine.model_fields), set(LineValue.model_fields)  # one set for all: values do not change

_SHARED = 0.7  # of the character pairs of the shorter name; two measures of one campaign share its name, not that much


class Promise(NamedTuple):
    """A target as it is told from others, and what reports say of it."""

    target: PlacedTarget
    located: Mapping[str, Any]  # page and place in the input
    named: Named
    answers: tuple[Answer, ...]


class _Line(NamedTuple):
    last: Named
    form: Form
    values: tuple[LineValue, ...]


def read_promises(
    document: Document, members: Sequence[Member], answers: Mapping[Span, tuple[Answer, ...]], locations: Locations
) -> tuple[tuple[Promise, ...], ...]:
    """What each item of an edition promises, without what only names another promise of the item again."""
    spans = {target.span for item in members for target in item.targets if target.role == "target"}
    named = {one.quantity.target.span: one for one in read_named(document, "target")} if spans else {}
    return tuple(tuple(_find_own(item, named, answers, locations)) for item in members)


class TargetLines:
    """Takes the items of one edition after another, and holds the words of those that a chain may go on from."""

    def __init__(self) -> None:
        self._open: dict[Spot, list[_Line]] = {}  # by the last item of their chain
        self._done: dict[Spot, tuple[TargetLine, ...]] = {}

    def add(self, edition: int, promises: Sequence[Sequence[Promise]], goes_on: Sequence[Spot | None]) -> None:
        """The promises of each item of an edition, and the item of one of the two before whose chain it continues."""
        for place, (own, spot) in enumerate(zip(promises, goes_on, strict=True)):
            before = self._open.pop(spot, []) if spot else []
            self._open[edition, place] = _go_on(before, edition, own)
        for spot in [spot for spot in self._open if spot[0] < edition - 1]:
            self._done[spot] = tuple(map(_to_line, self._open.pop(spot)))

    def finish(self) -> Mapping[Spot, tuple[TargetLine, ...]]:
        """The lines of each chain, by its last item."""
        return self._done | {spot: tuple(map(_to_line, lines)) for spot, lines in self._open.items()}


def _find_own(
    item: Member, named: Mapping[Span, Named], answers: Mapping[Span, tuple[Answer, ...]], locations: Locations
) -> Iterator[Promise]:
    own = [target for target in item.targets if target.role == "target" and target.span in named]
    repeated = find_repeated([named[target.span] for target in own], [()] * len(own))
    for place, target in enumerate(own):
        if place not in repeated:
            one = named[target.span]
            undated = one._replace(quantity=one.quantity._replace(year=None))
            yield Promise(target, locations.find(target.span), undated, answers.get(target.span, ()))


def _go_on(before: Sequence[_Line], edition: int, own: Sequence[Promise]) -> list[_Line]:
    """A target goes on the line whose last value measures the same; where unit or form changes, another begins."""
    lines = list(before)
    was_of = _pair([line.last for line in before], [one.named for one in own])
    for place, one in enumerate(own):
        value = LineValue.model_construct(
            _VALUE, edition=edition, target=one.target, **one.located, answers=one.answers
        )
        form = one.named.quantity.form
        if place in was_of:
            line = before[was_of[place]]
            told = line.form if form == "amount" else form  # what no verb tells may be any
            lines[was_of[place]] = _Line(one.named, told, (*line.values, value))
        else:
            lines.append(_Line(one.named, form, (value,)))
    return lines


def _pair(before: Sequence[Named], after: Sequence[Named]) -> dict[int, int]:
    """Which of those after was which before, by their places: those of one name first, for most are."""
    was_of = pair_up(
        before, after, lambda was, now: _likeness(was, now) if _have_one_name(was, now) else 0.0, LEAST_ALIKE
    )
    olds = [i for i in range(len(before)) if i not in was_of.values()]
    news = [j for j in range(len(after)) if j not in was_of]
    rest = pair_up([before[i] for i in olds], [after[j] for j in news], _likeness, LEAST_ALIKE)
    return was_of | {news[j]: olds[i] for j, i in rest.items()}


def _have_one_name(was: Named, now: Named) -> bool:
    return any(name in now.names for name in was.names)


def _likeness(was: Named, now: Named) -> float:
    """From 0 to 1 how alike the names of two measures are; 0 where unit, form or time forbid that they are one."""
    if was.quantity.unit != now.quantity.unit:
        return 0.0
    fewer = min(len(was.pairs), len(now.pairs))
    if was.is_bare == now.is_bare and len(was.pairs & now.pairs) < _SHARED * fewer:
        return 0.0  # without a look at the names, of which one says all that the other says, or more
    pair = judge(was, now)
    return pair.score if pair and pair.obstacle is None else 0.0


def _to_line(line: _Line) -> TargetLine:
    target = line.values[-1].target
    unit = target.normalized.unit
    return TargetLine.model_construct(_LINE, indicator=target.indicator, unit=unit, form=line.form, values=line.values)
