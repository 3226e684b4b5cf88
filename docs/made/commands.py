"""The help page of every command, as the command prints it."""

import os

from gdplan.cli.manual import help_pages
from gdplan.language import Language, speak

_WIDTH = "88"  # columns: what a page shows without scrolling


def write(language: Language) -> str:
    """A section for each command, gdplan itself first."""
    os.environ["COLUMNS"] = _WIDTH
    speak(language)
    try:
        return "\n\n".join(f"## {name}\n\n```text\n{page}\n```" for name, page in help_pages())
    finally:
        speak("en")
