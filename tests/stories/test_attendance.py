"""Who is invited beyond the responders, how many that are, and how each hears of it once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.review.page.comment_steps import AddComment, EditComment
from action.review.plan import Assign, EditIssue, OpenIssue, RequestReviews
from action.review.settings import Attendance, AttendanceRules, Away, Client, Person, Staff
from tests.searching import examples
from tests.stories.nouns import EVENTS, FRIDAY, a_house, an_event
from tests.stories.world import Review, a_review, an_incident_file

ACME = Client(
    "acme",
    "Acme Ltd",
    delivery_manager="lee",
    sprint_team=("pat",),
    involved=("noor",),
    staff=(Staff("Jo Park"), Staff("Max Reyes", "maxx")),
)


def people(review: Review) -> list[str]:
    """The table of people, without its head: need, who and why."""
    rows = [row for row in review.section("people").splitlines() if row.startswith("| ")]
    return [" · ".join(row.strip("| ").split(" | ")[:3]) for row in rows[1:]]


def with_acme(**changes: Any) -> Review:
    """An incident that touched Acme, of which the settings know more."""
    file = an_incident_file(clients=("acme",), **changes)
    return file.team(clients=MappingProxyType({"acme": ACME}))


# --- the timeline ---------------------------------------------------------------------------------


def test_whoever_the_timeline_names_must_come() -> None:
    """After an @ their login, else the name that the settings know (R30)."""
    told = (*EVENTS, an_event("14:50", "@pat calls Noor Haddad"))

    rows = people(a_review(events=told))

    assert "must · pat · is named in the timeline" in rows
    assert "must · Noor Haddad (noor) · is named in the timeline" in rows


@pytest.mark.parametrize(
    "words",
    ["@channel is told", "mail goes to help@pat", "@acme/shop is paged", "Noor Haddadi calls"],
)
def test_words_that_name_nobody_here_invite_nobody(words: str) -> None:
    """Neither GitHub nor the settings know them."""
    assert people(a_review(events=(*EVENTS, an_event("14:50", words)))) == people(a_review())


def test_a_polite_invitation_invites_no_please() -> None:
    """What people put around names names nobody."""
    polite, plain = (a_review().commented(f"/invite @pat{word}") for word in (" please", ""))

    assert people(polite) == people(plain)


def test_who_joins_the_timeline_later_is_asked_too() -> None:
    """And nobody else is asked again."""
    review = a_review().commented("/event 14:50 @pat restarts the queue").served()

    assert [step.logins for step in review.did(RequestReviews)] == [("pat",)]


def test_who_is_named_in_the_timeline_does_not_facilitate() -> None:
    """Not even on the periphery (R36)."""
    told = (*EVENTS, an_event("14:50", "@jonas looks on"))

    assert a_review(events=told).issue.assignees == ("kim", "ana")


# --- clients and the team -------------------------------------------------------------------------


def test_everybody_who_works_with_a_client_should_come() -> None:
    """With the client's own people in the sprint team; not everybody has a login (R32)."""
    assert people(with_acme().served())[4:] == [
        "should · lee · delivery manager for Acme Ltd",
        "should · Noor Haddad (noor) · is involved with Acme Ltd",
        "should · pat · in the sprint team for Acme Ltd",
        "should · Jo Park · works for Acme Ltd, in the sprint team",
        "should · Max Reyes (maxx) · works for Acme Ltd, in the sprint team",
        "can · anybody in the team · wants to learn from it",
    ]


def test_a_client_without_a_delivery_manager_gets_another() -> None:
    """The page says so."""
    alone = MappingProxyType({"acme": Client("acme", "Acme Ltd")})
    review = an_incident_file(clients=("acme",)).team(clients=alone, delivery_managers=("kim",))

    served = review.served()

    row = "should · kim · acts as delivery manager for Acme Ltd, which has none of its own"
    assert row in people(served)
    assert "Acme Ltd has no delivery manager in the settings. kim is invited instead." in (
        served.section("notices")
    )


def test_of_the_tech_team_whoever_is_available_should_come() -> None:
    """One row for all of them, but for those who come anyway."""
    review = an_incident_file().team(team=("mira", "kim", "pat")).served()

    assert people(review)[-2:] == [
        "should · kim, pat · the tech team: everybody who is available",
        "can · anybody in the team · wants to learn from it",
    ]


# --- how many -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "changes"),
    [
        (AttendanceRules(Attendance.SMALL), {}),
        (AttendanceRules(), {"audience": "closed"}),
        (AttendanceRules(severities={"minor": Attendance.SMALL}), {}),
        (AttendanceRules(Attendance.OPEN, clients={"acme": Attendance.SMALL}), {}),
        (AttendanceRules(kinds={"data-loss": Attendance.SMALL}), {"kind": "data-loss"}),
        (
            AttendanceRules(
                clients={"acme": Attendance.OPEN}, kinds={"data-loss": Attendance.SMALL}
            ),
            {"kind": "data-loss"},
        ),
    ],
    ids=["usual", "closed", "severity", "client", "kind", "a kind before a client"],
)
def test_a_small_review_invites_only_those_who_must_come(
    rules: AttendanceRules, changes: dict[str, Any]
) -> None:
    """A large audience keeps people from speaking (R35)."""
    review = with_acme(**changes).team(attendance=rules, team=("kim",)).served()

    assert [row.partition(" · ")[0] for row in people(review)] == ["must"] * 4
    assert "This review is kept small" in review.section("people")
    assert review.comments == ()


# --- how people hear of it ------------------------------------------------------------------------


def test_who_should_come_is_listed_and_not_told() -> None:
    """Everybody has enough to read."""
    review = with_acme().served()

    assert [step.logins for step in review.did(RequestReviews)] == [("mira", "tom")]
    assert "@" not in review.section("people").partition("## People")[2]


@pytest.mark.parametrize(
    "settled",
    [{"tells_should": True}, {"attendance": AttendanceRules(Attendance.OPEN)}],
    ids=["tell", "open"],
)
def test_who_should_come_is_told_where_a_team_wants_it(settled: dict[str, Any]) -> None:
    """By a mention when the page is made, which no later edit repeats."""
    review = with_acme().team(**settled).served()

    assert "should · @lee · delivery manager for Acme Ltd" in people(review)
    assert people(review.file_says(summary="More is known").served()) == people(review)


def test_somebody_senior_is_asked_as_well() -> None:
    """Whoever must come is told so."""
    review = a_review(severity="major")

    assert [step.logins for step in review.did(RequestReviews)] == [("mira", "tom", "noor")]


def test_whoever_has_no_login_is_named_to_the_delivery_manager() -> None:
    """Once; when somebody joins, the comment is edited and tells nobody again."""
    review = with_acme().served()
    grown = Client("acme", "Acme Ltd", "lee", staff=(*ACME.staff, Staff("Ida Berg")))
    later = review.team(clients=MappingProxyType({"acme": grown})).served()

    (asked,) = review.comments
    assert asked == (
        "@lee, please invite these people of Acme Ltd to this review. They have no login on"
        " GitHub, and nobody else will tell them:\n\n"
        "- Jo Park"
    )
    assert (len(later.did(AddComment)), len(later.did(EditComment))) == (0, 1)
    assert "- Ida Berg" in later.comments[0]


def test_where_nobody_can_invite_them_the_page_says_so() -> None:
    """There is neither a delivery manager of the client nor one for all."""
    alone = Client("acme", "Acme Ltd", staff=(Staff("Jo Park"),))
    review = an_incident_file(clients=("acme",)).team(clients=MappingProxyType({"acme": alone}))

    served = review.served()

    assert served.comments == ()
    assert (
        "Please invite Jo Park of Acme Ltd. They should come but have no login on GitHub"
        in served.section("notices")
    )


# --- once -----------------------------------------------------------------------------------------

NAMES = ("mira", "tom", "kim", "zoe", "noor", "pat", "lee", "maxx")
MENTION = re.compile(r"@([a-z]+)")
Deed = Callable[[Review], Review]


def responders(names: Sequence[str]) -> Deed:
    """Somebody corrects who responded."""
    return lambda review: review.file_says(responders=tuple(names))


def named(name: str) -> Deed:
    """Somebody tells an event that names somebody."""
    return lambda review: review.file_says(events=(*EVENTS, an_event("14:50", f"@{name} calls")))


def says(words: str, by: str) -> Deed:
    """Somebody writes a command."""
    return lambda review: review.later(minutes=1).commented(words, by=by)


def rewords(words: str, which: int) -> Deed:
    """Somebody changes a comment, or deletes it where no words are left."""

    def changed(review: Review) -> Review:
        if not review.issue.commands:
            return review
        one = review.issue.commands[which % len(review.issue.commands)]
        number = int(one.place.removeprefix("issuecomment-"))
        if not words:
            return review.deleted(number)
        return review.commented(words, by=one.author, number=number)

    return changed


def assigned(login: str) -> Deed:
    """Somebody takes Jonas off, and assigns somebody else."""

    def changed(review: Review) -> Review:
        later = review.later(minutes=1)
        if "jonas" in later.issue.assignees:
            later = later.unassigns("tom", "jonas")
        free = login not in later.issue.assignees and later.snapshot.repository.assignable(login)
        return later.assigns("tom", login) if free else later

    return changed


def access(login: str) -> Deed:
    """Somebody gets access to the repository."""
    return lambda review: review.house(
        people={**review.snapshot.repository.people, login: f"U_{login}"}
    )


WORDS = st.one_of(
    st.builds(
        "/invite {}{}{}".format,
        st.sampled_from(["@", ""]),
        st.sampled_from(NAMES),
        st.sampled_from(["", " should", " can"]),
    ),
    st.builds(
        "/{} @{}".format, st.sampled_from(["facilitator", "note-taker"]), st.sampled_from(NAMES)
    ),
    st.builds("/co-facilitator {}".format, st.sampled_from(NAMES)),
    st.sampled_from(["/swap", "/coming", "/not-coming", "/read", "/facilitator rota"]),
)
DEEDS: st.SearchStrategy[Deed] = st.one_of(
    st.builds(says, WORDS, st.sampled_from(NAMES)),
    st.builds(rewords, st.one_of(st.just(""), WORDS), st.integers(0, 9)),
    st.sampled_from(NAMES).map(assigned),
    st.sampled_from(["zoe", "maxx"]).map(access),
    st.lists(st.sampled_from(NAMES), max_size=3).map(responders),
    st.sampled_from(NAMES).map(named),
    st.sampled_from(["minor", "major"]).map(
        lambda severity: lambda review: review.file_says(severity=severity)
    ),
    st.sampled_from([(), ("acme",)]).map(
        lambda clients: lambda review: review.file_says(clients=clients)
    ),
    st.booleans().map(lambda tells: lambda review: review.team(tells_should=tells)),
    st.sampled_from(NAMES).map(lambda name: lambda review: review.read_by(name)),
    st.sampled_from(NAMES).map(lambda name: lambda review: review.file_says(facilitator=name)),
)


def heard(before: Review, after: Review) -> Counter[tuple[str, str]]:
    """What each person was told by the last run: to read, of a role, or to invite somebody.

    A mention tells only those who may read it; a role is told anew to whoever was taken off.
    """
    told: Counter[tuple[str, str]] = Counter()
    body = before.snapshot.issue.body if before.snapshot.issue else ""
    for step in after.steps:
        match step:
            case RequestReviews(logins=logins):
                told.update(("read", login) for login in logins)
            case Assign(logins=logins):
                told.update(("role", login) for login in logins)
            case AddComment(key=key, body=words) if key.startswith("invite "):
                told.update(("invite", login) for login in MENTION.findall(words))
            case OpenIssue(body=new, assignees=logins):
                told.update(("role", login) for login in logins)
                told.update(("read", login) for login in _mentioned(new, after))
                body = new
            case EditIssue(body=new):
                new_ones = _mentioned(new, after) - _mentioned(body, after)
                told.update(("read", login) for login in new_ones)
                body = new
            case _:
                pass
    return told


def taken_off(before: Review, after: Review) -> Counter[tuple[str, str]]:
    """Who was an assignee and is none any more, by whomever."""
    gone = set(before.issue.assignees) - set(after.issue.assignees)
    return Counter(("role", login) for login in gone)


def told_by_people(review: Review) -> set[str]:
    """Whom comments that invite them mention, if they may read them."""
    every = (c.text for c in review.issue.commands if c.name in {"invite", "co-facilitator"})
    return {login for words in every for login in MENTION.findall(words) if _reads(login, review)}


def _mentioned(page: str, review: Review) -> set[str]:
    rows = page.partition("## People")[2].partition("<!--")[0]
    return {login for login in MENTION.findall(rows) if _reads(login, review)}


def _reads(login: str, review: Review) -> bool:
    house = review.snapshot.repository
    return house.public or house.assignable(login)


@examples(40)
@given(st.lists(DEEDS, min_size=2, max_size=7), st.booleans())
def test_nobody_is_told_anything_twice(deeds: Sequence[Deed], public: bool) -> None:
    """Neither asked nor mentioned, whatever happens in whatever order; some have no access.

    Whom a comment has mentioned that invites them, no page mentions.
    """
    known = MappingProxyType({"noor": Person("noor", "Noor Haddad", senior=True)})
    house = {"zoe", "maxx"}
    there = {login: node for login, node in a_house().people.items() if login not in house}
    begun = with_acme().team(people=known).house(people=there, public=public)
    review = begun.served()
    told, mentioned = heard(begun, review), set[str]()
    for deed in deeds:
        changed = deed(review)
        mentioned |= told_by_people(changed) - _mentioned(changed.issue.body, changed)
        after = changed.served()
        told += heard(changed, after)
        told -= taken_off(review, after)
        assert _mentioned(after.issue.body, after).isdisjoint(mentioned)
        review = after

    assert [who for who, times in told.items() if times > 1] == []


# --- what everybody says of themselves is shown ---------------------------------------------------


def line_of(review: Review, who: str) -> str:
    """The row of somebody in the table; empty without one."""
    rows = review.section("people").splitlines()
    return next((one for one in rows if one.startswith("| ") and who in one), "")


def with_seniors(*logins: str, **more: Any) -> Review:
    """A major incident, and everybody senior who may be asked."""
    people = MappingProxyType({one: Person(one, senior=True) for one in logins})
    return an_incident_file(severity="major").team(people=people, **more).served()


def test_a_senior_person_who_cannot_come_stays_on_the_page() -> None:
    """With her answer, while somebody else senior is asked."""
    review = with_seniors("noor", "kim").commented("/not-coming", by="noor").served()

    assert line_of(review, "kim").startswith("| must | kim | senior")
    assert line_of(review, "noor") == (
        "| can | noor | senior (another senior person is already invited) | | no |"
    )


@pytest.mark.parametrize("word", ["/coming", "/not-coming"])
def test_whoever_answers_of_the_tech_team_has_a_row(word: str) -> None:
    """And is needed as before; nobody is mentioned for having spoken."""
    begun = an_incident_file().team(team=("pat", "lee"), tells_should=True).served()
    review = begun.commented(word, by="pat").served()
    says = "yes" if word == "/coming" else "no"

    assert (
        line_of(begun, "pat")
        == "| should | pat, lee | the tech team: everybody who is available | |"
    )
    assert line_of(review, "pat") == f"| should | pat | in the tech team | | {says} |"
    assert "| should | lee | the tech team: everybody who is available |" in review.section(
        "people"
    )


def test_whoever_cannot_come_and_was_not_asked_is_shown() -> None:
    """Nothing that somebody says is lost."""
    review = a_review().commented("/not-coming", by="pat").served()

    assert line_of(review, "pat") == (
        "| can | pat | wrote that they cannot come (was not invited) | | no |"
    )


# --- nobody senior can come -----------------------------------------------------------------------

CANNOT = "noor is away or cannot come, and there is nobody else."


def test_where_the_only_senior_person_cannot_come_there_can_be_an_exception() -> None:
    """It takes the warning off."""
    said = with_seniors("noor").commented("/not-coming", by="noor").served()
    review = said.later(hours=1).commented("/exception no-senior because she is ill").served()

    assert CANNOT in said.section("notices")
    assert "noor must come but cannot" not in said.section("notices")
    assert CANNOT not in review.section("notices")
    assert "noor must come but cannot" not in review.section("notices")
    assert "she is ill" in review.section("people")
    assert review.comments == ()


def test_where_the_only_senior_person_is_away_there_can_be_an_exception() -> None:
    """Until she says that she comes all the same."""
    noor = Person("noor", senior=True, away=(Away(FRIDAY.date(), date(2027, 1, 31)),))
    away = an_incident_file(severity="major").team(people=MappingProxyType({"noor": noor})).served()
    review = away.commented("/exception no-senior because she is away").served()

    assert CANNOT in away.section("notices")
    assert CANNOT not in review.section("notices")
    assert review.comments == ()
    assert CANNOT not in away.commented("/coming", by="noor").served().section("notices")


def test_a_senior_person_who_says_yes_is_not_replaced() -> None:
    """Also where the settings call her away."""
    noor = Person("noor", senior=True, away=(Away(FRIDAY.date(), date(2027, 1, 31)),))
    people = MappingProxyType({"noor": noor, "kim": Person("kim", senior=True)})
    away = an_incident_file(severity="major").team(people=people).served()
    review = away.commented("/coming", by="noor").served()

    assert line_of(away, "kim").startswith("| must | kim | senior")
    assert line_of(review, "noor").startswith("| must | noor | senior")


# --- what only some may read ----------------------------------------------------------------------


@pytest.mark.parametrize("public", [False, True])
def test_a_delivery_manager_who_cannot_read_it_is_not_asked_to_invite(public: bool) -> None:
    """The page says that nobody can be."""
    client = Client("acme", "Acme Ltd", delivery_manager="zoe", staff=(Staff("Jo Park"),))
    file = an_incident_file(clients=("acme",)).house(public=public)
    review = file.team(clients=MappingProxyType({"acme": client})).served()
    said = "there is no delivery manager who could invite them" in review.section("notices")

    assert said is not public
    assert bool(review.comments) is public


def test_a_small_review_says_that_somebody_may_be_named_besides() -> None:
    """Where a row below “must” stands right above it."""
    review = a_review(audience="closed").commented("/invite @pat should").served()

    assert "| should | pat |" in review.section("people")
    assert "the people who must come, and those whom somebody invites" in review.section("people")
