"""Due dates in the shape of the model: those of a node's heading and sentences, its brackets, labels and cells."""

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from gdplan.assemble.values import Text
from gdplan.dates import year_of
from gdplan.extract.context import TargetContext
from gdplan.extract.deadlines.due import Calendar, Due, find_due, find_signs
from gdplan.extract.deadlines.limits import find_in_bracket, find_limits, read_cell
from gdplan.extract.spacing import close_up, kept_places
from gdplan.extract.targets.tense import Role, read_heading, section_role
from gdplan.fields import DeadlineFields, MetadataFields, SentenceFields
from gdplan.normalize import PlanText
from gdplan.outline import Paragraph
from gdplan.patterns import lazy
from gdplan.terms import Span
from gdplan.vocab.dates import END, YEAR

_BEFORE_LABEL = lazy("[。;(]")
_CLOSES = lazy(r"^\([^()]*\) *。?$")
# 2027年：开工。9月底前完工。 2027年 holds to the end of its paragraph, on a line of its own to the next such.
_OVER = lazy(rf"(?:——)?(?P<year>{YEAR})年[^,;。:0-9]{{0,8}}:")
_OPENS = lazy(rf"(?P<year>{YEAR})年(?!{END}|以来|起)")  # in a plan of several years


class Stretch(NamedTuple):
    """Text that may hold due dates, and where it stands in its paragraph."""

    text: PlanText
    paragraph: Paragraph
    start: int
    covers: Span | None = None  # the sentences that a bracket holds for; None: the whole node


Found = tuple[Stretch, Due]


class DueReader:
    """Reads the due dates of the nodes of one document."""

    def __init__(self, text: str, plan: PlanText, context: TargetContext, metadata: MetadataFields) -> None:
        self.text = text
        self._signs = find_signs(plan)
        self._context = context
        self._said = functools.cache(lambda words: read_heading(words, context))  # headings stand over many nodes
        self._own = Calendar(context.own_year, metadata.issued_on, metadata.effective_on, context.is_report)

    def may_stand_in(self, span: Span) -> bool:
        """Whether the text of a node may hold a due date; most do not."""
        return bisect_left(self._signs, span[0]) < bisect_left(self._signs, span[1])

    def read(
        self,
        headings: Sequence[PlanText],
        heading: Paragraph | None,
        texts: Sequence[Text],
        brackets: Sequence[Stretch],
        cells: Sequence[Paragraph],
        sentences: Sequence[SentenceFields],
    ) -> list[DeadlineFields]:
        """The due dates of a node, in the order printed.

        `headings` are those that it stands under, its own last; `texts` are its sentences as they are read, `sentences`
        the same in the shape of the model.
        """
        year = next((year for words in reversed(headings[-2:]) if (year := year_of(words))), None)
        own = self._own._replace(year=year or self._own.year)
        role = self._role(headings) if own.looks_back else None
        own = own._replace(looks_back=own.looks_back and role != "target")
        found: list[Found] = []
        if heading and self.may_stand_in(heading.span(0, len(heading.text))):
            whole = Stretch(heading.text, heading, 0)
            found += [
                (whole, due._replace(basis="heading"))
                for due in _in_printed(heading.text, functools.partial(_find, own=self._own))
            ]
        starts = [sentence["span"][0] for sentence in sentences]
        around, over = own.year, None  # the year of what no year stands over
        for text in texts:
            if text.starts:
                over = _OVER.match(text.text) or (None if own.year else _OPENS.match(text.text))
                own = own._replace(year=int(over["year"]) if over else around)
                around = own.year if over and over.end() == len(text.text) else around
            if not self.may_stand_in(text.paragraph.span(text.start, text.start + len(text.text))):
                continue
            for due in _in_printed(text.text, functools.partial(_find, own=own)):
                stretch = Stretch(text.text, text.paragraph, text.start)
                found.append((stretch._replace(covers=_covers(stretch, due, starts)), due))
                own = own._replace(year=due.year or own.year)
                around = around if over else own.year
        for bracket in brackets:
            found += [(bracket, due) for due in _in_printed(bracket.text, functools.partial(find_in_bracket, own=own))]
        for cell in cells:
            stretch = Stretch(cell.text, cell, 0)
            found += [(stretch, due) for due in _in_printed(cell.text, functools.partial(read_cell, own=own))]
        if role == "achieved":
            found = [one for one in found if self._is_to_come(one[1])]
        return sorted([self._deadline(*one) for one in found], key=itemgetter("span"))

    def _role(self, headings: Sequence[PlanText]) -> Role | None:
        """Whether the headings of a report say that the text tells what was done, or what will be."""
        return section_role([self._said(words) for words in headings])

    def _is_to_come(self, due: Due) -> bool:
        reviewed = self._context.reviewed
        return due.date is not None and reviewed is not None and int(due.date[:4]) > reviewed

    def _deadline(self, stretch: Stretch, due: Due) -> DeadlineFields:
        start, end = stretch.start + due.start, stretch.start + due.end
        return {
            "text": stretch.paragraph.source(self.text, start, end),
            "span": stretch.paragraph.span(start, end),
            "date": due.date,
            "kind": due.kind,
            "basis": due.basis,
            "sentences": stretch.covers,
        }


def _find(text: PlanText, own: Calendar) -> list[Due]:
    limits = find_limits(text, own)
    taken = {due.start for due in limits}
    return [*limits, *(due for due in find_due(text, own) if due.start not in taken)]


def _in_printed(text: PlanText, find: Callable[[PlanText], Iterable[Due]]) -> list[Due]:
    """The due dates of a text, with blanks in it or without."""
    closed = close_up(text)
    found = [*find(closed)]
    if found and len(closed) != len(text):
        places = kept_places(text)
        found = [due._replace(start=places[due.start], end=places[due.end - 1] + 1) for due in found]
    return found


def _covers(text: Stretch, due: Due, starts: Sequence[int]) -> Span | None:
    """The sentence that a date stands in, the one before its bracket; None for a line that only says by when."""
    place = bisect_right(starts, text.paragraph.place(text.start)) - 1
    opens = text.text.startswith("(") and text.text.find(")", 0, due.start) < 0
    if (due.basis == "label" and not _BEFORE_LABEL.search(text.text, 0, due.start)) or (
        opens and _CLOSES.search(text.text)
    ):
        return None
    return (place - 1, place) if opens and place else (place, place + 1)
