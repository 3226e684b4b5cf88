"""Reading: bytes to source text, one adapter for each format. Adapters are imported when an input needs them."""

from typing import NamedTuple


class Damage(NamedTuple):
    """Bytes that no character came of; U+FFFD stands in the text for them."""

    offset: int  # code points into the source text
    byte: int  # into the input
    raw: bytes


class SourceText(NamedTuple):
    """What every adapter gives."""

    text: str  # line ends as \\n, no BOM
    media_type: str
    encoding: str | None
    sha256: str  # of the input bytes
    damage: tuple[Damage, ...] = ()
