"""The tables of `outcomes`: each row does its work on its example and leaves its look-alike alone."""

import csv
import re

import pytest
from shared import ROOT

from gdplan.answers.names import parting_of, to_name
from gdplan.answers.periods import lasting_in
from gdplan.compare.reading import fold_all
from gdplan.vocab import report_words
from gdplan.vocab.measures import Measure, measures, to_canonical_measure

TABLE = ROOT / "src/gdplan/vocab/measures.csv"


@pytest.mark.parametrize("row", measures(), ids=lambda row: row.one)
def test_a_measure_has_one_name(row):
    assert to_name(row.one) == to_name(row.other)
    assert to_name(row.unlike) != to_name(row.one) or parting_of(row.unlike, row.one)
    assert re.search(row.pattern, to_canonical_measure(row.one)) or re.search(row.pattern, row.one)
    assert to_canonical_measure(row.canonical) == row.canonical  # a name that was made is not made again


def test_measures_are_a_clean_table():
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = [Measure(**row) for row in csv.DictReader(lines)]
    assert len({row.pattern for row in rows}) == len({row.canonical for row in rows}) == len(rows)
    assert all(value and value == value.strip() for row in rows for value in row)
    assert all(name == folded for row in rows for name, folded in zip(row[1:5], fold_all(row[1:5]), strict=True))


@pytest.mark.parametrize("row", report_words.PERIODS, ids=lambda row: row.example)
def test_a_word_of_period_says_how_long(row):
    assert re.search(row.pattern, row.example)
    assert not re.search(row.pattern, row.counterexample)
    assert lasting_in(row.example) == row.lasting


@pytest.mark.parametrize("row", report_words.DEEDS, ids=lambda row: row.example)
def test_a_deed_is_told_from_its_look_alike(row):
    assert re.search(row.pattern, row.example)
    assert not re.search(row.pattern, row.counterexample)


@pytest.mark.parametrize(
    "row",
    [report_words.DIFFERENCE, report_words.QUOTED, report_words.STANDS, report_words.HELD],
    ids=lambda row: row.example,
)
def test_words_right_before_a_number(row):
    assert re.search(row.pattern, row.example)
    assert not re.search(row.pattern, row.counterexample)


@pytest.mark.parametrize("row", report_words.QUALIFIERS, ids=lambda row: row.example[0])
def test_a_qualifier_parts_two_measures(row):
    assert parting_of(*row.example)
    assert parting_of(*reversed(row.example))
    assert not parting_of(*row.counterexample)


@pytest.mark.parametrize("row", report_words.LIGHT, ids=lambda row: row.example)
def test_a_name_is_the_same_without_light_words(row):
    assert re.search(row.pattern, row.example)
    assert to_name(row.example) == to_name(row.same)
    assert not re.search(row.pattern, row.counterexample)


@pytest.mark.parametrize("row", report_words.STATEMENTS, ids=lambda row: row.example)
def test_a_report_says_whether_it_was_met(row):
    assert re.search(row.pattern, row.example)
    assert not re.search(row.pattern, row.counterexample)
