"""What became of each task over several editions: `lineage` follows items by the links that `diff` finds.

    order     editions by year, packed until their turn comes
    holding   which links of neighbours hold in a chain
    returns   links over a pause of one edition
    reports   what reports say of the targets of an edition
    target_lines  targets through the editions of a chain
    follow    links to chains

Only the links of neighbours and of the editions beside a pause are sought, the words of no two texts are compared.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from gdplan.chains.chain import Basis, DatedEdition, Lineage, Member, StepKind
from gdplan.chains.follow import Arrival, Found, to_chains
from gdplan.chains.holding import drop_doubtful
from gdplan.chains.order import in_order as put_in_order
from gdplan.chains.reports import Report, find_answers, read_reports
from gdplan.chains.returns import find_returns
from gdplan.chains.target_lines import Promise, Spot, TargetLines, read_promises
from gdplan.collector import collector_paused
from gdplan.compare import find_evidence
from gdplan.compare.agencies import find_agencies
from gdplan.compare.align import Link
from gdplan.compare.deadlines import find_deadlines
from gdplan.compare.linking import Linked, link
from gdplan.compare.model import Body, Edition
from gdplan.compare.reading import Item, read_items, to_edition
from gdplan.compare.sections import link_sections
from gdplan.compare.targets import find_targets
from gdplan.items import label
from gdplan.language.labels import name_spot
from gdplan.model import Document
from gdplan.views import Locations

if TYPE_CHECKING:
    from gdplan.terms import Role

__all__ = ["Lineage", "lineage"]

_MEMBER = set(Member.model_fields)  # one set for all: values do not change


@collector_paused()
def lineage(
    documents: Iterable[Document],
    *,
    reports: Iterable[Document] = (),
    in_order: bool = False,
    explain: bool = False,
) -> Lineage:
    r"""What became of each item over two to thirty editions, given in any order: as chains of items, one a task.

    The editions are put in the order of their years; `in_order` keeps the order given. An item that pauses for one
    edition comes back where nothing else is as like it. Documents given one by one, by a generator, are held packed.
    `reports` tell of the targets of the edition of the year they report of whether they were met. `explain` adds the
    sentences that tie items. Raises GdplanError where nothing tells the order, or the year of a report.

    >>> import gdplan
    >>> first, second = "1.扩大试点。新建30个平台。", "2.培养人才。开展培训。"
    >>> texts = (f"{first}\n{second}", second, first)
    >>> found = lineage(gdplan.parse(f"某市{2031 + i}年工作要点\n一、任务\n{text}") for i, text in enumerate(texts))
    >>> [(chain.heading, [(step.edition, step.kind) for step in chain.steps]) for chain in found.chains]
    [('1.扩大试点', [(0, None), (2, 'back-again')]), ('2.培养人才', [(0, None), (1, 'same'), (2, 'dropped')])]
    """
    given = read_reports(reports)
    waiting = put_in_order(documents, as_given=in_order)
    follower = _Follower(given, explain=explain)
    for one in waiting:
        follower.add(one.take(), one.year)
    follower.finish()
    years = {one.year for one in waiting}
    return Lineage(
        editions=tuple(
            DatedEdition(**dict(edition), year=one.year)
            for edition, one in zip(follower.editions, waiting, strict=True)
        ),
        reports=tuple(DatedEdition(**dict(to_edition(one.document)), year=one.year) for one in given),
        chains=to_chains(follower.members, follower.arrivals, follower.lines.finish()),
        warnings=(*follower.warnings, *(_warn_of(one) for one in given if one.year not in years)),
    )


class _Follower:
    """Takes one edition after another, and holds the last two of them whole."""

    def __init__(self, reports: Sequence[Report], *, explain: bool) -> None:
        self.reports, self.explain = reports, explain
        self.editions: list[Edition] = []
        self.members: list[tuple[Member, ...]] = []
        self.lines = TargetLines()
        self.arrivals: dict[Spot, Arrival] = {}
        self.warnings: list[str] = []
        self._make = _Members()
        self._last: list[tuple[Document, Sequence[Item]]] = []  # two at most
        self._promises: Sequence[Sequence[Promise]] = ()  # of the last of them
        self._linked: Linked | None = None  # these two; its links are settled once it is known what comes back

    def add(self, document: Document, year: int | None) -> None:
        """Link the items of the next edition, which is of a year, to those before it."""
        items, edition, locations = read_items(document), len(self.editions), Locations(document.source.locators)
        self.editions.append(to_edition(document))
        self.members.append(tuple(self._make.make(item, locations) for item in items))
        answers = find_answers(document, year, self.reports, explain=self.explain)
        promises = read_promises(document, self.members[-1], answers, locations)
        linked = None
        if self._last:
            old, before = self._last[-1]
            linked = drop_doubtful(link((old, document), (before, items)), (old, document))
        else:
            self.arrivals |= {(0, item.place): Arrival((), (), None) for item in items}
            self.lines.add(0, promises, [None] * len(items))
        if linked and self._linked:
            self._linked, linked = self._return(self._linked, linked, (self._last[0][0], document))
            self._settle(self._linked, edition - 1)
        self.warnings += _find_warnings(document, items, linked)
        self._last, self._linked, self._promises = [*self._last[-1:], (document, items)], linked, promises

    def finish(self) -> None:
        """There is no further edition."""
        if self._linked:
            self._settle(self._linked, len(self.editions) - 1)

    def _settle(self, linked: Linked, edition: int) -> None:
        """Say of the items of an edition what they come from, and whose chain goes on, with its targets."""
        for olds, news in linked.groups():
            kinds = cast("tuple[StepKind, ...]", linked.tell((olds, news)).kinds)
            links = [linked.links[i, j] for i in olds for j in news if (i, j) in linked.links]
            main = min(links, key=lambda one: self._rank(linked, one), default=None)
            for j in news:
                found = tuple(self._find(linked, one, edition - 1) for one in links if one.new == j)
                goes_on = (edition - 1, main.old) if main and j == main.new else None
                arrival = Arrival(kinds if main else ("new",), found, goes_on)
                self.arrivals.setdefault((edition, j), arrival)  # unless it has come back
        places = range(len(self._promises))
        self.lines.add(edition, self._promises, [self.arrivals[edition, place].goes_on for place in places])

    @staticmethod
    def _rank(linked: Linked, one: Link) -> tuple[bool, bool, float]:
        """Of links of several items into one, or of one into several: first that of one heading, then the closest."""
        old, new = linked.items[0][one.old], linked.items[1][one.new]
        return not old.heading or old.heading != new.heading, one.basis == "attached", -one.similarity

    def _return(self, before: Linked, now: Linked, documents: tuple[Document, Document]) -> tuple[Linked, Linked]:
        """Find what comes back now from the last edition but one; the links of neighbours, less those that give way."""
        edition, items = len(self.editions) - 1, (before.items[0], now.items[1])
        held: tuple[dict[int, float], dict[int, float]] = ({}, {})
        for side, linked in enumerate((before, now)):
            for one in linked.alignment.links:
                place = one.old if side == 0 else one.new
                held[side][place] = max(one.similarity, held[side].get(place, 0.0))
        alignment = find_returns(items, (before.alignment.grams[0], now.alignment.grams[1]), held)
        if not alignment.links:
            return before, now
        over = Linked(items, alignment, link_sections(documents, items, alignment.links))
        over = drop_doubtful(over, documents)
        for one in over.alignment.links:
            kinds = over.tell(((one.old,), (one.new,))).kinds
            also = tuple(cast("StepKind", kind) for kind in kinds if kind != "same")
            found = self._find(over, one, edition - 2)
            self.arrivals[edition, one.new] = Arrival(("back-again", *also), (found,), found.old)
        gone, come = {one.old for one in over.alignment.links}, {one.new for one in over.alignment.links}
        return before.without(lambda one: one.old in gone), now.without(lambda one: one.new in come)

    def _find(self, linked: Linked, one: Link, edition: int) -> Found:
        """A link, with the sentences that tie its items where they are asked for."""
        pair = linked.items[0][one.old], linked.items[1][one.new]
        sentences = find_evidence(*pair, linked.alignment.weights) if self.explain else ()
        return Found((edition, one.old), one.similarity, cast("Basis", one.basis), sentences)


class _Members:
    """Makes the items of editions, of which many have the same bodies and sections."""

    def __init__(self) -> None:
        self._bodies: dict[tuple[str, Role], Body] = {}
        self._sections: dict[tuple[str, ...], tuple[str, ...]] = {}

    def make(self, item: Item, locations: Locations) -> Member:
        node = item.node
        section = tuple(label(above) for above in item.above if above.num or above.heading)
        bodies = dict.fromkeys((body.name, body.role) for body in find_agencies(item))
        return Member.model_construct(
            _MEMBER,
            eid=node.eid,
            num=node.num,
            number=node.number,
            heading=node.heading,
            line=node.line,
            span=node.span,
            **locations.find(node.span),
            section=self._sections.setdefault(section, section),
            agencies=tuple(self._bodies.setdefault(one, Body(name=one[0], role=one[1])) for one in bodies),
            deadlines=find_deadlines([item]),
            targets=find_targets([item]),
            text="".join(line.sentence.text for line in item.lines),
        )


def _warn_of(report: Report) -> str:
    name = report.document.source.name or report.document.metadata.title or "—"
    return f"{name}: reports of {report.year}; no edition is of that year"


def _find_warnings(document: Document, items: Sequence[Item], linked: Linked | None) -> Iterator[str]:
    """Why what is new or dropped may not be what it seems."""
    name = document.source.name or document.metadata.title or "—"
    if not items:
        yield f"{name}: no numbered items"
    elif linked and linked.items[0] and not linked.links:
        yield f"{name}: no item resembles one of the edition before it; are they editions of one document?"
    for diagnostic in document.diagnostics:
        if diagnostic.code == "number-gap":
            gap = f"{name}, at {name_spot(diagnostic.where, diagnostic.line)}: {diagnostic.message}"
            yield f"{gap}; what is dropped may be missing from this text only"
