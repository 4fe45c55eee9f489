"""The end of the story: the review is closed, and what goes wrong."""

from scripts.story import incident
from scripts.story.holding import AGREED, title_of, write_at_the_end
from scripts.story.incident import LATE_MAIL, LEARNED, SLOW_SEARCH
from scripts.story.scene import REVIEW, TIMELINE, Scene
from scripts.story.stage import expect
from tests.github.records import Issue

CLOSED = "The review is closed"


def close_too_early(scene: Scene) -> None:
    """Close the review while an agreed action has no owner: it comes back with a letter."""
    scene.stage.hours_pass(0.1)
    scene.teller.tell("Lee overlooks the missing owner, and closes the issue as completed.")
    event = scene.person("lee").close_issue(REVIEW)
    scene.happens("The review is closed too early", event)
    expect(not scene.review.closed, "The review was not sent back.")
    letter = scene.review.comments[-1].body
    expect("has no owner" in letter, "The letter does not say what is missing.")
    expect(len(scene.stage.hub.world.issues()) == 1, "Something was half done.")
    scene.teller.tell(
        "The issue is open again. Nothing was half done, and a comment says what is missing:"
    )
    scene.teller.page(f"Issue #{REVIEW}, a comment by github-actions", letter)


def close(scene: Scene) -> None:
    """Give the action its owner and close the review again: everything is filed."""
    scene.stage.hours_pass(0.1)
    scene.teller.tell(
        "Dora takes the action. Lee writes @dora at the end of the line and closes the issue again."
    )
    write_at_the_end(scene, incident.MESSAGE, "@dora")
    event = scene.person("lee").close_issue(REVIEW)
    scene.happens(CLOSED, event)
    _check_the_end(scene)
    finished = scene.ours("finished").body
    scene.teller.page(f"Issue #{REVIEW}, closed, with a comment by github-actions", finished)
    _show_actions(scene)
    _show_record(scene)


def _check_the_end(scene: Scene) -> None:
    review = scene.review
    owners = [[user.login for user in action.assignees] for action in review.sub_issues]
    expect(owners == [["jonas"], ["dora"]], f"The actions have other owners: {owners}")
    expect(review.closed, "The review is not closed.")
    expect(scene.request.merged_at, "The pull request is not merged.")
    notes = scene.person("mira").read(f"{scene.folder}/notes.md")
    expect(LEARNED in notes and "Who is here" not in notes, "The notes are not filed as told.")
    record = scene.person("mira").read(f"{scene.folder}/review.md")
    recording = incident.RECORDING.partition(" ")[2]
    titles = (title_of(remark.says) for remark in AGREED)
    for part in (recording, *LEARNED.splitlines(), *titles):
        expect(part in record, f"The record lacks: {part}")


def _show_actions(scene: Scene) -> None:
    actions = scene.review.sub_issues
    numbers = " and ".join(f"#{action.number}" for action in actions)
    scene.teller.tell(
        f"The two actions are issues now, {numbers}, assigned to their owners and listed under "
        f"#{REVIEW}.",
        then="The first:",
    )
    shown = actions[0].body.partition("What jonas said")[0]
    scene.teller.page(_heading(actions[0]), f"**{actions[0].title}**\n\n{shown}")


def _show_record(scene: Scene) -> None:
    path = f"{scene.folder}/review.md"
    record = scene.person("mira").read(path)
    scene.teller.tell(
        f"Pull request #{TIMELINE} is merged: timeline, notes and record are on the main branch. "
        "The notes are Pat's words, without who was there. The record keeps why something was "
        "declined:"
    )
    scene.teller.page(path, _declined(record), breaks=False)


def _declined(record: str) -> str:
    lines = [line for line in record.splitlines() if line.startswith("- **A3**")]
    expect(lines, "The record does not keep what was declined.")
    return lines[0]


def deliver_again(scene: Scene) -> None:
    """Deliver an event a second time: nothing happens."""
    scene.teller.tell(
        "GitHub may deliver an event twice, or two at once. Here is the closing again:"
    )
    before = scene.stage.hub.world.now
    scene.happens("The same event is delivered again", scene.stage.served[CLOSED])
    expect(before == scene.stage.hub.world.now, "Something was written a second time.")
    scene.teller.tell(
        "Nothing has changed: one review, one timeline pull request, one issue for each action."
    )


def push_mistakes(scene: Scene) -> None:
    """Push a broken incident file beside a good one: a letter for one, a review for the other."""
    good, bad = (f"{incident.folder(words)}/incident.yml" for words in ("slow-search", "late-mail"))
    scene.teller.tell(
        "Jonas pushes two more incident files at once. One is good; the other has two mistakes."
    )
    scene.teller.lines(bad, LATE_MAIL)
    event = scene.person("jonas").push({good: SLOW_SEARCH, bad: LATE_MAIL}, "Add two incidents")
    run = scene.happens("A broken file comes with a good one", event, exit_code=1)
    letters = [
        "{file}:{line}:{col}\n  {message}".format(**note.properties, message=note.message)
        for note in run.annotations
        if {"file", "line", "col"} <= note.properties.keys()
    ]
    expect(any(f"{bad}:3:10" in letter for letter in letters), f"No letter for {bad}:3:10.")
    scene.teller.tell(
        "The run fails, so that Jonas hears of it. Its messages say where each mistake is and how "
        "to fix it:"
    )
    scene.teller.lines("The workflow's messages", "\n".join(letters))
    _check_the_good_one(scene)


def _check_the_good_one(scene: Scene) -> None:
    reviews = [issue for issue in scene.stage.hub.world.issues() if "slow" in issue.title]
    expect(len(reviews) == 1, "The good file has no review.")
    scene.teller.tell(
        "The good file is served all the same: "
        f"issue #{reviews[0].number}, “{reviews[0].title}”, is open."
    )


def _heading(action: Issue) -> str:
    owners = ", ".join(user.login for user in action.assignees)
    return f"Issue #{action.number}, assigned to {owners}"
