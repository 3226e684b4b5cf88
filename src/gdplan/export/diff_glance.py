"""A comparison at a glance: which targets and bodies changed, what is new and what is gone."""

from collections.abc import Iterator
from typing import NamedTuple

from gdplan.compare.model import Change, Comparison, Ref, TargetChange
from gdplan.export.diff_rows import by_section, label, tell_amount
from gdplan.normalize import fold

_OPS = ("changed", "removed", "added")
_LONGEST = 60  # characters, more than are shown


class Place(NamedTuple):
    """A change as a row links to it, and what the filters ask of it."""

    anchor: str
    num: str
    label: str
    kinds: tuple[str, ...]
    bodies: tuple[str, ...]  # folded
    section: str


class TargetRow(NamedTuple):
    """A target that changed, went or came."""

    op: str
    indicator: str
    old: str
    new: str
    place: Place


class BodyRow(NamedTuple):
    """A body and the items of both editions in which its part is new, gone or another."""

    name: str
    added: tuple[Place, ...]
    removed: tuple[Place, ...]
    role_changed: tuple[Place, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """All of them."""
        return (*self.added, *self.removed, *self.role_changed)


class ItemRow(NamedTuple):
    """An item that is new or gone."""

    op: str
    place: Place


def list_targets(comparison: Comparison) -> Iterator[TargetRow]:
    """The changed ones first, then those that went, then those that came."""
    rows = []
    for place, change in _places(comparison):
        for target in change.targets:
            one = target.new or target.old
            if target.op != "unchanged" and one:
                rows.append(TargetRow(target.op, one.indicator or "", *_tell_sides(target), place))
    yield from sorted(rows, key=lambda row: _OPS.index(row.op))


def _tell_sides(target: TargetChange) -> tuple[str, str]:
    """Both figures; where they are the same, with the dates, which are not."""
    old, new = (tell_amount(side) if side else "" for side in (target.old, target.new))
    if target.old and target.new and old == new:
        return f"{old} ({target.old.deadline or '—'})", f"{new} ({target.new.deadline or '—'})"
    return old, new


def list_bodies(comparison: Comparison) -> Iterator[BodyRow]:
    """Of items that both editions have; a body under two spellings is one. Those with most changes come first."""
    found: dict[str, tuple[str, list[list[Place]]]] = {}
    for place, change in _places(comparison):
        if not (change.old and change.new):
            continue
        agencies = change.agencies
        added, removed, changed = agencies.added, agencies.removed, agencies.role_changed
        named = [body.name for body in added], [body.name for body in removed], [body.name for body in changed]
        for at, names in enumerate(named):
            for name in dict.fromkeys(names):
                found.setdefault(fold(name), (name, [[], [], []]))[1][at].append(place)
    rows = [BodyRow(name, *map(tuple, places)) for name, places in found.values()]
    yield from sorted(rows, key=lambda row: -len(row.places))


def list_items(comparison: Comparison) -> Iterator[ItemRow]:
    """What is gone, then what is new."""
    rows = [ItemRow(change.kind, place) for place, change in _places(comparison) if change.kind in ("removed", "added")]
    yield from sorted(rows, key=lambda row: _OPS.index(row.op))


def _places(comparison: Comparison) -> Iterator[tuple[Place, Change]]:
    for path, changes in by_section(comparison):
        for change in changes:
            side, ref = ("new", change.new[0]) if change.new else ("old", change.old[0])
            bodies = tuple(sorted(set(map(fold, change.bodies))))
            kinds = (change.kind, *change.also)
            section = path[0] if path else ""
            name = _name(change, ref)
            yield Place(f"{side}-{ref.eid}", ref.num or name, name, kinds, bodies, section), change


def _name(change: Change, ref: Ref) -> str:
    """What an item is called; one without a heading by its number and what it says."""
    gone = "delete" if change.new else "insert"
    said = "".join(run.text for run in change.text if run.op != gone)
    return label(ref) if ref.heading or not said else f"{ref.num or ''}{said[:_LONGEST]}"
