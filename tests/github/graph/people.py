"""Users and bots in GraphQL."""

from typing import Any

from tests.github.graph.projects import project_of
from tests.github.graph.view import View
from tests.github.records import Bot, User


class Account(View[User]):
    """What people and bots have in common."""

    @property
    def id(self) -> str:
        """Return the node id."""
        return self._record.node_id

    @property
    def database_id(self) -> int:
        """Return REST's id."""
        return self._record.database_id

    @property
    def login(self) -> str:
        """Return the login; GraphQL's logins of bots come without ``[bot]`` [rep]."""
        return self._record.login.removesuffix("[bot]")

    @property
    def url(self) -> str:
        """Return the page of the account."""
        return self._context.site.user(self._record)

    def avatar_url(self, **_size: int) -> str:
        """Return where the picture would be."""
        return f"{self._context.site.server}/avatars/{self._record.database_id}"


class UserView(Account, sees=User):
    """A person."""

    typename = "User"

    @property
    def name(self) -> str | None:
        """Return the name that the person gave, if any."""
        return self._record.name

    @property
    def email(self) -> str:
        """Return the public address: empty, as most people keep it."""
        return ""

    def project_v2(self, number: int) -> Any:
        """Return one of this person's projects."""
        return self._see(project_of(self._context, self._record.login, number))

    @property
    def is_viewer(self) -> bool:
        """Tell whether the token is this person's."""
        return self._record is self._context.viewer


class BotView(Account, sees=Bot):
    """An app that acts."""

    typename = "Bot"


class ViewerView(UserView):
    """The token's own identity: a User to GraphQL, and with ``[bot]`` in its login [rep]."""

    @property
    def login(self) -> str:
        """Return the login as REST has it."""
        return self._record.login
