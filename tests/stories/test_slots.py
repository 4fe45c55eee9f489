"""Three times for the meeting are proposed once; people vote by reacting, somebody takes one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.markdown.sections import Page
from action.review.dates.choosing_slots import days_to_meet
from action.review.dates.slots import MOST_SLOTS, SLOTS, proposed
from action.review.dates.workdays import WorkingWeek
from action.review.git_steps import TakeOver
from action.review.model import State
from action.review.page.comment_steps import AddComment, EditComment, React
from action.review.page.our_comment import Comment
from action.review.plan import EditIssue
from action.review.settings import Away, MeetingRules, Person
from tests.searching import examples
from tests.stories.nouns import FRIDAY, a_team
from tests.stories.world import Review, a_review, an_incident_file

ROWS = re.compile(r"(?m)^- \S+ \*\*(\d)\*\*: (.*)$")


def rows(review: Review) -> list[str]:
    """The proposed times, as people read them."""
    return [row for _, row in ROWS.findall(review.proposal)]


def opened_by(**changes: object) -> Review:
    """The review of a team that has settled something."""
    return an_incident_file().team(**changes).served()


def hours(**changes: object) -> Review:
    """The review of a team that has settled something about its meetings."""
    return opened_by(meeting=MeetingRules(**changes))  # type: ignore[arg-type]


def away(*spans: tuple[str, date, date]) -> Review:
    """The review of a team in which people are away."""
    people = dict(a_team().people)
    for login, first, last in spans:
        before = people.get(login, Person(login)).away
        people[login] = Person(login, away=(*before, Away(first, last)))
    return opened_by(people=people)


def day(number: int) -> date:
    """A day of the November in which all this happens."""
    return date(2026, 11, number)


def offered(review: Review) -> list[str]:
    """The reactions that are there to be clicked."""
    return [react.content for react in review.did(React)]


# --- what is proposed -----------------------------------------------------------------------------


def test_three_times_are_proposed_with_the_opening() -> None:
    """On three days, at three times of day; a working day is left for reading."""
    assert rows(a_review()) == [
        "Tuesday 24 November, 10:00",
        "Wednesday 25 November, 13:00",
        "Thursday 26 November, 14:30",
    ]


def test_a_proposal_tells_nobody() -> None:
    """Who must come hears of the review by other gestures."""
    assert "@" not in a_review().proposal


def test_people_need_only_click() -> None:
    """The three reactions are there; a thumbs-up is none of them."""
    assert offered(a_review()) == ["HOORAY", "HEART", "ROCKET"]
    assert a_review().served().steps == ()


def test_where_reactions_are_refused_the_proposal_stands() -> None:
    """They are tried twice; the next run does not ask again, and nobody need hear of it."""
    review = an_incident_file().served(refusing={React: "Resource not accessible"})
    again = review.served(refusing={React: "Resource not accessible"})

    assert len(rows(review)) == 3
    assert again.steps == ()
    assert "reaction" not in review.section("notices").lower()


def test_a_run_that_died_before_its_reactions_is_made_good() -> None:
    """As long as there is something to vote on."""
    died = a_review()._with_proposal(lambda said: replace(said, offered=("HOORAY",)))

    assert offered(died.served()) == ["HEART", "ROCKET"]
    assert offered(died.later(days=7).served()) == []
    assert offered(died.commented("/meet 1").served()) == ["THUMBS_UP"]


def test_the_times_are_within_the_working_days_of_the_severity() -> None:
    """Of three working days for a critical incident, the first is for reading."""
    review = an_incident_file(severity="critical").served()

    assert [row.partition(",")[0] for row in rows(review)] == [
        "Tuesday 24 November",
        "Tuesday 24 November",
        "Wednesday 25 November",
    ]


def test_where_there_is_one_day_all_times_are_on_it() -> None:
    """Nothing is left for reading, as the team has settled."""
    usual = a_team().severities
    within = {**usual, "minor": replace(usual["minor"], within=1)}

    assert rows(opened_by(severities=within)) == [
        "Monday 23 November, 10:00",
        "Monday 23 November, 13:00",
        "Monday 23 November, 14:30",
    ]


def test_nothing_is_proposed_on_a_day_off() -> None:
    """Nor on a weekday on which the team does not work."""
    week = WorkingWeek(frozenset({0, 1, 3}), off=((day(26), day(26)),))

    assert [row.partition(",")[0] for row in rows(hours(week=week))] == [
        "Tuesday 24 November",
        "Monday 30 November",
        "Tuesday 1 December",
    ]


def test_the_whole_meeting_fits_into_the_hours() -> None:
    """It takes 90 minutes."""
    review = hours(first=time(15), last=time(17, 45))

    assert [row[-5:] for row in rows(review)] == ["15:00", "15:30", "16:00"]


def test_a_meeting_longer_than_the_hours_begins_with_them() -> None:
    """It ends later, as the team can see."""
    review = hours(first=time(15), last=time(16))

    assert [row[-5:] for row in rows(review)] == ["15:00", "15:00", "15:00"]


def test_times_are_on_the_clocks_of_the_team() -> None:
    """And on those of its other zones, where they show another time."""
    review = hours(
        zone="Europe/Berlin", zones=("Europe/Paris", "Asia/Tokyo", "America/Los_Angeles")
    )

    assert "(time zone: Europe/Berlin)." in review.proposal
    assert rows(review)[2] == (
        "Thursday 26 November, 14:30; 22:30 in Asia/Tokyo; 05:30 in America/Los_Angeles"
    )


def test_another_day_elsewhere_is_said() -> None:
    """What is the afternoon in Los Angeles is tomorrow in Tokyo."""
    review = hours(zone="America/Los_Angeles", zones=("Asia/Tokyo",))

    assert rows(review)[1] == (
        "Wednesday 25 November, 13:00; 06:00 on Thursday 26 November in Asia/Tokyo"
    )


@pytest.mark.parametrize("zone", ["UTC+4", "JST", "Etc/GMT+5"])
def test_any_zone_is_remembered(zone: str) -> None:
    """Also one that a marker cannot spell."""
    review = an_incident_file(timezone=zone).served()

    assert f"(time zone: {zone})." in review.proposal
    assert [str(at.tzinfo) for at in proposed(review.snapshot).times] == [zone] * 3
    assert review.served().steps == ()


def test_where_nobody_knows_the_clocks_times_are_in_utc() -> None:
    """And it is said."""
    review = an_incident_file(timezone="IST").served()

    assert "Times are UTC, because it is unclear how far IST is from UTC." in review.proposal


def test_times_stay_on_the_clocks_on_which_they_were_proposed() -> None:
    """Whatever the incident file says of its own afterwards."""
    review = a_review().file_says(timezone="IST").served()

    assert review.proposal == a_review().proposal


def test_around_those_who_are_away() -> None:
    """Of whoever must come."""
    review = away(("tom", day(24), day(25)))

    assert rows(review)[0] == "Thursday 26 November, 10:00"


def test_who_only_may_come_is_not_waited_for() -> None:
    """Noor is senior, and this is a minor incident."""
    assert rows(away(("noor", day(24), day(25)))) == rows(a_review())


def test_where_somebody_always_misses_the_fewest_do() -> None:
    """All times are then on the days on which fewest are away."""
    every = ("mira", day(20), date(2026, 12, 31))
    review = away(every, ("tom", day(20), day(26)), ("tom", day(30), date(2026, 12, 31)))

    assert {row.partition(",")[0] for row in rows(review)} == {"Friday 27 November"}


def test_a_team_without_this_step_finds_its_dates_elsewhere() -> None:
    """Nothing is proposed to it."""
    usual = a_team().severities
    review = opened_by(severities={**usual, "minor": replace(usual["minor"], steps=("read",))})

    assert review.did(React) == ()
    assert review.did(AddComment) == ()


NAMES = ("mira", "tom", "jonas", "kim", "ana", "lee")
AWAY = st.tuples(st.sampled_from(NAMES), st.integers(20, 30), st.integers(0, 6))


@examples(40)
@given(
    st.lists(AWAY, max_size=6),
    st.sets(st.integers(0, 6), min_size=1),
    st.lists(st.integers(21, 30), max_size=3),
    st.integers(1, 8),
)
def test_times_are_on_working_days_on_which_the_fewest_are_away(
    spans: list[tuple[str, int, int]], weekdays: set[int], off: list[int], within: int
) -> None:
    """Whoever is away, whatever days are off: within the days of the severity, and never today."""
    week = WorkingWeek(frozenset(weekdays), tuple((day(one), day(one)) for one in off))
    usual, people = a_team().severities, dict[str, Person]()
    for login, first, more in spans:
        before = people.get(login, Person(login)).away
        span = Away(day(first), day(first) + timedelta(days=more))
        people[login] = Person(login, away=(*before, span))
    review = opened_by(
        people=people,
        meeting=MeetingRules(week=week),
        severities={**usual, "minor": replace(usual["minor"], within=within)},
    )
    must = {login for login in NAMES if f"| {login}" in review.section("people")}

    def missing(at: date) -> tuple[int, int]:
        gone = {one for one in must if one in people and people[one].is_away(at, at)}
        return len(gone.intersection(review.issue.assignees)), len(gone)

    last = week.after(FRIDAY.date(), within)
    days = list(takewhile(lambda one: one <= last, week.from_day(day(21))))
    fewest = min(map(missing, days_to_meet(days)))
    found = [at.date() for at in proposed(review.snapshot).times]
    assert set(found) <= set(days_to_meet(days))
    assert [missing(at) for at in found] == [fewest] * MOST_SLOTS
    assert review.served().steps == ()


# --- once -----------------------------------------------------------------------------------------


def test_what_is_proposed_stays() -> None:
    """Whatever changes afterwards: people have voted."""
    review = a_review().team(meeting=MeetingRules(first=time(8), last=time(9)))
    later = review.later(days=1).file_says(severity="critical").served()

    assert rows(later) == rows(a_review())
    assert later.did(AddComment) == ()


def test_a_review_of_an_older_version_gets_its_proposal() -> None:
    """By one run alone: it claims that first."""
    review = older().later(days=3).served()

    assert [type(step) for step in review.steps[:2]] == [EditIssue, TakeOver]
    assert [step.key for step in review.did(AddComment)] == [SLOTS]
    assert rows(review)[0] == "Wednesday 25 November, 10:00"


def test_after_the_last_day_nothing_is_proposed() -> None:
    """For a review that an older version has opened."""
    assert older().later(days=15).served().did(AddComment) == ()


def test_where_a_date_is_settled_nothing_is_proposed() -> None:
    """Nor when it is over."""
    settled = older().commented("/meet 2026-11-25 10:00").served()

    assert settled.did(AddComment) == ()
    assert older().closed("NOT_PLANNED").served().did(AddComment)[0].key != SLOTS


def test_a_proposal_that_somebody_deleted_stays_away() -> None:
    """What it proposed can still be taken."""
    review = a_review().without_proposal().served()
    settled = review.commented("/meet 2", by="jonas").served()

    assert review.did(AddComment) == ()
    assert "Vote for a time" not in review.section("steps")
    assert "**Meet** on Wednesday 25 November at 13:00" in settled.section("steps")


def older() -> Review:
    """A review as a version left it that knew no proposals."""
    return a_review().without_proposal().edited(_without_note).seen_anew()


def _without_note(body: str) -> str:
    return Page(body).without_markers(SLOTS).text


# --- votes ----------------------------------------------------------------------------------------


def votes(review: Review) -> str:
    """What the page says of the votes."""
    return review.section("steps").partition("At the last count, ")[2].partition(".\n")[0]


def test_before_anybody_votes_the_page_says_so() -> None:
    """With the place to do it."""
    said = a_review().served().section("steps")

    assert "[Vote for a time below](https://github.com/acme/shop/issues/1#issuecomment-" in said
    assert ". At the last count, nobody had voted." in said


def test_votes_are_on_the_page() -> None:
    """How many, and how many of those who must come; whoever has no access is not counted."""
    review = a_review().reacted("mira", "Tom", "pat", to=1).reacted("jonas", to=3)
    seen = review.reacted("stranger", "eve", "zoe", to=2).served()

    assert [type(step) for step in seen.steps] == [EditIssue]
    assert votes(seen) == (
        "time 1 (Tuesday 24 November, 10:00) suited 3 people, 2 of the 4 who must come; "
        "time 3 (Thursday 26 November, 14:30) suited 1 person, 1 of the 4 who must come"
    )


def test_the_time_that_suits_most_is_named_beside_the_step() -> None:
    """Those who must come count first; the command to settle it is there to copy."""
    review = a_review().reacted("pat", "noor", "lee", to=1).reacted("mira", to=2).served()

    assert "time 2 suits most people so far" in review.section("steps")
    assert "settles when to meet, by Monday 23 November; time 2 suits most people: `/meet 2`." in (
        review.section("notices")
    )


def test_a_vote_is_taken_back() -> None:
    """By the same click."""
    review = a_review().reacted("mira", to=1).served().reacted("mira", to=1).served()

    assert "suits most" not in review.section("steps")


def test_a_time_that_has_passed_is_not_counted() -> None:
    """Nobody can meet then."""
    review = a_review().reacted("mira", "tom", to=1).reacted("kim", to=3).later(days=5).served()

    assert votes(review).startswith(
        "time 3 (Thursday 26 November, 14:30) suited 1 person, none of the 4"
    )
    assert "time 3 suits most people" in review.section("steps")


def test_votes_for_times_that_have_passed_are_not_denied() -> None:
    """GitHub shows them below; of the time that is left, the page says what is so."""
    voted = a_review().reacted("mira", "tom", to=1).reacted("tom", to=2)
    one_left = voted.later(days=5, hours=5).served()
    two_left = voted.later(days=4, hours=5).served()

    assert "At the last count, nobody had voted for it." in one_left.section("steps")
    assert "time 2 (Wednesday 25 November, 13:00) suited 1 person" in two_left.section("steps")
    assert "nobody had voted." not in one_left.section("steps")


def test_a_time_that_has_passed_is_not_offered_beside_those_to_come() -> None:
    """Neither on the page, nor where people vote, nor in an answer."""
    one_left = a_review().later(days=5, hours=5).served()
    two_left = a_review().later(days=4, hours=5).served()

    assert "; `/meet 2` to `/meet 3` takes one." in two_left.section("steps")
    assert "; `/meet 3` takes the one that is still to come." in one_left.section("steps")
    assert "**1**: ~~Tuesday 24 November, 10:00~~ has passed" in one_left.proposal
    assert "- 🚀 **3**: Thursday 26 November, 14:30" in one_left.proposal
    assert (
        "settles it in a comment: `/meet 3` takes the one that is left; `/meet" in one_left.proposal
    )
    assert "`/meet 2` to `/meet 3` takes one of these" in two_left.proposal
    slip = one_left.commented("/meet soon", by="jonas").served()
    assert "Or take the proposed time that is left: `/meet 3`." in slip.comments[-1]
    odd = one_left.commented("/meet 7", by="jonas").served()
    assert "1 proposed time is left, `/meet 3`." in odd.comments[-1]
    assert one_left.served().steps == ()


def test_where_nobody_has_asked_for_votes_nothing_is_said_of_them() -> None:
    """GitHub tells those of the first comments only."""
    unasked = a_review()._with_proposal(lambda said: replace(said, reactions=None)).served()

    assert "[Vote for a time below]" in unasked.section("steps")
    assert votes(unasked) == ""


# --- its end --------------------------------------------------------------------------------------


def test_a_settled_date_ends_the_proposal() -> None:
    """Together with the page; nobody is told a second time."""
    review = a_review().commented("/meet 2", by="jonas").served()

    assert [type(step) for step in review.plans[-1]] == [EditIssue, EditComment]
    assert review.proposal.startswith(
        "**We meet on Wednesday 25 November at 13:00** (Europe/London); jonas settled it"
    )


def test_another_time_ends_it_too() -> None:
    """Nobody needs to vote any more."""
    review = a_review().commented("/meet tuesday 16:00").served()

    assert "We meet on Tuesday 24 November at 16:00" in review.proposal


def test_a_date_taken_back_opens_the_proposal_again() -> None:
    """With the times and the votes that it had."""
    voted = a_review().reacted("mira", to=1).served()
    settled = voted.commented("/meet 2", number=7).served()
    again = settled.deleted(7).served()

    assert again.proposal == voted.proposal
    assert "1 (Tuesday" in again.section("steps")
    told = again.section("steps").replace(" The date that was settled no longer applies.", "")
    assert told.startswith(voted.section("steps").partition("\n\nThe meeting is")[0])


def test_times_that_have_passed_are_not_offered_any_more() -> None:
    """Whoever facilitates settles another one."""
    review = a_review().later(days=7).served()

    assert review.proposal.startswith("**The times that were proposed here have passed.**")
    assert "Vote for a time" not in review.section("steps")
    assert review.served().steps == ()


def test_a_proposal_that_people_have_changed_is_theirs() -> None:
    """It is not edited any more, whatever happens."""
    theirs = a_review()._with_proposal(lambda said: replace(said, touched=True))
    settled = theirs.commented("/meet 1").served()

    assert settled.did(EditComment) == ()
    assert "**Meet** on Tuesday 24 November" in settled.section("steps")


# --- hostile --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        'at="9999-12-31T23:59Z 0001-01-01T00:00Z" zone="Asia/Tokyo"',
        'at="9999-12-31T23:59Z" zone="UTC"',
        'at="2026-11-24T10:00 soon 24" zone="localtime"',
        'at="" zone=""',
        'at="2026-11-24T10:00Z" zone="CST" minutes="99999999999"',
    ],
)
def test_a_spoilt_note_proposes_what_can_be_read_of_it(said: str) -> None:
    """Anybody with write access can edit our comment."""
    team = a_review().team(meeting=MeetingRules(zones=("Pacific/Kiritimati", "Pacific/Niue")))
    spoilt = team._with_proposal(lambda one: _noting(one, said))
    review = spoilt.commented("/meet 1").commented("/meet 2").served()

    assert review.issue.state is State.OPEN
    assert review.served().steps == ()


def _noting(comment: Comment, said: str) -> Comment:
    body = re.sub(r"(?<=incident-review:slots ).*(?= -->)", said, comment.body)
    return replace(comment, page=Page(body))


def test_a_hundred_times_in_a_note_are_three() -> None:
    """There are three emoji."""
    many = " ".join(f"2026-11-24T10:{minute}Z" for minute in range(10, 60))
    spoilt = a_review()._with_proposal(lambda one: _noting(one, f'at="{many}" zone="UTC"'))

    assert len(proposed(spoilt.snapshot).times) == 3


def test_a_moment_late_at_night_is_tomorrow_elsewhere() -> None:
    """On Friday at 23:30 in London it is Saturday in Auckland: Monday is for reading."""
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    review = replace(an_incident_file(), now=late)
    found = review.team(meeting=MeetingRules(zone="Pacific/Auckland")).served()

    assert rows(found)[0] == "Tuesday 24 November, 10:00"
