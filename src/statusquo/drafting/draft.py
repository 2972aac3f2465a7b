"""Draft a conflict from what reports say, line by line, each with the findings behind it.

Only a draft: the rules are general, and what the sources leave open stays open. The same world gives the same
draft, whatever the order of its reports.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from statusquo.case.joined import World
from statusquo.conflict import Conflict, LeftOut, Option, Party, Tier, Wish
from statusquo.conflict.write import emit
from statusquo.drafting import bounds, spoken, ties
from statusquo.drafting.acts import Act, Acts, Dropped, Term, ids
from statusquo.drafting.asks import Ask, asks
from statusquo.drafting.conditions import Conditions
from statusquo.drafting.current import current, indexed
from statusquo.drafting.finding import find_acts
from statusquo.drafting.keys import channel_label
from statusquo.drafting.opponents import party_of
from statusquo.drafting.owners import collective
from statusquo.drafting.phrasing import standing
from statusquo.drafting.reasons import entry
from statusquo.drafting.selection import choose
from statusquo.drafting.standing import Standing, standings
from statusquo.drafting.statements import SILENT, Stated, Statements
from statusquo.errors import CaseError
from statusquo.messages import Words, words

MOST_LEFT_OUT = 200
"""More entries than that nobody reads; those that name no act go first, and the rest is counted."""
MOST_TOLD = 3
"""Entries that an error names."""
_LESSER = frozenset(("vague", "no_wish", "only_owner", "agreed"))
"""Codes of entries that say little."""

RULES = (*ties.REASONS, "exclusive", "one_way", "announced")
"""What is inferred rather than read; each can be switched off with ``without``."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A conflict with what the file does not hold.

    Attributes:
        conflict: the conflict.
        asks: what is not known of the status quo, and what decides and nobody has said.
        reasons: (option key, reason code) of one-way options; (option key, reason) of status quo values as
            ``sq:<key>``.
    """

    conflict: Conflict
    asks: tuple[Ask, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()


def draft(
    world: World,
    *,
    language: str | None = None,
    max_options: int = 12,
    title: str | None = None,
    without: Iterable[str] = (),
) -> Conflict:
    """Draft a conflict.

    Args:
        world: what the reports say, joined.
        language: of titles and reasons (``de``, ``en``); default that of most reports, else English.
        max_options: at most so many options; the rest is listed as left out.
        title: title of the conflict; made from parties and days if not given.
        without: rules to switch off, of ``leverage target counter rival faction silence
            exclusive one_way announced``.

    Raises:
        CaseError: nothing in the reports is an act that a party controls, or no act is a matter between two.
    """
    return compose(world, language=language, max_options=max_options, title=title, without=without).conflict


def compose(
    world: World,
    *,
    language: str | None = None,
    max_options: int = 12,
    title: str | None = None,
    without: Iterable[str] = (),
) -> Draft:
    """Draft a conflict, with its questions and reasons; arguments as for :func:`draft`."""
    say, off, world = words(language or spoken.of_reports(world)), frozenset(without), indexed(world)
    every = find_acts(world)
    now = standings(world, every, announced="announced" not in off)
    every = _as_they_stand(every, now)
    conditions = Conditions(world, every)
    chosen, left = choose(world, every, now, max_options, conditions)
    if not chosen:
        what = (
            "no act in the reports is a matter between parties"
            if left
            else ("nothing in the reports is an act that a party controls")
        )
        raise CaseError(what, advice=_what_is_missing(every, left))
    if len({act.owner for act in chosen} | {p.party for p in current(world) if p.issue in every.issues}) < 2:
        raise CaseError(
            "the reports name acts of one party only, and nobody else's wish about them",
            advice=_what_is_missing(every, left),
        )
    acts = _within(every, chosen)
    players = sorted({act.owner for act in chosen})
    collected = Statements(world, acts)
    every_wish = ties.with_conditions(collected.all())
    said = [stated for stated in every_wish if stated.party in players]
    if "faction" not in off:
        said += ties.hidden_factions(every, acts, Statements(world, every, conditions).all(), now)
    stated = _tied(world, acts, said, players, now, off)
    rules = bounds.exclusive(chosen, say) if "exclusive" not in off else ()
    now = now | bounds.excluded(rules, now)
    final = bounds.one_way(chosen) if "one_way" not in off else ()
    stands = {key for key, standing_now in now.items() if standing_now.value == "Y"}
    parties = tuple(_party(world, party, acts, stated, stands, say) for party in players)
    order = [option.key for party in parties for option in party.options]
    conflict = Conflict(
        title=title or _title(world, parties, say),
        parties=parties,
        source=_source(world, say),
        infeasible=rules,
        one_way=tuple((act.key, "take") for act in final),
        status_quo="".join(now[key].value for key in order),
        status_quo_because=tuple((key, now[key].because) for key in order if now[key].because),
        affected=_affected(world, players),
        left_out=_left_out(every, left, [*collected.dropped, *_without_option(world, acts, players)], world, say),
    )
    return Draft(
        replace(conflict, draft=fingerprint(conflict)),
        asks(world, chosen, left, stated, now, order),
        tuple((act.key, act.one_way) for act in final) + tuple((f"sq:{key}", now[key].reason) for key in order),
    )


def _what_is_missing(every: Acts, left: Iterable[tuple[Act, str]]) -> str:
    """What to do where there is no model, with what the reports do name and why it is none; errors are in English."""
    say = words("en")
    named = [(act.label, reason) for act, reason in left]
    named += [(drop.label, drop.reason) for drop in every.dropped if drop.reason not in _LESSER]
    told = [f"'{label}': {say(f'drafting.left_out.{reason}')}" for label, reason in dict.fromkeys(named)]
    advice = "add reports that say who demands, offers or does what"
    return f"{advice} (left out: {'; '.join(told[:MOST_TOLD])})" if told else advice


def fingerprint(conflict: Conflict) -> str:
    """Twelve hexadecimal digits that name a draft by its content."""
    return hashlib.sha256(text_of(replace(conflict, draft=None)).encode()).hexdigest()[:12]


def text_of(conflict: Conflict) -> str:
    """What ``conflict.dump()`` gives; of a draft, its name and its page it is made only once."""
    text = _unnamed_text(replace(conflict, draft=None))
    if conflict.draft is None:
        return text
    return text.replace("\nparties:", f"\n{emit({'draft': conflict.draft})}parties:", 1)


@lru_cache(maxsize=2)
def _unnamed_text(conflict: Conflict) -> str:
    return conflict.dump()


def _as_they_stand(every: Acts, now: dict[str, Standing]) -> Acts:
    """The acts; one that presses somebody and goes on by the latest deed is called so ("den Streik fortsetzen")."""
    acts = tuple(
        replace(act, label=standing(act.text))
        if act.coercive and act.family and not act.group and not act.conditions and now[act.key].value == "Y"
        else act
        for act in every.acts
    )
    return replace(every, acts=acts)


def _within(every: Acts, chosen: tuple[Act, ...]) -> Acts:
    """The acts that were chosen, and only what is said in their terms."""
    keys = {act.key for act in chosen}

    def known(terms: dict[str, Term]) -> dict[str, Term]:
        return {name: term for name, term in terms.items() if set(term.keys) <= keys}

    return Acts(chosen, known(every.issues), known(every.conditions), every.dropped)


def _tied(
    world: World,
    acts: Acts,
    said: list[Stated],
    players: list[str],
    now: dict[str, Standing],
    off: frozenset[str],
) -> list[Stated]:
    """What was said, and what is inferred from it unless that is switched off."""
    stated = ties.factions(acts, said, now) if "faction" not in off else list(said)
    if "leverage" not in off:
        stated = ties.with_leverage(stated, ties.leverage(world, acts, now, stated))
    stated = ties.open_threats(stated)
    if "target" not in off:
        stated += ties.pressed(acts, stated, players)
    if "rival" not in off:
        stated += ties.rivals(acts, stated, players)
    if "counter" not in off:
        stated += ties.countered(acts, stated, now)
    if "silence" not in off:
        stated += ties.silence(acts, stated, players, now)
    return stated


def _party(world: World, party: str, acts: Acts, stated: list[Stated], stands: set[str], say: Words) -> Party:
    """A party with its options and its tiers."""
    options = tuple(
        Option(
            act.key,
            act.label,
            act.because,
            say(f"drafting.owner.{act.reason}", party=world.actor(party).name),
        )
        for act in acts.acts
        if act.owner == party
    )
    return Party(world.actor(party).name, options, tiers([s for s in stated if s.party == party], stands))


def tiers(stated: list[Stated], stands: Collection[str] = ()) -> tuple[Tier, ...]:
    """Statements of one party in tiers, the weightiest first; one expression stands once, where it weighs most.

    Inside a tier the order is not known; it is written so that what was said outright comes first, and of a pair that
    contradicts itself, or is about something the party never spoke of, what stands now.

    Args:
        stated: the statements of one party.
        stands: keys of the options that are taken now.
    """
    unique: dict[str, Stated] = {}
    for s in sorted(stated, key=lambda s: (-s.weight, s.maybe)):
        old = unique.get(s.expression)
        if old is None:
            unique[s.expression] = s
        else:
            unique[s.expression] = replace(
                old, maybe=old.maybe and s.maybe, because=tuple(sorted({*old.because, *s.because}))
            )
    said = {literal for s in unique.values() for literal in s.literal}

    def moves(s: Stated) -> bool:
        """Whether it is the side of a contradiction that asks for a change."""
        return any((key, not wanted) in said and wanted != (key in stands) for key, wanted in s.literal)

    places = {s.expression: place for place, s in enumerate(stated)}
    ranked = sorted(
        unique.values(),
        key=lambda s: (
            -s.weight,
            s.maybe,
            s.why == "silence",
            s.why != "silence" and (moves(s) or s.why == "offer"),
            places[s.expression] if s.why == "silence" else 0,
            s.expression,
        ),
    )
    return tuple(
        tuple(Wish(s.expression, s.maybe, s.because, s.why) for s in group)
        for _, group in groupby(ranked, key=lambda s: s.weight)
    )


def _affected(world: World, players: list[str]) -> tuple[str, ...]:
    """Parties that speak, are spoken to, or are tied by a condition, and have no option here."""
    found: set[str] = set()
    for position in current(world):
        found |= {
            position.party,
            party_of(world, position.addressee),
            party_of(world, position.who_would_act),
        }
    for condition in world.conditions:
        found |= {party_of(world, actor) for actor in condition.parties}
    names = (world.actor(key).name for key in found - {""} - set(players))
    return tuple(sorted(name for name in names if not collective(name)))


def _without_option(world: World, acts: Acts, players: list[str]) -> list[Dropped]:
    """What parties want that have no option in the model: it is no preference of anybody in it."""
    found: dict[str, set[str]] = {}
    for p in current(world):
        if p.issue in acts.issues and p.party not in players and p.stance not in SILENT:
            found.setdefault(f"{world.actor(p.party).name}: {world.issue(p.issue).label}", set()).update(ids(p.sources))
    return [Dropped(label, "affected", tuple(sorted(because))) for label, because in found.items()]


def _left_out(
    every: Acts,
    left: tuple[tuple[Act, str], ...],
    lost: list[Dropped],
    world: World,
    say: Words,
) -> tuple[LeftOut, ...]:
    """Everything that did not enter, with the reason."""
    found = {entry(say, drop.label, drop.reason, drop.because) for drop in (*every.dropped, *lost)}
    for act, reason in left:
        label = channel_label(act, world) if reason == "channel" else act.label
        found.add(entry(say, f"{world.actor(act.owner).name}: {label}", reason, act.because))
    found |= {
        entry(say, event.outcomes[0], "agreed", ids(event.sources))
        for event in world.events
        if event.kind == "agreement" and event.status == "happened" and event.outcomes
    }
    listed = sorted(found, key=lambda one: (one.label, one.code, one.because))
    if len(listed) <= MOST_LEFT_OUT:
        return tuple(listed)
    kept = set(sorted(listed, key=lambda one: one.code in _LESSER)[:MOST_LEFT_OUT])
    more = say("drafting.left_out.more", number=len(listed) - len(kept))
    return (*(one for one in listed if one in kept), entry(say, more, "too_many"))


def _title(world: World, parties: tuple[Party, ...], say: Words) -> str:
    names = ", ".join(party.name for party in parties)
    days = _days(world)
    if days is None:
        return say("drafting.title_undated", parties=names)
    return say("drafting.title", parties=names, first=days[0], last=days[1])


def _source(world: World, say: Words) -> str:
    number, days = len(world.findings), _days(world)
    one = "_one" if number == 1 else ""
    if days is None:
        return say(f"drafting.source_undated{one}", number=number)
    return say(f"drafting.source{one}", number=number, first=days[0], last=days[1])


def _days(world: World) -> tuple[str, str] | None:
    days = sorted(f.report.date.isoformat() for f in world.findings if f.report.date is not None)
    return (days[0], days[-1]) if days else None
