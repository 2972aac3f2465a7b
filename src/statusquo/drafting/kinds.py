"""What the tables of acts say: families of acts, things with a value, and what a phrase means as an act."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of act.

    Attributes:
        heads: ends of the nouns that name it (``=krieg``: that word only); ``besides``: nouns that end so and
            name something else ("Handelskrieg"); ``pairs``: beginnings of adjective and noun that do so together.
        wide: beginnings of words that place a threat in it.
        coercive: it presses somebody. joint: it needs every party to it.
        stand, begin: frames for the act while it goes on and before it starts, with a place ``{label}``.
    """

    name: str
    heads: tuple[str, ...]
    besides: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    wide: tuple[str, ...]
    coercive: bool
    joint: bool
    stand: str
    begin: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase says about an act.

    Attributes:
        text: the phrase; ``core``: the phrase without a head that ends or continues the act.
        head: its head noun as written; empty if none was found.
        family: name of its family; empty if it has none.
        positive: False if the phrase names the end or the absence of the act.
        goes_on: the wording says that the act is under way.
        new: it is another act than the one that stands already ("neue Sanktionen").
        one_way: why it cannot be undone (``cession`` ...); empty if nothing says so.
        vague: it names no act at all ("Zugeständnisse", "Haltung").
        signing: it speaks of a signature or consent and not of what it is given to ("Unterschrift").
        denied: it says "keine": it is the absence of what it names.
        about: the noun that an agreement is about ("Einigung über die Einmalzahlung"); empty for others.
        verb: the verb of an infinitive ("den Donbass räumen"); empty for a noun phrase.
        signing: it speaks of a signature or consent and not of what it is given to ("Unterschrift").
        denied: it says "keine": it is the absence of what it names.
        about: the noun that an agreement is about ("Einigung über die Einmalzahlung"); empty for others.
        language: whose lexicon it was read with.
    """

    text: str
    core: str
    head: str
    family: str
    positive: bool
    goes_on: bool
    new: bool
    one_way: str
    vague: bool
    language: str
    verb: str = ""
    signing: bool = False
    about: str = ""
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """Something that has a value, of which reports name several ("drei Prozent", "fünf Prozent").

    Attributes:
        words: beginnings of the nouns that name it; units: units that are enough to name it.
        shared: it has one value for all parties.
        frame: the act, for a phrase that gives only the value, with a place ``{label}``; empty for none.
    """

    name: str
    words: tuple[str, ...]
    units: tuple[str, ...]
    shared: bool
    frame: str = ""
