"""Who “we” are on GitHub: a marker counts only in what we wrote ourselves.

A text of anybody may hold our markers. “We” outlives a change of token: it is whoever the token
belongs to now, the workflow's own token, and whom the settings name under `written-by`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from action.errors import Letter, ReviewError
from action.node import Node

WORKFLOW: Final = "github-actions[bot]"
"""As whom the workflow's own token writes [docs]."""
_BOT: Final = "[bot]"


@dataclass(frozen=True, slots=True)
class Ourselves:
    """The logins under which we have written, in lower case; those of apps end with `[bot]`."""

    logins: frozenset[str]

    @classmethod
    def known_as(cls, viewer: str, before: Iterable[str]) -> Self:
        """We, with the login of today's token and those of tokens before it."""
        return cls(frozenset(login.lower() for login in (WORKFLOW, viewer, *before)))

    def wrote(self, node: Node) -> bool:
        """Whether we are the author of an issue, a pull request or a comment."""
        return self.are(full_login(node.get("author")))

    def are(self, login: str) -> bool:
        """Whether this is a login of ours; logins do not care about case."""
        return login.lower() in self.logins


def full_login(author: Node | None) -> str:
    """The login of an author, with the `[bot]` that GraphQL leaves out and REST writes [rep]."""
    if not author:
        return ""
    login = str(author.get("login") or "")
    app = author.get("__typename") == "Bot" and not login.endswith(_BOT)
    return login + _BOT if app else login


def not_ours(author: str, settings: str) -> ReviewError:
    """Why nothing is done where the text that names an incident was written by somebody else."""
    by = f"{author} wrote it" if author else "somebody who has left GitHub wrote it"
    letter = Letter(
        f"This issue or pull request has the mark of Incident Review, but {by}: nothing was done",
        "if Incident Review once ran with a token of this login, "
        f"add the login to `written-by` in {settings}",
        serious=False,
    )
    return ReviewError(letter, reason="not-ours")
