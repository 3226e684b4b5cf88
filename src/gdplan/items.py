"""Items and tasks: which nodes of a tree stand for the work that is set."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple, Protocol, TypeVar


class NodeLike(Protocol):
    """A node, or what becomes one."""

    @property
    def level(self) -> str | None: ...
    @property
    def num(self) -> str | None: ...
    @property
    def heading(self) -> str | None: ...
    @property
    def sentences(self) -> Sequence[Any]: ...
    @property
    def responsibilities(self) -> Sequence[Any]: ...
    @property
    def assigned_in(self) -> str | None: ...
    @property
    def children(self) -> Sequence[Any]: ...


N = TypeVar("N", bound=NodeLike)


def find_items(body: Sequence[N], annexes: Sequence[Sequence[N]]) -> list[N]:
    """The articles where there are any, otherwise the numbered nodes with text of their own and no numbered child.

    A row of a table that says who is responsible is one, too, whether or not the table numbers its rows. Those of the
    body; of the annexes where the body is empty, as in a notice with a table of tasks.
    """
    return [item for items in _by_section(_work(body, annexes)) for item in items]


def find_tasks(body: Sequence[N], annexes: Sequence[Sequence[N]]) -> list[N]:
    """The items of top-level sections where something says who is responsible; all items where nothing does.

    Those of an annex, too, where it says who is responsible: a table of tasks (任務分工表). A task of the body that a
    row of the annex assigns is that row.
    """
    owned = [annex for annex in annexes if any(map(_says_who, annex))] if body else []
    own = [task for task in _find_tasks(_work(body, annexes)) if task.assigned_in is None]
    return [*own, *(task for annex in owned for task in _find_tasks(annex))]


def find_task(child: N, above: N, items: AbstractSet[int]) -> N:
    """The task that a node belongs to, given by that of the node above it; `items` by their id."""
    is_part = not child.num and id(child) not in items
    return above if id(above) in items or is_part else child  # below an item, all belongs to it


def label(node: NodeLike) -> str:
    """What a reader calls a node: number and heading, without a heading the first sentence.

    >>> from gdplan.model import Node
    >>> label(Node(eid="sec_2", level="section", num="二、", number=2, heading="重点任务", line=3, span=(9, 15)))
    '二、重点任务'

    A bare number, as in the first column of a table, stands apart.
    """
    words, num = node.heading or (_text(node.sentences[0]) if node.sentences else ""), node.num or ""
    return f"{num} {words}" if num[-1:].isdigit() and words else f"{num}{words}"


def _text(sentence: Any) -> str:
    text: str = sentence["text"] if isinstance(sentence, dict) else sentence.text  # of a node in the making, or a node
    return text


def _work(body: Sequence[N], annexes: Sequence[Sequence[N]]) -> Sequence[N]:
    return body or [node for annex in annexes for node in annex]


def _find_tasks(body: Sequence[N]) -> list[N]:
    sections = _by_section(body)
    owned = [items for top, items in zip(body, sections, strict=True) if _says_who(top)]
    return [item for items in owned or sections for item in items]


def _says_who(top: NodeLike) -> bool:
    return any(is_assigned(node) for node in _walk(top))


def is_assigned(node: NodeLike) -> bool:
    """Whether a bracket, a label or a cell says who is responsible; a duty told in prose alone marks no tasks."""
    return any(not is_told(node, responsibility) for responsibility in node.responsibilities)


class InForce(NamedTuple):
    """The responsibilities that hold in a node, and those of them that name who leads and nothing else."""

    all: tuple[Any, ...] = ()
    leads: tuple[Any, ...] = ()  # they hold beside brackets below that name no lead


def in_force(node: NodeLike, above: InForce) -> InForce:
    """What holds in a node; `above` is what holds above it.

    Its own, where one of them says who is responsible; otherwise those above and what its prose tells. A heading that
    names the lead alone shares the roles with its items: it holds beside （责任单位：…） of one that names no lead.
    """
    own = tuple(node.responsibilities)
    if not is_assigned(node):
        return InForce((*above.all, *own), above.leads)
    if not names_lead(own):
        return InForce((*above.leads, *own), above.leads)
    return InForce(own, own if _find_roles(own) == {"lead"} else ())


def names_lead(responsibilities: Sequence[Any]) -> bool:
    """Whether one of them says who leads."""
    return "lead" in _find_roles(responsibilities)


def _find_roles(responsibilities: Sequence[Any]) -> set[str]:
    return {body.role for one in responsibilities for body in (*one.agencies, *one.offices)}


def find_owners(task: N, held: InForce, assigned: Sequence[N] = ()) -> tuple[Any, ...]:
    """The responsibilities of a task and of the measures in it, and those above it where no bracket in it says more.

    `held` is what is in force in the task, `assigned` the nodes of the body that a row of an annex assigns.
    """
    inside = tuple(responsibility for part in _walk(task) for responsibility in part.responsibilities)
    parts = [part for node in (*assigned, task) for part in _walk(node) if is_assigned(part)]
    above: tuple[Any, ...] = held.all
    if parts:
        above = () if all(names_lead(part.responsibilities) for part in parts) else held.leads
    return (*(one for one in above if one not in inside), *inside)


def is_told(node: NodeLike, responsibility: Any) -> bool:
    """Whether a responsibility is words of its sentence, 由市财政局牵头; a bracket is cut from the sentence's text."""
    start, end = _field(responsibility, "sentences")
    text = _field(responsibility, "text")
    return end == start + 1 and text in _field(node.sentences[start], "text")


def _field(value: Any, name: str) -> Any:
    """Of a value, or of the mapping that becomes one."""
    return value[name] if isinstance(value, dict) else getattr(value, name)


def _by_section(body: Sequence[N]) -> list[list[N]]:
    articles = [[node for node in _walk(top) if node.level == "article"] for top in body]
    return articles if any(articles) else [_leaves(top) for top in body]


def _walk(node: N) -> Iterator[N]:
    rest = [node]
    while rest:
        inside = rest.pop()
        yield inside
        rest += inside.children[::-1]


def _leaves(node: N, *, in_table: bool = False) -> list[N]:
    in_table = node.num is None and (in_table or node.level == "table")
    below = [item for child in node.children for item in _leaves(child, in_table=in_table)]
    if below or any(child.num for child in node.children):
        return below
    if node.num is None:
        return [node] if in_table and node.level is None and node.responsibilities else []
    return [node] if node.sentences or node.responsibilities or node.heading or node.children else []
