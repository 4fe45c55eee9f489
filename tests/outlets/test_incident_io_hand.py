"""What incident.io is asked, and what its answers mean: whatever they are, nothing stands twice."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from action.review.answers.answer import Answer, Done, Refused, Why
from action.review.git_steps import Target
from action.review.outlets.outlet_rules import IncidentIoRules
from action.review.outlets.parcels import FollowUp, Postmortem
from action.wire.key_inputs import Keys
from action.write.outlets.incident_io import IncidentIo
from action.write.outlets.tool import NotTakenError
from tests.github import faults
from tests.outlets.incident_io import INCIDENT, KEY, FollowUpIn, IncidentIoStandIn
from tests.outlets.internet import Fault, Internet
from tests.outlets.straight import Straight

URL = "https://github.com/acme/shop/issues/3"
REVIEW = "https://github.com/acme/shop/issues/1"
FOLLOW_UP = FollowUp(
    Target("I_3", 3),
    "incident-io",
    "incident.io",
    "123",
    "Page somebody sooner",
    "Agreed in the review.\n",
    URL,
)
POST_MORTEM = Postmortem(
    Target("I_1", 1), "incident-io", "incident.io (post-mortem)", "123", REVIEW
)
PAGE = "https://app.incident.io/acme/incidents/123"


class Sent:
    """A run of the program, as far as incident.io hears of it; each `put` begins a new one."""

    def __init__(self, there: IncidentIoStandIn) -> None:
        self.there, self.internet = there, Internet((there,))

    def hand(self) -> IncidentIo:
        hand = IncidentIo.opened(Keys({"incident-io-key": KEY}))
        Straight(self.internet).take(hand.tool.abroad)
        return hand

    def put(
        self, parcel: FollowUp | Postmortem = FOLLOW_UP, *faults_at: tuple[int, Fault]
    ) -> Answer:
        self.internet.forget()
        for at, fault in faults_at:
            self.internet.inject(fault, at=at)
        hand = self.hand()
        try:
            return hand.put(parcel) if isinstance(parcel, FollowUp) else hand.put_review(parcel)
        except NotTakenError as error:
            return Refused(error.why, error.said)
        finally:
            assert self.internet.violations == []

    @property
    def asked(self) -> list[str]:
        return [f"{one.method} {one.path}" for one in self.internet.log]


@pytest.fixture
def there() -> IncidentIoStandIn:
    """An incident without follow-ups."""
    return IncidentIoStandIn()


@pytest.fixture
def sent(there: IncidentIoStandIn) -> Sent:
    """A program that knows the key."""
    return Sent(there)


# --- there already --------------------------------------------------------------------------------


def test_a_follow_up_that_is_there_is_found(sent: Sent, there: IncidentIoStandIn) -> None:
    """By the issue that it is connected to, whoever made it."""
    there.follow_ups.append(FollowUpIn("01A", INCIDENT, "By hand", issue=URL.upper()))

    assert sent.put() == Done("01A", url=PAGE)
    assert sent.asked == ["GET /v2/incidents/123", "GET /v3/follow_ups"]


def test_it_is_found_on_a_later_page(sent: Sent, there: IncidentIoStandIn) -> None:
    """A hundred are told at once."""
    others = (FollowUpIn(f"01A{n:04}", INCIDENT, "Other", issue=f"{URL}{n}") for n in range(250))
    there.follow_ups.extend((*others, FollowUpIn("01B", INCIDENT, "It", issue=URL)))

    assert sent.put() == Done("01B", url=PAGE)
    assert sent.asked.count("GET /v3/follow_ups") == 3


def test_one_that_people_have_deleted_is_not_made_again(
    sent: Sent, there: IncidentIoStandIn
) -> None:
    """They have decided."""
    there.follow_ups.append(FollowUpIn("01A", INCIDENT, "It", issue=URL, status="deleted"))

    assert sent.put() == Done("01A", url=PAGE)


def test_in_an_incident_that_is_a_test_it_is_found_too(
    sent: Sent, there: IncidentIoStandIn
) -> None:
    """Its follow-ups are listed only for whom asks by mode."""
    there.mode = "test"

    sent.put()
    again = sent.put()

    assert again == Done(there.follow_ups[0].id, url=PAGE)
    assert there.issues == [URL]


# --- made -----------------------------------------------------------------------------------------


def test_it_is_made_of_the_issue(sent: Sent, there: IncidentIoStandIn) -> None:
    """Connected from the first moment on, so that it is not exported once more."""
    assert sent.put() == Done(there.follow_ups[0].id, url=PAGE)
    assert sent.asked[2:] == ["POST /v3/follow_ups/actions/create_from_link"]
    assert there.issues == [URL]


def test_where_they_do_not_reach_the_repository_it_has_our_words(
    sent: Sent, there: IncidentIoStandIn
) -> None:
    """And leads to the issue; the next run finds it by that."""
    there.repositories = ()

    sent.put()
    sent.put()

    (one,) = there.follow_ups
    assert one.title == "Page somebody sooner"
    assert one.description == f"Agreed in the review.\n\nIncident Review: {URL}"


@pytest.mark.parametrize(
    "text",
    [
        f"Agreed in [the review of “Incident Review: {REVIEW}”]({REVIEW}).",
        f"- Done when: Incident Review: {REVIEW}",
        f"Incident Review: {REVIEW} says more",
        f"Incident Review: {REVIEW}\n\nIt is followed on GitHub.",
        "Incident Review: Checkout was slow",
    ],
)
def test_words_of_people_are_no_mark(sent: Sent, there: IncidentIoStandIn, text: str) -> None:
    """Whatever is in the title of the incident, ours is found again."""
    there.repositories = ()
    ours = replace(FOLLOW_UP, text=text)

    sent.put(ours)
    sent.put(ours)

    assert len(there.follow_ups) == 1


@pytest.mark.parametrize("shown", ["<{}>", "[{0}]({0})", "{}\n\nKim: I do it"])
def test_a_mark_is_known_as_they_show_it(sent: Sent, there: IncidentIoStandIn, shown: str) -> None:
    """As a link, or with words of people below."""
    there.follow_ups.append(
        FollowUpIn("01A", INCIDENT, "It", description=f"Incident Review: {shown.format(URL)}")
    )

    assert sent.put() == Done("01A", url=PAGE)


def test_it_is_connected_once_they_reach_the_repository(
    sent: Sent, there: IncidentIoStandIn
) -> None:
    """A run that died between making and connecting is mended by the next one."""
    there.repositories = ()
    sent.put()
    there.repositories = ("acme/shop",)

    sent.put()

    assert there.issues == [URL]


def test_its_owner_is_found_by_address(sent: Sent, there: IncidentIoStandIn) -> None:
    """Where the settings have one; else incident.io takes the assignee of the issue."""
    there.repositories, there.needs_owner = (), True
    there.users = {"ana@example.org": "01U"}
    owned = FollowUp(
        *(FOLLOW_UP.about, FOLLOW_UP.place, FOLLOW_UP.what, FOLLOW_UP.incident),
        *(FOLLOW_UP.title, FOLLOW_UP.text, FOLLOW_UP.url, "ana@example.org"),
    )

    sent.put(owned)

    assert [one.assignee for one in there.follow_ups] == ["01U"]


def test_what_another_run_has_made_meanwhile_is_not_made_again(
    sent: Sent, there: IncidentIoStandIn
) -> None:
    """It looks once more before it makes one with words of its own."""
    hand = sent.hand()
    assert hand._found(hand._incident("123"), FOLLOW_UP) is None
    sent.put()

    assert hand.put(FOLLOW_UP) == Done(there.follow_ups[0].id, url=PAGE)
    assert there.issues == [URL]


def test_one_without_an_owner_is_refused_in_their_words(
    sent: Sent, there: IncidentIoStandIn
) -> None:
    """People read on the line what to do."""
    there.needs_owner = True

    assert sent.put() == Refused(Why.REFUSED, "422: A follow-up needs an owner")
    assert there.follow_ups == []


def test_an_incident_that_is_not_there_is_named(sent: Sent) -> None:
    """The line says that the incident file is to be corrected."""
    unknown = Postmortem(POST_MORTEM.about, "incident-io", POST_MORTEM.what, "999", REVIEW)

    assert sent.put(unknown) == Refused(Why.NOT_FOUND, "the incident 999")


# --- the post-mortem ------------------------------------------------------------------------------


def test_the_review_becomes_the_post_mortem_once(sent: Sent, there: IncidentIoStandIn) -> None:
    """The second time it is seen there, although their list does not tell its address."""
    first, second = sent.put(POST_MORTEM), sent.put(POST_MORTEM)

    assert isinstance(first, Done)
    assert isinstance(second, Done)
    assert there.post_mortem == REVIEW
    assert "POST /v1/postmortem_documents/actions/attach" not in sent.asked


@pytest.mark.parametrize("in_app", [False, True])
def test_another_post_mortem_is_left_alone(
    sent: Sent, there: IncidentIoStandIn, *, in_app: bool
) -> None:
    """Attaching would take the place of what people have put there."""
    there.post_mortem, there.in_app = "" if in_app else "https://docs.example.org/1", in_app

    assert sent.put(POST_MORTEM) == Refused(Why.EXISTS, "another post-mortem")
    assert there.post_mortem in {"", "https://docs.example.org/1"}


# --- faults ---------------------------------------------------------------------------------------

ERROR = {"type": "x", "status": 0, "request_id": "r", "errors": [{"message": "No."}]}
FAULTS: dict[str, tuple[Fault, Iterable[Why]]] = {
    "401": (faults.Refused(401, ERROR), {Why.FORBIDDEN}),
    "403": (faults.Refused(403, ERROR), {Why.FORBIDDEN}),
    "404": (faults.Refused(404, ERROR), {Why.NOT_FOUND, Why.REFUSED}),
    "422": (faults.Refused(422, ERROR), {Why.REFUSED}),
    "429": (faults.Refused(429, ERROR, {"Retry-After": "60"}), {Why.NOT_YET}),
    "500": (faults.Refused(500, ERROR), {Why.UNCLEAR}),
    "lost before": (faults.LostBefore(), {Why.UNCLEAR}),
    "lost after": (faults.LostAfter(), {Why.UNCLEAR}),
    "redirect": (faults.redirected(302, "https://evil.example/"), {Why.REFUSED}),
    "garbage": (faults.Garbled(b"<html>"), {Why.UNCLEAR}),
    "other JSON": (faults.Garbled(b'{"follow_ups": [], "pagination_meta": 7}'), {Why.UNCLEAR}),
}


@pytest.mark.parametrize("parcel", [FOLLOW_UP, POST_MORTEM], ids=["follow-up", "post-mortem"])
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_at_any_request_leaves_nothing_twice(
    sent: Sent, there: IncidentIoStandIn, parcel: FollowUp | Postmortem, name: str
) -> None:
    """It is told what came of it, and the next run finds or makes what is missing."""
    fault, whys = FAULTS[name]
    for at in (1, 2, 3):
        there.empty()
        answer = sent.put(parcel, (at, fault))
        assert isinstance(answer, Done) or answer.why in whys, answer
        assert KEY not in str(answer)
        assert isinstance(sent.put(parcel), Done)
        assert len(there.follow_ups) == isinstance(parcel, FollowUp)
        assert bool(there.post_mortem) == isinstance(parcel, Postmortem)


@pytest.mark.parametrize("name", ["500", "429", "403", "lost before"])
def test_without_a_clear_answer_it_gets_no_words_of_ours(
    sent: Sent, there: IncidentIoStandIn, name: str
) -> None:
    """The next run makes it of the issue; one with our words would be exported once more."""
    answer = sent.put(FOLLOW_UP, (3, FAULTS[name][0]))

    assert isinstance(answer, Refused)
    assert there.follow_ups == []


def test_a_page_that_is_gone_is_no_slip_of_the_incident_file(sent: Sent) -> None:
    """The incident itself was found: the line says what they said."""
    assert sent.put(POST_MORTEM, (3, FAULTS["404"][0])) == Refused(Why.REFUSED, "404: No.")


def test_a_fault_on_the_way_of_our_words_leaves_nothing_twice(
    sent: Sent, there: IncidentIoStandIn
) -> None:
    """Looking, making, looking again, making it with our words, connecting: at each of them."""
    for fault, _ in FAULTS.values():
        for at in range(1, 7):
            there.empty()
            there.repositories = ()
            sent.put(FOLLOW_UP, (at, fault))
            assert isinstance(sent.put(), Done)
            assert len(there.follow_ups) == 1


def test_a_key_that_cannot_be_sent_is_sent_nowhere(sent: Sent) -> None:
    """A line end in it would be a header of its own."""
    hand = IncidentIo.opened(Keys({"incident-io-key": "a\nX: b"}))
    Straight(sent.internet).take(hand.tool.abroad)

    with pytest.raises(NotTakenError):
        hand.put(FOLLOW_UP)

    assert sent.asked == []


# --- trying the settings --------------------------------------------------------------------------


def test_trying_it_writes_nothing(sent: Sent) -> None:
    """And says what the key may do."""
    said = list(sent.hand().tried(IncidentIoRules()))

    assert said == [
        "the key “Incident Review” has the roles viewer, incident_editor",
        "it can read follow-ups",
        "it can read post-mortems",
    ]
    assert all(line.startswith("GET ") for line in sent.asked)


def test_trying_a_key_that_is_over_says_so(sent: Sent, there: IncidentIoStandIn) -> None:
    """In their words."""
    there.key = "another"

    with pytest.raises(NotTakenError) as refusal:
        list(sent.hand().tried(IncidentIoRules()))

    assert (refusal.value.why, refusal.value.said) == (
        Why.FORBIDDEN,
        "401: The API key is not valid",
    )
