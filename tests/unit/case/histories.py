"""Random histories of a case: what comes in and what is decided, one step after the other."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator
from typing import Any

from statusquo.case import Case, Decision, World
from statusquo.case.decisions import Action
from statusquo.errors import StatusquoError
from statusquo.findings import Findings
from tests.builders import Build

_STATES = (("Norland", "NOR"), ("Suland", "SUL"), ("Almarien", None), ("Talvia", None), ("Regierung", None))
_PEOPLE = (
    ("Anna Kern", "Außenministerin"), ("Kern", None), ("Karl Berg", "Präsident"), ("Berg", None),
    ("Präsident", "Präsident"),
    ("Otto Berg", None), ("A. Kern", "Ministerin"),
)  # fmt: skip
_BODIES = ("Nordkai AG", "Nordkai", "Gewerkschaft", "Gewerkschaft GdS", "FDP", "Volksfront des Nordens", "Volksfront")
_ISSUES = (
    "Abtretung der Insel", "Abtretung der Inseln", "teilweise Abtretung der Insel", "Rückzug der Truppen",
    "vollständiger Rückzug der Truppen", "Teilrückzug der Truppen", "Öffnung der Häfen", "Öffnung der Grenze",
    "Öffnung", "Lieferung von Gas", "Gaslieferungen", "neun Prozent Lohn", "drei Prozent Lohn", "Waffenruhe",
)  # fmt: skip
_FACTS = ("Krieg", "Sanktionen", "Waffenruhe", "direkter Kontakt", "Sanktionen gegen Norland")
_STANCES = ("demands", "rejects", "offers", "accepts", "opposes", "supports", "threatens", "commits")
_KINDS = ("talks", "meeting", "call", "military", "visit")
_STATUS = ("happened", "planned", "not_planned", "ongoing", "cancelled")
_FILL = " ".join(f"wort{n}" for n in range(40))


def report(rng: random.Random, id_: str, *, like: Findings | None = None, reader: str = "hand/1") -> Findings:
    """Some findings; of a report like another one (nearly its text, or its text) others of it."""
    if like is not None:
        text = like.report.text if rng.random() < 0.5 else like.report.text.replace("wort7", "anders", 1)
        date = like.report.date if rng.random() < 0.5 else None
    else:
        names = [name for name, _ in (*_STATES, *_PEOPLE)] + list(_BODIES)
        words = ["die Regierung von Almarien", "die Regierung in Talvia"] if rng.random() < 0.2 else []
        words += [*rng.sample(names, 6), *rng.sample(_ISSUES, 4), *rng.sample(_FACTS, 2)]
        lines = [f"Es geht um {word} und mehr ({rng.choice(['GdS', 'NK', 'x'])})." for word in words]
        text = " ".join(lines) + (f" {_FILL} {id_}." if rng.random() < 0.4 else f" {id_}.")
        date = None
    day = date.isoformat() if date else None
    if day is None and rng.random() < 0.9:
        day = f"2025-{rng.randint(10, 12)}-{rng.randint(1, 20):02}"
    b = Build(id_, text, date=day, publisher=rng.choice([None, "A", "B"]), reader=reader)
    actors: list[str] = []
    for name, table in _STATES:
        if name in text and rng.random() < 0.9:
            seat = f"die Regierung in {name}" if f"die Regierung in {name}" in text and rng.random() < 0.2 else None
            actors.append(b.actor(name, table=table, quote=seat))
    for name in _BODIES:
        if name in text and rng.random() < 0.8:
            quote = "(GdS)" if "(GdS)" in text and rng.random() < 0.2 else None
            above = rng.choice(actors) if actors and rng.random() < 0.3 else None
            more: dict[str, Any] = {"aliases": ("GdS",)} if rng.random() < 0.15 else {}
            actors.append(b.actor(name, kind="organisation", quote=quote, acts_for=above, **more))
    people: list[str] = []
    for name, role in _PEOPLE:
        if name in text and rng.random() < 0.9:
            above = rng.choice(actors) if actors and rng.random() < 0.7 else None
            people.append(b.actor(name, kind="person", role=role, acts_for=above))
    all_ = actors + people
    _tell(rng, b, all_, [i for i in _ISSUES if i in text], [f for f in _FACTS if f in text])
    made = b.findings()
    if rng.random() < 0.3 and made.actors:
        guess = rng.randrange(len(made.actors))
        listed = [
            dataclasses.replace(a, rule="agent:name") if at == guess and a.table is None else a
            for at, a in enumerate(made.actors)
        ]
        made = dataclasses.replace(made, actors=tuple(listed))
    return made


def _tell(rng: random.Random, b: Build, actors: list[str], issues: list[str], facts: list[str]) -> None:
    done: set[object] = set()
    for _ in range(rng.randint(0, 4)):
        if not actors or not issues:
            break
        who, issue, stance = rng.choice(actors), rng.choice(issues), rng.choice(_STANCES)
        if (who, issue, stance) in done:
            continue
        done.add((who, issue, stance))
        b.position(
            who, stance, issue,  # type: ignore[arg-type]
            who_would_act=rng.choice([None, *actors]), addressee=rng.choice([None, None, *actors]),
            only_if=rng.choice([None, None, None, *issues]),
        )  # fmt: skip
    for _ in range(rng.randint(0, 3)):
        few = rng.sample(actors, min(len(actors), rng.randint(1, 3))) if actors else []
        kind, quote = rng.choice(_KINDS), rng.choice(["Es geht", "um", "und mehr"])
        status = rng.choice(_STATUS)
        if (kind, quote) in done:
            continue
        done.add((kind, quote))
        day = f"2025-{rng.randint(10, 12)}-{rng.randint(1, 20):02}"
        b.event(
            kind, few, quote, status,  # type: ignore[arg-type]
            days=(day, day) if rng.random() < 0.4 else None, place=rng.choice([None, "Kreml", "Genf", "Moskau"]),
            duration=rng.choice([None, "zwei Stunden", "drei Stunden"]),
        )  # fmt: skip
    for fact in facts:
        if rng.random() < 0.7:
            some = rng.sample(actors, min(len(actors), rng.randint(0, 2)))
            b.condition(fact, rng.choice([True, False, None]), fact, some)


def decision(rng: random.Random, case: Case, world: World) -> tuple[Decision, ...]:
    """One that can be made."""
    action: Action
    kind = rng.choice("finding finding finding actor actor issue issue report undone".split())
    if kind == "undone":
        return ()
    found: list[Any] = [
        f for one in case.findings() for f in (*one.positions, *one.events, *one.conditions, *one.actors)
    ]
    if kind == "finding" and found:
        one = rng.choice(found)
        same = [f for f in found if type(f) is type(one) and f.id != one.id]
        action = rng.choice(["accepted", "rejected", "corrected", "merged", "split"])
        if action in ("merged", "split") and same:
            return (Decision(action, one.id, "finding", other=rng.choice(same).id),)
        if action == "corrected" and hasattr(one, "stance"):
            return (Decision(action, one.id, "finding", changes=(("stance", rng.choice(_STANCES)),)),)
        return (Decision("rejected" if action == "rejected" else "accepted", one.id, "finding"),)
    if kind == "actor" and len(world.actors) > 1:
        who, other_one = rng.sample(world.actors, 2)
        action = rng.choice(["merged", "split", "renamed", "represents"])
        return (Decision(action, who.name, "actor", other="Neuer Name" if action == "renamed" else other_one.name),)
    if kind == "issue" and len(world.issues) > 1:
        a, b = rng.sample(world.issues, 2)
        action = rng.choice(["merged", "split", "renamed", "nested"])
        other = "Neues Wort" if action == "renamed" else b.wordings[0]
        return (Decision(action, a.wordings[0], "issue", other=other),)
    if kind == "report" and len(world.findings) > 1:
        first, second = rng.sample(world.findings, 2)
        action = rng.choice(["merged", "split"])
        return (Decision(action, first.report.id, "report", other=second.report.id),)
    return ()


def history(rng: random.Random, case: Case, steps: int) -> Iterator[str]:
    """Change a case; gives what was done after each step."""
    known: list[Findings] = []
    for step in range(steps):
        what = rng.choice("new new new new like again revised decided decided".split()) if known else "new"
        if what == "decided":
            try:
                made = decision(rng, case, case.world())
                if made:
                    case.decide(*made, author="vw")
                elif case.decisions():
                    case.undo()
            except StatusquoError:
                what = "refused"
        elif what == "again":
            old = rng.choice(known)
            again = report(rng, old.report.id, like=old, reader=f"hand/{step}")
            case.add([dataclasses.replace(again, report=old.report) if again.report.text == old.report.text else old])
        elif what in ("like", "revised"):
            old = rng.choice(known)
            id_ = old.report.id if what == "revised" else f"r{step:03}"
            made_ = report(rng, id_, like=old)
            known.append(made_)
            case.add([made_], refused=lambda _: None)
        else:
            fresh = [report(rng, f"{rng.choice('abr')}{step:03}{n}") for n in range(rng.randint(1, 3))]
            known += fresh
            case.add(fresh)
        yield what
