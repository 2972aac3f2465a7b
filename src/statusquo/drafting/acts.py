"""Acts: what the parties could do or keep doing, found in issues, conditions and threats.

An act becomes an option of the party that would perform it. The same act seen from two sides is one act: the
war that is a condition in one report and "Ende des Krieges" as a demand in another; a threat of what already
stands. An act that needs several parties (talks, a ceasefire) is one act for each of them, in one group.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from statusquo.case.joined import HeldPosition, JoinedCondition, Source, World
from statusquo.conflict.expression import RESERVED
from statusquo.drafting.current import current
from statusquo.drafting.lexicon import family, lexicon, meaning, words_of
from statusquo.drafting.owners import Owners, party_of
from statusquo.drafting.phrasing import act as phrase_act
from statusquo.drafting.phrasing import beginning, standing


@dataclass(frozen=True, slots=True)
class Act:
    """One act of one party.

    Attributes:
        key: its option key. owner: key of the party. group: same for the acts that make up one joint act.
        family: kind of act, empty if none is known. coercive: it presses somebody.
        targets: keys of the parties it presses, or that it needs.
        issues, conditions: keys of what it was found in.
        one_way: why it cannot be undone (``cession`` ...), or empty.
        apart: it is another act than the one of its family that may stand ("neue Sanktionen").
        reason: message key of why it is the owner's; ``because``: ids of the findings.
    """

    key: str
    owner: str
    label: str
    family: str
    coercive: bool
    group: str = ""
    targets: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    one_way: str = ""
    apart: bool = False
    reason: str = "who"
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """What an issue or condition means in options: all of ``keys`` taken, or (``positive`` False) not."""

    keys: tuple[str, ...]
    positive: bool


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that did not become an option, with the message key of the reason."""

    label: str
    reason: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Acts:
    """All acts of a case.

    Attributes:
        acts: sorted by key.
        issues, conditions: key and what it means in options.
        dropped: issues nobody controls.
    """

    acts: tuple[Act, ...]
    issues: dict[str, Term]
    conditions: dict[str, Term]
    dropped: tuple[Dropped, ...]

    def act(self, key: str) -> Act:
        """The act of that key."""
        return next(act for act in self.acts if act.key == key)


@dataclass(slots=True)
class _Draft:
    """An act while it is being collected."""

    family: str
    coercive: bool = False
    joint: bool = False
    owners: dict[str, str] = field(default_factory=dict)  # party -> reason
    targets: set[str] = field(default_factory=set)
    issues: dict[str, bool] = field(default_factory=dict)  # key -> positive
    conditions: dict[str, bool] = field(default_factory=dict)
    because: set[str] = field(default_factory=set)
    apart: bool = False


def ids(sources: tuple[Source, ...]) -> tuple[str, ...]:
    """The ids of the findings behind some sources, sorted."""
    return tuple(sorted({source.finding for source in sources}))


def find_acts(world: World) -> Acts:
    """Find all acts of a case, with their owners."""
    owners = Owners(world)
    drafts: dict[tuple[str, ...], _Draft] = {}
    dropped: list[Dropped] = []
    for condition in world.conditions:
        _from_condition(condition, owners, drafts, dropped)
    by_issue: dict[str, list[HeldPosition]] = defaultdict(list)
    for position in current(world):
        by_issue[position.issue].append(position)
    for key in sorted(by_issue, key=lambda k: (not meaning(world.issue(k).label).positive, k)):
        _from_issue(key, by_issue[key], world, owners, drafts, dropped)
    return _finish(world, drafts, dropped)


def _from_condition(
    condition: JoinedCondition,
    owners: Owners,
    drafts: dict[tuple[str, ...], _Draft],
    dropped: list[Dropped],
) -> None:
    """A standing fact of a known family is an act of the party that could end it."""
    reading = meaning(condition.label)
    kind = family(reading.family)
    because = ids(condition.sources)
    if kind is None:
        dropped.append(Dropped(condition.label, "condition", because))
        return
    parties = owners.of_condition(condition)
    if kind.joint:
        if len(parties) == 1 and (other := owners.opponent(parties[0])):
            parties = (*parties, other)  # nobody talks alone
        identity = (kind.name, *sorted(parties))
        found = dict.fromkeys(parties, "joint" if len(parties) > 1 else "condition")
    else:
        owner = owners.ender(condition, kind)
        identity = (kind.name, owner)
        found = {owner: "condition"} if owner else {}
    if not found:
        dropped.append(Dropped(condition.label, "nobody", because))
        return
    draft = drafts.setdefault(identity, _Draft(kind.name, kind.coercive, kind.joint))
    draft.owners.update(found)
    draft.targets.update(owners.targets(condition.label, parties, tuple(found)))
    draft.conditions[condition.key] = reading.positive
    draft.because.update(because)


def _from_issue(
    key: str,
    positions: list[HeldPosition],
    world: World,
    owners: Owners,
    drafts: dict[tuple[str, ...], _Draft],
    dropped: list[Dropped],
) -> None:
    """An issue is an act of the party that would act; a threat may be one that already stands."""
    label = world.issue(key).label
    reading = meaning(label)
    because = tuple(sorted({source.finding for position in positions for source in position.sources}))
    if reading.vague or owners.only_names(label):
        dropped.append(Dropped(label, "vague", because))
        return
    entry = lexicon(reading.language)
    if not reading.verb and any(entry.same(reading.head, noun) for noun in entry.heads["outcome"]):
        dropped.append(Dropped(label, "nobody", because))
        return
    threats = [position for position in positions if position.stance == "threatens"]
    name = reading.family
    if threats and not name:
        name = lexicon(reading.language).wide_family(label)
    kind = family(name)
    found, targets = owners.of_issue(positions, label, joint=kind is not None and kind.joint)
    if kind is not None and kind.joint and not reading.positive and len(threats) == len(positions):
        # who threatens to break off speaks of its own part only
        targets = tuple(sorted({*targets, *found} - {p.party for p in threats}))
        found = {p.party: "own" for p in threats}
    if not found and kind is not None:
        standing_now = [draft for identity, draft in drafts.items() if identity[0] == name]
        found = dict(standing_now[0].owners) if len(standing_now) == 1 else {}
    if not found:
        dropped.append(Dropped(label, owners.why_nobody(positions), because))
        return
    if kind is not None and kind.joint:
        groups = [(name, *sorted(found))]
    elif kind is not None:
        other = _other(label, positions, owners) if kind.coercive else ()
        groups = [_same_act((name, owner), other, drafts) for owner in sorted(found)]
    elif reading.one_way and (objects := _objects(label)):
        groups = [(reading.one_way, owner, *objects) for owner in sorted(found)]
    else:
        groups = [("", key)]
    for identity in groups:
        draft = drafts.setdefault(identity, _Draft(name, joint=kind is not None and kind.joint))
        threatened = bool(threats) and reading.positive  # a threat to end talks does not make talks coercive
        draft.coercive = draft.coercive or threatened or (kind is not None and kind.coercive)
        draft.apart = draft.apart or (kind is not None and kind.coercive and len(identity) > 2)
        alone = not draft.joint and (kind is not None or len(identity) > 2)
        held = {identity[1]: found[identity[1]]} if alone and identity[1] in found else found
        for owner, reason in held.items():
            draft.owners.setdefault(owner, reason)
        draft.targets.update(targets)
        draft.issues[key] = reading.positive if kind is not None else True
        draft.because.update(because)


def _objects(label: str) -> tuple[str, ...]:
    """What a cession, withdrawal, recognition is about; empty for a part of it, which is another act.

    "Räumung des Donbass" and "Abzug aus dem Donbass" are one act of one party; who is withdrawn is left aside.
    """
    reading = meaning(label)
    words = lexicon(reading.language)
    if any(part in label.casefold() for part in words.heads["part"]):
        return ()
    after = label[label.index(reading.head) + len(reading.head) :] if reading.head and not reading.verb else ""
    if reading.verb:
        after = label
    named = (w.casefold() for w in words_of(after) if w[0].isupper())
    return tuple(sorted({w.removesuffix("s") for w in named if w not in words.heads["forces"]}))


def _other(label: str, positions: list[HeldPosition], owners: Owners) -> tuple[str, ...]:
    """What sets a coercive act apart from the one that stands: it is new, or threatened to somebody else."""
    if meaning(label).new:
        return ("new",)
    threats = [position for position in positions if position.stance == "threatens"]
    aimed, at = owners.aimed_at(label)
    if threats and aimed:
        return ("at", *at)
    told = sorted({party_of(owners.world, p.addressee) for p in threats} - {""})
    return ("at", *told) if told else ()


def _same_act(
    identity: tuple[str, str],
    other: tuple[str, ...],
    drafts: dict[tuple[str, ...], _Draft],
) -> tuple[str, ...]:
    """The identity of a coercive act: that of the standing one, unless something sets it apart."""
    if not other or (other[0] == "at" and set(other[1:]) & _targets_of(drafts.get(identity))):
        return identity
    if other[0] == "at" and identity not in drafts:
        return identity
    return (*identity, *other)


def _targets_of(draft: _Draft | None) -> set[str]:
    return draft.targets if draft else set()


def _finish(world: World, drafts: dict[tuple[str, ...], _Draft], dropped: list[Dropped]) -> Acts:
    """Give every act its key and label, and say what issues and conditions mean in options."""
    stems = {identity: _stem(world, draft) for identity, draft in drafts.items()}
    number = Counter(key for key, _, _ in stems.values())
    acts: list[Act] = []
    issues: dict[str, Term] = {}
    conditions: dict[str, Term] = {}
    for identity in sorted(drafts):
        draft = drafts[identity]
        stem, label, text = stems[identity]
        several = len(draft.owners) > 1 or number[stem] > 1
        keys = []
        for owner in sorted(draft.owners):
            key = identifier(f"{stem}_{owner}") if several else stem
            keys.append(key)
            acts.append(
                Act(
                    key=key,
                    owner=owner,
                    label=_own_label(label, owner, world) if draft.joint else label,
                    family=draft.family,
                    coercive=draft.coercive,
                    group=stem if draft.joint and several else "",
                    targets=tuple(sorted(draft.targets - {owner})),
                    issues=tuple(sorted(draft.issues)),
                    conditions=tuple(sorted(draft.conditions)),
                    one_way=meaning(text).one_way,
                    apart=draft.apart,
                    reason=draft.owners[owner],
                    because=tuple(sorted(draft.because)),
                )
            )
        for name, positive in draft.issues.items():
            issues[name] = _joined(issues.get(name), Term(tuple(keys), positive))
        for name, positive in draft.conditions.items():
            conditions[name] = _joined(conditions.get(name), Term(tuple(keys), positive))
    return Acts(
        tuple(sorted(acts, key=lambda act: act.key)),
        issues,
        conditions,
        tuple(sorted(dropped, key=lambda drop: (drop.label, drop.because))),
    )


def _joined(old: Term | None, new: Term) -> Term:
    return new if old is None else Term(tuple(sorted({*old.keys, *new.keys})), new.positive)


def _stem(world: World, draft: _Draft) -> tuple[str, str, str]:
    """Key, label as an act, and the phrase both were made from.

    A standing condition names the act best; then an issue that names the act itself and not its continuation
    or announcement; one that names its end ("Aufhebung der Sanktionen") gives only the noun inside it.
    """
    labels = {condition.key: condition.label for condition in world.conditions}
    standing_now = sorted(labels[key] for key, positive in draft.conditions.items() if positive)
    if standing_now:
        return identifier(standing_now[0]), standing(standing_now[0]), standing_now[0]
    named = sorted(
        (meaning(world.issue(key).label).core != world.issue(key).label, key)
        for key, positive in draft.issues.items()
        if positive
    )
    if named:
        key = named[0][1]
        text = world.issue(key).label
        if not draft.coercive or not draft.family:
            return identifier(key), phrase_act(text), text
        return identifier(key), standing(text) if meaning(text).goes_on else beginning(text), text
    texts = sorted([labels[key] for key in draft.conditions] or [world.issue(key).label for key in draft.issues])
    return identifier(meaning(texts[0]).core), standing(texts[0]), texts[0]


def _own_label(label: str, owner: str, world: World) -> str:
    """Leave "mit der Ukraine" out of the Ukraine's own part of a joint act, and "zwischen ..." of each part."""
    names = "|".join(re.escape(name) for name in sorted({*world.actor(owner).names, world.actor(owner).name}))
    label = re.sub(rf"\b(?:mit|with) (?:[a-zäöüß]+ )?(?:{names})\b ?", "", label)
    between = rf"\b(?:zwischen|between) (?=[^,]*\b(?:{names})\b)[^,]*? (?:und|and) (?:[a-zäöüß]+ )?[\w-]+ ?"
    return re.sub(r"  +", " ", re.sub(between, "", label)).strip()


def identifier(text: str) -> str:
    """An option key: ASCII, lower case, no word of the expression language."""
    for old, new in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = text.casefold().replace(old, new)
    words = [w for w in re.split(r"[^a-z0-9]+", text) if w and w not in lexicon("de").heads["articles"]]
    key = "_".join(words)[:60].strip("_")
    if not key or key[0].isdigit():
        key = f"o_{key}".rstrip("_")
    return f"{key}_" if key in RESERVED else key
