"""Which markers number the document: the reading in which the numbers make sense.

A marker at the start of a paragraph and of a shape that only markers have is always taken (what is wrong with its
number is reported, not mended). The doubtful ones — glued to the sentence before, followed by a digit, without the
blank that articles have — are taken where that makes the whole sequence better: each reading has a score, the best
few are carried along, and the best at the end wins.
"""

from collections.abc import Container
from typing import NamedTuple

from gdplan.outline.families import ARTICLE, FAMILIES
from gdplan.outline.markers import Marker

_MARGIN = 5.0  # a reading so far behind the best does not catch up
_BEAM = 6  # readings carried along; doubtful markers are few, and each leaves at most two readings

# What a marker that is taken adds to the score of a reading.
_CONTINUES = 2.0  # the number after its elder sibling's, or after the last of its family under another parent
_OPENS = 1.0  # 1 under a new parent
_OPENS_DOUBTFUL = -0.5  # the same, doubtful: worth it if a 2 follows
_LIKELY_ARTICLE = 0.5  # 第三条规划区内… after 第二条, or 第四条办理… with one missing, unless a better one comes
_OUT_OF_ORDER = -1.5  # a gap, a repeat, a list that begins elsewhere
_DOUBTFUL_GAP = -1.0  # a few numbers missing before a doubtful marker: worth it if the next one follows
_SMALL_GAP = 5
_NEVER = -9.0  # any other doubtful marker out of order


class Taken(NamedTuple):
    """A marker of the chosen reading."""

    marker: Marker
    number: int
    fault: str | None  # gap, repeat, start, repaired
    expected: int | None


# By place, then once more by place: the number of the open node, 0 where none is open; the last number anywhere.
# Places are the ranks or, where lists stand in lists of their own family, each rank as often as that goes.
_State = tuple[int, ...]


# What a reading has taken, last first: a Taken's fields, and the chain before it.
_Chain = tuple[Marker, int, str | None, int | None, "_Chain | None"]


class _Reading(NamedTuple):
    score: float
    state: _State
    taken: _Chain | None


def choose(markers: list[Marker], lists: Container[int] = ()) -> list[Taken]:
    """The markers of the best reading, in the order printed, with what is wrong with their numbers.

    `lists` are paragraphs before which a list is announced: there 1 begins it, whatever came before.
    """
    steps = 1 + max((marker.nesting for marker in markers), default=0)
    readings = [_Reading(0.0, (0,) * 2 * len(FAMILIES) * steps, None)]
    for marker in markers:
        anew = marker.number == 1 and marker.paragraph in lists
        if marker.firm:
            readings = [_take(reading, marker, steps, anew=anew) for reading in readings]
        else:
            for reading in readings[:]:
                taken = _take(reading, marker, steps, anew=anew)
                if taken.score > reading.score + _NEVER:
                    readings.append(taken)
        if len(readings) > 1:
            readings = _best(readings)
    chain, chosen = readings[0].taken, []
    while chain:
        marker, number, fault, expected, chain = chain
        chosen.append(Taken(marker, number, fault, expected))
    chosen.reverse()
    return chosen


def _take(reading: _Reading, marker: Marker, steps: int, *, anew: bool) -> _Reading:
    state, number = reading.state, marker.number
    place, depth = marker.rank * steps + marker.nesting, len(state) // 2
    closed = (0,) * (depth - place - 1)
    if not marker.end:  # a heading without a number: below it counting begins anew
        state = (*state[:place], 0, *closed, *state[depth:])
        return _Reading(reading.score, state, (marker, 0, None, None, reading.taken))
    elder, last = state[place], state[depth + place]
    fault, expected = None, None
    if number is None:
        number, fault, gain = (elder + 1 if elder else 1), "repaired", _OUT_OF_ORDER
    elif number == (elder or last) + 1 or (marker.inserted and number == elder):
        continues = _LIKELY_ARTICLE if marker.is_reference else _CONTINUES
        gain = continues if number > 1 else _OPENS if marker.firm else _OPENS_DOUBTFUL
    elif number == 1 and (anew or not elder):
        gain = _OPENS if marker.firm else _OPENS_DOUBTFUL
    else:
        expected = (elder or last) + 1
        gain = _OUT_OF_ORDER if marker.firm else _gain_of_doubtful(marker, elder)
        fault = "start" if expected == 1 else "gap" if number > expected else "repeat"
    after = (*state[:place], number, *closed, *state[depth : depth + place], number, *state[depth + place + 1 :])
    return _Reading(reading.score + gain, after, (marker, number, fault, expected, reading.taken))


def _gain_of_doubtful(marker: Marker, elder: int) -> float:
    """What a doubtful marker out of order adds: a few numbers are missing, or articles begin elsewhere."""
    number = marker.number or 0
    near = elder < number <= elder + _SMALL_GAP if elder else False
    if marker.rank == ARTICLE and not marker.glued and not marker.is_reference:
        return _LIKELY_ARTICLE if near else _DOUBTFUL_GAP if not elder or number == 1 else _NEVER
    return _DOUBTFUL_GAP if near and marker.well_formed else _NEVER


def _best(readings: list[_Reading]) -> list[_Reading]:
    """The best readings, one for each state: from the same state all that follows is worth the same."""
    best: dict[_State, _Reading] = {}
    for reading in readings:
        known = best.get(reading.state)
        if known is None or reading.score > known.score:
            best[reading.state] = reading
    ranked = sorted(best.values(), key=lambda reading: -reading.score)[:_BEAM]
    return [reading for reading in ranked if reading.score >= ranked[0].score - _MARGIN]
