"""Names of bodies: which stretch of a list is one, where one ends and the next begins.

A name is told by its form, not by a register of bodies: it ends like one (厅, 委, 人民政府) and does not open like a
sentence. So 和 parts two names only where both halves are bodies by themselves: 省科技厅和省教育厅, but 省文化和旅游厅.
"""

import functools
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from gdplan.extract.responsibilities.offices import OFFICE, OFFICE_ENDINGS
from gdplan.patterns import lazy
from gdplan.vocab import agencies as vocab
from gdplan.vocab.numerals import TO_TEN

# place: 浦东新区. generic: 医院, no body in particular unless others stand beside it. rest: 等单位. other: all else.
Kind = Literal["body", "place", "generic", "rest", "other"]


class Name(NamedTuple):
    """A name in a list of names, and what its form alone says of it."""

    start: int  # in the list's text
    text: str
    kind: Kind
    prefix: int  # length of the level sign or place that it opens with: 省, 广州市
    of_government: bool  # the prefix is a department's: 省科技厅, not 省委, 省总工会
    open_ended: bool  # 等单位, 各有关单位: no body in particular


LONGEST_NAME = 40
MARKS = "*★☆▲△●◆■※"  # beside a name, and no part of it
_LONGEST_UNKNOWN_NAME = 20

ENDINGS = tuple(row.text for row in vocab.ENDINGS)
_GENERIC = frozenset((*vocab.GENERIC, *vocab.TRADES))
_NO_BODY = tuple(word for row in vocab.ENDINGS for word in row.not_in)
_CLASS = f"(?:{vocab.any_of((*vocab.CLASSES, '部门'))})"
DIVISION = rf"(?:{vocab.any_of(vocab.DIVISIONS)})(?:[(<〔][^()<>〔〕]*+[)>〕])?"

_EACH_OF_THEM = "项(?!目|.{0,8}(?:牵头|责任|主办|主管|实施|配合)(?:单位|部门))"  # 各项工作; not 各项任务牵头单位

_ORGAN = "党委|党工委|人民政府|政府|管委会|办事处|海关"
_OF_THEM = f"(?:{_CLASS}|成员单位|{DIVISION}|{_ORGAN}){{1,4}}+"
_STANDING = "(?:小组|联席会议|指挥部|委员会|专班)"  # 等市委人才工作领导小组有关成员单位
REST = lazy(  # 等, 等单位, 等7个部门和单位, 等国务院相关部门, 等沿江三市政府; not the end of 高等院校
    rf"(?<![高同平均中初优对])等(?:\d{{1,3}}+|[{TO_TEN}]{{1,2}}+)?个?"
    rf"(?:(?:[^、,;。()<>]{{0,10}}?(?:[^、,;。()<>]{{2,24}}?{_STANDING}(?:有关|相关|各)?)?{_OF_THEM})?(?:[和及]{_OF_THEM})?|[^、,;。()<>]{{0,6}}{DIVISION}、{_OF_THEM})(?:\([^()]{{1,4}}\))?\Z"
)
_ALL_OF_A_KIND = lazy(  # 各有关单位, 省直各部门, 相关区, 各市、县(区)
    rf"(?:[省市区县州全国中地本驻].{{0,10}}?)?(?:各|有关|相关|其他)(?![种类负司尽自]|{_EACH_OF_THEM}).{{0,12}}?(?:{_CLASS}|{DIVISION})\Z"
)
_NO_PARTICULAR_BODY = lazy("有关|相关|其他")
_SHORTEST_OFFICE = 3  # 供水科
_HAVE_OFFICES = ("委", "局", "厅", "部", "署", "办公室", "法院", "检察院", "政府办", "委办")

# A department of a province has 处 and 局 in it, and needs no 省 in its own papers.
_OFFICE_OF_DEPARTMENT = lazy(r"([^\W\d_]{2,10}厅)(?<!大厅)(?<!客厅)[^\W\d_]{2,16}(?:局|处|处室)(?<!办事处)")

_OF_A_LEVEL = lazy(  # 省属高校, 驻粤央企, 村(社区)
    r"(?:中央|[中省市区县州]|驻.)[属管直](?:国有)?(?:企业|国企|高校|院校|医院|科研院所|企事业单位|事业单位|单位)"
    r"|(?:驻.)?央企|金融机构|各?村(?:\(社区\)|\(居\)|居|委会)"
)

_BRACKET_END = lazy(r"[(<][^()<>]*+[)>]\Z")
_MARKS_BEHIND = lazy(rf"(?:[{MARKS}]+|[(][{MARKS}]+[)])\Z")
_DEFINED = lazy(r"\((?:(?:以下|统一)?简称[^()]*+|[^()]*以?下均?同)\)\Z")  # 各区政府(含某管委会,下同)
_ALL = "所有|全部|各项|各条|具体|政策|措施|举措|事项|任务|工作|条款|内容|项目|(?:责任|牵头)(?:单位|部门)|中"
_LEAD_IN = lazy(
    rf"以[上下](?:{_ALL})*(?:均|都|皆|一律)?(?:需要?|须|由|涉及|应由|包?含|包括|涵盖)|(?:{_ALL})+(?:均|都|皆)(?:需要?|须|由|涉及|应由)"
    r"|.{0,12}?(?<!自)由(?!贸)|以及|会同|联合(?!国|会)|以(?![上下岭])"
    rf"|[和及与{MARKS}]|\(?\d{{1,2}}[.)]"
)
_JOINED_PLACES = lazy(
    rf"([^\W\d_]{{2,3}})[和及与]([^\W\d_]{{2,3}}(?:{vocab.any_of(vocab.TAILS)}|[省市区县州](?:人民)?政府))"
)
_TOGETHER = "联合"
_NO_JOINT = (  # 联合执法队, 联合攻关组
    "国(?!家|务院)|会|体|社|党|执法|执勤|督[查导]|检查|审|办|工作|调[查度研]|监管"
    "|惩戒|整治|指挥|征信|攻关|创新|实验|研|共建|应急|救援"
)
JOINT = lazy(rf"以及|会同|[和及与]|(?<=[部委局厅署办行]){_TOGETHER}(?!{_NO_JOINT})")
# What has no name of its own beside a body: 领导小组成员单位和各市政府, 市规划局和设计单位; not 省中小企业和民营经济局.
_OF_A_KIND = lazy(r"[^和及与]{2,}(?:单位|部门|机构|企业|高校|院校)(?:\([^()]{1,4}\))?\Z")
# 区级有关部门和乡镇街道; not 有关部门和地区, which 有关 stands before both of.
_DIVISIONS = lazy(rf"(?!地区?\Z)(?:{DIVISION}){{1,4}}+\Z")
_OF_ITS_OWN = lazy(rf"各|其他|其它|有关|相关|属地|所在地?|{'|'.join(vocab.LEVELS)}")
# A character of all that stands beside a name in a piece: lead-in, joint, 等, definition. Without one it is a name.
_MORE_THAN_A_NAME = frozenset("和及与由以同合等需须.)" + MARKS)
_OPENS_A_SENTENCE = lazy(
    r"\d|按|经(?!济|贸|信|开|发|合)|已|未|需|含(?!山)|包括|根据|依托|鼓励|加快|推动|推进|以下|见|须|不|除|其中|例如|比如|参照|适用"
    rf"|或|原则|具体|属于|符合|完成|持续|长期|涉及|各{_EACH_OF_THEM}|建议"
)
_PROSE = lazy("[的了并将应须把被为]|做好|加强|负责|及时|推进|落实|[^\\W\\d_]要")

# 省, 市; also 广东省, 广州市. 国家市场监管总局 has none.
_PREFIX = lazy(rf"{'|'.join(vocab.LEVELS)}|[^\W\d_]{{2,4}}?(?:省|自治区|市(?![场政容域]))")
_EACH_PREFIX = lazy(rf"各{DIVISION}(?:、{DIVISION})*")  # 各市、县(区)教育局
_NOT_OF_GOVERNMENT = lazy(r".?(?:委|人大|政协|纪|总工会|妇联|科协|高院)|.{0,4}?(?:法院|检察院)")


def kind_of(name: str) -> Kind:
    """What a name is by its form.

    >>> kind_of("省政务和数据局"), kind_of("浦东新区"), kind_of("试行")
    ('body', 'place', 'other')
    """
    if len(name) > LONGEST_NAME or _OPENS_A_SENTENCE.match(name):
        return "other"
    if _ALL_OF_A_KIND.match(name):
        return "body"
    plain = _BRACKET_END.sub("", name) if name.endswith((")", ">")) else name
    if plain in _GENERIC or _OF_A_LEVEL.fullmatch(name):
        return "generic"
    if len(plain) > 1 and plain.endswith(ENDINGS) and not plain.endswith(_NO_BODY):
        return "body"
    if len(plain) > 2 and (plain[-1] in "省市区县州盟旗镇乡" or plain.endswith("街道")):
        return "place"
    return "body" if find_office(name) else "other"


def find_office(name: str) -> tuple[int, int, int] | None:
    """Where the body ends and its office begins and ends, in a name that holds both.

    >>> find_office("市卫健委药政处"), find_office("市水务局(供水科)"), find_office("各街道办事处")
    ((4, 4, 7), (4, 5, 8), None)
    >>> find_office("市场监管厅登记注册局"), find_office("省政府办公厅")
    ((5, 5, 10), None)
    """
    if name.endswith(")"):
        opening = name.find("(")
        inside = name[opening + 1 : -1]
        whole = OFFICE.fullmatch(inside) and is_official_name(name[:opening]) and kind_of(name[:opening]) == "body"
        return (opening, opening + 1, len(name) - 1) if whole else None
    if department := _OFFICE_OF_DEPARTMENT.fullmatch(name):
        return department.end(1), department.end(1), len(name)
    if not name.endswith(OFFICE_ENDINGS):
        return None
    for border in range(len(name) - _SHORTEST_OFFICE, 2, -1):
        body, office = name[:border], name[border:]
        if body.endswith(_HAVE_OFFICES) and kind_of(body) == "body" and _PREFIX.match(body):
            return (border, border, len(name)) if OFFICE.fullmatch(office) else None
    return None


def is_nameable(name: str) -> bool:
    """Whether a stretch of unknown form may be a name at all: 鹏城云脑 may, 2025年底前完成 may not."""
    if len(name) > _LONGEST_UNKNOWN_NAME and (not _PREFIX.match(name) or _PROSE.search(name)):
        return False
    return 1 < len(name) <= LONGEST_NAME and not _OPENS_A_SENTENCE.match(name)


def is_too_long(name: str) -> bool:
    """Whether only its length keeps a stretch from being a name: what nobody can tell from prose."""
    return len(name) > _LONGEST_UNKNOWN_NAME and not _OPENS_A_SENTENCE.match(name)


def blank_parts(before: str, after: str) -> bool:
    """Whether a blank between them parts two names, as in 市科委 市教委; most blanks are stray."""
    left = re.split("[、,;。:/]", before)[-1]
    right = re.split("[、,;。:/]", after)[0]
    return kind_of(left) == "body" and (
        bool(_PREFIX.match(right)) or right.startswith(vocab.OWN_NAMED) or (len(left) > 2 and kind_of(right) == "body")
    )


def is_official(name: Name) -> bool:
    """Whether a body is one of government or Party; a list of 银行 and 公司 alone may be a list of examples.

    >>> is_official(read_name("省大数据中心")), is_official(read_name("农村商业银行"))
    (True, False)
    """
    if name.kind == "rest":
        return "政府" in name.text
    return name.kind == "body" and is_official_name(name.text)


def is_body_or_departments(name: Name) -> bool:
    """Whether a name is a body, or the end of a list of departments by their trades: 教育、民政等部门."""
    return name.kind == "body" or (name.kind == "rest" and name.text.endswith("部门"))


def is_official_name(name: str) -> bool:
    """The same of a name that is a body's."""
    plain = _BRACKET_END.sub("", name)
    return plain.endswith(vocab.OFFICIAL_ENDINGS) or bool(_PREFIX.match(name) or _ALL_OF_A_KIND.match(name))


@functools.lru_cache(8192)
def find_names(piece: str) -> tuple[Name, ...]:
    """The names between two separators: most often one, two where 和 joins whole bodies; 等单位 is one of its own.

    >>> [name.kind for name in find_names("财政部和各省级人民政府等单位")]
    ['body', 'body', 'rest']
    """
    start, end = 0, len(piece)
    if _MORE_THAN_A_NAME.isdisjoint(piece):
        return (read_name(piece),) if piece else ()
    if piece[0] == "(" and piece.find(")") == end - 1:  # 经济部、(内政部及所属各机关)
        start, end = 1, end - 1
    if defined := _DEFINED.search(piece):
        end = defined.start()
    end = len(_MARKS_BEHIND.sub("", piece[:end]))
    while lead_in := _LEAD_IN.match(piece, start, end):
        start = lead_in.end()
    if places := _JOINED_PLACES.fullmatch(piece, start, end):  # 绵阳和德阳海关
        return tuple(read_name(piece[slice(*places.span(n))], places.start(n)) for n in (1, 2))
    names: list[Name] = []
    for joint in JOINT.finditer(piece, start, end):
        left = _with_rest(piece, start, joint.start())
        right = _with_rest(piece, joint.end(), end)
        if left and right and (_are_two(left, right) if joint[0] != _TOGETHER else _work_together(left, right)):
            names += left
            start = joint.end()
    return (*names, *_with_rest(piece, start, end))


def _are_two(left: Sequence[Name], right: Sequence[Name]) -> bool:
    """Whether 和 between names parts them: both are bodies, or one is and the other stands for all of a kind."""
    if left[0].kind == "body" or left[-1].kind == "rest":
        return right[0].kind == "body" or any(form.match(right[0].text) for form in (_OF_A_KIND, _DIVISIONS))
    of_a_kind = right[0].kind == "body" and _OF_A_KIND.match(left[-1].text)
    return bool(of_a_kind and _OF_ITS_OWN.match(right[0].text))


def _work_together(left: Sequence[Name], right: Sequence[Name]) -> bool:
    """Whether 联合 parts two bodies: 省财政厅联合省发展改革委; not 市城管局联合执法队."""
    one, two = left[-1], right[0]
    names_itself = two.text.startswith(vocab.OWN_NAMED) or two.text.endswith(vocab.TAILS)
    is_whole = names_itself or (is_official(two) and (two.prefix > 0 or not one.prefix))
    return one.kind == two.kind == "body" and is_whole


def _with_rest(piece: str, start: int, end: int) -> list[Name]:
    rest = REST.search(piece, start, end)
    stop = rest.start() if rest else end
    names = [read_name(piece[start:stop], start)] if start < stop else []
    return [*names, read_name(piece[stop:end], stop, "rest")] if rest else names


def read_name(text: str, start: int = 0, kind: Kind | None = None) -> Name:
    """A name by its form."""
    prefix = None if text.startswith(vocab.CENTRAL) else _EACH_PREFIX.match(text) or _PREFIX.match(text)
    kind = kind or kind_of(text)
    open_ended = kind == "rest" or _NO_PARTICULAR_BODY.search(text) is not None
    if prefix is None:
        return Name(start, text, kind, 0, False, open_ended)
    of_government = _NOT_OF_GOVERNMENT.match(text, prefix.end()) is None
    return Name(start, text, kind, prefix.end(), of_government, open_ended)
