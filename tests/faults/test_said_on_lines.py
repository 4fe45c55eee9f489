"""Commands in the words of a review and on lines of the timeline: heard, changed and taken back."""

from pathlib import Path
from typing import Final

import pytest

from tests.faults.indoors import run_indoors
from tests.faults.scene import PULL, TIMELINE, Scene
from tests.github import Event, Run

LOOKS_LIKE: Final = {
    "code": "```\n/coming\n```",
    "code in a line": "`/coming`",
    "a line set in": "    /coming",
    "a suggestion": "```suggestion\n/coming 14:05\n```",
    "a quote": "> /coming\n\nWho said that?",
}


@pytest.fixture
def run(opened: Scene, tmp_path: Path) -> "Runs":
    """The program, and the repository with one open review."""
    return Runs(opened, tmp_path)


class Runs:
    """Lets the program answer events in one repository, and shows what it has said."""

    def __init__(self, scene: Scene, folder: Path) -> None:
        """Answer events of this scene."""
        self.scene, self.folder = scene, folder

    def on_line(self, who: str, text: str) -> Event:
        """Somebody comments on the line of 14:05, and the program runs."""
        said = self.scene[who].comment_on_line(PULL, TIMELINE, text, containing="14:05")
        self.after(said)
        return said

    def after(self, event: Event) -> Run:
        """The program runs for an event."""
        run = run_indoors(self.scene, event, self.folder)
        assert run.exit_code == 0, run.stdout
        return run

    def facilitates(self, login: str) -> bool:
        """Whether the page and the sidebar say so."""
        assigned = {user.login for user in self.scene.issue.assignees}
        return assigned == {login, "pat"} and f'facilitator="{login}"' in self.scene.page

    def answers(self) -> list[str]:
        """What we have said in the conversation of the pull request."""
        every = self.scene.pull.comments
        return [one.body for one in every if one.author.login == "github-actions[bot]"]

    def assert_nobody_answered_on_the_line(self) -> None:
        """What stands there is people's."""
        said = [one for thread in self.scene.pull.threads for one in thread.comments]
        assert {one.author.login for one in said} <= set(self.scene.people)


# --- changed and taken back -----------------------------------------------------------------------


def test_the_words_of_a_review_can_be_edited(run: Runs) -> None:
    """It says something else at its old place."""
    said = run.scene["ana"].review(PULL, "Thank you.\n\n/facilitator @dora")
    run.after(said)
    assert run.facilitates("dora")

    run.after(run.scene["ana"].edit_review(said, "Thank you.\n\n/facilitator @vera"))
    assert run.facilitates("vera")

    run.after(run.scene["ana"].edit_review(said, "Thank you."))
    assert run.facilitates("lee")


def test_a_dismissed_review_still_says_what_it_says(run: Runs) -> None:
    """Dismissing takes an approval back, and no words."""
    said = run.scene["ana"].review(PULL, "/facilitator @dora", state="APPROVED")
    run.after(said)
    run.after(run.scene["mira"].dismiss(said))

    assert run.facilitates("dora")


def test_a_comment_on_a_line_can_be_edited_and_deleted(run: Runs) -> None:
    """An older one counts again when the newest is gone."""
    run.on_line("jonas", "/facilitator @dora")
    said = run.on_line("ana", "/facilitator @jonas")
    assert run.facilitates("jonas")

    run.after(run.scene["ana"].edit_comment(said, "/facilitator @vera"))
    assert run.facilitates("vera")

    run.after(run.scene["ana"].delete_comment(said))
    assert run.facilitates("dora")


def test_a_command_in_an_answer_on_a_line_is_heard(run: Runs) -> None:
    """And what else is said there stays the topic that it was."""
    asked = run.on_line("jonas", "question: who saw it first?")
    run.after(run.scene["ana"].reply(asked, "/facilitator @dora"))

    assert run.facilitates("dora")
    assert "nobody has answered yet" in run.scene.section("agenda")


# --- no topic -------------------------------------------------------------------------------------


def test_a_line_with_only_a_command_is_no_topic(run: Runs) -> None:
    """There is nothing to talk about."""
    run.on_line("ana", "/coming\r\n")

    assert "Nothing to talk about yet" in run.scene.section("agenda")
    assert "coming" in run.scene.section("people")


@pytest.mark.parametrize("text", LOOKS_LIKE.values(), ids=LOOKS_LIKE.keys())
def test_what_only_looks_like_a_command_is_a_remark(run: Runs, text: str) -> None:
    """It is not heard, and none of it is lost."""
    said = run.on_line("ana", text)

    assert 'picks="facilitator:lee note_taker:pat"' in run.scene.page
    assert said.payload["comment"]["html_url"] in run.scene.section("agenda")
    thread = run.scene["ana"].thread(said)
    assert [one.reactions for one in thread.comments] == [[]]


# --- answers --------------------------------------------------------------------------------------


def test_the_answer_stands_in_the_conversation_and_leads_to_the_line(run: Runs) -> None:
    """Nobody is answered on the line itself, where people talk about the incident."""
    said = run.on_line("ana", "/facilitator")
    [answer] = run.answers()

    assert f"About [your comment]({said.payload['comment']['html_url']}):" in answer
    assert "names nobody" in answer
    assert not run.scene.letters()
    run.assert_nobody_answered_on_the_line()


def test_an_answer_is_settled_when_the_line_is_put_right(run: Runs) -> None:
    """In the same comment: nobody gets a second one."""
    said = run.on_line("ana", "/facilitator @")
    run.after(run.scene["ana"].edit_comment(said, "/facilitator @dora"))
    [answer] = run.answers()

    assert run.facilitates("dora")
    assert "/facilitator" not in answer
    run.assert_nobody_answered_on_the_line()


def test_each_wrong_comment_gets_one_answer(run: Runs) -> None:
    """In a review and on two of its lines; over any number of runs."""
    run.on_line("ana", "/swap it all")
    run.on_line("jonas", "/invite")
    run.after(run.scene["vera"].review(PULL, "/exception"))
    run.after(run.scene.hub.schedule_event())

    assert len(run.answers()) == len(("ana", "jonas", "vera"))
    run.assert_nobody_answered_on_the_line()
