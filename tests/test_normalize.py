"""Plan text: each step keeps the length, whatever the script, and what it folds is read and told."""

import subprocess
from pathlib import Path

import opencc
import pytest

import gdplan
from gdplan.normalize import STEPS, close_letters, fold, normalize, to_ideographs

T2S, TO = opencc.OpenCC("t2s").convert, [opencc.OpenCC(name).convert for name in ("s2t", "s2hk", "s2tw")]


@pytest.mark.parametrize("name", STEPS)
def test_each_step_reads_its_example(name):
    _, printed, plain = STEPS[name]
    assert normalize(printed) == plain
    assert len(printed) == len(plain)
    without = printed
    for other, step in STEPS.items():
        without = without if other == name else step.apply(without)
    assert without != plain, "another step does the same"


# ---------------------------------------------------------------- radicals and compatibility forms


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("⼀⼆⼋⼗", "一二八十"),  # Kangxi radicals
        ("⼈⺠政府", "人民政府"),  # and the supplement
        ("⻓江、⻘⼭", "长江、青山"),
        ("⿓⿔", "龙龟"),  # a radical of the other script is converted, too
        ("⾒", "见"),
        ("\uf9b4導", "领导"),  # compatibility ideographs
        ("\U0002f800", "丽"),
        ("\ufa0e\ufa0f", "\ufa0e\ufa0f"),  # in their block, yet characters of their own
        ("某政发﹝2030﹞8号", "某政发〔2030〕8号"),
        ("⿰⿱㇀", "⿰⿱㇀"),  # signs that describe a character are none
    ],
)
def test_what_looks_like_a_character_is_read_as_it(printed, read):
    assert normalize(printed) == read
    assert fold(printed) == fold(read)


def test_every_radical_becomes_one_ideograph():
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFADA)):
        (char,) = to_ideographs(chr(code))
        if 0x2E81 <= code <= 0x2EF3 or 0x2F00 <= code <= 0x2FD5:
            assert code == 0x2E9A or "\u3400" <= char <= "\u9fff" or char >= "\U00020000", hex(code)


RADICALS = "青⼭市2030年⼯作⽅案\n⼀、总体⽬标\n引进⼈才300⼈。\n（⼀）建设平台。新建泵站3座。（市⼈⼒资源社会保障局牵头，市⽔利局配合）"


def test_names_and_numbers_are_read_and_the_text_stays_as_printed():
    document = gdplan.parse(RADICALS)
    assert document.metadata.title == "青⼭市2030年⼯作⽅案"
    goal, task = document.walk()
    assert (goal.num, goal.number, goal.heading, goal.sentences[0].text) == ("⼀、", 1, "总体⽬标", "引进⼈才300⼈。")
    assert [(target.indicator, target.value, target.unit) for target in goal.targets] == [("人才", "300", "人")]
    assert [(agency.name, agency.as_written) for agency in task.agencies] == [
        ("市人力资源社会保障局", "市⼈⼒资源社会保障局"),
        ("市水利局", "市⽔利局"),
    ]
    (told,) = [found for found in document.diagnostics if found.code == "folded-characters"]
    assert (told.severity, told.values["count"], told.span[0]) == ("info", 11, 1)


def test_a_text_without_them_is_told_nothing():
    codes = [found.code for found in gdplan.parse(normalize(RADICALS)).diagnostics]
    assert codes == []


# ---------------------------------------------------------------- letters that stand apart

APART = "青 山 市 2 0 3 0 年 工 作 方 案\n一 、 任 务\n（ 一 ） 建 设 平 台 。 新 建 平 台 2 0 个 。 （ 市 数 据 局 牵 头 ）"


@pytest.mark.parametrize(
    "text",
    [
        APART,
        APART.replace(" ", "\u3000"),
        APART.replace(" ", "  "),
        APART.replace("2 0 3 0", "2030").replace("2 0", "20").replace("一 、 任 务", "一、任务"),
        APART.replace("新 建 平 台", "新建 平台"),
    ],
    ids=["blanks", "wide blanks", "two blanks", "numbers whole", "nearly"],
)
def test_a_letter_spaced_text_is_read_as_if_it_had_no_blanks(text):
    document = gdplan.parse(text, with_source=True)
    assert document.metadata.year == 2030
    section, task = document.walk()
    assert (section.num, section.heading, task.num, task.heading) == ("一、", "任务", "（一）", "建设平台")
    assert [(target.indicator, target.value, target.unit) for target in task.targets] == [("平台", "20", "个")]
    assert [agency.name for agency in task.agencies] == ["市数据局"]
    start, end = task.agencies[0].span
    assert "".join(document.source.text[start:end].split()) == "市数据局"
    assert [found.code for found in document.diagnostics] == ["letter-spaced"]


@pytest.mark.parametrize(
    "text",
    [
        "青山市 2030 年 工作 方案\n一、任务\n（一）建设 平台。新建 平台 20 个。（市 数据局 牵头）",  # words
        "目　录\n总　则\n附　则\n第一条　为了加强管理，制定本办法。",
        "甲 乙 丙 丁 戊",
        "A B C D E F G H I J K L M N O P",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14",
        "姓名 单位 电话\n张三 财政局 1234\n李四 水利局 5678\n王五 数据局 9012",
    ],
)
def test_blanks_between_words_and_few_letters_stay(text):
    plan = normalize(text)
    assert close_letters(plan) == plan


# ---------------------------------------------------------------- scripts

NAMES = [
    "於單",
    "於潛",
    "於敖",
    "於邑",
    "昇平",
    "畢昇",
    "乾縣",
    "乾坤",
    "魏徵",
    "批覆",
    "祕魯",
    "憑藉",
    "慰藉",
    "項鍊",
    "計畫",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_neighbour_makes_no_difference(name):
    assert fold(name) == fold(T2S(name)) == fold(fold(name))


def phrases(table):
    """The entries of a table of OpenCC."""
    home = Path(opencc.__file__).parent / "clib"
    program, source = home / "bin" / "opencc_dict", home / "share" / "opencc" / f"{table}.ocd2"
    if not program.exists() or not source.exists():
        pytest.skip("this OpenCC comes without opencc_dict")
    command = [program, "-i", source, "-f", "ocd2", "-t", "text", "-o", "/dev/stdout"]
    entries = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.splitlines()
    return [(key, values.split(" ")[0]) for key, values in (entry.split("\t") for entry in entries)]


def test_fold_is_idempotent_over_all_pairs_in_which_the_tables_depend_on_a_neighbour():
    table = phrases("TSPhrases")
    assert len(table) > 400
    for printed, plain in table:
        assert fold(printed) == fold(plain) == fold(fold(printed)), printed
    letters = sorted({char for entry in table for word in entry for char in word})
    for first in letters:
        pairs = "，".join(first + second for second in letters)
        assert fold(fold(pairs)) == fold(pairs)


# Two words of their own in each script, 坐标 座標, 想象 想像; slips of the tables; characters that no document prints.
OTHER_WORDS = "坐座 象像 俱具 呆待 里哩 恶𫫇 么幺 画划 仇雠 戚𬭭 链炼 檗蘗 耇耈 吣唚 斫斲 筱筿 穗𰬸"


def test_the_scripts_fold_alike():
    differing = {
        (one, two)
        for word, _ in phrases("STPhrases")
        for other in TO
        for one, two in zip(fold(word), fold(other(word)), strict=True)
        if one != two
    }
    assert {"".join(sorted(pair)) for pair in differing} == {"".join(sorted(pair)) for pair in OTHER_WORDS.split()}
