"""From the links between editions to chains: which item goes on as which, and where a chain begins and ends."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gdplan.chains.chain import Basis, Chain, Member, Step, StepKind, TargetLine, Tie
from gdplan.chains.target_lines import Spot
from gdplan.compare.model import Evidence

# Of values that are made unchecked, by the thousand: one set of names for all of a kind, for none is ever changed.
_STEP, _TIE = set(Step.model_fields), set(Tie.model_fields)


class Found(NamedTuple):
    """A link to an item of an earlier edition."""

    old: Spot
    similarity: float
    basis: Basis
    sentences: tuple[Evidence, ...]


class Arrival(NamedTuple):
    """How an item came to be."""

    kinds: tuple[StepKind, ...]  # the weightiest first; none in the first edition
    found: tuple[Found, ...]
    goes_on: Spot | None  # the item whose chain it continues


def to_chains(
    members: Sequence[Sequence[Member]], arrivals: dict[Spot, Arrival], lines: Mapping[Spot, tuple[TargetLine, ...]]
) -> tuple[Chain, ...]:
    """The chains of the items of all editions, each item in one of them; `lines` are those of targets, by last item."""
    chains = _number(members, arrivals)
    spots: dict[int, list[Spot]] = {}
    for spot in sorted(arrivals):
        spots.setdefault(chains[spot], []).append(spot)
    merged = {
        found.old: spot
        for spot, arrival in arrivals.items()
        for found in arrival.found
        if "merged" in arrival.kinds and found.old != arrival.goes_on
    }
    return tuple(
        Chain(
            number=number,
            heading=members[own[-1][0]][own[-1][1]].label,
            steps=(
                *(_to_step(spot, members, arrivals[spot], chains) for spot in own),
                *_end(own[-1], len(members), merged, chains),
            ),
            lines=lines[own[-1]],
        )
        for number, own in sorted(spots.items())
    )


def _number(members: Sequence[Sequence[Member]], arrivals: dict[Spot, Arrival]) -> dict[Spot, int]:
    """The chain of each item, from 1: in the order of the editions, a new one behind what it stands behind."""
    starts: list[Spot] = []  # of the chains, in their order
    start_of: dict[Spot, Spot] = {}
    for edition, own in enumerate(members):
        before = 0  # how many chains stand before the next
        for place in range(len(own)):
            goes_on = arrivals[edition, place].goes_on
            if goes_on is not None:
                start_of[edition, place] = start_of[goes_on]
                before = starts.index(start_of[goes_on]) + 1
            else:
                start_of[edition, place] = edition, place
                starts.insert(before, (edition, place))
                before += 1
    numbers = {start: number for number, start in enumerate(starts, 1)}
    return {spot: numbers[start] for spot, start in start_of.items()}


def _to_step(spot: Spot, members: Sequence[Sequence[Member]], arrival: Arrival, chains: dict[Spot, int]) -> Step:
    return Step.model_construct(
        _STEP,
        edition=spot[0],
        kind=arrival.kinds[0] if arrival.kinds else None,
        also=arrival.kinds[1:],
        item=members[spot[0]][spot[1]],
        ties=tuple(
            Tie.model_construct(
                _TIE,
                edition=found.old[0],
                eid=members[found.old[0]][found.old[1]].eid,
                chain=chains[found.old],
                similarity=round(found.similarity, 3),
                basis=found.basis,
                sentences=found.sentences,
            )
            for found in arrival.found
        ),
        into=None,
    )


def _end(last: Spot, editions: int, merged: dict[Spot, Spot], chains: dict[Spot, int]) -> Sequence[Step]:
    """The step by which a chain ends before the last edition."""
    edition = last[0] + 1
    if edition == editions:
        return ()
    if into := merged.get(last):
        return (Step(edition=edition, kind="merged", also=(), item=None, ties=(), into=chains[into]),)
    return (Step(edition=edition, kind="dropped", also=(), item=None, ties=()),)
