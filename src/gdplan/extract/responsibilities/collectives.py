"""Names that stand for all of a kind and hold a 、: 各市、县(区)人民政府, 各区委、区政府, 各委、办、局."""

import functools
import re

from gdplan.extract.responsibilities import bodies
from gdplan.patterns import lazy
from gdplan.vocab import agencies as vocab

_ITS_DIVISION = r"(?:[市州区县旗]|县市|市县|区县|县区|县\(市、区\)|区\(县\)|区、县)"
_EACH_COMMITTEE = lazy(rf"(?:\A|[:由和及与同需须等])各{_ITS_DIVISION}委\Z")
_EACH_OFFICE = lazy("(?:各|[中省市区县州旗]直)(?:属|直属)?(?:[部委办局厅]、)*[部委办局厅]\\Z")
_ALSO_OFFICES = lazy("[部委办局厅](?:\\Z|(?=[(和及与等]))")
_SIGNS_BY_RANK = (("省", "自治区", "直辖市"), ("市", "州", "盟", "地区"), ("县", "区", "旗"), ("乡", "镇", "街"))
_BRACKETS = lazy("[(<〔][^()<>〔〕]*[)>〕]")
_ZONE = lazy(f"(?:{vocab.any_of(vocab.ZONE_KINDS)})")
_ZONE_AT_END = lazy(rf"(?:{vocab.any_of(vocab.ZONE_KINDS)})\Z")
_ITS_GOVERNMENT = lazy(rf"{_ITS_DIVISION}?(?:人民)?政府(?:\Z|(?=[和及与等]))")


def joins_one_name(held: str, following: str) -> bool:
    """Whether the 、 between two pieces, without their role words, stands inside one name.

    >>> joins_one_name("各市", "县(区)人民政府"), joins_one_name("各市", "县教育局"), joins_one_name("各区", "市科委")
    (True, True, False)
    """
    if _EACH_COMMITTEE.search(held):  # 各区委、区政府
        return _ITS_GOVERNMENT.match(following) is not None
    if _EACH_OFFICE.search(held):  # 各委、办、局
        return _ALSO_OFFICES.match(following) is not None
    divisions_only, divisions_with_organ = _collective_halves()
    first = divisions_only.search(held)
    second = divisions_with_organ.match(following) if first else None
    rest = following[second.end() :] if second else ""
    if first is None or second is None or _opens_zones(first[0], following):
        return False
    if rest and not bodies.JOINT.match(rest) and not bodies.REST.match(rest):  # 各市、县教育局; 各区、市教育局 are two
        return bool(first["all"]) and bodies.kind_of(rest) == "body" and 0 < _rank(first[0]) <= _rank(second[0])
    if bool(first["party"]) != bool(second["council"]):
        return False
    return bool(first["all"]) or "政府" in second[0]


def _opens_zones(held: str, following: str) -> bool:
    """Whether a list goes from divisions to zones, which are none: 各街镇、开发区 are two; not 各镇、街道、开发区."""
    divisions = _BRACKETS.sub("", held)
    return "、" not in divisions and bool(_ZONE.match(following)) and not _ZONE_AT_END.search(divisions)


def _rank(divisions: str) -> int:
    """The highest of divisions: 1 for 省 to 4 for 乡; 0 where none tells. A 县级市 is what a 县 is."""
    named = _BRACKETS.sub("", divisions).replace("县级市", "县")
    return next((at for at, signs in enumerate(_SIGNS_BY_RANK, 1) if any(sign in named for sign in signs)), 0)


@functools.cache
def _collective_halves() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Divisions only, and divisions with the organ that all of them have: 各省 、 自治区 、 直辖市人民政府.

    What 各 opens goes on as long as divisions follow. Of two organs, 各县党委 、 政府, the second leaves them out.
    """
    divisions = rf"(?:{bodies.DIVISION}){{1,4}}+"
    return (
        lazy(
            r"(?:\A|[:由和及与同需须等含])(?P<all>各(?:有关|相关|级)?|有关|相关|(?:项目)?所在地?|属地|当地)?"
            rf"(?:{divisions}(?:、{divisions})*|(?:{divisions})?(?P<party>党(?:工|\(工\))?委))\Z"
        ),
        lazy(
            rf"{divisions}级?(?:(?:党委|党工委)?和?(?:人民政府|政府|管委会|办事处))?(?:\([^()]*+\))?"
            r"|(?P<council>(?:人民)?政府)(?:\([^()]*+\))?"
        ),
    )
