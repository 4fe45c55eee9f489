"""Whoever reads what people wrote takes twice the time for twice the text."""

from __future__ import annotations

import pytest

from tests.growth.readers import READERS, grows, moments_of_lines, slow, wishes_of_lines


@pytest.mark.parametrize("name", READERS)
def test_a_reader_is_linear(name: str) -> None:
    """Counted in lines of Python, also those of the parser that it asks."""
    assert not list(slow(READERS[name]))


@pytest.mark.parametrize(
    "events",
    [
        " We decided to restart api again\n",
        " Restarted api one\n Restarted api two\n Restarted the payment service\n",
        " Service restored\n It fails again\n",
        "–23:59 A long look (by mira)\n –23:58 Another one (by tom)\n",
        " Plain words\n Users report errors, and an alert fires\n",
        " Tom looks at `a` “b” Ana looks at it\n",
        " We met `a.` We decide on “b. c” `d`\n",
    ],
)
def test_moments_of_many_events_are_found_in_linear_time(events: str) -> None:
    """Each event is looked at beside the last of its kind, never beside all others."""
    assert grows(moments_of_lines, events) is None


@pytest.mark.parametrize("names", ["topic\n", "first\n", "drop\n", "topic\nfirst\ndrop\n"])
def test_many_wishes_for_the_agenda_are_kept_in_linear_time(names: str) -> None:
    """Each command changes what it is about, and looks at none of the others."""
    assert grows(wishes_of_lines, names) is None
