"""What `diff` gives: the values of a comparison. Fields stand in the order in which they are written out."""

from typing import Literal, get_args

from pydantic import ConfigDict, Field

from gdplan.model import Deadline, Metadata, Source, Target, Value
from gdplan.terms import SCHEMA_VERSION, Role, SchemaVersion, Span

Kind = Literal["same", "edited", "renamed", "moved", "merged", "split", "removed", "added"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Op = Literal["equal", "delete", "insert"]
Became = Literal["added", "removed", "changed", "unchanged"]


class Edition(Value):
    """One of the two documents."""

    source: Source
    metadata: Metadata


class Summary(Value):
    """How many changes there are of each kind; an unchanged item counts as `same`."""

    same: int = 0
    edited: int = 0
    renamed: int = 0
    moved: int = 0
    merged: int = 0
    split: int = 0
    removed: int = 0
    added: int = 0

    @classmethod
    def of(cls, changes: "tuple[Change, ...]") -> "Summary":
        """The counts of these changes, each under its first kind."""
        kinds = [change.kind for change in changes]
        return cls(**{kind: kinds.count(kind) for kind in cls.model_fields})  # type: ignore[arg-type]  # they are kinds


class Ref(Value):
    """A node of one edition."""

    eid: str
    num: str | None
    number: int | None
    heading: str | None
    line: int


class Move(Value):
    """From which section to which; eids of the nodes right above, None at the top."""

    from_: str | None = Field(alias="from")
    to: str | None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Body(Value):
    """A body and its part."""

    name: str
    role: Role


class RoleChange(Value):
    """A body that stays, in another part."""

    name: str  # of the new edition
    old: Role
    new: Role


class Renaming(Value):
    """One body under two names."""

    old: str
    new: str


class AgencyChanges(Value):
    """What changed in the responsibilities; of several items on one side, in their union."""

    added: tuple[Body, ...] = ()
    removed: tuple[Body, ...] = ()
    role_changed: tuple[RoleChange, ...] = ()
    renamed: tuple[Renaming, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.role_changed or self.renamed)


class _Placed(Value):
    eid: str


class PlacedTarget(Target, _Placed):
    """A target and the node it stands in."""


class TargetChange(Value):
    """What became of a target. One that lost its number is removed."""

    op: Became
    old: PlacedTarget | None
    new: PlacedTarget | None


class PlacedDeadline(Deadline, _Placed):
    """A due date and the node it stands in."""


class DeadlineChange(Value):
    """What became of a due date."""

    op: Became
    old: PlacedDeadline | None
    new: PlacedDeadline | None


class Run(Value):
    """A stretch of text that is in both editions, in the old one or in the new one.

    Those equal or deleted give the old text, those equal or inserted the new one; equal text is printed as in the new.
    """

    op: Op
    text: str
    old_text: str | None = Field(default=None, exclude=True, repr=False)  # equal text as the old edition prints it


class Evidence(Value):
    """A sentence of one edition that stands nearly word for word in the other."""

    side: Literal["old", "new"]
    eid: str
    span: Span
    text: str


class LinkEvidence(Value):
    """Why an old and a new item belong together."""

    old: str  # eid
    new: str
    similarity: float
    basis: Literal["pair", "attached", "remaining", "ahead", "set-phrases"]  # the step that linked them
    sentences: tuple[Evidence, ...]


class Change(Value):
    """What became of one item, or of several that merged or split."""

    kind: Kind
    also: tuple[Kind | Literal["renumbered"], ...]  # renumbered: only numbers of articles referred to differ
    old: tuple[Ref, ...]
    new: tuple[Ref, ...]
    similarity: float | None  # of the weakest link; None where there is none
    moved: Move | None
    agencies: AgencyChanges
    targets: tuple[TargetChange, ...]
    deadlines: tuple[DeadlineChange, ...] = ()
    text: tuple[Run, ...]
    links: tuple[LinkEvidence, ...] = ()  # only where an explanation is asked for
    bodies: tuple[str, ...] = Field(default=(), exclude=True, repr=False)  # all with a part in either edition


class PlacedSentence(Value):
    """A sentence and the item it stands in."""

    eid: str
    span: Span
    text: str


class MovedSentence(Value):
    """A sentence, or a clause of it, that moved to an item which is not what its own item became."""

    old: PlacedSentence
    new: PlacedSentence


class HeadingChange(Value):
    """What became of a heading above items."""

    kind: Kind
    old: tuple[Ref, ...]
    new: tuple[Ref, ...]


class PartChange(Value):
    """What changed in the text outside the items: cover, preamble, introductions, conclusions, attachments."""

    part: Literal["title", "cover", "preamble", "introduction", "conclusions", "attachment"]
    kind: Literal["same", "edited", "removed", "added"]
    old: str | None  # eid; of the title, its text
    new: str | None
    text: tuple[Run, ...]


class Selection(Value):
    """The changes that a comparison was narrowed to."""

    kinds: tuple[Kind, ...]  # what they are, first or also
    of: int  # as many changes were there before


class Comparison(Value):
    """What changed between two editions."""

    schema_version: SchemaVersion = SCHEMA_VERSION
    old: Edition
    new: Edition
    summary: Summary
    changes: tuple[Change, ...]  # in the order of the new edition, what was removed where it stood
    moved_sentences: tuple[MovedSentence, ...] = ()
    headings: tuple[HeadingChange, ...] = ()
    other: tuple[PartChange, ...] = ()
    warnings: tuple[str, ...] = ()
    # Headings are there in full all the same.
    selection: Selection | None = Field(default=None, exclude=True, repr=False)

    def only(self, *kinds: Kind) -> "Comparison":
        """The changes that are of one of these kinds, or also of it, and the counts of these.

        Moved sentences come with `moved`; text outside the items is left out. Headings stay: they name the sections.
        """
        in_order = tuple(sorted(set(kinds), key=[*KINDS, *kinds].index))
        selection = Selection(kinds=in_order, of=len(self.changes))
        changes = tuple(change for change in self.changes if {change.kind, *change.also} & set(kinds))
        return self.model_copy(
            update={
                "summary": Summary.of(changes),
                "changes": changes,
                "moved_sentences": self.moved_sentences if "moved" in kinds else (),
                "other": (),
                "selection": selection,
            }
        )

    @property
    def is_same(self) -> bool:
        """Whether nothing changed but, at most, the numbers."""
        return (
            all(change.kind == "same" for change in self.changes)
            and all(heading.kind == "same" for heading in self.headings)
            and all(part.kind == "same" for part in self.other)
        )
