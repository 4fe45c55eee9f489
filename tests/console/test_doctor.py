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
TEMPLATE: Final = "templates/workflow.yml"
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
    said = examined(hub).stdout
    assert "\nReady as far as could be seen. 4 points could not be checked.\n" in said


def test_a_workflow_that_waits_for_another_branch_stops_reviews(hub: Hub) -> None:
    """GitHub says what the default branch is."""
    hub.person("mira").push({COPY: WORKFLOW.replace("branches: [main]", "branches: [master]")})

    assert (
        "No incident opens a review: `branches:` names `master`, and the default branch is `main`\n"
        "  → write `branches: [main]`\n"
    ) in examined(hub).stdout


# --- a checkout -----------------------------------------------------------------------------------


def a_checkout(here: Path, address: str = "git@github.com:acme/shop.git") -> None:
    """What git leaves, and the workflow."""
    (here / ".git").mkdir()
    (here / ".git/config").write_text(
        f'[core]\n\tbare = false\n[remote "origin"]\n\turl = {address}\n'
    )
    (here / COPY).parent.mkdir(parents=True)
    (here / COPY).write_text(WORKFLOW)


def test_without_a_token_the_checkout_is_looked_at(here: Path) -> None:
    """Its origin says which repository it is; what was not looked at is named."""
    a_checkout(here)
    done = asked("doctor")

    assert done.exit_code == 0
    assert done.stdout.startswith(
        "The checkout of acme/shop\n\n✓ The workflow is there and up to date"
    )
    assert "? GitHub was not asked" in done.stdout
    assert "  → give a token (GITHUB_TOKEN)\n" in done.stdout
    assert done.stdout.endswith(
        "Nothing in these files stops reviews."
        " Not checked: switches, policies and rules on GitHub.\n"
    )


def test_without_a_token_the_branch_of_the_workflow_is_compared_with_that_of_origin(
    here: Path,
) -> None:
    """The first cause of a push after which nothing happens."""
    a_checkout(here)
    told = here / ".git/refs/remotes/origin/HEAD"
    told.parent.mkdir(parents=True)
    told.write_text("ref: refs/remotes/origin/main\n")
    assert asked("doctor").exit_code == 0

    told.write_text("ref: refs/remotes/origin/master\n")
    done = asked("doctor")

    assert done.exit_code == 1
    assert (
        f"✗ {COPY}:8:5: No incident opens a review: `branches:` names `main`,"
        " and the default branch is `master`\n  → write `branches: [master]`\n"
    ) in done.stdout
    checked = asked("check")
    assert checked.exit_code == 1
    assert f"{COPY}:8:5: No incident opens a review" in checked.stdout


@pytest.mark.parametrize(
    ("branches", "is_said"),
    [(("main",), False), (("master",), True), (("my-work", "main"), False), ((), False)],
)
def test_a_repository_that_nobody_has_pushed_yet_is_known_by_its_branches(
    here: Path, branches: tuple[str, ...], *, is_said: bool
) -> None:
    """The branch that somebody is on need not be the default one, where the other is there, too."""
    a_checkout(here)
    (here / ".git/config").write_text("[core]\n\tbare = false\n")
    heads = here / ".git/refs/heads"
    heads.mkdir(parents=True)
    for name in branches[1:]:
        (heads / name).write_text("0" * 40)
    (here / ".git/HEAD").write_text(f"ref: refs/heads/{branches[0]}\n" if branches else "0" * 40)

    assert ("the default branch is" in asked("doctor").stdout) is is_said


def test_a_checkout_that_a_workflow_has_made_says_nothing_of_the_default_branch(
    here: Path,
) -> None:
    """It is on the branch of a pull request, and knows no other."""
    a_checkout(here)
    (here / ".git/HEAD").write_text("ref: refs/heads/my-work\n")

    assert "the default branch is" not in asked("doctor").stdout
    assert asked("check").exit_code == 0


def test_from_a_folder_below_it_says_the_same(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As git does."""
    a_checkout(here)
    said = asked("doctor").stdout
    (here / "src/deep").mkdir(parents=True)
    monkeypatch.chdir(here / "src/deep")

    assert asked("doctor").stdout == said
    assert Path.cwd() == here / "src/deep"


def test_a_second_worktree_is_a_checkout_too(
    here: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its `.git` is a file that leads to the first."""
    a_checkout(here)
    second, kept = tmp_path_factory.mktemp("second"), here / ".git/worktrees/second"
    kept.mkdir(parents=True)
    (kept / "commondir").write_text("../..\n")
    (second / ".git").write_text(f"gitdir: {kept}\n")
    monkeypatch.chdir(second)

    assert asked("doctor").stdout.startswith("The checkout of acme/shop\n\n✗ No workflow")


@pytest.mark.parametrize("name", ["acme/shop", "ACME/Shop", "https://github.com/acme/shop"])
def test_a_checkout_of_the_repository_that_is_named_is_read(here: Path, name: str) -> None:
    """Also where another remote is the one that was meant."""
    a_checkout(here, "https://github.com/mira/shop")
    with (here / ".git/config").open("a") as config:
        config.write('[remote "upstream"]\n\turl = https://github.com/acme/shop.git\n')

    assert asked("doctor", "--repository", name).stdout.startswith("The checkout of ")


@pytest.mark.parametrize("place", ["a checkout of another", "no checkout", "a folder that is gone"])
def test_no_other_folder_is_judged_by_the_name_of_a_repository(
    here: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks about acme/other learns nothing about it from here."""
    if place == "a checkout of another":
        a_checkout(here)
    if place == "a folder that is gone":
        (here / "gone").mkdir()
        monkeypatch.chdir(here / "gone")
        (here / "gone").rmdir()
    done = asked("doctor", "--repository", "acme/other")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: This folder is not in a Git checkout of acme/other; go to one, or add a token"
        " (GITHUB_TOKEN) to ask GitHub\n"
    )


def test_outside_of_a_checkout_it_says_what_is_missing() -> None:
    """Nothing is judged."""
    done = asked("doctor")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "add `--repository OWNER/NAME` and a token (GITHUB_TOKEN) to ask GitHub" in done.stderr


@pytest.mark.parametrize(
    "address", ["https://gitlab.com/acme/shop.git", "/srv/git/shop.git", "git@work:acme/shop.git"]
)
def test_a_remote_of_another_host_is_not_on_github(here: Path, hub: Hub, address: str) -> None:
    """GitHub may have a repository of that name, which is somebody else's."""
    a_checkout(here, address)
    done = asked("doctor", env={"GITHUB_API_URL": hub.url, "GITHUB_TOKEN": hub.token})

    assert done.stdout.startswith("This checkout\n\n✓ The workflow is there")
    assert "  → give `--repository OWNER/NAME`\n" in done.stdout


@pytest.mark.parametrize(
    "address",
    [
        "https://git.acme.example/acme/shop.git",
        "https://x-access-token:secret@git.acme.example:8443/acme/shop",
        "ssh://git@ssh.git.acme.example:443/acme/shop.git",
        "git@git.acme.example:acme/shop.git",
    ],
)
def test_a_server_of_ones_own_is_github_where_it_is_named(here: Path, address: str) -> None:
    """By the variable that a runner there has."""
    a_checkout(here, address)
    env = {"GITHUB_SERVER_URL": "https://git.acme.example"}

    assert asked("doctor", env=env).stdout.startswith("The checkout of acme/shop\n")
    assert asked("doctor").stdout.startswith("This checkout\n")


def test_settings_that_cannot_be_read_are_not_said_to_be_missing(here: Path) -> None:
    """Nor is a workflow."""
    a_checkout(here)
    (here / COPY).write_bytes(b"\xff\xfeo\0n\0")
    (here / SETTINGS).mkdir()
    said = asked("doctor").stdout

    assert f"✗ {SETTINGS}:1:1: This is a folder, not a file\n" in said
    assert f"✗ {COPY}:1:1: This file is UTF-16\n" in said
    assert "There are no settings" not in said
    assert "No workflow runs" not in said


def test_settings_that_somebody_names_must_be_there(here: Path, hub: Hub) -> None:
    """In a checkout and on GitHub."""
    a_checkout(here)
    at_hand, there = asked("doctor", "--settings", "gone.yml"), examined(hub, "--settings", "g.yml")

    assert (at_hand.exit_code, there.exit_code) == (2, 2)
    assert at_hand.stderr == (
        "Error: There is no settings file gone.yml; check the path after `--settings`\n"
    )
    assert there.stderr == "Error: acme/shop has no file g.yml; check the path after `--settings`\n"


def test_the_workflow_to_copy_has_an_address(here: Path) -> None:
    """Whoever installed the command has no templates."""
    (here / ".git").mkdir()
    done = asked("doctor")

    assert done.exit_code == 1
    raw = "https://raw.githubusercontent.com/incident-review/incident-review/v1"
    assert f"  → copy {raw}/{TEMPLATE} to" in done.stdout


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
