"""Pull requests in GraphQL."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Unpack

from tests.github.deeds.pulls import approved, merged_files
from tests.github.deeds.threads import merge_base
from tests.github.diff import Change, changes
from tests.github.graph.git import Branch
from tests.github.graph.pages import Connection, Page
from tests.github.graph.tickets import TicketView
from tests.github.graph.view import View
from tests.github.records import PullRequest, Review, User


class PullRequestView(TicketView[PullRequest], sees=PullRequest):
    """A pull request."""

    typename = "PullRequest"

    @property
    def state(self) -> str:
        """Return OPEN, CLOSED or MERGED."""
        if self._record.merged_at is not None:
            return "MERGED"
        return "CLOSED" if self._record.closed else "OPEN"

    @property
    def merged(self) -> bool:
        """Tell whether it was merged."""
        return self._record.merged_at is not None

    @property
    def merged_at(self) -> datetime | None:
        """Return when it was merged."""
        return self._record.merged_at

    @property
    def merged_by(self) -> Any:
        """Return who merged it."""
        return self._see(self._record.merged_by)

    @property
    def merge_commit(self) -> Any:
        """Return the commit on the base branch."""
        oid = self._record.merge_oid
        return None if oid is None else self._see(self._context.world.git.at(oid))

    @property
    def mergeable(self) -> str:
        """Return whether git could merge it; UNKNOWN once it is closed [rep]."""
        if self._record.closed:
            return "UNKNOWN"
        conflict = merged_files(self._context.world, self._record) is None
        return "CONFLICTING" if conflict else "MERGEABLE"

    @property
    def merge_state_status(self) -> str:
        """Return what stands in the way of merging."""
        states = {"CONFLICTING": "DIRTY", "UNKNOWN": "UNKNOWN"}
        if self.mergeable in states:
            return states[self.mergeable]
        if self._record.draft:
            return "DRAFT"
        needed = self._context.world.settings.review_required
        return "BLOCKED" if needed and not approved(self._record) else "CLEAN"

    @property
    def review_decision(self) -> str | None:
        """Return whether the reviews that a protected branch needs are there."""
        if not self._context.world.settings.review_required:
            return None
        return "APPROVED" if approved(self._record) else "REVIEW_REQUIRED"

    @property
    def is_draft(self) -> bool:
        """Tell whether it is a draft."""
        return self._record.draft

    @property
    def is_cross_repository(self) -> bool:
        """Tell whether it comes from a fork."""
        return self._record.fork is not None

    @property
    def head_ref_name(self) -> str:
        """Return the name of its branch, deleted or not."""
        return self._record.head

    @property
    def head_ref_oid(self) -> str:
        """Return the newest commit of its branch."""
        return self._record.head_oid

    @property
    def head_ref(self) -> Any:
        """Return its branch, or None after it was deleted, or where nobody may see it."""
        return None if self._record.fork else self._branch(self._record.head)

    @property
    def head_repository(self) -> Any:
        """Return where its branch is; of forks the stand-in knows the owner alone."""
        return None if self._record.fork else self._see(self._context.world)

    @property
    def base_ref_name(self) -> str:
        """Return the branch that it goes into."""
        return self._record.base

    @property
    def base_ref_oid(self) -> str:
        """Return the commit that it goes onto."""
        return self._record.base_oid

    @property
    def base_ref(self) -> Any:
        """Return the branch that it goes into."""
        return self._branch(self._record.base)

    @property
    def changed_files(self) -> int:
        """Return how many files it changes."""
        return len(self._changes)

    @property
    def additions(self) -> int:
        """Return how many lines it adds."""
        return sum(change.additions for change in self._changes)

    @property
    def deletions(self) -> int:
        """Return how many lines it takes away."""
        return sum(change.deletions for change in self._changes)

    def files(self, **page: Unpack[Page]) -> Connection:
        """Return the files that it changes."""
        return self._page(self._changes, page)

    def review_requests(self, **page: Unpack[Page]) -> Connection:
        """Return who is asked to review."""
        return self._page([Asked(self._record, user) for user in self._record.requested], page)

    def reviews(
        self, states: list[str] | None = None, author: str | None = None, **page: Unpack[Page]
    ) -> Connection:
        """Return the reviews, in some states or by one author if asked."""
        return self._page([r for r in self._record.reviews if _wanted(r, states, author)], page)

    def latest_reviews(self, **page: Unpack[Page]) -> Connection:
        """Return the newest review of everybody who is not asked again meanwhile [spec]."""
        newest = {review.author: review for review in self._record.reviews}
        found = [r for author, r in newest.items() if author not in self._record.requested]
        return self._page(found, page)

    def review_threads(self, **page: Unpack[Page]) -> Connection:
        """Return the threads on its lines, oldest first."""
        return self._page(self._record.threads, page)

    @property
    def _changes(self) -> list[Change]:
        world = self._context.world
        head = world.git.at(self._record.head_oid)
        return changes(merge_base(world, self._record).files, head.files)

    def _branch(self, name: str) -> Any:
        oid = self._context.world.git.refs.get(f"refs/heads/{name}")
        return None if oid is None else self._see(Branch(f"refs/heads/{name}", oid))


@dataclass(frozen=True)
class Asked:
    """Somebody who is asked to review."""

    pull: PullRequest
    user: User


class RequestView(View[Asked], sees=Asked):
    """Somebody asked to review."""

    typename = "ReviewRequest"

    @property
    def id(self) -> str:
        """Return the node id."""
        return f"RR_{self._record.pull.node_id}_{self._record.user.node_id}"

    @property
    def as_code_owner(self) -> bool:
        """Tell whether a rule asked rather than a person."""
        return False

    @property
    def requested_reviewer(self) -> Any:
        """Return who is asked."""
        return self._see(self._record.user)

    @property
    def pull_request(self) -> Any:
        """Return what is to be reviewed."""
        return self._see(self._record.pull)


class ChangeView(View[Change], sees=Change):
    """A file that a pull request changes."""

    typename = "PullRequestChangedFile"

    @property
    def path(self) -> str:
        """Return where it is."""
        return self._record.path

    @property
    def additions(self) -> int:
        """Return how many lines come in."""
        return self._record.additions

    @property
    def deletions(self) -> int:
        """Return how many lines go."""
        return self._record.deletions

    @property
    def change_type(self) -> str:
        """Return what happens to it."""
        return {"removed": "DELETED"}.get(self._record.status, self._record.status.upper())


def _wanted(review: Review, states: list[str] | None, author: str | None) -> bool:
    by_state = states is None or review.state in states
    return by_state and author in (None, review.author.login.removesuffix("[bot]"))
