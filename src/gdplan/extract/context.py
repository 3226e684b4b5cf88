"""What targets are read from: the texts of the nodes of a document, and what stands around them."""

from collections.abc import Sequence
from typing import NamedTuple

from gdplan.normalize import PlanText
from gdplan.vocab import cues


class Passage(NamedTuple):
    """One sentence, or a heading."""

    text: PlanText
    starts_paragraph: bool  # the first of a printed paragraph
    limit: PlanText | None = None  # 2025年6月底前: by when what covers it wants it done


class Section(NamedTuple):
    """The texts of one node: its heading, where it has one, and its sentences."""

    headings: tuple[PlanText, ...]  # of the sections above, outermost first, and the node's own last
    passages: Sequence[Passage]
    before: Sequence[Passage] = ()  # texts of the paragraph that these go on with; their dates hold here


class TargetContext(NamedTuple):
    """What its title tells of a document."""

    year: int | None  # the one year it names
    kind: str | None  # its last word, Simplified

    @property
    def is_report(self) -> bool:
        """A report looks back where nothing else is said, any other kind ahead."""
        return bool(self.kind and self.kind.endswith(cues.REPORT_KINDS))

    @property
    def is_rule(self) -> bool:
        """In a law or a rule numbers are conditions."""
        return bool(self.kind and self.kind.endswith(cues.RULE_KINDS))

    def is_past(self, year: int) -> bool:
        """Whether a year was over when the plan was made; False where the plan names no year."""
        return self.year is not None and year < self.year
