"""What every GraphQL view needs to know besides its record."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.github import rules
from tests.github.records import User
from tests.github.refusal import Refusal
from tests.github.site import Site
from tests.github.world import World

LEVELS = ["read", "write"]


@dataclass(frozen=True)
class Context:
    """The world as one request sees it; ``hidden`` newest issues are missing from listings."""

    world: World
    site: Site
    hidden: int = 0
    refused: Mapping[str, Refusal] = field(default_factory=dict)
    cost: int = 1

    @property
    def viewer(self) -> User:
        """Return who the token belongs to."""
        return self.world.bot

    def need(self, scope: str, level: str) -> None:
        """Refuse unless the token may read or write here."""
        granted = self.world.settings.token_scopes.get(scope, "none")
        if granted not in LEVELS[LEVELS.index(level) :]:
            raise rules.NOT_ACCESSIBLE.broken(needs=f"{scope}={level}")
