"""Made-up plans of ten years with a known history: which task of each year became which of the next, or came back.

Every year most tasks are kept as they are, touched or rewritten; some move to another section, merge, split, are
dropped, added, or pause for a year. What became of each is written down as it is done; all of it follows from the seed.
"""

import itertools
import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from editions import SUBJECTS, Plan, Task, _retitle, _rewrite, make_plan, make_sentence, make_task

Spot = tuple[int, int]  # a year and a task of it, by place
FIRST = 2021


@dataclass(frozen=True)
class Known:
    """A task and where it comes from: the tasks of earlier years, the one that most of it is from first."""

    task: Task
    section: int
    was: tuple[Spot, ...] = ()
    goes_on: bool = True  # whether the chain of the first of them is its own


@dataclass
class History:
    """The plans, and what is true of their tasks."""

    plans: list[Plan] = field(default_factory=list)
    links: set[tuple[Spot, Spot]] = field(default_factory=set)
    chains: set[tuple[Spot, ...]] = field(default_factory=set)


def make_history(seed: int, years: int = 10, tasks: int = 60, events: int = 2) -> History:
    """Plans of so many years; each year so many merges, splits, pauses and drops, and about twice as many moves."""
    rng = random.Random(seed)
    first = make_plan(seed, tasks)
    titles = [title for title, _ in first.sections]
    known = [Known(task, at) for at, (_, own) in enumerate(first.sections) for task in own]
    history, resting = History(), list[Known]()
    going: dict[Spot, list[Spot]] = {}  # of the last task of each chain, all of it
    for year in range(years):
        known.sort(key=lambda one: one.section)
        history.plans.append(_to_plan(year, titles, known))
        for place, one in enumerate(known):
            spot = (year, place)
            history.links |= {(was, spot) for was in one.was}
            chain = going.pop(one.was[0]) if one.was and one.goes_on else []
            going[spot] = [*chain, spot]
            if chain:
                history.chains.discard(tuple(chain))
            history.chains.add(tuple(going[spot]))
        known, resting = _revise(known, resting, year, rng, events, len(titles), tasks)
    return history


def read_chains(found) -> tuple[set[tuple[Spot, Spot]], list[tuple[Spot, ...]]]:
    """The links and the chains of a lineage, by edition and place."""
    spots = [
        (step.edition, step.item.line, step.item.eid) for chain in found.chains for step in chain.steps if step.item
    ]
    place = {}
    for edition, own in itertools.groupby(sorted(spots), lambda spot: spot[0]):
        place |= {(edition, eid): (edition, number) for number, (_, _, eid) in enumerate(own)}
    links = {
        (place[tie.edition, tie.eid], place[step.edition, step.item.eid])
        for chain in found.chains
        for step in chain.steps
        if step.item
        for tie in step.ties
    }
    chains = [tuple(place[step.edition, step.item.eid] for step in chain.steps if step.item) for chain in found.chains]
    return links, chains


def score_links(found: set[tuple[Spot, Spot]], history: History) -> float:
    """F1."""
    return 2 * len(found & history.links) / (len(found) + len(history.links))


def score_chains(found: Iterable[tuple[Spot, ...]], history: History) -> float:
    """The share of the chains that are found exactly, from their first task to their last."""
    return len(set(found) & history.chains) / len(history.chains)


def _to_plan(year: int, titles: list[str], known: list[Known]) -> Plan:
    sections = [(title, [one.task for one in known if one.section == at]) for at, title in enumerate(titles)]
    return Plan(f"云岭省数字化建设{FIRST + year}年工作要点", [(title, own) for title, own in sections if own])


def _revise(
    known: list[Known], resting: list[Known], year: int, rng: random.Random, events: int, sections: int, tasks: int
) -> tuple[list[Known], list[Known]]:
    """The tasks of the next year, and those that pause in it."""
    spots = {id(one): (year, place) for place, one in enumerate(known)}
    rest = known.copy()
    rng.shuffle(rest)
    long = [one for one in rest if len(one.task.sentences) > 3][: 2 * events]
    split, merged = long[:events], long[events:]
    rest = [one for one in rest if one not in long]
    others, rest = rest[:events], rest[events:]
    rest = rest[events:]  # those before are dropped
    pausing, rest = rest[:events], rest[events:]
    moving = rest[: 2 * events]
    new = [
        Known(_touch(one.task, rng), rng.randrange(sections) if one in moving else one.section, (spots[id(one)],))
        for one in sorted(rest, key=known.index)
    ]
    new += [replace(one, task=_touch(one.task, rng)) for one in resting]
    new += [_merge(one, other, spots, rng) for one, other in zip(merged, others, strict=True)]
    new += [part for one in split for part in _split(one, spots[id(one)], rng)]
    while len(new) + events < tasks:
        subject = rng.choice(SUBJECTS) + rng.choice(("评价", "示范", "改革"))
        new.append(Known(make_task(subject, rng), rng.randrange(sections)))
    return new, [replace(one, was=(spots[id(one)],), goes_on=True) for one in pausing]


def _touch(task: Task, rng: random.Random) -> Task:
    """A quarter stays, half has a sentence replaced, a quarter is rewritten hard, with another title."""
    chance = rng.random()
    if chance < 0.25:
        return task
    if chance < 0.75:
        sentences = list(task.sentences)
        sentences[rng.randrange(len(sentences))] = make_sentence(rng.choice(SUBJECTS), rng)
        return replace(task, sentences=tuple(sentences))
    return _rewrite(task, rng, 0.5)


def _merge(one: Known, other: Known, spots: dict[int, Spot], rng: random.Random) -> Known:
    """All but a sentence of the first with half of the second."""
    own, rest = list(one.task.sentences), list(other.task.sentences)
    del own[rng.randrange(len(own))]
    rest = rest[: (len(rest) + 1) // 2]
    bodies = tuple(dict.fromkeys((*one.task.bodies, *other.task.bodies)))
    pair = (one, other) if _size(own) >= _size(rest) else (other, one)
    task = Task(_retitle(pair[0].task.title, rng), (*own, *rest), bodies)
    return Known(task, one.section, tuple(spots[id(part)] for part in pair))


def _split(one: Known, spot: Spot, rng: random.Random) -> list[Known]:
    """Two tasks with a part of the sentences each; the chain goes on with the larger."""
    sentences = one.task.sentences
    cut = rng.choice([1, len(sentences) - 1, len(sentences) - 2])
    parts = sorted((sentences[:cut], sentences[cut:]), key=_size, reverse=True)
    tasks = [Task(_retitle(one.task.title, rng), part, one.task.bodies) for part in parts]
    return [Known(task, one.section, (spot,), goes_on=task is tasks[0]) for task in tasks]


def _size(sentences: Iterable[str]) -> int:
    return sum(map(len, sentences))
