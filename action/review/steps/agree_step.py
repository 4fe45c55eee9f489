"""The step that ends the meeting: actions are agreed on, as they can become issues (R61 to R63)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from action.review.actions.problems import problems
from action.review.steps.step import ReviewStep
from action.review.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeOnActions(ReviewStep):
    """About so many `at_most`; `some_agreed`: there is a ticked one, though it may lack something.
    `has_met`: the meeting has been.

    No action is a good end as well: then the step is done when the issue is closed.
    """

    key: ClassVar[str] = "agree"
    facilitator: str | None
    at_most: int
    some_agreed: bool
    has_met: bool = False


def agree_step(view: View) -> AgreeOnActions:
    """The step, as the section of actions tells it."""
    issue = view.snapshot.issue
    agreed = issue.page.actions.agreed if issue else ()
    ended = issue is not None and issue.is_completed
    return AgreeOnActions(
        due=view.days.meets,
        is_done=ended or (bool(agreed) and _could_become_issues(view)),
        facilitator=view.cast.facilitator,
        at_most=view.settings.actions.at_most,
        some_agreed=bool(agreed),
        has_met=view.meeting.has_been,
    )


def _could_become_issues(view: View) -> bool:
    """Whether closing the issue would not send it back for what is ticked."""
    page, rules = view.issue.page, view.settings.actions
    house, ideas = view.snapshot.repository, view.declines.ideas
    lacking = problems(page.actions, house, rules.at_most, view.closed, ideas)
    return not lacking and not page.ticked_elsewhere
