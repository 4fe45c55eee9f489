"""`run --dry-run` by hand: what would follow on GitHub, without an event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import Result

from tests.console.asking import asked
from tests.github import Hub

DAY = datetime.now(UTC).date() - timedelta(days=2)
ID = f"{DAY}-checkout-slow"
FILE = f"incidents/{ID}/incident.yml"


@pytest.fixture
def hub() -> Iterator[Hub]:
    """A repository with an incident of which nobody has heard yet."""
    files = {FILE: "title: Checkout was slow\nseverity: major\nresponders: mira\n"}
    with Hub("acme/shop", files=files) as hub:
        hub.person("mira")
        yield hub
        assert hub.writes == []
        assert hub.violations == []


def planned(hub: Hub, *words: str, token: str | None = None) -> Result:
    """What somebody sees who asks from their own machine."""
    env = {"GITHUB_API_URL": hub.url, "GITHUB_TOKEN": hub.token if token is None else token}
    return asked("run", "--dry-run", *words, env=env)


def test_without_repository_and_token_it_says_what_is_missing() -> None:
    """All of it at once, with how to give it; nothing is asked."""
    done = asked("run", "--dry-run")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "add `--repository OWNER/NAME`" in done.stderr
    assert "set GITHUB_TOKEN" in done.stderr


def test_without_an_event_nothing_is_done() -> None:
    """The program that changes things is started by GitHub."""
    done = asked("run", "--repository", "acme/shop", "--token", "x")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "add `--dry-run` to see what would happen" in done.stderr


@pytest.mark.parametrize("said", [ID, FILE, f"./incidents/{ID}/", f"/home/mira/shop/{FILE}"])
def test_the_plan_of_an_incident_is_printed(hub: Hub, said: str) -> None:
    """Named by its folder, or by any path to it."""
    done = planned(hub, "--repository", "acme/shop", "--incident", said)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Checkout was slow ({ID})\n- ")
    assert (
        f"- open the review issue “Review the incident: Checkout was slow ({DAY})”\n" in done.stdout
    )
    assert "- ask mira to review the pull request\n" in done.stdout
    assert "- add 🎉 ❤️ 🚀 to a comment on the review issue, to vote with\n" in done.stdout
    assert "- create the labels incident-review, severity: major, " in done.stdout
    assert done.stdout.endswith("This is a plan for acme/shop. Nothing was changed.\n")


def test_nothing_in_it_is_a_word_of_programs(hub: Hub) -> None:
    """Claims, and the second text of an issue that is new, are nothing that people see."""
    said = planned(hub, "--repository", "acme/shop", "--incident", ID).stdout

    assert not [word for word in ("HOORAY", "mark on", "record on", "up to date") if word in said]


def test_a_plan_speaks_of_what_will_be() -> None:
    """Of reviews; an incident that needs none is only told of where it is named."""
    files = {FILE: "title: Checkout was slow\nseverity: trivial\n"}
    with Hub("acme/shop", files=files) as hub:
        named = planned(hub, "--repository", "acme/shop", "--incident", ID)
        of_all = planned(hub, "--repository", "acme/shop")

    assert "does not need a review, so none will be opened" in named.stdout
    assert ID not in of_all.stdout
    assert "No review is open in acme/shop" in of_all.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--path", "nowhere"), "acme/shop has no nowhere on its default branch; check the path"),
        (("--settings", "typo.yml"), "acme/shop has no typo.yml on its default branch; check"),
        (("--incident", "incidents/"), "`--incident` names no incident; add the name of its"),
    ],
)
def test_a_typo_gives_no_confident_plan(hub: Hub, words: tuple[str, ...], said: str) -> None:
    """What is named must be there; the usual places need not."""
    done = planned(hub, "--repository", "acme/shop", *words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_broken_settings_can_be_corrected(hub: Hub) -> None:
    """Somebody has written them, so it is no fault of the call."""
    hub.person("mira").push({".github/incident-review.yml": "team: [\n"})
    done = planned(hub, "--repository", "acme/shop")

    assert done.exit_code == 1
    assert ".github/incident-review.yml:" in done.output


def test_nothing_in_it_is_a_hole_or_leads_nowhere(hub: Hub) -> None:
    """What does not exist yet has no number and no address."""
    said = planned(hub, "--repository", "acme/shop", "--incident", ID).stdout

    assert not [hole for hole in ("None", "“”", "#", "issuecomment", hub.url) if hole in said]


@pytest.mark.parametrize(
    "said", ["acme/shop", "https://github.com/acme/shop", "git@github.com:acme/shop.git"]
)
def test_a_repository_may_be_named_by_its_address(hub: Hub, said: str) -> None:
    """As it stands in the browser, or in git."""
    assert planned(hub, "--repository", said).exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--repository", "acme"), "`acme` is not a repository; write it as OWNER/NAME"),
        (("--repository", "acme/other"), "The token cannot see acme/other"),
        (
            ("--repository", "acme/shop", "--incident", "gone"),
            "acme/shop has no incident `gone`; use the name of a folder in incidents/",
        ),
    ],
)
def test_what_is_not_there_is_a_wrong_call(hub: Hub, words: tuple[str, ...], said: str) -> None:
    """Silence would be the worst answer."""
    done = planned(hub, *words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_token_that_is_none_is_told(hub: Hub) -> None:
    """And not shown."""
    done = planned(hub, "--repository", "acme/shop", token="ghp_secretsecretsecret")

    assert done.exit_code == 2
    assert "GitHub does not accept the token" in done.stderr
    assert "secretsecret" not in done.output
