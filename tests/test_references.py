"""References to articles of the same document."""

import pytest

from gdplan.extract.references import find_references
from gdplan.normalize import normalize


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("违反本条例第三条、第五条第二款规定的，责令改正。", ["本条例第三条", "第五条第二款"]),
        ("违反本規定第六條，處罰。", ["本规定第六条"]),
        ("本办法第十七条之一所称企业", ["本办法第十七条之一"]),
        ("有本法第四十条第一款第三项情形的", ["本法第四十条第一款第三项"]),
        ("申请人符合第八条至第十一条条件的，按第12条办理。", ["第八条", "第十一条", "第12条"]),
        ("《条例》第三十条、第三十一条，本细则第三条", ["本细则第三条"]),
        ("依照中华人民共和国刑法第二百条和第二百零一条追究。", []),
        ("按照《行政处罚法》第九条处理。", []),
        ("依“關稅法”第71條規定辦理。", []),
        ("新建第三条高速公路，第一条、第二条生产线投产。", []),
        ("根据本市第三条线路规划建设站点。", []),
    ],
)
def test_references(text, found):
    plan = normalize(text)
    assert [plan[one.start : one.end] for one in find_references(plan)] == found
