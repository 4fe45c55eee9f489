"""The front door: what can be asked of Incident Review on the command line, and by its Action.

A table of contents; each command has a module of its own, which is imported when it is asked for.
"""

from __future__ import annotations

import os

import click

from action import __version__
from action.console.front_door import FrontDoor, examples

COMMANDS = {
    "check": "Check incident files, settings and workflows.",
    "new": "Create an incident folder, also from an export.",
    "preview": "Show a review before it is opened.",
    "who": "Show who is invited to a review, and why.",
    "timeline": "Read a timeline and print one event per line.",
    "moments": "Find what is worth asking about in a timeline.",
    "holidays": "Print the days off in a country.",
    "doctor": "Check whether a repository is ready for reviews.",
    "outlets": "Test the settings for other tools.",
    "run": "Run the review for a GitHub event (used by the Action).",
}
"""Every command with its line of help; `check` is in `action/console/check_command.py`."""


@click.group(
    cls=FrontDoor,
    commands=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples("check", 'new "Checkout is slow"', "doctor --repository acme/shop"),
)
@click.version_option(
    __version__, "-V", "--version", package_name="incident-review", prog_name="incident-review"
)
@click.pass_context
def main(context: click.Context) -> None:
    """Hold post-incident reviews in a repository on GitHub; the README explains how."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        context.color = False


if __name__ == "__main__":
    main()
