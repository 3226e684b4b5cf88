"""Chains as rows, for a table, a spreadsheet or a database: one for each step; and what the editions are called."""

from collections.abc import Iterator
from typing import Any, get_args

from gdplan.chains.chain import Basis, Chain, Lineage, Member, Step, StepKind
from gdplan.chains.editions import UNKNOWN, Paths, find_editions
from gdplan.chains.line_listing import tell_line
from gdplan.language import phrase
from gdplan.terms import Role
from gdplan.views import to_due
from gdplan.views.rows import DocumentRow


class StepRow(DocumentRow):
    """What became of a chain in one edition, which is the document."""

    chain: int
    chain_heading: str  # of its last item
    kind: StepKind | None  # None in the first edition
    also: tuple[StepKind, ...]
    section: tuple[str, ...]
    eid: str | None  # None where it was dropped or merged into another chain
    num: str | None
    heading: str | None
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    support: tuple[str, ...]
    implementing: tuple[str, ...]
    due: tuple[str, ...]
    targets: tuple[str, ...]  # indicator and number as printed; those achieved are left out
    target_lines: tuple[str, ...]  # the same through the editions up to this one, and what reports say of them
    came_from: tuple[str, ...]  # year or name of the edition, number and heading
    similarity: float | None  # to what it came from; of several, the least
    basis: tuple[Basis, ...]
    into: int | None  # the chain that it merged into
    text: str | None
    page: int | None
    where: str | None
    line: int | None
    start: int | None
    end: int | None


def to_rows(found: Lineage, paths: Paths = UNKNOWN) -> Iterator[StepRow]:
    """The steps of each chain."""
    names, members = tell_editions(found), find_members(found)
    documents = find_editions(found.editions, paths.editions)
    for chain in found.chains:
        for step in chain.steps:
            yield _to_row(chain, step, documents[step.edition], names, members)


def tell_editions(found: Lineage) -> tuple[str, ...]:
    """What each edition is called: its year; where several have one or none has, its name or title."""
    years = [edition.year for edition in found.editions]
    if None not in years and len(set(years)) == len(years):
        return tuple(map(str, years))
    return tuple(
        edition.source.name or edition.metadata.title or str(number) for number, edition in enumerate(found.editions, 1)
    )


def tell_kind(kind: StepKind) -> str:
    """What happened, in the language spoken.

    >>> tell_kind("new"), tell_kind("merged")
    ('new task', 'merged')
    """
    return phrase("new task") if kind == "new" else phrase(kind)  # new by itself is the new edition


def find_members(found: Lineage) -> dict[tuple[int, str], Member]:
    """The items by edition and eid."""
    return {(step.edition, step.item.eid): step.item for chain in found.chains for step in chain.steps if step.item}


def tell_targets(item: Member) -> tuple[str, ...]:
    """What is promised: indicator and number as printed."""
    return tuple(f"{one.indicator or ''}{one.text}" for one in item.targets if one.role == "target")


def _to_row(
    chain: Chain, step: Step, document: dict[str, Any], names: tuple[str, ...], members: dict[tuple[int, str], Member]
) -> StepRow:
    item = step.item
    owners = {
        role: tuple(body.name for body in item.agencies if body.role == role) if item else () for role in get_args(Role)
    }
    return StepRow(
        **document,
        chain=chain.number,
        chain_heading=chain.heading,
        kind=step.kind,
        also=step.also,
        section=item.section if item else (),
        eid=item.eid if item else None,
        num=item.num if item else None,
        heading=item.heading if item else None,
        **owners,
        due=to_due(item.deadlines) if item else (),
        targets=tell_targets(item) if item else (),
        target_lines=tuple(filter(None, (tell_line(line, step.edition) for line in chain.lines))) if item else (),
        came_from=tuple(f"{names[tie.edition]} {members[tie.edition, tie.eid].label}" for tie in step.ties),
        similarity=min((tie.similarity for tie in step.ties), default=None),
        basis=tuple(tie.basis for tie in step.ties),
        into=step.into,
        text=item.text if item else None,
        page=item.page if item else None,
        where=item.where if item else None,
        line=item.line if item else None,
        start=item.span[0] if item else None,
        end=item.span[1] if item else None,
    )
