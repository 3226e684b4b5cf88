"""What a notice hands over: a plan behind items of its own, whose numbers are not the document's, and several plans.

一、二、三、, a signature, and then the plan's title with numbers of its own; behind these the title of a second plan.
"""

from collections.abc import Iterator, Sequence

from gdplan.outline.markers import Marker
from gdplan.outline.paragraphs import Paragraph
from gdplan.outline.quoted_title import CITED
from gdplan.outline.title_lines import HANDED_OVER, HANDS_OVER

_TITLE_LINES = 3
_SHORTEST = 6  # characters
_MARKS = str.maketrans("", "", "《》〈〉<>“”‘’ ")


def without_numbers_of_notice(paragraphs: Sequence[Paragraph], markers: list[list[Marker]]) -> list[list[Marker]]:
    """The markers of each paragraph without those of such a notice."""
    first = _first_numbered(markers)
    names = _names_of_plans(paragraphs[:first])
    if not names or next(_find_titles(paragraphs[:first], markers, names), None):  # the numbers are the plan's
        return markers
    title = next((start for start, _ in _find_titles(paragraphs, markers, names) if start > first), 0)
    return [*([] for _ in range(title)), *markers[title:]] if title else markers


def find_further_plans(paragraphs: Sequence[Paragraph], markers: Sequence[Sequence[Marker]]) -> dict[int, int]:
    """Where the title of each plan begins that a letter hands over behind the first one, and how many lines it has."""
    first = _first_numbered(markers)
    names = _names_of_plans(paragraphs[:first])
    return {start: size for start, size in _find_titles(paragraphs, markers, names) if start > first} if names else {}


def _first_numbered(markers: Sequence[Sequence[Marker]]) -> int:
    return next((i for i, found in enumerate(markers) if any(m.firm for m in found)), 0)


def _names_of_plans(head: Sequence[Paragraph]) -> set[str]:
    """What a letter calls the documents that it hands over; one that hands over nothing names none.

    Its own title is none of them: 《某府关于印发某方案的通知》已经市政府同意, a slip for 《某方案》.
    """
    if not any(HANDS_OVER.search(p.text) for p in head):
        return set()
    lines = [p.text.translate(_MARKS) for p in head]
    printed = {"".join(lines[i : i + size]) for i in range(len(lines)) for size in range(1, _TITLE_LINES + 1)}
    names = {match[1] for p in head for pattern in (CITED, HANDED_OVER) for match in pattern.finditer(p.text)}
    plain = {name.translate(_MARKS) for name in names}
    return {name for name in plain if len(name) >= _SHORTEST and not (name in printed and HANDED_OVER.search(name))}


def _find_titles(
    paragraphs: Sequence[Paragraph], markers: Sequence[Sequence[Marker]], names: set[str]
) -> Iterator[tuple[int, int]]:
    """Where a name stands on lines of its own and numbers begin behind it, and how many lines it takes."""
    longest = max(map(len, names))
    for i in range(len(paragraphs)):
        title = ""
        for size, paragraph in enumerate(paragraphs[i : i + _TITLE_LINES], 1):
            if len(title := title + paragraph.text.translate(_MARKS)) > longest:
                break
            if title in names and not paragraphs[i].text.startswith("《"):
                following = next((m for found in markers[i + size :] for m in found if m.firm), None)
                if following and following.number == 1:
                    yield i, size
                break
