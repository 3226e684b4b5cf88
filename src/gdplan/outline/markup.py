"""Characters inside a line that are no text: zero-width marks and Markdown's bold."""

from gdplan.normalize import ZERO_WIDTH, PlanText
from gdplan.patterns import lazy
from gdplan.terms import Span

_ZERO_WIDTH = lazy(f"{ZERO_WIDTH}+")
_BOLD = lazy(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*")


def find_markup(plan: PlanText) -> list[Span]:
    """Their spans, in order. Both marks of a pair of ** are markup, what they enclose is text."""
    found = [match.span() for match in _ZERO_WIDTH.finditer(plan)] if ZERO_WIDTH in plan else []
    if "**" in plan:
        for match in _BOLD.finditer(plan):
            found += [(match.start(), match.start() + 2), (match.end() - 2, match.end())]
        found.sort()
    return found
