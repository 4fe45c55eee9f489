"""The days of a review: when it was opened, and until when what must be done (R17, R26)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from action.review.dates.settling import MeetingDate
from action.review.dates.workdays import USUAL_WEEK, WorkingWeek


@dataclass(frozen=True, slots=True)
class ReviewDays:
    """The day it was opened, today, and the last day for its meeting, within a working week.

    Once its date is settled, everything counts from that `meeting`.
    """

    opened: date
    today: date
    meet_by: date
    week: WorkingWeek = USUAL_WEEK
    meeting: MeetingDate | None = None

    def meeting_at(self, meeting: MeetingDate | None) -> ReviewDays:
        """The same with the date of the meeting, if it is settled."""
        return replace(self, meeting=meeting)

    @property
    def meets(self) -> date:
        """The day of the meeting, or the last day for it."""
        return self.meeting.start.date() if self.meeting else self.meet_by

    @property
    def comment_by(self) -> date:
        """The last day for comments: the working day before the meeting (R26)."""
        return max(self.week.before(self.meets, 1), self.opened)

    @property
    def ask_from(self) -> date:
        """From when on those who have not read are asked: two working days before the meeting.

        Never on the day of the opening, when they were asked to review.
        """
        return max(self.week.before(self.meets, 2), self.opened + timedelta(days=1))

    @property
    def close_by(self) -> date:
        """The last day for closing the review issue: the working day after the meeting."""
        return self.week.after(self.meets + timedelta(days=1), 0)

    @property
    def to_come(self) -> tuple[date, date]:
        """The day of the meeting; before it is settled, from today until it must have been."""
        first = self.meets if self.meeting else self.today
        return first, max(first, self.meets)

    @property
    def all(self) -> tuple[date, date]:
        """From the opening until the meeting must have been."""
        return self.opened, max(self.opened, self.meet_by)
