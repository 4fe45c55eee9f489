"""The first half of the story: an incident file is added, and people read the timeline."""

from scripts.story import incident
from scripts.story.excerpts import steps_in_short, until, with_one_prompt
from scripts.story.incident import CARD_PAYMENTS
from scripts.story.scene import REVIEW, TIMELINE, Scene, first_name
from scripts.story.stage import expect
from tests.github import Event

SHOWN_EVENTS = 2


def add_incident_file(scene: Scene) -> None:
    """Push the incident file; the review issue and the timeline pull request appear."""
    path = f"{scene.folder}/incident.yml"
    scene.teller.tell(
        "Mira led the response. The next morning she writes down what happened and pushes the file "
        "to the main branch. Each event names its source."
    )
    scene.teller.lines(path, _beginning(CARD_PAYMENTS))
    event = scene.person("mira").push({path: CARD_PAYMENTS}, "Add the card payments incident")
    scene.happens("The incident file is pushed", event)
    _show_review(scene)
    _show_timeline(scene)
    _show_times(scene)


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
        "Three things appear. The first is the review issue, which everybody uses from start to "
        "end. Nora leads the review and Pat takes notes: the rota chose them."
    )
    who = ", ".join(user.login for user in review.assignees)
    people = until(scene.section("people"), "\nWrite `/coming`")
    steps = steps_in_short(scene.section("steps"))
    scene.teller.page(
        f"Issue #{review.number}, open", f"# {review.title}\n Assigned to {who}.\n\n{scene.next}"
        f"\n\n## How this review goes\n\n{steps}\n\n{people}"
    )  # fmt: skip
    scene.teller.tell(
        "Below are an empty agenda, words for the facilitator, and a place for actions."
    )


def _show_timeline(scene: Scene) -> None:
    request = scene.request
    *others, last = (first_name(user.login) for user in request.requested)
    expect(others, "The responders were not asked to read the timeline.")
    scene.teller.tell(
        "The second is the timeline pull request. It asks: is it right? What is missing? What did "
        "you know at that moment? "
        f"{', '.join(others)} and {last} are asked to review it: Vera because a major review needs "
        "a senior person who did not respond."
    )
    text = scene.person("mira").read(scene.timeline, scene.branch)
    title = f"Pull request #{request.number}, open: {scene.timeline}"
    scene.teller.page(title, text[text.index("\n## ") :], breaks=False)


def _show_times(scene: Scene) -> None:
    times = scene.ours("slots").body
    expect("❤️ **2**" in times, "No times are proposed.")
    scene.teller.tell("The third is a comment to find a date:")
    scene.teller.page(
        f"Issue #{REVIEW}, a comment by github-actions", until(times, "You do not need")
    )


def comment_on_lines(scene: Scene) -> None:
    """Let people comment; the agenda grows out of what they say."""
    scene.stage.hours_pass(2)
    scene.teller.tell(
        "Everybody reads alone and comments on lines; the first word may say what a comment is.",
        then="Vera was not there that day, and asks:",
    )
    event = scene.says(incident.QUESTION)
    scene.happens("Somebody asks a question", event)
    expect("without an alert?" in scene.section("agenda"), "The question is not on the agenda.")
    _talk(scene, event)
    _correct(scene)
    _tell_without_a_name(scene)
    _show_agenda(scene)


def _talk(scene: Scene, question: Event) -> None:
    scene.stage.hours_pass(1)
    scene.teller.tell(
        "Her question is on the agenda at once. Others answer, disagree, or propose actions:"
    )
    scene.answers("jonas", question, incident.ANSWER)
    scene.answers("mira", scene.says(incident.DISAGREE), incident.REJOINDER)
    for remark in (incident.ALERT, incident.MESSAGE, incident.RUNBOOK):
        scene.says(remark)
    scene.teller.tell("", then="This deserves a conversation of its own, another day:")
    scene.says(incident.PARK)


def _correct(scene: Scene) -> None:
    """Correct a time and add an event, both as suggestions that somebody commits."""
    old, new, why = incident.WRONG_TIME
    line = _line(scene, old)
    corrected = line.replace(old, new).replace("from memory", "deploy log")
    above = _line(scene, incident.DISAGREE.at)
    scene.teller.tell(
        "One time is wrong, and one event is missing. Both are corrected with suggestions:"
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


def _tell_without_a_name(scene: Scene) -> None:
    """Let somebody who has no account here say something by a form."""
    scene.stage.hours_pass(1)
    scene.teller.tell(
        "Somebody at the support desk has no account here. The review issue links to a "
        "form that asks for no name:"
    )
    scene.teller.remark("In the form", f"about {incident.HEARD_LATE}", incident.IN_THE_FORM)
    said = {"incident": scene.folder.rpartition("/")[2], "at": incident.HEARD_LATE}
    form = scene.stage.hub.person(incident.FORM)
    event = form.dispatch("incident-review-remark", {**said, "words": incident.IN_THE_FORM})
    scene.happens("Somebody writes into the form", event)
    agenda = scene.section("agenda")
    expect(f"{incident.HEARD_LATE} A customer" in agenda, "The words are not on the agenda.")
    everything = [scene.review.body, *(one.body for one in scene.request.comments)]
    expect(not any(incident.FORM in text for text in everything), "The sender is named.")


def _vote(scene: Scene) -> None:
    """Let people click which of the proposed times suit them; no workflow hears."""
    for login, contents in incident.SUITS.items():
        for content in contents.split():
            scene.person(login).react_below(REVIEW, "Vote for a time to meet", content)


def _show_agenda(scene: Scene) -> None:
    scene.stage.hours_pass(1)
    _vote(scene)
    scene.teller.tell(
        f"Ana commits both suggestions. Vera submits a review that says only “{incident.READ}” "
        "Meanwhile people click the times that suit them."
    )
    event = scene.person("vera").review(TIMELINE, incident.READ)
    scene.happens("Corrections are committed, and somebody has read", event)
    agenda, people = scene.section("agenda"), scene.section("people")
    raised = (incident.DISAGREE, incident.QUESTION, incident.IN_THE_FORM)
    expect(agenda.count("\n### ") == len(raised), "Not three topics.")
    expect("waiting to be committed" not in agenda, "A committed correction is still waiting.")
    expect("asked |" not in people, "Somebody who has read is still asked.")
    scene.teller.tell(
        "The agenda has three topics now; disagreements come first. Nobody will walk through the "
        "timeline line by line."
    )
    topics = with_one_prompt(agenda)
    both = f"{topics}\n{scene.section('parked')}"
    scene.teller.page(f"Issue #{scene.review.number}, the agenda", both)


def _line(scene: Scene, containing: str) -> str:
    lines = scene.person("ana").read(scene.timeline, scene.branch).splitlines()
    return next(line for line in lines if containing in line)


def _bare(line: str) -> str:
    return line.removeprefix("- ").partition(" <!--")[0].replace("**", "")
