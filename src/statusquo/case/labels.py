"""Labels of issues as a person would write them: a noun phrase in its base form, or an infinitive.

A position quotes the words of its report ("Kiew den Donbass räume", "neuen Sanktionen gegen Ölkonzerne",
"einzustellen"). For a table these are put into one form: a clause loses its subject, its adverbs and what its
verb carried ("den Donbass räumen"); a noun phrase stands as if it were the subject ("neue Sanktionen gegen
Ölkonzerne"). The quote itself is kept in the finding. Where a step is not sure the words stay as they are. A
label that somebody wrote by hand, which is not in the quote, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from statusquo.case.nominals import nominal
from statusquo.case.origins import is_condition, verb
from statusquo.case.words import word
from statusquo.findings import Findings, Position

_LONGEST: Final = 300  # nobody reads a label of more; cut before any search
_LONGEST_SHOWN: Final = 100
_TOKEN = re.compile(r"\([^()]*\)|(?:(?<=\d)[,:](?=\d)|[^\s,;:()])+|[,;:]")  # "4,5" and "10:30" are one word
_MARKS = " \t\n„“”‚‘’\"'»«.,;:!?–…"
_BE = frozenset("ist sind sei seien war waren wäre wären wird werden werde wurde wurden würde würden worden".split())
_HAVE = frozenset("hat haben habe hätte hätten hatte hatten".split())
_MODAL = frozenset(
    """kann können könne könnte könnten muss müssen müsse müsste müssten soll sollen solle sollte sollten
    darf dürfen dürfe dürfte dürften will wollen wolle wollte wollten mag möge möchte möchten""".split()
)
_LEADING = frozenset(
    """auch nun seinerseits ihrerseits erst zuerst zunächst zuvor vorher dann danach jetzt künftig ebenfalls selbst
    zudem wenigstens zumindest nur sofort umgehend endlich dass daß ob wenn falls sofern sobald bevor bis
    solange und oder aber denn""".split()
)
_INSIDE = frozenset("erst zuvor vorher wieder auch künftig nun jetzt bereits schon".split())
_PRONOUNS = frozenset("er sie es man wir ich sich ihn ihm ihnen uns".split())
_DETERMINERS = frozenset(
    """der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner seine seinen sein
    seiner seinem ihre ihren ihr ihrer ihrem diese diesen dieser dieses diesem jede jeden jeder jedes alle""".split()
)
_PREPOSITIONS = frozenset(
    """an auf aus bei beim bis durch für gegen in im ins mit nach ohne um von vom vor zu zum zur über unter
    zwischen während seit wegen trotz""".split()
)
_DAY = (
    r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Wochenende|Jahresende|Monatsende|"
    r"Jahresbeginn|Jahresanfang|(?:\d{1,2}\. )?(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|"
    r"November|Dezember)(?: \d{4})?)"
)
_WHEN = re.compile(
    rf"(?:^|(?<= ))(?:am|bis|ab|seit|vor|nach)(?: (?:zum|kommenden|nächsten|dem|diesem))* {_DAY}(?= |$)\s*"
)
_RELATIVE = re.compile(
    r", (?:(?:an|auf|aus|bei|für|in|mit|über|von|zu) )?(?:der|die|das|den|dem|deren|dessen|denen) [^,]+,"
)
_BEFORE = re.compile(r"^(?:nach|bei|vor|während|seit) (?:einem|einer|dem|der|den) [A-ZÄÖÜ][\w-]+ (?=\S+ \S)")
_OWN: Final = {
    "sein": "das", "ihr": "das", "seine": "die", "ihre": "die", "seinen": "den", "ihren": "den",
    "seiner": "der", "ihrer": "der", "seinem": "dem", "ihrem": "dem",
}  # fmt: skip
_TURNING: Final = frozenset(
    """einstellen beenden aufheben stoppen abbrechen aussetzen lockern zurücknehmen absagen niederlegen unterbrechen
    fortsetzen fortführen aufrechterhalten beibehalten verlängern""".split()
)  # verbs that say whether a thing ends or goes on: a label without them says nothing
_GRANTING: Final = frozenset("billigen gewähren zusagen erteilen leisten vorlegen beschließen verhängen".split())
_BARE = frozenset("kommen geben stattfinden erfolgen vorliegen ausbleiben bestehen gelten zustandekommen".split())


def label(position: Position, findings: Findings) -> str:
    """The label of a position's issue, in one form with those of other reports.

    Args:
        position: the position, with the label its reader gave it.
        findings: those of its report: the names in a clause tell its subject.
    """
    given = position.label
    if given.removesuffix(" …").casefold() not in " ".join(position.issue.quote.split()).casefold():
        return given
    start = position.issue.start
    names = [
        (span.start - start, span.stop - start)
        for actor in findings.actors
        for span in actor.mentions
        if position.issue.start <= span.start and span.stop <= position.issue.stop
    ]
    if verb(position) in _TURNING and not _clause(position.issue.quote, ()):
        return _written(_tokens(position.issue.quote.strip(_MARKS), ()), verb(position), passive=False)
    return shown(tidy(position.issue.quote, tuple(sorted(names)), is_condition(position)))


def shown(text: str) -> str:
    """A long label without its relative clauses, then without its middle: how it begins, and the verb of a clause."""
    if len(text) > _LONGEST_SHOWN:
        text = _RELATIVE.sub("", text)
    if len(text) <= _LONGEST_SHOWN:
        return text
    end = text.rsplit(" ", 1)[1] if _is_verb(text.rsplit(" ", 1)[-1]) else ""
    first = text[: text.rfind(" ", 0, _LONGEST_SHOWN - len(end))]
    return f"{first.rstrip(_MARKS)} … {end}".rstrip()


def subject(position: Position, findings: Findings) -> str | None:
    """Id of the actor with whom a clause that is a condition begins: the one who would have to act."""
    if not is_condition(position) or not _clause(position.issue.quote, ()):
        return None
    for actor in findings.actors:
        for span in actor.mentions:
            between = position.issue.quote[: max(0, span.start - position.issue.start)].split()
            inside = position.issue.start <= span.start and span.stop < position.issue.stop
            if inside and all(w.casefold() in _LEADING | _DETERMINERS for w in between):
                return actor.id
    return None


@lru_cache(maxsize=65536)
def tidy(quote: str, names: tuple[tuple[int, int], ...] = (), turned: bool = False) -> str:
    """Put the words of an issue into one form.

    Args:
        quote: the words as the report has them.
        names: offsets of the names of actors in it.
        turned: a "nicht" belongs to the conjunction in front and is left out.

    Example:
        >>> tidy("die Ukraine den Donbass vollständig abtritt", ((4, 11),))
        'den Donbass vollständig abtreten'
        >>> tidy("der vollständigen Übergabe des Donbass")
        'vollständige Übergabe des Donbass'
    """
    text = " ".join(quote[:_LONGEST].split())
    if text != quote[: len(text)]:
        names = ()  # line breaks and double blanks move the offsets
    if turned and (match := re.search(r"\bnicht ", text)):
        names = tuple(span for span in names if span[1] <= match.start())
        text = text[: match.start()] + text[match.end() :]
    text = re.sub(r"(?<=\w) zu haben$", "", text)
    clause = _clause(text, names)
    if clause:
        return clause
    if any(token[0].islower() and not token.endswith("en") and _is_verb(token) for token in text.split()):
        return text.strip(_MARKS) or quote  # a sentence with its verb inside
    return nominal(text.strip(_MARKS)) or text.strip(_MARKS) or quote


def _tokens(text: str, names: Sequence[tuple[int, int]]) -> list[tuple[str, int]]:
    """Words, each with the number of the name it is part of (0: none); brackets are left out."""
    found: list[tuple[str, int]] = []
    for match in _TOKEN.finditer(text):
        token = match[0].strip("„“”»«\"'")
        if token and not token.startswith("("):
            inside = [n for n, (start, stop) in enumerate(names, 1) if start < match.end() and match.start() < stop]
            found.append((token, inside[0] if inside else 0))
    return found


def _clause(text: str, names: Sequence[tuple[int, int]]) -> str:
    """A clause as an infinitive with its objects; empty if the words are no clause, or one with a verb inside."""
    tokens = _tokens(text.rstrip(_MARKS), names)
    while tokens and tokens[0][0].casefold() in _LEADING and len(tokens) > 1:
        tokens = tokens[1:]
    if len(tokens) > 1 and tokens[0][0].casefold() in _BE | _HAVE | _MODAL and _is_verb(tokens[-1][0]):
        if tokens[0][0].casefold() in _HAVE | _MODAL or tokens[0][0].casefold() in ("werde", "werden", "würde", "wird"):
            return _closed(tokens[1:], last="")  # the verb first: "werde Russland die Gespräche abbrechen"
        return ""
    if not tokens or not tokens[-1][0][0].islower():
        return ""
    last = tokens[-1][0].casefold()
    if last in _BE | _HAVE | _MODAL:
        return _closed(tokens[:-1], last=last)
    if not _is_verb(last) or len(tokens) == 1:
        return word(last).lemma if _is_verb(last) else ""
    if any(token.casefold() in _BE | _HAVE | _MODAL for token, _ in tokens[1:-1]):
        return _middle(tokens)
    return _closed(tokens, last="")


def _middle(tokens: list[tuple[str, int]]) -> str:
    """A main clause with its auxiliary inside: only of an actor as the subject, or in the passive."""
    at = next(k for k, (token, _) in enumerate(tokens) if k and token.casefold() in _BE | _HAVE | _MODAL)
    auxiliary = tokens[at][0].casefold()
    rest = tokens[at + 1 :]
    if not rest:
        return ""
    last = tokens[-1][0]
    cut = auxiliary in _MODAL and _is_verb(last) and word(last).lemma != last  # "solle geräumt", its "werden" cut off
    if (auxiliary in _BE and not last.endswith("en")) or cut:
        return _written([*tokens[:at], *rest[:-1]], word(rest[-1][0]).lemma, passive=True)
    if any(name for _, name in tokens[:at]):
        return _written(rest[:-1], word(rest[-1][0]).lemma, passive=False)
    return ""


def _closed(tokens: list[tuple[str, int]], last: str) -> str:
    """A clause with the verb at its end, an auxiliary after it already cut off."""
    if not tokens or not _is_verb(tokens[-1][0]):
        return ""
    verb = tokens[-1][0]
    lemma = word(verb).lemma
    rest = tokens[:-1]
    if rest and rest[-1][0] == "zu":
        return _written(rest[:-1], lemma, passive=False)
    if _infinitive(verb) and last not in _MODAL and not any(name for _, name in rest[:3]):
        return _written(rest, lemma, passive=False)
    passive = (last in _BE and not _infinitive(verb)) or (not last and bool(re.match(r"(ge|\w+ge)\w+t$", verb)))
    if passive:
        return _written(rest, lemma, passive=True)
    return _written(_without_subject(rest), lemma, passive=False)


def _infinitive(verb: str) -> bool:
    return word(verb).lemma == verb or (verb.endswith("n") and "zu" in verb and word(verb).lemma != verb)


def _without_subject(tokens: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """What is left of a clause without its first noun phrase, if more follows that can be an object."""
    reflexive = bool(tokens) and tokens[0][0] == "sich"
    body = tokens[1:] if reflexive else tokens
    while len(body) > 1 and body[0][0].casefold() in _LEADING:
        body = body[1:]
    if not body:
        return tokens
    if body[0][0].casefold() in _PRONOUNS:
        rest = body[1:]
    else:
        noun = next((k for k, (token, _) in enumerate(body) if token[0].isupper() or token[0].isdigit()), None)
        if noun is None or body[0][0].casefold() in _PREPOSITIONS:
            return tokens
        if body[noun][1]:
            while noun + 1 < len(body) and body[noun + 1][1] == body[noun][1]:
                noun += 1
        elif body[noun + 1 : noun + 2] and body[noun + 1][0] in ("der", "des", "von"):  # "die Regierung der Insel"
            return tokens
        rest = body[noun + 1 :]
    if not any(token[0].isupper() or token[0].isdigit() for token, _ in rest):
        return tokens
    return [*tokens[:1], *rest] if reflexive else rest


def _written(tokens: list[tuple[str, int]], verb: str, *, passive: bool) -> str:
    """Objects and verb as an infinitive without adverbs of time and order; the noun alone where the verb is bare."""
    words = [token for token, _ in tokens]
    while words and words[0].casefold() in _LEADING:
        words = words[1:]
    words = [token for token in words if token.casefold() not in _INSIDE | _BE | _HAVE | _MODAL]
    if words and words[0].casefold() in ("ich", "wir", "er", "man"):
        words = words[1:]
    if words and words[0].casefold() in _OWN:
        words[0] = _OWN[words[0].casefold()]
    if passive and words and words[0].casefold() == "der":
        words[0] = "den"
    text = " ".join(words).replace(" ,", ",")
    text = _BEFORE.sub("", _WHEN.sub("", text + " ").strip())
    granted = verb in _GRANTING and not any(w in _PREPOSITIONS for w in text.split()[:2])
    if (verb in _BARE or granted) and text and _nouns(text):
        return nominal(text)
    if text and text.split()[0].casefold() not in _DETERMINERS:
        text = _lowered(text)
    elif text:
        text = text[0].lower() + text[1:]
    return f"{text} {verb}".strip()


def _nouns(text: str) -> bool:
    return any(word(token).kind in ("noun", "name") for token in text.split())


def _lowered(text: str) -> str:
    """Small first letter for an adjective or adverb that began a sentence."""
    first, _, rest = text.partition(" ")
    if rest and first[:1].isupper() and first[1:].islower() and word(first.lower()).kind == "adjective":
        return f"{first.lower()} {rest}" if word(first).kind != "name" else text
    return text


def _is_verb(token: str) -> bool:
    return bool(token) and token[0].islower() and word(token).kind == "verb"
