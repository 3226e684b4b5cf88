"""Mentions: the named things of a text, by one finder for each kind."""

from gdplan.extract.mentions.citations import CitationReading, find_citations
from gdplan.extract.mentions.fuzzy import FuzzyReading, find_fuzzy_quantities
from gdplan.extract.mentions.initiatives import InitiativeReading, find_initiatives
from gdplan.extract.mentions.instruments import InstrumentReading, find_instruments
from gdplan.extract.mentions.places import PlaceReading, find_places
from gdplan.extract.mentions.references import ReferenceReading, find_references
from gdplan.normalize import PlanText

MentionReading = (
    InitiativeReading | CitationReading | InstrumentReading | PlaceReading | FuzzyReading | ReferenceReading
)
"""All have start, end and kind; the other fields bear the names of the model's, printed ones as slices of the text."""

# Where mentions of several kinds begin at one character, they stand in this order.
FINDERS = (find_initiatives, find_citations, find_instruments, find_places, find_fuzzy_quantities, find_references)


def find_mentions(text: PlanText) -> tuple[MentionReading, ...]:
    """The mentions of a text in reading order; they may stand inside one another.

    `text` is a sentence, a heading or many: no mention reaches over a 。 and none depends on what stands beyond one, so
    texts joined by 。 read in one call as they do one by one, in a third of the time.

    >>> [m.kind for m in find_mentions(PlanText("修订《广东省数据条例》,培育一批企业。"))]
    ['instrument', 'citation', 'place', 'fuzzy']
    """
    found: list[MentionReading] = []
    for find in FINDERS:
        found += find(text)
    if len(found) > 1:
        found.sort(key=lambda reading: (reading.start, -reading.end))
    return tuple(found)
