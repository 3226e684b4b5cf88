"""What rows of chains say of the editions and of the reports."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from gdplan.chains.chain import DatedEdition
from gdplan.views import find_document


class Paths(NamedTuple):
    """Those of the editions and reports, in their order, as rows tell them; () where they are not known."""

    editions: Sequence[str | None] = ()
    reports: Sequence[str | None] = ()


UNKNOWN = Paths()


def find_editions(editions: Sequence[DatedEdition], paths: Sequence[str | None]) -> list[dict[str, Any]]:
    """What rows say of each edition; its year is the one it is of, also where only its date tells it."""
    known = zip(editions, paths or [None] * len(editions), strict=True)
    return [find_document(one, path) | {"year": one.year} for one, path in known]
