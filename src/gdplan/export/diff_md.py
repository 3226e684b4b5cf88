"""A comparison as Markdown: what went and came as <del> and <ins>, which hold next to Chinese punctuation, too."""

import re
from collections.abc import Iterable, Iterator

from gdplan.compare.model import Change, Comparison, Run
from gdplan.export.diff_rows import (
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

_SPECIAL = re.compile(r"[\\`*_\[\]|~<>&$]|(?<!\S)[#+\-=]|(?<=\d)[.)](?=\s|$)")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_TAGS = {"equal": "{}", "delete": "<del>{}</del>", "insert": "<ins>{}</ins>"}


def to_markdown(comparison: Comparison) -> Iterator[str]:
    """A summary, then the changes section by section; what is the same is only counted, unless it was asked for."""
    yield f"# {' → '.join(map(escape, tell_titles(comparison)))}\n\n"
    if selection := tell_selection(comparison):
        yield f"{escape(selection)}\n\n"
    counts = comparison.summary.model_dump()
    yield f"| {' | '.join(counts)} |\n|{'---:|' * len(counts)}\n| {' | '.join(map(str, counts.values()))} |\n"
    if comparison.warnings:
        yield "\n" + "".join(f"> {escape(warning)}\n" for warning in comparison.warnings)
    names = Names(comparison)
    for path, changes in by_section(comparison):
        shown = [change for change in changes if change.kind != "same" or comparison.selection]
        if shown:
            yield f"\n## {escape(' / '.join(path) or '—')}\n"
            for change in shown:
                yield from _write_change(change, names)
    yield from _write_list(
        "Moved sentences", (f"{_name(m.old.text)} → {_name(m.new.text)}" for m in comparison.moved_sentences)
    )
    yield from _write_list(
        "Headings",
        (
            f"**{heading.kind}** {'、'.join(escape(label(r)) for r in heading.old) or '—'} → "
            f"{'、'.join(escape(label(r)) for r in heading.new) or '—'}"
            for heading in find_headings(comparison)
        ),
    )
    yield from _write_list(
        "Other text",
        (f"**{part.kind}** {part.part}: {_write_runs(part.text)}" for part in comparison.other if part.kind != "same"),
    )


def escape(text: str) -> str:
    r"""Text that Markdown shows as it is; characters that could steer a terminal or a browser become visible.

    >>> escape("# <b>*重点*")
    '\\# &lt;b&gt;\\*重点\\*'
    """
    plain = "".join(char if char.isprintable() else " " if char.isspace() else f"\\u{ord(char):04x}" for char in text)
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], "\\" + found[0]), plain)


def _write_change(change: Change, names: Names) -> Iterator[str]:
    yield f"\n### {', '.join((change.kind, *change.also))}: {escape(tell_items(change))}\n\n"
    facts = []
    if change.moved:
        sections = names.section(change.moved.from_, is_new=False), names.section(change.moved.to, is_new=True)
        facts.append(f"section: {escape(sections[0])} → {escape(sections[1])}")
    agencies = change.agencies
    facts += [f"agency added: {escape(body.name)} ({body.role})" for body in agencies.added]
    facts += [f"agency removed: {escape(body.name)} ({body.role})" for body in agencies.removed]
    facts += [f"role: {escape(body.name)} {body.old} → {body.new}" for body in agencies.role_changed]
    facts += [f"name: {escape(body.old)} → {escape(body.new)}" for body in agencies.renamed]
    facts += [
        f"target {target.op}: {escape(tell_target(target))}" for target in change.targets if target.op != "unchanged"
    ]
    facts += [f"due {due.op}: {escape(tell_deadline(due))}" for due in change.deadlines if due.op != "unchanged"]
    facts += [f"similarity {link.similarity:.2f} ({link.basis}): {link.old} – {link.new}" for link in change.links]
    yield "".join(f"- {fact}\n" for fact in facts)
    if facts:
        yield "\n"
    yield f"{_write_runs(change.text)}\n"


def _write_runs(runs: Iterable[Run]) -> str:
    return "".join(_TAGS[run.op].format(escape(run.text)) for run in runs)


def _name(text: str) -> str:
    return f"“{escape(text)}”"


def _write_list(title: str, rows: Iterable[str]) -> Iterator[str]:
    lines = [f"- {row}\n" for row in rows]
    if lines:
        yield f"\n## {title}\n\n{''.join(lines)}"
