"""責任分工: which brackets and labelled lines make bodies responsible, printed with blanks in them or without."""

import re

from gdplan.extract.deadlines import limits
from gdplan.extract.responsibilities import bodies, roles
from gdplan.extract.responsibilities.brackets import read_bracket
from gdplan.extract.responsibilities.labels import is_labelled, starts_with_label
from gdplan.extract.responsibilities.leading import LeadRule
from gdplan.extract.responsibilities.readings import Part, ResponsibilityReading
from gdplan.extract.responsibilities.standing import holds_below
from gdplan.normalize import PlanText

# What brackets end with: a name, 等, a bracket of theirs or a role word.
_ENDS = frozenset((*bodies.ENDINGS, *roles.ROLE_OF, "等", ")", "〉", ">"))


def may_be_responsibility(text: PlanText) -> bool:
    """Whether it is worth reading: a role word somewhere, or an end like a body's.

    >>> may_be_responsibility(PlanText("共建"))
    False
    """
    end = text.rstrip()
    return (
        not _ENDS.isdisjoint((end[-1:], end[-2:], end[-3:]))
        or text.endswith(("位", "门", "区", "市", "县", "乡", "镇", "街道", "企业", "央企", "高校", "院校", "机构"))
        or roles.ROLE_WORD.search(text) is not None
        or "领导:" in text
        or limits.closes(end)
        or holds_below(end)
    )


def find_responsibility(text: PlanText, *, rule: LeadRule | None = None) -> ResponsibilityReading | None:
    """The bodies and roles of one bracket, given without its outer marks; None where it is no responsibility.

    `rule` is what an earlier bracket says of who leads (列第一位者为牵头单位). A list without role words
    (`role_basis` bare-list) may also be a list of examples in the middle of a sentence: where it stands decides.

    >>> reading = find_responsibility(PlanText("省科技厅、财政厅牵头,省国资委等单位按职责分工负责"))
    >>> [(agency.role, agency.prefix, agency.open_ended) for agency in reading.agencies]
    [('lead', None, False), ('lead', (0, 1), False), ('responsible', None, False), ('responsible', None, True)]
    """
    if not may_be_responsibility(text):
        return None
    if "〈" in text:
        text = PlanText(text.replace("〈", "<").replace("〉", ">"))
    if " " not in text and "\n" not in text:
        return read_bracket(text, rule=rule)
    compact, places = _without_blanks(text)
    reading = read_bracket(compact, rule=rule)
    return _moved(reading, places) if reading else None


def is_responsibility(inside: PlanText) -> bool:
    """Whether the inside of a bracket says who is responsible."""
    return find_responsibility(inside) is not None


def find_labelled_responsibility(
    sentence: PlanText, *, may_be_credit: bool = True, rule: LeadRule | None = None
) -> ResponsibilityReading | None:
    """The same for a sentence or line of its own that opens with a label, 责任单位:市科委、市数据局。

    Nothing else makes a sentence a responsibility. 主办单位: and 承办单位: also stand under web pages; where they do
    not (`may_be_credit`), they are labels like the others.

    >>> find_labelled_responsibility(PlanText("由市科委负责。"))
    """
    spaced = " " in sentence[: sentence.find(":") + 1]  # 责 任 单 位:
    opening = sentence.replace(" ", "") if spaced else sentence
    if not is_labelled(opening, may_be_credit=may_be_credit):
        return None
    return find_responsibility(PlanText(sentence.rstrip(" \n。;")), rule=rule)


def _without_blanks(text: str) -> tuple[str, list[int]]:
    """The text without blanks, and the place of each character left; one between two bodies is 、, before a label ;."""
    kept: list[str] = []
    places: list[int] = []
    for word in re.finditer(r"[^ \n]+", text):
        if kept and kept[-1] not in ",;。" and starts_with_label(word[0]):
            kept.append(";")
            places.append(word.start() - 1)
        elif kept and bodies.blank_parts("".join(kept[-bodies.LONGEST_NAME :]), word[0][: bodies.LONGEST_NAME]):
            kept.append("、")
            places.append(word.start() - 1)
        kept.extend(word[0])
        places.extend(range(*word.span()))
    return "".join(kept), places


def _moved(reading: ResponsibilityReading, places: list[int]) -> ResponsibilityReading:
    """The reading of a text without blanks, its offsets in the text as given."""

    def move(part: Part) -> Part:
        end = places[part[1] - 1] + 1
        return (places[part[0]] if part[0] < part[1] else end), end

    return reading.moved(move)
