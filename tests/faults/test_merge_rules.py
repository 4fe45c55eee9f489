"""Where a rule wants conversations resolved, the timeline is merged all the same, or says how."""

from typing import Final, Literal

import pytest

from tests.faults.scene import PULL, TIMELINE, Scene
from tests.github import FieldRefused

OWNED: Final = "- [x] Page somebody when orders fail @ana"
Rule = Literal["protection", "ruleset"]
RULES: Final[tuple[Rule, ...]] = ("protection", "ruleset")


def talked(scene: Scene) -> Scene:
    """Jonas asks, Ana answers, Pat parks something; nobody resolves anything."""
    asked = scene["jonas"].comment_on_line(PULL, TIMELINE, "Who knew?", containing="14:05")
    scene["ana"].reply(asked, "I did.")
    scene["pat"].comment_on_line(PULL, TIMELINE, "park: our names", containing="14:20")
    scene.write_actions(OWNED)
    return scene


@pytest.mark.parametrize("rule", RULES)
def test_what_the_record_has_is_resolved_and_the_timeline_merged(opened: Scene, rule: Rule) -> None:
    """Classic protection and rulesets alike; and nothing of it is lost."""
    opened.hub.settings.conversations_resolved = rule
    talked(opened).run(opened.close())

    assert opened.pull.merged_at is not None
    assert all(thread.resolved_by for thread in opened.pull.threads)
    assert [said in opened.record() for said in ("Who knew?", "I did.", "our names")] == [True] * 3


def test_without_a_rule_conversations_stay_open(opened: Scene) -> None:
    """Nobody asked for it."""
    talked(opened).run(opened.close())

    assert opened.pull.merged_at is not None
    assert [thread.resolved_by for thread in opened.pull.threads] == [None, None]


@pytest.mark.parametrize("rule", RULES)
def test_closing_costs_no_request_more(opened: Scene, rule: Rule) -> None:
    """They are resolved in the request that merges."""
    opened.hub.settings.conversations_resolved = rule
    talked(opened)
    event = opened.close()
    opened.hub.forget_requests()
    opened.run(event)
    with_rule = len(opened.hub.log)

    assert with_rule <= 6


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_that_is_not_shown_is_learned_from_the_refusal(opened: Scene, rule: Rule) -> None:
    """Not every token may see the rules of a branch [rep]; nothing else depends on them."""
    opened.hub.settings.conversations_resolved = rule
    opened.hub.settings.rules_shown = False
    run = talked(opened).run(opened.close())

    assert opened.pull.merged_at is not None
    assert (run.exit_code, run.annotations) == (0, ())


def test_what_robots_began_is_left_to_people(opened: Scene) -> None:
    """The last word says what to press, and nothing else is waited for."""
    opened.hub.settings.conversations_resolved = "ruleset"
    opened.people = {**opened.people, "lint[bot]": opened.hub.person("lint[bot]")}
    opened["lint[bot]"].comment_on_line(PULL, TIMELINE, "Too long", containing="14:05")
    talked(opened).run(opened.close())

    last = opened.letters()[-1]
    assert opened.pull.merged_at is None
    assert "1 conversation is still open there: press *Resolve conversation*" in last
    assert "press *Merge* there" in last


def test_a_token_that_may_not_resolve_says_what_to_press(opened: Scene) -> None:
    """Once, and the review is finished."""
    opened.hub.settings.conversations_resolved = "protection"
    opened.hub.inject(FieldRefused("resolveReviewThread"), times=9)
    talked(opened).run(opened.close())

    assert opened.pull.merged_at is None
    assert "2 conversations are still open there" in opened.letters()[-1]
    assert "review: finished" in {label.name for label in opened.issue.labels}


@pytest.mark.parametrize("rule", RULES)
def test_the_opening_says_what_will_be_asked(new: Scene, rule: Rule) -> None:
    """Long before anybody closes the issue, at no request more."""
    new.hub.settings.conversations_resolved = rule
    new.hub.settings.review_required = True
    new.opened()

    assert "Its conversations must be resolved before it can be merged" in new.section("notices")
    assert "It needs 1 approval before it can be merged" in new.section("notices")


def test_where_no_rule_asks_nothing_is_said(opened: Scene) -> None:
    """A page says what matters."""
    assert "can be merged" not in opened.page


@pytest.mark.parametrize("rule", RULES)
def test_a_line_with_only_a_command_holds_nothing_up(opened: Scene, rule: Rule) -> None:
    """It is no remark, and no conversation that anybody has to go on with."""
    opened.hub.settings.conversations_resolved = rule
    opened["ana"].comment_on_line(PULL, TIMELINE, "/coming", containing="14:05")
    talked(opened).run(opened.close())

    assert opened.pull.merged_at is not None
    assert "/coming" not in opened.record()
