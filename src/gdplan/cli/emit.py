"""From the documents of a batch to what a command writes about them."""

import functools
import itertools
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from gdplan.cli.files import is_folder, keep_inputs, name_files
from gdplan.cli.inputs import Batch
from gdplan.cli.output import STDOUT, TROUBLE, write
from gdplan.documents import Read, to_value
from gdplan.export import FORMATS, format_of, get_writer
from gdplan.export.writer import Data, Writer
from gdplan.fields import DocumentFields

if TYPE_CHECKING:
    from gdplan.model import Document, Value

TABLE = "table"

FOUND = "found"

Noted = dict[str, set[str]]


class Seen(NamedTuple):
    """What a command has to write about a document, and what it wants to know of all in the end."""

    rows: Iterable[Data]
    noted: Noted


class _Text(NamedTuple):
    """What is written about one input."""

    documents: tuple[str, ...]  # the text of each
    many: bool  # whether it is written as one of several
    noted: Noted


class _Way(NamedTuple):
    """From documents to text."""

    see: Callable[[Read], Seen]
    writer: Writer
    kind: type[Data]
    many: bool | None  # whether they are written as some of several; None: where the input holds several


def emit_documents(batch: Batch, wanted: str | None = None, output: str | None = None) -> None:
    """Write the documents themselves; values are made of those alone that had to be checked."""
    _emit(batch, _see_itself, DocumentFields, wanted, output)


def emit(
    batch: Batch, see: "Callable[[Document], Seen]", kind: "type[Value]", wanted: str | None, output: str | None
) -> Noted:
    """Write what is seen of every document that can be read, and give what was noted; exit 2 where one could not be."""
    return _emit(batch, functools.partial(_see_value, see), kind, wanted, output)


def see_rows(
    view: "Callable[[Document], tuple[Any, ...]]",
    keep: Callable[[Iterable[Any]], tuple[Any, ...]],
    named: dict[str, Callable[[Any], tuple[str, ...]]],
    document: "Document",
) -> Seen:
    """The rows that pass; noted are whether any does, and the bodies that any row names."""
    rows = view(document)
    noted = {option: {name for row in rows for name in names_of(row)} for option, names_of in named.items()}
    kept = keep(rows)
    return Seen(kept, noted | {FOUND: {"rows"} if kept else set()})


def _see_itself(read: Read) -> Seen:
    return Seen((read,), {})


def _see_value(see: "Callable[[Document], Seen]", read: Read) -> Seen:
    return see(to_value(read))


def _emit(batch: Batch, see: Callable[[Read], Seen], kind: type[Data], wanted: str | None, output: str | None) -> Noted:
    whole = kind is DocumentFields
    name = find_format(wanted, output, for_documents=whole)
    batch.bar = output not in (None, STDOUT) or not (sys.stdout and sys.stdout.isatty())
    writer = _find_writer(name, output)
    noted: Noted = defaultdict(set)
    if is_folder(output):
        batch.drop_repeats()
        _write_folder(batch, _Way(see, writer, kind, None if whole else True), name, Path(output or ""), noted)
    else:
        keep_inputs(batch.paths, [output])
        many = None if whole and len(batch.paths) == 1 else True
        _write_one(batch, _Way(see, writer, kind, many), name, output, noted)
    if batch.failed:
        raise SystemExit(TROUBLE)
    return noted


def find_format(wanted: str | None, output: str | None, *, for_documents: bool = False) -> str:
    """The format asked for by name or by the ending of the file, otherwise what people or programs read."""
    if not wanted and output and output != STDOUT and not is_folder(output):
        return format_of(output, for_documents=for_documents)
    return wanted or ("json" if for_documents else TABLE)


def _find_writer(name: str, output: str | None) -> Writer:
    if name != TABLE:
        return get_writer(name)
    from gdplan.cli.console import find_look  # noqa: PLC0415, Rich loads only where there is something to show
    from gdplan.cli.tables import table_writer  # noqa: PLC0415

    return table_writer(find_look(colour=output in (None, STDOUT)))


def _write_one(batch: Batch, way: _Way, name: str, output: str | None, noted: Noted) -> None:
    texts = (text for _, text in batch.each(functools.partial(_render, way)))
    first = next(texts, None)
    if first is None:  # nothing can be read
        return
    pieces = _note(itertools.chain([first], texts), noted)
    _write(way.writer.join(pieces, way.kind, first.many), name, output)


def _write_folder(batch: Batch, way: _Way, name: str, folder: Path, noted: Noted) -> None:
    suffix = ".txt" if name == TABLE else FORMATS[name].suffixes[0]
    outputs = {path: str(folder / name) for path, name in _name_outputs(batch, suffix)}
    keep_inputs(batch.paths, outputs.values())
    for path, text in batch.each(functools.partial(_render, way)):
        _write(way.writer.join(_note([text], noted), way.kind, text.many), name, outputs[path])


def _name_outputs(batch: Batch, suffix: str) -> Iterator[tuple[str, Path]]:
    """A file for each input; those of folders stand as they do there."""
    folders: dict[Path, list[str]] = {}
    for path in batch.paths:
        folders.setdefault(Path(batch.below[path] or "").parent, []).append(path)
    for folder, paths in folders.items():
        yield from ((path, folder / name) for path, name in name_files(paths, suffix).items())


def _render(way: _Way, documents: tuple[Read, ...]) -> _Text:
    """What is written about the documents of one input; here or in a worker."""
    many = len(documents) != 1 if way.many is None else way.many
    seen = [way.see(document) for document in documents]
    texts = tuple(way.writer.render(one.rows, way.kind, many) for one in seen)
    return _Text(texts, many, _unite(one.noted for one in seen))


def _note(texts: Iterable[_Text], noted: Noted) -> Iterator[str]:
    for text in texts:
        for what, words in text.noted.items():
            noted[what] |= words
        yield from text.documents


def _unite(notes: Iterable[Noted]) -> Noted:
    united: Noted = {}
    for noted in notes:
        for what, words in noted.items():
            united[what] = united.get(what, set()) | words
    return united


def _write(pieces: Iterable[str], name: str, output: str | None) -> None:
    if name == TABLE:
        write(pieces, output, rendered=True)
    else:
        write(pieces, output, byte_order_mark=FORMATS[name].byte_order_mark)
