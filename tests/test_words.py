"""What a sentence with each word of a plain list reads as (cases/words.json), written down apart from the list.

A case has a sentence, {} for the word, and what it reads as; its words are said there again, so that no list gets or
loses one without its reading.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from test_rows import quantities, roles, targets_of_notice

from gdplan.extract.context import Passage, Section, TargetContext
from gdplan.extract.responsibilities import find_responsibility
from gdplan.extract.targets import find_targets
from gdplan.normalize import normalize
from gdplan.vocab import agencies, bounds, evidence, indicators, owner_labels, page_labels

CASES = json.loads((Path(__file__).parent / "cases" / "words.json").read_text(encoding="utf-8"))


def measured(text: str) -> str:
    """`示范基地 30`: under a heading of goals, what each number counts or measures."""
    plain = normalize(text)
    section = Section((normalize("主要目标"),), [Passage(plain, True)])
    found = find_targets([section], TargetContext(2026, "通知"))
    return "; ".join(f"{''.join(plain[slice(*part)] for part in t.indicator or ())} {t.value}" for t in found)


def changes(text: str) -> str:
    """`decrease`: what the only number of a sentence under a heading of goals says of what it measures."""
    section = Section((normalize("主要目标"),), [Passage(normalize(text), True)])
    (target,) = find_targets([section], TargetContext(2026, "通知"))
    return target.change


def names(text: str) -> str:
    """`[省]财政厅; 成都[海关]`: the bodies of a bracket, and what each takes from others."""
    text = normalize(text)
    reading = find_responsibility(text)
    parts = [
        (agency.prefix, (agency.start, agency.end), agency.tail) for agency in (reading.agencies if reading else ())
    ]
    taken = [
        (text[slice(*(before or (0, 0)))], text[slice(*own)], text[slice(*(tail or (0, 0)))])
        for before, own, tail in parts
    ]
    return "; ".join(
        (f"[{before}]" if before else "") + own + (f"[{tail}]" if tail else "") for before, own, tail in taken
    )


def box_over_a_page(text: str) -> str:
    """`issuer: 某某`: what a box with this line and two others says, these left out."""
    pytest.importorskip("selectolax")
    from gdplan.sources.html import read_html

    box = "".join(
        f"<p>{line}</p>" for line in (text, "索引号：甲1", "成文日期：2030年3月1日", "发文字号：某府〔2030〕1号")
    )
    body = "".join(f"<p>{number}、推进平台建设，完善制度体系，健全工作机制。</p>" for number in "一二三四五六七八九")
    source = read_html(f"<html><body><div class=content>{box}{body}</div></body></html>".encode())
    assert text not in source.text
    return "; ".join(f"{key}: {value}" for key, value in source.metadata if value == "某某")


# A list, how a sentence with its word is read, and its words.
LISTS: dict[str, tuple[Callable[[str], str], Iterable[str]]] = {
    **{f"indicators.{name}": (measured, value) for name, value in vars(indicators).items() if name.isupper()},
    "agencies.MANNER_WORDS": (roles, agencies.MANNER_WORDS),
    "agencies.CLASSES": (names, agencies.CLASSES),
    "agencies.DIVISIONS": (names, agencies.DIVISIONS),
    "agencies.GENERIC": (names, agencies.GENERIC),
    "agencies.OFFICIAL_ENDINGS": (names, agencies.OFFICIAL_ENDINGS),
    "agencies.LEVELS": (names, agencies.LEVELS),
    "agencies.PARTY_DEPARTMENTS": (names, agencies.PARTY_DEPARTMENTS),
    "agencies.OWN_NAMED": (names, agencies.OWN_NAMED),
    "agencies.OWN_NAMED_ENDINGS": (names, agencies.OWN_NAMED_ENDINGS),
    "agencies.TAILS": (names, agencies.TAILS),
    "agencies.TRADES": (names, agencies.TRADES),
    "owner_labels.TITLES": (roles, owner_labels.TITLES),
    "page_labels.LABELS": (box_over_a_page, page_labels.LABELS),
    "bounds.ALWAYS_BY": (quantities, bounds.ALWAYS_BY.split("|")),
    "bounds.CUTS": (changes, bounds.CUTS.split("|")),
    "bounds.ALSO_ACTS": (quantities, bounds.ALSO_ACTS),
    "evidence.RESTS_ON": (targets_of_notice, evidence.RESTS_ON),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_sentence_with_each_word_reads_as_it_should(name):
    read, _ = LISTS[name]
    cases = [(case, word) for case in CASES if case["list"] == name for word in case["words"].split(" ")]
    said = {case["text"].format(word): read(case["text"].format(word)) for case, word in cases}
    assert said == {case["text"].format(word): case["reads"].format(word) for case, word in cases}


@pytest.mark.parametrize("name", LISTS)
def test_each_word_has_its_sentence(name):
    said = {word for case in CASES if case["list"] == name for word in case.get("of", case["words"]).split(" ")}
    _, words = LISTS[name]
    assert len({*words}) == len([*words])
    assert sorted({*words} - said) == [], "words without a sentence in cases/words.json"
    assert sorted(said - {*words}) == [], "sentences of words that are gone"
