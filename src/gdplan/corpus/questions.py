"""The questions that are asked most, as SQL: targets, tasks, bodies, sentences, and how much there is."""

from collections.abc import Sequence
from typing import NamedTuple, TypedDict

import duckdb

from gdplan.corpus.connect import Clock
from gdplan.corpus.store import quote
from gdplan.dates import parse_date
from gdplan.errors import GdplanError
from gdplan.normalize import fold
from gdplan.views.filters import last_day
from gdplan.views.rows import AgencyRow, Row, TargetRow, TaskRow

VIEWS: dict[str, type[Row]] = {"targets": TargetRow, "tasks": TaskRow, "agencies": AgencyRow}

_BODIES = ("lead", "responsible", "support", "implementing")
_DATE = "regexp_full_match(d, '[0-9]{4}(-[0-9]{2}){0,2}') AND d || substr('-12-31', length(d) - 3) <= $last"
_COUNTED = {
    **{table: table for table in ("nodes", "tasks", "responsibilities", "agencies")},
    "targets": "targets WHERE role = 'target'",
    "achieved": "targets WHERE role = 'achieved'",
    "mentions": "mentions",
}
_NAMES = {  # where the names stand that a filter goes by, or counts
    "agency": "SELECT DISTINCT agency FROM agencies",
    "region": "SELECT DISTINCT region FROM documents WHERE region IS NOT NULL",
    "issuer": "SELECT DISTINCT unnest(list_append(issuers, issuer)) AS name FROM documents WHERE issuer IS NOT NULL",
    "kind": "SELECT DISTINCT document_kind FROM documents WHERE document_kind IS NOT NULL",
}


class Question(NamedTuple):
    """SQL and the values in it."""

    sql: str
    values: dict[str, object]


class Filters(TypedDict, total=False):
    """Which rows are wanted: those that pass all of these. Names match in either script, and in part."""

    year: int | Sequence[int]  # any of them
    region: str
    issuer: str
    agency: str | Sequence[str]  # any of them; of `agencies` the body itself, of `find` one that answers for the task
    lead: str | Sequence[str]
    section: str
    due_by: str  # 2025, 2025-12 or 2025-12-31
    role: str  # target, achieved or all


class Names:
    """The names in a corpus, and which of them a user means."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, seconds: float) -> None:
        self._connection, self._seconds = connection, seconds
        self._known: dict[str, list[str]] = {}

    def all(self, kind: str) -> list[str]:
        """Those of bodies, regions, issuers, papers (agency, region, issuer, kind), or headings above the rows."""
        if kind not in self._known:
            sql = _NAMES.get(kind) or f"SELECT DISTINCT unnest(section) FROM {kind}"
            cursor = self._connection.cursor()
            with Clock(cursor, self._seconds).running():
                self._known[kind] = sorted(name for (name,) in cursor.execute(sql).fetchall())
        return self._known[kind]

    def like(self, kind: str, words: str | Sequence[str]) -> list[str]:
        """Those that have these words, or any of these, in them."""
        wanted = [fold(one) for one in ([words] if isinstance(words, str) else words)]
        return [name for name in self.all(kind) if any(one in fold(name) for one in wanted)]


def ask_view(view: str, asked: Filters, names: Names) -> Question:
    """The rows of a view that pass."""
    conditions, values = _of_documents(asked, names)
    if "section" in asked:
        conditions.append("list_has_any(section, $section)")
        values["section"] = names.like(view, asked["section"])
    if "agency" in asked:
        values["agency"] = names.like("agency", asked["agency"])
        anywhere = " OR ".join(f"list_has_any({role}, $agency)" for role in _BODIES)
        conditions.append("list_contains($agency, agency)" if view == "agencies" else f"({anywhere})")
    if "lead" in asked:
        values["lead"] = names.like("agency", asked["lead"])
        conditions.append("list_has_any(lead, $lead)")
    if "due_by" in asked:
        values["last"] = last_day(parse_date(asked["due_by"]))
        dates = "list_concat(due, deadlines)" if view == "tasks" else "[deadline]"
        conditions.append(f"len(list_filter({dates}, lambda d: {_DATE})) > 0")
    if asked.get("role", "all") != "all":
        values["role"] = asked["role"]
        conditions.append("role = $role")
    columns = ", ".join(quote(name) for name in VIEWS[view].model_fields)
    order = "count(*) OVER (PARTITION BY agency) DESC, agency, " if view == "agencies" else ""
    return Question(f"SELECT {columns} FROM {view}{_where(conditions)} ORDER BY {order}path, start, eid", values)


_FOUND = ("document", "path", "document_title", "year", "issuer", "region", "issued_on", "section", "eid", "task")
_TEXTS = ("agencies", "heading", "text", "folded", "starts", "pages", "page", "start")


def ask_sentences(words: Sequence[str], asked: Filters, names: Names) -> Question:
    """The nodes in whose heading and sentences all of the words stand; `find.pick` finds which of these have them."""
    conditions, values = _of_documents(asked, names)
    for number, word in enumerate(words):
        folded = fold(word)
        if not folded:
            raise GdplanError("a word without characters finds nothing; leave it out")
        conditions.append(f"contains(folded, $word{number})")
        values[f"word{number}"] = folded
    if "agency" in asked:
        conditions.append("list_has_any(agencies, $agency)")
        values["agency"] = names.like("agency", asked["agency"])
    columns = ", ".join(map(quote, (*_FOUND, *_TEXTS)))
    return Question(f"SELECT {columns} FROM nodes{_where(conditions)} ORDER BY path, start, eid", values)


def ask_documents(asked: Filters, names: Names) -> Question:
    """The documents that pass, by year."""
    conditions, values = _of_documents(asked, names)
    columns = "path, document_title, year, sha256"
    return Question(f"SELECT {columns} FROM documents{_where(conditions)} ORDER BY year NULLS LAST, path", values)


def ask_counts(names: Names) -> Question:
    """How much there is: in all, by year, by region and by kind of document."""
    joins = "".join(
        f" LEFT JOIN (SELECT path, count(*) AS {name} FROM {counted} GROUP BY path) USING (path)"
        for name, counted in _COUNTED.items()
    )
    summed = {"characters": "length", **{name: name for name in _COUNTED}}
    sums = ", ".join(f"coalesce(sum({column}), 0)::BIGINT AS {name}" for name, column in summed.items())
    kinds = names.all("kind")
    groups = {
        "all": ("NULL", ""),
        "year": ("year::VARCHAR", " GROUP BY year"),
        "region": ("min(region)", " GROUP BY region_code"),  # 廣東省 and 广东省 are one
        "kind": ("min(document_kind)", " GROUP BY list_extract($folded, list_position($kinds, document_kind))"),
    }
    pieces = [
        f"SELECT {at} AS place, '{by}' AS \"by\", {name} AS name, count(*) AS documents, {sums}, "
        f"{'(SELECT count(*) FROM errors)' if by == 'all' else 'NULL'} AS errors "
        f"FROM documents{joins}{grouped}"
        for at, (by, (name, grouped)) in enumerate(groups.items())
    ]
    together = " UNION ALL ".join(pieces)
    sql = f"SELECT * EXCLUDE (place) FROM ({together}) ORDER BY place, name NULLS LAST"
    return Question(sql, {"kinds": kinds, "folded": list(map(fold, kinds))})


def ask_paths(asked: Filters, names: Names) -> Question:
    """The documents that pass."""
    conditions, values = _of_documents(asked, names)
    return Question(f"SELECT path FROM documents{_where(conditions)}", values)


def _of_documents(asked: Filters, names: Names) -> tuple[list[str], dict[str, object]]:
    conditions: list[str] = []
    values: dict[str, object] = {}
    if "year" in asked:
        conditions.append("list_contains($year, year)")
        values["year"] = [asked["year"]] if isinstance(asked["year"], int) else list(asked["year"])
    if "region" in asked:
        conditions.append("list_contains($region, region)")
        values["region"] = names.like("region", asked["region"])
    if "issuer" in asked:
        issued = "SELECT path FROM documents WHERE list_has_any(list_append(issuers, issuer), $issuer)"
        conditions.append(f"path IN ({issued})")
        values["issuer"] = names.like("issuer", asked["issuer"])
    return conditions, values


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""
