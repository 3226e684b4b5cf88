"""Headings that the format tells of: outline levels, h1, #, bookmarks. They also stand where no number is printed."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from gdplan.outline.families import FAMILIES
from gdplan.outline.markers import Marker
from gdplan.outline.paragraphs import INSET, Paragraph
from gdplan.outline.particulars import is_document_number, iso_date
from gdplan.outline.tail import is_annex_label
from gdplan.outline.titles import is_title
from gdplan.vocab.kinds import KIND_OF

_LONGEST = 60  # characters
_LEVELS = 100  # more than any format has
_NEVER = ("目录", "目次")


class Evidence:
    """What the format calls a heading, by where it begins in the source."""

    def __init__(self, levels: Mapping[int, int]) -> None:
        self.levels = levels

    def is_heading(self, paragraph: Paragraph) -> bool:
        """Whether the format calls a whole paragraph, with its marker, a heading."""
        return bool(self.levels) and paragraph.place(0) in self.levels

    def find_title(self, paragraphs: Sequence[Paragraph]) -> str | None:
        """The first paragraph, without blanks, where the format sets it above all others."""
        levels = [self.levels[p.place(0)] for p in paragraphs if self.is_heading(p)]
        if levels and self.is_heading(paragraphs[0]) and levels.count(levels[0]) == 1 and levels[0] == min(levels):
            return paragraphs[0].text.replace(" ", "")
        return None

    def find_section(self, paragraphs: Sequence[Paragraph], titles: Collection[str]) -> int:
        """The first heading that is no title: set lower than one, or a mere 重点任务; their number if there is none."""
        top = None
        for i, paragraph in enumerate(paragraphs):
            if self.is_heading(paragraph):
                text, level = paragraph.text.replace(" ", ""), self.levels[paragraph.place(0)]
                is_known = text in titles
                if (text in KIND_OF and not is_known) or (top is not None and level > top):
                    return i
                if is_known or is_title(paragraph.text):
                    top = level
        return len(paragraphs)

    def find_unmarked(
        self, paragraphs: Sequence[Paragraph], markers: Sequence[Sequence[Marker]], first: int
    ) -> dict[int, tuple[Marker, float]]:
        """The headings without a number from paragraph `first` on, each as a marker of no width and a height.

        A heading is as high as the numbers that the format sets on its level (the height of a number is its rank), or
        between those of the levels around its own. Its marker's rank is that of the numbers it interrupts.
        """
        if not self.levels:
            return {}
        firm = [next((m for m in found if m.firm), None) for found in markers]
        found = [i for i in range(first, len(paragraphs) - 1) if firm[i] is None and self._is_unmarked(paragraphs[i])]
        if sum(self._is_empty(paragraphs, i) for i in found) * 2 > len(found):
            return {}
        known = self._ranks(paragraphs, firm)
        outermost = min((marker.rank for marker in firm if marker), default=0)
        unmarked = {}
        for i in found:
            level = self.levels[paragraphs[i].place(0)]
            beside = [rank for rank, other in known.items() if other >= level]
            rank = min(beside) if beside else min(max(known) + 1, len(FAMILIES) - 1) if known else outermost
            height = rank if known.get(rank) == level else rank - 1 + level / _LEVELS
            unmarked[i] = Marker(i, 0, 0, rank, None, well_formed=True, glued=False), height
        return unmarked

    def _is_empty(self, paragraphs: Sequence[Paragraph], i: int) -> bool:
        """Whether a heading has nothing below it; a page on which most have not sets all of its text so."""
        following = paragraphs[i + 1]
        level = self.levels[paragraphs[i].place(0)]
        return self.is_heading(following) and self.levels[following.place(0)] <= level

    def _is_unmarked(self, paragraph: Paragraph) -> bool:
        text = paragraph.text
        return (
            self.is_heading(paragraph)
            and 2 <= len(text) <= _LONGEST
            and text != INSET
            and len(paragraph.sentences) == 1
            and not (is_annex_label(text) or is_document_number(text) or iso_date(text))
            and text.replace(" ", "") not in _NEVER
            and text[-1] not in ",;、"
        )

    def _ranks(self, paragraphs: Sequence[Paragraph], firm: Sequence[Marker | None]) -> dict[int, int]:
        """The format's level of each family of numbers: rank -> level that most of its headings have."""
        counts: dict[int, Counter[int]] = {}
        for paragraph, marker in zip(paragraphs, firm, strict=True):
            if marker and self.is_heading(paragraph):
                counts.setdefault(marker.rank, Counter())[self.levels[paragraph.place(0)]] += 1
        return {rank: levels.most_common(1)[0][0] for rank, levels in counts.items()}


NO_EVIDENCE = Evidence({})
