"""What of a whole tree points to another place of it: references to articles, tasks that a row of an annex assigns."""

from collections.abc import Iterable, Iterator, Sequence

from gdplan.fields import AttachmentFields, NodeFields
from gdplan.items import find_tasks, is_assigned
from gdplan.normalize import normalize
from gdplan.patterns import lazy

_NO_WORD = lazy(r"[\W_]+")
_CONTAINED = 6  # characters of a name that stands inside a longer one


def resolve_references(nodes: Iterable[NodeFields], articles: Iterable[NodeFields]) -> None:
    """Give the references among the mentions of some nodes the eid of the article that they name.

    第三条 in a document without articles is of another one, unless it says 本办法第三条.
    """
    eids = {node.eid.rpartition("art_")[2]: node.eid for node in articles if node.level == "article"}
    for node in nodes:
        if not any(mention["kind"] == "reference" for mention in node.mentions):
            continue
        kept = []
        for mention in node.mentions:
            if mention["kind"] == "reference":
                number, inserted = mention.pop("article"), mention.pop("inserted")
                mention["target"] = eids.get(f"{number}-{inserted}" if inserted else str(number))
                if mention["target"] is None and not mention["text"].startswith("本"):
                    continue
            kept.append(mention)
        node["mentions"] = kept


def assign(body: Sequence[NodeFields], attachments: Sequence[AttachmentFields]) -> None:
    """Tell the tasks of the body that an annex assigns row by row (任务分工表) in which row.

    They have no responsibility of their own, and the name of one row is theirs, or stands in theirs or theirs in it.
    """
    rows: dict[str, str | None] = {}  # the eid for a name; None where two rows have it
    for attachment in attachments:
        for task in find_tasks(attachment.body, ()):
            if is_assigned_below(task) and (name := _name(task)):
                rows[name] = None if name in rows else task.eid
    if not rows:
        return
    for task in find_tasks(body, ()):
        if task.heading and not is_assigned_below(task):
            task["assigned_in"] = _find_row(_name(task), rows)


def is_assigned_below(node: NodeFields) -> bool:
    """Whether a node or one below it says who is responsible."""
    return any(is_assigned(inside) for inside in walk([node]))


def walk(nodes: Iterable[NodeFields]) -> Iterator[NodeFields]:
    """The nodes and all below them, in the order printed."""
    rest = [*nodes][::-1]
    while rest:
        node = rest.pop()
        yield node
        rest += node.children[::-1]


def _name(node: NodeFields) -> str:
    """Its heading; of a row that has nothing but a task beside its owners that task."""
    sentences = node.sentences
    return _NO_WORD.sub("", normalize(node.heading or (sentences[0]["text"] if len(sentences) == 1 else "")))


def _find_row(name: str, rows: dict[str, str | None]) -> str | None:
    if name in rows:
        return rows[name]
    near = {
        eid
        for other, eid in rows.items()
        if min(len(name), len(other)) >= _CONTAINED and (name in other or other in name)
    }
    return near.pop() if len(near) == 1 else None
