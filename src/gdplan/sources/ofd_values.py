"""Elements of an OFD file and the numbers in their attributes."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from gdplan.sources.archive import local_name


def find_elements(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """All elements of a name below, in the order of the document."""
    return (found for found in element.iter() if local_name(found.tag) == name)


_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?")


def to_numbers(text: str | None) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text or "")]


def to_number(text: str | None, default: float = 0.0) -> float:
    return next(iter(to_numbers(text)), default)
