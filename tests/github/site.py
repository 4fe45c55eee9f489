"""Where things are found: the addresses of pages and of REST's resources."""

from dataclasses import dataclass

from tests.github.records import (
    Bot,
    Comment,
    LineComment,
    PullRequest,
    Record,
    Review,
    Ticket,
    User,
)
from tests.github.world import World


@dataclass(frozen=True)
class Site:
    """The stand-in's own host, which all its addresses name; ``api`` is where REST begins."""

    server: str
    api: str

    def repository(self, world: World) -> str:
        """Return the page of the repository."""
        return f"{self.server}/{world.full_name}"

    def repository_api(self, world: World) -> str:
        """Return the REST address of the repository."""
        return f"{self.api}/repos/{world.full_name}"

    def user(self, user: User) -> str:
        """Return the page of a person or an app."""
        if isinstance(user, Bot):
            return f"{self.server}/apps/{user.login.removesuffix('[bot]')}"
        return f"{self.server}/{user.login}"

    def project(self, world: World, owner: str, number: int) -> str:
        """Return the page of a project, of the organisation here or of a person."""
        kind = "orgs" if owner.lower() == world.owner.lower() else "users"
        return f"{self.server}/{kind}/{owner}/projects/{number}"

    def page(self, world: World, record: Record) -> str:
        """Return the page on which people see a record."""
        home = self.repository(world)
        match record:
            case PullRequest(number=number):
                return f"{home}/pull/{number}"
            case Ticket(number=number):
                return f"{home}/issues/{number}"
            case Comment(ticket=ticket, database_id=known):
                return f"{self.page(world, ticket)}#issuecomment-{known}"
            case LineComment(thread=thread, database_id=known):
                return f"{self.page(world, thread.pull)}#discussion_r{known}"
            case Review(pull=pull, database_id=known):
                return f"{self.page(world, pull)}#pullrequestreview-{known}"
            case User():
                return self.user(record)
            case _:
                raise TypeError(f"{type(record).__name__} has no page")
