"""`incident-review new --web` and `--chooser`: a link for people who have no Git."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from action.read.blank.issue_chooser import issue_chooser
from action.read.blank.web_form import WebForm
from tests.console.asking import asked

SHOP = WebForm("https://github.com/acme/shop", "main", "incidents")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder, in which nothing is written."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    assert not list(tmp_path.glob("incidents"))


def filled_in(link: str) -> tuple[str, str]:
    """The name and the text that the editor on GitHub shows."""
    shown = parse_qs(urlsplit(link.rstrip("\n")).query, strict_parsing=True)
    return shown["filename"][0], shown["value"][0]


def test_the_link_is_all_that_is_printed() -> None:
    """So that it can be copied, or given to another program; it is good for every day."""
    done = asked("new", "--web", "--repository", "https://github.com/acme/shop.git")

    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{SHOP.link()}\n", "")


def test_the_checkout_says_which_repository(here: Path) -> None:
    """As it does for the doctor."""
    (here / ".git").mkdir()
    config = '[remote "origin"]\n\turl = git@github.com:acme/shop.git\n'
    (here / ".git" / "config").write_text(config, encoding="utf-8")

    assert asked("new", "--web").stdout == f"{SHOP.link()}\n"


def test_server_branch_and_folder_are_those_of_the_team() -> None:
    """An Enterprise Server, a branch with a slash, a folder of another name."""
    done = asked(
        *("new", "--web", "--repository", "acme/shop", "--branch", "release/1.x"),
        *("--path", "post/mortems/"),
        env={"GITHUB_SERVER_URL": "https://ghe.example.org"},
    )
    page = WebForm("https://ghe.example.org/acme/shop", "release/1.x", "post/mortems")

    assert done.stdout == f"{page.link()}\n"


def test_a_title_names_the_folder_and_fills_in_the_form() -> None:
    """For somebody who is to tell of one incident, today."""
    done = asked("new", "Käse & more", "--web", "--repository", "acme/shop", "--timezone", "UTC")
    name, form = filled_in(done.stdout)

    assert name == f"incidents/{datetime.now(UTC):%Y-%m-%d}-kase-more/incident.yml"
    assert 'title: "Käse & more"\n' in form
    assert 'timezone: "UTC"\n' in form


def test_a_day_that_is_said_is_in_the_name() -> None:
    """The incident of last week."""
    done = asked("new", "Slow", "--web", "--repository", "acme/shop", "--date", "2026-03-02")

    assert filled_in(done.stdout)[0] == "incidents/2026-03-02-slow/incident.yml"


def test_the_chooser_is_a_file_to_be_saved() -> None:
    """As it is, by `>`."""
    done = asked("new", "--chooser", "--repository", "acme/shop")

    assert (done.exit_code, done.stdout) == (0, issue_chooser(SHOP.link()))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--web",), "It is not clear which repository; add `--repository OWNER/NAME`"),
        (("--web", "--repository", "shop"), "`shop` is not a repository; write it as"),
        (
            ("--web", "--from", "x.json", "--repository", "acme/shop"),
            "--web and --chooser show the blank form; leave out --from.",
        ),
        (
            ("Slow", "--chooser", "--repository", "acme/shop"),
            "A link that stays in the chooser cannot have a title; leave out TITLE, or use",
        ),
        (
            ("--web", "--emoji", "pushpin", "--repository", "acme/shop"),
            "`--emoji` needs a file; add `--from FILE`",
        ),
    ],
)
def test_what_does_not_go_together_is_said(words: tuple[str, ...], said: str) -> None:
    """And nothing is printed that somebody could take for a link."""
    done = asked("new", *words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
