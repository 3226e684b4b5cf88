"""From the documents of a batch to what a command writes about them."""

import functools
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from gdplan.cli.arranged import check_arranged, find_writer
from gdplan.cli.files import check_destination, is_folder, keep_inputs, name_files
from gdplan.cli.inputs import Batch, tell_path
from gdplan.cli.output import file_of, is_shown, write
from gdplan.documents import Read, to_value
from gdplan.errors import GdplanError
from gdplan.export import FORMATS, format_of, get_writer
from gdplan.export.script import OutputScript
from gdplan.export.writer import Data, Writer
from gdplan.fields import DocumentFields
from gdplan.normalize import convert

if TYPE_CHECKING:
    from gdplan.model import Document, Value
    from gdplan.views.arrangement import Arrangement

TABLE = "table"

Noted = dict[str, set[str]]


class Seen(NamedTuple):
    """What a command has to write about a document, and what it wants to know of all in the end."""

    rows: Iterable[Data]
    noted: Noted


class _Text(NamedTuple):
    """What is written about one input."""

    documents: tuple[Any, ...]  # the text of each; the rows, where an arrangement wants all of them
    many: bool  # whether it is written as one of several
    noted: Noted


class _Way(NamedTuple):
    """From documents to text."""

    see: Callable[[str | None, Read], Seen]  # of an input's path and one of its documents
    writer: Writer[Any]
    kind: type[Data]
    many: bool | None  # whether they are written as some of several; None: where the input holds several
    arranged: "Arrangement | None" = None
    script: OutputScript = "source"  # of a text that is made of the source text

    def write(self, rows: Iterable[Data], many: bool) -> str:  # noqa: FBT001
        """The text of rows, one by one or all that there are."""
        kind = self.kind
        if self.arranged and self.arranged.columns:
            kind, rows = self.arranged.kind(cast("Any", kind)), self.arranged.cut(cast("Any", rows), cast("Any", kind))
        text = self.writer.render(rows, kind, many)
        return text if self.script == "source" else convert(text, self.script)

    def join(self, made: Iterable[Any], many: bool) -> Iterator[Any]:  # noqa: FBT001
        """What is written of all that was made of the inputs."""
        arranged = self.arranged
        if arranged is None:
            return self.writer.join(made, self.kind, many)
        if arranged.is_of_all:
            made = (self.write(rows, many) for rows in (arranged.order(made),))
        return self.writer.join(made, arranged.kind(cast("type[Value]", self.kind)), many)


def emit_documents(batch: Batch, wanted: str | None = None, output: str | None = None) -> None:
    """Write the documents themselves; values are made of those alone that had to be checked."""
    script: OutputScript = "source"
    name = find_format(wanted, output, for_documents=True)
    if not FORMATS[name].takes_rows:
        script = batch.keep_source()
        if len(batch.paths) > 1 and not is_folder(output):
            raise GdplanError(f"{name} is one document a file; name a folder to write to (-o out/)")
    _emit(batch, _Way(_see_itself, get_writer(name), DocumentFields, None, script=script), name, output)


def emit(
    batch: Batch,
    see: "Callable[[str | None, Document], Seen]",
    kind: "type[Value]",
    wanted: str | None,
    output: str | None,
    arranged: "Arrangement | None" = None,
) -> Noted:
    """Write what is seen of every document that can be read, and give what was noted; exit 2 where one could not be."""
    name = find_format(wanted, output)
    if arranged:
        check_arranged(arranged, kind, name)
    writer = _find_writer(name, output, arranged)
    return _emit(batch, _Way(functools.partial(_see_value, see), writer, kind, True, arranged), name, output)


def _see_itself(_path: str | None, read: Read) -> Seen:
    return Seen((read,), {})


def _see_value(see: "Callable[[str | None, Document], Seen]", path: str | None, read: Read) -> Seen:
    return see(path, to_value(read))


def _emit(batch: Batch, way: _Way, name: str, output: str | None) -> Noted:
    batch.bar = not is_shown(output)
    noted: Noted = defaultdict(set)
    if is_folder(output):
        batch.drop_repeats()
        _write_folder(batch, way, name, Path(output or ""), noted)
    else:
        keep_inputs(batch.paths, [output])
        many = way.many or (True if len(batch.paths) > 1 else None)
        _write_one(batch, way._replace(many=many), name, output, noted)
    batch.exit_if_failed()
    return noted


def find_format(wanted: str | None, output: str | None, *, for_documents: bool = False) -> str:
    """The format asked for by name or by the ending of the file, otherwise what people or programs read."""
    file = file_of(output)
    if not wanted and file and not is_folder(file):
        return format_of(file, for_documents=for_documents)
    return wanted or ("json" if for_documents else TABLE)


def _find_writer(name: str, output: str | None, arranged: "Arrangement | None") -> Writer[Any]:
    if name != TABLE:
        check_destination(name, FORMATS[name].encoding, output)
        return find_writer(name, arranged)
    from gdplan.cli.console import find_look  # noqa: PLC0415, Rich loads only where there is something to show
    from gdplan.cli.tables import table_writer  # noqa: PLC0415

    return table_writer(find_look(output), in_one=bool(arranged and (arranged.sort or arranged.columns)))


def _write_one(batch: Batch, way: _Way, name: str, output: str | None, noted: Noted) -> None:
    texts = (text for _, text in batch.each_named(functools.partial(_render, way)))
    first = next(texts, None)
    if first is None:  # nothing can be read
        return
    pieces = _note(itertools.chain([first], texts), noted)
    _write(way.join(pieces, first.many), name, output)


def _write_folder(batch: Batch, way: _Way, name: str, folder: Path, noted: Noted) -> None:
    suffix = ".txt" if name == TABLE else FORMATS[name].suffixes[0]
    outputs = {path: str(folder / name) for path, name in _name_outputs(batch, suffix)}
    keep_inputs(batch.paths, outputs.values())
    for path, text in batch.each_named(functools.partial(_render, way)):
        _write(way.join(_note([text], noted), text.many), name, outputs[path])


def _name_outputs(batch: Batch, suffix: str) -> Iterator[tuple[str, Path]]:
    """A file for each input; those of folders stand as they do there."""
    folders: dict[Path, list[str]] = {}
    for path in batch.paths:
        folders.setdefault(Path(batch.below[path] or "").parent, []).append(path)
    for folder, paths in folders.items():
        yield from ((path, folder / name) for path, name in name_files(paths, suffix).items())


def _render(way: _Way, path: str, documents: tuple[Read, ...]) -> _Text:
    """What is written about the documents of one input; here or in a worker."""
    many = len(documents) != 1 if way.many is None else way.many
    seen = [way.see(tell_path(path), document) for document in documents]
    noted = _unite(one.noted for one in seen)
    if way.arranged and way.arranged.is_of_all:
        return _Text(tuple(row for one in seen for row in one.rows), many, noted)
    return _Text(tuple(way.write(one.rows, many) for one in seen), many, noted)


def _note(texts: Iterable[_Text], noted: Noted) -> Iterator[Any]:
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


def _write(pieces: Iterable[Any], name: str, output: str | None) -> None:
    if name == TABLE:
        write(pieces, output, rendered=True)
    else:
        write(pieces, output, encoding=FORMATS[name].encoding)
