"""News in Slack, by the shipped program: promised, sent once, and never sent again."""

import json
import re
from dataclasses import replace

import pytest

from action.connection import from_environment
from action.review.answers.answer import Why
from action.review.git_steps import Target
from action.review.outlets.outlet_rules import NO_OUTLETS
from action.review.outlets.parcels import NewsLink, SlackMessage
from action.review.outlets.receipts import NotSent
from action.review.plan import Send
from action.wire.abroad import Abroad, ToolAnswer
from action.wire.key_inputs import Keys
from action.wire.trouble import LostAnswerError
from action.write.outlets.chats.slack_hook import SlackHook
from action.write.outlets.courier import Courier
from action.write.outlets.tool import NotTakenError
from tests.faults.scene import INCIDENT, ISSUE
from tests.github.faults import Garbled, LostAfter, Refused
from tests.outlets.internet import Fault
from tests.outlets.slack import ADDRESS, ERRORS, SlackStandIn
from tests.outlets.told import Asked, Facts
from tests.outlets.walk import Everywhere
from tests.stories.world import a_review

SLACK = "slack: yes"
OPENED = "Slack: notified that the review is open"
ROUTE = "POST /services/{team}/{service}/{token}"
MESSAGE = SlackMessage(Target("I_1", 1), "slack.opened", "Slack", "that it is open", "It is open.")
MEANT = {
    400: Why.REFUSED,
    403: Why.FORBIDDEN,
    404: Why.FORBIDDEN,
    410: Why.FORBIDDEN,
    429: Why.NOT_YET,
    500: Why.UNCLEAR,
}
SECRETS = (ADDRESS, ADDRESS.removeprefix("https://hooks.slack.com"), ADDRESS.rpartition("/")[2])
NEW_ADDRESS = "save a new one as the secret for `slack-webhook`"


# --- nothing new ----------------------------------------------------------------------------------


def test_a_second_run_asks_nobody(unopened: Everywhere, channel: SlackStandIn) -> None:
    """Neither Slack nor, more than before, GitHub."""
    scene = unopened.switched_on(SLACK).scene
    unopened.run(scene.file())

    again = unopened.swept()

    assert (len(channel.messages), scene.hub.writes) == (1, [])
    assert again.outputs["operation"] == "none"


# --- told -----------------------------------------------------------------------------------------


def test_a_channel_follows_a_review(unopened: Everywhere, channel: SlackStandIn) -> None:
    """From its opening to its end; each news costs GitHub the promise and the note."""
    scene = unopened.switched_on(SLACK).scene
    run = unopened.run(scene.file())
    opening = [one.operations for one in scene.hub.log]

    assert (run.exit_code, run.outputs["operation"]) == (0, "created"), run.stdout
    assert opening[-2:] == [("addComment",), ("updateIssueComment",)]
    assert unopened.told == [OPENED]
    assert channel.messages[0].startswith("Please read the timeline of “Checkout was slow”")
    assert f"[Open the review]({scene.hub.url}/acme/shop/issues/1)" in channel.messages[0]

    unopened.run(scene["lee"].comment(ISSUE, "/meet in 20 days 10:00"))
    meeting = [one.operations for one in scene.hub.log]
    assert meeting[-2:] == [("updateIssueComment",), ("updateIssueComment",)]
    assert "meets on" in channel.messages[1]

    unopened.run(scene.write_actions("- [x] Ring <!channel> & wait @ana due 2030-01-31"))
    closing = unopened.run(scene.close())
    assert closing.outputs["operation"] == "closed"
    assert "One action was agreed on:\n• [Ring <!channel> & wait: ana" in channel.messages[2]
    assert len(channel.messages) == 3
    assert unopened.told == ["Slack: notified that the review is finished"]
    assert "review: sending" not in unopened.labels


def test_nobody_is_told_by_the_words_of_people(unopened: Everywhere, channel: SlackStandIn) -> None:
    """Whatever stands in a title: no mention, no link, no code that swallows the rest."""
    scene = unopened.switched_on(SLACK).scene
    title = "<!channel> <@U1> @here ```<https://evil.example|Open> &amp;"

    unopened.run(scene.file(re.sub("(?m)^title:.*$", f"title: '{title}'", INCIDENT)))

    (message,) = channel.messages
    assert title in message.replace("\u200b", "")
    assert not re.search("@[a-zA-Z]|``", message)


# --- killed ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("after_effect", [False, True], ids=["before", "after"])
def test_a_run_that_is_killed_while_it_sends_sends_nothing_twice(
    unopened: Everywhere, channel: SlackStandIn, *, after_effect: bool
) -> None:
    """Nobody can tell whether it came: our comment says so, and the daily run leaves it."""
    scene = unopened.switched_on(SLACK).scene
    assert unopened.killed(scene.file(), 1, after_effect=after_effect)

    unopened.swept()

    assert len(channel.messages) == int(after_effect)
    assert unopened.told[0].startswith(
        "Slack: it may or may not have been notified that the review is open"
    )


# --- not told -------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", ["invalid_payload", "no_service", "rate_limited"])
def test_what_slack_refuses_is_said_and_tried_again(
    unopened: Everywhere, channel: SlackStandIn, error: str
) -> None:
    """The promise is taken back; where only a new address helps, our comment says so."""
    scene = unopened.switched_on(SLACK).scene
    channel.says = error
    run = unopened.run(scene.file())
    (line,) = unopened.told

    assert run.exit_code == 0, run.stdout
    assert line.startswith("Slack: not yet.")
    assert (NEW_ADDRESS in line) == (error == "no_service")

    channel.says = ""
    unopened.swept()
    assert unopened.told == [OPENED]


@pytest.mark.parametrize("error", ERRORS)
def test_every_word_of_slack_is_understood(monkeypatch: pytest.MonkeyPatch, error: str) -> None:
    """What it refuses is clear; only of its own trouble nobody knows what came."""
    status = ERRORS[error]
    monkeypatch.setattr(Abroad, "send", lambda *_, **__: ToolAnswer(status, error))
    with pytest.raises(NotTakenError) as refused:
        SlackHook.opened(Keys({"slack-webhook": ADDRESS})).put(MESSAGE)

    assert refused.value.why is MEANT[status]
    assert error in refused.value.said


UNCLEAR: dict[str, Fault] = {
    "server": Refused(500, {}),
    "lost": LostAfter(),
    "garbage": Garbled(b"<html>proxy</html>"),
}


@pytest.mark.parametrize("fault", UNCLEAR)
def test_an_unclear_end_is_said_and_never_sent_again(
    unopened: Everywhere, channel: SlackStandIn, fault: str
) -> None:
    """Twice would be worse than perhaps not at all."""
    scene = unopened.switched_on(SLACK).scene
    unopened.internet.inject(UNCLEAR[fault])
    run = unopened.run(scene.file())
    unopened.swept()

    assert run.exit_code == 0
    assert unopened.told[0].startswith(
        "Slack: it may or may not have been notified that the review is open"
    )
    assert len(unopened.internet.log) == 1


def test_a_redirect_is_followed_nowhere(unopened: Everywhere, channel: SlackStandIn) -> None:
    """It would carry the address to another host."""
    scene = unopened.switched_on(SLACK).scene
    location = {"Location": "https://evil.example/"}
    unopened.internet.inject(Refused(302, {}, location))
    unopened.run(scene.file())

    (line,) = unopened.told
    assert line.startswith("Slack: not yet. It does not accept this (302")


def test_an_address_is_shown_nowhere(unopened: Everywhere, channel: SlackStandIn) -> None:
    """Not even where Slack, or something on the way, repeats it."""
    scene = unopened.switched_on(SLACK).scene
    echo = " ".join(SECRETS)
    unopened.internet.inject(Refused(403, {"message": echo}))
    run = unopened.run(scene.file())
    unopened.internet.inject(Refused(400, {"message": echo}))
    again = unopened.swept()
    seen = unopened.shown(run, again)

    assert unopened.told[0].startswith("Slack: not yet. It does not accept this (400")
    assert not [secret for secret in SECRETS if secret in seen]


@pytest.mark.parametrize(
    "address",
    [
        "http://hooks.slack.com/services/T0/B0/x",
        "https://hooks.slack.com.evil.example/services/T0/B0/x",
        "https://hooks.slack.com/services/T0/B0/x/../../../elsewhere",
        "https://user@hooks.slack.com/services/T0/B0/x",
        "https://hooks.slack.com/triggers/T0/1/x",
        "not an address at all",
    ],
)
def test_another_address_is_never_asked(address: str) -> None:
    """It may be anybody's."""
    with pytest.raises(NotTakenError) as refused:
        SlackHook.opened(Keys({"slack-webhook": address}))

    assert refused.value.why is Why.UNUSABLE
    assert address not in refused.value.said


def test_an_address_that_is_none_is_said(unopened: Everywhere) -> None:
    """In our comment, and without showing what was given instead."""
    scene = unopened.switched_on(SLACK).scene
    unopened.keys = {"slack-webhook": "https://hooks.slack.com/triggers/T0/1/5ec4e7"}
    run = unopened.run(scene.file())

    assert unopened.told[0].startswith(
        "Slack: not yet. The value of `slack-webhook` cannot be used: it is not the address of"
    )
    assert unopened.internet.log == []
    assert "triggers" not in unopened.shown(run)


def test_it_says_what_it_can_without_posting() -> None:
    """`incident-review outlets check` writes nothing anywhere."""
    hook = SlackHook.opened(Keys({"slack-webhook": ADDRESS}))

    assert list(hook.tried(NO_OUTLETS)) == [
        "the address looks like an incoming webhook; only a message shows whether it is one"
    ]


def test_many_actions_are_parted_as_slack_takes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A section takes 3,000 characters."""
    bodies: list[bytes] = []

    def sent(*_: object, content: bytes, **__: object) -> ToolAnswer:
        bodies.append(content)
        return ToolAnswer(200, "ok")

    monkeypatch.setattr(Abroad, "send", sent)
    link = NewsLink("& " * 200, "https://github.com/acme/shop/issues/1")
    SlackHook.opened(Keys({"slack-webhook": ADDRESS})).put(replace(MESSAGE, items=(link,) * 20))
    asked = Asked("", "POST", ADDRESS.removeprefix("https://hooks.slack.com"), {}, {})
    body = json.loads(bodies[0])

    assert Facts("slack").faults(ROUTE, replace(asked, body=body)) == []
    assert json.dumps(body).count("issues/1|") == 20


def test_what_was_not_sent_because_of_another_message_is_not_unclear(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two reviews have news in one run, and Slack hangs at the first: the second may try again."""

    def lost(*_: object, **__: object) -> ToolAnswer:
        raise LostAnswerError("the connection failed")

    monkeypatch.setattr(Abroad, "send", lost)
    courier = Courier(Keys({"slack-webhook": ADDRESS}), from_environment({}, "a-token"))
    both = courier.deliver((Send(MESSAGE), Send(MESSAGE)), a_review().snapshot).posted

    assert [one.why for one in both if isinstance(one, NotSent)] == [Why.UNCLEAR, Why.NOT_YET]
