"""Anything with a place in the tree, and what was found in its own text."""

from collections.abc import Iterator

from pydantic import Field

from gdplan.model.mention import Mention
from gdplan.model.responsibility import Agency, Responsibility
from gdplan.model.target import Deadline, Target
from gdplan.model.value import Value
from gdplan.terms import Level, Span


class Sentence(Value):
    """One sentence of a node's own text."""

    text: str
    span: Span


class Node(Value):
    """Anything with a place in the tree (條目)."""

    eid: str
    level: Level | None
    num: str | None  # the marker as printed, （二十一）
    number: int | None
    heading: str | None  # without its final 。 or ：
    line: int  # of the source text, from 1
    span: Span  # the whole node, children included
    sentences: tuple[Sentence, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    deadlines: tuple[Deadline, ...] = ()  # of the node or one of its measures, in the order printed
    assigned_in: str | None = None  # eid of the row of an annex that assigns this task
    targets: tuple[Target, ...] = ()
    mentions: tuple[Mention, ...] = ()
    children: tuple["Node", ...] = ()

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """The bodies of this node's own responsibilities, in the order printed."""
        return tuple(agency for responsibility in self.responsibilities for agency in responsibility.agencies)

    def walk(self) -> Iterator["Node"]:
        """The node itself and all below it, in the order printed."""
        rest = [self]
        while rest:
            node = rest.pop()
            yield node
            rest += node.children[::-1]


class Task(Node):
    """A task of a document: its node, and all who answer for it. It is written out as its node."""

    # Its own responsibilities and those of the measures in it; where none of these says who, those above it, too,
    # and where one names no lead, who alone leads above it.
    owners: tuple[Responsibility, ...] = Field((), exclude=True, repr=False)

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """The bodies of all its owners, as `gdplan tasks` lists them; those of the section above come first."""
        return tuple(agency for responsibility in self.owners for agency in responsibility.agencies)
