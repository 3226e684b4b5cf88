"""What is found wrong with a document, before it is told."""

from typing import NamedTuple

from gdplan.terms import DiagnosticValue, Severity, Span


class Finding(NamedTuple):
    """A diagnostic before it has its message and line."""

    code: str  # of vocab.messages
    values: dict[str, DiagnosticValue]
    span: Span
    severity: Severity | None = None  # where it is not that of the code
