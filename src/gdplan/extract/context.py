"""What targets are read from: the texts of the nodes of a document, and what stands around them."""

from collections.abc import Sequence
from typing import NamedTuple

from gdplan.normalize import PlanText
from gdplan.vocab import cues


class Passage(NamedTuple):
    """One sentence, or a heading."""

    text: PlanText
    starts_paragraph: bool  # the first of a printed paragraph


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
        return bool(self.kind and self.kind.endswith((*cues.REPORT_KINDS, *cues.RESULT_KINDS)))

    @property
    def reviewed(self) -> int | None:
        """The year that a report looks back on: the one before, of 2030年重点任务完成情况 the one it names."""
        if self.year is None or not self.is_report:
            return None
        return self.year if self.kind and self.kind.endswith(cues.RESULT_KINDS) else self.year - 1

    @property
    def is_rule(self) -> bool:
        """In a law or a rule numbers are conditions."""
        return bool(self.kind and self.kind.endswith(cues.RULE_KINDS))

    def is_past(self, year: int) -> bool:
        """Whether a year was over when the plan was made, or is under review; False where the plan names no year."""
        return self.year is not None and year <= (self.reviewed or self.year - 1)
