"""How cells look."""

from typing import TYPE_CHECKING, Any

from gdplan.workbook import HEAD, LOOK

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_KINDS: dict[str, dict[str, Any]] = {
    "head": HEAD,
    "added head": {**HEAD, "bg_color": "#FFE699"},  # of a column that a person added
    "text": {"bg_color": "#F7F7F7"},
    "open": {},
    "link": {"bg_color": "#F7F7F7", "font_color": "#1F4E9E"},
    "marked": {"bg_color": "#FFF2CC"},  # what a person changed or added
}


class Looks:
    """The formats of a workbook, each made when it is first asked for."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[str, str], Any] = {}
        self.late = book.add_format({"bg_color": "#F8CBAD"})

    def of(self, kind: str, form: str = "General") -> Any:
        """The format of a kind of cells with this number format."""
        key = kind, form
        if key not in self._made:
            number = {} if form == "General" else {"num_format": form}
            self._made[key] = self._book.add_format({**LOOK, **_KINDS[kind], **number})
        return self._made[key]
