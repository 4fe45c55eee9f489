"""`incident-review doctor`: whether a repository is ready, and where to press."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from click.testing import Result

from action.read.blank.web_form import WebForm
from tests.console.asking import asked
from tests.github import Hub
from tests.github.faults import Refused
from tests.github.world import Settings

PROJECT: Final = Path(__file__).parents[2]
COPY: Final = ".github/workflows/incident-review.yml"
SETTINGS: Final = ".github/incident-review.yml"
WORKFLOW: Final = (PROJECT / "templates" / "workflow.yml").read_text(encoding="utf-8")
HOME: Final = "https://github.com/acme/shop"


@pytest.fixture
def hub() -> Iterator[Hub]:
    """A repository that was set up as the README says; its owner's token asks."""
    with Hub("acme/shop", files={COPY: WORKFLOW, SETTINGS: "team: [kim]\n"}) as hub:
        hub.settings.administers = True
        hub.settings.token_scopes["actions"] = "read"
        yield hub
        assert hub.writes == []
        assert hub.violations == []


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nobody stands in a checkout of ours by chance."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def examined(hub: Hub, *words: str) -> Result:
    """What the owner sees."""
    env = {"GITHUB_API_URL": hub.url, "GITHUB_TOKEN": hub.token}
    return asked("doctor", "--repository", "acme/shop", *words, env=env)


def found(hub: Hub, mark: str) -> dict[str, str | None]:
    """The signs with this mark, and where to press for each."""
    findings = json.loads(examined(hub, "--json").stdout)["findings"]
    return {one["sign"]: one["url"] for one in findings if one["mark"] == mark}


def test_a_repository_that_is_ready_needs_no_press(hub: Hub) -> None:
    """One screen, each line with its tick."""
    done = examined(hub)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "acme/shop\n\n"
        "✓ Issues are switched on; reviews start from `main`\n"
        "✓ The workflow is there and up to date, with the permissions that it needs:"
        f" {COPY}\n"
        f"✓ The settings can be read: {SETTINGS}\n"
        "✓ Actions are allowed here, and so is Incident Review\n"
        "✓ Actions are allowed to open pull requests\n"
        "✓ No rule of `main` stops a merge\n\n"
        "Ready: reviews can start.\n\n"
        "People without Git can report an incident here:\n"
        f"{WebForm(HOME, 'main', 'incidents').short_link()}\n"
    )


def test_a_repository_that_is_not_ready_shows_nobody_where_to_report(hub: Hub) -> None:
    """An incident that is reported there would get no answer."""
    hub.settings.archived = True

    assert "report an incident" not in examined(hub).stdout


def test_the_place_to_report_is_that_of_the_team(hub: Hub) -> None:
    """Programs find it beside the sign that all is well."""
    page = WebForm(HOME, "main", "post/mortems").short_link()
    findings = json.loads(examined(hub, "--path", "post/mortems/", "--json").stdout)["findings"]

    assert [one["url"] for one in findings if one["sign"] == "repository-open"] == [page]


def turned(**switches: object) -> Callable[[Settings], None]:
    """What somebody has set in the settings of the repository."""

    def turn(settings: Settings) -> None:
        for name, value in switches.items():
            setattr(settings, name, value)

    return turn


PRESS: Final = {
    "issues-off": (turned(issues=False), "/settings"),
    "repository-archived": (turned(archived=True), "/settings"),
    "actions-off": (turned(actions_enabled=False), "/settings/actions"),
    "action-refused": (turned(actions_allowed="local_only"), "/settings/actions"),
    "pin-wanted": (turned(actions_pinned=True), "/settings/actions"),
    "workflow-off": (
        turned(workflows_off={COPY: "disabled_inactivity"}),
        "/actions/workflows/incident-review.yml",
    ),
    "branches-closed": (turned(own_branches_closed=True), "/settings/rules"),
}


@pytest.mark.parametrize("sign", PRESS)
def test_what_stops_a_review_says_where_to_press(hub: Hub, sign: str) -> None:
    """And the command ends with 1."""
    turn, page = PRESS[sign]
    turn(hub.settings)

    assert found(hub, "stops") == {sign: f"{HOME}{page}"}
    assert examined(hub).exit_code == 1


@pytest.mark.parametrize(
    ("patterns", "stops"),
    [((), True), (("other/*",), True), (("incident-review/*",), False)],
)
def test_selected_actions_may_have_ours(
    hub: Hub, patterns: tuple[str, ...], *, stops: bool
) -> None:
    """Patterns are GitHub's, with a star."""
    turned(actions_allowed="selected", actions_patterns=patterns)(hub.settings)

    assert ("action-refused" in found(hub, "stops")) is stops


def test_a_list_of_selected_actions_that_is_hidden_is_not_guessed(hub: Hub) -> None:
    """Ours may be in it or not."""
    turned(actions_allowed="selected")(hub.settings)
    hidden = Refused(403, {"message": "Resource not accessible by personal access token"})
    hub.inject(hidden, matching=lambda request: request.path.endswith("/selected-actions"))

    assert found(hub, "unseen") == {"actions-unseen": f"{HOME}/settings/actions"}


def test_a_switch_that_is_off_stops_nothing(hub: Hub) -> None:
    """People open the pull requests by a link then."""
    turned(actions_may_open_pull_requests=False)(hub.settings)

    assert found(hub, "look") == {"switch-off": f"{HOME}/settings/actions"}
    assert examined(hub).exit_code == 0


@pytest.mark.parametrize(
    ("switches", "said", "page"),
    [
        (
            {"conversations_resolved": "ruleset", "review_required": True},
            "requires 1 approval\n",
            "/settings/rules",
        ),
        ({"checks_required": ("build",)}, "requires checks (build)\n", "/settings/branches"),
        (
            {"checks_required": ("build",), "conversations_resolved": "ruleset"},
            "requires checks (build)\n",
            "/settings/rules",
        ),
        (
            {"review_required": True},
            "is protected, and this token cannot see",
            "/settings/branches",
        ),
    ],
)
def test_what_a_merge_wants_is_told_before_the_first_review(
    hub: Hub, switches: dict[str, object], said: str, page: str
) -> None:
    """By rulesets, and by classic protection as far as people may see it."""
    turned(**switches)(hub.settings)
    shown = examined(hub)

    assert shown.exit_code == 0
    assert said in shown.stdout
    assert f"    {HOME}{page}\n" in shown.stdout


def test_conversations_that_we_resolve_ourselves_are_no_obstacle(hub: Hub) -> None:
    """The action resolves what the record keeps."""
    turned(conversations_resolved="ruleset")(hub.settings)

    assert found(hub, "look") == {}


def test_no_workflow_leads_to_the_editor_for_one() -> None:
    """With the name of the file filled in."""
    with Hub("acme/shop") as hub:
        hub.settings.administers = True
        pressed = found(hub, "stops")

    assert pressed == {"workflow-missing": f"{HOME}/new/HEAD?filename={COPY}"}


def test_an_old_copy_and_broken_settings_are_told_with_their_lines(hub: Hub) -> None:
    """The same letters as those of `check`."""
    lacking = WORKFLOW.replace("      issues: write", "      # issues: write")
    hub.person("mira").push({COPY: lacking, SETTINGS: "show-readers: all\n"})
    said = examined(hub).stdout

    assert f"✗ {COPY}:" in said
    assert "is missing `issues: write`\n" in said
    assert f"✗ {SETTINGS}:1:15: `all` cannot be used here\n" in said
    assert f"    {HOME}/blob/HEAD/{SETTINGS}#L1\n" in said


def test_a_token_that_sees_little_says_so(hub: Hub) -> None:
    """Nothing is guessed; the page to look at is named."""
    hub.settings.administers = False
    del hub.settings.token_scopes["contents"]
    hub.settings.rules_shown = False

    assert found(hub, "unseen") == {
        "files-unseen": None,
        "actions-unseen": f"{HOME}/settings/actions",
        "switch-unseen": f"{HOME}/settings/actions",
        "rules-unseen": f"{HOME}/settings/rules",
    }
    assert "\nReviews can start. 4 could not be checked.\n" in examined(hub).stdout


def test_without_a_token_the_checkout_is_looked_at(here: Path) -> None:
    """Its origin says which repository it is; what was not looked at is named."""
    (here / ".git").mkdir()
    (here / ".git/config").write_text(
        '[core]\n\tbare = false\n[remote "origin"]\n\turl = git@github.com:acme/shop.git\n'
    )
    (here / COPY).parent.mkdir(parents=True)
    (here / COPY).write_text(WORKFLOW)
    done = asked("doctor")

    assert done.exit_code == 0
    assert done.stdout.startswith("acme/shop\n\n✓ The workflow is there and up to date")
    assert "? GitHub was not asked" in done.stdout
    assert "  → give a token (GITHUB_TOKEN)\n" in done.stdout


def test_an_empty_folder_is_not_ready() -> None:
    """Without a repository there is nothing to press."""
    done = asked("doctor")

    assert done.exit_code == 1
    assert "✗ No workflow runs Incident Review\n" in done.stdout
    assert "give `--repository OWNER/NAME` and a token (GITHUB_TOKEN)" in done.stdout
    assert "http" not in done.stdout


def test_a_repository_that_is_hidden_is_told(hub: Hub) -> None:
    """GitHub does not tell what is missing from what may not be seen."""
    done = examined(hub, "--repository", "acme/other")

    assert done.exit_code == 1
    assert "✗ GitHub does not show acme/other to this token\n" in done.stdout


def test_a_token_that_is_none_is_a_wrong_call(hub: Hub) -> None:
    """There is nothing to say of the repository then."""
    env = {"GITHUB_API_URL": hub.url, "GITHUB_TOKEN": "nonsense"}
    done = asked("doctor", "--repository", "acme/shop", env=env)

    assert (done.exit_code, done.stdout) == (2, "")
    assert "GitHub does not accept the token" in done.stderr
