"""What a careful editor would query in a document.

What has one possible reading (a rejoined line, a repaired marker) is info; gaps, repeats, counts that do not match,
missing owners and damaged bytes are warnings.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from gdplan.assemble import Tree
from gdplan.diagnostics.due_dates import find_due
from gdplan.diagnostics.finding import Finding, name_task
from gdplan.diagnostics.given_up import find_given_up
from gdplan.errors import not_a_document
from gdplan.extract.quantities.number_pattern import find_ambiguous
from gdplan.fields import DiagnosticFields, MetadataFields, NodeFields
from gdplan.items import find_tasks, is_assigned
from gdplan.normalize import find_other_forms
from gdplan.outline import Outline, Paragraph
from gdplan.outline.sequence import Taken
from gdplan.patterns import lazy
from gdplan.sources import SourceText, locate
from gdplan.vocab.messages import MESSAGES, tell
from gdplan.vocab.owner_labels import BODIES, OFFICES

if TYPE_CHECKING:
    from gdplan.model import Diagnostic, Document
    from gdplan.terms import DiagnosticValue


_PAIRS = (("“", "”", "quote"), ("(", ")", "bracket"), ("《", "》", "quote"))
_OWNER_LABEL = lazy(
    rf"(?:责任|牵头|配合)(?:{BODIES}|{OFFICES})[^、,;。:()]{{0,8}}: *(?=[^ 无])"
)  # 配合单位:无 says that none is
_BEFORE_LABEL = lazy(r"(?:^|[(\[【〔。;])[^()\[\]【】〔〕、,;。:]{0,6}$")
_QUOTED = 24  # characters of the document that a message repeats
_AROUND = 4  # characters beside one that stands for another


def check(document: "Document", *, as_of: str | None = None) -> "tuple[Diagnostic, ...]":
    r"""The diagnostics of a document, in the order of the text; with a date, also what is overdue by then.

    `as_of` is a day, or a month or year for its last day: 2026-06-30, 2026-06, 2026. Whether it was done is not known.

    >>> import gdplan
    >>> [(d.code, d.severity) for d in check(gdplan.parse("某市工作方案\n一、目标\n三、任务"))]
    [('number-gap', 'warning')]
    """
    from gdplan.model import Document  # noqa: PLC0415, a third of the start of a command that only writes JSON

    if not isinstance(document, Document):
        raise not_a_document("check", document)
    if as_of is None:
        return document.diagnostics
    from gdplan.diagnostics.overdue import find_overdue  # noqa: PLC0415, likewise

    return tuple(sorted((*document.diagnostics, *find_overdue(document, as_of)), key=lambda one: one.span))


def diagnose(
    source: SourceText, parts: Outline, tree: Tree, metadata: MetadataFields, line: Callable[[int], int]
) -> list[DiagnosticFields]:
    """All diagnostics, in the order of the text."""
    found = [*_find(source, parts, tree), *find_given_up(source, parts, tree), *find_due(tree, metadata)]
    found += _find_tasks(parts, tree, metadata.declared_tasks)
    return [
        {
            "code": code,
            "severity": severity or MESSAGES[code].severity,
            "message": tell(code, values),
            "values": values,
            "line": line(span[0]),
            "where": locate(source, span[0]),
            "span": span,
        }
        for code, values, span, severity in sorted(found, key=lambda finding: finding.span)
    ]


def _find(source: SourceText, parts: Outline, tree: Tree) -> Iterator[Finding]:
    if not parts.paragraphs:
        yield Finding("empty-document", {}, (0, 0))
    yield from _find_in_input(source)
    yield from _find_folded(parts, source.text)
    for taken, paragraph in parts.taken:
        if taken.fault:
            yield _find_number(taken, paragraph, source.text)
    yield from _find_breaks(parts)
    copies = [span for kind, span in parts.omitted if kind == "repeated-body"]
    if copies:
        yield Finding("repeated-body", {"lines": len(copies)}, (copies[0][0], copies[-1][1]))
    is_ambiguous = bool(find_ambiguous("\n".join([paragraph.text for paragraph in parts.paragraphs])))
    for paragraph in parts.paragraphs:
        yield from _find_unbalanced(paragraph, source.text)
        for start, end in find_ambiguous(paragraph.text) if is_ambiguous else ():
            printed = paragraph.source(source.text, start, end)
            yield Finding("ambiguous-quantity", {"printed": printed}, paragraph.span(start, end))
    yield from _find_unread(source.text, parts, tree)
    for start, end in parts.doubts:
        printed = " ".join(source.text[start:end].split())[:_QUOTED]
        yield Finding("table-as-lines", {"printed": printed}, (start, end))
    for span in tree.unread_rules:
        yield Finding("unread-lead-rule", {"printed": source.text[slice(*span)]}, span)
    for span in tree.unread_names:
        yield Finding("unread-responsibility", {"printed": source.text[slice(*span)][:_QUOTED]}, span)


def _find_in_input(source: SourceText) -> Iterator[Finding]:
    """What the adapter met with."""
    for offset, byte, raw in source.damage:
        yield Finding("damaged-byte", {"byte": byte, "raw": raw.hex(" ")} if byte >= 0 else {}, (offset, offset + 1))
    for code, values, start, end in source.notices:
        yield Finding(code, {**values}, (start, end))
    for start, end, encoding in source.recoded:
        yield Finding("mixed-encodings", {"encoding": encoding, "file": source.encoding or ""}, (start, end))


def _find_folded(parts: Outline, source: str) -> Iterator[Finding]:
    """What is read as other characters than those printed."""
    if places := find_other_forms(source):
        low = max(source.rfind("\n", 0, places[0]) + 1, places[0] - _AROUND)
        printed = source[low : places[0] + _AROUND].split("\n", 1)[0].strip()
        span = (places[0], places[-1] + 1)
        yield Finding("folded-characters", {"count": len(places), "printed": printed}, span)
    gaps = [span for kind, span in parts.omitted if kind == "markup" and source[slice(*span)].isspace()]
    if gaps:
        yield Finding("letter-spaced", {"gaps": len(gaps)}, (gaps[0][0], gaps[-1][1]))


def _find_number(taken: Taken, paragraph: Paragraph, source: str) -> Finding:
    """A marker whose number is not the one that should follow."""
    marker, expected, number = taken.marker, taken.expected or 1, taken.number
    printed = paragraph.source(source, marker.start, marker.end)
    span = paragraph.span(marker.start, marker.end)
    if taken.fault == "repaired":
        return Finding("marker-repaired", {"printed": printed, "number": number}, span)
    if taken.fault == "gap":
        missing = (expected, number - 1)
        return Finding("number-gap", {"printed": printed, "after": expected - 1, "missing": missing}, span)
    if taken.fault == "start":
        return Finding("number-gap", {"printed": printed, "missing": (1, number - 1)}, span)
    return Finding("number-repeat", {"printed": printed, "after": expected - 1, "expected": expected}, span)


def _find_breaks(parts: Outline) -> Iterator[Finding]:
    wrapped = [broken for broken in parts.breaks if broken.reason == "wrapped"]
    if wrapped:
        yield Finding("text-unwrapped", {"breaks": len(wrapped)}, (wrapped[0].span[0], wrapped[-1].span[1]))
    for broken in parts.breaks:
        if broken.reason != "wrapped":
            what = "open" if broken.reason in ("clause", "sentence") else "mark"
            yield Finding("line-rejoined", {"line": broken.line, what: broken.reason}, broken.span)


def _find_unbalanced(paragraph: Paragraph, source: str) -> Iterator[Finding]:
    text = paragraph.text
    for opener, closer, what in _PAIRS:
        if text.count(opener) != text.count(closer):
            depth, place = 0, -1
            for i, char in enumerate(text):
                if char == opener:
                    depth, place = depth + 1, i if depth == 0 else place
                elif char == closer and depth:
                    depth -= 1
                elif char == closer and not text[:i].strip().isdecimal():  # 1) is a marker
                    depth, place = 1, i
                    break
            if depth:
                printed = paragraph.source(source, place, min(place + _QUOTED, len(text)))
                values: dict[str, DiagnosticValue] = {"mark": printed[0], "printed": printed}
                yield Finding(f"unbalanced-{what}", values, paragraph.span(place, place + 1))


def _find_unread(source: str, parts: Outline, tree: Tree) -> Iterator[Finding]:
    """Labels of owners, (责任单位及分工:…), that no responsibility was read from."""
    labels = [
        (paragraph, match)
        for paragraph in parts.paragraphs
        if ":" in paragraph.text
        for match in _OWNER_LABEL.finditer(paragraph.text)
        if _BEFORE_LABEL.search(paragraph.text, max(0, match.start() - 7), match.start())
    ]
    if not labels:
        return
    read = sorted(found["span"] for node in tree.walk() for found in node.responsibilities)
    for paragraph, match in labels:
        start, end = paragraph.span(match.start(), match.end())
        before = bisect_right(read, (end, 0)) - 1
        if before < 0 or read[before][1] < end:
            printed = paragraph.source(source, match.start(), min(match.start() + _QUOTED, len(paragraph.text)))
            yield Finding("unread-responsibility", {"printed": printed}, (start, end))


def _find_tasks(parts: Outline, tree: Tree, declared: int | None) -> Iterator[Finding]:
    """A count that does not match, and the tasks that name nobody where most under the same parent do."""
    annexes = [annex.body for annex in tree.attachments]
    tasks = find_tasks(tree.body, annexes)
    if declared is not None and declared != len(tasks):
        title = parts.head[0]
        yield Finding("declared-count", {"declared": declared, "found": len(tasks)}, title.span(0, len(title.text)))
    if not any(_has_owner(task) for task in tasks):
        return
    wanted = {task.eid for task in tasks}
    families = [tree.body, *annexes]
    while families:
        children = families.pop()
        families += [child.children for child in children if child.children]
        siblings = [child for child in children if child.eid in wanted]
        if sum(_has_owner(child, is_assigned) for child in siblings) * 2 > len(siblings):
            for node in [child for child in siblings if not _has_owner(child)]:
                yield Finding("no-responsibility", {"task": name_task(node)}, node.span)


def _has_owner(
    node: NodeFields, is_owned: Callable[[NodeFields], bool] = lambda node: bool(node.responsibilities)
) -> bool:
    return is_owned(node) or (bool(node.children) and any(_has_owner(child, is_owned) for child in node.children))
