"""What pages (PDF, OFD) tell of a document: its title, and the outline that is kept beside them (bookmarks)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gdplan.sources.draft import find_title
from gdplan.sources.lines import Paragraph
from gdplan.sources.raised import lower_text

_BEGINNING = 20  # paragraphs in which a title stands


class Entry(NamedTuple):
    """A line of the outline: its words, the page that it points at, from 1, and its depth, from 1."""

    words: str
    page: int
    level: int


def find_printed_title(paragraphs: Sequence[Paragraph]) -> list[tuple[str, str]]:
    """The title, set large among the first paragraphs, as an entry of the metadata; empty where there is none."""
    title = find_title((paragraph.text, paragraph.is_large) for paragraph in paragraphs[:_BEGINNING])
    return [("title", title)] if title else []


def find_levels(paragraphs: Sequence[Paragraph], entries: Iterable[Entry]) -> dict[int, int]:
    """The depth of each paragraph that an entry points at: the first of its page, not taken yet, with these words."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for at, paragraph in enumerate(paragraphs):
        by_page[paragraph.page].append(at)
    levels: dict[int, int] = {}
    for entry in entries:
        words = "".join(entry.words.split())
        for at in by_page.get(entry.page, ()):
            if words and at not in levels and "".join(lower_text(paragraphs[at].text).split()).startswith(words):
                levels[at] = entry.level
                break
    return levels
