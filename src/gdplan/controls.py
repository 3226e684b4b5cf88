"""Control and direction characters of a text, so that they do nothing where it is shown."""

import unicodedata


def show_controls(text: str) -> str:
    r"""The same text with its control and direction characters visible.

    >>> show_controls("建成\u202e\x00")
    '建成\\u202e\\u0000'
    """
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in "\n\t" or unicodedata.category(char) == "Zs" else f"\\u{ord(char):04x}"
        for char in text
    )
