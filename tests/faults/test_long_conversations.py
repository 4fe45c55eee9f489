"""Two thousand comments cost hardly more than twenty, and nothing of them is lost."""

from collections.abc import Callable
from typing import Final

import pytest

from tests.faults.scene import ISSUE, PULL, TIMELINE, Scene, Stage
from tests.faults.test_requests import assert_as_in_the_table
from tests.github import Event, Run
from tests.github.deeds import texts
from tests.github.records import Comment

MANY: Final = 2_000
UNCLEAR: Final = "/event Somebody called the vendor"
HEARD: Final = "/event 14:31 The vendor is called"
TALK: Final = "<!-- incident-review:talk "
BEGUN: Final = 5
"""Comments with which a conversation begins: those below the issue come with every answer."""


def talk(scene: Scene, number: int, count: int) -> None:
    """People talk among themselves, where no run sees it."""
    with scene.hub.acting() as world:
        for n in range(count):
            texts.comment(world, scene["lee"].user, world.ticket(number), f"Well, {n}.")


def said(scene: Scene, begin: str, number: int = ISSUE) -> Comment:
    """The first comment that begins with these words."""
    comments = scene.hub.world.ticket(number).comments
    return next(comment for comment in comments if comment.body.startswith(begin))


def edited(scene: Scene, begin: str, text: str, number: int = ISSUE) -> Event:
    """Jonas edits such a comment."""
    with scene.hub.acting() as world:
        comment = said(scene, begin, number)
        texts.edit(world, scene["jonas"].user, comment, text)
        return scene.hub.payloads.issue_comment("edited", scene["jonas"].user, comment)


def deleted(scene: Scene, begin: str) -> Event:
    """Jonas deletes such a comment."""
    with scene.hub.acting() as world:
        comment = said(scene, begin)
        event = scene.hub.payloads.issue_comment("deleted", scene["jonas"].user, comment)
        texts.delete_comment(world, comment)
        return event


def reads(scene: Scene, event: Event) -> int:
    """How many questions a run asks."""
    scene.hub.forget_requests()
    run = scene.run(event)
    assert run.exit_code == 0, run.stdout
    return len([request for request in scene.hub.log if request.kind == "read"])


def _long(number: int) -> Callable[[Scene], object]:
    def prepare(scene: Scene) -> Run:
        talk(scene, number, BEGUN)
        scene.run(scene["jonas"].comment(number, UNCLEAR))
        scene.run(scene["jonas"].comment(number, HEARD))
        talk(scene, number, MANY)
        return scene.run(scene.hub.schedule_event())

    return prepare


@pytest.fixture
def below(stage: Stage, spoken_well: None) -> Scene:
    """Two thousand comments below the review issue, as a run has left it."""
    stage.opened()
    return stage.at("much is said below", _long(ISSUE), after="opened")


@pytest.fixture
def aside(stage: Stage, spoken_well: None) -> Scene:
    """The same in the conversation of the timeline pull request."""
    stage.opened()
    return stage.at("much is said aside", _long(PULL), after="opened")


# --- a usual review -------------------------------------------------------------------------------


def test_a_hundred_comments_leave_no_mark(opened: Scene) -> None:
    """One answer tells them all, our proposal among them, and no request is added."""
    talk(opened, ISSUE, 99)
    talk(opened, PULL, 100)
    opened.run(opened["jonas"].comment_on_line(PULL, TIMELINE, "question: why?", line=3))

    assert TALK not in opened.page
    assert_as_in_the_table("remark", opened.hub.log)


def test_of_more_the_page_notes_up_to_when_they_were_read(opened: Scene) -> None:
    """All are read once, and what nobody has changed since then is not asked for again."""
    talk(opened, ISSUE, 101)
    assert reads(opened, opened["jonas"].comment(ISSUE, "Thank you.")) == 2
    assert opened.page.count(TALK) == 1

    edits = opened.issue.edits
    assert reads(opened, opened["jonas"].comment(ISSUE, "Thank you.")) == 1
    assert opened.issue.edits == edits


# --- below the issue ------------------------------------------------------------------------------


def test_talk_costs_one_question_more(below: Scene) -> None:
    """Those that may matter are asked for by their ids; the page is not written for it."""
    edits = below.issue.edits

    assert reads(below, below["ana"].comment(ISSUE, "Thank you.")) == 2
    assert below.issue.edits == edits


def test_a_remark_renews_the_mark_as_the_page_is_written_anyway(below: Scene) -> None:
    """In the same edit."""
    edits, page = below.issue.edits, below.page
    talk(below, ISSUE, 30)
    event = below["jonas"].comment_on_line(PULL, TIMELINE, "question: why?", containing="14:05")

    assert reads(below, event) == 2
    assert below.issue.edits == edits + 1
    assert below.page.partition(TALK)[2].partition("\n")[0] not in page


def test_a_sweep_reads_no_more_of_it(below: Scene) -> None:
    """It looks at all that is open, and here at what changed since the mark."""
    assert reads(below, below.hub.schedule_event()) == 4


def test_many_commands_are_kept(opened: Scene) -> None:
    """A hundred and fifty that were heard, in two questions."""
    with opened.hub.acting() as world:
        for n in range(150):
            said = f"/event 14:{n % 40 + 10} Step {n}"
            texts.comment(world, opened["ana"].user, world.ticket(ISSUE), said)
    talk(opened, ISSUE, 500)
    opened.run(opened.hub.schedule_event())
    timeline = opened.timeline()

    assert reads(opened, opened["ana"].comment(ISSUE, "Thank you.")) == 3
    assert opened.timeline() == timeline
    assert timeline.count(" Step ") == 150


def test_a_command_is_heard(below: Scene) -> None:
    """Once."""
    assert reads(below, below["ana"].comment(ISSUE, "/event 14:33 The graphs turn red")) <= 3
    assert reads(below, below.hub.schedule_event()) <= 4
    assert below.timeline().count("The graphs turn red") == 1


def test_an_old_comment_that_is_edited_is_heard_and_its_letter_settled(below: Scene) -> None:
    """The letter was sent two thousand comments ago."""
    [letter] = below.letters()
    event = edited(below, UNCLEAR, "/event 14:35 Somebody called the vendor")

    assert reads(below, event) <= 4
    assert "14:35" in below.timeline()
    assert len(below.letters()) == 1
    assert below.letters() != [letter]


def test_nothing_is_said_or_told_twice(below: Scene) -> None:
    """Our letter is found again, and what was heard."""
    letters, timeline = below.letters(), below.timeline()
    below.run(below.hub.schedule_event())
    below.run(below["ana"].comment(ISSUE, "Thank you."))

    assert (below.letters(), below.timeline()) == (letters, timeline)
    below.assert_nothing_is_doubled_or_lost()


def test_a_heard_comment_that_is_edited_is_heard_anew(below: Scene) -> None:
    """As it is in a short conversation."""
    assert reads(below, edited(below, HEARD, "/event 14:41 The vendor calls back")) <= 4
    assert "The vendor calls back" in below.timeline()


def test_after_a_deletion_all_is_read_once(below: Scene) -> None:
    """The comment that waited is gone, so its letter is settled; then the page notes it anew."""
    [letter] = below.letters()

    assert reads(below, deleted(below, UNCLEAR)) > MANY // 100
    assert below.letters() != [letter]
    assert reads(below, below["ana"].comment(ISSUE, "Thank you.")) == 2


def test_many_changes_between_two_runs_renew_the_mark(below: Scene) -> None:
    """Two pages of them are read, and the next run reads one."""
    edits = below.issue.edits
    talk(below, ISSUE, 120)

    assert reads(below, below.hub.schedule_event()) <= 5
    assert below.issue.edits == edits + 1
    assert reads(below, below["ana"].comment(ISSUE, "Thank you.")) == 2


def test_a_burst_within_one_second_is_read_whole(below: Scene) -> None:
    """And two comments of one second are both heard."""
    now = below.hub.world.now
    one = below["ana"].comment(ISSUE, "/event 14:36 One")
    below.hub.world.now = now
    below["mira"].comment(ISSUE, "/event 14:37 Another")

    assert reads(below, one) <= 3
    assert ("One" in below.timeline(), "Another" in below.timeline()) == (True, True)


# --- what people do to the page -------------------------------------------------------------------


def test_a_page_that_people_write_on_keeps_its_mark(below: Scene) -> None:
    """Their words are none of its business."""
    event = below["lee"].insert_after(ISSUE, "## What we learned", "\nMuch.")
    assert reads(below, event) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda _: "",
        lambda mark: mark.replace('older="', 'older="1'),
        lambda mark: mark.replace('until="20', 'until="30'),
        lambda mark: mark.replace("IC_", "R_"),
        lambda mark: mark.replace('check="', 'check=" '),
    ],
    ids=["gone", "number", "moment", "ids", "check"],
)
def test_a_mark_that_people_have_spoilt_is_written_anew(
    below: Scene, change: Callable[[str], str]
) -> None:
    """Nothing is said twice for it, and the next run has a mark again."""
    letters, mark = below.letters(), TALK + below.page.partition(TALK)[2].partition("\n")[0]
    event = below["lee"].edit_issue(ISSUE, lambda body: body.replace(mark, change(mark)))

    assert reads(below, event) > MANY // 100
    assert below.letters() == letters
    assert reads(below, below["ana"].comment(ISSUE, "Thank you.")) == 2


# --- in the pull request --------------------------------------------------------------------------


def test_the_conversation_of_the_pull_request_has_a_mark_of_its_own(aside: Scene) -> None:
    """A command is heard there, and a letter settled, without reading all."""
    assert aside.page.count(TALK) == 1
    assert reads(aside, aside["ana"].comment(PULL, "/event 14:33 The graphs turn red")) <= 3
    event = edited(aside, UNCLEAR, "/event 14:35 Somebody called the vendor", PULL)
    assert reads(aside, event) <= 4
    assert ("14:33" in aside.timeline(), "14:35" in aside.timeline()) == (True, True)


def test_a_closing_is_not_longer_for_it(below: Scene) -> None:
    """The record is filed as in a short conversation."""
    below.write_actions("- [x] Page somebody when orders fail @ana")

    assert reads(below, below.close()) <= 4
    assert below.actions()
    below.assert_nothing_is_doubled_or_lost()
