"""The command line: a thin layer over public functions, one file a command.

Results go to standard output, progress and messages to standard error. Exit status: 0 done (a verdict,
whatever it is, is 0), 1 an input was at fault (the other inputs are still answered), 2 wrong usage.
"""

from statusquo.cli.main import main

__all__ = ["main"]
