"""Before the meeting those who must come and have not read are asked, once, and nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from action.logins import mentioned
from action.markdown.sections import Page
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

    assert review.comments == ("Thank you: everybody who is coming has read the timeline.",)
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

    (said,) = gone.comments
    assert said == (
        "The date of the meeting was cancelled. The top of this issue says by when to read the"
        " timeline."
    )
    assert asked(again) == []
    assert again.comments[0].startswith("jonas, ana, mira and tom, please read the timeline in #2")


def test_who_must_come_since_then_is_asked_too() -> None:
    """Alone: the others were told before."""
    review = near().read_by("tom").commented("/invite @kim must").served()

    assert asked(review)[-1] == "kim"
    assert asked(review).count("mira") == 1


def test_when_the_meeting_has_begun_it_asks_nobody_any_more() -> None:
    """Whoever reads then is late, and nobody says so."""
    begun = near().later(days=2, hours=6).served()
    review = begun.read_by("tom").served()

    assert begun.comments == (
        "The meeting has begun, so this reminder to read the timeline is over.",
    )
    assert review.did(EditComment) == ()


def test_thanks_stand_when_the_meeting_has_begun() -> None:
    """They ask for nothing."""
    thanked = near().read_by("mira", "tom", "jonas", "ana").served()

    assert thanked.later(days=2, hours=6).served().comments == thanked.comments


def test_the_closing_is_its_end_too() -> None:
    """Where nothing else happened since the meeting, and where nobody has met."""
    later, sooner = near().later(days=3).closed().served(), near().closed().served()

    assert later.comments[0].startswith("The meeting has begun, ")
    assert sooner.comments[0] == (
        "This review is over, so nobody needs to read the timeline any more."
    )
    assert later.served().steps == sooner.served().steps == ()


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


# --- taken up again -------------------------------------------------------------------------------


def taken_up(review: Review, meets: str = "2026-12-15 10:00") -> Review:
    """The review is closed after its meeting, opened again on a Friday, and meets on Tuesday."""
    ended = review.later(days=3).closed().served()
    again = ended.later(days=8).reopened().served()
    return again.commented(f"/meet {meets}", by="jonas", number=8).served()


def test_a_filed_timeline_is_read_where_it_was_filed() -> None:
    """Its pull request was merged, so nobody is sent to its lines."""
    review = taken_up(near())
    steps, words = review.section("steps"), review.pull.body

    assert (
        "**Read the timeline** [as it was saved](https://github.com/acme/shop/blob/main/" in steps
    )
    assert "and say here what has changed since: everybody who must come, by Monday 14" in steps
    assert "`/topic 14:05 a name` in a comment makes an event a topic" in steps
    assert "on its lines" not in steps + review.section("notices") + words
    assert "It was merged, and is saved [next to the incident file](" in words
    assert "**Has anything changed since? Say it in a comment in #1.**" in words
    assert review.served().steps == ()


def test_before_the_next_meeting_who_has_still_not_read_is_asked() -> None:
    """In a comment of its own: the first one was for another meeting. Who has read is not."""
    review = taken_up(near().read_by("mira", "tom").served()).later(hours=1).served()
    first, *_, second = review.comments

    assert first == "The meeting has begun, so this reminder to read the timeline is over."
    assert second.startswith("@jonas and @ana, please read the [saved timeline](")
    assert "on Tuesday 15 December at 10:00 (Europe/London)." in second
    assert "Say here what has changed since" in second
    assert review.served().steps == ()


def test_two_working_days_before_that_it_is_too_soon() -> None:
    """As it was before the first meeting."""
    review = taken_up(near(), "2026-12-18 10:00")

    assert asked(review) == []
    assert len(asked(review.later(days=5).served())) == 4


def test_where_all_have_read_before_the_end_nobody_is_asked_again() -> None:
    """Also not by name, in the table or in the count."""
    review = taken_up(near().read_by("mira", "tom", "jonas", "ana").served())
    later = review.later(days=1).served()

    assert asked(later) == []
    assert "4 of 4 have read it" not in later.section("steps")
    assert "- [x] **Read the timeline**" in later.section("steps")


def test_a_second_meeting_without_an_end_between_them_is_prepared_like_the_first() -> None:
    """The first was not enough, and nobody has closed the review."""
    met = near().later(days=3).served()
    again = met.commented("/meet 2026-12-07 10:00", by="jonas", number=8).served()

    assert asked(again) == ["jonas", "ana", "mira", "tom"]
    assert [one.key for one in again.issue.comments if "read-before" in one.key] == [
        "read-before",
        "read-before 2",
    ]


def test_a_marker_that_nobody_can_read_asks_nobody_twice() -> None:
    """People may have written in it; then the comment is theirs, or of a version before."""
    before = near()
    odd = before.issue.comments[-1].body.replace("2026-12-02T14:00Z", "soon")
    (said,) = (one for one in before.issue.comments if one.key == "read-before")
    changed = replace(said, page=Page(odd))
    every = tuple(changed if one is said else one for one in before.issue.comments)
    review = before._with_issue(comments=every).later(days=3).served()

    assert review.did(AddComment) == ()
