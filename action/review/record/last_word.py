"""Whether the last word on a review says all that there is to say."""

from __future__ import annotations

from action.review.model import FINISHED
from action.review.record.closings import is_overtaken
from action.review.record.unfiled import has_latest
from action.review.view import View


def says_it_all(view: View) -> bool:
    """Whether page, record and last word all name every action issue there is, at this closing.

    A record that is nowhere any more was taken away by people, once the last word is spoken.
    """
    said = next((one for one in view.issue.comments if one.key == FINISHED), None)
    branch = view.snapshot.branch
    if said is None:
        return False
    known = (branch.record if branch else None) or view.snapshot.filed.record
    made = {issue.key: issue for issue in view.issue.actions}
    linked = all(a.issue for a in view.issue.page.actions.all if a.key in made)
    recorded = known is None or (has_latest(view, known) and not is_overtaken(view, said, known))
    named = said.page.marker("comment").get("actions", "").split()
    return linked and recorded and set(named) == {str(issue.number) for issue in made.values()}
