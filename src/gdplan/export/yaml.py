"""YAML that any reader of YAML 1.1 or 1.2 gives back as the same strings, numbers and nulls as the JSON."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import yaml

from gdplan.controls import STEERING
from gdplan.export.writer import Writer
from gdplan.fields import DocumentFields

if TYPE_CHECKING:
    from gdplan.export.writer import Data

# Like those of json.py, and what some reader of YAML takes for something else than a string.
_STEERING = re.compile(f"[{STEERING}\ufeff]")
_AMBIGUOUS = re.compile(r"[-+.\d_:,/eEoOxX]*|(?i:y|n|yes|no|on|off|true|false|null|none|nan|inf|=|<<|~)")


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Quotes every string that is not plainly one; no anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _represent_text(dumper: Any, text: str) -> Any:
    quoted = _STEERING.search(text) or _AMBIGUOUS.fullmatch(text)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if quoted else None)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_multi_representer(dict, _Dumper.represent_dict)  # fields are a mapping, too


def _render(values: "Iterable[Data]", kind: "type[Data]", many: bool) -> str:  # noqa: ARG001, FBT001
    """One mapping, or members of a sequence of them. Lists of plain values, such as spans, stand on one line."""
    return "".join(_dump(value, many) for value in values)


def _join(texts: Iterable[str], kind: "type[Data]", many: bool) -> Iterator[str]:  # noqa: ARG001, FBT001
    empty = True
    for text in texts:
        yield text
        empty = empty and not text
    if many and empty:
        yield "[]\n"


YAML = Writer(_render, _join)


def _dump(value: "Data", many: bool) -> str:  # noqa: FBT001
    data = value if isinstance(value, DocumentFields) else value.model_dump(mode="json")
    text = yaml.dump(
        [data] if many else data,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=2**31 - 1,
    )
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
