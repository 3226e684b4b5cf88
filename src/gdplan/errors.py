"""What can go wrong, one class for each kind of trouble; every message says what to try next."""


def not_a_document(function: str, value: object) -> TypeError:
    """What to raise where a public function is given something else than a Document, such as a path."""
    return TypeError(
        f"{function}() takes a Document, not {type(value).__name__}; load() makes one of a file, parse() of a str"
    )


class GdplanError(ValueError):
    """Anything gdplan cannot do with what it was given."""


class CannotReadError(GdplanError):
    """The input is missing, is no text, is damaged beyond reading or needs a part that is not installed."""


class BadDocumentError(GdplanError):
    """A JSON file that is not a gdplan document, or one of another schema version."""


class UnknownFormatError(GdplanError):
    """An output format or file ending that gdplan does not write."""
