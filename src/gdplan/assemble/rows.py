"""The cells of a table's row as text of its node: owners, figures, and lines that are read like any other text."""

from gdplan.assemble.own_text import OwnText, OwnTextReader
from gdplan.assemble.responsibilities import settle_offices
from gdplan.extract.cells import read_owners
from gdplan.extract.responsibilities.labels import names_people_too, read_header
from gdplan.fields import ResponsibilityFields
from gdplan.outline import Paragraph, Row
from gdplan.outline.insets.columns import FIGURES
from gdplan.outline.insets.table_rows import CellText
from gdplan.outline.markers import find_markers
from gdplan.outline.paragraphs import chain


def read_row(row: Row, own: OwnText, reader: OwnTextReader) -> None:
    """Add what stands in the cells of a row: every responsibility holds for the whole row."""
    for cell in row.cells:
        inside = chain(cell.paragraphs)
        if owners := _read_owners(cell, inside, row.eid, reader):
            own.responsibilities.append(owners)
        elif cell.kind == "deadline":
            continue  # by when the row is to be done
        elif cell.kind in FIGURES:
            for line in cell.paragraphs:
                end = len(line.text)
                own.sentences.append({"text": line.source(reader.text, 0, end), "span": line.span(0, end)})
        else:
            for line in cell.paragraphs:
                own.join(_read_line(line, row.eid, reader))
    own.sentences.sort(key=lambda sentence: sentence["span"])  # its text may stand in a later cell than others
    if any(responsibility["offices"] for responsibility in own.responsibilities):
        settle_offices(own.responsibilities)
    for responsibility in own.responsibilities:
        responsibility["sentences"] = (0, len(own.sentences))


def _read_owners(cell: CellText, inside: Paragraph, eid: str, reader: OwnTextReader) -> ResponsibilityFields | None:
    """What a cell of bodies, offices or people says; its header says of whom."""
    if cell.kind not in ("owner", "people"):
        return None
    label, within = read_header(cell.header)
    reading = read_owners(inside.text, label, with_people=names_people_too(cell.header))
    if reading is None:
        return None
    made = reader.responsibilities.make(inside, reading, (0, 0), eid)
    for office in made["offices"]:
        office["within"] = office["within"] or within
    for person in made["people"]:
        person["label"] = cell.header
    return made


def _read_line(line: Paragraph, eid: str, reader: OwnTextReader) -> OwnText:
    """One line of a cell. Its number makes no node: it stays in the first sentence and says nothing."""
    marker = next((marker for marker in find_markers(line.text, 0, glued=False) if marker.firm), None)
    behind = line.cut(marker.end, len(line.text)) if marker else line
    own = reader.read([behind], eid)
    first = own.sentences[0] if own.sentences else None
    if marker and first and first["span"][0] == behind.place(0):
        number = line.source(reader.text, 0, marker.end)
        own.sentences[0] = {"text": number + first["text"], "span": (line.place(0), first["span"][1])}
    return own
