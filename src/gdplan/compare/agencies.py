"""What changed in the bodies of linked items: who came, who went, who has another part or another name."""

import functools
from collections.abc import Sequence
from typing import NamedTuple, get_args

from gdplan.compare.model import AgencyChanges, Body, Renaming, RoleChange
from gdplan.compare.reading import Item
from gdplan.items import InForce, in_force
from gdplan.model import Agency
from gdplan.normalize import fold
from gdplan.terms import Role
from gdplan.vocab.aliases import is_same_body, to_canonical

_STRENGTH: dict[str, int] = {role: i for i, role in enumerate(get_args(Role))}  # lead first
_OPEN_END = "等"  # 等单位, 等部门
_fold = functools.lru_cache(8192)(fold)


class _Roll(NamedTuple):
    """The bodies of one side: by folded name, each with its strongest role; those in no particular apart."""

    named: dict[str, Body]
    open_ended: dict[str, Body]


def compare_agencies(old: Sequence[Item], new: Sequence[Item]) -> AgencyChanges:
    """The changes from the union of the old items' bodies to that of the new ones'.

    Bodies that are none in particular (各有关单位) count by whether there are any: their wording says nothing. An open
    end (等单位) is no body that came or went; the text shows it.
    """
    before, after = _call_roll(old), _call_roll(new)
    gone = [name for name in before.named if name not in after.named]
    come = [name for name in after.named if name not in before.named]
    partner = _find_renamed(gone, come)
    stayed = [(name, name) for name in before.named if name in after.named] + list(partner.items())
    new_names = set(partner.values())
    loose_before, loose_after = tuple(before.open_ended.values()), tuple(after.open_ended.values())
    return AgencyChanges(
        added=(*(after.named[n] for n in come if n not in new_names), *(() if loose_before else loose_after)),
        removed=(*(before.named[n] for n in gone if n not in partner), *(() if loose_after else loose_before)),
        role_changed=tuple(
            RoleChange(name=after.named[n].name, old=before.named[o].role, new=after.named[n].role)
            for o, n in stayed
            if before.named[o].role != after.named[n].role
        ),
        renamed=tuple(Renaming(old=before.named[o].name, new=after.named[n].name) for o, n in partner.items()),
    )


def find_agencies(item: Item) -> tuple[Agency, ...]:
    """The bodies of an item, and who alone leads above it; where it names none, those of the nearest node that does."""
    own = tuple(agency for node in item.nodes for agency in node.agencies)
    if not own:
        return next((node.agencies for node in reversed(item.above) if node.agencies), ())
    if any(agency.role == "lead" for agency in own):
        return own
    leads = functools.reduce(lambda held, node: in_force(node, held), item.above, InForce()).leads
    return (*(agency for one in leads for agency in one.agencies), *own)


def _call_roll(items: Sequence[Item]) -> _Roll:
    roll = _Roll({}, {})
    for agency in (agency for item in items for agency in find_agencies(item) if not _is_open_end(agency)):
        bodies, name = roll.open_ended if agency.open_ended else roll.named, _fold(agency.name)
        known = bodies.get(name)
        if known is None or _STRENGTH[agency.role] < _STRENGTH[known.role]:
            bodies[name] = Body(name=known.name if known else agency.name, role=agency.role)
    return roll


def _is_open_end(agency: Agency) -> bool:
    return agency.open_ended and agency.name.startswith(_OPEN_END)


def _find_renamed(gone: Sequence[str], come: Sequence[str]) -> dict[str, str]:
    """Of the names that went, those that a name which came is another form of."""
    partner: dict[str, str] = {}
    for old in gone:
        free = [new for new in come if new not in partner.values() and is_same_body(old, new)]
        if free:
            partner[old] = min(free, key=lambda new: (to_canonical(new) != to_canonical(old), come.index(new)))
    return partner
