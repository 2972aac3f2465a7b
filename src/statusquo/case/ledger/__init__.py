"""The ledger: what the join needs of every finding, in columns, so that a few new reports need not be joined with all.

``columns`` holds one row for each actor, position, event and condition of every report; ``people`` joins the actors
from it, ``keys`` says to which joined values each row belongs, ``closure`` which of them new rows can change, and
``forward`` joins just those anew and writes them in place of the old ones. All of it uses the functions of the full
join on fewer findings, so that both give the same world; where that cannot be known beforehand, the case is joined in
full (:class:`columns.IrregularError`).
"""
