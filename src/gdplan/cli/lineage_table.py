"""Chains as a table for people: one row a chain, one column an edition; below, a row for each target that goes on."""

import functools
from collections.abc import Iterator

from gdplan.chains.chain import Chain, Lineage, Step, TargetLine
from gdplan.chains.line_listing import is_told, tell_value
from gdplan.chains.listing import tell_editions, tell_kind
from gdplan.cli.console import Look
from gdplan.cli.tables import Column, draw
from gdplan.language import phrase, tell


def to_table(found: Lineage, look: Look) -> Iterator[str]:
    """The table, and what speaks for caution."""
    names = tell_editions(found)
    columns = [Column("chain", lambda chain: str(chain.number), "dim")]
    columns += [Column(name, functools.partial(_tell, edition=edition)) for edition, name in enumerate(names)]
    yield draw(tuple(columns), list(found.chains), found.editions[-1].metadata.title or "", look)
    lines = [(chain, line) for chain in found.chains for line in chain.lines if is_told(line)]
    if lines:
        columns = [Column("chain", lambda row: str(row[0].number), "dim")]
        columns.append(Column("indicator", lambda row: row[1].indicator or "—"))
        columns += [Column(name, functools.partial(_tell_value, edition=edition)) for edition, name in enumerate(names)]
        yield draw(tuple(columns), lines, phrase("targets by year"), look)
    yield from (f"{tell(warning)}\n" for warning in found.warnings)


def _tell(chain: Chain, edition: int) -> str:
    """What became of a chain in an edition; nothing where it has not begun, pauses or is over."""
    step = next((step for step in chain.steps if step.edition == edition), None)
    return tell_step(step) if step else ""


def _tell_value(row: tuple[Chain, TargetLine], edition: int) -> str:
    """What an edition promises of a measure, and what became of it."""
    return next((tell_value(value) for value in row[1].values if value.edition == edition), "")


def tell_step(step: Step) -> str:
    """An item and what happened to it, or how the chain ended.

    >>> tell_step(Step(edition=1, kind="merged", also=(), item=None, ties=(), into=4))
    'merged → 4'
    """
    kind = tell_kind(step.kind) if step.kind else ""
    if step.item is None:
        return f"{kind} → {step.into}" if step.into else kind
    return f"{step.item.label} – {kind}" if kind and step.kind != "same" else step.item.label
