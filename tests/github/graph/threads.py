"""Reviews and their threads in GraphQL, the only place that knows what is resolved or outdated."""

from datetime import datetime
from typing import Any, Unpack

from tests.github.graph.pages import Connection, Page
from tests.github.graph.texts import MinimizableView
from tests.github.graph.view import View
from tests.github.records import LineComment, Review, Thread


class ReviewView(MinimizableView[Review], sees=Review):
    """A submitted review."""

    typename = "PullRequestReview"

    @property
    def state(self) -> str:
        """Return COMMENTED, APPROVED, CHANGES_REQUESTED or DISMISSED."""
        return self._record.state

    @property
    def submitted_at(self) -> datetime:
        """Return when it was submitted."""
        return self._record.created_at

    @property
    def commit(self) -> Any:
        """Return the commit that was reviewed."""
        return self._see(self._context.world.git.at(self._record.commit_oid))

    @property
    def pull_request(self) -> Any:
        """Return the pull request."""
        return self._see(self._record.pull)

    def comments(self, **page: Unpack[Page]) -> Connection:
        """Return its comments on lines."""
        threads = self._record.pull.threads
        said = [c for thread in threads for c in thread.comments if c.review is self._record]
        return self._page(said, page)


class ThreadView(View[Thread], sees=Thread):
    """Comments on a line."""

    typename = "PullRequestReviewThread"

    @property
    def id(self) -> str:
        """Return the node id."""
        return self._record.node_id

    @property
    def path(self) -> str:
        """Return the file."""
        return self._record.path

    @property
    def line(self) -> int | None:
        """Return where the line is now, None once it was changed [spec: nullable]."""
        return self._record.line

    @property
    def original_line(self) -> int | None:
        """Return where the line was when it was commented [spec: nullable]."""
        return self._record.original_line

    @property
    def start_line(self) -> int | None:
        """Return where several lines begin now."""
        return self._record.start_line

    @property
    def original_start_line(self) -> int | None:
        """Return where several lines began."""
        return self._record.original_start_line

    @property
    def diff_side(self) -> str:
        """Return RIGHT: the stand-in takes comments on new text only."""
        return "RIGHT"

    @property
    def start_diff_side(self) -> str | None:
        """Return the side on which several lines begin."""
        return None if self._record.original_start_line is None else "RIGHT"

    @property
    def subject_type(self) -> str:
        """Return LINE, or FILE where it is about no line in particular [spec]."""
        return "FILE" if self._record.whole_file else "LINE"

    @property
    def is_outdated(self) -> bool:
        """Tell whether the line was changed since."""
        return self._record.outdated

    @property
    def is_resolved(self) -> bool:
        """Tell whether somebody settled it."""
        return self._record.resolved_by is not None

    @property
    def is_collapsed(self) -> bool:
        """Tell whether it is folded, as settled ones are."""
        return self.is_resolved

    @property
    def resolved_by(self) -> Any:
        """Return who settled it; the type is User, so a bot is null [spec]."""
        seen = self._see(self._record.resolved_by)
        return seen if seen is not None and seen.typename == "User" else None

    @property
    def pull_request(self) -> Any:
        """Return the pull request."""
        return self._see(self._record.pull)

    @property
    def viewer_can_resolve(self) -> bool:
        """Tell whether the token may settle it: it needs to write contents [rep]."""
        scopes = self._context.world.settings.token_scopes
        granted = [scopes.get("contents"), scopes.get("pull_requests")]
        return granted == ["write", "write"] and not self.is_resolved

    def comments(self, skip: int = 0, **page: Unpack[Page]) -> Connection:
        """Return what was said, oldest first."""
        return self._page(self._record.comments[skip:], page)


class LineCommentView(MinimizableView[LineComment], sees=LineComment):
    """One thing said in a thread."""

    typename = "PullRequestReviewComment"

    @property
    def path(self) -> str:
        """Return the file."""
        return self._record.thread.path

    @property
    def line(self) -> int | None:
        """Return where the line is now."""
        return self._record.thread.line

    @property
    def original_line(self) -> int | None:
        """Return where the line was."""
        return self._record.thread.original_line

    @property
    def start_line(self) -> int | None:
        """Return where several lines begin now."""
        return self._record.thread.start_line

    @property
    def original_start_line(self) -> int | None:
        """Return where several lines began."""
        return self._record.thread.original_start_line

    @property
    def outdated(self) -> bool:
        """Tell whether the line was changed since."""
        return self._record.thread.outdated

    @property
    def diff_hunk(self) -> str:
        """Return the diff up to the line, which comes last."""
        return self._record.thread.diff_hunk

    @property
    def subject_type(self) -> str:
        """Return LINE, or FILE."""
        return "FILE" if self._record.thread.whole_file else "LINE"

    @property
    def state(self) -> str:
        """Return SUBMITTED: the stand-in keeps no drafts."""
        return "SUBMITTED"

    @property
    def original_commit(self) -> Any:
        """Return the commit that was commented on."""
        return self._see(self._context.world.git.at(self._record.thread.original_oid))

    @property
    def reply_to(self) -> Any:
        """Return the first comment of the thread, for all others; None if it was deleted [rep]."""
        first = self._record.reply_to
        kept = first is not None and first.node_id in self._context.world.nodes
        return self._see(first) if kept else None

    @property
    def pull_request(self) -> Any:
        """Return the pull request."""
        return self._see(self._record.thread.pull)

    @property
    def pull_request_review(self) -> Any:
        """Return the review that it came with."""
        return self._see(self._record.review)
