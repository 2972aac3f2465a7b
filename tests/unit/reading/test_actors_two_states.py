"""Whose government, whose land, whose organ: reports on two states, on Länder, on companies with their councils."""

from __future__ import annotations

import pytest

from statusquo.findings import Actor
from statusquo.reading.german.context import context_of
from statusquo.report import Report


def cast(text: str) -> tuple[Actor, ...]:
    return context_of(Report(id="r", text=text, language="de")).actors.actors(())


def named(text: str, words: str) -> Actor:
    """The actor with a mention over the last occurrence of these words."""
    start = text.rindex(words)
    stop = start + len(words)
    return next(a for a in cast(text) if any(m.start < stop and start < m.stop for m in a.mentions))


def party(text: str, words: str) -> str:
    """The name of the party for which whoever stands at these words acts; empty for nobody."""
    actors = {actor.id: actor for actor in cast(text)}
    up = named(text, words).acts_for
    return actors[up].name if up is not None else ""


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        (
            "Chile und Bolivien streiten um das Wasser des Silala. Chile will den Fall vor Gericht bringen.\n\n"
            "Das sei ein Irrtum, erklärte das Außenministerium am Abend in La Paz.",
            "Außenministerium",
            "Bolivien",
        ),
        (
            "Marokko und Algerien sprechen nicht mehr miteinander. Marokko nannte den Schritt bedauerlich.\n\n"
            "In Algier trat das Parlament zusammen. Die Regierung schloss den Luftraum.",
            "Regierung",
            "Algerien",
        ),
        (
            "Peru hat Ecuador gewarnt. Ecuador will den Posten nicht räumen.\n\n"
            "Perus Außenministerin Rosa Quispe lehnte ein Treffen ab. Die Armee verstärkte ihre Posten.",
            "Armee",
            "Peru",
        ),
        (
            "Die Aufständischen unterschrieben den Plan für eine Waffenruhe in Talmarien. Die Regierung zögert. "
            "Norland und die Afrikanische Union drängten die Regierung zur Zustimmung.",
            "Regierung",
            "Talmarien",
        ),
        (
            "Nach dem Putsch in Gabun zog Frankreich seinen Botschafter ab. Tausende Anhänger der Junta jubelten.",
            "Junta",
            "Gabun",
        ),
        (
            "Japan protestierte in Peking. China sieht darin kein Problem. Man bleibe dabei, teilte das Außenamt mit. "
            "Die Behörde widersprach Berichten über Drohnen.",
            "Behörde",
            "China",
        ),
    ],
)
def test_government_is_of_the_state_that_the_paragraph_is_about(text: str, words: str, state: str) -> None:
    assert named(text, words).name == state


def test_who_urges_a_government_is_another_state() -> None:
    text = (
        "Die Aufständischen unterschrieben den Plan für eine Waffenruhe in Talmarien. "
        "Norland drängte die Regierung zur Zustimmung."
    )
    assert named(text, "Norland").id != named(text, "Regierung").id


def test_capital_never_seen_before_is_that_of_the_only_land() -> None:
    text = "Im Krieg in Talmarien wird verhandelt. Die Regierung in Ostrel reagierte kühl."
    assert named(text, "Regierung in Ostrel").name == "Talmarien"


def test_the_capital_where_an_office_holder_speaks_is_his_own() -> None:
    text = (
        "Guyana klagt gegen Venezuela. Der Streit betrifft die venezolanische Grenze.\n\n"
        "Präsident Ravi Narine sprach in Georgetown von einem Angriff."
    )
    assert party(text, "Narine") == "Guyana"


@pytest.mark.parametrize(
    ("text", "person", "land"),
    [
        ("Das Land Hessen stimme nicht zu, versicherte Ministerpräsident Jan Ott (CDU).", "Ott", "Hessen"),
        ("Mainz – Kultusministerin Ute Rahn hat den Erlass verteidigt.", "Rahn", "Rheinland-Pfalz"),
        (
            "In Thüringen streiken die Busfahrer. Verkehrsminister Udo Kern (SPD) bot Vermittlung an.",
            "Kern",
            "Thüringen",
        ),
        (
            "Die Bundesregierung will sparen. Der bayerische Ministerpräsident Karl Huber lehnt das ab. "
            "Innenminister Franz Moser verlangte vom Bund mehr Geld.",
            "Moser",
            "Bayern",
        ),
        (
            "Die Bundesregierung spart. In Bayern wird gestreikt. Finanzminister Jan Ott blieb hart.",
            "Ott",
            "Deut",
        ),
        ("Israel prüft den Plan. Ministerpräsident Avi Dor zeigte sich skeptisch.", "Dor", "Israel"),
    ],
)
def test_ministers_of_a_land(text: str, person: str, land: str) -> None:
    assert party(text, person).startswith(land)


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        (
            "Der Autobauer Ventora schließt ein Werk. Die IG Metall protestiert. "
            "Gesamtbetriebsratschefin Anja Böhm kündigte Widerstand an.",
            "Böhm",
            "Gesamtbetriebsrat",
        ),
        ("Bauernpräsident Jan Ott nannte die Pläne untragbar.", "Ott", "Deutscher Bauernverband"),
        (
            "Vor dem Nato-Gipfel streiten die Mitglieder. Spanien schrieb einen Brief an Generalsekretär Jan Ott.",
            "Ott",
            "Nordatlantik",
        ),
        (
            "Die CDU will den Entwurf ändern. „So geht das nicht“, sagte Generalsekretär Jan Ott der „Neuen Landpost“.",
            "Ott",
            "CDU",
        ),
        (
            "Die Gewerkschaft FGB lehnte den Vorschlag ab. Das komme nicht in Betracht, solange der Konzern nicht fünf "
            "Prozent biete, sagte Verhandlungsführerin Rita Marx.",
            "Marx",
            "Gewerkschaft FGB",
        ),
        ("Der Präsident des Deutschen Ruderbunds, Jan Ott, kündigte Klage an.", "Ott", "Deutscher Ruderbund"),
        (
            "Die Partei Neuer Weg stellt den Minister. Israels Regierung wankt. Agrarminister Avi Dor kündigte an, "
            "seine Partei werde gehen.",
            "Dor",
            "Israel",
        ),
        ("Der Berater des Ministers, Jan Ott, schwieg.", "Ott", ""),
        ("Ankara sperrt das Netz. Außenamtssprecherin Eva Roth forderte Ankara zur Umkehr auf.", "Roth", ""),
        (
            "Maduro ließ zwölf Oppositionelle frei. Oppositionsführerin Eva Roth forderte mehr.",
            "Roth",
            "Opposition",
        ),
        (
            "In Peru verhandelt die Regierung mit der Guerilla Roter Stern. "
            "Chefunterhändlerin Eva Roth warf den Rebellen Verrat vor.",
            "Roth",
            "Peru",
        ),
        (
            "Der Stadtrat von Lauterfeld lehnt den Bau ab. Oberbürgermeister Jan Ott (CDU) widerspricht.",
            "Ott",
            "Lauterfeld",
        ),
        ("Der Konzern Ventora streicht Stellen. Betriebsrätin Eva Roth ist empört.", "Roth", "Betriebsrat"),
        (
            "Die Forderungen des Marburger Bundes sind hoch. Verhandlungsführer Jan Ott droht mit Streik.",
            "Ott",
            "Marburger Bund",
        ),
        ("Die SPD zögert. Familienministerin Eva Roth warb für den Entwurf.", "Roth", "Deutschland"),
        ("Zürich – Die SVP fordert Härte. Im Ständerat sprach Bundespräsidentin Eva Roth dagegen.", "Roth", "Schweiz"),
    ],
)
def test_heads_of_bodies(text: str, person: str, body: str) -> None:
    assert party(text, person).startswith(body)
    assert bool(party(text, person)) is bool(body)


def test_organs_are_bodies_of_their_own() -> None:
    text = "Die Talbahn AG will sparen. Der Aufsichtsrat drängt auf ein höheres Angebot."
    assert named(text, "Aufsichtsrat").name == "Aufsichtsrat"
    assert party(text, "Aufsichtsrat") == "Talbahn AG"
    assert party("Der ZDF-Fernsehrat stellte sich hinter die Klage.", "ZDF-Fernsehrat") == "ZDF"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Die Schülerinnen und Schüler wollen am Freitag streiken.", "Schülerinnen und Schüler", "Schülerinnen und"),
        ("Die Länder verlangen vom Bund mehr Geld.", "Länder", "Länder"),
        ("Der Bund zahlt zu wenig. Die Kommunen fordern Hilfe.", "Kommunen", "Kommunen"),
        ("Das Papier wurde der US-Seite übergeben. Washington schwieg.", "US-Seite", "USA"),
        ("Aus EU-Kreisen hieß es, man warte ab.", "EU-Kreisen", "E"),
        ("Rund 300 Bauern blockierten die Straße. Die Landwirte fordern Hilfe.", "Landwirte", "300 Bauern"),
        ("Etwa tausend Arbeiter zogen vor das Tor. Der Redner rief der Menge etwas zu.", "Menge", "tausend Arbeiter"),
        ("Die IG Metall Küste ruft zum Streik auf. Die GEW Bayern lehnt das ab.", "GEW Bayern", "GEW"),
        (
            "Bürgermeisterin Ines Rau sprach. Lauterfelds Kämmerer Ulf Dorn warnte. Die Stadt verliert Geld.",
            "Stadt",
            "Lauterfeld",
        ),
        ("Frau Berg, Präsidentin Maltas, klagte. Das schade dem Ruf des Landes.", "Landes", "Malta"),
        (
            "Bei den Syrien-Gesprächen warf die Regierung den Gegnern Blockade vor. Damaskus schweigt.",
            "Regierung",
            "Syrien",
        ),
        (
            "Die Polizei räumte das Werk. Der Konzern Ventora lehnte ab. Die Polizei griff ein. "
            "Ein Firmensprecher bedauerte das.",
            "Firmensprecher",
            "Konzern Ventora",
        ),
        ("Die Ventora AG prüft das. Aus Unternehmenskreisen verlautete, es werde teuer.", "kreisen", "Ventora AG"),
        ("Der Radlerbund fordert Tempo 30. Der Plan sei gut, erklärte der Verband.", "Verband", "Radlerbund"),
        ("Der GKV-Spitzenverband klagt. Der Bund entlaste sich auf Kosten anderer.", "Bund", "Deutschland"),
        (
            "Die Firma Ventora AG streicht Stellen. Minister Jan Ott (CDU) bedauert das. Die Konzernleitung schweigt.",
            "Konzernleitung",
            "Firma Ventora",
        ),
        ("Oman und Katar vermitteln. Die Vermittler legten einen Entwurf vor.", "Vermittler", "Vermittler"),
    ],
)
def test_groups_and_what_points_back(text: str, words: str, name: str) -> None:
    assert named(text, words).name.startswith(name)


def test_her_land_is_that_of_the_speaker() -> None:
    text = (
        "Guyana klagt vor Gericht. Venezuelas Vizepräsidentin Marta Solano bekräftigte im Fernsehen, "
        "ihr Land werde sich nicht beugen."
    )
    assert named(text, "Land").name == "Venezuela"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Port Sudan wird gekämpft. Kairo und Riad vermitteln.", "Sudan"),
        ("Die Firma warf dem Autobauer Wortbruch vor.", "Wortbruch"),
        ("Algerien bot sich als Vermittler an.", "Vermittler"),
        ("Der Konzern will das Werk schließen.", "Werk"),
    ],
)
def test_places_and_things_are_no_actors(text: str, words: str) -> None:
    assert not any(words in mention.quote for actor in cast(text) for mention in actor.mentions)


def test_party_in_brackets_is_an_actor() -> None:
    assert named("Ministerin Eva Roth (Grüne) mahnte zur Eile.", "Grüne").name.startswith("Bündnis 90")
