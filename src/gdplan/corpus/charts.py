"""A trend as a chart: a panel for each kind of number and unit, a line for each place, promised and reached apart.

Altair describes the chart, vl-convert draws it; both are imported only here. The page holds all it needs.
"""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from gdplan.corpus.figures import find_scale, show_point, tell_kind, to_middle
from gdplan.corpus.points import Point, Trend
from gdplan.errors import CannotReadError
from gdplan.language import phrase

_FONTS = "Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, Microsoft YaHei, PingFang SC, SimSun, sans-serif"
_WIDTH, _HEIGHT, _LOW = 640, 260, 90  # a panel of one year is low
_LESS = "\ue03c"  # private use
_SCALE = 2.0  # pixels of a picture for one of the page
_BOUNDS = {"=": "exactly", "~": "about", ">=": "at least", ">": "more than", "<=": "at most", "<": "less than"}
_SHAPES = {
    "exactly": "circle",
    "about": "diamond",
    "at least": "triangle-up",
    "more than": "triangle-up",
    "at most": "triangle-down",
    "less than": "triangle-down",
}
_DASHES = {"achieved": [1, 0], "target": [5, 4]}
_TIPS = ("place", "year", "role", "figure", "text", "indicator", "document", "where", "sentence")
_ACTIONS = {"export": True, "source": False, "compiled": False, "editor": False}  # nothing that leads to a site
# The page gets nothing from anywhere; Vega makes functions of its expressions.
_MADE_BY = '<meta name="generator" content="gdplan">'
_NOTHING_FETCHED = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data: blob:; '
    "style-src 'unsafe-inline'; script-src 'unsafe-inline' 'unsafe-eval'\">"
)
_GLYPHS = ("国", "书")  # two that look the same only where both are drawn as an empty box


def to_html(trend: Trend) -> str:
    """A page with the chart, its numbers under the pointer; it holds its libraries and fetches nothing."""
    page: str = _converter().vegalite_to_html(_hide_markup(_describe(trend)), bundle=True)
    head, tag, rest = page.partition("<head>")
    title = escape(trend.measure)
    rest = rest.replace("<title>Chart</title>", f"<title>{title}</title>", 1).replace(_LESS, r"\u003c")
    return f"{head}{tag}{_MADE_BY}{_NOTHING_FETCHED}{rest}"


def to_svg(trend: Trend) -> str:
    """The chart as a drawing whose words are text."""
    drawn: str = _converter().vegalite_to_svg(_describe(trend), allowed_base_urls=[])
    return drawn


def to_png(trend: Trend) -> bytes:
    """The chart as a picture, drawn with the fonts of this machine."""
    drawn: bytes = _converter().vegalite_to_png(_describe(trend), scale=_SCALE, allowed_base_urls=[])
    return drawn


def has_chinese_font() -> bool:
    """Whether pictures drawn on this machine show Chinese."""
    text = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text y="30" font-size="24" font-family="{}">{}</text></svg>'  # noqa: E501
    one, other = (_converter().svg_to_png(text.format(_FONTS, glyph)) for glyph in _GLYPHS)
    return bool(one != other)


def _converter() -> Any:
    return _import("vl_convert", "vl-convert-python")


def _import(name: str, package: str) -> Any:
    import importlib  # noqa: PLC0415

    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise CannotReadError(
            f"a chart needs {package}: pip install altair vl-convert-python, "
            "or pipx inject gdplan altair vl-convert-python"
        ) from None


def _describe(trend: Trend) -> dict[str, Any]:
    """The chart in the words of Vega-Lite."""
    alt = _import("altair", "altair")
    dated = sorted((point for point in trend.points if point.year is not None), key=_panel)
    panels = sorted((list(points) for _, points in groupby(dated, key=_panel)), key=len, reverse=True)
    chart = alt.vconcat(*(_draw_panel(alt, points) for points in panels), title=trend.measure)
    chart = chart.resolve_scale(color="shared", shape="shared", strokeDash="shared").configure(font=_FONTS)
    told: dict[str, Any] = chart.to_dict(validate=False)
    told["usermeta"] = {"embedOptions": {"actions": _ACTIONS}}
    del told["$schema"]
    return told


def _panel(point: Point) -> tuple[str, str, str]:
    return point.kind, point.lasting, point.unit


def _draw_panel(alt: Any, points: Sequence[Point]) -> Any:
    scale = find_scale(points)
    title = f"{tell_kind(points[0])} {scale.unit}"
    data = alt.Data(values=[_tell(point, show_point(point, scale), scale.factor) for point in points])
    x = alt.X("year:Q", title=None, axis=alt.Axis(format="d", tickMinStep=1))
    y = alt.Y("at:Q", title=title, scale=alt.Scale(zero=False))
    base = alt.Chart(data).encode(x=x, color=alt.Color("place:N", title=None))
    line = base.mark_line(opacity=0.6).encode(
        y=y, detail="series:N", strokeDash=_encode(alt.StrokeDash, "role", _DASHES)
    )
    ends = base.mark_rule(strokeWidth=3, opacity=0.5).encode(y="low:Q", y2="high:Q")
    tips = [alt.Tooltip(f"{name}:N", title=phrase(name)) for name in _TIPS]
    marks = base.mark_point(size=70, filled=True).encode(y=y, shape=_encode(alt.Shape, "bound", _SHAPES), tooltip=tips)
    height = _HEIGHT if len({point.year for point in points}) > 1 else _LOW
    return alt.layer(line, ends, marks).properties(width=_WIDTH, height=height)


def _encode(channel: Any, field: str, looks: Mapping[str, Any]) -> Any:
    """How the words of a field look."""
    scale = {"domain": list(map(phrase, looks)), "range": list(looks.values())}
    return channel(f"{field}:N", title=None, scale=scale)


def _tell(point: Point, figure: str, factor: int) -> dict[str, Any]:
    """A point as the chart has it."""
    ends = {name: value / factor for name in ("low", "high") if (value := getattr(point, name)) is not None}
    middle = to_middle(point)
    return {
        "series": point.series,
        "place": point.place or "–",
        "role": phrase(point.role),
        "bound": phrase(_BOUNDS[point.comparator]),
        "year": point.year,
        "at": middle and middle / factor,
        **(ends if len(ends) == 2 else {}),
        "figure": figure,
        "text": point.text,
        "indicator": point.indicator or "",
        "document": point.document_title or point.path,
        "where": f"{point.path} {point.eid} {phrase('line {line}', line=point.line)}",
        "sentence": point.sentence,
    }


def _hide_markup(value: Any) -> Any:
    """The same with a stand-in for <, so that no text ends the script that it is put into."""
    if isinstance(value, dict):
        return {name: _hide_markup(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_hide_markup(one) for one in value]
    return value.replace("<", _LESS) if isinstance(value, str) else value
