"""Names of persons: where a run of tokens is one, by given names, titles and the shape of the words.

``run_at`` finds the longest run of name-like tokens; ``evidence_at`` says whether it is a person:

=============  ============================================================
``given``      a known given name with a family name ("Silvan Shalom")
``title``      a role noun right before it ("Vizeadmiral Charles Style")
``label``      a party or an age in brackets behind it ("Jan Kolb (SPD)")
``apposition`` a role stands beside it between commas
``holder``     a known holder of an office at the time ("Bush")
=============  ============================================================
"""

from __future__ import annotations

import re
from typing import Final

from statusquo.language.tokens import Token
from statusquo.reading.german.actors.scene import Scene

PARTICLES: Final = frozenset(
    "von van de del della di da dos do du el al bin ibn ben der den ter zu zur la le abu al-".split()
)
TIMES: Final = frozenset(
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Montag "
    "Dienstag Mittwoch Donnerstag Freitag "
    "Samstag Sonnabend Sonntag Anfang Ende Mitte Heute Gestern Ostern Pfingsten Weihnachten".split()
)
_INITIAL: Final = re.compile(r"[A-ZÄÖÜ]\.\Z")
_ROMAN: Final = re.compile(r"[IVX]{1,5}\.?\Z")
_PREFIXED: Final = re.compile(r"(?i:al|el|ad|as|ar|an|ash|asch|ur|ul)-[A-ZÄÖÜ]\w")
_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*\Z")
_AGE: Final = re.compile(r"\d{2}\Z")
LONGEST: Final = 6


def namelike(token: Token) -> bool:
    """Whether a token may be part of a name by tag and shape."""
    form = token.form
    if token.tag not in ("NE", "FM") or form in TIMES:
        return False
    return (form[:1].isupper() or _PREFIXED.match(form) is not None) and _WORD.match(form) is not None


def run_at(scene: Scene, i: int, *, known: bool = False) -> int:
    """One past the last token of the longest name-like run from token ``i``; ``i`` if there is none.

    Args:
        known: the first token is a given name or follows a title, so that a noun may be its family name.
    """
    tokens = scene.tokens
    stop = scene.analysis.sentence_of(i).stop
    if not (namelike(tokens[i]) or (known and _capital(tokens[i]))):
        return i
    k = i + 1
    while k < stop and k - i < LONGEST:
        token = tokens[k]
        if not known and scene.tables.match(scene.forms, k) is not None:
            break  # "mahnte Putin Europa"
        if (namelike(token) and scene.claims[k] is None) or (
            _INITIAL.match(token.form) and k + 1 < stop and _capital(tokens[k + 1])
        ):
            k += 1
        elif _ROMAN.match(token.form) and token.form not in ("I",):
            return k + 1
        elif token.form in PARTICLES and k + 1 < stop and (end := _after_particles(scene, k, stop)):
            k = end
        elif known and k == i + 1 and token.tag in ("NN", "NNA", "NNI") and surname_noun(scene, k):
            k += 1
        else:
            break
    return k


def surname_noun(scene: Scene, k: int) -> bool:
    """Whether a common noun may be a family name here: no role, no body, no table name."""
    form = scene.forms[k]
    tables = scene.tables
    if not form[:1].isupper() or form.isupper() or len(form) < 3:
        return False
    if tables.role(form) is not None or tables.match(scene.forms, k) is not None:
        return False
    return tables.collective(form) is None or _full_name(scene, k)


def _full_name(scene: Scene, k: int) -> bool:
    """Whether a title and a given name stand before a noun, so that it is a family name: "Minister Gerald Heere"."""
    if k < 2 or scene.tables.given_name(scene.forms[k - 1]) is None:
        return False
    return scene.forms[k - 2][:1].isupper() and scene.tables.role(scene.forms[k - 2]) is not None


def _after_particles(scene: Scene, k: int, stop: int) -> int:
    """One past the name after particles from ``k`` on ("von der Leyen"); 0 if no name follows."""
    tokens = scene.tokens
    end = k
    while end < stop and tokens[end].form in PARTICLES and end - k < 3:
        end += 1
    strict = tokens[k].form in ("von", "der", "den", "zu", "zur", "du", "do", "an")
    if end >= stop:
        return 0
    if not namelike(tokens[end]):
        noble = tokens[k].form == "von" and end - k == 2 and tokens[end].tag in ("NN", "NNA")
        return end + 1 if noble and surname_noun(scene, end) else 0
    match = scene.tables.match(scene.forms, end)
    if strict and match is not None and not match.weak:
        return 0  # "Steinmeier von der SPD", "Königin Elisabeth von England"
    if strict and tokens[k].form == "von" and scene.tables.given_name(tokens[end].form):
        return 0
    return end + 1


def _capital(token: Token) -> bool:
    return token.form[:1].isupper() and token.form not in TIMES and _WORD.match(token.form) is not None


def label_at(scene: Scene, i: int) -> bool:
    """Whether an age or a short name in brackets starts at token ``i``: "(52)", "(CDU)"."""
    tokens = scene.tokens
    if i + 2 >= len(tokens) or tokens[i].form != "(":
        return False
    if _AGE.match(tokens[i + 1].form):
        return True
    match = scene.tables.match(scene.forms, i + 1)
    return match is not None and match.entry.kind == "organisation" and tokens[i + 1 + match.length].form in ")/,;"


def family_name(forms: list[str]) -> str:
    """The part of a name that stands alone: "von der Leyen", "el-Baradei", "Annan".

    A German or Dutch particle belongs to it; a roman numeral makes the first name stand alone ("Karl").
    """
    if len(forms) > 1 and _ROMAN.match(forms[-1]):
        return forms[0]
    for k in range(1, len(forms) - 1):
        if forms[k] in PARTICLES:
            return " ".join(forms[k:])
    return forms[-1]


def bare_genitive(form: str) -> str:
    """A name without a genitive ``s`` or apostrophe."""
    if form.endswith(("'s", "’s")):
        return form[:-2]
    if form.endswith(("'", "’")):
        return form[:-1]
    return form[:-1] if len(form) > 3 and form.endswith("s") else form


def plain(name: str) -> str:
    """A family name in lower case without an Arabic article ("al-Gaddafi" -> "gaddafi")."""
    lower = name.lower()
    return lower.partition("-")[2] if _PREFIXED.match(name) else lower
