"""`gdplan corpus trend`: one measure over the years."""

from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from gdplan.cli.corpus_answers import AnswerFormat, find_answer_format, say_unknown_names, write_answer
from gdplan.cli.corpus_questions import Base, Output, Timeout, pick_papers
from gdplan.cli.options import with_options
from gdplan.cli.output import say, say_no_rows, write
from gdplan.errors import GdplanError
from gdplan.language import phrase

if TYPE_CHECKING:
    from gdplan.cli.tables import Column
    from gdplan.corpus import Corpus, Trend


class TrendFormat(StrEnum):
    """How a trend is written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"
    html = "html"
    svg = "svg"
    png = "png"


class TellApart(StrEnum):
    """What series are told apart by."""

    region = "region"
    issuer = "issuer"
    title = "title"  # type: ignore[assignment]  # a method of str, too


_CHARTS = (TrendFormat.html, TrendFormat.svg, TrendFormat.png)

Measure = Annotated[
    str, typer.Argument(metavar="MEASURE", help="Its name, in either script: 城镇新增就业, GDP.", show_default=False)
]
By = Annotated[
    TellApart,
    typer.Option(help="What series are told apart by: region (without one, the issuer), issuer, or title and no year."),
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Tell which printed names were joined, and which came near and were left out.")
]
Wanted = Annotated[
    TrendFormat | None, typer.Option("--format", "-f", help="Without it, by the ending of -o, otherwise table.")
]


@partial(with_options, papers=pick_papers)
def trend(
    papers: dict[str, Any],
    *,
    measure: Measure,
    corpus: Base,
    by: By = TellApart.region,
    explain: Explain = False,
    timeout: Timeout = 60,
    wanted: Wanted = None,
    output: Output = None,
) -> None:
    """Show one measure over the years, under all its names: promised and achieved, levels and changes apart."""
    from gdplan.corpus import open as open_corpus  # noqa: PLC0415, a command that is only listed needs none

    form = find_answer_format(TrendFormat, wanted, output)
    if form in _CHARTS and explain:
        raise GdplanError("--explain is a table; leave it out, or use table, json, jsonl, csv, xlsx or parquet")
    with open_corpus(corpus, seconds=timeout) as opened:
        say_unknown_names(opened, papers)
        found = opened.trend(measure, by=cast("Any", by.value), **papers)
        if not found.points:
            _say_nothing(opened, found)
    _write(found, form, output, explain=explain)


def _say_nothing(opened: "Corpus", found: "Trend") -> None:
    from gdplan.views.filters import nearest_names  # noqa: PLC0415

    indicators = (
        row["indicator"] for row in opened.sql("SELECT DISTINCT indicator FROM targets WHERE indicator <> ''")
    )
    near = [name.indicator for name in found.names[:3]] or nearest_names(found.measure, indicators)
    say_no_rows(found.measure, near)


def _write(found: "Trend", form: TrendFormat, output: str | None, *, explain: bool) -> None:
    if form in _CHARTS:
        _write_chart(found, form, output)
    elif form == TrendFormat.json:
        write(_to_json(found), output)
    elif form == TrendFormat.table:
        write(_to_tables(found, output, explain=explain), output, rendered=True)
    else:
        write_answer(found.explain() if explain else found, AnswerFormat(form.value), output, "trend")


def _write_chart(found: "Trend", form: TrendFormat, output: str | None) -> None:
    from gdplan.corpus import charts  # noqa: PLC0415, Altair loads only where there is a chart to draw

    if not any(point.year is not None for point in found.points):
        raise GdplanError("no number has a year, so there is no chart; -f table shows what was found")
    if form == TrendFormat.png:
        data = charts.to_png(found)
        if not charts.has_chinese_font():
            say("no font here has Chinese, which the picture shows as boxes; install one (fonts-noto-cjk), or use svg")
        write([data], output, encoding=None)
    else:
        write([charts.to_html(found) if form == TrendFormat.html else charts.to_svg(found)], output)


def _to_json(found: "Trend") -> Iterator[str]:
    import json  # noqa: PLC0415

    from gdplan.export.json import escape  # noqa: PLC0415

    told = {
        "measure": found.measure,
        "points": [point.model_dump() for point in found.points],
        "names": [name.model_dump() for name in found.names],
    }
    yield escape(json.dumps(told, ensure_ascii=False, indent=2)) + "\n"


def _to_tables(found: "Trend", output: str | None, *, explain: bool) -> Iterator[str]:
    """A row for each series with a column for each year; then, if asked for, the names."""
    from gdplan.cli.console import find_look  # noqa: PLC0415, Rich loads only where there is something to show
    from gdplan.cli.tables import Column, draw  # noqa: PLC0415

    look = find_look(output)
    series = [list(points) for _, points in groupby(found.points, key=lambda point: point.series)]
    years = sorted({point.year for point in found.points}, key=lambda year: (year is None, year))
    columns = (*_of_series(), *(_of_year(year) for year in years))
    yield draw(columns, series, found.measure, look)
    if explain:
        names = (
            Column("indicator", lambda name: name.indicator),
            Column("joined", lambda name: "✓" if name.joined else "", "green"),
            Column("compared as", lambda name: name.name),
            Column("alike", lambda name: f"{name.score:.2f}"),
            Column("differs in", lambda name: phrase(name.reason), "yellow"),
            Column("numbers", lambda name: str(name.points)),
            Column("where", lambda name: f"{name.path}:{name.line}", "dim"),
        )
        yield draw(names, list(found.names), "", look)


def _of_series() -> "tuple[Column, ...]":
    from gdplan.cli.tables import Column  # noqa: PLC0415
    from gdplan.corpus.figures import draw_spark, find_scale, tell_kind  # noqa: PLC0415

    return (
        Column("whose", lambda points: points[0].place),
        Column("role", lambda points: phrase(points[0].role), "dim"),
        Column("kind", lambda points: tell_kind(points[0])),
        Column("unit", lambda points: find_scale(points).unit),
        Column("trend", draw_spark, "cyan"),
    )


def _of_year(year: int | None) -> "Column":
    from gdplan.cli.tables import Column  # noqa: PLC0415
    from gdplan.corpus.figures import find_scale, show_point  # noqa: PLC0415

    def show(points: Any) -> str:
        scale = find_scale(points)
        return "、".join(dict.fromkeys(show_point(point, scale) for point in points if point.year == year))

    return Column(str(year or phrase("no year")), show, "yellow")
