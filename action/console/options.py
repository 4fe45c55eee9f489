"""Options that several commands have, so that they are called and explained alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from action.console.shell.given import PATH, named_settings

Asking = TypeVar("Asking", bound=Callable[..., Any])

SETTINGS: Final = ".github/incident-review.yml"

with_settings: Final = click.option(
    "--settings",
    default=SETTINGS,
    show_default=True,
    type=PATH,
    callback=named_settings,
    metavar="FILE",
    help="The settings file.",
)


def with_format(command: Asking) -> Asking:
    """The command with `--format text` or `json`, and `--json` as another word for it."""
    return _formats("text", "json", about="Text for people, or data for programs.")(command)


def with_every_format(command: Asking) -> Asking:
    """The same, and `github` for letters that stand beside their lines in a pull request."""
    about = "Text for people, data for programs, or annotations for GitHub Actions."
    return _formats("text", "json", "github", about=about)(command)


def _formats(*names: str, about: str) -> Callable[[Asking], Asking]:
    both = (
        click.option(
            "--format",
            "form",
            default="text",
            show_default=True,
            type=click.Choice(names, case_sensitive=False),
            help=about,
        ),
        click.option("--json", "form", flag_value="json", help="The same as --format json."),
    )

    def asking(command: Asking) -> Asking:
        for option in reversed(both):
            command = option(command)
        return command

    return asking
