"""A comparison as Markdown: what went is struck, what came is underlined, on GitHub and in what pandoc makes of it.

Tags alone are dropped where pandoc writes Word, ~~ alone is no mark next to Chinese punctuation (推动~~，加快~~), and
nothing in Markdown underlines: tags stand around a mark that pandoc knows.
"""

import re
from collections.abc import Iterable, Iterator

from gdplan.compare.model import Change, Comparison, Run
from gdplan.export.diff_facts import Facts
from gdplan.export.diff_rows import by_section, find_headings, label, tell_items, tell_selection, tell_titles
from gdplan.language import phrase, tell

# What CommonMark, GitHub or pandoc reads as a mark: anywhere, at the beginning, before or behind its like.
_SPECIAL = re.compile(
    r"""[\\`*_\[\]{}|~<>&$^@"']|(?<!\S)[#+\-=:%(]|(?<=\w)[.)](?=\s|$)|-(?=-)|(?<=-)-|\.(?=\.\.)|(?<=:)/(?=/)|(?<=www)\."""
)
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_TAGS = {
    "equal": "{}",
    "delete": "<del>~~{}~~</del>",
    "insert": '<ins><span class="underline">{}</span></ins>',
}


def to_markdown(comparison: Comparison) -> Iterator[str]:
    """A summary, then the changes section by section; what is the same is only counted, unless it was asked for."""
    yield f"# {' → '.join(map(escape, tell_titles(comparison)))}\n\n"
    if selection := tell_selection(comparison):
        yield f"{escape(selection)}\n\n"
    counts = comparison.summary.model_dump()
    kinds = " | ".join(map(phrase, counts))
    yield f"| {kinds} |\n|{'---:|' * len(counts)}\n| {' | '.join(map(str, counts.values()))} |\n"
    if comparison.warnings:
        yield "\n" + ">\n".join(f"> {escape(tell(warning))}\n" for warning in comparison.warnings)
    facts = Facts(comparison)
    for path, changes in by_section(comparison):
        shown = [change for change in changes if change.kind != "same" or comparison.selection]
        if shown:
            yield f"\n## {escape(' / '.join(path) or '—')}\n"
            for change in shown:
                yield from _write_change(change, facts)
    yield from _write_list(
        "Moved sentences", (f"{_name(m.old.text)} → {_name(m.new.text)}" for m in comparison.moved_sentences)
    )
    yield from _write_list(
        "Headings",
        (
            f"**{phrase(heading.kind)}** {'、'.join(escape(label(r)) for r in heading.old) or '—'} → "
            f"{'、'.join(escape(label(r)) for r in heading.new) or '—'}"
            for heading in find_headings(comparison)
        ),
    )
    yield from _write_list(
        "Other text",
        (
            f"**{phrase(part.kind)}** {phrase('{name}: {words}', name=part.part, words=_write_runs(part.text))}"
            for part in comparison.other
            if part.kind != "same"
        ),
    )


def escape(text: str) -> str:
    r"""Text that Markdown shows as it is; characters that could steer a terminal or a browser become visible.

    >>> escape("# <b>*重点*")
    '\\# &lt;b&gt;\\*重点\\*'
    """
    plain = "".join(char if char.isprintable() else " " if char.isspace() else f"\\u{ord(char):04x}" for char in text)
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], "\\" + found[0]), plain)


def _write_change(change: Change, facts: Facts) -> Iterator[str]:
    kinds = phrase(", ").join(map(phrase, (change.kind, *change.also)))
    yield f"\n### {phrase('{name}: {words}', name=kinds, words=escape(tell_items(change)))}\n\n"
    similar = "similarity {score} ({basis}): {old} – {new}"
    links = (
        phrase(similar, score=f"{link.similarity:.2f}", basis=link.basis, old=link.old, new=link.new)
        for link in change.links
    )
    told = [f"- {escape(fact)}\n" for fact in (*facts.tell_all(change), *links)]
    yield "".join(told)
    if told:
        yield "\n"
    # To pandoc a line that begins with <del> or <ins> is no paragraph.
    yield f"{phrase('text: {words}', words=_write_runs(change.text))}\n"


def _write_runs(runs: Iterable[Run]) -> str:
    return "".join(_write_run(run) for run in runs)


def _write_run(run: Run) -> str:
    """Blanks stand outside the mark: at its edge they would take its meaning from ~~."""
    words = run.text.strip()
    before, _, after = run.text.partition(words) if words else (run.text, "", "")
    marked = _TAGS[run.op].format(escape(words)) if words else ""
    return escape(before) + marked + escape(after)


def _name(text: str) -> str:
    return f"“{escape(text)}”"


def _write_list(title: str, rows: Iterable[str]) -> Iterator[str]:
    lines = [f"- {row}\n" for row in rows]
    if lines:
        yield f"\n## {phrase(title)}\n\n{''.join(lines)}"
