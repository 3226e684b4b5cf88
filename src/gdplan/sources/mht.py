"""Messages (RFC 2045): web archives (MHT, MHTML, RFC 2557: a page saved in one file) and mail: their page or text."""

import email
import hashlib
from collections.abc import Iterator
from email.message import Message

from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.html import read_html
from gdplan.sources.text import read_text

MEDIA_TYPE = "multipart/related"


def read_mht(data: bytes) -> SourceText:
    """The text of the first part in HTML or, where there is none, in plain text; what is attached is named only.

    Raises CannotReadError where there is neither.
    """
    try:
        message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"))
        source = _read(message)
        attached = [
            ("attachment", name)
            for part in message.walk()
            if part.get_content_disposition() == "attachment" and (name := part.get_filename())
        ]
    except (LookupError, ValueError, RecursionError) as error:
        if isinstance(error, CannotReadError):
            raise
        raise CannotReadError(f"damaged web archive ({error}); save the page again, as HTML") from None
    return source._replace(
        media_type=MEDIA_TYPE if message.is_multipart() else source.media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        metadata=(*source.metadata, *attached),
    )


def _read(message: Message) -> SourceText:
    for _, page in _find_parts(message, "text/html"):
        return read_html(page)
    for part, text in _find_parts(message, "text/plain"):
        return read_text(text, declared=part.get_content_charset())
    raise CannotReadError("a web archive without a page or text in it; save what is attached to it, and give that")


def _find_parts(message: Message, kind: str) -> Iterator[tuple[Message, bytes]]:
    for part in message.walk():
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                yield part, content
