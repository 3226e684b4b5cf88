"""Reading: bytes to source text, one adapter for each format. Adapters are imported when an input needs them."""

import bisect
import functools
import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from gdplan.patterns import lazy

_SURROGATE = lazy("[\ud800-\udfff]")
MOST_PLACES = 250_000  # in a table's grid; a table that claims more stays plain lines
LINE_ENDS = lazy("\r\n|[\r\v\x85\u2028\u2029]")  # all but \n


class Damage(NamedTuple):
    """Bytes that no character came of; U+FFFD stands in the text for them."""

    offset: int  # code points into the source text
    byte: int  # into the input; -1 where it is not known
    raw: bytes


class Recoded(NamedTuple):
    """Lines that are in another encoding than the file they stand in."""

    start: int
    end: int
    encoding: str  # theirs


class Locator(NamedTuple):
    """Where a line of the text stands in the input, for a person to go back to.

    `where` is "page 3" (PDF, OFD), "paragraph 12", "[page 3, ]table 1, row 2, cell 3" (PDF, DOCX, HTML), "p[12]" (HTML)
    or "line 4" (Markdown).
    """

    start: int
    end: int
    where: str
    page: int | None = None  # the same as numbers, each from 1
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    sheet: int | None = None


class Cell(NamedTuple):
    """One cell of a table as printed; merged cells are one cell."""

    start: int  # an empty cell has start == end
    end: int
    row: int  # its upper left corner, from 0
    column: int
    rows: int = 1  # how many it covers
    columns: int = 1


class TableText(NamedTuple):
    """A table whose cells stand one after another in the text, each of their paragraphs a line."""

    start: int
    end: int
    grid: tuple[tuple[Cell, ...], ...]  # rows of equal length; a merged cell stands in every place that it covers


class HeadingMark(NamedTuple):
    """A line that the format calls a heading: an outline level (DOCX), h1 (HTML), # (Markdown), a bookmark (PDF)."""

    start: int
    end: int
    level: int  # from 1


class ListLine(NamedTuple):
    """A line in a list of the format: <li> (HTML), an indented item (Markdown), a level of automatic numbers (DOCX)."""

    start: int
    depth: int  # from 1, the lists around it; a page laid out as a list adds to all of them


class Aside(NamedTuple):
    """A stretch of the text that is beside it: a raised mark (研发投入强度¹) or the note that it points to."""

    start: int
    end: int
    kind: Literal["note-mark", "note"]


class Notice(NamedTuple):
    """What an adapter has to say of its reading: a diagnostic of vocab.messages."""

    code: str
    values: dict[str, str | int]
    start: int  # the stretch of the text that it is about
    end: int


class SourceText(NamedTuple):
    """What every adapter gives."""

    text: str  # line ends as \\n, no BOM
    media_type: str
    encoding: str | None
    sha256: str  # of the input bytes
    damage: tuple[Damage, ...] = ()
    locators: tuple[Locator, ...] = ()  # in the order of the text; () where its own line numbers are the places
    # What the format says beside the text, as printed: title document_number issuer issued_on index_number
    # published_on publisher addressee attachment (the name of a file to download). Keys may repeat.
    metadata: tuple[tuple[str, str], ...] = ()
    tables: tuple[TableText, ...] = ()
    headings: tuple[HeadingMark, ...] = ()
    asides: tuple[Aside, ...] = ()  # that the format tells of, in the order of the text
    recoded: tuple[Recoded, ...] = ()
    notices: tuple[Notice, ...] = ()
    lists: tuple[ListLine, ...] = ()


def unify_line_ends(text: str) -> str:
    r"""The text with \n for every other end of a line: CR LF, CR, U+000B, U+0085, U+2028, U+2029.

    >>> unify_line_ends("甲\r\n乙\u2028丙")
    '甲\n乙\n丙'
    """
    for end in ("\r\n", "\r", "\v", "\x85", "\u2028", "\u2029"):  # most texts have none: faster than a pattern
        text = text.replace(end, "\n")
    return text


def line_numbers(text: str) -> Callable[[int], int]:
    r"""The number of the printed line, from 1, that a place in a text stands on.

    >>> line_numbers("一\n二")(2)
    2
    """
    return functools.partial(bisect.bisect_right, [0, *(match.end() for match in re.finditer("\n", text))])


def replace_surrogates(text: str) -> tuple[str, tuple[Damage, ...]]:
    r"""The text with U+FFFD for what is half a character, which no output could hold, and where that was.

    >>> replace_surrogates("甲\ud800")
    ('甲�', (Damage(offset=1, byte=-1, raw=b''),))
    """
    places = [match.start() for match in _SURROGATE.finditer(text)]
    if not places:
        return text, ()
    return _SURROGATE.sub("\ufffd", text), tuple(Damage(place, -1, b"") for place in places)


def locate(source: SourceText, offset: int) -> str | None:
    r"""The place in the input that a code point of the text came from, or None where the format has no places.

    >>> places = Locator(0, 1, "page 1"), Locator(2, 3, "page 2")
    >>> locate(SourceText("一\n二", "application/pdf", None, "", locators=places), 2)
    'page 2'
    """
    at = bisect.bisect_right(source.locators, offset, key=lambda locator: locator.start)
    return source.locators[at - 1].where if at else None
