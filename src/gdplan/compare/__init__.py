"""What changed between two editions of a document: `diff` puts the steps of this package together."""

from collections.abc import Iterable, Sequence

from gdplan.collector import collector_paused
from gdplan.compare.agencies import find_agencies
from gdplan.compare.align import FLOOR
from gdplan.compare.carried import find_carried
from gdplan.compare.deadlines import compare_deadlines
from gdplan.compare.linking import Items, Linked, Places, link
from gdplan.compare.model import (
    Change,
    Comparison,
    Evidence,
    HeadingChange,
    Kind,
    LinkEvidence,
    Move,
    Ref,
    Summary,
)
from gdplan.compare.moved import find_moved
from gdplan.compare.parts import compare_parts
from gdplan.compare.reading import Item, fold_all, read_items, to_edition
from gdplan.compare.runs import compare_texts
from gdplan.compare.sections import Sections, group_headings, has_moved
from gdplan.compare.similarity import Weights
from gdplan.compare.targets import compare_targets
from gdplan.compare.words import Splitter, find_quoted
from gdplan.errors import GdplanError, not_a_document
from gdplan.language.labels import name_spot
from gdplan.model import Document, Node

__all__ = ["FLOOR", "Comparison", "diff"]

_INCOMPLETE = (
    "old edition, {place}: {words}; an item reported as added may be missing from this text only",
    "new edition, {place}: {words}; an item reported as removed may be missing from this text only",
)
_UNNUMBERED = ("the old edition has no numbered items", "the new edition has no numbered items")


@collector_paused()
def diff(old: Document, new: Document, *, threshold: float = FLOOR, explain: bool = False) -> Comparison:
    r"""What changed from the old edition to the new one: every item of both exactly once.

    `threshold` is the least similarity of items that are linked; `explain` adds to each change the scores and sentences
    that tie its items. Neither script, width of punctuation, line breaks nor numbers count as a change.

    >>> import gdplan
    >>> old = gdplan.parse("一、任务\n1.扩大试点。新建30个平台。\n2.培养人才。开展培训。")
    >>> new = gdplan.parse("一、任務\n1.培養人才。開展培訓。\n2.擴大試點。新建50個平臺。")
    >>> [(change.kind, [ref.num for ref in change.old]) for change in gdplan.diff(old, new).changes]
    [('same', ['2.']), ('edited', ['1.'])]
    """
    for document in (old, new):
        if not isinstance(document, Document):
            raise not_a_document("diff", document)
    if not 0 < threshold <= 1:
        raise GdplanError(f"threshold {threshold} is not above 0 and at most 1; the default is {FLOOR}")
    items = read_items(old), read_items(new)
    linked = link((old, new), items, threshold)
    sections = linked.sections
    splitter = Splitter(_find_names(items))
    make = _Maker(linked, splitter, explain=explain)
    changes = tuple(make.change(places) for places in linked.groups())
    return Comparison(
        old=to_edition(old),
        new=to_edition(new),
        summary=Summary.of(changes),
        changes=changes,
        moved_sentences=find_moved(*items, linked.alignment),
        headings=tuple(_to_heading_change(places, sections) for places in group_headings(sections)),
        other=compare_parts((old, new), items, sections, splitter),
        warnings=tuple(_find_warnings((old, new), items, has_links=bool(linked.links))),
    )


class _Maker:
    """Makes the change of one group of items."""

    def __init__(self, linked: Linked, splitter: Splitter, *, explain: bool) -> None:
        self.linked, self.splitter, self.explain = linked, splitter, explain

    def change(self, places: Places) -> Change:
        old, new = self.linked.take(places)
        happened = self.linked.tell(places)
        links = [self.linked.links[i, j] for i in places[0] for j in places[1]]
        also = happened.kinds[1:]
        return Change(
            kind=happened.kinds[0],
            also=(*also, "renumbered") if happened.is_renumbered else also,
            old=tuple(_to_ref(item.node) for item in old),
            new=tuple(_to_ref(item.node) for item in new),
            similarity=round(min(link.similarity for link in links), 3) if links else None,
            moved=_to_move(*happened.moved) if happened.moved else None,
            agencies=happened.agencies,
            targets=compare_targets(old, new),
            deadlines=compare_deadlines(old, new),
            text=compare_texts(
                [line for item in old for line in item.lines],
                [line for item in new for line in item.lines],
                self.splitter,
            ),
            bodies=tuple(dict.fromkeys(body.name for item in (*old, *new) for body in find_agencies(item))),
            links=tuple(self._explain(i, j) for i in places[0] for j in places[1]) if self.explain else (),
        )

    def _explain(self, i: int, j: int) -> LinkEvidence:
        old, new, link = self.linked.items[0][i], self.linked.items[1][j], self.linked.links[i, j]
        return LinkEvidence(
            old=old.node.eid,
            new=new.node.eid,
            similarity=round(link.similarity, 3),
            basis=link.basis,
            sentences=find_evidence(old, new, self.linked.alignment.weights),
        )


def find_evidence(old: Item, new: Item, weights: Weights) -> tuple[Evidence, ...]:
    """The sentences that tie two items."""
    return tuple(
        Evidence(side=side, eid=line.eid, span=line.sentence.span, text=line.sentence.text)
        for side, line in find_carried(old, new, weights)
    )


def _find_names(items: Items) -> set[str]:
    """Names that the editions use: of bodies, and in quotes."""
    both = [item for side in items for item in side]
    bodies = {name for item in both for agency in find_agencies(item) for name in (agency.name, agency.as_written)}
    return {*fold_all(sorted(bodies)), *find_quoted(line.key for item in both for line in item.lines)}


def _to_heading_change(places: Places, sections: Sections) -> HeadingChange:
    old, new = [sections.old[i] for i in places[0]], [sections.new[j] for j in places[1]]
    kind: Kind = "removed" if not new else "added" if not old else "merged" if len(old) > 1 else "split"
    if len(old) == len(new) == 1:
        renamed = old[0].title != new[0].title
        kind = "moved" if has_moved(old[0].above, new[0].above, sections) else "renamed" if renamed else "same"
    return HeadingChange(
        kind=kind, old=tuple(_to_ref(one.node) for one in old), new=tuple(_to_ref(one.node) for one in new)
    )


def _to_ref(node: Node) -> Ref:
    return Ref(eid=node.eid, num=node.num, number=node.number, heading=node.heading, line=node.line)


def _to_move(old: Item, new: Item) -> Move:
    return Move(from_=old.above[-1].eid if old.above else None, to=new.above[-1].eid if new.above else None)


def _find_warnings(
    documents: tuple[Document, Document], items: tuple[Sequence[Item], Sequence[Item]], *, has_links: bool
) -> Iterable[str]:
    """Why added or removed may not be what they seem."""
    for incomplete, unnumbered, document, own in zip(_INCOMPLETE, _UNNUMBERED, documents, items, strict=True):
        for diagnostic in document.diagnostics:
            if diagnostic.code == "number-gap":
                yield incomplete.format(place=name_spot(diagnostic.where, diagnostic.line), words=diagnostic.message)
        if not own:
            yield unnumbered
    if all(items) and not has_links:
        yield "no item of one edition resembles one of the other; are they editions of one document?"
