"""What a commit says that a run has claimed, and who may be believed."""

from __future__ import annotations

import pytest

from action import SIGNATURE
from action.review.claims.claimed import Claimed
from tests.stories.nouns import FRIDAY

KEYS = ("review", "comment finished")


def test_the_commit_of_a_person_claims_nothing() -> None:
    """Whatever its words are: it lacks the line with which we sign."""
    assert Claimed.read(f"Go on\n\n{Claimed.noted(KEYS, '7')}", FRIDAY) is None


@pytest.mark.parametrize("keys", [(), KEYS])
def test_a_claim_is_read_as_it_was_noted(keys: tuple[str, ...]) -> None:
    """What it is for, and by which run; a commit that is for nothing notes nothing."""
    noted = Claimed.noted(keys, "7")

    assert bool(noted) == bool(keys)
    assert Claimed.read(f"Go on\n\n{noted}\n\n{SIGNATURE}", FRIDAY) == (
        Claimed(keys, FRIDAY, "7") if keys else None
    )
