"""What owners settle, as REST tells it: policies for Actions, workflows, rules of branches."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from tests.github import Hub

FILE = ".github/workflows/ci.yml"


def told(hub: Hub, rest: str) -> tuple[int, Any]:
    """The status and the body of an answer."""
    headers = {"Authorization": f"token {hub.token}"}
    answer = requests.get(f"{hub.url}/repos/acme/shop/{rest}", headers=headers, timeout=10)
    return answer.status_code, answer.json()


@pytest.mark.parametrize(
    "rest",
    [
        "actions/permissions",
        "actions/permissions/workflow",
        "actions/permissions/selected-actions",
        "actions/workflows",
    ],
)
def test_the_workflows_own_token_sees_no_switch(hub: Hub, rest: str) -> None:
    """It administers nothing, and reads no workflow unless it may."""
    status, body = told(hub, rest)

    assert (status, body["message"]) == (403, "Resource not accessible by integration")


def test_whoever_administers_sees_them(hub: Hub) -> None:
    """Policy, switch and the workflows with their states."""
    hub.settings.administers = True
    hub.settings.token_scopes["actions"] = "read"
    hub.settings.workflows_off = {FILE: "disabled_manually"}
    hub.person("mira").push({FILE: "on: push\n"})

    assert told(hub, "actions/permissions")[1]["allowed_actions"] == "all"
    assert told(hub, "actions/permissions/workflow")[1]["can_approve_pull_request_reviews"]
    (one,) = told(hub, "actions/workflows")[1]["workflows"]
    assert (one["path"], one["state"]) == (FILE, "disabled_manually")


def test_selected_actions_are_told_only_where_some_are_selected(hub: Hub) -> None:
    """GitHub refuses otherwise."""
    hub.settings.administers = True
    before = told(hub, "actions/permissions/selected-actions")[0]
    hub.settings.actions_allowed = "selected"
    hub.settings.actions_patterns = ("acme/*",)

    assert before == 409
    assert told(hub, "actions/permissions/selected-actions")[1]["patterns_allowed"] == ["acme/*"]


def test_rules_are_told_of_branches_that_are_not_there(hub: Hub) -> None:
    """They speak of names."""
    hub.settings.own_branches_closed = True
    hub.settings.conversations_resolved = "ruleset"
    hub.settings.checks_required = ("build",)

    kinds = [rule["type"] for rule in told(hub, "rules/branches/incident-review%2Fx")[1]]
    assert kinds == ["creation"]
    kinds = [rule["type"] for rule in told(hub, "rules/branches/main")[1]]
    assert kinds == ["pull_request", "required_status_checks"]


def test_classic_protection_shows_its_checks_to_everybody(hub: Hub) -> None:
    """What else it wants is shown to nobody but administrators."""
    hub.settings.checks_required = ("build",)
    main = told(hub, "branches/main")[1]

    assert main["protected"] is True
    assert main["protection"]["required_status_checks"]["contexts"] == ["build"]
