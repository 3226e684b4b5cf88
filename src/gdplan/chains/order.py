"""Editions in the order of their years, each held as small as can be until its turn comes."""

import zlib
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from gdplan.errors import GdplanError, not_a_document
from gdplan.model import Document

MOST = 30  # editions


class Waiting(NamedTuple):
    """An edition that waits for its turn."""

    year: int | None
    issued_on: str
    name: str  # to call it by
    take: Callable[[], Document]


def in_order(documents: Iterable[Document], *, as_given: bool) -> list[Waiting]:
    """The editions by year, those of one year by their dates.

    Documents that are given one by one are packed, to a thirtieth of their size: only those being compared are whole.
    Raises GdplanError where there are fewer than two or more than thirty, or where nothing tells their order.
    """
    is_packed = not isinstance(documents, Sequence)
    waiting = [_wait(document, is_packed=is_packed) for document in documents]
    if not 2 <= len(waiting) <= MOST:
        raise GdplanError(f"{len(waiting)} editions; lineage takes two to thirty")
    if as_given:
        return waiting
    for one in waiting:
        if one.year is None:
            raise GdplanError(
                f"{one.name}: no year in its title or date; give the editions in their order, and --in-order "
                "(in Python in_order=True)"
            )
    ordered = sorted(waiting, key=lambda one: (one.year or 0, one.issued_on))
    for one, other in pairwise(ordered):
        if one.year == other.year and (not one.issued_on or one.issued_on == other.issued_on):
            raise GdplanError(
                f"{one.name} and {other.name} are both of {one.year}, and no date tells which is first; leave one out, "
                "or give the editions in their order, and --in-order (in Python in_order=True)"
            )
    return ordered


def find_year(document: Document) -> int | None:
    """The year of an edition: the one its title names, the first of its period, or that of its date."""
    data = document.metadata
    if data.year is not None:
        return data.year
    if data.period is not None:
        return data.period.from_
    return int(data.issued_on[:4]) if data.issued_on else None


def _wait(document: Document, *, is_packed: bool) -> Waiting:
    if not isinstance(document, Document):
        raise not_a_document("lineage", document)
    data = document.metadata
    name = document.source.name or data.title or "—"
    take = _pack(document) if is_packed else lambda: document
    return Waiting(find_year(document), data.issued_on or "", name, take)


def _pack(document: Document) -> Callable[[], Document]:
    packed = zlib.compress(document.model_dump_json().encode(), 1)
    return lambda: Document.model_validate_json(zlib.decompress(packed))
