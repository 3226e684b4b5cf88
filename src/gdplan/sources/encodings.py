"""Which encoding bytes are in.

A byte order mark decides; without one, strict UTF-8; failing that, the encoding in which the largest share of the
characters is common in official documents. Byte statistics (charset detectors) give up on one damaged byte and are
unsure of a short text; this measure is neither. What a page declares is one candidate more, no more than that.
"""

import codecs
import re
from typing import NamedTuple

from gdplan.errors import CannotReadError
from gdplan.patterns import lazy
from gdplan.sources.frequency import share_of_common, share_of_everyday

CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")  # an earlier one wins a tie
_BYTE_ORDER_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_DECLARED = {  # the labels of the WHATWG Encoding Standard; whatever else a page declares does not count
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8"), "utf-8"),
    **dict.fromkeys(("gb18030", "gbk", "x-gbk", "gb2312", "gb_2312", "gb_2312-80", "csgb2312", "csiso58gb231280",
                     "iso-ir-58", "chinese", "cp936", "ms936", "windows-936"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "csbig5", "x-x-big5", "cp950", "ms950"), "big5hkscs"),
}  # fmt: skip
_NO_ENCODINGS = ("undefined", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7")  # of Python's
_AHEAD = 0.2  # the share by which another reading must lead for a declaration that fits to be wrong
SAMPLE = 1 << 13  # bytes or characters; enough to tell encodings apart in a file of any size
DAMAGED = lazy("[\udc00-\udcff]++")  # bytes that are no character, as `decode` gives them
_NON_ASCII = lazy(rb"[\x80-\xff]")
_ASCII_RUN = lazy(rb"[ -~]{16}")  # none in Chinese text in UTF-16
_UTF8_RUN = re.compile(rb"(?:[\xe2-\xef][\x80-\xbf]{2}){2}")  # hardly ever in Chinese text in another encoding
_OTHER = {"utf-8": "gb18030", "gb18030": "utf-8"}  # what single lines of a file may be in
_LEAST_EVERYDAY = 0.5  # share of the characters of such a line; bytes read wrongly have less


class Piece(NamedTuple):
    """Lines of a file that are in one encoding."""

    start: int  # bytes
    end: int
    encoding: str


def find_encoding(data: bytes, declared: str | None = None) -> tuple[int, str]:
    """Bytes of the mark to skip, and the encoding."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return len(mark), encoding
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # NULs may be half of UTF-16; a Chinese text all in two-byte sequences is short GBK that looks like UTF-8.
        if "\0" not in text and (text.isascii() or max(text) >= "\u0800"):
            return 0, "utf-8"
    first = _NON_ASCII.search(data)
    start = max(first.start() - 16, 0) & ~1 if first else 0  # even, for UTF-16; telling bytes come after the first such
    sample = data[start : start + SAMPLE]
    if _is_mostly_utf8(sample):
        return 0, "utf-8"
    stated = _DECLARED.get((declared or "").strip().lower())
    stated = stated if stated and is_valid(data, stated) else None
    is_ascii_like = _ASCII_RUN.search(data[:SAMPLE]) or _ASCII_RUN.search(sample)

    def rate(encoding: str) -> tuple[float, float]:
        text = decode(sample, encoding)
        is_valid_utf8 = encoding == "utf-8" and not DAMAGED.search(text)  # of another language
        share = share_of_common(text) + _AHEAD * (encoding == stated)
        return share, 1.0 if is_valid_utf8 else share_of_everyday(text)

    return 0, max((name for name in CANDIDATES if not (is_ascii_like and name.startswith("utf-16"))), key=rate)


def find_pieces(data: bytes, encoding: str) -> list[Piece]:
    """The stretches of a file in UTF-8 or GB18030, which may hold lines that are in the other one of the two."""
    other = _OTHER.get(encoding)
    if other is None or (is_valid(data, encoding) if other == "gb18030" else not _UTF8_RUN.search(data)):
        return [Piece(0, len(data), encoding)]
    pieces: list[Piece] = []
    end = 0
    for line in data.splitlines(keepends=True):
        start, end = end, end + len(line)
        found = other if not line.isascii() and _is_in(line, other, encoding) else encoding
        if pieces and (pieces[-1].encoding == found or line.isascii()):
            pieces[-1] = pieces[-1]._replace(end=end)
        else:
            pieces.append(Piece(start, end, found))
    return pieces


def _is_in(line: bytes, other: str, encoding: str) -> bool:
    """Whether a line is in the other encoding: it fits, and reads better so."""
    if not is_valid(line, other):
        return False
    text = line.decode(other)
    if other == "utf-8" and max(text) < "\u0800":
        return False
    share = share_of_everyday(text)
    return share >= _LEAST_EVERYDAY and share > share_of_everyday(decode(line, encoding))


def _is_mostly_utf8(sample: bytes) -> bool:
    """Whether more bytes belong to characters of UTF-8 than do not."""
    text = decode(sample, "utf-8")
    bad = sum(len(run[0]) for run in DAMAGED.finditer(text))
    short = sum("\x80" <= char < "\u0800" for char in text)  # two bytes of a character in GB18030 may look so
    good = sum(char >= "\u0800" for char in text) - bad
    return good * 3 > bad + short * 2


def is_valid(data: bytes, encoding: str) -> bool:
    """Whether bytes are valid in an encoding."""
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True


def decode(data: bytes, encoding: str) -> str:
    """The text, each byte that is no character as the lone surrogate U+DC00 + byte, which no valid text decodes to."""
    try:
        if codecs.lookup(encoding).name not in _NO_ENCODINGS:
            return data.decode(encoding, "gdplan.damage")
    except (LookupError, ValueError):  # base64: codecs that are no encodings of text
        pass
    raise CannotReadError(f"unknown encoding {encoding!r}; try one of {', '.join(CANDIDATES)}")


def _keep_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error("gdplan.damage", _keep_bytes)
