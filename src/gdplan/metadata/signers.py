"""The names of those who sign: one a line, several on a line, one over two lines, two glued together."""

from collections.abc import Sequence
from itertools import zip_longest

from gdplan.extract.responsibilities import bodies
from gdplan.normalize import PlanText, normalize
from gdplan.outline import Paragraph
from gdplan.outline.particulars import is_body, is_bracket, is_signature, iso_date
from gdplan.patterns import lazy
from gdplan.vocab.agencies import OFFICIAL_ENDINGS
from gdplan.vocab.dates import YEAR

# 省长　张三: who signs an order (令) for the body that its title names.
_PERSON = lazy(
    r"[^\W\d_]{0,10}?(?:省长|市长|县长|区长|州长|盟长|旗长|乡长|镇长|主席|部长|主任|局长|署长|行长|院长|总理)"
    r"(?: *[^\W\d_] *[^\W\d_]{1,3})?"
)
_PART_OF_BODY = lazy(r"(?:办公|秘书)[厅室局处]|委员会|常务委员会")  # no name without the words before it
_FULL_NAME = lazy(r"^(?:国|中|全)|[省市县区州盟旗镇乡]")
# 青山市财政局青山市民政局: the place opens each name.
_PLACE = lazy(r"(?:中共)?(?P<place>[^\W\d_]{1,7}?[省市县区州盟旗])")
_SEAL = lazy(r" *\((?:代章?|盖章|印章?|公章|章)\)$")
_WIDE_GAP = lazy(r"\s{2,}")
# 某县政府105年度施政目标, 某市财政局2030年工作要点: whose paper it is; not 全省法院, 市政府, 某市贯彻教育部….
_BEFORE_YEAR = lazy(
    rf"(?P<body>(?![省市县区州旗镇乡全各我本]|自治)(?:(?!关于|贯彻|落实|执行|支持|推进|加强|配合|做好|实施|开展)[^\W\d_]){{3,30}})"
    rf"(?:民国)?(?:{YEAR}(?:[-—–~至到]+{YEAR})?|1\d\d|\d\d(?=年度)) *年"
)
_SHORTEST_NAME = 3
_LONG = 6  # characters: the first line of a name that two lines hold


def find_signature(closing: Sequence[Paragraph], text: str) -> tuple[list[str], Paragraph | None]:
    """The names above the first date of the closing lines, as printed in `text`, and the line of the date."""
    at = next((i for i, p in enumerate(closing) if iso_date(p.text)), None)
    if at is None:
        return [], None
    start = at
    while start and _signs(closing[start - 1].text, closing[start].text if start < at else None):
        start -= 1
    return signers(closing[start:at], text), closing[at]


def signers(lines: Sequence[Paragraph], text: str) -> list[str]:
    """The names on some lines of a signature; who signs for the body is none, nor is its other name in brackets."""
    names: list[str] = []
    open_name = ""
    for line, next_line in zip_longest(lines, lines[1:]):
        if is_bracket(line.text) or _PERSON.fullmatch(line.text):
            continue
        printed = line.source(text, 0, len(_SEAL.sub("", line.text)))
        if next_line is not None and _goes_on(line.text, next_line.text):
            open_name += printed
        else:
            names += [open_name + printed] if open_name else split_names(printed)
            open_name = ""
    return names


def _signs(text: PlanText, following: PlanText | None) -> bool:
    """Whether a line above others of a signature belongs to it."""
    if not is_signature(text):
        return False
    if is_bracket(text):
        return is_body(text[1:-1])
    return is_body(_SEAL.sub("", text)) or (following is not None and _goes_on(text, following))


def _goes_on(text: str, following: str) -> bool:
    """Whether a name goes on in the next line: 某市科技创新和产业发展 ⏎ 领导小组办公室."""
    if not is_body(following) or is_bracket(following):
        return False
    if _PART_OF_BODY.fullmatch(following):
        return True
    whole = is_body(text) or _PERSON.fullmatch(text) or _FULL_NAME.search(following)
    return not whole and len(text) >= max(_LONG, len(following))


def split_names(line: str) -> list[str]:
    """The names of a line: with wide gaps between them, or each whole; 国　务　院 is one name with wide letters.

    >>> split_names("某市发展改革委　某市科技局"), split_names("国　务　院"), split_names("某市人民政府 办公室")
    (['某市发展改革委', '某市科技局'], ['国　务　院'], ['某市人民政府 办公室'])
    >>> [split_names(line) for line in ("某市科技局、某市财政局", "某市科技局某市财政局", "某市财政局驻某市办事处")]
    [['某市科技局', '某市财政局'], ['某市科技局', '某市财政局'], ['某市财政局驻某市办事处']]
    """
    listed = line.split("、")
    if len(listed) > 1 and all(is_body(normalize(name)) for name in listed):
        return [name.strip() for name in listed]
    several = _WIDE_GAP.split(line)
    if not (all(len(name) >= _SHORTEST_NAME for name in several) and len(several) > 1):
        several = line.split()
        whole = all(
            len(name) >= _SHORTEST_NAME and is_body(name) and not _PART_OF_BODY.fullmatch(name)
            for name in map(normalize, several)
        )
        several = several if whole else [line]
    return [name for part in several for name in _unglue(part)]


def _unglue(line: str) -> list[str]:
    """Bodies of one place without a mark between them."""
    plan = normalize(line)
    place = _PLACE.match(plan)
    cuts = [0]
    at = plan.find(place["place"], place.end()) if place else -1
    while place and at > 0:
        if is_body(plan[cuts[-1] : at]) and is_body(plan[at:]):
            cuts.append(at)
        at = plan.find(place["place"], at + 1)
    return [line[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(line)], strict=True)]


def owner_of_title(title: str) -> int:
    """Where the name of a government body ends that a title opens with, before its year; 0 where it opens otherwise.

    >>> [owner_of_title(title) for title in ("某县政府105年度施政目标", "某市运动会2030年方案", "某市2030年财政局方案")]
    [4, 0, 0]
    """
    found = _BEFORE_YEAR.match(title)
    official = found and found["body"].endswith(OFFICIAL_ENDINGS) and bodies.kind_of(found["body"]) == "body"
    return found.end("body") if found and official else 0


def stands_for(short: str, full: str) -> bool:
    """Whether a name that only its level opens is short for one that the title prints in full.

    >>> stands_for("县人大常委会", "某县人民代表大会常务委员会"), stands_for("县政府办公室", "某县人民政府")
    (True, False)
    """
    characters = iter(full)
    return len(short) < len(full) and all(character in characters for character in short)
