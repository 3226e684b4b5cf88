"""What changed between two editions of a document: `diff` puts the steps of this package together."""

from collections.abc import Iterable, Sequence

from gdplan.collector import collector_paused
from gdplan.compare.agencies import compare_agencies, find_agencies
from gdplan.compare.align import FLOOR, Alignment, align, group
from gdplan.compare.carried import find_carried
from gdplan.compare.deadlines import compare_deadlines
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
from gdplan.compare.renumbered import References
from gdplan.compare.runs import compare_texts
from gdplan.compare.sections import Sections, group_headings, has_moved, link_sections
from gdplan.compare.targets import compare_targets
from gdplan.compare.words import Splitter
from gdplan.errors import GdplanError, not_a_document
from gdplan.model import Document, Node

__all__ = ["FLOOR", "Comparison", "diff"]

_INCOMPLETE = (
    "old edition, line {line}: {words}; an item reported as added may be missing from this text only",
    "new edition, line {line}: {words}; an item reported as removed may be missing from this text only",
)
_UNNUMBERED = ("the old edition has no numbered items", "the new edition has no numbered items")

Places = tuple[tuple[int, ...], tuple[int, ...]]
_LONGEST_NAME = 12  # characters of a quoted name that is a word also where it stands without its quotes


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
    titles = fold_all((old.metadata.title or "", new.metadata.title or ""))
    alignment = align(*items, titles=(titles[0], titles[1]), floor=threshold)
    sections = link_sections((old, new), items, alignment.links)
    splitter = Splitter(_find_names(items))
    make = _Maker(items, alignment, sections, splitter, explain=explain)
    changes = tuple(make.change(places) for places in _in_order(items, alignment))
    return Comparison(
        old=to_edition(old),
        new=to_edition(new),
        summary=Summary.of(changes),
        changes=changes,
        moved_sentences=find_moved(*items, alignment),
        headings=tuple(_to_heading_change(places, sections) for places in group_headings(sections)),
        other=compare_parts((old, new), items, sections, splitter),
        warnings=tuple(_find_warnings((old, new), items, has_links=bool(alignment.links))),
    )


class _Maker:
    """Makes the change of one group of items."""

    def __init__(
        self,
        items: tuple[Sequence[Item], Sequence[Item]],
        alignment: Alignment,
        sections: Sections,
        splitter: Splitter,
        *,
        explain: bool,
    ) -> None:
        self.items, self.alignment, self.sections = items, alignment, sections
        self.splitter, self.explain = splitter, explain
        self.links = {(link.old, link.new): link for link in alignment.links}
        self.references = References(items, self.links)

    def change(self, places: Places) -> Change:
        old, new = ([side[i] for i in own] for side, own in zip(self.items, places, strict=True))
        links = [self.links[i, j] for i in places[0] for j in places[1]]
        moved = next(
            (pair for pair in zip_all(old, new) if has_moved(pair[0].above, pair[1].above, self.sections)), None
        )
        agencies = compare_agencies(old, new)
        renumbered = len(old) == len(new) == 1 and self.references.is_renumbered(old[0], new[0])
        kinds = list(
            _find_kinds(old, new, is_moved=moved is not None, has_new_owners=bool(agencies), is_renumbered=renumbered)
        )
        return Change(
            kind=kinds[0],
            also=(*kinds[1:], "renumbered") if renumbered else tuple(kinds[1:]),
            old=tuple(_to_ref(item.node) for item in old),
            new=tuple(_to_ref(item.node) for item in new),
            similarity=round(min(link.similarity for link in links), 3) if links else None,
            moved=_to_move(*moved) if moved else None,
            agencies=agencies,
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
        old, new, link = self.items[0][i], self.items[1][j], self.links[i, j]
        return LinkEvidence(
            old=old.node.eid,
            new=new.node.eid,
            similarity=round(link.similarity, 3),
            basis=link.basis,
            sentences=tuple(
                Evidence(side=side, eid=line.eid, span=line.sentence.span, text=line.sentence.text)
                for side, line in find_carried(old, new, self.alignment.weights)
            ),
        )


def zip_all(old: Sequence[Item], new: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Every old item with every new one."""
    return [(one, other) for one in old for other in new]


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


def _in_order(items: tuple[Sequence[Item], Sequence[Item]], alignment: Alignment) -> list[Places]:
    """The groups in the order of the new edition; what was removed behind what it stood behind in the old one."""
    groups: list[Places] = group(alignment.links)
    olds, news = ({place for entry in groups for place in entry[side]} for side in (0, 1))
    groups += [((), (item.place,)) for item in items[1] if item.place not in news]
    after = {place: entry[1][-1] for entry in groups for place in entry[0]}
    last = -1
    removed = []
    for item in items[0]:
        last = after.get(item.place, last)
        if item.place not in olds:
            removed.append((last, item.place))
    placed = [((entry[1][0], 0, 0), entry) for entry in groups]
    placed += [((last, 1, place), ((place,), ())) for last, place in removed]
    return [entry for _, entry in sorted(placed)]


def _find_names(items: tuple[Sequence[Item], Sequence[Item]]) -> set[str]:
    """Names that the editions use: of bodies, and in quotes."""
    both = [item for side in items for item in side]
    bodies = {name for item in both for agency in find_agencies(item) for name in (agency.name, agency.as_written)}
    quoted = {
        piece.partition("”")[0]
        for item in both
        for line in item.lines
        for piece in line.key.split("“")[1:]
        if "”" in piece
    }
    return {*fold_all(sorted(bodies)), *(name for name in quoted if len(name) <= _LONGEST_NAME)}


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
                yield incomplete.format(line=diagnostic.line, words=diagnostic.message)
        if not own:
            yield unnumbered
    if all(items) and not has_links:
        yield "no item of one edition resembles one of the other; are they editions of one document?"
