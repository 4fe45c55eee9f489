"""What GitHub tells of the sidebar, at its oddest: nothing is believed that it does not say."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from tests.faults.indoors import run_indoors
from tests.faults.scene import ISSUE, Scene
from tests.github import Arrival
from tests.github.faults import Altered

Told = dict[str, Any]
ODD: Final[dict[str, Callable[[Told], object]]] = {
    "somebody who has left": lambda told: told | {"actor": None},
    "a bot of others": lambda told: told | {"actor": {"login": "helper", "__typename": "Bot"}},
    "a bot is assigned": lambda told: told | {"assignee": {}},
    "nobody is assigned": lambda told: told | {"assignee": None},
    "what GitHub cannot show": lambda _: None,
}
NO_ANSWER: Final[dict[str, Callable[[Told], object]]] = {
    "at no time": lambda told: told | {"createdAt": None},
    "at an odd time": lambda told: told | {"createdAt": "yesterday"},
    "in a year that is none": lambda told: told | {"createdAt": "0001-01-01T00:00:00Z"},
    "of no kind": lambda told: told | {"__typename": None},
    "by a number": lambda told: told | {"actor": 7},
    "a word": lambda _: "assigned",
}


def with_assignments(change: Callable[[Told], object]) -> Altered:
    """Each thing that people did in the sidebar is told otherwise; ours are told as they are."""

    def altered(body: Any) -> Any:
        body = copy.deepcopy(body)
        issue = ((body.get("data") or {}).get("repository") or {}).get("issue")
        if issue:
            page = issue["timelineItems"]
            page["nodes"] = [_by_people(node, change) for node in page["nodes"]]
        return body

    return Altered(altered)


def _by_people(node: Told, change: Callable[[Told], object]) -> object:
    return node if node["actor"]["__typename"] == "Bot" else change(node)


def _is_look(arrival: Arrival) -> bool:
    return arrival.name == "Look"


def people(scene: Scene) -> str:
    """What the page notes of the roles."""
    return scene.section("people").partition(" picks=")[0]


@pytest.mark.parametrize("change", ODD.values(), ids=ODD.keys())
def test_what_nobody_of_us_did_hands_no_role_over(
    opened: Scene, tmp_path: Path, change: Callable[[Told], object]
) -> None:
    """The run goes well, and the role is whose it was."""
    event = opened["mira"].reassign(ISSUE, "-lee", "+dora")
    opened.hub.inject(with_assignments(change), times=9, matching=_is_look)
    run = run_indoors(opened, event, tmp_path)

    assert run.exit_code == 0
    assert people(opened) == people(opened).replace("dora", "lee")


@pytest.mark.parametrize("change", NO_ANSWER.values(), ids=NO_ANSWER.keys())
def test_what_is_no_answer_changes_nothing(
    opened: Scene, tmp_path: Path, change: Callable[[Told], object]
) -> None:
    """The review waits, and the next run finds all that was done."""
    event = opened["mira"].reassign(ISSUE, "-lee", "+dora")
    opened.hub.inject(with_assignments(change), times=9, matching=_is_look)
    opened.hub.forget_requests()
    run = run_indoors(opened, event, tmp_path)
    opened.hub.clear_faults()
    assert (run.exit_code, run.outputs["reason-code"]) == (1, "half-answer")
    assert opened.hub.writes == []

    run_indoors(opened, event, tmp_path)
    assert 'facilitator="dora"' in people(opened)
