"""Which links between two editions hold in a chain, where a wrong one goes on for years."""

from collections.abc import Sequence

from gdplan.compare.align import FLOOR, Link
from gdplan.compare.linking import Linked
from gdplan.compare.reading import Item
from gdplan.compare.sections import has_moved
from gdplan.extract.context import TargetContext
from gdplan.extract.targets.tense import read_heading, section_role
from gdplan.model import Document
from gdplan.normalize import normalize

BEYOND_DOUBT = 2 * FLOOR
"""A link this strong needs nothing else to speak for it."""


def drop_doubtful(linked: Linked, documents: tuple[Document, Document]) -> Linked:
    """The links without those between a review and what is to be done, and those that are weak for how far they reach.

    Less than the floor is enough for `diff` where nothing else is left; here only in the same section. A whole section
    goes on as an item of one, or the other way round, only beyond doubt.
    """
    reviews = tuple(_find_reviews(document, own) for document, own in zip(documents, linked.items, strict=True))
    has_sections = all(any(item.above for item in side) for side in linked.items)

    def is_doubtful(link: Link) -> bool:
        old, new = linked.items[0][link.old], linked.items[1][link.new]
        if (link.old in reviews[0]) != (link.new in reviews[1]):
            return True
        if has_sections and bool(old.above) != bool(new.above):
            return link.similarity < BEYOND_DOUBT
        return link.similarity < FLOOR and has_moved(old.above, new.above, linked.sections)

    return linked.without(is_doubtful) if any(map(is_doubtful, linked.alignment.links)) else linked


def _find_reviews(document: Document, items: Sequence[Item]) -> set[int]:
    """The items that look back, by place: 一、过去五年工作回顾, and what stands below it."""
    context = TargetContext(document.metadata.year, document.metadata.kind)
    headings = {node.eid: node.heading for item in items for node in item.above or (item.node,) if node.heading}
    said = {eid: read_heading(normalize(heading), context) for eid, heading in headings.items()}
    return {
        item.place
        for item in items
        if section_role([said[node.eid] for node in item.above or (item.node,) if node.eid in said]) == "achieved"
    }
