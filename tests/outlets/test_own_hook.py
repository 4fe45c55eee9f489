"""News for your own webhook, by the shipped program: signed, and sent at least once."""

import base64
import json
import time

import pytest

from action.errors import ReviewError
from action.read.settings import settings
from action.review.answers.answer import Why
from action.wire.key_inputs import Keys
from action.write.outlets.chats.own_webhook import OwnWebhook
from action.write.outlets.tool import NotTakenError
from tests.faults.scene import INCIDENT, ISSUE
from tests.github.faults import Garbled, LostAfter, Refused
from tests.outlets.internet import Fault
from tests.outlets.own_hook import ADDRESS, SECRET, OwnHookStandIn
from tests.outlets.walk import Everywhere

HOOK = f"webhook: {{url: '{ADDRESS}'}}"
OPENED = "Webhook: notified that the review is open"


def test_a_webhook_follows_a_review(unopened: Everywhere, own_webhook: OwnHookStandIn) -> None:
    """Each news has its id; all of it keeps to the schema that we publish."""
    scene = unopened.switched_on(HOOK).scene
    unopened.run(scene.file())
    unopened.run(scene["lee"].comment(ISSUE, "/meet in 20 days 10:00 https://call.example.org/1"))
    unopened.run(scene.write_actions("- [x] Page somebody sooner @ana due 2030-01-31"))
    unopened.run(scene.close())
    opened, date, closed = own_webhook.got.values()

    assert [one["type"] for one in (opened, date, closed)] == [
        *("review.opened", "review.date", "review.closed"),
    ]
    assert (opened["version"], opened["meeting"], opened["actions"]) == (1, None, [])
    assert opened["incident"]["title"] == "Checkout was slow"
    assert date["meeting"]["call"] == "https://call.example.org/1"
    assert closed["review"]["state"] == "finished"
    assert closed["actions"] == [
        {
            "number": 3,
            "title": "Page somebody sooner",
            "owner": "ana",
            "due": "2030-01-31",
            "url": f"{scene.hub.url}/acme/shop/issues/3",
            "done": False,
        }
    ]
    assert closed["withheld"] == 0
    assert unopened.told == ["Webhook: notified that the review is finished"]


def test_of_security_a_webhook_gets_nothing(
    unopened: Everywhere, own_webhook: OwnHookStandIn
) -> None:
    """But that there is a review, and where."""
    scene = unopened.switched_on(HOOK).scene
    with scene.hub.acting() as world:
        world.settings.private = True
    unopened.run(scene.file(f"{INCIDENT}security: yes\n"))
    (got,) = own_webhook.got.values()

    assert got.keys() == {"version", "type", "timestamp", "review"}
    assert got["review"] == {"url": f"{scene.hub.url}/acme/shop/issues/{ISSUE}"}


@pytest.mark.parametrize("after_effect", [False, True], ids=["before", "after"])
def test_a_run_that_is_killed_is_made_good_by_the_daily_run(
    unopened: Everywhere, own_webhook: OwnHookStandIn, *, after_effect: bool
) -> None:
    """Twice with the same id, if it must be."""
    scene = unopened.switched_on(HOOK).scene
    assert unopened.killed(scene.file(), 1, after_effect=after_effect)
    unopened.swept()

    assert (len(own_webhook.got), own_webhook.times) == (1, 1 + after_effect)
    assert unopened.told == [OPENED]


FAULTS: dict[str, tuple[Fault, str]] = {
    "unauthorized": (
        Refused(401, {"is": SECRET}),
        "save a new one as the secret for `webhook-secret`",
    ),
    "redirect": (Refused(308, {}, {"Location": "https://evil.example"}), "not accept this (308"),
    "lost": (LostAfter(), "Incident Review will try again"),
    "long": (Garbled(b"x" * 8_100_000), "Incident Review will try again"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_fails_is_said_and_sent_again(
    unopened: Everywhere, own_webhook: OwnHookStandIn, fault: str
) -> None:
    """By the daily run; the secret is shown nowhere."""
    what, says = FAULTS[fault]
    scene = unopened.switched_on(HOOK).scene
    unopened.internet.inject(what)
    run = unopened.run(scene.file())
    (line,) = unopened.told
    seen = unopened.shown(run)

    assert run.exit_code == 0
    assert line.startswith("Webhook: not yet.")
    assert says in line
    assert SECRET not in seen
    assert SECRET.removeprefix("whsec_") not in seen

    unopened.swept()
    assert unopened.told == [OPENED]
    assert len(own_webhook.got) == 1


# --- what is signed -------------------------------------------------------------------------------


def test_it_signs_as_the_libraries_of_the_standard_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example by which they are tested, in any language."""
    monkeypatch.setattr(time, "time", lambda: 1614265330.7)
    hook = OwnWebhook.opened(
        Keys({"webhook-secret": "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    )

    assert hook._signed("msg_p5jXN8AQM9LWM0D4loKWxJek", b'{"test": 2432232314}') == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


@pytest.mark.parametrize(
    "secret",
    [
        "correct horse battery staple",
        "whsec_",
        "whsec_not-base64!",
        f"whsec_{base64.b64encode(bytes(23)).decode()}",
        f"whsec_{base64.b64encode(bytes(65)).decode()}",
        base64.b64encode(bytes(32)).decode(),
    ],
)
def test_another_secret_signs_nothing(secret: str) -> None:
    """Libraries would read it in ways of their own, or anybody could guess it."""
    with pytest.raises(NotTakenError) as refused:
        OwnWebhook.opened(Keys({"webhook-secret": secret}))

    assert refused.value.why is Why.UNUSABLE
    assert secret == "whsec_" or secret not in refused.value.said


# --- where it goes --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example.org/x",
        "https://127.0.0.1/x",
        "https://0x7f.1/x",
        "https://2130706433/x",
        "https://[::1]/x",
        "https://localhost/x",
        "https://printer/x",
        "https://hooks.acme.internal/x",
        "https://hooks.acme.local",
        "https://hooks.example.org.local ",
        "https://metadata.google.internal/computeMetadata",
        "https://hooks.example.org.:443/x",
        "https://hooks.example.org:8443/x",
        "https://me:secret@hooks.example.org/x",
        "https://hooks.example.org\\@evil.example/x",
    ],
)
def test_an_address_that_is_not_public_is_refused_with_the_settings(url: str) -> None:
    """Nobody sends what is signed into the network of the runner."""
    with pytest.raises(ReviewError, match="is not an address that news can be sent to"):
        settings(f"outlets:\n  webhook: {{url: {json.dumps(url)}}}\n", path="settings.yml")


@pytest.mark.parametrize("url", [ADDRESS, "https://hooks.example.org", "https://a-1.b.co:443/x"])
def test_a_public_address_is_taken(url: str) -> None:
    """With any path and query."""
    found = settings(f"outlets:\n  webhook: {{url: '{url}'}}\n", path="settings.yml")

    assert found.outlets.webhook
    assert found.outlets.webhook.url == url
