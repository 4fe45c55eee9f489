"""The meeting: its agenda, what is learned, and what is agreed on."""

from collections.abc import Mapping

from scripts.story import incident
from scripts.story.incident import LEARNED
from scripts.story.scene import REVIEW, Scene, first_name
from scripts.story.stage import expect

UNDER_LEARNED = "## What we learned"
AGREED = (incident.ALERT, incident.MESSAGE)
ANSWERED = (incident.SURPRISED, incident.LUCKY)


def meet(scene: Scene) -> None:
    """Hold the meeting: make an agenda, write down what was learned, tick what is agreed on."""
    scene.stage.hours_pass(19)
    _choose_a_moment(scene)
    scene.stage.hours_pass(1)
    scene.teller.tell("They meet.", then="Pat, who takes the notes, asks for a place for them:")
    scene.teller.remark(first_name("pat"), f"below issue #{REVIEW}", incident.WANT_NOTES)
    event = scene.person("pat").comment(REVIEW, incident.WANT_NOTES)
    scene.happens("The notes are begun", event)
    scene.teller.tell(
        "Lee opens with the words that the page has for it, and leads the conversation along the "
        "agenda. Pat writes into the new comment what was learned, and ticks who is there and what "
        "was talked about. At the end they agree on two of the three proposed actions. Lee ticks "
        "them, with owner, day and how they will know that it is done; one of the two still lacks "
        "an owner.",
        then="The third they do not want, and the reason is kept; the meeting was not recorded:",
    )
    _write_down(scene)
    _agree(scene)
    said = f"{incident.DECLINED}\n{incident.NO_RECORDING}"
    scene.teller.remark(first_name("lee"), f"below issue #{REVIEW}", said)
    event = scene.person("lee").comment(REVIEW, said)
    scene.happens("What was learned is written down, actions are ticked", event)
    _show_notes(scene)


def _choose_a_moment(scene: Scene) -> None:
    offered = scene.section("moments")
    expect(incident.HEARD_LATE in offered, "The page does not offer the customer's report.")
    scene.teller.tell(
        "Before the meeting Lee looks at the agenda once more. Below the topics the page offers "
        "two moments that nobody has raised:"
    )
    scene.teller.page(f"Issue #{REVIEW}, below the topics", offered)
    scene.teller.tell("Lee ticks the first, and it is a topic like the others.")
    event = scene.person("lee").tick(REVIEW, f"] {incident.HEARD_LATE} ")
    scene.happens("A moment becomes a topic", event)
    expect(f"{incident.HEARD_LATE} A customer" in scene.section("agenda"), "The topic is missing.")


def _write_down(scene: Scene) -> None:
    answers = {f"[ ] {ask}": f"[x] {ask} {said}" for ask, said in ANSWERED}
    here = {f"[ ] {name}": f"[x] {name}" for name in incident.HERE}
    written = {UNDER_LEARNED: f"{UNDER_LEARNED}\n\n{LEARNED}", **answers, **here}
    notes = scene.notes
    for old in written:
        expect(old in notes.body, f"The notes lack: {old}")
    scene.person("pat").write_into(notes, lambda text: _replaced(text, written))


def _replaced(text: str, words: Mapping[str, str]) -> str:
    for old, new in words.items():
        text = text.replace(old, new, 1)
    return text


def _agree(scene: Scene) -> None:
    write_behind(scene, incident.ALERT, f"@jonas due {scene.stage.days.due} {incident.DONE_WHEN}")
    for remark in AGREED:
        scene.person("lee").tick(REVIEW, title_of(remark.says))


def _show_notes(scene: Scene) -> None:
    notes = scene.notes.body.replace("\r\n", "\n")
    expect(LEARNED in notes, "What was learned is gone.")
    learned = notes[notes.index(UNDER_LEARNED) :].partition("\n## 1.")[0]
    ticked = [line for line in notes.splitlines() if line.startswith("- [x]")]
    scene.teller.page(f"Issue #{REVIEW}, the notes", "\n".join([learned, "", *ticked]))
    written = scene.section("actions").splitlines()
    actions = [line for line in written if line.startswith(("- [x]", "- [ ]", "  "))]
    shown = "\n".join(["## Actions\n", *actions])
    scene.teller.page(f"Issue #{REVIEW}, what the meeting agreed on", shown)


def _write_after(scene: Scene, login: str, words: str, more: str) -> None:
    scene.person(login).edit_issue(REVIEW, lambda body: body.replace(words, f"{words} {more}", 1))


def write_behind(scene: Scene, remark: incident.Remark, more: str) -> None:
    """Let the facilitator write something behind the words of a proposed action."""
    _write_after(scene, "lee", title_of(remark.says), more)


def title_of(says: str) -> str:
    """Return the words of an action without the first word that proposes it."""
    return says.removeprefix("action: ")
