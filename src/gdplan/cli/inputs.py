"""What the commands read: documents, one input after another; an input that cannot be read costs no other."""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gdplan.cli.files import find_distinct, keep_inputs
from gdplan.cli.output import STDIN, STDOUT, harmless, say
from gdplan.documents import Read, read_documents
from gdplan.errors import GdplanError
from gdplan.export.script import OutputScript, in_script
from gdplan.fields import DocumentFields
from gdplan.language import tell

_WITHOUT_SOURCE = "gdplan's own data without the source text; give the document itself"
_PATIENCE = 1.0  # seconds of work before a progress bar appears


class Batch:
    """Iterating gives (input, its documents); inputs that cannot be read are reported, and `failed` is then true."""

    def __init__(self, paths: list[str], script: OutputScript = "source", *, with_source: bool = False) -> None:
        if paths.count(STDIN) > 1:
            raise GdplanError("standard input can be read once only; name - once")
        keep_inputs(paths, [STDOUT])
        self.paths = paths
        self.names = _find_names(paths)
        self.script = script
        self.with_source = with_source
        self.failed = False
        self.bar = False  # whether a progress bar would disturb no data

    def __iter__(self) -> Iterator[tuple[str, tuple[Read, ...]]]:
        watched = self.bar and len(self.paths) > 1 and sys.stderr is not None and sys.stderr.isatty()
        for path in _with_bar(self.paths) if watched else self.paths:
            try:
                documents = read_documents(path, with_source=self.with_source, name=self.names.get(path))
            except (GdplanError, MemoryError) as error:
                self.failed = True
                words = str(error) if isinstance(error, GdplanError) else "not enough memory to read it; split it"
                say(f"{path or repr(path)}: {tell(words)}")
            else:
                self._warn(path, documents)
                yield path, tuple(in_script(document, self.script) for document in documents)

    def drop_repeats(self) -> None:
        """Keep each input once: for a file that is written for each of them."""
        self.paths = find_distinct(self.paths)
        self.names = _find_names(self.paths)

    def _warn(self, path: str, documents: tuple[Read, ...]) -> None:
        """Say what is missing in documents that can be read."""
        if any(map(_is_empty, documents)):
            say(f"{path}: {tell('no text in it; the result is empty')}")
        if self.with_source and not all(map(_has_source, documents)):
            say(f"{path}: {tell(_WITHOUT_SOURCE)}")


def _is_empty(read: Read) -> bool:
    if isinstance(read, DocumentFields):
        return any(diagnostic["code"] == "empty-document" for diagnostic in read.diagnostics)
    return any(diagnostic.code == "empty-document" for diagnostic in read.diagnostics)


def _has_source(read: Read) -> bool:
    return (read.source["text"] if isinstance(read, DocumentFields) else read.source.text) is not None


def _find_names(paths: list[str]) -> dict[str, str]:
    """What tells inputs apart that are files of one name: the paths as given."""
    given = Counter(Path(path).name for path in set(paths))
    return {path: path for path in paths if given[Path(path).name] > 1}


def _with_bar(paths: list[str]) -> Iterator[str]:
    """The same paths; once it takes long, a bar on standard error shows how many are done."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    start = time.monotonic()
    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=len(paths))
    try:
        for done, path in enumerate(paths):
            if time.monotonic() - start > _PATIENCE:
                bar.start()
                bar.update(task, completed=done, description=harmless(path).replace("[", r"\["))
            yield path
    finally:
        bar.stop()
