"""A document's tree in a form that is easy to write down and to compare."""

import re

from gdplan import Document, Node
from gdplan.normalize import fold, to_ideographs


def sketch(document: Document) -> list[str]:
    """One line a node: markers from the top, heading, sentences: `一、/1. 扩大试点 | 加快建设。`."""
    lines: list[str] = []
    for part in (document.cover, document.preamble):
        if part:
            lines += _sketch(part, part.eid)
    for node in document.body:
        lines += _sketch(node, "")
    if document.conclusions:
        lines += _sketch(document.conclusions, "conclusions")
    for attachment in document.attachments:
        lines.append(f"{attachment.eid} {attachment.title}")
        for node in attachment.body:
            lines += _sketch(node, attachment.eid)
    return lines


def _sketch(node: Node, above: str) -> list[str]:
    here = "/".join(filter(None, (above, node.num or ("·" if node.eid != above else ""))))
    own = [f"{here} {node.heading or ''}".rstrip()]
    own += [sentence.text for sentence in node.sentences]
    lines = [" | ".join(own)]
    for child in node.children:
        lines += _sketch(child, here)
    return lines


def folded(document: Document) -> tuple[list[tuple[tuple[str, ...], str]], list[str]]:
    """Numbered nodes as (markers, heading), and all text of the body, folded: what no conversion may change."""
    nodes: list[tuple[tuple[str, ...], str]] = []
    sentences: list[str] = []

    def visit(node: Node, above: tuple[str, ...]) -> None:
        here = (*above, re.sub("[.、]", ".", fold(node.num))) if node.num else above
        if node.num:
            nodes.append((here, fold(node.heading or "")))
        elif node.heading:
            sentences.append(fold(node.heading))
        sentences.extend(fold(sentence.text).rstrip("。") for sentence in node.sentences)
        for child in node.children:
            visit(child, here)

    for node in document.body:
        visit(node, ())
    return nodes, sorted(sentences)


def places_of(document: Document) -> dict[int, int]:
    """How many places of the account hold each code point: own texts, front, titles of attachments, omitted."""
    counts: dict[int, int] = {}
    omitted = {i for entry in document.omitted for i in range(*entry.span)}

    def add(start: int, end: int) -> None:
        for i in range(start, end):
            if i not in omitted:
                counts[i] = counts.get(i, 0) + 1

    def own(span: tuple[int, int], children: tuple[Node, ...]) -> None:
        start = span[0]
        for child in sorted(children, key=lambda node: node.span):
            assert span[0] <= child.span[0] <= child.span[1] <= span[1]
            add(start, child.span[0])
            start = child.span[1]
            own(child.span, child.children)
        add(start, span[1])

    parts = [part for part in (document.cover, document.preamble, document.conclusions) if part]
    for node in (*parts, *document.body):
        own(node.span, node.children)
    for attachment in document.attachments:
        own(attachment.span, attachment.body)
    for entry in document.front:
        add(*entry.span)
    for i in omitted:
        counts[i] = counts.get(i, 0) + 1
    return counts


def account(document: Document) -> None:
    """Every character but blanks has one place; spans slice back to what they are said to hold. Wants the source."""
    source = document.source.text or ""
    counts = places_of(document)
    wrong = [
        (i, source[i], counts.get(i, 0))
        for i, char in enumerate(source)
        if not char.isspace() and counts.get(i, 0) != 1
    ]
    assert wrong == []
    omitted = {i for entry in document.omitted for i in range(*entry.span)}

    def printed(span: tuple[int, int]) -> str:
        return "".join(source[i] for i in range(*span) if i not in omitted and source[i] != "\n")

    nodes = list(document.walk())
    for node in nodes:
        for sentence in node.sentences:
            inside = [r for r in node.responsibilities if sentence.span[0] < r.span[0] < sentence.span[1]]
            if not inside:
                assert squeezed(sentence.text) == squeezed(printed(sentence.span))
        for responsibility in node.responsibilities:
            assert squeezed(responsibility.text) == squeezed(printed(responsibility.span))
            assert 0 <= responsibility.sentences[0] <= responsibility.sentences[1] <= len(node.sentences)
            for agency in responsibility.agencies:
                assert squeezed(agency.as_written) == squeezed(printed(agency.span))
                assert agency.name.endswith(to_ideographs(agency.as_written))
        for target in node.targets:
            assert squeezed(target.text) == squeezed(printed(target.span))
        for mention in node.mentions:
            assert squeezed(mention.text) == squeezed(printed(mention.span))
    eids = [node.eid for node in nodes]
    assert len(eids) == len(set(eids))


def squeezed(text: str) -> str:
    return "".join(text.split())
