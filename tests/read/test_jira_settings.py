"""What the settings may say about Jira: where it is, and what its project asks for besides."""

import pytest

from action.review.outlets.outlet_rules import JiraRules
from tests.read.test_settings import refused, team

CLOUD_ID = "1a11d016-8984-4c3e-b9ab-142dd06acb1b"
SITE = "outlets: {jira: {site: https://acme.atlassian.net, project: OPS"


def rules(more: str = "") -> JiraRules | None:
    """What is understood of settings with these words behind site and project."""
    return team(f"{SITE}{more}}}}}").outlets.jira


def test_site_and_project_are_enough() -> None:
    """A task, by a token without scopes."""
    assert rules() == JiraRules("https://acme.atlassian.net", "OPS", "Task")


@pytest.mark.parametrize("written", ["ops", "Ops", "OPS"])
def test_keys_of_projects_are_written_large(written: str) -> None:
    """As Jira writes them."""
    found = team(f"{SITE.removesuffix('OPS')}{written}}}}}").outlets.jira

    assert found == rules()


def test_fields_stay_as_they_are() -> None:
    """Words, mappings and lists, as deep as they go."""
    found = rules(", fields: {customfield_1: {value: Red, child: {value: 5}}, versions: [a, b]}")

    assert found is not None
    assert found.fields == {
        "customfield_1": {"value": "Red", "child": {"value": "5"}},
        "versions": ["a", "b"],
    }


def test_the_id_of_a_site_is_in_small_letters() -> None:
    """It becomes a part of an address."""
    found = rules(f", cloud-id: {CLOUD_ID.upper()}")

    assert found is not None
    assert found.cloud_id == CLOUD_ID


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (", cloud-id: acme/../x", "`acme/../x` is not the id of a Jira site"),
        (", fields: {not a name: x}", "not a name"),
    ],
)
def test_what_cannot_be_is_refused(wrong: str, says: str) -> None:
    """Before it becomes an address, or a request that Jira does not understand."""
    assert says in "\n".join(refused(f"{SITE}{wrong}}}}}"))


@pytest.mark.parametrize("project", ["OPS-17", "1OPS", "O P", "../x"])
def test_a_project_that_is_none_is_refused(project: str) -> None:
    """With an example of one."""
    text = f"{SITE.removesuffix('OPS')}{project}}}}}"

    assert f"`{project}` is not a project key" in "\n".join(refused(text))
