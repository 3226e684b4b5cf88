"""What `gdplan lineage` writes: the same chains in every format, a page that opens from disk, failures told in a line."""

import csv
import functools
import io
import json
import os
import re
import subprocess
from html import unescape
from html.parser import HTMLParser

import jsonschema
import openpyxl
import pytest
import yaml
from browser import BROWSERS, WIDTHS, browse, find_faults
from processes import program
from shared import ROOT
from test_diff_output import HOSTILE

import gdplan
from gdplan.chains.line_listing import LineRow, to_line_rows
from gdplan.chains.listing import StepRow, to_rows
from gdplan.export.lineage import LINEAGE_FORMATS, format_of_lineage

NAMES = ("made_up_2026", "made_up_2023", "guangdong_2025", "made_up_2024")
EDITIONS = [ROOT / f"data/raw/{name}.txt" for name in NAMES]


@pytest.fixture(scope="module")
def found():
    return gdplan.lineage(map(gdplan.load, EDITIONS), explain=True)


@pytest.fixture(scope="module")
def page(found):
    return "".join(LINEAGE_FORMATS["html"].writer(found))


@functools.cache
def run(*arguments, given=None, **environment):
    return subprocess.run(
        [*program(), "lineage", *map(str, arguments)],
        input=given,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={key: value for key, value in os.environ.items() if key != "COLUMNS"} | {"NO_COLOR": "1"} | environment,
    )


def test_json_is_the_contract(found):
    done = run(*EDITIONS, "-f", "json", "--explain")
    data = json.loads(done.stdout)
    jsonschema.validate(data, gdplan.json_schema("lineage"), jsonschema.Draft202012Validator)
    assert gdplan.Lineage.model_validate(data) == found
    assert (done.returncode, done.stderr) == (0, "")
    assert {"edition", "kind", "also", "item", "ties", "into"} <= set(data["chains"][0]["steps"][0])


@pytest.mark.parametrize("name", LINEAGE_FORMATS)
def test_every_format_tells_the_same(name, found, tmp_path):
    path = tmp_path / f"chains{LINEAGE_FORMATS[name].suffixes[0]}"
    assert format_of_lineage(path) == name
    done = run(*EDITIONS, "-o", path, "--explain")
    assert (done.returncode, done.stdout) == (0, "")
    if name == "xlsx":
        return  # below
    text = path.read_text(encoding="utf-8-sig")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") == (name == "csv")
    data = found.model_dump(mode="json")
    if name in ("json", "yaml"):
        assert (json.loads if name == "json" else yaml.safe_load)(text) == data
    elif name == "jsonl":
        assert [json.loads(line) for line in text.splitlines()] == data["chains"]
    elif name == "html":
        assert text == "".join(LINEAGE_FORMATS["html"].writer(found))
    else:
        rows = list(csv.DictReader(io.StringIO(text), delimiter="," if name == "csv" else "\t"))
        assert list(rows[0]) == list(StepRow.model_fields)
        told = [(row.chain, row.year, row.kind or "", row.eid or "", "、".join(row.targets)) for row in to_rows(found)]
        assert [(int(row["chain"]), int(row["year"]), row["kind"], row["eid"], row["targets"]) for row in rows] == told


def test_a_row_says_what_a_step_is(found):
    rows = {(row.chain_heading, row.year): row for row in to_rows(found)}
    row = rows["（六）发展区块链产业", 2026]
    assert (row.kind, row.also, row.basis, row.lead) == ("back-again", ("edited",), ("over-gap",), ("省科技厅",))
    assert row.came_from == ("2024 （七）发展区块链产业",)
    merged = next(row for row in rows.values() if row.into)
    assert (merged.kind, merged.eid, merged.text) == ("merged", None, None)
    assert rows["（三）发展低空产业", 2026].due == ("2026-06",)
    assert rows["（一）实施关键核心技术攻关", 2026].targets == ("省级中试平台不少于50个",)


def test_the_table_has_a_row_a_chain_and_a_column_an_edition(found):
    lines = run(*EDITIONS).stdout.splitlines()
    assert lines[1] == found.editions[-1].metadata.title
    assert lines[2].split() == ["chain", "2023", "2024", "2025", "2026"]
    below = lines.index("targets by year")
    numbers = [int(words[0]) for line in lines[4:below] if (words := re.findall(r"^\d+", line))]
    assert numbers == [chain.number for chain in found.chains]
    assert [re.split(r"\s{2,}", line) for line in lines[below + 1 :] if line.startswith(("chain", "12"))] == [
        ["chain", "indicator", "2023", "2024", "2025", "2026"],
        ["12", "有线电视超高清机顶盒占比", "至65%", "至70%", "至75%", "至80%"],
    ]
    row = next(line for line in lines if "发展人工智能产业" in line)
    assert re.split(r"\s{2,}", row)[1:3] == ["（四）发展人工智能产业", "（六）发展人工智能产业 – edited"]
    assert any("merged → " in line for line in lines)
    narrow = run(*EDITIONS, COLUMNS="80").stdout
    assert "".join(narrow.split()).count("edited") == "".join("".join(lines).split()).count("edited")


def test_the_workbook(found, tmp_path):
    path = tmp_path / "沿革.xlsx"
    done = run(*EDITIONS, "-o", path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    book = openpyxl.load_workbook(path)
    table, steps, targets, hidden = book.worksheets
    assert hidden.sheet_state == "veryHidden"
    assert [cell.value for cell in table[1]] == ["chain", "task", "2023", "2024", "2025", "2026"]
    assert [row[0].value for row in table.iter_rows(min_row=2)] == [chain.number for chain in found.chains]
    cell = next(row[5].value for row in table.iter_rows(min_row=2) if "关键核心技术" in row[1].value)
    assert cell.split("\n")[:2] == ["（一）实施关键核心技术攻关", "[edited]"]
    assert cell.split("\n")[-1] == "省级中试平台不少于50个"
    assert steps.max_row == 1 + len(list(to_rows(found)))
    heads = [cell.value for cell in targets[1]]
    assert heads[:2] == ["chain", "chain_heading"]  # what stays in sight
    assert sorted(heads) == sorted(LineRow.model_fields)
    rows = [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in targets.iter_rows()]
    assert {row["path"] for row in rows[1:]} == set(map(str, EDITIONS))
    first = [(row["year"], row["comparator"], row["value"], row["unit"]) for row in rows if row["chain"] == 1]
    assert first == [
        (2023, ">=", 15, "个"),
        (2024, ">=", 20, "个"),
        (2025, ">=", 30, "個"),
        (2026, ">=", 50, "个"),
    ]
    assert len(rows) == 1 + sum(len(line.values) for chain in found.chains for line in chain.lines)
    again = tmp_path / "again.xlsx"
    run(*EDITIONS, "-o", again)
    assert again.read_bytes() == path.read_bytes()
    folder = subprocess.run(
        [*program(), "show", str(tmp_path)],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert "no documents" in folder.stderr  # gdplan's own result is none


def test_no_text_of_a_document_can_act(tmp_path):
    texts = [
        f"标题{HOSTILE}{year}年工作要点\n一、任务{HOSTILE}\n1.试点{HOSTILE}。开展平台{what}。{HOSTILE}。（省{HOSTILE}厅牵头）"
        for year, what in ((2021, "建设"), (2022, "推广"))
    ]
    found = gdplan.lineage(map(gdplan.parse, texts), in_order=True, explain=True)
    page = "".join(LINEAGE_FORMATS["html"].writer(found))
    assert Page(page).problems == []
    assert "\x1b" not in page
    assert "\u202e" not in page
    from gdplan.export.lineage_book import to_book

    (tmp_path / "hostile.xlsx").write_bytes(b"".join(to_book(found)))
    book = openpyxl.load_workbook(tmp_path / "hostile.xlsx")
    assert all(
        cell.data_type in ("s", "n", "inlineStr") and not cell.hyperlink
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
    )


REPORTS = [ROOT / f"data/raw/made_up_report_{year}.txt" for year in (2025, 2026)]


def test_what_a_report_says_stands_beside_the_targets(tmp_path):
    found = gdplan.lineage(map(gdplan.load, REPORTS), reports=[gdplan.load(REPORTS[1])])
    asked = (*REPORTS, "--outcomes", REPORTS[1])
    told = {row[1]: row[2] for line in run(*asked).stdout.splitlines() if len(row := re.split(r"\s{2,}", line)) > 2}
    assert told["城镇新增就业"] == "5万人以上 (met: 5.3万人)"
    assert told["造林"] == "40万亩 (missed: 38万亩)"
    assert told["地区生产总值"] == "增长6%左右 (undecided: 增长6.2%)"
    assert told["城镇登记失业率"] == "4%以内"
    assert "5万人以上 (完成: 5.3万人)" in run(*asked, "--lang", "zh").stdout
    assert gdplan.Lineage.model_validate_json(run(*asked, "-f", "json").stdout) == found
    rows = [row for row in to_line_rows(found) if row.reported]
    sentences = {row.result_sentence: (row.result_document, row.relation) for row in rows if row.met is False}
    assert sentences["氮氧化物排放量下降4.1%，造林38万亩，未完成年度目标。"] == ("made_up_report_2026.txt", "below")
    lines = [row.target_lines for row in to_rows(found) if row.year == 2026 and "2026年重点工作" in (row.heading or "")]
    assert lines[0][0] == "地区生产总值 增长6%左右 (undecided: 增长6.2%) → 增长6%左右"
    text = "".join(LINEAGE_FORMATS["html"].writer(found))
    assert Page(text).problems == []
    cell = re.search(r"<td>40万亩<details>(.*?)</details>", text)[1]
    assert cell.startswith("<summary>missed: 38万亩</summary>氮氧化物排放量下降4.1%，造林38万亩，未完成年度目标。")
    for name in (*LINEAGE_FORMATS, "xlsx"):
        run(*asked, "-o", tmp_path / f"asked.{name}")
        gdplan.save(found, tmp_path / f"saved.{name}")
        if name not in ("csv", "tsv", "xlsx"):  # rows tell paths, which only the command line knows
            assert (tmp_path / f"saved.{name}").read_bytes() == (tmp_path / f"asked.{name}").read_bytes()
        if name != "xlsx":
            assert gdplan.dumps(found, name) == (tmp_path / f"saved.{name}").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("name", "words"),
    [("a.docx", "its ending names no format"), ("a.txt", "no format 'table'; a lineage is written as")],
)
def test_chains_are_saved_in_known_formats_alone(found, tmp_path, name, words):
    with pytest.raises(gdplan.UnknownFormatError, match=words):
        gdplan.save(found, tmp_path / name)
    assert not list(tmp_path.iterdir())
    with pytest.raises(gdplan.UnknownFormatError, match="xlsx is no text"):
        gdplan.dumps(found, "xlsx")


class Page(HTMLParser):
    """What is wrong with a page: tags that do not close, more than its one script, attributes that could act or load."""

    def __init__(self, text):
        super().__init__()
        self.open, self.problems, self.scripts = [], [], 0
        self.feed(text)
        self.problems += self.open + ["script"] * (self.scripts - 1)

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta", "br", "input"):
            self.open.append(tag)
        self.scripts += tag == "script"
        self.problems += [
            f"{tag} {name}"
            for name, value in attributes
            if name.startswith("on") or name == "src" or (name == "href" and not value.startswith("#"))
        ]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"/{tag}")


def test_the_page_holds_all_without_its_script(found, page):
    assert Page(page).problems == []
    assert re.findall(r'<article id="chain-(\d+)"', page) == [str(chain.number) for chain in found.chains]
    items = [(step.edition, step.item) for chain in found.chains for step in chain.steps if step.item]
    assert sorted(re.findall(r'class="item [^"]*" id="item-(\d-[^"]*)"', page)) == sorted(
        f"{e}-{i.eid}" for e, i in items
    )
    ties = [tie for chain in found.chains for step in chain.steps for tie in step.ties]
    assert page.count("<path ") == len(ties)
    plain = unescape(re.sub(r"</?(?:ins|del)>", "", page))
    assert [item.eid for _, item in items if item.text not in plain] == []
    assert "不少于<del>30</del>" not in page  # numbers are never cut
    assert "<del>30個</del>" in page


PROBE = """
  const set = (id, value) => {
    const control = document.getElementById(id);
    control.value = value;
    control.dispatchEvent(new Event("input"));
  };
  const count = () => ({
    shown: Number(document.getElementById("shown").textContent),
    items: [...document.querySelectorAll(".item")].filter((one) => one.checkVisibility()).length,
    ribbons: [...document.querySelectorAll("path")].filter((one) => one.checkVisibility()).length,
    open: [...document.querySelectorAll("article")].filter((one) => one.checkVisibility()).map((one) => one.id),
  });
  told.start = count();
  told.drawn = [...document.querySelectorAll("path")].filter((path) => path.getTotalLength() > 20).length;
  told.width = [document.documentElement.scrollWidth, innerWidth];
  set("kind", "back-again"); told.kind = count(); told.hash = location.hash; set("kind", "");
  set("body", "省科技厅"); told.body = count(); set("body", "");
  set("section", "四、推进数字社会建设"); told.section = count(); set("section", "");
  set("query", "智慧大應急"); told.query = count();
  set("query", "没有这样的话"); told.none = count();
  document.getElementById("reset").click(); told.reset = count();
  document.querySelector('.item[data-chain="8"]').click();
  told.click = count(); told.clicked = location.hash;
  const on = [...document.querySelectorAll(".item.on")];
  told.on = on.map((one) => one.textContent);
"""
LOADED = """
  const open = [...document.querySelectorAll("article")].filter((one) => one.checkVisibility());
  told.open = open.map((one) => one.id);
  told.kind = document.getElementById("kind").value;
  told.shown = document.getElementById("shown").textContent;
"""


@pytest.mark.tools(*BROWSERS)
def test_the_page_in_a_browser(tmp_path, found, page):
    told = browse(tmp_path, page, probe=PROBE).told
    chains = found.chains

    def count(keep):
        kept = [chain for chain in chains if keep(chain)]
        numbers = {chain.number for chain in kept}
        steps = [step for chain in kept for step in chain.steps if step.item]
        ribbons = sum(tie.chain in numbers for step in steps for tie in step.ties)
        return {"shown": len(kept), "items": len(steps), "ribbons": ribbons, "open": []}

    def members(chain):
        return [step.item for step in chain.steps if step.item]

    everything = count(lambda _: True)
    assert told["start"] == told["reset"] == everything
    assert told["drawn"] == everything["ribbons"]
    assert told["kind"] == count(lambda chain: "back-again" in chain.kinds)
    assert told["kind"]["shown"] == 2
    assert told["hash"] == "#kind=back-again"
    bodies = {"省科技厅", "省科技廳"}
    assert told["body"] == count(lambda chain: any(a.name in bodies for item in members(chain) for a in item.agencies))
    section = "四、推进数字社会建设"
    assert told["section"] == count(lambda chain: any(item.section[0] == section for item in members(chain)))
    assert told["query"]["shown"] == 1  # words of the text, in the script that it is printed in
    assert told["none"] == {"shown": 0, "items": 0, "ribbons": 0, "open": []}
    assert told["click"] == everything | {"open": ["chain-8"]}
    assert told["clicked"] == "#chain=8"
    assert told["on"] == [item.label for item in members(chains[7])]


@pytest.mark.tools(*BROWSERS)
def test_the_address_keeps_what_is_chosen(tmp_path, page):
    told = browse(tmp_path, page, fragment="#chain=10&kind=back-again", probe=LOADED).told
    assert told == {"open": ["chain-10"], "kind": "back-again", "shown": "2"}


@pytest.mark.tools(*BROWSERS)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_shuts_nobody_out(tmp_path, page, width, dark):
    assert find_faults(tmp_path, page, width=width, dark=dark) == []


@pytest.mark.tools(*BROWSERS)
def test_the_page_runs_its_own_script_alone(tmp_path, page):
    dumped = browse(tmp_path, page.replace("</main>", "<script>document.body.dataset.other = 1</script></main>")).dom
    assert 'class="scripted"' in dumped
    assert "data-other" not in dumped


def test_chinese_and_one_script():
    done = run(*EDITIONS, "--lang", "zh", "--script", "hans").stdout
    assert done.splitlines()[2].split() == ["沿革", "2023", "2024", "2025", "2026"]
    assert "8.发展软件与信息服务产业 – 修改" in done
    assert "（六）发展区块链产业 – 重现" in done
    assert "產業" not in done


def test_gdplans_own_json_and_standard_input_are_read():
    parsed = subprocess.run(
        [*program(), "parse", str(EDITIONS[1])],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    ).stdout
    plain = run(*EDITIONS, "-f", "jsonl").stdout
    assert run(EDITIONS[0], "-", *EDITIONS[2:], "-f", "jsonl", given=parsed).stdout == plain


NAMELESS = "一、任务\n1.建设平台。建设开放平台，编制开放目录。\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([EDITIONS[0]], "1 editions; lineage takes two to thirty"),
        ([EDITIONS[0], EDITIONS[0]], "are both of 2026, and no date tells which is first"),
        ([EDITIONS[0], "-"], "no year in its title or date; give the editions in their order, and --in-order"),
        ([EDITIONS[0], "missing.txt"], "missing.txt: no such file"),
        ([*EDITIONS, "-f", "xlsx"], "xlsx is no text; name a file with -o"),
        ([*EDITIONS, "-o", "chains.docx"], "its ending names no format; use one of .json"),
        ([*EDITIONS, "-o", "out/"], "this is a folder; lineage writes one file"),
        ([*EDITIONS, "-o", EDITIONS[0]], "input"),
        ([*EDITIONS, "--outcomes", "missing.txt"], "missing.txt: no such file"),
        ([*EDITIONS, "--outcomes", REPORTS[1], "-o", REPORTS[1]], "input"),
        ([*EDITIONS, "--outcomes", "-"], "reports no result of any year"),
        ([], "EDITION"),
    ],
)
def test_failures_are_told(arguments, words):
    done = run(*arguments, given=NAMELESS)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_stands_for_the_editions_in_it(tmp_path):
    for year, place in (("2024", "old"), ("2025", "")):
        (tmp_path / place).mkdir(exist_ok=True)
        text = f"某市{year}年工作要点（虚构）\n一、任务\n1.建设平台。新建平台30个。（市科技局负责）\n"
        (tmp_path / place / f"{year}.txt").write_text(text, encoding="utf-8")
    to = tmp_path / "沿革.json"
    assert run(tmp_path, "-o", to).stderr == "gdplan: 2 done, 0 failed\n"
    again = run(tmp_path, "-f", "csv", "--columns", "path,kind")  # what was written is none of them
    assert again.stdout.removeprefix("\ufeff").split() == ["path,kind", "old/2024.txt,", "2025.txt,same"]


def test_the_order_given_is_kept_where_asked():
    done = run("-", EDITIONS[0], "--in-order", "-f", "json", given=NAMELESS)
    assert done.returncode == 0
    assert [edition["year"] for edition in json.loads(done.stdout)["editions"]] == [None, 2026]
    assert "no item resembles one of the edition before it" in done.stderr
