"""Chains as a workbook: a sheet with a row a chain and a column an edition, one with a row for each step, one with
the targets through the editions.

Every text is text, never a formula or a link; equal chains give equal bytes. Heads are in the language spoken.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gdplan.chains.chain import Chain, Lineage, Step
from gdplan.chains.line_listing import LineRow, to_line_rows
from gdplan.chains.listing import StepRow, tell_due, tell_editions, tell_kind, tell_targets, to_rows
from gdplan.export.sheet import width_of, write_sheet
from gdplan.language import phrase
from gdplan.language.headers import name_column
from gdplan.model import Value
from gdplan.workbook import make_book

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_COLOURS = {  # of a step's first kind, as light as text on it needs
    "new": "#E2F0D9",
    "back-again": "#D9F2F4",
    "moved": "#E9DDF7",
    "merged": "#FCE4D0",
    "split": "#FCE4D0",
    "dropped": "#F4D6D2",
}


def to_book(found: Lineage) -> Iterator[bytes]:
    """The workbook, in one piece. Raises CannotReadError where XlsxWriter is not installed."""

    def fill(book: "Workbook") -> None:
        names = tell_editions(found)
        columns = [(phrase("chain"), 6), (phrase("task"), 28), *((name, 36) for name in names)]
        chains = [[chain.number, chain.heading, *_tell(chain, len(names))] for chain in found.chains]
        kinds = [[None, None, *_find_kinds(chain, len(names))] for chain in found.chains]

        def colour_of(row: int, column: int) -> str | None:
            return _COLOURS.get(kinds[row][column] or "")

        write_sheet(book, phrase("lineage"), columns, chains, kept=2, colour_of=colour_of)
        _write_rows(book, phrase("steps"), StepRow, to_rows(found))
        _write_rows(book, phrase("targets by year"), LineRow, to_line_rows(found))

    yield make_book(fill, phrase("lineage"), in_order=True)


def _write_rows(book: "Workbook", name: str, kind: type[Value], rows: Iterable[Value]) -> None:
    """A sheet with a column for each field."""
    fields = list(kind.model_fields)
    heads = [(name_column(field), width_of(field)) for field in fields]
    write_sheet(book, name, heads, ([getattr(row, field) for field in fields] for row in rows), kept=2)


def _steps_of(chain: Chain, editions: int) -> list[Step | None]:
    by_edition = {step.edition: step for step in chain.steps}
    return [by_edition.get(edition) for edition in range(editions)]


def _find_kinds(chain: Chain, editions: int) -> list[str | None]:
    return [step.kind if step else None for step in _steps_of(chain, editions)]


def _tell(chain: Chain, editions: int) -> list[str | None]:
    """Of each edition what became of the chain: kinds, heading, owners, due dates, targets, a line each."""
    return [_tell_step(step) if step else None for step in _steps_of(chain, editions)]


def _tell_step(step: Step) -> str:
    kinds = ", ".join(tell_kind(kind) for kind in (step.kind, *step.also) if kind)
    item = step.item
    if item is None:
        return f"{kinds} → {step.into}" if step.into else kinds
    lines = [item.label, kinds and f"[{kinds}]"]
    lines.append("、".join(f"{body.name} ({phrase(body.role)})" for body in item.agencies))
    lines += [*tell_due(item), *tell_targets(item)]
    return "\n".join(filter(None, lines))
