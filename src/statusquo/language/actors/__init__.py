"""Actor tables: who is named by which words, in German and English.

::

    from statusquo.language.actors import tables

    t = tables("de")                     # or tables("de", extra="my-actors.tsv")
    t.match(tokens, i)                   # longest name from token i on: "Vereinten Nationen", "Kremls"
    t.adjective("russischen")            # ("RUS",)
    t.prefix("US-Sondergesandter")       # USA + "Sondergesandter"
    t.role("Außenministerinnen"), t.collective("Streitkräften"), t.demonym("Ukrainerin")
    t.given_name("Steve"), t.holders("Selenskyj", "2025-12")
"""

from statusquo.language.actors.project import ActorFile
from statusquo.language.actors.tables import ActorTables, tables
from statusquo.language.actors.values import Collective, Demonym, Entry, Form, Holder, Match, Prefix, Role

__all__ = [
    "ActorFile",
    "ActorTables",
    "Collective",
    "Demonym",
    "Entry",
    "Form",
    "Holder",
    "Match",
    "Prefix",
    "Role",
    "tables",
]
