"""Who is responsible on a line of its own behind the last of several items: for that item, or for all of them.

（一）优化流程。⏎1.精简材料。⏎2.压缩时限。⏎（责任单位：市政务局） speaks of （一）, where the document shows that it
names owners so: 1. has none, no item of its kind has them on a line of its own, and others like （一） have theirs.
"""

from collections.abc import Iterable, Iterator, Sequence

from gdplan.extract.deadlines.limits import line_limit
from gdplan.extract.responsibilities import find_labelled_responsibility, is_responsibility
from gdplan.normalize import PlanText
from gdplan.outline.families import ARTICLE
from gdplan.outline.paragraphs import Paragraph
from gdplan.outline.sentences import INSIDE_ROUND
from gdplan.outline.tree import Draft
from gdplan.patterns import lazy

Moved = tuple[Draft, list[Paragraph]]  # a node, and the lines that speak of it and stand behind its items

_BRACKET = lazy(rf"\(({INSIDE_ROUND})\)|〔([^〔〕]*)〕|【([^【】]*)】|\[([^\[\]]*)\]")
_LABEL_ENDS = 14  # characters: a label, 责任单位:, ends so early
_FEWEST = 2  # nodes that show by their like how the document names owners


def take_owner_lines(roots: Sequence[Draft]) -> list[Moved]:
    """Take the lines that speak of a node from its last item, with all that stands behind them.

    They are to be the end of the node's own text, once headings are told.
    """
    moved: list[Moved] = []
    nodes = list(_walk(roots))
    groups = [node for node in nodes if _is_group(node)]
    while found := [(node, begin) for node in groups if (begin := _begin(node.children[-1]))]:
        found = [row for row in found if _may_speak_of(*row, groups)]
        shown = [row for row in found if _is_shown(row[0], [node for node, _ in found], nodes)]
        if not shown:
            break
        for node, begin in shown:
            last = node.children[-1]
            lines = last.paragraphs[begin:]
            del last.paragraphs[begin:]
            node.paragraphs += lines
            moved = [*((above, taken) for above, taken in moved if above is not last), (node, lines)]
    for node, lines in moved:
        del node.paragraphs[-len(lines) :]
    return moved


def _walk(roots: Sequence[Draft]) -> Iterator[Draft]:
    for node in roots:
        yield node
        yield from _walk(node.children)


def _is_group(node: Draft) -> bool:
    """Whether a node has several items, of one kind of numbers."""
    ranks = {child.rank if child.marker else None for child in node.children}
    return len(node.children) > 1 and len(ranks) == 1 and ranks.isdisjoint((None, ARTICLE))


def _own(node: Draft) -> list[Paragraph]:
    """A node's own text before its items."""
    begin = node.children[0].start if node.children else None
    return [line for line in node.paragraphs if begin is None or line.place(0) < begin]


def _begin(last: Draft) -> int:
    """Where in an item's own text, behind its first line and its items, the last lines begin that only name owners.

    0 where none do. Others may follow, as a signature behind the last item of all.
    """
    lines = last.paragraphs
    first = max(1, len(_own(last)) if last.children else 1)
    begin = next((i for i in range(len(lines) - 1, first - 1, -1) if _is_owner_line(lines[i].text)), 0)
    while begin > first and (_is_owner_line(lines[begin - 1].text) or line_limit(lines[begin - 1].text)):
        begin -= 1
    return begin


def _may_speak_of(node: Draft, begin: int, groups: Sequence[Draft]) -> bool:
    """Whether owners behind the last of its items may be those of a node: neither it nor the items name others."""
    *elders, last = node.children
    if any(map(_names_owners, (_own(node), last.paragraphs[:begin], *map(_text, elders)))):
        return False
    kin = [child for group in groups for child in group.children[:-1] if child.rank == last.rank]
    named = sum(_names_owners(_text(child)) for child in kin)
    return named * 2 < len(kin) and not any(map(_begin, kin))


def _is_shown(node: Draft, found: Sequence[Draft], nodes: Sequence[Draft]) -> bool:
    """Whether others like a node have owners of their own, or such lines."""
    if sum(other.rank == node.rank for other in found) >= _FEWEST:
        return True
    return any(other.rank == node.rank and other is not node and _names_owners(_own(other)) for other in nodes)


def _text(node: Draft) -> list[Paragraph]:
    return [line for inside in _walk([node]) for line in inside.paragraphs]


def _names_owners(lines: Iterable[Paragraph]) -> bool:
    return any(
        _is_labelled(line.text)
        or any(is_responsibility(PlanText(match[match.lastindex or 0])) for match in _BRACKET.finditer(line.text))
        for line in lines
    )


def _is_owner_line(text: PlanText) -> bool:
    """Whether a line names owners and says nothing else: （责任单位：…）, 责任单位：…"""
    match = _BRACKET.match(text)
    if match and match.end() >= len(text.rstrip("。 ")):
        return is_responsibility(PlanText(match[match.lastindex or 0]))
    return _is_labelled(text)


def _is_labelled(text: PlanText) -> bool:
    return text.find(":", 0, _LABEL_ENDS) > 0 and find_labelled_responsibility(text) is not None
