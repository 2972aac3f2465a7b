"""Words of an issue taken apart: lemma, the parts of a compound, and one root for noun and verb.

``Gebietsabtretungen`` has the parts ``gebiet`` and ``abtret``, ``abzutreten`` has ``abtret``, ``Rückzug``
and ``zurückgezogen`` both have ``zuruckzieh``. Parts come from the morphology of HanTa (Wartena 2019), roots
from the rules here and the table ``wordings.toml``. Roots are for comparing only and never shown.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from statusquo.case.names import fold
from statusquo.language.numbers import number_words

if TYPE_CHECKING:
    from statusquo.language.hanta import Hanta

_LEXICAL = re.compile(r"^(NN|NE|ADJ|ADV|VV|ACR|CARD|FM|TRUNC|XY|ITJ)")
_RUNG = re.compile(r"(?<=\w{4})ung$")
_PARTICLES = frozenset("ab an auf aus bei durch ein los nach über um vor weg zu zurück rück".split())
_TOO_LONG = 60  # the tagger's time is quadratic in the length of a word


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a wording.

    Attributes:
        text: as written; ``lemma``: its dictionary form.
        kind: ``noun``, ``name``, ``verb``, ``adjective`` or ``other``.
        parts: roots of its parts, the head (last) part last; one for a simple word.
        acts: for each part whether it is a verb or made from one (``Ablehnung``), so that it has the verb's shapes.
    """

    text: str
    lemma: str
    kind: str
    parts: tuple[str, ...]
    acts: tuple[bool, ...] = ()


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Any]:
    """The table ``wordings.toml``."""
    return tomllib.loads((resources.files("statusquo.case") / "wordings.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _hanta() -> Hanta:
    from statusquo.language.hanta import hanta

    return hanta()  # the one copy in memory, loaded from the installed package and nowhere else


def _tagger() -> Any:
    return _hanta()._model


_MOST = 100_000
"""Words kept taken apart: each costs the tagger about a millisecond, and a case has the same ones every day."""
_known: dict[str, Word] = {}


def word(text: str) -> Word:
    """Take one German word apart, at its hyphens first."""
    found = _known.get(text)
    if found is None:
        if len(_known) >= _MOST:
            _known.clear()
        found = _known[text] = _taken_apart(text)
    return found


def known_words() -> list[list[Any]]:
    """The words taken apart so far, for a file: each as a list of its fields."""
    return [[one.text, one.lemma, one.kind, one.parts, one.acts] for _, one in sorted(_known.items())]


def learn(rows: Iterable[Sequence[Any]]) -> None:
    """Take over what :func:`known_words` gave, of the same version of this program.

    Raises:
        ValueError, TypeError: something else.
    """
    rows = list(rows)
    if any(not parts or len(parts) != len(acts) for _, _, _, parts, acts in rows):
        raise ValueError("a word without parts")
    made = [Word(text, lemma, kind, tuple(parts), tuple(acts)) for text, lemma, kind, parts, acts in rows]
    for one in made[:_MOST]:
        _known.setdefault(one.text, one)


def _taken_apart(text: str) -> Word:
    if "-" not in text.strip("-"):
        return _simple(text)
    pieces = [_simple(piece) for piece in text.split("-") if piece]
    last = pieces[-1]
    lemma = text[: len(text) - len(last.text)] + last.lemma
    parts = tuple(part for piece in pieces for part in piece.parts)
    return Word(text, lemma, last.kind, parts, tuple(act for piece in pieces for act in piece.acts))


def _simple(text: str) -> Word:
    if len(text) > _TOO_LONG or not any(letter.isalpha() for letter in text):
        return Word(text, text, "other", (fold(text),), (False,))
    if text.isupper() and len(text) > 1:
        return Word(text, text, "name", (fold(text),), (False,))
    lemma, stem, morphs, tag = _hanta().alone(text)
    if tag.startswith("VV"):
        return Word(text, lemma, "verb", (_verb(fold(stem)),), (True,))
    kind = "name" if tag == "NE" else "noun" if tag.startswith("NN") else "other"
    if tag.startswith("ADJ"):
        kind = "adjective"
    if kind in ("noun", "name") and not text[0].isupper():
        kind = "other"
    elif kind == "other" and text[0].isupper() and tag in ("XY", "FM", "CARD"):
        kind = "name"
    if fold(lemma) in _wholes():
        return Word(text, lemma, kind, (fold(lemma),), (False,))
    pieces = [fold(piece) for piece in _pieces(morphs)] or [fold(stem)]
    if kind == "adjective":  # degrees of comparison are no parts: "länger" is "lang"
        pieces = [piece for piece in pieces if len(piece) > 3] or pieces[:1]
    roots = tuple(_root(piece, kind) for piece in pieces)
    return Word(text, lemma, kind, roots, tuple(_is_act(piece, kind) for piece in pieces))


@lru_cache(maxsize=1)
def _wholes() -> frozenset[str]:
    """Compounds that mean something as a whole and are not taken apart (``Waffenruhe``)."""
    return frozenset(fold(whole) for whole in lexicon()["whole"]["words"])


def _pieces(morphs: list[tuple[str, str]]) -> list[str]:
    """The lexical parts of a word, with verb particles and prefixes left on what follows them."""
    pieces: list[str] = []
    front = ""
    for morph, tag in morphs:
        if tag.startswith(("PTKVZ", "PREF_V")) or (morph in _PARTICLES and morph != morphs[-1][0]):
            front += morph
        elif _LEXICAL.match(tag):
            pieces.append(front + morph)
            front = ""
    return pieces


def _root(piece: str, kind: str) -> str:
    if kind == "adjective":
        return _place(re.sub(r"(?<=\w{4})(lich|isch)$", "", piece))
    if kind == "name":
        return _place(piece)
    for ending, entry in _endings():
        if piece == ending or (piece.endswith(ending) and len(piece) - len(ending) >= 2):
            return _verb(_back(piece[: len(piece) - len(ending)]) + fold(entry))
    if _RUNG.search(piece):
        return _verb(_back(_RUNG.sub("", piece)))
    if re.search(r"\w{4}ation$", piece):
        return piece[: -len("ation")]
    return piece


def _is_act(piece: str, kind: str) -> bool:
    """Whether :func:`_root` takes a part to a verb."""
    if kind in ("adjective", "name"):
        return False
    ends = any(piece == end or (piece.endswith(end) and len(piece) - len(end) >= 2) for end, _ in _endings())
    return ends or bool(_RUNG.search(piece))


def _back(front: str) -> str:
    return "zuruck" + front[len("ruck") :] if front.startswith("ruck") else front


@lru_cache(maxsize=1)
def _endings() -> tuple[tuple[str, str], ...]:
    pairs = [(fold(ending), entry["verb"]) for ending, entry in lexicon()["nominal"].items()]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def _verb(stem: str) -> str:
    """One form for verb stems: ``verhandel`` and ``verhandl``, ``kooperier`` and ``kooper``."""
    if re.search(r"\w{4}ier$", stem):
        return stem[: -len("ier")]
    return re.sub(r"(?<=\w{3}[^aeiou])e(?=[lr]$)", "", stem)


def _place(stem: str) -> str:
    """One form for a place and the adjective of it: ``ukrain(e|isch)``, ``russ(land|isch)``."""
    return re.sub(r"(?<=\w{4})(land|ien|e|a|ei)$", "", stem)


@lru_cache(maxsize=1)
def same() -> dict[str, int]:
    """Root -> number of its group of words for the same thing."""
    return {word(entry).parts[-1]: number for number, group in enumerate(lexicon()["same"]) for entry in group["words"]}


@lru_cache(maxsize=1)
def wider() -> frozenset[str]:
    """Roots that may stand for a place or object which another wording names."""
    return frozenset(word(entry).parts[-1] for entry in lexicon()["wider"]["words"])


@lru_cache(maxsize=1)
def limiting() -> frozenset[str]:
    """Roots that make a thing smaller or shorter, so that it is no longer the same."""
    return frozenset(word(entry).parts[0] for entry in lexicon()["limiting"]["words"])


@lru_cache(maxsize=1)
def numbers() -> dict[str, str]:
    """Number words of all languages, folded, and their digits."""
    return {fold(name): str(number) for table in number_words().values() for name, number in table.items()}


@lru_cache(maxsize=1)
def mutual() -> frozenset[str]:
    """Roots of facts that always have two sides, such as a war."""
    return frozenset(word(entry).parts[-1] for entry in lexicon()["mutual"]["words"])


@lru_cache(maxsize=1024)
def root(noun: str) -> str:
    """The root of the head part of one noun."""
    return word(noun).parts[-1]


_FRONT = re.compile(
    r"^(zusammen|entgegen|heraus|hinaus|zuruck|weiter|statt|durch|fest|frei|nach|teil|auf|aus|bei|ein|her|hin|los|"
    r"mit|vor|weg|ab|an|um|zu)(?=\w{3})"
)


@lru_cache(maxsize=1)
def _verb_shapes() -> dict[str, frozenset[str]]:
    """Simple verb stem -> all its stems (``zieh``: ``zog``, ``zug``), by the tagger and our table."""
    found = _stems("VV")
    for ending, entry in lexicon()["nominal"].items():
        found[entry["verb"]].add(fold(ending))
    return {base: frozenset(shape for shape in shapes if len(shape) > 2) for base, shapes in found.items()}


@lru_cache(maxsize=1)
def _noun_shapes() -> dict[str, set[str]]:
    """Noun stem -> its other stems (``thema``: ``them``)."""
    return {base: {shape for shape in shapes if len(shape) > 2} for base, shapes in _stems("NN").items()}


def _stems(kind: str) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for tag, table in _tagger().stemdict.items():
        if _tagger().int2tag[tag].startswith(kind):
            for shape, base in table.items():
                found[fold(base)].add(fold(shape))
    return found


def particle(name: str) -> tuple[str, str]:
    """Cut the separable particle off the root of a verb: ``zuruckzieh`` -> ``zuruck``, ``zieh``."""
    match = _FRONT.match(name)
    if match is None or name[match.end() :] not in _simple_verbs():
        return "", name
    return match.group(), name[match.end() :]


@lru_cache(maxsize=1)
def _simple_verbs() -> frozenset[str]:
    model = _tagger()
    tags = [tag for tag, name in model.int2tag.items() if name == "VV"]
    known = {fold(shape) for tag in tags for shape in model.LP_m_t.get(tag, {})}
    return frozenset(known) | {_verb(shape) for shape in known} | _verb_shapes().keys()


def shapes(stem: str, *, act: bool = True) -> tuple[str, ...]:
    """All stems of a verb (``act``) or of a noun, sorted; of any other word itself."""
    table = _verb_shapes() if act else _noun_shapes()
    return tuple(sorted({stem, *table.get(stem, ())}))


@lru_cache(maxsize=1)
def stems() -> frozenset[str]:
    """The stems of nouns, names, adjectives, adverbs and verbs that the tagger knows, of three letters and more."""
    model = _tagger()
    kinds = ("NN", "NE", "ADJ", "VV", "ADV", "ACR")
    found = {piece for tag, table in model.LP_m_t.items() if model.int2tag[tag].startswith(kinds) for piece in table}
    folded = fold("\n".join(sorted(found))).split("\n")
    return frozenset(piece for piece in folded if len(piece) > 2)


def knows(form: str) -> bool:
    """Whether the tagger has a word form, in lower case, in its own list."""
    return form in _tagger().cache
