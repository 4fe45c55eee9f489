"""What somebody says without a name, by a form or in private, comes to the meeting (R28)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import pytest

from action.markdown import sections
from action.review.deciding import AT_WORK
from action.review.model import State
from action.review.page.comment_steps import AddComment, DeleteComment, EditComment, React
from action.review.plan import EditIssue, EditPullRequest, OpenPullRequest
from action.review.remarks.relays import MOST_RELAYED
from action.review.remarks.said_before import said_before
from action.review.remarks.saying_unnamed import LONGEST_REMARK, MOST_BROUGHT
from action.review.remarks.unnamed import FEW_AT_AN_EVENT, FEW_IN_ALL
from tests.stories.nouns import HOUSE, an_event
from tests.stories.world import Review, a_review, an_incident_file

WHOLE = "The timeline as a whole"
WORDS: Final = "I had no access to the graphs."
BY_NOBODY: Final = "from somebody who was there"
RELAY: Final = f"/relay 14:12 {WORDS}"


def event(review: Review, clock: str) -> str:
    """The id of the event at a time."""
    row = next(row for row in review.timeline.splitlines() if clock in row)
    found = re.search(r"<!-- (\S+) -->", row)
    assert found
    return found[1]


def sent(*said: str, at: str = "14:12") -> Review:
    """A review to which a form has sent remarks, one after the other."""
    review = a_review()
    for number, words in enumerate(said, 1):
        review = review.form_sends(words, at=at, run=number).served()
    return review


def headings(review: Review) -> list[str]:
    """The topics of the agenda, in order."""
    return re.findall(r"(?m)^### \d+\. (.*)$", review.section("agenda"))


# --- from a form ----------------------------------------------------------------------------------


def test_a_remark_from_a_form_is_one_comment_in_the_conversation() -> None:
    """With the event that it is about, and nobody's name."""
    review = a_review().form_sends(WORDS, at="14:12").served()

    (said,) = review.conversation
    begin = "**From somebody who was there**, about “14:12 The on-call engineer is paged”:"
    assert said.startswith(f"{begin}\n\n{WORDS}\n")
    assert [type(step) for step in review.steps] == [AddComment, EditIssue]


def test_it_stands_under_its_event_on_the_agenda() -> None:
    """Linked to our comment."""
    review = sent(WORDS)

    assert headings(review) == ["14:12 The on-call engineer is paged"]
    row = rf"- \[{re.escape(WORDS)}\]\(\S+/pull/2#issuecomment-\d+\) — {BY_NOBODY}\n"
    assert re.search(row, review.section("agenda"))


def test_a_run_that_is_started_again_says_nothing_twice() -> None:
    """Its number stays, and so does our comment."""
    review = sent(WORDS).form_sends(WORDS, at="14:12", run=1).served()

    assert review.steps == ()
    assert review.letters == ()


def test_the_same_words_of_two_people_are_two_remarks() -> None:
    """Each has a run of its own."""
    assert len(sent(WORDS, WORDS).conversation) == 2


def test_a_run_that_died_before_the_page_was_written_goes_on_there() -> None:
    """What was said is found by its key."""
    dead = a_review().form_sends(WORDS, at="14:12").after_rounds(1)
    assert WORDS not in dead.section("agenda")

    review = dead.served()
    assert [type(step) for step in review.steps] == [EditIssue]
    assert WORDS in review.section("agenda")


def test_an_event_can_be_named_by_its_id() -> None:
    """A form that lists the timeline knows it."""
    ident = event(a_review(), "14:30")

    assert headings(a_review().form_sends(WORDS, at=ident).served()) == [
        "14:30 The new version is taken back"
    ]


@pytest.mark.parametrize("at", ["14:07", "25:99", "yesterday", "e99", "?", "14:12 or so"])
def test_at_no_time_that_we_know_it_is_about_no_line(at: str) -> None:
    """It is said all the same, and the run says what would be right; none of its words."""
    review = a_review().form_sends(WORDS, at=at).served()
    (letter,) = review.letters

    about, _, _ = review.conversation[0].partition(":\n\n")
    assert at in about
    assert "which does not lead to a single line of the timeline (it has 14:05, 14:12" in about
    assert headings(review) == [WHOLE]
    assert "14:05" in letter.remedy
    assert not any(said in str(letter) for said in (WORDS, "yesterday", "e99", "25:99", "or so"))
    assert not letter.serious


def test_a_hostile_time_tells_nobody_and_is_short() -> None:
    """It is shown like all words of a stranger."""
    review = a_review().form_sends(WORDS, at="@mira <b> " * 500).served()
    (said,) = review.pull.comments

    assert "@mira" not in said.body
    assert "<b>" not in said.body
    assert len(said.body) < 2_000


def test_whoever_names_no_time_is_not_asked_for_one() -> None:
    """Some things are about the whole."""
    review = sent(WORDS, at="")

    assert headings(review) == [WHOLE]
    assert review.letters == ()


def test_a_time_on_two_days_wants_its_day() -> None:
    """Nobody guesses; the run says how it should be written."""
    again = an_event("14:12", "It comes back", date(2026, 11, 20))
    night = an_incident_file(events=(an_event("14:12", "It begins"), again)).served()
    unclear = night.form_sends(WORDS, at="14:12").served()
    assert headings(unclear) == [WHOLE]
    assert "2026-11-20 14:12" in unclear.letters[0].remedy
    assert "“14:12”, which does not lead to a single line" in unclear.conversation[0]
    assert "(it has 2026-11-19 14:12, 2026-11-20 14:12)" in unclear.conversation[0]

    clear = night.form_sends(WORDS, at="2026-11-20 14:12").served()
    assert "It comes back" in headings(clear)[0]


def test_an_event_that_goes_leaves_its_remark() -> None:
    """Nothing that people said is lost with a line."""
    review = sent(WORDS)
    row = next(row for row in review.timeline.splitlines() if "14:12" in row)
    without = review.timeline_says(f"{row}\n", "").served()

    assert WORDS in without.section("agenda")


def test_a_kind_counts_and_a_question_waits_for_nobody() -> None:
    """Below a comment in the conversation nobody can reply."""
    agenda = sent("question: Who was paged?").section("agenda")

    assert "- **question:** [Who was paged?](" in agenda
    assert "nobody has answered" not in agenda


@pytest.mark.parametrize("kind", ["action", "park"])
def test_without_a_name_nobody_proposes_or_parks(kind: str) -> None:
    """There is nobody to ask; it is talked about."""
    review = sent(f"{kind}: Page somebody sooner")

    assert f"**{kind}:** [Page somebody sooner](" in review.section("agenda")
    assert "Page somebody sooner" not in review.section("actions") + review.section("parked")


def test_it_is_ranked_like_the_remark_of_one_person() -> None:
    """However often somebody sends it, two people with a name are more."""
    review = sent(*[WORDS] * 3).with_remark("14:30", "How?", replies=["lee: So."]).served()
    assert headings(review)[0].startswith("14:30")

    alone = sent(WORDS, WORDS).with_remark("14:30", "So it was.").served()
    assert headings(alone)[0].startswith("14:12")


def test_a_remark_from_a_form_is_no_moment_any_more() -> None:
    """An event of which somebody has spoken is a topic."""
    events = (an_event("14:05", "Checkout is slow"), an_event("14:12", "We decided to wait"))
    review = an_incident_file(events=events).served()
    assert "14:12" in review.section("moments")

    assert "14:12" not in review.form_sends(WORDS, at="14:12").served().section("moments")


# --- hostile, long, many --------------------------------------------------------------------------


def test_a_long_remark_is_cut_and_says_so() -> None:
    """On the page of its comment, and in the log."""
    review = sent("many words " * 5_000)
    (letter,) = review.letters

    assert LONGEST_REMARK <= len(review.pull.comments[0].body) < LONGEST_REMARK + 1_000
    assert "this is the beginning" in review.conversation[0]
    assert "6000 characters" in letter.what


@pytest.mark.parametrize(
    "sign", ["@a ", "$", "&lt;", "<b>", "|", "#1 ", "`", "fixes #1\r\n", "w." * 9]
)
def test_the_longest_remark_fits_into_a_comment_whatever_it_holds(sign: str) -> None:
    """GitHub takes 65,536 characters, and some of them are written as nine."""
    assert len(sent(sign * 60_000).pull.comments[0].body) < 65_536


def test_a_flood_does_not_crowd_the_page() -> None:
    """A few are shown at one event, a few in all; the others are counted."""
    review = sent(*(f"Remark number {number}" for number in range(MOST_BROUGHT)))
    shown = review.section("agenda").count("Remark number")

    assert shown == FEW_AT_AN_EVENT
    assert f"{MOST_BROUGHT - shown} more are" in review.section("agenda")


def test_a_flood_at_many_events_does_not_crowd_it_either() -> None:
    """Whoever has something else to say is still seen."""
    events = tuple(an_event(f"15:{minute:02}", f"Step {minute}") for minute in range(30))
    review = an_incident_file(events=events).served()
    for minute in range(30):
        review = review.form_sends("disagree: no", at=f"15:{minute:02}", run=minute)
        review = review.after_rounds(1)
    review = review.with_remark("15:29", "And I?", by="tom").served()

    assert review.section("agenda").count(BY_NOBODY) == FEW_IN_ALL
    assert "And I?" in review.section("agenda")


def test_more_than_a_review_can_hear_is_not_said() -> None:
    """And not in silence: the run is red, and its event keeps the words."""
    full = sent(*["no"] * MOST_BROUGHT)
    review = full.form_sends(WORDS, run=99).served()
    (letter,) = review.letters

    assert review.steps == ()
    assert letter.serious
    assert "run this job again" in letter.remedy


def test_where_one_was_deleted_there_is_room_again() -> None:
    """As the letter says."""
    full = sent(*["no"] * (MOST_BROUGHT - 1), "gone soon")
    review = full.our_comment_deleted("gone soon").form_sends(WORDS, run=99).served()

    assert WORDS in review.conversation[-1]


# --- what people do with it -----------------------------------------------------------------------


def test_a_comment_that_is_folded_away_leaves_the_agenda_and_not_the_record() -> None:
    """GitHub's own way to say that it needs no more talk."""
    hidden = sent(WORDS).our_comment(WORDS, hidden=True).served()
    assert WORDS not in hidden.section("agenda")

    assert WORDS in hidden.closed().served().record


def test_a_comment_that_is_deleted_was_never_said() -> None:
    """Nothing brings it back, and no record has it."""
    review = sent(WORDS).our_comment_deleted(WORDS).served()

    assert WORDS not in review.section("agenda")
    assert WORDS not in review.closed().served().record


def test_what_people_change_in_it_is_what_it_says() -> None:
    """Such as a name that somebody wrote into the form."""
    review = sent("Lee had no access.")
    (comment,) = review.pull.comments
    changed = comment.page.with_section("remark", "Somebody had no access.")
    after = review.our_comment("Lee", page=changed, touched=True).served()

    assert "Somebody had no access." in after.section("agenda")
    assert "Lee had no" not in after.section("agenda") + after.conversation[0]


def test_the_page_notes_where_a_remark_was_said() -> None:
    """Whoever writes our comment all anew takes our marks away; the same edit has it."""
    review = a_review().form_sends(WORDS, at="14:12", run=77).served()
    (said,) = review.issue.page.remarks_at.values()

    assert (said.key, said.number) == ("remark 77", review.pull.comments[0].number)
    assert said.marker == sections.marker("comment", key="remark 77", event="e2")
    assert len(review.did(EditIssue)) == 1
    assert review.served().steps == ()


@pytest.mark.parametrize("noted", ["x", "1/2", "1/zz/e1", "1/77/e1-->", f"{'1' * 99}/7/", "1/7/e0"])
def test_what_a_page_cannot_have_noted_is_not_believed(noted: str) -> None:
    """Anybody with access can write there."""
    assert dict(said_before(noted)) == {}


# --- where and when -------------------------------------------------------------------------------


def test_without_a_pull_request_it_stands_below_the_review() -> None:
    """And on the agenda just so."""
    review = an_incident_file().served(refusing={OpenPullRequest: "not permitted to create"})
    said = review.form_sends(WORDS, at="14:12").served(
        refusing={OpenPullRequest: "not permitted to create"}
    )

    assert WORDS in said.comments[-1]
    assert WORDS in said.section("agenda")


def test_after_an_early_merge_it_stands_below_the_review() -> None:
    """Nobody looks into a pull request that is over."""
    review = a_review().pull_request_merged().form_sends(WORDS, at="14:12").served()

    assert WORDS in review.comments[-1]
    assert headings(review) == ["14:12 The on-call engineer is paged"]


@pytest.mark.parametrize("reason", ["COMPLETED", "NOT_PLANNED"])
def test_a_closed_review_keeps_it_below_and_stays_closed(reason: str) -> None:
    """With a word about what can be done; record and labels stay as they are."""
    over = a_review().closed(reason).served()
    review = over.form_sends(WORDS, at="14:12").served()

    assert [type(step) for step in review.steps] == [AddComment]
    assert "after this review was closed" in review.comments[-1]
    assert review.issue.state is State.CLOSED


def test_when_the_review_is_opened_again_it_is_on_the_agenda() -> None:
    """As the word below it says."""
    over = a_review().closed().served().form_sends(WORDS, at="14:12").served()

    assert WORDS in over.reopened().served().section("agenda")


def test_nobody_is_waited_for() -> None:
    """Another run has claimed something: a remark could be lost meanwhile, so it is said first."""
    held = a_review().claimed_by_another("comment heard issuecomment-1", seconds=5)

    assert [type(step) for step in held.form_sends(WORDS, at="14:12").planned()] == [AddComment]


@pytest.mark.parametrize("severity", ["trivial"])
def test_where_there_is_no_review_the_run_says_so(severity: str) -> None:
    """The words are in the event, and nowhere in the log."""
    review = an_incident_file(severity=severity).form_sends(WORDS, at="14:12").served()
    (letter,) = review.letters

    assert review.steps == ()
    assert letter.serious
    assert WORDS not in str(letter)


def test_a_remark_may_come_before_the_review_is_open() -> None:
    """The run opens it, as any run does."""
    review = an_incident_file().form_sends(WORDS, at="14:12").served()

    assert WORDS in (*review.comments, *review.conversation)[0]
    assert WORDS in review.section("agenda")


# --- in private -----------------------------------------------------------------------------------


def edited(review: Review, said: str) -> Review:
    """The facilitator edits that comment."""
    return review.commented(said, by="jonas", on="pull request", number=100)


def relayed(said: str = RELAY, *, by: str = "jonas") -> Review:
    """The facilitator relays something in the pull request; it is comment 100."""
    return a_review().commented(said, by=by, on="pull request").served()


def test_the_facilitator_passes_on_what_was_said_in_private() -> None:
    """It stands like what a form sends; the comment of the command shows who relays."""
    review = relayed()
    (said,) = review.conversation

    assert f"about “14:12 The on-call engineer is paged”:\n\n{WORDS}\n\nSaid in private" in said
    assert re.search(
        rf"{re.escape(WORDS)}\]\(\S+#issuecomment-100\) — {BY_NOBODY}", review.section("agenda")
    )
    assert len(review.did(React)) == 1


def test_it_is_said_once_however_often_the_clerk_looks() -> None:
    """Our comment is known by that of the command."""
    assert relayed().served().steps == ()


def test_each_relay_of_a_comment_is_one_of_ours() -> None:
    """Two people may have said something."""
    review = relayed(f"{RELAY}\n/relay 14:30 Nobody asked me")

    assert len(review.conversation) == 2
    assert len(headings(review)) == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_all_lines_of_a_relay_are_passed_on(newline: str) -> None:
    """Up to the next relay: half a sentence would be worse than none."""
    said = "/relay 14:05 I was afraid\nto say *it*.\n\n- Nobody answered\n\n```\n/read\n```\nEnd"
    review = relayed(f"{said}\n\n/relay 14:12\nNor me".replace("\n", newline))

    first, second = review.conversation
    assert "I was afraid\nto say \\*it\\*.\n\n\\- Nobody answered\n\n" in first
    assert "/read" in first
    assert "End\n\nSaid in private" in first
    assert "Nor me" not in first
    assert "about “14:12 The on-call engineer is paged”:\n\nNor me\n\nSaid in private" in second
    assert review.served().steps == ()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("we ran\n/help\nand nothing came", "we ran\nand nothing came"),
        ("a\n\n/coming\n\nThe graph lied", "a\n\nThe graph lied"),
        ("a\n/action Page sooner\n@mira\n\nThe graph lied", "a\n\nThe graph lied"),
        ("we typed\n/deploy prod\nand it fell", "we typed\n/deploy prod\nand it fell"),
        ("we read\n/var/log/app.log\nlate", "we read\n/var/log/app.log\nlate"),
        ("a\n/rely 14:12 b\nc", "a"),
    ],
)
def test_words_below_another_command_are_passed_on(said: str, words: str) -> None:
    """Only the lines of commands are left out, and a slash that is none is a word."""
    review = relayed(f"/relay 14:05 {said}")

    assert f":\n\n{words}\n\nSaid in private" in "".join(review.conversation)


@pytest.mark.parametrize("command", ["/not-coming", "/notcoming", "/not coming"])
def test_a_reason_below_a_relay_is_not_passed_on(command: str) -> None:
    """Why somebody does not come is copied nowhere."""
    review = relayed(f"/relay 14:05 a\n\n{command}\n\nI am ill")

    assert "ill" not in "".join(review.conversation)


def test_a_hidden_comment_below_a_relay_is_not_passed_on() -> None:
    """Nor one that begins in its line."""
    review = relayed("/relay 14:05 I was <!-- Ada\nLee --> afraid\n<!-- Zoe\n\n/relay 14:12 said")

    (said,) = review.conversation
    assert "I was afraid" in said
    assert not any(name in said for name in ("Ada", "Lee", "Zoe"))


def test_a_long_relay_is_cut_and_says_so() -> None:
    """Like what a form sends; the longest fits, whatever it holds."""
    long, short = (
        relayed("/relay 14:05 " + "@a " * 9_000),
        relayed("/relay 14:05 " + "word " * 1_000),
    )

    assert "this is the beginning" in long.conversation[0]
    assert len(long.pull.comments[0].body) < 65_536
    assert "this is the beginning" not in short.conversation[0]
    assert short.conversation[0].count("word") == 1_000


def test_editing_the_command_changes_our_comment() -> None:
    """Words and time."""
    after = edited(relayed(), "/relay 14:30 Other words").served()

    assert len(after.did(EditComment)) == 1
    assert "about “14:30" in after.conversation[0]
    assert headings(after) == ["14:30 The new version is taken back"]


def test_deleting_the_command_takes_it_back() -> None:
    """From the page, and out of the conversation."""
    after = relayed().deleted(100, on="pull request").served()

    assert [step.key for step in after.did(DeleteComment)] == ["relayed issuecomment-100"]
    assert after.conversation == ()
    assert headings(after) == []


def test_what_is_taken_back_just_after_it_was_claimed_holds_nobody_up() -> None:
    """Whoever claimed it looks again before it speaks."""
    gone = a_review().with_remark("14:05", "How?")
    assert claimed_relay(gone).planned().steps

    waits = gone.commented(RELAY, by="jonas", on="pull request", number=100)
    assert claimed_relay(waits).planned().reason == AT_WORK


def claimed_relay(review: Review) -> Review:
    """Another run has claimed to pass on what comment 100 says."""
    return review.claimed_by_another("comment relayed issuecomment-100", seconds=5)


def test_without_a_time_it_is_about_no_line() -> None:
    """Some things are about the whole."""
    assert "about no particular line of the timeline" in relayed(f"/relay {WORDS}").conversation[0]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/relay 14:07 No access", "The nearest are 14:05, 14:12 and 14:30"),
        ("/relay 14:12", "does not say what you were told"),
        ("/relay", "does not say what you were told"),
    ],
)
def test_what_is_not_understood_is_answered(said: str, answer: str) -> None:
    """And nothing is passed on."""
    review = relayed(said)

    assert answer in review.conversation[0]
    assert headings(review) == []


def test_a_second_time_is_a_part_of_the_words() -> None:
    """A remark is about one event."""
    review = relayed("/relay 14:12, 14:30 was the same")

    assert headings(review) == ["14:12 The on-call engineer is paged"]
    assert "[14:30 was the same](" in review.section("agenda")


@pytest.mark.parametrize("by", ["tom", "ana", "mira"])
def test_nobody_else_relays(by: str) -> None:
    """One sentence says who does, and how to reach them; the words stay that person's own."""
    review = relayed(by=by)

    assert (
        "`/relay` is only for jonas, who facilitates, and for the co-facilitator."
        in review.conversation[0]
    )
    assert (
        "tell jonas in private; jonas will raise it without naming you." in review.conversation[0]
    )
    assert WORDS not in review.conversation[0]
    assert headings(review) == []


def test_a_stranger_is_answered_as_one() -> None:
    """Once, as to any command."""
    review = relayed(by="eve")

    assert WORDS not in "".join(review.conversation)
    assert headings(review) == []


def test_whoever_learns_to_facilitate_relays_too() -> None:
    """People confide in both."""
    review = a_review().commented("/co-facilitator @tom", by="kim").served()

    assert WORDS in review.commented(RELAY, by="tom").served().section("agenda")


def test_it_stands_when_somebody_else_facilitates_by_now() -> None:
    """It was the facilitator's word when it was said; the new one relays from now on."""
    review = relayed().commented("/facilitator @kim", by="kim").served()
    assert WORDS in review.section("agenda")

    late = review.commented("/relay 14:30 Something else", by="jonas").served()
    assert "Something else" not in late.section("agenda")


def test_words_in_private_come_too_late_for_a_closed_review() -> None:
    """It is answered like any command."""
    over = a_review().closed().served().commented(RELAY, by="jonas").served()

    assert "because the review was already closed" in over.comments[-1]


def test_more_relays_than_a_meeting_can_hear_are_answered() -> None:
    """The first ones are passed on."""
    many = "\n".join(f"/relay 14:12 Word {number}" for number in range(MOST_RELAYED + 1))
    review = relayed(many)

    assert len(review.conversation) == MOST_RELAYED + 1
    assert any("was not added: " in said for said in review.conversation)


def test_a_relay_after_an_early_merge_stands_below_the_review() -> None:
    """Like all that is said then."""
    review = a_review().pull_request_merged().commented(RELAY, by="jonas").served()

    assert WORDS in review.comments[-1]


def test_our_comment_is_left_alone_where_people_changed_it() -> None:
    """But it goes with its command: what was said in private is not kept by mistake."""
    touched = relayed().our_comment(WORDS, touched=True)

    assert edited(touched, "/relay 14:12 Other").served().did(EditComment) == ()
    assert len(touched.deleted(100, on="pull request").served().did(DeleteComment)) == 1


def test_a_name_that_people_take_out_of_our_comment_leaves_the_agenda_too() -> None:
    """What stands in the comment counts, on the page and in the record."""
    review = relayed("/relay 14:12 Clara told me")
    (comment,) = review.pull.comments
    changed = comment.page.with_section("remark", "Somebody told me")
    after = review.our_comment("Clara", page=changed, touched=True).served()

    assert f"[Somebody told me]({HOUSE}" in after.section("agenda")
    assert headings(after) == ["14:12 The on-call engineer is paged"]
    assert "Clara" not in after.section("agenda") + after.conversation[0]
    assert "Clara" not in after.closed().served().record
    emptied = review.our_comment(
        "Clara", page=comment.page.with_section("remark", " "), touched=True
    )
    assert headings(emptied.served()) == []


# --- how people find it ---------------------------------------------------------------------------


def text(review: Review) -> str:
    """What the pull request says."""
    return review.pull.body


def test_the_pull_request_says_whom_to_tell() -> None:
    """Client staff and support may read it, and not comment."""
    assert "If you cannot comment here" in text(a_review())
    assert "tell the facilitator in private; #1 says who that is" in text(a_review())


def test_a_team_with_a_form_links_to_it() -> None:
    """On the page, too."""
    form = "https://forms.example.org/review"
    review = a_review().team(private_form=form).served()

    assert f"write in [this form]({form})" in text(review)
    assert f"write it in [this form]({form}), or tell jonas in private" in review.section("steps")
    assert [type(step) for step in review.steps] == [EditPullRequest, EditIssue]


# --- in any order ---------------------------------------------------------------------------------


def test_remarks_of_both_ways_stand_together() -> None:
    """Under one event, and each once."""
    review = sent(WORDS).commented("/relay 14:12 Nor had I", by="jonas").served()

    assert headings(review) == ["14:12 The on-call engineer is paged"]
    assert review.section("agenda").count(BY_NOBODY) == 2
    assert review.served().steps == ()
