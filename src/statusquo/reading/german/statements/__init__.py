"""Who said what: direct, indirect and reported speech with its speakers.

=============  ====================================================================================
``utterance``  a statement before it is settled
``speech``     verbs: "X sagte, ...", "X kritisierte Y", insertions "so X", "wie X mitteilte"
``according``  "laut X", "nach Angaben der Y", "Z zufolge"; nouns that carry a clause
``quotes``     words in quotation marks and who is behind them
``follow``     sentences in reported speech that go on without a cue
``settle``     utterances to statements: duplicates, one record a speaker
=============  ====================================================================================
"""

from __future__ import annotations

from statusquo.findings import Statement
from statusquo.reading.german.context import Context
from statusquo.reading.german.statements import according, follow, quotes, speech
from statusquo.reading.german.statements.settle import settle

__all__ = ["statements"]


def statements(context: Context) -> tuple[Statement, ...]:
    """Find the statements of a report, in the order of the text."""
    told = [*speech.find(context), *according.find(context)]
    told += quotes.find(context, told)
    told += follow.find(context, told)
    return settle(context, told)
