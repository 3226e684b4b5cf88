"""What a corpus answers, written for people or for programs."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from gdplan.cli.files import is_folder
from gdplan.cli.output import file_of, harmless, is_shown, say, say_no_rows, write
from gdplan.errors import GdplanError
from gdplan.export import name_by_ending
from gdplan.language import phrase
from gdplan.language.codes import tell_code
from gdplan.views.filters import nearest_names

if TYPE_CHECKING:
    from gdplan.cli.tables import Column
    from gdplan.corpus import Corpus, Result
    from gdplan.corpus.result import Answer

F = TypeVar("F", bound=StrEnum)


class AnswerFormat(StrEnum):
    """How answers are written."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    xlsx = "xlsx"
    parquet = "parquet"


_MOST_SHOWN = 100  # rows of a table on a terminal
_NO_TEXT = ("xlsx", "parquet", "png")
_NAMED = {"agency": "agency", "lead": "agency", "region": "region", "issuer": "issuer"}  # by option, whose names
_OF_SENTENCES = ("path", "section", "task", "text", "page")


class AnswerTo(NamedTuple):
    """How and where an answer is written, and how long it may take."""

    wanted: AnswerFormat | None
    output: str | None
    seconds: float


def answer(
    corpus: str,
    ask: "Callable[[Corpus], Result]",
    to: AnswerTo,
    *,
    asked: Mapping[str, Any] | None = None,
    view: str = "",
) -> None:
    """Write what a corpus answers; `asked` are the filters, whose names that nothing has are told; `view` the rows."""
    from gdplan.corpus import open as open_corpus  # noqa: PLC0415, a command that is only listed needs none

    form = find_answer_format(AnswerFormat, to.wanted, to.output)
    with open_corpus(corpus, seconds=to.seconds) as opened:
        say_unknown_names(opened, asked or {})
        write_answer(ask(opened), form, to.output, view)


def find_answer_format(forms: type[F], wanted: F | None, output: str | None) -> F:
    """The format that is wanted, or that the ending of the file names; a table where neither tells."""
    file = file_of(output)
    if is_folder(file):
        raise GdplanError(f"{output}: this is a folder; an answer is one file, name it")
    endings = {form.value: (f".{form}",) for form in forms if form != "table"}
    form = wanted or forms(name_by_ending(file, endings) if file else "table")
    if form in _NO_TEXT and not file:
        raise GdplanError(f"{form.value} is no text; name a file with -o")
    return form


def say_unknown_names(opened: "Corpus", asked: Mapping[str, Any]) -> None:
    """Tell of each filter whose name nothing in the corpus has, and the nearest names."""
    for option, kind in _NAMED.items():
        given = asked.get(option, ())
        for name in [given] if isinstance(given, str) else given:
            if not opened.names.like(kind, name):
                say_no_rows(f"--{option} {name}", nearest_names(name, opened.names.all(kind)))


def write_answer(result: "Answer", form: AnswerFormat, output: str | None, view: str) -> None:
    """Write rows; `view` says which."""
    from gdplan.corpus import saving  # noqa: PLC0415
    from gdplan.export.files import WITH_MARK, write_by  # noqa: PLC0415

    if form is AnswerFormat.csv:
        write(saving.to_csv(result), output, encoding=WITH_MARK)
    elif form is AnswerFormat.jsonl:
        write(saving.to_jsonl(result), output)
    elif form is AnswerFormat.xlsx:
        write(saving.to_xlsx(result, _find_heads(view)), output, encoding=None)
    elif form is AnswerFormat.table:
        write(_to_table(result, output, view), output, rendered=True)
    else:
        write_by(lambda path: saving.write_parquet(result, path), output or "")


def _find_heads(view: str) -> Callable[[str], str]:
    """What the columns of a workbook are called: in the language spoken, but as they were asked for in SQL."""
    from gdplan.language.headers import name_column  # noqa: PLC0415

    if not view:
        return str
    return phrase if view == "stats" else name_column


def _to_table(result: "Answer", output: str | None, view: str) -> Iterator[str]:
    """The rows as one table; on a terminal the first of them."""
    from gdplan.cli.console import find_look  # noqa: PLC0415, Rich loads only where there is something to show
    from gdplan.cli.tables import draw  # noqa: PLC0415
    from gdplan.corpus.result import rows_of  # noqa: PLC0415
    from gdplan.corpus.saving import plain  # noqa: PLC0415

    schema, batches = result.batches()
    rows = (_Cells(schema.names, plain(row)) for batch in batches for row in rows_of(batch))
    on_terminal = is_shown(output)
    shown = list(itertools.islice(rows, _MOST_SHOWN + 1 if on_terminal else None))
    if on_terminal and len(shown) > _MOST_SHOWN:
        shown = shown[:_MOST_SHOWN]
        say(f"the first {_MOST_SHOWN} rows; -o answer.csv has all of them")
    yield draw(_find_columns(view, schema.names), shown, "", find_look(output))


class _Cells(SimpleNamespace):
    """A row as the tables for people take it: by names of columns, where figures are text, or by their places."""

    def __init__(self, names: list[str], row: tuple[Any, ...]) -> None:
        told = dict(zip(names, row, strict=True))
        told |= {name: str(told[name]) for name in ("value", "low", "high") if told.get(name) is not None}
        super().__init__(**told)
        self._row = row

    def __getitem__(self, at: int) -> Any:
        return self._row[at]


def _find_columns(view: str, names: list[str]) -> "tuple[Column, ...]":
    from gdplan.cli.tables import COLUMNS  # noqa: PLC0415
    from gdplan.corpus.questions import VIEWS  # noqa: PLC0415
    from gdplan.language.headers import name_column  # noqa: PLC0415

    if view in VIEWS:
        first = ("path", "agency") if view == "agencies" else ("path",)
        return (*(_column(name_column(name), names.index(name)) for name in first), *COLUMNS[VIEWS[view]])
    if view == "find":
        return tuple(_column(name_column(name), names.index(name)) for name in _OF_SENTENCES)
    tell = {"by": lambda row: tell_code("by", row.by)} if view == "stats" else {}
    return tuple(_column(name, at, tell.get(name)) for at, name in enumerate(names))


def _column(title: str, at: int, tell: "Callable[[Any], str] | None" = None) -> "Column":
    from gdplan.cli.tables import Column  # noqa: PLC0415
    from gdplan.corpus.saving import to_text  # noqa: PLC0415

    return Column(harmless(title), tell or (lambda row: to_text(row[at])))
