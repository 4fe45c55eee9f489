"""The agenda is people's: what belongs together, what comes first, what is for another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from action.review.git_steps import Commit
from action.review.page.comment_steps import React
from action.review.plan import OpenActionIssue
from tests.stories.nouns import EVENTS, HOUSE, an_event
from tests.stories.world import Review, a_review, an_incident_file

SAID = f"{HOUSE}/pull/2#discussion_r"


def talked_about() -> Review:
    """A review in which people have remarked something at three times."""
    return (
        a_review()
        .with_remark("14:05", "The alert came late")
        .with_remark("14:12", "Paging took long", by="lee")
        .with_remark("14:30", "We rolled back", by="mira")
    )


def headings(review: Review) -> list[str]:
    """The topics of the agenda, in order."""
    rows = review.section("agenda").splitlines()
    return [row.removeprefix("### ") for row in rows if row.startswith("### ")]


def votes(review: Review, clock: str, *logins: str) -> Review:
    """People give the remark on the line of an event a thumbs-up."""
    remarks = tuple(
        replace(remark, votes=logins) if clock in remark.line else remark
        for remark in review.pull.remarks
    )
    return review._with_pull(remarks=remarks)


# --- what belongs together ------------------------------------------------------------------------


def test_people_join_remarks_to_one_topic() -> None:
    """The same name at two times is one topic, whatever its capitals."""
    asked = "/topic 14:05 Alerting\n/topic 14:12 alerting"
    review = talked_about().commented(asked, by="tom").served()

    assert (
        "### 1. alerting\n\n"
        "14:05 Checkout begins to answer slowly; 14:12 The on-call engineer is paged\n\n"
    ) in review.section("agenda").replace("Alerting", "alerting")
    assert len(headings(review)) == 2


def test_a_topic_needs_no_remark() -> None:
    """Somebody may want to talk about an event of which nobody has written yet."""
    review = a_review().commented("/topic 14:41 How we knew that it was over").served()

    assert (
        "### 1. How we knew that it was over\n\n14:41 Checkout is fast again\n\n"
        "Nobody has commented here yet.\n"
    ) in review.section("agenda")


def test_a_topic_goes_with_its_comment() -> None:
    """What was deleted was never said."""
    named = talked_about().served().commented("/topic 14:05 Alerting", number=100).served()

    assert "Alerting" in named.section("agenda")
    assert named.deleted(100).served().section("agenda") == talked_about().served().section(
        "agenda"
    )


def test_neighbours_are_offered_to_be_joined() -> None:
    """Nobody joins them but people."""
    agenda = talked_about().served().section("agenda")

    assert (
        "14:05 and 14:12 are close together. If they are one topic, write"
        " `/topic 14:05 14:12 a name` in a comment."
    ) in agenda
    named = talked_about().commented("/topic 14:12 Paging").served()
    assert "are close together" not in named.section("agenda")


def two_at(one: str, other: str) -> Review:
    """A review in which people have remarked something at two events with such times."""
    lines = ((one, "The queue is full", "14:05"), (other, "The queue is empty", "14:12"))
    told = (replace(an_event(at, what), label=label) for label, what, at in lines)
    review = a_review(events=tuple(told))
    return review.with_remark("is full", "How so?").with_remark("is empty", "How so?").served()


def offers(page: str) -> list[str]:
    """The commands that a page tells people to write."""
    return [said for said in page.split("`")[1::2] if said.startswith(("/topic", "/first"))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14:05", "14:12"),
        ("~14:05", "14:12"),
        ("~14:05", "14:12–14:40"),
        ("14:05-14:09", "14:12, 14:14"),
        ("14:05:10", "14:05:50"),
    ],
)
def test_what_the_page_offers_is_understood(one: str, other: str) -> None:
    """However the times are written."""
    review = two_at(one, other)
    first, both = offers(review.section("agenda"))

    joined = review.commented(both).served()
    assert headings(joined) == ["1. a name"]
    put_first = review.commented(first).served()
    assert headings(put_first)[0] == headings(review)[1].replace("2.", "1.")
    assert (*joined.comments, *put_first.comments) == ()


@pytest.mark.parametrize(("one", "other"), [("??:??", "14:12"), ("", "14:12"), ("then", "later")])
def test_nothing_is_offered_that_no_command_can_name(one: str, other: str) -> None:
    """Without a time there is no command."""
    said = offers(two_at(one, other).section("agenda"))

    assert said in ([], ["/first 14:12"])


def test_what_is_far_apart_is_not_offered_to_be_joined() -> None:
    """Lines may follow on each other hours apart."""
    assert "are close together" in two_at("14:05", "14:20").section("agenda")
    assert "are close together" not in two_at("14:05", "14:21").section("agenda")


@pytest.mark.parametrize("at", ["~14:30", "14:30–14:40", "14:30-14:40", "14:30 – 14:40", "14:30,"])
@pytest.mark.parametrize("name", ["topic", "first"])
def test_a_time_is_understood_as_the_page_shows_it(name: str, at: str) -> None:
    """A stretch of time is known by its begin."""
    words = " Going back" if name == "topic" else ""
    review = talked_about().commented(f"/{name} {at}{words}").served()

    assert review.comments == ()
    assert any(
        one in ("1. 14:30 The new version is taken back", "3. Going back")
        for one in headings(review)
    )


@pytest.mark.parametrize(
    "between", ["14:05–14:12", "14:05 - 14:12", "14:05 to 14:12", "14:04-14:29", "2:05–2:12 pm"]
)
def test_a_stretch_of_time_is_all_that_was_in_it(between: str) -> None:
    """Be it named, put first or put off."""
    named = talked_about().commented(f"/topic {between} Paging").served()
    off = talked_about().commented(f"/drop {between}").served()
    first = talked_about().commented(f"/first {between}").served()

    assert sorted(row[3:] for row in headings(named)) == [
        "14:30 The new version is taken back",
        "Paging",
    ]
    assert headings(off) == ["1. 14:30 The new version is taken back"]
    assert [row[:8] for row in headings(first)] == ["1. 14:05", "2. 14:12", "3. 14:30"]
    assert (*named.comments, *off.comments, *first.comments) == ()


def test_an_event_that_took_its_time_is_named_by_it() -> None:
    """What else was going on then is not meant."""
    review = two_at("14:05–14:40", "14:12").commented("/topic 14:05–14:40 The queue").served()

    assert sorted(row[3:] for row in headings(review)) == ["14:12 The queue is empty", "The queue"]


def at_midnight() -> Review:
    """A review of a night in which people have remarked something on either side of midnight."""
    late = an_event("23:50", "The queue is full")
    early = an_event("00:10", "The queue is empty", day=date(2026, 11, 20))
    review = a_review(events=(late, early, an_event("09:00", "All well", day=date(2026, 11, 20))))
    return review.with_remark("is full", "How so?").with_remark("is empty", "How so?")


def test_a_stretch_of_time_may_pass_midnight() -> None:
    """As a timeline does."""
    review = at_midnight().commented("/topic 23:50–00:30 The queue").served()

    assert headings(review) == ["1. The queue"]
    assert review.comments == ()


@pytest.mark.parametrize("between", ["14:06–14:11", "14:12–14:05", "14:05–25:00"])
def test_a_stretch_of_time_without_events_is_answered(between: str) -> None:
    """Also one that ends before it begins."""
    review = talked_about().commented(f"/topic {between} Paging").served()

    (said,) = review.comments
    assert f"the timeline has no event at {between}." in said
    assert len(headings(review)) == 3


@pytest.mark.parametrize(
    ("half", "named"),
    [("2:05 pm", True), ("02:05pm", True), ("2:05 p.m.", True), ("2:05 am", False)],
)
def test_a_time_may_be_of_a_clock_of_twelve_hours(half: str, named: bool) -> None:
    """As elsewhere."""
    review = talked_about().commented(f"/topic {half} Noticing").served()

    assert ("Noticing" in "".join(headings(review))) == named
    assert (review.comments == ()) == named


def test_a_topic_of_two_times_is_one_in_the_record() -> None:
    """With all that was said at either."""
    asked = "/topic 14:05 Alerting\n/topic 14:12 Alerting"
    review = talked_about().commented(asked, by="tom").served().closed().served()

    assert "### Alerting\n\n- The alert came late" in review.record
    assert review.did(Commit)


def test_an_event_without_a_time_shows_no_stars() -> None:
    """Nobody knows when it was, and nothing else is to be seen."""
    timeless = an_event("14:05", "We decided to wait")
    timeless = replace(timeless, at=None, label="??:??", flags=("no-time",))
    review = a_review(events=(timeless,)).served()

    assert "] ??:?? We decided to wait (a decision)" in review.section("moments")
    talked = review.with_remark("We decided", "How so?").served()
    assert headings(talked) == ["1. ??:?? We decided to wait"]


def test_the_day_is_shown_where_the_time_alone_stands_on_several() -> None:
    """And nowhere else."""
    friday = an_event("14:05", "We decide to wait", day=date(2026, 11, 20))
    told = (an_event("14:05", "The queue is full"), an_event("14:12", "It is empty"), friday)
    review = a_review(events=told).with_remark("is full", "How so?").with_remark("is empty", "So?")

    assert "] 2026-11-20 14:05 We decide to wait (" in review.served().section("moments")
    assert headings(review.served()) == [
        "1. 2026-11-19 14:05 The queue is full",
        "2. 14:12 It is empty",
    ]


def test_corrections_and_action_issues_show_the_day_where_they_need_it() -> None:
    """As moments and topics do: the hour alone would lead to two lines."""
    friday = an_event("14:05", "It is empty", day=date(2026, 11, 20))
    review = (
        a_review(events=(an_event("14:05", "The queue is full"), friday))
        .with_remark("is full", "```suggestion\n- x\n```")
        .with_remark("is full", "action: Page sooner @tom", by="lee")
        .served()
    )

    assert "\n- 2026-11-19 14:05 The queue is full: [" in review.section("agenda")
    (issue,) = review.ticked("Page sooner").closed().served().did(OpenActionIssue)
    assert "2026-11-19 14:05 The queue is full" in issue.body


def test_what_people_answer_to_a_proposal_is_talked_about() -> None:
    """Whoever sees it differently is heard; the proposal itself has its place."""
    replies = (
        "lee: action: Page two people",
        "kim: done when it rings",
        "mira: disagree: the page woke everybody",
    )
    review = a_review().with_remark("14:05", "action: Page sooner", replies=replies).served()

    assert headings(review) == ["1. 14:05 Checkout begins to answer slowly"]
    assert f"- **disagree:** [the page woke everybody]({SAID}4) — mira\n" in review.section(
        "agenda"
    )
    assert f"Seen differently: [14:05]({SAID}4)." in review.section("agenda")
    assert "[done when it rings]" in review.section("agenda")
    assert "Page sooner" not in review.section("agenda")
    assert "the page woke everybody" in review.closed().served().record


def test_who_disagrees_in_an_answer_is_heard() -> None:
    """As if they had begun the conversation."""
    replies = ("lee: disagree: it came at once",)
    review = talked_about().with_remark("14:30", "The alert came late", replies=replies).served()

    assert f"Seen differently: [14:30]({SAID}4)." in review.section("agenda")


# --- what comes first -----------------------------------------------------------------------------


def test_people_say_what_comes_first() -> None:
    """The newest wish before the others, and all of them before what is ranked."""
    one = talked_about().commented("/first 14:30").served()
    two = one.commented("/first 14:12", by="lee").served()

    assert headings(one)[0] == "1. 14:30 The new version is taken back"
    assert headings(two)[:2] == [
        "1. 14:12 The on-call engineer is paged",
        "2. 14:30 The new version is taken back",
    ]


def test_when_all_is_put_off_nothing_is_offered() -> None:
    """The page does not wait for comments that are there, and joins nothing that is put off."""
    agenda = talked_about().commented("/drop 14:05 to 14:30", by="lee").served().section("agenda")

    assert (
        "\n\nEverything that was raised is postponed, so nothing is left for this meeting.\n"
        in agenda
    )
    assert "\n**Postponed**:\n\n- 14:05 Checkout" in agenda
    assert "are close together" not in agenda


def test_the_record_tells_of_a_topic_that_was_put_off() -> None:
    """It is not told as one of which there was nothing to say."""
    review = a_review().commented("/topic 14:05 Noticing").commented("/drop 14:05").served()

    record = review.closed().served().record
    assert "### Noticing\n\nPostponed: not for this meeting.\n" in record
    assert "Nobody wrote about it." not in record


def test_what_is_put_off_stands_below_with_who_has_put_it_off() -> None:
    """Nothing is lost."""
    review = talked_about().commented("/drop 14:05", by="lee").served()

    assert not any("14:05" in heading for heading in headings(review))
    assert (
        f"- 14:05 Checkout begins to answer slowly (postponed by lee):"
        f" [The alert came late]({SAID}1) (tom)"
    ) in review.section("agenda")


def test_the_newest_of_first_and_off_counts() -> None:
    """Each takes the other back."""
    review = talked_about().commented("/drop 14:30").commented("/first 14:30").served()

    assert headings(review)[0] == "1. 14:30 The new version is taken back"
    again = review.commented("/drop 14:30", by="mira").served()
    assert "(postponed by mira)" in again.section("agenda")


def test_a_thumbs_up_is_a_vote() -> None:
    """Of somebody else, and of somebody who belongs here."""
    review = votes(talked_about(), "14:30", "tom", "mira", "zoe").served()

    assert headings(review)[0] == "1. 14:30 The new version is taken back"
    assert f"- [We rolled back]({SAID}3) — mira; 1 vote\n" in review.section("agenda")


def test_the_page_says_how_much_fits() -> None:
    """And how to choose (R41)."""
    review = talked_about().meeting_for(60).served()

    assert (
        "2 topics fit into 60 minutes: 15 for each, and 30 for everything else. To put"
        " another one first, write `/first 14:30` in a comment."
    ) in review.section("agenda")


# --- times ----------------------------------------------------------------------------------------


ELSE = "changes nothing: it needs a time from the timeline. Write: `/first 14:05`."
NEAR = "is not clear: the timeline has no event at {}. The nearest are 14:05, 14:12 and 14:30."


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("/topic 14:06 Alerting", NEAR.format("14:06")),
        ("/drop 25:00", NEAR.format("25:00")),
        (
            "/topic 14:05",
            "changes nothing: it does not name the topic. Write: `/topic 14:05 What it is about`.",
        ),
        ("/first alerting", ELSE),
        (
            "/topic 14:06 14:07 Alerting",
            (
                "is not clear: the timeline has no event at 14:06 or 14:07. The nearest are 14:05,"
                " 14:12 and 14:30."
            ),
        ),
        (
            "/first 14:05, 14:12 please",
            "changes nothing: it takes only times. Write `/first 14:05 14:12`.",
        ),
    ],
)
def test_a_time_that_the_timeline_does_not_have_is_answered(line: str, why: str) -> None:
    """With those that it has."""
    (said,) = a_review().commented(line).served().comments

    assert said == f"- `{line}` {why} You can edit your comment."


@pytest.mark.parametrize("name", ["first", "drop"])
def test_what_is_no_topic_cannot_be_put_anywhere(name: str) -> None:
    """And is told what makes one; the answer is settled then."""
    line = f"/{name} 14:41"
    review = talked_about().commented(line).served()

    (said,) = review.comments
    assert said == (
        f"- `{line}` changes nothing: 14:41 is not a topic yet. Write `/topic 14:41 a name`, or"
        " comment"
        " on that line of the timeline."
    )
    assert not review.did(React)
    one = review.commented("/topic 14:41 The end").served()
    assert not any("is not a topic yet" in comment for comment in one.comments)
    assert len(one.did(React)) == 2
    talked = review.with_remark("14:41", "So it was").served()
    assert not any("is not a topic yet" in comment for comment in talked.comments)
    assert ("(postponed by " in talked.section("agenda")) == (name == "drop")
    assert headings(talked)[0].startswith("1. 14:41") == (name == "first")


@pytest.mark.parametrize(
    "times",
    ["14:30 14:12", "14:30, 14:12", "14:30,14:12", "14:30 and 14:12", "14:30–14:40, ~14:12"],
)
def test_one_command_names_several_times(times: str) -> None:
    """However people set them apart; what comes first does so in the order of the words."""
    review = talked_about()
    first, off = (review.commented(f"/{name} {times}").served() for name in ("first", "drop"))
    named = review.commented(f"/topic {times} What we saw").served()

    assert [row[:8] for row in headings(first)] == ["1. 14:30", "2. 14:12", "3. 14:05"]
    assert [row[:8] for row in headings(off)] == ["1. 14:05"]
    assert headings(named)[0] == "1. What we saw"
    assert len(headings(named)) == 2
    assert (*first.comments, *off.comments, *named.comments) == ()


def test_of_several_times_only_the_wrong_ones_are_answered() -> None:
    """The others are heard."""
    review = talked_about().commented("/first 14:30 14:31 14:41 14:32").served()

    assert headings(review)[0].startswith("1. 14:30")
    assert "the timeline has no event at 14:31 or 14:32." in review.comments[0]
    mended = review.commented("/first 14:30 14:41", number=100).served()
    assert "changes nothing: 14:41 is not a topic yet." in mended.comments[0]
    both = review.commented("/topic 14:41 The end").commented("/first 14:30 14:41", number=100)
    assert "settled" in both.served().comments[0]


# --- what is resolved -----------------------------------------------------------------------------


RESOLVED = ["/first 14:30", "/drop 14:30", "/topic 14:30 Going back"]


@pytest.mark.parametrize("line", RESOLVED)
def test_what_is_talked_out_is_answered(line: str) -> None:
    """No thumbs-up for what changes nothing; once the conversation is open again, it is heard."""
    review = talked_about().resolved("14:30").served()
    asked = review.commented(line).served()

    assert headings(asked) == headings(review)
    assert asked.comments == (
        (
            f"- `{line}` changes nothing: what was said about 14:30 is resolved. To talk about it"
            " anyway, unresolve the conversation or write another comment on its line."
        ),
    )
    assert not asked.did(React)
    again = asked.with_remark("14:30", "And then?").served()
    assert again.section("agenda") != asked.with_remark("14:30", "So").section("agenda")
    assert again.comments == ("This is settled; nothing is left to do here.",)
    assert len(again.did(React)) == 1


@pytest.mark.parametrize("line", RESOLVED)
def test_what_people_have_talked_out_since_needs_no_word(line: str) -> None:
    """It leaves the agenda, whatever somebody had asked of it."""
    asked = talked_about().commented(line).served()
    over = asked.resolved("14:30").served()

    assert not any("14:30" in row or "Going" in row for row in headings(over))
    assert over.comments == ()
    assert over.served().steps == ()


def test_a_topic_of_two_times_stays_until_both_are_talked_out() -> None:
    """With what is still open."""
    named = talked_about().commented("/topic 14:05 14:12 Alerting").served()
    one = named.resolved("14:05").served()

    assert headings(one)[0] == "1. Alerting"
    assert "The alert came late" not in one.section("agenda")
    assert "1. Alerting" not in headings(one.resolved("14:12").served())
    assert one.comments == ()


def test_a_stranger_changes_no_agenda() -> None:
    """However loud."""
    before = talked_about().served()
    after = before.commented("/first 14:30", by="zoe").served()

    assert after.section("agenda") == before.section("agenda")


# --- what kind, and where -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("We decided to roll back", "- *decision?* ["),
        ("I remember it differently: the alert came first", "- *disagree?* ["),
        ("I was surprised that it recovered", "- *surprise?* ["),
        ("I noticed that the graph was flat", "- *observation?* ["),
        ("We told the clients late", "- *communication?* ["),
        ("How did it recover?", "- ["),
        ("The cache was cold", "- ["),
        ("surprise: it recovered", "- **surprise:** ["),
        ("dissent: it was the cache", "- **disagree:** ["),
    ],
)
def test_a_remark_is_of_a_kind(words: str, shown: str) -> None:
    """As its first word says, else as it sounds, and then that is asked."""
    agenda = a_review().with_remark("14:05", words).served().section("agenda")

    assert f"\n{shown}" in agenda


def test_where_people_talked_differ_and_found_out_is_shown() -> None:
    """Places, no scores (R42)."""
    review = (
        a_review()
        .with_remark("14:05", "Slow how?", replies=("mira: The database",))
        .with_remark("14:12", "disagree: I was not paged", by="lee")
        .with_remark("14:41", "surprise: it was fast at once", by="mira")
        .served()
    )

    assert (
        f"**Where people have commented.** Discussed: [14:05]({SAID}1). Seen differently:"
        f" [14:12]({SAID}3)."
        f" Somebody found something out: [14:41]({SAID}4)."
    ) in review.section("agenda")


# --- how long -------------------------------------------------------------------------------------


def test_a_meeting_takes_an_hour_and_a_half_and_more_where_there_is_much_to_say() -> None:
    """Events, people and open conversations make it longer (R18)."""
    much = a_review()
    for number in range(6):
        much = much.with_remark("14:05", f"Remark {number}")

    assert "for about 90 minutes" in a_review().section("steps")
    assert "for about 100 minutes" in much.served().section("steps")
    assert "for about 60 minutes" in much.meeting_for(60).served().section("steps")


def test_no_full_stop_stands_before_a_colon() -> None:
    """Events are sentences; where remarks stand behind one, it ends with their colon."""
    said = an_event("14:49", "The error rate is back to normal.")
    review = an_incident_file(events=(*EVENTS, said)).served()
    dated = review.commented("/meet 2026-12-01 14:00").served().later(days=11, hours=5.5)
    late = dated.commented("/relay 14:49 I was afraid.", by="jonas").served()

    assert "- 14:49 The error rate is back to normal: [I was afraid" in late.section("agenda")
