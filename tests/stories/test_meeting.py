"""While people meet, the page stands still; afterwards it says what is left to do, and for whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.review.plan import EditIssue
from tests.searching import examples
from tests.stories.world import Review, a_review

DATE = "/meet 2026-12-01 14:00 Europe/London"
DAYS, HOURS = 11, 5
"""From the opening of a review in stories, Friday 20 November at 9:00, to that date."""
PAGED, ROLLED, CALM = "14:12", "14:30", "14:41"


def dated() -> Review:
    """Two topics, of which more people talk about the second, and a date."""
    review = a_review().with_remark(PAGED, "Who was paged?")
    review = review.with_remark(ROLLED, "How soon?", replies=("lee: I was at lunch.",)).served()
    return review.commented(DATE, number=50).served()


def meeting(**span: float) -> Review:
    """The same, so long after people have begun to meet."""
    return dated().later(days=DAYS, hours=HOURS).later(**span).served()


def headings(review: Review) -> list[str]:
    """The topics by their times, in order."""
    rows = review.section("agenda").split("\n")
    return [row.split()[2] for row in rows if row.startswith("### ")]


def also(review: Review) -> str:
    """What was raised besides."""
    return review.section("agenda").partition("**Also raised**")[2]


def next_line(review: Review) -> str:
    """The sentence that says what is next."""
    return next(row for row in review.section("notices").split("\n") if row.startswith("**Next"))


def test_before_the_meeting_the_agenda_follows_what_people_say() -> None:
    """The topic that most people talk about comes first."""
    assert headings(dated()) == [ROLLED, PAGED]
    busy = dated().with_remark(PAGED, "Me.", by="lee").with_remark(PAGED, "Me, too.", by="kim")
    assert headings(busy.with_remark(PAGED, "And me.", by="ana").served()) == [PAGED, ROLLED]


def test_in_the_meeting_no_remark_moves_a_topic() -> None:
    """What is new was raised besides, also at an event that is a topic."""
    review = meeting(minutes=20)
    for by in ("lee", "kim", "ana"):
        review = review.with_remark(PAGED, "Me, too.", by=by)
    review = review.with_remark(CALM, "How did we know?").served()

    assert headings(review) == [ROLLED, PAGED]
    assert PAGED in also(review)
    assert CALM in also(review)


def test_in_the_meeting_a_topic_that_is_talked_out_keeps_its_place() -> None:
    """Whoever resolves a conversation does not take the next heading from under people's eyes."""
    review = meeting(minutes=20).resolved(ROLLED).served()

    assert headings(review) == [ROLLED, PAGED]
    assert "This conversation is resolved." in review.section("agenda")


def test_in_the_meeting_commands_act_at_once() -> None:
    """They are what people want now."""
    review = meeting(minutes=20)

    assert headings(review.commented(f"/first {PAGED}").served()) == [PAGED, ROLLED]
    assert headings(review.commented(f"/drop {ROLLED}").served()) == [PAGED]
    assert headings(review.commented(f"/topic {CALM} Calm").served()) == [ROLLED, PAGED, "Calm"]


def test_in_the_meeting_its_minutes_stay() -> None:
    """However much there is to talk about by now."""
    review = meeting(minutes=20)
    for clock in (PAGED, ROLLED, CALM):
        review = review.with_remark(clock, "What about this?").with_remark(clock, "And that?")

    assert "for about 90 minutes" in review.served().section("steps")


def test_in_the_meeting_the_moments_stay() -> None:
    """A remark on one takes no row away."""
    review = meeting(minutes=20)
    before = review.section("moments")

    assert review.with_remark(CALM, "How did we know?").served().section("moments") == before


def test_after_the_meeting_the_agenda_follows_what_people_say_again() -> None:
    """Half an hour of overtime is still the meeting."""
    still = meeting(minutes=90 + 29)
    over = meeting(minutes=90 + 31)

    def busy(review: Review) -> list[str]:
        for by in ("lee", "kim", "ana"):
            review = review.with_remark(PAGED, "Me, too.", by=by)
        return headings(review.served())

    assert busy(still) == [ROLLED, PAGED]
    assert busy(over) == [PAGED, ROLLED]


def test_the_meeting_itself_writes_nothing() -> None:
    """It begins and goes on without an edit of the page."""
    close = dated().with_remark("14:05", "Which alert?").served().later(days=DAYS).served()
    begun = close.later(hours=HOURS).served()

    assert "close together" in begun.section("agenda")
    assert begun.did(EditIssue) == ()
    assert begun.later(hours=1).served().did(EditIssue) == ()


def test_on_the_day_of_the_meeting_the_first_line_says_what_comes_at_its_end() -> None:
    """Nobody is asked to read before it while people sit in it; the box of that step stays."""
    eve = dated().later(days=DAYS - 1).served()
    begun = meeting()

    assert "reads the timeline" in next_line(eve)
    assert next_line(begun) == (
        "**Next: jonas and everybody who comes to the meeting agree on actions, by Tuesday 1"
        " December.**"
    )
    assert "- [ ] **Read the timeline**" in begun.section("steps")


def test_after_the_meeting_a_line_for_each_step_says_what_is_left_and_for_whom() -> None:
    """Whatever was never read any more is not asked for."""
    review = meeting(hours=3)

    assert next_line(review) == (
        "**Next, after the meeting: jonas ticks the actions that were agreed on, if any, and gives"
        " each an owner, by Tuesday 1 December.**"
    )
    assert review.section("notices").endswith(
        "\n\n**Then: ana keeps the notes and the recording of the meeting, by Wednesday"
        " 2 December.**\n\n**Then: jonas closes this issue as completed, by Wednesday"
        " 2 December.**"
    )
    assert review.served().steps == ()


def test_what_is_done_is_not_left() -> None:
    """The sentence gets shorter."""
    review = meeting(hours=3).with_action("- [x] Page somebody sooner @tom").served()
    done = review.commented("/recording none").learned("Much.").served()

    assert next_line(done) == (
        "**Next, after the meeting: jonas closes this issue as completed,"
        " by Wednesday 2 December.**"
    )


def test_a_meeting_that_is_moved_has_not_been() -> None:
    """The page goes back to what comes before it."""
    review = meeting(hours=3).commented("/meet 2026-12-04 14:00", number=50).served()

    assert "after the meeting" not in next_line(review)


@pytest.mark.parametrize(
    "page",
    [
        'topics="e1 ." minutes="9999999"',
        'topics="" minutes="x"',
        f'topics="" minutes="{"9" * 5_000}"',
    ],
)
def test_a_note_that_people_have_changed_does_no_harm(page: str) -> None:
    """It is a page that anybody with access may edit."""
    review = dated()
    mark = next(row for row in review.issue.body.split("\n") if ":agenda minutes=" in row)
    odd = review.rewritten(mark, f"<!-- incident-review:agenda {page} -->")

    assert odd.later(days=DAYS, hours=HOURS, minutes=5).served().section("agenda")


@examples(15)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([PAGED, ROLLED, CALM]),
            st.sampled_from(["question: how?", "disagree: no", "Hm"]),
            st.sampled_from(["tom", "lee", "kim", "ana"]),
        ),
        max_size=6,
    )
)
def test_whatever_is_remarked_the_headings_stay(said: list[tuple[str, str, str]]) -> None:
    """In any number, of any kind, by anybody."""
    review = meeting(minutes=20)
    for clock, words, by in said:
        review = review.with_remark(clock, words, by=by).served()

    assert headings(review) == [ROLLED, PAGED]


def test_in_the_meeting_words_without_a_name_are_raised_besides_too() -> None:
    """Whether the facilitator passes them on or a form brings them."""
    review = meeting(minutes=20)
    relayed = review.commented(f"/relay {ROLLED} I could not see the graphs.", by="jonas").served()

    assert "I could not see the graphs." in also(relayed)
