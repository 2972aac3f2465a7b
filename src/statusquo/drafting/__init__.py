"""From what the reports say to a conflict: the only place that knows findings and conflicts.

==============  ==================================================================================
``lexicon``     what nouns say about acts, ``kinds``, ``forms`` (data: ``acts_de.toml``, ``acts_en.toml``)
``phrasing``    an issue as an act: "den Donbass abtreten"
``inflection``  noun phrases in the accusative
``deeds``       what is done to what: two wordings of one deed
``amounts``     numbers in a phrase: values of one act
``current``     the positions that still hold; ``one_name``, ``sides``: parties that are one; ``wording``: filling words
``owners``      whose act it is; ``opponents``: whom a party deals with most
``referring``   what an issue means that does not name its act
``acts``        what an act is; ``finding``: all acts of a case; ``naming``, ``keys``: what they are called
``standing``    what stands now, and where that comes from
``conditions``  what a position is tied to, as options
``statements``  from stances to preference statements
``ties``        leverage, being pressed, factions, silence: what is inferred, each with its reason
``strength``    the order of tiers
``ranking``     how contested and recent an act is; ``selection``: which acts become options
``reasons``     why something is left out: codes and their sentences
``bounds``      what cannot be together, what cannot be undone
``asks``        what the draft asks of the person
``draft``       all of it in one conflict
``explain``     from a line of a conflict back to the sentences
``renaming``    a draft in the names of an earlier one; ``annotations``, ``comments``: what a person added to lines
``merge``       a new draft over a file that a person has edited; ``differences``: what that changes, in words
``spoken``      the language of a draft where nobody asks for one
``page``        the file with comments for the person who opens it
==============  ==================================================================================
"""

from statusquo.drafting.asks import Ask
from statusquo.drafting.comments import with_comments
from statusquo.drafting.differences import Difference
from statusquo.drafting.draft import RULES, Draft, compose, draft, fingerprint, text_of
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
    "text_of",
    "with_comments",
]
