"""What the draft asks: what is not known of the status quo, whose an act is, and what decides and nobody has said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from statusquo.case.joined import World
from statusquo.conflict.expression import parse
from statusquo.drafting.acts import Act
from statusquo.drafting.keys import channel_label
from statusquo.drafting.standing import Standing
from statusquo.drafting.statements import Stated

MOST_WISHES = 6
"""Questions about what a party wants, at most; the others wait in the tiers of silence."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question the draft puts to its reader.

    Attributes:
        option: key of the option; of a channel that is missing, of an act that is none.
        hint: ``Y`` or ``N`` if the wording of the sources presupposes it, else empty.
        reason: ``unknown`` or ``contradiction`` (is it taken now?), ``owner`` (whose act it is was guessed),
            ``channel`` (those who quarrel do not talk), ``silent`` (its owner has not said what it wants),
            ``threat`` (on what its threat depends), ``counter`` (whether an answer to its threat deters a party),
            ``inside`` (its people disagree).
        because: ids of findings that contradict each other, or that name nobody.
        party: name of the party the question is about; empty for the owner of the option.
        label: the act, where it is no option.
    """

    option: str
    hint: str
    reason: str
    because: tuple[str, ...] = ()
    party: str = ""
    label: str = ""


def asks(
    world: World,
    options: Iterable[Act],
    left: Iterable[tuple[Act, str]],
    stated: Iterable[Stated],
    now: dict[str, Standing],
    order: list[str],
) -> tuple[Ask, ...]:
    """All questions of a draft, the status quo first.

    Args:
        world: where the names are.
        options: the acts that are options. left: the others, with the reason.
        stated: all statements of the model. now: the status quo. order: keys of the options in file order.
    """
    chosen = {act.key: act for act in options}
    found = [Ask(key, now[key].hint, now[key].reason, now[key].because) for key in order if now[key].value == "-"]
    found += [Ask(act.key, "", "owner", act.because) for act in chosen.values() if act.reason == "opponent"]
    found += _channels(world, chosen, left)
    return (*found, *_wishes(world, chosen, tuple(stated), order)[:MOST_WISHES])


def _channels(world: World, chosen: dict[str, Act], left: Iterable[tuple[Act, str]]) -> list[Ask]:
    """Talks that are known not to take place, one question for all who would have to talk."""
    groups: dict[str, list[Act]] = {}
    for act in [act for act, reason in left if reason == "channel"]:
        groups.setdefault(act.group or act.key, []).append(act)
    found = []
    for group in sorted(groups):
        acts = groups[group]
        names = ", ".join(sorted(world.actor(act.owner).name for act in acts))
        found.append(Ask(acts[0].key, "", "channel", acts[0].because, names, channel_label(acts[0], world)))
    return found


def _wishes(world: World, chosen: dict[str, Act], stated: tuple[Stated, ...], order: list[str]) -> list[Ask]:
    """Counter-threats nobody has weighed, owners who never spoke, parties whose people disagree."""
    spoken = {(s.party, key) for s in stated if s.why not in ("silence", "target", "rival") for key in _keys(s)}
    wanted = {
        key for s in stated if s.why not in ("silence", "target", "leverage", "counter", "rival") for key in _keys(s)
    }
    found = []
    for reason, whys in (("counter", ("counter",)), ("threat", ("threat",)), ("inside", ("faction", "contradiction"))):
        open_ = sorted({(s.party, key, s.because) for s in stated if s.why in whys for key in _keys(s)})
        seen: set[tuple[str, str]] = set()
        for party, key, because in open_:
            if (party, key) not in seen:
                seen.add((party, key))
                found.append(Ask(key, "", reason, because, world.actor(party).name))
        if reason == "counter":
            silent = (chosen[key] for key in order if key in wanted and (chosen[key].owner, key) not in spoken)
            found += [Ask(act.key, "", "silent", act.because, world.actor(act.owner).name) for act in silent]
    return found


def _keys(stated: Stated) -> frozenset[str]:
    return parse(stated.expression).options
