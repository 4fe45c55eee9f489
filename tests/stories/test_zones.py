"""A timeline is told in one zone, which it names; who wrote it first decides which that is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from action.review.git_steps import Commit
from action.review.incident import Event, Incident
from action.time_zone import on_the_wall, shown
from tests.stories.nouns import THURSDAY, an_incident
from tests.stories.world import Review, a_review

JST = timezone(timedelta(hours=9), "JST")
NIGHT = datetime(THURSDAY.year, THURSDAY.month, THURSDAY.day, 14, 28, tzinfo=UTC)
DOWN, POSTED, UP = NIGHT, NIGHT + timedelta(minutes=22), NIGHT + timedelta(minutes=31)


def told(zone: tzinfo, *, written: str = "14:50 UTC") -> Incident:
    """A night in Tokyo in which a vendor's page says what it knows in UTC."""
    moments = ((DOWN, "The queue stops"), (POSTED, "The vendor posts"), (UP, "The queue moves"))
    events = [
        Event(what, f"{at.astimezone(zone):%H:%M}", at.astimezone(zone)) for at, what in moments
    ]
    events[1] = replace(events[1], written=written, flags=("other-zone",))
    return an_incident(timezone=str(zone), events=tuple(events))


def opened(incident: Incident) -> Review:
    """A review that the clerk has opened for this incident."""
    return a_review(timezone=incident.timezone, events=incident.events)


def read_anew(review: Review, incident: Incident) -> Review:
    """The same file, which this version of the program reads otherwise than the one before."""
    file = review.snapshot.file
    assert file is not None
    return review._with(file=replace(file, incident=incident))


def from_before() -> Review:
    """A review that an earlier version opened: all was turned into the zone of the settings."""
    return read_anew(opened(told(UTC, written="")), told(JST))


# --- what must not happen -------------------------------------------------------------------------


def test_a_timeline_of_an_earlier_version_stays_as_it_is() -> None:
    """Neither it nor the page is written anew, and both go on in the zone they began with."""
    assert from_before().served().steps == ()


def test_a_line_of_another_zone_that_an_earlier_version_wrote_stays_as_it_is() -> None:
    """It did not say beside a time how it was written."""
    review = read_anew(opened(told(JST, written="")), told(JST))

    assert review.served().steps == ()


def test_another_zone_in_the_settings_changes_no_review_that_is_open() -> None:
    """The times of its lines would be others than its first sentence says."""
    review = read_anew(opened(told(JST)), told(shown("Europe/London"), written=""))

    assert review.served().did(Commit) == ()


# --- what is told ---------------------------------------------------------------------------------


def test_the_timeline_says_its_zone_and_keeps_what_was_written_in_another() -> None:
    """On the clocks of Tokyo, with the vendor's own time beside it."""
    rows = opened(told(JST)).timeline.splitlines()

    assert rows[2].startswith("Times are JST. ")
    assert rows[6:9] == [
        "- **23:28** The queue stops <!-- e1 -->",
        "- **23:50** (14:50 UTC) The vendor posts <!-- e2 -->",
        "- **23:59** The queue moves <!-- e3 -->",
    ]
    assert "| Time zone | JST |" in opened(told(JST)).section("facts")


def test_what_joins_a_timeline_of_an_earlier_version_is_on_its_clocks() -> None:
    """The file goes on telling in JST."""
    night = told(JST)
    late = UP + timedelta(minutes=3)
    more = Event("All is well", "00:02", late.astimezone(JST))
    review = from_before().file_says(events=(*night.events, more)).served()

    assert review.timeline.splitlines()[6:10] == [
        "- **14:28** The queue stops <!-- e1 -->",
        "- **14:50** The vendor posts <!-- e2 -->",
        "- **14:59** The queue moves <!-- e3 -->",
        "- **15:02** All is well <!-- e4 -->",
    ]


def test_an_event_told_in_a_comment_is_on_the_clocks_of_the_timeline() -> None:
    """Who writes a time there reads those of the timeline."""
    review = from_before().commented("/event 14:40 Mira is paged").served()

    assert "- **14:28** The queue stops <!-- e1 -->\n- **14:40** Mira is paged" in review.timeline


def test_an_event_told_in_a_comment_in_another_zone_keeps_its_time() -> None:
    """As a line of the file does."""
    review = opened(told(JST)).commented("/event 14:40 UTC Mira is paged").served()

    assert "- **23:40** (14:40 UTC) Mira is paged" in review.timeline


def test_who_answers_which_zone_it_was_changes_its_name() -> None:
    """The times were those of CST all the time, whichever it is."""
    wall = on_the_wall("CST")
    events = (Event("Down", "14:05", datetime(2026, 11, 19, 14, 5, tzinfo=wall)),)
    asked = opened(an_incident(timezone="CST", events=events))
    chicago = shown("America/Chicago")
    placed = tuple(
        replace(event, at=event.at.replace(tzinfo=chicago)) for event in events if event.at
    )
    review = asked.file_says(timezone="America/Chicago", events=placed).served()

    assert "Times are CST. " in asked.timeline
    assert "Times are America/Chicago. " in review.timeline
    assert "- **14:05** Down <!-- e1 -->" in review.timeline
    assert "| Time zone | America/Chicago |" in review.section("facts")


def test_a_zone_that_the_file_corrects_moves_all_times() -> None:
    """A line below the other day gets the heading of that day."""
    review = opened(told(UTC, written="")).file_says(
        timezone="Pacific/Auckland", events=told(shown("Pacific/Auckland"), written="").events
    )
    rows = review.served().timeline.splitlines()

    assert rows[2].startswith("Times are Pacific/Auckland. ")
    assert rows[4:7] == [
        "## Friday 20 November 2026",
        "",
        "- **03:28** The queue stops <!-- e1 -->",
    ]
