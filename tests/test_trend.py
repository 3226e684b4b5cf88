"""One measure over the years: which names join, which do not, what a series holds, and how it is drawn."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest
from processes import gdplan
from shared import ROOT

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")

from browser import BROWSERS, browse

import gdplan.corpus as room
from gdplan import parse
from gdplan.answers.measure import match_names, to_measure
from gdplan.answers.names import to_name
from gdplan.corpus.figures import draw_spark, find_scale, show_point
from gdplan.corpus.points import Point
from gdplan.errors import GdplanError
from gdplan.normalize import fold

# Made up: a city's reports of three years, a province's of one.
TEXTS = {
    "甲市/2023.txt": "甲市2023年政府工作报告（虚构）\n一、2022年工作回顾\n全市生产总值增长5.1%，城镇新增就业5.2万人。全市生产总值达到3000亿元。\n"
    "二、2023年重点工作\n地区生产总值增长6%左右，城镇新增就业5万人以上，城镇登记失业率控制在4%以内。\n",
    "甲市/2024.txt": "甲市2024年政府工作报告（虚构）\n一、2023年工作回顾\n地区生产总值增长5.8%，新增城镇就业51000人，人均地区生产总值达到6万元。\n"
    "五年来，地区生产总值年均增长5.5%，城镇新增就业累计25万人。\n二、2024年重点工作\nGDP增长5.5%－6%，城镇新增就业5万人。\n",
    "甲市/2025.txt": "甲市2025年政府工作报告（虚构）\n一、2024年工作回顾\n地區生產總值下降0.3%，城乡居民收入分别增长5%、6.5%。"
    "减税降费及退税8亿元，居民收入增长5.5%。海洋生产总值增长8%。\n二、2025年重点工作\n城镇新增就业4.8万人以上。\n",
    "乙省/2025.txt": "广东省2025年政府工作报告（虚构）\n一、2024年工作回顾\n全省生产总值增长4.8%。城乡居民收入增长5%、6%、7%。\n二、2025年重点工作\n经济增长5%左右，减税降费10亿元。\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    place = tmp_path_factory.mktemp("reports")
    for name, text in TEXTS.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    done = gdplan("corpus", "build", str(place), "--to", str(place / "plans.duckdb"), "--quiet")
    assert done.returncode == 0, done.stderr.decode()
    return str(place / "plans.duckdb")


def ask(corpus, measure, **asked):
    with room.open(corpus) as opened:
        return opened.trend(measure, **asked)


@pytest.mark.parametrize(
    ("measure", "name", "joins"),
    [
        ("GDP", "国内生产总值", True),
        ("地区生产总值", "全省生產總值增速", True),
        ("国内生产总值", "经济增长", True),
        ("生产总值", "人均地区生产总值", False),
        ("生产总值", "海洋生产总值", False),
        ("生产总值", "服务业增加值占国内生产总值比重", False),
        ("城镇新增就业", "新增城镇就业", True),
        ("城镇新增就业", "农村劳动力转移就业", False),
        ("城镇调查失业率", "调查失业率", True),
        ("城镇调查失业率", "城镇登记失业率", False),
        ("失业率", "城镇登记失业率", False),
        ("CPI", "居民消费价格涨幅", True),
        ("CPI", "工业生产者出厂价格", False),
        ("粮食产量", "全年粮食总产量", True),
        ("粮食产量", "油料产量", False),
        ("粮食产量", "粮食播种面积", False),
        ("研发投入强度", "全社会研发经费支出与国内生产总值之比", True),
        ("研发投入强度", "全社会研发经费投入", False),
        ("PM2.5浓度", "细颗粒物（PM2.5）年均浓度", True),
        ("PM2.5浓度", "可吸入颗粒物浓度", False),
        ("城镇化率", "常住人口城镇化率", True),
        ("城镇化率", "户籍人口城镇化率", False),
        ("赤字率", "财政赤字率", True),
        ("赤字率", "财政赤字", False),
        ("财政赤字", "中央财政赤字", False),
        ("居民收入", "全国居民人均可支配收入", True),
        ("居民收入", "农村居民人均可支配收入", False),
        ("进出口总额", "货物进出口总值", True),
        ("进出口总额", "出口总额", False),
        ("进出口总额", "服务进出口总额", False),
        ("规模以上工业增加值", "规上工业增加值", True),
        ("规模以上工业增加值", "工业增加值", False),
        ("单位GDP能耗", "单位地区生产总值能耗", True),
        ("单位GDP能耗", "单位GDP二氧化碳排放", False),
        ("二氧化硫排放量", "二氧化碳排放量", False),
        ("数字经济核心产业增加值占比", "数字经济核心产业增加值占GDP比重", False),  # shown as near
        ("高铁里程", "高速铁路营业里程", True),
        ("高铁里程", "高速公路里程", False),
    ],
)
def test_names_that_join(measure, name, joins):
    likeness = match_names(to_measure(measure), [to_name(fold(name))])
    assert (likeness.old == likeness.new and not likeness.parted) == joins, likeness


@pytest.mark.parametrize("words", ["数量", "增速", "率", "", "规模", "，"])
def test_words_that_name_no_measure_are_refused(words):
    with pytest.raises(GdplanError, match="names no measure"):
        to_measure(words)


def series_of(trend):
    found = {}
    for point in trend.points:
        found.setdefault(point.series, []).append(point)
    return [
        (points[0].role, points[0].kind, points[0].lasting, points[0].unit, [(p.year, p.text) for p in points])
        for points in found.values()
    ]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (
            "GDP",
            [
                ("achieved", "decline", "year", "%", [(2024, "下降0.3%")]),
                ("achieved", "growth", "average", "%", [(2023, "增长5.5%")]),
                ("achieved", "growth", "year", "%", [(2022, "增长5.1%"), (2023, "增长5.8%")]),
                ("target", "growth", "year", "%", [(2023, "增长6%左右"), (2024, "增长5.5%－6%")]),
                ("achieved", "level", "year", "元", [(2022, "达到3000亿元")]),
            ],
        ),
        (
            "城镇新增就业",
            [
                ("achieved", "addition", "year", "人", [(2022, "5.2万人"), (2023, "51000人")]),
                ("target", "addition", "year", "人", [(2023, "5万人以上"), (2024, "5万人"), (2025, "4.8万人以上")]),
                ("achieved", "addition", "years", "人", [(2023, "25万人")]),
            ],
        ),
        ("居民收入", [("achieved", "growth", "year", "%", [(2024, "增长5.5%")])]),
        ("减税降费", []),
    ],
)
def test_a_series_holds_one_kind_of_number(corpus, measure, expected):
    with room.open(corpus) as opened:
        paths = {row["path"] for row in opened.sql("SELECT path FROM documents WHERE path LIKE '甲市%'")}
        found = opened.trend(measure)
    own = [point for point in found.points if point.path in paths]
    assert series_of(type(found)(measure, own, ())) == expected


def test_places_are_series_of_their_own(corpus):
    by_region = ask(corpus, "GDP")
    assert {point.place for point in by_region.points if point.path == "乙省/2025.txt"} == {"广东省"}
    mixed = {}
    for by in ("region", "issuer", "title"):
        for point in ask(corpus, "GDP", by=by).points:
            mixed.setdefault((by, point.series), set()).add(point.path[:2])
    assert all(len(places) == 1 for places in mixed.values())
    assert {point.path for point in ask(corpus, "GDP", region="广东").points} == {"乙省/2025.txt"}
    assert {point.path for point in ask(corpus, "GDP", year=[2023, 2024]).points} == {"甲市/2023.txt", "甲市/2024.txt"}


def test_a_point_leads_to_its_words(corpus):
    points = [point for measure in ("GDP", "城镇新增就业", "居民收入") for point in ask(corpus, measure).points]
    assert len(points) > 14
    for point in points:
        text = TEXTS[point.path]
        assert text[point.start : point.end] == point.text
        assert point.text in text.splitlines()[point.line - 1]
        assert point.text in point.sentence
        assert point.sentence in text
        assert point.eid in {node.eid for node in parse(text).walk()}
    assert {(point.low, point.high) for point in points if point.value is None} == {(5.5, 6.0)}
    assert {point.comparator for point in points} == {"=", ">=", "~"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("5.2万人", ["城镇新增就业", "addition", "year", "全市生产总值增长5.1%，城镇新增就业5.2万人。"]),
        ("25万人", ["城镇新增就业\n城镇新增就业累计", "addition", "years", "五年来，地区生产总值年均增长5.5%，城镇新增就业累计25万人。"]),
        ("增长5.5%", ["生产总值", "growth", "average", "五年来，地区生产总值年均增长5.5%，城镇新增就业累计25万人。"]),
        ("达到6万元", ["人均生产总值", "level", "year", "地区生产总值增长5.8%，新增城镇就业51000人，人均地区生产总值达到6万元。"]),
        ("下降0.3%", ["生产总值", "decline", "year", "地區生產總值下降0.3%，城乡居民收入分别增长5%、6.5%。"]),
        ("8亿元", ["减税降费及退税", "amount", "year", "减税降费及退税8亿元，居民收入增长5.5%。"]),
    ],
)  # fmt: skip
def test_what_a_number_measures_is_told_in_the_table(corpus, text, told):
    columns = ("names", "kind", "lasting", "sentence")
    with room.open(corpus) as opened:
        [first, *_] = opened.sql(f"FROM targets WHERE text = '{text}' AND path LIKE '甲市%' ORDER BY path, start")
    assert [first[name] for name in columns] == told


@pytest.mark.parametrize(
    ("measure", "indicator", "joined", "reason"),
    [
        ("GDP", "全市生产总值", True, ""),
        ("GDP", "地区生产总值", True, ""),
        ("GDP", "GDP", True, ""),
        ("GDP", "海洋生产总值", False, ""),
        ("GDP", "人均地区生产总值", False, "– / 人均"),
        ("居民收入", "城乡居民收入", False, "one number each"),
        ("居民收入", "城镇居民收入", False, ""),
        ("减税降费", "减税降费及退税", False, "sum of several"),
        ("失业率", "城镇登记失业率", False, ""),
    ],
)
def test_what_joined_and_what_came_near_is_told(corpus, measure, indicator, joined, reason):
    names = ask(corpus, measure).explain()
    assert (joined, reason) in [(row["joined"], row["reason"]) for row in names if row["indicator"] == indicator]  # fmt: skip


# ---------------------------------------------------------------- numbers


def make_point(**told):
    usual = dict.fromkeys(Point.model_fields) | {
        "series": 1, "place": "", "role": "target", "kind": "level", "lasting": "year", "year": 2024, "comparator": "=",
        "unit": "人", "text": "", "path": "", "eid": "", "line": 1, "start": 0, "end": 1, "sentence": "",
    }  # fmt: skip
    return Point(**usual | told)


@pytest.mark.parametrize(
    ("told", "unit", "shown"),
    [
        ({"value": 11000000.0, "comparator": ">="}, "万人", "≥ 1100"),
        ({"value": 51000.0}, "万人", "5.1"),
        ({"value": 9999.0, "comparator": "<"}, "人", "< 9999"),
        ({"value": 3e11, "unit": "元"}, "亿元", "3000"),
        ({"value": 67.7e12, "unit": "元"}, "万亿元", "67.7"),
        ({"low": 5.5, "high": 6.0, "unit": "%"}, "%", "5.5–6"),
        ({"value": 0.3, "unit": "%", "comparator": "~"}, "%", "~ 0.3"),
        ({"value": 0.0, "unit": "%"}, "%", "0"),
        ({"value": -2.5, "unit": "%"}, "%", "-2.5"),
    ],
)
def test_numbers_are_written_as_readers_write_them(told, unit, shown):
    point = make_point(**told)
    scale = find_scale([point])
    assert (scale.unit, show_point(point, scale)) == (unit, shown)


@pytest.mark.parametrize(
    ("years", "line"),
    [
        ({2020: 1}, ""),
        ({2020: 1, 2021: 2, 2022: 3}, "▁▅█"),
        ({2020: 3, 2022: 1}, "█ ▁"),
        ({2020: 2, 2021: 2}, "▁▁"),
        ({2020: 1, None: 9}, ""),
    ],
)
def test_a_line_has_a_bar_for_each_year(years, line):
    assert draw_spark([make_point(year=year, value=float(value)) for year, value in years.items()]) == line


# ---------------------------------------------------------------- the command


def test_a_table_has_a_column_for_each_year(corpus):
    done = gdplan("corpus", "trend", "城镇新增就业", corpus, "--explain")
    lines = [line.split() for line in done.stdout.decode().splitlines() if line]
    assert lines[1] == ["whose", "role", "kind", "unit", "trend", "2022", "2023", "2024", "2025"]
    assert ["target", "addition", "万人", "██▁", "≥", "5", "5", "≥", "4.8"] in [line[-9:] for line in lines]
    assert ["城镇就业", "✓", "城镇新增就业", "1.00", "1", "甲市/2024.txt:3"] in lines
    chinese = gdplan("corpus", "trend", "城镇新增就业", corpus, "--lang", "zh").stdout.decode()
    assert {"主体", "走势", "新增量", "新增量（多年合计）"} <= set(chinese.split())


def test_every_format_holds_the_same_points(corpus, tmp_path):
    def run(*more):
        done = gdplan("corpus", "trend", "GDP", corpus, *more)
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout.decode()

    points = [point.model_dump() for point in ask(corpus, "GDP").points]
    told = json.loads(run("-f", "json"))
    assert told["points"] == points
    assert told["measure"] == "GDP"
    assert [json.loads(line) for line in run("-f", "jsonl").splitlines()] == points
    rows = list(csv.DictReader(io.StringIO(run("-f", "csv"))))
    assert [(row["text"], row["line"], row["sentence"]) for row in rows] == [
        (point["text"], str(point["line"]), point["sentence"]) for point in points
    ]
    names = [json.loads(line) for line in run("-f", "jsonl", "--explain").splitlines()]
    assert names == told["names"]
    run("-o", str(tmp_path / "a.parquet"))
    import pyarrow.parquet as pq

    assert pq.read_table(tmp_path / "a.parquet").to_pylist() == points


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["就业人数合计"], 0, "no rows match 就业人数合计"),
        (["海洋生产总产值"], 0, "the nearest: 海洋生产总值"),
        (["数量"], 2, "'数量' names no measure"),
        (["GDP", "-o", "a.doc"], 2, "use one of .json .jsonl .csv .xlsx .parquet .html .svg .png"),
        (["GDP", "-f", "png"], 2, "png is no text; name a file with -o"),
        (["GDP", "--explain", "-o", "a.svg"], 2, "--explain is a table"),
        (["没有的指标", "-o", "a.svg"], 2, "no number has a year, so there is no chart"),
        (["GDP", "--region", "广冬"], 0, "no rows match --region 广冬"),
        (["GDP", "--by", "place"], 2, "--by"),
    ],
)
def test_what_cannot_be_done_is_said_plainly(corpus, tmp_path, monkeypatch, arguments, status, words):
    monkeypatch.chdir(tmp_path)
    done = gdplan("corpus", "trend", arguments[0], corpus, *arguments[1:])
    assert done.returncode == status
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- charts


@pytest.fixture
def draw(corpus, tmp_path):
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")

    def draw(form, *more, said=""):
        file = tmp_path / f"趋势.{form}"
        done = gdplan("corpus", "trend", "地区生产总值", corpus, "-o", str(file), *more)
        assert (done.returncode, done.stdout) == (0, b""), done.stderr.decode()
        assert said in done.stderr.decode()
        return file.read_bytes()

    return draw


def test_a_drawing_has_its_words_as_text(draw):
    tree = ET.fromstring(draw("svg", "--lang", "zh"))
    words = {text for node in tree.iter() if (text := (node.text or "").strip())}
    assert {"地区生产总值", "广东省", "增长 %", "水平 亿元", "目标", "已完成", "不低于"} <= words
    links = [value for node in tree.iter() for name, value in node.attrib.items() if name.rpartition("}")[2] in ("href", "src")]  # fmt: skip
    assert links == []


def test_a_picture_is_one(draw):
    assert draw("png").startswith(b"\x89PNG\r\n\x1a\n")


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig tells which fonts there are")
def test_a_picture_without_a_chinese_font_says_so(draw, tmp_path, monkeypatch):
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(f"<fontconfig><dir>{tmp_path / 'empty'}</dir></fontconfig>", encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(fonts))
    draw("png", said="no font here has Chinese")
    draw("png", "--lang", "zh", said="本机没有中文字体")
    draw("svg")


def test_a_page_holds_what_it_needs(draw):
    page = draw("html").decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1]
    assert "default-src 'none'" in policy
    assert not {"http:", "https:", "*", "connect-src"} & set(re.split(r"[ ;]+", policy))
    assert not re.search(r"<script[^>]+src=|<iframe|<link|@import", page)
    assert all(words in page for words in ("<title>地区生产总值</title>", "广东省", "全省生产总值增长4.8%。"))


@pytest.mark.skipif(not any(map(shutil.which, BROWSERS)), reason="no browser")
def test_a_page_opens_from_disk(draw, tmp_path):
    seen = browse(tmp_path, draw("html").decode())
    assert [line for line in seen.said if "rror" in line or "efused" in line] == []
    assert "<svg" in seen.dom
    assert "广东省" in re.sub(r"(?s)<script.*?</script>", "", seen.dom)


def test_no_text_ends_the_script_of_a_page():
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    from gdplan.corpus import charts
    from gdplan.corpus.points import Trend

    hostile = "</script><script>alert(1)</script>"
    page = charts.to_html(Trend(hostile, [make_point(value=1.0, place=hostile, sentence=hostile)], ()))
    assert "alert(1)" in page
    assert "<script>alert" not in page
    assert "&lt;/script&gt;" in page  # the title


def test_charts_are_asked_for_where_they_are_missing(corpus, tmp_path):
    code = "import sys; sys.modules['{}'] = None; from gdplan.cli.app import run; sys.exit(run(sys.argv[1:]))"
    for name, package in (("altair", "altair"), ("vl_convert", "vl-convert-python")):
        command = [sys.executable, "-c", code.format(name), "corpus", "trend", "GDP", corpus]
        done = subprocess.run([*command, "-o", str(tmp_path / "a.svg")], capture_output=True, check=False)
        assert done.returncode == 2
        assert f"a chart needs {package}: pip install altair vl-convert-python" in done.stderr.decode()
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_made_up_papers_of_four_years(tmp_path):
    to = str(tmp_path / "plans.duckdb")
    assert gdplan("corpus", "build", str(ROOT / "data/raw"), "--to", to, "--quiet").returncode == 0
    found = ask(to, "有線電視超高清機頂盒占比")
    assert [(point.year, point.value, point.comparator) for point in found.points] == [
        (2023, 65, "="),
        (2024, 70, "="),
        (2025, 75, "="),
        (2026, 80, "="),
    ]
    assert len({point.series for point in found.points}) == 1
