"""Three times for the meeting are proposed in one comment, below which people vote (R16, R17).

Nobody is mentioned in it. What it proposes is found once; its words follow whether the date is
settled, as long as no person has changed them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import count

from action import time_zone
from action.markdown import sections
from action.markdown.safe import Safe
from action.review import words
from action.review.answers.twice import refused_twice
from action.review.arranging.votes import must_come
from action.review.claims import claiming
from action.review.dates.choosing_slots import days_to_meet, slot_times
from action.review.dates.local_times import LocalTime, local_times
from action.review.dates.slots import SLOTS, Slots, proposed
from action.review.model import Refusal
from action.review.page.comment_steps import EMOJI, AddComment, EditComment, React
from action.review.people.cast import clocks
from action.review.plan import Step
from action.review.steps.date_step import SettleDate
from action.review.view import View


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A proposed time as people read it: its emoji, its number, and the same time elsewhere."""

    emoji: str
    number: int
    at: datetime
    elsewhere: tuple[LocalTime, ...]
    has_passed: bool = False


def with_the_opening(view: View) -> Iterator[Step]:
    """The proposal, where this run may say it without claiming that first."""
    if view.may_speak and (slots := _new_slots(view)):
        yield AddComment(view.target, SLOTS, _body(view, slots))


def proposal(view: View) -> Iterator[Step]:
    """The proposal where it is missing; else the same with what has become of it."""
    if slots := _new_slots(view):
        if view.may_speak:
            yield AddComment(view.target, SLOTS, _body(view, slots))
        else:
            yield from claiming.claim(view, "Propose times", claiming.comment_key(SLOTS))
        return
    yield from followed(view)


def followed(view: View) -> Iterator[Step]:
    """The proposal with what has become of it, as long as its words are ours."""
    slots = proposed(view.snapshot)
    if slots.comment is None or slots.comment.touched or not slots.times:
        return
    body = _body(view, slots)
    if slots.comment.body.strip() != body.strip():
        yield EditComment(slots.comment.id, SLOTS, body)


def offers(view: View) -> Iterator[Step]:
    """The reactions that people only need to click, as long as there is something to vote on."""
    slots = proposed(view.snapshot)
    comment = slots.comment
    if comment is None or not comment.number or view.days.meeting or slots.is_over(view.now):
        return
    url = f"{view.issue.url}#issuecomment-{comment.number}"
    lost = {*view.refused_before.comments, *refused_twice(view.snapshot, Refusal.REACTIONS)}
    for content in tuple(EMOJI)[: len(slots.times)]:
        offer = React(comment.id, url, content)
        if content not in comment.offered and offer.place not in lost:
            yield offer


# --- what is proposed -----------------------------------------------------------------------------


def _new_slots(view: View) -> Slots | None:
    """What is proposed now; None where that was done before, or is for nobody.

    A team whose reviews have no such step finds its dates elsewhere.
    """
    before, wanted = proposed(view.snapshot), SettleDate.key in view.severity.steps
    if before.comment or before.times or view.days.meeting or not wanted:
        return None
    zone, minutes = _zone(view), view.meeting.minutes
    days = _best_days(view, zone)
    times = slot_times(days, view.settings.meeting, minutes, zone)
    return Slots(times, minutes) if times else None


def _zone(view: View) -> tzinfo:
    """The zone of the team or of the incident; UTC where nobody knows how far from that it is."""
    zone = clocks(view.settings, view.incident)
    return time_zone.UTC if time_zone.is_on_the_wall(zone) else zone


def _best_days(view: View, zone: tzinfo) -> tuple[date, ...]:
    """The days on which the fewest are away: of the two with a role, then of all who must come."""
    today = view.now.astimezone(zone).date()
    days = days_to_meet(tuple(_days_left(view, today)))
    roles, must = view.cast.roles, must_come(view)
    missing = {day: (_away(view, roles, day), _away(view, must, day)) for day in days}
    least = min(missing.values(), default=None)
    return tuple(day for day in days if missing[day] == least)


def _days_left(view: View, today: date) -> Iterator[date]:
    """The working days after today until the last for the meeting."""
    for day in view.days.week.from_day(today + timedelta(days=1)):
        if day > view.days.meet_by:
            return
        yield day


def _away(view: View, logins: Iterable[str], day: date) -> int:
    people = (view.settings.person(login) for login in logins)
    return sum(person is not None and person.is_away(day, day) for person in people)


# --- what is said ---------------------------------------------------------------------------------


def _body(view: View, slots: Slots) -> str:
    marker = "\n".join((sections.marker("comment", key=SLOTS), slots.marker))
    return words.render("slots.md.j2", marker=Safe(marker), **_nouns(view, slots))


def _nouns(view: View, slots: Slots) -> Mapping[str, object]:
    zones, ahead = view.settings.meeting.zones, slots.ahead(view.now)
    return {
        "date": view.days.meeting,
        "is_called_off": view.is_called_off,
        "zone": str(slots.times[0].tzinfo),
        "rows": tuple(
            SlotRow(emoji, number, at, tuple(local_times(at, zones)), number not in ahead)
            for number, at, emoji in zip(count(1), slots.times, EMOJI.values(), strict=False)
        ),
        "minutes": slots.minutes,
        "ahead": ahead,
        "wall": _unknown_clocks(view, slots),
    }


def _unknown_clocks(view: View, slots: Slots) -> str:
    """The zone whose clocks nobody knows, so that times are in UTC; else empty."""
    zone = clocks(view.settings, view.incident)
    in_utc = slots.times[0].tzinfo == time_zone.UTC
    return str(zone) if in_utc and time_zone.is_on_the_wall(zone) else ""
