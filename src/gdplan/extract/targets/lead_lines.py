"""Lines of a report that are headings without a number: 2025年工作回顾: over the paragraphs that follow."""

from collections.abc import Callable, Sequence

from gdplan.extract.context import Passage, Section
from gdplan.extract.targets.tense import Said
from gdplan.normalize import PlanText
from gdplan.patterns import lazy

_LEAD = lazy(r"\s*([^,;:。\s]{2,24}):\s*")


def split_at_leads(sections: Sequence[Section], said: Callable[[PlanText], Said]) -> list[Section]:
    """The sections of a report, cut where a line says that what follows looks back or ahead, in order.

    Such a line is then a heading of what stands behind it: up to the next, and, where no heading stands above it, of
    the sections behind, too. No passage is moved.
    """
    cut: list[Section] = []
    over: tuple[PlanText, ...] = ()
    for section in sections:
        start, headings = 0, section.headings
        for place, passage in enumerate(section.passages):
            lead = _speaking(section.passages, place, said) if passage.starts_paragraph else None
            if lead is None:
                continue
            before = section.before if start == 0 else ()
            cut.append(Section((*over, *headings), section.passages[start:place], before))
            start = place
            if section.headings:
                headings = (*section.headings, lead)
            else:
                over = (lead,)
        cut.append(Section((*over, *headings), section.passages[start:], section.before if start == 0 else ()))
    return cut


def _speaking(passages: Sequence[Passage], place: int, said: Callable[[PlanText], Said]) -> PlanText | None:
    """The words of a line that stands alone and looks back or ahead."""
    line = _LEAD.fullmatch(passages[place].text)
    if line is None or (place + 1 < len(passages) and not passages[place + 1].starts_paragraph):
        return None
    lead = PlanText(line[1])
    about = said(lead)
    return lead if about.looks_back != about.looks_ahead else None
