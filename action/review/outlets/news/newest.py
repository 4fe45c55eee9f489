"""Which news there are of a review: only the newest, and none that everybody knows by now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from action.markdown import safe
from action.review.model import State
from action.review.outlets.acted import Acted, all_acted
from action.review.outlets.news.news_kinds import (
    MeetingMoved,
    MeetingSettled,
    MeetingTakenBack,
    News,
    ReviewEnded,
    ReviewExists,
    ReviewFinished,
    ReviewOpened,
)
from action.review.outlets.news.told_before import told_before
from action.review.page.titles import LONGEST_OF_INCIDENT
from action.review.view import View

FRESH: Final = timedelta(days=3)
"""How long something is news for an outlet that has no line about it."""
_EXISTS: Final = "exists"
_CLOSED: Final = "closed-"
_DATE: Final = "date-"
_NO_DATE: Final = f"{_DATE}none"
_STAMP: Final = "%Y%m%dT%H%MZ"


@dataclass(frozen=True, slots=True)
class NewestNews:
    """News since a moment: of which of NEWS they are, and by which key they are known again.

    `after` are the news that they take back, where nobody knows since when; `withheld` are so many
    actions that are not told, for they touch information security.
    """

    of: str
    key: str
    since: datetime
    says: News
    actions: tuple[Acted, ...] = ()
    after: str = ""
    withheld: int = 0


def newest_news(view: View, outlet: str, tells: Sequence[str]) -> NewestNews | None:
    """What an outlet is to hear by now, or has heard last; None where that is nothing."""
    before = tuple(told_before(view, outlet))
    found = _newest(view, before)
    if found is None or found.of not in tells:
        return None
    return found if found.key in before or view.now - found.since <= FRESH else None


def _newest(view: View, before: Sequence[str]) -> NewestNews | None:
    """The newest state of the review, where certain news were told before."""
    is_open = view.issue.state is State.OPEN
    if view.incident.is_confidential:
        exists = NewestNews("opened", _EXISTS, view.issue.created, ReviewExists())
        return exists if is_open and set(before) <= {_EXISTS} else None
    if view.is_over:
        return _closed(view)
    if not is_open:
        return None
    dates = [key for key in before if key.startswith(_DATE)]
    if view.days.meeting:
        return _date(view, view.days.meeting.start, view.days.meeting.said, dates)
    if dates:
        return _taken_back(view, dates)
    was_closed = any(key.startswith(_CLOSED) for key in before)
    return _opened(view) if view.snapshot.timeline and not was_closed else None


def _opened(view: View) -> NewestNews:
    says = ReviewOpened(_title(view), view.incident.day)
    return NewestNews("opened", "opened", view.issue.created, says)


def _date(view: View, start: datetime, said: datetime, dates: Sequence[str]) -> NewestNews | None:
    """When people meet, as long as that is to come."""
    if start <= view.now:
        return None
    key = f"{_DATE}{start.astimezone(UTC):{_STAMP}}"
    kind = MeetingMoved if any(one not in {key, _NO_DATE} for one in dates) else MeetingSettled
    return NewestNews("date", key, said, kind(_title(view), start, str(start.tzinfo)))


def _taken_back(view: View, dates: Sequence[str]) -> NewestNews:
    """That they do not; people may also have deleted the comment that settled it."""
    since, says = view.cast.date.taken_back, MeetingTakenBack(_title(view))
    if since:
        return NewestNews("date", _NO_DATE, since, says)
    held = next((key for key in reversed(dates) if key != _NO_DATE), "")
    return NewestNews("date", _NO_DATE, view.now, says, after=held)


def _closed(view: View) -> NewestNews:
    closed = view.issue.closed or view.now
    key = f"{_CLOSED}{closed.astimezone(UTC):{_STAMP}}"
    if not view.issue.is_completed:
        return NewestNews("closed", key, closed, ReviewEnded(_title(view)))
    every = tuple(all_acted(view))
    told = tuple(one for one in every if not one.is_finding)
    agreed = max(len(every), len(view.issue.page.actions.agreed))
    says = ReviewFinished(_title(view), agreed, len(told), len(every) - len(told))
    since = max(closed, _rested(view) or closed)
    return NewestNews("closed", key, since, says, told, withheld=says.findings)


def _rested(view: View) -> datetime | None:
    """When agreed actions had rested (R71), where they did."""
    soak, agreed = view.settings.actions.soak, view.issue.page.actions.agreed
    if not soak or not agreed or view.resting_until:
        return None
    until = view.settings.meeting.week.after(view.closed, soak)
    return datetime.combine(until, time.min, view.now.tzinfo)


def _title(view: View) -> str:
    return safe.shortened(safe.one_line(view.incident.title), LONGEST_OF_INCIDENT)
