"""What changed in an item beside its words, told a line each: section, bodies, targets, due dates, moved sentences."""

from collections.abc import Iterator

from gdplan.compare.model import Change, Comparison, MovedSentence
from gdplan.export.diff_rows import Names, label, tell_deadline, tell_target
from gdplan.language import phrase


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
        yield from self.tell_moves(change)

    def tell_moves(self, change: Change) -> Iterator[str]:
        """The sentences that left an item for another, and those that came."""
        for moved in (moved for ref in change.old for moved in self._left.get(ref.eid, ())):
            place = self.item(moved.new.eid, is_new=True)
            yield phrase("sentence moved to {place}: {text}", place=place, text=moved.old.text)
        for moved in (moved for ref in change.new for moved in self._came.get(ref.eid, ())):
            place = self.item(moved.old.eid, is_new=False)
            yield phrase("sentence moved here from {place}: {text}", place=place, text=moved.new.text)

    def item(self, eid: str, *, is_new: bool) -> str:
        """What a reader calls an item of either edition."""
        return self._items.get((is_new, eid), eid)
