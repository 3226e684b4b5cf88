"""Which rows of an answer are wanted, where the database cannot tell: sentences with all words, words that match."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from gdplan.normalize import fold
from gdplan.views.filters import by_match
from gdplan.views.matching import Matcher
from gdplan.views.rows import Row

_FOUND = pa.schema(
    [
        *((name, pa.string()) for name in ("document", "path", "document_title")),
        ("year", pa.int32()),
        *((name, pa.string()) for name in ("issuer", "region")),
        ("issued_on", pa.date32()),
        ("section", pa.list_(pa.string())),
        *((name, pa.string()) for name in ("eid", "task", "text")),
        ("agencies", pa.list_(pa.string())),
        ("page", pa.int32()),
        ("start", pa.int32()),
    ]
)
"""What `find` tells of a sentence; `section` and `task` are what stands above it."""


def matching(pattern: str, kind: type[Row]) -> Callable[[pa.RecordBatch], pa.RecordBatch]:
    """What keeps the rows of a view in whose words a pattern is found, as `filters.by_match`."""
    return functools.partial(_keep_matching, pattern, kind)


def _keep_matching(pattern: str, kind: type[Row], batch: pa.RecordBatch) -> pa.RecordBatch:
    rows = [kind.model_construct(**row) for row in batch.to_pylist()]
    kept = {id(row) for row in by_match(rows, pattern)}
    return batch.filter(pa.array([id(row) in kept for row in rows], pa.bool_()))


def titles(pattern: str) -> Callable[[pa.RecordBatch], pa.RecordBatch]:
    """What keeps the documents in whose titles a pattern is found, in either script."""
    return functools.partial(_keep_titles, Matcher(pattern))


def _keep_titles(matcher: Matcher, batch: pa.RecordBatch) -> pa.RecordBatch:
    titles = batch.column("document_title").to_pylist()
    return batch.filter(pa.array([title is not None and matcher.finds(title) for title in titles], pa.bool_()))


def sentences(words: Sequence[str], pattern: str | None) -> Callable[[pa.RecordBatch], pa.RecordBatch]:
    """What makes rows of the sentences and headings of nodes in which all of the words stand, and the pattern."""
    return functools.partial(_find_sentences, tuple(map(fold, words)), pattern)


def _find_sentences(words: tuple[str, ...], pattern: str | None, batch: pa.RecordBatch) -> pa.RecordBatch:
    found = [one for node in batch.to_pylist() for one in _pick(node, words)]
    if pattern is not None:
        matcher = Matcher(pattern)
        found = [one for one in found if matcher.finds(one["text"])]
    return pa.RecordBatch.from_pylist(found, _FOUND)


def _pick(node: Mapping[str, Any], words: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The heading of a node and its sentences, those that have all words in them."""
    pages = node["pages"] or [node["page"]] * len(node["starts"])
    texts = [node["heading"] or "", *node["text"].split("\n")]
    places = [(node["page"], node["start"]), *zip(pages, node["starts"], strict=True)]
    for text, folded, (page, start) in zip(texts, node["folded"].split("\n"), places, strict=False):
        if text and all(word in folded for word in words):
            yield {**node, "text": text, "page": page, "start": start}
