"""The meeting: its agenda, what is learned, and what is agreed on."""

from collections.abc import Mapping
from datetime import timedelta

from scripts.story import incident
from scripts.story.excerpts import quoted_in
from scripts.story.incident import LEARNED
from scripts.story.scene import REVIEW, Scene
from scripts.story.stage import expect, found

UNDER_LEARNED = "## What we learned"
ALSO = "**Also raised**"
AGREED = (incident.ALERT, incident.MESSAGE)
ANSWERED = (incident.SURPRISED, incident.LUCKY)


def meet(scene: Scene) -> None:
    """Hold the meeting: make an agenda, write down what was learned, tick what is agreed on."""
    scene.stage.comes_to(incident.MEETING - timedelta(hours=2))
    _prepare(scene)
    scene.stage.comes_to(incident.MEETING + timedelta(minutes=20))
    _talk(scene)
    scene.stage.hours_pass(1)
    _write_down(scene)
    _agree(scene)
    scene.stage.hours_pass(1)
    _finish(scene)


def _prepare(scene: Scene) -> None:
    """Let the facilitator make a topic of a moment, and pass on what was told in private."""
    offered = scene.section("moments")
    expect(incident.DECIDED in offered, "The page does not offer the decision.")
    scene.teller.tell(
        "On Friday morning Lee looks at the agenda. Below the topics is a moment that nobody has "
        "raised:"
    )
    scene.teller.page(f"Issue #{REVIEW}, below the topics", offered)
    scene.teller.tell(
        "Lee ticks it, and it becomes a topic.",
        then="Somebody has told Lee something in private; Lee passes it on without a name:",
    )
    scene.person("lee").tick(REVIEW, f"] {incident.DECIDED} ")
    event = scene.writes("lee", incident.RELAYED)
    scene.happens("A moment becomes a topic, a private word is passed on", event)
    agenda = scene.section("agenda")
    expect(f"{incident.DECIDED} We decide" in agenda, "The topic is missing.")
    expect("did not dare" in agenda, "What was told in private is missing.")


def _talk(scene: Scene) -> None:
    """Let somebody remark something while they meet: nothing moves on the page."""
    before = _topics(scene)
    scene.teller.tell("They meet. The review issue has words for Lee to begin with:")
    pack = quoted_in(scene.review.body, "To open")
    scene.teller.page(f"Issue #{REVIEW}, for the facilitator", pack)
    scene.teller.tell("", then="Twenty minutes later Dora thinks of something else:")
    scene.happens("Somebody remarks something in the meeting", scene.says(incident.IN_THE_MEETING))
    expect(_topics(scene) == before, "The topics have moved in the meeting.")
    scene.teller.tell(
        "During the meeting every topic stays where it is; Dora's comment waits below."
    )
    also = found(scene.section("agenda"), _also, "topic below the others")
    topics = "\n".join(topic.removeprefix("### ") for topic in before)
    scene.teller.page(f"Issue #{REVIEW}, the agenda in short", f"## Agenda\n\n{topics}\n\n{also}")


def _topics(scene: Scene) -> list[str]:
    lines = scene.section("agenda").splitlines()
    return [line for line in lines if line.startswith("### ")]


def _also(agenda: str) -> str:
    _, mark, after = agenda.partition(ALSO)
    rows = [line for line in after.splitlines() if line.startswith("- ")]
    return mark and "\n".join([f"{mark}, if there is time:\n", *rows])


def _write_down(scene: Scene) -> None:
    answers = {f"[ ] {ask}": f"[x] {ask} {said}" for ask, said in ANSWERED}
    here = {f"[ ] {name}": f"[x] {name}" for name in incident.HERE}
    written = {UNDER_LEARNED: f"{UNDER_LEARNED}\n\n{LEARNED}", **answers, **here}
    notes = scene.ours("notes")
    for old in written:
        expect(old in notes.body, f"The notes lack: {old}")
    scene.person("pat").write_into(notes, lambda text: _replaced(text, written))
    scene.teller.tell(
        "Since the date was settled, a comment for the notes has been waiting below the issue. Pat "
        "writes down what they learn, and ticks who is here and what they have talked about. The "
        "program never edits these notes again."
    )
    _show_notes(scene)


def _replaced(text: str, words: Mapping[str, str]) -> str:
    for old, new in words.items():
        text = text.replace(old, new, 1)
    return text


def _show_notes(scene: Scene) -> None:
    notes = scene.ours("notes").body.replace("\r\n", "\n")
    learned = notes[notes.index(UNDER_LEARNED) :].partition("\n## 1.")[0]
    here, _, asked = notes.partition("## What every review asks")
    people, answers = (
        f"{title}\n\n{_ticked(text)}"
        for title, text in (("## Who is here", here), ("## What every review asks", asked))
    )
    scene.teller.page(f"Issue #{REVIEW}, the notes", f"{learned}\n{people}\n\n{answers}")


def _ticked(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.startswith("- [x]"))


def _agree(scene: Scene) -> None:
    scene.teller.tell(
        "They agree on two of the three proposed actions, and Lee ticks them. The second still "
        "lacks an owner.",
        then="They decide against the third; the reason is kept. Pat adds the recording:",
    )
    write_at_the_end(scene, incident.ALERT, f"@jonas due {incident.DUE} isms {incident.DONE_WHEN}")
    for remark in AGREED:
        scene.person("lee").tick(REVIEW, title_of(remark.says))
    scene.writes("lee", incident.DECLINED)


def _finish(scene: Scene) -> None:
    """Let the recording be kept; the page says what is left."""
    event = scene.writes("pat", incident.RECORDING)
    scene.happens("Notes, decisions and recording are heard of", event)
    expect(LEARNED in scene.ours("notes").body.replace("\r\n", "\n"), "The notes were changed.")
    written = scene.section("actions").splitlines()
    actions = [line for line in written if line.startswith(("- [x]", "- [ ]", "  "))]
    shown = "\n".join(["## Actions\n", *actions])
    scene.teller.page(f"Issue #{REVIEW}, what the meeting agreed on", shown)
    expect("after the meeting" in scene.next, "The page does not know that they have met.")
    scene.teller.tell("The meeting is over. The first line says what is left to do, and for whom:")
    scene.teller.page(f"Issue #{REVIEW}, its first line", scene.next)


def _write_after(scene: Scene, login: str, words: str, more: str) -> None:
    scene.person(login).edit_issue(REVIEW, lambda body: body.replace(words, f"{words} {more}", 1))


def write_at_the_end(scene: Scene, remark: incident.Remark, more: str) -> None:
    """Let the facilitator write something at the end of a proposed action."""
    _write_after(scene, "lee", title_of(remark.says), more)


def title_of(says: str) -> str:
    """Return the words of an action without the first word that proposes it."""
    return says.removeprefix("action: ")
