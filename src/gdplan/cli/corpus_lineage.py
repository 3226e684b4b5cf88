"""`gdplan corpus lineage`: the editions of a document that a corpus has, followed as by `gdplan lineage`."""

from typing import Annotated

import typer

from gdplan.cli.corpus_answers import say_unknown_names
from gdplan.cli.corpus_questions import Base, Issuer, Region, Timeout
from gdplan.cli.lineage import As, Explain, Reports, follow_editions
from gdplan.cli.options import InScript, OneFile, Script, with_options
from gdplan.cli.row_filters import given
from gdplan.errors import GdplanError
from gdplan.views.arrangement import Arrangement

Title = Annotated[
    str,
    typer.Argument(
        metavar="TITLE", help="A regular expression that is found in the title of each edition, in either script."
    ),
]
Files = Annotated[
    str,
    typer.Option(
        "--files", metavar="FOLDER", help="The folder that the corpus was built of, where its files are read again."
    ),
]


@with_options
def lineage(
    title: Title,
    corpus: Base,
    arranged: Arrangement,
    *,
    files: Files = ".",
    region: Region = None,
    issuer: Issuer = None,
    reports: Reports = None,
    explain: Explain = False,
    script: InScript = Script.source,
    timeout: Timeout = 60,
    wanted: As = None,
    output: OneFile = None,
) -> None:
    """Follow each task over the editions of a document: those whose titles match, in the order of their years."""
    from gdplan.corpus import open as open_corpus  # noqa: PLC0415, a command that is only listed needs none
    from gdplan.corpus.originals import find_originals  # noqa: PLC0415

    asked = given(region=region, issuer=issuer)
    with open_corpus(corpus, seconds=timeout) as opened:
        say_unknown_names(opened, asked)
        rows = list(opened.documents(match=title, **asked))
    if not rows:
        raise GdplanError(
            f"{corpus}: no document has {title!r} in its title; gdplan corpus sql 'FROM documents' tells the titles"
        )
    editions = find_originals(rows, files)
    follow_editions(list(editions), reports, (wanted, output), arranged, explain=explain, script=script, folder=files)
