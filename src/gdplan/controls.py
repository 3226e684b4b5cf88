"""Control and direction characters of a text, so that they do nothing where it is shown."""

import unicodedata

STEERING = "\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
"""As a part of a pattern: DEL, C1 and the controls of bidirectional text. With C0 it is what could steer a terminal."""

_ACTIVE = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # by their category: they break lines, turn them round, or steer terminals
_LEFT = range(0x91, 0x98)  # quotes and dashes of Windows-1252 that were once read as Latin-1 do neither


def show_controls(text: str) -> str:
    r"""The same text with its control and direction characters visible; those of private use in rare names stay.

    >>> show_controls("建成\u202e\x00"), show_controls("镇\ue863长"), show_controls("保羅\x96克魯曼\x9b")
    ('建成\\u202e\\u0000', '镇\ue863长', '保羅\x96克魯曼\\u009b')
    """
    if text.isprintable():
        return text
    return "".join(char if char in "\n\t" or not _is_active(char) else f"\\u{ord(char):04x}" for char in text)


def _is_active(char: str) -> bool:
    is_told = unicodedata.category(char) in _ACTIVE or ord(char) & 0xFFFE == 0xFFFE  # no character of XML
    return is_told and ord(char) not in _LEFT
