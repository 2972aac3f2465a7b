"""The ``statusquo`` command and its subcommands, loaded only when called for."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from typing import Any, Final

import click

from statusquo.errors import StatusquoError

#: Subcommand to ``module:function`` and its short help, so that ``--help`` loads none of them.
COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "demo": ("demo", "The main job on the example case: verdict, table, brief.html."),
    "brief": ("brief", "The main job on your own reports: read, draft, assess, write a brief."),
    "read": ("read", "Findings of reports, as a table or as JSON lines."),
    "add": ("add", "Read reports into a case."),
    "show": ("show", "Tables of a case: positions, contacts, timeline, changes; search."),
    "review": ("review", "Decide on the findings of a case, one at a time or many."),
    "draft": ("draft", "Draft a conflict file, each line with its evidence."),
    "solve": ("solve", "Which states are stable, for whom, under which concept."),
    "assess": ("assess", "The five questions for a conflict file."),
    "backup": ("backup", "Copy a case as one whole file."),
    "doctor": ("doctor", "Check a case, and save what can be saved of a damaged one."),
}


class _Lazy(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(f"statusquo.cli.{module}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_text) for name, (_, help_text) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except StatusquoError as error:
            from statusquo.cli.output import say  # only now: --help is to stay quick

            say(str(error))
            ctx.exit(1)
        except BrokenPipeError:
            # The reader of our output went away (`| head`): not an error, and nothing more can be printed.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            click.echo("statusquo: the disk is full, the output is not whole; make room and do it again", err=True)
            ctx.exit(1)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="statusquo", message="statusquo %(version)s")
def main() -> None:
    """Read reports about a conflict, draft its model, and say whether the status quo is stable.

    Works offline. `statusquo demo` shows the whole way on the example case.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
