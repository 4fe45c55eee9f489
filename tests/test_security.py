"""What SECURITY.md says of us is held by tests, and it names them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
import yaml

PROJECT: Final = Path(__file__).parents[1]
PAGE: Final = (PROJECT / ".github" / "SECURITY.md").read_text(encoding="utf-8")
NAMED: Final = sorted(set(re.findall(r"`(test_\w+)`", PAGE)))
TESTS: Final = "\n".join(
    path.read_text(encoding="utf-8") for path in (PROJECT / "tests").rglob("test_*.py")
)
WORKFLOWS: Final = (
    *sorted((PROJECT / ".github" / "workflows").glob("*.yml")),
    *(PROJECT / "templates" / name for name in ("workflow.yml", "check-workflow.yml")),
)


@pytest.mark.parametrize("name", NAMED)
def test_each_test_that_it_names_is_there(name: str) -> None:
    """Whoever renames a test, or gives up what it holds, comes by here."""
    assert f"\ndef {name}(" in TESTS


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_of_ours_trusts_a_pull_request(path: Path) -> None:
    """It would run with all permissions for code of strangers."""
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert not {"pull_request_target", "workflow_run"} & set(workflow[True])
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            if "actions/checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_the_permissions_are_those_that_it_names() -> None:
    """No more, and for the job alone."""
    workflow = yaml.safe_load((PROJECT / "templates" / "workflow.yml").read_text(encoding="utf-8"))
    named = re.search(r"three things \(([^)]*): write\)", PAGE)
    assert named
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["review"]["permissions"] == dict.fromkeys(
        re.findall(r"`([a-z-]+)`", named[1]), "write"
    )
