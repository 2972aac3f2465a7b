"""Who wants what: from verbs, nouns, adjectives and participles that show a stance to positions.

===============  =====================================================================================
``candidate``    a position before its actors are ids and its tokens are characters
``feeling``      "Die Abgabe liegt der SPD im Magen": who feels, who is hidden
``fixed``        the fixed words of an entry
``slots``        where an issue, an actor or an addressee of an entry stands in a clause
``verbs``        "X lehnt Y ab", passives, relative clauses, coordinated predicates
``nouns``        "die Forderung der X nach Y"
``predicates``   "X ist zu Y bereit", "X nannte Y unannehmbar"
``participles``  "die von X geforderte Y"
``modals``       "Y müsse ..., sagte X", "X will ..."
``evaluations``  "X sei ein Skandal", "nannte X unbezahlbar", "sprach von Wortbruch"
``calls``        "„Stoppen Sie das Gesetz!“, sagte X"
``claims``       "es gebe keinen Grund, ...", "ohne X kein Y", "X drohe"
``accusations``  "die Rebellen hätten ... gebrochen, sagte X"
``giving``       "Rückendeckung erhielt X von Y"
``naming``       "Ziel der X ist Y"
``needs``        "Das Land brauche X", "für X sei es zu früh", "X helfe niemandem"
``motives``      "aus Protest gegen Y trat X zurück"
``wills``        "nach dem Willen der X soll Y", "geht es nach X, ..."
``bargains``     "Die Sperren könnten fallen, sobald ..."
``ultimatums``   "Kommt die Steuer, verlassen wir die Koalition"
``grievances``   "haben uns die Tür zugeschlagen", "Wer schießt, will keinen Frieden"
``hurt``         "fühlen sich von X übergangen"
``continued``    "Hinzu kommt die Forderung nach X", "Der Protest richtet sich gegen X"
``conditions``   "..., wenn Moskau die Angriffe einstellt": what is demanded in return
``pressure``     announced acts that are threats
``scope``        what is only supposed or asked
``extent``       how far the noun phrase of an issue reaches
``amounts``      how far "350 Euro mehr im Monat" reaches
``regard``       "mit Blick auf X": what a judgement is about
``echoes``       "lehnte ab", "wies das zurück": what is answered
``moves``        nouns that point to what the other side did
``adjust``       what the issue of a verb really is
``told``         nouns that ``giving`` and ``naming`` look for
``voices``       which statement covers a clause: who is "wir", who "er" in "er müsse"
``ties``         "nur wenn", "falls nicht": what a position is tied to
``settle``       candidates to positions: duplicates, modality
``words``        word lists of the rules
``sides``        whose deed an issue is, to whom a position is put
===============  =====================================================================================
"""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.findings import Position, Statement
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions import (
    accusations,
    bargains,
    calls,
    claims,
    conditions,
    continued,
    echoes,
    evaluations,
    giving,
    grievances,
    hurt,
    modals,
    motives,
    naming,
    needs,
    nouns,
    participles,
    predicates,
    ultimatums,
    verbs,
    wills,
)
from statusquo.reading.german.positions.settle import settle
from statusquo.reading.german.positions.voices import Voices

__all__ = ["positions"]

_FINDERS = (
    verbs.find,
    predicates.find,
    nouns.find,
    participles.find,
    modals.find,
    evaluations.find,
    claims.find,
    needs.find,
    calls.find,
    accusations.find,
    giving.find,
    naming.find,
    motives.find,
    wills.find,
    bargains.find,
    ultimatums.find,
    grievances.find,
    hurt.find,
)


def positions(context: Context, statements: Sequence[Statement]) -> tuple[Position, ...]:
    """Find the positions of a report, in the order of the text.

    Args:
        context: the report, analysed, with its actors.
        statements: who said what in it; what an actor says in a statement may be its position.
    """
    voices = Voices(context, statements)
    found = [candidate for finder in _FINDERS for candidate in finder(context, voices)]
    found = list(conditions.bargained(context, echoes.answer(context, found)))
    found += [*conditions.going_on(context, found), *conditions.otherwise(context, found)]
    found += continued.continued(context, found)
    found += [*conditions.find(context, found), *conditions.withheld(context, found)]
    found += [*conditions.stipulated(context, found), *conditions.blocked(context, found)]
    return settle(context, voices, found)
