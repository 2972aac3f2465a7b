"""Actors never seen before, known by what they do: they say, demand, refuse, decide, or are quoted.

"Die Regiobahn kritisierte ...", "Almarien wirft Kesland vor ...", "sagte er dem „Morgenecho“". Only verbs that want a
person or a body as subject count, and a definite noun or a name as subject; documents and events are left out.
"""

from __future__ import annotations

import re
from typing import Final

from statusquo.findings import ActorKind
from statusquo.reading.german.actors import names
from statusquo.reading.german.actors.bodies import ACRONYM, register
from statusquo.reading.german.actors.scan import claim_person
from statusquo.reading.german.actors.scene import PLACE_PREPS, Entity, Scene
from statusquo.reading.german.analysis import Clause, Phrase

#: Verbs whose subject is a person or a body.
HUMAN: Final = frozenset(
    """abblitzen abbrechen abhalten ablehnen absagen abstimmen abziehen akzeptieren anbieten androhen anerkennen
    anfechten angreifen ankündigen anmahnen annehmen anordnen anprangern appellieren argumentieren attackieren
    auffordern aufkündigen aufrufen ausladen ausrufen ausschließen aussetzen beantragen bedauern befürworten
    begründen begrüßen beharren behaupten bekennen beklagen bekräftigen beraten berichten beschließen
    beschuldigen beschweren bestehen bestreiten bestätigen betonen bezeichnen bezichtigen bieten billigen bitten
    blockieren brandmarken debattieren dementieren demonstrieren distanzieren drohen drängen dulden einberufen
    einfrieren eingehen einigen einladen einlenken einräumen einsetzen eintreten einwenden empfehlen
    entgegenkommen entgegnen entlassen entscheiden entschuldigen entsenden erbitten erklären erläutern ermahnen
    erwarten erwidern erwägen eröffnen fordern fürchten genehmigen gratulieren gutheißen hinweisen hoffen
    informieren interpretieren kandidieren klagen klarstellen kommentieren kontern kritisieren kämpfen kündigen
    loben mahnen melden missbilligen mitteilen mutmaßen nachgeben nennen niederlegen organisieren plädieren
    pochen protestieren prüfen raten ratifizieren reagieren rechtfertigen rügen sagen sammeln schildern
    schlichten schreiben spekulieren sperren sprechen stellen streiken tadeln teilnehmen trauern treffen
    unterschreiben unterstellen unterstreichen unterstützen unterzeichnen urteilen verabschieden verbieten
    verdächtigen vereinbaren verhandeln verhängen verklagen verkünden verlangen verlauten vermitteln vermuten
    verneinen versichern versprechen verteidigen verurteilen verweigern verweisen verwerfen verzichten
    voraussagen vorschlagen vorwerfen warnen wehren weigern widersprechen widerstehen wollen wünschen würdigen
    zitieren zurücktreten zurückweisen zusagen zusichern zustimmen zweifeln zögern zürnen äußern""".split()
)
#: Verbs of speech that are told to a medium.
TOLD: Final = frozenset(
    "sagen erklären berichten melden schreiben zitieren mitteilen bestätigen betonen kritisieren "
    "ankündigen sprechen warnen drohen fordern "
    "mahnen begrüßen ablehnen nennen".split()
)
_NOT_AGENTS: Final = re.compile(
    r"(?:bericht|studie|papier|entwurf|gesetz|brief|schreiben|plan|pläne|resolution|erklärung|vertrag|abkommen|umfrage|text|statement|"
    r"urteil|vorschlag|antrag|dokument|mitteilung|meldung|rede|artikel|vorfall|streit|konflikt|krieg|krise|kampf|ende|beginn|lage|situation|"
    r"entscheidung|wahl|gespräch|treffen|verhandlung|forderung|frage|maßnahme|thema|zahl|prozent|grund|ziel|kritik|druck|aktion|streik|"
    r"ausstand|demonstration|protest|proteste|kundgebung|unglück|unfall|anschlag|angriff|jahr|tag|woche|monat|abend|morgen|nacht|zeit|fall|"
    r"welt|menschen|leute|person|mann|frau|kind|kinder|opfer|leben|tod|einigung|lösung|reform|politik|recht|chance|idee|gefahr|risiko|"
    r"ergebnis|ergebnisse|verfassung|ung|heit|keit|ismus|tion)\Z",
    re.IGNORECASE,
)
_STATE_ENDINGS: Final = re.compile(r"[a-zäöü]{2,}(?:ien|land|stan|reich|esien)\Z")
_LEGAL: Final = frozenset(
    "AG GmbH SE KG KGaA OHG e.V. eG plc PLC Inc Inc. Ltd Ltd. S.A. SA SpA Corp Corp. LLC mbH".split()
)
_LONGEST_TITLE: Final = 6


def agents(scene: Scene) -> None:
    """Find actors by their verbs, by the preposition "laut", and media in quotation marks."""
    _companies(scene)
    _states(scene)
    _quoted(scene)
    for sentence in scene.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None:
                continue
            if clause.verb.lemma in HUMAN and clause.subject is not None and not clause.verb.passive:
                for member in clause.subject.members:
                    agent(scene, member, clause)
            if clause.agent is not None:
                for member in clause.agent.members:
                    agent(scene, member, clause)
        for phrase in (p for c in sentence.clauses for p in c.phrases):
            if phrase.prep in ("laut", "zufolge", "seitens") and phrase.head.tag == "NE":
                agent(scene, phrase, None)


def _companies(scene: Scene) -> None:
    """Names with a legal form: "Regiobahn AG", "Müller & Söhne GmbH"; the name alone is known from then on."""
    for i in range(1, len(scene.tokens)):
        if scene.forms[i] not in _LEGAL or scene.claims[i] is not None:
            continue
        floor = scene.analysis.sentences[scene.sentence[i]].first
        first = i
        while first > floor and i - first < 5 and scene.claims[first - 1] is None:
            form, tag = scene.forms[first - 1], scene.tokens[first - 1].tag
            if not ((form[:1].isupper() and tag in ("NE", "NN", "FM", "XY")) or form in ("&", "+")):
                break
            first -= 1
        if first == i:
            continue
        entity = register(scene, first, i + 1, first, "named:legal")
        entity.name = scene.words(first, i + 1)
        entity.sector = entity.sector or "company"
        for alias in (scene.words(first, i), scene.tokens[first].lemma if i - first == 1 else ""):
            if len(alias) > 2:
                scene.aliases.setdefault(alias.lower(), entity)


def agent(scene: Scene, phrase: Phrase, clause: Clause | None) -> Entity | None:
    """Claim the subject of such a verb if it is a name or a definite noun that may act."""
    head = phrase.head
    index = head.index
    if (
        phrase.kind == "pronoun"
        or scene.claims[index] is not None
        or index in scene.blocked
        or index in scene.role_tokens
    ):
        return None
    if not head.form[:1].isupper() or head.tag not in ("NN", "NE", "FM") or head.form in names.TIMES:
        return None
    if phrase.name is not None and any(scene.claims[k] is not None for k in range(*phrase.name)):
        return None
    if scene.tables.match(scene.forms, index) is not None or scene.tables.role(head.form) is not None:
        return None
    noun = scene.tables.collective(head.form)
    if noun is not None:
        return None
    first, stop = index, index + 1
    if phrase.name is not None:
        first, stop = min(first, phrase.name[0]), max(stop, phrase.name[1])
    if head.tag in ("NE", "FM"):
        if phrase.determiner is None and not ACRONYM.match(head.form):
            kind: ActorKind = "person" if stop - first > 1 or phrase.determiner is None else "organisation"
            return _person(scene, first, stop) if kind == "person" else None
        return register(scene, first, stop, index, "agent:name")
    if phrase.determination == "" and _surname(scene, phrase, clause):
        return _person(scene, first, stop)
    if (
        phrase.determination not in ("definite", "demonstrative")
        or _NOT_AGENTS.search(head.lemma)
        or _NOT_AGENTS.search(head.form)
    ):
        return None
    if (
        clause is not None
        and clause.verb is not None
        and clause.verb.lemma in ("wollen", "stellen", "treffen", "nennen", "sperren")
    ):
        return None
    plural = "sg" not in phrase.numbers if phrase.numbers else False
    for genitive in phrase.genitives:
        if genitive.first == stop and genitive.core - genitive.first <= 3 and not plural:
            stop = genitive.core
            break
    return register(scene, first, stop, index, "agent:noun", "group" if plural else "organisation")


def _surname(scene: Scene, phrase: Phrase, clause: Clause | None) -> bool:
    """Whether a noun without an article that speaks is a family name: "Rademacher sprach von ..."."""
    if clause is None or clause.verb is None or clause.verb.lemma not in TOLD or clause.verb.number == "pl":
        return False
    form = phrase.head.form
    if phrase.adjectives or phrase.genitives or phrase.attributes or phrase.head.lemma != form or len(form) < 4:
        return False
    return _NOT_AGENTS.search(form) is None and (names.bare_genitive(form) == form)


def _person(scene: Scene, first: int, stop: int) -> Entity | None:
    """A bare unknown name as subject: a person, by the family name alone if it is one word."""
    if stop - first == 1 and scene.tables.given_name(scene.forms[first]) is not None:
        return None
    return claim_person(scene, first, stop, "subject").entity


def _states(scene: Scene) -> None:
    """States never seen before, by the shape of their name ("Almarien"): they act, or have a government."""
    found: dict[str, list[int]] = {}
    for i, token in enumerate(scene.tokens):
        if (
            token.tag not in ("NE", "NN", "FM")
            or scene.claims[i] is not None
            or i in scene.blocked
            or not token.form[:1].isupper()
        ):
            continue
        for form in (token.form, token.form.removesuffix("s")):
            if _STATE_ENDINGS.search(form) and (token.tag != "NN" or form in found):
                phrase = scene.heads.get(i)
                if phrase is None or phrase.determiner is None:
                    found.setdefault(form, []).append(i)
                break
    government = any(noun is not None and noun.merges for noun in map(scene.tables.collective, _nouns(scene)))
    for name, places in found.items():
        if not any(_acts(scene, i) for i in places) and not government:
            continue
        entity = scene.entity(f"named:{name.lower()}", "state", name, "agent:state")
        entity.gender = "n"
        for i in places:
            scene.claim(entity, i, i + 1, i, "name", place=scene.is_place(i))


def _nouns(scene: Scene) -> list[str]:
    """Nouns of the report that nothing has claimed, for "die Regierung" without a state."""
    return [t.form for t in scene.tokens if t.tag == "NN" and scene.claims[t.index] is None]


def _acts(scene: Scene, i: int) -> bool:
    role = scene.role_of(i)
    if role in ("subject", "agent", "dative"):
        return True
    phrase = scene.heads.get(i)
    over = scene.above.get(phrase) if phrase is not None else None
    return over is not None and (
        scene.tables.collective(over.head.form) is not None or scene.tables.role(over.head.form) is not None
    )


def _quoted(scene: Scene) -> None:
    """Names in quotation marks behind an article: media that are told something, and bodies that act."""
    forms, tokens = scene.forms, scene.tokens
    for quote in scene.analysis.quotes:
        first, stop = quote.first, quote.stop
        if quote.closer is None or not 0 < stop - first <= _LONGEST_TITLE or first < 2:
            continue
        if not forms[first][:1].isupper() or any(m.sort == "person" for m in scene.among(first, stop)):
            continue
        if any(
            t.is_mark
            or t.is_finite
            or (t.form[:1].islower() and t.form not in ("der", "die", "und", "für", "des", "am", "im"))
            for t in tokens[first:stop]
        ):
            continue
        before = forms[first - 2].lower()
        if before not in ("der", "dem", "die", "das", "des", "den") and not forms[first - 2][:1].isupper():
            continue
        clause = scene.clauses[first] or scene.clauses[first - 2]
        verb = clause.verb.lemma if clause is not None and clause.verb is not None else ""
        role = scene.role_of(stop - 1)
        prep = scene.prep_of(stop - 1)
        told = verb in TOLD and (role in ("dative", "subject", "object", "other", "inside")) and not prep
        if prep in PLACE_PREPS - {"nach"} and not told:
            continue
        acts = (verb in HUMAN or (verb == "setzen" and stop - first > 1)) and role == "subject"
        if not (told or acts or prep in ("laut", "gegenüber", "zufolge")):
            continue
        if all(scene.claims[k] is not None for k in range(first, stop)):
            continue
        name = scene.words(first, stop)
        entity = scene.aliases.get(name.lower()) or scene.entity(
            f"named:{name.lower()}", "organisation", name, "agent:quoted"
        )
        entity.sector = entity.sector or ("media" if told or prep else "")
        scene.aliases.setdefault(name.lower(), entity)
        scene.claim(entity, first, stop, stop - 1, "name")
