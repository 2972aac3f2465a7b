"""From the pieces of a sentence to its tokens: tags, adverb groups, moods, separated particles,
quotations.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from statusquo.language.mood import finite as read_finite
from statusquo.language.particles import WITH_ADJECTIVES
from statusquo.language.tagger import Tagger, Word
from statusquo.language.tokens import Piece, Token, compose
from statusquo.reading.german.analysis.lexicon import Lexicon
from statusquo.reading.german.analysis.model import Quote

__all__ = ["around", "find_quotes", "tag_sentence"]

_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})


def tag_sentence(
    text: str, pieces: list[Piece], ways: list[int], offset: int, tagger: Tagger, words: Lexicon
) -> list[Token]:
    """Tag one sentence and make its tokens: adverb groups, moods, particles joined."""
    forms = [compose(text[p.start : p.stop]) for p in pieces]
    tagged = tagger.tag([Word(form, p.kind, way) for form, p, way in zip(forms, pieces, ways, strict=True)])
    lows = [form.lower() for form in forms]
    tags = [t.tag for t in tagged]
    lemmas = [t.lemma for t in tagged]
    for k, low in enumerate(lows):
        for group in words.adverb_groups.get(low, ()):
            if lows[k : k + len(group)] == list(group) and _is_group(tags, k, len(group), forms):
                for i in range(k, k + len(group)):
                    if lows[i] not in {"nicht", "kein", "keinen", "keinem"}:
                        tags[i] = "ADV"
                break
    _postpositions(tags, lemmas, lows, words)
    partners = _particles(tags, lemmas, lows, words)
    tokens = []
    for k, piece in enumerate(pieces):
        mood = ""
        lemma = lemmas[k]
        if tags[k] in _FINITE:
            mood = read_finite(lows[k], lemma).mood
            if partners[k] >= 0:
                lemma = lows[partners[k]] + lemma
        tokens.append(
            Token(
                offset + k,
                piece.start,
                piece.stop,
                text[piece.start : piece.stop],
                forms[k],
                lows[k],
                tags[k],
                lemma,
                mood,
                partners[k] + offset if partners[k] >= 0 else -1,
                ways[k],
            )
        )
    return tokens


def _postpositions(tags: list[str], lemmas: list[str], lows: list[str], words: Lexicon) -> None:
    """Find "nach" behind what it goes with: "ihrer Ansicht *nach*", "dem Vernehmen *nach*"."""
    for k in range(2, len(tags)):
        if lows[k] == "nach" and tags[k] == "APPR" and lemmas[k - 1].lower() in words.before_nach:
            article = lows[k - 2]
            free = k == 2 or tags[k - 3] not in {"APPR", "APPRART"}
            if free and tags[k - 2] in {"ART", "PPOSAT", "PDAT", "PRELAT"} and article.endswith(("er", "em", "en")):
                tags[k] = "APPO"


def _is_group(tags: list[str], k: int, size: int, forms: list[str]) -> bool:
    """Tell whether a fixed group stands by itself: "vor allem", not "vor allem Volk"."""
    after = tags[k + size] if k + size < len(tags) else ""
    return not (
        tags[k + size - 1] in {"PIS", "PIAT", "ADJA"}
        and after in {"NN", "ADJA"}
        and forms[k + size - 1].lower() != "allem"
        and not (forms[k + size - 1].lower() == "anderem" and forms[k + size].lower() not in {"namen", "titel"})
    )


def _particles(tags: list[str], lemmas: list[str], lows: list[str], words: Lexicon) -> list[int]:
    """Link separated particles with their verbs: the nearest full verb of the clause before them that has none yet.

    An adjective ("bereit", "frei") goes with verbs known to take it only; without one it stays an adjective.
    """
    partners = [-1] * len(tags)
    for k, tag in enumerate(tags):
        if tag != "PTKVZ":
            continue
        on = lows[k] == "an" and _from_on(tags, lows, k, words)
        verbs = WITH_ADJECTIVES.get(lows[k])
        for i in range(k - 1, -1, -1):
            if tags[i] in {"VVFIN", "VVIMP"}:
                if i == k - 2 and tags[k - 1] == "$," and any(t in {"PRELS", "KOUS"} for t in tags[:i]):
                    continue  # "lehnte den Plan, den sie *vorlegten*, ab": the verb of the clause between
                if (lows[k] == "weiter" and lemmas[i] in words.saying_verbs) or _own_verb_between(tags, i, k):
                    tags[k] = "ADV" if lows[k] == "weiter" else tags[k]
                    break
                if verbs is not None and lemmas[i] not in verbs:
                    break
                if on and lemmas[i] not in words.verbs_with_an:
                    tags[k] = "APZR"
                elif partners[i] < 0:
                    partners[i], partners[k] = k, i
                break
            if tags[i] == "$." and lows[i] in {";", ":"}:
                break
            if (
                tags[i] == "VAFIN"
                and lows[k] in {"vor", "an", "auf", "zu", "inne"}
                and not any(tags[j] == "VVFIN" for j in range(i))
            ):
                if partners[i] < 0:
                    partners[i], partners[k] = k, i
                break
        if verbs is not None and partners[k] < 0:
            tags[k] = "ADJD"
    return partners


def _own_verb_between(tags: list[str], i: int, k: int) -> bool:
    """Tell whether the clause of a particle has a finite verb of its own: "sagte, sie *sei* zu allem bereit"."""
    start = max((j for j in range(i, k) if tags[j] == "$,"), default=k)
    return any(tags[j] in _FINITE for j in range(start, k))


def _from_on(tags: list[str], lows: list[str], k: int, words: Lexicon) -> bool:
    """Tell whether "an" closes "von Montag an", "vom 3. Mai an"."""
    for i in range(k - 1, max(k - 5, -1), -1):
        if lows[i] in {"von", "vom"}:
            return i < k - 1 and any(words.is_time_word(lows[n]) for n in range(i + 1, k))
        if tags[i] not in {"NN", "NE", "CARD", "ADJA", "ADV"}:
            break
    return False


def find_quotes(tokens: list[Token], words: Lexicon) -> list[Quote]:
    """Return the stretches in quotation marks, ordered by opener; marks without a partner are left out."""
    found: list[Quote] = []
    stack: list[Token] = []
    for token in tokens:
        if token.opens == 0 or not words.is_quote(token):
            continue
        if token.opens == 1:
            stack.append(token)
            del stack[:-6]
        elif stack:
            opener = stack.pop()
            if token.index - opener.index > 1:
                first, stop = opener.index + 1, token.index
                found.append(Quote(opener, token, first, stop, tokens[first].start, tokens[stop - 1].stop))
    found.sort(key=lambda q: q.first)
    return found


def around(quotes: Sequence[Quote], starts: Sequence[int], reach: Sequence[int], first: int, stop: int) -> list[Quote]:
    """Return the quotations that share a token with ``first`` to ``stop``.

    Args:
        quotes: all quotations of the text, ordered by opener.
        starts: ``first`` of each.
        reach: the furthest ``stop`` of each and those before it.
        first, stop: tokens.
    """
    found = []
    k = bisect_left(starts, stop) - 1
    while k >= 0 and reach[k] > first:
        if quotes[k].stop > first:
            found.append(quotes[k])
        k -= 1
    return found[::-1]
