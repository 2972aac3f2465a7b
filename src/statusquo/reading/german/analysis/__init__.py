"""Clauses, phrases and verbs of a German text, with exact offsets: what the rules of the reader stand on.

``analyse(text)`` does it all; ``model`` and ``parts`` document the values with an example; ``show`` prints an analysis.

Example:
    >>> analysis = analyse("Die EU lehnt den Friedensplan der USA nach wie vor strikt ab.")
    >>> clause = analysis.sentences[0].clauses[0]
    >>> clause.verb.lemma, clause.subject.lemma, clause.objects[0].part
    ('ablehnen', 'EU', 'plan')
    >>> issue_span(analysis, clause.objects[0]).quote
    'den Friedensplan der USA'
"""

from statusquo.reading.german.analysis.build import analyse
from statusquo.reading.german.analysis.issue import issue_range, issue_span
from statusquo.reading.german.analysis.model import (
    Adverb,
    Analysis,
    Clause,
    Negation,
    Participle,
    Phrase,
    Quote,
    Sentence,
    Token,
    Verb,
)
from statusquo.reading.german.analysis.show import show

__all__ = [
    "Adverb",
    "Analysis",
    "Clause",
    "Negation",
    "Participle",
    "Phrase",
    "Quote",
    "Sentence",
    "Token",
    "Verb",
    "analyse",
    "issue_range",
    "issue_span",
    "show",
]
