"""What one run knows or could not do, the next one knows and does; what is refused rests."""

from collections.abc import Callable
from typing import Final

import pytest

from tests.faults.scene import BRANCH, FILE, IDENT, INCIDENT, ISSUE, PULL, TIMELINE, Scene
from tests.github import Event, FieldRefused
from tests.github.deeds import texts as reactions

NEW: Final = f"{IDENT}-again"
NEW_FILE: Final = f"incidents/{NEW}/incident.yml"
REFUSALS: Final = {
    "labels": "createLabel",
    "labels on the issue": "addLabelsToLabelable",
    "readers": "requestReviews",
}


def refused(scene: Scene, name: str, times: int = 99) -> None:
    """GitHub refuses a field, and all others of a document are done."""
    scene.hub.inject(
        FieldRefused(name, "UNPROCESSABLE", "No."),
        matching=lambda request: name in request.operations,
        times=times,
    )


def sweep(scene: Scene) -> None:
    """The schedule has its turn."""
    scene.later(600)
    scene.hub.forget_requests()
    run = scene.run(scene.hub.schedule_event())
    assert run.exit_code == 0, run.stdout


def change_the_file(scene: Scene) -> None:
    """Somebody finds a better word."""
    scene.run(scene["mira"].edit_file(FILE, lambda t: t.replace("goes out", "is out")))


# --- an incident with another name ----------------------------------------------------------------


def rename(scene: Scene) -> Event:
    """Mira gives the folder another name by one push."""
    return scene["mira"].push({FILE: None, NEW_FILE: INCIDENT}, "Rename")


def remark(scene: Scene) -> None:
    """Somebody comments on a line of the old timeline."""
    scene.run(scene["jonas"].comment_on_line(PULL, TIMELINE, "question: who?", containing="14:05"))


def edit_the_new_file(scene: Scene) -> None:
    """The incident goes on under its new name."""
    scene.run(scene["mira"].edit_file(NEW_FILE, lambda t: t.replace("goes out", "is out")))


@pytest.mark.parametrize("goes_on", [remark, sweep, edit_the_new_file], ids=lambda f: f.__name__)
def test_a_renamed_incident_says_so_as_long_as_it_is_so(
    opened: Scene, goes_on: Callable[[Scene], None]
) -> None:
    """Only a push tells that a folder was renamed; the notice outlives it."""
    opened.run(rename(opened))
    goes_on(opened)
    sweep(opened)

    assert f"was renamed to `{NEW}`" in opened.section("notices")
    assert "put it back" not in opened.section("notices")
    assert opened.hub.writes == []


def test_a_rename_whose_run_was_lost_is_seen_by_the_sweep(opened: Scene) -> None:
    """The very same file stands in another folder."""
    rename(opened)
    sweep(opened)

    assert f"was renamed to `{NEW}`" in opened.section("notices")


def test_a_rename_that_is_taken_back_is_forgotten(opened: Scene) -> None:
    """The old folder is back."""
    opened.run(rename(opened))
    opened.run(opened["mira"].push({FILE: INCIDENT}, "Name it as before"))

    assert "renamed" not in opened.page


def test_a_new_name_that_is_gone_is_forgotten(opened: Scene) -> None:
    """Then the file is nowhere, and that is said instead."""
    opened.run(rename(opened))
    opened.run(opened["mira"].push({NEW_FILE: None}, "Remove it"))
    sweep(opened)

    assert "renamed" not in opened.page
    assert "is not on the default branch any more" in opened.section("notices")


# --- a thumbs-up ----------------------------------------------------------------------------------


def told(scene: Scene) -> Event:
    """Ana tells an event in a comment."""
    return scene["ana"].comment(ISSUE, "/event 14:10 The graphs turn red.")


def thumbs(scene: Scene) -> list[str]:
    """Who has given what to the first comment below our proposal."""
    return [f"{r.author.login} {r.content}" for r in scene.issue.comments[1].reactions]


def test_a_thumbs_up_that_was_lost_is_given_by_the_next_run(opened: Scene) -> None:
    """The event is in the timeline, and the run died before it could show that."""
    opened.run(told(opened))
    with opened.hub.acting():
        opened.issue.comments[1].reactions.clear()
    sweep(opened)

    assert thumbs(opened) == ["github-actions[bot] THUMBS_UP"]
    sweep(opened)
    assert opened.hub.writes == []


def test_a_thumbs_up_that_failed_once_is_given_in_the_same_run(opened: Scene) -> None:
    """The event is added once all the same."""
    refused(opened, "addReaction", times=1)
    opened.run(told(opened))

    assert thumbs(opened) == ["github-actions[bot] THUMBS_UP"]
    assert opened.timeline().count("The graphs turn red.") == 1


def test_a_thumbs_up_that_github_refuses_is_not_tried_at_every_run(opened: Scene) -> None:
    """And nobody is troubled with it."""
    refused(opened, "addReaction")
    opened.run(told(opened))
    opened.hub.clear_faults()
    sweep(opened)

    assert opened.hub.writes == []
    assert "> " not in opened.section("notices")


def test_a_strangers_thumbs_up_is_not_ours(opened: Scene) -> None:
    """Jonas likes what Ana told."""
    event = told(opened)
    with opened.hub.acting() as world:
        reactions.react(world, world.user("jonas"), opened.issue.comments[1], "THUMBS_UP")
    opened.run(event)

    assert thumbs(opened) == ["jonas THUMBS_UP", "github-actions[bot] THUMBS_UP"]


# --- what was refused -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", REFUSALS.values(), ids=REFUSALS.keys())
def test_what_was_refused_once_is_there_at_the_end(new: Scene, name: str) -> None:
    """It is asked for again: where several were refused because of one, each alone."""
    refused(new, name, times=1)
    new.opened()

    assert {user.login for user in new.pull.requested} == {"mira", "jonas", "ana", "vera"}
    assert {"severity: major", "review: preparing"} <= {label.name for label in new.issue.labels}
    assert "severity: major" in {label.name for label in new.pull.labels}
    assert "[!WARNING]" not in new.section("notices")


@pytest.mark.parametrize("name", REFUSALS.values(), ids=REFUSALS.keys())
def test_what_is_refused_for_good_is_said_once_and_rests(new: Scene, name: str) -> None:
    """The next runs change nothing, and do not even try."""
    refused(new, name)
    new.run(new.file())
    new.hub.clear_faults()
    said = new.section("notices")
    sweep(new)

    assert "GitHub did not" in said
    assert new.section("notices") == said
    assert new.hub.writes == []


@pytest.mark.parametrize("name", ["labels", "labels on the issue"])
def test_a_change_of_the_file_tries_it_again(new: Scene, name: str) -> None:
    """Whoever has put it right can say so by that."""
    refused(new, REFUSALS[name])
    new.run(new.file())
    new.hub.clear_faults()
    change_the_file(new)

    assert {user.login for user in new.pull.requested} == {"mira", "jonas", "ana", "vera"}
    assert "severity: major" in {label.name for label in new.issue.labels}
    assert "[!WARNING]" not in new.section("notices")


def test_readers_whom_a_mention_has_told_are_not_asked_as_well(new: Scene) -> None:
    """Whatever becomes of the file: nobody is told the same thing twice."""
    refused(new, REFUSALS["readers"])
    new.run(new.file())
    new.hub.clear_faults()
    change_the_file(new)

    assert {user.login for user in new.pull.requested} == set()
    assert "| must | @mira | led the response | not yet |" in new.section("people")


def test_one_reader_whom_github_refuses_does_not_keep_the_others_from_being_asked(
    new: Scene,
) -> None:
    """GitHub refuses a whole request because of one of its people."""
    refused(new, "requestReviews", times=1)
    alone = FieldRefused("step2", "UNPROCESSABLE", "Ana may not be asked.")
    new.hub.inject(alone, matching=lambda r: r.operations.count("requestReviews") > 1)
    new.opened()

    assert {user.login for user in new.pull.requested} == {"mira", "jonas", "vera"}
    assert "GitHub did not ask ana to review the timeline." in new.section("notices")


def test_whoever_opened_the_pull_request_is_not_asked_to_review_it(new: Scene) -> None:
    """Mira responded, and Actions may not open pull requests here; GitHub would refuse them all."""
    new.hub.settings.actions_may_open_pull_requests = False
    new.run(new.file())
    new.run(new["mira"].open_pull_request(BRANCH, "The timeline"))

    assert {user.login for user in new.pull.requested} == {"jonas", "ana", "vera"}
    assert "[!WARNING]" not in new.section("notices")


# --- who gets access later ------------------------------------------------------------------------


def test_a_responder_who_gets_access_is_asked_to_read(new: Scene) -> None:
    """The notice about Ana goes, and she is asked like the others."""
    new.hub.world.user("ana").permission = "none"
    new.opened()
    with new.hub.acting() as world:
        world.user("ana").permission = "write"
    sweep(new)

    assert "ana" in {user.login for user in new.pull.requested}
    assert "[!WARNING]" not in new.section("notices")


def test_a_facilitator_who_gets_access_is_assigned(new: Scene) -> None:
    """Whoever the rota has picked stays picked."""
    for login in ("lee", "vera"):
        new.hub.world.user(login).permission = "none"
    new.opened()
    with new.hub.acting() as world:
        world.user("lee").permission = "write"
    sweep(new)

    assert {user.login for user in new.issue.assignees} == {"pat", "lee"}
    assert "cannot be assigned" not in new.section("notices")


def test_who_takes_themselves_off_is_left_in_peace(opened: Scene) -> None:
    """Assignees, readers and labels that people have taken off stay off."""
    for assignee in tuple(opened.issue.assignees):
        opened.run(opened["mira"].unassign(ISSUE, assignee.login))
    assert "There is no facilitator now" in opened.section("notices")
    with opened.hub.acting():
        opened.pull.requested.clear()
        opened.pull.labels.clear()
    sweep(opened)

    assert opened.issue.assignees == []
    assert opened.hub.writes == []
