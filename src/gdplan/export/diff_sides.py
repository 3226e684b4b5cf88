"""A comparison as a table of three columns (对照表): the old text, the new text, and what changed; a row an item."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gdplan.compare.model import Change, Comparison, Op, Ref, Run
from gdplan.export.diff_facts import Facts
from gdplan.export.diff_rows import by_section, find_headings, label
from gdplan.language import phrase


class Stretch(NamedTuple):
    """Text of one side that stayed, went or came."""

    text: str
    op: Op
    is_heading: bool = False


class Sides(NamedTuple):
    """One row."""

    old: tuple[Stretch, ...]
    new: tuple[Stretch, ...]
    notes: tuple[str, ...]


def list_sides(comparison: Comparison) -> Iterator[tuple[str, list[Sides]]]:
    """The rows under the heading that they stand under; what is the same is left out, unless it was asked for."""
    facts = Facts(comparison)
    for path, changes in by_section(comparison):
        rows = [_pair(change, facts) for change in changes if change.kind != "same" or comparison.selection]
        if rows:
            yield " / ".join(path) or "—", rows
    headings = [_pair_headings(one.old, one.new, one.kind) for one in find_headings(comparison)]
    if headings:
        yield phrase("headings"), headings
    parts = [
        Sides(*split(part.text), (phrase(part.part), phrase(part.kind)))
        for part in comparison.other
        if part.kind != "same"
    ]
    if parts:
        yield phrase("other text"), parts


def split(runs: Iterable[Run]) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """The runs of either side, each as its edition prints it."""
    runs = tuple(runs)
    old = (Stretch(run.old_text or run.text, run.op) for run in runs if run.op != "insert")
    return tuple(old), tuple(Stretch(run.text, run.op) for run in runs if run.op != "delete")


def _pair(change: Change, facts: Facts) -> Sides:
    old, new = split(change.text)
    renamed = "renamed" in (change.kind, *change.also) or not (change.old and change.new)
    kinds = "、".join(phrase(kind) for kind in (change.kind, *change.also))
    return Sides(
        (*_name(change.old, "delete" if renamed else "equal", bool(old)), *old),
        (*_name(change.new, "insert" if renamed else "equal", bool(new)), *new),
        (kinds, *facts.tell_all(change)),
    )


def _pair_headings(old: Sequence[Ref], new: Sequence[Ref], kind: str) -> Sides:
    names = _name(old, "delete", has_text=False), _name(new, "insert", has_text=False)
    return Sides(*names, (phrase(kind),))


def _name(refs: Sequence[Ref], op: Op, has_text: bool) -> tuple[Stretch, ...]:  # noqa: FBT001
    words = "\n".join(map(label, refs))
    return (Stretch(words + "\n" * has_text, op, is_heading=True),) if words else ()
