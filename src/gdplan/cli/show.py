"""`gdplan show`: the tree of a document for people."""

import functools
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from gdplan.cli.console import Look, find_look, render
from gdplan.cli.inputs import Batch
from gdplan.cli.options import with_options
from gdplan.cli.output import write
from gdplan.documents import Read, to_value
from gdplan.export.terminal import styled
from gdplan.language import phrase
from gdplan.model import Document, Node, Responsibility, Target

_ROLE_STYLE = {"lead": "bold green", "responsible": "green", "support": "cyan", "implementing": "dim"}
_GUIDE_STYLE = "dim"
_FIRST_WORDS = 20  # characters

Full = Annotated[bool, typer.Option("--full", help="Every sentence instead of their number.")]


@with_options
def show(batch: Batch, *, full: Full = False) -> None:
    """Show the tree: headings, who is responsible, and the targets (◆; ◇ those already achieved)."""
    drawing = functools.partial(_draw_all, full=full, look=find_look())
    write((text for _, text in batch.each(drawing)), None, rendered=True)
    batch.exit_if_failed()


def _draw_all(documents: tuple[Read, ...], *, full: bool, look: Look) -> str:
    return "".join(render(draw(document, full=full), look) for document in map(to_value, documents))


def draw(document: Document, *, full: bool) -> Tree:
    """The tree of a document, ready for Rich."""
    tree = Tree(
        styled(document.metadata.title or document.source.name or phrase("(no title)"), "bold"),
        guide_style=_GUIDE_STYLE,
    )
    for name, node in (("cover", document.cover), ("preamble", document.preamble)):
        if node:
            _add(tree, node, name, full=full)
    for node in document.body:
        _add(tree, node, "", full=full)
    if document.conclusions:
        _add(tree, document.conclusions, "conclusions", full=full)
    for attachment in document.attachments:
        branch = tree.add(styled(attachment.title, "bold"))
        for node in attachment.body:
            _add(branch, node, "", full=full)
    return tree


def _add(tree: Tree, node: Node, name: str, *, full: bool) -> None:
    """A node and all below it. Trees are as deep as a document's levels, ten at most."""
    words = node.heading or phrase(name) or ("" if full else _first_words(node))
    title = Text.assemble(styled(node.num, "bold"), styled(words, "" if node.heading else "dim"))
    if node.sentences and not full:
        count = len(node.sentences)
        title.append("  " + phrase("{count} sentences" if count > 1 else "1 sentence", count=count), "dim")
    branch = tree.add(title)
    lines = _find_sentences(node) if full else _find_targets(node)
    for line in lines:
        branch.add(line)
    for responsibility in node.responsibilities:
        branch.add(_describe(responsibility))
    for child in node.children:
        _add(branch, child, "", full=full)


def _first_words(node: Node) -> str:
    """What a node without a heading begins with."""
    text = node.sentences[0].text if node.sentences else ""
    return text if len(text) <= _FIRST_WORDS else text[:_FIRST_WORDS] + "…"


def _find_sentences(node: Node) -> Iterator[Text]:
    for sentence in node.sentences:
        line = styled(sentence.text)
        for target in node.targets:
            if sentence.span[0] <= target.span[0] < sentence.span[1]:
                line.highlight_words([target.text], "bold yellow")
        yield line


def _find_targets(node: Node) -> Iterator[Text]:
    for target in node.targets:
        yield Text.assemble(_mark(target), styled(target.indicator), " ", styled(target.text, "bold"), _due(target))


def _mark(target: Target) -> Text:
    return Text("◆ " if target.role == "target" else "◇ ", "yellow")


def _due(target: Target) -> Text:
    return Text(
        "  " + phrase("by {date}", date=target.deadline) if target.deadline and target.role == "target" else "", "dim"
    )


def _describe(responsibility: Responsibility) -> Text:
    bodies = (
        Text.assemble(styled(agency.name, _ROLE_STYLE[agency.role]), (f" {phrase(agency.role)}", "dim"))
        for agency in responsibility.agencies
    )
    return Text("、").join(bodies)
