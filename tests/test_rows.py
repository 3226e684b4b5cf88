"""What a sentence with each row of a table reads as (cases/rows.json), written down apart from the row.

A table gets no row without its sentence and reading there: `"总量逾300家" -> "> 300 家 count"`.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import gdplan
from gdplan.extract.context import Passage, Section, TargetContext
from gdplan.extract.mentions import find_mentions
from gdplan.extract.quantities import find_quantities
from gdplan.extract.responsibilities import find_responsibility
from gdplan.extract.targets import find_targets
from gdplan.normalize import normalize
from gdplan.vocab import agencies, bounds, cues, kinds, owner_labels, promises
from gdplan.vocab.mentions import table as mentions
from gdplan.vocab.units import units

CASES = json.loads((Path(__file__).parent / "cases" / "rows.json").read_text(encoding="utf-8"))


def quantities(text: str) -> str:
    """`> 300 亿元 money`, `= 3 % ratio decrease`."""
    said = []
    for found in find_quantities(normalize(text)):
        value = found.amount.value or f"{found.amount.low}..{found.amount.high}"
        said.append(f"{found.comparator} {value} {found.unit_text} {found.kind} {found.verb}".rstrip())
    return "; ".join(said)


def roles(text: str) -> str:
    """`省科技厅 lead; [省]财政厅 support; 省科技厅 法规处 lead; 责任领导 张某`."""
    text = normalize(text)
    reading = find_responsibility(text)
    if reading is None:
        return ""

    def printed(*parts: tuple[int, int] | None) -> str:
        return " ".join(text[slice(*part)] for part in parts if part)

    said = [
        f"{f'[{printed(body.prefix)}]' if body.prefix else ''}{text[body.start : body.end]} {body.role}"
        for body in reading.agencies
    ]
    said += [f"{printed(office.within, (office.start, office.end))} {office.role}" for office in reading.offices]
    said += [printed(person.label, (person.start, person.end)) for person in reading.people]
    return "; ".join(said)


def targets_of_notice(text: str) -> str:
    """The same of a notice: it is no report, and its kind does not say that its work is ahead."""
    return targets(text, "通知")


def targets(text: str, kind: str = "报告") -> str:
    """`target 30`: what a sentence of a report, after ` | ` where it has a heading, promises or has done."""
    heading, _, sentence = text.rpartition(" | ")
    headings = (normalize(heading),) if heading else ()
    found = find_targets([Section(headings, [Passage(normalize(sentence), True)])], TargetContext(2026, kind))
    return "; ".join(f"{target.role} {target.value or f'{target.low}..{target.high}'}" for target in found)


def named(text: str) -> str:
    """`initiative 云上办 of “云上办”论坛`, `citation 数据办法 act 根据`."""
    plain = normalize(text)
    said = []
    for found in find_mentions(plain):
        terms = [
            f"{field} {plain[slice(*value)]}" if isinstance(value, tuple) else f"{field} {value}"
            for field, value in found._asdict().items()
            if field not in ("kind", "start", "end") and value not in (None, False)
        ]
        said.append(" ".join([found.kind, plain[found.start : found.end], *terms]))
    return "; ".join(said)


def kind_and_edition(title: str) -> str:
    """`方案 草案`."""
    metadata = gdplan.parse(f"{title}\n一、目标\n建设平台。\n二、任务\n加快推进。").metadata
    return " ".join(filter(None, (metadata.kind, metadata.edition)))


def _keys(rows: Iterable[object]) -> set[str]:
    return {str(getattr(row, "text", None) or getattr(row, "pattern", None) or row) for row in rows}


# A table, how a sentence with its row is read, and the keys of its rows.
TABLES: dict[str, tuple[Callable[[str], str], set[str]]] = {
    "bounds.BEFORE": (quantities, _keys(bounds.BEFORE)),
    "bounds.NEGATIONS": (quantities, _keys(bounds.NEGATIONS)),
    "bounds.AFTER": (quantities, _keys(bounds.AFTER)),
    "bounds.VERBS": (quantities, _keys(bounds.VERBS)),
    "bounds.REACHED": (quantities, _keys(bounds.REACHED)),
    "bounds.ADDED": (quantities, _keys(bounds.ADDED)),
    "units.csv": (quantities, set(units())),
    "agencies.ROLE_WORDS": (roles, _keys(agencies.ROLE_WORDS)),
    "agencies.WEAK_ROLE_WORDS": (roles, _keys(agencies.WEAK_ROLE_WORDS)),
    "owner_labels.LABEL_WORDS": (roles, _keys(owner_labels.LABEL_WORDS)),
    "owner_labels.BEARERS": (roles, _keys(owner_labels.BEARERS)),
    "agencies.ENDINGS": (roles, _keys(agencies.ENDINGS)),
    "cues.IS_ACHIEVED": (targets, _keys(cues.IS_ACHIEVED)),
    "promises.PROMISES": (targets, _keys(promises.PROMISES)),
    "cues.LOOKS_BACK": (targets, _keys(cues.LOOKS_BACK)),
    "cues.SEEMS_BACK": (targets, _keys(cues.SEEMS_BACK)),
    "cues.LOOKS_AHEAD": (targets, _keys(cues.LOOKS_AHEAD)),
    "cues.GOALS": (targets_of_notice, _keys(cues.GOALS)),
    "cues.CONDITIONS": (targets_of_notice, _keys(cues.CONDITIONS)),
    "cues.GIVES": (targets_of_notice, _keys(cues.GIVES)),
    "kinds.KINDS": (kind_and_edition, _keys(kinds.KINDS)),
    "kinds.EDITIONS": (kind_and_edition, _keys(kinds.EDITIONS)),
    "mentions.csv": (named, {f"{row.use} {row.word}" for row in mentions()}),
}


@pytest.mark.parametrize("table", TABLES)
def test_each_row_reads_as_it_should(table):
    read, _ = TABLES[table]
    rows = [case for case in CASES if case["table"] == table]
    said = {f"{case['row']}: {case['text']}": read(case["text"]) for case in rows}
    wanted = {f"{case['row']}: {case['text']}": case["reads"] for case in rows}
    assert said == wanted
    assert len(wanted) == len(rows)


@pytest.mark.parametrize("table", TABLES)
def test_each_row_says_what_it_reads_as(table):
    said = {case["row"] for case in CASES if case["table"] == table}
    _, keys = TABLES[table]
    assert sorted(keys - said) == [], "rows without a sentence in cases/rows.json"
    assert sorted(said - keys) == [], "sentences of rows that are gone"
