"""Where a text came from, and where its stretches stand in the input."""

from gdplan.model.value import Value
from gdplan.terms import Script, Span


class Locator(Value):
    """Where a stretch of the source text stands in the input, for a person to go back to."""

    span: Span
    where: str  # "page 3", "paragraph 12", "table 1, row 2, cell 3", "p[12]": the twelfth <p>
    page: int | None = None  # the same as numbers, each from 1
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    sheet: int | None = None


class TableCell(Value):
    """A cell of a table that the format has; merged cells are one cell."""

    span: Span  # an empty one where the cell has no text
    row: int  # its upper left corner, from 1
    column: int
    rows: int = 1  # how many it covers
    columns: int = 1


class SourceTable(Value):
    """A table that the format has, with all of its places."""

    span: Span
    rows: int
    columns: int
    cells: tuple[TableCell, ...] = ()  # those with text or over several places; every other place is empty


class Source(Value):
    """Where the text came from."""

    name: str | None
    media_type: str
    encoding: str | None
    script: Script | None
    sha256: str  # of the input bytes; of the UTF-8 form where a str was parsed
    length: int  # code points of the source text
    locators: tuple[Locator, ...] = ()  # in the order of the text; () for plain text: its lines are its places
    tables: tuple[SourceTable, ...] = ()  # in the order of the text; with it only
    text: str | None = None  # only where asked for
