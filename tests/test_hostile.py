"""Hostile text ends: a tree, a diagnostic or a clear error, in time that grows with the text and no faster."""

import random
import subprocess

import pytest
from pace import assert_linear
from processes import program
from trees import account

import gdplan

FEW = 2_500


@pytest.mark.parametrize(
    "piece",
    ["（", "）", "“", "”", "《", "1", "1.", "一、", "（一）", "第一条", "①", "。", "，", " ", "\u3000", "\n", "\u3000\u3000甲", "一、\n",
     "（一）甲\n", "1.甲。", "“。", "（a", "附件\n", "目录\n", "专栏\n1\n", "— 1 —\n", "\0", "\ufffd", "\u200b", "**", "1.2", "省科技厅、", "责任单位："],
)  # fmt: skip
def test_endless_repetition(piece):
    account(gdplan.parse(piece * (FEW // len(piece)), with_source=True))
    assert_linear(gdplan.parse, lambda length: piece * (length // len(piece)), FEW)


@pytest.mark.parametrize(
    "piece",
    [
        "到 2027 年，建成 30 个平台，",  # blanks beside numbers in one long sentence
        "到 2027 年建成 30 个平台。",
        "2020年前建成30个，",  # dates that fit no target
        "2026年、2027年分别建成30座、40座，",
        "推进\u200b建设平台3个，",  # a text in many pieces
        "推进\u200b工作（市科技局牵头）。",
        "**推进**工作，**建设**平台。",
        "增长5%，下降6%，",  # dates behind many numbers
        "从5%提高到6%，",
        "\n2025年6月3日",
        "万亿",
        "1万亿",
        "印发",  # verbs in a row
        "\n完成时限：2025年6月",
        "\n（1）推进\u200b工作。",  # holes in many paragraphs
        "\n责任单位：市科技局",
        "\n推进平台建设完善制度创新发展工作机制的内容继续推动各项任务落实",
    ],
)  # fmt: skip
def test_forty_times_the_text_takes_forty_times_as_long(piece):
    assert_linear(
        gdplan.parse, lambda times: "某市2025年工作方案\n一、任务\n1.做事。" + piece * times, 100, 40, slack=1.1
    )


def test_sections_without_items_are_told_from_others_once():
    def make(times: int) -> gdplan.Document:
        talks = "".join(f"<h3>讲话{i}</h3><p>加强领导。</p>" for i in range(times))
        items = "<h3>工作</h3><p>1.建设平台。（市教育局）</p><p>2.建设学校。（市教育局）</p>"
        return gdplan.load(f"<html><h1>某市方案</h1><h2>一、任务</h2>{talks}{items}</html>".encode())

    assert_linear(lambda document: gdplan.diff(document, document), make, 150)


def test_a_table_of_contents_is_looked_up_once():
    def make(times: int) -> str:
        titles = [f"第{n}章 做好第{n}件事" for n in range(times)]
        entries = [f"{title}…………{n}" for n, title in enumerate(titles)]
        return "某省规划\n目录\n" + "\n".join(entries) + "\n" + "".join(f"{title}\n做事。\n" for title in titles)

    assert_linear(gdplan.parse, make, 400, 20, slack=1.25)  # a look-up for each entry anew: 1.75


def test_a_scale_longer_than_any_is_no_number():
    (node,) = gdplan.parse("一、任务\n1.做事。规模达到3千万亿元，投资" + "1" + "万亿" * 3_000 + "元。").tasks()
    assert [(t.value, t.normalized.value) for t in node.targets] == [("3000", "3" + "0" * 15)]


def test_twenty_thousand_tasks():
    text = "某省工作方案\n一、任务\n" + "\n".join(
        f"{n % 1000}.做事。推进工作。再推进。（省科技厅牵头）" for n in range(1, 20_001)
    )
    assert len(gdplan.parse(text).tasks()) == 20_000


def test_one_endless_task():
    document = gdplan.parse("一、任务\n1.做事。" + "推进平台建设，完善制度，不少于30个。" * 20_000)
    (task,) = document.tasks()
    assert len(task.sentences) == len(task.targets) == 20_000


def test_random_text():
    chance = random.Random(7)
    letters = "一二三、（）()。，；：“”《》\n 1234.①第条章附件目录省市局厅牵头负责\u3000%年月日万亿元个"
    for _ in range(60):
        account(gdplan.parse("".join(chance.choices(letters, k=400)), with_source=True))


def test_random_bytes_give_a_document_or_an_error(tmp_path):
    chance = random.Random(11)
    for number in range(6):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(chance.randbytes(20_000))
        run = subprocess.run([*program(), "parse", str(path)], capture_output=True, check=False)
        assert run.returncode in (0, 2)
        assert b"Traceback" not in run.stderr
        assert (run.returncode == 0) == bool(run.stdout)
