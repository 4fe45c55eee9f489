"""Our incident.io against the official SDK: it takes what we send, and reads what we are told.

The only module that imports the SDK, which takes a second.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol, Self

import httpx
import pytest
from incident_io import AuthenticatedClient, models
from incident_io.api.follow_ups_v3 import (
    follow_ups_v3_connect_external_issue,
    follow_ups_v3_create,
    follow_ups_v3_create_from_link,
    follow_ups_v3_list,
)
from incident_io.api.incidents_v2 import incidents_v2_show
from incident_io.api.postmortem_documents_v1 import (
    postmortem_documents_v1_attach,
    postmortem_documents_v1_list,
)
from incident_io.api.users_v2 import users_v2_list
from incident_io.api.utilities_v1 import utilities_v1_identity

from action.review.git_steps import Target
from action.review.outlets.outlet_rules import IncidentIoRules
from action.review.outlets.parcels import FollowUp, Postmortem
from action.wire.key_inputs import Keys
from action.write.outlets.incident_io import IncidentIo
from tests.outlets.incident_io import INCIDENT, KEY, FollowUpIn, IncidentIoStandIn
from tests.outlets.internet import Internet
from tests.outlets.straight import Straight
from tests.outlets.told import Asked, Facts

URL: Final = "https://github.com/acme/shop/issues/3"
ABOUT: Final = (Target("I_3", 3), "incident-io", "incident.io", "123")
ROUTES: Final = "/v3/follow_ups", "/v1/postmortem_documents"


class Payload(Protocol):
    """A body as the SDK knows it; what it does not know is kept aside."""

    additional_properties: dict[str, Any]

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return it out of JSON."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON."""


PAYLOADS: Final[Mapping[str, type[Payload]]] = {
    ROUTES[0]: models.FollowUpsCreatePayloadV3,
    f"{ROUTES[0]}/actions/create_from_link": models.FollowUpsCreateFromLinkPayloadV3,
    f"{ROUTES[0]}/{{id}}/actions/connect_external_issue": (
        models.FollowUpsConnectExternalIssuePayloadV3
    ),
    f"{ROUTES[1]}/actions/attach": models.PostmortemDocumentsAttachPayloadV1,
}


@pytest.fixture
def there() -> IncidentIoStandIn:
    """An incident with one follow-up that is not connected."""
    return IncidentIoStandIn([FollowUpIn("01A", INCIDENT, "Another")], users={"a@b.example": "01U"})


@pytest.fixture
def client(there: IncidentIoStandIn) -> AuthenticatedClient:
    """The SDK, which speaks with our stand-in."""

    def answer(request: httpx.Request) -> httpx.Response:
        asked = Asked(
            request.url.host,
            request.method,
            request.url.path,
            dict(request.url.params),
            {name.lower(): value for name, value in request.headers.items()},
            json.loads(request.content) if request.content else None,
            request.content,
        )
        answered = there.answer(asked)
        return httpx.Response(answered.status, json=answered.body)

    transport = {"transport": httpx.MockTransport(answer)}
    return AuthenticatedClient("https://api.incident.io", KEY, httpx_args=transport)


Ask = Callable[[AuthenticatedClient], object]
ASKED: Final[Mapping[str, tuple[type, Ask]]] = {
    "identity": (
        models.UtilitiesIdentityResultV1,
        lambda client: utilities_v1_identity.sync(client=client),
    ),
    "incident": (
        models.IncidentsShowResultV2,
        lambda client: incidents_v2_show.sync("123", client=client),
    ),
    "users": (
        models.UsersListResultV2,
        lambda client: users_v2_list.sync(client=client, email="a@b.example"),
    ),
    "follow-ups": (
        models.FollowUpsListResultV3,
        lambda client: follow_ups_v3_list.sync(client=client, incident_id=INCIDENT, page_size=100),
    ),
    "from a link": (
        models.FollowUpsCreateFromLinkResultV3,
        lambda client: follow_ups_v3_create_from_link.sync(
            client=client,
            body=models.FollowUpsCreateFromLinkPayloadV3(incident_id=INCIDENT, url=URL),
        ),
    ),
    "create": (
        models.FollowUpsCreateResultV3,
        lambda client: follow_ups_v3_create.sync(
            client=client,
            body=models.FollowUpsCreatePayloadV3(
                incident_id=INCIDENT, title="It", description="Why", assignee_id="01U"
            ),
        ),
    ),
    "connect": (
        models.FollowUpsConnectExternalIssueResultV3,
        lambda client: follow_ups_v3_connect_external_issue.sync(
            "01A",
            client=client,
            body=models.FollowUpsConnectExternalIssuePayloadV3(
                provider=models.FollowUpsConnectExternalIssuePayloadV3Provider.GITHUB, url=URL
            ),
        ),
    ),
    "attach": (
        models.PostmortemDocumentsAttachResultV1,
        lambda client: postmortem_documents_v1_attach.sync(
            client=client,
            body=models.PostmortemDocumentsAttachPayloadV1(incident_id=INCIDENT, permalink=URL),
        ),
    ),
}


@pytest.mark.parametrize("name", ASKED)
def test_the_stand_in_understands_the_sdk_and_answers_in_its_shapes(
    client: AuthenticatedClient, name: str
) -> None:
    """Each request that we make, made by the official client."""
    shape, ask = ASKED[name]

    assert isinstance(ask(client), shape)


def test_the_stand_in_lists_post_mortems_in_the_shape_of_the_sdk(
    client: AuthenticatedClient, there: IncidentIoStandIn
) -> None:
    """An external one, which has a page there as well."""
    there.post_mortem = URL

    listed = postmortem_documents_v1_list.sync(client=client, incident_id=INCIDENT, page_size=100)

    assert isinstance(listed, models.PostmortemDocumentsListResultV1)
    (one,) = listed.postmortem_documents
    assert (one.type_, one.additional_properties) == ("external", {})


def test_the_stand_in_refuses_in_the_shape_of_the_sdk(
    client: AuthenticatedClient, there: IncidentIoStandIn
) -> None:
    """A validation error is told in words."""
    there.repositories = ()

    refused = ASKED["from a link"][1](client)

    assert isinstance(refused, models.ErrorResponse)
    assert [error.message for error in refused.errors] == ["We cannot reach this issue"]


def test_what_we_send_is_what_the_sdk_would_send() -> None:
    """Every body that the hand can write, with no field that the SDK does not know."""
    there = IncidentIoStandIn(users={"a@b.example": "01U"})
    internet = Internet((there,))
    hand = IncidentIo.opened(Keys({"incident-io-key": KEY}))
    Straight(internet).take(hand.tool.abroad)

    hand.put(FollowUp(*ABOUT, "It", "Why", URL))
    there.repositories = ()
    hand.put(FollowUp(*ABOUT, "It", "Why", f"{URL}4", "a@b.example"))
    hand.put_review(Postmortem(*ABOUT, URL))
    list(hand.tried(IncidentIoRules()))

    sent = [(Facts("incident_io").route(one)[0], one.body) for one in internet.log if one.body]
    assert {route.removeprefix("POST ") for route, _ in sent} == set(PAYLOADS)
    for route, body in sent:
        read = PAYLOADS[route.removeprefix("POST ")].from_dict(body)
        assert (read.to_dict(), read.additional_properties) == (body, {})


@pytest.mark.parametrize("route", PAYLOADS)
def test_the_facts_name_the_fields_of_the_sdk(route: str) -> None:
    """All of them, and what they ask for."""
    schema = Facts("incident_io")._routes[f"POST {route}"]["body"]
    fields = {
        field.name: field.default
        for field in PAYLOADS[route].__attrs_attrs__  # type: ignore[attr-defined]
        if field.init
    }

    assert set(schema["properties"]) == set(fields)
    assert set(schema["required"]) == {
        name for name, default in fields.items() if not isinstance(default, _UNSET)
    }


_UNSET: Final = type(models.FollowUpsCreatePayloadV3(incident_id="", title="").labels)
