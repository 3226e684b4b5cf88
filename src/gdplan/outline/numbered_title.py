"""A title that has the number which a collection of documents gives it: 4. 某省人民政府办公厅关于某事的通知."""

from collections.abc import Sequence
from itertools import takewhile

from gdplan.outline.markers import Marker
from gdplan.outline.paragraphs import Paragraph
from gdplan.outline.particulars import is_body, is_document_number, iso_date
from gdplan.outline.title_lines import NOTICES, is_line_of_title
from gdplan.outline.titles import is_title, plain_end

_TITLE_LINES = 4


def is_numbered_title(paragraphs: Sequence[Paragraph], markers: Sequence[Sequence[Marker]]) -> bool:
    """Whether a text begins with such a title: numbers as high begin anew behind it."""
    marker = markers[0][0] if paragraphs and markers[0] else None
    following = next((m for found in markers[1:] for m in found if m.firm), None)
    if not marker or not marker.firm or not following or following.number != 1 or following.rank > marker.rank:
        return False
    is_outer = following.rank < marker.rank
    return (is_outer and is_title(paragraphs[0].text)) or _is_letter([p.text for p in paragraphs[:_TITLE_LINES]])


def _is_letter(texts: Sequence[str]) -> bool:
    """Whether lines begin with who writes about what, and end as the title of a letter does or before its number."""
    lines = list(takewhile(is_line_of_title, texts))
    title = "".join(lines)
    about = title.find("关于")
    if about < 0 or not is_body(title[:about]):
        return False
    following = texts[len(lines)] if len(lines) < len(texts) else ""
    ends = (line[: plain_end(line)].replace(" ", "").endswith(NOTICES) for line in lines)
    return any(ends) or is_document_number(following) or iso_date(following.strip("()")) is not None
