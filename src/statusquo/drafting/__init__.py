"""From what the reports say to a conflict: the only place that knows findings and conflicts.

==============  ==================================================================================
``lexicon``     what nouns say about acts (data: ``acts_de.toml``, ``acts_en.toml``)
``phrasing``    an issue as an act: "den Donbass abtreten"
``current``     the positions that still hold
``owners``      whose act it is
``acts``        all acts of a case; the same act seen from two sides is one
``standing``    what stands now, and where that comes from
``statements``  from stances to preference statements
``ties``        leverage, being pressed, factions, silence: what is inferred, each with its reason
``strength``    the order of tiers
``selection``   which acts become options
``bounds``      what cannot be together, what cannot be undone
``draft``       all of it in one conflict
``explain``     from a line of a conflict back to the sentences
``merge``       a new draft over a file that a person has edited
==============  ==================================================================================
"""

from statusquo.drafting.draft import RULES, Ask, Draft, compose, draft, fingerprint
from statusquo.drafting.explain import Line, Quote, explain, in_words
from statusquo.drafting.merge import Difference, Merged, merge

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
]
