"""The conflict model (GMCR in option form) and its file.

======================  ==========================================================
``model``               the frozen values: Conflict, Party, Option, Wish, ...
``expression``          statements: parsing, normal form, truth
``pattern``             patterns of states ("YN-")
``states``              the cube of states and the feasible cells
``check``               whether the parts fit together
``cautions``            what is odd but no error
``nodes``               YAML text to nodes that know their line
``read``, ``write``     nodes to a conflict, and back to YAML
``document``            a file that is rewritten without losing its comments
======================  ==========================================================
"""

from statusquo.conflict.model import CHANNEL, Conflict, LeftOut, Option, Party, Rule, Tier, Wish

__all__ = ["CHANNEL", "Conflict", "LeftOut", "Option", "Party", "Rule", "Tier", "Wish"]
