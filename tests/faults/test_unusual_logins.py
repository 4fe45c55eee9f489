"""People whose logins GitHub gives to few: they take part like everybody else."""

from __future__ import annotations

import pytest

from tests.faults.scene import INCIDENT, PULL, SETTINGS, SETTINGS_FILE, TIMELINE, Scene

ACTION = "- [x] Page somebody when orders fail @mira_acme"


@pytest.fixture
def enterprise(new: Scene) -> Scene:
    """A house whose enterprise manages its users: their logins have an underscore."""
    new.people = {**new.people, "mira_acme": new.hub.person("mira_acme")}
    return new.opened(INCIDENT.replace("lead: mira", "lead: mira_acme"))


def test_a_managed_user_leads_an_incident_and_owns_an_action(enterprise: Scene) -> None:
    """From the incident file to the action issue, never cut at the underscore."""
    assert "mira_acme" in [one.login for one in enterprise.pull.requested]
    enterprise.write_actions(ACTION)
    enterprise.run(enterprise.close())
    (made,) = enterprise.actions()

    assert (made.title, [one.login for one in made.assignees]) == (
        "Page somebody when orders fail",
        ["mira_acme"],
    )
    assert enterprise.issue.closed


def test_in_a_large_house_the_owner_is_asked_for_by_the_whole_login(enterprise: Scene) -> None:
    """Also where GitHub lists only a part of the people, and a backtick strays on the page."""
    for number in range(110):
        enterprise.hub.person(f"a{number:03}")
    enterprise.write_actions("A stray ` sign", "", ACTION, "", "Another ` sign")
    enterprise.run(enterprise.close())
    (made,) = enterprise.actions()

    assert [one.login for one in made.assignees] == ["mira_acme"]


def test_logins_of_old_accounts_are_remembered_as_they_are(new: Scene) -> None:
    """With two hyphens in a row, or one at the end: who was picked stays picked."""
    for login in ("lee--b", "pat-"):
        new.people = {**new.people, login: new.hub.person(login)}
    settings = SETTINGS.replace("[lee, vera]", "[lee--b, vera]").replace("[pat]", "[pat-]")
    new["mira"].push({SETTINGS_FILE: settings}, "Change the rotas")
    new.opened()
    marker = new.section("people").partition("\n")[0]
    new["mira"].push({SETTINGS_FILE: SETTINGS}, "Change them back")
    new.run(new["jonas"].comment_on_line(PULL, TIMELINE, "question: who?", containing="14:05"))

    assert {one.login for one in new.issue.assignees} == {"lee--b", "pat-"}
    assert new.section("people").startswith(f"{marker}\n")
