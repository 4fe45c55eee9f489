"""Many people, or many words: everybody of the team is heard, at a cost that is known."""

from pathlib import Path
from typing import Final

import pytest

from tests.faults.indoors import run_indoors
from tests.faults.scene import ISSUE, PULL, TIMELINE, Scene
from tests.faults.test_strangers import public
from tests.github import Event
from tests.github.deeds import texts, threads

PAGE: Final = 100
"""What GitHub tells of a list in one answer."""


def reads(scene: Scene, event: Event, folder: Path) -> list[str]:
    """What a run asks, by the names of its questions."""
    scene.hub.forget_requests()
    run = run_indoors(scene, event, folder)
    assert run.exit_code == 0, run.stdout
    return [request.name for request in scene.hub.log if request.kind == "read"]


def reviewed(scene: Scene, who: str, times: int, words: str) -> None:
    """Somebody submits many reviews, where no run sees it."""
    with scene.hub.acting() as world:
        for _ in range(times):
            threads.review(world, scene[who].user, world.pull(PULL), [], body=words)


def commented(scene: Scene, who: str, number: int, times: int, words: str) -> None:
    """Somebody comments many times, where no run sees it."""
    with scene.hub.acting() as world:
        for _ in range(times):
            texts.comment(world, scene[who].user, world.ticket(number), words)


def assigned(scene: Scene) -> set[str]:
    """Who is assigned to the review."""
    return {user.login for user in scene.issue.assignees}


# --- a large house --------------------------------------------------------------------------------


@pytest.fixture
def large(opened: Scene) -> Scene:
    """A repository that can assign more people than GitHub tells at once."""
    for number in range(PAGE + 30):
        opened.hub.person(f"aaron-{number:03}")
    opened.hub.person("zoe")
    return opened


@pytest.mark.parametrize("place", ["below", "in a review", "on a line"])
def test_whom_a_command_names_is_asked_about(large: Scene, tmp_path: Path, place: str) -> None:
    """Wherever it is said, and with one question more."""
    said = {
        "below": lambda text: large["ana"].comment(ISSUE, text),
        "in a review": lambda text: large["ana"].review(PULL, text),
        "on a line": lambda text: large["ana"].comment_on_line(PULL, TIMELINE, text, line=3),
    }[place]("/facilitator @zoe\n/invite aaron-129")

    assert reads(large, said, tmp_path) == ["Look", "More"]
    assert assigned(large) == {"zoe", "pat"}
    assert "aaron-129" in {user.login for user in large.pull.requested}


def test_who_is_assigned_in_the_sidebar_is_asked_about(large: Scene, tmp_path: Path) -> None:
    """So that they can be taken off again."""
    reads(large, large["ana"].reassign(ISSUE, "-lee", "+zoe"), tmp_path)
    assert 'facilitator="zoe"' in large.section("people")

    reads(large, large["ana"].comment(ISSUE, "/facilitator @vera"), tmp_path)
    assert assigned(large) == {"vera", "pat"}


# --- many words of the team -----------------------------------------------------------------------


def test_a_command_behind_a_hundred_reviews_is_heard(opened: Scene, tmp_path: Path) -> None:
    """The rest of the reviews is asked for, page by page."""
    reviewed(opened, "jonas", PAGE, "I have read it.")
    said = opened["ana"].review(PULL, "/facilitator @dora")

    assert reads(opened, said, tmp_path) == ["Look", "MoreReviews"]
    assert assigned(opened) == {"dora", "pat"}


def test_what_was_said_long_ago_still_stands(opened: Scene, tmp_path: Path) -> None:
    """Of a long conversation its commands are read again, and the page knows who has talked."""
    opened["jonas"].comment(PULL, "It is right as far as I know.")
    said = opened["ana"].comment(PULL, "/coming")
    commented(opened, "pat", PULL, 3 * PAGE, "Yes.")
    reads(opened, said, tmp_path)
    before = opened.section("people").partition("## People")[2]

    asked = reads(opened, opened["pat"].comment(PULL, "Thank you."), tmp_path)
    assert asked == ["Look", "Kept"]
    assert opened.section("people").partition("## People")[2] == before
    assert "| must | jonas | kept the log (scribe) | yes | |" in before
    assert "| must | ana | responded to the incident | not yet (asked) | yes |" in before


def test_a_command_of_long_ago_that_is_deleted_was_never_said(
    opened: Scene, tmp_path: Path
) -> None:
    """All is read once for that."""
    said = opened["ana"].comment(PULL, "/facilitator @dora")
    commented(opened, "pat", PULL, PAGE, "Yes.")
    reads(opened, said, tmp_path)
    assert assigned(opened) == {"dora", "pat"}

    reads(opened, opened["ana"].delete_comment(said), tmp_path)
    assert assigned(opened) == {"lee", "pat"}


# --- many words of strangers ----------------------------------------------------------------------


def test_strangers_arrange_nothing_however_much_they_say(opened: Scene, tmp_path: Path) -> None:
    """In reviews, on lines and below; each gets one answer, and the team is heard."""
    scene = public(opened)
    before = len(scene.issue.comments)
    words = "/facilitator @eve\n/invite @mira\n" * 1_000
    reviewed(scene, "eve", PAGE + 1, words)
    commented(scene, "eve", ISSUE, PAGE + 1, words)
    scene["eve"].comment_on_line(PULL, TIMELINE, words, containing="14:05")
    reads(scene, scene["ana"].review(PULL, "/facilitator @dora"), tmp_path)

    ours = "github-actions[bot]"
    every = (*scene.issue.comments, *scene.pull.comments)
    assert [one.author.login for one in every].count(ours) == before + 1
    assert assigned(scene) == {"dora", "pat"}
    assert "| eve |" not in scene.section("people")


def test_more_words_of_strangers_cost_no_more_than_to_look_at_them(
    opened: Scene, tmp_path: Path
) -> None:
    """A question for each hundred of them, and no write."""
    scene = public(opened)
    reviewed(scene, "eve", 3 * PAGE, "/help\n" * 1_000)
    reads(scene, scene.hub.schedule_event(), tmp_path)
    asked = reads(scene, scene["ana"].comment(ISSUE, "Thank you."), tmp_path)

    assert asked == ["Look", "MoreReviews", "MoreReviews"]
    assert scene.hub.writes == []
