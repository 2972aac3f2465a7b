"""Assessment: the five questions about a conflict, answered as data and in words.

===========  ==========================================================================
``results``  the answers as frozen values
``assess``   all of it in one call
``verdicts``  question 1: stable for whom, and why
``shares``   question 2: in what share of the orders; what to ask the sources
``edits``    question 3: the smallest edits that move it (``changes``: which there are; ``by_party``: where there are
             too many to try them all; ``bench`` evaluates variants)
``resolve``  question 3 the other way round: what a resolution needs
``drift``    question 4: where it could go
``joint``    question 5: who could leave it together
``words``    sentences, German and English (``edit_words`` those of question 3; ``phrases``, ``names`` their parts)
``summary``  the verdict in short, also where the status quo is not wholly known
===========  ==========================================================================
"""

from statusquo.assessment.assess import assess
from statusquo.assessment.changes import apply
from statusquo.assessment.edits import find_edits
from statusquo.assessment.phrases import Sentence
from statusquo.assessment.resolve import needed
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
    "verdict",
]
