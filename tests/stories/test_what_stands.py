"""Comments that stand are the state: the newest counts, edits keep their place, deleting undoes."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType

import pytest

from action.review.page.comment_steps import AddComment, EditComment, React
from action.review.plan import EditIssue, RequestReviews
from action.review.settings import Client, ShowReaders, Staff
from tests.stories.nouns import EVERYBODY, HOUSE, a_house
from tests.stories.world import PLACES, Review, a_review, an_incident_file

ACME = Client("acme", "Acme Ltd", "lee", staff=(Staff("Max Reyes", "maxx"), Staff("Jo Park")))
SETTLED = "This is settled; nothing is left to do here."


def row(review: Review, login: str) -> str:
    """What the page says of somebody; nothing where they are not on it."""
    rows = review.section("people").splitlines()
    mine = re.compile(rf"\| \w+ \| (?:[^|]* \()?@?{login}\)? \|")
    return next((line for line in rows if mine.match(line)), "")


def last_word(review: Review) -> str:
    """What we have said last in the conversation of the pull request."""
    return review.pull.comments[-1].body.partition("-->")[2].strip()


def with_acme() -> Review:
    """An incident of a client, of whose staff one has a login and no access."""
    file = an_incident_file(clients=("acme",))
    return file.team(clients=MappingProxyType({"acme": ACME})).served()


# --- what stands ----------------------------------------------------------------------------------


def test_the_newest_comment_counts() -> None:
    """Wherever people have written it."""
    first = a_review().commented("/not-coming", by="mira")
    review = first.later(hours=1).commented("/coming", by="mira", on="pull request").served()

    assert row(first.served(), "mira").endswith("| no |")
    assert row(review, "mira").endswith("| yes |")


def test_an_edit_keeps_the_place_of_a_comment() -> None:
    """What was said after it still counts for more."""
    said = a_review().commented("/facilitator @kim").later(hours=1).commented("/facilitator @lee")
    edited = said.later(hours=1).commented("/facilitator @ana", number=100)
    review = edited.served()

    assert review.issue.assignees == said.served().issue.assignees
    assert "Previous facilitator: jonas, then ana." in review.section("people")


def test_an_edit_changes_what_the_newest_comment_says() -> None:
    """Whoever was named before never had the role."""
    said = a_review().commented("/facilitator @kim").served()
    review = said.later(hours=1).commented("/facilitator @lee", number=100).served()

    assert "lee" in review.issue.assignees
    assert "kim" not in review.issue.assignees
    assert "Previous facilitator: jonas." in review.section("people")
    assert review.did(React) == ()


def test_a_comment_that_is_deleted_was_never_said() -> None:
    """The page is the one from before it."""
    before = a_review()
    said = before.commented("/facilitator @kim\n/invite pat should\n/coming").served()
    review = said.deleted(100).served()

    notes = re.compile(r' (?:load|mentioned|told)="[^"]*"')
    assert notes.sub("", review.section("people")) == notes.sub("", before.section("people"))
    assert set(review.issue.assignees) == set(before.issue.assignees)


def test_a_comment_before_the_deleted_one_counts_again() -> None:
    """As if nobody had said more."""
    one = a_review().commented("/not-coming", by="mira").later(hours=1)
    review = one.commented("/coming", by="mira").served().deleted(101).served()

    assert row(review, "mira").endswith("| no |")


def test_the_order_is_the_one_of_their_making() -> None:
    """GitHub lists a long talk as it was changed last."""
    said = a_review().commented("/facilitator @kim").later(hours=1).commented("/facilitator @lee")
    turned = said._with_issue(commands=said.issue.commands[::-1])

    assert turned.served().issue.assignees == said.served().issue.assignees


def test_several_commands_in_one_comment_count_in_their_order() -> None:
    """Line by line, between other words."""
    review = a_review().commented("Well:\n\n/facilitator @kim\n/swap\n\nThanks!").served()

    assert "| ana | leads the conversation" in review.section("people")
    assert "| kim | takes notes" in review.section("people")


# --- what each one does ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "login", "said"),
    [
        ("/read", "tom", "| must | tom | responded to the incident | yes |"),
        ("/coming", "tom", "| must | tom | responded to the incident | not yet (asked) | yes |"),
        ("/coming", "pat", "| can | pat | wants to come | | yes |"),
        ("/not-coming", "tom", "| must | tom | responded to the incident | not yet (asked) | no |"),
        ("/invite kim", "kim", "| must | kim | was invited by tom | not yet (asked) |"),
        ("/invite @kim must", "kim", "| must | kim | was invited by tom | not yet (asked) |"),
        ("/invite @pat should", "pat", "| should | pat | was invited by tom | |"),
        ("/invite Should @pat, and @lee!", "lee", "| should | lee | was invited by tom | |"),
        ("/invite @pat can", "pat", "| can | pat | was invited by tom | |"),
        ("/invite @zoe can", "zoe", "| can | @zoe | was invited by tom | |"),
    ],
)
def test_each_command_shows_on_the_page(words: str, login: str, said: str) -> None:
    """And the comment gets a thumbs-up, and no answer."""
    by = login if words in {"/read", "/coming", "/not-coming"} else "tom"
    review = a_review().commented(words, by=by).served()

    assert row(a_review(), login) != row(review, login)
    assert row(review, login) == said
    assert [step.url for step in review.did(React)] == [f"{HOUSE}/issues/1#issuecomment-100"]
    assert review.did(AddComment) == ()
    assert review.served().steps == ()


def test_a_command_and_a_mistake_in_one_comment_get_both() -> None:
    """The sign for the one, a sentence for the other."""
    review = a_review().commented("/coming\n/swap now").served()

    assert len(review.did(React)) == 1
    assert len(review.did(AddComment)) == 1
    assert "/swap now" in review.comments[0]


def test_a_mistake_that_is_mended_is_settled() -> None:
    """In the same answer, and then the comment gets its sign."""
    wrong = a_review().commented("/facilitator").served()
    review = wrong.commented("/facilitator @kim", number=100).served()

    assert len(wrong.comments) == 1
    assert wrong.did(React) == ()
    assert review.comments == (SETTLED,)
    assert len(review.did(React)) == 1


def test_a_mistake_that_is_deleted_is_settled() -> None:
    """The answer stays, with other words."""
    review = a_review().commented("/facilitator").served().deleted(100).served()

    assert review.comments == (SETTLED,)


def test_whoever_must_come_and_cannot_is_said() -> None:
    """What they know is missed; somebody may ask them before."""
    review = a_review().commented("/not-coming", by="mira").served()

    assert "mira must come but cannot. Find another day" in review.section("notices")


# --- where it is said -----------------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES)
def test_a_command_counts_wherever_it_stands(place: str) -> None:
    """Below the issue, in the pull request, on a line of it, and in a review."""
    review = a_review().commented("/coming", on=place).served()
    where = f"{HOUSE}/issues/1" if place == "issue" else f"{HOUSE}/pull/2"

    assert row(review, "tom").endswith("| yes |")
    assert [step.url for step in review.did(React)] == [f"{where}#{PLACES[place]}100"]


@pytest.mark.parametrize("place", ["line", "review"])
def test_an_answer_to_a_line_stands_in_the_conversation_with_a_link(place: str) -> None:
    """Once, for a line has no room and a review no answers."""
    review = a_review().commented("/swap now", on=place).served()

    assert review.comments == ()
    assert last_word(review).startswith(
        f"About [your comment]({HOUSE}/pull/2#{PLACES[place]}100):\n\n- `/swap now` changes nothing"
    )
    assert review.served().steps == ()


def test_a_mistake_on_a_line_that_is_mended_is_settled() -> None:
    """Below the answer that led to it."""
    wrong = a_review().commented("/swap now", on="line").served()
    review = wrong.commented("/swap", on="line", number=100).served()

    assert last_word(review) == SETTLED
    assert review.did(AddComment) == ()


def test_an_answer_in_the_conversation_needs_no_link() -> None:
    """It stands below what it answers."""
    review = a_review().commented("/swap now", on="pull request").served()

    assert last_word(review).startswith("- `/swap now` changes nothing")


# --- who may --------------------------------------------------------------------------------------

EVERY_COMMAND = (
    "/read",
    "/coming",
    "/not-coming",
    "/facilitator @kim",
    "/facilitator rota",
    "/note-taker @lee",
    "/swap",
    "/co-facilitator @kim",
    "/invite @kim",
    "/exception no-senior because we are few",
    "/event 14:20 The database is restarted",
    "/help",
)


@pytest.mark.parametrize("words", EVERY_COMMAND)
def test_a_stranger_s_command_does_nothing(words: str) -> None:
    """They hear so once, whatever they write."""
    review = a_review().commented(words, by="zoe").served()

    assert review.section("people") == a_review().section("people")
    assert review.timeline == a_review().timeline
    assert review.did(React) + review.did(EditIssue) == ()
    (answer,) = review.comments
    assert answer.startswith(
        f"Thank you. Commands such as `{words.split(maxsplit=1)[0]}` work only for"
    )


def test_a_stranger_gets_one_answer_in_a_review() -> None:
    """Not one for each of their comments, wherever they write."""
    review = a_review()
    for place in (*PLACES, *PLACES):
        review = review.later(hours=1).commented("/swap", by="zoe", on=place).served()

    assert len(review.comments) + len(review.pull.comments) == 1


def test_a_stranger_who_writes_more_changes_no_answer() -> None:
    """The first of their commands was answered."""
    once = a_review().commented("/swap", by="zoe", on="pull request").served()
    review = once.later(hours=1).commented("/coming", by="zoe").served()

    assert review.steps == ()


def test_each_stranger_gets_an_answer() -> None:
    """They are people, too."""
    review = a_review().commented("/swap", by="zoe").commented("/swap", by="yan").served()

    assert len(review.comments) == 2


def test_staff_of_a_client_speak_for_themselves_without_access() -> None:
    """They should come, so they have a part; who facilitates is not theirs to say."""
    review = with_acme().commented("/coming\n/facilitator @kim", by="maxx").served()

    assert row(review, "maxx").endswith("| | yes |")
    assert "kim" not in review.issue.assignees
    assert review.comments[-1].startswith("- `/facilitator` is for people who have access")


def test_whoever_was_invited_may_without_access() -> None:
    """From then on."""
    early = a_review().commented("/coming", by="zoe").later(hours=1)
    invited = early.commented("/invite @zoe should").served()
    review = invited.later(hours=1).commented("/coming", by="zoe").served()

    assert row(invited, "zoe") == "| should | @zoe | was invited by tom | |"
    assert row(review, "zoe").endswith("| | yes |")


def test_whoever_is_not_invited_any_more_is_a_stranger_again() -> None:
    """What they said was said by nobody here."""
    said = a_review().commented("/invite @zoe").later(hours=1).commented("/coming", by="zoe")
    review = said.served().deleted(100).served()

    assert row(said.served(), "zoe").endswith("| yes |")
    assert row(review, "zoe") == ""
    assert review.comments[-1].startswith("Thank you. Commands such as `/coming` work only for")


def test_whoever_had_a_part_when_they_said_it_is_no_stranger() -> None:
    """It was done, so nobody is told that it was not."""
    there = a_review(facilitator="zoe").commented("/exception not-neutral because x", by="zoe")
    said = a_review(facilitator="zoe").commented("/not-coming", by="zoe").served()
    review = said.later(hours=1).commented("/facilitator @kim").served()

    assert there.served().did(React) == ()
    assert len(said.did(React)) == 1
    assert (
        row(review, "zoe")
        == "| can | @zoe | wrote that they cannot come (was not invited) | | no |"
    )
    assert review.did(AddComment) == ()


def test_whoever_gets_access_is_heard() -> None:
    """Also what they have said before; the answer to it is settled."""
    refused = a_review().commented("/coming", by="zoe").served()
    people = {**a_house().people, "zoe": "U_zoe"}
    review = refused.house(people=MappingProxyType(people)).served()

    assert row(review, "zoe") == "| can | zoe | wants to come | | yes |"
    assert review.comments == (SETTLED,)


# --- what is nobody's business --------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("by", ["tom", "zoe"])
def test_a_reason_for_not_coming_is_copied_nowhere(by: str, place: str) -> None:
    """Neither to the page nor to a comment, a commit or the record; of a stranger neither."""
    said = a_review().commented("/not-coming: at the hospital", by=by, on=place).served()
    closed = said.closed().served()
    late = closed.later(hours=1).commented("/not-coming hospital again", by=by).served()

    for review in (said, closed, late):
        snapshot = review._with_issue(commands=())._with_pull(commands=()).snapshot
        assert "hospital" not in repr(snapshot)
        assert "hospital" not in repr(review.steps)
    assert row(said, "tom").endswith("| no |") is (by == "tom")


def test_a_mistaken_reason_is_not_repeated_either() -> None:
    """An answer names the command alone."""
    review = a_review().commented("/not-coming @mira is at the hospital").served()
    slip = a_review().commented("/not-comming at the hospital").served()

    assert review.comments == (
        (
            "- `/not-coming` speaks only for the person who writes it. Ask them to write it"
            " themselves."
        ),
    )
    assert "hospital" not in slip.comments[0]


@pytest.mark.parametrize(
    ("shows", "said"),
    [
        (ShowReaders.MUST, "| must | tom | responded to the incident | yes |"),
        (ShowReaders.COUNTS, "| must | tom | responded to the incident |"),
        (ShowReaders.NOBODY, "| must | tom | responded to the incident |"),
    ],
)
def test_the_page_shows_whose_reading_a_team_wants(shows: ShowReaders, said: str) -> None:
    """Names only of those who must come, only how many, or nothing."""
    review = an_incident_file().team(show_readers=shows).served().read_by("tom").served()
    counts = "(1 of 4 have read it so far)" in review.section("steps")

    assert row(review, "tom") == said
    assert ("has read the timeline" in review.section("people")) is (shows is ShowReaders.MUST)
    assert counts is (shows is not ShowReaders.NOBODY)


def test_of_those_who_only_should_come_nobody_s_reading_is_shown() -> None:
    """It is no duty of theirs."""
    review = with_acme().commented("/read", by="lee").served()

    assert row(review, "lee") == "| should | lee | delivery manager for Acme Ltd | |"


@pytest.mark.parametrize("names", [False, True])
def test_the_record_has_counts_and_names_only_where_a_team_wants_them(names: bool) -> None:
    """Those with a role come unless they cannot; all others come who say so."""
    house = an_incident_file().team(names_who_came=names).served()
    said = house.commented("/coming\n/read", by="tom").commented("/coming", by="pat")
    record = said.commented("/not-coming", by="ana").read_by("mira").closed().served().record

    who = ": jonas, tom, pat" if names else "; 1 of them had read the timeline"
    assert f"| Who came | 3 people{who} |" in record
    assert "| Invited | 4 people |" in record


@pytest.mark.parametrize("shows", ShowReaders)
def test_who_has_not_read_is_in_no_record(shows: ShowReaders) -> None:
    """Nor who has; Mira and Tom are in it for nothing else."""
    review = an_incident_file().team(show_readers=shows).served().read_by("tom")
    closed = review.closed().served()

    assert "| Who came | 2 people; 0 of them had read the timeline |" in closed.record
    assert [login for login in ("mira", "tom") if login in closed.record] == []


# --- told once ------------------------------------------------------------------------------------


def told(review: Review) -> set[str]:
    """Whom the page mentions."""
    return set(re.findall(r"@([a-z]+)", review.section("people").partition("## People")[2]))


def test_who_must_come_is_asked_to_review() -> None:
    """Once, whatever is written about them after it."""
    review = a_review().commented("/invite @kim").served()
    more = review.later(hours=1).commented("/invite @kim should\n/invite kim must").served()

    assert [step.logins for step in review.did(RequestReviews)] == [("kim",)]
    assert told(review) == set()
    assert more.did(RequestReviews) == ()
    assert told(more) == set()


@pytest.mark.parametrize("need", ["should", "can"])
def test_a_mention_in_the_comment_has_told_them(need: str) -> None:
    """GitHub has; the page need not, also when the comment is edited."""
    review = a_review().commented(f"/invite @pat {need}").served()
    edited = review.commented(f"/invite pat {need}", number=100).served()

    assert told(review) == set()
    assert told(edited) == set()
    assert row(edited, "pat") == f"| {need} | pat | was invited by tom | |"


@pytest.mark.parametrize("need", ["should", "can"])
def test_without_a_mention_the_page_tells_them_once(need: str) -> None:
    """An edit of the page adds the mention, and no later one repeats it."""
    review = a_review().commented(f"/invite pat {need}").served()
    gone = review.deleted(100).served()
    again = gone.later(hours=1).commented(f"/invite pat {need}").served()

    assert told(review) == {"pat"}
    assert told(review.later(hours=1).commented("/coming").served()) == {"pat"}
    assert told(gone) | told(again) == set()


def test_who_has_read_is_not_asked_to_review() -> None:
    """They need no telling of what they have done."""
    review = a_review().commented("/read", by="kim").later(hours=1).commented("/invite @kim")

    assert review.served().did(RequestReviews) == ()


def test_an_invitation_of_somebody_without_access_says_what_to_do() -> None:
    """In a private repository a mention tells them nothing."""
    review = a_review().commented("/invite @zoe").served()

    assert told(review) == {"zoe"}
    assert "zoe cannot be asked on GitHub" in review.section("notices")
    assert review.did(EditComment) == ()
    assert set(EVERYBODY).isdisjoint(told(review))


def test_what_a_public_page_says_needs_no_second_mention() -> None:
    """Everybody may read the comment."""
    house = replace(a_house(), public=True)
    review = an_incident_file().house(public=house.public).served().commented("/invite @zoe")

    assert told(review.served()) == set()
