"""What changed outside the items: cover, preamble, introductions of sections, conclusions, attachments."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from gdplan.diff.model import PartChange
from gdplan.diff.reading import Line, fold_all
from gdplan.diff.runs import compare_texts
from gdplan.diff.sections import Sections
from gdplan.diff.words import Splitter
from gdplan.model import Document, Node, Sentence

PartName = Literal["title", "cover", "preamble", "introduction", "conclusions", "attachment"]


class _Part(NamedTuple):
    name: PartName
    eid: str
    key: tuple[object, ...]  # parts with one key are one part
    sentences: tuple[Sentence, ...]


def compare_parts(
    documents: tuple[Document, Document], sections: Sections, splitter: Splitter
) -> tuple[PartChange, ...]:
    """Each part with text in either edition, in the order of the new one; those that are gone stand last."""
    renamed = {sections.old[link.old].node.eid: sections.new[link.new].node.eid for link in sections.kept}
    old, new = ({part.key: part for part in _find_parts(document)} for document in documents)
    old = {_follow(part, renamed): part for part in old.values()}
    keys = [*new, *(key for key in old if key not in new)]
    return tuple(_compare(old.get(key), new.get(key), splitter) for key in keys)


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


def _follow(part: _Part, renamed: dict[str, str]) -> tuple[object, ...]:
    """The key of an old part, its section named as in the new edition."""
    return ("introduction", renamed.get(part.eid, (part.eid, "gone"))) if part.name == "introduction" else part.key


def _to_lines(part: _Part | None) -> Sequence[Line]:
    sentences = part.sentences if part else ()
    keys = fold_all(sentence.text for sentence in sentences) if sentences else ()
    return tuple(Line(part.eid if part else "", s, key) for s, key in zip(sentences, keys, strict=True))


def _find_parts(document: Document) -> Iterator[_Part]:
    title = document.metadata.title
    if title:
        yield _Part("title", title, ("title",), (Sentence(text=title, span=(0, 0)),))
    if document.cover:
        yield _Part("cover", document.cover.eid, ("cover",), _text_of(document.cover))
    if document.preamble:
        yield _Part("preamble", document.preamble.eid, ("preamble",), _text_of(document.preamble))
    inside = {node.eid for item in document.items() for node in item.walk()}
    for node in document.walk():
        if node.eid not in inside and node.sentences:
            yield _Part("introduction", node.eid, ("introduction", node.eid), node.sentences)
    if document.conclusions:
        yield _Part("conclusions", document.conclusions.eid, ("conclusions",), _text_of(document.conclusions))
    for place, attachment in enumerate(document.attachments):
        sentences = (Sentence(text=attachment.title, span=attachment.span),)
        below = tuple(sentence for node in attachment.body for sentence in _text_of(node))
        yield _Part("attachment", attachment.eid, ("attachment", place), (*sentences, *below))


def _text_of(node: Node) -> tuple[Sentence, ...]:
    """Headings and sentences of a node and all below it."""
    return tuple(
        sentence
        for inner in node.walk()
        for sentence in ((Sentence(text=inner.heading, span=inner.span),) if inner.heading else ()) + inner.sentences
    )
