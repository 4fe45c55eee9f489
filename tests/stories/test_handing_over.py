"""Who facilitates and takes notes: whose turn it is, how a role is handed over, by whose word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from action.review.page.comment_steps import AddComment
from action.review.plan import Assign, RequestReviews, Unassign
from action.review.settings import Away, Client, Person
from action.review.standing.role import Served
from tests.stories.nouns import EVENTS, HOUSE, a_team, an_event
from tests.stories.world import Review, a_review, an_incident_file

BEGINS = {"facilitator": "leads the conversation (facilitator), ", "note-taker": "takes notes, "}
COMMENT = f"[a comment]({HOUSE}/issues/1#issuecomment-100)"


def holder(review: Review, role: str = "facilitator") -> str:
    """Who has a role and by whose word, as the page says it; nobody is empty."""
    for row in review.section("people").splitlines():
        if BEGINS[role] in row:
            _, login, why, *_ = row.strip("| ").split(" | ")
            return f"{login}: {why.partition(BEGINS[role])[2].partition(';')[0]}"
    return ""


def before(review: Review, role: str = "facilitator") -> str:
    """Who had a role before, as the page says it; nobody is empty."""
    found = re.search(rf"Previous {role}: (.*)\.", review.section("people"))
    return found[1] if found else ""


def warnings(review: Review) -> str:
    """What the page warns of."""
    return review.section("notices").partition("> [!WARNING]\n")[2]


def away(login: str, first: date, last: date) -> dict[str, object]:
    """What the team settles about somebody who is not there for some days."""
    people = {**a_team().people, login: Person(login, away=(Away(first, last),))}
    return {"people": MappingProxyType(people)}


# --- whose turn it is -----------------------------------------------------------------------------


def test_the_rota_begins_at_its_top() -> None:
    """The page says that it was the rota."""
    review = a_review()

    assert holder(review) == "jonas: picked from the rota"
    assert holder(review, "note-taker") == "ana: picked from the rota"


@pytest.mark.parametrize(
    ("lately", "picked"),
    [
        ((Served("jonas"),), "kim"),
        ((Served("kim"), Served("jonas")), "jonas"),
        ((Served("jonas"), Served("kim")), "kim"),
        ((Served("ana"), Served("kim", "jonas")), "jonas"),
        ((Served("kim", "jonas"),), "jonas"),
        ((Served("lee", is_open=True), Served("Jonas", is_open=True)), "kim"),
    ],
    ids=["never", "longest ago", "the other", "took notes", "another role", "open"],
)
def test_whoever_has_served_least_recently_is_picked(
    lately: tuple[Served, ...], picked: str
) -> None:
    """In either role; of two who served in one review, whoever had not this role (R36)."""
    review = an_incident_file().house(rota=lately).served()

    assert holder(review).startswith(f"{picked}:")


def test_of_two_who_served_together_the_one_with_less_before_is_picked() -> None:
    """Else somebody on both rotas would serve twice as often as somebody else on both."""
    lately = (Served("kim", "jonas"), Served("jonas", "lee"), Served("lee", "ana"))
    review = an_incident_file().house(rota=lately).served()

    assert holder(review).startswith("kim:")


def test_a_review_that_has_begun_does_not_count_for_itself() -> None:
    """Who has its role would seem to have served last."""
    review = a_review().house(rota=(Served("jonas", "ana", number=1, is_open=True),)).served()

    assert review.steps == ()


def test_whoever_alone_can_take_notes_is_not_made_to_facilitate() -> None:
    """One role more would be open for nothing."""
    lately = (Served("jonas", ""),)
    review = an_incident_file().team(note_takers=("kim",)).house(rota=lately).served()

    assert review.issue.assignees == ("jonas", "kim")


@pytest.mark.parametrize(
    "changes",
    [
        {"responders": ("jonas",)},
        {"lead": "jonas"},
        {"scribe": "Jonas"},
        {"comms": "jonas"},
        {"events": (*EVENTS, an_event("14:50", "@jonas looks on"))},
        {"note_taker": "jonas"},
    ],
    ids=["responder", "lead", "scribe", "communications", "named", "note-taker"],
)
def test_nobody_from_within_is_picked(changes: dict[str, object]) -> None:
    """Nor anybody for both roles (R36, R38)."""
    assert holder(a_review(**changes)) == "kim: picked from the rota"


@pytest.mark.parametrize(
    ("first", "last", "picked"),
    [
        (date(2026, 11, 10), date(2026, 11, 19), "jonas"),
        (date(2026, 11, 10), date(2026, 11, 20), "kim"),
        (date(2026, 11, 24), date(2026, 11, 24), "kim"),
        (date(2026, 12, 4), date(2026, 12, 20), "kim"),
        (date(2026, 12, 5), date(2026, 12, 20), "jonas"),
    ],
    ids=["back today", "today still", "between", "from the last day", "after the meeting"],
)
def test_nobody_is_picked_who_is_away_before_the_meeting(
    first: date, last: date, picked: str
) -> None:
    """From today to the last day on which it may be."""
    review = an_incident_file().team(**away("jonas", first, last)).served()

    assert "**Meet** by Friday 4 December" in review.section("steps")
    assert holder(review).startswith(f"{picked}:")


def test_where_nobody_is_free_the_page_says_so_and_goes_on() -> None:
    """What cannot be met stops nothing."""
    review = a_review(responders=("jonas", "kim"), note_taker="ana")

    assert holder(review) == ""
    assert "Nobody on the rota can be the facilitator" in review.section("notices")
    assert holder(review, "note-taker") == "ana: named in the incident file"


def test_whoever_becomes_free_is_picked_for_a_role_that_nobody_has_had() -> None:
    """And stays."""
    review = a_review(responders=("jonas", "kim")).file_says(responders=("kim",)).served()

    assert holder(review) == "jonas: picked from the rota"
    assert before(review) == ""
    assert review.served().steps == ()


def test_whoever_becomes_free_does_not_take_what_somebody_has() -> None:
    """Nor are they told as somebody before."""
    busy = a_review(responders=("jonas", "kim")).commented("/facilitator @lee").served()
    review = busy.file_says(responders=("kim",)).served()

    assert holder(review) == f"lee: named by tom in {COMMENT}"
    assert before(review) == ""


def test_load_is_shown_once() -> None:
    """As it was when they got the role; other reviews do not edit this page for ever."""
    busy = (Served("jonas", "lee", 7, is_open=True), Served("jonas", "", 8), Served("kim", "jonas"))
    review = an_incident_file().team(facilitators=("jonas",)).house(rota=busy).served()

    assert "picked from the rota; had a role in 1 other open review at that time |" in (
        review.section("people")
    )
    assert "in 1 other" not in a_review().section("people")
    assert review.house(rota=(replace(busy[1], is_open=True), *busy)).served().steps == ()


# --- by a comment ---------------------------------------------------------------------------------


def test_a_comment_hands_over_a_role() -> None:
    """The page says by whose word, and who had it before; the assignee changes with it."""
    review = a_review().commented("/facilitator @kim").served()

    assert holder(review) == f"kim: named by tom in {COMMENT}"
    assert before(review) == "jonas"
    assert [step.logins for step in review.did(Assign)] == [("kim",)]
    assert [step.logins for step in review.did(Unassign)] == [("jonas",)]
    assert review.served().steps == ()


def test_a_comment_hands_over_the_notes() -> None:
    """The other role stays where it is."""
    review = a_review().commented("/note-taker lee").served()

    assert holder(review, "note-taker") == f"lee: named by tom in {COMMENT}"
    assert holder(review) == "jonas: picked from the rota"
    assert set(review.issue.assignees) == {"jonas", "lee"}


def test_the_two_swap() -> None:
    """With their roles before; nobody is assigned anew."""
    review = a_review().commented("/swap").served()

    assert holder(review) == f"ana: swapped by tom in {COMMENT}"
    assert holder(review, "note-taker") == f"jonas: swapped by tom in {COMMENT}"
    assert (before(review), before(review, "note-taker")) == ("jonas", "ana")
    assert review.did(Assign) + review.did(Unassign) == ()


def test_a_role_that_goes_to_and_fro_names_nobody_twice() -> None:
    """Nor whoever has it now as somebody before."""
    review = a_review()
    for login in ("kim", "jonas", "kim", "lee", "jonas"):
        review = review.later(hours=1).commented(f"/facilitator @{login}")

    assert before(review.served()) == "kim, then lee"


def test_somebody_learns_by_watching() -> None:
    """They should come; the facilitator does not learn it (R36)."""
    review = a_review().commented("/co-facilitator @kim").served()
    row = "| should | kim | learns to facilitate by watching (co-facilitator) |"

    assert row in review.section("people")
    assert review.did(Assign) + review.did(RequestReviews) == ()
    taken = review.later(hours=1).commented("/facilitator @kim").served()
    assert "learns to facilitate" not in taken.section("people")


def test_a_co_facilitator_named_without_a_mention_is_told_once() -> None:
    """GitHub has told nobody of them."""
    review = a_review().commented("/co-facilitator kim").served()

    anew = review.commented("/co-facilitator kim!", number=100).served()

    assert "| should | @kim | learns to facilitate" in review.section("people")
    assert anew.section("people").count("@kim") == 1
    assert anew.did(AddComment) == ()


# --- asking the rota ------------------------------------------------------------------------------


def test_the_rota_names_somebody_else() -> None:
    """Neither whoever has the role, nor whoever has the other one."""
    review = a_review().commented("/facilitator rota").served()

    assert holder(review) == f"kim: picked from the rota, as {COMMENT} asked"
    assert before(review) == "jonas"


def test_the_rota_does_not_come_back_to_whoever_had_the_role() -> None:
    """It says that nobody else is free."""
    once = a_review().commented("/facilitator rota").served()
    review = once.later(hours=1).commented("/facilitator rota").served()

    assert holder(review).startswith("kim:")
    (answer,) = review.comments
    assert answer == (
        "- `/facilitator rota` changes nothing: nobody else on the rota is free, so kim remains the"
        " facilitator. Name somebody with `/facilitator @login`."
    )


def test_the_rota_picks_once_for_a_comment() -> None:
    """Whoever is on top of it later, and whatever is edited around the command."""
    review = a_review().team(facilitators=("jonas", "kim", "lee")).commented("/facilitator rota")
    picked = review.served()
    later = picked.house(rota=(Served("kim"), Served("kim"))).team(facilitators=("jonas", "lee"))

    assert holder(picked).startswith("kim:")
    assert later.served().did(Assign) == ()
    assert holder(later.commented("Well.\n\n/facilitator rota", number=100).served()) == (
        holder(picked)
    )


def test_a_deleted_question_to_the_rota_was_never_asked() -> None:
    """The role is theirs again who had it."""
    asked = a_review().commented("/facilitator rota").served()
    review = asked.deleted(100).served()

    assert holder(review) == "jonas: picked from the rota"
    assert before(review) == ""
    assert set(review.issue.assignees) == {"jonas", "ana"}


def test_the_rota_of_nobody_is_no_rota() -> None:
    """The answer names the field of the settings."""
    review = a_review().team(note_takers=()).commented("/note-taker rota").served()

    assert "because `note-takers` in the settings names nobody" in review.comments[0]
    assert holder(review, "note-taker") == "ana: picked from the rota"


# --- in the sidebar -------------------------------------------------------------------------------


def test_whoever_is_assigned_after_the_holder_was_taken_off_has_the_role() -> None:
    """One gesture, which GitHub has anyway."""
    review = a_review().unassigns("tom", "jonas").assigns("mira", "kim").served()

    assert holder(review) == "kim: assigned by mira"
    assert before(review) == "jonas"
    assert review.issue.assignees == ("ana", "kim")
    assert review.did(Assign) + review.did(Unassign) == ()


def test_of_one_save_the_order_does_not_matter() -> None:
    """GitHub's clock shows seconds; the sidebar may tell the assignment first."""
    review = a_review().assigns("tom", "kim").unassigns("tom", "jonas").served()

    assert holder(review) == "kim: assigned by tom"


def test_who_was_assigned_before_takes_no_role() -> None:
    """They were assigned for a reason of their own, and the role is open."""
    helps = a_review().assigns("tom", "kim").served()
    review = helps.later(seconds=1).unassigns("tom", "jonas").served()

    assert holder(review) == ""
    assert review.issue.assignees == ("ana", "kim")


def test_a_role_that_was_left_stays_open() -> None:
    """The page says so; the rota does not step in, and nobody is assigned against their will."""
    review = a_review().unassigns("jonas", "jonas").served()

    assert holder(review) == ""
    assert before(review) == "jonas"
    assert (
        "There is no facilitator now: jonas was unassigned. Assign somebody to this issue, or"
        " write `/facilitator @login` in a comment. `/facilitator rota` picks from the rota."
    ) in review.section("notices")
    assert review.did(Assign) == ()
    assert review.later(days=1).served().did(Assign) == ()


def test_a_role_that_was_left_can_be_taken_later() -> None:
    """By whoever is assigned next; then nothing is missing."""
    left = a_review().unassigns("tom", "jonas").served()
    review = left.later(days=2).assigns("tom", "kim").served()

    assert holder(review) == "kim: assigned by tom"
    assert "There is no facilitator" not in review.section("notices")


def test_whoever_comes_back_has_the_role_again() -> None:
    """And is nobody before themselves."""
    left = a_review().unassigns("tom", "jonas").served()
    review = left.later(days=2).assigns("tom", "jonas").served()

    assert holder(review) == "jonas: assigned by tom"
    assert before(review) == ""


def test_the_rota_fills_a_role_that_was_left_when_it_is_asked() -> None:
    """With somebody who has not had it."""
    left = a_review().unassigns("tom", "jonas").served()
    review = left.later(hours=1).commented("/facilitator rota").served()

    assert holder(review) == f"kim: picked from the rota, as {COMMENT} asked"
    assert "kim" in review.issue.assignees


def test_two_roles_that_were_left_are_taken_in_their_order() -> None:
    """First the one that was left first."""
    left = a_review().unassigns("tom", "ana").later(hours=1).unassigns("tom", "jonas")
    one = left.later(hours=1).assigns("tom", "lee")
    both = one.later(hours=1).assigns("tom", "kim").served()

    assert holder(left.served()) + holder(left.served(), "note-taker") == ""
    assert holder(one.served(), "note-taker") == "lee: assigned by tom"
    assert holder(both) == "kim: assigned by tom"


def test_whoever_is_assigned_without_a_role_is_left_alone() -> None:
    """Now, and when the roles change."""
    helps = a_review().assigns("tom", "pat").served()
    review = helps.later(hours=1).commented("/facilitator @kim").served()

    assert helps.did(Unassign) == ()
    assert review.issue.assignees == ("ana", "pat", "kim")


def test_what_we_did_in_the_sidebar_is_no_word_of_anybody() -> None:
    """A role that we have handed over can be taken again by a comment that is deleted."""
    handed = a_review().commented("/facilitator @kim").served()

    assert handed.issue.assignments == ()


# --- in the file ----------------------------------------------------------------------------------


def test_a_file_that_changes_later_counts_as_the_newer_word() -> None:
    """The page remembers since when it says so."""
    told = a_review().commented("/facilitator @kim").served()
    review = told.later(days=1).file_says(facilitator="lee").served()

    assert holder(review) == "lee: named in the incident file"
    assert before(review) == "jonas, then kim"
    assert review.later(days=1).served().did(Assign) == ()


def test_a_comment_after_the_file_counts_as_the_newer_word() -> None:
    """Whatever else is changed in the file then."""
    named = a_review().file_says(facilitator="lee").served()
    review = named.later(days=1).commented("/facilitator @kim").served()

    assert holder(review) == f"kim: named by tom in {COMMENT}"
    assert holder(review.later(days=1).file_says(summary="More is known").served()) == (
        holder(review)
    )


def test_whom_the_file_named_first_is_remembered() -> None:
    """The page keeps who had the role before, however it was handed over."""
    review = a_review(facilitator="kim").later(days=1).file_says(facilitator="lee").served()

    assert (holder(review), before(review)) == ("lee: named in the incident file", "kim")


def test_a_name_that_is_taken_out_of_the_file_leaves_the_role_open() -> None:
    """As in the sidebar: the rota does not step in by itself."""
    review = a_review(facilitator="kim").later(days=1).file_says(facilitator=None).served()

    assert (holder(review), before(review)) == ("", "kim")
    assert "There is no facilitator now: kim was unassigned." in review.section("notices")
    assert "kim" not in review.issue.assignees


def test_a_name_that_is_taken_out_of_the_file_takes_nobody_else_off() -> None:
    """Somebody else has the role by a comment."""
    named = a_review(facilitator="kim").commented("/facilitator @lee").served()
    review = named.later(days=1).file_says(facilitator=None).served()

    assert holder(review).startswith("lee:")


# --- neutrality and what else cannot be met -------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda review: review.commented("/facilitator @mira"), "mira facilitates and responded"),
        (
            lambda review: review.unassigns("tom", "jonas").assigns("tom", "mira"),
            "mira facilitates and responded",
        ),
        (lambda review: review.file_says(facilitator="tom"), "tom facilitates and responded"),
        (
            lambda review: review.file_says(responders=("jonas",)),
            "jonas facilitates and responded",
        ),
        (
            lambda review: review.commented("/event 14:50 @jonas looks on"),
            "jonas facilitates and is named in the timeline",
        ),
        (
            lambda review: review.commented("/note-taker @mira\n/swap"),
            "mira facilitates and responded",
        ),
    ],
    ids=["comment", "sidebar", "file", "responder", "timeline", "swap"],
)
def test_neutrality_is_looked_at_after_every_change(change: object, said: str) -> None:
    """A facilitator from within is said, and nothing is stopped (R36)."""
    assert callable(change)
    review = change(a_review()).served()

    assert "facilitates and" not in a_review().section("notices")
    assert said in review.section("notices")


def test_one_person_for_both_roles_is_said_and_allowed() -> None:
    """Each is work for one person (R38)."""
    review = a_review().commented("/note-taker @jonas").served()

    assert holder(review, "note-taker") == f"jonas: named by tom in {COMMENT}"
    assert "jonas facilitates and takes notes." in review.section("notices")
    assert review.issue.assignees == ("jonas",)


def test_a_holder_who_is_away_is_said_and_not_replaced() -> None:
    """With both ways to name somebody else."""
    absent = away("jonas", date(2026, 11, 23), date(2026, 12, 1))
    review = a_review().team(**absent).served()

    assert holder(review).startswith("jonas:")
    assert "jonas is the facilitator but is away until Tuesday 1 December." in review.section(
        "notices"
    )
    assert "away until" not in review.later(days=12).served().section("notices")


def test_a_holder_who_cannot_come_is_said_and_not_replaced() -> None:
    """People decide who is next."""
    review = a_review().commented("/not-coming", by="jonas").served()

    assert holder(review).startswith("jonas:")
    assert "jonas is the facilitator but cannot come." in review.section("notices")


# --- exceptions -----------------------------------------------------------------------------------

ALONE = MappingProxyType({"acme": Client("acme", "Acme Ltd")})
LACKING: Mapping[str, dict[str, Any]] = {
    "no-senior": {"severity": "major", "responders": ("noor",)},
    "no-facilitator": {"responders": ("jonas", "kim")},
    "no-note-taker": {"responders": ("ana", "lee")},
    "not-neutral": {"facilitator": "mira"},
    "same-person": {"facilitator": "kim", "note_taker": "kim"},
    "no-delivery-manager": {"clients": ("acme",)},
}
LEFT_OUT = {
    "no-senior": "a senior person who did not respond",
    "no-facilitator": "a facilitator",
    "no-note-taker": "a note-taker",
    "not-neutral": "a facilitator who had nothing to do with the incident",
    "same-person": "two people for the two roles",
    "no-delivery-manager": "a delivery manager of the client",
}


NOT_LACKING = {
    "no-senior": "no senior person is missing",
    "no-facilitator": "there is a facilitator",
    "no-note-taker": "there is a note-taker",
    "not-neutral": "the facilitator was not involved in the incident",
    "same-person": "nobody has both roles",
    "no-delivery-manager": "no delivery manager is missing",
}


def lacking(lack: str) -> Review:
    """A review that lacks this and nothing else."""
    return an_incident_file(**LACKING[lack]).team(clients=ALONE).served()


@pytest.mark.parametrize("lack", LACKING)
def test_an_exception_takes_the_warning_off_and_is_written_down(lack: str) -> None:
    """Why, and who has decided it, on the page and in the record."""
    review = lacking(lack).commented(f"/exception {lack} because we are few", by="ana").served()
    said = (
        f"Left out on purpose: {LEFT_OUT[lack]}. ana said"
        f" [why]({HOUSE}/issues/1#issuecomment-100): we are few"
    )

    assert warnings(lacking(lack)) != ""
    assert warnings(review) == ""
    assert said in review.section("people")
    assert review.comments == ()
    assert said in review.closed().served().record


def test_an_exception_that_is_deleted_brings_the_warning_back() -> None:
    """It was never made."""
    made = lacking("same-person").commented("/exception same-person because we are few").served()
    review = made.deleted(100).served()

    assert "kim facilitates and takes notes." in review.section("notices")
    assert "Left out" not in review.section("people")
    assert "Left out" not in review.closed().served().record


def test_of_two_exceptions_from_one_thing_the_newer_counts() -> None:
    """With its reason and its author."""
    made = lacking("same-person").commented("/exception same-person because we are few")
    review = made.later(hours=1).commented("/exception same-person: a drill", by="ana").served()

    assert review.section("people").count("Left out on purpose") == 1
    assert "ana said" in review.section("people")


@pytest.mark.parametrize("lack", LACKING)
def test_an_exception_that_is_not_needed_is_answered(lack: str) -> None:
    """And is in no record."""
    review = a_review().commented(f"/exception {lack} because we are few").served()

    assert review.comments == (
        f"- `/exception {lack} because we are few` is not needed: {NOT_LACKING[lack]}.",
    )
    assert "Left out" not in review.section("people")
    assert "Left out" not in review.closed().served().record


def test_an_exception_that_is_not_needed_any_more_is_in_no_record() -> None:
    """Somebody else facilitates by now; it was needed when it was made, so nobody is told off."""
    made = lacking("not-neutral").commented("/exception not-neutral because we are few").served()
    review = made.later(hours=1).commented("/facilitator @kim").served()

    assert "Left out" not in review.section("people")
    assert "Left out" not in review.closed().served().record
    assert review.comments == ()
    assert "Left out" in review.later(hours=1).commented("/facilitator @mira").served().issue.body


def test_what_is_not_needed_is_said_beside_what_is_done() -> None:
    """The thumbs-up of such a comment is for the other command; the answer is given once."""
    both = "/coming\n/exception same-person because we are few"
    review = a_review().commented(both).served()

    assert "is not needed: nobody has both roles." in review.comments[0]
    assert review.served().steps == ()


def test_an_exception_that_is_needed_after_all_is_settled_for_good() -> None:
    """It was answered at first; then it is done, and never called needless again."""
    early = a_review().commented("/exception same-person because we are few").served()
    needed = early.later(hours=1).commented("/note-taker @jonas").served()
    review = needed.later(hours=1).commented("/note-taker @ana").served()

    assert "is not needed" in early.comments[0]
    assert "This is settled" in needed.comments[0]
    assert review.comments == needed.comments


# --- to the end -----------------------------------------------------------------------------------


def test_the_record_keeps_who_had_the_roles_before() -> None:
    """In their order."""
    handed = a_review().commented("/facilitator @kim").later(hours=1).commented("/swap").served()
    record = handed.closed().served().record

    assert "| Facilitator | ana (took over from jonas and kim) |" in record
    assert "| Note-taker | kim (took over from ana) |" in record


@pytest.mark.parametrize("reason", ["COMPLETED", "NOT_PLANNED"])
def test_after_the_review_was_closed_nothing_changes_until_it_is_open_again(reason: str) -> None:
    """The record stands; comment, sidebar and file wait."""
    closed = a_review().closed(reason).served().later(hours=1)
    changed = closed.commented("/note-taker @lee").unassigns("tom", "jonas").assigns("tom", "kim")
    after = changed.later(minutes=5).file_says(note_taker="pat").served()
    reopened = after.later(hours=1).reopened().served()

    assert (holder(after), holder(after, "note-taker")) == (
        holder(closed),
        "ana: picked from the rota",
    )
    assert after.did(Assign) + after.did(Unassign) == ()
    assert (
        "`/note-taker` changes nothing, because the review was already closed" in after.comments[-1]
    )
    assert holder(reopened) == "kim: assigned by tom"
    assert holder(reopened, "note-taker") == "pat: named in the incident file"
    assert "This is settled; nothing is left to do here." in reopened.comments


@pytest.mark.parametrize("reason", ["COMPLETED", "NOT_PLANNED"])
def test_a_page_that_is_closed_gives_no_advice_that_would_be_refused(reason: str) -> None:
    """Who lacks what is worth saying again as soon as the issue is open."""
    closed = lacking("same-person").closed(reason).served()

    assert warnings(closed) == ""
    assert warnings(closed.reopened().served()) == warnings(lacking("same-person")) != ""


def test_what_was_said_before_the_end_stands_after_it() -> None:
    """In whatever second."""
    review = a_review().commented("/facilitator @kim").closed().served()

    assert "| Facilitator | kim (took over from jonas) |" in review.record


def test_a_page_from_before_keeps_its_people() -> None:
    """It had noted no more than who."""
    review = a_review()
    page = re.sub(r' picks="[^"]*"| file_[a-z_]+="[^"]*"', "", review.issue.body)
    old = review.edited(lambda _: page).house(rota=(Served("jonas", "ana"),)).served()

    assert holder(old) == "jonas: picked from the rota"
    assert old.issue.assignees == ("jonas", "ana")


def test_whoever_has_a_role_and_comes_all_the_same_is_not_called_away() -> None:
    """Their own word outweighs what is settled."""
    begun = an_incident_file(facilitator="kim").team(
        **away("kim", date(2026, 11, 20), date(2026, 12, 20))
    )
    review = begun.served()
    comes = review.commented("/coming", by="kim").served()

    assert "kim is the facilitator but is away until" in warnings(review)
    assert "kim is the facilitator but is away until" not in warnings(comes)


def test_whoever_was_assigned_before_the_holder_was_taken_off_is_named() -> None:
    """In two saves nobody has the role; the page says what gives it to whoever waits."""
    both = a_review().assigns("tom", "kim").served().later(hours=1)
    review = both.unassigns("tom", "jonas").served()
    done = review.later(hours=1).commented("/facilitator @kim").served()

    assert "kim is assigned to this issue without a role" in warnings(review)
    assert "write `/facilitator @kim` in a comment" in warnings(review)
    assert holder(done).startswith("kim:")


@pytest.mark.parametrize("known", [True, False])
def test_a_file_that_was_changed_before_a_comment_does_not_outdo_it(known: bool) -> None:
    """However late the run is; without a time by GitHub it is the one of the run."""
    pushed = a_review().later(hours=1).file_says(facilitator="lee")
    if not known:
        file = pushed.snapshot.file
        assert file is not None
        pushed = pushed._with(file=replace(file, changed=None))
    said = pushed.later(minutes=1).commented("/facilitator @kim")
    review = said.later(minutes=5).served()

    assert holder(review).startswith("kim: named by" if known else "lee: named in the incident")
    assert review.served().steps == ()


def test_a_file_with_a_date_to_come_is_of_today() -> None:
    """A commit says what its author's clock says."""
    changed = a_review().later(days=30).file_says(facilitator="lee").later(days=-30, hours=1)
    review = changed.served().later(hours=1).commented("/facilitator @kim").served()

    assert holder(changed.served()).startswith("lee: named in")
    assert holder(review).startswith("kim: named by")


def test_a_file_with_a_date_of_long_ago_counts_as_its_newest() -> None:
    """A commit that was made elsewhere, before the last change, and came after it."""
    first = a_review().later(hours=2).file_says(facilitator="lee").served()
    old = first.later(hours=-1).file_says(facilitator="kim").later(hours=2)

    assert holder(old.served()) == "kim: named in the incident file"


def test_whoever_had_the_role_is_not_said_to_wait_for_it() -> None:
    """Where GitHub does not take them off."""
    named = a_review(facilitator="lee").later(hours=1).file_says(facilitator=None)
    review = named.served(refusing={Unassign: "Not now"})

    assert "There is no facilitator now: lee was unassigned" in warnings(review)
    assert "without a role" not in warnings(review)
