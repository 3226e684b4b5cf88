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


class Source(Value):
    """Where the text came from."""

    name: str | None
    media_type: str
    encoding: str | None
    script: Script | None
    sha256: str  # of the input bytes; of the UTF-8 form where a str was parsed
    length: int  # code points of the source text
    locators: tuple[Locator, ...] = ()  # in the order of the text; () for plain text: its lines are its places
    text: str | None = None  # only where asked for
