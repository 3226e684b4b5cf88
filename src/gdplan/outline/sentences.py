"""A paragraph's sentences: cut at 。！？ outside brackets and quotes."""

from typing import NamedTuple

from gdplan.patterns import lazy

# Three deep: (各县人民政府(管委会)落实(以下任务均需各县人民政府(管委会)落实)).
INSIDE_ROUND = r"[^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*"
_ROUND = rf"\({INSIDE_ROUND}\)"
_QUOTED = r"“[^“”]*(?:“[^“”]*”[^“”]*)*”"
_TITLE = r"《[^《》]*(?:《[^《》]*》[^《》]*)*》"
_STANDING = rf"{_ROUND}|〔[^〔〕]*〕|【[^【】]*】|\[[^\[\]]*\]"
# After 。” these carry the sentence on.
_QUOTE_INSIDE = rf"{_QUOTED}(?:(?<![。！？]”)|(?=[,、;:。的等]))"
# A mark that has no partner is a character like any other.
_PIECE = lazy(
    rf" *(?:((?:{_STANDING})(?: *。)?)"
    rf"|(?:[^。！？“(《]+|{_QUOTE_INSIDE}|{_ROUND}|{_TITLE}|(?!{_QUOTED})[“(《])*(?:[。！？]+[”’)]?|{_QUOTED}|$))"
)


class Piece(NamedTuple):
    """A sentence, or a bracket that stands by itself between sentences."""

    start: int
    end: int
    is_bracket: bool


def split_sentences(text: str) -> list[Piece]:
    """The pieces of a paragraph of plan text, in order; together they hold all of it but blanks.

    >>> text = "推广“一次。办”。(省科技厅牵头)"
    >>> [text[piece.start : piece.end] for piece in split_sentences(text)]
    ['推广“一次。办”。', '(省科技厅牵头)']
    """
    pieces = [Piece(*match.span(), match.lastindex is not None) for match in _PIECE.finditer(text)]
    if " " in text:
        pieces = [_without_blanks(text, piece) for piece in pieces]
    return [piece for piece in pieces if piece.start < piece.end]


def _without_blanks(text: str, piece: Piece) -> Piece:
    inside = text[piece.start : piece.end]
    start = piece.start + len(inside) - len(inside.lstrip())
    return Piece(start, start + len(inside.strip()), piece.is_bracket)
