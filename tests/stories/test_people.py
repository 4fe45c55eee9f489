"""Who comes to a review, each with every reason why; what cannot be met is said, not hidden."""

from __future__ import annotations

from dataclasses import replace

from action.review.plan import Assign, RequestReviews, Unassign
from action.review.settings import Person
from action.review.standing.role import Served
from tests.stories.nouns import EVERYBODY, a_house, a_team
from tests.stories.world import Review, a_review, an_incident_file


def rows(section: str) -> list[str]:
    """The rows of the table of people, without its head and its last row, which is for anybody."""
    return [row for row in section.splitlines() if row.startswith(("| must", "| should"))]


def test_everybody_has_a_reason() -> None:
    """Roles, severity and clients say who must and who should come (R31, R32, R33)."""
    review = a_review(severity="major", clients=("acme",), scribe="tom")

    assert [row.strip("| ").split(" | ")[:3] for row in rows(review.section("people"))] == [
        ["must", "jonas", "leads the conversation (facilitator), picked from the rota"],
        ["must", "ana", "takes notes, picked from the rota"],
        ["must", "mira", "led the response"],
        ["must", "tom", "kept the log (scribe)"],
        ["must", "Noor Haddad (noor)", "senior person who did not respond (required for major)"],
        ["should", "lee", "delivery manager for Acme Ltd"],
        ["should", "pat", "in the sprint team for Acme Ltd"],
    ]


def test_who_has_two_reasons_comes_once() -> None:
    """Ana's two parts in the same review are told in one row."""
    review = a_review(comms="ana", note_taker="ana")

    found = [row for row in rows(review.section("people")) if "| ana |" in row]
    why = "takes notes, named in the incident file; kept others informed (communications)"
    assert found == [f"| must | ana | {why} | not yet |"]


def test_facilitator_and_note_taker_are_assigned() -> None:
    """They are the two who carry the review; everybody else only reads."""
    assert a_review().issue.assignees == ("jonas", "ana")


def test_who_served_last_is_picked_last() -> None:
    """The rota goes round: Jonas facilitated the newest review, so it is Kim's turn."""
    review = an_incident_file().house(rota=(Served("jonas", "ana"),)).served()

    assert review.issue.assignees == ("kim", "lee")


def test_a_responder_never_facilitates_from_the_rota() -> None:
    """Somebody from outside leads the conversation (R36)."""
    assert a_review(responders=("jonas", "tom")).issue.assignees == ("kim", "ana")


def test_nobody_on_the_rota_is_free() -> None:
    """The page says so, and where to name somebody."""
    review = a_review(responders=("jonas", "kim"))

    assert review.issue.assignees == ("ana",)
    assert (
        "Nobody on the rota can be the facilitator: everybody was involved in the incident,"
        " has the other role, or is away. Name somebody with `/facilitator @login` in a comment."
    ) in review.section("notices")


def test_a_team_without_a_rota_is_greeted() -> None:
    """Nothing is wrong in a first review: a note says what to do, and nobody is warned."""
    review = a_first_review()

    assert review.section("notices").partition("\n\n")[2] == (
        "> [!NOTE]\n> **Welcome to this review.** It needs two people first. Please name them in a"
        " comment: `/facilitator @login` and `/note-taker @login`. Later, the settings can do this"
        " for you: list people under `facilitators` and `note-takers`, and they take turns."
    )


def test_a_greeting_asks_for_what_is_left() -> None:
    """Until both are named; then there is nothing more to say."""
    half = a_first_review().commented("/facilitator @kim", by="tom").served()
    done = half.commented("/note-taker @lee", by="tom").served()

    assert "> [!NOTE]\n> **Welcome to this review.** It still needs a note-taker." in (
        half.section("notices")
    )
    assert "[!WARNING]" not in half.section("notices")
    assert "> " not in done.section("notices")


def test_a_greeting_stands_above_what_is_wrong() -> None:
    """Each in a box of its own."""
    review = a_first_review().commented("/facilitator @mira", by="tom").served()

    _, note, warning = review.section("notices").split("\n\n")
    assert note.startswith("> [!NOTE]\n> **Welcome to this review.**")
    assert warning.startswith("> [!WARNING]\n> - mira facilitates and responded to the incident.")


def test_a_team_with_one_rota_is_warned_that_the_other_is_missing() -> None:
    """It has settled something, and may have forgotten the rest."""
    review = an_incident_file().team(facilitators=()).served()

    assert (
        "> [!WARNING]\n> - There is no facilitator yet. Write `/facilitator @login` in a comment."
        " You can also write `facilitator: login` in the incident file, or list people in the"
        " settings under `facilitators`."
    ) in review.section("notices")
    assert "[!NOTE]" not in review.section("notices")


def test_a_first_review_that_needs_somebody_senior_is_greeted_too() -> None:
    """The settings name nobody yet: the note says what to do, in the same box."""
    review = an_incident_file(severity="major").team(facilitators=(), note_takers=(), people={})
    notices = review.served().section("notices")

    assert "[!WARNING]" not in notices
    assert notices.rpartition("\n")[2] == (
        "> A review of severity major also needs a senior person who did not respond. Mark people"
        " in the settings with `senior: yes`, or write `/exception no-senior because …` in a"
        " comment."
    )


def test_a_team_whose_senior_people_responded_is_warned() -> None:
    """It has settled who is senior, and nobody of them can look from outside."""
    review = an_incident_file(severity="major", lead="noor").served()

    assert "> - A review of severity major needs a senior person" in review.section("notices")


def a_first_review() -> Review:
    """A review of a team that has settled nothing yet."""
    return an_incident_file().team(facilitators=(), note_takers=()).served()


def test_the_file_may_name_the_facilitator() -> None:
    """What people settle by hand goes before the rota, and before the rules."""
    review = a_review(facilitator="mira")

    assert review.issue.assignees == ("mira", "ana")
    assert "mira facilitates and responded to the incident." in review.section("notices")


def test_one_person_for_both_roles_is_said() -> None:
    """Leading and writing at once is work for two (R38)."""
    review = a_review(facilitator="kim", note_taker="kim")

    assert "kim facilitates and takes notes." in review.section("notices")


def test_a_major_incident_wants_somebody_senior_from_outside() -> None:
    """Where everybody senior has responded, the page says what is missing (R33)."""
    review = a_review(severity="major", responders=("noor",))

    assert "A review of severity major needs a senior person who did not respond" in (
        review.section("notices")
    )


def test_who_was_picked_stays_picked() -> None:
    """A later review of somebody else does not move this one to another person."""
    review = a_review().house(rota=(Served("jonas", "ana"),)).served()

    assert review.steps == ()
    assert "jonas settles the date" in review.section("steps")


def test_a_facilitator_named_later_is_assigned_instead() -> None:
    """The issue is assigned to those who carry the review, and to nobody else."""
    review = a_review().file_says(facilitator="kim").served()

    assert [step.logins for step in review.did(Assign)] == [("kim",)]
    assert [step.logins for step in review.did(Unassign)] == [("jonas",)]
    assert review.issue.assignees == ("ana", "kim")
    assert "kim settles the date" in review.section("steps")


def test_a_facilitator_without_access_cannot_be_assigned() -> None:
    """GitHub would drop the name without a word; the page has that word."""
    review = a_review(facilitator="zoe")

    assert review.issue.assignees == ("ana",)
    assert "zoe cannot be assigned to this issue" in review.section("notices")


def test_responders_are_asked_to_read() -> None:
    """They know best what happened (R22); the rest may."""
    asked = an_incident_file(lead="mira", responders=("tom", "kim")).served().did(RequestReviews)

    assert [step.logins for step in asked] == [("mira", "tom", "kim")]


def test_who_has_read_is_shown() -> None:
    """Submitting a review without a word means “I have read it”."""
    people = a_review().read_by("tom").served().section("people")

    assert "| must | tom | responded to the incident | yes |" in people


def test_a_responder_named_later_is_asked_once() -> None:
    """Those who were asked before are not asked again."""
    review = a_review().file_says(responders=("mira", "tom", "kim")).served()

    assert [step.logins for step in review.did(RequestReviews)] == [("kim",)]
    assert review.read_by("kim").served().did(RequestReviews) == ()


def test_who_takes_themselves_off_the_reviewers_is_left_in_peace() -> None:
    """They are neither asked again nor called somebody without access."""
    review = a_review()._with_pull(requested=("mira",)).served()

    assert review.did(RequestReviews) == ()
    assert "no access" not in review.section("notices")


def test_a_responder_without_access_is_named() -> None:
    """Somebody must tell them in another way."""
    review = a_review(responders=("mira", "zoe"))

    assert (
        "zoe cannot be asked on GitHub, because they have no access to this repository. Give"
        " them access, or tell them yourself. They are mentioned below, but GitHub notifies only"
        " people who can read this issue."
    ) in review.section("notices")


def test_where_github_refuses_to_ask_people_are_told() -> None:
    """The page names whom somebody must ask, and claims nothing that is not so."""
    review = an_incident_file().served(refusing={RequestReviews: "Could not resolve to a User"})

    assert (
        "GitHub did not ask mira, tom to review the timeline. They are mentioned below instead."
        in (review.section("notices"))
    )
    assert "no access" not in review.section("notices")
    assert "| not yet (asked) |" not in review.section("people")


def test_who_has_read_unasked_needs_no_telling() -> None:
    """The notice goes as soon as everybody it names has read the timeline."""
    refused = an_incident_file().served(refusing={RequestReviews: "Could not resolve to a User"})

    assert "[!WARNING]" not in refused.read_by("mira", "tom").served().section("notices")


def test_a_reader_whom_github_refuses_is_asked_alone_and_then_no_more() -> None:
    """GitHub refuses everybody because of one; who is refused alone is refused (R22)."""
    refused = an_incident_file().served(refusing={RequestReviews: "Not a collaborator"})

    tried = [step.logins for step in refused.did(RequestReviews)]
    assert tried == [("mira", "tom"), ("mira",), ("tom",)]
    assert refused.served().steps == ()


def test_readers_whom_github_refused_are_mentioned_and_not_told_again() -> None:
    """The mention in the page has told them, whatever becomes of the file."""
    refused = an_incident_file().served(refusing={RequestReviews: "Not a collaborator"})
    again = refused.file_says(summary="More is known now").served()

    assert "| must | @mira | led the response |" in refused.section("people")
    assert again.did(RequestReviews) == ()
    assert "| must | @mira | led the response |" in again.section("people")


def test_who_gets_access_is_asked_and_assigned() -> None:
    """The page had said that they could not be."""
    house = a_house()
    fewer = {login: node for login, node in house.people.items() if login not in {"tom", "kim"}}
    lonely = an_incident_file(facilitator="kim").house(people=fewer).served()
    review = lonely.house(people=house.people).served()

    assert "kim cannot be assigned" in lonely.section("notices")
    assert review.issue.assignees == ("ana", "kim")
    assert "tom" in review.pull.requested
    assert "[!WARNING]" not in review.section("notices")


def test_an_assignee_whom_github_drops_is_tried_once_more_and_then_said() -> None:
    """It drops people without a word; the page has that word."""
    dropped = an_incident_file().served(dropping={"jonas"})

    assert [step.logins for step in dropped.did(Assign)] == [("jonas",)]
    assert "GitHub did not assign jonas to this issue." in dropped.section("notices")
    assert dropped.served().steps == ()


def test_names_are_not_mentioned() -> None:
    """A page that names people does not call them each time it is written."""
    review = a_review(severity="major", clients=("acme",), comms="zoe")

    assert [login for login in EVERYBODY if f"@{login}" in review.issue.body] == []


def test_a_severity_of_the_team_needs_nobody_senior() -> None:
    """What the team settles goes before the defaults."""
    usual = a_team().severities["major"]
    severities = {"major": replace(usual, senior=False)}
    review = an_incident_file(severity="major").team(severities=severities).served()

    assert "senior" not in review.section("people")


def test_where_one_senior_person_cannot_come_another_is_asked() -> None:
    """And is told, as everybody is who must come (R33)."""
    people = {login: Person(login, senior=True) for login in ("noor", "pat")}
    review = an_incident_file(severity="major").team(people=people).served()

    later = review.commented("/not-coming", by="noor").served()

    why = "senior person who did not respond (required for major)"
    assert f"| must | noor | {why} |" in review.section("people")
    assert f"| must | pat | {why} |" in later.section("people")
    assert [step.logins for step in later.did(RequestReviews)] == [("pat",)]
