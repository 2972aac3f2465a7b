"""Repairs of verb tags in one stretch: finite or not, participle or adjective, separated particles.

German has its verbs at the end of a clause, where a tagger that sees two tags back guesses: "vorlegen" of "falls sie
nichts vorlegen" is finite, of "sie wollen nichts vorlegen" it is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from statusquo.language.forms import conjunctive
from statusquo.language.particles import OFTEN_PREPOSITIONS

__all__ = ["FINITE", "attributive", "cluster", "conjunctives", "finite", "likings", "particles", "stranded"]

FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
"""Tags of finite verbs."""

_OPENERS = frozenset({"KOUS", "PRELS", "PRELAT", "PWAV", "PWS"})
_BEFORE_NOUN = frozenset({"ART", "PPER", "PPOSAT", "PDAT", "PIAT", "PDS", "PIS", "PRF"})
_NO_CONJUNCTIVE = frozenset({"NN", "NE", "NNA", "NNI", "VVIMP", "FM", "XY"})
_JOINING = frozenset({"aber", "jedoch", "allerdings", "zugleich", "gleichzeitig"})
_UP_TO_NOW = frozenset({"seit", "bereits", "schon", "derzeit", "bisher", "bislang", "momentan"})
_FULL = frozenset({"VVPP", "VVFIN", "VVINF"})
_AUXILIARIES = frozenset({"VAFIN", "VMFIN", "VAINF", "VMINF", "VAPP"})
_PLURALS = frozenset({"werden", "haben", "sollen", "wollen", "können", "müssen", "dürfen", "mögen"})
_PARTICIPLE = re.compile(r"(?:ge\w+(?:t|en)|(?:be|ver|er|ent|zer|über|unter|durch|wider|voll|miss)\w+(?:t|en)|iert)$")


def stranded(lows: Sequence[str], tags: list[str], stretches: Sequence[tuple[int, int]]) -> None:
    """Take an infinitive right behind an embedded clause for the finite verb of a sentence that has none:
    "Die Zölle, die Japan verhängt hat, *bleiben* in Kraft".
    """
    found = -1
    for n, (first, stop) in enumerate(stretches):
        if any(tags[k] in _OPENERS for k in range(first, min(stop, first + 3))):
            continue
        if any(tags[k] in FINITE or tags[k] in {"PTKZU", "VVIZU"} for k in range(first, stop)):
            return
        if n > 1 and found < 0 and tags[first] in {"VVINF", "VAINF", "VMINF"} and lows[first].endswith("n"):
            found = first
    if found >= 0:
        tags[found] = tags[found][:2] + "FIN"


def likings(lows: Sequence[str], tags: list[str], stretches: Sequence[tuple[int, int]]) -> None:
    """Take "mochte" for a modal where an infinitive ends its stretch or stands right before it:
    "Sie *mochte* einen Beitritt nicht ausschließen"; by itself it is a full verb ("Sie mochte die Stadt").
    """
    for first, stop in stretches:
        for k in range(first, stop):
            if lows[k] not in {"mochte", "mochten"} or tags[k] != "VVFIN":
                continue
            ends = k + 1 < stop and tags[stop - 1] == "VVINF" and tags[stop - 2] != "PTKZU"
            if ends or (k > first and tags[k - 1] == "VVINF"):
                tags[k] = "VMFIN"


def conjunctives(words: Sequence[str], lows: Sequence[str], tags: list[str]) -> None:
    """Find the forms that can only be a Konjunktiv II where the model takes them for something else.

    "*Träten* die Sanktionen in Kraft, wäre ...", "*Fiele* die Mauer" (no imperative), "und *schlössen* Filialen"
    (no noun: it has no capital), "*Stände* Lima zu seinem Wort, käme ..." (a verb opens the clause after it).

    Args:
        words: the words as written.
        lows: in lower case.
        tags: their tags, changed in place.
    """
    for k, tag in enumerate(tags):
        if tag in _NO_CONJUNCTIVE and words[k][0].islower() and conjunctive(lows[k]) is not None:
            tags[k] = "VVFIN"
    first = next((k for k, tag in enumerate(tags) if tag[0] != "$"), len(tags))
    if first + 2 >= len(tags) or tags[first] in {"VVFIN", "VAFIN", "VMFIN"} or conjunctive(lows[first]) is None:
        return
    if tags[first] == "VVIMP" or tags[first + 1] in _BEFORE_NOUN or _verb_after_comma(tags, first):
        tags[first] = "VVFIN"


def _verb_after_comma(tags: Sequence[str], first: int) -> bool:
    """Tell whether there is no finite verb up to the first comma and one right behind it."""
    comma = next((k for k in range(first, len(tags)) if tags[k] == "$,"), len(tags))
    return comma + 1 < len(tags) and tags[comma + 1] in FINITE and not any(t in FINITE for t in tags[first:comma])


def cluster(lows: Sequence[str], tags: list[str], first: int, stop: int) -> None:
    """Read "ausschließen *wollen*" at the end as infinitive and modal where nothing else is finite: the model makes the
    first the finite verb.
    """
    while stop > first and tags[stop - 1] == "$(":
        stop -= 1
    if stop - first < 4 or tags[stop - 1] not in {"VMINF", "VAINF"} or lows[stop - 1] not in _PLURALS:
        return
    if tags[stop - 2] not in {"VVFIN", "VVINF"} or any(
        tags[k] in FINITE or tags[k] == "PTKZU" for k in range(first, stop - 2)
    ):
        return
    if tags[stop - 1] == "VAINF" and lows[stop - 1] != "werden":
        return
    tags[stop - 2] = "VVINF"
    tags[stop - 1] = tags[stop - 1][:2] + "FIN"


def finite(
    lows: Sequence[str],
    tags: list[str],
    first: int,
    stop: int,
    possible: Callable[[str], frozenset[str]],
    bracket: str,
) -> None:
    """Decide between finite verb, infinitive and participle in one stretch.

    Args:
        lows: the words in lower case.
        tags: their tags, changed in place.
        first, stop: the stretch.
        possible: the tags a word form may have by itself.
        bracket: tag of a modal or auxiliary before the stretch whose other part is still to come, or empty.
    """
    opened = any(tags[k] in {"KOUS", "PRELS", "PRELAT"} for k in range(first, min(stop, first + 3)))
    if (opened or not bracket) and "KON" in tags[first:stop]:
        _joined(lows, tags, first, stop, possible)
    finite = [k for k in range(first, stop) if tags[k] in FINITE]
    alone = len(finite) == 1 and finite[0] == stop - 1 > first and tags[stop - 1] == "VVFIN"
    if bracket and alone and not any(tags[k] in _OPENERS for k in range(first, stop)):
        wanted = "VVINF" if bracket == "VMFIN" else "VVPP"
        if wanted in possible(lows[stop - 1]):
            tags[stop - 1] = wanted
            return
    if bracket and not finite and not opened:
        return
    if opened and not finite and tags[stop - 1] in {"VAINF", "VMINF"} and lows[stop - 1] in _PLURALS:
        tags[stop - 1] = tags[stop - 1][:2] + "FIN"
        return
    finite = _one_auxiliary(lows, tags, finite)
    if opened and tags[stop - 1] == "VMFIN" and not _UP_TO_NOW.isdisjoint(lows[first:stop]):
        joint = next((k for k in range(first + 2, stop - 2) if tags[k] == "KON" and tags[k - 1] == "VVINF"), 0)
        if joint and not _UP_TO_NOW.isdisjoint(lows[first:joint]):
            tags[joint - 1] = "VVFIN"  # "die seit Tagen *streiken* und weitermachen wollen"
            return
    if opened and _ends_like_finite(lows, tags, first, stop, possible):
        tags[stop - 1] = "VVFIN"
        return
    if not finite:
        _make_finite(lows, tags, first, stop, possible, free=not opened and not bracket)
        return
    if not opened:
        _infinitive_before_and(lows, tags, finite, possible)
    auxiliary = [k for k in finite if tags[k] in {"VAFIN", "VMFIN"}]
    if "weder" in lows[first:stop]:
        _neither(lows, tags, first, stop, auxiliary, possible)
        finite = [k for k in finite if tags[k] in FINITE]
    if any(tags[k] == "VAFIN" for k in auxiliary):
        for k in range(stop - 1, first, -1):
            if tags[k] == "ADJD" and "VVPP" in possible(lows[k]) and _PARTICIPLE.search(lows[k]):
                tags[k] = "VVPP"
    if auxiliary:
        _other_part(lows, tags, first, stop, finite, auxiliary, possible)


def _one_auxiliary(lows: Sequence[str], tags: list[str], finite: list[int]) -> list[int]:
    """Read the auxiliary behind a participle as an infinitive where a modal is finite: "soll gewonnen *haben*"."""
    for k in finite[1:]:
        if (
            tags[k] == "VAFIN"
            and tags[k - 1] in {"VVPP", "VAPP"}
            and tags[finite[0]] == "VMFIN"
            and lows[k] in {"haben", "sein", "werden"}
        ):
            tags[k] = "VAINF"
    return [k for k in finite if tags[k] in FINITE]


def _make_finite(
    lows: Sequence[str],
    tags: list[str],
    first: int,
    stop: int,
    possible: Callable[[str], frozenset[str]],
    *,
    free: bool,
) -> None:
    """Find the finite verb of a stretch that has none; ``free``: nothing opens it and no bracket is open."""
    if any(tags[k] in {"PTKZU", "VVIZU"} for k in range(first, stop)):
        return
    for k in range(first, stop):
        if tags[k] in {"VVINF", "VVPP"} and lows[k].islower() and k > first:
            could = possible(lows[k])
            if "VVFIN" in could and (tags[k] == "VVPP" or stop - first > 2):
                tags[k] = "VVFIN"
                return
    if free:
        _past_before_noun(lows, tags, first, stop, possible)


def _other_part(
    lows: Sequence[str],
    tags: list[str],
    first: int,
    stop: int,
    finite: list[int],
    auxiliary: list[int],
    possible: Callable[[str], frozenset[str]],
) -> None:
    """Read a verb beside an auxiliary or modal as its participle or infinitive."""
    for k in finite:
        if tags[k] != "VVFIN" or (k not in (stop - 1, auxiliary[-1] - 1)):
            continue
        if any(tags[i] in {"KON", "KOUS", "PRELS"} for i in range(min(k, auxiliary[0]) + 1, max(k, auxiliary[0]))):
            continue
        if any(tags[i] in {"VVPP", "VVINF"} and lows[i - 1] != "für" for i in range(first, stop)):
            continue  # "für gescheitert erklärt": the second is the verb
        could = possible(lows[k])
        if "VVPP" in could and tags[auxiliary[0]] == "VAFIN":
            tags[k] = "VVPP"
        elif "VVINF" in could and tags[auxiliary[0]] == "VMFIN":
            tags[k] = "VVINF"


def _joined(
    lows: Sequence[str], tags: list[str], first: int, stop: int, possible: Callable[[str], frozenset[str]]
) -> None:
    """Read both verbs of "*unterstützt* und fordert" as finite: one of them looks like a participle, and there is no
    auxiliary for it.
    """
    joints = [k for k in range(first + 2, stop - 1) if tags[k] == "KON" and tags[k - 1] in _FULL]
    if not joints or any(tags[k] in _AUXILIARIES for k in range(first, stop)):
        return
    opened = any(tags[k] in {"KOUS", "PRELS", "PRELAT", "PWAV", "PWS"} for k in range(first, min(stop, first + 3)))
    verbs = [k for k in range(first, stop) if tags[k] in _FULL]
    if opened and len(joints) == 1 and verbs == [joints[0] - 1, stop - 1]:  # "weil Rom zögert und Paris drängt"
        alike = len({tags[k] == "VVINF" for k in verbs}) == 1 and "PTKZU" not in tags[first:stop]
        if alike and all(tags[k] == "VVINF" or "VVFIN" in possible(lows[k]) for k in verbs):
            tags[verbs[0]] = tags[verbs[1]] = "VVFIN"
        return
    for k in joints:
        one = k - 1
        others = [i for i in range(first, stop) if tags[i] == "VVFIN" and i != one]
        if tags[one] == "VVPP" and others and others[0] > k and "VVFIN" in possible(lows[one]):
            final = opened and others[-1] == stop - 1 and (tags[k + 1] != "ADJD" or stop - k > 4)
            if final or others[0] == k + 1:
                tags[one] = "VVFIN"
        elif tags[one] == "VVFIN" and tags[k + 1] == "VVPP" and not others and "VVFIN" in possible(lows[k + 1]):
            if opened == (k + 2 == stop):
                tags[k + 1] = "VVFIN"
        elif tags[one] == "VVFIN" and tags[k + 1] == "VVINF" and opened and k + 2 == stop and not others:
            tags[k + 1] = "VVFIN"  # "die das Netz betreiben und *warten*"


def _infinitive_before_and(
    lows: Sequence[str], tags: list[str], finite: Sequence[int], possible: Callable[[str], frozenset[str]]
) -> None:
    """Take a "plural" between a modal and "und" for its infinitive: "Er will ihm *kündigen* und hat ..."."""
    for one, two in pairwise(finite):
        if (
            tags[one] == "VMFIN"
            and tags[two] == "VVFIN"
            and two + 1 < len(tags)
            and tags[two + 1] == "KON"
            and "VVINF" in possible(lows[two])
            and not any(tags[i] in {"VVINF", "VVPP", "VAINF", "KON", *_OPENERS} for i in range(one + 1, two))
        ):
            tags[two] = "VVINF"


def _past_before_noun(
    lows: Sequence[str], tags: list[str], first: int, stop: int, possible: Callable[[str], frozenset[str]]
) -> None:
    """Take an "adjective" between two nouns for a past tense where there is no other verb: "Die Banken *vereinbarten*
    Stillschweigen".
    """
    if (
        0 < first < stop - 2
        and tags[first] == "ADJA"
        and lows[first].endswith(("te", "ten"))
        and lows[first + 1] in _JOINING
        and "VVFIN" in possible(lows[first])
    ):
        tags[first] = "VVFIN"  # "lobte die Wahl, *verlangte* aber neue Regeln"
        return
    if (
        2 < first < stop - 2
        and lows[first] == "und"
        and tags[first - 1] == "$,"
        and tags[first + 1] == "ADJA"
        and lows[first + 1].endswith("te")
        and "VVFIN" in possible(lows[first + 1])
    ):
        tags[first + 1] = "VVFIN"  # "sagte, er sei krank, und *verlangte* Ruhe"
        return
    for k in range(first + 1, stop - 1):
        if tags[k] == "APPR":
            return
        if tags[k][0] == "V" or tags[k] in FINITE:
            return
        if (
            tags[k] == "ADJA"
            and tags[k - 1] in {"NN", "NE", "NNA"}
            and tags[k + 1] in {"NN", "NNA", "NNI"}
            and lows[k].endswith(("te", "ten"))
            and "VVFIN" in possible(lows[k])
        ):
            tags[k] = "VVFIN"
            return


def _neither(
    lows: Sequence[str],
    tags: list[str],
    first: int,
    stop: int,
    auxiliary: Sequence[int],
    possible: Callable[[str], frozenset[str]],
) -> None:
    """Read "hat weder bestätigt noch dementiert": both are participles (or infinitives), "noch" joins them."""
    at = lows.index("weder", first, stop)
    for k in range(at + 1, stop):
        if lows[k] == "noch" and tags[k] == "ADV":
            tags[k] = "KON"
        wanted = "VVPP" if auxiliary and tags[auxiliary[0]] == "VAFIN" else "VVINF"
        if auxiliary and auxiliary[0] < at and tags[k] in {"VVFIN", "VVINF"} and wanted in possible(lows[k]):
            tags[k] = wanted


def _ends_like_finite(
    lows: Sequence[str], tags: Sequence[str], first: int, stop: int, possible: Callable[[str], frozenset[str]]
) -> bool:
    """Tell whether a verb-final stretch ends in a plural taken for an infinitive ("falls sie kein Angebot
    *vorlegen*"), or, after "und", in a third person taken for a participle ("den A plant und B *verteidigt*").
    """
    last = tags[stop - 1]
    if last not in {"VVINF", "VVPP"} or stop - first < 3:
        return False
    joints = [k for k in range(first + 2, stop - 1) if tags[k] == "KON" and tags[k - 1] in FINITE]
    coordinated = bool(joints)
    if any(tags[k][0] == "V" or tags[k] == "PTKZU" for k in range(joints[-1] if joints else first, stop - 1)):
        return False
    if last == "VVINF":
        return lows[stop - 1].endswith("n")
    return coordinated and lows[stop - 1].endswith("t") and "VVFIN" in possible(lows[stop - 1])


def attributive(
    lows: Sequence[str], tags: list[str], first: int, stop: int, possible: Callable[[str], frozenset[str]]
) -> None:
    """Turn "verlangte" of "die von der Kammer verlangte Prämie" into an adjective.

    A past tense before a noun is one if an article before it has not got its noun yet (a preposition or
    adverb stands right after the article).
    """
    for k in range(first + 3, stop - 1):
        if (
            tags[k] != "VVFIN"
            or tags[k + 1] not in {"NN", "NNI", "ADJA"}
            or not lows[k].endswith(("te", "ten", "ene", "enen"))
        ):
            continue
        for a in range(k - 2, max(first, k - 10) - 1, -1):
            if tags[a] in FINITE:
                break
            if tags[a] in {"ART", "PPOSAT", "PDAT"} and tags[a + 1] in {"APPR", "APPRART", "ADV", "ADJD"}:
                tags[k] = "ADJA"
                break


def particles(lows: Sequence[str], tags: list[str], first: int, stop: int) -> None:
    """Find separated particles at the end of a stretch ("lehnt den Plan *ab*")."""
    finite = [k for k in range(first, stop) if tags[k] in {"VVFIN", "VVIMP"}]
    if not finite:
        return
    for k in range(finite[0] + 1, stop):
        if lows[k] not in OFTEN_PREPOSITIONS or tags[k] not in {"APPR", "ADV", "APPO", "ADJD", "APZR", "PTKA"}:
            continue
        last = k + 1 == stop or all(tags[i] == "$(" for i in range(k + 1, stop))
        if (last or (tags[k + 1] in {"KON", "KOKOM"} and tags[k] == "APPR")) and tags[k - 1] not in {
            "APPR",
            "KON",
            "KOKOM",
        }:
            if lows[k - 1 : k] == ["wie"]:
                continue
            tags[k] = "PTKVZ"
