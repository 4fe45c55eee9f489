"""People vote on the proposed times by reacting, of which no workflow hears: the next look does."""

from typing import Final

from tests.faults.scene import ISSUE, PROPOSED, SETTINGS, SETTINGS_FILE, Scene
from tests.github import FieldRefused

OFFERED: Final = ["HOORAY", "HEART", "ROCKET"]


def offered(scene: Scene) -> list[str]:
    """What of ours stands below the proposal."""
    ours = (one for one in scene.proposal().reactions if one.author.login == "github-actions[bot]")
    return [one.content for one in ours]


def test_reactions_to_click_stand_below_the_proposal(opened: Scene) -> None:
    """They are there with the opening; ours are no votes."""
    assert offered(opened) == OFFERED
    opened.run(opened.hub.schedule_event())

    assert "At the last count, nobody had voted." in opened.section("steps")


def test_votes_are_counted_by_the_sweep_and_by_whatever_happens(opened: Scene) -> None:
    """Strangers have none, however many they are; a thumbs-up is none."""
    opened.hub.settings.private = False
    opened.hub.person("eve", permission="none").react_below(ISSUE, PROPOSED, "ROCKET")
    for login in ("mira", "dora"):
        opened[login].react_below(ISSUE, PROPOSED, "HEART")
    opened["ana"].react_below(ISSUE, PROPOSED)
    opened.run(opened.hub.schedule_event())
    said = opened.section("steps").partition("At the last count, ")[2].partition("\n")[0]
    opened["jonas"].react_below(ISSUE, PROPOSED, "HOORAY")
    opened["ana"].react_below(ISSUE, PROPOSED, "HOORAY")
    opened.run(opened["lee"].comment(ISSUE, "I have booked a room."))

    assert said.startswith("time 2 (")
    assert said.endswith(") suited 2 people, 1 of the 6 who must come.")
    assert "time 1 suits most people so far" in opened.section("steps")


def test_votes_on_a_proposal_that_comes_late_are_counted_too(new: Scene) -> None:
    """A team that had no step for a date takes it up when there was talk already."""
    without = "severities: {major: {steps: [read, agree, close]}}\n"
    new.file(SETTINGS + without, SETTINGS_FILE)
    new.opened()
    for words in ("One", "Two", "Three", "Four", "Five", "Six"):
        new["ana"].comment(ISSUE, words)
    new.file(SETTINGS, SETTINGS_FILE)
    new.run(new.hub.schedule_event())
    new["mira"].react_below(ISSUE, PROPOSED, "HEART")
    new.run(new.hub.schedule_event())

    assert "suited 1 person" in new.section("steps")


def test_the_time_that_was_voted_for_is_taken(opened: Scene) -> None:
    """The comment is edited to its end by the same request."""
    run = opened.run(opened["lee"].comment(ISSUE, "/meet 2"))

    assert run.exit_code == 0
    assert "**We meet on " in opened.proposal().body
    assert "lee settled it [in a comment]" in opened.section("steps")


def test_where_reactions_are_refused_nobody_is_bothered(new: Scene) -> None:
    """The proposal stands, the run is green, and the next one does not try again."""
    new.hub.inject(FieldRefused("addReaction", "FORBIDDEN", "No."), times=99)
    new.opened()
    new.hub.clear_faults()
    new.hub.forget_requests()
    new.run(new.hub.schedule_event())

    assert offered(new) == []
    assert [request.kind for request in new.hub.log] == ["read", "read", "read"]
