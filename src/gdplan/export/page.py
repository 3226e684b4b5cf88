"""What the pages have in common: their language, and text of a document in them."""

from html import escape

LANGUAGES = {"hans": "zh-Hans", "hant": "zh-Hant", None: "zh"}


def safe(text: str) -> str:
    r"""Text of a document for a page: escaped, its control and direction characters made visible.

    >>> safe("<建成>\x1b")
    '&lt;建成&gt;\\u001b'
    """
    visible = "".join(char if char.isprintable() or char.isspace() else f"\\u{ord(char):04x}" for char in text)
    return escape(visible)
