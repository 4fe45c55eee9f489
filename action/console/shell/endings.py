"""How a command ends: the one place that says which exit code belongs to what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import Final

import click

from action.errors import CallError, ReviewError

FINE: Final = 0
TO_CORRECT: Final = 1
"""Something in a file or in the repository is to be corrected."""
WRONG_CALL: Final = 2
"""Nothing in a file could put it right: an option, a name, the token, the way to GitHub."""
INTERRUPTED: Final = 130
"""Somebody pressed Ctrl-C; shells call it by 128 and the number of the signal."""
PIPE_CLOSED: Final = 141
"""Whoever reads has had enough; 128 and the number of the signal, as of other programs."""

_IN_THE_REPOSITORY: Final = frozenset(
    {"bad-file", "bad-settings", "empty", "issues-disabled", "needs-attention"}
)
"""Reasons that people correct in a file or in the settings of the repository."""
_BY_HAND: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bad-token": "set GITHUB_TOKEN to a valid one; `gh auth token` prints yours",
        "github-unreachable": "check your network, GITHUB_API_URL and GitHub's status page",
        "half-answer": "try again; if it happens again, check GitHub's status page",
        "missing-permission": "use a token that can read the repository",
        "not-from-github": "a proxy or a firewall may have sent it; check GITHUB_API_URL, too",
        "rate-limited": "try again later",
    }
)
"""What people do who run a command themselves; what we say to a workflow does not help them."""


class WrongCallError(click.ClickException):
    """What was asked for cannot be done as it was asked: a message, and exit code 2."""

    exit_code = WRONG_CALL


def ended(error: ReviewError, hide: Callable[[str], str] = str) -> click.ClickException:
    """The message about what went wrong, with its exit code; `hide` takes secrets out."""
    told = _BY_HAND.get(error.reason)
    letters = [replace(one, remedy=told) if told else one for one in error.letters]
    said = hide("\n".join(map(str, letters)))
    is_call = isinstance(error, CallError) or error.reason not in _IN_THE_REPOSITORY
    return WrongCallError(said) if is_call else click.ClickException(said)


@contextmanager
def noticed(signals: list[int]) -> Iterator[None]:
    """Note what ends the program from outside; Click makes a 1 of it, as of every mistake."""
    try:
        yield
    except KeyboardInterrupt:
        signals.append(INTERRUPTED)
        raise
    except BrokenPipeError:
        signals.append(PIPE_CLOSED)
        raise
