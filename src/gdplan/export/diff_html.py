"""A comparison as one HTML file that opens from disk: all of it readable without script, filters with it.

Every text of a document is escaped; the policy in the head lets the browser run the page's own script and nothing else,
and load nothing at all.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from importlib.resources import files

from gdplan.compare.model import Change, Comparison, Run, Summary
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
from gdplan.export.page import LANGUAGES
from gdplan.export.page import safe as _safe
from gdplan.language import phrase, tell
from gdplan.normalize import fold


def to_html(comparison: Comparison) -> Iterator[str]:
    """The page, piece by piece: summary, filters, changes by section with both texts side by side, and the rest."""
    style, script = ((files(__package__) / f"diff_page.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    title = " → ".join(map(_safe, tell_titles(comparison)))
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    yield (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGES[comparison.new.source.script]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="generator" content="gdplan">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    )
    yield from _write_summary(comparison)
    yield from _write_filters(comparison)
    yield "<main>\n"
    names = Names(comparison)
    for path, changes in by_section(comparison):
        yield f"<section>\n<h2>{_safe(' / '.join(path)) or '—'}</h2>\n"
        for change in changes:
            yield from _write_change(change, names)
        yield "</section>\n"
    yield from _write_rest(comparison)
    yield f"</main>\n<script>{script}</script>\n</body>\n</html>\n"


def _write_summary(comparison: Comparison) -> Iterator[str]:
    if selection := tell_selection(comparison):
        yield f"<p>{_safe(selection)}</p>\n"
    counts = comparison.summary.model_dump().items()
    yield '<ul class="counts">'
    yield from (f'<li><b data-count="{kind}">{count}</b> {phrase(kind)}</li>' for kind, count in counts)
    yield "</ul>\n"
    yield from (f'<p class="warning">{_safe(tell(warning))}</p>\n' for warning in comparison.warnings)


def _write_filters(comparison: Comparison) -> Iterator[str]:
    yield f'<nav aria-label="{phrase("filters")}">\n'
    for kind in Summary.model_fields:
        checked = " checked" if kind != "same" or comparison.selection else ""
        yield f'<label><input type="checkbox" name="kind" value="{kind}"{checked}> {phrase(kind)}</label>\n'
    bodies = {fold(name): name for change in comparison.changes for name in reversed(change.bodies)}
    options = "".join(f'<option value="{_safe(key)}">{_safe(name)}</option>' for key, name in sorted(bodies.items()))
    yield (
        f'<label>{phrase("agency")} <select id="agency"><option value="">{phrase("all")}</option>{options}</select>'
        "</label>\n"
        f'<label><input type="checkbox" id="targets-only"> {phrase("targets only")}</label>\n'
        f'<button id="previous" type="button">{phrase("previous")}</button> '
        f'<button id="next" type="button">{phrase("next change")}</button>\n'
        f'<span><span id="shown">{len(comparison.changes)}</span> {phrase("shown")}</span>\n</nav>\n'
    )


def _write_change(change: Change, names: Names) -> Iterator[str]:
    anchor, *others = (
        f"{side}-{_safe(ref.eid)}" for side, refs in (("new", change.new), ("old", change.old)) for ref in refs
    )
    kinds = (change.kind, *change.also)
    targets = [target for target in change.targets if target.op != "unchanged"]
    bodies = _safe(json.dumps(sorted(set(map(fold, change.bodies))), ensure_ascii=False))
    yield (
        f'<article id="{anchor}" class="{change.kind}" data-kinds="{" ".join(kinds)}" data-targets="{len(targets)}" '
        f'data-agencies="{bodies}">\n<a class="anchor" href="#{anchor}" title="{phrase("link to this change")}">#</a>\n'
    )
    yield from (f'<span id="{other}"></span>' for other in others)
    yield f'<h3><span class="kind">{", ".join(map(phrase, kinds))}</span>{_safe(tell_items(change))}</h3>\n'
    facts = []
    if change.moved:
        sections = names.section(change.moved.from_, is_new=False), names.section(change.moved.to, is_new=True)
        facts.append(phrase("section: {old} → {new}", old=_safe(sections[0]), new=_safe(sections[1])))
    agencies = change.agencies
    parts = [f"<ins>{_safe(body.name)}</ins> ({phrase(body.role)})" for body in agencies.added]
    parts += [f"<del>{_safe(body.name)}</del> ({phrase(body.role)})" for body in agencies.removed]
    parts += [f"{_safe(body.name)}, {phrase(body.old)} → {phrase(body.new)}" for body in agencies.role_changed]
    parts += [f"{_safe(body.old)} = {_safe(body.new)}" for body in agencies.renamed]
    facts += [phrase("agency: {words}", words=words) for words in parts]
    facts += [phrase("target {op}: {told}", op=target.op, told=_safe(tell_target(target))) for target in targets]
    facts += [
        phrase("due {op}: {told}", op=due.op, told=_safe(tell_deadline(due)))
        for due in change.deadlines
        if due.op != "unchanged"
    ]
    for link in change.links:
        similar = "{old} – {new}: similarity {score} ({basis})"
        score = f"{link.similarity:.2f}"
        facts.append(phrase(similar, old=_safe(link.old), new=_safe(link.new), score=score, basis=link.basis))
        facts += [f"{phrase(sentence.side)}: {_safe(sentence.text)}" for sentence in link.sentences]
    if facts:
        yield f'<ul class="facts">{"".join(f"<li>{fact}</li>" for fact in facts)}</ul>\n'
    yield from write_sides(change.text)
    yield "</article>\n"


def write_sides(runs: Iterable[Run]) -> Iterator[str]:
    """Both texts side by side; one of them where they are the same."""
    runs = tuple(runs)
    if all(run.op == "equal" for run in runs):
        yield f'<div class="sides"><div class="whole">{"".join(_safe(run.text) for run in runs)}</div></div>\n'
        return
    tags = {"equal": "{}", "delete": "<del>{}</del>", "insert": "<ins>{}</ins>"}
    old = "".join(tags[run.op].format(_safe(run.old_text or run.text)) for run in runs if run.op != "insert")
    new = "".join(tags[run.op].format(_safe(run.text)) for run in runs if run.op != "delete")
    yield f'<div class="sides"><div>{old}</div><div>{new}</div></div>\n'


def _write_rest(comparison: Comparison) -> Iterator[str]:
    if comparison.moved_sentences:
        yield f"<section>\n<h2>{phrase('moved sentences')}</h2>\n"
        for moved in comparison.moved_sentences:
            yield (
                f'<article><div class="sides"><div>{_safe(moved.old.eid)}: {_safe(moved.old.text)}</div>'
                f"<div>{_safe(moved.new.eid)}: {_safe(moved.new.text)}</div></div></article>\n"
            )
        yield "</section>\n"
    if headings := find_headings(comparison):
        yield f'<section>\n<h2>{phrase("headings")}</h2>\n<ul class="facts">'
        for heading in headings:
            old, new = ("、".join(_safe(label(ref)) for ref in refs) or "—" for refs in (heading.old, heading.new))
            yield f'<li class="{heading.kind}"><span class="kind">{phrase(heading.kind)}</span>{old} → {new}</li>'
        yield "</ul>\n</section>\n"
    parts = [part for part in comparison.other if part.kind != "same"]
    if parts:
        yield f"<section>\n<h2>{phrase('other text')}</h2>\n"
        for part in parts:
            kind, name = phrase(part.kind), phrase(part.part)
            yield f'<article class="{part.kind}"><h3><span class="kind">{kind}</span>{name}</h3>\n'
            yield from write_sides(part.text)
            yield "</article>\n"
        yield "</section>\n"
