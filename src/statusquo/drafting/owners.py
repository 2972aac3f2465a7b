"""Whose act is it? The owner of an issue, the party that could end a condition, the parties of a joint act."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from statusquo.case.joined import HeldPosition, JoinedCondition, World
from statusquo.case.positions import contrary
from statusquo.drafting.current import current
from statusquo.drafting.lexicon import Family, lexicon, meaning, words_of
from statusquo.findings import Stance

OWN = frozenset(("offers", "threatens", "commits"))
REFUSED = frozenset(("rejects", "opposes"))
WISHED = frozenset(("demands", "offers", "accepts", "commits"))


def party_of(world: World, actor: str | None) -> str:
    """The party behind an actor; empty for nobody."""
    return world.actor(actor).party if actor else ""


class Owners:
    """Finds owners in one world. Every method is a function of the world alone."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._opponent: dict[str, str] = {}
        self.positions = current(world)
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
        self, positions: list[HeldPosition], label: str, *, joint: bool
    ) -> tuple[dict[str, str], tuple[str, ...]]:
        """The parties that would act, each with the message key of the reason, and who else is touched.

        ``who_would_act`` whatever the stance; if that is open, a demand's addressee, and for offers, threats and
        commitments the actor itself (design: "From case to conflict").
        """
        votes: Counter[str] = Counter()
        reasons: dict[str, str] = {}
        for position in positions:
            owner, reason = self._owner(position, joint=joint)
            if owner and self._can_act(owner):
                own = position.stance in OWN and owner == position.party
                votes[owner] += position.weight * (3 if own else 1 if position.stance in REFUSED else 2)
                reasons.setdefault(owner, reason)
        touched = {party_of(self.world, position.addressee) for position in positions} - {""}
        touched = {party for party in touched if not self._collective(party)}
        if joint and not votes and meaning(label).family == "ceasefire":
            votes.update(self._at_war())
            reasons |= dict.fromkeys(votes, "joint")
        if not votes and not joint:
            votes, reasons = self._opponents(positions)
        if not votes:
            return {}, tuple(sorted(touched))
        if joint:
            parties = self._joint(positions, label, set(votes))
            found = dict.fromkeys(parties, "joint") if len(parties) > 1 else {p: reasons[p] for p in parties}
            return found, tuple(sorted(touched | set(found)))
        most = max(votes.values())
        found = {party: reasons[party] for party in sorted(votes) if votes[party] == most}
        if not touched - set(found) and any(position.stance == "threatens" for position in positions):
            touched |= {p for p in self._demanded_of(tuple(found)) if p not in found}
        return found, tuple(sorted(touched))

    def _joint(self, positions: list[HeldPosition], label: str, votes: set[str]) -> tuple[str, ...]:
        """The parties a joint act needs: a ceasefire those at war, other acts those who are named or speak.

        A third party that asks for it is none of them.
        """
        if meaning(label).family == "ceasefire" and (fighting := self._at_war()) & votes:
            return tuple(sorted(votes | fighting))
        bound = {p.party for p in positions if p.stance in ("rejects", "accepts", "commits") or p.only_if or p.unless}
        bound |= {party_of(self.world, p.who_would_act) for p in positions if p.who_would_act} - {""}
        if len(votes & bound) > 1:
            return tuple(sorted(votes & bound))  # who only proposes it to others is no part of it
        found = votes | set(self._partners(positions, label))
        told = {party_of(self.world, p.addressee) for p in positions if p.party in votes} - {""}
        found |= {party for party in told if not self._collective(party)}
        if len(found) == 1:
            found |= {position.party for position in positions if position.stance in WISHED and position.party in votes}
        if len(found) == 1 and meaning(label).family == "talks" and len(partners := self._talk_partners(*found)) == 1:
            found.add(partners[0])
        if len(found) == 1 and (other := self.opponent(*found)):
            found.add(other)
        return tuple(sorted(found))

    def _can_act(self, party: str) -> bool:
        """Not a name for all parties, nor a group that only comes up as the object of others' words."""
        if self._collective(party):
            return False
        actor = self.world.actor(party)
        weak = actor.kind in ("group", "person") and actor.table is None
        return not weak or party in self.holders

    def opponent(self, party: str) -> str:
        """The party that this one has most to do with in demands, offers and talks; empty if two are alike."""
        if party not in self._opponent:
            self._opponent[party] = self._most_dealt_with(party)
        return self._opponent[party]

    def _most_dealt_with(self, party: str) -> str:
        found: Counter[str] = Counter()
        for position in self.positions:
            others = {party_of(self.world, position.who_would_act), party_of(self.world, position.addressee)} - {""}
            if position.party == party:
                found.update(others)
            elif party in others:
                found[position.party] += 1
        own = {(position.issue, position.stance) for position in self.positions if position.party == party}
        stances: dict[str, list[Stance]] = {}
        for issue, stance in own:
            stances.setdefault(issue, []).append(stance)
        for position in self.positions:
            if position.party != party and any(contrary(position.stance, s) for s in stances.get(position.issue, ())):
                found[position.party] += 2
        for event in self.world.events:
            parties = {party_of(self.world, actor) for actor in event.participants}
            if event.kind in ("talks", "meeting", "agreement") and len(parties) == 2 and party in parties:
                found.update(parties)
        first = [(other, n) for other, n in found.most_common() if other != party and self._can_act(other)]
        return first[0][0] if first and (len(first) == 1 or first[0][1] > first[1][1]) else ""

    def _opponents(self, positions: list[HeldPosition]) -> tuple[Counter[str], dict[str, str]]:
        """Whom a demand without an addressee is put to: the opponent of the one who makes it."""
        votes: Counter[str] = Counter()
        for position in positions:
            other = self.opponent(position.party) if position.stance == "demands" else ""
            if other and self.opponent(other) == position.party:
                votes[other] += position.weight
        return votes, dict.fromkeys(votes, "opponent")

    def _collective(self, party: str) -> bool:
        """Whether a name means all parties and nobody in particular ("die Konfliktparteien")."""
        name = self.world.actor(party).name
        words = lexicon(meaning(name).language)
        return any(words.same(words_of(name)[-1], noun) for noun in words.heads["collective"]) and " " not in name

    def _at_war(self) -> set[str]:
        """The parties of every war that stands; of one that is told from each side by itself, all of them."""
        return {
            party_of(self.world, actor)
            for condition in self.world.conditions
            if condition.holds and meaning(condition.label).family == "war"
            for actor in condition.parties
            if not self._collective(party_of(self.world, actor))
        }

    def _owner(self, position: HeldPosition, *, joint: bool) -> tuple[str, str]:
        if joint and position.stance in ("rejects", "accepts") and position.who_would_act is None:
            return position.party, "own"  # its own part in the joint act
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
        if label in self.everybody:
            return True
        words = words_of(label)
        plain = not any(w.casefold() in lexicon("de").heads["prepositions"] for w in words)
        return plain and len(words) > 2 and any(label.endswith(f" {name}") for name in self.persons)

    def why_nobody(self, positions: list[HeldPosition]) -> str:
        """The message key of the reason why an issue has no owner."""
        if all(position.stance in ("warns", "denies", "doubts") for position in positions):
            return "no_wish"
        return "nobody"

    def _partners(self, positions: list[HeldPosition], label: str) -> tuple[str, ...]:
        """Parties named in the label of a joint act, and those of an event told in the same sentence."""
        found = set(self.named(label))
        sources = [source for position in positions for source in position.sources]
        for event in self.world.events:
            if event.kind not in ("talks", "meeting", "call", "visit", "agreement"):
                continue
            if any(
                source.report == told.report and source.span.overlaps(told.span)
                for source in sources
                for told in event.sources
            ):
                found |= {party_of(self.world, actor) for actor in event.participants}
        return tuple(sorted(party for party in found if not self._collective(party)))

    def _talk_partners(self, party: str) -> tuple[str, ...]:
        """The parties that this one met or is to meet."""
        found: set[str] = set()
        for event in self.world.events:
            if event.kind in ("talks", "meeting", "call") and event.status in (
                "happened",
                "ongoing",
                "planned",
            ):
                parties = {party_of(self.world, actor) for actor in event.participants}
                found |= parties if party in parties else set()
        return tuple(sorted(found - {party}))

    def _demanded_of(self, parties: Iterable[str]) -> tuple[str, ...]:
        """The parties that these parties demand something of."""
        found = {
            party_of(self.world, position.who_would_act or position.addressee)
            for position in self.positions
            if position.stance == "demands" and position.party in tuple(parties)
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

    def _presses(self, position: HeldPosition, kind: Family) -> bool:
        label = self.world.issue(position.issue).label
        wide = lexicon(meaning(label).language).wide_family(label)
        return position.stance == "threatens" and wide == kind.name

    def _pressure(self, party: str, parties: tuple[str, ...], kind: Family) -> int:
        demands = any(
            position.stance == "demands"
            and position.party == party
            and party_of(self.world, position.who_would_act or position.addressee) in set(parties) - {party}
            for position in self.positions
        )
        threatens = any(self._presses(p, kind) for p in self.positions if p.party == party)
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
        found = {party for name, party in self.names.items() if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}
        return tuple(sorted(found))

    def _by_name(self, label: str) -> str:
        """The party whose act the wording says it is; empty if it does not say."""
        words = lexicon(meaning(label).language)
        head = meaning(label).head
        if not head or head not in label:
            return ""
        before, _, after = label.partition(head)
        first = head.split("-")[0]
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
