"""The steps of a review in their order: a new one is a row here, a kind and its template."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from action.markdown.safe import Safe
from action.review.model import State
from action.review.page.review_page import ReviewPage
from action.review.settings import NotesRule
from action.review.steps.agree_step import AgreeOnActions, agree_step
from action.review.steps.boxes import StepBoxes, Tick, steps_marker
from action.review.steps.close_step import CloseReview, close_step
from action.review.steps.date_step import SettleDate, date_step
from action.review.steps.notes_step import KeepNotes, notes_step
from action.review.steps.read_step import ReadTimeline, read_step
from action.review.steps.step import ReviewStep
from action.review.view import View

ROWS: Final[tuple[tuple[str, Callable[[View], ReviewStep]], ...]] = (
    (SettleDate.key, date_step),
    (ReadTimeline.key, read_step),
    (AgreeOnActions.key, agree_step),
    (KeepNotes.key, notes_step),
    (CloseReview.key, close_step),
)

AFTERWARDS: Final = (AgreeOnActions.key, KeepNotes.key)
"""The steps that are still worth taking once people meet, besides closing the issue."""
_NEXT: Final = "**Next"
"""How the sentence about the next step begins, in notices.md.j2."""


_OVER: Final = "**This review is over.**"
"""What a page says when nothing follows, in notices.md.j2."""


@dataclass(frozen=True, slots=True)
class StepList:
    """The steps that a review goes through, with what is in their boxes, and our note of that."""

    steps: tuple[ReviewStep, ...]
    marker: Safe

    @property
    def next(self) -> ReviewStep | None:
        """The first that is not ticked."""
        return next((step for step in self.steps if not step.ticked), None)


def steps_of(view: View) -> StepList:
    """The steps that the severity needs, each with what belongs into its box now."""
    page = view.snapshot.issue.page if view.snapshot.issue else ReviewPage("")
    left_out = {KeepNotes.key} if view.settings.notes is NotesRule.NO else set[str]()
    needed = [step(view) for key, step in ROWS if key in {*view.severity.steps} - left_out]
    return with_ticks(needed, page.step_boxes, view.now.date())


def next_steps(view: View) -> tuple[ReviewStep, ...]:
    """The step that is next, as long as the review goes on: if all are ticked, to close it.

    From the day of the meeting it is the first of what comes at its end: what was to be done before
    is late, and no line moves while people meet. Afterwards it is all that is left to do.
    """
    issue, found = view.snapshot.issue, steps_of(view)
    if issue is not None and issue.state is not State.OPEN:
        return ()
    closing = close_step(view).with_tick(Tick(ticked=False), view.now.date())
    left = (one for one in found.steps if not one.ticked and one.key in AFTERWARDS)
    if view.meeting.has_been:
        return (*left, closing)
    days = view.days
    meets = days.meeting is not None and days.today >= days.meets
    due = next(left, None) if meets else found.next
    return (due or closing,)


def rests_until(view: View) -> date | None:
    """Until when agreed actions rest; None before the review is closed, and after that."""
    issue = view.snapshot.issue
    return view.resting_until if issue and issue.is_completed and not view.is_over else None


def says_next(page: ReviewPage) -> bool:
    """Whether a page says that there is a next step."""
    lines = (page.section("notices") or "").split("\n")
    return any(line.startswith(_NEXT) for line in lines)


def says_over(page: ReviewPage) -> bool:
    """Whether a page says that its review is over."""
    return _OVER in (page.section("notices") or "").split("\n")


def with_ticks(steps: Sequence[ReviewStep], found: StepBoxes, today: date) -> StepList:
    """The steps with their ticks: by the facts, or as a person has left the box that was found."""
    ticks = {step.key: found.tick(step.key, step.title, fact=step.is_done) for step in steps}
    shown = tuple(step.with_tick(ticks[step.key], today) for step in steps)
    return StepList(shown, steps_marker({**ticks, **found.kept(ticks)}))
