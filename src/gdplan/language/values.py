"""Values of options in Chinese: --role 已完成 is --role achieved."""

import re
from collections.abc import Sequence

_SCRIPTS = {"原文": "source", "简体": "hans", "繁体": "hant", "繁體": "hant", "香港": "hk", "台湾": "tw", "臺灣": "tw"}
_FORMATS = {"表格": "table", "文本": "text", "网页": "html"}

VALUES = {
    "--role": {"目标": "target", "目標": "target", "已完成": "achieved", "全部": "all"},
    "--kind": {
        "行动工程": "initiative",
        "引用文件": "citation",
        "拟出台文件": "instrument",
        "地名": "place",
        "模糊数量": "fuzzy",
        "条款引用": "reference",
    },
    "--only": {
        "未变": "same",
        "修改": "edited",
        "改名": "renamed",
        "移动": "moved",
        "合并": "merged",
        "合併": "merged",
        "拆分": "split",
        "删除": "removed",
        "新增": "added",
    },
    "--script": _SCRIPTS,
    "--format": _FORMATS,
    "-f": _FORMATS,
    "--rows": {"任务": "task", "举措": "measure"},
    "--header": {"中文": "zh", "英文": "en"},
    "--by": {
        "地区": "region",
        "地區": "region",
        "发文机关": "issuer",
        "發文機關": "issuer",
        "标题": "title",
        "標題": "title",
    },
    "--engine": {"本机": "local", "本機": "local"},
    "--color": {"自动": "auto", "总是": "always", "从不": "never"},
}


def name_values(option: str, words: str) -> str:
    """The Chinese names of the values of an option that stand in words, each with its value; '' where there are none.

    >>> name_values("--script", "--script <source|hans>")
    '原文（source）、简体（hans）'
    """
    names = {value: name for name, value in reversed(VALUES.get(option, {}).items())}  # the first name of each
    found = dict.fromkeys(value for value in re.findall("[a-z]+", words) if value in names)
    return "、".join(f"{names[value]}（{value}）" for value in found)


def in_english(arguments: Sequence[str]) -> list[str]:
    """The arguments with the values of options as the commands know them; what follows `--` is no option.

    >>> in_english(["targets", "plan.txt", "--role", "已完成", "--script=简体"])
    ['targets', 'plan.txt', '--role', 'achieved', '--script=hans']
    """
    found: list[str] = []
    option = ""  # whose value stands next
    for at, argument in enumerate(arguments):
        if argument == "--":
            return [*found, *arguments[at:]]
        name, joined, value = argument.partition("=")
        if joined and name in VALUES:
            found.append(f"{name}={VALUES[name].get(value, value)}")
        else:
            found.append(VALUES.get(option, {}).get(argument, argument))
        option = argument
    return found
