"""Chains as one HTML file that opens from disk: editions side by side, ribbons between them, texts of a chain below.

Without its script all of it can be read, one chain after another; with it ribbons are drawn and filters work. Every
text of a document is escaped; the policy in the head lets the browser run the page's own script and load nothing.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from gdplan.chains.chain import STEP_KINDS, Chain, Lineage, Member, Step
from gdplan.chains.listing import tell_editions, tell_kind
from gdplan.export.lineage_steps import Steps
from gdplan.export.page import LANGUAGES, open_page, read_part, safe
from gdplan.language import phrase, tell
from gdplan.normalize import fold


def to_html(found: Lineage) -> Iterator[str]:
    """The page, piece by piece: counts, filters, the editions, then each chain with its texts side by side."""
    style, more, script = map(read_part, ("page.css", "lineage_page.css", "lineage_page.js"))
    names, last = tell_editions(found), found.editions[-1]
    name = safe(last.metadata.title or last.source.name or "—")
    title = phrase("{name} ({words})", name=name, words=f"{safe(names[0])} – {safe(names[-1])}")
    yield open_page(LANGUAGES[last.source.script], title, style + more, script)
    yield f"<header>\n<h1>{title}</h1>\n"
    yield from _write_counts(found)
    yield "</header>\n"
    yield from _write_filters(found)
    yield "<main>\n"
    yield from _write_board(found, names)
    yield f'<p class="hint">{phrase("choose an item to see its texts side by side")}</p>\n'
    steps = Steps(found, names)
    for chain in found.chains:
        yield from _write_chain(chain, steps)
    yield f"</main>\n<script>{script}</script>\n</body>\n</html>\n"


def _write_counts(found: Lineage) -> Iterator[str]:
    counts = Counter(step.kind for chain in found.chains for step in chain.steps)
    told = [(phrase("editions"), len(found.editions)), (phrase("chains"), len(found.chains))]
    told += [(tell_kind(kind), counts[kind]) for kind in STEP_KINDS]
    yield f'<ul class="counts">{"".join(f"<li><b>{count}</b> {name}</li>" for name, count in told)}</ul>\n'
    yield from (f'<p class="warning">{safe(tell(warning))}</p>\n' for warning in found.warnings)


def _write_filters(found: Lineage) -> Iterator[str]:
    steps = [step for chain in found.chains for step in chain.steps]
    members = [step.item for step in sorted(steps, key=lambda step: -step.edition) if step.item]
    bodies = {fold(body.name): body.name for item in members[::-1] for body in item.agencies}
    sections = dict.fromkeys(item.section[0] for item in members if item.section)  # those of the last edition first
    yield (
        f'<nav class="filters" aria-label="{phrase("filters")}">\n'
        f'<label>{phrase("search")} <input type="search" id="query"></label>\n'
    )
    yield _write_choice("body", sorted(bodies.items()))
    yield _write_choice("section", {fold(name): name for name in sections}.items())
    yield _write_choice("kind", [(kind, tell_kind(kind)) for kind in STEP_KINDS])
    shown = phrase("{count} shown", count=f'<span id="shown">{len(found.chains)}</span>')
    yield f'<button id="reset" type="button">{phrase("show all")}</button>\n<span>{shown}</span>\n</nav>\n'


def _write_choice(name: str, options: Iterable[tuple[str, str]]) -> str:
    told = "".join(f'<option value="{safe(key)}">{safe(words)}</option>' for key, words in options)
    every = f'<option value="">{phrase("all")}</option>'
    return f'<label>{phrase(name)} <select id="{name}">{every}{told}</select></label>\n'


def _write_board(found: Lineage, names: tuple[str, ...]) -> Iterator[str]:
    """The editions as columns of items in the order printed, and a ribbon for each link."""
    yield '<div id="board" tabindex="0"><div class="columns">\n<svg aria-hidden="true">\n'
    for chain in found.chains:
        for step in chain.steps:
            yield from _write_ribbons(chain, step)
    yield "</svg>\n"
    for number, name in enumerate(names):
        title = safe(found.editions[number].metadata.title or "")
        yield f'<section class="edition">\n<h2 title="{title}">{safe(name)}</h2>\n<ol>\n'
        steps = ((chain, step) for chain in found.chains for step in chain.steps if step.edition == number)
        own = [(step.item, chain, step) for chain, step in steps if step.item]
        yield from (_write_item(*one) for one in sorted(own, key=lambda one: one[0].line))
        yield "</ol>\n</section>\n"
    yield "</div></div>\n"


def _write_ribbons(chain: Chain, step: Step) -> Iterator[str]:
    if step.item is None:
        return
    for tie in step.ties:
        yield (
            f'<path class="{step.kind}" data-from="{_anchor(tie.edition, tie.eid)}" '
            f'data-to="{_anchor(step.edition, step.item.eid)}" data-chains="{tie.chain} {chain.number}"></path>\n'
        )


def _write_item(item: Member, chain: Chain, step: Step) -> str:
    end = chain.steps[-1]
    ends = end.item is None and chain.steps[-2] is step and end.kind == "dropped"
    label = safe(item.label)
    return (
        f'<li><a class="item {step.kind or "first"}{" ends" if ends else ""}" id="{_anchor(step.edition, item.eid)}" '
        f'href="#chain-{chain.number}" data-chain="{chain.number}" title="{label}">{label}</a></li>\n'
    )


def _write_chain(chain: Chain, steps: Steps) -> Iterator[str]:
    members = [step.item for step in chain.steps if step.item]
    sections = sorted({fold(item.section[0]) for item in members if item.section})
    bodies = sorted({fold(name) for name in chain.bodies})
    words = fold("\n".join(dict.fromkeys(item.label for item in members))).lower()
    yield (
        f'<article id="chain-{chain.number}" data-chain="{chain.number}" data-kinds="{" ".join(chain.kinds)}" '
        f'data-bodies="{_to_list(bodies)}" data-sections="{_to_list(sections)}" data-words="{safe(words)}">\n'
        f"<h3>{safe(chain.heading)} <small>#{chain.number}</small></h3>\n"
    )
    yield from steps.write(chain)
    yield "</article>\n"


def _to_list(names: list[str]) -> str:
    return safe(json.dumps(names, ensure_ascii=False))


def _anchor(edition: int, eid: str) -> str:
    return safe(f"item-{edition}-{eid}")
