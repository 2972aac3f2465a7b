"""Repairs of frequent tagging errors, each from the shape of its surroundings.

The model sees two tags back; German decides many things at the end of a clause. A *stretch* here is what
stands between two marks (commas, stops, brackets, dashes; quotation marks do not divide). The repairs, in
order:

1. capitals inside a sentence: verbs, adverbs and adjectives with a capital are nouns ("das Treffen", "die
Grünen"), and a noun right behind a given name is a surname;
2. "dass", "um ... zu", "während", "seit", "bis", "da", "als": conjunction or preposition by what follows;
3. relative pronoun or article: a relative pronoun stands after a comma (with a preposition at most between);
4. finite or not: a stretch without any finite verb takes its infinitive or participle as one, a stretch with an
   auxiliary takes a second "finite" verb of the form of a participle as one (``verb_repairs``);
5. separated verb particles at the end of a stretch that were taken for prepositions or adverbs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from statusquo.language.actors import tables
from statusquo.language.verb_repairs import FINITE, attributive, finite, opening_verb, particles, stranded

__all__ = ["repair"]


class _Word(Protocol):
    @property
    def form(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def opens(self) -> int: ...


_RELATIVE_FORMS = frozenset({"der", "die", "das", "den", "dem"})
_NOMINAL = frozenset({"ADJA", "NN", "NE", "NNA", "NNI", "CARD", "TRUNC", "FM"})
_TURNED = frozenset(
    {
        "VVFIN",
        "VVINF",
        "VVPP",
        "VVIZU",
        "VVIMP",
        "ADJD",
        "ADV",
        "PTKVZ",
        "VAINF",
        "VMINF",
        "ITJ",
        "PTKANT",
        "XY",
    }
)
_FLUID = frozenset({"während", "seit", "seitdem", "bis", "da", "nachdem", "bevor", "ehe", "als"})
_NEVER_NOUN = frozenset({"sie", "ihr", "ihre", "ihnen", "er", "es"})


def repair(
    words: Sequence[_Word], tags: list[str], *, caseless: bool, possible: Callable[[str], frozenset[str]]
) -> None:
    """Repair the tags of one sentence in place.

    Args:
        words: the words of the sentence.
        tags: their tags, changed in place.
        caseless: capitals say nothing in this sentence.
        possible: the tags a word form may have by itself.
    """
    lows = [word.form.lower() for word in words]
    if not caseless:
        _capitals(words, lows, tags)
        _surnames(words, tags)
        _particles_of_names(words, lows, tags)
        opening_verb(lows, tags)
    stretches = _stretches(words, tags)
    waiting = 0  # subordinate clauses whose verb is still to come
    bracket = ""  # a modal or auxiliary whose infinitive or participle is still to come
    for n, (first, stop) in enumerate(stretches):
        if first > 0 and tags[first - 1] == "$." and lows[first - 1] == ";":
            waiting, bracket = 0, ""
        _conjunctions(lows, tags, first, stop)
        later = sum(any(tags[k] in FINITE for k in range(a, b)) for a, b in stretches[n + 1 :]) if waiting else 1
        _relatives(lows, tags, first, stop, must_close=waiting > later)
        attributive(lows, tags, first, stop, possible)
        finite(lows, tags, first, stop, possible, bracket)
        particles(lows, tags, first, stop)
        opened = any(tags[k] in {"KOUS", "PRELS", "PRELAT"} for k in range(first, min(stop, first + 3)))
        verbs = sum(tags[k] in FINITE for k in range(first, stop))
        waiting = max(0, waiting + opened - verbs)
        bracket = _bracket(tags, first, stop, opened, bracket)
    stranded(lows, tags, stretches)


def _bracket(tags: Sequence[str], first: int, stop: int, opened: bool, before: str) -> str:
    """Return the tag of a modal or auxiliary whose other part is still to come after this stretch."""
    for k in range(first, stop):
        if tags[k] in {"VMFIN", "VAFIN"} and not opened:
            done = any(tags[i] in {"VVINF", "VVPP", "VAINF", "VAPP", "VVFIN", "ADJD"} for i in range(first, stop))
            return "" if done else tags[k]
        if tags[k] in FINITE and not opened:
            return ""
    return "" if any(tags[k] in {"VVINF", "VVPP"} for k in range(first, stop)) and not opened else before


def _stretches(words: Sequence[_Word], tags: Sequence[str]) -> list[tuple[int, int]]:
    """Return the ranges between marks; quotation marks do not divide."""
    result = []
    first = 0
    for k, tag in enumerate(tags):
        if tag[0] == "$" and words[k].kind != "quote":
            if k > first:
                result.append((first, k))
            first = k + 1
    if len(tags) > first:
        result.append((first, len(tags)))
    return result


def _capitals(words: Sequence[_Word], lows: Sequence[str], tags: list[str]) -> None:
    fresh = True
    for k, word in enumerate(words):
        if tags[k][0] == "$":
            if word.opens == 1 or word.form in {":", ".", "!", "?", "…"}:
                fresh = True
            continue
        if fresh:
            fresh = False
            continue
        form = word.form
        if word.kind != "word" or not form[0].isupper() or lows[k] in _NEVER_NOUN:
            continue
        if tags[k] in _TURNED:
            tags[k] = "NN" if tags[k] not in {"VVINF"} else "NNI"
        elif tags[k] == "ADJA" and not (k + 1 < len(tags) and tags[k + 1] in _NOMINAL):
            tags[k] = "NNA"


def _surnames(words: Sequence[_Word], tags: list[str]) -> None:
    """Take a noun right behind a given name for the surname: "Jens Bäcker nannte ..."."""
    known = tables("de")
    for k in range(len(tags) - 1):
        after = words[k + 1].form
        if tags[k] != "NE" or tags[k + 1] not in {"NN", "NNA"} or not after[:1].isupper():
            continue
        if known.given_name(words[k].form) and known.role(after) is None and known.collective(after) is None:
            tags[k + 1] = "NE"


def _particles_of_names(words: Sequence[_Word], lows: Sequence[str], tags: list[str]) -> None:
    """Take "bin" before a capital for a part of a name ("Osama bin Laden"), unless somebody says "ich bin"."""
    for k in range(len(tags) - 1):
        if lows[k] != "bin" or tags[k][0] == "$" or not words[k + 1].form[:1].isupper() or "ich" in lows:
            continue
        if words[k].form[0].isupper() or (k and tags[k - 1] in {"NE", "NN", "FM"}):
            tags[k] = tags[k + 1] = "NE"


def _ends_finite(tags: Sequence[str], first: int, stop: int) -> bool:
    """Tell whether the stretch ends in its finite verb (a verb-final clause), not counting what
    follows "und".
    """
    k = stop - 1
    while k > first and tags[k] in {"$("}:
        k -= 1
    return tags[k] in FINITE or (
        k - 1 > first and tags[k] in {"VVINF", "VVPP"} and tags[k - 1] in FINITE and k - 2 > first
    )


def _conjunctions(lows: Sequence[str], tags: list[str], first: int, stop: int) -> None:
    for k in range(first, stop):
        low = lows[k]
        if low in {"dass", "daß"}:
            tags[k] = "KOUS"
        elif low in {"um", "ohne", "statt", "anstatt"} and tags[k] in {"KOUI", "APPR", "KOUS"}:
            infinitive = any(tags[i] == "VVIZU" or (tags[i] == "PTKZU" and i + 1 < stop) for i in range(k + 1, stop))
            opening = k == first or tags[k - 1] in {"KON", "ADV", "$("}
            if tags[k] != "APPR" and not infinitive:
                tags[k] = "APPR" if low != "ohne" or (k + 1 < stop and lows[k + 1] not in {"dass", "daß"}) else "KOUS"
            elif tags[k] == "APPR" and infinitive and opening:
                tags[k] = "KOUI"
        elif low in _FLUID and (k == first or tags[k - 1] in {"ADV", "KON", "$("}):
            if tags[k] in {"APPR", "ADV", "KOKOM"} and _ends_finite(tags, first, stop) and k + 2 < stop:
                others = sum(tags[i] in FINITE for i in range(k + 1, stop))
                if others == 1:
                    tags[k] = "KOUS"
            elif tags[k] == "KOUS" and low in {"während", "seit", "bis"} and not _verb_final(tags, k + 1, stop):
                tags[k] = "APPR"


def _relatives(lows: Sequence[str], tags: list[str], first: int, stop: int, must_close: bool) -> None:
    """Decide between article and relative pronoun; ``must_close``: this is the last verb an open
    clause can have.
    """
    for k in range(first, stop):
        if lows[k] in {"dessen", "deren"} and k + 1 < stop and tags[k + 1] in _NOMINAL and tags[k] != "PRELAT":
            tags[k] = "PRELAT" if first > 0 and k <= first + 1 else "PDAT"
        if lows[k] not in _RELATIVE_FORMS or tags[k] not in {"PRELS", "ART", "PDS"}:
            continue
        after = tags[k + 1] if k + 1 < stop else ""
        if (joint := _second_relative(lows, tags, first, k, stop)) > 0:
            tags[k] = "PRELS"
            tags[joint - 1] = "VVFIN" if tags[joint - 1] in {"VVINF", "VVPP"} else tags[joint - 1]
            continue
        if tags[k] == "PDS" and k > first and after == "NN" and tags[k - 1] in {"APPR", "VVFIN"}:
            tags[k] = "ART"  # "für den Abriss"
            continue
        opening = first > 0 and (k == first or (k == first + 1 and tags[first] in {"APPR", "KON", "APPRART"}))
        if tags[k] == "PRELS" and not opening:
            tags[k] = "ART" if after in _NOMINAL else "PDS"
        elif (
            tags[k] == "ART"
            and opening
            and after in {"PPER", "PRF", "ART", "PPOSAT", "PDAT", "PIAT", "VVPP", "APPRART", ""}
        ):
            if any(tags[i] in FINITE or tags[i] in {"VVPP", "VVINF"} for i in range(k + 1, stop)):
                tags[k] = "PRELS"
        elif (
            (tags[k] == "PRELS" and opening and after in _NOMINAL and not _verb_late(tags, k + 1, stop))
            or (tags[k] == "PRELS" and opening and must_close and after in _NOMINAL)
            or (tags[k] == "PRELS" and opening and stop - first > 2 and not _any_verb(tags, k + 1, stop))
        ):
            tags[k] = "ART"
        elif (
            tags[k] == "ART"
            and first > 0
            and not must_close
            and (
                (k == first and _cluster_at_end(tags, k + 1, stop))
                or ((k == first or (opening and lows[k] in _NOT_BEFORE_PLACES)) and _bare_name(lows, tags, k + 1, stop))
            )
        ):
            tags[k] = "PRELS"


def _second_relative(lows: Sequence[str], tags: Sequence[str], first: int, k: int, stop: int) -> int:
    """Return where "und" stands that goes on with a relative clause at ``k``, or -1: "dem die Länder zustimmen *und
    das* der Bund ablehnt", "den Chile baut *und gegen den* Peru klagt".
    """
    joint = k - 2 if tags[k - 1] in {"APPR", "APPRART"} else k - 1
    if joint - 1 <= first or tags[joint] != "KON":
        return -1
    nominal = k + 1 < stop and tags[k + 1] in _NOMINAL
    if nominal and not (lows[k] in _NOT_BEFORE_PLACES and _bare_name(lows, [*tags[: stop - 1], "VVFIN"], k + 1, stop)):
        return -1
    found = (
        tags[joint - 1] in {"VVFIN", "VAFIN", "VMFIN", "VVINF", *(("VVPP",) if nominal else ())}
        and any(tags[i] == "PRELS" for i in range(first, min(first + 2, k)))
        and stop - k > 2
        and tags[stop - 1] in {"VVFIN", "VAFIN", "VMFIN", "VVINF", "VVPP"}
        and not any(tags[i] in FINITE for i in range(k + 1, stop - 1))
    )
    return joint if found else -1


#: Forms of the article that no name of a country or town without one has before it ("den Ungarn" is none).
_NOT_BEFORE_PLACES = frozenset({"den", "dem", "das"})

#: Names that stand with an article; short ones (EU, USA, CDU) do too.
_WITH_ARTICLE = frozenset(
    """
    iran irak libanon sudan südsudan jemen tschad kongo niger vatikan kosovo donbass ukraine türkei schweiz
    slowakei mongolei krim kreml westen osten norden süden balkan kaukasus bundesrat bundestag niederlanden niederlande
    philippinen emiraten malediven bahamas alpen anden karpaten golanhöhen kurilen falklandinseln
    """.split()
)


def _bare_name(lows: Sequence[str], tags: Sequence[str], name: int, stop: int) -> bool:
    """Tell whether a name that takes no article opens a stretch that ends in its only finite verb: "..., den
    Japan seit Jahren ablehnt".
    """
    joint = next((i for i in range(name + 2, stop) if tags[i] == "KON" and tags[i - 1] in FINITE), stop)
    return (
        joint - name > 1
        and tags[name] == "NE"
        and len(lows[name]) > 4
        and lows[name] not in _WITH_ARTICLE
        and tags[joint - 1] in {"VVFIN", "VAFIN", "VMFIN"}
        and not any(tags[i] in FINITE or tags[i] in {"KOUS", "PWAV", "PRELS"} for i in range(name, joint - 1))
    )


def _any_verb(tags: Sequence[str], first: int, stop: int) -> bool:
    return any(tags[k][0] == "V" for k in range(first, stop))


def _cluster_at_end(tags: Sequence[str], first: int, stop: int) -> bool:
    """Tell whether the stretch ends in infinitive or participle + finite verb, its only one: "liefern
    will".
    """
    return (
        stop - first > 2
        and tags[stop - 1] in {"VMFIN", "VAFIN"}
        and tags[stop - 2] in {"VVINF", "VVPP", "VAINF", "VAPP"}
        and not any(tags[i] in FINITE or tags[i] in {"KOUS", "PWAV", "PRELS"} for i in range(first, stop - 1))
    )


def _verb_final(tags: Sequence[str], first: int, stop: int) -> bool:
    """Tell whether the stretch has a finite verb and at most a coordination or extraposition after the
    first.
    """
    for k in range(first, stop):
        if tags[k] in FINITE:
            after = [tags[i] for i in range(k + 1, stop) if tags[i] != "$("]
            return not after or after[0] in {"KON", "KOKOM", "APPR", "APPRART"} or tags[k - 1] in {"VVPP", "VVINF"}
    return False


def _verb_late(tags: Sequence[str], first: int, stop: int) -> bool:
    """Tell whether the stretch may be verb-final: no finite verb, or one at its end or before "und"."""
    finite = [k for k in range(first, stop) if tags[k] in FINITE]
    if not finite:
        return any(tags[k] in {"VVPP", "VVINF", "VAPP"} for k in range(first, stop)) or stop - first > 1
    last = finite[-1]
    rest = [tags[k] for k in range(last + 1, stop) if tags[k] != "$("]
    return (
        not rest
        or rest[0] in {"KON", "KOKOM"}
        or (finite[0] + 1 < stop and tags[finite[0] + 1] in {"KON", "APPR", "KOKOM", "VVINF"})
    )
