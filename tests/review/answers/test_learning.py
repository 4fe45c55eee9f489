"""What a snapshot learns from each answer, so that the next plan need not ask GitHub again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from action.errors import ReviewError
from action.review.answers.answer import Done, Refused, Why
from action.review.answers.learning import learn
from action.review.answers.twice import refused_once, refused_twice
from action.review.claims.claimed import Claim
from action.review.claims.claiming import time_left
from action.review.git_steps import ClaimBranch, Commit, File, Merge, TakeOver, Target
from action.review.model import Branch, Refusal, Snapshot, State
from action.review.page.comment_steps import AddComment, EditComment
from action.review.plan import (
    AddLabels,
    Assign,
    CreateLabel,
    EditIssue,
    OpenActionIssue,
    OpenIssue,
    OpenPullRequest,
    RemoveLabels,
    Reopen,
    RequestReviews,
    Step,
)
from action.review.settings import Label
from action.review.timeline.timeline import Timeline
from tests.stories.nouns import FOLDER, FRIDAY
from tests.stories.world import a_review, an_incident_file

OPEN = a_review().seen_anew().snapshot
NAME = OPEN.branch_name
ISSUE, PULL = Target("paper-1", 1), Target("paper-2", 2)
CLAIM = ClaimBranch(NAME, OPEN.repository.head)
COMMIT = Commit(NAME, "c0ffee", (File(f"{FOLDER}/timeline.md", "- x\n"),), "Tell it")
CALENDAR = Commit(NAME, "c0ffee", (File(f"{FOLDER}/when.ics", "x\r\n"),), "Say when")
TAKE_OVER = TakeOver(NAME, OPEN.repository.head, "Go on", ("review",))
LABEL = CreateLabel(Label("network", "ededed", "x"))
OWNED = OpenActionIssue(ISSUE, "k1", "Do", "body", ("incident-action",), "tom")


def after(step: Step, answer: Done | Refused, snapshot: Snapshot = OPEN) -> Snapshot:
    """What is known then."""
    return learn(snapshot, step, answer)


def refused(why: Why) -> Refused:
    """GitHub says no."""
    return Refused(why, "it is not so")


# --- what was done --------------------------------------------------------------------------------


def test_a_label_can_be_used_at_once() -> None:
    """By the id that GitHub gave it."""
    assert after(LABEL, Done(id="LA_9")).repository.labels["network"] == "LA_9"


def test_the_first_commit_on_a_new_branch_is_the_claim() -> None:
    """From here on nobody else does what cannot be repeated; nothing is there that must be read."""
    branched = after(CLAIM, Done(), an_incident_file().snapshot)
    claimed = after(TAKE_OVER, Done(id="5ea1"), branched)

    assert (claimed.claim, claimed.stale) == (Claim.OURS, False)
    assert claimed.branch == Branch(NAME, "5ea1")


def test_whose_branch_it_is_that_two_runs_made_the_commit_tells() -> None:
    """The other run was quicker with the branch, and this one with the commit."""
    branched = after(CLAIM, refused(Why.EXISTS), an_incident_file().snapshot)
    claimed = after(TAKE_OVER, Done(id="5ea1"), branched)

    assert (claimed.claim, claimed.stale) == (Claim.OURS, True)


def test_a_branch_that_was_restored_must_be_read() -> None:
    """It begins where a pull request ended, with files that this run has not seen."""
    restored = after(ClaimBranch(NAME, "elsewhere"), Done())

    assert restored.stale


@pytest.mark.parametrize("step", [replace(COMMIT, keys=("comment finished",)), TAKE_OVER])
def test_a_commit_that_names_what_it_is_for_is_a_claim(step: Step) -> None:
    """The pull request goes with its branch."""
    moved = after(step, Done(id="5ea1"))
    assert moved.branch
    assert moved.pull_request

    assert (moved.claim, moved.branch.head, moved.pull_request.head) == (Claim.OURS, "5ea1", "5ea1")


def test_a_commit_that_names_nothing_claims_nothing() -> None:
    """Nobody else could see that this run is at work."""
    assert after(COMMIT, Done(id="5ea1")).claim is Claim.NONE


def test_what_was_committed_is_on_the_branch() -> None:
    """The other files stay."""
    branch = after(COMMIT, Done(id="5ea1")).branch
    assert branch
    assert OPEN.branch

    assert (branch.timeline, branch.notes) == (Timeline("- x\n"), OPEN.branch.notes)


def test_an_issue_knows_what_github_kept() -> None:
    """Labels and assignees that were dropped without a word are remembered."""
    step = OpenIssue("A", "body", ("incident", "network"), ("tom", "zoe"))
    answer = Done("I_5", 5, "u", FRIDAY, labels=("incident",), logins=("Tom",))
    opened = after(step, answer)
    assert opened.issue

    assert (opened.issue.number, opened.issue.assignees) == (5, ("Tom",))
    assert "zoe" in opened.refused[Refusal.ASSIGNEES]
    assert "network" in opened.refused[Refusal.LABELS]


@pytest.mark.parametrize("logins", [("Tom",), ()])
def test_an_action_issue_knows_whom_github_assigned(logins: tuple[str, ...]) -> None:
    """It is the answer that counts, not the question."""
    issue = after(OWNED, Done("I_5", 5, "u", logins=logins)).issue
    assert issue

    assert [(made.number, made.assignees) for made in issue.actions] == [(5, logins)]


def test_labels_go_to_the_thing_they_were_put_on() -> None:
    """Issue and pull request bear their own."""
    on_issue = after(AddLabels(ISSUE, ("network",)), Done(labels=("network",)))
    on_pull = after(RemoveLabels(PULL, ("network",)), Done(labels=()))
    assert on_issue.issue
    assert on_pull.pull_request
    assert on_pull.issue

    assert on_issue.issue.labels == ("network",)
    assert (on_pull.pull_request.labels, on_pull.issue.labels) == ((), a_review().issue.labels)


def test_words_are_known_as_they_were_written() -> None:
    """The page, a new comment, a changed one."""
    edited = after(EditIssue(ISSUE, "new"), Done())
    said = after(AddComment(ISSUE, "finished", "one"), Done(id="IC_1"))
    changed = after(EditComment("IC_1", "finished", "two"), Done(), said)
    assert edited.issue
    assert changed.issue

    assert edited.issue.body == "new"
    assert [comment.body for comment in changed.issue.comments[1:]] == ["two"]


def test_states_are_known() -> None:
    """Open again, or merged."""
    closed = a_review().closed().snapshot
    reopened, merged = (
        after(Reopen(ISSUE), Done(), closed),
        after(Merge(PULL, "c0ffee", "MERGE", "x"), Done()),
    )
    assert reopened.issue
    assert merged.pull_request

    assert (reopened.issue.state, reopened.issue.closed) == (State.OPEN, None)
    assert merged.pull_request.state is State.MERGED


# --- what was not ---------------------------------------------------------------------------------


@pytest.mark.parametrize("step", [COMMIT, TAKE_OVER])
def test_a_commit_that_came_too_late_asks_for_another_look(step: Step) -> None:
    """A person may have pushed a correction, or another run has claimed; the look tells which."""
    late = after(step, refused(Why.MOVED))

    assert (late.stale, late.claim) == (True, Claim.NONE)


@pytest.mark.parametrize("step", [LABEL, OpenPullRequest(NAME, "T", "b")])
def test_what_is_there_already_is_looked_at(step: Step) -> None:
    """A list may lag behind."""
    assert after(step, refused(Why.EXISTS)).stale


@pytest.mark.parametrize("step", [COMMIT, AddLabels(ISSUE, ("network",)), Assign(ISSUE, ("zoe",))])
@pytest.mark.parametrize("why", [Why.NOT_YET, Why.UNCLEAR])
def test_what_github_may_do_later_is_looked_at_again(step: Step, why: Why) -> None:
    """It is no refusal, and nobody is told of it."""
    later = after(step, refused(why))

    assert (later.stale, later.refused) == (True, OPEN.refused)


@pytest.mark.parametrize(
    ("step", "refusal"),
    [
        (LABEL, Refusal.LABELS),
        (AddLabels(ISSUE, ("network",)), Refusal.LABELS),
        (Assign(ISSUE, ("zoe",)), Refusal.ASSIGNEES),
        (OpenPullRequest(NAME, "T", "b"), Refusal.PULL_REQUEST),
        (RequestReviews(PULL, ("zoe",)), Refusal.REVIEWERS),
        (CALENDAR, Refusal.CALENDAR),
    ],
)
def test_the_review_goes_on_without_what_people_can_do_themselves(
    step: Step, refusal: Refusal
) -> None:
    """It is not asked for again in this run, and told."""
    assert refusal in after(step, refused(Why.REFUSED)).refused


def test_a_calendar_that_may_not_be_written_stops_nothing() -> None:
    """A timeline does: without it there is nothing to talk about."""
    assert Refusal.CALENDAR in after(CALENDAR, refused(Why.FORBIDDEN)).refused
    with pytest.raises(ReviewError):
        after(replace(CALENDAR, files=(File("a/timeline.md", ""),)), refused(Why.FORBIDDEN))


def test_a_calendar_that_came_too_late_asks_for_another_look() -> None:
    """Somebody else has moved the branch."""
    late = after(CALENDAR, refused(Why.MOVED))

    assert (late.stale, Refusal.CALENDAR in late.refused) == (True, False)


def test_a_refused_merge_asks_for_another_look_first() -> None:
    """GitHub needs a moment to learn whether what was just pushed can be merged."""
    merge = Merge(PULL, "c0ffee", "MERGE", "x")
    once = after(merge, refused(Why.REFUSED))
    twice = learn(once, merge, refused(Why.REFUSED))

    assert (once.stale, Refusal.MERGE in once.refused) == (True, False)
    assert Refusal.MERGE in twice.refused


def test_every_refusal_is_remembered() -> None:
    """The second does not make the first forgotten."""
    one = after(LABEL, refused(Why.REFUSED))
    two = after(CreateLabel(Label("client: acme", "ededed", "x")), refused(Why.REFUSED), one)

    assert {"network", "client: acme"} <= set(two.refused[Refusal.LABELS])


def test_a_name_is_refused_for_good_when_it_is_refused_again() -> None:
    """Each by itself: another one may still be asked for."""
    network, acme = AddLabels(ISSUE, ("network",)), AddLabels(ISSUE, ("client: acme",))
    known = OPEN
    for step in (network, acme, network):
        known = after(step, refused(Why.REFUSED), known)

    assert refused_twice(known, Refusal.LABELS) == ("network",)
    assert refused_once(known, Refusal.LABELS) == ("client: acme",)


@pytest.mark.parametrize("why", [Why.FORBIDDEN, Why.REFUSED])
def test_an_action_issue_is_looked_for_and_tried_without_what_was_refused(why: Why) -> None:
    """First without its fields, which fewer tokens may set [rep], then without its type."""
    typed = replace(OWNED, type="Task")
    one = after(replace(typed, fields=(("Priority", "High"),)), refused(why))
    two = after(typed, refused(why))

    assert (set(one.refused), one.stale) == ({Refusal.ISSUE_FIELDS}, True)
    assert (set(two.refused), two.stale) == ({Refusal.ISSUE_TYPE}, True)


@pytest.mark.parametrize("step", [OWNED, EditIssue(ISSUE, "x"), COMMIT, CLAIM])
def test_a_missing_permission_is_a_letter_with_the_lines_to_add(step: Step) -> None:
    """Nothing sensible follows before somebody has added them."""
    with pytest.raises(ReviewError) as caught:
        after(step, refused(Why.FORBIDDEN))

    assert caught.value.reason == "missing-permission"
    assert "permissions:\n    contents: write" in str(caught.value)


def test_what_nobody_expected_is_told_as_it_was_said() -> None:
    """The step in words, and GitHub's own sentence."""
    with pytest.raises(ReviewError, match="GitHub refused to bring #1 up to date") as caught:
        after(EditIssue(ISSUE, "x"), refused(Why.REFUSED))

    assert "it said: it is not so" in str(caught.value)


def test_a_comment_is_counted_where_it_was_made() -> None:
    """So that the next one knows whether all of them are known."""
    told = after(AddComment(ISSUE, "k", "Hello"), Done(id="IC_1"))

    assert told.issue is not None
    assert OPEN.issue is not None
    assert told.issue.said == OPEN.issue.said + 1


def test_a_claim_that_there_is_none_of_has_no_time_left() -> None:
    """Nobody has to be waited for."""
    assert time_left(OPEN) == timedelta()
