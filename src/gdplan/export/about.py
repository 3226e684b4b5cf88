"""What a page tells of a document before its text: facts by name, as far as they are known."""

from collections.abc import Iterator

from gdplan.language import phrase
from gdplan.model import Metadata, Source


def list_facts(data: Metadata, source: Source) -> Iterator[tuple[str, str]]:
    """Names and values in the language spoken; the title stands above them."""
    known = (
        (phrase("cover title"), data.cover_title),
        (phrase("edition"), data.edition),
        (phrase("document number"), data.document_number),
        (phrase("issuer"), "、".join(data.issuers) or data.issuer),
        (phrase("addressees"), "、".join(data.addressees)),
        (phrase("region"), data.region and data.region.name),
        (phrase("issued on"), data.issued_on),
        (phrase("in force from"), data.effective_on),
        (phrase("in force until"), data.valid_until),
        (phrase("years"), f"{data.period.from_}—{data.period.to}" if data.period else data.year and str(data.year)),
        (phrase("file"), source.name),
    )
    yield from ((name, value) for name, value in known if value)
