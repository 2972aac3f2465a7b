"""``python -m statusquo.reading.german.analysis "Ein Satz."``: print the analysis of a text (or of
standard input).
"""

from __future__ import annotations

import sys

from statusquo.reading.german.analysis import analyse, show

if __name__ == "__main__":
    sys.stdout.write(show(analyse(" ".join(sys.argv[1:]) or sys.stdin.read())) + "\n")
