"""What each promise and result of a document measures, told by its sentence and by what stands above it."""

from collections.abc import Iterable

from gdplan.answers.names import find_names
from gdplan.answers.reading import Quantity, read_quantities
from gdplan.model import Document
from gdplan.patterns import lazy
from gdplan.terms import Span
from gdplan.views.positions import Place

Columns = dict[str, str | None]
UNTOLD: Columns = {"sentence": None, "names": "", "kind": None, "lasting": None}
"""The columns of what is no promise and no result: it repeats one (超过预期的6%)."""

_POINTS = "个百分点"
_REACHES = lazy("(?:完成|实现)[^,;]{0,16}$")  # says only that there is so much: 完成地区生产总值5000亿元


def tell_measured(document: Document, places: Iterable[Place]) -> dict[Span, Columns]:
    """The columns `sentence`, `names`, `kind` and `lasting` of targets, by their spans."""
    return {one.target.span: _tell(one) for one in read_quantities(document, places)}


def _tell(quantity: Quantity) -> Columns:
    return {
        "sentence": quantity.sentence.text if quantity.sentence else None,
        "names": "\n".join(find_names(quantity)[0]),
        "kind": _find_kind(quantity),
        "lasting": quantity.lasting,
    }


def _find_kind(quantity: Quantity) -> str:
    """What the number says of the measure; `amount` where its words do not tell."""
    form, falls = quantity.form, quantity.target.change == "decrease" or quantity.deed == "cuts"
    if form == "growth":
        return "decline" if falls else "growth"
    if form == "points":
        return "points down" if falls else "points up"
    if quantity.unit == _POINTS:
        return "difference"
    if form == "count":
        return "amount" if _REACHES.search(quantity.before) else "done"
    return form
