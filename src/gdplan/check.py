"""What a careful editor would query in a document."""

from collections.abc import Callable

from gdplan.model import Diagnostic, Document
from gdplan.outline import Outline
from gdplan.sources import SourceText


def check(document: Document) -> tuple[Diagnostic, ...]:
    """The diagnostics of a document, in the order of the text."""
    return document.diagnostics


def diagnose(document: Document, parts: Outline, source: SourceText, line: Callable[[int], int]) -> tuple[Diagnostic, ...]:
    return ()
