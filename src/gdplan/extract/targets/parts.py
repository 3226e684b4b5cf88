"""What goes on from sentence to sentence: 其中 tells parts of the last; forecasts and needs promise nothing."""

from collections.abc import Sequence

from gdplan.extract.context import Passage
from gdplan.extract.targets.lists import Item
from gdplan.patterns import lazy
from gdplan.vocab import cues

_OF_THEM, _NEEDS, _PLEDGES = (lazy(cue.pattern) for cue in (cues.OF_THEM, cues.NEEDS, cues.PLEDGES))
_FORECAST = lazy("|".join(f"(?:{cue.pattern})" for cue in (*cues.FORECASTS, cues.NEEDS)))
_MARKS = ",;:。"


def goes_on(passages: Sequence[Passage], place: int) -> bool:
    """Whether a sentence tells parts of what the one before it tells: 新建学校20所。 | 其中,公办15所。"""
    passage = passages[place]
    return place > 0 and not passage.starts_paragraph and _OF_THEM.match(passage.text) is not None


def unpromised(passages: Sequence[Passage], place: int, items: Sequence[Item], *, challenges: bool) -> list[bool]:
    """Which numbers of a sentence are only forecast or needed; `challenges`: its section tells what makes work hard.

    >>> from gdplan.normalize import PlanText
    >>> from gdplan.extract.quantities import find_quantities
    >>> from gdplan.extract.targets.lists import list_quantities
    >>> text = PlanText("2020年为30万人,2025年将达到50万人")
    >>> items = list_quantities(text, find_quantities(text))
    >>> unpromised([Passage(text, starts_paragraph=True)], 0, items, challenges=True)
    [False, True]
    """
    start = _forecast_from(passages, place, challenges=challenges)
    text = passages[place].text
    pledge = None if start is None else _PLEDGES.search(text)
    end = pledge.start() if pledge else len(text)
    return [start is not None and start <= item.first.start < end for item in items]


def _forecast_from(passages: Sequence[Passage], place: int, *, challenges: bool) -> int | None:
    """Where in a sentence a forecast or need begins, its clause with it; 其中 goes on with that of the one before."""
    if goes_on(passages, place):
        before = passages[place - 1].text
        return 0 if (_FORECAST if challenges else _NEEDS).search(before) and not _PLEDGES.search(before) else None
    text = passages[place].text
    found = _FORECAST.search(text) if challenges else None
    return found and max(text.rfind(mark, 0, found.start()) for mark in _MARKS) + 1
