"""What changed in an item beside its words, told a line each: section, bodies, targets, due dates, moved sentences."""

from collections.abc import Iterator
from typing import NamedTuple

from gdplan.compare.model import Change, Comparison, MovedSentence
from gdplan.export.diff_rows import Names, label, tell_deadline, tell_target
from gdplan.language import phrase


class Moved(NamedTuple):
    """A sentence that left an item, or came to it."""

    left: bool
    anchor: str  # new-… or old-…, then the eid of the other item
    item: str  # what a reader calls it
    text: str


class Facts:
    """The facts of the changes of one comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self._names = Names(comparison)
        self._left: dict[str, list[MovedSentence]] = {}
        self._came: dict[str, list[MovedSentence]] = {}
        for moved in comparison.moved_sentences:
            self._left.setdefault(moved.old.eid, []).append(moved)
            self._came.setdefault(moved.new.eid, []).append(moved)
        self._items = {(False, ref.eid): label(ref) for change in comparison.changes for ref in change.old}
        self._items |= {(True, ref.eid): label(ref) for change in comparison.changes for ref in change.new}

    def tell(self, change: Change) -> Iterator[str]:
        """All of it, in words of the language spoken."""
        if change.moved:
            old = self._names.section(change.moved.from_, is_new=False)
            yield phrase("section: {old} → {new}", old=old, new=self._names.section(change.moved.to, is_new=True))
        agencies = change.agencies
        for body in agencies.added:
            yield phrase("agency added: {name} ({role})", name=body.name, role=body.role)
        for body in agencies.removed:
            yield phrase("agency removed: {name} ({role})", name=body.name, role=body.role)
        for part in agencies.role_changed:
            yield phrase("role: {name} {old} → {new}", name=part.name, old=part.old, new=part.new)
        for name in agencies.renamed:
            yield phrase("name: {old} → {new}", old=name.old, new=name.new)
        for target in change.targets:
            if target.op != "unchanged":
                yield phrase("target {op}: {told}", op=target.op, told=tell_target(target))
        for due in change.deadlines:
            if due.op != "unchanged":
                yield phrase("due {op}: {told}", op=due.op, told=tell_deadline(due))

    def tell_all(self, change: Change) -> Iterator[str]:
        """The same, and the sentences that left an item for another or came from one."""
        yield from self.tell(change)
        for one in self.moves(change):
            told = "sentence moved to {place}: {text}" if one.left else "sentence moved here from {place}: {text}"
            yield phrase(told, place=one.item, text=one.text)

    def moves(self, change: Change) -> Iterator[Moved]:
        """The sentences that left an item of a change, and those that came."""
        for moved in (moved for ref in change.old for moved in self._left.get(ref.eid, ())):
            eid = moved.new.eid
            yield Moved(True, f"new-{eid}", self.item(eid, is_new=True), moved.old.text)
        for moved in (moved for ref in change.new for moved in self._came.get(ref.eid, ())):
            eid = moved.old.eid
            yield Moved(False, f"old-{eid}", self.item(eid, is_new=False), moved.new.text)

    def item(self, eid: str, *, is_new: bool) -> str:
        """What a reader calls an item of either edition."""
        return self._items.get((is_new, eid), eid)
