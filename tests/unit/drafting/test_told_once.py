"""What one report says in one breath: words that point back, a change of mind, conditions that last, mere replies."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

import pytest

from statusquo.case import join
from statusquo.conflict import Conflict
from statusquo.drafting import draft
from statusquo.findings import Actor, ActorKind, Findings, Position, Stance, finding_id
from statusquo.report import Report
from statusquo.span import Span


class Said(NamedTuple):
    """A position in the words of its report."""

    actor: str
    stance: Stance
    issue: str
    sentence: str
    who: str = ""
    only_if: str = ""
    unless: str = ""


def report(text: str, *said: Said, day: int = 1, kind: ActorKind = "organisation") -> Findings:
    """The findings of a report that says nothing else."""
    told = Report.of(text, id=f"r{day}", date=datetime.date(2026, 5, day), language="de", to_the_letter=True)

    def span(words: str, inside: str = text) -> Span:
        start = text.index(inside) + inside.index(words)
        return Span.of(told.text, start, start + len(words))

    def mentions(name: str) -> tuple[Span, ...]:
        return tuple(Span.of(told.text, match.start(), match.end()) for match in re.finditer(name, text))

    names = sorted({name for one in said for name in (one.actor, one.who) if name})
    actors = tuple(Actor(name, name, kind, mentions(name), None, None) for name in names)
    return Findings(
        told,
        "hand",
        actors=actors,
        positions=tuple(
            Position(
                finding_id(told.hash, "position", [span(one.issue, one.sentence)], one.actor + one.stance),
                one.actor,
                one.stance,
                span(one.issue, one.sentence),
                one.issue,
                span(one.sentence),
                None,
                one.who or None,
                span(one.only_if, one.sentence) if one.only_if else None,
                span(one.unless, one.sentence) if one.unless else None,
            )
            for one in said
        ),
    )


def wishes(conflict: Conflict, party: str) -> set[str]:
    return {str(w) for tier in conflict.party(party).prefers or () for w in tier if w.why not in ("silence", "target")}


QUARREL = (
    "Die Nordbahn verlangt vom Fahrbund die Räumung des Lagers.",
    "Der Fahrbund fordert von der Nordbahn die Öffnung der Kantine.",
    "Die Nordbahn lehnt die Öffnung der Kantine ab.",
)


def quarrel(day: int = 1) -> Findings:
    first, second, third = QUARREL
    return report(
        " ".join(QUARREL),
        Said("Nordbahn", "demands", "die Räumung des Lagers", first, who="Fahrbund"),
        Said("Fahrbund", "demands", "die Öffnung der Kantine", second, who="Nordbahn"),
        Said("Nordbahn", "rejects", "die Öffnung der Kantine", third, who="Nordbahn"),
        day=day,
    )


def test_a_word_that_points_back_means_what_its_speaker_named_and_ends_the_refusal_beside_it() -> None:
    sentence = "Der Fahrbund, der die Räumung des Lagers noch abgelehnt hatte, ist nun zu dem Schritt bereit"
    turned = report(
        f"{sentence}.",
        Said("Fahrbund", "rejects", "die Räumung des Lagers", sentence, who="Fahrbund"),
        Said("Fahrbund", "offers", "dem Schritt", sentence, who="Fahrbund"),
        day=2,
    )
    conflict = draft(join([quarrel(), turned]))
    assert not [entry for entry in conflict.left_out if "Schritt" in entry.label]
    said = wishes(conflict, "Fahrbund")
    assert "not raeumung_lager" not in said
    assert "maybe raeumung_lager" in said


def test_what_a_sentence_calls_a_condition_is_the_condition_of_the_offer_before_it() -> None:
    first = "Der Fahrbund bietet die Räumung des Lagers an"
    second = "stellt aber eine Bedingung: Zuvor müsse die Nordbahn die Öffnung der Kantine zusagen"
    told = report(
        f"{first}, {second}.",
        Said("Fahrbund", "offers", "die Räumung des Lagers", first, who="Fahrbund"),
        Said("Fahrbund", "demands", "eine Bedingung", second),
        Said("Fahrbund", "demands", "die Öffnung der Kantine", second, who="Nordbahn"),
        day=2,
    )
    assert "raeumung_lager iff oeffnung_kantine" in wishes(draft(join([quarrel(), told])), "Fahrbund")


def test_an_offer_tied_anew_is_tied_to_the_later_condition() -> None:
    days = []
    for day, clause in ((2, "die Nordbahn die Kantine öffnet"), (3, "die Nordbahn die Gleise sperrt")):
        sentence = f"Der Fahrbund bietet die Räumung des Lagers an, wenn {clause}."
        other = "Der Fahrbund verlangt von der Nordbahn die Sperrung der Gleise."
        days.append(
            report(
                f"{sentence} {other}",
                Said("Fahrbund", "offers", "die Räumung des Lagers", sentence, who="Fahrbund", only_if=clause),
                Said("Fahrbund", "demands", "die Sperrung der Gleise", other, who="Nordbahn"),
                day=day,
            )
        )
    said = wishes(draft(join([quarrel(), *days])), "Fahrbund")
    (tied,) = [text for text in said if text.startswith("raeumung_lager iff")]
    assert "gleis" in tied


def test_who_offers_a_part_of_what_it_refused_has_moved() -> None:
    first, second = (
        "Der Fahrbund lehnt die Räumung des Lagers ab.",
        "Der Fahrbund bietet eine Teilräumung des Lagers an.",
    )
    refused = report(first, Said("Fahrbund", "rejects", "die Räumung des Lagers", first, who="Fahrbund"), day=2)
    offered = report(second, Said("Fahrbund", "offers", "eine Teilräumung des Lagers", second, who="Fahrbund"), day=3)
    conflict = draft(join([quarrel(), refused, offered]))
    softened = [w for tier in conflict.party("Fahrbund").prefers or () for w in tier if w.why == "softened"]
    assert [str(wish) for wish in softened] == ["maybe not raeumung_lager"]
    assert "not raeumung_lager" in wishes(draft(join([quarrel(), refused])), "Fahrbund")


def test_a_refusal_in_another_sentence_of_the_day_stays() -> None:
    first, second = "Der Fahrbund lehnt die Räumung des Lagers ab.", "Der Fahrbund bot die Räumung des Lagers an."
    both = report(
        f"{first} {second}",
        Said("Fahrbund", "rejects", "die Räumung des Lagers", first, who="Fahrbund"),
        Said("Fahrbund", "offers", "die Räumung des Lagers", second, who="Fahrbund"),
        day=2,
    )
    said = wishes(draft(join([quarrel(), both])), "Fahrbund")
    assert {"maybe not raeumung_lager", "maybe raeumung_lager"} <= said


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("solange der Fahrbund Wagen festhält", "not oeffnung_kantine if not herausgabe_wagen"),
        ("solange der Fahrbund die Herausgabe der Wagen verweigert", "not oeffnung_kantine if not herausgabe_wagen"),
        ("solange der Fahrbund das Lager nicht geräumt hat", "not oeffnung_kantine if not raeumung_lager"),
    ],
)
def test_as_long_as_binds_while_it_is_so(clause: str, expected: str) -> None:
    first = "Die Nordbahn fordert vom Fahrbund die Herausgabe der Wagen."
    second = f"Die Nordbahn lehnt die Öffnung der Kantine ab, {clause}."
    told = report(
        f"{first} {second}",
        Said("Nordbahn", "demands", "die Herausgabe der Wagen", first, who="Fahrbund"),
        Said(
            "Nordbahn",
            "rejects",
            "die Öffnung der Kantine",
            second,
            who="Nordbahn",
            unless=clause.removeprefix("solange "),
        ),
        day=2,
    )
    conflict = draft(join([quarrel(), told]))
    assert expected in wishes(conflict, "Nordbahn")


def test_to_keep_somebody_is_not_to_set_them_free() -> None:
    first = "Aland fordert von Beland die Freilassung der Geiseln."
    second = "Aland lehnt eine Öffnung der Grenze ab, solange Beland Geiseln festhält."
    third = "Beland fordert die Öffnung der Grenze."
    told = report(
        f"{first} {second} {third}",
        Said("Aland", "demands", "die Freilassung der Geiseln", first, who="Beland"),
        Said("Aland", "rejects", "eine Öffnung der Grenze", second, who="Aland", only_if="Beland Geiseln festhält"),
        Said("Aland", "opposes", "Beland Geiseln festhält", second, who="Beland"),
        Said("Beland", "demands", "die Öffnung der Grenze", third, who="Aland"),
    )
    conflict = draft(join([told]))
    assert {option.label for option in conflict.options} == {"die Geiseln freilassen", "die Grenze öffnen"}
    (free,) = [option.key for option in conflict.options if "Geiseln" in option.label]
    (opened,) = [option.key for option in conflict.options if "Grenze" in option.label]
    assert {free, f"not {opened} if not {free}"} <= wishes(conflict, "Aland")


def leaving(reply: Stance) -> Conflict:
    """One party would leave; the other says what it does then."""
    first = "Die Roten verlangen von den Blauen die Senkung der Steuer."
    second = "Die Roten drohen mit dem Austritt aus der Koalition."
    third = "Die Blauen stellen die Vertrauensfrage, wenn die Roten die Koalition verlassen."
    return draft(
        join(
            [
                report(
                    f"{first} {second} {third}",
                    Said("Roten", "demands", "die Senkung der Steuer", first, who="Blauen"),
                    Said("Roten", "threatens", "dem Austritt aus der Koalition", second, who="Roten"),
                    Said(
                        "Blauen",
                        reply,
                        "die Vertrauensfrage",
                        third,
                        who="Blauen",
                        only_if="die Roten die Koalition verlassen",
                    ),
                    Said("Blauen", "demands", "die Roten die Koalition verlassen", third, who="Roten"),
                )
            ]
        )
    )


@pytest.mark.parametrize("reply", ["offers", "commits", "threatens"])
def test_nobody_asks_for_what_it_is_threatened_with(reply: Stance) -> None:
    conflict = leaving(reply)
    (leave,) = [option.key for option in conflict.options if "Koalition" in option.label]
    assert not dict(conflict.one_way)  # who leaves a coalition gives up no place
    assert leave not in wishes(conflict, "Blauen")


def test_two_actors_of_one_name_are_one_party() -> None:
    first, second = "Aland fordert von Beland die Öffnung der Grenze.", "Beland lehnt die Öffnung der Grenze ab."
    third = "Aland droht mit der Schließung der Bahn."
    a = report(
        f"{first} {second}",
        Said("Aland", "demands", "die Öffnung der Grenze", first, who="Beland"),
        Said("Beland", "rejects", "die Öffnung der Grenze", second, who="Beland"),
    )
    b = report(third, Said("Aland", "threatens", "der Schließung der Bahn", third, who="Aland"), day=2, kind="state")
    conflict = draft(join([a, b]))
    assert sorted(party.name for party in conflict.parties) == ["Aland", "Beland"]


def wage_dispute(*asked: str) -> Conflict:
    """A union puts a demand to some bodies; a side that is named by its role refuses it."""
    wanted = dict(zip(asked, ("die Öffnung der Kantine", "die Räumung des Lagers"), strict=False))
    demands = [f"Der Fahrbund fordert von der {name} {issue}." for name, issue in wanted.items()]
    threat = "Der Fahrbund droht den Arbeitgeber mit einem Streik."
    refusal = "Die Arbeitgeber lehnen die Öffnung der Kantine ab."
    return draft(
        join(
            [
                report(
                    " ".join([*demands, threat, refusal]),
                    *(
                        Said("Fahrbund", "demands", issue, sentence, who=name)
                        for (name, issue), sentence in zip(wanted.items(), demands, strict=True)
                    ),
                    Said("Fahrbund", "threatens", "einem Streik", threat, who="Fahrbund"),
                    Said("Fahrbund", "demands", "Streik", threat, who="Arbeitgeber"),
                    Said("Arbeitgeber", "rejects", "die Öffnung der Kantine", refusal, who="Arbeitgeber"),
                )
            ]
        )
    )


def test_a_side_named_by_its_role_is_the_body_that_is_asked() -> None:
    conflict = wage_dispute("Nordbahn")
    assert "Nordbahn" in {party.name for party in conflict.parties}
    assert "Arbeitgeber" not in {party.name for party in conflict.parties} | set(conflict.affected)


def test_with_two_bodies_the_side_stays_by_itself() -> None:
    conflict = wage_dispute("Nordbahn", "Südbahn")
    assert "Arbeitgeber" in {party.name for party in conflict.parties} | set(conflict.affected)
