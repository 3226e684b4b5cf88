"""What MkDocs asks for while it builds: the parts of pages that are made of the source, and that nothing is fetched."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from made import commands, diagnostics, fields, names, readings, way, weaknesses
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent

# What stands for `<!-- made: NAME -->` in a page.
PARTS: Mapping[str, Callable[[], str]] = {
    "commands": partial(commands.write, "en"),
    "commands in Chinese": partial(commands.write, "zh"),
    "fields": fields.write,
    "diagnostics": partial(diagnostics.write, "en"),
    "diagnostics in Chinese": partial(diagnostics.write, "zh"),
    "names": names.write,
    "readings": readings.write,
    "rooms": partial(way.write, ROOT),
    "weaknesses": partial(weaknesses.write, ROOT),
}
_PART = re.compile(r"^<!-- made: (?P<name>.+) -->$", re.MULTILINE)
_FETCHED = re.compile(
    r"""<(?:script|link|img|iframe|source)\b[^>]*\b(?:src|href)=["']?(?P<address>(?:https?:)?//[^"'> ]+)"""
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The picture, beside the page that shows it."""
    files.append(File.generated(config, "how/way.svg", content=way.draw(ROOT)))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Every part that a page names, made; a name that no part has fails the build."""

    def make(found: re.Match[str]) -> str:
        if found["name"] not in PARTS:
            raise PluginError(f"{page.file.src_uri}: nothing is made under the name {found['name']!r}")
        return PARTS[found["name"]]()

    return _PART.sub(make, markdown)


def on_post_page(output: str, page: Page, **_: object) -> str:
    """The page in its language; one that a browser would fetch something for fails the build."""
    if fetched := _FETCHED.search(output):
        raise PluginError(f"{page.file.src_uri}: a browser would fetch {fetched['address']}")
    return output.replace('<html lang="en"', '<html lang="zh-Hans"', 1) if page.url.startswith("zh/") else output
