"""Whether what an OFD page holds can be seen: painted, no watermark, not as pale as its ground."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable

from gdplan.sources.archive import local_name
from gdplan.sources.ofd_values import to_number, to_numbers

_FAINT = 128  # of 255; text as transparent as this is a watermark
_PALE = 200  # of 255, each of red, green and blue; watermarks are in such colours
_NO_INK = [0, 0, 0, 0]  # cyan, magenta, yellow, black
_HEX = re.compile(r"#[0-9a-fA-F]{1,2}$")


def is_painted(thing: ET.Element) -> bool:
    is_filled, is_outlined = thing.get("Fill") != "false", thing.get("Stroke") == "true"
    return (is_filled or is_outlined) and _alpha(thing) > 0


def is_seen(thing: ET.Element, grounds: Iterable[list[float]]) -> bool:
    """Whether what is painted is no watermark and not as pale as the paper."""
    if _alpha(thing) < _FAINT:
        return False
    inks = [("FillColor", thing.get("Fill") != "false"), ("StrokeColor", thing.get("Stroke") == "true")]
    if any(is_used and not _is_pale(_find_colour(thing, name)) for name, is_used in inks):
        return True
    return any(_is_on(to_numbers(thing.get("Boundary")), ground) for ground in grounds)


def _alpha(thing: ET.Element) -> float:
    """From 0 to 255."""
    colours = (found for name in ("FillColor", "StrokeColor") if (found := _find_colour(thing, name)) is not None)
    return min(to_number(found.get("Alpha"), 255) for found in (thing, *colours))


def _find_colour(thing: ET.Element, name: str) -> ET.Element | None:
    return next((child for child in thing if local_name(child.tag) == name), None)


def _is_pale(colour: ET.Element | None) -> bool:
    """Whether a colour is white or nearly so: 255 255 255, #E0 #E0 #E0; where nothing is said it is black."""
    words = (colour.get("Value") or "").split() if colour is not None else []
    values = [int(word[1:], 16) if _HEX.match(word) else to_number(word) for word in words]
    return values == _NO_INK or (len(values) in (1, 3) and min(values) >= _PALE)


def is_ground(path: ET.Element) -> bool:
    """Whether a path paints an area that white text can be read on."""
    return (
        path.get("Fill") == "true" and path.get("Visible") != "false" and not _is_pale(_find_colour(path, "FillColor"))
    )


def _is_on(boundary: list[float], ground: list[float]) -> bool:
    """Whether the beginning of a text stands on an area."""
    if min(len(boundary), len(ground)) < 4:
        return False
    x, y = boundary[0], boundary[1] + boundary[3] / 2
    return ground[0] - 1 <= x <= ground[0] + ground[2] and ground[1] <= y <= ground[1] + ground[3]
