"""The named things of a text: a value for each kind, the fields of all kinds side by side, and what each holds.

A new kind is a class here, its place in `Mention`, `MentionKind` and `AnyMention`, and words for its new fields.
"""

from typing import Annotated, Literal, get_args

from pydantic import Field

from gdplan.model.value import Value
from gdplan.terms import Span


class Initiative(Value):
    """“…” that names an undertaking."""

    kind: Literal["initiative"] = "initiative"
    text: str
    span: Span
    line: int
    phrase: str  # the words a reader would keep: “機器人+”行動


class Citation(Value):
    """《…》 or a 文號, and what is done with it."""

    kind: Literal["citation"] = "citation"
    text: str
    span: Span
    line: int
    title: str | None
    document_number: str | None
    act: str | None


class Instrument(Value):
    """A document that is promised: 印發…實施意見."""

    kind: Literal["instrument"] = "instrument"
    text: str
    span: Span
    line: int
    verb: str
    object: str


class Place(Value):
    """A place, also inside the name of an institution."""

    kind: Literal["place"] = "place"
    text: str
    span: Span
    line: int
    division: str
    in_name: bool


class FuzzyQuantity(Value):
    """A quantity without a number: 一批, 若干, 首批."""

    kind: Literal["fuzzy"] = "fuzzy"
    text: str
    span: Span
    line: int
    marker: str
    indicator: str | None


class Reference(Value):
    """An article or item of the same document: 本條例第三條第一款."""

    kind: Literal["reference"] = "reference"
    text: str
    span: Span
    line: int
    target: str | None


Mention = Annotated[Initiative | Citation | Instrument | Place | FuzzyQuantity | Reference, Field(discriminator="kind")]

MentionKind = Literal["initiative", "citation", "instrument", "place", "fuzzy", "reference"]
MENTION_KINDS: tuple[MentionKind, ...] = get_args(MentionKind)


class AnyMention(Value):
    """A mention of any kind; which of the fields after `text` are filled depends on its kind."""

    kind: MentionKind
    text: str
    phrase: str | None = None
    title: str | None = None
    document_number: str | None = None
    act: str | None = None
    verb: str | None = None
    object: str | None = None
    division: str | None = None
    in_name: bool | None = None
    marker: str | None = None
    indicator: str | None = None
    target: str | None = None


WORDS = {
    "phrase": "Words that a reader would keep: “機器人+”行動.",
    "act": "What is done with the document: 印發, 修訂, 立法, 落實 …",
    "verb": "印發, 制定, 出台, 編制, 修訂, 起草 …",
    "object": "The document that is promised.",
    "division": "Kind of place: province, city, county, district, region, river …",
    "in_name": "The place stands inside a quotation or the name of an institution or programme.",
    "Reference.target": "eid of the article or item of the same document.",
    "MentionRow.target": "eid of the article or item of the same document.",
    "marker": "The word for the quantity: 一批, 若干, 首批.",
}
"""As `gdplan schema` says it; names that other values have, too, stand with the words of those."""
