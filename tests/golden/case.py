"""A small case made by hand for the tests of the brief: three reports, four parties, one conflict.

Everything a brief can show occurs once: opposed stances, a changed position, a condition, a tie, a planned
and a ruled out event, versions that differ, a report that could not be read.
"""

from __future__ import annotations

import dataclasses
import datetime

from statusquo.assessment.results import (
    Assessment,
    Change,
    Edit,
    Joint,
    Question,
    Reached,
    Share,
    Spread,
    StateAnswer,
    Step,
    Swing,
    Threat,
    Verdict,
    Way,
)
from statusquo.case.joined import (
    HeldPosition,
    Issue,
    JoinedActor,
    JoinedCondition,
    JoinedEvent,
    Source,
    World,
)
from statusquo.conflict.model import Conflict, LeftOut, Option, Party, Wish
from statusquo.findings import Actor, Condition, Event, Findings, Position, Statement
from statusquo.report import Report
from statusquo.span import Span

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")

FIRST = (
    "Streit um die Schleuse\n"
    "Nordland fordert die Öffnung der Schleuse bei Alt-Haven. Südland lehnt die Öffnung strikt ab. "
    "Am 3. Mai trafen sich Minister Bert Kahl und Gesandte Ilse Moor vier Stunden lang in Haven.\n"
    "Ein direkter Kontakt mit Westmark ist nicht geplant."
)
SECOND = (
    "Nordland droht mit Zöllen, wenn die Schleuse geschlossen bleibt. "
    "Das Treffen in Haven dauerte sechs Stunden, sagte Kahl. "
    "Südland bietet die Öffnung an, falls Nordland auf Zölle verzichtet. Im Juni wollen beide weiterreden."
)
THIRD = "Les négociations continuent."


def _report(id_: str, text: str, day: int, language: str = "de", title: str = "") -> Report:
    return Report.of(
        text,
        id=id_,
        date=datetime.date(2025, 5, day),
        publisher="Havener Bote",
        language=language,
        title=title or None,
    )


def _span(report: Report, quote: str) -> Span:
    start = report.text.index(quote)
    return Span.of(report.text, start, start + len(quote))


def world() -> World:
    """The joined case."""
    one, two = _report("bote-1", FIRST, 4), _report("bote-2", SECOND, 9)
    three = _report("courrier-1", THIRD, 10, "fr", "Les négociations")

    def source(report: Report, finding: str, quote: str) -> Source:
        return Source(report.date.isoformat() if report.date else "", report.id, finding, _span(report, quote))

    actors = (
        Actor("N", "Nordland", "state", (_span(one, "Nordland"),)),
        Actor("S", "Südland", "state", (_span(one, "Südland"),)),
        Actor("K", "Bert Kahl", "person", (_span(one, "Bert Kahl"),), acts_for="N", role="Minister"),
        Actor("M", "Ilse Moor", "person", (_span(one, "Ilse Moor"),), acts_for="S", role="Gesandte"),
    )
    met = _span(one, "Am 3. Mai trafen sich Minister Bert Kahl und Gesandte Ilse Moor vier Stunden lang in Haven.")
    again = _span(two, "Das Treffen in Haven dauerte sechs Stunden")
    opening = _span(one, "die Öffnung der Schleuse bei Alt-Haven")
    demand = _span(one, "Nordland fordert die Öffnung der Schleuse bei Alt-Haven.")
    refusal = _span(one, "Südland lehnt die Öffnung strikt ab.")
    no_contact = _span(one, "Ein direkter Kontakt mit Westmark ist nicht geplant.")
    threat = _span(two, "Nordland droht mit Zöllen, wenn die Schleuse geschlossen bleibt.")
    offer = _span(two, "Südland bietet die Öffnung an, falls Nordland auf Zölle verzichtet.")
    first = Findings(
        one,
        "hand/1",
        actors,
        (
            Event(
                "e1",
                "meeting",
                ("K", "M"),
                met,
                place="Haven",
                when="Am 3. Mai",
                duration="vier Stunden",
                rule="r1",
            ),
        ),
        (),
        (
            Position("p1", "N", "demands", opening, "Öffnung der Schleuse", demand, rule="r2"),
            Position("p2", "S", "rejects", _span(one, "die Öffnung strikt"), "Öffnung", refusal, rule="r2"),
        ),
        (Condition("k1", "direkter Kontakt mit Westmark", False, no_contact, ("N",), rule="r3"),),
    )
    second = Findings(
        two,
        "hand/1",
        actors_of(two),
        (
            Event("e2", "meeting", ("K",), again, place="Haven", duration="sechs Stunden", rule="r1"),
            Event(
                "e3",
                "talks",
                ("N", "S"),
                _span(two, "Im Juni wollen beide weiterreden."),
                status="planned",
                rule="r1",
            ),
        ),
        (Statement("s1", "K", "indirect", again, _span(two, "sagte"), rule="r4"),),
        (
            Position("p3", "N", "threatens", _span(two, "Zöllen"), "Zölle", threat, rule="r2"),
            Position("p4", "S", "offers", _span(two, "die Öffnung"), "Öffnung", offer, rule="r2"),
        ),
    )
    third = Findings(three, not_read="no reader for language fr")
    opened = source(one, "p1", demand.quote)
    return World(
        (first, second, third),
        (
            JoinedActor("bert_kahl", "Bert Kahl", "person", "nordland", "nordland", ("Minister",)),
            JoinedActor("ilse_moor", "Ilse Moor", "person", "suedland", "suedland", ("Gesandte",)),
            JoinedActor("nordland", "Nordland", "state", "nordland"),
            JoinedActor("suedland", "Südland", "state", "suedland"),
            JoinedActor("westmark", "Westmark", "state", "westmark"),
        ),
        (
            Issue("oeffnung_schleuse", "Öffnung der Schleuse", ("Öffnung der Schleuse", "die Öffnung")),
            Issue("zoelle", "Zölle", ("Zölle",)),
        ),
        (
            HeldPosition(
                "nordland", "nordland", "demands", "oeffnung_schleuse", (opened,), "2025-05-04", "2025-05-04",
                who_would_act="suedland",
            ),
            HeldPosition(
                "nordland", "nordland", "threatens", "zoelle", (source(two, "p3", threat.quote),), "2025-05-09",
                "2025-05-09", who_would_act="nordland", unless="die Schleuse geschlossen bleibt",
            ),
            HeldPosition(
                "suedland", "suedland", "offers", "oeffnung_schleuse", (source(two, "p4", offer.quote),), "2025-05-09",
                "2025-05-09", who_would_act="suedland", only_if="Nordland auf Zölle verzichtet",
            ),
            HeldPosition(
                "suedland", "suedland", "rejects", "oeffnung_schleuse", (source(one, "p2", refusal.quote),),
                "2025-05-04", "2025-05-04", until="2025-05-09", who_would_act="suedland", modality=("emphatic",),
            ),
            HeldPosition(
                "westmark", "westmark", "opposes", "oeffnung_schleuse",
                (source(one, "p2", refusal.quote), opened), "2025-05-04", "2025-05-04", weight=2,
            ),
        ),
        (
            JoinedEvent(
                "meeting_1", "meeting", ("bert_kahl", "ilse_moor", "nordland", "suedland"), "happened",
                (source(one, "e1", met.quote), source(two, "e2", again.quote)), ("2025-05-03", "2025-05-03"),
                ("Haven",), ("sechs Stunden", "vier Stunden"),
            ),
            JoinedEvent(
                "talks_1", "talks", ("nordland", "suedland"), "planned",
                (source(two, "e3", "Im Juni wollen beide weiterreden."),),
            ),
        ),
        (
            JoinedCondition(
                "direkt_kontakt", "direkter Kontakt mit Westmark", False, ("nordland", "westmark"),
                (source(one, "k1", no_contact.quote),),
            ),
        ),
    )  # fmt: skip


def actors_of(report: Report) -> tuple[Actor, ...]:
    """The actors of the second report."""
    return (
        Actor("N", "Nordland", "state", (_span(report, "Nordland"),)),
        Actor("S", "Südland", "state", (_span(report, "Südland"),)),
        Actor("K", "Kahl", "person", (_span(report, "Kahl"),), acts_for="N"),
    )


def conflict() -> Conflict:
    """A conflict of two parties with three options."""
    return Conflict(
        "Der Streit um die Schleuse",
        (
            Party(
                "Nordland",
                (Option("tariffs", "Zölle erheben", ("p3",)),),
                (
                    (Wish("open", because=("p1",)),),
                    (Wish("tariffs if not open", because=("p3",), why="leverage"),),
                ),
            ),
            Party(
                "Südland",
                (Option("open", "die Schleuse öffnen", ("p4",)), Option("talk", "weiterreden", ("e3",))),
                ((Wish("not tariffs"), Wish("not open", maybe=True, because=("p2",))), (Wish("talk"),)),
            ),
        ),
        one_way=(("open", "take"),),
        status_quo="NNN",
        status_quo_because=(("open", ("p2",)), ("tariffs", ("p3",))),
        affected=("Westmark",),
        left_out=(LeftOut("Ort der Treffen", "keine Haltung dazu", ("e1",)),),
    )


PARTIES = ("Nordland", "Südland")


def assessment() -> Assessment:
    """Answers as an assessment could give them; the brief does not care whether they follow from the conflict."""
    tax = Step("Nordland", "NNN", "YNN", ("tariffs",), (), True)
    opened = Step("Südland", "YNN", "YYN", ("open",), (), False)
    talk = Step("Südland", "NNN", "NNY", ("talk",), (), True)
    drop = Step("Nordland", "YYN", "NYN", (), ("tariffs",), True)
    verdicts = []
    for concept in CONCEPTS:
        strict = concept in ("nash", "sseq")
        verdicts.append(
            Verdict(
                concept,
                "Nordland",
                not strict,
                "free" if strict else "deterred",
                (Threat(tax, () if strict else (opened,), "YNN" if strict else "YYN"),),
                because=("p1", "p3"),
            )
        )
        verdicts.append(Verdict(concept, "Südland", True, "no_gain", own_wish_alone=True, because=("p2",)))
    values = {"nash": 0.0, "gmr": 0.75, "smr": 0.75, "seq": 0.5, "sseq": 0.004}
    answer = StateAnswer(
        "NNN",
        tuple(verdicts),
        tuple(
            Share(
                c,
                v,
                max(0.0, v - 0.02) if c != "nash" else 0.0,
                v + 0.02 if c != "nash" else 0.0,
                c == "nash",
                500,
                (("Nordland", v), ("Südland", 1.0)),
            )
            for c, v in values.items()
        ),
        (Swing("gmr", "Südland", "not open", "in", 0.9, 0.4, ("p2",)),),
        (
            Edit("gmr", "NNN", True, (Change("remove", "Südland", "not tariffs"),), 0.75, 0.2),
            Edit(
                "seq",
                "NNN",
                True,
                (Change("swap", "Nordland", "open", "tariffs if not open", because=("p1",)),),
            ),
            Edit("seq", "NNN", True, (Change("lift", "Südland", option="open", direction="take"),)),
        ),
        (
            Reached("NNN", 0, 0, ("gmr", "smr", "seq")),
            Reached("YNN", 1, 1),
            Reached("NNY", 1, 1),
            Reached("YYN", 2, None),
            Reached("NYN", 3, None, CONCEPTS),
        ),
        (Way("NYN", (tax, opened, drop), CONCEPTS),),
        (
            Joint(("Nordland", "Südland"), "NYN", (opened, drop), (tax,), ("Südland",), True),
            Joint(("Nordland", "Südland"), "NNY", (talk,)),
        ),
    )
    model = conflict()
    return Assessment(
        model.title,
        CONCEPTS,
        ("Nordland", "Südland"),
        tuple((option.key, option.label) for option in model.options),
        tuple((option.key, model.owner(option.key)) for option in model.options),
        6,
        7,
        "NNN",
        (answer,),
        1,
        questions=(Question("matters", "Südland", "not open", 0.5, "gmr"),),
        spread=tuple(
            Spread(c, 1, int(answer.stable(c)), tuple((p, int(answer.verdict(c, p).stable)) for p in PARTIES))
            for c in CONCEPTS
        ),
    )


def open_assessment() -> Assessment:
    """The same where the sources do not say whether the talks go on: two cases, which differ in verdict and share."""
    known = assessment()
    (first,) = known.answers
    second = dataclasses.replace(
        first,
        state="NNY",
        verdicts=tuple(dataclasses.replace(v, stable=True, why="no_gain", threats=()) for v in first.verdicts),
        shares=tuple(dataclasses.replace(s, value=1.0, low=1.0, high=1.0, exact=True) for s in first.shares),
        reached=(Reached("NNY", 0, 0, CONCEPTS),),
        ways=(),
        edits=(),
        joint=(),
        swings=(),
    )
    ask = Question("state", "Südland", "talk", 0.5, "gmr")
    return dataclasses.replace(
        known, pattern="NN-", answers=(first, second), completions=3, questions=(ask,), spread=()
    )
