"""The notes of a meeting through the whole program: whatever people do to them, no word is lost."""

from pathlib import Path
from typing import Final

import pytest

from action.review.notes.own_notes import NOTES
from tests.faults.indoors import run_indoors
from tests.faults.scene import BRANCH, FOLDER, ISSUE, NOTES_KEY, PULL, TIMELINE, Scene
from tests.github import Arrival, Event
from tests.github.deeds import texts
from tests.github.records import Comment

WORDS: Final = "We laughed, and then we looked at the graphs."
RECORDED: Final = "https://example.org/m/7"


@pytest.fixture
def begun(opened: Scene, tmp_path: Path) -> Scene:
    """A review whose notes were begun, and nobody has written in them."""
    run_indoors(opened, opened["ana"].comment(ISSUE, "/notes"), tmp_path)
    return opened


def the_notes(scene: Scene) -> Comment:
    """Our comment for the notes: the first that we wrote."""
    ours = (one for one in scene.issue.comments if one.author.login == "github-actions[bot]")
    return next(one for one in ours if ":slots" not in one.body)


def asked(scene: Scene) -> Event:
    """Somebody asks something about a line, so that there is one more topic."""
    said = "question: and what then?"
    return scene["vera"].comment_on_line(PULL, TIMELINE, said, containing="14:49")


def filed(scene: Scene) -> str:
    """The notes as they were filed on the default branch."""
    return scene["mira"].read(f"{FOLDER}/notes.md")


def written(text: str) -> str:
    """The notes with some words below their heading."""
    return text.replace("# Notes", f"# Notes\n\n{WORDS}", 1)


def test_notes_that_nobody_has_touched_follow_the_agenda(begun: Scene, tmp_path: Path) -> None:
    """One edit, together with the page."""
    run_indoors(begun, asked(begun), tmp_path)

    assert "## 1. 14:49 The error rate is back to normal." in the_notes(begun).body
    assert begun.notes.count(NOTES_KEY) == 1


def test_what_somebody_saves_before_our_write_is_written_again(
    begun: Scene, tmp_path: Path
) -> None:
    """And never written over after that."""
    events: list[Event] = []

    def saves(arrival: Arrival) -> bool:
        if "updateIssueComment" in arrival.operations and not events:
            events.append(begun.write_notes(written))
        return False

    begun.hub.barrier(1, matching=saves)
    run_indoors(begun, asked(begun), tmp_path)
    assert WORDS not in the_notes(begun).body
    run_indoors(begun, events[0], tmp_path)
    assert WORDS in the_notes(begun).body

    again = begun["ana"].comment_on_line(PULL, TIMELINE, "question: who?", containing="14:05")
    run_indoors(begun, again, tmp_path)
    run_indoors(begun, events[0], tmp_path)
    assert WORDS in the_notes(begun).body
    run_indoors(begun, begun.close(), tmp_path)
    assert WORDS in filed(begun)


@pytest.mark.parametrize("new", [WORDS, f"# Notes\n\n{WORDS}", f"```\n{WORDS}", f"<!-- {WORDS}"])
def test_whoever_pastes_over_the_whole_comment_still_writes_notes(
    begun: Scene, tmp_path: Path, new: str
) -> None:
    """The page knows which comment it is, though our mark is gone."""
    event = begun.write_notes(lambda _: new)
    run_indoors(begun, event, tmp_path)
    run_indoors(begun, asked(begun), tmp_path)
    run_indoors(begun, begun.close(), tmp_path)

    assert the_notes(begun).body == new.replace("\n", "\r\n")
    assert begun.notes.count(NOTES_KEY) == 0
    assert new in filed(begun)


def test_a_person_s_own_token_does_not_hide_that_they_have_written(
    begun: Scene, tmp_path: Path
) -> None:
    """Who has edited a text last may be us and a person at once; its words tell."""
    with begun.hub.acting() as world:
        said = the_notes(begun)
        texts.edit(world, world.bot, said, written(said.body))
    run_indoors(begun, asked(begun), tmp_path)

    assert WORDS in the_notes(begun).body


def test_a_file_in_the_folder_is_found(opened: Scene, tmp_path: Path) -> None:
    """Whatever kind of file it is."""
    opened["mira"].push({f"{FOLDER}/Recording-1.mp4": "pretend"}, "Add the recording")
    run_indoors(opened, opened.close(), tmp_path)

    assert f"/blob/main/{FOLDER}/Recording-1.mp4) |" in opened.record()


def test_a_recording_after_the_end_is_filed_once(opened: Scene, tmp_path: Path) -> None:
    """Said, changed and taken back."""
    run_indoors(opened, opened.close(), tmp_path)
    said = opened["ana"].comment(ISSUE, f"/recording {RECORDED}")
    run_indoors(opened, said, tmp_path)
    assert RECORDED in opened.record()

    opened.hub.forget_requests()
    run_indoors(opened, said, tmp_path)
    assert opened.hub.writes == []
    run_indoors(opened, opened["ana"].edit_comment(said, f"/recording {RECORDED}8"), tmp_path)
    assert f"{RECORDED}8" in opened.record()
    run_indoors(opened, opened["ana"].delete_comment(said), tmp_path)
    assert "Recording" not in opened.record()
    assert opened.issue.closed


def test_notes_after_the_end_are_filed_too(begun: Scene, tmp_path: Path) -> None:
    """Ours and one's own, each once."""
    run_indoors(begun, begun.close(), tmp_path)
    late = begun.write_notes(written)
    run_indoors(begun, late, tmp_path)
    assert WORDS in filed(begun)

    own = begun["jonas"].comment(ISSUE, "**Notes**\n\nAnd the queue.")
    run_indoors(begun, own, tmp_path)
    assert "And the queue." in filed(begun)
    begun.hub.forget_requests()
    for event in (late, own):
        run_indoors(begun, event, tmp_path)
    assert begun.hub.writes == []


def test_a_review_of_before_keeps_its_file_of_notes(begun: Scene, tmp_path: Path) -> None:
    """What people have committed to it stands above what they write in the comment."""
    older = "# Notes: Checkout was slow\n\nAna was first to see it.\n"
    begun["ana"].push({f"{FOLDER}/notes.md": older}, "Take notes", BRANCH)
    begun.write_notes(written)
    run_indoors(begun, begun.close(), tmp_path)

    assert filed(begun).startswith(older)
    assert WORDS in filed(begun)


def test_the_key_of_the_notes_is_the_one_that_is_looked_for() -> None:
    """Else these tests would look for nothing."""
    assert f'key="{NOTES}"' in NOTES_KEY
