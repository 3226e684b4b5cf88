"""What changed in an item beside its words, told a line each: section, bodies, targets, due dates, moved sentences."""

from collections.abc import Iterator
from typing import NamedTuple

from gdplan.compare.model import Change, Comparison, MovedSentence
from gdplan.export.diff_rows import Names, label, tell_deadline, tell_target
from gdplan.language import phrase


class Moved(NamedTuple):
    """A sentence that left an item, or came to it."""

    left: bool
    anchor: str | None  # new-… or old-…, then the eid of the other item, where that is among the changes
    item: str  # what a reader calls it
    text: str


class Facts:
    """The facts of the changes of one comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self._names = Names(comparison)
        self._items = {(False, ref.eid): label(ref) for change in comparison.changes for ref in change.old}
        self._items |= {(True, ref.eid): label(ref) for change in comparison.changes for ref in change.new}
        self._left: dict[str, list[MovedSentence]] = {}
        self._came: dict[str, list[MovedSentence]] = {}
        for moved in comparison.moved_sentences:
            self._left.setdefault(self.find_item(moved.old.eid, is_new=False) or "", []).append(moved)
            self._came.setdefault(self.find_item(moved.new.eid, is_new=True) or "", []).append(moved)

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
            yield self._move(moved.new.eid, moved.old.text, is_new=True)
        for moved in (moved for ref in change.new for moved in self._came.get(ref.eid, ())):
            yield self._move(moved.old.eid, moved.new.text, is_new=False)

    def name_item(self, eid: str, *, is_new: bool) -> str:
        """What a reader calls the item that a node of either edition is or stands in; outside of them its section."""
        item = self.find_item(eid, is_new=is_new)
        return self._items[is_new, item] if item else " / ".join(self._names.path(eid, is_new=is_new)) or eid

    def find_item(self, eid: str, *, is_new: bool) -> str | None:
        """The item that a node is or stands in; None where it stands in none of these changes."""
        while eid and (is_new, eid) not in self._items:
            eid = eid.rpartition("__")[0]
        return eid or None

    def _move(self, eid: str, text: str, *, is_new: bool) -> Moved:
        item = self.find_item(eid, is_new=is_new)
        anchor = f"{'new' if is_new else 'old'}-{item}" if item else None
        return Moved(is_new, anchor, self.name_item(eid, is_new=is_new), text)
