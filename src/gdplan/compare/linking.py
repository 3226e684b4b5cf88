"""Two editions with the links between their items and headings, and what happened to the items of each group."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from gdplan.compare.agencies import compare_agencies
from gdplan.compare.align import FLOOR, Alignment, Link, align, group
from gdplan.compare.model import AgencyChanges, Kind
from gdplan.compare.reading import Item, fold_all
from gdplan.compare.renumbered import References
from gdplan.compare.sections import Sections, has_moved, link_sections
from gdplan.model import Document

Places = tuple[tuple[int, ...], tuple[int, ...]]  # of the old and the new items that hang together
Items = tuple[Sequence[Item], Sequence[Item]]


class Happened(NamedTuple):
    """What happened to the items of a group: the weightiest first."""

    kinds: tuple[Kind, ...]
    is_renumbered: bool  # nothing but the numbers of articles referred to differ
    moved: tuple[Item, Item] | None
    agencies: AgencyChanges


class Linked:
    """Two editions, linked."""

    def __init__(self, items: Items, alignment: Alignment, sections: Sections) -> None:
        self.items, self.alignment, self.sections = items, alignment, sections
        self.links = {(link.old, link.new): link for link in alignment.links}
        self._references = References(items, self.links)

    def without(self, gives_way: Callable[[Link], bool]) -> "Linked":
        """The same without some of its links."""
        kept = tuple(link for link in self.alignment.links if not gives_way(link))
        return Linked(self.items, self.alignment._replace(links=kept), self.sections)

    def take(self, places: Places) -> tuple[list[Item], list[Item]]:
        """The old and the new items of a group."""
        old, new = ([side[i] for i in own] for side, own in zip(self.items, places, strict=True))
        return old, new

    def tell(self, places: Places) -> Happened:
        """What happened to the items of a group."""
        old, new = self.take(places)
        pairs = ((one, other) for one in old for other in new)
        moved = next((pair for pair in pairs if has_moved(pair[0].above, pair[1].above, self.sections)), None)
        agencies = compare_agencies(old, new)
        renumbered = len(old) == len(new) == 1 and self._references.is_renumbered(old[0], new[0])
        kinds = _find_kinds(
            old, new, is_moved=moved is not None, has_new_owners=bool(agencies), is_renumbered=renumbered
        )
        return Happened(tuple(kinds), renumbered, moved, agencies)

    def groups(self) -> list[Places]:
        """The groups in the order of the new edition; what was removed behind what it stood behind in the old one."""
        groups: list[Places] = group(self.alignment.links)
        olds, news = ({place for entry in groups for place in entry[side]} for side in (0, 1))
        groups += [((), (item.place,)) for item in self.items[1] if item.place not in news]
        after = {place: entry[1][-1] for entry in groups for place in entry[0]}
        last = -1
        removed = []
        for item in self.items[0]:
            last = after.get(item.place, last)
            if item.place not in olds:
                removed.append((last, item.place))
        placed = [((entry[1][0], 0, 0), entry) for entry in groups]
        placed += [((last, 1, place), ((place,), ())) for last, place in removed]
        return [entry for _, entry in sorted(placed)]


def link(documents: tuple[Document, Document], items: Items, threshold: float = FLOOR) -> Linked:
    """The links between the items of two documents, and between their headings."""
    titles = fold_all(document.metadata.title or "" for document in documents)
    alignment = align(*items, titles=(titles[0], titles[1]), floor=threshold)
    return Linked(items, alignment, link_sections(documents, items, alignment.links))


def _find_kinds(
    old: Sequence[Item], new: Sequence[Item], *, is_moved: bool, has_new_owners: bool, is_renumbered: bool
) -> Iterable[Kind]:
    """All that happened to a group of items, the weightiest first; other numbers for the same articles are no edit."""
    if not old or not new:
        yield "removed" if old else "added"
        return
    if len(old) > 1:
        yield "merged"
    if len(new) > 1:
        yield "split"
    if is_moved:
        yield "moved"
    one_to_one = len(old) == len(new) == 1
    renamed = new[0].heading not in {item.heading for item in old} or old[0].heading not in {i.heading for i in new}
    has_new_text = "".join(item.key for item in old) != "".join(item.key for item in new)
    edited = (has_new_text and not is_renumbered) or has_new_owners
    if renamed:
        yield "renamed"
    if edited:
        yield "edited"
    if one_to_one and not (is_moved or renamed or edited):
        yield "same"
