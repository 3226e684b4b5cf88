"""Chains as a table for people: one row a chain, one column an edition."""

import functools
from collections.abc import Iterator

from gdplan.chains.chain import Chain, Lineage, Step
from gdplan.chains.listing import tell_editions, tell_kind
from gdplan.cli.console import Look
from gdplan.cli.tables import Column, draw
from gdplan.language import tell


def to_table(found: Lineage, look: Look) -> Iterator[str]:
    """The table, and what speaks for caution."""
    columns = [Column("chain", lambda chain: str(chain.number), "dim")]
    columns += [
        Column(name, functools.partial(_tell, edition=edition)) for edition, name in enumerate(tell_editions(found))
    ]
    yield draw(tuple(columns), list(found.chains), found.editions[-1].metadata.title or "", look)
    yield from (f"{tell(warning)}\n" for warning in found.warnings)


def _tell(chain: Chain, edition: int) -> str:
    """What became of a chain in an edition; nothing where it has not begun, pauses or is over."""
    step = next((step for step in chain.steps if step.edition == edition), None)
    return tell_step(step) if step else ""


def tell_step(step: Step) -> str:
    """An item and what happened to it, or how the chain ended.

    >>> tell_step(Step(edition=1, kind="merged", also=(), item=None, ties=(), into=4))
    'merged → 4'
    """
    kind = tell_kind(step.kind) if step.kind else ""
    if step.item is None:
        return f"{kind} → {step.into}" if step.into else kind
    return f"{step.item.label} – {kind}" if kind and step.kind != "same" else step.item.label
