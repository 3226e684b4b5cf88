"""What the commands read: documents, one input after another; an input that cannot be read costs no other."""

import contextlib
import functools
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from gdplan.cli.files import find_distinct, keep_inputs
from gdplan.cli.folders import Choice, Found, expand, tell_empty, tell_left_out
from gdplan.cli.output import STDIN, STDOUT, TROUBLE, harmless, say
from gdplan.documents import Read, read_documents, to_value
from gdplan.errors import CannotReadError, GdplanError
from gdplan.export.files import write_file
from gdplan.export.script import OutputScript, in_script
from gdplan.fields import DocumentFields
from gdplan.language import Language, speak, spoken, tell
from gdplan.sources.read import read_bytes

if TYPE_CHECKING:
    from gdplan.model import Document

Made = TypeVar("Made")

_WITHOUT_SOURCE = "gdplan's own data without the source text; give the document itself"
_SECONDS = 600  # of a document, where several are read at once: what takes longer is no document of an office
_MEMORY = 8 << 30  # bytes, likewise
_AHEAD = 16  # inputs for each job: a long document is waited for, and meanwhile as many others are read
_PATIENCE = 1.0  # seconds of work before a progress bar appears
_OURS = ("/dev/", "/proc/")  # what these stand for may be open in this process alone


class Input(NamedTuple):
    """An input, and how to read it."""

    path: str
    name: str | None  # what to call its document, where that is not the name of the file
    script: OutputScript
    with_source: bool
    language: Language
    is_folder: bool  # that was looked through, and holds nothing
    called: str  # its path as rows tell it: below the folder that was named, or as given
    data: bytes | GdplanError | None = None  # what came of it, where only this process could read it


class Answer(NamedTuple, Generic[Made]):
    """What has come of an input."""

    said: tuple[str, ...]  # words for the user
    made: tuple[Made, ...] = ()  # one, or none where it cannot be read


def tell_path(path: str) -> str | None:
    """The path of an input as its rows tell it; standard input has none."""
    return None if path == STDIN else path


class Batch:
    """Inputs, read one after another or several at once; those that cannot be read are reported, `failed` is then true.

    A folder stands for the documents in it that `choice` takes, save those in the folder that is written to (`output`);
    without a choice only files are inputs.
    `jobs` is how many are read at once, each in a process of its own. `failures` is a file to list in what failed.
    """

    def __init__(
        self,
        paths: list[str],
        script: OutputScript = "source",
        *,
        with_source: bool = False,
        jobs: int = 1,
        choice: Choice | None = None,
        output: str | None = None,
        failures: str | None = None,
    ) -> None:
        if paths.count(STDIN) > 1:
            raise GdplanError("standard input can be read once only; name - once")
        self.left_out: list[str] = []
        inputs = (
            [Found(path) for path in paths] if choice is None else expand(paths, choice, output, left_out=self.left_out)
        )
        self.paths = [path for path, _ in inputs]
        self.empty = {path for path in self.paths if choice is not None and os.path.isdir(path)}  # noqa: PTH112
        self.below: dict[str, str | None] = dict(inputs)  # of each, its path below the folder that was named
        keep_inputs(self.paths, [STDOUT] if failures is None else [STDOUT, failures])
        self.script = script
        self.with_source = with_source
        self.jobs = jobs
        self.failures = failures
        self.failed = False
        self.bar = False  # whether a progress bar would disturb no data

    def each(self, make: Callable[[tuple[Read, ...]], Made]) -> Iterator[tuple[str, Made]]:
        """Give (input, what is made of its documents), in the order of the inputs; of folders, tell how many.

        With several jobs `make` runs in the workers: it and what it gives can be pickled.
        """
        return self.each_named(functools.partial(_make_unnamed, make))

    def each_named(self, make: Callable[[str, tuple[Read, ...]], Made]) -> Iterator[tuple[str, Made]]:
        """The same, where `make` wants the path of the input, too: below the folder that was named, or as given."""
        names = _find_names(self.paths)
        given = (self.script, self.with_source, spoken())
        inputs = [
            Input(path, names.get(path), *given, path in self.empty, self.below.get(path) or path)
            for path in self.paths
        ]
        watched = self.bar and len(self.paths) > 1 and sys.stderr is not None and sys.stderr.isatty()
        lost: list[str] = []
        with contextlib.closing(_ask(make, inputs, self.jobs)) as answers:
            for path, answer in zip(_with_bar(self.paths) if watched else self.paths, answers, strict=True):
                said, made = _settle(answer)
                for words in said:
                    say(f"{path or repr(path)}: {tell(words)}")
                if not made:
                    lost.append(path)
                    self.failed = True
                yield from ((path, one) for one in made)
        self._tell(lost)

    def each_document(self) -> "Iterator[tuple[str, Document]]":
        """Give (input, its document); raises GdplanError for an input that holds several or none."""
        for path, documents in self.each(tuple):
            if len(documents) != 1:
                raise GdplanError(f"{path}: {len(documents)} documents where one is wanted")
            yield path, to_value(documents[0])

    def exit_if_failed(self) -> None:
        """End the command where an input could not be read."""
        if self.failed:
            raise SystemExit(TROUBLE)

    def keep_source(self) -> OutputScript:
        """Read documents with their source text, as printed; gives the script that is asked for, of what is written."""
        script, self.script, self.with_source = self.script, "source", True
        return script

    def drop_repeats(self) -> None:
        """Keep each input once: for a file that is written for each of them."""
        self.paths = find_distinct(self.paths)

    def _tell(self, lost: list[str]) -> None:
        """How many inputs were done, and which were not."""
        if self.failures is not None:
            write_file([f"{path}\n" for path in lost], self.failures, "utf-8")
        if self.failures is not None or any(self.below.values()):
            say(f"{len(self.paths) - len(lost)} done, {len(lost)} failed")
        if self.left_out:
            say(tell_left_out(self.left_out))


def _make_unnamed(make: Callable[[tuple[Read, ...]], Made], _path: str, documents: tuple[Read, ...]) -> Made:
    return make(documents)


def _ask(
    make: Callable[[str, tuple[Read, ...]], Made], inputs: list[Input], jobs: int
) -> Generator[Callable[[], Answer[Made]], None, None]:
    """For each input, in order, what gives the answer, here or from a worker."""
    if jobs == 1 or len(inputs) == 1:
        yield from (functools.partial(read, make, one) for one in inputs)
        return
    from gdplan.workers import Limits, run_each  # noqa: PLC0415, where there are some

    limits = Limits(_SECONDS, _MEMORY, "give it by itself, without --jobs")
    work = functools.partial(read, make)
    yield from run_each(work, map(_read_here, inputs), min(jobs, len(inputs)), limits, ahead=_AHEAD)


def _settle(answer: Callable[[], Answer[Made]]) -> Answer[Made]:
    try:
        return answer()
    except GdplanError as error:  # of the worker itself
        return Answer((str(error),))


def _read_here(given: Input) -> Input:
    """The same, with its data where a worker could not read it: standard input, pipes, what the shell has opened."""
    if os.path.isfile(given.path) and not given.path.startswith(_OURS):  # noqa: PTH113, any name has an answer
        return given
    try:
        return given._replace(data=read_bytes(given.path))
    except GdplanError as error:
        return given._replace(data=error)


def read(make: Callable[[str, tuple[Read, ...]], Made], given: Input) -> Answer[Made]:
    """What is made of the documents in an input, and what is to be said about it."""
    speak(given.language)
    try:
        if isinstance(given.data, GdplanError):
            raise given.data
        if given.is_folder:
            raise CannotReadError(tell_empty(given.path))
        documents = read_documents(given.path, with_source=given.with_source, name=given.name, data=given.data)
        made = make(given.called, tuple(in_script(document, given.script) for document in documents))
    except GdplanError as error:
        return Answer((str(error),))
    except MemoryError:
        return Answer(("not enough memory to read it; split it",))
    return Answer(tuple(_find_missing(documents, with_source=given.with_source)), (made,))


def _find_missing(documents: tuple[Read, ...], *, with_source: bool) -> Iterator[str]:
    """What to say of documents that can be read."""
    if any(map(_is_empty, documents)):
        yield "no text in it; the result is empty"
    if with_source and not all(map(_has_source, documents)):
        yield _WITHOUT_SOURCE


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
