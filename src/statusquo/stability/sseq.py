"""Symmetric sequential stability (SSEQ): as SEQ, and the party cannot escape the answer by one more move.

``for all t in R_i^+(s) there is u in R_{N-i}^+(t) with P_i(u) <= P_i(s) and P_i(v) <= P_i(s) for all v in
R_i(u)``

With weak orders it makes no difference whether the party may react with any move or only with improvements: a
reaction that ends above P_i(s) improves on u, because ``P_i(u) <= P_i(s)``. Source: Rego & Vieira 2017. Cost:
as SEQ.
"""

from statusquo.stability.concept import Concept

SSEQ = Concept("sseq", answers="improvements", reaction=True)
