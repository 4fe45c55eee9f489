"""Options that several commands have, so that they are called, read and explained alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from configparser import ConfigParser
from configparser import Error as ParserError
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from action.console.front_door import WrongCallError
from action.errors import Letter

Asking = TypeVar("Asking", bound=Callable[..., Any])

SETTINGS: Final = ".github/incident-review.yml"

_NAME: Final = re.compile(
    r"(?:(?:https?|ssh)://[^/\s]{1,200}/|[^/\s@]{1,50}@[^/\s:]{1,200}:)?"
    r"([\w.-]{1,100}/[\w.-]{1,100}?)(?:\.git)?/?",
    re.ASCII,
)
"""A repository by its name, or by an address that git or a browser knows."""

with_settings: Final = click.option(
    "--settings",
    default=SETTINGS,
    show_default=True,
    type=click.Path(path_type=Path),
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
            type=click.Choice(names),
            help=about,
        ),
        click.option("--json", "form", flag_value="json", help="The same as --format json."),
    )

    def asking(command: Asking) -> Asking:
        for option in reversed(both):
            command = option(command)
        return command

    return asking


def repository_named(said: str) -> str:
    """The repository as `owner/name`, also of its address; WrongCallError where it is neither."""
    found = repository_in(said)
    if found is None:
        what = f"`{said[:80]}` is not a repository"
        raise WrongCallError(str(Letter(what, "write it as OWNER/NAME, such as acme/shop")))
    return found


def repository_in(said: str) -> str | None:
    """The same, or None where it is neither."""
    found = _NAME.fullmatch(said.strip())
    return found[1] if found else None


def page_of(env: Mapping[str, str], repository: str) -> str:
    """The address of a repository, on the server that the environment names."""
    return f"{env.get('GITHUB_SERVER_URL') or 'https://github.com'}/{repository}"


def origin() -> str:
    """The repository that the checkout under here was cloned from; empty where nothing says so."""
    config = ConfigParser(strict=False, interpolation=None)
    try:
        text = Path(".git/config").read_text(encoding="utf-8", errors="replace")
        config.read_string("\n".join(line.strip() for line in text.splitlines()))
    except (FileNotFoundError, NotADirectoryError, ParserError):
        return ""
    address = config.get('remote "origin"', "url", fallback="")
    return repository_in(address) or ""
