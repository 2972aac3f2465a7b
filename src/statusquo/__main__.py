"""``python -m statusquo``: the command line."""

from statusquo.cli import main

main(prog_name="statusquo")
