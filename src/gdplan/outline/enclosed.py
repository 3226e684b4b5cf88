"""A notice that has items of its own before the plan that it hands over: their numbers are not those of the document.

一、二、三、, a signature, and then the plan's title with numbers of its own.
"""

from collections.abc import Sequence

from gdplan.outline.markers import Marker
from gdplan.outline.paragraphs import Paragraph
from gdplan.outline.quoted_title import CITED
from gdplan.outline.title_lines import HANDED_OVER, HANDS_OVER

_TITLE_LINES = 3
_SHORTEST = 6  # characters
_MARKS = str.maketrans("", "", "《》〈〉<>“”‘’ ")


def without_numbers_of_notice(paragraphs: Sequence[Paragraph], markers: list[list[Marker]]) -> list[list[Marker]]:
    """The markers of each paragraph without those of such a notice."""
    first = next((i for i, found in enumerate(markers) if any(m.firm for m in found)), 0)
    over = [p.text for p in paragraphs[:first] if HANDS_OVER.search(p.text)]
    if not over:
        return markers
    names = {match[1] for text in over for pattern in (CITED, HANDED_OVER) for match in pattern.finditer(text)}
    title = _find_title(paragraphs, first + 1, {name.translate(_MARKS) for name in names})
    following = next((m for found in markers[title:] for m in found if m.firm), None)
    if title and following and following.number == 1:
        return [*([] for _ in range(title)), *markers[title:]]
    return markers


def _find_title(paragraphs: Sequence[Paragraph], begin: int, names: set[str]) -> int:
    """Where one of the names stands on lines of its own; 0 where none does."""
    longest = max(map(len, names), default=0)
    for i in range(begin, len(paragraphs)):
        title = ""
        for paragraph in paragraphs[i : i + _TITLE_LINES]:
            title += paragraph.text.translate(_MARKS)
            if len(title) > longest:
                break
            if title in names and len(title) >= _SHORTEST:
                return i
    return 0
