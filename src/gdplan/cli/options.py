"""The options that several commands share."""

from enum import StrEnum
from typing import Annotated

import typer

from gdplan.export import FORMATS

_FOR_ALL = [name for name, form in FORMATS.items() if form.takes_documents]
_FOR_ROWS = [name for name in FORMATS if name not in _FOR_ALL]
DocumentFormat = StrEnum("DocumentFormat", {name: name for name in _FOR_ALL})  # type: ignore[misc]  # the table is the source
RowFormat = StrEnum("RowFormat", {name: name for name in ("table", *_FOR_ROWS, *_FOR_ALL)})  # type: ignore[misc]


class Script(StrEnum):
    """The script of the output."""

    source = "source"
    hans = "hans"
    hant = "hant"
    hk = "hk"
    tw = "tw"


def check_output(output: str | None) -> str | None:
    """The same; raises BadParameter for an empty name, such as an unset variable of the shell gives."""
    if output == "":
        raise typer.BadParameter("the name is empty; leave -o out for standard output")
    return output


Inputs = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help="Documents, or gdplan's own JSON; - is standard input.", show_default=False),
]
AsDocuments = Annotated[
    DocumentFormat | None,
    typer.Option("--format", "-f", help="Without it, by the ending of -o, otherwise json."),
]
AsRows = Annotated[
    RowFormat | None,
    typer.Option("--format", "-f", help="Without it, by the ending of -o, otherwise table."),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        callback=check_output,
        help="File to write. A folder, out/, gets a file for each input: plan.json; of inputs with one stem "
        "plan.txt.json and plan.md.json; of inputs with one name plan.txt.json, plan.txt-2.json and so on, as given.",
    ),
]
InScript = Annotated[Script, typer.Option("--script", help="Script of the output; spans stay those of the source.")]
