"""Before the meeting those who must come and have not read are asked, once, and nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from action.logins import mentioned
from action.review.git_steps import TakeOver
from action.review.page.comment_steps import AddComment, EditComment
from action.review.settings import Away, NotesRule, Person, ShowReaders
from tests.stories.world import Review, a_review, an_incident_file

MEET = "/meet 2026-12-02 14:00"


def settled(review: Review | None = None) -> Review:
    """A review that meets on Wednesday 2 December; mira and tom responded, jonas and ana serve."""
    return (review or a_review()).commented(MEET, by="jonas", number=7).served()


def near(review: Review | None = None) -> Review:
    """Two working days before that: on Monday 30 November."""
    return settled(review).later(days=10).served()


def asked(review: Review) -> list[str]:
    """Whom our comment mentions."""
    return [login for said in review.comments for login in mentioned(said)]


# --- who is asked ---------------------------------------------------------------------------------


def test_without_a_date_nobody_is_asked() -> None:
    """There is nothing to be ready for."""
    assert asked(a_review().later(days=10).served()) == []


def test_three_working_days_before_it_nobody_is_asked_yet() -> None:
    """They were asked to review when it was opened."""
    assert asked(settled().later(days=9).served()) == []


def test_two_working_days_before_it_who_has_not_read_is_asked() -> None:
    """By one run, which claims that first."""
    review = near(a_review().team(notes=NotesRule.NO).read_by("mira"))

    assert asked(review) == ["jonas", "ana", "tom"]
    assert "before we meet: on Wednesday 2 December at 14:00 (Europe/London)." in review.comments[0]
    assert [type(step) for step in review.steps] == [TakeOver, AddComment]
    assert review.served().steps == ()


def test_a_meeting_sooner_than_that_asks_at_once() -> None:
    """It is settled on Monday for the day after."""
    review = a_review().later(days=3).commented("/meet tuesday 10:00").served()

    assert asked(review) == ["jonas", "ana", "mira", "tom"]


def test_on_the_day_of_the_opening_nobody_is_asked_a_second_time() -> None:
    """They have just been asked to review, however near the meeting is."""
    review = a_review().commented("/meet monday 10:00").served()

    assert asked(review) == []
    assert len(asked(review.later(days=2).served())) == 4


def test_where_all_have_read_nobody_is_asked() -> None:
    """Nobody is thanked for nothing, either."""
    assert near(a_review().read_by("mira", "tom", "jonas", "ana")).comments == ()


def test_who_cannot_come_need_not_read() -> None:
    """By their own word, or because they are away on that day."""
    people = {"mira": Person("mira", away=(Away(date(2026, 12, 2), date(2026, 12, 4)),))}
    review = near(a_review().commented("/not-coming", by="tom").team(people=people))

    assert asked(review) == ["jonas", "ana"]


def test_who_is_away_and_comes_all_the_same_is_asked() -> None:
    """Their own word counts before the settings."""
    people = {"mira": Person("mira", away=(Away(date(2026, 12, 2), date(2026, 12, 4)),))}
    review = near(a_review().commented("/coming", by="mira").team(people=people))

    assert "mira" in asked(review)


def test_who_cannot_read_it_is_not_asked() -> None:
    """In a private repository, without access."""
    private = an_incident_file(responders=("mira", "tom", "maxx"))
    public = private.house(public=True)

    assert "maxx" not in asked(near(private.served()))
    assert "maxx" in asked(near(public.served()))


@pytest.mark.parametrize("show", [ShowReaders.COUNTS, ShowReaders.NOBODY])
def test_a_team_that_shows_nobody_s_reading_asks_nobody_by_name(show: ShowReaders) -> None:
    """A mention of who has not read would show just that."""
    assert near(a_review().team(show_readers=show)).comments == ()


def test_when_the_meeting_has_begun_nobody_is_asked() -> None:
    """It is too late then."""
    assert settled().later(days=12, hours=6).served().comments == ()


def test_a_pull_request_that_is_closed_is_not_read() -> None:
    """Nobody could comment."""
    assert near(settled().pull_request_closed()).comments == ()


# --- what becomes of it ---------------------------------------------------------------------------


def test_whoever_has_read_is_not_named_any_more() -> None:
    """The mentions of the others stand as they were, so nobody hears twice."""
    review = near().read_by("mira", "jonas").served()

    assert asked(review) == ["ana", "tom"]
    assert review.did(AddComment) == ()


def test_when_all_have_read_it_says_thank_you() -> None:
    """And then it is quiet."""
    review = near().read_by("mira", "tom", "jonas", "ana").served()

    assert review.comments == ("Thank you: everybody who comes has read the timeline.",)
    assert review.served().steps == ()


def test_a_date_that_moves_is_no_new_question() -> None:
    """The same comment tells the new one, and mentions nobody anew."""
    review = near().commented("/meet 2026-12-03 15:00").served()

    assert "on Thursday 3 December at 15:00" in review.comments[0]
    assert asked(review) == asked(near())
    assert review.did(AddComment) == ()


def test_a_date_taken_back_and_settled_again_mentions_nobody_twice() -> None:
    """Whoever was told once is named from then on."""
    gone = near().deleted(7).served()
    again = gone.commented(MEET, number=8).served()

    assert gone.comments == (
        "The date of the meeting was taken back; the page says until when to read the timeline.",
    )
    assert asked(again) == []
    assert again.comments[0].startswith("jonas, ana, mira and tom, please read the timeline in #2")


def test_who_must_come_since_then_is_asked_too() -> None:
    """Alone: the others were told before."""
    review = near().read_by("tom").commented("/invite @kim must").served()

    assert asked(review)[-1] == "kim"
    assert asked(review).count("mira") == 1


def test_after_the_meeting_has_begun_it_stays_as_it_is() -> None:
    """Whoever reads then is late, and nobody says so."""
    review = near().later(days=2, hours=6).served().read_by("tom").served()

    assert review.did(EditComment) == ()


def test_a_comment_that_people_have_changed_is_theirs() -> None:
    """It is not edited any more."""
    before = near()
    touched = tuple(replace(one, touched=True) for one in before.issue.comments)
    review = before._with_issue(comments=touched).read_by("tom").served()

    assert review.did(EditComment) == ()


def test_the_pull_request_says_until_when_and_why() -> None:
    """In the reader's words."""
    assert (
        "**Please read it by Tuesday 1 December**: we meet on Wednesday 2 December at 14:00 "
        "(Europe/London)." in settled().pull.body
    )
