"""Sequential stability (SEQ): every improvement can be answered *credibly*.

``for all t in R_i^+(s) there is u in R_{N-i}^+(t) with P_i(u) <= P_i(s)``

``R_{N-i}^+(t)`` holds the ends of sequences of moves by the others in which each move is an improvement for
the one who makes it, from the state it leaves; a party may move more than once. Source: Fraser & Hipel 1979,
1984; Fang, Hipel & Kilgour 1993. Cost: one closure under improvements per party, see ``improvements``.
"""

from statusquo.stability.concept import Concept

SEQ = Concept("seq", answers="improvements")
