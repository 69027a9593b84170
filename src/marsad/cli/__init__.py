"""The command line: thin commands over `marsad.flow` and `marsad.knowledge`, each loaded when it is called."""

from __future__ import annotations

import importlib
import os
from importlib.util import find_spec
from typing import Any

import click

from marsad import __version__
from marsad.model.errors import MarsadError

# Work is spread over processes; threads inside one only fight for its core. Commands load numpy after this.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")

COMMANDS = {
    "read": ("marsad.cli.read", "read_command", "Print the claims of reports: who did what to whom, on whose word."),
    "annotate": ("marsad.cli.annotate", "annotate_command", "Print one layer of the reader: places, times, figures …"),
    "places": ("marsad.cli.places", "places_command", "Look up a place name in the gazetteer."),
    "actors": ("marsad.cli.actors", "actors_command", "Look up an actor in the knowledge base."),
    "gazetteer": ("marsad.cli.places", "gazetteer_group", "Add tables of places to the gazetteer."),
}
"""Name → the module and attribute that hold the command, and what it does in a line."""


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for, so that every call starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of a person's work."""
        return [name for name, (module, *_) in COMMANDS.items() if find_spec(module)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][2]) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error raised on purpose is one line for the person and an exit code."""
        try:
            return super().invoke(ctx)
        except MarsadError as error:
            click.echo(f"marsad: {error.message} [{error.code}]", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="marsad %(version)s")
def main() -> None:
    """Read reports of a conflict and keep what each claims, on whose word, in which words.

    Start with 'marsad read FILE': who did what to whom, where and when, how many, according to whom.
    """
