"""What people do to a review: whatever it is, it has a defined end, and nothing they wrote goes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

import pytest

from tests.faults.scene import (
    BRANCH,
    FILE,
    FOLDER,
    IDENT,
    INCIDENT,
    ISSUE,
    PULL,
    TIMELINE,
    Scene,
    Stage,
    assert_sections_are_whole,
)
from tests.faults.stories import ASIDE, LEARNED
from tests.github import Event, Meanwhile, Run

AGENDA: Final = "<!-- incident-review:agenda:start -->"
AGENDA_END: Final = "<!-- incident-review:agenda:end -->"
PEOPLE_END: Final = "<!-- incident-review:people:end -->"
OWNED: Final = "- [x] Page somebody when orders fail @ana"


def remark(scene: Scene, text: str = "question: who saw it?", who: str = "jonas") -> Event:
    """Somebody comments on the line of 14:05."""
    return scene[who].comment_on_line(PULL, TIMELINE, text, containing="14:05")


def closed_with(scene: Scene, *lines: str) -> Run:
    """Write these lines below Actions, close the issue, and run."""
    scene.write_actions(*lines)
    return scene.run(scene.close())


# --- the page -----------------------------------------------------------------------------------

Spoil = Callable[[str], str]

SPOILED: Final[Mapping[str, Spoil]] = {
    "every marker deleted": lambda body: re.sub(r"<!-- incident-review.*?-->\n?", "", body),
    "an end marker deleted": lambda body: body.replace(f"{AGENDA_END}\n", ""),
    "a start marker deleted": lambda body: body.replace(f"{AGENDA}\n", ""),
    "a section doubled": lambda body: body + "\n" + _cut(body),
    "two sections interleaved": lambda body: body.replace(f"{AGENDA}\n", "").replace(
        PEOPLE_END, f"{AGENDA}\n{PEOPLE_END}"
    ),
    "a section deleted": lambda body: body.replace(_cut(body), ""),
    "the heading of the actions deleted": lambda body: body.replace("## Actions\n", ""),
}


def _cut(body: str) -> str:
    start = body.index(AGENDA)
    return body[start : body.index(AGENDA_END) + len(AGENDA_END)]


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED.keys())
def test_a_spoiled_page_is_made_whole_around_peoples_words(opened: Scene, spoil: Spoil) -> None:
    """Sections come back once each, with the newest remark; what people wrote stands."""
    lee = opened["lee"]
    lee.edit_issue(ISSUE, lambda body: f"{ASIDE}\n\n{body}")
    lee.insert_after(ISSUE, "## What we learned", f"\n{LEARNED}")
    opened.write_actions("- [ ] Write it down")
    lee.edit_issue(ISSUE, spoil)
    opened.run(remark(opened))

    assert_sections_are_whole(opened.page)
    assert "who saw it?" in opened.section("agenda")
    assert [line for line in (ASIDE, LEARNED, "Write it down") if line not in opened.page] == []


def test_what_people_write_in_the_second_after_the_opening_is_kept(new: Scene) -> None:
    """The page is written again at the end of the opening, upon what stands there by then."""
    event = new.file()
    new.hub.inject(
        Meanwhile(lambda: new["lee"].edit_issue(ISSUE, lambda body: f"{body}\n{ASIDE}\n")),
        matching=lambda arrival: "createIssue" in arrival.operations,
    )
    new.run(event)

    assert ASIDE in new.page
    assert f"**Read the timeline** in #{PULL}" in new.section("steps")


def test_a_section_that_was_put_back_is_named(opened: Scene) -> None:
    """The summary and a warning say what was put back, and what to do if it stands there twice."""
    opened["lee"].edit_issue(ISSUE, SPOILED["a section deleted"])
    run = opened.run(remark(opened))

    assert "The part “agenda” of" in run.summary
    assert [note.level for note in run.annotations] == ["warning"]


def test_a_page_without_marks_and_labels_is_known_by_what_it_was(opened: Scene) -> None:
    """The edit itself tells which review it was, also where labels are called otherwise."""
    opened.issue.labels.clear()
    edit = opened["lee"].edit_issue(ISSUE, SPOILED["every marker deleted"])
    opened.run(edit)

    assert_sections_are_whole(opened.page)
    assert opened.page.startswith('<!-- incident-review:review id="')


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED.keys())
def test_a_page_made_whole_is_left_alone(opened: Scene, spoil: Spoil) -> None:
    """One run mends it; the next ones find nothing to do."""
    opened["lee"].edit_issue(ISSUE, spoil)
    event = remark(opened)
    opened.run(event)
    opened.hub.forget_requests()
    opened.run(event)

    assert opened.hub.writes == []


def test_the_newlines_of_the_web_editor_are_no_change(opened: Scene) -> None:
    """Somebody saves the page without a change: CRLF everywhere, and nothing to write."""
    event = opened["lee"].edit_issue(ISSUE, lambda body: body)
    opened.hub.forget_requests()
    opened.run(event)

    assert "\r\n" in opened.issue.body
    assert opened.hub.writes == []


def without_the_pack(scene: Scene) -> None:
    """People write so much that the pack, which gives way first, has no place any more."""
    scene.run(scene["lee"].insert_after(ISSUE, "## What we learned", "y" * 55_000))

    assert scene.section("pack").strip() == ""


def test_a_page_at_githubs_limit_is_left_as_people_wrote_it(opened: Scene) -> None:
    """Where not even the shortest agenda fits, nothing is cut: the run is red, with a letter."""
    without_the_pack(opened)
    room = 65_536 - len(opened.issue.body) - opened.issue.body.count("\n") - 200
    words = "x" * room
    opened["lee"].edit_issue(
        ISSUE, lambda body: body.replace("## Actions\n", f"{words}\n## Actions\n")
    )
    for text in ("question: who saw it?", "observation: nobody did", "decision: to wait"):
        event = remark(opened, text * 5)
    run = opened.run(event)

    assert (run.exit_code, run.outputs["reason-code"]) == (1, "page-too-long")
    assert words in opened.page
    assert len(opened.issue.body) <= 65_536
    assert "as long as GitHub allows" in run.summary


def test_no_action_issue_is_made_where_its_number_does_not_fit(opened: Scene) -> None:
    """The review comes back with a letter, nothing was created, and the run is red.

    What the page need not say any more when it is over leaves room for some, not for all of them.
    """
    without_the_pack(opened)
    opened.write_actions(*(f"{OWNED} {way}" for way in range(45)), "", "Reason: all are small")
    room = 65_536 - len(opened.page.replace("\n", "\r\n")) - 2
    opened["lee"].insert_after(ISSUE, "## What we learned", "x" * room)
    run = opened.run(opened.close())

    assert (opened.issue.closed, opened.actions()) == (False, [])
    assert "as long as GitHub allows" in opened.letters()[0]
    assert (run.exit_code, run.outputs["reason-code"]) == (1, "page-too-long")


def test_a_page_is_called_full_only_when_it_is(opened: Scene) -> None:
    """Of hundreds of remarks as many are shown as fit; the others are counted."""
    words = (
        "question: who saw it, where did they look at that moment, what did it say, and who else"
    )
    for number in range(299):
        remark(opened, f"{words} was told of it by then? {number} {number} {number}")
    opened.run(remark(opened, words))

    assert "as long as GitHub allows" in opened.section("notices")
    assert len(opened.page) > 45_000


def test_hundreds_of_remarks_are_all_read(opened: Scene) -> None:
    """Three hundred remarks, one of them with 121 replies: every page of the lists is fetched."""
    first = remark(opened, "question: is this the first?")
    for number in range(120):
        opened["ana"].reply(first, f"reply {number}")
    opened["dora"].reply(first, "and this is the last reply")
    for number in range(298):
        remark(opened, f"question: number {number}?")
    run = opened.run(remark(opened, "park: the very last"))

    assert run.exit_code == 0
    assert re.search(r"is this the first\?.*\bdora\b", opened.section("agenda"))
    assert "the very last" in opened.section("parked")
    assert "number 297?" in opened.section("agenda")


# --- issue, pull request, branch ----------------------------------------------------------------


def test_a_deleted_issue_is_not_opened_again(opened: Scene) -> None:
    """Somebody meant it; the summary says how to begin again."""
    opened["lee"].delete_issue(ISSUE)
    run = opened.run(remark(opened))

    assert opened.reviews() == []
    assert run.outputs["reason-code"] == "review-issue-gone"
    assert "was deleted" in run.summary


def test_a_closed_pull_request_is_noticed(opened: Scene) -> None:
    """What was said there stays in the agenda, and the page says how to go on."""
    opened.run(remark(opened))
    opened.run(opened["mira"].close_pull_request(PULL))

    assert "was closed without being merged" in opened.section("notices")
    assert "who saw it?" in opened.section("agenda")


def test_a_deleted_branch_is_noticed(opened: Scene) -> None:
    """Deleting the branch closes the pull request; nothing is opened in its place."""
    opened.run(remark(opened))
    opened["mira"].delete_branch(BRANCH)
    opened.run(opened.hub.schedule_event())

    assert len(opened.hub.world.pulls()) == 1
    assert "was closed without being merged" in opened.section("notices")
    assert "who saw it?" in opened.section("agenda")


def test_a_review_is_closed_without_its_branch(opened: Scene) -> None:
    """The record gets a branch and a pull request of its own; each action is made once."""
    opened["mira"].delete_branch(BRANCH)
    closed_with(opened, OWNED)

    assert len(opened.actions()) == 1
    assert "Page somebody" in opened.record()


def test_a_pull_request_merged_early_goes_on_collecting_remarks(opened: Scene) -> None:
    """The page says so, and what is said there still reaches the agenda."""
    opened.run(opened["mira"].merge_pull_request(PULL))
    opened.run(remark(opened))

    assert "was merged before the review was over" in opened.section("notices")
    assert "who saw it?" in opened.section("agenda")


def test_a_label_taken_off_by_a_person_does_not_lose_the_review(opened: Scene) -> None:
    """The review is still found by its pull request, and opened no second time."""
    with opened.hub.acting():
        opened.issue.labels.clear()
    opened.run(remark(opened))

    assert len(opened.reviews()) == 1
    assert "who saw it?" in opened.section("agenda")


# --- the incident file --------------------------------------------------------------------------


def test_a_removed_incident_file_is_noticed(opened: Scene) -> None:
    """The review goes on with what the file said last; the page says what to do."""
    opened.run(opened["mira"].push({FILE: None}, "Remove it"))

    assert "is not on the default branch any more" in opened.section("notices")
    assert len(opened.reviews()) == 1


def test_a_renamed_incident_points_to_its_new_review(opened: Scene) -> None:
    """The folder was renamed in one push: the old page names the new id."""
    new = f"{IDENT}-again"
    opened.run(
        opened["mira"].push({FILE: None, f"incidents/{new}/incident.yml": INCIDENT}, "Rename")
    )

    assert new in opened.section("notices")
    assert len([issue for issue in opened.hub.world.issues() if f'"{new}"' in issue.body]) == 1


def test_an_incident_file_made_invalid_is_said_where_it_is_wrong(opened: Scene) -> None:
    """Red for whoever pushed, a notice with the place for all others, and nothing lost."""
    event = opened["mira"].edit_file(FILE, lambda t: t.replace("severity: major", "severity: huge"))
    run = opened.run(event)
    (note,) = run.annotations

    assert (run.exit_code, note.properties["file"], note.properties["line"]) == (1, FILE, "2")
    assert f"{FILE}:2:" in opened.section("notices")
    assert "A new release goes out." in opened.timeline()


def test_another_severity_swaps_the_label(opened: Scene) -> None:
    """One label of severity at a time; every other label stays."""
    opened.run(opened["mira"].edit_file(FILE, lambda t: t.replace("major", "critical")))
    names = {label.name for label in opened.issue.labels}

    assert "severity: critical" in names
    assert "severity: major" not in names
    assert "| Severity | critical |" in opened.page


def test_another_title_opens_no_second_review(opened: Scene) -> None:
    """The id is the folder's name; the record bears the new title."""
    opened.run(
        opened["mira"].edit_file(FILE, lambda t: t.replace("Checkout was slow", "Slow shop"))
    )
    closed_with(opened, OWNED)

    assert len(opened.reviews()) == 1
    assert opened.record().startswith("# Review: Slow shop")


# --- actions ------------------------------------------------------------------------------------


@pytest.fixture
def proposed(stage: Stage, opened: Scene) -> Scene:
    """A review in which somebody has proposed an action in a remark."""

    def prepare(scene: Scene) -> None:
        scene.run(remark(scene, "action: Ring the bell"))

    return stage.at("proposed", prepare, after="opened")


def _proposal(body: str) -> str:
    return next(line for line in body.split("\n") if line.startswith("- [ ] **A1** Ring the bell"))


def test_an_edited_proposal_stays_as_edited(proposed: Scene) -> None:
    """People put it into better words; the old ones do not come back."""
    proposed["lee"].edit_issue(ISSUE, lambda b: b.replace("** Ring the bell", "** Call Ana"))
    proposed.run(remark(proposed))

    assert "Call Ana" in proposed.section("actions")
    assert "Ring the bell" not in proposed.section("actions")


def test_a_deleted_proposal_does_not_come_back(proposed: Scene) -> None:
    """Deleting the line is a decision."""
    proposed["lee"].edit_issue(ISSUE, lambda body: body.replace(f"{_proposal(body)}\n", ""))
    proposed.run(remark(proposed))

    assert "Ring the bell" not in proposed.section("actions")


def test_an_unticked_action_becomes_no_issue(proposed: Scene) -> None:
    """Ticked and unticked again before the end: it stays a proposal in the record."""
    proposed["lee"].tick(ISSUE, "Ring the bell")
    proposed["lee"].untick(ISSUE, "Ring the bell")
    proposed.run(proposed.close())

    assert proposed.actions() == []
    assert "Ring the bell" in proposed.record()


def test_an_action_written_by_hand_becomes_an_issue(opened: Scene) -> None:
    """It needs no marker of ours; the page links its issue."""
    closed_with(opened, OWNED)

    assert opened.titles() == ["Page somebody when orders fail"]
    assert f"→ #{opened.actions()[0].number}" in opened.section("actions")


def test_two_equal_actions_become_two_issues(opened: Scene) -> None:
    """Whoever writes a line twice wants it twice."""
    closed_with(opened, OWNED, OWNED)

    assert opened.titles() == ["Page somebody when orders fail"] * 2


UNREADY: Final = {
    "no owner": ("- [x] Page somebody", "has no owner"),
    "a team": ("- [x] Page somebody @acme/ops", "given to the team"),
    "a stranger": ("- [x] Page somebody @nobody-here", "cannot assign issues here"),
    "no such day": (f"{OWNED} due 2030-02-31", "not a valid date"),
    "almost a box": ("- [x]Page somebody @ana", "is not on a line of its own"),
    "too many": ("\n".join(f"- [x] Do {n} @ana" for n in range(4)), "4 actions are ticked"),
}


@pytest.mark.parametrize(("lines", "said"), UNREADY.values(), ids=UNREADY.keys())
def test_an_unready_action_sends_the_review_back(opened: Scene, lines: str, said: str) -> None:
    """One letter that says what is missing, the issue open again, and nothing half done."""
    closed_with(opened, lines)

    assert not opened.issue.closed
    assert opened.actions() == []
    assert [said in letter for letter in opened.letters()] == [True]


def test_more_actions_than_usual_need_a_reason(opened: Scene) -> None:
    """With a reason they are made, and the record tells it."""
    closed_with(opened, UNREADY["too many"][0], "", "Reason: the audit is in March")

    assert len(opened.actions()) == 4
    assert "the audit is in March" in opened.record()


# --- closing ------------------------------------------------------------------------------------


def test_an_action_typed_at_the_end_of_the_page_becomes_an_issue(opened: Scene) -> None:
    """Below our last mark, in the editor of GitHub; the page then leads to its issue."""
    opened["lee"].edit_issue(ISSUE, lambda body: f"{body}\n\nWe agreed:\n{OWNED}\n")
    opened.run(opened.close())

    assert opened.titles() == ["Page somebody when orders fail"]
    named = OWNED.replace("[x]", "[x] **A1**")
    assert f"{named} → #{opened.actions()[0].number}" in opened.section("actions")


def test_a_tick_in_peoples_own_part_is_never_passed_over(opened: Scene) -> None:
    """It may be an action: the review is open again, and the letter repeats the line."""
    opened["lee"].insert_after(ISSUE, "## What we learned", f"\n{OWNED}")
    opened.run(opened.close())

    assert (opened.issue.closed, opened.actions()) == (False, [])
    assert "Page somebody when orders fail" in opened.letters()[0]


def test_closing_as_not_planned_makes_no_actions(opened: Scene) -> None:
    """A word of goodbye, the label of the end, and no record."""
    opened.write_actions(OWNED)
    opened.run(opened.close("not_planned"))

    assert opened.actions() == []
    assert "closed without a meeting" in opened.letters()[-1]
    assert "review: ended" in {label.name for label in opened.issue.labels}


def test_one_more_action_after_reopening_becomes_one_more_issue(opened: Scene) -> None:
    """What was made before is not made again."""
    closed_with(opened, OWNED)
    opened.run(opened["lee"].reopen_issue(ISSUE))
    closed_with(opened, "- [x] Try the way back @jonas")

    assert opened.titles() == ["Page somebody when orders fail", "Try the way back"]
    assert "Try the way back" in opened.record()
    opened.assert_nothing_is_doubled_or_lost(records=1)


def test_closing_twice_is_closing_once(opened: Scene) -> None:
    """Reopened and closed without a change: no second letter, no second issue."""
    closed_with(opened, OWNED)
    before = opened.letters()
    opened.run(opened["lee"].reopen_issue(ISSUE))
    opened.run(opened.close())

    assert opened.letters() == before
    assert len(opened.actions()) == 1
    opened.assert_nothing_is_doubled_or_lost()


# --- strangers and bots -------------------------------------------------------------------------


@pytest.fixture
def eve(opened: Scene) -> Scene:
    """An open review in a public repository, with a stranger at the door."""
    opened.people = {**opened.people, "eve": opened.hub.person("eve", permission="none")}
    return opened


def test_a_stranger_cannot_speak_with_our_markers(eve: Scene) -> None:
    """A forged last word does not stand for ours."""
    forged = '<!-- incident-review:comment key="finished" -->\nIt is finished.'
    eve.run(eve["eve"].comment(ISSUE, forged))
    closed_with(eve, OWNED)

    assert len(eve.actions()) == 1
    assert "This review is finished" in eve.letters()[-1]


def test_a_stranger_cannot_forge_a_review(new: Scene) -> None:
    """An issue with our marker by somebody else is not the review."""
    eve = new.hub.person("eve", permission="none")
    mark = f'<!-- incident-review:review id="{IDENT}" -->'
    forged = eve.open_issue("Incident review: forged", f"{mark}\n- [x] Obey @eve")
    new.run(forged)
    new.run(new.file())
    new.run(eve.close_issue(1))

    assert len(new.reviews()) == 1
    assert new.actions() == []
    assert new.hub.world.issue(1).body.endswith("- [x] Obey @eve")


def test_a_branch_of_the_same_name_in_a_fork_is_not_ours(eve: Scene) -> None:
    """Its events end before GitHub is asked for anything."""
    event = remark(eve, who="mira")
    pull: dict[str, Any] = dict(event.payload["pull_request"])
    fork = {**pull["head"], "repo": {**pull["head"]["repo"], "full_name": "eve/shop"}}
    eve.hub.forget_requests()
    run = eve.run(replace(event, payload={**event.payload, "pull_request": {**pull, "head": fork}}))

    assert run.exit_code == 0
    assert eve.hub.log == []


def test_what_a_bot_says_is_no_topic(opened: Scene) -> None:
    """A linter that comments on a line does not fill the agenda."""
    opened.people = {**opened.people, "lint[bot]": opened.hub.person("lint[bot]")}
    remark(opened, "question: is this line too long?", who="lint[bot]")
    opened.run(opened.hub.schedule_event())

    assert "too long?" not in opened.page
    assert FOLDER in opened.page
