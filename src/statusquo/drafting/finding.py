"""Find the acts of a case in its issues, conditions and threats, and say whose they are.

First everything whose owner the reports tell. Then the rest, beside what was found: a signature under what is
negotiated, an agreement about an act that is known, another value of a known act, an act of a family of which
one is known; and last the guess that a demand without an address is put to the opponent.
"""

from __future__ import annotations

from collections import defaultdict

from statusquo.case.joined import HeldPosition, JoinedCondition, World
from statusquo.drafting.acts import SIGNED, Acts, Dropped, ids
from statusquo.drafting.amounts import measured
from statusquo.drafting.current import current, indexed
from statusquo.drafting.kinds import Family
from statusquo.drafting.lexicon import family, lexicon, meaning, words_of
from statusquo.drafting.naming import Found, Identity, finish
from statusquo.drafting.opponents import party_of
from statusquo.drafting.owners import Owners
from statusquo.drafting.statements import SILENT


def find_acts(world: World) -> Acts:
    """Find all acts of a case, with their owners."""
    return _Finder(indexed(world)).all()


class _Finder:
    def __init__(self, world: World) -> None:
        self.world, self.owners = world, Owners(world)
        self.found: dict[Identity, Found] = {}
        self.dropped: list[Dropped] = []
        self.facts: list[JoinedCondition] = []  # of no known family
        self.held: dict[str, list[HeldPosition]] = defaultdict(list)
        for position in current(world):
            self.held[position.issue].append(position)

    def all(self) -> Acts:
        """Everything, in an order that does not depend on that of the reports."""
        for condition in self.world.conditions:
            self._condition(condition)
        issues = sorted(self.held, key=lambda k: (not meaning(self._label(k)).positive, k))
        left = [key for key in issues if not self._issue(key)]
        for key in left:
            self._left(key)
        for condition in self.facts:
            self._fact(condition)
        return finish(self.world, self.found, self.dropped)

    def _label(self, key: str) -> str:
        return self.world.issue(key).label

    def _because(self, key: str) -> tuple[str, ...]:
        return tuple(sorted({source.finding for position in self.held[key] for source in position.sources}))

    def _drop(self, label: str, reason: str, because: tuple[str, ...]) -> None:
        self.dropped.append(Dropped(label, reason, because))

    def _condition(self, condition: JoinedCondition) -> None:
        """A standing fact of a known family is an act of the party that could end it."""
        reading, owners = meaning(condition.label), self.owners
        kind = family(reading.family)
        because = ids(condition.sources)
        if kind is None:
            self.facts.append(condition)
            return
        parties = owners.of_condition(condition)
        identity: Identity
        if kind.joint:
            if len(parties) == 1 and (other := owners.opponent(parties[0])):
                parties = (*parties, other)  # nobody talks alone
            identity = (kind.name, *sorted(parties))
            held = dict.fromkeys(parties, "joint" if len(parties) > 1 else "condition")
        else:
            owner = owners.ender(condition, kind)
            identity = (kind.name, owner)
            held = {owner: "condition"} if owner else {}
        if not held:
            self._drop(condition.label, "nobody", because)
            return
        found = self.found.setdefault(identity, Found(kind.name, kind.coercive, kind.joint))
        found.owners.update(held)
        found.targets.update(owners.targets(condition.label, parties, tuple(held)))
        found.conditions[condition.key] = reading.positive
        found.because.update(because)

    def _fact(self, condition: JoinedCondition) -> None:
        """A standing fact that an issue names, or names the end of ("Milchabgabe", "Rücknahme der Milchabgabe")."""
        head = meaning(condition.label).head.casefold()
        alike = [
            (identity, sign)
            for identity, found in self.found.items()
            if not found.joint and (sign := _sign(head, [self._label(key) for key in found.issues])) is not None
        ]
        if head and len(alike) == 1:
            identity, sign = alike[0]
            self.found[identity].conditions[condition.key] = sign
            self.found[identity].because.update(ids(condition.sources))
        else:
            self._drop(condition.label, "condition", ids(condition.sources))

    def _issue(self, key: str) -> bool:
        """Place an issue as far as the reports say whose it is; False if it has to wait for the others."""
        label, positions = self._label(key), self.held[key]
        reading = meaning(label)
        if reading.signing or (reading.about and self._meant(key)):
            return False
        if (reading.vague and not measured(label)) or self.owners.only_names(label):
            self._drop(label, "vague", self._because(key))
            return True
        if (stances := {position.stance for position in positions}) <= SILENT:
            # what is only denied or warned of is no act in question, and must not lend its name to one
            party = self.world.actor(positions[0].party).name
            reason = stances.pop() if len(stances) == 1 else "no_wish"
            self._drop(f"{party}: {label}", reason, self._because(key))
            return True
        entry = lexicon(reading.language)
        if not reading.verb and any(entry.same(reading.head, noun) for noun in entry.heads["outcome"]):
            self._drop(label, "nobody", self._because(key))
            return True
        kind = self._kind(key)
        held, targets = self.owners.of_issue(positions, label, joint=kind is not None and kind.joint)
        breaks_off = kind is not None and kind.joint and not reading.positive and self._only_threats(key)
        if kind is not None and kind.joint and len(held) == 1 and not breaks_off:
            return False  # a part of a joint act that others may tell as a whole
        if kind is not None and breaks_off:
            # who threatens to break off speaks of its own part only
            targets = tuple(sorted({*targets, *held} - {p.party for p in positions}))
            held = {p.party: "own" for p in positions}
            if kind.name == "talks" and len(held) == 1 and (met := self.owners.talks_with(*held)):
                targets = tuple(party for party in targets if party in met) or met  # only what goes on can be ended
        if held:
            self._place(key, kind, held, targets)
        return bool(held)

    def _kind(self, key: str) -> Family | None:
        label = self._label(key)
        name = meaning(label).family
        if not name and any(position.stance == "threatens" for position in self.held[key]):
            name = lexicon(meaning(label).language).wide_family(label)
        return family(name)

    def _only_threats(self, key: str) -> bool:
        return all(position.stance == "threatens" for position in self.held[key])

    def _left(self, key: str) -> None:
        """Place an issue beside what was found; else by the guess; else it is left out."""
        label, positions = self._label(key), self.held[key]
        reading, because = meaning(label), self._because(key)
        if beside := self._beside(key):
            for found in beside:
                found.issues[key] = reading.positive
                found.because.update(because)
            return
        if reading.signing:
            self._drop(label, "vague", because)
            return
        kind, value = self._kind(key), measured(label)
        if kind is not None:
            alike = [found for identity, found in self.found.items() if identity[0] == kind.name]
        else:
            alike = [found for found in self.found.values() if value and found.scale == value.name]
        held = dict(alike[0].owners) if len(alike) == 1 else {}
        if not held and (kind is None or not kind.joint):
            held = self.owners.guess(positions)
        targets: tuple[str, ...] = ()
        if not held and kind is not None and kind.joint:
            held, targets = self.owners.of_issue(positions, label, joint=True)
        if held:
            self._place(key, kind, held, targets)
        else:
            self._drop(label, self.owners.why_nobody(positions), because)

    def _beside(self, key: str) -> list[Found]:
        """The acts that an issue means without naming them: what is signed, what an agreement is about."""
        reading = meaning(self._label(key))
        if reading.signing:
            for name in SIGNED:
                alike = [found for found in self.found.values() if found.family == name and found.joint]
                if len(alike) == 1:
                    return alike
            return []
        meant = self._meant(key)
        return [found for found in self.found.values() if meant & set(found.issues)]

    def _meant(self, key: str) -> set[str]:
        """The issues that an agreement is about: those with the head noun behind "über"."""
        about = meaning(self._label(key)).about
        if not about:
            return set()
        stem = about.casefold().rstrip("ns")
        return {
            other
            for other in self.held
            if other != key and meaning(self._label(other)).head.casefold().rstrip("ns") == stem
        }

    def _place(self, key: str, kind: Family | None, held: dict[str, str], targets: tuple[str, ...]) -> None:
        """Add an issue to the acts it is: one for each owner, or one joint act."""
        label, positions = self._label(key), self.held[key]
        reading, value = meaning(label), measured(label)
        groups: list[Identity]
        if kind is not None and kind.joint:
            groups = [(kind.name, *sorted(held))]
        elif kind is not None:
            other = self._other(label, positions) if kind.coercive else ()
            groups = [self._same_act((kind.name, owner), other) for owner in sorted(held)]
        elif value is not None:
            groups = [("=", owner, value.name) for owner in sorted(held)]
        elif ended := _ended(label):
            groups = [("-", owner, ended) for owner in sorted(held)]  # however its end is called
        elif reading.one_way and (objects := _objects(label)):
            groups = [(reading.one_way, owner, *objects) for owner in sorted(held)]
        else:
            groups = [("", key)]
        for identity in groups:
            name = kind.name if kind is not None else reading.family
            found = self.found.setdefault(identity, Found(name, joint=kind is not None and kind.joint))
            threatened = any(p.stance == "threatens" for p in positions) and reading.positive
            # a threat to end talks does not make talks coercive
            found.coercive = found.coercive or threatened or (kind is not None and kind.coercive)
            found.apart = found.apart or (kind is not None and kind.coercive and len(identity) > 2)
            if kind is None and value is not None:
                found.scale, found.shared = value.name, value.shared
            alone = not found.joint and (kind is not None or len(identity) > 2)
            mine = {identity[1]: held[identity[1]]} if alone and identity[1] in held else held
            for owner, reason in mine.items():
                if found.owners.setdefault(owner, reason) == "opponent":
                    found.owners[owner] = reason
            found.targets.update(targets)
            found.issues[key] = reading.positive if kind is not None else not reading.denied
            found.because.update(self._because(key))

    def _other(self, label: str, positions: list[HeldPosition]) -> tuple[str, ...]:
        """What sets a coercive act apart from the one that stands: it is new, or threatened to somebody else."""
        if meaning(label).new:
            return ("new",)
        threats = [position for position in positions if position.stance == "threatens"]
        aimed, at = self.owners.aimed_at(label)
        if threats and aimed:
            return ("at", *at)
        told = sorted({party_of(self.world, p.addressee) for p in threats} - {""})
        return ("at", *told) if told else ()

    def _same_act(self, identity: tuple[str, str], other: tuple[str, ...]) -> Identity:
        """The identity of a coercive act: that of the standing one, unless something sets it apart."""
        standing_now = self.found.get(identity)
        if not other or (other[0] == "at" and (standing_now is None or set(other[1:]) & standing_now.targets)):
            return identity
        return (*identity, *other)


def _sign(head: str, labels: list[str]) -> bool | None:
    """Whether the first fitting label names a fact by its head noun (True) or the end of it; ``None`` if none does."""
    for label in sorted(labels):
        if _ended(label) == head:
            return False
        reading = meaning(label)
        if reading.head.casefold() == head and not reading.verb:
            return True
    return None


def _ended(label: str) -> str:
    """The noun of what a phrase names the end of ("Rücknahme der Milchabgabe", "auf die Abgabe verzichten")."""
    reading = meaning(label)
    entry = lexicon(reading.language)
    if reading.verb:
        return reading.head.casefold() if reading.verb in entry.acting.get("ending", ()) else ""
    if not reading.head or reading.head.casefold() not in entry.heads["ending"]:
        return ""
    rest = label.partition(reading.head)[2]
    return next((w.casefold() for w in words_of(rest) if w[0].isupper()), "")


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
