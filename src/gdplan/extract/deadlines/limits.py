"""Limits that stand by themselves: in a bracket beside its bodies, behind a label (完成时限:), in a cell of a table."""

from collections.abc import Iterator

from gdplan.dates import has_year, read_date, read_figures
from gdplan.extract.deadlines.due import DATED, OPENERS, Basis, Calendar, Due, Kind, find_due
from gdplan.extract.deadlines.issue import ISSUED, after_issue
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab import dates as vocab
from gdplan.vocab.numerals import TO_TEN

LABEL = lazy(rf"{vocab.LIMIT_LABEL_BESIDE} ?:")
_OWN_LABEL = lazy(rf"{vocab.LIMIT_LABEL_BESIDE}:?")
_STEADY = f"(?:{vocab.STEADILY})+(?:{vocab.DONE})*"
_DATE = rf"(?:{vocab.DATE}|{vocab.YEAR_ALONE})(?:{vocab.TO}(?:{vocab.DATE}))?"
_TIME = lazy(
    rf"[到在于]?{_DATE}(?P<by>(?:[底末]|[底末]?[之以]?[前内])?(?:{vocab.STEADILY})?(?:{vocab.DONE})*)\Z|(?P<steadily>{_STEADY}\Z)"
)
STEADILY_AT_END = lazy(rf"(?:{vocab.STEADILY})\Z")  # 市教育局持续|推进
_FIRST = frozenset(f"0123456789今本明年第{TO_TEN}上下到在于" + "".join(w[0] for w in vocab.STEADILY.split("|")))
_MAY_SAY = OPENERS | frozenset(f":年{vocab.STEADILY}") - frozenset("|?")  # every date has its 年, 月 or 季
_LABELLED = lazy(
    rf"(?:^|(?<=[(\[【〔;,。 \n]))(?P<label>{vocab.LIMIT_LABEL}) ?[:为] ?(?P<value>[^;。)\]】〕\n]{{1,60}})"
)
_BESIDE = lazy(rf"(?P<label>{vocab.LIMIT_LABEL_BESIDE}) ?: ?")
_PIECE = lazy("(?:[^,;、。\n ]| (?![^ :,;]{2,10}:))+")  # a blank may stand before the next label
_WHOLE = lazy(rf"(?P<steady>{_STEADY})\Z|(?P<once>{vocab.AT_ONCE})|(?P<often>{vocab.EVERY})(?:{vocab.DONE})*\Z")
_AND_ON = lazy(rf"(?<!\()(?:并|且)?(?P<steady>{_STEADY})\Z")
_ALL = lazy(rf"(?P<every>{vocab.RECURRING})|(?P<issued>{ISSUED})|(?P<dated>{DATED})")
_EMPTY = lazy(r"[\W_]*(?:无|不限|已完成|已办结)?[\W_]*")
_SINCE = lazy("[^,;。]{0,2}?(?:起|开始)")
_IN_BRACKET = lazy(rf"(?:(?<!季度)|(?!\(全年\)))\((?P<inside>{_STEADY})\)")
_OF_RULES = lazy("政策|办法|细则|规定|条款")  # 政策实施时间为2026年: how long they hold
_HAS_LABEL = ("限", "时间", "日期", "时点", "节点", "进度", "时序")


def find_limit(piece: str, *, labelled: bool) -> int | None:
    """Where what stands between two separators begins to say by when; a bare date only where something has a label.

    >>> [find_limit(piece, labelled=False) for piece in ("6月底前完成", "长期坚持", "完成时限2025年", "2025年")]
    [0, 0, 4, None]
    >>> find_limit("2025年", labelled=True)
    0
    """
    start = 0
    if piece[:1] not in _FIRST:
        label = _OWN_LABEL.match(piece) if any(word in piece for word in _HAS_LABEL) else None
        if label is None:
            return None
        start, labelled = label.end(), True
    match = _TIME.match(piece, start)
    return start if match and (match["steadily"] or match["by"] or labelled) else None


def closes(text: str) -> bool:
    """Whether a text ends so.

    >>> closes("市教育局,12月底前"), closes("市教育局;完成时限:2026年12月"), closes("12月底前")
    (True, True, False)
    """
    ends = (text.rpartition(mark)[2] for mark in ",; " if mark in text)
    return any(find_limit(end, labelled=False) is not None for end in ends)


def read_limit(text: str, own: Calendar, basis: Basis, shift: int = 0) -> tuple[Due, ...]:
    """What a text says that stands where only a limit can: a bare date is one, and what goes on.

    >>> [(due.date, due.kind) for due in read_limit("2026年6月,长期坚持", Calendar(2026), "cell")]
    [('2026-06', 'date'), (None, 'standing')]
    """
    return tuple(due._replace(start=due.start + shift, end=due.end + shift) for due in _read(text, own, basis))


def read_cell(text: str, own: Calendar) -> tuple[Due, ...]:
    """What the cell of a limit column says; one that cannot be read is a due date without a date.

    >>> [(due.date, due.kind) for due in read_cell("长期坚持", Calendar(2026))], read_cell("—", Calendar(2026))
    ([(None, 'standing')], ())
    """
    found = read_limit(text, own, "cell")
    if found or _EMPTY.fullmatch(text):
        return found
    return (Due(0, len(text), None, "date", "cell"),)


def find_limits(text: str, own: Calendar) -> tuple[Due, ...]:
    """The limits behind labels in a sentence or on a line of its own, and brackets that only say what goes on.

    >>> [due.date for due in find_limits("修缮校舍(完成时限:2026年10月)。", Calendar(2026))]
    ['2026-10']
    """
    found: list[Due] = []
    if any(word in text for word in _HAS_LABEL):
        for match in _LABELLED.finditer(text):
            if not _OF_RULES.search(match["label"]):
                found += read_limit(match["value"], own, "label", match.start("value"))
    if "(" in text:
        found += [Due(*match.span("inside"), None, "standing", "bracket") for match in _IN_BRACKET.finditer(text)]
    return tuple(found)


def line_limit(text: PlanText) -> PlanText | None:
    """What a line or bracket says by when that holds for all its node: 2026年10月底前 of 办结时限:2026年10月底前."""
    match = _LABELLED.match(text, 1 if text[:1] == "(" else 0) if text.find(":", 0, 20) > 0 else None
    return PlanText(match["value"]) if match else None


def may_say_when(inside: str) -> bool:
    """Whether a bracket is worth a look: a label, a sign of a date, or what goes on."""
    return not _MAY_SAY.isdisjoint(inside)


def find_in_bracket(inside: str, own: Calendar) -> tuple[Due, ...]:
    """The limits that a responsibility states beside its bodies.

    >>> [due.date for due in find_in_bracket("市科技局牵头,2026年12月底前完成", Calendar(2026))]
    ['2026-12']
    """
    found: list[Due] = []
    is_labelled, in_limit = ":" in inside, False
    for match in _PIECE.finditer(inside):
        start, end = match.span()
        piece = inside[start:end]
        if label := _BESIDE.match(piece):
            in_limit = True
            found += read_limit(piece[label.end() :], own, "label", start + label.end())
        elif in_limit and ":" not in piece:
            found += read_limit(piece, own, "label", start)
        elif (begin := find_limit(piece, labelled=is_labelled)) is not None:
            found += read_limit(piece[begin:], own, "label" if begin else "bracket", start + begin)
        else:
            in_limit = False
            found += [
                due._replace(start=due.start + start, end=due.end + start, basis="bracket")
                for due in find_due(piece, own)
            ]
    return tuple(found)


def _read(text: str, own: Calendar, basis: Basis) -> Iterator[Due]:
    year: int | None = None
    for match in _PIECE.finditer(text):
        piece, start = match[0], match.start()
        if ":" in piece and not piece[piece.index(":") + 1 :][:1].isdecimal():
            return  # another label
        whole = _WHOLE.match(piece.strip())
        if whole:
            low = start + len(piece) - len(piece.lstrip())
            kind: Kind = "standing" if whole["steady"] else "recurring" if whole["often"] else "date"
            yield Due(low, low + len(piece.strip()), None, kind, basis)
            continue
        if figures := read_figures(piece):
            yield Due(start, match.end(), figures.iso, "date", basis, figures.year)
            continue
        for limit in _ALL.finditer(piece):
            low, high = start + limit.start(), start + limit.end()
            if limit["every"]:
                yield Due(low, high, None, "recurring", basis)
            elif limit["issued"]:
                yield Due(low, high, after_issue(limit, own.issued_on, own.effective_on), "date", basis)
            elif not _SINCE.match(piece, limit.end()):
                named = has_year(limit["dated"])
                date = read_date(limit["date"], read_date(limit["dated"], None).year if named else year or own.year)
                year = date.year
                yield Due(low, high, date.iso, "date", basis, date.year)
        if on := _AND_ON.search(piece):
            yield Due(start + on.start("steady"), start + on.end("steady"), None, "standing", basis)
