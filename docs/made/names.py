"""The names of the package, by the room that each is from, for mkdocstrings to describe."""

import gdplan
import gdplan.corpus

_TITLES = {
    "gdplan.documents": "Reading",
    "gdplan.pipeline": "Parsing",
    "gdplan.model": "Documents",
    "gdplan.views": "Rows",
    "gdplan.views.filters": "Rows narrowed",
    "gdplan.views.rows": "What a row holds",
    "gdplan.views.chunks": "Pieces for search",
    "gdplan.diagnostics": "Diagnostics",
    "gdplan.compare": "Two editions",
    "gdplan.answers": "Outcomes",
    "gdplan.ledger": "Ledger",
    "gdplan.export.whole": "Writing",
    "gdplan.export.script": "Script",
    "gdplan.corpus": "A corpus",
    "gdplan.schema": "Schema",
    "gdplan.errors": "Errors",
}


def write() -> str:
    """A section for each room, a room without a title under its own name, then each of its names."""
    rooms: dict[str, list[str]] = {room: [] for room in _TITLES}
    for name in gdplan.__all__:
        if name == "corpus":
            rooms["gdplan.corpus"] += gdplan.corpus.__all__
        elif name != "__version__":
            rooms.setdefault(gdplan._HOME[name], []).append(name)  # noqa: SLF001, it is told nowhere else
    parts = []
    for room, names in rooms.items():
        parts.append(f"## {_TITLES.get(room, room)}")
        parts += [f"::: {room}.{name}" for name in names]
    return "\n\n".join(parts)
