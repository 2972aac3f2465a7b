"""From what the reports say to a conflict: the only place that knows findings and conflicts.

==============  ==================================================================================
``lexicon``     what nouns say about acts, ``kinds`` (data: ``acts_de.toml``, ``acts_en.toml``)
``phrasing``    an issue as an act: "den Donbass abtreten"
``amounts``     numbers in a phrase: values of one act
``current``     the positions that still hold
``organs``      a state and its government are one party
``owners``      whose act it is; ``opponents``: whom a party deals with most
``acts``        what an act is; ``finding``: all acts of a case; ``naming``, ``keys``: what they are called
``standing``    what stands now, and where that comes from
``statements``  from stances to preference statements
``ties``        leverage, being pressed, factions, silence: what is inferred, each with its reason
``strength``    the order of tiers
``ranking``     how contested and recent an act is; ``selection``: which acts become options
``bounds``      what cannot be together, what cannot be undone
``draft``       all of it in one conflict
``explain``     from a line of a conflict back to the sentences
``merge``       a new draft over a file that a person has edited; ``differences``: what that changes, in words
``page``        the file with comments for the person who opens it
==============  ==================================================================================
"""

from statusquo.drafting.differences import Difference
from statusquo.drafting.draft import RULES, Ask, Draft, compose, draft, fingerprint
from statusquo.drafting.explain import Line, Quote, explain, in_words
from statusquo.drafting.merge import Merged, merge
from statusquo.drafting.page import page

__all__ = [
    "RULES",
    "Ask",
    "Difference",
    "Draft",
    "Line",
    "Merged",
    "Quote",
    "compose",
    "draft",
    "explain",
    "fingerprint",
    "in_words",
    "merge",
    "page",
]
