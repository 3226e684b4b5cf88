"""Brackets of responsibility inside sentences: what is printed without them, and that nothing is read across one."""

import pytest
from trees import account

import gdplan


def said(text):
    """`sentence | sentence`, `bracket: body, body`, the targets and the mentions of one item."""
    document = gdplan.parse(f"某市2030年工作方案\n一、任务\n1.{text}", with_source=True)
    account(document)
    (item,) = document.tasks()
    return (
        " | ".join(sentence.text for sentence in item.sentences),
        [f"{r.text}: {', '.join(agency.name for agency in r.agencies)}" for r in item.responsibilities],
        [target.text for target in item.targets],
        [mention.text for mention in item.mentions],
    )


@pytest.mark.parametrize(
    ("text", "sentences", "brackets", "targets", "mentions"),
    [
        # A bracket closes what it is about; marks behind it go on with the sentence, words begin anew.
        ("建成平台20个（市科技局牵头），站点30个（市财政局牵头）。", "建成平台20个，站点30个。", ["市科技局牵头: 市科技局", "市财政局牵头: 市财政局"], ["20个", "30个"], []),
        ("建成平台20个（市科技局牵头）、站点30个。", "建成平台20个、站点30个。", ["市科技局牵头: 市科技局"], ["20个", "30个"], []),
        ("建成平台20个（市科技局牵头）以上水平。", "建成平台20个以上水平。", ["市科技局牵头: 市科技局"], ["20个"], []),
        ("投资2（市财政局负责）亿元以下项目。", "投资2亿元以下项目。", ["市财政局负责: 市财政局"], [], []),
        ("加强协作（市教育局负责）市财政局牵头。", "加强协作市财政局牵头。", ["市教育局负责: 市教育局", "市财政局牵头: 市财政局"], [], []),
        ("市（市教育局负责）财政局牵头。", "市财政局牵头。", ["市教育局负责: 市教育局", "财政局牵头: 财政局"], [], []),
        # A title holds its brackets.
        ("修订《茶业办法（市财政局负责部分）》。", "修订《茶业办法（市财政局负责部分）》。", [], [], ["修订《茶业办法（市财政局负责部分）》", "《茶业办法（市财政局负责部分）》"]),
        ("修订办法（见《茶业办法》，市财政局负责）。", "修订办法。", ["见《茶业办法》，市财政局负责: 市财政局"], [], ["修订办法"]),
        # Blanks and characters of no width inside a bracket.
        ("建设茶园（ 市科技局、财政局负责 ），推广良种。", "建设茶园，推广良种。", ["市科技局、财政局负责: 市科技局, 市财政局"], [], []),
        ("建设茶园（\u200b市科技局负责），推广良种。", "建设茶园，推广良种。", ["市科技局负责: 市科技局"], [], []),
        # Two brackets one behind the other, of which the first names nobody.
        ("推广良种。建设茶园。（见附表）（市科技局负责）", "建设茶园。 | （见附表）", ["市科技局负责: 市科技局"], [], []),
    ],
)  # fmt: skip
def test_brackets_inside_sentences(text, sentences, brackets, targets, mentions):
    assert said(text) == (sentences, brackets, targets, mentions)
