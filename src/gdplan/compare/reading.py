"""A document as diff reads it: its items, their text folded so that neither script nor width nor blanks differ."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gdplan.compare.model import Edition
from gdplan.model import Document, Node, Sentence
from gdplan.normalize import normalize


class Line(NamedTuple):
    """One sentence of an item as printed and as compared."""

    eid: str  # of the node it stands in
    sentence: Sentence
    key: str


class Item(NamedTuple):
    """An item with all that stands in it."""

    place: int  # among the items, from 0
    node: Node
    above: tuple[Node, ...]  # from the top
    heading: str  # folded, "" where there is none
    lines: tuple[Line, ...]
    nodes: tuple[Node, ...]  # itself and all below it

    @property
    def key(self) -> str:
        """All sentences, as compared."""
        return "".join(line.key for line in self.lines)


def title_above(item: Item) -> str | None:
    """The heading of the node right above an item, as printed."""
    return item.above[-1].heading if item.above else None


def read_items(document: Document) -> tuple[Item, ...]:
    """The items of a document in the order printed."""
    annexes = (node for attachment in document.attachments for node in attachment.body)
    above = dict(_find_above((*document.body, *annexes), ()))
    nodes = document.items()
    headings = fold_all(node.heading or "" for node in nodes)
    within = [tuple(node.walk()) for node in nodes]
    loose = [
        (i, node.eid, sentence)
        for i, own in enumerate(within)
        for node in own
        for sentence in _sentences_of(node, own[0])
    ]
    keys = fold_all(sentence.text for _, _, sentence in loose)
    lines: list[list[Line]] = [[] for _ in nodes]
    for (i, eid, sentence), key in zip(loose, keys, strict=True):
        lines[i].append(Line(eid, sentence, key))
    return tuple(
        Item(i, node, above[node.eid], heading, tuple(own), inner)
        for i, (node, heading, own, inner) in enumerate(zip(nodes, headings, lines, within, strict=True))
    )


class Words(NamedTuple):
    """What tells an item of which only the words are known."""

    eid: str
    above: str  # heading of the node right above
    heading: str
    sentences: tuple[str, ...]


def to_items(known: Sequence[Words]) -> tuple[Item, ...]:
    """Items to align that were kept by their words alone; their nodes stand for these."""
    headings = fold_all(one.heading for one in known)
    keys = iter(fold_all(sentence for one in known for sentence in one.sentences))
    sections = {one.above: _stand_in("", one.above) for one in known}
    return tuple(
        Item(
            place,
            node := _stand_in(one.eid, one.heading),
            (sections[one.above],) if one.above else (),
            heading,
            tuple(Line(one.eid, Sentence(text=text, span=(0, 0)), next(keys)) for text in one.sentences),
            (node,),
        )
        for place, (one, heading) in enumerate(zip(known, headings, strict=True))
    )


def _stand_in(eid: str, heading: str) -> Node:
    return Node(eid=eid, level=None, num=None, number=None, heading=heading or None, line=1, span=(0, 0))


def fold_all(texts: Iterable[str]) -> list[str]:
    """Each text folded for comparing; one conversion for all of them is much faster than one for each.

    >>> fold_all(["數字 廣東", '“人工智能 +”,"行動"'])
    ['数字广东', '“人工智能+”,“行动”']
    """
    lines = [text.replace("\n", " ") for text in texts]
    folded = normalize("\n".join(lines)).replace(" ", "")
    lines[:] = folded.split("\n") if lines else []
    return list(map(direct_quotes, lines)) if '"' in folded else lines


def direct_quotes(text: str) -> str:
    """Straight double quotes turned into opening and closing ones, one for one."""
    if '"' not in text:
        return text
    pieces = text.split('"')
    return "".join(piece + ("“”"[i % 2] if i < len(pieces) - 1 else "") for i, piece in enumerate(pieces))


def _sentences_of(node: Node, item: Node) -> Iterator[Sentence]:
    """The sentences of a node; the heading of a node inside an item is text of the item, too."""
    if node is not item and node.heading:
        yield Sentence(text=node.heading, span=(node.span[0], node.span[0] + len(node.heading)))
    yield from node.sentences


def _find_above(nodes: Iterable[Node], above: tuple[Node, ...]) -> Iterator[tuple[str, tuple[Node, ...]]]:
    for node in nodes:
        yield node.eid, above
        yield from _find_above(node.children, (*above, node))


def to_edition(document: Document) -> Edition:
    """What a document says of itself; its text and the places of its lines stay in it."""
    return Edition(
        source=document.source.model_copy(update={"text": None, "locators": (), "tables": ()}),
        metadata=document.metadata,
    )
