"""Between reading and meeting: who comes, when they meet, and who has still to read."""

from scripts.story import incident
from scripts.story.excerpts import rows_of, steps_in_short
from scripts.story.scene import REVIEW, Scene
from scripts.story.stage import expect, found


def change_who_comes(scene: Scene) -> None:
    """Ana cannot come, Lee leads instead of Nora, settles the date, and reads as well."""
    scene.stage.hours_pass(1)
    scene.teller.tell("Ana cannot come, and says so:")
    scene.writes("ana", incident.CANNOT_COME)
    scene.teller.tell(
        "The list of people will say so; her reason stays in her comment. Nora is needed "
        "elsewhere; Mira assigns Lee instead, who now leads the conversation."
    )
    event = scene.person("mira").reassign(REVIEW, "-nora", "+lee")
    scene.happens("Somebody cannot come, and somebody else leads the conversation", event)
    _show_people(scene)
    _settle_the_date(scene)
    _ask_who_has_not_read(scene)
    _read_it_all(scene)


def _show_people(scene: Scene) -> None:
    people = scene.section("people")
    expect("ana must come but cannot" in scene.section("notices"), "Nobody hears of Ana.")
    expect("train" not in scene.review.body, "Ana's reason was copied.")
    expect("assigned by mira" in people, "Lee does not lead the conversation.")
    expect("Previous facilitator: nora." in people, "Nobody knows of Nora any more.")
    scene.teller.page(f"Issue #{REVIEW}, two of its people", rows_of(people, "lee", "ana"))


def _settle_the_date(scene: Scene) -> None:
    """Let the facilitator take the time that suits most people."""
    scene.stage.comes_to(incident.SETTLED)
    votes = found(scene.review.body, _votes, "word about the votes")
    expect("suited 4 people, 3 of the 6 who must come" in votes, f"Votes are missing: {votes}")
    scene.teller.tell("Nobody has to ask around for a date: the votes are counted.")
    scene.teller.page(f"Issue #{REVIEW}, when to meet", votes)
    scene.teller.tell("", then="Lee takes the time that suits everybody who voted:")
    scene.happens("The date is settled", scene.writes("lee", incident.SETTLE))
    meeting = found(scene.review.body, _meeting, "line about the meeting")
    expect("when.ics" in meeting, "There is nothing for a calendar.")
    scene.teller.page(f"Issue #{REVIEW}, the meeting", meeting)


def _votes(body: str) -> str:
    _, mark, after = body.partition("At the last count,")
    return mark and f"{mark}{after.splitlines()[0]}"


def _meeting(body: str) -> str:
    _, mark, after = body.replace("\r\n", "\n").partition("**Meet** on")
    return mark and f"{mark}{after.partition('The meeting is a conversation')[0]}"


def _ask_who_has_not_read(scene: Scene) -> None:
    """Let the sweep come by, two working days before the meeting."""
    scene.stage.comes_to(incident.REMINDED)
    scene.teller.tell(
        "Two working days before the meeting, a comment asks those who must come and have not read "
        "the timeline, and nobody else:"
    )
    scene.happens("Who has not read is asked", scene.stage.hub.schedule_event())
    asked = scene.ours("read-before").body
    expect("@lee" in asked and "@pat" in asked, "Lee and Pat are not asked.")
    expect("@ana" not in asked, "Somebody is asked who has read.")
    scene.teller.page(f"Issue #{REVIEW}, a comment by github-actions", asked)


def _read_it_all(scene: Scene) -> None:
    """Let the two with a role say that they have read the timeline: a step ticks itself."""
    scene.stage.hours_pass(3)
    scene.teller.tell("", then="Now both have read it:")
    scene.writes("lee", incident.HAVE_READ)
    scene.happens("Everybody has read the timeline", scene.writes("pat", incident.HAVE_READ))
    steps = scene.section("steps")
    expect("- [x] **Read the timeline**" in steps, "The step is not ticked.")
    expect("Thank you" in scene.ours("read-before").body, "The comment still asks.")
    scene.teller.tell("The comment turns into a thank-you, and two steps have ticked themselves.")
    boxes = "\n".join(one for one in steps_in_short(steps).splitlines() if "[x]" in one)
    title = f"Issue #{REVIEW}, how this review goes"
    scene.teller.page(title, f"{scene.next}\n\n{boxes}")
