"""Codes that fields of rows hold, in Chinese where they are shown; as data they are the same in both languages."""

from typing import Any, Literal, get_args, get_origin

from gdplan.language import phrase, spoken

_LASTING = {"year": "当年", "years": "多年", "average": "年均", "part": "年内部分时段", "rate": "日均或月均"}
_FORMS = {"points": "增减百分点", "count": "个数"}

CODES = {
    # By field, where a word means something else elsewhere; the others are labels.
    "deadline_basis": {"clause": "本句", "paragraph": "同段", "heading": "标题", "plan": "全文"},
    "role_basis": {
        "word": "写明",
        "label": "栏目名",
        "first-listed": "列在首位",
        "position": "按位置",
        "bare-list": "只列名称",
    },
    "name_basis": {"printed": "照原文", "prefix-carried": "承前补首", "tail-carried": "承后补尾"},
    "change": {"level": "水平", "increase": "增加", "decrease": "减少", "multiple": "倍数"},
    "form": _FORMS,
    "kind": {"new": "新增", "all": "合计"},
    "by": {"all": "合计", "year": "年份", "region": "地区", "kind": "文种"},
    "also": {"new": "新增"},
    "comparator": {">=": "≥", "<=": "≤", "~": "≈", "=": "＝", ">": "＞", "<": "＜"},
    "lasting": _LASTING,
    "about": {**_LASTING, **_FORMS, "starts": "开工", "finishes": "完工", "adds": "增加", "cuts": "减少"},
    "obstacle": {"form": "形式不同", "period": "时期不同", "qualifier": "限定词不同", "taken": "已答他项"},
    "division": {
        "province": "省级",
        "city": "地级",
        "county": "县级",
        "district": "市辖区",
        "region": "区域",
        "river": "河流",
        "lake": "湖泊",
        "sea": "海域",
        "mountain": "山脉",
    },
}


def tell_code(field: str, code: Any) -> str:
    """A code of a field in the language spoken.

    >>> tell_code("deadline_basis", "plan"), tell_code("met", True)
    ('plan', 'true')
    """
    if spoken() == "en":
        return str(code).lower() if isinstance(code, bool) else str(code)
    if isinstance(code, bool):
        return "是" if code else "否"
    return CODES.get(field, {}).get(code) or phrase(str(code))


def is_code(kind: Any) -> bool:
    """Whether values of a type are codes, truths or lists of codes.

    >>> is_code(Literal["lead", "support"] | None), is_code(tuple[str, ...])
    (True, False)
    """
    if kind in (bool, type(None)) or get_origin(kind) is Literal:
        return kind is not type(None)
    parts = [part for part in get_args(kind) if part not in (type(None), ...)]
    return bool(parts) and all(map(is_code, parts))
