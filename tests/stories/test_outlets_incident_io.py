"""Actions become follow-ups of the incident in incident.io, and the review its post-mortem."""

from __future__ import annotations

from typing import Final

from action.review.answers.answer import Done, Refused, Why
from action.review.incident import NOT_IN_INCIDENT_IO
from action.review.outlets.outlet_rules import IncidentIoRules
from action.review.outlets.parcels import FollowUp, Postmortem
from action.review.plan import Send
from action.review.settings import Person
from tests.stories.world import Review, a_review

OWNED: Final = "- [x] Page somebody sooner @tom due 2026-12-04; done when a test alert has woken us"
THERE: Final = Done("01G", url="https://app.incident.io/acme/incidents/123")
REFUSED: Final = Refused(Why.FORBIDDEN, "401: The API key is not valid")


def agreed(*lines: str, incident: str | None = "123", post_mortem: bool = True) -> Review:
    """An open review with actions; its team uses incident.io."""
    review = a_review().with_outlets(incident_io=IncidentIoRules(post_mortem))
    review = review.file_says(incident_io=incident).served()
    for line in lines:
        review = review.with_action(line)
    return review


def closing(*lines: str, incident: str | None = "123", post_mortem: bool = True) -> Review:
    """The same, about to be served after its closing."""
    return agreed(*lines, incident=incident, post_mortem=post_mortem).closed()


def sent(review: Review) -> list[FollowUp | Postmortem]:
    """What went to incident.io the last time."""
    parcels = (send.parcel for send in review.did(Send))
    return [one for one in parcels if isinstance(one, (FollowUp, Postmortem))]


def elsewhere(review: Review) -> str:
    """What the first action issue says of other tools, as people see it."""
    said = review.issue.actions[0].page.section("elsewhere") or ""
    return "\n".join(line.partition("<!--")[0].strip() for line in said.splitlines()).strip()


def told(review: Review) -> str:
    """What our comment says of the review in other tools."""
    return next((one for one in review.comments if "Shared with other tools" in one), "")


# --- nothing to send ------------------------------------------------------------------------------


def test_an_incident_that_is_not_there_is_not_spoken_of() -> None:
    """Some teams use incident.io for some of their incidents: `incident-io: no` says so."""
    review = closing(OWNED, incident=NOT_IN_INCIDENT_IO).served()

    assert (sent(review), elsewhere(review), told(review)) == ([], "", "")
    assert "review: sending" not in review.issue.labels


def test_what_was_sent_is_not_sent_again() -> None:
    """Both receipts are read: that in the action issue, and that below the review issue."""
    review = closing(OWNED).served(tools={"incident-io": THERE})

    assert review.served().steps == ()
    assert review.swept().steps == ()


def test_an_open_review_is_no_post_mortem() -> None:
    """It is not finished: nobody has agreed on anything."""
    assert sent(agreed(OWNED).served()) == []


def test_a_review_that_was_closed_as_not_planned_is_no_post_mortem() -> None:
    """Nobody has met."""
    review = agreed().closed("NOT_PLANNED").served()

    assert sent(review) == []


def test_a_review_whose_actions_rest_is_no_post_mortem_yet() -> None:
    """It is finished when they have become issues."""
    assert sent(closing(OWNED).resting(3).served()) == []


def test_without_post_mortem_only_the_actions_go_there() -> None:
    """The team writes its post-mortems in incident.io."""
    (only,) = sent(closing(OWNED, post_mortem=False).served())

    assert isinstance(only, FollowUp)


# --- sent -----------------------------------------------------------------------------------------


def test_an_action_becomes_a_follow_up_and_the_review_the_post_mortem() -> None:
    """Of the incident that the file names; the action issue has its owner by then."""
    review = closing(OWNED).served(tools={"incident-io": THERE})

    follow_up, post_mortem = sent(review)
    assert isinstance(follow_up, FollowUp)
    assert (follow_up.incident, follow_up.url) == ("123", review.issue.actions[0].url)
    assert review.issue.actions[0].assignees == ("tom",)
    assert isinstance(post_mortem, Postmortem)
    assert (post_mortem.incident, post_mortem.url) == ("123", review.issue.url)
    assert elsewhere(review) == f"**Also here**\n\n- incident.io: [open it there]({THERE.url})"
    assert f"- incident.io (post-mortem): [open it there]({THERE.url})" in told(review)
    assert "review: sending" not in review.issue.labels


def test_the_words_of_a_follow_up_say_where_it_comes_from() -> None:
    """They are used where incident.io cannot read the issue itself."""
    review = closing(OWNED).team(people={"tom": Person("tom", email="tom@example.org")})

    follow_up = sent(review.served())[0]

    assert isinstance(follow_up, FollowUp)
    assert (follow_up.title, follow_up.email) == ("Page somebody sooner", "tom@example.org")
    assert "- Done when: a test alert has woken us" in follow_up.text
    assert "- Due: Friday 4 December 2026" in follow_up.text


# --- what the file does not say -------------------------------------------------------------------


def test_a_file_that_names_no_incident_is_asked_for_it() -> None:
    """On the line of the action, which also says what to write if it is not there at all."""
    review = closing(OWNED, incident=None).served()

    assert sent(review) == []
    assert elsewhere(review) == (
        "**Also here**\n\n"
        "- incident.io: not yet. The incident file does not say which incident this is there: add"
        " `incident-io: INC-123` with its number. If it is not there at all, add `incident-io: no`."
    )


def test_nobody_comes_round_for_what_people_have_to_write() -> None:
    """The file itself is the sign: the daily run has nothing to look for."""
    review = closing(OWNED, incident=None).served()

    assert "review: sending" not in review.issue.labels
    assert review.swept().steps == ()


def test_once_the_file_names_it_it_is_sent_at_once() -> None:
    """By the run of that very change."""
    review = closing(OWNED, incident=None).served().file_says(incident_io="123")

    again = review.served(tools={"incident-io": THERE})

    assert len(sent(again)) == 2
    assert elsewhere(again).endswith(f"[open it there]({THERE.url})")
    assert f"[open it there]({THERE.url})" in told(again)


def test_once_the_file_says_no_the_line_goes() -> None:
    """It has nothing to ask any more."""
    review = closing(OWNED, incident=None).served().file_says(incident_io=NOT_IN_INCIDENT_IO)

    assert elsewhere(review.served()) == ""


def test_a_link_that_people_put_in_stays() -> None:
    """They have made the follow-up by hand."""
    line = "- incident.io: not yet. The incident file does not say which incident this is there:"
    review = closing(OWNED, incident=None).served()
    mended = review.action_issue_says(line, "- incident.io: https://app.incident.io/x/1")

    again = mended.file_says(incident_io="123").served(tools={"incident-io": THERE})

    assert [type(one) for one in sent(again)] == [Postmortem]
    assert "https://app.incident.io/x/1" in elsewhere(again)


# --- not sent -------------------------------------------------------------------------------------


def test_what_is_refused_is_told_and_tried_again() -> None:
    """The key is named that needs to be made anew."""
    review = closing(OWNED).served(tools={"incident-io": REFUSED})

    assert "as the secret for `incident-io-key`" in elsewhere(review)
    assert "review: sending" in review.issue.labels
    assert elsewhere(review.swept(tools={"incident-io": THERE})).endswith(f"({THERE.url})")


def test_an_incident_that_is_unknown_there_is_corrected_in_the_file() -> None:
    """The settings are right."""
    unknown = Refused(Why.NOT_FOUND, "the incident 999")

    review = closing(OWNED).served(tools={"incident-io": unknown})

    assert "cannot find the incident 999: please correct the incident file." in elsewhere(review)


def test_another_post_mortem_is_left_alone_for_good() -> None:
    """It is said once, and nobody comes round for it."""
    taken = Refused(Why.EXISTS, "another post-mortem")

    review = closing().served(tools={"incident-io": taken})

    assert "something else is already there (another post-mortem)" in told(review)
    assert "review: sending" not in review.issue.labels
    assert review.swept().steps == ()
