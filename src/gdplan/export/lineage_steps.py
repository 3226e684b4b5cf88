"""The steps of a chain as HTML: a table of its years, then the texts of each step side by side, with marks."""

import re
from collections.abc import Iterator

from gdplan.chains.chain import Chain, Lineage, LineValue, Member, Step, TargetLine
from gdplan.chains.line_listing import is_told, tell_answer
from gdplan.chains.listing import find_members, tell_kind, tell_targets
from gdplan.compare.model import Run
from gdplan.compare.reading import Line, fold_all
from gdplan.compare.runs import compare_texts
from gdplan.compare.words import Splitter, find_quoted
from gdplan.export.diff_sides import Stretch, split
from gdplan.export.page import safe
from gdplan.language import phrase
from gdplan.language.labels import tell_spot
from gdplan.model import Sentence
from gdplan.views import to_due

_TAGS = {"equal": "{}", "delete": "<del>{}</del>", "insert": "<ins>{}</ins>"}
_SENTENCE = re.compile("[^。！？]*[。！？]|[^。！？]+")


class Steps:
    """Writes the steps of the chains of some editions, whose names and quoted words no mark cuts."""

    def __init__(self, found: Lineage, names: tuple[str, ...]) -> None:
        self._names, self._members = names, find_members(found)
        self._headings = {chain.number: chain.heading for chain in found.chains}
        bodies = {body.name for item in self._members.values() for body in item.agencies}
        quoted = find_quoted(fold_all(item.text for item in self._members.values()))
        self._splitter = Splitter({*fold_all(sorted(bodies)), *quoted})

    def write(self, chain: Chain) -> Iterator[str]:
        """The years of a chain, then what changed in each."""
        heads = [phrase(head) for head in ("edition", "kind", "task", "body", "deadline", "targets")]
        yield f'<div class="scroll"><table>\n<tr>{"".join(f"<th>{head}</th>" for head in heads)}</tr>\n'
        yield from map(self._write_row, chain.steps)
        yield "</table></div>\n"
        yield from self._write_lines([line for line in chain.lines if is_told(line)])
        for step in chain.steps:
            if step.item:
                yield from self._write_texts(step, step.item)

    def _write_lines(self, lines: list[TargetLine]) -> Iterator[str]:
        """The targets as a table, a column for each edition that has any of them, with what reports say of them."""
        if not lines:
            return
        editions = sorted({value.edition for line in lines for value in line.values})
        heads = "".join(f"<th>{safe(self._names[edition])}</th>" for edition in editions)
        yield f'<h4>{phrase("targets by year")}</h4>\n<div class="scroll"><table class="lines">\n'
        yield f"<tr><th>{phrase('indicator')}</th>{heads}</tr>\n"
        for line in lines:
            cells = {value.edition: _write_value(value) for value in line.values}
            row = "".join(f"<td>{cells.get(edition, '')}</td>" for edition in editions)
            yield f"<tr><td>{safe(line.indicator or '—')}</td>{row}</tr>\n"
        yield "</table></div>\n"

    def _write_row(self, step: Step) -> str:
        kinds = phrase(", ").join(tell_kind(kind) for kind in (step.kind, *step.also) if kind)
        item = step.item
        if item is None:
            into = (
                f' <a href="#chain-{step.into}" data-chain="{step.into}">{safe(self._headings[step.into])}</a>'
                if step.into
                else ""
            )
            return f"<tr><td>{safe(self._names[step.edition])}</td><td>{kinds}</td><td colspan=4>{into}</td></tr>\n"
        bodies = (phrase("{name} ({words})", name=safe(body.name), words=body.role) for body in item.agencies)
        agencies = "<br>".join(bodies)
        cells = (
            safe(self._names[step.edition]),
            kinds,
            safe(item.label),
            agencies,
            safe("、".join(to_due(item.deadlines))),
            "<br>".join(map(safe, tell_targets(item))),
        )
        return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"

    def _write_texts(self, step: Step, item: Member) -> Iterator[str]:
        olds = [self._members[tie.edition, tie.eid] for tie in step.ties]
        yield f"<h4>{' → '.join(safe(name) for name in self._tell_editions(step))}</h4>\n"
        facts = []
        for tie, old in zip(step.ties, olds, strict=True):
            similar = "{old} – {new}: similarity {score} ({basis})"
            score = f"{tie.similarity:.2f}"
            facts.append(phrase(similar, old=safe(old.label), new=safe(item.label), score=score, basis=tie.basis))
            facts += [
                phrase("{name}: {words}", name=sentence.side, words=safe(sentence.text)) for sentence in tie.sentences
            ]
        if facts:
            yield f'<ul class="told">{"".join(f"<li>{fact}</li>" for fact in facts)}</ul>\n'
        yield _write_sides(self._compare(olds, item))

    def _tell_editions(self, step: Step) -> list[str]:
        before = sorted({tie.edition for tie in step.ties})
        return [self._names[edition] for edition in (*before, step.edition)]

    def _compare(self, olds: list[Member], new: Member) -> tuple[Run, ...]:
        if not olds:
            return (Run(op="equal", text=new.text),)
        return compare_texts([line for old in olds for line in _to_lines(old)], _to_lines(new), self._splitter)


def _write_value(value: LineValue) -> str:
    """A number as printed; what each report says of it opens to the sentence that says so."""
    told = ""
    for answer in value.answers:
        said = answer.evidence.new
        words, place = said.text if said else "", tell_spot(said.where if said else None, answer.result.line)
        told += f"<details><summary>{safe(tell_answer(answer))}</summary>{safe(words)} <small>{place}</small></details>"
    return safe(value.target.text) + told


def _write_sides(runs: tuple[Run, ...]) -> str:
    """Both texts side by side; one of them where they are the same."""
    old, new = split(runs)
    if all(run.op == "equal" for run in runs):
        return f'<div class="sides"><div class="whole">{_mark(new)}</div></div>\n'
    return f'<div class="sides"><div>{_mark(old)}</div><div>{_mark(new)}</div></div>\n'


def _mark(stretches: tuple[Stretch, ...]) -> str:
    return "".join(_TAGS[one.op].format(safe(one.text)) for one in stretches)


def _to_lines(item: Member) -> list[Line]:
    """The text of an item, sentence by sentence."""
    texts = _SENTENCE.findall(item.text)
    keys = fold_all(texts)
    return [
        Line(item.eid, Sentence(text=text, span=(0, len(text))), key) for text, key in zip(texts, keys, strict=True)
    ]
