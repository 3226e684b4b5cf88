"""The nodes of a document with what stands above them: where the rows of a view come from."""

from collections.abc import Iterator
from typing import NamedTuple

from gdplan.items import InForce, find_task, in_force, is_told, label, names_lead
from gdplan.model import Document, Node, Responsibility
from gdplan.terms import Span


class Place(NamedTuple):
    """A node, the nodes above it, the task it belongs to and the brackets that say who is responsible for it."""

    node: Node
    above: tuple[Node, ...]
    task: Node
    responsibilities: tuple[Responsibility, ...]
    leads: tuple[Responsibility, ...]  # of these, and of those above, the ones that name who leads and nothing else
    annex: str | None = None  # the title of the annex that it stands in


def find_places(document: Document) -> Iterator[Place]:
    """Every node of a document, wherever it stands."""
    items = {id(node) for node in document.items()}
    around = (document.cover, document.preamble, *document.body, document.conclusions)
    roots: list[tuple[Node, str | None]] = [(node, None) for node in around if node]
    roots += [(node, attachment.title) for attachment in document.attachments for node in attachment.body]
    stack = [Place(root, (), root, *in_force(root, InForce()), annex) for root, annex in reversed(roots)]
    while stack:
        place = stack.pop()
        yield place
        stack += [
            Place(
                child,
                (*place.above, place.node),
                find_task(child, place.task, items),
                *in_force(child, InForce(place.responsibilities, place.leads)),
                place.annex,
            )
            for child in reversed(place.node.children)
        ]


def find_sections(place: Place, depth: int) -> tuple[str, ...]:
    """What stands above, outermost first: of a table without a heading the title of its annex."""
    named = tuple(label(node) for node in place.above[:depth] if node.num or node.heading)
    return named or ((place.annex,) if place.annex and place.above else ())


def find_inside(node: Node) -> tuple[Responsibility, ...]:
    return tuple(responsibility for child in node.walk() for responsibility in child.responsibilities)


def find_leads_above(place: Place) -> tuple[Responsibility, ...]:
    """What holds beside the brackets of a node from above: who leads, where they do not say it."""
    return () if names_lead(place.node.responsibilities) else place.leads


def _find_shared(task: Node) -> tuple[Responsibility, ...]:
    """The brackets in a task; where numbered items stand below, those that all of them have.

    What leads in items with different owners is nobody's of these.
    """
    items = [child for child in task.children if child.num]
    owners = [{(a.name, a.role) for inside in item.walk() for a in inside.agencies} for item in items]
    return find_inside(task) if all(names == owners[0] for names in owners) else ()


def find_covering(place: Place, span: Span) -> tuple[Responsibility, ...]:
    """The brackets that apply to a stretch of a node.

    Of several brackets in the node those whose sentences hold the stretch, beside who leads above it; failing any,
    those of the whole task.
    """
    if not place.node.responsibilities:
        return place.responsibilities or _find_shared(place.task)
    at = next(
        (i for i, sentence in enumerate(place.node.sentences) if sentence.span[0] <= span[0] < sentence.span[1]), -1
    )
    printed = tuple(r for r in place.node.responsibilities if not is_told(place.node, r))
    holding = tuple(
        r
        for r in place.node.responsibilities
        if r.sentences[0] <= at < r.sentences[1] or (len(printed) == 1 and r in printed)
    )
    if holding:
        return (*find_leads_above(place), *holding)
    return place.responsibilities or _find_shared(place.task)
