"""Noun phrases in their base form: "der vollständigen Übergabe des Donbass" -> "vollständige Übergabe des Donbass".

Reports inflect what they name. For a table the article goes and the adjectives take the ending they have
without it; a noun that only passes on another one ("Forderung nach einer Pause") gives way to it, and remnants
of a verb ("in Aussicht") go too. German only; words that no rule is sure of stay.
"""

from __future__ import annotations

import re
from typing import Final

from statusquo.case.names import fold
from statusquo.case.words import word

_MARKS = " „“”‚‘’\"'»«.,;:!?–…"
_REMNANTS = re.compile(
    r" (?:in Aussicht|in Kraft|ins Gespräch|ins Spiel|in Frage|infrage|zur Debatte|zur Sprache|zur Kenntnis|"
    r"in Betracht|in Gang|auf den Weg|ins Auge|unter Strafe|in Angriff)$"
)
_TIME = re.compile(
    r" (?:vor|nach|bis|bis zum|bis zur) (?:dem |der |einem |einer )?(?:Abschluss|Beginn|Ende|Ablauf)\b.*$"
)
_FIRST = re.compile(r" (?:vor|nach) (?:dem|der|einem|einer) [A-ZÄÖÜ].*$")
_FEAR = re.compile(r"(?:angst|schutz|furcht|warnung|flucht|sorge|respekt|suche|frage|ruf|streben)$", re.IGNORECASE)
_PASSING = re.compile(
    r"^(?P<before>(?:[a-zäöüß]+ )*)(?:Forderung|Forderungen|Vorschlag|Vorschlags|Vorschläge|Ruf|Rufe|Wunsch|Angebot|"
    r"Angebots|Idee|Plan|Pläne|Bitte|Appell|Aufruf|Drohung|Drohungen|Ankündigung) "
    r"(?:(?:nach|zur?|zum|auf|für|mit|um)(?: (?P<article>einer|eines|einem|eine|einen|der|des|den|die|dem|das))?|"
    r"(?P<genitive>einer|eines)) "
    r"(?P<rest>(?:[a-zäöüß]+ )*[A-ZÄÖÜ].*)$"
)
_ARTICLES: Final = frozenset(
    """der die das des dem den ein eine eines einem einen einer dieser diese dieses diesem diesen jede jeder jedes
    jeden jedem jegliche jeglichen jeglicher sein seine seiner seines seinem seinen ihr ihre ihrer ihres ihrem
    ihren kein keine keinen keiner keinem keines alle aller allen solche solchen solcher""".split()
)
_NEUTER = re.compile(
    r"(?:ment|um|chen|lein|nis|tum|paket|angebot|abkommen|gesetz|recht|gebiet|land|ende|mandat|geld|treffen|gespräch|verbot|embargo|system|programm|ziel|werk)$"
)
_FEMININE = re.compile(
    r"(?:ung|heit|keit|schaft|tion|sion|tät|ik|ie|ur|anz|enz|ruhe|pause|gabe|nahme|frage|hilfe|grenze|macht|kraft|"
    r"linie|armee|miete|steuer|zeit)$"
)
_ADJECTIVE = re.compile(r"^[a-zäöüß][\wäöüß-]*(?:e[nrsm]?)$")
_NO_ADJECTIVES: Final = frozenset(
    """gegen neben wegen zwischen über unter hinter außer binnen innen gegenüber wider eben gerade aller sogar wieder
    immer weder entweder oder aber sondern ohne seine""".split()
)  # words that end like one


def nominal(text: str) -> str:
    """A noun phrase as if it were the subject, without its article.

    Example:
        >>> nominal("neuen Sanktionen gegen russische Ölkonzerne")
        'neue Sanktionen gegen russische Ölkonzerne'
    """
    text = _without_marks(text)
    first, _, rest = text.partition(" ")
    if first.casefold() in _ARTICLES and _PASSING.match(rest):
        text = rest
    if (match := _PASSING.match(text)) and not re.search(r"(?:plan|pläne)$", match["before"]):
        text = " ".join(part for part in (match["article"] or match["genitive"], match["rest"]) if part)
    text = _REMNANTS.sub("", text)
    text = re.sub(r"(?<=\w) (?:ihrer|seiner)(?= [A-ZÄÖÜ])", " der", re.sub(r"(?<=\w) (?:ihres|seines)\b", " des", text))
    head = _head(text.split())
    if head and not _FEAR.search(head):
        text = _TIME.sub("", text)
        if _FIRST.sub("", text).split() and head in _FIRST.sub("", text):
            text = _FIRST.sub("", text)
    return _based(text.split())


def base_name(name: str) -> str:
    """The name of a body or group in its base form, capitals kept.

    Example:
        >>> base_name("ukrainischen Opposition"), base_name("Aufständischen")
        ('ukrainische Opposition', 'Aufständische')
    """
    words = name.split()
    if len(words) == 1:
        lemma = word(name).lemma
        if (
            name == lemma + "n"
            and lemma.endswith("e")
            and word(lemma[0].lower() + lemma[1:]).kind in ("adjective", "verb")
        ):
            return lemma
    if not words or (words[0][:1].isupper() and len(words) > 1):
        return name
    return nominal(name) or name


def _without_marks(text: str) -> str:
    """Quotation marks go, also the halves of a pair that a span cut."""
    return re.sub(r"[„“”»«]", "", text).strip(_MARKS)


def _head(words: list[str]) -> str:
    return next(
        (w for w in words if w[:1].isupper() and w.casefold() not in _ARTICLES and word(w).kind in ("noun", "name")), ""
    )


def _based(words: list[str]) -> str:
    """Article off, adjectives and noun in the nominative."""
    article = ""
    while len(words) > 1 and words[0].casefold() in _ARTICLES:
        article = article or words[0].casefold()
        words = words[1:]
    if not words:
        return ""
    end = 0
    while end < len(words) - 1 and _is_adjective(words[end], first=end == 0):
        end += 1
    noun = words[end]
    if not noun[:1].isupper():
        return " ".join(words)
    plural = _plural(noun, article)
    base = _noun(noun, article, plural)
    adjectives = [_adjective(w[0].lower() + w[1:], noun, article, plural) for w in words[:end]]
    return " ".join([*adjectives, base, *words[end + 1 :]])


def _is_adjective(token: str, *, first: bool) -> bool:
    if first and token[0].isupper() and word(token[0].lower() + token[1:]).kind == "adjective":
        return word(token).kind != "noun"
    if token in _NO_ADJECTIVES:
        return False
    return bool(_ADJECTIVE.match(token)) and word(token).kind in ("adjective", "other", "verb") and "-" not in token[:2]


def _plural(noun: str, article: str) -> bool:
    """Whether the form is a plural: its lemma is shorter and it is no genitive of a singular."""
    lemma = word(noun).lemma
    if noun == lemma or article in ("eines", "einem", "ein", "eine", "einer", "des", "dem", "das", "einen"):
        return False
    return not noun.endswith(("es", "s")) or lemma.endswith("s") or article in ("die", "den")


def _noun(noun: str, article: str, plural: bool) -> str:
    lemma = word(noun).lemma
    if plural and _dative(noun, lemma):
        return noun[:-1]
    if article in ("eines", "des") and noun.endswith("s") and lemma != noun and noun.startswith(lemma):
        return lemma
    return noun


def _dative(noun: str, lemma: str) -> bool:
    """Whether a plural is surely a dative: "Zugeständnissen", "Bewohnern", and plurals in -e with a changed vowel."""
    if noun == lemma + "n" and lemma.endswith(("er", "el", "en")):
        return True
    changed = fold(noun) == fold(lemma) + "en" and noun[:-2] != lemma
    return noun.endswith("nissen") or changed


def _adjective(token: str, noun: str, article: str, plural: bool) -> str:
    """The ending of an adjective in the nominative without an article, where the phrase shows what it is."""
    match = re.fullmatch(r"(.+?)(e[nrsm]?)", token)
    if match is None or match[2] == "es":
        return token
    stem = match[1]
    if plural or _FEMININE.search(noun.casefold()):
        return f"{stem}e"
    if article in ("", "ein", "eine") and match[2] in ("er", "e"):
        return token
    if article == "die" or article == "eine":
        return f"{stem}e"
    return f"{stem}es" if article == "das" or _NEUTER.search(noun.casefold()) else f"{stem}er"
