"""Find the acts of a case in its issues, conditions and threats, and say whose they are.

First everything whose owner the reports tell. Then the rest, beside what was found: a signature under what is
negotiated, an agreement about an act that is known, another value of a known act, an act of a family of which
one is known; and last the guess that a demand without an address is put to the opponent.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from statusquo.case.joined import HeldPosition, JoinedCondition, World
from statusquo.drafting.acts import SIGNED, Acts, Dropped, ids
from statusquo.drafting.amounts import improves_offer, measured
from statusquo.drafting.current import Indexed, indexed
from statusquo.drafting.deeds import PART, THING, deed, is_part, thing_of
from statusquo.drafting.kinds import Family
from statusquo.drafting.lexicon import family, lexicon, meaning, words_of
from statusquo.drafting.naming import Found, Identity, finish
from statusquo.drafting.opponents import party_of
from statusquo.drafting.owners import Owners
from statusquo.drafting.phrasing import act as phrase_act
from statusquo.drafting.referring import Referring
from statusquo.drafting.statements import SILENT

BETTER = "offer"
"""The identity of an offer that betters the one on the table."""


def find_acts(world: World) -> Acts:
    """Find all acts of a case, with their owners."""
    return _Finder(indexed(world)).all()


class _Finder:
    def __init__(self, world: Indexed) -> None:
        self.world, self.owners = world, Owners(world)
        self.found: dict[Identity, Found] = {}
        self.dropped: list[Dropped] = []
        self.facts: list[JoinedCondition] = []  # of no known family
        self.held = world.by_issue
        self.refers = Referring(world)

    def all(self) -> Acts:
        """Everything, in an order that does not depend on that of the reports."""
        for condition in self.world.conditions:
            self._condition(condition)
        issues = sorted(self.held, key=lambda k: (not meaning(self._label(k)).positive, k))
        left = [key for key in issues if not self._issue(key)]
        self._one_truce()
        for key in left:
            self._left(key)
        self._one_truce()
        self._one_thing()
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
            if len(parties) == 1:
                self._drop(condition.label, "condition", because)
                return
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
        alike = [
            identity
            for identity, found in self.found.items()
            if not found.joint and _states(condition.label, identity, [self._label(key) for key in found.issues])
        ]
        if meaning(condition.label).head and len(alike) == 1:
            self.found[alike[0]].conditions[condition.key] = True
            self.found[alike[0]].because.update(ids(condition.sources))
        else:
            self._drop(condition.label, "condition", ids(condition.sources))

    def _issue(self, key: str) -> bool:
        """Place an issue as far as the reports say whose it is; False if it has to wait for the others."""
        label, positions = self._label(key), self.held[key]
        reading = meaning(label)
        if self.refers.to_others(key) or self.refers.handed_over(key):
            return False
        if reading.signing or (reading.about and self.refers.meant(key)) or (reading.one_way and deed(label) is None):
            return False
        better = improves_offer(label)
        if better and self._overtaken(key):
            self._drop(label, "value", self._because(key))
            return True
        if (reading.vague and not measured(label) and not better) or self.owners.only_names(label):
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
        if better and (own := self._own_offer(key)):
            held = own
        breaks_off = kind is not None and kind.joint and not reading.positive and self._only_threats(key)
        if kind is not None and kind.joint and len(held) == 1 and not breaks_off:
            return False  # a part of a joint act that others may tell as a whole
        if kind is not None and breaks_off:
            # who threatens to break off speaks of its own part only
            targets = tuple(sorted({*targets, *held} - {p.party for p in positions}))
            held = {p.party: "own" for p in positions}
            if kind.name == "talks" and len(held) == 1 and (met := self.owners.talks_with(*held)):
                targets = tuple(party for party in targets if party in met) or met  # only what goes on can be ended
                if len(targets) == 1:
                    held = dict.fromkeys((*held, *targets), "joint")  # and it goes on with the other one
        if held:
            self._place(key, kind, held, targets)
        return bool(held)

    def _overtaken(self, key: str) -> bool:
        """Whether who was asked for a better offer, or refused one, has made one since."""
        asked = max(p.last or "" for p in self.held[key])
        held, _ = self.owners.of_issue(self.held[key], self._label(key), joint=False)
        held = self._own_offer(key) or held
        return any(day > asked for party, day in self.offering.items() if party in held or not held)

    def _own_offer(self, key: str) -> dict[str, str]:
        """Who makes offers, where its own people press it for a better one; empty where others ask, or others offer."""
        asking = {p.party for p in self.held[key] if p.stance in ("demands", "supports")}
        return dict.fromkeys(self.offering, "own") if len(self.offering) == 1 and asking == set(self.offering) else {}

    @cached_property
    def offering(self) -> dict[str, str]:
        """Who has made an offer of some value, with the last day of it."""
        days: dict[str, str] = {}
        for issue, positions in self.held.items():
            for p in positions if measured(self._label(issue)) else ():
                if p.stance in ("offers", "commits"):
                    days[p.party] = max(days.get(p.party, ""), p.last or "")
        return days

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
        given = self.refers.handed_over(key)
        reverse = [found for found in self.found.values() if given & set(found.issues)]
        if len(reverse) == 1:
            reverse[0].issues[key] = False
            reverse[0].because.update(because)
            return
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
        targets: tuple[str, ...] = ()
        if not held and reading.one_way:
            held, targets = self.owners.of_issue(positions, label, joint=False)
        if improves_offer(label):
            held = dict.fromkeys(self.offering, "own") if len(self.offering) == 1 else {}
        elif not held and (kind is None or not kind.joint):
            held = self.owners.guess(positions)
        if not held and kind is not None and kind.joint:
            held, targets = self.owners.of_issue(positions, label, joint=True)
        if held:
            self._place(key, kind, held, targets)
        else:
            self._drop(label, self.owners.why_nobody(positions), because)

    def _one_truce(self) -> None:
        """Ceasefires that two parties share are one, of these and of whoever else speaks of its own part in it."""
        for name in ("ceasefire", "arbitration"):
            for first in sorted(identity for identity in self.found if identity[0] == name):
                alike = [i for i in sorted(self.found) if i[0] == name and len({*i[1:]} & {*first[1:]}) > 1]
                if first in self.found and len(alike) > 1:
                    self._unite(name, alike)

    def _unite(self, name: str, alike: list[Identity]) -> None:
        parts = [self.found.pop(identity) for identity in alike]
        issues = {key: positive for part in parts for key, positive in part.issues.items()}
        speaking = {p.party for key in issues for p in self.held[key] if p.stance not in ("demands", "supports")}
        common = set.intersection(*(set(identity[1:]) for identity in alike))
        parties = sorted(common | speaking & {party for identity in alike for party in identity[1:]})
        self.found[(name, *parties)] = Found(
            name,
            joint=True,
            owners=dict.fromkeys(parties, "joint"),
            targets={target for part in parts for target in part.targets},
            issues=issues,
            conditions={key: positive for part in parts for key, positive in part.conditions.items()},
            because={finding for part in parts for finding in part.because},
        )

    def _one_thing(self) -> None:
        """One thing under two names ("Füllung", "Füllung des Stausees"), or ended by one party and begun by another.

        Who gives up its demand for a tax speaks of the act of the party that would introduce it.
        """
        for shorter in sorted(i for i in self.found if i[0] == THING):
            longer = [
                i
                for i in sorted(self.found)
                if i[:2] == shorter[:2] and i[3:] == shorter[3:] and i[2].startswith(f"{shorter[2]} ")
            ]
            if len(longer) == 1:
                self._fold(shorter, longer[0])
        for ends in sorted(i for i in self.found if i[0] == THING and not any(self.found[i].issues.values())):
            begun = [i for i in sorted(self.found) if i[0] == THING and i[2:] == ends[2:] and i[1] != ends[1]]
            begun = [i for i in begun if any(self.found[i].issues.values())]
            if len(begun) == 1:
                self._fold(ends, begun[0])

    def _fold(self, one: Identity, other: Identity) -> None:
        """Make one act of two, that of the second's owner."""
        gone, kept = self.found.pop(one), self.found[other]
        kept.issues = gone.issues | kept.issues
        kept.conditions = gone.conditions | kept.conditions
        kept.targets |= gone.targets
        kept.because |= gone.because

    def _beside(self, key: str) -> list[Found]:
        """The acts that an issue means without naming them: what is signed, what an agreement is about."""
        reading = meaning(self._label(key))
        if reading.signing:
            for name in SIGNED:
                alike = [found for found in self.found.values() if found.family == name and found.joint]
                if len(alike) == 1:
                    return alike
            return []
        if (
            reading.one_way and reading.positive and deed(self._label(key)) is None
        ):  # "ein Abzug", after "Abzug aus Tovra"
            part = is_part(self._label(key))
            alike = [self.found[i] for i in sorted(self.found) if i[0] == reading.one_way and (PART in i) == part]
            return alike if len(alike) == 1 else self._spoken_of(key, alike)
        if bare := self.refers.to_others(key):
            alike = [found for found in self.found.values() if bare & set(found.issues)]
            return alike if len(alike) == 1 else []
        meant = self.refers.meant(key)
        return [found for found in self.found.values() if meant & set(found.issues)]

    def _spoken_of(self, key: str, alike: list[Found]) -> list[Found]:
        """Of several acts the one that a phrase without an object can mean: its speakers spoke of it already."""
        speakers = {position.party for position in self.held[key]}
        day = min((p.first or "" for p in self.held[key]), default="")
        near = [
            found
            for found in alike
            if any(p.party in speakers and (p.first or "") <= day for issue in found.issues for p in self.held[issue])
        ]
        return near if len(near) == 1 else []

    def _place(self, key: str, kind: Family | None, held: dict[str, str], targets: tuple[str, ...]) -> None:
        """Add an issue to the acts it is: one for each owner, or one joint act."""
        label, positions = self._label(key), self.held[key]
        reading, value = meaning(label), measured(label)
        groups: list[Identity]
        done = None
        if kind is not None and kind.joint:
            groups = [(kind.name, *sorted(held))]
        elif kind is not None:
            other = self._other(label, positions) if kind.coercive else ()
            groups = [self._same_act((kind.name, owner), other) for owner in sorted(held)]
        elif value is not None:
            groups = [("=", owner, value.name) for owner in sorted(held)]
        elif (done := deed(label)) is not None:
            groups = [(done.verb, owner, *done.objects, *([PART] if done.part else [])) for owner in sorted(held)]
        elif improves_offer(label):
            groups = [(BETTER, owner) for owner in sorted(held)]
        else:
            groups = [("", _said(label), *sorted(held))]
        for identity in groups:
            name = kind.name if kind is not None else reading.family
            found = self.found.setdefault(identity, Found(name, joint=kind is not None and kind.joint))
            threatened = any(p.stance == "threatens" for p in positions) and reading.positive
            # a threat to end talks does not make talks coercive
            found.coercive = found.coercive or threatened or (kind is not None and kind.coercive)
            found.apart = found.apart or (kind is not None and kind.coercive and len(identity) > 2)
            if kind is None and value is not None:
                found.scale, found.shared = value.name, value.shared
            alone = not found.joint and (kind is not None or len(identity) > 2 or identity[0] == BETTER)
            mine = {identity[1]: held[identity[1]]} if alone and identity[1] in held else held
            for owner, reason in mine.items():
                if found.owners.setdefault(owner, reason) == "opponent":
                    found.owners[owner] = reason
            found.targets.update(targets)
            found.thing = found.thing or identity[0] == THING
            there = done is None or done.positive
            found.issues[key] = reading.positive if kind is not None else there != reading.denied
            found.because.update(self._because(key))

    def _other(self, label: str, positions: Sequence[HeldPosition]) -> tuple[str, ...]:
        """What sets a coercive act apart from the one that stands: it is new, or threatened to somebody else."""
        if meaning(label).new:
            return ("new",)
        if _lesser(label) and self._apart(meaning(label).family):
            return ("lesser",)
        threats = [position for position in positions if position.stance == "threatens"]
        aimed, at = self.owners.aimed_at(label)
        if threats and aimed:
            return ("at", *at)
        told = sorted({party_of(self.world, p.addressee) for p in threats} - {""})
        return ("at", *told) if told else ()

    def _apart(self, family_name: str) -> bool:
        """Whether a condition speaks of the weaker act of a family, and the stronger one is spoken of too."""
        positions = [p for held in self.held.values() for p in held]
        told = (text for p in positions for text in (p.only_if, p.unless) if text)
        alike = (self._label(key) for key in self.held if meaning(self._label(key)).family == family_name)
        return any(map(_lesser, told)) and any(not _lesser(label) for label in alike)

    def _same_act(self, identity: tuple[str, str], other: tuple[str, ...]) -> Identity:
        """The identity of a coercive act: that of the standing one, unless something sets it apart."""
        standing_now = self.found.get(identity)
        if not other or (other[0] == "at" and (standing_now is None or set(other[1:]) & standing_now.targets)):
            return identity
        return (*identity, *other)


def _lesser(text: str) -> bool:
    """Whether a text speaks of the weaker act of its family ("Warnstreik", not "Streik")."""
    words = lexicon(meaning(text).language)
    return any(words.same(word, noun) for word in words_of(text) for noun in words.heads["lesser"])


def _said(label: str) -> str:
    """An act in words that do not change with its form: "eine Verfügung beantragen" and "Verfügung" are one."""
    articles = lexicon(meaning(label).language).heads["articles"]
    return " ".join(word.casefold() for word in words_of(phrase_act(label)) if word.casefold() not in articles)


def _states(fact: str, identity: Identity, labels: list[str]) -> bool:
    """Whether a fact says that the thing of an act is there, or that the act itself holds."""
    if identity[0] == THING:
        return thing_of(fact) in identity[2:]
    head = meaning(fact).head.casefold()
    return any(reading.head.casefold() == head and not reading.verb for reading in map(meaning, labels))
