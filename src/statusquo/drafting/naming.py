"""Acts get their names: key and label, and what issues and conditions mean in options."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from statusquo.case.joined import World
from statusquo.case.names import unique
from statusquo.case.words import word
from statusquo.drafting.acts import Act, Acts, Dropped, Term
from statusquo.drafting.amounts import amount, framed_value, improves_offer, measured
from statusquo.drafting.current import current, indexed
from statusquo.drafting.deeds import PART, Deed, deed, ended
from statusquo.drafting.inflection import without_article
from statusquo.drafting.keys import identifier, own_label, owned, with_partner
from statusquo.drafting.lexicon import affirmed, lexicon, meaning, words_of
from statusquo.drafting.owners import OWN
from statusquo.drafting.phrasing import act as phrase_act
from statusquo.drafting.phrasing import beginning, standing, thing

Identity = tuple[str, ...]
"""What makes two mentions one act: family or kind, owners, what sets it apart."""


@dataclass(slots=True)
class Found:
    """An act while it is being collected.

    Attributes:
        owners: party and message key of the reason. issues, conditions: key, and whether it names the act itself
            (False: its end).
        thing: it is about a thing that is there or not. The others are those of :class:`~statusquo.drafting.acts.Act`.
    """

    family: str
    coercive: bool = False
    joint: bool = False
    owners: dict[str, str] = field(default_factory=dict)  # party -> reason
    targets: set[str] = field(default_factory=set)
    issues: dict[str, bool] = field(default_factory=dict)  # key -> positive
    conditions: dict[str, bool] = field(default_factory=dict)
    because: set[str] = field(default_factory=set)
    apart: bool = False
    scale: str = ""
    shared: bool = False
    thing: bool = False


def finish(world: World, collected: dict[Identity, Found], dropped: list[Dropped]) -> Acts:
    """Give every act its key and label, and say what issues and conditions mean in options."""
    for found in collected.values():
        if found.thing and not any(found.issues.values()):  # only its end is spoken of: that is the act
            found.issues = dict.fromkeys(found.issues, True)
            found.conditions = {key: not positive for key, positive in found.conditions.items()}
    stems = {identity: _stem(world, found) for identity, found in collected.items()}
    number = Counter(key for key, _, _ in stems.values())
    acts: list[Act] = []
    taken: set[str] = set()
    issues: dict[str, Term] = {}
    conditions: dict[str, Term] = {}
    for identity in sorted(collected):
        found = collected[identity]
        stem, label, text = stems[identity]
        several = len(found.owners) > 1 or number[stem] > 1
        keys = []
        for owner in sorted(found.owners):
            key = unique(owned(stem, owner, found.owners) if several else stem, taken)
            keys.append(key)
            acts.append(
                Act(
                    key=key,
                    owner=owner,
                    label=_own_part(found, label, text, owner, world),
                    family=found.family,
                    coercive=found.coercive,
                    group=stem if found.joint and several else "",
                    targets=tuple(sorted(found.targets - {owner})),
                    issues=tuple(sorted(found.issues)),
                    conditions=tuple(sorted(found.conditions)),
                    one_way=meaning(text).one_way,
                    apart=found.apart,
                    scale=found.scale,
                    amount=amount(text) if found.scale else None,
                    shared=found.shared,
                    deed=_deed(identity),
                    reason=found.owners[owner],
                    because=tuple(sorted(found.because)),
                    text=text,
                )
            )
        for name, positive in found.issues.items():
            issues[name] = _joined(issues.get(name), Term(tuple(keys), positive))
        for name, positive in found.conditions.items():
            conditions[name] = _joined(conditions.get(name), Term(tuple(keys), positive))
    return Acts(
        tuple(sorted(acts, key=lambda act: act.key)),
        issues,
        conditions,
        tuple(sorted(dropped, key=lambda drop: (drop.label, drop.because))),
    )


def _own_part(found: Found, label: str, text: str, owner: str, world: World) -> str:
    """The label of one party's part: of talks between two it says with whom."""
    if not found.joint:
        return label
    label = own_label(label, owner, world)
    partners = sorted(set(found.owners) - {owner})
    if found.family != "talks" or len(partners) != 1:
        return label
    label = own_label(label, partners[0], world)
    return with_partner(label, world.actor(partners[0]).name, meaning(text).language)


def _deed(identity: Identity) -> Deed | None:
    """What an act found by its deed does to what."""
    if len(identity) < 3 or identity[0] in ("", "="):
        return None
    return Deed(identity[0], tuple(name for name in identity[2:] if name != PART), PART in identity)


def _joined(old: Term | None, new: Term) -> Term:
    return new if old is None else Term(tuple(sorted({*old.keys, *new.keys})), new.positive)


def _stem(world: World, found: Found) -> tuple[str, str, str]:
    """Key, label as an act, and the phrase both were made from.

    A standing condition names the act best; then an issue that names the act itself and not its continuation
    or announcement; one that names its end ("Aufhebung der Sanktionen") gives only the noun inside it. Of several
    values the one that its owner offered last names the act, and what is measured gives the key.
    """
    if found.scale:
        text = world.issue(_on_the_table(world, found)).label
        return identifier(_named(found, text)), framed_value(text) or phrase_act(text), text
    labels = {condition.key: condition.label for condition in indexed(world).facts(found.conditions)}
    standing_now = sorted(labels[key] for key, positive in found.conditions.items() if positive and found.family)
    if standing_now:
        text = standing_now[0]
        return identifier(text), (standing if _goes_on(world, found) else beginning)(text), text
    named = sorted((*_unfit(world.issue(key).label), key) for key, positive in found.issues.items() if positive)
    if named:
        key = named[0][-1]
        text = world.issue(key).label
        if found.thing:
            stands = any(found.conditions.values()) or not all(found.issues.values())  # one asks for the end of what is
            return _ending_key(key, text), thing(text, stands=stands), text
        if not found.family and improves_offer(text):
            return identifier(key), lexicon(meaning(text).language).thing["better"], text
        if not found.coercive or not found.family:
            return identifier(key), _with_place(world, found, phrase_act(text)), text
        return identifier(key), standing(text) if meaning(text).goes_on else beginning(text), text
    texts = sorted(
        labels.values() if found.conditions and found.family else (world.issue(k).label for k in found.issues)
    )
    text = affirmed(texts[0])
    if not found.family and text != texts[0]:
        return identifier(text), phrase_act(text), text
    return identifier(meaning(text).core), standing(text), text


def _with_place(world: World, found: Found, label: str) -> str:
    """The name instead of "die Stadt", where the condition of what is said of it names one place and no actor."""
    article, _, rest = label.partition(" ")
    noun, _, verb = rest.partition(" ")
    if article not in ("die", "das", "den") or noun.casefold() not in lexicon("de").heads["places"] or " " in verb:
        return label
    actors = {part for actor in world.actors for name in (actor.name, *actor.names) for part in name.split()}
    told = [p.only_if or p.unless or "" for p in current(world) if p.issue in found.issues]
    names = {w for text in told for w in words_of(text) if w[0].isupper() and word(w).kind == "name"} - actors
    return f"{names.pop()} {verb}" if len(names) == 1 else label


def _ending_key(key: str, text: str) -> str:
    """The key of an act that may end a thing: "fuellung" must not be the key of stopping it, so its verb leads."""
    reading = meaning(text)
    first = reading.verb or reading.head
    if not ended(text) or identifier(first) in key:
        return identifier(key)
    return identifier(f"{first} {text.replace(first, '', 1)}")


def _goes_on(world: World, found: Found) -> bool:
    """Whether the latest condition of an act says that it goes on."""
    told = [
        (max((s.date for s in c.sources), default=""), c.holds == found.conditions[c.key])
        for c in indexed(world).facts(found.conditions)
        if c.holds is not None
    ]
    return not told or max(told)[1]


def _unfit(label: str) -> tuple[bool, bool, bool, bool, bool, bool]:
    """What speaks against naming an act by a label, the gravest first; "Waffenruhe" is fitter than one of ten days."""
    reading = meaning(label)
    done = reading.one_way or reading.head.casefold() in lexicon(reading.language).verbs
    nothing = bool(done) and deed(label) is None  # "ein Rückzug": from where?
    short = len(words_of(without_article(label, lexicon(reading.language)))) == 1 and bool(ended(label))  # of what?
    return reading.signing, bool(reading.about), reading.core != label, nothing, short, amount(label) is not None


def _on_the_table(world: World, found: Found) -> str:
    """The issue with the value that the owner offered last; if it offered none, the last one that was named."""
    best = max(
        (
            measured(world.issue(p.issue).label) is not None,
            p.stance in OWN and p.party in found.owners,
            amount(world.issue(p.issue).label) is not None,
            p.last or "",
            p.issue,
        )
        for p in current(world)
        if p.issue in found.issues
    )
    return best[-1]


def _named(found: Found, text: str) -> str:
    """The words of the key of an act with a value: the noun of what is measured, which no new value changes."""
    name = found.scale.lstrip("-").partition("/")[0]
    for language in ("de", "en"):
        if language == meaning(text).language:
            declared = next((s.words[0] for s in lexicon(language).scales if s.name == name), "")
            name = declared or next((w for w in words_of(text) if w.casefold().startswith(name)), name)
    return name
