"""What every GraphQL view needs to know besides its record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from tests.github import rules
from tests.github.faults import FieldRefused
from tests.github.records import User
from tests.github.site import Site
from tests.github.world import Access, World

LEVELS = ["read", "write"]


MOST_SECONDS = 10.0
"""After so long GitHub ends a request [docs]."""


@dataclass
class Work:
    """How long one request has kept GitHub busy; each field takes ``seconds``, by its name."""

    seconds: Mapping[str, float] = field(default_factory=dict)
    spent: float = 0.0

    @property
    def is_ended(self) -> bool:
        """Return whether GitHub has ended the request."""
        return self.spent > MOST_SECONDS

    def on(self, name: str, world: World) -> None:
        """Work on a field, as long as GitHub lets it."""
        if not self.is_ended:
            seconds = self.seconds.get(name, self.seconds.get("", 0.0))
            world.now += timedelta(seconds=min(seconds, MOST_SECONDS - self.spent))
            self.spent += seconds


@dataclass(frozen=True)
class Context:
    """The world as one request sees it; ``hidden`` newest issues are missing from listings.

    ``access`` is that of a token which people have made; without any it is the workflow's own.
    """

    world: World
    site: Site
    hidden: int = 0
    refused: Mapping[str, FieldRefused] = field(default_factory=dict)
    cost: int = 1
    work: Work = field(default_factory=Work)
    access: Access | None = None

    @property
    def viewer(self) -> User:
        """Return who the token belongs to."""
        return self.world.user(self.access.login) if self.access else self.world.bot

    @property
    def scopes(self) -> Mapping[str, str]:
        """Return what the token may do."""
        return self.access.scopes if self.access else self.world.settings.token_scopes

    def need(self, scope: str, level: str) -> None:
        """Refuse unless the token may read or write here."""
        granted = self.scopes.get(scope, "none")
        if granted not in LEVELS[LEVELS.index(level) :]:
            raise rules.NOT_ACCESSIBLE.broken(needs=f"{scope}={level}")
