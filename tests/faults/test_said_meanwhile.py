"""What people say while a run is at work is on the page when that run ends, not a day later."""

import time
from collections.abc import Callable
from itertools import count
from typing import Final

import pytest

from action.connection import from_environment
from action.review.git_steps import Target
from action.review.plan import EditIssue, Plan
from action.write.github import carry_out
from tests.faults.scene import BRANCH, ISSUE, PULL, TIMELINE, Scene
from tests.faults.stories import CLOSING, CLOSING_AFTER_MERGE, REMARK, TURNS, Turn
from tests.faults.walker import Walker
from tests.github import Arrival, Event
from tests.stories.world import a_review

NEW: Final = "The alert was there four minutes before anybody saw it."
CLOSINGS: Final = (CLOSING, CLOSING_AFTER_MERGE)
WORDS: Final = "Page somebody when orders fail @ana"
OWNED: Final = f"- [x] {WORDS}"


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize("place", ["a line", "the conversation"])
def test_a_word_that_comes_between_look_and_write_is_heard(walker: Walker, place: str) -> None:
    """The answer of the last write tells that there is more, so that looking costs nothing else."""
    scene, event = REMARK.stage(walker.stage)
    speak_before_the_write(scene, place)

    run = scene.run(event)

    assert run.exit_code == 0
    if place == "a line":
        assert "and what then?" in scene.section("agenda")
    else:
        assert "14:33" in scene.timeline()


def test_where_nobody_speaks_nobody_looks_again(walker: Walker) -> None:
    """One look, one write."""
    assert [request.kind for request in walker.smooth(REMARK).log] == ["read", "write"]


def test_what_was_read_long_ago_is_read_again_before_a_page_is_written() -> None:
    """A runner that was stopped, or busy with other incidents, would write over people's words."""
    review, connection = a_review(), from_environment({}, "nobody uses it")
    step = EditIssue(Target(review.issue.id, review.issue.number), "As it was a minute ago.")
    old = review._with(heard=time.monotonic() - 60).snapshot

    known = carry_out(connection, Plan((step,)), old)

    assert (known.stale, connection.orders) == (True, 0)


def speak_before_the_write(scene: Scene, place: str) -> None:
    """Let Vera say something after the run has looked, and before it writes."""
    writes = count(1)

    def speaks(arrival: Arrival) -> bool:
        if arrival.kind == "write" and next(writes) == 1:
            if place == "a line":
                scene["vera"].comment_on_line(
                    PULL, TIMELINE, "question: and what then?", containing="14:49"
                )
            else:
                scene["vera"].comment(ISSUE, "/event 14:33 The vendor is called")
        return False

    scene.hub.barrier(1, matching=speaks)


# --- edits of the page ----------------------------------------------------------------------------


def test_an_edit_that_comes_between_look_and_write_is_made_again(walker: Walker) -> None:
    """We write the page over it; the event of the edit tells what was saved."""
    scene, event = REMARK.stage(walker.stage)
    edited = edit_before_the_write(scene, ticked)

    scene.run(event)
    assert OWNED not in scene.page
    run = scene.run(edited[0])

    assert run.exit_code == 0
    assert OWNED.replace("[x]", "[x] **A2**") in scene.section("actions")


def test_a_step_that_is_ticked_between_look_and_write_is_ticked_again(walker: Walker) -> None:
    """It is in a part of the page that is ours; its tick is theirs."""
    scene, event = REMARK.stage(walker.stage)
    edited = edit_before_the_write(scene, agreed)

    scene.run(event)
    assert "- [x] **Agree" not in scene.section("steps")
    run = scene.run(edited[0])

    assert run.exit_code == 0
    assert "- [x] **Agree" in scene.section("steps")
    assert "ticked by hand" in scene.section("steps")


@pytest.mark.parametrize("turn", TURNS, ids=lambda turn: turn.name)
def test_an_edit_before_any_write_of_any_turn_is_kept(walker: Walker, turn: Turn) -> None:
    """Also in the second after the page was made."""
    for at in range(1, sum(request.kind == "write" for request in walker.smooth(turn).log) + 1):
        scene, event = turn.stage(walker.stage)
        edited = edit_before_the_write(scene, learned, at)
        scene.run(event)
        for edit in edited:
            scene.run(edit)
            assert NEW in scene.page, f"before write {at}"
            assert turn not in CLOSINGS or NEW in scene.record(), f"before write {at}"
        late = len(scene.pulls()) - 1 - turn.records
        assert late in {0, 1}
        scene.assert_nothing_is_doubled_or_lost(turn.records + late)


@pytest.mark.parametrize("turn", CLOSINGS, ids=lambda turn: turn.name)
def test_a_remark_before_any_write_of_a_closing_is_in_the_record(
    walker: Walker, turn: Turn
) -> None:
    """Also where the record was written when it came."""
    for at in range(1, sum(request.kind == "write" for request in walker.smooth(turn).log) + 1):
        scene, event = turn.stage(walker.stage)
        remarks = edit_before_the_write(scene, remarked, at)
        scene.run(event)
        scene.run(remarks[0])

        assert "and what then?" in scene.record(), f"before write {at}"
        assert scene.issue.closed


def test_what_somebody_learned_after_the_end_goes_into_the_record(opened: Scene) -> None:
    """The page says that it does; the branch may be gone by then, and nothing else changes."""
    opened.write_actions(OWNED)
    opened.run(remarked(opened))
    opened.run(opened.close())
    opened["lee"].delete_branch(BRANCH)
    late = learned(opened)

    opened.run(late)
    before = opened.state()
    opened.run(late)
    assert opened.state() == before
    opened.run(opened["lee"].edit_issue(ISSUE, lambda body: body.replace(NEW, f"{NEW} Twice.")))
    asked = "went well?"
    opened.run(opened["lee"].edit_issue(ISSUE, lambda body: body.replace(asked, f"{asked} Luck")))

    for words in (
        f"{NEW} Twice.",
        f"{asked} — Luck",
        "Page somebody when orders fail",
        "and what then?",
    ):
        assert words in opened.record()


def test_a_tick_that_was_written_over_becomes_an_issue(walker: Walker) -> None:
    """Somebody ticks and closes at once; both events wait while we write."""
    scene, event = REMARK.stage(walker.stage)
    edited = edit_before_the_write(scene, ticked)

    scene.run(event)
    closed = scene.close()
    scene.run(edited[0])
    scene.run(closed)

    assert scene.titles() == ["Page somebody when orders fail"]


def test_an_edit_that_somebody_took_back_stays_so(opened: Scene) -> None:
    """The page says what it said before the edit, as it does where we have written over one."""
    ticks = opened.write_actions(OWNED)
    opened["lee"].edit_issue(ISSUE, lambda body: body.replace(f"{OWNED}\n", ""))
    closed = opened.close()
    before = opened.page

    opened.run(ticks)
    opened.run(closed)

    assert opened.titles() == []
    assert OWNED not in before + opened.page


@pytest.mark.parametrize("new", ["", "Rent a machine @jonas"], ids=["deleted", "reworded"])
def test_an_edit_that_we_saw_and_somebody_took_back_stays_so(opened: Scene, new: str) -> None:
    """A text of ours had it; that it is gone by now is what people want."""
    remark = opened["ana"].comment_on_line(PULL, TIMELINE, "question: how?", containing="14:20")
    ticks = opened.write_actions(OWNED)
    opened.run(remark)
    took_back = opened["lee"].edit_issue(ISSUE, lambda body: body.replace(WORDS, new))
    closed = opened.close()

    for event in (ticks, took_back, closed):
        opened.run(event)

    assert opened.titles() == (["Rent a machine"] if new else [])
    assert WORDS not in opened.page


def test_edits_just_before_the_end_are_made_once(opened: Scene) -> None:
    """Three events wait for each other; the first of them finishes everything."""
    first = opened.write_actions(OWNED)
    second = opened.write_actions("- [x] Ask the vendor @jonas")
    closed = opened.close()

    for event in (first, second, closed, opened.hub.schedule_event()):
        opened.run(event)

    assert opened.titles() == ["Page somebody when orders fail", "Ask the vendor"]
    assert opened.issue.closed
    assert opened.page.count("Ask the vendor") == 1


def test_an_edit_that_is_there_asks_for_nothing(walker: Walker) -> None:
    """One look, as for every event."""
    scene = walker.stage.opened()
    event = scene.write_actions(OWNED)
    scene.hub.forget_requests()

    scene.run(event)

    assert [request.operations for request in scene.hub.log if "node" in request.operations] == []


def agreed(scene: Scene) -> Event:
    """Lee ticks a step by hand."""
    return scene["lee"].edit_issue(
        ISSUE, lambda body: body.replace("- [ ] **Agree", "- [x] **Agree")
    )


def ticked(scene: Scene) -> Event:
    """Lee writes an action that was agreed on."""
    return scene.write_actions(OWNED)


def remarked(scene: Scene) -> Event:
    """Vera asks something about a line of the timeline."""
    said = "question: and what then?"
    return scene["vera"].comment_on_line(PULL, TIMELINE, said, containing="14:49")


def learned(scene: Scene) -> Event:
    """Lee writes down what somebody knows now."""
    return scene["lee"].insert_after(ISSUE, "## What we learned", f"\n{NEW}")


def edit_before_the_write(scene: Scene, edit: Callable[[Scene], Event], at: int = 1) -> list[Event]:
    """Let somebody edit the page after the run has looked, and before it writes; their event."""
    writes, events = count(1), list[Event]()

    def edits(arrival: Arrival) -> bool:
        if arrival.kind == "write" and next(writes) == at and ISSUE in scene.hub.world.tickets:
            events.append(edit(scene))
        return False

    scene.hub.barrier(1, matching=edits)
    return events
