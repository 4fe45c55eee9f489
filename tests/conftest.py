"""What all tests share: the warm start, how long is searched, and the count of what was proved."""

from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import walk_packages
from typing import Final

import pytest

import action
from tests.searching import register_profiles
from tests.warm import Warm

PLACES: Final[Mapping[str, str]] = {
    "tests/faults/test_what_github_refuses.py": "refusals",
    "tests/stories/": "stories",
}
"""Tests that are counted by where they are; others say what they prove by `record_property`."""

register_profiles()


def pytest_sessionstart() -> None:
    """Import all of the program: Hypothesis draws from the constants of what is imported."""
    for module in walk_packages(action.__path__, f"{action.__name__}."):
        import_module(module.name)


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """Starts the program without its imports; made before any stand-in that it runs against."""
    with Warm() as warm:
        yield warm


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much was proved, so that nobody makes it less without seeing it."""
    proved = Counter[str]()
    for report in terminalreporter.stats.get("passed", ()):
        proved.update(dict(report.user_properties))
        proved.update(name for place, name in PLACES.items() if report.nodeid.startswith(place))
    if proved:
        said = ", ".join(f"{number} {what}" for what, number in sorted(proved.items()))
        terminalreporter.write_line(f"proved: {said}")
