"""A dry run shows the whole plan and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.github import Event, Hub, Run, Runner

PROJECT = Path(__file__).parents[1]
DAY = datetime.now(UTC).date() - timedelta(days=2)
FILE = f"incidents/{DAY}-checkout-slow/incident.yml"


@pytest.fixture
def hub() -> Iterator[Hub]:
    """A repository in which nothing has happened yet."""
    with Hub("acme/shop", files={"README.md": "# Shop\n"}) as hub:
        yield hub
        assert hub.violations == []


@pytest.fixture
def added(hub: Hub) -> Event:
    """Mira adds an incident file."""
    return hub.person("mira").push({FILE: "title: Checkout was slow\nseverity: major\n"})


def dry(hub: Hub, event: Event, folder: Path) -> Run:
    """Run the shipped program with the input that people would give."""
    return Runner(hub, folder, workspace=PROJECT).run(event, inputs={"dry_run": "true"})


def test_nothing_is_written(hub: Hub, added: Event, tmp_path: Path) -> None:
    """GitHub is asked and never told."""
    run = dry(hub, added, tmp_path)

    assert run.exit_code == 0
    assert hub.writes == []
    assert hub.world.issues() == []


def test_the_summary_shows_the_plan(hub: Hub, added: Event, tmp_path: Path) -> None:
    """Everything that would be done, in words, and that it was not done."""
    run = dry(hub, added, tmp_path)

    assert "This was a dry run: nothing was changed." in run.summary
    assert "- open the review issue “Review the incident: Checkout was slow" in run.summary
    assert "- open the pull request “Read and comment on the timeline: Checkout was slow" in (
        run.summary
    )


def test_no_number_is_invented(hub: Hub, added: Event, tmp_path: Path) -> None:
    """What does not exist has no number that somebody could follow."""
    run = dry(hub, added, tmp_path)

    assert run.outputs["operation"] == "created"
    assert (run.outputs["review-issue"], run.outputs["pull-request"]) == ("", "")
    assert "Review: " not in run.summary
    assert "#" not in run.summary.replace("###", "") + run.stdout
    assert "comment on the review issue" in run.summary


def test_what_exists_keeps_its_number(hub: Hub, added: Event, tmp_path: Path) -> None:
    """A dry run over an open review names it."""
    Runner(hub, tmp_path / "real", workspace=PROJECT).run(added)
    run = dry(hub, hub.dispatch_event({"incident": FILE.split("/")[1]}), tmp_path)

    assert run.outputs["review-issue"] == "1"
    assert run.outputs["operation"] == "none"
