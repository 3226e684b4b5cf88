"""What is found wrong with a document, before it is told."""

from typing import NamedTuple

from gdplan.items import NodeLike, label
from gdplan.terms import DiagnosticValue, Severity, Span

_LONGEST_NAME = 24  # characters of a task that a message repeats


class Finding(NamedTuple):
    """A diagnostic before it has its message and line."""

    code: str  # of vocab.messages
    values: dict[str, DiagnosticValue]
    span: Span
    severity: Severity | None = None  # where it is not that of the code


def name_task(node: NodeLike) -> str:
    """What a message calls a task: what rows call it, cut where that is long, without what ends a sentence.

    >>> from gdplan.model import Node, Sentence
    >>> sentences = (Sentence(text="改造农田。", span=(2, 7)),)
    >>> told = {"eid": "para_3", "level": "paragraph", "num": "3", "number": 3, "heading": None, "line": 1}
    >>> name_task(Node(**told, span=(0, 7), sentences=sentences))
    '3 改造农田'
    """
    return label(node)[:_LONGEST_NAME].rstrip("。；：，;:")
