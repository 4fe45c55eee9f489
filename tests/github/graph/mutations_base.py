"""What all mutations need."""

from tests.github import rules
from tests.github.graph.view import View
from tests.github.world import World


class Mutations(View[World]):
    """The world, to be changed."""

    def _own(self, repository_id: str) -> None:
        if repository_id != self._record.node_id:
            raise rules.NO_NODE.broken(id=repository_id)
