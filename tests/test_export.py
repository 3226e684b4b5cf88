"""Every format gives back the same facts, and every output fits the schema."""

import csv
import io
import json

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gdplan.errors import GdplanError, UnknownFormatError
from gdplan.export import FORMATS, export, format_of
from gdplan.export.csv import to_cell
from gdplan.export.script import in_script
from gdplan.items import label
from gdplan.model import (
    Agency,
    Citation,
    Diagnostic,
    Document,
    Initiative,
    Metadata,
    Node,
    Period,
    Quantity,
    Responsibility,
    Sentence,
    Source,
    Target,
)
from gdplan.schema import SCHEMAS, json_schema
from gdplan.schema.corpus_words import CORPUS_WORDS
from gdplan.schema.descriptions import FIELD_WORDS
from gdplan.views import list_agencies, list_diagnostics, list_mentions, list_targets, list_tasks
from gdplan.views.filters import by_agency, by_body, by_kind, by_lead, by_role, by_section, due_by
from gdplan.views.rows import TaskRow

TRICKY = [
    "",
    "2025",
    "1e3",
    "0x1F",
    "0o17",
    "1_000",
    "12:30:45",
    "2025-12-31",
    "=",
    "no",
    "NULL",
    "~",
    "<<",
    ".nan",
    "- x",
]
TRICKY += [
    "a: b",
    "#x",
    "'",
    '"',
    "\\",
    "\u202e反",
    "\x1b[31m",
    "\x85",
    "\u2028",
    "𠮷",
    "\ufeff",
    " 前後 ",
    "一\n二",
    "[ 1, 2 ]",
    "%",
]


def make_agency(name, role, start):
    return Agency(
        name=name,
        as_written=name.removeprefix("省"),
        role=role,
        open_ended=False,
        span=(start, start + 4),
        role_basis="word",
        name_basis="prefix-carried",
    )


def make_target(text, start, deadline, role="target"):
    return Target(
        text=text,
        span=(start, start + len(text)),
        line=4,
        role=role,
        indicator="平台",
        comparator=">=",
        comparator_basis="printed",
        value="30",
        low=None,
        high=None,
        unit="个",
        normalized=Quantity(value="30", low=None, high=None, unit="个"),
        change="level",
        deadline=deadline,
        deadline_basis="clause",
    )


def make_document(name="计划.txt"):
    first = Node(
        eid="sec_1__para_1",
        level="paragraph",
        num="1.",
        number=1,
        heading="建设平台",
        line=4,
        span=(10, 60),
        sentences=(Sentence(text="建设不少于30个平台。", span=(16, 27)), Sentence(text="总结经验。", span=(40, 45))),
        responsibilities=(
            Responsibility(
                text="省科技厅牵头，省财政厅配合",
                span=(27, 40),
                sentences=(0, 1),
                scope=None,
                agencies=(make_agency("省科技厅", "lead", 28), make_agency("省财政厅", "support", 34)),
            ),
            Responsibility(
                text="省教育厅牵头",
                span=(45, 53),
                sentences=(1, 2),
                scope="全省",
                agencies=(make_agency("省教育厅", "lead", 46),),
            ),
        ),
        targets=(make_target("不少于30个", 18, "2025"), make_target("30个", 41, "2024-06", "achieved")),
        mentions=(
            Initiative(text="“一键通”", span=(30, 35), line=4, phrase="“一键通”行动"),
            Citation(text="《条例》", span=(36, 40), line=4, title="条例", document_number=None, act="修订"),
        ),
    )
    second = Node(
        eid="sec_1__para_2",
        level="paragraph",
        num="2.",
        number=2,
        heading=None,
        line=5,
        span=(60, 80),
        sentences=(Sentence(text="加强保障。", span=(62, 67)),),
        responsibilities=(
            Responsibility(
                text="省财政厅牵头",
                span=(67, 75),
                sentences=(0, 1),
                scope=None,
                agencies=(make_agency("省财政厅", "lead", 68),),
            ),
        ),
    )
    section = Node(
        eid="sec_1",
        level="section",
        num="一、",
        number=1,
        heading="重点任务",
        line=3,
        span=(5, 80),
        children=(first, second),
    )
    return Document(
        source=Source(name=name, media_type="text/plain", encoding="utf-8", script="hans", sha256="0" * 64, length=80),
        metadata=Metadata(title="数字建设计划", period=Period(from_=2023, to=2025)),
        body=(section,),
        diagnostics=(
            Diagnostic(code="number-gap", severity="warning", message="三 is missing", line=5, span=(60, 62)),
        ),
    )


VIEWS = {
    "tasks": list_tasks,
    "targets": list_targets,
    "agencies": list_agencies,
    "mentions": list_mentions,
    "check": list_diagnostics,
}


def read_back(text, name):
    match name:
        case "json":
            return json.loads(text)
        case "jsonl":
            return [json.loads(line) for line in text.splitlines()]
        case "yaml":
            return yaml.safe_load(text)


def with_text(text):
    return make_document().model_copy(update={"metadata": Metadata(title=text, issuers=(text, text))})


@pytest.mark.parametrize("name", ["json", "jsonl", "yaml"])
def test_a_document_is_read_back_equal(name):
    document = make_document()
    facts = document.model_dump(mode="json")
    one, two = ("".join(export(values, name)) for values in (document, (document, document)))
    assert read_back(one, name) == (facts if name != "jsonl" else [facts])
    assert read_back(two, name) == [facts, facts]
    assert Document.model_validate_json(json.dumps(facts)) == document


@pytest.mark.parametrize("name", ["json", "jsonl", "yaml"])
@pytest.mark.parametrize("text", TRICKY)
def test_strings_stay_strings(name, text):
    document = with_text(text)
    written = "".join(export((document,), name))
    assert read_back(written, name)[0] == document.model_dump(mode="json")
    assert not set(written) & set("\x1b\x85\u2028\u202e")


@given(st.text())
def test_any_text_survives_yaml_as_it_does_json(text):
    row = Sentence(text=text, span=(0, 1))
    assert read_back("".join(export((row,), "yaml")), "yaml") == read_back("".join(export((row,), "json")), "json")


# What each format writes of no tasks.
EMPTY = {
    "json": "[]\n",
    "jsonl": "",
    "yaml": "[]\n",
    "csv": ",".join(TaskRow.model_fields) + "\n",
    "tsv": "\t".join(TaskRow.model_fields) + "\n",
}  # test_sheets.py has that of xlsx


@pytest.mark.parametrize("name", [name for name, known in FORMATS.items() if known.takes_rows and known.encoding])
def test_nothing_to_write_is_still_well_formed(name):
    assert "".join(export((), name, TaskRow)) == EMPTY[name]


@pytest.mark.parametrize("view", VIEWS)
def test_views_fit_their_schema_and_every_column_is_written(view):
    rows = VIEWS[view](make_document())
    assert rows
    validator = jsonschema.Draft202012Validator(json_schema(view))
    for row in read_back("".join(export(rows, "jsonl", SCHEMAS[view])), "jsonl"):
        validator.validate(row)
    table = list(csv.DictReader(io.StringIO("".join(export(rows, "csv", SCHEMAS[view])))))
    assert [row["document"] for row in table] == ["计划.txt"] * len(rows)
    assert list(table[0]) == list(SCHEMAS[view].model_fields)


def test_a_document_fits_its_schema_and_a_missing_key_does_not():
    data = make_document().model_dump(mode="json")
    jsonschema.validate(data, json_schema(), jsonschema.Draft202012Validator)
    del data["cover"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json_schema(), jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("text", "shown"), [("\r=1", "\\u000d=1"), ("\x1b[31m红", "\\u001b[31m红"), ("镇\ue863", "镇\ue863")]
)
def test_control_characters_of_a_cell_are_shown_and_rare_ones_stay(text, shown):
    assert to_cell(text) == shown


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", "－"])
def test_no_cell_is_a_formula(start):
    assert to_cell(start + "1+1") == to_cell((start + "1+1",)) == "'" + start + "1+1"


@pytest.mark.parametrize(
    "value", [-6.5, 30, "-6.5", "+5", "-3%", "=", ">=", "-", "2025-12", "2025-12-31", "1/3以上", "5G"]
)
def test_what_is_no_formula_and_no_date_stays_as_it_is(value):
    assert to_cell(value) == str(value)


@pytest.mark.parametrize("text", ["1/3", "1／3", "3-5", "2025/12/1", "-建设", "+1+1"])
def test_what_a_spreadsheet_would_take_for_something_else_is_guarded(text):
    assert to_cell(text) == to_cell((text,)) == "'" + text


@pytest.mark.parametrize(
    "path, name", [("a.JSON", "json"), ("a.ndjson", "jsonl"), ("a.yml", "yaml"), ("a.b.csv", "csv")]
)
def test_the_ending_of_a_file_names_its_format(tmp_path, path, name):
    assert format_of(tmp_path / path) == name


def test_unknown_formats_and_views_are_refused_by_name(tmp_path):
    with pytest.raises(UnknownFormatError, match=r"plan\.doc: .*--format"):
        format_of(tmp_path / "plan.doc")
    with pytest.raises(UnknownFormatError, match="'xml'"):
        export((), "xml", Document)
    with pytest.raises(UnknownFormatError, match="'rows'"):
        json_schema("rows")


def test_another_script_changes_words_and_nothing_else():
    document = make_document()
    assert in_script(document, "source") is document
    converted = in_script(document, "hk")
    assert converted.metadata.title == "數字建設計劃"
    assert converted.source == document.source
    assert [node.span for node in converted.walk()] == [node.span for node in document.walk()]
    assert in_script(converted, "hans") == document


def test_owners_of_a_target_are_those_of_its_sentence():
    first, second = list_targets(make_document())
    assert (first.lead, first.support) == (("省科技厅",), ("省财政厅",))
    assert (second.lead, second.support) == (("省教育厅",), ())
    assert (first.task, first.section) == ("1.建设平台", ("一、重点任务",))


def test_agencies_stand_together():
    rows = list_agencies(make_document())
    assert [(row.agency, row.role, row.task) for row in rows] == [
        ("省财政厅", "support", "1.建设平台"),
        ("省财政厅", "lead", "2.加强保障。"),
        ("省科技厅", "lead", "1.建设平台"),
        ("省教育厅", "lead", "1.建设平台"),
    ]
    assert rows[0].shared_with == ("省科技厅",)


def test_filters():
    document = make_document()
    tasks, targets, agencies = list_tasks(document), list_targets(document), list_agencies(document)
    assert [row.num for row in by_agency(tasks, "財政廳")] == ["1.", "2."]
    assert [row.num for row in by_lead(tasks, "省财政厅")] == ["2."]
    assert by_section(tasks, "重點") == tasks
    assert by_section(tasks, "其他") == ()
    assert [len(due_by(targets, date)) for date in ("2024", "2024-05", "2025-11", "2025-12", "2025-12-31")] == [
        1,
        0,
        1,
        2,
        2,
    ]
    assert [row.num for row in due_by(tasks, "2026")] == ["1."]
    assert [len(by_role(targets, role)) for role in ("target", "achieved", "all")] == [1, 1, 2]
    assert {row.agency for row in by_body(agencies, "教育")} == {"省教育厅"}
    assert [row.act for row in by_kind(list_mentions(document), ["citation"])] == ["修订"]
    with pytest.raises(GdplanError, match="2025-13"):
        due_by(targets, "2025-13")


def test_a_node_without_heading_is_called_by_its_first_sentence():
    assert [label(node) for node in make_document().walk()] == ["一、重点任务", "1.建设平台", "2.加强保障。"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_property_of_a_schema_says_what_it_holds(name):
    found = json_schema(name)
    values = [found, *found.get("$defs", {}).values()]
    properties = [about for value in values for about in value.get("properties", {}).values()]
    assert properties
    assert all(about["description"].endswith((".", "…")) for about in properties)


def test_no_word_for_a_field_that_is_not_there():
    names = set()
    for name in SCHEMAS:
        found = json_schema(name)
        for value in (found, *found.get("$defs", {}).values()):
            names |= {part for field in value.get("properties", {}) for part in (field, f"{value['title']}.{field}")}
    assert {*FIELD_WORDS, *CORPUS_WORDS} <= names
