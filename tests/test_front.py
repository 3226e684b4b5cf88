"""What stands around the tree: made-up heads and signatures, with what they say and where each line belongs."""

import json
from pathlib import Path

import pytest
from trees import account

import gdplan

CASES = json.loads((Path(__file__).parent / "cases/front.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_front(case):
    text = "\n".join(case["text"])
    document = gdplan.parse(text)
    said = json.loads(document.metadata.model_dump_json(by_alias=True))
    assert {name: said[name] for name in case["metadata"]} == case["metadata"], case["proves"]
    assert [entry.kind for entry in document.front] == case["front"]
    assert [part for part in ("cover", "preamble", "conclusions") if getattr(document, part)] == case["parts"]
    account(document.model_copy(update={"source": document.source.model_copy(update={"text": text})}))
