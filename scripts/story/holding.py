"""The meeting: its agenda, what is learned, and what is agreed on."""

from scripts.story import incident
from scripts.story.incident import LEARNED
from scripts.story.scene import REVIEW, Scene, first_name
from scripts.story.stage import expect

UNDER_LEARNED = "goes into the record as you write it. -->"
AGREED = (incident.ALERT, incident.MESSAGE)


def meet(scene: Scene) -> None:
    """Hold the meeting: make an agenda, write down what was learned, tick what is agreed on."""
    scene.stage.hours_pass(19)
    _choose_a_moment(scene)
    scene.stage.hours_pass(1)
    scene.teller.tell(
        "They meet. Lee opens with the words that the page has for it, and leads the conversation "
        "along the agenda. Pat writes into the issue what was learned, and ticks what was talked "
        "about. At the end they agree on two of the three proposed actions. Lee ticks them, with "
        "owner, day and how they will know that it is done; one of the two still lacks an owner.",
        then="The third they do not want, and the reason is kept:",
    )
    _write_down(scene)
    _agree(scene)
    scene.teller.remark(first_name("lee"), f"below issue #{REVIEW}", incident.DECLINED)
    event = scene.person("lee").comment(REVIEW, incident.DECLINED)
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
    pat = scene.person("pat")
    pat.insert_after(REVIEW, UNDER_LEARNED, f"\n{LEARNED}")
    for question, answer in (incident.SURPRISED, incident.LUCKY):
        pat.tick(REVIEW, question)
        _write_after(scene, "pat", question, answer)


def _agree(scene: Scene) -> None:
    write_behind(scene, incident.ALERT, f"@jonas due {scene.stage.days.due} {incident.DONE_WHEN}")
    for remark in AGREED:
        scene.person("lee").tick(REVIEW, title_of(remark.says))


def _show_notes(scene: Scene) -> None:
    body = scene.review.body.replace("\r\n", "\n")
    expect(LEARNED in body, "What was learned is gone.")
    learned = body[body.index("## What we learned") : body.index("## Actions")]
    answered = [line for line in body.splitlines() if line.startswith("- [x]") and "?" in line]
    written = scene.section("actions").splitlines()
    actions = [line for line in written if line.startswith(("- [x]", "- [ ]", "  "))]
    shown = "\n".join([*answered, "", learned, "## Actions\n", *actions])
    scene.teller.page(f"Issue #{REVIEW}, what the meeting wrote", shown)


def _write_after(scene: Scene, login: str, words: str, more: str) -> None:
    scene.person(login).edit_issue(REVIEW, lambda body: body.replace(words, f"{words} {more}", 1))


def write_behind(scene: Scene, remark: incident.Remark, more: str) -> None:
    """Let the facilitator write something behind the words of a proposed action."""
    _write_after(scene, "lee", title_of(remark.says), more)


def title_of(says: str) -> str:
    """Return the words of an action without the first word that proposes it."""
    return says.removeprefix("action: ")
