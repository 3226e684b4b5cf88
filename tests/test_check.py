"""Diagnostics: what a careful editor would query, each with its place."""

import pytest

import gdplan
from gdplan.sources import Damage, SourceText

OWNED = "一、任务\n1.甲。做甲，做好。再做。（省科技厅牵头）\n2.乙。做乙，做好。再做。（省教育厅牵头）\n3.丙。做丙，做好。再做。{}"


@pytest.mark.parametrize(
    ("text", "code", "severity", "line", "printed"),
    [
        ("一、甲\n三、乙", "number-gap", "warning", 2, "三、"),
        ("二、甲\n三、乙", "number-gap", "warning", 1, "二、"),
        ("一、甲\n二、乙\n二、丙", "number-repeat", "warning", 3, "二、"),
        ("一、甲\n1.子。做。做。\n一、乙", "number-repeat", "warning", 3, "一、"),
        ("一、甲\n—、乙事，做好乙事。\n三、丙", "marker-repaired", "info", 2, "—、"),
        ("一、甲\n1.做事。做甲，\n做乙。再做。", "line-rejoined", "info", 2, "\n"),
        ("一、甲\n推进“试点工作。", "unbalanced-quote", "warning", 2, "“"),
        ("一、甲\n推进（试点工作。", "unbalanced-bracket", "warning", 2, "（"),
        ("一、甲\n推进试点）工作。", "unbalanced-bracket", "warning", 2, "）"),
        ("近日，方案印发，部署5项具体任务。\n某省2030年工作方案\n一、甲\n做甲。", "declared-count", "warning", 1, None),
        (OWNED.format(""), "no-responsibility", "warning", 4, "3.丙。做丙，做好。再做。"),
        (OWNED.format("（责任单位及分工：详见附件）"), "unread-responsibility", "warning", 4, "责任单位及分工："),
        ("", "empty-document", "warning", 1, ""),
    ],
)
def test_diagnostic(text, code, severity, line, printed):
    found = [d for d in gdplan.parse(text).diagnostics if d.code == code]
    assert [(d.severity, d.line) for d in found] == [(severity, line)]
    if printed is not None:
        assert text[slice(*found[0].span)] == printed


@pytest.mark.parametrize(
    "text",
    [
        OWNED.format("（省财政厅牵头）"),
        OWNED.format("（责任单位：省财政厅；完成时限：6月）"),
        OWNED.format("牵头单位定期报送。\n责任单位：省财政厅\n配合单位：无"),
        "一、甲\n（一）子。做。做。\n二、乙\n（一）子。做。做。",
        "一、甲\n（一）子。做。做。\n二、乙\n（二）子。做。做。",
        "近日，方案印发，部署2项具体任务。\n某省2030年工作方案\n一、甲\n做甲。\n二、乙\n做乙。",
        "第一条　甲。\n（一）乙；\n（二）丙。\n第二条　丁。\n（一）戊。",
        "1）甲\n2）乙",
    ],
)
def test_clean_documents_have_none(text):
    assert [d.message for d in gdplan.parse(text).diagnostics] == []


def test_a_damaged_byte_is_reported_with_its_place():
    source = SourceText("一、甲\ufffd乙", "text/plain", "gb18030", "", (Damage(3, 6, b"\xff"),))
    (found,) = gdplan.parse_source(source).diagnostics
    assert (found.code, found.severity, found.span) == ("damaged-byte", "warning", (3, 4))
    assert "byte 6 (ff)" in found.message


def test_messages_are_in_the_order_of_the_text():
    found = gdplan.parse("一、甲“\n三、乙（\n五、丙").diagnostics
    assert [d.span for d in found] == sorted(d.span for d in found)
