"""What each diagnostic says: one row for a code, with its severity and its wording in English.

A wording names the values that it tells; of several the first that has all of its values is taken. The
wordings in Chinese stand in language/diagnostics.py.
"""

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import NamedTuple

from gdplan.terms import DiagnosticValue, Severity


class Message(NamedTuple):
    severity: Severity  # of most findings of this code; a finding may state another
    wordings: tuple[str, ...]


MESSAGES = {
    # The input
    "empty-document": Message("warning", ("the document has no text",)),
    "damaged-byte": Message("warning", ("byte {byte} ({raw}) is no character", "what stands here is no character")),
    "mixed-encodings": Message("info", ("lines in {encoding} in a file in {file} are read as that",)),
    "value-not-saved": Message(
        "warning",
        ("values of {count} formulas are not in the file; open it in its program and save it again",),
    ),
    "cells-unmerged": Message(
        "info",
        ("read without LibreOffice: merged cells, hidden rows and columns and the formats of numbers are unknown",),
    ),
    "folded-characters": Message(
        "info", ("{count} radicals or compatibility forms, as in {printed}, are read as the characters they look like",)
    ),
    "letter-spaced": Message("info", ("nearly every character stands apart; {gaps} blanks are not read",)),
    "text-unwrapped": Message("info", ("hard-wrapped text: {breaks} line breaks inside paragraphs taken out",)),
    "line-rejoined": Message(
        "info",
        ("line {line} goes on in the next: {mark} was open", "line {line} goes on in the next: the {open} was open"),
    ),
    "repeated-body": Message("info", ("the body is printed twice; {lines} lines of the second copy are left out",)),
    "input-cut-off": Message(
        "warning",
        ("the text ends in the middle, behind {printed}; get it whole", "the page ends in the middle; save it again"),
    ),
    "script-page": Message("warning", ("the page shows its text by a script; save it from a browser, or as PDF",)),
    "page-part-left-out": Message("info", ("{characters} characters of the page were left out, from {printed}",)),
    "table-as-lines": Message(
        "warning",
        (
            "what looks like a table on page {page} is read as lines, from {printed}",
            "what looks like cells of a table is read as lines, from {printed}",
        ),
    ),
    "text-in-attachment": Message("warning", ("the text is in the attached file {file}; read that",)),
    # What was given up on
    "no-title": Message("info", ("no title was found",)),
    "no-structure": Message(
        "warning", ("{around} of {characters} characters stand in cover, preamble and conclusions, under no item",)
    ),
    "no-heading": Message("warning", ("{num} has no heading; its siblings have",)),
    "unread-rule": Message("warning", ("this rule of who leads could not be read: {printed}",)),
    # Dates
    "no-such-day": Message("warning", ("{printed} does not exist; the month is given",)),
    "date-repaired": Message("info", ("{printed} is no date; read as {date}",)),
    "period-backwards": Message("warning", ("the period {printed} runs backwards; none is given",)),
    # Numbers
    "marker-repaired": Message("info", ("{printed} is no numeral; read as {number}",)),
    "number-gap": Message(
        "warning", ("{printed} follows {after}: {missing} missing", "{printed} begins its list: {missing} missing")
    ),
    "number-repeat": Message("warning", ("{printed} after {after}, not {expected}",)),
    "unit-unclear": Message("info", ("some figures have no unit of their own, and {printed} does not tell it",)),
    "ambiguous-quantity": Message("info", ("{printed} may be two numbers; it is left out",)),
    # Marks
    "unbalanced-quote": Message("warning", ("{mark} has no partner: {printed}",)),
    "unbalanced-bracket": Message("warning", ("{mark} has no partner: {printed}",)),
    # Tasks
    "declared-count": Message("warning", ("the document announces {declared} tasks, {found} were found",)),
    "no-responsibility": Message("warning", ("{task} names nobody; its siblings do",)),
    "no-due-date": Message("info", ("{task} does not say by when; its siblings do",)),
    "due-before-document": Message(
        "warning",
        (
            "{task}: {printed} is over before the document was made, {made}",
            "{printed} is over before the document was made, {made}",
        ),
    ),
    "overdue": Message("warning", ("due by {date}: {task}, {printed}", "due by {date}: {printed}")),
    "unread-lead-rule": Message("warning", ("who leads cannot be told by {printed}",)),
    "unread-responsibility": Message("warning", ("nobody could be read from {printed}",)),
}


def tell(code: str, values: Mapping[str, DiagnosticValue]) -> str:
    """The message of a diagnostic.

    >>> tell("number-gap", {"printed": "四、", "after": 1, "missing": (2, 3)})
    '四、 follows 1: 2 to 3 missing'
    >>> tell("number-gap", {"printed": "三、", "missing": (2, 2)})
    '三、 begins its list: 2 missing'
    """
    told = fill(MESSAGES[code].wordings, values, "{} to {}")
    if told is None:
        raise ValueError(f"{code} says more than {', '.join(values)}")
    return told


def fill(wordings: Sequence[str], values: Mapping[str, DiagnosticValue], between: str) -> str | None:
    """The first wording that has all of its values, filled in; `between` tells a range. None where there is none."""
    for wording in wordings:
        if _names(wording) <= values.keys():
            return wording.format_map({name: _tell_value(value, between) for name, value in values.items()})
    return None


def _names(wording: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(wording) if name}


def _tell_value(value: DiagnosticValue, between: str) -> str:
    if isinstance(value, tuple | list):
        low, high = value
        return str(low) if low == high else between.format(low, high)
    return str(value)
