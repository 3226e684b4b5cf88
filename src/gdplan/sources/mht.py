"""Web archives (MHT, MHTML, RFC 2557: a page saved in one file): their page, read as HTML, without its pictures."""

import email
import hashlib
from email.message import Message

from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.html import read_html

MEDIA_TYPE = "multipart/related"


def read_mht(data: bytes) -> SourceText:
    """The text of the archive's page, its first part in HTML. Raises CannotReadError where it has none."""
    try:
        page = _find_page(email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n")))
    except (LookupError, ValueError, RecursionError) as error:
        raise CannotReadError(f"damaged web archive ({error}); save the page again, as HTML") from None
    if not page:
        raise CannotReadError("a web archive without a page in it; save the page again, as HTML")
    source = read_html(page)
    return source._replace(media_type=MEDIA_TYPE, sha256=hashlib.sha256(data).hexdigest())


def _find_page(message: Message) -> bytes:
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                return page
    return b""
