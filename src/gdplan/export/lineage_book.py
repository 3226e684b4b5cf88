"""Chains as a workbook: a sheet with a row a chain and a column an edition, one with a row for each step, one with
the targets through the editions.

Every text is text, never a formula or a link; equal chains give equal bytes. Heads are in the language spoken.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from gdplan.chains.chain import Chain, Lineage, Step
from gdplan.chains.editions import UNKNOWN, Paths
from gdplan.chains.line_listing import LineRow, to_line_rows
from gdplan.chains.listing import StepRow, tell_editions, tell_kind, tell_targets, to_rows
from gdplan.export.sheet import width_of, write_sheet
from gdplan.export.xlsx import to_cell
from gdplan.language import phrase, spoken
from gdplan.language.codes import is_code, tell_code
from gdplan.language.headers import name_column
from gdplan.language.labels import tell_place
from gdplan.model import Value
from gdplan.views import to_due
from gdplan.workbook import make_book

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_CHAIN = ("chain", "chain_heading")
_COLOURS = {  # of a step's first kind, as light as text on it needs
    "new": "#E2F0D9",
    "back-again": "#D9F2F4",
    "moved": "#E9DDF7",
    "merged": "#FCE4D0",
    "split": "#FCE4D0",
    "dropped": "#F4D6D2",
}


def to_book(found: Lineage, paths: Paths = UNKNOWN) -> Iterator[bytes]:
    """The workbook, in one piece. Raises CannotReadError where XlsxWriter is not installed."""

    def fill(book: "Workbook") -> None:
        names = tell_editions(found)
        columns = [(phrase("chain"), 6), (phrase("task"), 28), *((name, 36) for name in names)]
        chains = [[chain.number, chain.heading, *_tell_chain(chain, len(names))] for chain in found.chains]
        kinds = [[None, None, *_find_kinds(chain, len(names))] for chain in found.chains]

        def colour_of(row: int, column: int) -> str | None:
            return _COLOURS.get(kinds[row][column] or "")

        write_sheet(book, phrase("lineage"), columns, chains, kept=2, colour_of=colour_of)
        _write_rows(book, phrase("steps"), StepRow, to_rows(found, paths))
        _write_rows(book, phrase("targets by year"), LineRow, to_line_rows(found, paths))

    yield make_book(fill, phrase("lineage"), in_order=True)


def _write_rows(book: "Workbook", name: str, kind: type[Value], rows: Iterable[Value]) -> None:
    """A sheet with a column for each field; what tells the chain stands first and stays in sight."""
    fields = sorted(kind.model_fields, key=lambda field: field not in _CHAIN)
    heads = [(name_column(field), width_of(field)) for field in fields]
    codes = {field for field in fields if is_code(kind.model_fields[field].annotation)}
    values = (row.model_dump() for row in rows)
    cells = ([to_cell(field, _tell(field, row[field], codes)) for field in fields] for row in values)
    write_sheet(book, name, heads, cells, kept=len(_CHAIN), document=fields.index("document"))


def _tell(field: str, value: Any, codes: Collection[str]) -> Any:
    """A value with its code told in words, or its place."""
    if field.endswith("where"):
        return tell_place(value)
    if field not in codes or value is None or spoken() == "en":
        return value
    return tuple(tell_code(field, one) for one in value) if isinstance(value, tuple) else tell_code(field, value)


def _steps_of(chain: Chain, editions: int) -> list[Step | None]:
    by_edition = {step.edition: step for step in chain.steps}
    return [by_edition.get(edition) for edition in range(editions)]


def _find_kinds(chain: Chain, editions: int) -> list[str | None]:
    return [step.kind if step else None for step in _steps_of(chain, editions)]


def _tell_chain(chain: Chain, editions: int) -> list[str | None]:
    """Of each edition what became of the chain: kinds, heading, owners, due dates, targets, a line each."""
    return [_tell_step(step) if step else None for step in _steps_of(chain, editions)]


def _tell_step(step: Step) -> str:
    kinds = phrase(", ").join(tell_kind(kind) for kind in (step.kind, *step.also) if kind)
    item = step.item
    if item is None:
        return f"{kinds} → {step.into}" if step.into else kinds
    lines = [item.label, kinds and f"[{kinds}]"]
    lines.append("、".join(phrase("{name} ({words})", name=body.name, words=body.role) for body in item.agencies))
    lines += [*to_due(item.deadlines), *tell_targets(item)]
    return "\n".join(filter(None, lines))
