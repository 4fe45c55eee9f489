"""Somebody closes the review issue: actions get owners, the record is filed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from action.review.git_steps import Commit, Merge
from action.review.page.comment_steps import AddComment, EditComment
from action.review.plan import AddLabels, OpenActionIssue, OpenPullRequest, RemoveLabels
from action.review.record.filed_files import Filed
from tests.stories.nouns import FOLDER, HOUSE
from tests.stories.world import Review, a_review

OWNED = "- [x] Page somebody sooner @tom due 2026-12-04"


def finished(*lines: str) -> Review:
    """A review that was closed with these lines below its actions."""
    review = a_review()
    for line in lines:
        review = review.with_action(line)
    return review.closed().served()


PICTURE = """\
```mermaid
%%{init: {"gantt": {"useWidth": 900, "leftPadding": 110, "rightPadding": 40, \
"numberSectionStyles": 2}, \
"themeVariables": {"critBkgColor": "#9a6700", "critBorderColor": "#9a6700"}}}%%
gantt
    accTitle: Timeline of the incident
    accDescr: Events, milestones and gaps from Thursday 19 November 2026, 14:05, 36 min in all
    dateFormat YYYY-MM-DD[T]HH:mm:ss
    axisFormat %H:%M
    tickInterval 5minute
    todayMarker off
    section Events
    14∶05 Checkout begins to answer slowly :2026-11-19T14:05:00, 2026-11-19T14:05:21
    14∶12 The on-call engineer is paged :2026-11-19T14:12:00, 2026-11-19T14:12:21
    14∶30 The new version is taken back :2026-11-19T14:30:00, 2026-11-19T14:30:21
    14∶41 Checkout is fast again :2026-11-19T14:41:00, 2026-11-19T14:41:21
```"""

# --- the record -----------------------------------------------------------------------------------


def test_the_record_keeps_who_what_and_what_follows() -> None:
    """One file in the incident's folder that reads on its own in ten years."""
    review = (
        a_review(summary="For half an hour checkout took nine seconds.")
        .with_remark("14:05", "question: who saw it first?", by="lee", replies=["mira: The alert."])
        .with_remark("14:05", "observation: the graph was flat", by="tom")
        .with_remark("14:30", "park: how we name releases", by="pat")
        .learned("The alert looks at the *median*.")
        .with_action(OWNED)
        .with_action("- [ ] Buy a bigger database")
        .closed()
        .served()
    )

    assert (
        review.record
        == f"""\
# Review: Checkout was slow

For half an hour checkout took nine seconds.

| Incident | Thursday 19 November 2026, severity minor |
|---|---|
| Review | [issue 1]({HOUSE}/issues/1) |
| Timeline | [timeline.md](timeline.md), with comments in [pull request 2]({HOUSE}/pull/2) |
| Facilitator | jonas |
| Note-taker | ana |
| Invited | 4 people |
| Who came | 2 people; 0 of them had read the timeline |

## The incident as a chart

{PICTURE}

## Topics

### 14:05 Checkout begins to answer slowly

- **question:** who saw it first? ([conversation]({HOUSE}/pull/2#discussion_r1))
  - The alert.
- **observation:** the graph was flat ([conversation]({HOUSE}/pull/2#discussion_r3))

## What we learned

The alert looks at the *median*.

## Actions

- **A1** Page somebody sooner, owned by tom, due Friday 4 December 2026: [issue 3]({HOUSE}/issues/3)

Proposed, but not agreed on:

- **A2** Buy a bigger database

## Parked topics

- **park:** [how we name releases]({HOUSE}/pull/2#discussion_r4) — pat
"""
    )


def test_a_quiet_review_has_a_record_too() -> None:
    """No remark, no action: that is said kindly (R61)."""
    record = finished().record

    assert "## Topics\n\nNobody left a comment on the timeline.\n" in record
    assert "Nothing was written down here." in record
    assert "No actions were agreed on, and that is a fine result." in record


def test_the_record_is_filed_with_the_timeline() -> None:
    """The pull request that people commented on is merged, by the method the repository allows."""
    review = a_review().house(merge_methods=("SQUASH",)).closed().served()

    assert [step.files[0].path for step in review.did(Commit)] == [f"{FOLDER}/review.md"]
    assert [(step.target.number, step.method) for step in review.did(Merge)] == [(2, "SQUASH")]


def test_nothing_says_that_it_is_over_before_it_is() -> None:
    """The label comes last, after word and merge: what dies before it shows that it must go on."""
    last = [type(step) for step in finished(OWNED).steps[-5:]]

    assert last == [AddComment, EditComment, Merge, AddLabels, RemoveLabels]


def test_a_review_that_ends_says_so_before_its_label_does() -> None:
    """As with one that is finished."""
    ended = a_review().closed("NOT_PLANNED").served()
    last = [type(step) for step in ended.steps[-4:]]

    assert last == [AddComment, EditComment, AddLabels, RemoveLabels]


# --- action issues --------------------------------------------------------------------------------


def test_a_ticked_action_becomes_an_issue_of_its_owner() -> None:
    """With a plain title, a day, and a way back to the review (R63, R66)."""
    (made,) = finished(OWNED).did(OpenActionIssue)

    assert (made.title, made.owner) == ("Page somebody sooner", "tom")
    assert made.labels == ("incident-action", "severity: minor")
    assert (
        made.body.partition("\n")[2]
        == """\
Action A1 from review #1, **Checkout was slow**.
**Owner:** @tom
**Due:** Friday 4 December 2026

Close this issue when the action is done. If it should not be done after all, explain why and \
close the issue as not planned.
"""
    )


def test_an_action_without_a_date_is_due_as_its_severity_says() -> None:
    """Thirty working days after a minor incident's review (R70)."""
    (made,) = finished("- [x] Page somebody sooner @tom").did(OpenActionIssue)

    assert "**Due:** Friday 1 January 2027" in made.body


def test_an_action_from_a_remark_quotes_what_led_to_it() -> None:
    """The line of the timeline as it stands, in that very version, and what was said there."""
    said = "action: Page somebody sooner\n\nTwo of us waited for the other."
    proposed = a_review().with_remark("14:12", said, by="lee").served()
    ticked = proposed.ticked("Page somebody sooner", "Page somebody sooner @tom")
    (made,) = ticked.closed().served().did(OpenActionIssue)

    assert "> 14:12 The on-call engineer is paged\n" in made.body
    assert f"/{FOLDER}/timeline.md?plain=1#L8)" in made.body
    assert f"What lee said there ([conversation]({HOUSE}/pull/2#discussion_r1)):" in made.body
    assert "\n> Page somebody sooner\n" in made.body
    assert "\n> Two of us waited for the other.\n" in made.body


def test_the_words_that_proposed_an_action_are_quoted_with_their_place() -> None:
    """Whoever owns it sees where it comes from, even where the title says the same."""
    proposed = a_review().with_remark("14:12", "action: Page sooner", by="lee").served()
    (made,) = (
        proposed.ticked("Page sooner", "Page sooner @tom").closed().served().did(OpenActionIssue)
    )

    assert f"What lee said there ([conversation]({HOUSE}/pull/2#discussion_r1)):" in made.body
    assert "> Page sooner" in made.body


def test_a_hand_written_line_may_point_to_a_remark() -> None:
    """Whoever writes it links the conversation, in the same words as we do."""
    source = f"([proposed by lee]({HOUSE}/pull/2#discussion_r1))"
    review = a_review().with_remark("14:12", "We were too late", by="lee").served()
    (made,) = (
        review.with_action(f"- [x] Page sooner {source} @tom")
        .closed()
        .served()
        .did(OpenActionIssue)
    )

    assert made.title == "Page sooner"
    assert "> We were too late" in made.body


def test_every_action_gets_the_number_of_its_issue() -> None:
    """The page leads on; the words of people stay as they are."""
    actions = finished(OWNED, "- [x] Write a runbook @mira").section("actions")

    first = OWNED.replace("[x] ", "[x] **A1** ")
    assert actions.startswith(f"{first} → #3 <!-- incident-review:action key=")
    assert "\n- [x] **A2** Write a runbook @mira → #4 <!-- incident-review:action key=" in actions


def test_an_action_ticked_at_the_end_of_the_page_becomes_an_issue() -> None:
    """People type below our last mark; the line is taken in there, with its number."""
    review = a_review().edited(lambda body: f"{body}\n{OWNED}\n").closed().served()

    assert [made.title for made in review.did(OpenActionIssue)] == ["Page somebody sooner"]
    assert "Page somebody sooner @tom due 2026-12-04 → #3" in review.section("actions")
    assert review.issue.body.count("Page somebody sooner") == 1
    assert review.served().steps == ()


@pytest.mark.parametrize(
    "words",
    [
        "Clear /var/*/tmp and *.example.com, but not web-*",
        "Rename snake_case_name to __init__, a*b*c, List<T> and [x]",
        "> 5 errors a minute page somebody 👩\u200d🚀",
        "--force is not the default any more",
    ],
)
def test_a_title_has_every_sign_that_people_wrote(words: str) -> None:
    """It is plain text, and stars are not always emphasis."""
    (made,) = finished(f"- [x] {words} @tom").did(OpenActionIssue)

    assert made.title == words


def test_code_that_was_said_is_in_the_quote() -> None:
    """As it stood there, with its indents."""
    said = "action: Clear /var/*/tmp\n\n```sh\nif x; then\n  rm *.tmp\nfi\n```"
    proposed = a_review().with_remark("14:12", said, by="lee").served()
    ticked = proposed.ticked("Clear", "@tom Clear")
    (made,) = ticked.closed().served().did(OpenActionIssue)

    code = "```sh\n{0}if x; then\n{0}  rm *.tmp\n{0}fi\n{0}```\n"
    assert f"> Clear /var/\\*/tmp\n>\n> {code.format('> ')}" in made.body
    assert made.title == "Clear /var/*/tmp"


def test_what_was_said_is_in_the_record_block_by_block() -> None:
    """Code, quotes, tables and links as they were, in the item of their conversation."""
    said = "question: See [it](https://example.org/)\n\n```sh\nrm *\n```\n\n> before"
    review = a_review().with_remark("14:12", said, by="lee").closed().served()

    assert "- **question:** ([conversation](" in review.record
    assert (
        "  See [it](https://example.org/)\n\n  ```sh\n  rm *\n  ```\n\n  > before\n"
        in review.record
    )


def test_two_actions_in_the_same_words_are_two_issues() -> None:
    """What people wrote twice they may have meant twice."""
    review = finished("- [x] Test it @tom", "- [x] Test it @mira")

    assert [(made.title, made.owner) for made in review.did(OpenActionIssue)] == [
        ("Test it", "tom"),
        ("Test it", "mira"),
    ]


def test_a_proposal_that_nobody_ticked_makes_no_issue() -> None:
    """Its words are kept in the record."""
    review = finished("- [ ] Buy a bigger database @tom")

    assert review.did(OpenActionIssue) == ()
    assert "Proposed, but not agreed on:\n\n- **A1** Buy a bigger database\n" in review.record


def test_a_proposal_that_was_settled_before_it_stood_on_the_page_is_in_the_record() -> None:
    """Whoever resolved its conversation need not have meant that it was never made."""
    said = a_review().with_remark("14:12", "action: Buy a database", by="lee").resolved("14:12")
    review = said.closed().served()

    assert "Proposed, but not agreed on:\n\n- Buy a database\n" in review.record


def test_more_than_three_actions_need_a_reason() -> None:
    """With one, they are made, and the record keeps why (R62)."""
    lines = [f"- [x] Do thing {number} @tom" for number in range(4)]
    review = finished(*lines, "Reason: two teams share them")

    assert len(review.did(OpenActionIssue)) == 4
    assert "Why there are more than usual: two teams share them" in review.record


# --- the last word --------------------------------------------------------------------------------


def test_the_end_is_friendly() -> None:
    """One comment says what follows, and who has it."""
    assert finished(OWNED).comments == (
        """\
**This review is finished.** Thank you to everybody who took part.

Actions:

- #3 Page somebody sooner: tom, by Friday 4 December

Timeline and record are saved with #2.""",
    )


def test_no_action_at_all_is_a_good_end() -> None:
    """Nothing is asked for that people did not agree on (R61)."""
    assert (
        "No actions were agreed on, and that is a fine result: the purpose of a review is to learn."
        in (finished().comments[0])
    )


def test_the_stage_moves_on() -> None:
    """A finished review can be told from one that is being prepared."""
    labels = finished(OWNED).issue.labels

    assert ("review: finished" in labels, "review: preparing" in labels) == (True, False)


def test_a_dropped_owner_is_told() -> None:
    """GitHub may leave an owner out without a word; somebody must hear of it."""
    review = a_review().with_action(OWNED).closed().served(dropping={"tom"})

    assert "GitHub did not assign tom to #3. Please assign somebody." in review.comments[0]
    assert "Page somebody sooner: tom, by" in review.comments[0]


def test_a_dropped_owner_is_told_by_whatever_run_comes_to_it() -> None:
    """The run that opened the issue died before the last word, and only it had heard of it."""
    review = a_review().with_action(OWNED).closed()
    opened = review.after_rounds(2)._with_action_owners()

    assert "GitHub did not assign tom to #3. Please assign somebody." in opened.served().comments[0]


def test_a_dropped_owner_stays_told_when_people_merge() -> None:
    """The last word is written once more then, by a run that did not open the issue."""
    closed = a_review().with_action(OWNED).closed()
    review = closed.served(refusing={Merge: "At least 1 approval"}, dropping={"tom"})
    merged = review.pull_request_merged().served().comments[0]

    assert "press *Merge*" not in merged
    assert "GitHub did not assign tom to #3. Please assign somebody." in merged


def test_a_refused_merge_says_what_to_press() -> None:
    """A protected branch wants approvals; that is for people, and the clerk does not insist."""
    refused = a_review().closed().served(refusing={Merge: "At least 1 approval is required"})

    assert len(refused.comments) == 1
    assert (
        "but GitHub refused to merge it (“At least 1 approval is required”)."
        " **Please press *Merge* there**, once it has the approvals it needs."
    ) in refused.comments[0]
    assert refused.served().steps == ()


THEIRS: Final = "# Notes of the night\n\nThe disk was full."


def test_notes_that_come_to_the_default_branch_are_asked_to_be_renamed() -> None:
    """Git cannot merge a file that both sides have added; those of before the opening it joins."""
    review = a_review()._with(filed=Filed(notes=THEIRS)).served()
    before = a_review()._with(
        branch=replace(a_review().branch, notes=THEIRS), filed=Filed(notes=THEIRS)
    )

    assert (
        f"Please rename `{FOLDER}/notes.md` on `main` before the review is closed. It was added"
        " after this review was opened, and conflicts with the pull request, which will add a file"
        " of the same name."
    ) in review.section("notices")
    assert before.served().steps == ()
    assert "Please rename" not in review._with(filed=Filed()).served().section("notices")


def test_a_merge_that_fails_says_which_file_may_be_in_its_way() -> None:
    """Pressing *Merge* does not help there; nothing of it is lost, for it is in our notes, too."""
    met = a_review().own_notes("Notes\n\nWe laughed.")._with(filed=Filed(notes=THEIRS)).served()
    refused = met.closed().served(refusing={Merge: "Pull Request is not mergeable"})

    assert (
        f"**If GitHub reports conflicts there, please rename or remove `{FOLDER}/notes.md` on"
        " `main`**: the pull request adds a file of the same name."
    ) in refused.comments[0]
    assert THEIRS in (refused.branch.notes or "")
    assert "We laughed." in (refused.branch.notes or "")
    assert refused.served().steps == ()


@pytest.mark.parametrize("filed", [Filed(calendar="BEGIN:VCALENDAR"), Filed(record="# Ours")])
def test_any_file_that_we_bring_may_be_in_the_way(filed: Filed) -> None:
    """Also a calendar file or a record that people have written there."""
    met = a_review().commented("/meet 2026-12-01 14:00").served()._with(filed=filed).served()
    refused = met.closed().served(refusing={Merge: "Pull Request is not mergeable"})

    name = "when.ics" if filed.calendar else "review.md"
    assert f"rename or remove `{FOLDER}/{name}` on `main`" in refused.comments[0]


def test_a_forbidden_pull_request_for_the_record_is_handed_over() -> None:
    """The record is safe on its branch, and the comment has the link to press."""
    said = "GitHub Actions is not permitted to create pull requests."
    merged = a_review().pull_request_merged().served()
    review = merged.closed().served(refusing={OpenPullRequest: said})

    assert (
        "GitHub did not allow Incident Review to open a pull request for it" in review.comments[0]
    )
    assert "/compare/main...incident-review/2026-11-19-checkout-slow?expand=1" in review.comments[0]
