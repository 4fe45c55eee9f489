"""Where people may remark something: every place counts, on the agenda and in the record."""

from collections.abc import Callable
from typing import Final

import pytest

from tests.faults.scene import BRANCH, FOLDER, ISSUE, PULL, TIMELINE, Scene, Stage
from tests.faults.stories import SHAPED
from tests.github import Event

SAID: Final = "question: what about the queue?"
SHOWN: Final = "what about the queue?"


def whole_timeline(scene: Scene) -> Event:
    """On timeline.md as a whole."""
    return scene["jonas"].comment_on_file(PULL, TIMELINE, SAID)


def its_title(scene: Scene) -> Event:
    """On a line of the timeline that is no event."""
    return scene["jonas"].comment_on_line(PULL, TIMELINE, SAID, line=1)


def other_file(path: str, *, whole: bool) -> Callable[[Scene], Event]:
    """On a file that somebody has added to the pull request, or on a line of it."""

    def say(scene: Scene) -> Event:
        scene["mira"].push({path: "One\n14:05 <!-- e2 -->\n"}, "Add a file", BRANCH)
        if whole:
            return scene["jonas"].comment_on_file(PULL, path, SAID)
        return scene["jonas"].comment_on_line(PULL, path, SAID, line=2)

    return say


def outdated(scene: Scene) -> Event:
    """On a line that was changed afterwards."""
    event = scene["jonas"].comment_on_line(PULL, TIMELINE, SAID, containing="14:20")
    scene["mira"].edit_file(TIMELINE, lambda text: text.replace("rolled", "taken"), BRANCH)
    return event


def gone(scene: Scene) -> Event:
    """On a line that was deleted afterwards."""
    event = scene["jonas"].comment_on_line(PULL, TIMELINE, SAID, containing="14:20")
    scene["mira"].edit_file(TIMELINE, _without_the_rollback, BRANCH)
    return event


def _without_the_rollback(text: str) -> str:
    return "\n".join(row for row in text.split("\n") if "14:20" not in row)


PLACES: Final[dict[str, tuple[Callable[[Scene], Event], str]]] = {
    "the whole timeline": (whole_timeline, "The timeline as a whole"),
    "a line that is no event": (its_title, "The timeline as a whole"),
    "the notes": (other_file(f"{FOLDER}/notes.md", whole=False), "notes.md"),
    "the notes as a whole": (other_file(f"{FOLDER}/notes.md", whole=True), "notes.md"),
    "the record": (other_file(f"{FOLDER}/more/review.md", whole=False), "more/review.md"),
    "a file elsewhere": (other_file("src/queue.py", whole=False), "src/queue.py"),
    "a file elsewhere as a whole": (other_file("src/queue.py", whole=True), "src/queue.py"),
    "another timeline": (other_file("incidents/x/timeline.md", whole=False), "incidents/x/"),
    "a line changed since": (outdated, "14:20 The release is taken back."),
    "a line deleted since": (gone, "14:20 The release is rolled back."),
}


@pytest.mark.parametrize(("say", "title"), PLACES.values(), ids=PLACES.keys())
def test_a_remark_anywhere_is_on_the_agenda(
    opened: Scene, say: Callable[[Scene], Event], title: str
) -> None:
    """Under the words of its event, or under the name of the file."""
    opened.run(say(opened))

    above, shown, _ = opened.section("agenda").partition(SHOWN)
    assert shown
    assert title in above.rpartition("### ")[2]


@pytest.mark.parametrize(("say", "title"), PLACES.values(), ids=PLACES.keys())
def test_a_remark_anywhere_is_in_the_record(
    opened: Scene, say: Callable[[Scene], Event], title: str
) -> None:
    """Also where nobody looked at it in time."""
    say(opened)
    opened.run(opened.close())

    record = opened["mira"].read(f"{FOLDER}/review.md")
    above, shown, _ = record.partition(SHOWN)
    assert shown
    assert title in above.rpartition("### ")[2]


def test_a_remark_on_a_file_is_not_one_on_its_last_event(opened: Scene) -> None:
    """GitHub shows some of the diff beside it, whichever part that is [rep]."""
    opened.run(whole_timeline(opened))

    assert "### 1. The timeline as a whole" in opened.section("agenda")


def test_an_action_proposed_on_a_file_says_where(opened: Scene) -> None:
    """The issue quotes the remark and names the file."""
    said = "action: Look at the queue sooner"
    opened.run(opened["jonas"].comment_on_file(PULL, TIMELINE, said))
    opened["lee"].edit_issue(
        1, lambda body: body.replace("[ ] **A1** Look at the queue sooner", "[x] Look at it @ana")
    )
    opened.run(opened.close())

    (action,) = opened.actions()
    assert "timeline.md" in action.body
    assert "Look at the queue sooner" in action.body


# --- votes ----------------------------------------------------------------------------------------


def remarked(scene: Scene) -> tuple[Event, Event]:
    """Two people have remarked something, at two times, and the page shows the earlier first."""
    early = scene["jonas"].comment_on_line(
        PULL, TIMELINE, "The alert came late", containing="14:05"
    )
    late = scene["ana"].comment_on_line(PULL, TIMELINE, "We rolled it back", containing="14:20")
    scene.run(late)
    return early, late


def first_topic(scene: Scene) -> str:
    """What stands first on the agenda, with all that is said of it."""
    return scene.section("agenda").partition("### 1. ")[2].partition("### 2. ")[0]


def test_thumbs_up_of_people_are_votes(opened: Scene) -> None:
    """Each person has one, but whoever wrote it; seen with whatever happens next."""
    early, late = remarked(opened)
    for login in ("mira", "vera", "ana"):
        opened[login].react(late)
        opened[login].react(late)
    opened["jonas"].react(early, "HEART")
    assert first_topic(opened).startswith("14:05")
    opened.run(opened["lee"].comment(ISSUE, "I have booked a room."))

    assert first_topic(opened).startswith("14:20")
    assert "— ana; 2 votes" in first_topic(opened)


def test_a_vote_is_taken_back(opened: Scene) -> None:
    """It counts as long as it stands; the sweep looks as well."""
    _, late = remarked(opened)
    opened["mira"].react(late)
    opened.run(opened.hub.schedule_event())
    assert "1 vote" in first_topic(opened)
    opened["mira"].take_back(late)
    opened.run(opened.hub.schedule_event())

    assert first_topic(opened).startswith("14:05")
    assert "vote" not in opened.section("agenda")


def test_strangers_and_bots_have_no_vote(opened: Scene) -> None:
    """However many they are: those who belong here are counted behind them."""
    early, late = remarked(opened)
    opened.hub.settings.private = False
    for number in range(30):
        for remark in (early, late):
            opened.hub.person(f"eve{number}", permission="none").react(remark)
    opened["mira"].react(late)
    run = opened.run(opened["lee"].comment(ISSUE, "I have booked a room."))

    assert run.exit_code == 0
    assert first_topic(opened).startswith("14:20")
    assert "1 vote" in first_topic(opened)
    assert opened.section("agenda").count("vote") == 1


def test_our_own_thumbs_up_is_no_vote(opened: Scene) -> None:
    """We give one to a remark in which a command stands, too."""
    said = "What about the queue?\n\n/first 14:05"
    opened.run(opened["jonas"].comment_on_line(PULL, TIMELINE, said, containing="14:05"))

    assert [one.author.login for one in opened.pull.threads[0].comments[0].reactions]
    opened.run(opened.hub.schedule_event())
    assert "vote" not in opened.section("agenda")


# --- commands -------------------------------------------------------------------------------------


def test_people_shape_agenda_and_actions(stage: Stage, spoken_well: None) -> None:
    """Each of the five commands has its effect in one run, and nobody is answered."""
    scene, event = SHAPED.stage(stage)
    scene.run(event)
    agenda, _, also = scene.section("agenda").partition("**Postponed**")

    assert "### 1. How we knew" in agenda
    assert "- What we saw (postponed by vera)" in also
    assert "**A2** Page sooner" in scene.section("actions")
    assert "**Declined** by ana: we have enough" in scene.section("actions")
    assert scene.letters() == []
