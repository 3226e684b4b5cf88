"""What targets are read from: the passages of one node and what stands around them."""

from typing import NamedTuple

from gdplan.normalize import PlanText
from gdplan.vocab import cues


class Passage(NamedTuple):
    """One sentence, or a heading."""

    text: PlanText
    starts_paragraph: bool  # the first of a printed paragraph


class TargetContext(NamedTuple):
    """What stands around a node."""

    year: int | None  # the one year the plan's title names
    kind: str | None  # the last word of the title, Simplified
    headings: tuple[PlanText, ...]  # of the sections above, outermost first, and the node's own last

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
