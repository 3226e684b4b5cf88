"""The text of a document in another script, at the very end of the way: spans stay those of the source."""

from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from gdplan.documents import Read
from gdplan.fields import DocumentFields
from gdplan.normalize import convert

if TYPE_CHECKING:
    from gdplan.model import Value

AnyValue = TypeVar("AnyValue", bound="Value")
OutputScript = Literal["source", "hans", "hant", "hk", "tw"]
AnyRead = TypeVar("AnyRead", bound=Read)


def in_script(document: AnyRead, script: OutputScript) -> AnyRead:
    """The same document with all its text converted, except what `source` says of the input.

    >>> from gdplan.model import Document, Metadata, Source
    >>> source = Source(name="计划.txt", media_type="text/plain", encoding=None, script="hans", sha256="", length=0)
    >>> document = Document(source=source, metadata=Metadata(title="数字广东建设"))
    >>> in_script(document, "hk").metadata.title, in_script(document, "hk").source.name
    ('數字廣東建設', '计划.txt')
    """
    if script == "source":
        return document
    if isinstance(document, DocumentFields):
        source = document.source
        converted = DocumentFields(**{**_convert_all(document, script), "source": source})
        return cast("AnyRead", converted)
    fields = document.model_dump(mode="json", exclude={"source"})
    return type(document).model_validate({**_convert_all(fields, script), "source": document.source})


def value_in_script(value: AnyValue, script: OutputScript) -> AnyValue:
    """The same for any value, with all its text."""
    return type(value).model_validate(_convert_all(value.model_dump(mode="json"), script))


def _convert_all(value: Any, script: str) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else convert(value, script)
    if isinstance(value, dict):
        return type(value)({key: _convert_all(child, script) for key, child in value.items()})
    if isinstance(value, list | tuple):
        return [_convert_all(child, script) for child in value]
    return value
