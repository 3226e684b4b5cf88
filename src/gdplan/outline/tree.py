"""The chosen markers and the paragraphs between them, as a tree of drafts."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from gdplan.outline.families import ARTICLE, FAMILIES, RANK
from gdplan.outline.nesting import MOST_NESTED
from gdplan.outline.paragraphs import Paragraph
from gdplan.outline.run_in_lists import find_ends
from gdplan.outline.sequence import Taken
from gdplan.patterns import lazy
from gdplan.terms import Level, Span

UNMARKED = len(FAMILIES)  # the rank of a node without a marker
BOX, TABLE = UNMARKED + 1, UNMARKED + 2
_ABOVE_ARTICLES = (RANK["一、"], RANK["（一）"])  # in some plans
_INSETS: dict[int, Level] = {BOX: "box", TABLE: "table"}
_APART = lazy("[:、]")  # 第一部分:发展基础; the mark is of neither number nor heading


class Draft:
    """A node before its text is read."""

    __slots__ = (
        *("children", "eid", "extent", "heading", "inserted", "label", "marker", "number"),
        *("paragraphs", "rank", "runs_in"),
    )

    def __init__(self, rank: int, marker: Paragraph | None, number: int | None) -> None:
        self.rank = rank
        self.marker = marker
        self.number = number
        self.inserted: int | None = None  # 1 of 第十七条之一
        self.eid = ""
        self.heading: Paragraph | None = None
        self.runs_in = False  # the first paragraph goes on where the heading ended
        self.paragraphs: list[Paragraph] = []  # own text, heading left out
        self.children: list[Draft] = []
        self.label: int | None = None  # the number of a box or table, which is no number of a list
        self.extent: Span | None = None  # what else belongs to it than marker, heading, text and children

    @classmethod
    def unmarked(cls, heading: Paragraph | None = None) -> "Draft":
        """A node without a number."""
        draft = cls(UNMARKED, None, None)
        draft.heading = heading
        return draft

    @property
    def heading_text(self) -> str:
        return self.heading.text if self.heading else ""

    @property
    def has_text(self) -> bool:
        """Whether anything of its own is printed."""
        return bool(self.marker or self.heading or self.paragraphs or self.extent)

    @property
    def level(self) -> Level | None:
        return FAMILIES[self.rank].level if self.rank < UNMARKED else _INSETS.get(self.rank)

    @property
    def start(self) -> int:
        if self.marker:
            place = self.marker.place(0)
            return min(place, self.extent[0]) if self.extent else place  # a row's number may stand in a later cell
        parts = [p.place(0) for p in (self.heading, *self.paragraphs[:1]) if p is not None]
        if self.extent:
            parts.append(self.extent[0])
        return min([*parts, *(child.start for child in self.children[:1])])

    @property
    def end(self) -> int:
        last = self.paragraphs[-1] if self.paragraphs else self.heading or self.marker
        end = last.place(len(last.text) - 1) + 1 if last else 0
        if self.extent:
            end = max(end, self.extent[1])
        return max(end, self.children[-1].end) if self.children else end

    @property
    def span(self) -> Span:
        return self.start, self.end


class Tree(NamedTuple):
    """What grows of the markers."""

    roots: list[Draft]
    drafts: list[Draft]  # all of it, in the order printed
    last: Draft | None  # the one that the last paragraph belongs to


def grow(
    paragraphs: Sequence[Paragraph], taken: Sequence[Taken], heights: Mapping[int, float] = MappingProxyType({})
) -> Tree:
    """The tree of some paragraphs.

    What follows a marker up to the next belongs to it, but a paragraph of an article (款) after its list, or after a
    list that is run into a paragraph. A marker of no width makes its paragraph the heading of a node without a number,
    or what stands before a list run in its text; `heights` tells, by paragraph, among which ranks that stands.
    """
    tree = Tree([], [], None)
    stack: list[tuple[float, Draft]] = []
    article_height = _article_height(taken)
    ends = find_ends(taken)
    cuts = [(item.marker.paragraph, item.marker.start) for item in taken]
    for i, (item, stop) in enumerate(zip(taken, [*cuts, (len(paragraphs), 0)][1:], strict=True)):
        marker = item.marker
        paragraph = paragraphs[marker.paragraph]
        end = stop[1] if stop[0] == marker.paragraph else len(paragraph.text)
        first = paragraph.cut(marker.end, end)
        if marker.end and (mark := _APART.match(first.text)):
            first = first.cut(mark.end(), len(first.text))
        height: float = (article_height if marker.rank == ARTICLE else marker.rank) + marker.nesting / MOST_NESTED
        if marker.end:
            draft = Draft(marker.rank, paragraph.cut(marker.start, marker.end), item.number)
            draft.inserted = marker.inserted
            draft.paragraphs = [first] if first.text else []
        else:
            draft, height = Draft.unmarked(), heights[marker.paragraph]
            if stop[0] == marker.paragraph:
                draft.paragraphs = [first]
            else:
                draft.heading = first
        rest = [
            part
            for k in range(marker.paragraph + 1, min(stop[0] + 1, len(paragraphs)))
            if (part := paragraphs[k] if k < stop[0] else paragraphs[k].cut(0, stop[1])).text
        ]
        while stack and stack[-1][0] >= height:
            stack.pop()
        article = next((above for _, above in stack if above.rank == ARTICLE), None) if rest else None
        above = stack[-1][1].children if stack else tree.roots
        holder = article if article and _closes_list(draft, above, taken[i + 1 : i + 2]) else draft
        if i in ends:
            holder = next((node for _, node in reversed(stack) if node.marker), draft)
        holder.paragraphs += rest
        above.append(draft)
        stack.append((height, draft))
        tree.drafts.append(draft)
    return tree._replace(last=holder) if taken else tree


def _article_height(taken: Sequence[Taken]) -> float:
    """The height of articles: below 一、 and （一） where these go on after one (一、⏎第1条⏎二、⏎（一）⏎第2条)."""
    height: float = ARTICLE
    articles = [i for i, item in enumerate(taken) if item.marker.rank == ARTICLE]
    for rank in _ABOVE_ARTICLES if articles else ():
        if _go_on(taken, rank) or (height > ARTICLE and any(taken[i - 1].marker.rank == rank for i in articles if i)):
            height = rank + 0.5
    return height


def _go_on(taken: Sequence[Taken], rank: int) -> bool:
    """Whether the numbers of a family more often go on after an article than begin anew."""
    votes, last, passed = 0, 0, False
    for item in taken:
        if item.marker.rank == rank:
            votes += (1 if item.number == last + 1 else -1) if passed and last else 0
            last, passed = item.number, False
        elif item.marker.rank == ARTICLE:
            passed = True
        elif item.marker.rank < rank:
            last = 0
    return votes > 0


def _closes_list(last: Draft, elders: Sequence[Draft], following: Sequence[Taken]) -> bool:
    """Whether an item of an article's list ends it with 。, so that what follows is the article's (（二）乙。⏎前款…).

    Where an elder item has paragraphs of its own, the last one may have some, too.
    """
    if not last.paragraphs or last.paragraphs[0].text[-1] != "。" or any(len(e.paragraphs) > 1 for e in elders):
        return False
    return all(
        item.marker.rank <= ARTICLE or (item.marker.rank <= last.rank and item.number == 1) for item in following
    )


def name(roots: Sequence[Draft], prefix: str = "") -> None:
    """Give every draft its eid: level and number as printed, nn for those without; a repeat gets _2."""
    seen: dict[str, int] = {}
    counts: dict[str, int] = {}
    for draft in roots:
        if draft.rank < UNMARKED:
            eid = f"{prefix}{FAMILIES[draft.rank].eid}_{draft.number}" + (
                f"-{draft.inserted}" if draft.inserted else ""
            )
        else:
            kind = draft.level or "nn"
            counts[kind] = counts.get(kind, 0) + 1
            eid = f"{prefix}{kind}_{draft.label or counts[kind]}"
        seen[eid] = seen.get(eid, 0) + 1
        draft.eid = eid if seen[eid] == 1 else f"{eid}_{seen[eid]}"
        name(draft.children, draft.eid + "__")
