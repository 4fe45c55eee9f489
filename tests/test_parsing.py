"""A text is parsed once: whoever needs it again is handed the value, not the text."""

from __future__ import annotations

import pytest

from scripts.budgets.calling import WATCHED
from scripts.budgets.parsing import BUDGETS, Served, story
from tests.warm import Warm


@pytest.fixture(scope="module")
def served(warm: Warm) -> tuple[Served, ...]:
    """The events of the story that the demo tells."""
    return story(warm)


@pytest.mark.parametrize("event", BUDGETS)
def test_closing_a_review_parses_no_text_over_and_over(
    served: tuple[Served, ...], event: str
) -> None:
    """It once looked for fences 390 times and read the actions 22 times, in the same few texts."""
    (closing,) = [one for one in served if one.event == event]

    budgets = BUDGETS[event].items()
    over = {name: closing.calls[name] for name, most in budgets if closing.calls[name] > most}
    assert over == {}


@pytest.mark.parametrize("name", WATCHED)
def test_the_calls_are_seen_at_all(served: tuple[Served, ...], name: str) -> None:
    """Else the test above would show nothing."""
    assert any(one.calls[name] for one in served)
