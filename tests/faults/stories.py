"""The turns of a review that must come out right whatever happens on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from action.review.dates.workdays import USUAL_WEEK
from tests.faults.scene import BRANCH, FILE, IDENT, ISSUE, NOW, PULL, TIMELINE, Scene, Stage
from tests.github import Event

ACTIONS: Final = (
    "- [x] Page somebody when one in twenty orders fails @ana due 2030-01-31",
    "- [x] Try the way back once a month @jonas",
    "- [ ] Write more tests",
)
LEARNED: Final = "The way back takes nine minutes, and nobody had known that."
SHAPING: Final = """\
/topic 14:05 14:20 What we saw
/topic 14:49 How we knew
/first 14:49
/drop 14:05, 14:20"""
NOTED: Final = "We laughed, and then we looked at the graphs."
OWN: Final = "The graph of the queue was not on the screen."
ASIDE: Final = "_Lee: I booked the big room._"


@dataclass(frozen=True)
class Turn:
    """Something that happens in a review: what was before it, and the event that it sends."""

    name: str
    before: Callable[[Scene], object]
    happens: Callable[[Scene], Event]
    written: tuple[str, ...] = ()
    records: int = 0

    def __str__(self) -> str:
        """Return what the test is called after."""
        return self.name

    def stage(self, stage: Stage) -> tuple[Scene, Event]:
        """Put everything back to just after it happened, before any run has seen it."""
        if self is OPENING:
            scene = stage.new()
        else:
            stage.opened()
            scene = stage.at(f"before {self.name}", self.before, after="opened")
        event = self.happens(scene)
        scene.hub.forget_requests()
        return scene, event


def nothing(_: Scene) -> None:
    """Be content with what is there."""


def _people_write(scene: Scene) -> None:
    lee = scene["lee"]
    lee.edit_issue(ISSUE, lambda body: f"{ASIDE}\n\n{body}")
    scene.run(lee.insert_after(ISSUE, "## What we learned", f"\n{LEARNED}"))


def _talk(scene: Scene) -> None:
    said = scene["jonas"].comment_on_line(
        PULL, TIMELINE, "question: who saw it first?", containing="14:05"
    )
    scene.run(said)


def _agreed(scene: Scene) -> None:
    _people_write(scene)
    _talk(scene)
    scene.write_actions(*ACTIONS)


def _agreed_where_branches_go(scene: Scene) -> None:
    _agreed(scene)
    with scene.hub.acting() as world:
        world.settings.merged_branches_deleted = True


def _disagreed(scene: Scene) -> None:
    _people_write(scene)
    scene.write_actions("- [x] Somebody should do something about it")


def _ended(scene: Scene) -> Event:
    return scene.close("not_planned")


def _merged_early(scene: Scene) -> None:
    _agreed(scene)
    scene.run(scene["mira"].merge_pull_request(PULL))
    scene["mira"].delete_branch(BRANCH)


def _remark(scene: Scene) -> Event:
    text = "action: page somebody when one in twenty orders fails"
    return scene["jonas"].comment_on_line(PULL, TIMELINE, text, containing="14:20")


def _question(scene: Scene) -> Event:
    text = "question: how long did the queue grow?"
    return scene["jonas"].comment_on_line(PULL, TIMELINE, text, containing="14:20")


def _told(scene: Scene) -> Event:
    return scene["ana"].comment(ISSUE, "I looked it up:\n\n/event 14:10 The graphs turn red.")


def _help(scene: Scene) -> Event:
    text = "What can I write here?\n\n/help"
    return scene["ana"].comment_on_line(PULL, TIMELINE, text, containing="14:20")


def _tom_comes(scene: Scene) -> None:
    _people_write(scene)
    scene.hub.person("tom")


def _handed_over(scene: Scene) -> Event:
    """Three people arrange who comes, each with another gesture; one event tells of all."""
    scene["mira"].reassign(ISSUE, "-pat", "+dora")
    scene["vera"].comment_on_line(PULL, TIMELINE, "/invite @tom", containing="14:05")
    return scene["ana"].review(PULL, "I have read it.\n\n/facilitator rota\n/not-coming")


def _proposed(scene: Scene) -> None:
    _people_write(scene)
    _talk(scene)
    scene.run(scene["jonas"].comment(ISSUE, "/action 14:05 Write more tests"))


def _shaped(scene: Scene) -> Event:
    """People shape agenda and actions with each of the commands; one event tells of all."""
    scene["vera"].comment_on_line(PULL, TIMELINE, SHAPING, containing="14:05")
    return scene["ana"].comment(
        ISSUE, "/action 14:05 Page sooner @ana due friday\n/decline A1 because we have enough"
    )


def _relayed(scene: Scene) -> Event:
    """Lee facilitates, and was told something in private."""
    return scene["lee"].comment(PULL, "I was told:\n\n/relay 14:20 I could not see the graphs.")


def _sent(scene: Scene) -> Event:
    """Somebody writes into the form, which tells it to the repository as an app."""
    said = {"incident": IDENT, "at": "14:05", "words": "I was told not to page anybody."}
    return scene.hub.person("forms[bot]").dispatch("incident-review-remark", said)


def _notes_begun(scene: Scene) -> None:
    """Somebody has asked for notes, and nobody has written in them."""
    _people_write(scene)
    scene.run(scene["ana"].comment(ISSUE, "/notes"))


def _notes_asked_for(scene: Scene) -> Event:
    return scene["ana"].comment(ISSUE, "We begin.\n\n/notes")


def _notes_taken(scene: Scene) -> None:
    """Pat has written in them, Jonas has notes of his own, and there is an agreed action."""
    _agreed(scene)
    scene.run(scene["ana"].comment(ISSUE, "/notes"))
    scene.write_notes(lambda text: text.replace("# Notes", f"# Notes\n\n{NOTED}"))
    scene.write_notes(lambda text: text.replace("- [ ] mira", "- [x] mira"))
    scene["jonas"].comment(ISSUE, f"**Notes**\n\n{OWN}")
    scene.run(scene["vera"].comment(ISSUE, "/recording https://example.org/m\n/came @ana"))


def _date_settled(scene: Scene) -> Event:
    return scene["lee"].comment(ISSUE, "/meet in 30 days 10:00 UTC https://meet.example.org/room")


def _three_days_later(scene: Scene) -> None:
    _people_write(scene)
    with scene.hub.acting():
        scene.issue.created_at -= timedelta(days=3)


def _date_near(scene: Scene) -> Event:
    """The meeting is so near that those who have not read are asked at once."""
    return scene["lee"].comment(ISSUE, f"/meet {next_working_day():%Y-%m-%d} 15:00")


def next_working_day() -> date:
    """The first day after today that is in the usual week."""
    return USUAL_WEEK.after(NOW.date() + timedelta(days=1), 0)


def _file_changed(scene: Scene) -> Event:
    return scene["mira"].edit_file(
        FILE,
        lambda text: (
            text.replace("severity: major", "severity: critical")
            .replace("title: Checkout was slow", "title: Checkout took nine seconds")
            .replace("The release is rolled back.", "The release is taken back by hand.")
        ),
    )


OPENING: Final = Turn("opening", nothing, Scene.file)
REMARK: Final = Turn("remark", _people_write, _remark, (LEARNED, ASIDE))
FILE_CHANGED: Final = Turn("file-changed", _people_write, _file_changed, (LEARNED, ASIDE))
TOLD: Final = Turn("told", _people_write, _told, (LEARNED, ASIDE))
HELP: Final = Turn("help", _people_write, _help, (LEARNED, ASIDE))
HANDED_OVER: Final = Turn("handed-over", _tom_comes, _handed_over, (LEARNED, ASIDE))
SHAPED: Final = Turn("shaped", _proposed, _shaped, (LEARNED, ASIDE))
RELAYED: Final = Turn("relayed", _people_write, _relayed, (LEARNED, ASIDE))
SENT: Final = Turn("sent by a form", _people_write, _sent, (LEARNED, ASIDE))
DATE_SETTLED: Final = Turn("date-settled", _people_write, _date_settled, (LEARNED, ASIDE))
DATE_NEAR: Final = Turn("date-near", _three_days_later, _date_near, (LEARNED, ASIDE))
CLOSING: Final = Turn("closing", _agreed, Scene.close, (LEARNED, ASIDE))
REFUSED_CLOSING: Final = Turn("refused-closing", _disagreed, Scene.close, (LEARNED, ASIDE))
ENDING: Final = Turn("ending", _agreed, _ended, (LEARNED, ASIDE))
CLOSING_AFTER_MERGE: Final = Turn(
    "closing-after-merge", _merged_early, Scene.close, (LEARNED, ASIDE), records=1
)
CLOSING_WHERE_BRANCHES_GO: Final = Turn(
    "closing-where-branches-go", _agreed_where_branches_go, Scene.close, (LEARNED, ASIDE)
)
NOTES_ASKED: Final = Turn("notes-asked-for", _people_write, _notes_asked_for, (LEARNED, ASIDE))
NOTES_RENEWED: Final = Turn("remark-with-notes", _notes_begun, _question, (LEARNED, ASIDE))
NOTES_FILED: Final = Turn(
    "closing-with-notes", _notes_taken, Scene.close, (LEARNED, ASIDE, NOTED, OWN)
)
TURNS: Final = (
    OPENING, REMARK, FILE_CHANGED, TOLD, HELP, HANDED_OVER, SHAPED, DATE_SETTLED, DATE_NEAR,
    RELAYED, SENT, NOTES_ASKED, NOTES_RENEWED, NOTES_FILED,
    CLOSING, REFUSED_CLOSING, ENDING, CLOSING_AFTER_MERGE,
)  # fmt: skip
MAKING: Final = (OPENING, CLOSING)
"""The turns that make most of what must not be there twice: they meet every fault."""
