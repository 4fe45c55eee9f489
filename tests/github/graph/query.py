"""The root of all queries in GraphQL."""

from datetime import timedelta
from typing import Any

from tests.github import rules
from tests.github.graph.limits import LARGEST_PAGE
from tests.github.graph.people import ViewerView
from tests.github.graph.repository import OwnerView, RepositoryView
from tests.github.graph.view import View
from tests.github.refusal import Refusal
from tests.github.world import World


class QueryView(View[World]):
    """The root of all queries."""

    typename = "Query"

    @property
    def viewer(self) -> ViewerView:
        """Return who asks."""
        return ViewerView(self._context, self._context.viewer)

    def rate_limit(self, **_dry_run: bool) -> dict[str, Any]:
        """Return what is left of this hour; the stand-in never runs dry by itself."""
        cost = self._context.cost
        reset = self._record.now + timedelta(hours=1)
        return {
            "limit": 1000,
            "cost": cost,
            "remaining": 1000 - cost,
            "used": cost,
            "nodeCount": 0,
            "resetAt": reset,
        }

    def repository(self, owner: str, name: str, **_follow_renames: bool) -> RepositoryView:
        """Return the repository, if it is this one."""
        if f"{owner}/{name}".lower() != self._record.full_name.lower():
            raise rules.NO_REPOSITORY.broken(name=f"{owner}/{name}")
        return RepositoryView(self._context, self._record)

    def repository_owner(self, login: str, **_follow_renames: bool) -> Any:
        """Return an organisation or a person."""
        if login.lower() == self._record.owner.lower():
            return OwnerView(self._context, self._record)
        if not any(user.login.lower() == login.lower() for user in self._record.users.values()):
            raise rules.NO_OWNER.broken(login=login)
        return self._see(self._record.user(login))

    def user(self, login: str) -> Any:
        """Return a person."""
        return self._see(self._record.user(login))

    def node(self, **asked: str) -> Any:
        """Return the record of a node id."""
        return self._node(asked["id"])

    def nodes(self, ids: list[str]) -> list[Any]:
        """Return several records; an unknown id is null with an error of its own."""
        if len(ids) > LARGEST_PAGE:
            raise rules.TOO_MANY_IDS.broken(asked=len(ids))
        return [self._node_or_refusal(known) for known in ids]

    def _node(self, node_id: str) -> Any:
        if node_id == self._record.node_id:
            return self._see(self._record)
        if node_id not in self._record.nodes:
            raise rules.NO_NODE.broken(id=node_id)
        return self._see(self._record.nodes[node_id])

    def _node_or_refusal(self, node_id: str) -> Any:
        try:
            return self._node(node_id)
        except Refusal as refusal:
            return refusal
