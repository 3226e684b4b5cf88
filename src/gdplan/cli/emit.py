"""From the documents of a batch to what a command writes about them."""

import itertools
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gdplan.cli.files import is_folder, keep_inputs, name_files
from gdplan.cli.inputs import Batch
from gdplan.cli.output import STDOUT, TROUBLE, write
from gdplan.documents import Read, to_value
from gdplan.export import FORMATS, Data, format_of, get_writer
from gdplan.export.script import OutputScript
from gdplan.fields import DocumentFields

if TYPE_CHECKING:
    from gdplan.model import Document, Value

TABLE = "table"

View = Callable[[Read], Iterable[Data]]


def emit_documents(
    files: list[str],
    wanted: str | None = None,
    output: str | None = None,
    script: OutputScript = "source",
    *,
    with_source: bool = False,
) -> None:
    """Write the documents themselves; values are made of those alone that had to be checked."""
    _emit(Batch(files, script, with_source=with_source), lambda read: (read,), DocumentFields, wanted, output)


def emit(
    batch: Batch,
    view: "Callable[[Document], Iterable[Value]]",
    kind: "type[Value]",
    wanted: str | None,
    output: str | None,
) -> None:
    """Write what a view gives of every document that can be read; exit 2 where an input could not be."""
    _emit(batch, lambda read: view(to_value(read)), kind, wanted, output)


def _emit(batch: Batch, view: View, kind: type[Data], wanted: str | None, output: str | None) -> None:
    name = find_format(wanted, output, for_documents=kind is DocumentFields)
    batch.bar = output not in (None, STDOUT) or not (sys.stdout and sys.stdout.isatty())
    if is_folder(output):
        _write_folder(batch, view, kind, name, Path(output or ""))
    else:
        _write_one(batch, view, kind, name, output)
    if batch.failed:
        raise SystemExit(TROUBLE)


def find_format(wanted: str | None, output: str | None, *, for_documents: bool = False) -> str:
    """The format asked for by name or by the ending of the file, otherwise what people or programs read."""
    if not wanted and output and output != STDOUT and not is_folder(output):
        return format_of(output, for_documents=for_documents)
    return wanted or ("json" if for_documents else TABLE)


def _write_one(batch: Batch, view: View, kind: type[Data], name: str, output: str | None) -> None:
    keep_inputs(batch.paths, [output])
    documents: Iterator[Read] = itertools.chain.from_iterable(documents for _, documents in batch)
    first = tuple(itertools.islice(documents, 2))
    if batch.failed and not first:
        return
    many = kind is not DocumentFields or len(batch.paths) > 1 or len(first) != 1
    values = itertools.chain.from_iterable(view(document) for document in itertools.chain(first, documents))
    _write(values, kind, many, name, output)


def _write_folder(batch: Batch, view: View, kind: type[Data], name: str, folder: Path) -> None:
    suffix = ".txt" if name == TABLE else FORMATS[name].suffixes[0]
    batch.drop_repeats()
    outputs = {path: str(folder / name) for path, name in name_files(batch.paths, suffix).items()}
    keep_inputs(batch.paths, outputs.values())
    for path, documents in batch:
        values = itertools.chain.from_iterable(view(document) for document in documents)
        many = kind is not DocumentFields or len(documents) != 1
        _write(values, kind, many, name, outputs[path])


def _write(values: Iterable[Data], kind: type[Data], many: bool, name: str, output: str | None) -> None:  # noqa: FBT001
    if name == TABLE:
        from gdplan.cli.tables import to_table  # noqa: PLC0415, Rich loads only where there is something to show

        write(to_table(values, kind, colour=output in (None, STDOUT)), output, rendered=True)
    else:
        write(get_writer(name)(values, kind, many), output, byte_order_mark=FORMATS[name].byte_order_mark)
