"""Outcomes as tables for people: promise beside result, or counts by section and body."""

from collections.abc import Iterator, Sequence

from gdplan.answers.listing import MET, CountRow, OutcomeRow, ReportedRow
from gdplan.answers.outcome import Count
from gdplan.cli.arranged import arrange
from gdplan.cli.console import Look
from gdplan.cli.tables import Column, draw, plain_columns
from gdplan.language import phrase
from gdplan.language.labels import is_seen, tell_spot
from gdplan.views.arrangement import Arrangement


def to_tables(
    found: Sequence[list[ReportedRow]], arranged: Arrangement, look: Look, *, stat: bool, explain: bool
) -> Iterator[str]:
    """A table of the rows of each document that reports; where they are arranged, one of all."""
    columns = _COUNTS if stat else (*_OUTCOMES, *(_WHY if explain else ()))
    if arranged.columns:
        columns = plain_columns(CountRow if stat else OutcomeRow, arranged.columns)
    if arranged.columns or arranged.is_of_all:
        yield draw(columns, list(arrange([row for rows in found for row in rows], arranged)), "", look)
        return
    for rows in found:
        title = f"{rows[0].document or '—'} → {rows[0].result_document or '—'}" if rows else ""
        yield draw(columns, rows, title, look)


def _say_indicators(row: OutcomeRow) -> str:
    """Both names where they differ."""
    names = dict.fromkeys(name for name in (row.indicator, row.result_indicator) if name)
    return " = ".join(names) or "—"


def _say_outcome(row: OutcomeRow) -> str:
    """Met or not; of a promise that is not answered, why."""
    return phrase(row.unanswered or MET[row.met])


def _say_lines(row: OutcomeRow) -> str:
    if _has_places(row):
        return ""
    return f"{row.line} → {row.result_line}" if row.result_line else str(row.line)


def _say_places(row: OutcomeRow) -> str:
    if not _has_places(row):
        return ""
    told = tell_spot(row.where, row.line)
    return f"{told} → {tell_spot(row.result_where, row.result_line)}" if row.result_line else told


def _has_places(row: OutcomeRow) -> bool:
    """Whether a page, a cell or a paragraph is there to see, of the promise or of what answers it."""
    return is_seen(row.where) or is_seen(row.result_where)


def _count(name: str) -> Column:
    return Column(name, lambda row: str(getattr(row, name)))


_OUTCOMES = (
    Column("indicator", _say_indicators),
    Column("promised", lambda row: row.promised, "yellow"),
    Column("reported", lambda row: row.reported, "yellow"),
    Column("relation", lambda row: phrase(row.relation) if row.relation else ""),
    Column("outcome", _say_outcome, "green"),
    Column("lines", _say_lines, "dim"),
    Column("where", _say_places, "dim", is_spare=True),
)
_WHY = (Column("why", lambda row: row.why),)
_COUNTS = (
    Column("by", lambda row: phrase(row.kind)),
    Column("name", lambda row: row.name),
    *(_count(name) for name in Count.model_fields if name != "name"),
)
