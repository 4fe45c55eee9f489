"""What does not depend on what anybody says in a review, and whose word counts by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from action.review.people.invited import within
from action.review.standing.rota import Rota
from action.review.standing.standing import Arrangement


@dataclass(frozen=True, slots=True)
class Ground:
    """What does not depend on what anybody says in this review.

    `parts` are those who must or should come by the rules, in lower case; `picked` is what the rota
    has said before; after `closed` nothing changes any more.
    """

    rota: Rota
    parts: frozenset[str]
    picked: Mapping[str, str]
    closed: datetime | None = None

    def may(self, login: str, state: Arrangement) -> bool:
        """Whether somebody may give commands: with access, or with a part in this review."""
        known = self.rota.repository.assignable(login)
        return known or login.lower() in self.parts | state.parts

    def knows(self, login: str, state: Arrangement) -> bool:
        """Whether a login is somebody's here, and no slip."""
        return self.may(login, state) or within(login, self.rota.settings.people)
