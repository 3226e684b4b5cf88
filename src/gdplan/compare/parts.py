"""What changed outside the items: cover, preamble, introductions of sections, conclusions, attachments."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import Literal, NamedTuple

from gdplan.compare.model import PartChange
from gdplan.compare.reading import Item, Line, fold_all
from gdplan.compare.runs import compare_texts
from gdplan.compare.sections import Sections
from gdplan.compare.words import Splitter
from gdplan.model import Document, Node, Sentence
from gdplan.normalize import fold

PartName = Literal["title", "cover", "preamble", "introduction", "conclusions", "attachment"]


class _Part(NamedTuple):
    name: PartName
    eid: str
    title: str  # what tells it from others of its name, where its section is not linked
    sentences: tuple[Sentence, ...]


def compare_parts(
    documents: tuple[Document, Document],
    items: tuple[Sequence[Item], Sequence[Item]],
    sections: Sections,
    splitter: Splitter,
) -> tuple[PartChange, ...]:
    """Each part with text in either edition, in the order of the new one; those that are gone stand last."""
    became = dict(sections.same)
    old = _by_key(documents[0], items[0], became)
    new = _by_key(documents[1], items[1], {eid: eid for eid in became.values()})
    keys = [*new, *(key for key in old if key not in new)]
    return tuple(_compare(old.get(key), new.get(key), splitter) for key in keys)


def _by_key(document: Document, items: Sequence[Item], linked: dict[str, str]) -> dict[tuple[str, str, int], _Part]:
    """The parts of a document; the same key in the other edition is the same part."""
    seen: Counter[tuple[str, str]] = Counter()
    parts: dict[tuple[str, str, int], _Part] = {}
    for part in _find_parts(document, items):
        key = part.name, "eid " + linked[part.eid] if part.eid in linked else part.title
        parts[*key, seen[key]] = part
        seen[key] += 1
    return parts


def _compare(old: _Part | None, new: _Part | None, splitter: Splitter) -> PartChange:
    before, after = (_to_lines(part) for part in (old, new))
    same = [line.key for line in before] == [line.key for line in after]
    one = old or new
    if one is None:
        raise ValueError("a part of neither edition")
    return PartChange(
        part=one.name,
        kind="added" if old is None else "removed" if new is None else "same" if same else "edited",
        old=old.eid if old else None,
        new=new.eid if new else None,
        text=compare_texts(before, after, splitter),
    )


def _to_lines(part: _Part | None) -> Sequence[Line]:
    sentences = part.sentences if part else ()
    keys = fold_all(sentence.text for sentence in sentences) if sentences else ()
    return tuple(Line(part.eid if part else "", s, key) for s, key in zip(sentences, keys, strict=True))


def _find_parts(document: Document, items: Sequence[Item]) -> Iterator[_Part]:
    title = document.metadata.title
    if title:
        yield _Part("title", title, "", (Sentence(text=title, span=(0, 0)),))
    if document.cover:
        yield _Part("cover", document.cover.eid, "", _text_of(document.cover))
    if document.preamble:
        yield _Part("preamble", document.preamble.eid, "", _text_of(document.preamble))
    own, above = {item.node.eid for item in items}, {node.eid for item in items for node in item.above}
    for node in document.body:
        yield from _find_introductions(node, own, above)
    if document.conclusions:
        yield _Part("conclusions", document.conclusions.eid, "", _text_of(document.conclusions))
    for attachment in document.attachments:
        sentences = (Sentence(text=attachment.title, span=attachment.span),)
        below = tuple(sentence for node in attachment.body for sentence in _text_of(node, own, above))
        yield _Part("attachment", attachment.eid, "", (*sentences, *below))


def _find_introductions(node: Node, items: set[str], above: set[str]) -> Iterator[_Part]:
    """The text of sections that is in no item: one part a section, its paragraphs without items included."""
    if node.eid in items:
        return
    loose = [child for child in node.children if child.eid not in items and child.eid not in above]
    if node.eid in above:
        sentences = node.sentences + tuple(sentence for child in loose for sentence in _text_of(child))
    else:
        sentences = _text_of(node)
    if sentences:
        yield _Part("introduction", node.eid, fold(node.heading or node.num or ""), sentences)
    if node.eid in above:
        for child in node.children:
            if child.eid in above:
                yield from _find_introductions(child, items, above)


def _text_of(node: Node, items: Container[str] = (), above: Container[str] = ()) -> tuple[Sentence, ...]:
    """Headings and sentences of a node and all below it, but for items and the headings above them."""
    if node.eid in items:
        return ()
    heading = (Sentence(text=node.heading, span=node.span),) if node.heading and node.eid not in above else ()
    return (*heading, *node.sentences, *(s for child in node.children for s in _text_of(child, items, above)))
