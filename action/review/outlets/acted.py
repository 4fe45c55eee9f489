"""The actions of a review as other tools want them: what is to be done, by whom, until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from action.review.actions.owning import due_day
from action.review.git_steps import Target
from action.review.model import ActionIssue
from action.review.view import View


@dataclass(frozen=True, slots=True)
class Acted:
    """An action issue, with what its line on the page says, as far as it is still there.

    `is_finding`: the action or the incident touches information security (R65).
    """

    issue: ActionIssue
    title: str
    owner: str
    due: date | None
    done_when: str
    priority: str
    is_finding: bool

    @property
    def target(self) -> Target:
        """The issue, as parcels name it."""
        return self.issue.target


def acted(view: View) -> Iterator[Acted]:
    """Every action issue of the review that is still to do."""
    return (one for one in all_acted(view) if not one.issue.is_closed)


def all_acted(view: View) -> Iterator[Acted]:
    """Every action issue of the review, done or not."""
    listed = {action.key: action for action in view.issue.page.actions.all}
    for issue in view.issue.actions:
        line = listed.get(issue.key)
        says = line.says if line else None
        yield Acted(
            issue,
            issue.title or (line.title if line else ""),
            next(iter(issue.assignees), (line.owner if line else None) or ""),
            due_day(view, line) if line else None,
            says.done_when if says else "",
            (says.priority or "") if says else "",
            view.incident.security or bool(says and says.isms),
        )
