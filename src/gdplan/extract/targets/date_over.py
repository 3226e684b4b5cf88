"""The date over a number that stands alone in a cell."""

from collections.abc import Sequence

from gdplan.extract.context import Passage, Section, TargetContext
from gdplan.extract.deadlines import Basis, find_deadlines
from gdplan.extract.targets.section_so_far import SectionSoFar
from gdplan.normalize import PlanText


def date_over(
    headings: Sequence[PlanText], before: Sequence[Passage], context: TargetContext
) -> tuple[str, Basis] | None:
    """The date that is not over in the head of its column, what stands before the table, or a heading above it.

    `headings` are those above, outermost first, with the caption and the head of the column last.

    >>> date_over([PlanText("“十四五”时期主要指标"), PlanText("目标值")], (), TargetContext(2021, "规划"))
    ('2025', 'heading')
    """
    *higher, head = headings
    found = _date_in(head, context)
    if found is None and before:
        carried = SectionSoFar(Section((), [Passage(PlanText(""), starts_paragraph=True)], before), context, ())
        if (above := carried.date(len(before))) and context.fits(above.year, is_past=False):
            return above.date, "paragraph"
    found = found or next((date for heading in reversed(higher) if (date := _date_in(heading, context))), None)
    return (found, "heading") if found else None


def _date_in(heading: PlanText, context: TargetContext) -> str | None:
    dates = find_deadlines(heading, context.own_year, issued=context.issued)
    return next((date.date for date in dates if context.fits(date.year, is_past=False)), None)
