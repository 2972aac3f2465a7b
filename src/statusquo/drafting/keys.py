"""Option keys and labels of acts: short, the same after a redraft, readable."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from statusquo.assessment.names import name
from statusquo.case.joined import World
from statusquo.case.names import slug
from statusquo.drafting.acts import Act
from statusquo.drafting.lexicon import in_any_language, lexicon, words_of
from statusquo.drafting.phrasing import act as phrase_act

LONGEST: Final = 32
"""Letters of an option key at most."""
_PARTY: Final = 12


def identifier(text: str, longest: int = LONGEST) -> str:
    """An option key of the words of a phrase, articles left out and cut after whole words.

    Example:
        >>> identifier("die Räumung des Donbass"), identifier("not")
        ('raeumung_donbass', '_not')
    """
    articles = lexicon("de").heads["articles"]
    words = [word for word in words_of(text.replace("_", " ")) if word.casefold() not in articles]
    loose = in_any_language("prepositions")
    if len(slug(words)) > longest:
        while len(words) > 1 and (len(slug(words)) > longest or words[-1].casefold() in loose):
            words = words[:-1]
    return slug(words)[:longest].rstrip("_") or "_"


def owned(stem: str, owner: str, owners: Iterable[str]) -> str:
    """The key of one party's part in a joint act: ``waffenruhe`` of ``volksfront_des_nordens`` -> ``waffenruhe_vdn``.

    Args:
        stem: key of the act. owner: key of the party.
        owners: keys of all parties to the act, which must end up with different keys.
    """
    short = {party: _short(party) for party in owners}
    if len(set(short.values())) < len(short):
        short = {party: identifier(party, 2 * _PARTY) for party in short}
    return f"{identifier(stem, LONGEST - len(short[owner]) - 1)}_{short[owner]}"


def _short(party: str) -> str:
    """A party's key, or the first letters of its words where it is long."""
    key = identifier(party)
    words = [word for word in party.split("_") if word]
    return key if len(party) <= _PARTY or len(words) < 2 else slug(["".join(word[0] for word in words)])


def with_partner(label: str, partner: str, language: str) -> str:
    """Say with whom: "Gespräche führen" -> "Gespräche mit den USA führen"; unless the label says so itself.

    Example:
        >>> with_partner("Gespräche führen", "USA", "de"), with_partner("hold talks", "Iran", "en")
        ('Gespräche mit den USA führen', 'hold talks with Iran')
    """
    if "…" in label or re.search(r"\b(?:mit|zwischen|ohne|with|between|without)\b", label):
        return label
    words = lexicon(language)
    told = f"{words.heads['with'][0]} {name(partner, language).dative}"
    verb = words.infinitive(label)
    return f"{label.removesuffix(verb)}{told} {verb}" if verb else f"{label} {told}"


def channel_label(act: Act, world: World) -> str:
    """Talks that are missing, in the same words for all who would have to talk ("direkten Kontakt aufnehmen")."""
    label = phrase_act(act.text)
    for party in sorted({act.owner, *act.targets}):
        label = own_label(label, party, world)
    return label


def own_label(label: str, owner: str, world: World) -> str:
    """Leave "mit der Ukraine" out of the Ukraine's own part of a joint act, and "zwischen ..." of each part."""
    names = "|".join(re.escape(name) for name in sorted({*world.actor(owner).names, world.actor(owner).name}))
    label = re.sub(rf"\b(?:mit|with) (?:[a-zäöüß]+ )?(?:{names})\b ?", "", label)
    between = rf"\b(?:zwischen|between) (?=[^,]*\b(?:{names})\b)[^,]*? (?:und|and) (?:[a-zäöüß]+ )?[\w-]+ ?"
    return re.sub(r"  +", " ", re.sub(between, "", label)).strip()
