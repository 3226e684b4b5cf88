"""gdplan's own data read back: recognised in any dress, and refused by place where it breaks the contract."""

import copy
import functools
import json
import operator

import pytest
import yaml
from processes import gdplan
from shared import PLAN as PUBLISHED
from shared import SHARED
from test_cli import PLAN

from gdplan import BadDocumentError, load, load_documents, parse
from gdplan.cli.app import run
from gdplan.documents import is_own_data
from gdplan.export import export
from gdplan.model import Document
from gdplan.saved import parse_saved
from gdplan.saved.contract import find_breaches
from gdplan.saved.yaml import read_yaml

TEXT = """关于印发数字建设2025年工作要点的通知

各市人民政府：
现将工作要点印发给你们。
省政府
2025年1月2日

数字建设2025年工作要点

一、加快平台建设
1.建设平台。到2025年底新建不少于30个平台。总结经验。（省科技厅牵头，省财政厅配合）
2.推广应用。比例由30%提高到35%。（省教育厅牵头）
二、加强保障
3.加强宣传。增长5%—8%，三分之二的学校参加。（各市人民政府负责，下同）

附件1
指标表
一、总数
建成100个。
"""


@functools.cache
def written():
    """The data of the text above, as gdplan writes it."""
    return json.loads("".join(export(parse(TEXT, with_source=True), "json")))


def changed(path, value):
    """The same with another value at a path, such as body[0].line."""
    data = copy.deepcopy(written())
    *steps, last = [
        int(step) if step.isdigit() else step for step in path.replace("]", "").replace("[", ".").split(".")
    ]
    functools.reduce(operator.getitem, steps, data)[last] = value
    return data


def end():
    return written()["source"]["length"]


BREACHES = [
    ("body[0].span", [5, 4], "body[0].span: [5, 4] is no stretch of a source of"),
    ("body[0].span", [-1, 4], "body[0].span: [-1, 4] is no stretch"),
    ("front[0].span", [0, 10_000], "front[0].span: [0, 10000] is no stretch"),
    ("body[0].children[0].targets[0].span", [9000, 9001], "body[0].children[0].targets[0].span: [9000, 9001]"),
    (
        "body[0].children[1].responsibilities[0].agencies[0].span",
        [3, 2],
        "responsibilities[0].agencies[0].span: [3, 2]",
    ),
    ("omitted", [{"kind": "markup", "span": [1, 2000]}], "omitted[0].span: [1, 2000]"),
    ("source.locators", [{"span": [7, 3], "where": "page 1"}], "source.locators[0].span: [7, 3]"),
    ("source.tables", [{"span": [7, 3], "rows": 1, "columns": 1}], "source.tables[0].span: [7, 3]"),
    ("source.tables", [{"span": [3, 7], "rows": 10**6, "columns": 1}], "source.tables[0].rows: 1000000 rows of 1"),
    (
        "source.tables",
        [{"span": [3, 7], "rows": 0, "columns": 1}],
        "source.tables[0].rows: 0 rows of 1 columns are none",
    ),
    (
        "source.tables",
        [{"span": [3, 7], "rows": 2, "columns": 2, "cells": [{"span": [3, 7], "row": 2, "column": 1, "rows": 2}]}],
        "source.tables[0].cells[0]: it stands outside 2 rows",
    ),
    (
        "source.tables",
        [
            {
                "span": [3, 7],
                "rows": 2,
                "columns": 2,
                "cells": [{"span": [at, 4], "row": 2, "column": 2} for at in (3, 4)],
            }
        ],
        "source.tables[0].cells: two of them begin",
    ),
    (
        "diagnostics",
        [{"code": "a", "severity": "info", "message": "b", "line": 1, "span": [0, 3000]}],
        "diagnostics[0].span",
    ),
    ("body[0].children[0].span", [0, 5], "body[0].children[0].span: [0, 5] is not within"),
    ("body[0].children[1].sentences[0].span", [0, 5], "body[0].children[1].sentences[0].span: [0, 5] is not within"),
    ("attachments[0].body[0].span", [0, 5], "attachments[0].body[0].span: [0, 5] is not within"),
    (
        "body[0].children[0].responsibilities[0].sentences",
        [0, 3],
        "responsibilities[0].sentences: [0, 3] is no stretch of 2 sentences",
    ),
    ("body[0].children[0].responsibilities[0].sentences", [2, 1], "sentences: [2, 1] is no stretch"),
    (
        "body[0].children[0].deadlines",
        [{"text": "年底前", "span": [90, 93], "date": "2025", "kind": "date", "basis": "clause", "sentences": [0, 9]}],
        "body[0].children[0].deadlines[0].sentences: [0, 9]",
    ),
    (
        "body[0].children[0].deadlines",
        [
            {
                "text": "年底前",
                "span": [90, 93],
                "date": "2025-02-30",
                "kind": "date",
                "basis": "clause",
                "sentences": None,
            }
        ],
        "body[0].children[0].deadlines[0].date: '2025-02-30' is no date",
    ),
    ("body[0].children[1].eid", "sec_1__para_1", "'sec_1__para_1' stands 2 times; an eid is of one node (and 1 more)"),
    ("attachments[0].eid", "sec_1", "body[0].eid: 'sec_1' stands 2 times"),
    ("standing_agencies[0].since", "sec_9", "standing_agencies[0].since: 'sec_9' is the eid of no node"),
    ("body[0].children[0].assigned_in", "att_9", "body[0].children[0].assigned_in: 'att_9' is the eid of no node"),
    (
        "body[0].mentions",
        [{"kind": "reference", "text": "第一条", "span": [80, 83], "line": 9, "target": "art_1"}],
        "body[0].mentions[0].target: 'art_1' is the eid of no node",
    ),
    ("metadata.issued_on", "2025-02-29", "metadata.issued_on: '2025-02-29' is no date"),
    ("metadata.effective_on", "2025年1月", "metadata.effective_on: '2025年1月' is no date"),
    ("metadata.valid_until", "2025-1-1", "metadata.valid_until"),
    ("body[0].children[0].targets[0].deadline", "2025-13", "targets[0].deadline: '2025-13' is no date"),
    ("body[0].children[0].targets[0].deadline", "0000", "targets[0].deadline: '0000' is no date"),
    ("body[0].children[0].targets[0].value", "三十", "targets[0].value: '三十' is no number"),
    ("body[0].children[0].targets[0].value", "1,000", "targets[0].value: '1,000' is no number"),
    ("body[0].children[0].targets[0].value", "٣", "targets[0].value: '٣' is no number"),
    ("body[1].children[0].targets[0].low", "nan", "targets[0].low: 'nan' is no number"),
    ("body[1].children[0].targets[0].high", "1/0", "targets[0].high: '1/0' is no number"),
    ("body[0].children[0].targets[0].normalized.value", "3e1", "targets[0].normalized.value: '3e1' is no number"),
    ("source.length", 700, "source.length: 700, but the text has"),
    ("body[0].line", "3", "body[0].line: Input should be a valid integer"),
    ("body[0].line", True, "body[0].line: Input should be a valid integer"),
    ("body[0].line", 3.5, "body[0].line: Input should be a valid integer"),
    ("body[0].level", "heading", "body[0].level: Input should be 'part', "),
    ("body[0].title", "一", "body[0].title: Extra inputs are not permitted"),
    ("body[0].children[0].span", [1, 2, 3], "body[0].children[0].span"),
]


@pytest.mark.parametrize(("path", "value", "words"), BREACHES)
def test_what_breaks_the_contract_is_refused_by_its_place(path, value, words):
    data = changed(path, value)
    for form in (json.dumps(data), yaml.safe_dump(data)):
        with pytest.raises(BadDocumentError) as refused:
            parse_saved(form.encode())
        assert str(refused.value).startswith("no valid document: ")
        assert words in str(refused.value)
        assert str(refused.value).endswith("; parse the document again")
    with pytest.raises(BadDocumentError, match=r"^no valid document: \[1\]\."):
        parse_saved(json.dumps([written(), data]).encode())
    with pytest.raises(BadDocumentError, match=r"^line 3: no valid document: "):
        parse_saved(f"{json.dumps(written())}\n\n{json.dumps(data)}\n".encode())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("front[0].span", [0, 0]),
        ("body[0].children[0].responsibilities[0].sentences", [2, 2]),
        ("metadata.issued_on", "2024-02-29"),
        ("metadata.issued_on", "2024-02"),
        ("metadata.valid_until", "2030"),
        ("body[0].children[0].targets[0].deadline", None),
        ("body[0].children[0].targets[0].value", "-0.50"),
        ("body[0].children[0].targets[0].value", "2/3"),
        ("body[0].children[0].assigned_in", "att_1"),
        ("body[0].children[0].assigned_in", "sec_2"),
        ("body[0].mentions", []),
    ],
)
def test_what_keeps_the_contract_is_read(path, value):
    (document,) = parse_saved(json.dumps(changed(path, value)).encode())
    assert isinstance(document, Document)


def test_nodes_stand_one_after_another():
    data = changed("body[0].children[1].span", written()["body"][0]["children"][0]["span"])
    with pytest.raises(BadDocumentError, match=r"body\[0\]\.children\[1\]\.span: .* begins before .* ends"):
        parse_saved(json.dumps(data).encode())


@pytest.mark.parametrize(
    "path", sorted([PUBLISHED, *PUBLISHED.parent.glob("*.txt"), *SHARED.rglob("*.txt"), *SHARED.rglob("*.html")])
)
def test_nothing_that_gdplan_writes_is_refused(path):
    document = load(path)
    assert list(find_breaches(document)) == []
    for form in ("json", "jsonl", "yaml"):
        assert parse_saved("".join(export(document, form)).encode()) == (document,)


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("form", ["json", "jsonl", "yaml"])
def test_own_data_is_known_in_any_encoding_by_every_command(form, encoding, tmp_path, capsys):
    document = parse(
        PLAN if encoding != "big5hkscs" else "一、加快平臺建設\n1.建設平臺。（省科技廳牽頭）\n", name="plan.txt"
    )
    data = "".join(export(document, form)).encode(encoding)
    assert is_own_data(data)
    for name in (f"copy.{form}", "copy.txt", "copy"):
        path = tmp_path / name
        path.write_bytes(data)
        assert load(path) == document
        assert run(["parse", str(path)]) == 0
        assert capsys.readouterr().out == "".join(export(document, "json"))


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_own_data_is_known_on_standard_input(form):
    document = parse(PLAN, name="plan.txt")
    given = "".join(export(document, form)).encode("utf-16")
    assert gdplan("parse", "-", given=given).stdout.decode() == "".join(export(document, "json"))


@pytest.mark.parametrize(
    ("text", "name", "own"),
    [
        ('{"schema_version": "2"}', "", True),
        ('\n [ {\n"schema_version" : "1"}]', "", True),
        ('{"attachments": [], "schema_version": "2"}', "", True),  # keys in another order, as `jq -S` leaves them
        ("schema_version: '2'\nsource:\n", "", True),
        ("- schema_version: '2'\n", "", True),
        ('---\n# saved\n"schema_version": "2"\n', "", True),
        ("", "plan.json", True),
        ("一、", "plan.YAML", True),
        ("一、", "plan.yml.txt", False),
        ("", "", False),
        ("[附件]\n一、", "", False),
        ("{一}总体要求，见 schema_version 一栏", "", False),
        ('{"title": "计划"}', "plan.txt", False),
        ("---\ntitle: 计划\nschema_version: 2\n---\n一、", "", False),  # front matter of Markdown
        ("规定schema_version: 2", "", False),
    ],
)
def test_own_data_is_told_from_documents(text, name, own):
    assert is_own_data(text.encode(), name) is own


@pytest.mark.parametrize("text", ["", " \n \n", "\ufeff", "null", "[]"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.ndjson", "a.yaml", "a.yml"])
def test_data_without_a_document_is_refused(tmp_path, capsys, text, name):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, encoding="utf-8")
    for command in ("parse", "tasks"):
        assert run([command, str(path), str(plan), "-f", "jsonl"]) == 2
        said = capsys.readouterr()
        assert (
            said.err
            == f"gdplan: {path}: it holds no document; give the document itself or the output of `gdplan parse`\n"
        )
        assert said.out.count("\n") == {"parse": 1, "tasks": 3}[command]


@pytest.mark.parametrize("text", ["# only words\n", "---\n", "--- ~\n...\n"])
def test_yaml_without_a_document_is_refused(text):
    with pytest.raises(BadDocumentError, match="it holds no document"):
        parse_saved(text.encode(), "a.yaml")


BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOMB, "line 2: damaged YAML (an alias, which gdplan never writes); write it again"),
        ("schema_version: '2'\nsource: &x {}\nbody: *x", "line 3: damaged YAML (an alias"),
        ("a: !!python/object/apply:os.system [ls]", "line 1: damaged YAML (a tag tag:yaml.org,2002:python/object"),
        ("a: !!binary '?'", "line 1: damaged YAML (a tag"),
        (
            "schema_version: '2'\nbody: []\nschema_version: '2'\n",
            "line 3: damaged YAML (schema_version twice in one mapping)",
        ),
        ("? [a]\n: b", "line 1: damaged YAML (a key that is no name)"),
        ("a:\n\t- b", "line 2: damaged YAML ("),
        ("a: 'b\n", "damaged YAML ("),
        ("a: \x01", "damaged YAML ("),
        ("[" * 100_000, "damaged JSON ("),
        ("a: " + "[" * 300 + "]" * 300, "line 1: damaged YAML (more than 200 levels)"),
        ("a: " + "[" * 100_000, "line 1: damaged YAML ("),
        ("- " * 100_000 + "a", "line 1: damaged YAML (more than 200 levels)"),
        ("a: 1", "no gdplan document; give the document itself"),
        ("一、总体要求", "no gdplan document; give the document itself"),
        ("- 1", "[0]: no gdplan document"),
    ],
)
def test_yaml_that_gdplan_never_wrote_is_refused(text, words):
    with pytest.raises(BadDocumentError) as refused:
        parse_saved(text.encode(), "a.yaml")
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


SCALARS = ["2025-02-30", "2025-12-31", "2025-02-30T25:61:61Z", "9" * 5000, "1" * 1_000_000, "0x" + "f" * 5000, "1:" * 5000 + "1", "1e999", ".nan", "=", "<<"]  # fmt: skip


@pytest.mark.parametrize("scalar", SCALARS, ids=lambda text: text[:24])
def test_a_scalar_without_quotes_is_no_date_and_no_giant(scalar):
    """What other writers of YAML leave without quotes is read as printed; where a number is wanted it is refused."""
    assert read_yaml(f"a: {scalar}") == ({"a": scalar},)
    text = yaml.safe_dump(written()).replace(f"length: {end()}", f"length: {scalar}")
    with pytest.raises(BadDocumentError, match=r"no valid document: source\.length: Input should be a valid integer"):
        parse_saved(text.encode())


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_half_a_character_is_refused_with_and_without_the_fast_loader(loader, monkeypatch):
    monkeypatch.setattr(yaml, "CSafeLoader", getattr(yaml, loader), raising=False)
    with pytest.raises(BadDocumentError, match="damaged"):
        parse_saved(yaml.safe_dump(written()).replace("title: ", 'title: "\\ud800" # ').encode())


def test_yaml_is_read_as_others_read_it():
    text = "".join(export(load(PUBLISHED), "yaml"))
    assert read_yaml(text) == (yaml.safe_load(text),)
    mixed = "- [~, null, '', true, False, -1, 0, 'no', \"a\\tb\"]\n- |\n  x\n- >\n  y\n  z\n-\n- a b\n"
    assert read_yaml(mixed) == (yaml.safe_load(mixed),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"schema_version": "2", "source": ', "damaged JSON (EOF while parsing a value at line 1"),
        ('{"schema_version": "2",\n "source": x}', "damaged JSON (expected value at line 2 column 12)"),
        ('{"schema_version": "2"}\n{"schema_version": "2"', "line 2: damaged JSON (EOF while"),
        ('{"schema_version": "99"}\n', "schema version '99', this gdplan reads"),
        ('{"schema_version": 2}\n', "schema version 2, this gdplan reads"),
        ('{"schema_version": ["2"]}\n', "schema version ['2'], this gdplan reads"),
        (
            '{"schema_version": "2", "source": {"length": ' + "9" * 5000 + "}}",
            "damaged JSON (number out of range at line 1",
        ),
        ('{"schema_version": "2", "metadata": {"title": "\\ud800"}}', "damaged JSON ("),
        ('{"schema_version": "2", "body": ' + '[{"children": ' * 5000, "damaged JSON ("),
        ("{}", "no gdplan document"),
        ('{"schema_version": "2", "old": {}, "new": {}}', "a comparison of two documents; give one of the documents"),
        ("[1]", "[0]: no gdplan document"),
        ('{"a": 1}\n{"b": 2}', "line 1: no gdplan document"),
        ('"schema_version"', "no gdplan document"),
    ],
)
def test_damaged_json_is_refused_by_its_place(text, words):
    with pytest.raises(BadDocumentError) as refused:
        parse_saved(text.encode(), "a.json")
    assert words in str(refused.value)


def test_a_damaged_line_is_named():
    line = json.dumps(written())
    with pytest.raises(BadDocumentError, match="line 2: damaged JSON"):
        parse_saved(f"{line}\n{line[:-9]}\n{line}".encode())
    with pytest.raises(BadDocumentError, match="line 4: damaged JSON"):
        parse_saved(f"\n{line}\n\n{line[:-9]}\n{line}".encode())


def test_damaged_bytes_are_refused():
    data = "".join(export(parse(PLAN), "json")).encode().replace("建".encode(), b"\xe5\xbb", 1)
    with pytest.raises(BadDocumentError, match=r"damaged at byte \d+, no utf-8"):
        parse_saved(data)


@pytest.mark.parametrize(("depth", "status"), [(9, 0), (60, 0), (95, 0), (150, 2)])
def test_a_tree_as_deep_as_json_allows_is_read(tmp_path, capsys, depth, status):
    data = copy.deepcopy(written()) | {"diagnostics": [], "standing_agencies": []}
    node = data["body"][0]["children"][0]
    for level in range(depth):
        node = written()["body"][0]["children"][0] | {"eid": f"{level}", "children": [node]}
    data["body"] = [node]
    path = tmp_path / "deep.json"
    path.write_text(json.dumps(data))
    for command in ("parse", "show", "tasks", "targets"):
        assert run([command, str(path)]) == status
        said = capsys.readouterr()
        assert said.err.startswith(f"gdplan: {path}: damaged JSON (recursion limit" if status else "")
        assert bool(said.out) != bool(said.err)


def test_several_yaml_documents_are_several_documents(tmp_path):
    one = "".join(export(parse(PLAN), "yaml"))
    path = tmp_path / "two.yaml"
    path.write_text(f"---\n{one}---\n{one}", encoding="utf-8")
    assert load_documents(path) == (parse(PLAN),) * 2
