"""The markers that number a document: where in a paragraph one may stand."""

import functools
import re
from typing import NamedTuple

from gdplan.normalize import PlanText
from gdplan.outline.families import MARKER, read_marker
from gdplan.patterns import lazy
from gdplan.vocab.numerals import SAID, TO_TEN

_AT_START = lazy(MARKER, re.VERBOSE)
_MAY_BE_GLUED = lazy(
    rf"[。！？)”]\ *(?:\*\*)?(?:第|\(\ *[{TO_TEN}\d]|[①-⑳⑴-⒛㈠-㈩]|\d{{1,3}}\ *[.、)]"
    rf"|[{SAID}]{{1,3}}\ *、|[A-Z]、)"
)


class Marker(NamedTuple):
    """A place that may number a node."""

    paragraph: int  # index
    start: int  # of the marker in the paragraph's text
    end: int
    rank: int
    number: int | None  # None: no valid numeral
    well_formed: bool  # of a shape that only markers have: no digit after 1., a blank after 第一条
    glued: bool  # inside a paragraph, after the end of a sentence or a bracket
    is_reference: bool = False  # by the words after it: 第十二条规定的…
    inserted: int | None = None  # 1 of 第十七条之一, which a revision put between 17 and 18
    nesting: int = 0  # how many lists of its own family it stands below: 1.⏎2.⏎␣␣1.⏎␣␣2.⏎3.

    @property
    def firm(self) -> bool:
        """At the start of a paragraph, and well formed: always a marker."""
        return self.well_formed and not self.glued


@functools.cache
def _glued() -> re.Pattern[str]:
    return lazy(rf"(?<=[。！？)”])\ *(?P<marker>{MARKER})", re.VERBOSE)


def may_be_glued(plan: PlanText) -> bool:
    """Whether a text has anything like a marker after 。！？）”; most have not."""
    return _MAY_BE_GLUED.search(plan) is not None


def find_markers(text: PlanText, paragraph: int, *, glued: bool = True) -> list[Marker]:
    """The markers that may stand in one paragraph: at its start and, with `glued`, after 。！？）” inside it.

    >>> [(m.rank, m.number, m.firm) for m in find_markers(PlanText("1.2亿千瓦"), 0)]
    [(11, 1, False)]
    """
    found = []
    match = _AT_START.match(text)
    if match and (marker := _read(match, text, paragraph, match.start(), glued=False)):
        found.append(marker)
    if glued and _MAY_BE_GLUED.search(text):
        for match in _glued().finditer(text):
            marker = _read(match, text, paragraph, match.start("marker"), glued=True)
            if marker:
                found.append(marker)
    return found


def _read(match: re.Match[str], text: str, paragraph: int, start: int, *, glued: bool) -> Marker | None:
    """The marker of one match; None where it is a decimal or, inside a paragraph, a reference."""
    found = read_marker(match, text)
    if found is None or (glued and (found.number is None or found.is_reference)):
        return None
    return Marker(paragraph, start, match.end(), found.rank, found.number, found.well_formed, glued, *found[3:])


def starts_with_marker(text: PlanText) -> bool:
    """Whether a line may begin a node: a firm marker, whatever its number."""
    match = _AT_START.match(text)
    marker = match and _read(match, text, 0, 0, glued=False)
    return bool(marker and marker.firm)
