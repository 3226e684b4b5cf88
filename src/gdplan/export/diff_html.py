"""A comparison as one page: for a minute both editions, counts and three short tables, then every change side by side.

All of it can be read without script, and is filtered with it. Every text of a document is escaped.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gdplan.compare.model import Change, Comparison, Ref, Summary
from gdplan.export.about import list_facts
from gdplan.export.diff_facts import Facts, Moved
from gdplan.export.diff_glance import BodyRow, ItemRow, TargetRow, list_bodies, list_items, list_targets
from gdplan.export.diff_rows import Names, by_section, find_headings, label, tell_items, tell_selection, tell_titles
from gdplan.export.diff_sides import Stretch, split
from gdplan.export.page import LANGUAGES, render
from gdplan.language import phrase
from gdplan.normalize import detect_script, fold


class Shown(NamedTuple):
    """A change, or text outside the items, as the page shows it."""

    kinds: tuple[str, ...]
    title: str
    old: tuple[Stretch, ...]
    new: tuple[Stretch, ...]
    section: str = ""  # that the filter knows
    anchors: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()  # folded
    has_target: bool = False
    facts: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether both sides are the same."""
        return all(one.op == "equal" for one in (*self.old, *self.new))

    @property
    def is_punctuation(self) -> bool:
        """Whether nothing but punctuation and blanks differs, which a reader may want to pass over."""
        changed = [char for one in (*self.old, *self.new) if one.op != "equal" for char in one.text]
        return bool(changed) and self.kinds == ("edited",) and not any(map(str.isalnum, changed))


class Group(NamedTuple):
    """Changes under one path of headings."""

    title: str
    changes: tuple[Shown, ...]


class Page(NamedTuple):
    """What the template is filled with."""

    language: str
    old_language: str
    title: str
    editions: list[tuple[str, str, list[tuple[str, str]]]]
    selection: str | None
    warnings: tuple[str, ...]
    counts: dict[str, int]
    kinds: list[str]
    is_selected: bool
    targets: list[TargetRow]
    changed_bodies: list[BodyRow]
    items: list[ItemRow]
    bodies: list[tuple[str, str]]  # folded, as named
    sections: list[str]
    groups: list[Group]
    moved: list[Shown]
    headings: list[Shown]
    other: list[Shown]


def to_html(comparison: Comparison) -> Iterator[str]:
    """The page, in one piece."""
    facts = Facts(comparison)
    editions = (("old", comparison.old), ("new", comparison.new))
    bodies = {fold(name): name for change in comparison.changes for name in reversed(change.bodies)}
    groups = [
        Group(" / ".join(path) or "—", tuple(_show(change, path, facts) for change in changes))
        for path, changes in by_section(comparison)
    ]
    by_eid = {ref.eid: one for one in comparison.changes for ref in one.new}
    page = Page(
        language=_find_language(one.text for change in comparison.changes for one in split(change.text)[1]),
        old_language=_find_language(one.text for change in comparison.changes for one in split(change.text)[0]),
        title=" → ".join(tell_titles(comparison)),
        editions=[
            (side, one.metadata.title or one.source.name or "—", list(list_facts(one.metadata, one.source)))
            for side, one in editions
        ],
        selection=tell_selection(comparison),
        warnings=comparison.warnings,
        counts=comparison.summary.model_dump(),
        kinds=list(Summary.model_fields),
        is_selected=comparison.selection is not None,
        targets=list(list_targets(comparison)),
        changed_bodies=list(list_bodies(comparison)),
        items=list(list_items(comparison)),
        bodies=sorted(bodies.items()),
        sections=list(dict.fromkeys(one.section for group in groups for one in group.changes if one.section)),
        groups=groups,
        moved=list(_show_moved(comparison, facts, by_eid)),
        headings=list(_show_headings(comparison)),
        other=list(_show_other(comparison)),
    )
    yield render("comparison.html", **page._asdict())


def _find_language(texts: Iterable[str]) -> str:
    """That of the texts as they are shown: they may have been converted."""
    return LANGUAGES[detect_script("".join(texts))]


def _anchors(change: Change) -> tuple[str, ...]:
    return (*(f"new-{ref.eid}" for ref in change.new), *(f"old-{ref.eid}" for ref in change.old))


def _show(change: Change, path: tuple[str, ...], facts: Facts) -> Shown:
    similar = "{old} – {new}: similarity {score} ({basis})"
    links = [
        words
        for link in change.links
        for words in (
            phrase(similar, old=link.old, new=link.new, score=f"{link.similarity:.2f}", basis=link.basis),
            *(phrase("{name}: {words}", name=sentence.side, words=sentence.text) for sentence in link.sentences),
        )
    ]
    old, new = split(change.text)
    return Shown(
        (change.kind, *change.also),
        tell_items(change),
        old,
        new,
        path[0] if path else "",
        _anchors(change),
        tuple(sorted(set(map(fold, change.bodies)))),
        any(target.op != "unchanged" for target in change.targets),
        (*facts.tell(change), *links),
        tuple(facts.moves(change)),
    )


def _show_moved(comparison: Comparison, facts: Facts, by_eid: dict[str, Change]) -> Iterator[Shown]:
    names = Names(comparison)
    for moved in comparison.moved_sentences:
        old, new = facts.name_item(moved.old.eid, is_new=False), facts.name_item(moved.new.eid, is_new=True)
        into = by_eid.get(facts.find_item(moved.new.eid, is_new=True) or "")
        yield Shown(
            ("moved",),
            f"{old} → {new}",
            (Stretch(moved.old.text, "delete"),),
            (Stretch(moved.new.text, "insert"),),
            next(iter(names.path(moved.new.eid, is_new=True)), ""),
            bodies=tuple(sorted(set(map(fold, into.bodies)))) if into else (),
        )


def _show_headings(comparison: Comparison) -> Iterator[Shown]:
    names = Names(comparison)

    def top(ref: Ref, *, is_new: bool) -> str:
        return next(iter(names.path(ref.eid, is_new=True) if is_new else names.path_now(ref.eid)), label(ref))

    for one in find_headings(comparison):
        section = top(one.new[0], is_new=True) if one.new else top(one.old[0], is_new=False)
        words = ("、".join(map(label, refs)) or "—" for refs in (one.old, one.new))
        yield Shown((one.kind,), " → ".join(words), (), (), section)


def _show_other(comparison: Comparison) -> Iterator[Shown]:
    for part in comparison.other:
        if part.kind != "same":
            yield Shown((part.kind,), phrase(part.part), *split(part.text))
