"""What happened to an issue in GraphQL: of all its timeline, who was assigned and freed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from tests.github.graph.pages import Connection, Edge, PageInfo
from tests.github.graph.view import Unserved, View
from tests.github.records import Assigned, Assignment, Unassigned, User

KINDS: dict[str, type[Assignment]] = {"ASSIGNED_EVENT": Assigned, "UNASSIGNED_EVENT": Unassigned}

Kind = TypeVar("Kind", bound=Assignment)


@dataclass(frozen=True)
class Items:
    """A page of a timeline; whether its counts mind the asked types is [rep]: none is served."""

    edges: list[Edge]
    page_info: PageInfo

    @property
    def nodes(self) -> list[Any]:
        """Return what happened, without the cursors."""
        return [edge.node for edge in self.edges]


class AssignmentView(View[Kind]):
    """One change of who is assigned."""

    @property
    def id(self) -> str:
        """Return the node id."""
        return self._record.node_id

    @property
    def created_at(self) -> datetime:
        """Return when, to the second."""
        return self._record.created_at

    @property
    def actor(self) -> Any:
        """Return who did it."""
        return self._see(self._record.actor)

    @property
    def assignable(self) -> Any:
        """Return the issue or the pull request."""
        return self._see(self._record.ticket)

    @property
    def assignee(self) -> Any:
        """Return who was assigned or freed."""
        return self._see(self._record.assignee)

    @property
    def user(self) -> Any:
        """Return the same, where it is a person."""
        known = self._record.assignee
        return self._see(known) if type(known) is User else None


class AssignedView(AssignmentView[Assigned], sees=Assigned):
    """Somebody was assigned."""

    typename = "AssignedEvent"


class UnassignedView(AssignmentView[Unassigned], sees=Unassigned):
    """Somebody was freed."""

    typename = "UnassignedEvent"


def happened(
    known: Sequence[Assignment], kinds: list[str] | None, since: str | None
) -> list[Assignment]:
    """Return what is of the asked kinds, oldest first; the second of ``since`` is in it [rep].

    All that else happens is not kept here, so whoever asks for it, or for everything, is refused.
    """
    unknown = set(kinds or ["every type"]) - KINDS.keys()
    if unknown:
        raise Unserved(f"timelineItems of {', '.join(sorted(unknown))}")
    asked = tuple(KINDS[kind] for kind in kinds or ())
    first = None if since is None else datetime.fromisoformat(since)
    return [
        one
        for one in known
        if isinstance(one, asked) and (first is None or one.created_at >= first)
    ]


def without_counts(page: Connection) -> Items:
    """Return a page as far as it is served."""
    return Items(page.edges, page.page_info)
