"""The chosen markers and the paragraphs between them, as a tree of drafts."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from gdplan.outline.markers import FAMILIES
from gdplan.outline.paragraphs import Paragraph
from gdplan.outline.sequence import Taken
from gdplan.terms import Level, Span

UNMARKED = len(FAMILIES)  # the rank of a node without a marker
BOX, TABLE = UNMARKED + 1, UNMARKED + 2
_INSETS: dict[int, Level] = {BOX: "box", TABLE: "table"}


class Draft:
    """A node before its text is read."""

    __slots__ = (
        "children", "eid", "extent", "heading", "inserted", "label", "marker", "number", "paragraphs", "rank", "runs_in",
    )  # fmt: skip

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
            return self.marker.place(0)
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


def grow(
    paragraphs: Sequence[Paragraph], taken: Sequence[Taken], heights: Mapping[int, float] = MappingProxyType({})
) -> tuple[list[Draft], list[Draft]]:
    """The roots of the tree and all its drafts in the order printed.

    What follows a marker up to the next belongs to it. A marker of no width makes its paragraph the heading of a node
    without a number; `heights` tells, by paragraph, among which ranks that stands.
    """
    roots: list[Draft] = []
    drafts: list[Draft] = []
    stack: list[tuple[float, Draft]] = []
    cuts = [(item.marker.paragraph, item.marker.start) for item in taken]
    for item, stop in zip(taken, [*cuts, (len(paragraphs), 0)][1:], strict=True):
        marker = item.marker
        paragraph = paragraphs[marker.paragraph]
        end = stop[1] if stop[0] == marker.paragraph else len(paragraph.text)
        first = paragraph.cut(marker.end, end)
        height: float = marker.rank
        if marker.end:
            draft = Draft(marker.rank, paragraph.cut(marker.start, marker.end), item.number)
            draft.inserted = marker.inserted
            draft.paragraphs = [first] if first.text else []
        else:
            draft, height = Draft.unmarked(first), heights[marker.paragraph]
        for i in range(marker.paragraph + 1, min(stop[0] + 1, len(paragraphs))):
            part = paragraphs[i] if i < stop[0] else paragraphs[i].cut(0, stop[1])
            if part.text:
                draft.paragraphs.append(part)
        while stack and stack[-1][0] >= height:
            stack.pop()
        (stack[-1][1].children if stack else roots).append(draft)
        stack.append((height, draft))
        drafts.append(draft)
    return roots, drafts


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
