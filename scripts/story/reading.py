"""The first half of the story: an incident file is added, and people read the timeline."""

from scripts.story import incident
from scripts.story.incident import CARD_PAYMENTS
from scripts.story.scene import TIMELINE, Scene, first_name
from scripts.story.stage import expect
from tests.github import Event

SHOWN_EVENTS = 2


def add_incident_file(scene: Scene) -> None:
    """Push the incident file; the review issue and the timeline pull request appear."""
    path = f"{scene.folder}/incident.yml"
    scene.teller.tell(
        "Mira led the response. She writes down what happened, and pushes the file to the "
        "main branch. Where an event is known from stands beside it."
    )
    scene.teller.lines(path, _beginning(CARD_PAYMENTS))
    event = scene.person("mira").push({path: CARD_PAYMENTS}, "Add the card payments incident")
    scene.happens("The incident file is pushed", event)
    _show_review(scene)
    _show_timeline(scene)


def _beginning(file: str) -> str:
    head, mark, events = file.partition("timeline:\n")
    each = events.split("  - at:")[1:]
    shown = "".join(f"  - at:{event}" for event in each[:SHOWN_EVENTS])
    return f"{head}{mark}{shown}  … and {len(each) - SHOWN_EVENTS} more events"


def _show_review(scene: Scene) -> None:
    review = scene.review
    expect("## Agenda" in review.body, "The review issue has no agenda.")
    expect("leads the conversation" in review.body, "Nobody leads the conversation.")
    scene.teller.tell(
        "Two things have appeared. One is the review issue: it carries the review from start "
        "to end, and is everybody's page in the meeting. Nora and Pat come from the rota."
    )
    who = ", ".join(user.login for user in review.assignees)
    labels = ", ".join(label.name for label in review.labels)
    scene.teller.page(
        f"Issue #{review.number}, open", f"# {review.title}\n "
        f"Assigned to {who}. Labels: {labels}.\n\n{review.body}"
    )  # fmt: skip


def _show_timeline(scene: Scene) -> None:
    request = scene.request
    *others, last = (first_name(user.login) for user in request.requested)
    expect(others, "The responders were not asked to read the timeline.")
    scene.teller.tell(
        "The other is the timeline pull request. It asks three questions: is it right? what is "
        "missing? what did you know at that moment? Below them, GitHub draws the timeline as a "
        "chart. "
        f"{', '.join(others)} and {last} are asked to review it: Vera because a major incident "
        "wants somebody senior who did not respond."
    )
    text = scene.person("mira").read(scene.timeline, scene.branch)
    title = f"Pull request #{request.number}, open: {scene.timeline}"
    scene.teller.page(title, text[text.index("\n## ") :], breaks=False)


def comment_on_lines(scene: Scene) -> None:
    """Let people comment; the agenda grows out of what they say."""
    scene.stage.hours_pass(2)
    scene.teller.tell(
        "Everybody reads on their own, before the meeting, and comments on lines. The first "
        "word may say what a comment is.",
        then="Vera was not there that day, but she was asked, and she asks back:",
    )
    event = scene.says(incident.QUESTION)
    scene.happens("Somebody asks a question", event)
    expect("without an alert?" in scene.section("agenda"), "The question is not on the agenda.")
    agenda = scene.section("agenda").partition("**At the end**")[0]
    scene.teller.page(f"Issue #{scene.review.number}, the agenda", agenda)
    _talk(scene, event)
    _correct(scene)
    _show_agenda(scene)


def _talk(scene: Scene, question: Event) -> None:
    scene.stage.hours_pass(1)
    scene.teller.tell(
        "Jonas answers her. Others say what they saw differently, and propose actions."
    )
    scene.answers("jonas", question, incident.ANSWER)
    scene.answers("mira", scene.says(incident.DISAGREE), incident.REJOINDER)
    for remark in (incident.ALERT, incident.MESSAGE, incident.RUNBOOK):
        scene.says(remark)
    scene.teller.tell("", then="This one is worth a conversation, but not in this meeting:")
    scene.says(incident.PARK)


def _correct(scene: Scene) -> None:
    """Correct a time and add an event, both as suggestions that somebody commits."""
    old, new, why = incident.WRONG_TIME
    line = _line(scene, old)
    corrected = line.replace(old, new).replace("from memory", "deploy log")
    above = _line(scene, incident.DISAGREE.at)
    scene.teller.tell(
        "One time is wrong, and one event is missing. Whoever sees that writes the line as it "
        "should be: GitHub calls it a suggestion."
    )
    time = scene.person("jonas").suggest(
        TIMELINE, scene.timeline, corrected, containing=old, body=why
    )
    event = scene.person("dora").suggest(
        TIMELINE,
        scene.timeline,
        f"{above}\n{incident.MISSING}",
        containing=incident.DISAGREE.at,
        body=incident.MISSING_WHY,
    )
    scene.teller.lines(f"Jonas: {why}", f"- {_bare(line)}\n+ {_bare(corrected)}")
    scene.teller.lines(
        f"Dora: {incident.MISSING_WHY}", f"  {_bare(above)}\n+ {_bare(incident.MISSING)}"
    )
    scene.happens("People comment and suggest", event)
    expect("14:40" in scene.section("agenda"), "The correction is not waiting.")
    scene.person("ana").commit_suggestion(time)
    scene.person("ana").commit_suggestion(event)


def _show_agenda(scene: Scene) -> None:
    scene.stage.hours_pass(1)
    scene.teller.tell(
        "Ana agrees with both and presses “Commit suggestion”; that settles them. Vera has "
        f"nothing more to say, and submits a review without comments: “{incident.READ}”"
    )
    event = scene.person("vera").review(TIMELINE, incident.READ)
    scene.happens("Corrections are committed, and somebody has read", event)
    agenda, people = scene.section("agenda"), scene.section("people")
    expect(agenda.count("\n### ") == len((incident.DISAGREE, incident.QUESTION)), "Not two topics.")
    expect("waiting to be committed" not in agenda, "A committed correction is still waiting.")
    expect("asked |" not in people, "Somebody who has read is still asked.")
    scene.teller.tell(
        "The agenda has two topics; what was said differently comes first. Nobody will walk "
        "through the timeline line by line."
    )
    topics = agenda.partition("**At the end**")[0]
    both = f"{topics}\n{scene.section('parked')}"
    scene.teller.page(f"Issue #{scene.review.number}, the agenda", both)


def _line(scene: Scene, containing: str) -> str:
    lines = scene.person("ana").read(scene.timeline, scene.branch).splitlines()
    return next(line for line in lines if containing in line)


def _bare(line: str) -> str:
    return line.removeprefix("- ").partition(" <!--")[0].replace("**", "")
