"""Worlds of any size, and one whose every text is hostile."""

from __future__ import annotations

import datetime

from statusquo.case.joined import (
    HeldPosition,
    Issue,
    JoinedActor,
    JoinedCondition,
    JoinedEvent,
    Source,
    World,
)
from statusquo.findings import Actor, Condition, Event, Findings, Position, Statement
from statusquo.report import Report
from statusquo.span import Span

HOSTILE = "</style></title><script>alert(1)</script><img src=x onerror=alert(2)>\"' style=x {{7*7}} &amp; \u202e"


def big(parties: int, issues: int, reports: int = 1) -> World:
    """A world of so many parties, issues and reports; every party speaks on every seventh issue."""
    made = []
    for r in range(reports):
        text = f"Bericht {r}. Die Partei fordert etwas im Land. " + "Das Wetter war wie an jedem Tag. " * 5
        report = Report.of(
            text,
            id=f"r{r:05}",
            date=datetime.date(2025, 1, 1) + datetime.timedelta(days=r % 300),
            language="de",
        )
        span = Span.of(report.text, report.text.index("Die Partei"), report.text.index(" Das"))
        actor = Actor("A", "Partei", "group", (Span.of(report.text, span.start + 4, span.start + 10),))
        position = Position(f"f{r}", "A", "demands", span, "etwas", span)
        made.append(Findings(report, "hand/1", (actor,), positions=(position,)))
    places = [Source(str(f.report.date), f.report.id, f.positions[0].id, f.positions[0].evidence) for f in made]
    stances = ("demands", "rejects", "offers", "warns", "doubts")
    held = [
        HeldPosition(
            f"p{p:02}", f"p{p:02}", stances[(p + i) % 5], f"i{i:03}", (places[(p * issues + i) % len(places)],),
            places[0].date, places[-1].date,
        )
        for p in range(parties)
        for i in range(issues)
        if (p + i) % 7 == 0
    ]  # fmt: skip
    events = [
        JoinedEvent(f"e{r}", "talks", (f"p{r % parties:02}", f"p{(r + 1) % parties:02}"), "happened", (places[r],))
        for r in range(reports if parties > 1 else 0)
    ]
    return World(
        tuple(made),
        tuple(JoinedActor(f"p{p:02}", f"Partei mit langem Namen {p}", "state", f"p{p:02}") for p in range(parties)),
        tuple(Issue(f"i{i:03}", f"Frage der Binnenschifffahrtsverordnung {i}") for i in range(issues)),
        tuple(sorted(held, key=lambda h: (h.issue, h.party))),
        tuple(events),
    )


def hostile() -> World:
    """A world in which every text is an attack."""
    text = f"{HOSTILE} fordert {HOSTILE}. Ende {HOSTILE}!\n{HOSTILE}"
    report = Report.of(
        text, id=HOSTILE, title=HOSTILE, publisher=HOSTILE, url=f"javascript:{HOSTILE}", language="de",
        date=datetime.date(2025, 1, 1), notes=(HOSTILE,),
    )  # fmt: skip
    whole = Span.of(report.text, 0, len(report.text))
    part = Span.of(report.text, 5, 60)
    actor = Actor(HOSTILE, HOSTILE, "state", (part,), role=HOSTILE)
    other = Actor("2", HOSTILE, "person", (part,), acts_for=HOSTILE)
    findings = Findings(
        report,
        HOSTILE,
        (actor, other),
        (Event("e", "talks", (HOSTILE,), whole, place=HOSTILE, when=HOSTILE, duration=HOSTILE, rule=HOSTILE),),
        (Statement("s", HOSTILE, "direct", part, via="2", rule=HOSTILE),),
        (Position("p", HOSTILE, "demands", part, HOSTILE, whole, rule=HOSTILE),),
        (Condition("c", HOSTILE, True, part, (HOSTILE,), rule=HOSTILE),),
        not_read=HOSTILE,
    )
    places = (Source("2025-01-01", HOSTILE, "p", whole),)
    also = (Source("2025-01-01", HOSTILE, "p", part),)
    return World(
        (findings,),
        (JoinedActor("a", HOSTILE, "state", "a"), JoinedActor("b", HOSTILE, "state", "b", roles=(HOSTILE,))),
        (Issue(HOSTILE, HOSTILE, (HOSTILE, "x" + HOSTILE), HOSTILE),),
        (
            HeldPosition("a", "a", "demands", HOSTILE, places, "2025-01-01", "2025-01-01", only_if=HOSTILE),
            HeldPosition("b", "a", "rejects", HOSTILE, also, "2025-01-01", "2025-01-01", unless=HOSTILE),
            HeldPosition("b", "b", "offers", HOSTILE, also, until="2025-01-01"),
        ),
        (
            JoinedEvent("e", "talks", ("a", "b"), "happened", places, None, (HOSTILE, "x"), (HOSTILE,), (HOSTILE,)),
            JoinedEvent("f", "call", ("a", "b"), "planned", also, ("2025-02-01", "2025-02-03")),
        ),
        (JoinedCondition("c", HOSTILE, None, ("a", "b"), places, "2024-01-01"),),
    )


def endless() -> World:
    """A world whose every name and wording is one word of three hundred letters."""
    word = "Binnenschifffahrt" * 18
    text = f"{word} fordert {word}. {word} lehnt {word} ab."
    report = Report.of(text, id=word, title=word, publisher=word, url=f"https://{word}", language="de", notes=(word,))
    whole = Span.of(report.text, 0, len(report.text))
    actor = Actor("a", word, "state", (Span.of(report.text, 0, len(word)),), role=word)
    findings = Findings(
        report,
        word,
        (actor,),
        (Event("e", "talks", ("a",), whole, place=word, duration=word, rule=word),),
        (Statement("s", "a", "direct", whole, rule=word),),
        (Position("p", "a", "demands", whole, word, whole, rule=word),),
        (Condition("c", word, True, whole, ("a",), rule=word),),
    )
    place = (Source("", word, "p", whole),)
    return World(
        (findings,),
        (JoinedActor("a", word, "state", "a"), JoinedActor("b", f"{word}er", "state", "b")),
        (Issue("i", word, (word, f"{word}en")),),
        (
            HeldPosition("a", "a", "demands", "i", place, only_if=word, weight=3),
            HeldPosition("b", "b", "rejects", "i", place, weight=3),
        ),
        (JoinedEvent("e", "talks", ("a", "b"), "happened", place, None, (word, "x"), (word,), (word,)),),
        (JoinedCondition("c", word, None, ("a", "b"), place),),
    )
