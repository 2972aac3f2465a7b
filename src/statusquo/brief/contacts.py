"""Who talks to whom: channels between parties, and the channels that are missing.

A channel is open if a meeting, talks, a call, a visit or an agreement of both is told as happened or going
on; planned if only plans are told. It is missing if a report says there is or will be none, or if two
parties oppose each other and no report tells of any contact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from statusquo import case, svg
from statusquo.brief.calendar import Calendar
from statusquo.brief.evidence import Evidence, Quote
from statusquo.brief.names import Names
from statusquo.brief.opposed import pairs
from statusquo.case.joined import HeldPosition, JoinedEvent, Source, World

State = Literal["open", "planned", "ruled_out", "not_told"]
MOST_CHANNELS, MOST_PARTIES, MOST_QUOTES = 60, 40, 3
"""What the page shows; the data have every channel with every place."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A line between two parties.

    Attributes:
        number: its number, from 1.
        a, b: keys of the parties; ``names``: their names.
        times: number of different contacts told; ``last``: ISO day of the latest.
        kinds: kinds of the contacts told, the most frequent first; ``day``: the first day that is planned, if told.
        planned: whether further contact is planned.
        denied: a report says there is or will be none, while another tells of one.
        envoys: names of persons who spoke for one of the two; ``others``: further parties that took part;
            ``mediators``: parties in contact with both, where the two are not in contact themselves.
        sources: all places it rests on, the latest first; ``quotes``: the first of them as sentences, empty for a
            channel that the page only counts.
    """

    number: int
    a: str
    b: str
    names: tuple[str, str]
    state: State
    times: int
    last: str
    planned: bool
    denied: bool
    envoys: tuple[str, ...]
    others: tuple[str, ...]
    mediators: tuple[str, ...]
    kinds: tuple[str, ...]
    day: str
    sources: tuple[Source, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Contacts:
    """The channels of a case.

    Attributes:
        every: all of them; ``channels``: those the page shows; ``more``: how many it only counts.
        picture: SVG, empty if there is none; ``narrow``: the same for a phone.
    """

    every: tuple[Channel, ...]
    picture: str = ""
    narrow: str = ""

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The channels the page shows."""
        return self.every[:MOST_CHANNELS]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return len(self.every) - len(self.channels)

    def _repr_svg_(self) -> str:
        return svg.on_paper(self.picture)

    def of(self, state: State) -> tuple[Channel, ...]:
        """The channels in that state."""
        return tuple(channel for channel in self.every if channel.state == state)


def contacts(world: World, names: Names, evidence: Evidence, calendar: Calendar) -> Contacts:
    """Find the channels of a world and draw them."""
    events = {event.key: event for event in world.events}
    every = tuple(
        _channel(number, row, events, names, evidence) for number, row in enumerate(lines(world, names), start=1)
    )
    return Contacts(every, *_pictures(every[:MOST_CHANNELS], calendar))


def lines(world: World, names: Names) -> list[case.Contact]:
    """The pairs of parties that are or ought to be in contact: open first, then planned, then missing."""
    told: dict[tuple[str, ...], case.Contact] = {
        row.parties: row for row in case.contacts(world) if len(row.parties) == 2
    }
    opposed = _opposed(world, names)
    for pair in opposed:
        told.setdefault(pair, case.Contact(pair))
    return sorted(told.values(), key=lambda row: _rank(row, opposed))


def _opposed(world: World, names: Names) -> dict[tuple[str, ...], int]:
    """Pairs of states, alliances or organisations that oppose each other on an issue, with on how many.

    Groups ("the opposition") are left out, and so are pairs that only one text each sets against each other:
    a missing channel is a claim, and wants some weight.
    """
    by_issue: dict[str, list[HeldPosition]] = {}
    for position in world.positions:
        by_issue.setdefault(position.issue, []).append(position)
    found: dict[tuple[str, ...], int] = {}
    for positions in by_issue.values():
        for pair in {
            tuple(sorted((one.party, other.party)))
            for one, other in pairs(positions)
            if one.weight + other.weight > 2 and _official(one.party, names) and _official(other.party, names)
        }:
            found[pair] = found.get(pair, 0) + 1
    return found


def _official(party: str, names: Names) -> bool:
    actor = names.actor(party)
    return actor is not None and actor.kind in ("state", "alliance", "organisation")


def state_of(row: case.Contact) -> State:
    """What holds at the end of the reports: a later "no further talks" closes what was open before."""
    closed = max((source.date for source in row.ruled_out), default="")
    if row.planned and not row.events:
        return "planned"
    if row.events and (row.planned or not row.last or closed <= row.last):
        return "open"
    return "ruled_out" if row.ruled_out else "not_told"


def _rank(row: case.Contact, opposed: dict[tuple[str, ...], int]) -> tuple[int, int, tuple[str, ...]]:
    order = ("open", "planned", "ruled_out", "not_told")
    return (order.index(state_of(row)), -len(row.events) - opposed.get(row.parties, 0), row.parties)


def _channel(
    number: int, row: case.Contact, events: Mapping[str, JoinedEvent], names: Names, evidence: Evidence
) -> Channel:
    a, b = row.parties
    told = [events[key] for key in (*row.events, *row.planned)]
    others = [party for event in told for party in names.parties(event.participants) if party not in (a, b)]
    sources = sorted({source for event in told for source in event.sources} | set(row.ruled_out), reverse=True)
    # What is quoted first shows the state the channel is in.
    shown = sorted(row.ruled_out, reverse=True) if state_of(row) == "ruled_out" else []
    shown += [source for source in sources if source not in shown]
    days = sorted(event.days[0] for event in told[len(row.events) :] if event.days)
    return Channel(
        number=number,
        a=a,
        b=b,
        names=(names(a), names(b)),
        state=state_of(row),
        times=len(row.events),
        last=row.last or "",
        planned=bool(row.planned),
        denied=bool(row.events and row.ruled_out),
        envoys=tuple(names(key) for key in row.envoys),
        others=tuple(names(key) for key in dict.fromkeys(others)),
        mediators=tuple(names(key) for key in row.mediators),
        kinds=row.channels,
        day=days[0] if days else "",
        sources=tuple(sources),
        quotes=evidence.quotes(shown, MOST_QUOTES) if number <= MOST_CHANNELS else (),
    )


def _pictures(channels: tuple[Channel, ...], calendar: Calendar) -> tuple[str, str]:
    """The contact graph for a wide page and for a narrow one; empty without a channel."""
    if not channels:
        return "", ""
    words = calendar.words
    parties: dict[str, str] = {}
    for channel in channels:
        parties.setdefault(channel.a, channel.names[0])
        parties.setdefault(channel.b, channel.names[1])
    shown = list(parties.values())[:MOST_PARTIES]
    place = {key: i for i, key in enumerate(list(parties)[:MOST_PARTIES])}
    kinds: dict[State, svg.ChannelKind] = {
        "open": "open", "planned": "planned", "ruled_out": "missing", "not_told": "missing",
    }  # fmt: skip
    drawn = [
        svg.Channel(
            place[c.a], place[c.b], kinds[c.state], max(1, c.times), str(c.number), f"#c{c.number}",
            words(
                "brief.contacts.line", a=c.names[0], b=c.names[1], state=words(f"brief.contacts.{c.state}")
            ),
        )
        for c in channels
        if c.a in place and c.b in place
    ]  # fmt: skip
    seen = {channel.kind for channel in drawn}
    order: tuple[svg.ChannelKind, ...] = ("open", "planned", "missing")
    legend = [(kind, words(f"svg.contacts.{kind}")) for kind in order if kind in seen]
    name = words("svg.contacts.name")
    about = words(
        "svg.contacts.about",
        parties=len(place),
        open=sum(c.state == "open" for c in channels),
        planned=sum(c.state == "planned" for c in channels),
        missing=sum(c.state in ("ruled_out", "not_told") for c in channels),
    )
    return (
        svg.contacts(shown, drawn, legend=legend, name=name, about=about),
        svg.arcs(shown, drawn, legend=legend, name=name, about=about),
    )
