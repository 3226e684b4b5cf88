"""Outcomes as one HTML file that opens from disk and runs no script: counts, then promise beside result by section."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from gdplan.answers.listing import MET, tell_why
from gdplan.answers.outcome import Count, Outcome, Outcomes, Words
from gdplan.export.page import LANGUAGES, open_page, read_part, safe
from gdplan.language import phrase
from gdplan.language.labels import tell_spot
from gdplan.model import Source, Target

_CLASSES = {"met": "added", "missed": "removed", "undecided": "edited"}


def to_html(found: Sequence[Outcomes]) -> Iterator[str]:
    """The page, piece by piece; of several documents that report one part for each."""
    title = safe(_name(found[0].old.source, found[0].old.metadata.title)) if found else ""
    language = LANGUAGES[found[0].old.source.script] if found else "zh"
    yield open_page(language, title, read_part("page.css"))
    yield f"<h1>{title}</h1>\n<main>\n"
    for one in found:
        yield from _write(one)
    yield "</main>\n</body>\n</html>\n"


def _write(found: Outcomes) -> Iterator[str]:
    total = found.total
    yield f"<h2>→ {safe(_name(found.new.source, found.new.metadata.title))}</h2>\n"
    yield '<ul class="counts">'
    yield from (
        f"<li><b>{getattr(total, name)}</b> {phrase(name)}</li>" for name in Count.model_fields if name != "name"
    )
    yield "</ul>\n"
    for caption, counts in (("section", found.sections), ("body", found.bodies)):
        yield from _write_counts(caption, counts)
    for path, group in groupby(found.outcomes, key=lambda one: (*one.section, one.task)):
        yield f"<section>\n<h2>{safe(' / '.join(path)) or '—'}</h2>\n"
        for one in group:
            yield from _write_outcome(one)
        yield "</section>\n"


def _write_counts(caption: str, counts: Sequence[Count]) -> Iterator[str]:
    if not counts:
        return
    names = [name for name in Count.model_fields if name != "name"]
    yield f"<table>\n<tr><th>{phrase(caption)}</th>{''.join(f'<th>{phrase(name)}</th>' for name in names)}</tr>\n"
    for count in counts:
        cells = "".join(f"<td>{getattr(count, name)}</td>" for name in names)
        yield f"<tr><td>{safe(count.name) or '—'}</td>{cells}</tr>\n"
    yield "</table>\n"


def _write_outcome(one: Outcome) -> Iterator[str]:
    evidence = one.evidence
    said = MET[one.met] if one.result else (evidence.unanswered or "")
    bodies = f"<li>{safe('、'.join(one.agencies))}</li>" if one.agencies else ""
    kind = phrase(", ").join((phrase(said), phrase(one.relation))) if one.relation else phrase(said)
    yield (
        f'<article class="{_CLASSES.get(said, "none")}">\n<h3><span class="kind">{kind}</span>'
        f"{safe(one.target.indicator or '')} {safe(one.target.text)}"
        f"{f' → {safe(one.result.text)}' if one.result else ''}</h3>\n"
        f'<ul class="told"><li>{safe(tell_why(one))}</li>'
        f"{bodies}</ul>\n"
    )
    new = _mark(evidence.new, one.result) if evidence.new and one.result else ""
    yield f'<div class="sides"><div>{_mark(evidence.old, one.target)}</div><div>{new}</div></div>\n</article>\n'


def _mark(words: Words, target: Target) -> str:
    """The sentence with the number marked, and where it stands."""
    text, start = words.text, target.span[0] - (words.span[0] if words.span else 0)
    if not text.startswith(target.text, start):  # a line break was taken out before it
        start = text.find(target.text)
    end = start + len(target.text)
    marked = f"{safe(text[:start])}<ins>{safe(text[start:end])}</ins>{safe(text[end:])}" if start >= 0 else safe(text)
    return f"{marked} <small>{tell_spot(words.where, target.line)}</small>"


def _name(source: Source, title: str | None) -> str:
    return title or source.name or "—"
