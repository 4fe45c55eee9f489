"""Whose word counts, and for how long: what was done stands, guests speak for themselves."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pytest

from action.review.page.comment_steps import React
from action.review.settings import Away, Client, Person
from tests.stories.nouns import EVERYBODY, FRIDAY
from tests.stories.test_handing_over import holder, warnings
from tests.stories.world import Review, a_review, an_incident_file

MIRA_ALONE = {"responders": ("mira",)}
"""So that Tom has access, and no part."""
BY_TOM = (
    "/facilitator @kim",
    "/note-taker rota",
    "/invite @noor",
    "/co-facilitator @pat",
    "/coming",
    "/exception no-delivery-manager because x",
)


def without(review: Review, *logins: str) -> Review:
    """People lose access."""
    left = {one: f"U_{one}" for one in EVERYBODY if one not in logins}
    return review.house(people=MappingProxyType(left))


def row(review: Review, who: str) -> str:
    """The row of a person in the table; empty without one."""
    rows = review.section("people").splitlines()
    return next((one for one in rows if f"| {who} |" in one or f"({who})" in one), "")


def shown(review: Review) -> str:
    """The people as the page shows them."""
    return review.section("people").partition("## People")[2]


# --- what was done stands -------------------------------------------------------------------------


@pytest.mark.parametrize("words", BY_TOM)
def test_what_somebody_did_stands_when_they_lose_access(words: str) -> None:
    """As long as the comment does; nobody answers it once more."""
    clients = MappingProxyType({"acme": Client("acme", "Acme Ltd")})
    file = an_incident_file(**MIRA_ALONE, clients=("acme",)).team(clients=clients)
    done = file.served().commented(words).served()
    review = without(done, "tom").served()

    assert shown(done) != shown(file.served())
    assert shown(review) == shown(done)
    assert review.comments == done.comments


def test_whoever_lost_access_says_nothing_new_by_an_edit() -> None:
    """The thumbs-up stays on the comment; the words are not those that it was for."""
    done = a_review(**MIRA_ALONE).commented("/facilitator @kim", number=100).served()
    gone = without(done, "tom").served()
    review = gone.commented("/facilitator @lee", number=100).served()

    assert holder(gone).startswith("kim:")
    assert holder(review).startswith("jonas:")
    assert review.comments[-1].startswith(
        "Thank you. Commands such as `/facilitator` work only for"
    )
    back = review.commented("/facilitator @kim", number=100).served()
    assert holder(back).startswith("jonas:")


def test_whoever_lost_access_does_nothing_more() -> None:
    """What they said before, stands alone."""
    done = a_review(**MIRA_ALONE).commented("/coming").served()
    review = without(done, "tom").later(hours=1).commented("/facilitator @kim").served()

    assert row(review, "tom") == "| can | tom | wants to come | | yes |"
    assert holder(review).startswith("jonas:")
    assert review.did(React) == ()


def test_whoever_lost_access_has_no_part_by_their_own_word() -> None:
    """What they say of themselves does not let them write into the timeline."""
    done = a_review(**MIRA_ALONE).commented("/coming").served()
    review = without(done, "tom").later(hours=1).commented("/event 14:20 Noon").served()

    assert "Noon" not in review.timeline
    assert "Commands such as `/event` work only for" in review.comments[-1]


@pytest.mark.parametrize("role", ["facilitator", "note-taker"])
def test_whoever_was_named_keeps_the_role_without_access(role: str) -> None:
    """The page says that GitHub cannot assign them."""
    done = a_review(**MIRA_ALONE).commented(f"/{role} @tom", by="mira").served()
    review = without(done, "tom").served()

    assert holder(review, role).startswith("tom:")
    assert "tom cannot be assigned to this issue" in warnings(review)
    assert review.comments == ()


def test_what_the_rota_picked_stands_when_the_settings_drop_it() -> None:
    """It was asked in its time; whoever asks now hears that there is none."""
    done = a_review().commented("/facilitator rota").served()
    review = done.team(facilitators=()).served()
    anew = review.later(hours=1).commented("/facilitator rota").served()

    assert holder(review).startswith("kim: picked from the rota")
    assert review.comments == ()
    assert "because `facilitators` in the settings names nobody" in anew.comments[-1]


def test_deleting_what_was_done_takes_it_back_all_the_same() -> None:
    """It was never said, and nothing remembers it."""
    done = a_review(**MIRA_ALONE).commented("/facilitator @kim", number=100).served()
    review = without(done, "tom").served().deleted(100).served()

    assert holder(review).startswith("jonas:")
    assert " done=" not in review.section("people")


# --- guests speak for themselves ------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "/facilitator @zoe",
        "/note-taker rota",
        "/swap",
        "/co-facilitator @pat",
        "/invite @eve",
        "/exception no-facilitator because x",
    ],
)
def test_whoever_was_only_invited_decides_nothing_for_others(words: str) -> None:
    """Not even for themselves, where that gives them a role."""
    invited = a_review().commented("/invite @zoe can").served().later(hours=1)
    review = invited.commented(words, by="zoe").served()

    assert shown(review) == shown(invited)
    assert "is for people who have access to this repository or a role" in review.comments[-1]


@pytest.mark.parametrize("named", ["/facilitator @zoe", "/note-taker @zoe", "/co-facilitator @zoe"])
def test_whoever_was_given_a_role_decides_like_everybody(named: str) -> None:
    """With access or without."""
    known = a_review().team(people=MappingProxyType({"zoe": Person("zoe")}))
    invited = known.commented(named).served().later(hours=1)
    review = invited.commented("/invite @lee can", by="zoe").served()

    assert "| can | lee | was invited by zoe |" in review.section("people")


# --- an exception holds for whom it was made ------------------------------------------------------


def test_an_exception_for_one_facilitator_does_not_hold_for_another() -> None:
    """Coming back to the first, it does."""
    mira = a_review().commented("/facilitator @mira").later(hours=1)
    said = mira.commented("/exception not-neutral because she only looked on", by="ana").served()
    tom = said.later(hours=1).commented("/facilitator @tom", by="ana").served()
    back = tom.later(hours=1).commented("/facilitator @mira", by="ana").served()

    assert "and responded to the incident" not in warnings(said)
    assert "tom facilitates and responded to the incident" in warnings(tom)
    assert "Left out on purpose" not in tom.section("people")
    assert "and responded to the incident" not in warnings(back)


def test_an_exception_for_one_person_with_both_roles_does_not_hold_for_another() -> None:
    """Each is a full job; please name two people."""
    both = a_review().commented("/facilitator @kim\n/note-taker @kim").later(hours=1)
    said = both.commented("/exception same-person because we are few", by="ana").served()
    other = said.later(hours=1).commented("/facilitator @lee\n/note-taker @lee").served()

    assert "takes notes. Each" not in warnings(said)
    assert "lee facilitates and takes notes. Each" in warnings(other)


def test_an_exception_from_an_open_role_ends_when_somebody_takes_it() -> None:
    """Open once more, it is said once more; nobody is told that their word was needless."""
    opened = a_review().unassigns("tom", "ana").served().later(hours=1)
    said = opened.commented("/exception no-note-taker because we are two", by="lee").served()
    taken = said.later(hours=1).commented("/note-taker @lee").served()
    again = taken.later(hours=1).unassigns("tom", "lee").served()

    assert "There is no note-taker now" in warnings(opened)
    assert "There is no note-taker now" not in warnings(said)
    assert "There is no note-taker now: lee was unassigned" in warnings(again)


# --- people are known whatever their case ---------------------------------------------------------


def noted(**more: Any) -> Review:
    """A team whose settings spell Noor with a capital, who is away for long."""
    first, last = FRIDAY.date(), FRIDAY.date().replace(month=12)
    noor = Person("Noor", "Noor Haddad", senior=True, away=(Away(first, last),))
    return an_incident_file(**more).team(people=MappingProxyType({"Noor": noor})).served()


@pytest.mark.parametrize(
    ("deed", "spelled"), [("comment", "Noor"), ("sidebar", "Noor"), ("file", "nOOR")]
)
def test_people_of_the_settings_are_found_whatever_their_case(deed: str, spelled: str) -> None:
    """Their name and their absence are theirs; the file is repeated as it is."""
    match deed:
        case "comment":
            review = noted().commented("/facilitator @NOOR").served()
        case "sidebar":
            review = noted().unassigns("tom", "jonas").assigns("tom", "noor").served()
        case _:
            review = noted(facilitator="nOOR")

    assert f"| must | Noor Haddad ({spelled}) |" in review.section("people")
    assert "is the facilitator but is away until" in warnings(review)


def test_a_name_in_a_comment_is_spelled_as_in_the_settings() -> None:
    """Nobody stands there twice."""
    review = noted().commented("/invite @NOOR should").served()

    assert "Noor Haddad (Noor)" in review.section("people")
