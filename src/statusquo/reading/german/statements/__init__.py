"""Who said what: direct, indirect and reported speech with its speakers.

=============  ====================================================================================
``utterance``  a statement before it is settled
``words``      word lists, ``frames/statements.toml``
``voices``     who is behind a cue, and who relays it; ``documents``: authors of papers
``bounds``     where what is said begins and ends; ``extent``: the same of told phrases
``inversion``  "..., sagte X", "..., so X", "..., wie X mitteilte"
``colon``      "X stellte Bedingungen: ..."
``speech``     verbs: "X sagte, dass ...", "X kritisierte Y"
``according``  "laut X", "nach Angaben der Y", "Z zufolge"
``nouns``      "die Ankündigung der Y, ..."
``met``        "X stieß bei Y auf Kritik"
``quotes``     words in quotation marks and who is behind them
``follow``     sentences in reported speech that go on without a cue
``back``       "Das teilte X mit", "Davon geht X aus": of the sentence before
``settle``     utterances to statements: duplicates, last speakers, one record a speaker
=============  ====================================================================================
"""

from __future__ import annotations

from statusquo.findings import Statement
from statusquo.reading.german.context import Context
from statusquo.reading.german.statements import according, back, colon, follow, inversion, met, nouns, quotes, speech
from statusquo.reading.german.statements.settle import settle, with_last_speaker
from statusquo.reading.german.statements.voices import Voices

__all__ = ["statements"]


def statements(context: Context) -> tuple[Statement, ...]:
    """Find the statements of a report, in the order of the text."""
    voices = Voices(context)
    told = list(inversion.find(context, voices))
    told += colon.find(context, voices, {u.cue.start for u in told if u.cue is not None})
    told += speech.find(
        context, voices, {u.cue.start for u in told if u.cue is not None and not u.rule.startswith("colon")}
    )
    told += nouns.find(context, voices)
    told += met.find(context, voices)
    told = according.find(context, voices, told)
    told += quotes.find(context, voices, told)
    told = back.find(context, voices, told)
    told += follow.find(context, voices, with_last_speaker(told))
    return settle(context, told)
