"""What the written forms of a comparison share: names of sections and items, changes as flat rows, runs as one line."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gdplan.compare.model import (
    Change,
    Comparison,
    DeadlineChange,
    Edition,
    HeadingChange,
    Kind,
    PlacedTarget,
    Ref,
    Run,
    TargetChange,
)
from gdplan.language import phrase
from gdplan.normalize import fold
from gdplan.views import find_document
from gdplan.views.rows import DocumentRow, tell_figure

MARKS = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
_CHANGES = {"increase": "+", "decrease": "−"}
_BOUNDS = {">=": "≥", "<=": "≤", "~": "≈", "=": "", ">": ">", "<": "<"}


class ChangeRow(DocumentRow):
    """One change as a row of a table: of the new edition, and in `old_…` of the old one."""

    old_document: str | None
    old_path: str | None
    old_document_title: str | None
    old_year: int | None
    old_issuer: str | None
    old_region: str | None
    old_issued_on: str | None
    kind: Kind
    also: tuple[str, ...]
    old: tuple[str, ...]  # number and heading
    new: tuple[str, ...]
    old_section: str | None
    new_section: str | None
    similarity: float | None
    agencies_added: tuple[str, ...]
    agencies_removed: tuple[str, ...]
    agencies_role_changed: tuple[str, ...]
    agencies_renamed: tuple[str, ...]
    targets_added: tuple[str, ...]
    targets_removed: tuple[str, ...]
    targets_changed: tuple[str, ...]
    deadlines_added: tuple[str, ...]
    deadlines_removed: tuple[str, ...]
    deadlines_changed: tuple[str, ...]
    text: str  # [-gone-] and {+new+} between what stayed
    old_eid: tuple[str, ...]
    new_eid: tuple[str, ...]
    old_line: tuple[str, ...]
    new_line: tuple[str, ...]


def tell_titles(comparison: Comparison) -> tuple[str, str]:
    """What the editions are called; where they have one title, with what tells them apart."""
    editions = comparison.old, comparison.new
    old, new = (edition.metadata.title or edition.source.name or "—" for edition in editions)
    if fold(old) == fold(new):
        marks = zip(*map(_find_marks, editions), strict=True)
        mark = next(((a, b) for a, b in marks if a and b and a != b), None)
        if mark:
            named = "{name} ({words})"
            return phrase(named, name=old, words=mark[0]), phrase(named, name=new, words=mark[1])
    return old, new


def _find_marks(edition: Edition) -> tuple[str | None, ...]:
    data = edition.metadata
    return (data.edition, str(data.year or ""), data.issued_on, data.document_number, edition.source.name)


def tell_selection(comparison: Comparison) -> str | None:
    """What the summary counts where only some of the changes are there."""
    chosen = comparison.selection
    if chosen is None:
        return None
    return phrase(
        "only {kinds}: {count} of {all} entries, counted by their first kind",
        kinds=phrase(", ").join(map(phrase, chosen.kinds)),
        count=len(comparison.changes),
        all=chosen.of,
    )


def find_headings(comparison: Comparison) -> list[HeadingChange]:
    """The headings to list: those that changed, of a selection those of its kinds."""
    chosen = comparison.selection
    return [h for h in comparison.headings if h.kind != "same" and (not chosen or h.kind in chosen.kinds)]


class Names:
    """What the sections of both editions are called."""

    def __init__(self, comparison: Comparison) -> None:
        self._labels: tuple[dict[str, str], dict[str, str]] = (
            {ref.eid: label(ref) for heading in comparison.headings for ref in heading.old},
            {ref.eid: label(ref) for heading in comparison.headings for ref in heading.new},
        )
        self._now = {
            ref.eid: label(heading.new[0]) for heading in comparison.headings if heading.new for ref in heading.old
        }

    def path(self, eid: str, *, is_new: bool) -> tuple[str, ...]:
        """The sections above a node, from the top."""
        labels, above = self._labels[is_new], []
        while eid := eid.rpartition("__")[0]:
            if eid in labels:
                above.append(labels[eid])
        return tuple(above[::-1])

    def path_now(self, eid: str) -> tuple[str, ...]:
        """The sections above a node of the old edition, named as in the new one where they are in it."""
        above = []
        while eid := eid.rpartition("__")[0]:
            if eid in self._labels[0]:
                above.append(self._now.get(eid, self._labels[0][eid]))
        return tuple(above[::-1])

    def section(self, eid: str | None, *, is_new: bool) -> str:
        """The label of a section; the top has none."""
        return self._labels[is_new].get(eid or "", eid or "—")


def by_section(comparison: Comparison) -> Iterator[tuple[tuple[str, ...], list[Change]]]:
    """The changes in their order, those under one path of headings together; a removed one where it would now stand."""
    names = Names(comparison)

    def find_path(change: Change) -> tuple[str, ...]:
        return names.path(change.new[0].eid, is_new=True) if change.new else names.path_now(change.old[0].eid)

    for path, changes in groupby(comparison.changes, find_path):
        yield path, list(changes)


def to_rows(comparison: Comparison, paths: Sequence[str | None] = (None, None)) -> Iterator[ChangeRow]:
    """The changes of a comparison as rows; `paths` are what they say of the old and the new input."""
    names = Names(comparison)
    old, new = map(find_document, (comparison.old, comparison.new), paths)
    documents = {**new, **{f"old_{field}": value for field, value in old.items()}}
    for change in comparison.changes:
        agencies = change.agencies
        yield ChangeRow(
            **documents,
            kind=change.kind,
            also=change.also,
            old=tuple(map(label, change.old)),
            new=tuple(map(label, change.new)),
            old_section=_join_path(names, change.old, is_new=False),
            new_section=_join_path(names, change.new, is_new=True),
            similarity=change.similarity,
            agencies_added=tuple(f"{body.name} ({body.role})" for body in agencies.added),
            agencies_removed=tuple(f"{body.name} ({body.role})" for body in agencies.removed),
            agencies_role_changed=tuple(f"{body.name}: {body.old} → {body.new}" for body in agencies.role_changed),
            agencies_renamed=tuple(f"{body.old} → {body.new}" for body in agencies.renamed),
            targets_added=tuple(tell_target(t) for t in change.targets if t.op == "added"),
            targets_removed=tuple(tell_target(t) for t in change.targets if t.op == "removed"),
            targets_changed=tuple(tell_target(t) for t in change.targets if t.op == "changed"),
            deadlines_added=tuple(tell_deadline(d) for d in change.deadlines if d.op == "added"),
            deadlines_removed=tuple(tell_deadline(d) for d in change.deadlines if d.op == "removed"),
            deadlines_changed=tuple(tell_deadline(d) for d in change.deadlines if d.op == "changed"),
            text=to_line(change.text),
            old_eid=tuple(ref.eid for ref in change.old),
            new_eid=tuple(ref.eid for ref in change.new),
            old_line=tuple(str(ref.line) for ref in change.old),
            new_line=tuple(str(ref.line) for ref in change.new),
        )


def label(ref: Ref) -> str:
    """What a reader calls a node.

    >>> label(Ref(eid="sec_2", num="二、", number=2, heading="重点任务", line=3))
    '二、重点任务'
    """
    return f"{ref.num or ''}{ref.heading or ''}" or ref.eid


def tell_items(change: Change) -> str:
    """The items of a change: one name where it is kept, and both numbers where they differ."""
    old, new = ("、".join(map(label, refs)) for refs in (change.old, change.new))
    if (
        change.old
        and change.new
        and "renamed" not in (change.kind, *change.also)
        and len(change.old) == len(change.new) == 1
    ):
        numbers = [refs[0].num or "" for refs in (change.old, change.new)]
        return new if fold(numbers[0]) == fold(numbers[1]) else f"{numbers[0]} → {new}"
    return " → ".join(filter(None, (old, new)))


def to_line(runs: Iterable[Run]) -> str:
    """Runs on one line.

    >>> to_line((Run(op="delete", text="30个"), Run(op="insert", text="50个"), Run(op="equal", text="平台。")))
    '[-30个-]{+50个+}平台。'
    """
    return "".join(MARKS[run.op].format(run.text) for run in runs)


def tell_target(change: TargetChange) -> str:
    """A target and what became of it: its indicator, its figure or both figures, and dates where they differ."""
    old, new = change.old, change.new
    one = new or old
    if one is None:
        return ""
    figures = [tell_amount(target) for target in (old, new) if target]
    shown = figures if figures[0] != figures[-1] else figures[:1]
    dates = [None if target.deadline_basis == "plan" else target.deadline for target in (old, new) if target]
    told = f"{one.indicator or ''} {' → '.join(shown)}".strip()
    if dates[0] == dates[-1]:
        return told
    return phrase("{name} ({words})", name=told, words=" → ".join(date or "—" for date in dates))


def tell_deadline(change: DeadlineChange) -> str:
    """A due date as printed, and what it was."""
    return " → ".join(deadline.text for deadline in (change.old, change.new) if deadline)


def tell_amount(target: PlacedTarget) -> str:
    """Its direction, bound, number and unit: +≥15%, −≈5%, ≥30个."""
    return f"{_CHANGES.get(target.change, '')}{_BOUNDS[target.comparator]}{tell_figure(target)}{target.unit}"


def _join_path(names: Names, refs: Sequence[Ref], *, is_new: bool) -> str | None:
    return " / ".join(names.path(refs[0].eid, is_new=is_new)) or None if refs else None
