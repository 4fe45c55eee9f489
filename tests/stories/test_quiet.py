"""What must not happen comes first: where nothing is new, nothing is written, nobody disturbed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.review.deciding import decide
from action.review.git_steps import Merge
from action.review.page.comment_steps import AddComment
from action.review.plan import OpenPullRequest, Step
from tests.searching import examples
from tests.stories.nouns import EVENTS, an_event
from tests.stories.world import Review, a_review, an_incident_file

FORBIDDEN: dict[type[Step], str] = {OpenPullRequest: "not permitted to create pull requests"}
OWNED = "- [x] Page somebody sooner @tom"

STATES: dict[str, Callable[[], Review]] = {
    "a trivial incident": lambda: an_incident_file(severity="trivial").served(),
    "a review just opened": a_review,
    "remarks": lambda: (
        a_review()
        .with_remark("14:05", "question: who saw it?", by="lee")
        .with_remark("14:05", "action: Page sooner", replies=["mira: action: Or later"])
        .with_remark("14:12", "```suggestion\n- x\n```")
        .with_remark("14:30", "park: names", by="pat")
        .with_remark_on_notes("Who writes?")
        .served()
    ),
    "notes begun": lambda: a_review().commented("/notes").served(),
    "notes taken and filed": lambda: (
        a_review()
        .commented("/notes")
        .served()
        .wrote_notes(lambda text: text.replace("# Notes", "# Notes\n\nWe laughed."))
        .own_notes("Notes\n\nMine.")
        .closed()
        .served()
    ),
    "a changed file": lambda: (
        a_review().file_says(events=(an_event("13:50", "A deploy"), *EVENTS)).served()
    ),
    "a difference between file and pull request": lambda: (
        a_review()
        .timeline_says("answer slowly", "crawl")
        .file_says(events=EVENTS[1:], severity="major", clients=("acme",))
        .served()
    ),
    "a page without our markers": lambda: a_review().edited(lambda _: "## Actions\n").served(),
    "a pull request merged early": lambda: a_review().pull_request_merged().served(),
    "a pull request closed": lambda: a_review().pull_request_closed().served(),
    "a review that ended": lambda: a_review().closed("NOT_PLANNED").served(),
    "a review sent back": lambda: a_review().with_action("- [x] Unowned").closed().served(),
    "actions that rest": lambda: a_review().resting(2).with_action(OWNED).closed().served(),
    "a finished review": lambda: a_review().with_action(OWNED).closed().served(),
    "a finished review without actions": lambda: a_review().closed().served(),
    "a merge refused": lambda: (
        a_review().with_action(OWNED).closed().served(refusing={Merge: "Approvals are missing"})
    ),
    "a finished review reopened": lambda: (
        a_review().with_action(OWNED).closed().served().reopened().served()
    ),
    "one more action": lambda: (
        a_review()
        .closed()
        .served()
        .reopened()
        .served()
        .with_action(OWNED)
        .later(days=1)
        .closed()
        .served()
    ),
}
every_state = pytest.mark.parametrize("state", STATES)


@every_state
def test_looking_twice_does_nothing(state: str) -> None:
    """The same event twice, or the schedule that comes round: nothing to do."""
    review = STATES[state]()

    again = review.served()

    assert again.steps == ()


def test_a_refused_pull_request_is_tried_again_and_nothing_else() -> None:
    """People may have changed the setting; where they have not, the page stays as it is."""
    refused = an_incident_file().served(refusing=FORBIDDEN)

    again = refused.served(refusing=FORBIDDEN)

    assert [type(step) for step in again.steps] == [OpenPullRequest]


@every_state
def test_the_run_itself_ends_quietly(state: str) -> None:
    """After every plan is carried out the next one is empty, whatever is known only in this run."""
    review = STATES[state]()

    assert not review.end
    assert not decide(review.seen_anew().snapshot, review.settings, review.now)


@every_state
def test_a_browser_that_stores_other_newlines_changes_nothing(state: str) -> None:
    """GitHub's editor writes CRLF for the whole page; that is no difference."""
    review = STATES[state]()
    typed = review.edited(lambda body: body) if review.snapshot.issue else review

    assert typed.served().steps == ()


words = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12)
pieces = words | st.sampled_from(["", "- [x] Mine", "> quote", "# Mine", "| a | b |", "<!-- -->"])
additions = st.lists(pieces, min_size=1, max_size=4).map("\n".join)


@examples(60)
@given(added=additions, place=st.integers(0, 6))
def test_what_people_write_between_our_sections_changes_nothing(added: str, place: int) -> None:
    """Their text stays where it is, byte for byte, and is no reason to write."""
    review = OPEN.edited(lambda body: _between(body, added, place))

    assert review.served().steps == ()


OPEN = a_review().with_remark("14:05", "question: who saw it?", by="lee").served()


def _between(body: str, added: str, place: int) -> str:
    """The page with a paragraph below one of our sections."""
    edges = [row for row in body.split("\n") if row.endswith(":end -->")]
    edge = edges[place % len(edges)]
    return body.replace(edge, f"{edge}\n\n{added}\n", 1)


def test_an_edit_inside_our_sections_is_put_right_once() -> None:
    """Our sections are ours; what was changed there is written as it should be, and then quiet."""
    review = a_review().rewritten("jonas settles the date", "somebody settles the date").served()

    assert "jonas settles the date" in review.section("steps")
    assert review.served().steps == ()


def test_lost_markers_are_put_back_and_told() -> None:
    """A section without its markers comes again at the end; the run says so."""
    review = a_review().edited(lambda body: body.replace("<!-- incident-review:people:end -->", ""))
    served = review.served()
    (letter,) = {letter for plan in served.plans for letter in plan.letters}

    assert served.issue.page.section("people") is not None
    assert "The part “people” of #1 had lost its hidden markers" in str(letter)
    assert served.served().steps == ()


def test_a_day_that_passes_is_no_news() -> None:
    """Time alone changes nothing on an open review, until a step is late."""
    read = a_review().read_by("mira", "tom", "jonas", "ana")
    review = read.commented("/meet 2026-12-04 14:00").served().later(hours=1).served()

    assert review.later(days=13).served().steps == ()


def test_nothing_is_said_twice() -> None:
    """One comment for each thing worth saying, however often the clerk looks."""
    review = a_review().with_action(OWNED).closed().served()
    for _ in range(3):
        review = review.later(hours=1).served()

    assert len(review.comments) == 1
    assert review.did(AddComment) == ()
