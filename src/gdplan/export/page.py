"""What the pages have in common: their language, text of a document in them, and the templates they are made of.

A page opens from disk. All that is put into a template is escaped; the policy in the head lets the browser run the
page's own script and nothing else, and load nothing at all.
"""

import base64
import functools
import hashlib
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from gdplan import __version__
from gdplan.controls import show_controls
from gdplan.errors import GdplanError
from gdplan.language import phrase, tell

if TYPE_CHECKING:
    import jinja2

LANGUAGES = {"hans": "zh-Hans", "hant": "zh-Hant", "hk": "zh-HK", "tw": "zh-TW", None: "zh"}
_SCRIPT = "page.js"


def safe(text: str) -> str:
    r"""Text of a document for a page: escaped, its control and direction characters made visible.

    >>> safe("<建成>\x1b")
    '&lt;建成&gt;\\u001b'
    """
    return escape(show_controls(text))


def render(template: str, **values: object) -> str:
    """A page of a template and its values.

    Raises GdplanError where Jinja is not installed.
    """
    return _environment().get_template(template).render(values, digest=_find_digest(read_part(_SCRIPT)))


def open_page(language: str, title: str, style: str, script: str = "") -> str:
    """The head of a page that is written piece by piece, without a template; the title is escaped already.

    `script` is what its policy lets the browser run.
    """
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    policy += f"; script-src 'sha256-{_find_digest(script)}'" if script else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="generator" content="gdplan">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n"
    )


@functools.cache
def _environment() -> "jinja2.Environment":
    try:
        import jinja2  # noqa: PLC0415, only where a page is written
    except ImportError:
        raise GdplanError("writing a page needs jinja2: pip install jinja2, or pipx inject gdplan jinja2") from None
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(read_part),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(phrase=phrase, tell=tell, version=__version__)
    environment.globals.update(script=read_part(_SCRIPT), style=read_part("page.css"))
    environment.filters.update(tokens=_to_tokens, fragment=_to_fragment, pair=lambda word: (word, word))
    return environment


def read_part(name: str) -> str:
    """A style, a script or a template of the pages."""
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8")


def _find_digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _finalize(value: Any) -> Any:
    """What stands in the page: text has no control characters, markup of the templates is left as it is."""
    return show_controls(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _to_tokens(words: "tuple[str, ...] | list[str]") -> str:
    """Words as the script of the page reads them, between bars.

    >>> _to_tokens(("省科技厅", "省财政厅"))
    '省科技厅|省财政厅'
    """
    return "|".join(word.replace("|", " ") for word in words)


def _to_fragment(word: str) -> str:
    """A word in a link within the page; characters beyond ASCII stay, so that they can be converted with the text.

    >>> _to_fragment("A&B 省科技厅")
    'A%26B%20省科技厅'
    """
    return "".join(quote(char, safe="") if char.isascii() else char for char in word.replace("|", " "))
