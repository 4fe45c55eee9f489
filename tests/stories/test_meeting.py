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


def dated_as(review: Review, **span: float) -> Review:
    """A review in its meeting, as it is so long after the meeting began."""
    begun = dated().later(days=DAYS, hours=HOURS).later(**span)
    return review.later(seconds=(begun.now - review.now).total_seconds())


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


@pytest.mark.parametrize("span", [{"minutes": 90 + 29}, {"minutes": 90 + 31}, {"days": 5}])
def test_once_the_meeting_is_over_its_agenda_is_what_it_was(span: dict[str, float]) -> None:
    """What was a topic stays one, also when others are busier since or its talk is resolved."""
    review = meeting(minutes=20)
    for by in ("lee", "kim", "ana"):
        review = review.with_remark(CALM, "And that?", by=by)
    review = review.resolved(ROLLED).served()
    over = dated_as(review, **span).served()

    assert headings(over) == [ROLLED, PAGED]
    assert CALM in also(over)
    assert ROLLED not in also(over)


def test_a_topic_without_a_remark_stays_one_on_a_closed_issue() -> None:
    """People gave it a name, met, and talked about it; more was said elsewhere."""
    review = dated().commented(f"/topic {CALM} Calm").served()
    review = review.later(days=DAYS, hours=HOURS, minutes=20).served()
    for by in ("lee", "kim", "ana", "mira", "pat"):
        review = review.with_remark("14:05", "Me, too.", by=by)
    closed = review.served().closed().served()

    assert headings(closed) == headings(review.served())
    assert "Calm" in headings(closed)
    assert "14:05" in also(closed)


def test_the_record_begins_with_the_topics_of_the_meeting() -> None:
    """In their order; then what was raised besides, as the timeline tells it."""
    review = meeting(minutes=20).with_remark("14:05", "Which alert?").closed().served()

    record = review.record
    rows = [row.split()[1] for row in record.split("\n") if row.startswith("### ")]
    assert rows == [ROLLED, PAGED, "14:05"]


def test_a_review_that_was_closed_before_its_meeting_has_no_agenda_of_it() -> None:
    """When that date passes nobody has met."""
    closed = dated().closed("NOT_PLANNED").served()
    later = closed.later(days=DAYS, hours=HOURS, minutes=5).served()

    assert not later.plans


CANNOT_BE_DONE = (
    "/coming",
    "/first",
    "/topic",
    "/meet",
    "If you would rather not say something",
    "For the facilitator",
    "must come but cannot",
    "Nobody has commented here yet",
)
"""Words about what can be done until people have met."""


def before_it() -> Review:
    """A review with something of each kind to do."""
    review = dated().with_remark("14:05", "Which alert?").commented("/not-coming", by="mira")
    return review.commented(f"/topic {CALM} Calm", by="tom").served()


def test_before_the_meeting_the_page_says_what_can_be_done() -> None:
    """So that the next stories say something."""
    body = before_it().issue.body

    assert [words for words in CANNOT_BE_DONE if words not in body] == []


def test_after_the_meeting_the_page_leaves_out_what_can_no_longer_be_done() -> None:
    """Actions are still agreed on; a date can be read, and nobody moves it."""
    over = before_it().later(days=DAYS, hours=HOURS + 3).served()

    assert [words for words in CANNOT_BE_DONE if words in over.issue.body] == []
    assert "Lines that are not ticked remain" in over.section("actions")
    assert "**The meeting** was on Tuesday 1 December at 14:00" in over.section("steps")


def test_a_closed_review_says_what_became_of_it_only() -> None:
    """Also when it is closed while people still sit together."""
    review = before_it().later(days=DAYS, hours=HOURS, minutes=30).served()
    over = review.with_action("- [x] Page somebody sooner @tom").closed().served()

    assert [words for words in CANNOT_BE_DONE if words in over.issue.body] == []
    assert "Lines that are not ticked" not in over.issue.body
    assert "Page somebody sooner" in over.section("actions")
    assert over.served().plans == ()


def test_an_older_guide_is_not_repeated_when_its_review_goes_on() -> None:
    """It was written before guides went with the end, in words of then."""
    over = meeting(minutes=30).with_action("- [x] Page somebody sooner @tom").closed().served()
    line = over.section("actions").split("\n")[0].rstrip()
    older = over.rewritten(line, f"Tick them.\n`- [x] Like this @login`\n\n{line}")

    assert older.reopened().served().section("actions") == older.section("actions")


def test_an_older_page_of_a_review_that_is_over_stays_as_it_is() -> None:
    """It offers what cannot be done, as pages did once; nobody hears of a review for that."""
    over = before_it().later(days=DAYS, hours=HOURS, minutes=30).served().closed().served()
    people = over.section("people").split("\n")[-1]
    older = over.rewritten(people, f"{people}\n\nWrite `/coming` or `/not-coming` in a comment.")

    assert "/coming" in older.issue.body
    assert older.served().plans == ()
    assert older.later(days=30).served().plans == ()


def test_a_review_that_goes_on_says_again_what_can_be_done() -> None:
    """Whoever reopens it wants to agree on something more, and finds how; people's lines stay."""
    over = meeting(minutes=30).with_action("- [x] Page somebody sooner @tom").closed().served()
    again = over.reopened().served()

    assert "Lines that are not ticked" not in over.section("actions")
    assert again.section("actions").count("Lines that are not ticked remain") == 1
    assert "Page somebody sooner" in again.section("actions")
    assert again.closed().served().section("actions") == over.section("actions")


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
