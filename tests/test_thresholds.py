"""Every threshold has a case on each side of it: what still counts, and the next that does not."""

import zipfile

import pytest
from office_files import A4, make_zip
from test_rows import named, roles

import gdplan
from gdplan.cli.app import run
from gdplan.errors import CannotReadError
from gdplan.export.diff_text import _shorten
from gdplan.extract.context import first_year_of_plan
from gdplan.sources.archive import Archive
from gdplan.sources.draft import Draft, DraftCell
from gdplan.sources.lines import to_paragraphs
from gdplan.sources.printed_line import Line, PageSize
from gdplan.views.filters import nearest_names
from gdplan.vocab.places import counties, places

NUMBERS = "一二三四五六七八九十"
STEMS = "甲乙丙丁戊己庚辛壬癸"


def omitted(*lines: str) -> set[str]:
    return {entry.kind for entry in gdplan.parse("\n".join(lines)).omitted}


# ------------------------------------------------------------------ extract


@pytest.mark.parametrize(("plan", "year"), [("十一五", 2006), ("十四五", 2021), ("十五五", 2026)])
def test_the_first_year_of_a_plan(plan, year):
    assert first_year_of_plan(f"某市“{plan}”茶业规划") == year


def test_a_year_of_the_republic():
    (node,) = gdplan.parse("某市施政計畫\n一、目標\n民國115年底前建成平臺30個。").body
    assert [target.deadline for target in node.targets] == ["2026"]


@pytest.mark.parametrize(("words", "is_in_name"), [(10, True), (11, False)])
def test_how_far_a_place_looks_for_its_institution(words, is_in_name):
    name = "数据科技信息工程技术应用"[:words] + "大学"
    assert named(f"支持广州{name}建设。").endswith("in_name True") == is_in_name


@pytest.mark.parametrize(("length", "found"), [(20, True), (21, False)])
def test_the_longest_name_of_an_initiative(length, found):
    name = ("数字乡村治理服务" * 3)[:length]
    assert named(f"推进“{name}”工程。") == (f"initiative {name} phrase “{name}”工程" if found else "")


@pytest.mark.parametrize(("length", "found"), [(20, True), (21, False)])
def test_the_longest_name_of_unknown_form(length, found):
    name = ("海云脑" * 7)[:length]
    assert roles(f"省科技厅、{name}负责") == "省科技厅 responsible" + f"; {name} responsible" * found


@pytest.mark.parametrize(("length", "found"), [(40, True), (41, False)])
def test_the_longest_name_of_a_body(length, found):
    name = "省" + ("科学技术" * 10)[: length - 2] + "局"
    assert roles(f"{name}牵头,省财政厅配合") == f"{name} lead; " * found + "省财政厅 support"


@pytest.mark.parametrize(("length", "found"), [(80, True), (81, False)])
def test_the_longest_piece_of_a_bracket_between_two_separators(length, found):
    leads, helps = "省" + ("科学技术" * 9) + "厅", "市" + ("科学技术" * 10)[: length - 44] + "局"
    assert len(piece := f"{leads}牵头{helps}配合") == length
    assert roles(piece) == (f"{leads} lead; {helps} support" if found else "")


# ------------------------------------------------------------------ outline


@pytest.mark.parametrize(("again", "is_copy"), [(5, False), (6, True)])
def test_how_much_of_a_body_that_comes_again_is_a_copy(again, is_copy):
    body = [f"{number}、推进第{stem}类平台建设，完善制度体系" for number, stem in zip(NUMBERS, STEMS, strict=True)]
    assert omitted("某市方案", *body, *body[:again]) == ({"repeated-body"} if is_copy else set())


@pytest.mark.parametrize(("lines", "is_copy"), [(2, False), (3, True)])
def test_how_many_lines_are_a_copy(lines, is_copy):
    body = [f"{number}、推进第{stem}类平台建设，完善制度。" for number, stem in zip(NUMBERS, STEMS, strict=True)]
    assert omitted("某市方案", *body[:lines] * 2) == ({"repeated-body"} if is_copy else set())


@pytest.mark.parametrize(("lines", "are_pages"), [(7, False), (8, True)])
def test_how_many_lines_a_page_has(lines, are_pages):
    pages = [
        line
        for page in range(1, 4)
        for line in (*(f"推进第{STEMS[page]}类平台建设第{NUMBERS[i]}项。" for i in range(lines - 1)), str(page))
    ]
    assert omitted("某市方案", "一、任务", *pages) == ({"page-number"} if are_pages else set())


@pytest.mark.parametrize(("lines", "found"), [(393, True), (394, False)])
def test_how_far_a_table_of_contents_is_looked_for(lines, found):
    entries = [f"{number}、推进{stem}类" for number, stem in zip(NUMBERS[:5], STEMS, strict=False)]
    body = [f"{entry}\n要加快推进各项建设工作，完善制度，健全机制，形成合力，取得实效。" for entry in entries]
    before = [f"说明{i}号" for i in range(lines)]
    assert ("table-of-contents" in omitted("某市方案", *before, *entries, *body)) == found


@pytest.mark.parametrize(("length", "is_heading"), [(30, True), (31, False)])
def test_how_far_from_the_number_a_colon_ends_a_heading(length, is_heading):
    items = (f"（{number}）{'甲' * length}：加快推进平台建设。扩大试点范围。" for number in NUMBERS[:3])
    (section,) = gdplan.parse("\n".join(("某市方案", "一、任务", *items))).body
    assert [item.heading is not None for item in section.children] == [is_heading] * 3


@pytest.mark.parametrize(("length", "is_heading"), [(59, True), (60, False)])
def test_the_longest_heading(length, is_heading):
    items = (f"（{number}）{'甲' * length}。\n加快推进平台建设。扩大试点范围。" for number in NUMBERS[:3])
    (section,) = gdplan.parse("\n".join(("某市方案", "一、任务", *items))).body
    assert [item.heading is not None for item in section.children] == [is_heading] * 3


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (["1.建设平台。", "推广应用。2.培育企业。", "2.扩大试点。"], ["1.", "2."]),
        (["1.建设平台。", "推广应用。2.培育企业。3.完善制度。", "2.扩大试点。"], ["1.", "2.", "3.", "2."]),
    ],
)
def test_how_much_a_number_out_of_order_weighs(lines, numbers):
    """It makes up for one number inside a line that goes on, not for two."""
    (section,) = gdplan.parse("\n".join(("某市方案", "一、任务", *lines))).body
    assert [item.num for item in section.children] == numbers


@pytest.mark.parametrize(
    ("years", "levels"), [(1, ["section", "section"]), (2, ["section", "table", None, None, "section"])]
)
def test_how_many_columns_a_table_of_plain_text_has(years, levels):
    rows = (("名称", "范围", "备注"), ("平台用户", "市级", "新建"), ("宽带用户", "县级", "续建"))
    table = "\n".join("\t".join(row[: years + 1]) for row in rows)
    document = gdplan.parse(f"某市数字建设规划\n一、目标\n主要指标\n{table}\n二、任务\n加快建设网络。")
    assert [node.level for node in document.walk()] == levels


@pytest.mark.parametrize(
    ("markers", "levels"),
    [
        ("第一篇 第一章 第一节 一、 （一） 1. （1） ①", "part chapter section section subsection paragraph subparagraph point"),
        ("第一章 第一条", "chapter article"),
    ],
)  # fmt: skip
def test_the_level_of_a_family(markers, levels):
    lines = [f"{marker}　推进{stem}类平台建设" for marker, stem in zip(markers.split(), STEMS, strict=False)]
    document = gdplan.parse("\n".join(("某市方案", *lines)))
    assert [node.level for node in document.walk()] == levels.split()


# ------------------------------------------------------------------ compare

TEA = ["开展茶园普查登记", "改造低产老茶园", "建设良种繁育基地", "推广机械化采摘", "完善灌溉设施"]
WATER = ["整治河道淤积堵点", "清退违规养殖网箱", "加固病险水库大坝", "布设水文监测站点", "配齐巡河专职队伍"]
TOWN = [
    "组织青年技能比武竞赛",
    "选树行业能手标兵",
    "发放就业创业补贴",
    "举办专场招聘活动",
    "修缮历史街区外立面",
    "征集老物件老照片",
    "布置社区微型展馆",
    "评选最美庭院",
    "开通夜间公交线路",
    "增设无障碍坡道",
    "更换老旧路灯",
    "清洗隔离护栏",
]


def edition(title, *tasks):
    return gdplan.parse("\n".join((title, "一、任务", *(f"{i}.{task}。" for i, task in enumerate(tasks, 1)))))


def first_change(old, new):
    return next(change.kind for change in gdplan.diff(old, new).changes if change.old and change.old[0].num == "1.")


@pytest.mark.parametrize(("others", "kind"), [(5, "edited"), (6, "removed")])
def test_how_little_two_items_of_two_editions_share(others, kind):
    """One clause among ever more: 0.105 and 0.097, where 0.6 of the floor of 0.17 is asked."""
    old = edition("某市2030年工作方案", "，".join(TEA + TOWN[:others]), "开设老年食堂，发放助餐券")
    new = edition(
        "某市2031年工作方案", "，".join(TEA[:1] + WATER[1:] + TOWN[6 : 6 + others]), "组建护林队伍，架设瞭望塔"
    )
    assert first_change(old, new) == kind


@pytest.mark.parametrize(("more", "kind"), [(7, "edited"), (8, "removed")])
def test_how_many_linked_items_make_two_editions_of_one_document(more, kind):
    """Two of ten, not of eleven; only where they do, the weak pair of first items is one."""
    both = ("开设老年食堂，发放助餐券", "组建护林队伍，架设瞭望塔")
    old = edition(
        "甲市茶业方案",
        "，".join(TEA + TOWN[:3]),
        *both,
        *(f"{stem * 3}办理{stem * 4}事项" for stem in "子丑寅卯辰巳午未"[:more]),
    )
    new = edition(
        "乙市水利意见",
        "，".join(TEA[:1] + WATER[1:] + TOWN[6:9]),
        *both,
        *(f"{stem * 3}核定{stem * 4}账目" for stem in STEMS[:more]),
    )
    assert first_change(old, new) == kind


@pytest.mark.parametrize(
    ("was", "now", "ops"),
    [("培育茶业龙头企业30家", "培育茶业链主企业50家", ["changed"]), ("培育龙头企业30家", "新建村级驿站50家", ["added", "removed"])],
)  # fmt: skip
def test_how_alike_the_indicators_of_one_target_are(was, now, ops):
    change, *_ = gdplan.diff(edition("某市方案", f"推进试点，{was}"), edition("某市方案", f"推进试点，{now}")).changes
    assert sorted(target.op for target in change.targets) == ops


def runs(old, new):
    """`=what stayed -what went +what came` of the first item."""
    change, *_ = gdplan.diff(edition("某市方案", old, "扩大试点范围"), edition("某市方案", new, "扩大试点范围")).changes
    return " ".join({"equal": "=", "delete": "-", "insert": "+"}[run.op] + run.text for run in change.text)


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("守护茶树", "-守护茶树， =改造低产茶园 +，守护茶树 =。"),
        ("守护古茶树", "-守护古茶树，改造低产茶园 +改造低产茶园，守护古茶树 =。"),
    ],
)
def test_how_long_a_clause_is_that_is_held_before_words_are_compared(clause, said):
    """With a shorter one, what both have most of is held."""
    assert runs(f"{clause}，改造低产茶园", f"改造低产茶园，{clause}") == said


@pytest.mark.parametrize(("island", "stays"), [("推广良种茶苗绿色", False), ("推广良种茶苗绿色防", True)])
def test_how_long_an_island_between_greater_changes_stays(island, stays):
    """Eight characters, nine."""
    old, new = ("修缮古道祠堂并开展培训", "举办各类展会加强保护"), ("改造低产茶园并建立档案", "完善交通设施引进企业")
    between = f" ={island} -{old[1]} +{new[1]} =。"
    drowned = f"-{old[0]}{island}{old[1]} +{new[0]}{island}{new[1]} =。"
    assert runs(island.join(old), island.join(new)) == (f"-{old[0]} +{new[0]}{between}" if stays else drowned)


@pytest.mark.parametrize(
    ("title", "kinds"),
    [("筑牢茶业发展基础", ["renamed", "same"]), ("筑牢茶业发展根基", ["added", "removed", "same"])],
)
def test_how_alike_a_title_and_its_rewording_are(title, kinds):
    """Five pairs of characters of seven are those of 夯实茶业发展基础; three are."""
    old, new = (
        gdplan.parse(
            f"某市{year}年工作方案\n一、{heading}\n（一）推进。{task}。\n二、加强保障\n（二）协同。{'，'.join(TOWN)}。"
        )
        for year, heading, task in ((2030, "夯实茶业发展基础", "，".join(TEA)), (2031, title, "，".join(WATER)))
    )
    assert sorted(change.kind for change in gdplan.diff(old, new).headings) == kinds


# ------------------------------------------------------------------ sources


@pytest.mark.parametrize(("bytes_", "read"), [(64 << 20, True), ((64 << 20) + 1, False)])
def test_how_large_a_part_of_an_archive_may_be(bytes_, read):
    archive = Archive(make_zip({"part": bytes(bytes_)}, zipfile.ZIP_STORED), "DOCX")
    if read:
        assert len(archive.read("part")) == bytes_
    else:
        with pytest.raises(CannotReadError, match="part unpacks to more than"):
            archive.read("part")


@pytest.mark.parametrize(("pages", "is_header"), [(2, False), (3, True)])
def test_on_how_many_pages_a_running_header_stands(pages, is_header):
    lines = [
        line
        for page in range(1, 6)
        for line in (
            *([Line("数字某市简报", page, 220, 300, 60, 14)] if page <= pages else []),
            Line(f"{NUMBERS[page]}、推进{STEMS[page]}类平台建设。", page, 90, 400, 300, 16),
        )
    ]
    text = "".join(str(part.text) for part in to_paragraphs(lines, [PageSize(*A4)] * 5))
    assert ("简报" not in text) == is_header


@pytest.mark.parametrize(("entries", "is_box"), [(2, False), (3, True)])
def test_how_many_labels_at_the_beginning_of_a_text_are_a_box(entries, is_box):
    pytest.importorskip("selectolax")
    from gdplan.sources.html import read_html

    box = "".join(
        f"<p>{entry}</p>"
        for entry in ("发文机关：某市人民政府", "成文日期：2030年3月1日", "发文字号：某府〔2030〕1号")[:entries]
    )
    text = "".join(f"<p>{number}、推进平台建设，完善制度体系，健全工作机制。</p>" for number in NUMBERS)
    source = read_html(f"<html><body><div class=content>{box}{text}</div></body></html>".encode())
    assert ("issuer" in dict(source.metadata)) == is_box


@pytest.mark.parametrize(("end", "encoding"), [(4_096, "big5hkscs"), (4_097, "gb18030")])
def test_how_far_a_page_may_declare_its_encoding(end, encoding):
    """Of this name the bytes do not say in which encoding it is."""
    pytest.importorskip("selectolax")
    from gdplan.sources.html import read_html

    declared = "<meta charset=big5"
    before = f"<!--{' ' * (end - len(declared) - 7)}-->"
    assert len(before + declared) == end
    assert read_html(f"{before}{declared}><p>菤莒</p>".encode("big5")).encoding == encoding


# ------------------------------------------------------------------ what people see


@pytest.mark.parametrize(("length", "lines"), [(69, 1), (70, 2)])
def test_how_wide_a_table_is_where_there_is_no_terminal(length, lines, tmp_path, monkeypatch, capsys):
    """160 columns: two for each Chinese character, the second column, and the gaps."""

    def no_terminal(*_):
        raise OSError

    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr("os.get_terminal_size", no_terminal)
    (tmp_path / "plan.txt").write_text(f"某市方案\n一、任务\n1.{'甲' * length}。（市科技局牵头）", encoding="utf-8")
    assert run(["tasks", str(tmp_path / "plan.txt")]) == 0
    assert sum("甲" in line for line in capsys.readouterr().out.splitlines()) == lines


@pytest.mark.parametrize(("length", "shown"), [(60, "甲" * 60), (61, f"{'甲' * 20} … {'甲' * 20}")])
def test_how_much_unchanged_text_is_shown_whole(length, shown):
    assert _shorten("甲" * length) == shown


@pytest.mark.parametrize(("before", "script"), [(2_990, "hant"), (3_010, None)])
def test_how_far_the_script_of_a_text_is_looked_for(before, script):
    assert gdplan.parse("一" * before + "數據").source.script == script


def test_how_much_of_the_document_a_message_quotes():
    (found,) = gdplan.check(gdplan.parse("某市方案\n一、任务\n1.推进“平台建设，" + "完善制度，" * 20 + "健全机制。"))
    assert found.values["printed"] == ("“平台建设，" + "完善制度，" * 20)[:24]


@pytest.mark.parametrize(("name", "near"), [("省科技听", ("省科技厅",)), ("省科学听", ())])
def test_how_near_a_name_is_that_is_offered_instead(name, near):
    """Three characters of four, two of four."""
    assert nearest_names(name, ["省科技厅", "市财政局"]) == near


@pytest.mark.parametrize(
    ("arguments", "status"),
    [("check clean.txt", 0), ("check gap.txt", 1), ("diff clean.txt clean.txt", 0), ("diff clean.txt other.txt", 1), ("check none.txt", 2)],
)  # fmt: skip
def test_the_exit_status(arguments, status, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name, third, what in (
        ("clean.txt", "三", "落实责任"),
        ("gap.txt", "五", "落实责任"),
        ("other.txt", "三", "开展评估"),
    ):
        text = f"某市方案\n一、夯实基础\n建设平台。\n二、深化应用\n推广场景。\n{third}、强化保障\n{what}。"
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run(arguments.split()) == status


@pytest.mark.parametrize(("name", "begins"), [("rows.csv", b"\xef\xbb\xbfdocument,"), ("rows.tsv", b"document\t")])
def test_a_table_for_a_spreadsheet_begins_with_a_mark(name, begins, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.txt").write_text("某市方案\n一、任务\n1.建设平台30个。", encoding="utf-8")
    assert run(["targets", "plan.txt", "-o", name]) == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


# ------------------------------------------------------------------ tables


def test_a_place_has_the_division_that_its_full_name_and_code_tell():
    """GB/T 2260: two digits for a province, four for a city; six for what lies below."""
    ends = {"province": ("省", "市", "区"), "city": ("市", "州", "盟", "地区", "区"), "district": ("区",)}
    wrong = [
        place.name
        for place in places()
        if (place.division in ("province", "city") and place.full and not place.full.endswith(ends[place.division]))
        or (place.full.endswith(("省", "自治区")) and place.division != "province")
        or (place.full.endswith(("自治州", "盟", "地区")) and place.division != "city")
        or (place.division == "province") != (len(place.code) == 2 and bool(place.full))
        or (len(place.code) == 4 and place.full.endswith("市") and place.division == "county")
    ]
    assert wrong == []
    assert {county.division for county in counties() if not county.name.endswith("区")} == {"county"}


@pytest.mark.parametrize(("rows", "is_table"), [(500, True), (501, False)])
def test_a_table_of_250000_places_is_one_and_a_larger_one_is_lines(rows, is_table):
    draft = Draft()
    draft.add_table([[DraftCell(("甲",), rows=1, columns=250), DraftCell(("乙",), rows=1, columns=250)]] * rows)
    source = draft.finish(b"", "text/x")
    assert (len(source.tables) == 1) is is_table
    assert source.text.count("甲") == rows
