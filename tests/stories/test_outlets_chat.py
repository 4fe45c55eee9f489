"""Slack, Teams and your own webhook hear of a review: once a change of its state, the newest only.

Slack stands for chats, in which nobody can look: what is sent there is promised first.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest

from action.markdown.sections import Page
from action.review.answers.answer import Answer, Done, Refused, Why
from action.review.git_steps import TakeOver
from action.review.outcomes.telling import operation
from action.review.outlets.news.newest import FRESH
from action.review.outlets.outlet_rules import ChatRules, WebhookRules
from action.review.outlets.parcels import ChatMessage, Message, WebhookMessage
from action.review.page.comment_steps import AddComment, EditComment
from action.review.plan import AddLabels, RemoveLabels, Send
from tests.stories.world import Review, a_review, an_incident_file

MEET: Final = "/meet 2026-12-01 14:00"
FINDING: Final = "- [x] Rotate the admin key @lee isms"
LATER: Final = "/meet 2026-12-02 14:00"
OWNED: Final = "- [x] Page somebody sooner @tom due 2026-12-04"
OPENED: Final = "slack.opened"
MET: Final = "slack.date-20261201T1400Z"
MOVED: Final = "slack.date-20261202T1400Z"
HOOK: Final = WebhookRules("https://hooks.example.org/reviews")
HEAD: Final = "**Shared with other tools**\n\n"


def opening(**changes: object) -> Review:
    """An incident file that was just added, in a team with Slack."""
    return an_incident_file(**changes).with_outlets(slack=ChatRules())


def told(review: Review, **tools: Answer) -> Review:
    """A review that has been served while Slack answers."""
    return review.served(tools={f"slack.{key}": answer for key, answer in tools.items()})


def a_told_review() -> Review:
    """A review of which Slack has heard that it is open."""
    return opening().served()


def sent(review: Review) -> list[Message]:
    """What was sent the last time."""
    return [one.parcel for one in review.did(Send) if isinstance(one.parcel, Message)]


def chat(review: Review) -> ChatMessage:
    """The only message that a chat got the last time."""
    (message,) = sent(review)
    assert isinstance(message, ChatMessage)
    return message


def lines(review: Review) -> list[str]:
    """What our comment says of whom we told what, as people see it."""
    said = next((one.body for one in review.issue.comments if one.key == "elsewhere"), "")
    shown = [line.partition("<!--")[0].strip() for line in said.splitlines()]
    return [line.removeprefix("- ") for line in shown if line.startswith("- ")]


def without_comment(review: Review) -> Review:
    """Somebody deletes our comment about others."""
    kept = tuple(one for one in review.issue.comments if one.key != "elsewhere")
    return review._with_issue(comments=kept)


def comment_says(review: Review, old: str, new: str) -> Review:
    """Somebody edits our comment about others in the browser, which stores CRLF."""
    said = next(one for one in review.issue.comments if one.key == "elsewhere")
    assert old in said.body
    text = said.body.replace(old, new).replace("\n", "\r\n")
    theirs = replace(said, page=Page(text), touched=True)
    every = (theirs if one is said else one for one in review.issue.comments)
    return review._with_issue(comments=tuple(every))


# --- nothing to tell ------------------------------------------------------------------------------


def test_who_uses_no_chat_has_no_comment_about_one() -> None:
    """No step, no comment, no label."""
    review = an_incident_file().served()

    assert (sent(review), lines(review)) == ([], [])


def test_what_was_told_is_not_told_again() -> None:
    """Neither by the next event nor by the sweep."""
    review = a_told_review()

    assert review.served().steps == ()
    assert review.swept().steps == ()


def test_what_does_not_change_the_state_of_a_review_is_no_news() -> None:
    """A remark is for those who read the timeline."""
    review = a_told_review().with_remark("14:12", "question: who was it?").served()

    assert sent(review) == []


def test_a_chat_that_is_switched_on_late_does_not_hear_old_news() -> None:
    """The channel would wonder; it hears what happens next."""
    late = a_review().later(days=FRESH.days, seconds=1).with_outlets(slack=ChatRules())

    assert sent(late.served()) == []
    assert [one.place for one in sent(late.commented(MEET).served())] == [MET]


def test_a_chat_that_is_switched_on_soon_hears_the_newest_only() -> None:
    """Not how it came to that."""
    review = a_review().commented(MEET).served().with_outlets(slack=ChatRules())

    assert [one.place for one in sent(review.served())] == [MET]


def test_a_meeting_that_has_been_is_no_news() -> None:
    """Whoever would hear of it now would come too late."""
    review = a_review().commented("/meet 2026-11-20 10:00").served().later(hours=2)

    assert sent(review.with_outlets(slack=ChatRules()).served()) == []


def test_a_team_chooses_its_news() -> None:
    """One that wants to hear of the end only hears nothing of the rest."""
    quiet = ChatRules(("closed",))
    review = an_incident_file().with_outlets(slack=quiet).served().commented(MEET).served()

    assert sent(review) == []
    assert len(sent(review.closed().served())) == 1


# --- told -----------------------------------------------------------------------------------------


def test_a_chat_that_is_switched_on_again_does_not_hear_old_news() -> None:
    """Nor one that wants to hear of more than before."""
    ended = a_told_review().with_outlets().with_action(OWNED).closed().served()
    late = ended.later(days=FRESH.days, seconds=1).with_outlets(slack=ChatRules())

    assert sent(late.served()) == []
    assert len(sent(ended.later(days=FRESH.days).with_outlets(slack=ChatRules()).served())) == 1


def test_news_that_wait_are_told_however_late() -> None:
    """The channel was down for longer than something is news."""
    down = a_told_review().commented(MEET).served(tools={MET: Refused(Why.NOT_YET, "503")})

    late = down.later(days=FRESH.days + 1).swept()

    assert [one.place for one in sent(late)] == [MET]
    assert lines(late) == [
        "Slack: notified that the review meets on Tuesday 1 December at 14:00 (Europe/London)"
    ]


def test_an_end_is_news_when_its_actions_have_rested() -> None:
    """However long that takes."""
    review = a_told_review().resting(9).with_action(OWNED).closed().served()

    assert [one.told for one in sent(review.later(days=14).served())] == [
        "that the review is finished"
    ]


def test_a_review_that_is_taken_up_again_is_not_announced_twice() -> None:
    """The channel hears of the next date, or of the next end."""
    again = a_told_review().closed().served().reopened().served()

    assert sent(again) == []
    assert lines(again) == ["Slack: notified that the review is finished"]
    assert len(sent(again.later(days=1).closed().served())) == 1


def test_a_review_that_turns_out_to_touch_security_is_not_announced_twice() -> None:
    """Nor does the channel hear more of it from then on."""
    review = a_told_review().file_says(security=True).served()

    assert sent(review) == []
    assert sent(review.commented(MEET).served()) == []


def test_a_chat_hears_that_the_review_is_open() -> None:
    """When its timeline can be read, with the ways there."""
    review = a_told_review()

    assert chat(review).text == (
        "Please read the timeline of “Checkout was slow” (Thursday 19 November) and comment on its"
        " lines: the review is open."
    )
    assert [(link.words, link.url) for link in chat(review).links] == [
        ("Open the review", "https://github.com/acme/shop/issues/1"),
        ("Read the timeline", "https://github.com/acme/shop/pull/2/files"),
    ]
    assert lines(review) == ["Slack: notified that the review is open"]


def test_what_is_sent_where_nobody_can_look_is_promised_first() -> None:
    """The promise, the message, the note: two requests to GitHub, none of them for a claim."""
    review = a_told_review()
    steps = review.steps
    promise, send, note = steps[-3:]

    assert isinstance(promise, AddComment)
    assert "Slack: about to be notified that the review is open" in promise.body
    assert isinstance(send, Send)
    assert isinstance(note, EditComment)
    assert not any(isinstance(step, TakeOver) and "Tell" in step.message for step in steps)


def test_a_chat_hears_when_people_meet() -> None:
    """By its time of day, and on whose clocks."""
    review = a_told_review().commented(MEET).served()

    assert chat(review).text == (
        "The review of “Checkout was slow” meets on Tuesday 1 December at 14:00 (Europe/London)."
    )
    assert lines(review) == [
        "Slack: notified that the review meets on Tuesday 1 December at 14:00 (Europe/London)"
    ]
    assert [type(step) for step in review.steps[-3:]] == [EditComment, Send, EditComment]


def test_the_same_date_said_again_is_no_news() -> None:
    """Nobody need write it down once more."""
    review = a_told_review().commented(MEET).served().later(hours=1).commented(MEET).served()

    assert sent(review) == []


def test_a_chat_hears_that_the_meeting_has_moved() -> None:
    """Also to where it was before."""
    review = a_told_review().commented(MEET).served().later(hours=1).commented(LATER).served()
    back = review.later(hours=1).commented(MEET).served()

    assert chat(review).text == (
        "New time: the review of “Checkout was slow” now meets on Wednesday 2 December"
        " at 14:00 (Europe/London)."
    )
    assert chat(back).place == MET
    assert lines(back) == [
        "Slack: notified that the meeting has moved to Tuesday 1 December at 14:00 (Europe/London)"
    ]


@pytest.mark.parametrize("deleted", [False, True], ids=["taken back", "deleted"])
def test_a_chat_hears_that_a_date_that_it_knows_was_taken_back(*, deleted: bool) -> None:
    """By a command, or by deleting the one that settled it."""
    review = a_told_review().commented(MEET, number=7).served().later(hours=1)

    gone = review.deleted(7) if deleted else review.commented("/meet cancel")
    again = gone.served()

    assert chat(again).text == (
        "The review meeting about “Checkout was slow” is cancelled. There is no new date yet."
    )
    assert sent(again.served()) == []


def test_a_date_that_a_chat_has_not_heard_of_is_not_taken_back_there() -> None:
    """It would ask what was planned."""
    review = a_told_review().commented(MEET).later(minutes=1).commented("/meet cancel").served()

    assert sent(review) == []


def test_a_chat_hears_what_follows_from_a_finished_review() -> None:
    """Each action with its owner and its day, and the way to it."""
    review = a_told_review().with_action(OWNED).later(days=1).closed().served()

    assert chat(review).text == (
        "The review of “Checkout was slow” is finished. One action was agreed on:"
    )
    assert [(item.words, item.url) for item in chat(review).items] == [
        (
            "Page somebody sooner: tom, by Friday 4 December",
            "https://github.com/acme/shop/issues/3",
        )
    ]
    assert lines(review) == ["Slack: notified that the review is finished"]
    assert "review: sending" not in review.issue.labels


def test_an_action_that_is_done_follows_from_a_review_too() -> None:
    """A review that is closed once more has agreed on something."""
    review = a_told_review().with_action(OWNED).closed().served().action_issue_closed().reopened()

    again = review.served().later(days=1).closed().served()

    assert chat(again).text.endswith("One action was agreed on:")
    assert [item.words for item in chat(again).items] == ["Page somebody sooner: tom (done)"]


def test_a_chat_does_not_hear_what_an_action_of_security_is() -> None:
    """That there is one is all: whoever may read it opens the review."""
    review = a_told_review().with_action(FINDING).with_action(OWNED).closed().served()

    assert chat(review).text.endswith(
        "One action was agreed on; one more touches information security and is not listed:"
    )
    assert [item.words for item in chat(review).items] == [
        "Page somebody sooner: tom, by Friday 4 December"
    ]


def test_what_was_agreed_on_is_never_called_nothing() -> None:
    """Where an action has no issue yet, or somebody has deleted it."""
    review = a_told_review().with_action(OWNED).closed().served()

    again = review._with_issue(actions=()).reopened().served().later(days=1).closed().served()

    assert chat(again).text.endswith("The review says what was agreed on.")


def test_a_chat_hears_after_the_last_word() -> None:
    """A chat that hangs keeps nobody from reading how the review ended."""
    story = a_told_review().with_action(OWNED).later(days=1).closed().served().story

    assert story.index("the review is finished") < story.index("to Slack")


def test_a_review_that_is_sent_back_is_not_finished() -> None:
    """Nobody hears of an end that was none."""
    review = a_told_review().with_action("- [x] Page somebody sooner").closed().served()

    assert sent(review) == []


def test_actions_that_rest_are_not_told_yet() -> None:
    """They may still change; the end comes when they are issues."""
    review = a_told_review().resting(3).with_action(OWNED).closed().served()

    assert sent(review) == []


def test_a_chat_hears_that_a_review_was_ended() -> None:
    """Without a meeting."""
    review = a_told_review().closed("NOT_PLANNED").served()

    assert chat(review).text == "The review of “Checkout was slow” was ended without a meeting."


def test_of_security_nobody_hears_more_than_that_there_is_a_review() -> None:
    """No title, no date, no actions, and no end."""
    review = opening(security=True).served()
    going_on = review.commented(MEET).served()

    assert chat(review).text == "There is an incident review. Everybody who has access can read it."
    assert [link.words for link in chat(review).links] == ["Open the review"]
    assert "Checkout" not in repr(chat(review))
    assert sent(going_on) == []
    assert sent(going_on.with_action(OWNED).closed().served()) == []
    late = an_incident_file(security=True).served().closed().with_outlets(slack=ChatRules())
    assert sent(late.served()) == []


@pytest.mark.parametrize("tool", ["slack", "teams", "webhook"])
def test_of_a_closed_audience_nobody_else_hears_more(tool: str) -> None:
    """A channel has other readers than those who are asked to the meeting."""
    rules = HOOK if tool == "webhook" else ChatRules()
    review = an_incident_file(audience="closed").with_outlets(**{tool: rules}).served()

    (news,) = sent(review)
    assert news.told == "that there is a review"
    assert "Checkout" not in repr(news)
    assert sent(review.commented(MEET).served()) == []


def test_each_chat_keeps_its_own_line() -> None:
    """Two chats hear the same, and what one does not take is told to the other."""
    both = an_incident_file().with_outlets(slack=ChatRules(), teams=ChatRules())
    review = both.served(tools={OPENED: Refused(Why.FORBIDDEN, "403: no_service")})

    assert len(sent(review)) == 2
    assert lines(review)[1:] == ["Teams: notified that the review is open"]
    assert lines(review)[0].startswith("Slack: not yet.")


def test_telling_a_chat_of_an_end_does_not_end_a_review() -> None:
    """Programs that read the outputs wait for the last word."""
    late = a_review().closed().served().with_outlets(slack=ChatRules()).served()

    assert late.did(AddComment)
    assert operation(late.snapshot, late.steps) == "updated"


# --- not told -------------------------------------------------------------------------------------


@pytest.mark.parametrize("why", [Why.FORBIDDEN, Why.REFUSED, Why.NOT_YET, Why.UNUSABLE])
def test_a_clear_refusal_takes_the_promise_back_and_the_sweep_tries_again(why: Why) -> None:
    """Events of people do not: they would ask a chat that is down at every word."""
    refused = told(opening(), opened=Refused(why, "403: no_service"))

    assert lines(refused)[0].startswith("Slack: not yet.")
    assert sent(refused.served()) == []
    again = refused.swept()
    assert [one.place for one in sent(again)] == [OPENED]
    assert lines(again) == ["Slack: notified that the review is open"]


def test_a_sweep_that_is_refused_again_says_the_same() -> None:
    """And says nothing more than that."""
    answers: dict[str, Answer] = {OPENED: Refused(Why.FORBIDDEN, "403: no_service")}
    review = opening().served(tools=answers)

    again = review.swept(tools=answers)

    assert lines(again) == lines(review)


def test_an_unclear_end_is_never_sent_again() -> None:
    """Twice would be worse than perhaps not at all; our comment says so."""
    review = told(opening(), opened=Refused(Why.UNCLEAR, ""))

    (line,) = lines(review)
    assert line == (
        "Slack: it may or may not have been notified that the review is open, and this cannot be"
        " looked up. Please check there; it is not sent again."
    )
    assert review.swept().steps == ()


def test_what_a_run_promised_that_has_died_is_never_sent() -> None:
    """It may have sent it just before."""
    rounds = len(a_told_review().plans)
    promised = opening().after_rounds(rounds - 2)
    assert lines(promised) == ["Slack: about to be notified that the review is open"]

    after = promised.swept()

    assert sent(after) == []
    assert lines(after)[0].startswith("Slack: it may or may not have been notified")


def test_the_next_news_are_told_whatever_became_of_the_last() -> None:
    """An unclear end concerns one message."""
    review = told(opening(), opened=Refused(Why.UNCLEAR, ""))

    after = review.commented(MEET).served()

    assert [one.place for one in sent(after)] == [MET]
    assert len(lines(after)) == 1


def test_news_that_waited_are_overtaken_by_newer_ones() -> None:
    """Only the newest is tried again."""
    refused: Answer = Refused(Why.NOT_YET, "429")
    review = told(opening(), opened=refused).commented(MEET).served()

    assert lines(review) == [
        "Slack: notified that the review meets on Tuesday 1 December at 14:00 (Europe/London)"
    ]


def test_without_its_address_a_chat_is_not_asked() -> None:
    """Our comment says what the workflow does not hand over."""
    review = opening().without_keys("slack-webhook").served()

    assert sent(review) == []
    assert lines(review)[0].startswith("Slack: not yet. The workflow does not pass `slack-webhook`")
    assert len(sent(review._with(given=frozenset({"slack-webhook"})).swept())) == 1


def test_at_the_end_a_chat_that_refuses_keeps_the_label() -> None:
    """So the sweep comes back to a closed review; nothing of the review waits for it."""
    closing = a_told_review().later(days=1).closed()
    at = closing.now.strftime("slack.closed-%Y%m%dT%H%MZ")
    review = closing.served(tools={at: Refused(Why.FORBIDDEN, "403: no_service")})

    assert {"review: finished", "review: sending"} <= set(review.issue.labels)
    again = review.swept()
    assert "review: sending" not in again.issue.labels
    assert [step.labels for step in again.did(RemoveLabels)] == [("review: sending",)]
    assert again.did(AddLabels) == ()


# --- people ---------------------------------------------------------------------------------------


def test_old_news_are_not_told_again_where_our_comment_was_deleted() -> None:
    """What happened lately may be: nothing else remembers it."""
    review = without_comment(a_told_review().later(days=FRESH.days, seconds=1))

    assert review.swept().steps == ()
    assert len(sent(without_comment(a_told_review().later(days=1)).swept())) == 1


def test_what_people_write_into_our_comment_stays() -> None:
    """Also where they have changed our words, and newer news take their place."""
    review = comment_says(
        a_told_review(), "Slack: notified that the review is open", "Slack: I told them myself"
    )
    also = comment_says(
        review, "**Shared with other tools**", "Kim called Acme.\n\n**Shared with other tools**"
    )

    after = also.commented(MEET).served()
    said = next(one.body for one in after.issue.comments if one.key == "elsewhere")

    assert "Kim called Acme." in said
    assert "- Slack: I told them myself\n" in said
    assert "Slack: notified that the review meets" in said
    assert after.served().steps == ()


def test_a_date_that_people_undo_is_told_again() -> None:
    """They delete the comment that moved the meeting: the chat must hear where it is now."""
    review = a_told_review().commented(MEET).served().later(hours=1)
    moved = review.commented(LATER, number=9).served()

    back = moved.deleted(9).served()

    assert [one.place for one in sent(moved)] == [MOVED]
    assert [one.place for one in sent(back)] == [MET]


# --- your own webhook -----------------------------------------------------------------------------


def delivered(review: Review) -> WebhookMessage:
    """The only message that the webhook got the last time."""
    (message,) = sent(review)
    assert isinstance(message, WebhookMessage)
    return message


def test_a_webhook_is_told_at_least_once() -> None:
    """What nobody knows the end of is sent again, with the same id."""
    hooked = an_incident_file().with_outlets(webhook=HOOK)
    lost = hooked.served(tools={"webhook.opened": Refused(Why.UNCLEAR, "")})

    assert lines(lost) == ["Webhook: not yet. It did not answer; Incident Review will try again."]
    again = lost.later(days=1).swept(tools={"webhook.opened": Done()})
    assert delivered(again).delivery == delivered(lost).delivery
    assert lines(again) == ["Webhook: notified that the review is open"]


def test_each_news_has_an_id_of_its_own() -> None:
    """By which the other side knows what it has had."""
    opened = an_incident_file().with_outlets(webhook=HOOK).served()
    settled = opened.commented(MEET).served()
    moved = settled.later(hours=1).commented(LATER).served()
    back = moved.later(hours=1).commented(MEET).served()

    every = (opened, settled, moved, back)

    assert len({delivered(one).delivery for one in every}) == 4


def test_a_webhook_gets_the_number_of_actions_of_security_only() -> None:
    """A program that counts them counts them all."""
    review = an_incident_file().with_outlets(webhook=HOOK).served()

    end = review.with_action(FINDING).with_action(OWNED).closed().served()
    body = json.loads(delivered(end).body)

    assert [one["title"] for one in body["actions"]] == ["Page somebody sooner"]
    assert body["withheld"] == 1
    assert "admin key" not in delivered(end).body


def test_a_date_that_nobody_knows_the_end_of_is_taken_back_once() -> None:
    """Where its comment was deleted: whenever it is tried again, it has the same id."""
    settled = an_incident_file().with_outlets(webhook=HOOK).served().commented(MEET, number=7)
    gone = settled.served().deleted(7)
    refused: Answer = Refused(Why.NOT_YET, "503")

    once = gone.served(tools={"webhook.date-none": refused})
    again = once.later(days=1).swept()

    assert delivered(once).delivery == delivered(again).delivery


def test_a_webhook_looks_away_where_the_review_was_opened_long_ago() -> None:
    """As chats do."""
    late = a_review().later(days=9).with_outlets(webhook=HOOK)

    assert sent(late.served()) == []
    assert late.now - late.issue.created > FRESH > timedelta()
