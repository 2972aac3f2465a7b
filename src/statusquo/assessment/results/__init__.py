"""What an assessment says, as data: the answers to the five questions, without a word of prose.

States are strings of ``Y`` and ``N`` in the order of the conflict file. Statements of a party are named by
their expression, findings by their ids. Sentences are made from this by :mod:`statusquo.assessment.words`.

========  ==========================================================  ==================================
question  asks                                                        answered by
========  ==========================================================  ==================================
1         is the status quo stable, for whom, under which concept     :class:`Verdict`, :class:`Threat`
2         how sure is that                                            :class:`Share`, :class:`Swing`
3         what could move it                                          :class:`Edit`, :class:`Change`
4         where could it go                                           :class:`Reached`, :class:`Way`
5         who could move it together                                  :class:`Joint`
========  ==========================================================  ==================================
"""

from statusquo.assessment.results.answer import StateAnswer
from statusquo.assessment.results.edits import Change, ChangeKind, Edit, Needed
from statusquo.assessment.results.orders import Question, Share, Swing, SwingKind
from statusquo.assessment.results.stable import Step, Threat, Verdict, Why
from statusquo.assessment.results.ways import Channel, Joint, Reached, Way
from statusquo.assessment.results.whole import Assessment, Spread

__all__ = [
    "Assessment",
    "Change",
    "ChangeKind",
    "Channel",
    "Edit",
    "Joint",
    "Needed",
    "Question",
    "Reached",
    "Share",
    "Spread",
    "StateAnswer",
    "Step",
    "Swing",
    "SwingKind",
    "Threat",
    "Verdict",
    "Way",
    "Why",
]
