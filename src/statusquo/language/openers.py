"""Repairs of the words that open a clause: conjunction or preposition, relative pronoun or article.

"Während die Grünen *verhandeln wollen*" is a clause, "während der Verhandlungen" is not; "der Plan, *den* Vogt
ablehnt, ..." has a relative pronoun, "der Plan, *den* Streik zu beenden" an article. What decides is where the verb
stands, which a tagger that sees two tags back cannot know.
"""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.language.verb_repairs import FINITE

__all__ = ["articles", "conjunctions", "enclosed_relative", "relatives"]

_RELATIVE_FORMS = frozenset({"der", "die", "das", "den", "dem"})
_NOMINAL = frozenset({"ADJA", "NN", "NE", "NNA", "NNI", "CARD", "TRUNC", "FM"})
_ATTRIBUTIVE = frozenset({"APPR", "APPRART", "ADV", "ADJD"})
_DAYS = frozenset(
    {"heute", "gestern", "morgen", "vorgestern", "übermorgen", "damals", "jetzt", "dort", "hier", "lange"}
)
_ALSO_PREPOSITIONS = frozenset({"während", "seit", "bis"})
_NOMINATIVE = frozenset({"die", "das", "er", "sie", "es", "sich", "man", "wir", "ein", "eine"})  # no case they govern
_FLUID = frozenset({"während", "seit", "seitdem", "bis", "da", "nachdem", "bevor", "ehe", "als"})


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


def articles(lows: Sequence[str], tags: list[str], first: int, stop: int) -> None:
    """Take "das" for an article where it has an extended attribute and a noun: "*das* gestern von Lima gekündigte
    Abkommen", not "er lehnt *das* in der heutigen Form ab".
    """
    for k in range(first, stop - 3):
        if tags[k] != "PDS" or lows[k] not in _RELATIVE_FORMS or tags[k + 1] not in _ATTRIBUTIVE:
            continue
        within = False  # a phrase inside the attribute waits for its noun
        for i in range(k + 1, min(stop - 1, k + 16)):
            tag = tags[i]
            if tag in FINITE or tag in {"KOUS", "PTKZU", "VVIZU"}:
                break
            if tag in {"APPR", "ART", "PPOSAT", "PDAT"}:
                within = True
            elif tag in {"NN", "NE", "NNA", "NNI", "CARD", "APPRART"} or lows[i] in _DAYS:
                within = tag == "APPRART"
            elif tag == "ADJA" and not within:
                if tags[i + 1] in _NOMINAL:
                    tags[k] = "ART"
                break


def enclosed_relative(
    lows: Sequence[str], tags: list[str], before: tuple[int, int], here: tuple[int, int], after: tuple[int, int]
) -> None:
    """Take "den" for a relative pronoun where the sentence leaves nothing else: "Der Plan, *den* Vogt „völlig
    verfehlt“ nannte, sieht ...": no verb before it, one at its end, one at the beginning of what follows.

    Args:
        lows: the words in lower case.
        tags: their tags, changed in place.
        before, here, after: three stretches between commas.
    """
    first, stop = here
    if before[1] != first - 1 or after[0] != stop + 1 or tags[first - 1] != "$," or tags[stop] != "$,":
        return
    k = first + (tags[first] == "APPR")
    if stop - k < 3 or lows[k] not in _RELATIVE_FORMS or tags[k] not in {"ART", "PDS"} or tags[after[0]] not in FINITE:
        return
    last = max((i for i in range(first, stop) if tags[i] != "$("), default=first)
    verbs = [i for i in range(k, stop) if tags[i] in FINITE]
    told = k == first and all(
        tags[i] in _NOMINAL for i in range(k + 1, last)
    )  # "die Prognose, *die Wirtschaft wachse*"
    if told or verbs != [last] or any(tags[i] in FINITE or tags[i] in {"KOUS", "PRELS"} for i in range(*before)):
        return
    if any(tags[i] in _NOMINAL for i in range(*before)):
        tags[k] = "PRELS"


def conjunctions(lows: Sequence[str], tags: list[str], first: int, stop: int) -> None:
    """Decide between conjunction and preposition: "während", "bis", "um"."""
    opening = True
    for k in range(first, stop):
        low = lows[k]
        opening = opening and (k == first or tags[k - 1] in {"ADV", "KON", "$("})
        if low in {"dass", "daß"}:
            tags[k] = "KOUS"
        elif low in {"um", "ohne", "statt", "anstatt"} and tags[k] in {"KOUI", "APPR", "KOUS"}:
            infinitive = any(tags[i] == "VVIZU" or (tags[i] == "PTKZU" and i + 1 < stop) for i in range(k + 1, stop))
            if tags[k] != "APPR" and not infinitive:
                tags[k] = "APPR" if low != "ohne" or (k + 1 < stop and lows[k + 1] not in {"dass", "daß"}) else "KOUS"
            elif tags[k] == "APPR" and infinitive and (opening or tags[k - 1] in {"KON", "ADV", "$("}):
                tags[k] = "KOUI"
        elif low in _FLUID and (opening or tags[k - 1] == "KON"):
            if tags[k] in {"APPR", "ADV", "KOKOM"} and _ends_finite(tags, first, stop) and k + 2 < stop:
                others = sum(tags[i] in FINITE for i in range(k + 1, stop))
                if others == 1:
                    tags[k] = "KOUS"
            elif (
                tags[k] == "KOUS"
                and low in _ALSO_PREPOSITIONS
                and not _verb_final(tags, k + 1, stop)
                and (tags[stop - 1] != "VVINF" or any(tags[i] in FINITE for i in range(k + 1, stop)))
            ):
                tags[k] = "APPR"
            if low in _ALSO_PREPOSITIONS and k + 2 < stop and lows[k + 1] in _NOMINATIVE:
                tags[k] = "KOUS"


def relatives(lows: Sequence[str], tags: list[str], first: int, stop: int, must_close: bool) -> None:
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
        if opening and k == first and stop - first > 3 and _only_to_do(tags, k + 1, stop):
            tags[k] = "ART"  # "..., *den* für März geplanten Parteitag zu verschieben"
        elif tags[k] == "PRELS" and not opening:
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


def _only_to_do(tags: Sequence[str], first: int, stop: int) -> bool:
    """Tell whether the only verb of a segment is an infinitive with "zu" that a noun stands before."""
    if any(tags[i] in FINITE for i in range(first, stop)):
        return False
    ends = [i for i in range(first, stop) if tags[i] == "VVIZU" or tags[i] == "PTKZU"]
    return len(ends) == 1 and any(tags[i] in {"NN", "NE", "NNA"} for i in range(first, ends[0]))


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
