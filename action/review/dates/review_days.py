"""The days of a review: when it was opened, and until when what must be done (R17, R26)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from action.review.dates.settling import DateSettled, MeetingDate
from action.review.dates.workdays import USUAL_WEEK, WorkingWeek


@dataclass(frozen=True, slots=True)
class ReviewDays:
    """The day it was opened, today, and the last day for its meeting, within a working week.

    Once its date is settled, everything counts from that `meeting`. A meeting must be `within` so
    many working days of the opening, or of the day on which its date was `taken_back`.
    """

    opened: date
    today: date
    meet_by: date
    week: WorkingWeek = USUAL_WEEK
    meeting: MeetingDate | None = None
    within: int = 0
    taken_back: date | None = None

    def settled_by(self, settled: DateSettled) -> ReviewDays:
        """The same with the date of the meeting, or with new days where one was taken back."""
        back = settled.taken_back.date() if settled.taken_back else None
        meet_by = max(self.meet_by, self.week.after(back, self.within)) if back else self.meet_by
        return replace(self, meeting=settled.date, meet_by=meet_by, taken_back=back)

    @property
    def settle_by(self) -> date:
        """The last day for settling the date: the working day after somebody could begin to."""
        return min(self.week.after(self.taken_back or self.opened, 1), self.meet_by)

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
