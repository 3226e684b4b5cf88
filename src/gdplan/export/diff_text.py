"""A comparison for people at a terminal: the summary, then what changed section by section."""

import functools
from collections.abc import Iterable, Iterator

from rich.text import Text

from gdplan.compare.model import Change, Comparison, Run
from gdplan.export.diff_rows import (
    MARKS,
    Names,
    by_section,
    find_headings,
    label,
    tell_deadline,
    tell_items,
    tell_selection,
    tell_target,
    tell_titles,
)
from gdplan.export.terminal import show_lines, styled
from gdplan.export.wrap import wrap
from gdplan.language import phrase, tell

_STYLES = {"equal": "", "delete": "red strike", "insert": "green"}
_KINDS = {
    "same": "dim",
    "edited": "yellow",
    "renamed": "yellow",
    "moved": "cyan",
    "merged": "magenta",
    "split": "magenta",
    "removed": "red",
    "added": "green",
}
_safe = functools.partial(styled, keeps_lines=True)
_CONTEXT = 20  # characters of unchanged text that are shown on either side of a change
_SHORTENED = 60  # longer ones are cut


def to_text(
    comparison: Comparison, *, colour: bool = False, width: int | None = None, stat: bool = False
) -> Iterator[str]:
    """Lines for reading; without colour [-gone-] and {+new+} are marked. `stat` gives the counts alone.

    They are folded to the width of a terminal; without one, a change's text is one line.
    """
    yield _render(_to_summary(comparison), colour=colour, width=width)
    if stat:
        yield _render(_to_stat(comparison), colour=colour, width=width)
        return
    names = Names(comparison)
    for path, changes in by_section(comparison):
        shown = [change for change in changes if change.kind != "same" or comparison.selection]
        if shown:
            lines = [Text(""), _safe(" / ".join(path) or "—", "bold underline")]
            for change in shown:
                lines += _to_change(change, names, colour=colour)
            yield _render(lines, colour=colour, width=width)
    yield _render(_to_rest(comparison, colour=colour), colour=colour, width=width)


def _to_summary(comparison: Comparison) -> Iterator[Text]:
    yield _safe(" → ".join(tell_titles(comparison)), "bold")
    if selection := tell_selection(comparison):
        yield Text(selection)
    counts = [(kind, count) for kind, count in comparison.summary.model_dump().items() if count]
    yield (
        Text("  ").join(Text(_count(count, kind), _KINDS[kind]) for kind, count in counts)
        if counts
        else Text(phrase("no items"))
    )
    for warning in comparison.warnings:
        yield _safe(phrase("warning: {words}", words=tell(warning)), "yellow")


def _to_stat(comparison: Comparison) -> Iterator[Text]:
    linked = [change for change in comparison.changes if change.old and change.new]
    targets = [target.op for change in linked for target in change.targets]
    agencies = [change.agencies for change in linked]
    rows = (
        ("targets of items in both", {op: targets.count(op) for op in ("added", "removed", "changed", "unchanged")}),
        (
            "agencies of items in both",
            {
                "added": sum(len(one.added) for one in agencies),
                "removed": sum(len(one.removed) for one in agencies),
                "in another role": sum(len(one.role_changed) for one in agencies),
                "renamed": sum(len(one.renamed) for one in agencies),
            },
        ),
    )
    for name, counts in rows:
        told = phrase(", ").join(_count(count, what) for what, count in counts.items())
        yield Text(phrase("{name}: {words}", name=name, words=told))
    yield Text(phrase("sentences moved: {count}", count=len(comparison.moved_sentences)))
    for path, changes in by_section(comparison):
        kinds = [change.kind for change in changes]
        told = phrase(", ").join(_count(kinds.count(kind), kind) for kind in _KINDS if kind in kinds)
        yield _safe(phrase("{name}: {words}", name=" / ".join(path) or "—", words=told))


def _to_change(change: Change, names: Names, *, colour: bool) -> Iterator[Text]:
    head = Text("\n" + phrase(", ").join(map(phrase, (change.kind, *change.also))) + "  ", _KINDS[change.kind])
    yield head.append_text(_safe(tell_items(change), "bold"))
    if change.moved:
        sections = names.section(change.moved.from_, is_new=False), names.section(change.moved.to, is_new=True)
        yield _safe("  " + phrase("section  {old} → {new}", old=sections[0], new=sections[1]), "cyan")
    for body in change.agencies.added:
        yield _agency("+ " + phrase("{name} ({words})", name=body.name, words=body.role), "green")
    for body in change.agencies.removed:
        yield _agency("- " + phrase("{name} ({words})", name=body.name, words=body.role), "red")
    for part in change.agencies.role_changed:
        yield _agency(phrase("{name}: {old} → {new}", name=part.name, old=part.old, new=part.new), "yellow")
    for name in change.agencies.renamed:
        yield _agency(f"{name.old} = {name.new}", "yellow")
    found = [("target   {op}: {told}", target.op, tell_target(target)) for target in change.targets]
    found += [("due      {op}: {told}", due.op, tell_deadline(due)) for due in change.deadlines]
    for what, op, told in found:
        if op != "unchanged":
            yield _safe(
                "  " + phrase(what, op=op, told=told), {"added": "green", "removed": "red", "changed": "yellow"}[op]
            )
    for link in change.links:
        because = "because  {old} – {new}: similarity {score} ({basis})"
        score = f"{link.similarity:.2f}"
        yield _safe("  " + phrase(because, old=link.old, new=link.new, score=score, basis=link.basis), "dim")
        for sentence in link.sentences:
            yield _safe("           " + phrase("{name}: {words}", name=sentence.side, words=sentence.text), "dim")
    yield _to_runs(change.text, colour=colour)


def _count(count: int, kind: str) -> str:
    return phrase("{count} {kind}", count=count, kind=kind)


def _agency(words: str, style: str) -> Text:
    return _safe("  " + phrase("agency   {words}", words=words), style)


def _to_rest(comparison: Comparison, *, colour: bool) -> Iterator[Text]:
    if comparison.moved_sentences:
        yield Text("\n" + phrase("moved sentences"), "bold underline")
    for moved in comparison.moved_sentences:
        yield _safe(f"  {moved.old.eid}: {moved.old.text}\n  → {moved.new.eid}: {moved.new.text}")
    headings = find_headings(comparison)
    if headings:
        yield Text("\n" + phrase("headings"), "bold underline")
    for heading in headings:
        old, new = ("、".join(label(ref) for ref in refs) or "—" for refs in (heading.old, heading.new))
        yield Text(f"  {phrase(heading.kind)}  ", _KINDS[heading.kind]).append_text(_safe(f"{old} → {new}"))
    parts = [part for part in comparison.other if part.kind != "same"]
    if parts:
        yield Text("\n" + phrase("other text"), "bold underline")
    for part in parts:
        yield Text(f"  {phrase(part.part)} {phrase(part.kind)}", _KINDS[part.kind])
        yield _to_runs(part.text, colour=colour)


def _to_runs(runs: Iterable[Run], *, colour: bool) -> Text:
    shown = Text("  ")
    for run in runs:
        text = _shorten(run.text) if run.op == "equal" else run.text
        shown.append_text(_safe(text if colour else MARKS[run.op].format(text), _STYLES[run.op]))
    return shown


def _shorten(text: str) -> str:
    return text if len(text) <= _SHORTENED else f"{text[:_CONTEXT]} … {text[-_CONTEXT:]}"


def _render(lines: Iterable[Text], *, colour: bool, width: int | None) -> str:
    folded = (piece for line in lines for piece in (wrap(line, width) if width else (line,)))
    return "".join(f"{line}\n" for line in show_lines(folded, coloured=colour))
