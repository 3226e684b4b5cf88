"""Characters inside a line that are no text: zero-width marks and Markdown's bold."""

import re

from gdplan.normalize import PlanText
from gdplan.terms import Span

_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*")


def find_holes(text: str, plan: PlanText) -> list[Span]:
    """Their spans, in order. Both marks of a pair of ** are holes, what they enclose is text."""
    holes = [] if text.isascii() else [match.span() for match in _ZERO_WIDTH.finditer(text)]
    if "**" in plan:
        for match in _BOLD.finditer(plan):
            holes += [(match.start(), match.start() + 2), (match.end() - 2, match.end())]
        holes.sort()
    return holes
