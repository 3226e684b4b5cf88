"""Which heading became which, and which items moved to a section that is another one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gdplan.compare.align import Link, group
from gdplan.compare.reading import Item, fold_all
from gdplan.model import Document, Node

_REWORDED = 0.5  # share of character pairs that a title and its rewording have in common
_MOST = 0.5


class Heading(NamedTuple):
    """A node above items; `items` are the places of all items below it."""

    place: int
    node: Node
    above: tuple[Node, ...]  # the headings above it
    path: tuple[str, ...]  # their titles, folded
    title: str  # folded
    items: frozenset[int]


class Sections(NamedTuple):
    """The headings of both editions and how they are linked."""

    old: tuple[Heading, ...]
    new: tuple[Heading, ...]
    kept: tuple[Link, ...]  # the title kept or reworded, or most items of either in the other
    all: tuple[Link, ...]  # and those merged into another or split from one
    same: frozenset[tuple[str, str]]  # the eids of those kept


def link_sections(
    documents: tuple[Document, Document], items: tuple[Sequence[Item], Sequence[Item]], links: Sequence[Link]
) -> Sections:
    """The links between headings: first by their titles, then by where their items went."""
    old, new = (_read_headings(document, own) for document, own in zip(documents, items, strict=True))
    kept = _link_titles(old, new, links)
    kept += _link_by_items(old, new, links, kept)
    same = frozenset((old[link.old].node.eid, new[link.new].node.eid) for link in kept)
    return Sections(old, new, tuple(kept), tuple(kept) + _attach(old, new, links, kept), same)


def has_moved(old: Sequence[Node], new: Sequence[Node], sections: Sections) -> bool:
    """Whether what stood below some nodes stands below others, given from the top, that neither are nor come from them.

    Editions may number to different depths: it is enough that the section right above in one edition is, in the other,
    anywhere above. An edition without sections has nowhere to move from.
    """
    if not old or not new:
        return False
    near = {(old[-1].eid, node.eid) for node in new} | {(node.eid, new[-1].eid) for node in old}
    return near.isdisjoint(sections.same)


def _read_headings(document: Document, items: Sequence[Item]) -> tuple[Heading, ...]:
    below: dict[str, set[int]] = {}
    for item in items:
        for node in item.above:
            below.setdefault(node.eid, set()).add(item.place)
    found = [node for node in document.walk() if node.eid in below]
    titles = fold_all(node.heading or "" for node in found)
    title_of = dict(zip((node.eid for node in found), titles, strict=True))
    above = {node.eid: item.above[: item.above.index(node)] for item in items for node in item.above}
    return tuple(
        Heading(
            i, node, above[node.eid], tuple(title_of[a.eid] for a in above[node.eid]), title, frozenset(below[node.eid])
        )
        for i, (node, title) in enumerate(zip(found, titles, strict=True))
    )


def _link_titles(old: Sequence[Heading], new: Sequence[Heading], links: Sequence[Link]) -> list[Link]:
    """One to one, the most alike first; of equals those with the most items in common, then those nearest in place."""
    flow = _count_flow(old, new, links)
    grams = [[_pairs_of(heading.title) for heading in side] for side in (old, new)]
    ranked = sorted(
        (-round(likeness, 6), one.path != other.path, -flow[one.place, other.place], way, one.place, other.place)
        for one, first in zip(old, grams[0], strict=True)
        for other, second in zip(new, grams[1], strict=True)
        if (likeness := _dice(first, second)) >= _REWORDED
        for way in (abs(one.place / len(old) - other.place / len(new)),)
    )
    return _take((Link(i, j, -likeness, "pair") for likeness, _, _, _, i, j in ranked), set(), set())


def _link_by_items(
    old: Sequence[Heading], new: Sequence[Heading], links: Sequence[Link], known: Sequence[Link]
) -> list[Link]:
    """Headings with other words for the same items: most of the one's went there, most of the other's came thence."""
    there, back = _partners(links)
    ranked = [
        (abs(len(old[i].above) - len(new[j].above)), -count, i, j)
        for (i, j), count in _count_flow(old, new, links).items()
        if (count > 1 or old[i].title == new[j].title)
        and _is_mostly_in(old[i], new[j], there)
        and _is_mostly_in(new[j], old[i], back)
    ]
    taken = {link.old for link in known}, {link.new for link in known}
    return _take((Link(i, j, 0.0, "remaining") for _, _, i, j in sorted(ranked)), *taken)


def _attach(
    old: Sequence[Heading], new: Sequence[Heading], links: Sequence[Link], known: Sequence[Link]
) -> tuple[Link, ...]:
    """A heading left over goes with the one that most of its items went to or came from, the most particular such."""
    partners = _partners(links)
    attached: list[Link] = []
    linked: tuple[dict[int, list[int]], dict[int, list[int]]] = (defaultdict(list), defaultdict(list))
    for link in known:
        linked[0][link.old].append(link.new)
        linked[1][link.new].append(link.old)
    for side, own, others in ((0, old, new), (1, new, old)):
        for heading in own:
            if heading.place in linked[side]:
                continue
            hosts = [
                host
                for host in others
                if len(host.above) == len(heading.above)
                and _is_mostly_in(heading, host, partners[side])
                and all(len(linked[side][own_partner]) == 1 for own_partner in linked[1 - side][host.place])
            ]
            if hosts:
                host = min(hosts, key=lambda one: (len(one.items), one.place))
                linked[side][heading.place].append(host.place)
                linked[1 - side][host.place].append(heading.place)
                pair = (heading.place, host.place) if side == 0 else (host.place, heading.place)
                attached.append(Link(*pair, 0.0, "attached"))
    return tuple(attached)


def _is_mostly_in(heading: Heading, host: Heading, partners: dict[int, frozenset[int]]) -> bool:
    """Whether most of a heading's linked items have a partner below the other one."""
    with_partner = [item for item in heading.items if partners[item]]
    return sum(bool(partners[item] & host.items) for item in with_partner) > _MOST * len(with_partner)


def group_headings(sections: Sections) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Groups of linked headings, then those that are gone and those that are new."""
    groups = group(sections.all)
    olds, news = ({place for entry in groups for place in entry[side]} for side in (0, 1))
    groups += [((heading.place,), ()) for heading in sections.old if heading.place not in olds]
    groups += [((), (heading.place,)) for heading in sections.new if heading.place not in news]
    return groups


def _partners(links: Iterable[Link]) -> tuple[dict[int, frozenset[int]], dict[int, frozenset[int]]]:
    there: dict[int, frozenset[int]] = defaultdict(frozenset)
    back: dict[int, frozenset[int]] = defaultdict(frozenset)
    for link in links:
        there[link.old] |= {link.new}
        back[link.new] |= {link.old}
    return there, back


def _count_flow(old: Sequence[Heading], new: Sequence[Heading], links: Sequence[Link]) -> Counter[tuple[int, int]]:
    """How many links go from below one heading to below another."""
    over: tuple[dict[int, list[int]], dict[int, list[int]]] = (defaultdict(list), defaultdict(list))
    for side, headings in enumerate((old, new)):
        for heading in headings:
            for item in heading.items:
                over[side][item].append(heading.place)
    return Counter((i, j) for link in links for i in over[0][link.old] for j in over[1][link.new])


def _take(ranked: Iterable[Link], olds: set[int], news: set[int]) -> list[Link]:
    taken = []
    for link in ranked:
        if link.old not in olds and link.new not in news:
            olds.add(link.old)
            news.add(link.new)
            taken.append(link)
    return taken


def _pairs_of(title: str) -> frozenset[str]:
    return frozenset(title[i : i + 2] for i in range(len(title) - 1)) or frozenset((title,) * bool(title))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
