"""A document's tree in a form that is easy to write down and to compare."""

import re

from gdplan import Document, Node
from gdplan.normalize import fold, normalize, to_ideographs

CLOSER_OF = {"(": ")", "（": "）", "〔": "〕", "【": "】", "[": "]", "［": "］"}


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
    nodes = list(document.walk())
    for node in nodes:
        assert slices_of(node) == printed_in(node, source, omitted)
        for responsibility in node.responsibilities:
            assert 0 <= responsibility.sentences[0] <= responsibility.sentences[1] <= len(node.sentences)
            for agency in responsibility.agencies:
                written = to_ideographs(agency.as_written)
                assert agency.name.endswith(written) or agency.name.startswith(written)
    assert [squeezed(line.text) for line in document.front] == [
        cut(source, line.span, omitted) for line in document.front
    ]
    eids = [node.eid for node in nodes]
    assert len(eids) == len(set(eids))


def slices_of(node: Node) -> list[str]:
    """What a node says is printed, without blanks."""
    agencies = [agency.as_written for r in node.responsibilities for agency in r.agencies]
    said = (*node.sentences, *node.responsibilities, *node.targets, *node.mentions, *node.deadlines)
    return [squeezed(text) for text in (*agencies, *(value.text for value in said))]


def printed_in(node: Node, source: str, omitted: set[int]) -> list[str]:
    """The same from the source: the spans without what is omitted, sentences without the brackets of responsibility."""
    brackets = [hole for r in node.responsibilities if (hole := bracket_around(source, r.span, omitted))]
    left_out = omitted | {i for hole in brackets for i in range(*hole)}
    agencies = [agency.span for r in node.responsibilities for agency in r.agencies]
    said = (*node.responsibilities, *node.targets, *node.mentions, *node.deadlines)
    return [
        *(cut(source, span, omitted) for span in agencies),
        *(cut(source, sentence.span, left_out) for sentence in node.sentences),
        *(cut(source, value.span, omitted) for value in said),
    ]


def cut(source: str, span: tuple[int, int], left_out: set[int]) -> str:
    return squeezed("".join(source[i] for i in range(*span) if i not in left_out))


def bracket_around(source: str, span: tuple[int, int], omitted: set[int]) -> tuple[int, int] | None:
    """What stands in brackets with both of them, where it does."""
    start, end = span
    while start and (start - 1 in omitted or source[start - 1].isspace()):
        start -= 1
    while end < len(source) and (end in omitted or source[end].isspace()):
        end += 1
    closer = CLOSER_OF.get(source[start - 1 : start])
    return (start - 1, end + 1) if closer and normalize(closer) == normalize(source[end : end + 1]) else None


def squeezed(text: str) -> str:
    return "".join(text.split())
