"""Where people read a timeline that was merged while its review goes on, or goes on again."""

from __future__ import annotations

from action.review.model import State
from action.review.view import View


def filed_timeline(view: View) -> str:
    """The address of the filed timeline; empty as long as its pull request is open, or all is over.

    A pull request that only brings the record may have come since, so none is named.
    """
    pull, issue = view.snapshot.pull_request, view.snapshot.issue
    merged = pull is not None and pull.state is State.MERGED
    goes_on = issue is not None and issue.state is State.OPEN
    return view.timeline_address if merged and goes_on else ""
