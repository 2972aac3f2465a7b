"""Assessment: the five questions about a conflict, answered as data and in words.

===============  ======================================================================
``results``      the answers as frozen values, a file for each question
``assess``       all of it in one call
``completions``  a status quo not wholly known: what to answer for, what holds in all
``verdicts``     question 1: stable for whom, and why
``shares``       question 2: in what share of the orders; what to ask the sources
``edits``        question 3: the smallest edits that move it (``changes``: what each does;
                 ``candidates``: which there are; ``by_party``: where there are too many
                 to try them all; ``bench`` evaluates variants)
``resolve``      question 3 the other way round: what a resolution needs
``drift``        question 4: where it could go (``minimal_ways``: of improvements, in which nobody
                 does more than serves them)
``channels``     direct channels that are missing: what nobody could agree on
``joint``        question 5: who could leave it together (``gains``: in what share of its orders a
                 party prefers a state to another)
``words``        sentences, German and English, a file for each question (``phrases``,
                 ``names``, ``infinitives``: their parts; ``together``: where the status quo is
                 not wholly known, what its completions share once)
``summary``      the verdict in short, also where the status quo is not wholly known
===============  ======================================================================
"""

from statusquo.assessment.assess import assess
from statusquo.assessment.changes import apply
from statusquo.assessment.edits import find_edits
from statusquo.assessment.phrases import Sentence
from statusquo.assessment.resolve import needed, resolution
from statusquo.assessment.results import Assessment, Change, Edit, StateAnswer
from statusquo.assessment.summary import verdict
from statusquo.assessment.words import Section, describe

__all__ = [
    "Assessment",
    "Change",
    "Edit",
    "Section",
    "Sentence",
    "StateAnswer",
    "apply",
    "assess",
    "describe",
    "find_edits",
    "needed",
    "resolution",
    "verdict",
]
