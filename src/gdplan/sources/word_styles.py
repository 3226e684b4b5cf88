"""What the styles of a Word document say of paragraphs: their list, their outline level, whether they are hidden."""

import functools
import re
import xml.etree.ElementTree as ET
from typing import NamedTuple

from gdplan.sources.archive import Archive, local_name

_DEFAULT = re.compile(rb"""\bdefault=["'](?:1|true|on)""")
_PARAGRAPH = re.compile(rb"""\btype=["']paragraph""")
_MOST_ANCESTORS = 20
_OFF = ("0", "false", "off", "none")
_ROOT = re.compile(rb"<[\w:]*styles\b[^<>]*>")
_ID = re.compile(rb"""\bstyleId=["']([^"']*)""")


class ParagraphFormat(NamedTuple):
    """What paragraph properties (w:pPr) or a style state; None where they say nothing."""

    num_id: str | None = None
    num_level: int | None = None
    num_style: str | None = None  # the style that num_id comes from; its list says which level the style has
    outline: int | None = None  # from 1
    hidden: bool | None = None
    centred: bool | None = None

    def over(self, other: "ParagraphFormat") -> "ParagraphFormat":
        """Itself, completed by what it leaves open from one further away."""
        if self.num_id is None:
            num = other.num_id, other.num_level if self.num_level is None else self.num_level, other.num_style
        else:
            num = self.num_id, self.num_level, self.num_style
        outline = other.outline if self.outline is None else self.outline
        hidden = other.hidden if self.hidden is None else self.hidden
        return ParagraphFormat(*num, outline, hidden, other.centred if self.centred is None else self.centred)


class Styles:
    """The styles of a document; each is read when something has it.

    Word writes hundreds of kilobytes of table styles nobody uses: a style is cut out of the bytes before it is parsed.
    """

    def __init__(self, archive: Archive, name: str | None) -> None:
        """`name` is the part with the styles."""
        self._archive = archive
        self._name = name or ""
        self._data = archive.read(name) if name else b""
        root = _ROOT.search(self._data)
        self._open, self._prefix = (root[0], root[0][1:].partition(b"styles")[0]) if root else (b"", b"")
        self._formats: dict[str, ParagraphFormat] = {}

    def find(self, style: str | None) -> ParagraphFormat:
        """What a style and those it is based on say; without one, the default paragraph style."""
        style = style or ""
        if style not in self._formats:
            self._formats[style] = self._resolve(style)
        return self._formats[style]

    def _resolve(self, style: str) -> ParagraphFormat:
        resolved = ParagraphFormat()
        for _ in range(_MOST_ANCESTORS):
            element = self._cut(style)
            if element is None:
                break
            resolved = resolved.over(read_format(element, style))
            based_on = next((get(child, "val") for child in element if local_name(child.tag) == "basedOn"), "")
            if not based_on:
                break
            style = based_on
        return resolved

    def _cut(self, style: str) -> ET.Element | None:
        """The w:style with this id."""
        start = self._starts.get(style.encode())
        end = -1 if start is None else self._data.find(b"</" + self._prefix + b"style>", start)
        if end < 0:
            return None
        closing = b"</" + self._prefix + b"style></" + self._prefix + b"styles>"
        root = self._archive.parse_bytes(self._open + self._data[start:end] + closing, self._name)
        return root[0] if len(root) else None

    @functools.cached_property
    def _starts(self) -> dict[bytes, int]:
        """Where each style stands in the bytes, by its id; "" for the default paragraph style."""
        starts: dict[bytes, int] = {}
        for found in re.finditer(rb"<" + re.escape(self._prefix) + rb"style\s[^<>]*[^<>/]>", self._data):
            tag = found[0]
            if identity := _ID.search(tag):
                starts.setdefault(identity[1], found.start())
            if _DEFAULT.search(tag) and _PARAGRAPH.search(tag):
                starts.setdefault(b"", found.start())
        return starts


def read_format(parent: ET.Element, style: str | None = None) -> ParagraphFormat:
    """What the w:pPr and w:rPr of a paragraph or style say; `style` is the style's id."""
    num_id = num_level = outline = hidden = centred = None
    for properties in parent:
        if local_name(properties.tag) not in ("pPr", "rPr"):
            continue
        for element in properties:
            name = local_name(element.tag)
            if name == "numPr":
                values = {local_name(child.tag): get(child, "val") for child in element}
                num_id = values.get("numId")
                num_level = int(values["ilvl"]) if values.get("ilvl", "").isdecimal() else None
            elif name == "outlineLvl":
                value = get(element, "val")
                outline = int(value) + 1 if value.isdecimal() and int(value) < 9 else None  # 9 is body text
            elif name == "vanish":
                hidden = is_on(element)
            elif name == "jc":
                centred = get(element, "val") == "center"
    return ParagraphFormat(num_id, num_level, style if num_id is not None else None, outline, hidden, centred)


def is_on(element: ET.Element) -> bool:
    """Whether a switch such as w:vanish is on: it is, unless it says otherwise."""
    return get(element, "val") not in _OFF


def get(element: ET.Element, name: str) -> str:
    """An attribute by its local name; "" where there is none."""
    for key, value in element.items():
        if key.endswith(name) and local_name(key) == name:
            return value
    return ""
