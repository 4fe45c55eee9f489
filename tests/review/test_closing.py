"""Closing, round by round: what a run that dies has done stays done, and is done once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from action.review import closing
from action.review.git_steps import Commit, Merge, TakeOver
from action.review.model import Refusal
from action.review.page.comment_steps import AddComment, EditComment, React
from action.review.page.issue_body import current_page
from action.review.plan import (
    AddLabels,
    EditIssue,
    OpenActionIssue,
    Plan,
    RemoveLabels,
    Reopen,
    Step,
)
from action.review.view import View
from tests.stories.nouns import EVENTS, ID, an_event
from tests.stories.world import Review, a_review

OWNED = ("- [x] Page somebody sooner @tom", "- [x] Write a runbook @mira due 2026-12-04")


def closed(*lines: str) -> Review:
    """A review that somebody has just closed with these lines below its actions."""
    review = a_review()
    for line in lines:
        review = review.with_action(line)
    return review.closed().seen_anew()


def seen(review: Review) -> View:
    """A review as its rules look at it."""
    file = review.snapshot.file
    assert file is not None
    assert file.incident is not None
    return View(review.snapshot, review.settings, file.incident, file, review.now)


def visible(review: Review) -> tuple[object, ...]:
    """What people can see of a review at its end."""
    made = [(issue.key, issue.assignees) for issue in review.issue.actions]
    labels = sorted(review.issue.labels)
    return review.issue.body, labels, made, review.comments, review.record, review.pull.state


def kinds(plan: Plan) -> list[type[Step]]:
    """The verbs of a round."""
    return [type(step) for step in plan]


# --- the rounds -----------------------------------------------------------------------------------


def test_the_record_is_the_claim() -> None:
    """Its commit goes alone and first: only one of two runs gets to make the issues."""
    rounds = closed(*OWNED).served().plans

    assert kinds(rounds[0]) == [Commit]
    assert kinds(rounds[1]) == [OpenActionIssue, OpenActionIssue]
    assert kinds(rounds[-1]) == [AddComment, EditComment, Merge, AddLabels, RemoveLabels]


@pytest.mark.parametrize("count", [0, 1, 20])
def test_as_many_rounds_whatever_the_number_of_actions(count: int) -> None:
    """The budget of requests holds up to twenty."""
    lines = [f"- [x] Do thing {number} @tom" for number in range(count)]

    assert len(closed(*lines, "Reason: many").served().plans) <= 4


def test_very_many_actions_are_made_in_portions() -> None:
    """GitHub takes only so much in one request."""
    lines = [f"- [x] Do thing {number} @tom" for number in range(25)]
    review = closed(*lines, "Reason: many").served()
    portions = [kinds(plan).count(OpenActionIssue) for plan in review.plans]

    assert [count for count in portions if count] == [20, 5]
    assert len({issue.key for issue in review.issue.actions}) == 25


@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_a_run_that_dies_after_any_round_is_mended(rounds: int) -> None:
    """The end is the same, and everything is there once."""
    died = closed(*OWNED).after_rounds(rounds)
    mended = died.served()
    done = Counter(type(step) for step in (*died.steps, *mended.steps))

    assert visible(mended) == visible(closed(*OWNED).served())
    assert (done[OpenActionIssue], done[AddComment], done[Merge]) == (2, 1, 1)


def test_the_next_run_marks_the_branch_before_it_goes_on() -> None:
    """So that two of them do not both make what is missing."""
    died = closed(*OWNED).after_rounds(1)

    assert kinds(died.served().plans[0]) == [TakeOver]


@pytest.mark.parametrize("reason", ["COMPLETED", "NOT_PLANNED"])
def test_a_comment_is_made_by_whom_the_branch_lets(reason: str) -> None:
    """A comment cannot be repeated, so moving the branch comes before it."""
    rounds = a_review().closed(reason).served().plans

    assert kinds(rounds[0])[0] in {TakeOver, Commit}
    assert AddComment in [kind for later in rounds[1:] for kind in kinds(later)]


def test_without_a_branch_the_word_is_said_all_the_same() -> None:
    """Somebody has deleted it; nothing is left to claim."""
    review = a_review().closed("NOT_PLANNED")._with(branch=None).served()

    assert len(review.comments) == 1
    assert review.served().steps == ()


def test_a_stage_that_was_not_written_is_written_later_without_a_word() -> None:
    """A run has died just before it, or somebody took the label off."""
    ended = a_review().closed("NOT_PLANNED").served()._with_issue(labels=())

    again = ended.served()

    assert again.did(AddComment) == ()
    assert "review: ended" in again.issue.labels


def test_a_duplicate_is_closed_without_actions_too() -> None:
    """GitHub has two words for a review that is not to be held."""
    review = a_review().with_action(OWNED[0]).closed("DUPLICATE").served()

    assert review.did(OpenActionIssue) == ()
    assert "review: ended" in review.issue.labels


def test_a_closing_of_which_nobody_knows_the_moment_is_answered_once() -> None:
    """What is not told must not stop the answer."""
    review = closed("- [x] Page somebody sooner")._with_issue(closed=None).served()

    assert len(review.comments) == 1
    assert len(review.did(Reopen)) == 1


# --- the record and what it follows from ----------------------------------------------------------


def test_the_record_follows_the_page() -> None:
    """What people correct before they close again is in the next record."""
    first = closed(*OWNED).served()
    more = first.reopened().served().with_action("- [x] Third @tom").later(hours=1).closed()

    assert more.served().record.count(", owned by ") == 3


def test_the_record_says_in_its_commit_whether_it_brings_the_actions() -> None:
    """The first is the claim, before there are any; who reads the history sees which is whole."""
    messages = [step.message for step in closed(*OWNED).served().did(Commit)]

    assert messages == [
        f"Record the review of {ID}",
        f"Record the review of {ID}, with its action issues",
    ]


def test_what_came_for_the_timeline_just_before_the_closing_is_filed_with_the_record() -> None:
    """The pull request is merged next, and nothing may miss it."""
    late = closed().file_says(events=(*EVENTS, an_event("14:50", "All is well")))

    commit = late.served().did(Commit)[0]

    assert [file.path.rpartition("/")[2] for file in commit.files] == ["review.md", "timeline.md"]


def test_a_merged_timeline_is_not_written_with_the_record() -> None:
    """As long as there is no pull request that could bring it."""
    merged = a_review().pull_request_merged().served().closed()
    late = merged.file_says(events=(*EVENTS, an_event("14:50", "All is well")))

    commit = late.served().did(Commit)[0]

    assert [file.path.rpartition("/")[2] for file in commit.files] == ["review.md"]


def test_what_was_told_just_before_the_closing_gets_its_sign_with_the_record() -> None:
    """Both are in one commit."""
    review = closed().commented("/event 14:50 All is well").served()

    assert kinds(review.plans[0]) == [Commit, React]


@pytest.mark.parametrize("reason", ["COMPLETED", "NOT_PLANNED"])
def test_a_sign_that_was_lost_is_given_when_all_is_over(reason: str) -> None:
    """However the review ended."""
    over = a_review().commented("/event 14:50 All is well").served().closed(reason).served()
    lost = tuple(replace(command, thanked=False) for command in over.issue.commands)

    again = over._with_issue(commands=lost).served()

    assert [type(step) for step in again.steps] == [React]


def test_what_is_told_after_the_merge_gets_no_sign_before_it_is_written() -> None:
    """A thumb says that it stands in the timeline."""
    merged = a_review().pull_request_merged().served()
    review = merged.commented("/event 14:50 All is well").closed().served()

    assert kinds(review.plans[0]) == [Commit]
    assert "All is well" not in review.did(Commit)[0].files[0].text


def test_the_team_s_first_way_of_merging_is_taken() -> None:
    """Of several that the repository allows."""
    review = closed().house(merge_methods=("SQUASH", "REBASE")).served()

    assert [step.method for step in review.did(Merge)] == ["SQUASH"]


def test_the_page_of_a_finished_review_stays_as_it_was() -> None:
    """Whatever the file says later: the record is what counts now."""
    later = (
        closed(*OWNED).served().file_says(summary="For half an hour checkout took nine seconds.")
    )

    assert later.served().did(EditIssue) == ()


def test_a_finished_review_without_its_branch_stays_finished() -> None:
    """Somebody tidied up; the last word has been said."""
    review = closed(*OWNED).served()._with(branch=None)

    assert review.served().steps == ()


def test_an_action_keeps_its_number_in_the_record() -> None:
    """Also where the sub-issue is not listed any more."""
    done = closed(*OWNED).served()
    lost = done._with_issue(actions=done.issue.actions[1:])

    assert lost.served().did(OpenActionIssue) == ()
    assert "[issue 3]" in done.record


def test_proposals_for_which_the_page_has_no_room_are_in_the_record() -> None:
    """Like all others that nobody has ticked."""
    review = a_review()
    for number in range(1, 62):
        review = review.with_remark("14:05", f"action: Do thing {number}.")

    record = review.served().closed().served().record

    assert all(
        re.search(rf"- (\*\*A\d+\*\* )?Do thing {number}\b", record) for number in (1, 60, 61)
    )


def test_resolved_remarks_are_kept_in_the_record() -> None:
    """They left the agenda and not the memory."""
    review = a_review().with_remark("14:05", "question: who saw it?").resolved("14:05")

    assert "who saw it?" in review.closed().served().record


def test_resolved_proposals_are_not_topics_of_the_record() -> None:
    """An action is an action, whatever became of its conversation."""
    review = a_review().with_remark("14:05", "action: Page sooner").served().resolved("14:05")
    topics = review.closed().served().record.partition("## Topics")[2].partition("## What")[0]

    assert "Page sooner" not in topics


# --- what stops it --------------------------------------------------------------------------------


def test_problems_are_looked_for_before_anything_is_written() -> None:
    """Nothing is half done; the page only gets the names of which the letter speaks."""
    review = closed("- [x] Unowned", *OWNED).served()

    assert [type(step) for step in review.steps] == [TakeOver, EditIssue, AddComment, Reopen]


def full(*lines: str) -> Review:
    """A review in whose page no sign more finds room at its end, with these lines as actions."""
    review = a_review()
    for line in lines:
        review = review.with_action(line)
    bare = replace(review.issue.page, text=shown(review.closed())).with_section("pack", "")
    return review.learned("x" * (65_536 - len(bare.text) - 1))


def shown(review: Review) -> str:
    """The page as it would be written now."""
    file = review.snapshot.file
    assert file is not None
    assert file.incident is not None
    return current_page(View(review.snapshot, review.settings, file.incident, file, review.now))


def test_a_page_without_room_for_the_numbers_of_its_actions_sends_the_review_back() -> None:
    """Nothing is made whose number could not be kept; the run says so, too."""
    review = full(*OWNED).closed().served()

    assert review.did(OpenActionIssue) == ()
    assert len(review.did(Reopen)) == 1
    assert "This issue is as long as GitHub allows" in review.comments[0]
    assert full(*OWNED).closed().planned().reason == "page-too-long"


@pytest.mark.parametrize("reason", ["", "NOT_PLANNED"])
def test_a_full_page_is_no_matter_while_nothing_is_made_of_it(reason: str) -> None:
    """Only closing a review as done makes issues."""
    review = full(*OWNED).closed(reason) if reason else full(*OWNED)

    assert not closing.is_full(seen(review))


def test_a_full_page_without_new_actions_can_be_closed() -> None:
    """Nothing has to be written into it."""
    assert not closing.is_full(seen(full().closed()))


def test_actions_that_have_their_issue_are_never_a_problem() -> None:
    """An owner may leave the team later."""
    done = closed(*OWNED).served()
    left = done.house(people={"mira": "U_mira"}).reopened().later(hours=1).closed()

    assert left.served().did(Reopen) == ()


def test_a_refused_merge_is_tried_once_more_and_then_left_to_people() -> None:
    """GitHub may just not know yet; a rule of the repository stays, also for the next run."""
    refused = closed().served(refusing={Merge: "1 approval is missing"})

    assert len(refused.did(Merge)) == 2
    assert Refusal.MERGE in refused.snapshot.refused
    assert refused.served().did(Merge) == ()


def test_people_may_merge_by_hand() -> None:
    """The comment that asked them to is changed, and then all is quiet."""
    refused = closed().served(refusing={Merge: "1 approval is missing"})
    merged = refused.pull_request_merged().served()

    assert "Please press" in refused.comments[0]
    assert [("Please press" in said) for said in merged.comments] == [False]
    assert "Timeline and record are saved with #2." in merged.comments[0]
    assert merged.served().steps == ()


def test_every_agreed_action_is_read_back_with_its_number() -> None:
    """The page is the memory of what was made."""
    done = closed(*OWNED).served()

    assert [action.issue for action in done.issue.page.actions.all] == [3, 4]
