"""Plain text: bytes to source text, whatever encoding they are in and even where some of them are damaged."""

import hashlib
import re

from gdplan.errors import CannotReadError
from gdplan.sources import LINE_ENDS, Damage, Recoded, SourceText
from gdplan.sources.back_in_step import LEAD_BYTES, resynchronise
from gdplan.sources.encodings import DAMAGED, SAMPLE, Piece, decode, find_encoding, find_pieces
from gdplan.sources.frequency import share_of_common

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\udc00-\udcff]")
_MOST_CONTROL = 0.3  # share of characters; a text with more control characters and damage than this is none
_LEAST_COMMON = 0.1  # share of the non-ASCII characters; real text has 0.6 to 0.9, random bytes below 0.05
_FEW = 32  # non-ASCII characters; fewer prove nothing


def read_text(
    data: bytes, encoding: str | None = None, *, declared: str | None = None, line_ends: re.Pattern[str] = LINE_ENDS
) -> SourceText:
    r"""The text of a file in UTF-8, GB18030 (GBK, GB 2312), Big5 with HKSCS, UTF-16 or UTF-32; `encoding` overrides.

    `declared` is what the file says of itself. Line ends become \n and a byte order mark is dropped; a run of damaged
    bytes becomes one U+FFFD and is reported, and so are lines in UTF-8 among GB18030 and the other way about.
    Raises CannotReadError where the bytes are no text.

    >>> read_text("（一）數字廣東".encode("big5hkscs"))[:3]
    ('（一）數字廣東', 'text/plain', 'big5hkscs')
    >>> read_text("（一）数字".encode("gb18030") + b"\xff").damage
    (Damage(offset=5, byte=10, raw=b'\xff'),)
    """
    skip, encoding = (0, encoding) if encoding else find_encoding(data, declared)
    body = data[skip:]
    pieces = find_pieces(body, encoding)
    texts = [decode(body[piece.start : piece.end], piece.encoding) for piece in pieces]
    _refuse_binary("".join(texts) if len(texts) > 1 else texts[0])
    texts = [
        resynchronise(text, piece.encoding) if piece.encoding in LEAD_BYTES else text
        for piece, text in zip(pieces, texts, strict=True)
    ]
    _refuse_gibberish("".join(texts) if len(texts) > 1 else texts[0])
    clean: list[str] = []
    damage: list[Damage] = []
    recoded: list[Recoded] = []
    offset = 0
    for piece, decoded in zip(pieces, texts, strict=True):
        text, found = _report_damage(decoded, piece._replace(start=piece.start + skip), offset, line_ends)
        if piece.encoding != encoding:
            recoded.append(Recoded(offset, offset + len(text.rstrip("\n")), piece.encoding))
        clean.append(text)
        damage += found
        offset += len(text)
    digest = hashlib.sha256(data).hexdigest()
    return SourceText("".join(clean), "text/plain", encoding, digest, tuple(damage), recoded=tuple(recoded))


def _refuse_binary(text: str) -> None:
    sample = text[:SAMPLE]
    if len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample) + 1:
        raise CannotReadError("the bytes are no text; give a text, HTML, DOCX, PDF or OFD file")


def _refuse_gibberish(text: str) -> None:
    sample = text[:SAMPLE]
    foreign = sum(c > "~" for c in sample)
    if foreign >= _FEW and DAMAGED.search(sample) and share_of_common(sample) < _LEAST_COMMON:
        raise CannotReadError("the bytes are no text in any encoding known here; save the file as UTF-8 and try again")


def _report_damage(decoded: str, piece: Piece, offset: int, line_ends: re.Pattern[str]) -> tuple[str, list[Damage]]:
    r"""Text with \n line ends and U+FFFD, and where in text and input the damage is; the text begins at `offset`."""
    pieces: list[str] = []
    damage: list[Damage] = []
    end, byte = 0, piece.start
    for run in DAMAGED.finditer(decoded):
        good = decoded[end : run.start()]
        pieces.append(line_ends.sub("\n", good))
        offset += len(pieces[-1])
        byte += len(good.encode(piece.encoding, "ignore"))
        raw = bytes(ord(c) - 0xDC00 for c in run[0])
        damage.append(Damage(offset, byte, raw))
        pieces.append("\ufffd")
        end, offset, byte = run.end(), offset + 1, byte + len(raw)
    pieces.append(line_ends.sub("\n", decoded[end:]))
    return "".join(pieces), damage
