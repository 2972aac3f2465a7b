"""A wording: what an issue phrase says, as a head and what stands around it.

``Abtretung des Donbass``, ``Donbass-Abtretung`` and ``den Donbass abtreten`` have the head ``abtret`` and
the modifier ``donbas``. The head is the verb of a clause, else the first noun of a noun phrase (its last
part if it is a compound). Articles, prepositions and auxiliaries are left out, negation is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from statusquo.case.names import fold, slug
from statusquo.case.words import Word, lexicon, numbers, word

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_][\w’']*(?:-[\w’']+)*")
_EMPTY = frozenset(
    """der die das des dem den ein eine eines einem einen einer dieser diese dieses diesem diesen jener jene
    im in am an ans auf aus bei beim bis durch für gegenüber hinter mit nach neben ob seit seitens trotz über
    um unter vom von vor während wegen zum zur zu zwischen als wie und oder sowie dass daß damit wenn falls
    sich sein seine seines seinem seinen seiner ihr ihre ihres ihrem ihren ihrer er sie es man was welche
    welcher welches
    ist sind war waren sei seien wäre wird werden wurde wurden worden habe haben hat hatte hätten soll sollen
    sollte sollten müsse müssen muss musste könne können kann konnte dürfe dürfen darf wolle wollen will
    alle aller allen alles sehr auch noch nur erst schon bereits so da hier dort
    the a an of to for in on at by with and or from into be is are was were""".split()
)
_NOT = frozenset("nicht kein keine keinen keinem keiner keines ohne niemals".split())
_ENGLISH_NOT = frozenset("not no without".split())  # in small letters only: German "Not" is a noun
_ARTICLE = re.compile(
    r"^(?:der|die|das|des|dem|den|eine?[mnrs]?|diese[mnrs]?|jede[mnrs]?|seine?[mnrs]?|ihre?[mnrs]?|the|an?)\s+",
    re.IGNORECASE,
)
_AGAINST = frozenset("gegen wider against".split())


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word beside the head: its root, and whether it is a noun or name (else an adjective, a number)."""

    root: str
    noun: bool

    @property
    def weight(self) -> float:
        """Nouns and names count 1, all else 0.5."""
        return 1.0 if self.noun else 0.5


@dataclass(frozen=True, slots=True)
class Wording:
    """An issue phrase made comparable.

    Attributes:
        label: as written; ``head``: root of the head, or empty if the phrase has no content word.
        modifiers: sorted, without repeats.
        negated: "keine ...", "nicht ...".
        key: readable key of the head words.
        clause: ``""`` for a noun phrase, else ``infinitive`` or ``finite``.
    """

    label: str
    head: str
    modifiers: tuple[Modifier, ...]
    negated: bool
    key: str
    clause: str = ""

    @property
    def bare(self) -> str:
        """The wording without the article in front of a noun phrase: ``eine Waffenruhe`` -> ``Waffenruhe``."""
        return self.label if self.clause else _ARTICLE.sub("", self.label, count=1) or self.label

    @property
    def form(self) -> tuple[str, tuple[str, ...], bool]:
        """What two wordings of equal meaning share: head, modifiers, negation."""
        return self.head, tuple(m.root for m in self.modifiers), self.negated


@lru_cache(maxsize=65536)
def wording(label: str) -> Wording:
    """Analyse an issue phrase.

    Example:
        >>> one, two = wording("Abtretung der Insel"), wording("die Insel abtreten")
        >>> one.form == two.form, one.key
        (True, 'abtretung_insel')
    """
    tokens = _TOKEN.findall(label)
    negated = any(_negates(token) for token in tokens)
    words = [word(token) for token in tokens if token.casefold() not in _EMPTY and not _negates(token)]
    content = [w for w in words if w.text.casefold() not in _AGAINST and not _is_auxiliary(w)]
    if not content:
        return Wording(label, "", (), negated, slug(tokens[:3]))
    at = _head(content)
    head = content[at]
    around = dict.fromkeys(head.parts[:-1], True)
    for place, other in enumerate(content):
        if place != at and not _is_light(other):
            noun = other.kind in ("noun", "name")
            around |= {part: noun or around.get(part, False) for part in _roots(other)}
    around.pop(head.parts[-1], None)
    if any(w.text.casefold() in _AGAINST for w in words):
        around["gegen"] = False
    ordered = tuple(Modifier(name, around[name]) for name in sorted(around))
    return Wording(label, head.parts[-1], ordered, negated, _key(content, at), _clause(head, label))


def _roots(w: Word) -> tuple[str, ...]:
    """The roots of a word, number words as digits: nine per cent and three per cent of a thing are two demands."""
    if digits := numbers().get(fold(w.text)):
        return (digits,)
    return tuple(numbers().get(part, part) for part in w.parts)


def _clause(head: Word, label: str) -> str:
    """Whether the wording is a clause; an infinitive ends in its verb."""
    if head.kind != "verb":
        return ""
    return "infinitive" if label.endswith(head.text) and head.text.endswith("n") else "finite"


def _negates(token: str) -> bool:
    return token.casefold() in _NOT or token in _ENGLISH_NOT


def _head(content: list[Word]) -> int:
    """Place of the head: the last verb, else the first noun that is not light, else the first name."""
    verbs = [at for at, w in enumerate(content) if w.kind == "verb" and not _is_participle(content, at)]
    if verbs:
        return verbs[-1]
    for kinds in (("noun",), ("name",)):
        for at, w in enumerate(content):
            if w.kind in kinds and not (_is_light(w) and len(content) > 1):
                return at
    return 0


def _is_participle(content: list[Word], at: int) -> bool:
    """A verb form directly before a noun is its attribute ("eine vereinbarte Pause"), unless in -en."""
    return at + 1 < len(content) and content[at + 1].kind == "noun" and not content[at].text.endswith("n")


def _is_auxiliary(w: Word) -> bool:
    return w.lemma in ("sein", "haben", "werden") and w.kind != "noun"


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return frozenset(fold(noun) for noun in lexicon()["light"]["words"])


def _is_light(w: Word) -> bool:
    return fold(w.lemma) in _light()


def _key(content: list[Word], at: int) -> str:
    """At most three lemmas, the head first, adjectives only if nothing else is there."""
    head = content[at]
    others = [w for place, w in enumerate(content) if place != at and w.kind in ("noun", "name") and not _is_light(w)]
    if not others:
        others = [w for place, w in enumerate(content) if place != at]
    first, *rest = [piece for piece in reversed(_shown(head).split("-")) if piece] or [head.text]
    return slug([first, *rest, *(_shown(w) for w in others)][:3])


def _shown(w: Word) -> str:
    """The lemma, but ``Donbass``, which the tagger takes for a genitive, as it stands."""
    return w.text if w.text == w.lemma + "s" and w.text.endswith("ss") else w.lemma
