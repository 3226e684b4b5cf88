"""Duties told in prose: 市发展改革委负责统筹协调;市教育局负责…, 由市财政局牵头.

A clause tells one where it opens with bodies, or with 由 and bodies, and a role word right behind them. What says more
about a thing (由省教育厅牵头的协调机制), speaks of people (市教育局负责人) or of nobody in particular tells none.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gdplan.extract.responsibilities import bodies, roles
from gdplan.extract.responsibilities.brackets import read_bracket
from gdplan.extract.responsibilities.readings import ResponsibilityReading
from gdplan.normalize import PlanText
from gdplan.patterns import lazy


class Duty(NamedTuple):
    """Where a sentence tells a duty, and what it says; the reading's offsets count from `start`."""

    start: int
    end: int
    reading: ResponsibilityReading


_MAY_CARRY_OUT = lazy(r"由[^,;。]{4,80}(?:落实|实施|承办|办理|推进)(?:[,;。]|\Z)")
_MAY_BEAR = lazy(r"(?:责任|实施|落实)(?:主体|单位|部门)(?:[,;。]|\Z)")
_CLAUSE = lazy(r"[^,;。！？:\n]+")
_MANNER = r"(?:要|应当?|须|具体|统一|主要|共同|分别|按照?(?:各自)?职责(?:分工)?|统筹|总|抓总)*"
_NO_NAME = (  # 应由, 如遇; not 应急管理部, 如东县
    "(?![可并但而仍须]|得(?!荣)|应(?!急(?:管理|办|局|厅|委|指挥)|城市?|县)|如(?!东县?|皋市?)|将(?!乐县?)"
    "|经(?!济|贸|信|开|发|合|管))"
)
_LEADS = lazy(
    rf"(?:(?P<by>[^由的]{{0,30}}(?<!自)由(?!贸)(?:所?(?:涉及|有关|相关)的)?)|其中|同时|另外)?"
    rf"(?P<names>{_NO_NAME}(?:[^由的《》]{{2,60}}?|(?:[^、由的《》]{{2,16}}、){{4,40}}[^、由的《》]{{2,30}}?)){_MANNER}"
    r"(?P<role>牵头负责|负责牵头|牵头|负责)"
    r"(?![的人任者]|同志|单位|部门|机构|主体|领导|干部|解释|作用|工作(?:的|机制)|制(?!定|订|作))"
)
# 由省教育厅、省财政厅会同有关部门组织落实: the whole clause.
_CARRIES_OUT = lazy(
    rf"[^由的]{{0,30}}(?<!自)由(?!贸)(?P<names>{_NO_NAME}[^由的《》]{{2,80}}?)(?:组织|具体|分别|共同|抓好)*"
    r"(?P<role>落实|实施|承办|办理|推进)\Z"
)
# 各街镇政府是公园城市建设的责任主体, 市教育局为牵头单位: what stands between says of what.
_BEARS = lazy(
    rf"(?:其中|同时|明确|坚持|要?以)?(?P<names>{_NO_NAME}[^由的《》是为]{{2,60}}?)(?:作为|[是为])"
    r"[^是为]{0,30}?(?:第一)?(?P<role>责任|实施|落实|牵头)(?:主体|单位|部门)\Z"
)
_OPENS = lazy(rf"{_MANNER}(?P<role>牵头负责|负责牵头|牵头|负责)(?![的人任者]|同志|单位|部门)")
_HELPS = lazy(r"(?P<names>[^由的《》]{2,60}?)(?:要|应当?|积极|密切|做好)*(?P<role>配合|协助|参与)(?![的者度]|工作的)")
_MAKES = lazy("建立|成立|组建|健全|完善|形成|构建|设立|搭建|加强|推行|实行|探索")  # 建立由…牵头的机制
_OF_A_THING = lazy(r"的[^,;。]*(?:机制|专班|小组|体系|制度|格局|平台|团队|联盟|会议|模式|架构|网络|体制)")
# 各地负责审批的部门要…: which bodies, not what 各地 are to do.
_OF_A_BEARER = lazy(
    r"[^,;。]{2,16}?的(?:(?:[^,;。的]{0,4}(?:部门|机构|单位|窗口|科室|处室|人员|干部|同志))(?:\Z|(?=要|应|须|必须|可|需|也|均|都|由|不得|在|将|对|按|会同))"
    r"|(?:[^,;。的]{0,4}(?:事项|项目|工程|业务|案件|任务))(?=要|应|须|必须|可|需|均|都|由|不得|将))"
)
_DEEDS = {"责任": "负责"}  # 责任主体
_DUTIES = lazy("职责|分工|责任")
_FEWEST = 2  # bodies of a list
_LONGEST_LIST = 60
_NOBODY = ("部门", "机构", "单位", "组织", "企业")


def find_duties(sentence: PlanText) -> list[Duty]:
    """The duties that a sentence tells, in its order.

    >>> [(d.start, d.end) for d in find_duties(PlanText("市发展改革委负责统筹;市教育局负责实施。"))]
    [(0, 8), (11, 17)]
    >>> find_duties(PlanText("建立由农业农村部牵头的协调机制,海关总署要继续做好牵头工作。"))
    []
    """
    return list(_find(sentence)) if may_tell(sentence) else []


def may_tell(text: str) -> bool:
    """Whether a text is worth a look."""
    return (
        "负责" in text
        or "牵头" in text
        or _MAY_BEAR.search(text) is not None
        or ("由" in text and _MAY_CARRY_OUT.search(text) is not None)
    )


def _find(sentence: str) -> Iterator[Duty]:
    told = False  # a clause before tells who leads: ,市教育局配合
    for clause in _CLAUSE.finditer(sentence):
        start, end = clause.span()
        match = (
            _LEADS.match(sentence, start, end)
            or _CARRIES_OUT.match(sentence, start, end)
            or (_HELPS.match(sentence, start, end) if told else None)
        )
        if (
            match is None
            and sentence.startswith(":", end)
            and (reading := find_heading_duty(clause[0], sentence[end + 1 :]))
        ):
            yield Duty(start, end, reading)
        if match is None and (bears := _BEARS.match(sentence, start, end)) and are_bodies(bears["names"]):
            reading = read_bracket(bears["names"] + _DEEDS.get(bears["role"], bears["role"]))
            if reading and reading.agencies:
                yield Duty(bears.start("names"), end, reading)
        if (
            match is None
            or _MAKES.search(sentence, start, match.start("names"))
            or _OF_A_THING.search(sentence, match.end(), end)
            or _OF_A_BEARER.match(sentence, match.end(), end)
            or not are_bodies(match["names"])
        ):
            continue
        start, end = match.start("names"), match.end("role")
        reading = read_bracket(sentence[start:end])
        if reading and reading.agencies:
            told = True
            yield Duty(start, end, reading)


def find_heading_duty(heading: str, text: str) -> ResponsibilityReading | None:
    """The duty of the bodies that a heading names, where the text under it opens with a role word.

    >>> reading = find_heading_duty("市教育局、团市委", "负责学校宣传。")
    >>> [(agency.start, agency.end, agency.role) for agency in reading.agencies]
    [(0, 4, 'responsible'), (5, 8, 'responsible')]
    """
    match = _OPENS.match(text)
    if match is None or len(heading) > _LONGEST_LIST or not are_bodies(heading):
        return None
    return read_bracket(heading + match["role"])


def are_duties(above: str, headings: Sequence[str]) -> bool:
    """Whether headings under another one name the bodies whose duties stand below: 工作职责 over 市教育局, 市财政局.

    >>> are_duties("工作职责", ("市教育局", "市财政局", "各镇、街道"))
    True
    """
    if len(headings) < _FEWEST or not _DUTIES.search(above):
        return False
    return 3 * sum(map(are_bodies, headings)) >= 2 * len(headings)


def find_listed_duty(heading: str) -> ResponsibilityReading | None:
    """What a heading says in a list of duties: who is responsible for the text under it."""
    reading = read_bracket(f"{heading}负责") if len(heading) <= _LONGEST_LIST else None
    return reading if reading and reading.agencies else None


def are_bodies(names: str) -> bool:
    """Whether a stretch lists bodies and nothing else, one of government or Party in particular among them."""
    found = [name for piece, _ in roles.find_pieces(names) for name in bodies.find_names(piece)]
    return (
        "或" not in names
        and all(name.kind in ("body", "place", "rest") for name in found)
        and any(not name.open_ended and not name.text.endswith(_NOBODY) and bodies.is_official(name) for name in found)
    )
