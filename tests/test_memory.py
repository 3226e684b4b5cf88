"""What making a document leaves behind: nothing that waits for the collector of cycles, which stays as it was."""

import gc
import tracemalloc

import pytest
from shared import PLAN
from test_formats import FORMATS
from test_formats import PLAN as LINES

import gdplan
from gdplan.sources.read import read_source

NEEDS = {"html": "selectolax", "pdf": "pypdfium2"}


@pytest.fixture
def collector():
    """The collector, which runs when asked and at no other time."""
    gc.disable()
    yield gc
    gc.set_debug(0)
    gc.garbage.clear()
    gc.enable()


def left_behind(make) -> set[str]:
    """The types of what only the collector can clear away after the second call; the first loads what it needs."""
    make()
    gc.collect()
    kept = make()
    gc.set_debug(gc.DEBUG_SAVEALL)
    gc.collect()
    gc.set_debug(0)
    assert kept
    return {type(value).__qualname__ for value in gc.garbage}


def test_a_text_leaves_nothing_to_collect(collector):
    assert left_behind(lambda: gdplan.parse("\n".join(LINES))) == set()


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_leaves_nothing_to_collect(collector, form):
    pytest.importorskip(NEEDS.get(form, "gdplan"))
    data = FORMATS[form]()
    assert left_behind(lambda: gdplan.parse_source(read_source(data))) == set()


def test_many_documents_take_no_more_memory_than_one(collector):
    """Below 20 KB a document, 20 MB for a thousand of them; the sentences of this one alone are as much."""
    text = PLAN.read_text(encoding="utf-8")
    for _ in range(3):
        gdplan.parse(text)
    tracemalloc.start()
    gdplan.parse(text)
    before, _ = tracemalloc.get_traced_memory()
    for _ in range(30):
        gdplan.parse(text)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 30 * 20_000


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(enabled, monkeypatch):
    for name in ("freeze", "unfreeze", "collect", "set_threshold"):
        monkeypatch.delattr(gc, name)
    (gc.enable if enabled else gc.disable)()
    try:
        gdplan.parse("\n".join(LINES))
        assert gc.isenabled() == enabled
    finally:
        gc.enable()
