"""News in Teams, by the shipped program: a card is accepted once, by a workflow and nobody else."""

from urllib.parse import quote

import pytest

from action.review.answers.answer import Why
from action.review.outlets.outlet_rules import NO_OUTLETS
from action.wire.key_inputs import Keys
from action.write.outlets.chats.teams_workflow import TeamsWorkflow
from action.write.outlets.tool import NotTakenError
from tests.faults.scene import INCIDENT, ISSUE
from tests.github.faults import LostAfter, Refused
from tests.outlets.teams import HOST, PATH, SIGNATURE, WORKFLOW, TeamsStandIn
from tests.outlets.walk import Everywhere

TEAMS = "teams: yes"
OPENED = "Teams: notified that the review is open"


def test_a_channel_follows_a_review(unopened: Everywhere, workflow: TeamsStandIn) -> None:
    """Words of people are no Markdown in the card."""
    scene = unopened.switched_on(TEAMS).scene
    title = "[Checkout](https://evil.example) **was** <at>slow</at>"
    unopened.run(scene.file(INCIDENT.replace("Checkout was slow", f"'{title}'")))
    unopened.run(scene.write_actions("- [x] Page somebody sooner @ana due 2030-01-31"))
    unopened.run(scene.close())
    opened, closed = workflow.cards
    open_review = f"[Open the review]({scene.hub.url}/acme/shop/issues/{ISSUE})"

    assert title in opened
    assert opened.splitlines()[1:] == [
        open_review,
        f"[Read the timeline]({scene.hub.url}/acme/shop/pull/2/files)",
    ]
    assert "[Page somebody sooner: ana, by Thursday 31 January](" in closed.splitlines()[1]
    assert unopened.told == ["Teams: notified that the review is finished"]


def test_of_security_a_card_says_nothing(unopened: Everywhere, workflow: TeamsStandIn) -> None:
    """But that there is a review, and where."""
    scene = unopened.switched_on(TEAMS).scene
    with scene.hub.acting() as world:
        world.settings.private = True
    unopened.run(scene.file(f"{INCIDENT}security: yes\n"))

    (card,) = workflow.cards

    assert card.splitlines() == [
        "There is an incident review. Everybody who has access can read it.",
        f"[Open the review]({scene.hub.url}/acme/shop/issues/{ISSUE})",
    ]


def test_a_card_whose_end_is_unclear_is_not_sent_again(
    unopened: Everywhere, workflow: TeamsStandIn
) -> None:
    """A workflow that hangs may post it all the same."""
    scene = unopened.switched_on(TEAMS).scene
    unopened.internet.inject(LostAfter())
    unopened.run(scene.file())
    unopened.swept()

    assert len(workflow.cards) == 1
    assert unopened.told[0].startswith("Teams: it may or may not have been notified")


REFUSALS = {400: False, 401: True, 404: True}


@pytest.mark.parametrize("status", REFUSALS)
def test_what_a_workflow_refuses_is_said_and_tried_again(
    unopened: Everywhere, workflow: TeamsStandIn, status: int
) -> None:
    """Where only a new address helps, our comment says so; what is secret in it is not shown."""
    scene = unopened.switched_on(TEAMS).scene
    unopened.internet.inject(Refused(status, {"is": f"{PATH} {SIGNATURE} {quote(WORKFLOW)}"}))
    run = unopened.run(scene.file())
    (line,) = unopened.told

    assert run.exit_code == 0
    assert line.startswith("Teams: not yet.")
    assert ("save a new one as the secret for `teams-webhook`" in line) is REFUSALS[status]
    assert not [one for one in (PATH, SIGNATURE, WORKFLOW) if one in unopened.shown(run)]

    unopened.swept()
    assert unopened.told == [OPENED]


@pytest.mark.parametrize(
    "address",
    [
        "https://acme.webhook.office.com/webhookb2/1/IncomingWebhook/2/3",
        f"https://evil.example{PATH}?sig=x",
        f"https://{HOST}.evil.example{PATH}?sig=x",
        f"https://{HOST}{PATH}?api-version=1",
        f"https://{HOST}/elsewhere?sig=x",
        f"http://{HOST}{PATH}?sig=x",
        "https://[::1",
    ],
)
def test_another_address_is_never_asked(address: str) -> None:
    """An old connector is gone, one without its end cannot be reached, and others are anybody's."""
    with pytest.raises(NotTakenError) as refused:
        TeamsWorkflow.opened(Keys({"teams-webhook": address}))

    assert refused.value.why is Why.UNUSABLE
    assert address not in refused.value.said


@pytest.mark.parametrize(
    "address",
    [
        WORKFLOW,
        "https://prod-12.westeurope.logic.azure.com:443/workflows/5a/triggers/manual/paths/invoke?sig=x",
        f"https://d0.b.environment.api.gov.powerplatform.microsoft.us{PATH}?sig=x",
        f"https://d0.b.environment.api.high.powerplatform.microsoft.us{PATH}?sig=x",
        f"https://d0.b.environment.api.appsplatform.us{PATH}?sig=x",
        "https://prod-58.usgovtexas.logic.azure.us/workflows/5a/triggers/manual/paths/invoke?sig=x",
        f"https://{HOST}/powerautomate/automations/direct/cu/06{PATH[32:]}?sig=x",
    ],
)
def test_the_clouds_of_microsoft_are_known(address: str) -> None:
    """And nothing can be said of them without posting."""
    workflow = TeamsWorkflow.opened(Keys({"teams-webhook": address}))

    assert list(workflow.tried(NO_OUTLETS)) == [
        "the address looks like a workflow; only a message shows whether it is one"
    ]
