"""Who comes to a review, and why; what the rules cannot have is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.review.dates.review_days import ReviewDays
from action.review.house import Repository
from action.review.incident import Incident
from action.review.model import Snapshot
from action.review.people import cast
from action.review.people.cast import Cast
from action.review.people.lacks import (
    FacilitatorResponded,
    Lack,
    NoRota,
    NoSenior,
    RotaBusy,
    SamePerson,
)
from action.review.people.need import Need
from action.review.people.whys import DeliveryManager, Lead, Responder
from action.review.settings import Client, Person, Settings, Severity
from action.review.standing import noted
from action.review.standing.role import Served
from tests.stories.nouns import (
    EVERYBODY,
    FRIDAY,
    ID,
    a_file,
    a_house,
    a_pull_request,
    a_team,
    an_incident,
)
from tests.stories.world import a_review

MINOR = Severity("minor", within=10, minutes=60, due=30)


def a_cast(
    incident: Incident, team: Settings | None = None, house: Repository | None = None
) -> Cast:
    """Who comes, before a review issue is there."""
    return seen(Snapshot(ID, house or a_house(), a_file(incident)), team or a_team(), incident)


def seen(snapshot: Snapshot, team: Settings, incident: Incident) -> Cast:
    """Who comes to a review that is opened today."""
    today = FRIDAY.date()
    return cast.cast(snapshot, team, incident, ReviewDays(today, today, today), FRIDAY)


def served(*reviews: tuple[str, ...]) -> tuple[Served, ...]:
    """Who facilitated and took notes in the last reviews, newest first."""
    both = ((*review, "", "")[:2] for review in reviews)
    return tuple(Served(facilitator, note_taker) for facilitator, note_taker in both)


def lacks(cast: Cast) -> list[type[Lack]]:
    """The kinds of what could not be met."""
    return [type(lack) for lack in cast.lacks]


def needs(cast: Cast) -> dict[str, Need]:
    """How much each person is needed."""
    return {person.login: person.need for person in cast.attendees}


# --- the rota -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rota", "facilitator", "note_taker"),
    [
        ((), "jonas", "ana"),
        ((("jonas", "ana"),), "kim", "lee"),
        ((("jonas", "lee"),), "kim", "ana"),
        ((("jonas", "kim"), ("lee", "jonas")), "kim", "ana"),
        ((("kim", "lee"), ("jonas", "ana")), "jonas", "ana"),
        ((("kim",), ("kim",), ("jonas",)), "jonas", "ana"),
        ((("JONAS", "Ana"),), "kim", "lee"),
    ],
)
def test_who_has_waited_longest_is_picked(
    rota: tuple[tuple[str, ...], ...], facilitator: str, note_taker: str
) -> None:
    """In either role; who has never served has waited longest of all."""
    cast = a_cast(an_incident(), house=a_house(rota=served(*rota)))

    assert cast.roles == (facilitator, note_taker)


def test_a_responder_is_never_picked() -> None:
    """Not even on the periphery, and whatever the capitals (R36)."""
    cast = a_cast(an_incident(comms="JONAS", scribe="Ana"))

    assert cast.roles == ("kim", "lee")


def test_nobody_is_picked_for_both_roles() -> None:
    """One rota for both is enough, if it has two people (R38)."""
    team = a_team(facilitators=("kim", "lee"), note_takers=("kim", "lee"))

    assert a_cast(an_incident(), team).roles == ("kim", "lee")


def test_the_note_taker_of_the_file_does_not_facilitate() -> None:
    """Whoever is named by hand is out of the draw."""
    cast = a_cast(an_incident(note_taker="jonas"))

    assert cast.roles == ("kim", "jonas")


def test_who_can_be_assigned_is_picked_before_who_cannot() -> None:
    """Somebody who left the organisation may still stand on the rota."""
    house = a_house(people={"kim": "U_kim"})

    assert a_cast(an_incident(), house=house).facilitator == "kim"


def test_where_nobody_can_be_assigned_somebody_is_picked_all_the_same() -> None:
    """The page says then that GitHub cannot assign them."""
    assert a_cast(an_incident(), house=a_house(people={})).roles == ("jonas", "ana")


def test_who_was_picked_stays_picked() -> None:
    """The page remembers; the rota has moved on meanwhile."""
    review = a_review()
    house = a_house(rota=served(("jonas", "ana")) * 3)
    snapshot = replace(review.snapshot, repository=house)

    assert seen(snapshot, review.settings, an_incident()).roles == ("jonas", "ana")


# --- reasons --------------------------------------------------------------------------------------


def test_everybody_who_responded_must_come() -> None:
    """The people closest to the event tell how it was (R30, R31)."""
    cast = a_cast(an_incident(lead="mira", scribe="kim", comms="pat", responders=("tom",)))

    assert {login: needs(cast)[login] for login in ("mira", "kim", "pat", "tom")} == dict.fromkeys(
        ("mira", "kim", "pat", "tom"), Need.MUST
    )


def test_a_person_with_a_role_is_not_called_responder_too() -> None:
    """The role says it already."""
    cast = a_cast(an_incident(lead="mira", responders=("mira", "tom")))
    reasons = {person.login: person.reasons for person in cast.attendees}

    assert (reasons["mira"], reasons["tom"]) == ((Lead(),), (Responder(),))


def test_the_client_side_should_come() -> None:
    """Delivery manager and sprint team of every client it touched (R32)."""
    clients = {
        "acme": Client("acme", "Acme", "lee", ("pat",)),
        "globex": Client("globex", "Globex", "lee"),
    }
    cast = a_cast(an_incident(clients=("acme", "globex", "unknown")), a_team(clients=clients))
    lee = next(person for person in cast.attendees if person.login == "lee")

    assert lee.reasons == (DeliveryManager("Acme"), DeliveryManager("Globex"))
    assert needs(cast)["pat"] is Need.SHOULD


def test_somebody_senior_from_outside_must_come() -> None:
    """Where the severity asks for it (R33)."""
    assert needs(a_cast(an_incident(severity="major")))["noor"] is Need.MUST
    assert "noor" not in needs(a_cast(an_incident(severity="minor")))


def test_who_must_for_one_reason_must_whatever_the_others() -> None:
    """The strongest need counts; every reason is told."""
    cast = a_cast(an_incident(lead="lee", clients=("acme",)))
    lee = next(person for person in cast.attendees if person.login == "lee")

    assert (lee.need, lee.reasons) == (Need.MUST, (Lead(), DeliveryManager("Acme Ltd")))


def test_one_person_spelled_in_two_ways_is_one_person() -> None:
    """GitHub's logins do not care about case."""
    cast = a_cast(an_incident(lead="Mira", responders=("mira", "tom")))

    assert [person.login.lower() for person in cast.attendees].count("mira") == 1


def test_who_has_read_is_known_whatever_the_capitals() -> None:
    """A submitted review counts."""
    snapshot = Snapshot(
        ID, a_house(), a_file(an_incident()), pull_request=a_pull_request(read_by=("Mira",))
    )
    everybody = seen(snapshot, a_team(), an_incident())

    assert [person.login for person in everybody.attendees if person.has_read] == ["mira"]


def test_people_are_shown_by_the_name_that_the_settings_give() -> None:
    """A login says little to a client."""
    team = a_team(people={"mira": Person("mira", "Mira Okafor")})
    names = {person.login: person.name for person in a_cast(an_incident(), team).attendees}

    assert (names["mira"], names["tom"]) == ("Mira Okafor", "tom")


# --- what cannot be met ---------------------------------------------------------------------------


def test_a_review_that_has_everybody_lacks_nothing() -> None:
    """Nothing is said where nothing is missing."""
    assert lacks(a_cast(an_incident())) == []


@pytest.mark.parametrize(
    ("incident", "team", "kinds"),
    [
        (an_incident(), a_team(facilitators=()), [NoRota]),
        (an_incident(), a_team(note_takers=()), [NoRota]),
        (an_incident(responders=("jonas", "kim")), a_team(), [RotaBusy]),
        (an_incident(), a_team(facilitators=("kim",), note_takers=("kim",)), [RotaBusy]),
        (an_incident(facilitator="tom"), a_team(), [FacilitatorResponded]),
        (an_incident(facilitator="kim", note_taker="Kim"), a_team(), [SamePerson]),
        (an_incident(severity="major", lead="noor"), a_team(), [NoSenior]),
        (an_incident(severity="major"), a_team(people={}), [NoSenior]),
        (an_incident(), a_team(severities={"minor": replace(MINOR, senior=True)}), []),
    ],
)
def test_what_cannot_be_met_is_named(
    incident: Incident, team: Settings, kinds: list[type[Lack]]
) -> None:
    """Said, not hidden."""
    assert lacks(a_cast(incident, team)) == kinds


# --- what holds for any team ----------------------------------------------------------------------

logins = st.lists(st.sampled_from(EVERYBODY), max_size=4, unique=True).map(tuple)


@given(responders=logins, facilitators=logins, note_takers=logins, before=st.lists(logins))
def test_the_rota_keeps_its_rules(
    responders: tuple[str, ...],
    facilitators: tuple[str, ...],
    note_takers: tuple[str, ...],
    before: list[tuple[str, ...]],
) -> None:
    """Never a responder, never one person for both; and nobody only where nobody is free."""
    incident = an_incident(lead=None, responders=responders)
    team = a_team(facilitators=facilitators, note_takers=note_takers)
    cast = a_cast(incident, team, a_house(rota=served(*before)))
    free = {*note_takers} - {*responders} - {cast.facilitator}

    assert not {*cast.roles} & {*responders}
    assert len(set(cast.roles)) == len(cast.roles)
    assert (cast.facilitator is None) == (not {*facilitators} - {*responders})
    assert (cast.note_taker is None) == (not free)


def test_who_was_asked_is_remembered_in_the_page() -> None:
    """So that nobody is asked twice, even after GitHub has forgotten."""
    review = a_review()

    assert noted.logins(review.snapshot, "asked") == ("mira", "tom")
    assert review.issue.page.people["asked"] == "mira tom"
