"""Between reading and meeting: somebody cannot come, and somebody else leads the conversation."""

from scripts.story import incident
from scripts.story.scene import REVIEW, Scene, first_name
from scripts.story.stage import expect, found
from tests.github import Event


def change_who_comes(scene: Scene) -> None:
    """Ana cannot come, Lee leads instead of Nora, and the last two have read the timeline."""
    scene.stage.hours_pass(3)
    scene.teller.tell("Who comes can change until the meeting.", then="Ana cannot, and says so:")
    event = _writes(scene, "ana", incident.CANNOT_COME)
    scene.happens("Somebody cannot come", event)
    expect("ana must come and cannot" in scene.section("notices"), "Nobody hears of Ana.")
    expect("train" not in scene.review.body, "Ana's reason was copied.")
    scene.stage.hours_pass(1)
    scene.teller.tell(
        "The page shows it, but not why: that is nobody's business. Nora is needed elsewhere, so "
        "Mira takes her off the assignees of the issue, and assigns Lee. Whoever is assigned after "
        "somebody with a role was taken off has that role."
    )
    event = scene.person("mira").reassign(REVIEW, "-nora", "+lee")
    scene.happens("Somebody else leads the conversation", event)
    _show_people(scene)
    _read_it_all(scene)


def _writes(scene: Scene, login: str, text: str) -> Event:
    scene.teller.remark(first_name(login), f"below issue #{REVIEW}", text)
    return scene.person(login).comment(REVIEW, text)


def _show_people(scene: Scene) -> None:
    people = scene.section("people")
    expect("assigned by mira" in people, "Lee does not lead the conversation.")
    expect("The facilitator before: nora." in people, "Nobody knows of Nora any more.")
    scene.teller.page(f"Issue #{REVIEW}, the people", people.partition("Write `/coming`")[0])


def _read_it_all(scene: Scene) -> None:
    """Let the two with a role say that they have read the timeline: a step ticks itself."""
    scene.teller.tell("", then="Lee and Pat have nothing to add to the timeline, but have read it:")
    _writes(scene, "lee", incident.HAVE_READ)
    scene.happens("Everybody has read the timeline", _writes(scene, "pat", incident.HAVE_READ))
    steps = scene.section("steps")
    expect("- [x] **Read the timeline**" in steps, "The first step is not ticked.")
    scene.teller.tell("Now everybody has who must come, and the first step is ticked by itself.")
    boxes = "\n".join(line for line in steps.splitlines() if line.startswith("- ["))
    title = f"Issue #{REVIEW}, how this review goes"
    scene.teller.page(title, f"{_next(scene)}\n\n{boxes}")


def _next(scene: Scene) -> str:
    """What the page says first: whose turn it is."""
    notices = scene.section("notices")
    return found(notices.strip(), lambda text: text.partition("\n")[0], "next step on the page")
