"""Which incidents a push is about, as far as it names its files."""

from __future__ import annotations

import pytest

from action.read.event import Edit, Occasion, occasion


def pushed(path: str) -> Occasion:
    """A push to the default branch that adds one file."""
    payload = {
        "ref": "refs/heads/main",
        "repository": {"default_branch": "main"},
        "commits": [{"added": [path], "modified": [], "removed": []}],
    }
    settings = ".github/incident-review.yml"
    return occasion("push", payload, path="incidents", settings=settings)


@pytest.mark.parametrize("path", ["incidents/a/photo.png", "incidents/a/report.md", "incident.md"])
def test_other_files_are_not_ours(path: str) -> None:
    """Nothing is installed or asked for their sake."""
    assert not pushed(path).ours


@pytest.mark.parametrize("name", ["incident.yml", "incident.md"])
def test_both_forms_of_an_incident_file_are_ours(name: str) -> None:
    """The folder is the id of the incident."""
    assert pushed(f"incidents/a/{name}").incidents == ("a",)


def test_a_hundred_people_of_one_page_are_looked_up() -> None:
    """More would not fit into one question."""
    body = '<!-- incident-review:review id="2026-11-19-x" -->\n' + "".join(
        f"@p{number} " for number in range(101)
    )
    payload = {"action": "opened", "issue": {"number": 1, "body": body, "user": {"login": "x"}}}

    found = occasion("issues", payload, path="incidents", settings="s.yml")

    assert len(found.mentions) == 100


def test_an_edit_of_a_page_tells_what_was_found_and_what_was_saved() -> None:
    """In letters that can be written: half a character is not one."""
    marker = '<!-- incident-review:review id="2026-11-19-x" -->'
    payload = {
        "action": "edited",
        "issue": {"number": 1, "body": f"{marker}\nNew \ud83d", "user": {"login": "x"}},
        "changes": {"body": {"from": f"{marker}\nOld"}},
    }

    found = occasion("issues", payload, path="incidents", settings="s.yml")

    assert found.edit == Edit(f"{marker}\nOld", f"{marker}\nNew ?")
