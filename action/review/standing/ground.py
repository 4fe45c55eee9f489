"""What does not depend on what anybody says in a review, and whose word counts by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from action.review.commands import spoken
from action.review.commands.command import Command
from action.review.standing.rota import Rota
from action.review.standing.standing import Arrangement


@dataclass(frozen=True, slots=True)
class Ground:
    """What does not depend on what anybody says in this review.

    `parts` are those who must or should come by the rules, and `guests` those of a client, in lower
    case; `picked` is what the rota has said before, `done` the keys of the commands that were done
    before; after `closed` nothing changes any more.
    """

    rota: Rota
    parts: frozenset[str]
    guests: frozenset[str]
    picked: Mapping[str, str]
    done: frozenset[str] = frozenset()
    closed: datetime | None = None

    def remembers(self, command: Command) -> bool:
        """Whether this very command was done before, so that whoever gave it might."""
        return bool(self.done) and spoken.key(command) in self.done

    def may(self, login: str, state: Arrangement) -> bool:
        """Whether somebody may speak for others: with access, or with a role in this review."""
        known = self.rota.repository.assignable(login)
        return known or login.lower() in self.parts | state.parts

    def hears(self, login: str, state: Arrangement) -> bool:
        """Whether somebody may speak for themselves: guests, too, whoever has invited them."""
        return self.may(login, state) or login.lower() in self.guests | state.guests

    def knows(self, login: str, state: Arrangement) -> bool:
        """Whether a login is somebody's here, and no slip."""
        return self.hears(login, state) or self.rota.settings.person(login) is not None
