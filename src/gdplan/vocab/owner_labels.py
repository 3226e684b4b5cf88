"""The labels of owners, as a bracket, a line, a cell's header and a heading print them: 责任单位, 牵头处室, 责任领导.

A label is a word of a role and who bears it. Its words are those of the role clauses (vocab/agencies.py) and a few
that give a role in a label alone; the bearer says whether bodies, offices inside a body, or people stand under it.
Sources: ledgers and task tables of provinces, cities, counties and ministries; 主辦機關 in Taiwan, 負責政策局 in
Hong Kong.
"""

from typing import Literal, NamedTuple

from gdplan.terms import Role
from gdplan.vocab.agencies import ROLE_WORDS, any_of

Owners = Literal["bodies", "offices", "people"]


class LabelWord(NamedTuple):
    """A verb that gives a role in a label only; in a clause it is what plans do (统筹推动)."""

    text: str
    role: Role | None  # None: of people, whose part is not told apart
    example: str  # what it stands before reads as in `reads`
    reads: str
    counterexample: str  # names nobody


class Bearer(NamedTuple):
    """Who bears the role, behind its word."""

    text: str
    owners: Owners
    example: str
    reads: str
    counterexample: str


LABEL_WORDS = (
    LabelWord("统筹", "lead", "统筹机关:省科技厅", "省科技厅 lead", "统筹推动"),
    LabelWord("支援", "support", "支援单位:省科技厅", "省科技厅 support", "支援灾区"),
    LabelWord("支撑", "support", "支撑单位:省科技厅", "省科技厅 support", "支撑体系:三级"),
    LabelWord("协作", "support", "协作单位:省科技厅", "省科技厅 support", "协作机制:三级"),
    LabelWord("联动", "support", "联动单位:省科技厅", "省科技厅 support", "联动机制:三级"),
    LabelWord("联合", "support", "联合单位:省科技厅", "省科技厅 support", "联合体:三家"),
    LabelWord("共建", "support", "共建单位:省科技厅", "省科技厅 support", "共建项目:三个"),
    LabelWord("保障", "support", "保障单位:省科技厅", "省科技厅 support", "保障体系:三级"),
    LabelWord("协调", "support", "协调单位:省科技厅", "省科技厅 support", "协调机制:三级"),
    LabelWord("协同", "support", "协同单位:省科技厅", "省科技厅 support", "协同推进"),
    LabelWord("会办", "support", "会办单位:省科技厅", "省科技厅 support", "会办公文"),
    LabelWord("主协办", "responsible", "主(协)办机关:省科技厅", "省科技厅 responsible", "主协办"),
    LabelWord("权责", "responsible", "权责机关(构):省科技厅", "省科技厅 responsible", "权责清单:另行制定"),
    LabelWord("主管", "responsible", "主管机关:省科技厅", "省科技厅 responsible", "主管业务:统计"),
    LabelWord("经办", "responsible", "经办机构:省科技厅", "省科技厅 responsible", "经办流程:申请"),
    LabelWord("推动", "implementing", "推动机关:省科技厅", "省科技厅 implementing", "推动方式:试点"),
    LabelWord("分管", None, "分管领导:张某", "分管领导 张某", "分管领域:农业"),
    LabelWord("包联", None, "包联领导:张某", "包联领导 张某", "包联企业:3家"),
    LabelWord("包保", None, "包保领导:张某", "包保领导 张某", "包保范围:全县"),
    LabelWord("联系", None, "联系领导:张某", "联系领导 张某", "联系电话:12345"),
    LabelWord("挂钩", None, "挂钩领导:张某", "挂钩领导 张某", "挂钩机制:另定"),
    LabelWord("挂联", None, "挂联领导:张某", "挂联领导 张某", "挂联项目:3个"),
    LabelWord("督办", None, "督办领导:张某", "督办领导 张某", "督办事项:3件"),
    LabelWord("督导", None, "督导领导:张某", "督导领导 张某", "督导内容:进度"),
)

BEARERS = (
    Bearer("单位", "bodies", "责任单位:省科技厅", "省科技厅 responsible", "计量单位:吨"),
    Bearer("部门", "bodies", "牵头部门:省科技厅", "省科技厅 lead", "部门职责:统计"),
    Bearer("主体", "bodies", "责任主体:省科技厅", "省科技厅 responsible", "经营主体:企业"),
    Bearer("机构", "bodies", "负责机构:省科技厅", "省科技厅 responsible", "机构名称:某某"),
    Bearer("机关", "bodies", "主办机关:省科技厅", "省科技厅 lead", "机关党建:抓好"),
    Bearer("地区", "bodies", "责任地区:绵阳市", "绵阳市 responsible", "适用地区:全市"),
    Bearer("镇街", "bodies", "责任镇街:城关镇", "城关镇 responsible", "镇街数量:12个"),
    Bearer("街镇", "bodies", "责任街镇:城关镇", "城关镇 responsible", "街镇数量:12个"),
    Bearer("乡镇", "bodies", "责任乡镇:城关镇", "城关镇 responsible", "乡镇数量:12个"),
    Bearer("街道", "bodies", "责任街道:城东街道", "城东街道 responsible", "街道长度:12公里"),
    Bearer("县区", "bodies", "责任县区:绵阳市", "绵阳市 responsible", "县区数量:12个"),
    Bearer("区县", "bodies", "责任区县:绵阳市", "绵阳市 responsible", "区县数量:12个"),
    Bearer("市县", "bodies", "责任市县:绵阳市", "绵阳市 responsible", "市县数量:12个"),
    Bearer("市州", "bodies", "责任市州:绵阳市", "绵阳市 responsible", "市州数量:12个"),
    Bearer("园区", "bodies", "责任园区:绵阳高新区", "绵阳高新区 responsible", "园区面积:12亩"),
    Bearer("政策局", "bodies", "负责政策局:环境局", "环境局 responsible", "政策局势:平稳"),
    Bearer("局署", "bodies", "负责局署:渠务署", "渠务署 responsible", "各局署长:出席"),
    Bearer("方", "bodies", "责任方:省科技厅", "省科技厅 responsible", "官方网站:某某"),
    Bearer("处室", "offices", "责任处室:法规处", "法规处 responsible", "处室职责:统计"),
    Bearer("处(科)室", "offices", "牵头处(科)室:法规处", "法规处 lead", "各处(科)室:参会"),
    Bearer("科室", "offices", "市水务局内牵头科室:供水科", "市水务局 供水科 lead", "重点科室:儿科"),
    Bearer("股室", "offices", "责任股室:农业股", "农业股 responsible", "股室人数:5人"),
    Bearer("内设机构", "offices", "责任内设机构:法规处", "法规处 responsible", "内设机构:5个"),
    Bearer("领导", "people", "责任领导:张某", "责任领导 张某", "领导小组:成立"),
    Bearer("负责人", "people", "主要负责人:张某", "主要负责人 张某", "法定代表人:张某"),
    Bearer("责任人", "people", "第一责任人:张某", "第一责任人 张某", "受益人:张某"),
    Bearer("人", "people", "责任人:张某", "责任人 张某", "联系人:张某"),
)

# What people are, before their names or without them.
TITLES = ("常委", "委员", "书记", "省长", "市长", "县长", "区长", "主任", "部长", "局长", "厅长", "主席", "秘书长")

LABEL_WORD = any_of(tuple(row.text for row in LABEL_WORDS if row.role))
ROLE = any_of(tuple(row.text for row in ROLE_WORDS))
BODIES, OFFICES, PEOPLE = (
    any_of(tuple(row.text.replace("(", r"\(").replace(")", r"\)") for row in BEARERS if row.owners == owners))
    for owners in ("bodies", "offices", "people")
)
_OF_PEOPLE = any_of(tuple(row.text for row in LABEL_WORDS if row.role is None))
# What a label of owners is, up to its colon; the groups say of whom. 牵头: alone is one of bodies.
LABEL = (
    rf"[*★]?(?:(?P<within>[^、,;。:()]{{1,16}}?)(?:机关)?内(?:部|设)?(?=[^、,;。:]{{1,8}}(?:{OFFICES}))"
    rf"|(?:[省市区县州总局]|国家|中央)?[级直]?"
    # 整改责任单位, 其他责任单位; no label with a role word alone
    rf"|(?!技术)[^、,;。:()为是]{{1,6}}?(?=(?:{ROLE}){{1,2}}(?:{BODIES}|{OFFICES}):))"
    rf"(?P<words>(?:{ROLE}|主[(、/]?协\)?办|(?:{LABEL_WORD})(?=[^:]{{0,4}}(?:{BODIES}|{OFFICES}))"
    rf"|主要|第[一二]|共同|具体|组织|(?:{_OF_PEOPLE})(?=.{{0,2}}领导)|[和或及与、/]){{1,6}})"
    rf"(?:(?P<offices>(?:{OFFICES})(?:\((?:单位|部门)\))?)|(?P<people>[市县区省州]?级?(?:{PEOPLE}))|(?:{BODIES})?(?:[和及与、/](?:{BODIES}))?)"
    rf"(?P<note>\([^()]*\))?"
)
# The header of a column of them; of bodies and people in one, 责任单位及责任人; of a body's head, 责任单位负责人.
_WORDS = rf"(?:{ROLE}|主[(/]?协?\)?办|{LABEL_WORD}|主要)(?:[和及与、/]?(?:{ROLE}))*"
OWNER_HEADER = rf".*{_WORDS}(?:{BODIES}|{OFFICES})|(?:牵头|主办|责任|配合|协办)$"
MIXED_HEADER = rf".*{_WORDS}(?:{BODIES}|{OFFICES})[及和与、/(].{{0,4}}(?:{PEOPLE})"
PEOPLE_HEADER = rf".*(?:(?:{ROLE}|{_OF_PEOPLE}|主要).{{0,2}}领导|(?:{ROLE}|{BODIES})[主要责任]{{0,4}}(?:{PEOPLE}))"
