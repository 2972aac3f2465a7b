"""Whose act is it? The owner of an issue, the party that could end a condition, the parties of a joint act."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from statusquo.case.contacts import CHANNELS
from statusquo.case.joined import HeldPosition, JoinedCondition, World
from statusquo.case.organs import is_organ
from statusquo.case.positions import AGAINST
from statusquo.drafting.current import current
from statusquo.drafting.kinds import Family
from statusquo.drafting.lexicon import lexicon, meaning, pressing, words_of
from statusquo.drafting.opponents import most_dealt_with, party_of
from statusquo.drafting.statements import SILENT

OWN = frozenset(("offers", "threatens", "commits"))
WISHED = frozenset(("demands", "offers", "accepts", "commits"))


class Owners:
    """Finds owners in one world. Every method is a function of the world alone."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._opponent: dict[str, str] = {}
        self.positions = current(world)
        self.by_party: dict[str, list[HeldPosition]] = {}
        for position in self.positions:
            self.by_party.setdefault(position.party, []).append(position)
        self.holders = frozenset(position.party for position in self.positions)
        self.everybody = frozenset(name for actor in world.actors for name in (actor.name, *actor.names)) | frozenset(
            span.quote for findings in world.findings for actor in findings.actors for span in actor.mentions
        )
        self.persons = frozenset(actor.name for actor in world.actors if actor.kind == "person" and " " in actor.name)
        self.names: dict[str, str] = {}
        for actor in sorted(world.actors, key=lambda a: a.key):
            if actor.kind != "person":
                for name in (actor.name, *actor.names):
                    self.names.setdefault(name, actor.party)

    def of_issue(
        self, positions: Sequence[HeldPosition], label: str, *, joint: bool
    ) -> tuple[dict[str, str], tuple[str, ...]]:
        """The parties that would act, each with the message key of the reason, and who else is touched.

        ``who_would_act`` whatever the stance; if that is open, a demand's addressee, and for offers, threats and
        commitments the actor itself (design: "From case to conflict").
        """
        votes: Counter[str] = Counter()
        reasons: dict[str, str] = {}
        proposers = {p.party for p in positions if p.stance in ("demands", "supports", "offers")}
        only_silent = all(position.stance in SILENT for position in positions)
        public = self._is_public_act(label)
        for position in positions:
            owner, reason = self._owner(position, proposers, joint=joint)
            if position.stance in SILENT and not only_silent:
                continue  # who doubts or denies something says little about whose it is
            if owner and self.can_act(owner) and not (public and not self._is_public(owner)):
                own = position.stance in OWN and owner == position.party
                votes[owner] += position.weight * (3 if own else 1 if position.stance in AGAINST else 2)
                reasons.setdefault(owner, reason)
        touched = {party_of(self.world, position.addressee) for position in positions} - {""}
        touched = {party for party in touched if not self._collective(party)}
        if joint and not votes and meaning(label).family == "ceasefire":
            votes.update(self._at_war())
            reasons |= dict.fromkeys(votes, "joint")
        if not votes:
            return {}, tuple(sorted(touched))
        if joint:
            parties = self._joint(positions, label, set(votes))
            found = dict.fromkeys(parties, "joint") if len(parties) > 1 else {p: reasons[p] for p in parties}
            return found, tuple(sorted(touched | set(found)))
        most = max(votes.values())
        found = {party: reasons[party] for party in sorted(votes) if votes[party] == most}
        if len(found) > 1 and (named := self._by_name(label)) in found:
            found = {named: found[named]}  # the wording says whose it is
        if not touched - set(found) and any(position.stance == "threatens" for position in positions):
            touched |= {p for p in self._demanded_of(tuple(found)) if p not in found}
        return found, tuple(sorted(touched))

    def _joint(self, positions: Sequence[HeldPosition], label: str, votes: set[str]) -> tuple[str, ...]:
        """The parties a joint act needs: a ceasefire those at war, other acts those who are named or speak.

        A third party that asks for it is none of them.
        """
        kind = meaning(label).family
        if kind == "ceasefire" and len(fighting := self._at_war(votes)) > 1 and fighting & votes:
            answering = {p.party for p in positions if p.stance in ("rejects", "accepts", "commits", "offers")}
            # who only asks others for it, where two answer for themselves, is none of those who would stop
            return tuple(sorted(fighting & answering if len(fighting & answering) > 1 else fighting))
        bound = {p.party for p in positions if p.stance in ("rejects", "accepts", "commits") or p.only_if or p.unless}
        bound |= {party_of(self.world, p.who_would_act) for p in positions if p.who_would_act} - {""}
        if len(votes & bound) > 1:
            return tuple(sorted(votes & bound))  # who only proposes it to others is no part of it
        found = votes | set(self._partners(positions, label))
        told = {party_of(self.world, p.addressee) for p in positions if p.party in votes} - {""}
        outside: set[str] = set()
        answering = {p.party for p in positions if p.stance not in ("demands", "supports")}
        urging = {p.party for p in positions} - answering
        others = (found | told | self._all_parties(positions)) - urging
        if kind in ("ceasefire", "arbitration") or len(others) > 1:  # who asks two others for it stands outside
            outside = urging
            told -= outside
            found = found - outside if len(found - outside) > 1 else found
        found |= {party for party in told if not self._collective(party)}
        if len(found) == 1:
            found |= {position.party for position in positions if position.stance in WISHED and position.party in votes}
        if len(found) == 1 and kind == "talks" and len(partners := self.talks_with(*found, planned=True)) == 1:
            found.add(partners[0])
        if len(found) == 1 and (other := self._opponent_besides(*found, outside=outside)):
            nobodys = kind == "ceasefire" and outside and other not in {p.party for p in positions} | told
            found |= set() if nobodys else {other}  # who was asked from outside need not be at war with its opponent
        return tuple(sorted(found))

    def _all_parties(self, positions: Sequence[HeldPosition]) -> set[str]:
        """Whom demands for a joint act are put to."""
        asked = (p for p in positions if p.stance in ("demands", "supports"))
        named = {party_of(self.world, actor) for p in asked for actor in (p.addressee, p.who_would_act)}
        return {party for party in named if party and not self._collective(party)}

    @staticmethod
    def _is_public_act(label: str) -> bool:
        """Whether a wording names a vote of a whole country, which no single party in it holds ("Neuwahlen")."""
        reading = meaning(label)
        public = reading.head.casefold() in lexicon(reading.language).heads["public"]
        return public and reading.text.endswith(reading.head)

    def _is_public(self, party: str) -> bool:
        actor = self.world.actor(party)
        return actor.kind in ("state", "person") or any(is_organ(name) for name in (actor.name, *actor.names))

    def can_act(self, party: str) -> bool:
        """Not a name for all parties, nor a group that only comes up as the object of others' words."""
        if self._collective(party):
            return False
        actor = self.world.actor(party)
        weak = actor.kind in ("group", "person") and actor.table is None
        return not weak or party in self.holders

    def _opponent_besides(self, party: str, *, outside: set[str]) -> str:
        if not outside:
            return self.opponent(party)
        return most_dealt_with(party, self.world, lambda other: other not in outside and self.can_act(other))

    def opponent(self, party: str) -> str:
        """The party that this one has most to do with in demands, offers and talks; empty if two are alike."""
        if party not in self._opponent:
            self._opponent[party] = most_dealt_with(party, self.world, self.can_act)
        return self._opponent[party]

    def guess(self, positions: Iterable[HeldPosition]) -> dict[str, str]:
        """Whom a demand without an address is put to, if two parties deal with each other more than with others.

        A guess: the draft says so where it stands, and asks.
        """
        votes: Counter[str] = Counter()
        for position in positions:
            asks = position.stance == "demands" and "future" not in position.modality  # it may be its own act to come
            other = self.opponent(position.party) if asks else ""
            if other and self._is_public_act(self.world.issue(position.issue).label) and not self._is_public(other):
                continue
            if other and self.opponent(other) == position.party:
                votes[other] += position.weight
        if not votes:
            return {}
        most = max(votes.values())
        return {party: "opponent" for party in sorted(votes) if votes[party] == most}

    def _collective(self, party: str) -> bool:
        return collective(self.world.actor(party).name)

    def _at_war(self, beside: Iterable[str] = ()) -> set[str]:
        """The parties of the wars that stand, of those some parties are in; of one told from one side, all."""
        wars = [
            {party_of(self.world, actor) for actor in condition.parties}
            for condition in self.world.conditions
            if condition.holds and meaning(condition.label).family == "war"
        ]
        wars = [{party for party in war if not self._collective(party)} for war in wars]
        near = set().union(*(war for war in wars if war & set(beside)))
        return near if len(near) > 1 else set().union(*wars)

    def _owner(self, position: HeldPosition, proposers: set[str], *, joint: bool) -> tuple[str, str]:
        if joint and position.stance in ("rejects", "accepts"):
            named = party_of(self.world, position.who_would_act)
            if not named or (named != position.party and named in proposers):
                return position.party, "own"  # its own part in the joint act, whoever proposed that
        asks_itself = position.stance == "demands" and party_of(self.world, position.who_would_act) == position.party
        if position.who_would_act and not asks_itself:
            return party_of(self.world, position.who_would_act), "who"
        if position.stance == "demands" and position.addressee:
            return party_of(self.world, position.addressee), "addressee"
        if position.stance in OWN:
            return position.party, "own"
        return "", ""

    def only_names(self, label: str) -> bool:
        """Whether a phrase is nothing but somebody's name ("der frühere Richter Paul Weyers")."""
        reading = meaning(label)
        if label in self.everybody:
            return not lexicon(reading.language).is_thing(reading.head)  # a law or a tax is nobody, whatever was read
        words = words_of(label)
        plain = not any(w.casefold() in lexicon("de").heads["prepositions"] for w in words)
        return plain and len(words) > 2 and any(label.endswith(f" {name}") for name in self.persons)

    def why_nobody(self, positions: Sequence[HeldPosition]) -> str:
        """The message key of the reason why an issue has no owner."""
        if all(position.stance in SILENT for position in positions):
            return "no_wish"
        return "nobody"

    def _partners(self, positions: Sequence[HeldPosition], label: str) -> tuple[str, ...]:
        """Parties named in the label of a joint act, and those of an event told in the same sentence."""
        found = set(self.named(label))
        sources = [source for position in positions for source in position.sources]
        for event in self.world.events:
            if event.kind not in CHANNELS:
                continue
            if any(
                source.report == told.report and source.span.overlaps(told.span)
                for source in sources
                for told in event.sources
            ):
                found |= {party_of(self.world, actor) for actor in event.participants}
        return tuple(sorted(party for party in found if not self._collective(party)))

    def talks_with(self, party: str, *, planned: bool = False) -> tuple[str, ...]:
        """The parties that this one met, or is to meet."""
        found: set[str] = set()
        for event in self.world.events:
            if event.kind in ("talks", "meeting", "call") and event.status in (
                "happened",
                "ongoing",
                *(("planned",) if planned else ()),
            ):
                parties = {party_of(self.world, actor) for actor in event.participants}
                found |= parties if party in parties else set()
        return tuple(sorted(found - {party}))

    def _demanded_of(self, parties: Iterable[str]) -> tuple[str, ...]:
        """The parties that these parties demand something of."""
        found = {
            party_of(self.world, position.who_would_act or position.addressee)
            for party in parties
            for position in self.by_party.get(party, ())
            if position.stance == "demands"
        }
        return tuple(sorted(found - {""}))

    def of_condition(self, condition: JoinedCondition) -> tuple[str, ...]:
        """The parties a condition ties together, in its own order, each once."""
        parties = [party_of(self.world, actor) for actor in condition.parties]
        parties = [party for party in parties if not self._collective(party)]
        return tuple(dict.fromkeys([*parties, *self.named(condition.label)]))

    def ender(self, condition: JoinedCondition, kind: Family) -> str:
        """The party that could end a coercive act; empty if nobody is named.

        The wording first ("US-Sanktionen", "Blockade der Türkei"); then the first party of the condition,
        unless it presses nobody while another one has a demand that is not met or threatens the like.
        """
        if owner := self._by_name(condition.label):
            return owner
        parties = tuple(dict.fromkeys(party_of(self.world, actor) for actor in condition.parties))
        if kind.name == "war" and (asked := self._asked_to_stop(parties)):
            return asked
        asking, acting = self._end_wanted(kind)
        if speaks := [party for party in parties if party in acting]:
            return speaks[0] if len(speaks) == 1 else max(speaks, key=lambda party: (acting[party], party))
        parties = tuple(party for party in parties if party not in asking) or parties
        if kind.name == "war" and len(parties) < 2:
            parties = tuple(sorted(self._at_war()))
            if len(parties) == 1 and (other := self.opponent(parties[0])):
                parties = (*parties, other)  # nobody is at war alone
        if not parties:
            pressing = sorted({p.party for p in self.positions if self._presses(p, kind)})
            return pressing[0] if len(pressing) == 1 else ""
        weight = {party: self._pressure(party, parties, kind) for party in parties}
        if weight[parties[0]] == 0 and max(weight.values()) > 0:
            return max(parties, key=lambda party: (weight[party], -parties.index(party)))
        return parties[0]

    def _asked_to_stop(self, parties: Sequence[str]) -> str:
        """The one of some parties at war of whom most is said about its stopping; empty if two are alike, or none."""
        first = Counter({party: self._stops[party] for party in parties if self._stops[party]}).most_common(2)
        return first[0][0] if first and (len(first) == 1 or first[0][1] > first[1][1]) else ""

    @cached_property
    def _stops(self) -> Counter[str]:
        """How much is said about each party's stopping to fight."""
        votes: Counter[str] = Counter()
        for position in self.positions:
            reading = meaning(self.world.issue(position.issue).label)
            if reading.family == "war" and not reading.positive:
                votes[party_of(self.world, position.who_would_act or position.addressee)] += position.weight
        return votes

    def _end_wanted(self, kind: Family) -> tuple[set[str], Counter[str]]:
        """Who asks others for the end of acts of a kind, and who speaks of them as its own, how often."""
        asking: set[str] = set()
        acting: Counter[str] = Counter()
        for position in self.positions if kind.name != "war" else ():  # in a war both sides fight
            reading = meaning(self.world.issue(position.issue).label)
            if reading.family != kind.name:
                continue
            if position.stance in (*OWN, "rejects") and party_of(self.world, position.who_would_act) == position.party:
                acting[position.party] += position.weight
            elif position.stance in ("demands", "supports") and not reading.positive:
                asking.add(position.party)
        return asking, acting

    def _presses(self, position: HeldPosition, kind: Family) -> bool:
        return position.stance == "threatens" and pressing(self.world.issue(position.issue).label) == kind.name

    def _pressure(self, party: str, parties: tuple[str, ...], kind: Family) -> int:
        demands = any(
            position.stance == "demands"
            and party_of(self.world, position.who_would_act or position.addressee) in set(parties) - {party}
            for position in self.by_party.get(party, ())
        )
        threatens = any(self._presses(p, kind) for p in self.by_party.get(party, ()))
        return 2 * demands + threatens

    def targets(self, label: str, parties: tuple[str, ...], owners: tuple[str, ...]) -> tuple[str, ...]:
        """Whom a standing act presses or ties: the other parties of the condition."""
        return tuple(sorted((set(parties) | set(self.named(label))) - set(owners)))

    def aimed_at(self, label: str) -> tuple[bool, tuple[str, ...]]:
        """Whether a phrase says against whom ("Angriff auf Soldaten"), and the parties it names there."""
        words = lexicon(meaning(label).language)
        tokens = label.split()
        for place, token in enumerate(tokens):
            if token.casefold() in words.heads["against"]:
                return True, self.named(" ".join(tokens[place + 1 :]))
        return False, ()

    def named(self, text: str) -> tuple[str, ...]:
        """Parties whose names stand in a phrase, also as the first part of a compound ("US-Sanktionen")."""
        found = {
            party
            for name, party in self.names.items()
            if name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        }
        return tuple(sorted(found))

    def _by_name(self, label: str) -> str:
        """The party whose act the wording says it is; empty if it does not say."""
        words = lexicon(meaning(label).language)
        head = meaning(label).head
        if not head or head not in label:
            return ""
        before, _, after = label.partition(head)
        compound = next((token for token in label.split() if token.endswith(head)), head)  # "ver.di-Streik"
        first = compound.split("-")[0]
        if first != head and first in self.names and not words.same(first, head):
            family_noun = head.split("-", 1)[1]
            if words.family(family_noun) not in ("war",):  # "Ukraine-Krieg" names a place, not an actor
                return self.names[first]
        for name in words_of(before):
            if name in self.names:
                return self.names[name]
            if any(re.search(f"{mark}e[rsnm]?$", name) for mark in words.heads["adjective"]):
                alike = {party for other, party in self.names.items() if other[:4].casefold() == name[:4].casefold()}
                if len(alike) == 1:
                    return alike.pop()
        tokens = after.split()
        if tokens and tokens[0].casefold() in words.heads["by"]:
            for end in range(min(4, len(tokens)), 1, -1):
                if (name := " ".join(tokens[1:end])) in self.names:
                    return self.names[name]
        return ""


def collective(name: str) -> bool:
    """Whether a name means all parties and nobody in particular ("die Konfliktparteien", "beide Seiten")."""
    words = lexicon(meaning(name).language)
    told = [word for word in words_of(name) if word.casefold() not in words.heads["everyone"]]
    nouns = words.heads["collective"]  # no compounds: a "Volkspartei" is somebody
    return len(told) == 1 and any(words.same(told[0], n) and told[0].casefold().startswith(n) for n in nouns)
