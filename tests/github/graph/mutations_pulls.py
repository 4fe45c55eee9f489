"""Mutations of pull requests and their threads."""

from collections.abc import Mapping
from typing import Any

from tests.github import rules
from tests.github.deeds import pulls, threads
from tests.github.graph.mutations_tickets import TicketMutations
from tests.github.records import PullRequest, Thread, User

Input = Mapping[str, Any]


class PullMutations(TicketMutations):
    """Changes to pull requests, which need to write them."""

    def create_pull_request(self, given: Input) -> Input:
        """Open a pull request, if the repository lets Actions do that."""
        self._context.need("pull_requests", "write")
        self._own(given["repositoryId"])
        pull = pulls.open_pull(
            self._record,
            self._context.viewer,
            base=given["baseRefName"].removeprefix("refs/heads/"),
            head=given["headRefName"].removeprefix("refs/heads/"),
            title=given["title"],
            body=given.get("body") or "",
            draft=bool(given.get("draft")),
        )
        return {"pullRequest": self._see(pull)}

    def update_pull_request(self, given: Input) -> Input:
        """Change a pull request; labels and assignees are replaced [spec]."""
        pull = self._pull(given)
        self._update_ticket(pull, given)
        if given.get("state") == "CLOSED" and not pull.closed:
            pulls.close_pull(self._record, self._context.viewer, pull)
        if given.get("state") == "OPEN" and pull.closed:
            pulls.reopen_pull(self._record, pull)
        return {"pullRequest": self._see(pull), "actor": self._see(self._context.viewer)}

    def close_pull_request(self, given: Input) -> Input:
        """Close a pull request without merging it."""
        pull = self._pull(given)
        pulls.close_pull(self._record, self._context.viewer, pull)
        return {"pullRequest": self._see(pull)}

    def reopen_pull_request(self, given: Input) -> Input:
        """Open a pull request again."""
        pull = self._pull(given)
        pulls.reopen_pull(self._record, pull)
        return {"pullRequest": self._see(pull)}

    def merge_pull_request(self, given: Input) -> Input:
        """Merge a pull request, which writes contents too [rep]."""
        self._context.need("contents", "write")
        pull = self._pull(given)
        pulls.merge(
            self._record,
            self._context.viewer,
            pull,
            given["mergeMethod"],
            expected=given.get("expectedHeadOid"),
            headline=given.get("commitHeadline"),
            text=given.get("commitBody"),
        )
        return {"pullRequest": self._see(pull), "actor": self._see(self._context.viewer)}

    def request_reviews(self, given: Input) -> Input:
        """Ask people to review; without ``union`` whoever was asked before no longer is."""
        pull = self._pull(given)
        for team in given.get("teamIds") or []:
            raise rules.NO_TEAM_REVIEWERS.broken(id=team)
        users = self._all(given.get("userIds"), User)
        pulls.request_reviews(self._record, pull, users, union=given["union"])
        return {"pullRequest": self._see(pull), "actor": self._see(self._context.viewer)}

    def add_pull_request_review_thread_reply(self, given: Input) -> Input:
        """Answer in a thread."""
        thread = self._thread(given["pullRequestReviewThreadId"])
        comment = threads.reply(self._record, self._context.viewer, thread, given["body"])
        return {"comment": self._see(comment)}

    def resolve_review_thread(self, given: Input) -> Input:
        """Settle a thread, which needs to write contents too [rep]."""
        self._context.need("contents", "write")
        thread = self._thread(given["threadId"])
        threads.resolve(self._record, self._context.viewer, thread)
        return {"thread": self._see(thread)}

    def unresolve_review_thread(self, given: Input) -> Input:
        """Open a settled thread again, with the same needs [rep]."""
        self._context.need("contents", "write")
        thread = self._thread(given["threadId"])
        threads.unresolve(self._record, thread)
        return {"thread": self._see(thread)}

    def _pull(self, given: Input) -> PullRequest:
        self._context.need("pull_requests", "write")
        return self._record.node(given["pullRequestId"], PullRequest)

    def _thread(self, node_id: str) -> Thread:
        self._context.need("pull_requests", "write")
        return self._record.node(node_id, Thread)
