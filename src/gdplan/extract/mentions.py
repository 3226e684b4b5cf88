"""Mentions: the named things of a text, by one finder for each kind."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from gdplan.extract.citations import CitationReading, find_citations
from gdplan.extract.fuzzy import FuzzyReading, find_fuzzy_quantities
from gdplan.extract.initiatives import InitiativeReading, find_initiatives
from gdplan.extract.instruments import InstrumentReading, find_instruments
from gdplan.extract.places import PlaceReading, find_places
from gdplan.normalize import PlanText

MentionReading = InitiativeReading | CitationReading | InstrumentReading | PlaceReading | FuzzyReading
"""All have start, end and kind; the other fields bear the names of the model's, printed ones as slices of the text."""

# Where mentions of several kinds begin at one character, they stand in this order.
FINDERS = (find_initiatives, find_citations, find_instruments, find_places, find_fuzzy_quantities)


def find_mentions(text: PlanText) -> tuple[MentionReading, ...]:
    """The mentions of a text in reading order; they may stand inside one another.

    `text` is a sentence, a heading or a longer stretch; no mention reaches over a 。.

    >>> [m.kind for m in find_mentions(PlanText("修订《广东省数据条例》,培育一批企业。"))]
    ['instrument', 'citation', 'place', 'fuzzy']
    """
    found: list[MentionReading] = []
    for find in FINDERS:
        found += find(text)
    if len(found) > 1:
        found.sort(key=lambda reading: (reading.start, -reading.end))
    return tuple(found)


def find_mentions_of_all(texts: Sequence[PlanText]) -> tuple[tuple[int, MentionReading], ...]:
    """What `find_mentions` gives for each of these texts, with the number of the text, at a fraction of the calls.

    >>> texts = [PlanText("培育一批企业"), PlanText("修订《数据条例》。")]
    >>> [(number, m.kind, m.start) for number, m in find_mentions_of_all(texts)]
    [(0, 'fuzzy', 2), (1, 'instrument', 0), (1, 'citation', 2)]
    """
    joined = PlanText("。".join(texts))  # no mention reaches over it
    begins = list(accumulate((len(text) + 1 for text in texts), initial=0))
    found = []
    for reading in find_mentions(joined):
        number = bisect_right(begins, reading.start) - 1
        found.append((number, _moved(reading, begins[number])))
    return tuple(found)


def _moved(reading: MentionReading, back: int) -> MentionReading:
    fields: list[Any] = [
        (value[0] - back, value[1] - back) if isinstance(value, tuple) else value for value in reading[2:]
    ]
    return type(reading)(reading.start - back, reading.end - back, *fields)
